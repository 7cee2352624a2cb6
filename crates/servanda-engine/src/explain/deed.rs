//! Why a duty to do something stands as it does: what set it off, by when it was due, what is recorded of it, and,
//! where silence decides, what was promised.

use std::sync::Arc;

use servanda_agreement::{Commitment, EventRef, Form, Trigger};
use servanda_base::{Deadline, Instant};

use super::{Called, Claim, Heard, Instance, Reason};
use crate::form::{Deciding, EventDuty, InPeriod};
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::occurrence::{Denial, Happenings, Occurrence, Refusal};
use crate::{Footing, Grounds, Standing, form, united};

impl Knower<'_, '_> {
    /// What is recorded of an event up to `at`, and later of the time up to `at`.
    pub(super) fn why_event(&self, event: &EventRef, context: Context, at: Instant) -> Reason {
        let happenings = self.happenings(event, context);
        let once = self.agreement().events[event.event].once;
        let occurrences = happenings.occurrences.iter().enumerate();
        // The first occurrence of what happens once says that there was none before.
        let told = occurrences.filter(|(order, one)| one.time.start <= at || (once && *order == 0));
        let denials = happenings.denials.iter().filter(|denial| denial.from.is_none_or(|from| from <= at));
        let refusals = happenings.refusals.iter().filter(|refusal| refusal.time.start <= at);
        let records = told
            .map(|(_, one): (usize, &Arc<Occurrence>)| &one.grounds)
            .chain(denials.map(|denial: &Denial| &denial.grounds))
            .chain(refusals.map(|refusal: &Refusal| &refusal.grounds));
        let grounds = records.fold(Grounds::from([]), |all, grounds| united(&all, grounds));
        Reason::new(Claim::Event(self.heard(event, context, None)), grounds, Vec::new())
    }

    fn heard(&self, event: &EventRef, context: Context, silent_by: Option<Deadline>) -> Heard {
        let within = self.reporting_time(event.event, context);
        Heard { event: event.clone(), place: context.here, key: None, within, silent_by }
    }

    /// By when what was due should have been reported.
    fn reported(&self, event: &EventRef, context: Context, due: Deadline) -> Deadline {
        self.report_due(due, self.reporting_time(event.event, context))
    }

    /// What is recorded of a deed that was due: the records that decide, beside those that set it off; or none, by when
    /// it should have been told.
    fn why_deed(
        &self,
        event: &EventRef,
        context: Context,
        due: Deadline,
        standing: &Standing,
        but: &Grounds,
    ) -> Reason {
        let silent = standing.footing == Footing::BySilence;
        let silent_by = silent.then(|| self.reported(event, context, due)).filter(|due| due.at.is_finite());
        let grounds = standing.grounds.iter().copied().filter(|id| !but.contains(id)).collect();
        Reason::new(Claim::Event(self.heard(event, context, silent_by)), grounds, Vec::new())
    }

    /// What is owed once: everything that is recorded of it.
    pub(super) fn why_once(
        &self,
        event: &EventRef,
        context: Context,
        standing: &Standing,
        due: Option<Deadline>,
        at: Instant,
    ) -> Reason {
        let mut reason = self.why_event(event, context, at);
        if let (Claim::Event(heard), Footing::BySilence, Some(due)) = (&mut reason.claim, standing.footing, due) {
            heard.silent_by = Some(self.reported(event, context, due)).filter(|due| due.at.is_finite());
        }
        reason
    }

    /// The instances that decide a duty that is called on again and again; nothing for other forms.
    pub(super) fn why_instances(
        &self,
        commitment: &Commitment,
        term: Term,
        context: Context,
        at: Instant,
    ) -> Vec<Reason> {
        match &commitment.form {
            Form::Within { act, event, within, of } => {
                let happenings = self.happenings(event, context);
                let calls = self.calls(of, *within, term, context);
                let instances = self.answered(*act, event, calls, &happenings, context);
                let told = self.why_deciding(&instances, &happenings, Some(of), None, at);
                if told.is_empty() { vec![self.why_no_call(of, term, context, at)] } else { told }
            }
            Form::AfterEach { act, event, within, period } => {
                let happenings = self.happenings(event, context);
                let calls = self.ended_periods(*within, *period, term, context);
                let instances = self.answered(*act, event, calls, &happenings, context);
                let told = self.why_deciding(&instances, &happenings, None, Some(*period), at);
                if told.is_empty() { vec![self.why_event(event, context, at)] } else { told }
            }
            Form::Every { act, event, every } => {
                let happenings = self.happenings(event, context);
                let stretches = self.stretches(*act, event, *every, &happenings, term, context);
                let stretch = stretches.iter().rev().find(|stretch| stretch.has_begun(at));
                stretch
                    .map(|stretch| self.why_stretch(stretch.last.as_deref(), &stretch.duty, &happenings, at))
                    .into_iter()
                    .collect()
            }
            Form::Quota { act, event, bound, amount, per } => {
                let deciding = self.deciding_period(*act, event, (*bound, amount), *per, term, context, at);
                let standing = self.by_form(commitment, term, context).at(at).clone();
                match deciding {
                    Some(deciding) => {
                        let asked = self.why_quantity(amount, context, deciding.period.0);
                        vec![self.why_period(event, context, deciding, standing, asked)]
                    }
                    None => vec![self.why_event(event, context, at)],
                }
            }
            _ => Vec::new(),
        }
    }

