//! `P does|allows E within D of G`: each time that G happens.

use std::sync::Arc;

use servanda_agreement::{Act, EventRef, Place, Trigger};
use servanda_base::{Deadline, Duration, Instant, Timeline, Truth, timeline};
use servanda_evidence::{Grain, Time};

use super::{EventDuty, finite};
use crate::condition::sampled;
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::occurrence::{Happenings, Occurrence};
use crate::release::Releases;
use crate::{Doubt, Doubts, Footing, Grounds, Remark, Standing};

/// One time that a duty was called on, with its deadline.
#[derive(Clone)]
pub(crate) struct Call {
    /// When it was surely called on.
    pub called_at: Instant,
    /// From when an answer may be one to this call.
    pub from: Instant,
    pub due: (Deadline, Deadline),
    pub key: Option<Box<str>>,
    pub place: Option<Place>,
    pub grounds: Grounds,
}

/// A call as a duty of its own.
pub(crate) struct Instance<'d> {
    pub called_at: Instant,
    pub duty: EventDuty<'d>,
    pub place: Option<Place>,
    pub grounds: Grounds,
    /// From when it is closed.
    closed_at: Option<Instant>,
}

impl<'d> Instance<'d> {
    pub(crate) fn of(
        act: Act,
        event: &'d EventRef,
        call: Call,
        answers: Vec<Arc<Occurrence>>,
        context: Context,
    ) -> Self {
        let duty = EventDuty { act, event, context, since: call.from, due: call.due, key: call.key, answers };
        let closed_at = duty.closed_at();
        Self { called_at: call.called_at, place: call.place, grounds: call.grounds, duty, closed_at }
    }

    pub(crate) fn closed_at(&self) -> Option<Instant> {
        self.closed_at
    }

    /// The call alone.
    pub(crate) fn call(&self) -> Call {
        let Self { called_at, place, ref grounds, ref duty, .. } = *self;
        Call { called_at, from: duty.since, due: duty.due, key: duty.key.clone(), place, grounds: grounds.clone() }
    }
}

/// What decides the verdict on a duty that is called on again and again.
pub(crate) enum Deciding<'i, 'd> {
    /// What is past its time and still open: the worst of it.
    Past(Vec<(&'i Instance<'d>, Standing)>),
    /// The newest that is closed.
    Newest(&'i Instance<'d>, Standing),
    /// What is called on, in time.
    Open(Vec<&'i Instance<'d>>),
    /// It is not known to have been called on.
    NoCall,
}

/// Goes through instances in order of time: what was closed for good is not looked at again.
struct Going<'i, 'd> {
    instances: &'i [Instance<'d>],
    /// Those that have not been called on, by when they are, the last first.
    ahead: Vec<usize>,
    // INVARIANT: ascending; those that have been called on, and are not closed.
    open: Vec<usize>,
    /// The newest that is closed: when, and which.
    newest: Option<(Instant, usize)>,
}

