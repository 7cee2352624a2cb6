//! Why a commitment stands as it does.

use servanda_agreement::{By, Commitment, CommitmentId, Condition, DateExpr, Deed, EventRef, Form, PhaseId, Place};
use servanda_base::{Deadline, Instant};

use super::{Claim, Reason, Since, reason_of};
use crate::date::first_true;
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::{Grounds, Remark, Standing, StepAssessment, Verdict, united};

impl Knower<'_, '_> {
    pub(super) fn why_commitment(&self, id: CommitmentId, part: Option<Place>, at: Instant) -> Reason {
        let line = self.standing(id, part);
        let standing = line.told_at(at);
        let since = Since {
            word: line.said().map(|standing| (standing.verdict, standing.concluded)).since(at),
            reason: line.said().map(reason_of).since(at),
        };
        let commitment = &self.agreement().commitments[id];
        let because = match (part, commitment.each.as_slice()) {
            (None, parts) if !parts.is_empty() => {
                parts.iter().map(|part| self.why_commitment(id, Some(*part), at)).collect()
            }
            _ => self.why_framed(id, commitment, &standing, part, at),
        };
        let grounds = standing.grounds.clone();
        Reason::new(Claim::Commitment(id, part, standing, since), grounds, because)
    }

    /// What lies around the form, and then the form, as far as they decide.
    fn why_framed(
        &self,
        id: CommitmentId,
        commitment: &Commitment,
        standing: &Standing,
        part: Option<Place>,
        at: Instant,
    ) -> Vec<Reason> {
        let context = Context { commitment: Some(id), here: part, ..Context::default() };
        let mut because = self.why_term(commitment, at);
        let Some(term) = self.term(id).filter(|term| term.from <= at) else { return because };
        // A final word is that of the last instant of the term.
        let at = if standing.concluded { at.min(term.until.pred()) } else { at };
        because.extend(commitment.excused_while.iter().map(|excuse| self.why_condition(excuse, context, at)));
        let is_released = matches!(standing.verdict, Verdict::Waived | Verdict::Excused);
        because.extend(self.why_not_owed(id, commitment, term, context, at));
        if !is_released && standing.remark != Remark::ByFinding {
            because.extend(self.why_form(id, commitment, standing, term, context, at));
        }
        because.extend(self.why_deadline(id, standing, context, at));
        because.extend(self.why_verified(id, at));
        because
    }

    /// Where nothing was owed for a while before: why, and why it was owed again.
    fn why_not_owed(
        &self,
        id: CommitmentId,
        commitment: &Commitment,
        term: Term,
        context: Context,
        at: Instant,
    ) -> Vec<Reason> {
        let releases = self.releases_in(context);
        let before = releases.over(at).filter(|(_, until, _)| *until > term.from);
        let why = |(from, until, standing): (Instant, Instant, &Standing)| {
            let resumed = match standing.remark {
                Remark::Paused => self.resumed_by(id, context.here, until),
                _ => Grounds::default(),
            };
            let excuse = commitment.excused_while.iter().filter(|_| standing.remark == Remark::ExcusedByText);
            let because = excuse.flat_map(|excuse| [from, until].map(|at| self.why_condition(excuse, context, at)));
            let because = because.collect();
            let grounds = united(&standing.grounds, &resumed);
            Reason::new(Claim::NotOwed(standing.clone(), (from, until)), grounds, because)
        };
        before.map(why).collect()
    }