    /// Why a duty was not called on: nothing of its trigger, or all that kept its condition from holding.
    fn why_no_call(&self, trigger: &Trigger, term: Term, context: Context, at: Instant) -> Reason {
        let condition = match trigger {
            Trigger::Event(event) => return self.why_event(event, context, at),
            Trigger::Condition(condition) => condition,
        };
        let line = self.truth(condition, context);
        let since = line.stretches().filter(|(from, until, _)| *until > term.from && *from <= at);
        let grounds = since.fold(Grounds::from([]), |all, (.., judgement)| united(&all, &judgement.grounds));
        let now = self.why_condition(condition, context, at);
        let claim = Claim::Stretch(condition.clone(), context.here, line.at(at).truth, (term.from, Instant::END));
        let always = line.stretches().filter(|(from, until, _)| *until > term.from && *from <= at);
        if always.map(|(.., judgement)| judgement.truth).any(|truth| truth != line.at(at).truth) {
            return Reason::new(now.claim, united(&now.grounds, &grounds), now.because);
        }
        Reason::new(claim, grounds, now.because)
    }

    /// What set off one instance.
    fn why_called(&self, trigger: &Trigger, context: Context, instance: &form::Instance<'_>) -> Reason {
        match trigger {
            Trigger::Event(event) => {
                let heard = Heard { key: instance.duty.key.clone(), ..self.heard(event, context, None) };
                Reason::new(Claim::Event(heard), instance.grounds.clone(), Vec::new())
            }
            Trigger::Condition(condition) => self.why_condition(condition, context, instance.called_at),
        }
    }

    fn why_deciding(
        &self,
        instances: &[form::Instance<'_>],
        happenings: &Happenings,
        trigger: Option<&Trigger>,
        period: Option<servanda_base::period::Period>,
        at: Instant,
    ) -> Vec<Reason> {
        let deciding: Vec<(&form::Instance<'_>, Standing)> = match self.deciding(instances, happenings, at) {
            Deciding::Past(past) => {
                let worst = past.iter().map(|(_, standing)| standing.verdict).min();
                past.into_iter().filter(|(_, standing)| Some(standing.verdict) == worst).collect()
            }
            Deciding::Newest(instance, standing) => vec![(instance, standing)],
            Deciding::Open(open) => {
                let due = open.iter().map(|instance| instance.duty.due.1).min();
                let next = open.into_iter().filter(|instance| Some(instance.duty.due.1) == due);
                next.map(|instance| (instance, self.of_duty(&instance.duty, happenings, at))).collect()
            }
            Deciding::NoCall => Vec::new(),
        };
        let told = deciding.into_iter().map(|(instance, standing)| {
            let duty = &instance.duty;
            let called = match period {
                Some(period) => {
                    let (start, end) = period.containing(self.calendar(), instance.called_at.pred());
                    Called::Period(start, end)
                }
                None => Called::On(duty.since, duty.key.clone(), instance.place),
            };
            let mut because: Vec<Reason> =
                trigger.map(|trigger| self.why_called(trigger, duty.context, instance)).into_iter().collect();
            because.push(self.why_deed(duty.event, duty.context, duty.due.1, &standing, &instance.grounds));
            because.extend(period.and_then(|_| earlier_answers(instances, instance)));
            self.instance(called, Some(duty.due.1), None, standing, because)
        });
        told.collect()
    }

    fn why_stretch(
        &self,
        last: Option<&Occurrence>,
        duty: &EventDuty<'_>,
        happenings: &Happenings,
        at: Instant,
    ) -> Reason {
        let standing = match last {
            Some(last) if at < duty.due.0.at => Standing::met(Footing::Attested, last.grounds.clone()),
            _ => self.of_duty(duty, happenings, at),
        };
        let called = match last {
            Some(last) => Called::LastDone(last.time.last()),
            None => Called::TermBegan(duty.since),
        };
        let own = last.map_or_else(|| Grounds::from([]), |last| last.grounds.clone());
        let mut because = Vec::new();
        if last.is_some() {
            let heard = self.heard(duty.event, duty.context, None);
            because.push(Reason::new(Claim::Event(heard), own.clone(), Vec::new()));
        }
        if last.is_none() || at >= duty.due.0.at {
            because.push(self.why_deed(duty.event, duty.context, duty.due.1, &standing, &own));
        }
        self.instance(called, Some(duty.due.1), None, standing, because)
    }

    fn why_period(
        &self,
        event: &EventRef,
        context: Context,
        deciding: InPeriod,
        standing: Standing,
        asked: Reason,
    ) -> Reason {
        let (start, end) = deciding.period;
        let due = Deadline { at: end, closes_day: true };
        let mut because = vec![self.why_deed(event, context, due, &standing, &deciding.asked.grounds)];
        if !matches!(&asked.claim, Claim::Quantity(servanda_agreement::Quantity::Number(..), ..)) {
            because.push(asked);
        }
        let counted = Some((deciding.count, deciding.asked));
        self.instance(Called::Period(start, end), None, counted, standing, because)
    }

    fn instance(
        &self,
        called: Called,
        due: Option<Deadline>,
        counted: Option<(crate::Amount, crate::Amount)>,
        standing: Standing,
        because: Vec<Reason>,
    ) -> Reason {
        let due = due.filter(|due| due.at.is_finite());
        let grounds = standing.grounds.clone();
        Reason::new(Claim::Instance(Instance { called, due, counted, standing }), grounds, because)
    }
}

/// What answers the periods before, which an answer that names no period would answer else.
fn earlier_answers(instances: &[form::Instance<'_>], instance: &form::Instance<'_>) -> Option<Reason> {
    let names_none = instance.duty.answers.iter().any(|answer| answer.key.is_none());
    let before = instances.iter().filter(|other| names_none && other.called_at < instance.called_at);
    let answers = before.flat_map(|other| &other.duty.answers);
    let grounds = answers.fold(Grounds::from([]), |all, answer| united(&all, &answer.grounds));
    (!grounds.is_empty()).then(|| Reason::new(Claim::AnsweredBefore, grounds, Vec::new()))
}