impl<'i, 'd> Going<'i, 'd> {
    fn new(instances: &'i [Instance<'d>]) -> Self {
        let mut ahead: Vec<(Instant, usize)> =
            instances.iter().enumerate().map(|(index, instance)| (instance.called_at, index)).collect();
        ahead.sort_unstable_by(|a, b| b.cmp(a));
        let ahead = ahead.into_iter().map(|(_, index)| index).collect();
        Self { instances, ahead, open: Vec::new(), newest: None }
    }

    /// What decides at `at`, which lies not before that of the last call.
    fn deciding(&mut self, knower: &Knower<'_, '_>, happenings: &Happenings, at: Instant) -> Deciding<'i, 'd> {
        self.go_to(at);
        let of = |index: &usize| self.instances.get(*index);
        let told = |instance: &'i Instance<'d>| {
            (instance, knower.of_duty(&instance.duty, happenings, at).on(&instance.grounds))
        };
        let open = || self.open.iter().filter_map(of);
        let past: Vec<_> = open().filter(|instance| instance.duty.due.0.at <= at).map(told).collect();
        if !past.is_empty() {
            return Deciding::Past(past);
        }
        match self.newest.and_then(|(_, newest)| of(&newest)).map(told) {
            Some((newest, standing)) => Deciding::Newest(newest, standing),
            None if self.open.is_empty() => Deciding::NoCall,
            None => Deciding::Open(open().collect()),
        }
    }

    fn go_to(&mut self, at: Instant) {
        let Self { instances, ahead, open, newest } = self;
        let of = |index: usize| instances.get(index);
        while let Some(index) = ahead.pop_if(|index| of(*index).is_some_and(|instance| instance.called_at <= at)) {
            open.insert(open.partition_point(|other| *other < index), index);
        }
        open.retain(|index| match of(*index).and_then(|instance| instance.closed_at) {
            Some(closed_at) if closed_at <= at => {
                *newest = (*newest).max(Some((closed_at, *index)));
                false
            }
            _ => true,
        });
    }
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
        if let Trigger::Event(trigger) = trigger
            && let Some(gone_on) = self.within_goes_on(act, event, within, trigger, term, context)
        {
            return gone_on;
        }
        let happenings = self.happenings(event, context);
        let calls = self.calls(trigger, within, term, context);
        let instances = self.answered(act, event, calls, &happenings, context);
        if let Trigger::Event(trigger) = trigger {
            self.keep_called(&instances, &happenings, &self.happenings(trigger, context), context);
        }
        let no_call = self.no_call(trigger, term, context);
        self.of_instances(&instances, &happenings, &no_call)
    }

    /// The times that the trigger came in force, each with its deadline.
    pub(crate) fn calls(&self, trigger: &Trigger, within: Duration, term: Term, context: Context) -> Vec<Call> {
        let releases = self.releases_in(context);
        let in_force = |at: Instant| at >= term.from && at < term.until;
        match trigger {
            Trigger::Event(event) => self
                .happenings(event, context)
                .occurrences
                .iter()
                .filter(|request| in_force(request.time.start) && !request.disputed)
                .map(|request| self.call_of(request, within, &releases))
                .collect(),
            Trigger::Condition(condition) => {
                let line = self.truth(condition, context);
                let mut calls = Vec::new();
                let mut was_true = false;
                // One that holds when the term begins becomes true for it then (as in S10).
                for (from, _, judgement) in line.stretches().filter(|(_, until, _)| *until > term.from) {
                    let from = from.max(term.from);
                    match judgement.truth {
                        Truth::True if !was_true => {
                            was_true = true;
                            if in_force(from) {
                                let time = Time { start: from, end: from, grain: Grain::Instant };
                                let due = self.due_within(within, time, &releases);
                                let grounds = judgement.grounds.clone();
                                calls.push(Call { called_at: from, from, due, key: None, place: None, grounds });
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

    /// What happened, as a call.
    pub(crate) fn call_of(&self, request: &Occurrence, within: Duration, releases: &Releases) -> Call {
        let Occurrence { time, open_until, place, ref key, ref grounds, .. } = *request;
        let due = self.due_within(within, time, releases);
        // Of sides that verify each other a request is one once the other side has not contradicted it.
        let called_at = time.told_from().max(open_until);
        Call { called_at, from: time.start, due, key: key.clone(), place, grounds: grounds.clone() }
    }

    fn due_within(&self, within: Duration, time: Time, releases: &Releases) -> (Deadline, Deadline) {
        let due = |from| releases.moved(self.calendar(), self.calendar().due(from, within), within);
        (due(time.start), due(time.last()))
    }

    /// What is said while no call is known: met only if every call would be known.
    fn no_call(&self, trigger: &Trigger, term: Term, context: Context) -> Timeline<Standing> {
        let not_called_on = || Standing::met(Footing::NotCalledOn, Grounds::from([])).remarked(Remark::NotCalledOn);
        match trigger {
            Trigger::Event(event) => self.no_call_of(event, term, context),
            Trigger::Condition(condition) => {
                let line = self.truth(condition, context);
                let mut doubts = Doubts::NONE;
                let mut told = Timeline::constant(not_called_on());
                for (from, _, judgement) in line.stretches().filter(|(_, until, _)| *until > term.from) {
                    if judgement.truth == Truth::Unknown {
                        doubts = doubts.with(Standing::of_unknown(judgement).doubts);
                    }
                    let standing = if doubts == Doubts::NONE { not_called_on() } else { Standing::unverified(doubts) };
                    told.push(from.max(term.from), standing);
                }
                told
            }
        }
    }

    /// The same of calls that are events.
    pub(crate) fn no_call_of(&self, event: &EventRef, term: Term, context: Context) -> Timeline<Standing> {
        let not_called_on = || Standing::met(Footing::NotCalledOn, Grounds::from([])).remarked(Remark::NotCalledOn);
        let calls = self.happenings(event, context);
        let calls: Vec<_> = calls.occurrences.iter().filter(|call| call.time.start >= term.from).collect();
        sampled([finite(calls.iter().flat_map(|call| [call.time.start, call.open_until]))], |at| {
            let begun = calls.iter().filter(|call| call.time.start <= at);
            match () {
                () if begun.clone().any(|call| call.disputed) => Standing::unverified(Doubts::of(Doubt::Conflict)),
                () if begun.clone().any(|call| at >= call.open_until) => {
                    Standing::unverified(Doubts::of(Doubt::TooCoarse))
                }
                () if begun.clone().next().is_some() => Standing::unverified(Doubts::of(Doubt::ReportAwaited)),
                () if self.is_complete(event.event) => not_called_on(),
                () => Standing::unverified(Doubts::of(self.doubt_of_silence(event))),
            }
        })
    }

    /// Each call with the answers that are matched to it: by key alone where the answer has one; else by place, the
    /// oldest open call first, one to one, never earlier than its call.
    pub(crate) fn answered<'d>(
        &self,
        act: Act,
        event: &'d EventRef,
        mut calls: Vec<Call>,
        happenings: &Happenings,
        context: Context,
    ) -> Vec<Instance<'d>> {
        calls.sort_by(|a, b| (a.from, a.called_at, &a.key).cmp(&(b.from, b.called_at, &b.key)));
        let mut answers: Vec<Vec<Arc<Occurrence>>> = vec![Vec::new(); calls.len()];
        let mut give = |answer: &Arc<Occurrence>, fits: &dyn Fn(&Call, &[Arc<Occurrence>]) -> bool| {
            let mut slots = calls.iter().zip(answers.iter_mut());
            if let Some((_, own)) = slots.find(|(call, own)| answer.time.last() >= call.from && fits(call, own)) {
                own.push(answer.clone());
            }
        };
        for answer in happenings.occurrences.iter().filter(|answer| answer.key.is_some()) {
            give(answer, &|call, _| call.key == answer.key);
        }
        for answer in happenings.occurrences.iter().filter(|answer| answer.key.is_none()) {
            give(answer, &|call, own| {
                let is_open = own.iter().all(|answer| answer.disputed);
                is_open && (call.place.is_none() || call.place == answer.place)
            });
        }
        let all = calls.into_iter().zip(answers);
        all.map(|(call, answers)| Instance::of(act, event, call, answers, context)).collect()
    }

    /// The verdict of a duty that is called on again and again: the worst of what is past its time and still open;
    /// else as the newest closed one came out; else pending.
    pub(crate) fn of_instances(
        &self,
        instances: &[Instance<'_>],
        happenings: &Happenings,
        no_call: &Timeline<Standing>,
    ) -> Timeline<Standing> {
        let changes = instances
            .iter()
            .map(|instance| self.changes_of(&instance.duty, happenings))
            .chain([finite(instances.iter().map(|instance| instance.called_at)), no_call.changes().collect()]);
        let mut going = Going::new(instances);
        sampled([timeline::merged(changes)], |at| match going.deciding(self, happenings, at) {
            Deciding::Past(past) => Standing::whole(past.iter().map(|(_, standing)| standing)),
            Deciding::Newest(_, standing) => standing,
            Deciding::Open(open) => {
                let due = open.iter().map(|instance| instance.duty.due.1).min();
                Standing::pending(due).remarked(Remark::CalledOnInTime)
            }
            Deciding::NoCall => no_call.at(at).clone(),
        })
    }

    /// What decides at `at`.
    pub(crate) fn deciding<'i, 'd>(
        &self,
        instances: &'i [Instance<'d>],
        happenings: &Happenings,
        at: Instant,
    ) -> Deciding<'i, 'd> {
        Going::new(instances).deciding(self, happenings, at)
    }

    /// How each call came out.
    pub(crate) fn lines_of(&self, instances: &[Instance<'_>], happenings: &Happenings) -> Vec<Timeline<Standing>> {
        let line = |instance: &Instance<'_>| {
            sampled([timeline::merged([self.changes_of(&instance.duty, happenings)])], |at| {
                self.of_duty(&instance.duty, happenings, at)
            })
        };
        instances.iter().map(line).collect()
    }
}
