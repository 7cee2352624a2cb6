//! `P does|allows|achieves E [by D]`: once, in time.

use servanda_agreement::{Act, By, CommitmentId, Condition, Deed, EventRef, Form};
use servanda_base::{Deadline, Instant, Timeline, Truth, timeline};

use super::{EventDuty, finite};
use crate::condition::sampled;
use crate::date::first_true;
use crate::frame::{Extension, Term};
use crate::knower::{Context, Knower};
use crate::{Doubt, Doubts, Footing, Judgement, Progress, Remark, Standing};

/// By when something is to be done: two instants where it waits for an event that is dated by more than an instant.
#[derive(Debug, Clone)]
struct Dues {
    first: (Deadline, Deadline),
    /// From when it is another, by time.
    later: Vec<(Instant, (Deadline, Deadline))>,
}

impl Dues {
    /// What counts at `at`.
    fn at(&self, at: Instant) -> (Deadline, Deadline) {
        self.later.iter().rfind(|(from, _)| *from <= at).map_or(self.first, |(_, due)| *due)
    }
}

impl Knower<'_, '_> {
    pub(crate) fn once(
        &self,
        act: Act,
        deed: &Deed,
        by: Option<&By>,
        term: Term,
        context: Context,
    ) -> Timeline<Standing> {
        let under = |due| match deed {
            Deed::Event(event) => self.event_once(act, event, due, term, context),
            Deed::Condition(condition) => self.condition_once(condition, due, term, context),
        };
        let dues = self.dues(by, context);
        let mut line = under(dues.first);
        for (from, due) in &dues.later {
            line = line.until_then(*from, &under(*due));
        }
        // Each extension moves the deadline from when it took effect.
        let own = dues.at(Instant::END);
        for Extension { from, moved, grounds } in self.extensions(own.1, context) {
            line = match moved {
                Some(moved) => {
                    line.until_then(from, &under((moved, moved)).map(|standing| standing.clone().on(&grounds)))
                }
                None => line.until_then(from, &under(own)),
            };
        }
        line
    }

    /// The deadline of a milestone that counts at `at`, and the extension by which it does, if it was extended.
    pub(crate) fn deadline_at(
        &self,
        id: CommitmentId,
        context: Context,
        at: Instant,
    ) -> Option<(Deadline, Option<Extension>)> {
        let own = self.milestone_deadline(id, at)?;
        let last = self.extensions(own, context).into_iter().rfind(|extension| extension.from <= at);
        let extended = last.and_then(|extension| Some((extension.moved?, Some(extension))));
        Some(extended.unwrap_or((own, None)))
    }

    /// The deadline of a milestone that counts at `at`, as the text has it, before extensions; `None` for what is no milestone.
    pub(crate) fn milestone_deadline(&self, commitment: CommitmentId, at: Instant) -> Option<Deadline> {
        self.milestone_dues(commitment).map(|dues| dues.at(at).1)
    }

    /// The deadline of a milestone over time, with its extensions; `None` for what is no milestone.
    pub(crate) fn milestone_line(&self, id: CommitmentId) -> Option<Timeline<Deadline>> {
        let dues = self.milestone_dues(id)?;
        let mut line = Timeline::constant(dues.first.1);
        dues.later.iter().for_each(|(from, due)| line.push(*from, due.1));
        let own = dues.at(Instant::END).1;
        for Extension { from, moved, .. } in
            self.extensions(own, Context { commitment: Some(id), ..Context::default() })
        {
            line = line.until_then(from, &Timeline::constant(moved.unwrap_or(own)));
        }
        Some(line)
    }

    fn milestone_dues(&self, commitment: CommitmentId) -> Option<Dues> {
        let context = Context { commitment: Some(commitment), ..Context::default() };
        match &self.agreement().commitments[commitment].form {
            Form::Once { by: by @ Some(_), .. } => Some(self.dues(by.as_ref(), context)),
            _ => None,
        }
    }

    /// By when. Where it waits for an event, what may still be contradicted is not there yet (S43).
    fn dues(&self, by: Option<&By>, context: Context) -> Dues {
        let exactly = |deadline| Dues { first: (deadline, deadline), later: Vec::new() };
        let event = match by {
            None => return exactly(Deadline::NEVER),
            Some(By::Date(date)) => return exactly(self.deadline(date).unwrap_or(Deadline::NEVER)),
            Some(By::Event(event)) => event,
        };
        let happenings = self.happenings(event, context);
        let due = |at: Instant| {
            let mut settled = happenings.occurrences.iter().filter(|one| !one.disputed && one.open_until <= at);
            let deadline = |at| Deadline { at, closes_day: false };
            match settled.next() {
                None => (Deadline::NEVER, Deadline::NEVER),
                Some(first) => (deadline(first.time.start), deadline(first.time.last())),
            }
        };
        let mut opened: Vec<Instant> = happenings.occurrences.iter().map(|one| one.open_until).collect();
        opened.retain(|at| at.is_finite());
        opened.sort_unstable();
        opened.dedup();
        Dues { first: due(Instant::BEGINNING), later: opened.into_iter().map(|at| (at, due(at))).collect() }
    }

