//! `P does|allows E within D of G`: each time that G happens.

use std::rc::Rc;

use servanda_agreement::{Act, EventRef, Place, Trigger};
use servanda_base::{Deadline, Duration, Instant, Timeline, Truth, timeline};

use super::{EventDuty, finite};
use crate::condition::sampled;
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::occurrence::{Happenings, Occurrence};
use crate::{Doubts, Footing, Grounds, Remark, Standing};

/// One time that a duty was called on, with its deadline and what answered it.
pub(crate) struct Instance {
    /// When it was surely called on.
    pub called_at: Instant,
    /// From when an answer may be one to this call.
    pub from: Instant,
    pub due: (Deadline, Deadline),
    pub key: Option<Box<str>>,
    pub place: Option<Place>,
    pub answer: Option<Occurrence>,
    pub grounds: Grounds,
}

impl Knower<'_, '_> {
    #[allow(clippy::too_many_arguments)]
    pub(crate) fn within(
        &self,
        act: Act,
        event: &EventRef,
        within: Duration,
        trigger: &Trigger,
        term: Term,
        context: Context,
    ) -> Timeline<Standing> {
        let happenings = self.happenings(event, context);
        let calls = self.answered_calls(trigger, within, &happenings, term, context);
        let no_call = self.no_call(trigger, context);
        self.instances(act, event, &calls, &happenings, &no_call, context)
    }

    /// The times that the trigger came in force, each with its deadline and its answer.
    pub(crate) fn answered_calls(
        &self,
        trigger: &Trigger,
        within: Duration,
        happenings: &Happenings,
        term: Term,
        context: Context,
    ) -> Vec<Instance> {
        let mut calls = self.calls(trigger, within, term, context);
        answer(&mut calls, &happenings.occurrences);
        calls
    }

    fn calls(&self, trigger: &Trigger, within: Duration, term: Term, context: Context) -> Vec<Instance> {
        let call = |start: Instant, last: Instant, key, place, grounds| Instance {
            called_at: last,
            from: start,
            due: (self.calendar().due(start, within), self.calendar().due(last, within)),
            key,
            place,
            answer: None,
            grounds,
        };
        let in_force = |at: Instant| at >= term.from && at < term.until;
        match trigger {
            Trigger::Event(event) => self
                .happenings(event, context)
                .occurrences
                .into_iter()
                .filter(|request| in_force(request.time.start) && !request.disputed)
                .map(|r| call(r.time.start, r.time.last(), r.key, r.place, r.grounds))
                .collect(),
            Trigger::Condition(condition) => {
                let line = self.truth(condition, context);
                let mut calls = Vec::new();
                let mut was_true = false;
                for (from, _, judgement) in line.stretches() {
                    match judgement.truth {
                        Truth::True if !was_true => {
                            was_true = true;
                            if in_force(from) {
                                calls.push(call(from, from, None, context.here, judgement.grounds.clone()));
                            }
                        }
                        Truth::False => was_true = false,
                        _ => {}
                    }
                }
                calls
            }
        }
    }

    /// What is said while no call is known: met only if every call would be known.
    fn no_call(&self, trigger: &Trigger, context: Context) -> Timeline<Standing> {
        let not_called_on =
            || Standing::met(Footing::NotCalledOn, Rc::from([])).remarked(Remark::NotCalledOn);
        match trigger {
            Trigger::Event(event) if self.is_complete(event.event) => Timeline::constant(not_called_on()),
            Trigger::Event(event) => {
                Timeline::constant(Standing::unverified(Doubts::of(self.doubt_of_silence(event))))
            }
            Trigger::Condition(condition) => {
                let line = self.truth(condition, context);
                let mut doubt = false;
                let mut told = Timeline::constant(not_called_on());
                for (from, _, judgement) in line.stretches() {
                    doubt |= judgement.truth == Truth::Unknown;
                    told.push(from, if doubt { Standing::of_unknown(judgement) } else { not_called_on() });
                }
                told
            }
        }
    }

    /// The verdict of a duty that is called on again and again: the worst of what is past its time and still open;
    /// else as the newest closed one came out; else pending.
    pub(crate) fn instances(
        &self,
        act: Act,
        event: &EventRef,
        calls: &[Instance],
        happenings: &Happenings,
        no_call: &Timeline<Standing>,
        context: Context,
    ) -> Timeline<Standing> {
        let duties: Vec<EventDuty<'_>> = calls.iter().map(|call| self.duty_of(act, event, call, context)).collect();
        let changes = timeline::merged(
            duties
                .iter()
                .map(|duty| self.changes_of(duty, happenings))
                .chain([finite(calls.iter().map(|call| call.called_at)), no_call.changes().collect()]),
        );
        sampled([changes], |at| {
            let known: Vec<(&Instance, &EventDuty<'_>)> =
                calls.iter().zip(&duties).filter(|(call, _)| call.called_at <= at).collect();
            let told = |(call, duty): &(&Instance, &EventDuty<'_>)| {
                self.of_duty(duty, happenings, call.answer.as_ref(), at).on(&call.grounds)
            };
            let is_closed = |call: &Instance| call.answer.as_ref().is_some_and(|answer| answer.time.last() <= at);
            let open = known.iter().filter(|(call, _)| !is_closed(call));
            let past: Vec<Standing> = open.clone().filter(|(call, _)| call.due.1.at <= at).map(told).collect();
            if !past.is_empty() {
                return Standing::whole(&past);
            }
            if let Some(newest) = known.iter().filter(|(call, _)| is_closed(call)).max_by_key(|(call, _)| call.called_at) {
                return told(newest);
            }
            match open.map(|(call, _)| call.due.1).min() {
                Some(due) => Standing::pending(Some(due)).remarked(Remark::CalledOnInTime),
                None => no_call.at(at).clone(),
            }
        })
    }
}

impl Knower<'_, '_> {
    /// How each call came out.
    pub(crate) fn lines_of(
        &self,
        act: Act,
        event: &EventRef,
        calls: &[Instance],
        happenings: &Happenings,
        context: Context,
    ) -> Vec<Timeline<Standing>> {
        let line = |call: &Instance| {
            let duty = self.duty_of(act, event, call, context);
            sampled([timeline::merged([self.changes_of(&duty, happenings)])], |at| {
                self.of_duty(&duty, happenings, call.answer.as_ref(), at)
            })
        };
        calls.iter().map(line).collect()
    }

    /// The duty that one call sets off.
    pub(crate) fn duty_of<'d>(
        &self,
        act: Act,
        event: &'d EventRef,
        call: &Instance,
        context: Context,
    ) -> EventDuty<'d> {
        let answered_by_key = call.key.is_some() && call.answer.as_ref().is_some_and(|answer| answer.key == call.key);
        EventDuty {
            act,
            event,
            context,
            since: call.from,
            due: call.due,
            key: call.key.clone(),
            first_says_none_before: answered_by_key || self.agreement().events[event.event].once,
        }
    }
}

/// Matches answers to calls: by key alone where the answer has one, else by place, the oldest open call first, one to
/// one, never earlier than its call.
pub(crate) fn answer(calls: &mut [Instance], answers: &[Occurrence]) {
    for answer in answers {
        let fits = |call: &&mut Instance| {
            let same_place = call.place == answer.place || call.place.is_none() || answer.place.is_none();
            let same_key = answer.key.is_none() || answer.key == call.key;
            same_key && (same_place || answer.key.is_some()) && answer.time.last() >= call.from
        };
        if let Some(call) = calls.iter_mut().filter(|call| call.answer.is_none()).find(fits) {
            call.answer = Some(answer.clone());
        }
    }
}