    fn why_form(
        &self,
        id: CommitmentId,
        commitment: &Commitment,
        standing: &Standing,
        term: Term,
        context: Context,
        at: Instant,
    ) -> Vec<Reason> {
        match &commitment.form {
            Form::Keeps { condition } => {
                let violation = self.why_violation(commitment, condition, standing, term, context, at);
                std::iter::once(self.why_condition(condition, context, at)).chain(violation).collect()
            }
            Form::KeepsOn { condition, dates } => {
                let releases = self.releases_in(context);
                let ends = dates.iter().filter_map(|date| self.deadline(date));
                let ends = ends.map(|end| if end.closes_day { end.at.pred() } else { end.at });
                let last = ends.filter(|end| *end <= at && releases.at(*end).is_none());
                last.max().map(|end| self.why_condition(condition, context, end)).into_iter().collect()
            }
            Form::Once { deed, by, .. } => {
                let due = self.deadline_at(id, context, at).map(|(due, _)| due);
                let mut because = match deed {
                    Deed::Event(event) => vec![self.why_once(event, context, standing, due, at)],
                    Deed::Condition(condition) => self.why_reached(condition, due, term, context, at),
                };
                if let Some(By::Event(event)) = by {
                    because.push(self.why_event(event, context, at));
                }
                because
            }
            Form::Refrains { events } => events.iter().map(|event| self.why_event(event, context, at)).collect(),
            Form::Within { .. } | Form::Every { .. } | Form::Quota { .. } | Form::AfterEach { .. } => {
                self.why_instances(commitment, term, context, at)
            }
        }
    }

    /// Where a cure period counts: since when the demand has been violated.
    fn why_violation(
        &self,
        commitment: &Commitment,
        condition: &Condition,
        standing: &Standing,
        term: Term,
        context: Context,
        at: Instant,
    ) -> Option<Reason> {
        if !matches!(standing.verdict, Verdict::Curing | Verdict::Breached | Verdict::Missed) {
            return None;
        }
        let violation = self.violation_at(commitment, condition, term, context, at)?;
        let why = self.why_condition(condition, context, violation.start);
        let event = commitment.cure.as_ref().and_then(|cure| cure.after.as_ref());
        let event = event.map(|event| self.why_event(event, context, at));
        // What decides it still has been said.
        let is_said = why.grounds.iter().all(|id| standing.grounds.contains(id));
        // A cure period that runs did not begin earlier.
        let (kept, before) = match standing.verdict {
            Verdict::Curing => (violation.last_kept, violation.before),
            _ => (None, Grounds::from([])),
        };
        let kept = kept.map(|last| self.why_condition(condition, context, last));
        let because = kept.into_iter().chain((!is_said).then_some(why)).chain(event).collect();
        Some(Reason::new(Claim::Violation(violation.start, violation.cured_by), before, because))
    }

    /// A state of things that is to be reached: as it was when it was reached, and at its date if it was reached late.
    fn why_reached(
        &self,
        condition: &Condition,
        due: Option<Deadline>,
        term: Term,
        context: Context,
        at: Instant,
    ) -> Vec<Reason> {
        let line = self.truth(condition, context);
        let done = first_true(&line, term.from).filter(|done| *done <= at);
        let last = due.map(|due| due.at.pred()).filter(|last| last.is_finite());
        match (done, last) {
            (Some(done), Some(last)) if done > last => {
                vec![self.why_condition(condition, context, last), self.why_condition(condition, context, done)]
            }
            (done, _) => vec![self.why_condition(condition, context, done.unwrap_or(at))],
        }
    }

    /// The date that counts, and by what it was moved.
    fn why_deadline(&self, id: CommitmentId, standing: &Standing, context: Context, at: Instant) -> Option<Reason> {
        let milestone = self.deadline_at(id, context, at);
        let (deadline, own, grounds) = match milestone {
            Some((deadline, Some(extension))) => (deadline, self.milestone_deadline(id, at), extension.grounds),
            Some((deadline, None)) => (deadline, None, Grounds::from([])),
            None => (standing.deadline?, None, Grounds::from([])),
        };
        deadline.at.is_finite().then(|| Reason::new(Claim::Deadline(deadline, own), grounds, Vec::new()))
    }

    /// The steps of its verification, with their clocks.
    fn why_verified(&self, id: CommitmentId, at: Instant) -> Vec<Reason> {
        let steps = self.steps_of(id);
        steps.iter().map(|step| step_reason(step, at, |step| Claim::VerifyStep(id, step))).collect()
    }