    fn event_once(
        &self,
        act: Act,
        event: &EventRef,
        due: (Deadline, Deadline),
        term: Term,
        context: Context,
    ) -> Timeline<Standing> {
        let happenings = self.happenings(event, context);
        // Only what happened after the start of force counts.
        let answers = happenings.occurrences.iter().filter(|occurrence| occurrence.time.start >= term.from);
        let duty =
            EventDuty { act, event, context, since: term.from, due, key: None, answers: answers.cloned().collect() };
        let changes = self.changes_of(&duty, &happenings);
        sampled([timeline::merged([changes])], |at| self.of_duty(&duty, &happenings, at))
    }

    fn condition_once(
        &self,
        condition: &Condition,
        (earliest, deadline): (Deadline, Deadline),
        term: Term,
        context: Context,
    ) -> Timeline<Standing> {
        let line = self.truth(condition, context);
        let last = deadline.at.pred();
        // What speaks against it must be asserted at the last instant before the deadline, or later.
        let against = line.zip(&self.truth(condition, context.since(last)), |all, against| {
            // What is in dispute proves nothing (S45).
            let is_disputed = all.truth == Truth::Unknown && all.doubts.has(Doubt::Conflict);
            if is_disputed { all.clone() } else { against.clone() }
        });
        let done = first_true(&line, term.from);
        let reported = self.report_due(
            deadline,
            context.commitment.and_then(|id| self.agreement().commitments[id].verification.within),
        );
        let progress = self.progress(condition, context);
        let changes = finite([earliest.at, deadline.at, reported.at].into_iter().chain(done));
        sampled([changes, line.changes().collect(), against.changes().collect(), progress.changes().collect()], |at| {
            let standing = match done {
                Some(done) if done <= at => {
                    let judgement = line.at(done);
                    let is_by = |due: Deadline| if due.closes_day { done < due.at } else { done <= due.at };
                    if is_by(earliest) {
                        Standing::met(judgement.footing, judgement.grounds.clone())
                    } else if is_by(deadline) {
                        Standing::unverified(Doubts::of(Doubt::TooCoarse)).on(&judgement.grounds)
                    } else if let Some(undone) = undone_before(&against, last, done) {
                        Standing::late(crate::united(&judgement.grounds, &undone.grounds))
                    } else {
                        Standing::unverified(Doubts::of(Doubt::TimingUnknown)).on(&judgement.grounds)
                    }
                }
                _ if at < earliest.at => Standing::pending(Some(deadline)),
                _ if at < deadline.at => Standing::unverified(Doubts::of(Doubt::TooCoarse)).due(deadline),
                _ => self.condition_undone(&line, &against, deadline, reported, at),
            };
            // Once it is done that is how far it got.
            Standing { progress: *progress.at(done.map_or(at, |done| done.min(at))), ..standing }
        })
    }

    /// What is said of a state of things that was to be reached by a deadline that is over.
    fn condition_undone(
        &self,
        line: &Timeline<Judgement>,
        against: &Timeline<Judgement>,
        deadline: Deadline,
        reported: Deadline,
        at: Instant,
    ) -> Standing {
        let last = deadline.at.pred();
        let denied = against
            .stretches()
            .filter(|(from, until, judgement)| {
                let from = (*from).max(last);
                *until > last && judgement.truth == Truth::False && from <= at
            })
            .map(|(_, _, judgement)| judgement)
            .next();
        if let Some(judgement) = denied {
            let remark = if judgement.footing == Footing::BySilence { Remark::BySilence } else { Remark::Denied };
            return Standing::breached(remark, judgement.footing, judgement.grounds.clone());
        }
        // Whoever was first to say so: a contradiction decides it until it is resolved.
        let now = line.at(at);
        if now.doubts.has(Doubt::Conflict) {
            return Standing::of_unknown(now);
        }
        if at < reported.at {
            return Standing::unverified(Doubts::of(Doubt::ReportAwaited)).due(reported);
        }
        Standing::overdue(self.hears_of_readings())
    }

    /// How far a milestone on a comparison got.
    fn progress(&self, condition: &Condition, context: Context) -> Timeline<Option<Progress>> {
        match condition {
            Condition::Compare { left, right, .. } => {
                let (left, right) = (self.amount(left, context), self.amount(right, context));
                left.zip(&right, |reached, of| Some(Progress { reached: reached.interval, of: of.interval }))
            }
            _ => Timeline::constant(None),
        }
    }
}

/// A judgement that it was not so at the last instant before the deadline, or later, before it was done.
fn undone_before(against: &Timeline<Judgement>, last: Instant, done: Instant) -> Option<&Judgement> {
    against
        .stretches()
        .find(|(from, until, judgement)| *until > last && *from < done && judgement.truth == Truth::False)
        .map(|(_, _, judgement)| judgement)
}