    /// Where the term of a commitment waits for something: for what.
    fn why_term(&self, commitment: &Commitment, at: Instant) -> Vec<Reason> {
        let agreement = self.agreement();
        let mut waits = Waits { events: Vec::new(), phases: commitment.during.into_iter().collect() };
        let own = commitment.from.iter().chain(commitment.until.iter().map(|until| &until.date));
        let whole = std::iter::once(&agreement.in_force).chain(agreement.until.iter().map(|until| &until.date));
        for date in own.chain(whole) {
            self.waits_for(date, &mut waits);
        }
        match &commitment.form {
            Form::Once { by: Some(By::Date(date)), .. } => self.waits_for(date, &mut waits),
            Form::KeepsOn { dates, .. } => dates.iter().for_each(|date| self.waits_for(date, &mut waits)),
            _ => {}
        }
        let phases = waits.phases.into_iter().map(|phase| self.why_phase(phase, at));
        let events = waits.events.iter().map(|event| self.why_event(event, Context::default(), at));
        phases.chain(events).collect()
    }

    fn why_phase(&self, id: PhaseId, at: Instant) -> Reason {
        let phase = &self.agreement().phases[id];
        let (from, until) = self.phase_bounds(id);
        let told = |bound: Option<Instant>| bound.filter(|bound| *bound <= at);
        let begins = phase.begins_when.as_ref().map(|condition| (condition, told(from)));
        let ends = phase.ends_when.as_ref().map(|condition| (condition, told(until)));
        let why = |(condition, bound): (&Condition, Option<Instant>)| {
            self.why_condition(condition, Context::default(), bound.unwrap_or(at))
        };
        let mut because: Vec<Reason> =
            begins.into_iter().chain(ends.filter(|_| told(from).is_some())).map(why).collect();
        let mut waits = Waits { events: Vec::new(), phases: Vec::new() };
        for date in phase.from.iter().chain(phase.until.as_ref().map(|until| &until.date)) {
            self.waits_for(date, &mut waits);
        }
        because.extend(waits.events.iter().map(|event| self.why_event(event, Context::default(), at)));
        Reason::new(Claim::Phase(id, told(from), told(until)), Grounds::from([]), because)
    }

    /// What a date waits for.
    fn waits_for(&self, date: &DateExpr, waits: &mut Waits) {
        match date {
            DateExpr::Day(_) | DateExpr::Instant(_) => {}
            DateExpr::Named(id) => self.waits_for(&self.agreement().dates[*id].date, waits),
            DateExpr::StartOf(phase) | DateExpr::EndOf(phase) => {
                if !waits.phases.contains(phase) {
                    waits.phases.push(*phase);
                }
            }
            DateExpr::Plus(date, _) | DateExpr::Minus(date, _) | DateExpr::DayOf(_, date) => {
                self.waits_for(date, waits);
            }
            DateExpr::After(_, event) => {
                if !waits.events.contains(event) {
                    waits.events.push(event.clone());
                }
            }
            DateExpr::LaterOf(dates) | DateExpr::EarlierOf(dates) => {
                dates.iter().for_each(|date| self.waits_for(date, waits));
            }
            DateExpr::Contested { own, .. } => self.waits_for(own, waits),
        }
    }
}

/// What a date waits for: events, and phases that may begin or end by a condition.
struct Waits {
    events: Vec<EventRef>,
    phases: Vec<PhaseId>,
}

/// A step as a reason, with the record by which it was done.
pub(super) fn step_reason(step: &StepAssessment, at: Instant, claim: impl Fn(super::Step) -> Claim) -> Reason {
    let status = *step.status.at(at);
    let is_done = matches!(status, crate::StepStatus::Done | crate::StepStatus::DoneLate);
    let grounds = step.done_by.filter(|_| is_done).into_iter().collect();
    let step = super::Step { number: step.number, status, opens: step.opens, due: step.due };
    Reason::new(claim(step), grounds, Vec::new())
}
