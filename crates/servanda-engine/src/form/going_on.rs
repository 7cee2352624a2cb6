//! Going on: of what recurs, with one occurrence more, only what comes after it is told anew.
//!
//! It is told from the last occurrences alone, by the same functions as from all: what lies further back is settled, as
//! long as occurrences follow each other (see `course`), and nobody has released, found or demanded anything.

use std::sync::Arc;

use servanda_agreement::{Act, CommitmentId, EventRef, Named};
use servanda_base::{Duration, Instant, Timeline};

use super::tally::came_out;
use super::within::{Call, Instance};
use crate::frame::Term;
use crate::knower::{Context, Knower, OneMore};
use crate::occurrence::{Happenings, Occurrence};
use crate::outgrown::Part;
use crate::release::Releases;
use crate::{Standing, Tally};

/// What is told anew where something has gone on.
pub(crate) struct GoneOn {
    /// From when.
    pub(crate) from: Instant,
    /// How often that came out which it touches: before, and now.
    pub(crate) before: Timeline<Tally>,
    pub(crate) after: Timeline<Tally>,
}

/// The calls of a duty that decide it from some instant on, each with its answers: those that are not closed by then,
/// and the newest that is.
#[derive(Clone)]
pub(crate) struct Called {
    since: Instant,
    calls: Vec<(Call, Vec<Arc<Occurrence>>)>,
}

impl Called {
    /// Of all calls.
    pub(crate) fn of(instances: &[Instance<'_>], since: Instant) -> Self {
        let closed =
            |instance: &Instance<'_>| instance.closed_at().filter(|at| *at <= since && instance.called_at <= since);
        let all = || instances.iter().enumerate();
        let newest = all().filter_map(|(index, instance)| Some((closed(instance)?, index))).max();
        let decides = |(index, instance): &(usize, &Instance<'_>)| {
            closed(instance).is_none() || newest.is_some_and(|(_, newest)| newest == *index)
        };
        let calls = all().filter(decides).map(|(_, instance)| (instance.call(), instance.duty.answers.clone()));
        Self { since, calls: calls.collect() }
    }

    /// With one answer more, the last of all (see `Knower::answered`). `None` if that changes what came before.
    fn answered(&mut self, one: &Arc<Occurrence>, has_unkeyed: bool) -> Option<()> {
        let fits = |call: &Call, own: &[Arc<Occurrence>]| match &one.key {
            Some(_) => call.key == one.key,
            None => own.is_empty() && (call.place.is_none() || call.place == one.place),
        };
        let mut calls = self.calls.iter_mut();
        match calls.find(|(call, own)| one.time.last() >= call.from && fits(call, own)) {
            Some((call, own)) => {
                // Who answers too late says that nobody had before.
                let tells_of_before = call.due.1.at < self.since && call.due.1.at <= one.time.start;
                if !own.is_empty() || tells_of_before {
                    return None;
                }
                own.push(one.clone());
            }
            // Another may have answered in its place.
            None if one.key.is_some() && has_unkeyed => return None,
            None => {}
        }
        Some(())
    }
}

impl Knower<'_, '_> {
    /// The occurrence that is being taken in, if nothing that a commitment says depends on it but in the one place where
    /// its form reads it.
    fn one_occurrence_more(&self, context: Context) -> Option<(Part, &OneMore)> {
        let id = context.commitment?;
        let one_more = self.engine.one_more.as_ref().filter(|_| self.knows_all() && self.is_left_alone(id))?;
        let is_further = self.engine.scope(Named::Commitment(id)).is_read_further(one_more.subject);
        (!is_further).then_some(((id, context.here), one_more))
    }

    /// Whether nobody has decided or found anything of a commitment, and nothing may excuse it.
    pub(crate) fn is_left_alone(&self, id: CommitmentId) -> bool {
        let commitment = &self.agreement().commitments[id];
        let is_told_of = !self.engine.index.about(Named::Commitment(id), None).is_empty();
        !is_told_of && commitment.excused_while.is_none() && !commitment.as_target
    }

    /// `every` with one occurrence more: the stretch that ends with it, and the one that begins.
    pub(crate) fn every_goes_on(
        &self,
        act: Act,
        event: &EventRef,
        every: Duration,
        term: Term,
        context: Context,
    ) -> Option<Timeline<Standing>> {
        let (part, one_more) = self.one_occurrence_more(context)?;
        let happenings = self.happenings(event, context);
        happenings.came_last(one_more)?;
        let (before, after) = happenings.ends();
        let tests = |ends: &Happenings| came_out(&self.stretches_of(act, event, every, ends, term, context));
        let gone_on = GoneOn { from: one_more.since, before: tests(&before), after: tests(&after) };
        self.goes_on(part, gone_on, &self.every_of(act, event, every, &after, term, context))
    }

    /// `within` with one call or one answer more.
    #[allow(clippy::too_many_arguments)]
    pub(crate) fn within_goes_on(
        &self,
        act: Act,
        event: &EventRef,
        within: Duration,
        trigger: &EventRef,
        term: Term,
        context: Context,
    ) -> Option<Timeline<Standing>> {
        let (part, one_more) = self.one_occurrence_more(context)?;
        let (answers, requests) = (self.happenings(event, context), self.happenings(trigger, context));
        let course = answers.course.as_ref().filter(|_| requests.course.is_some())?;
        let before = self.engine.memory.outgrown.borrow_mut().called.remove(&part)?;
        if one_more.since < before.since {
            return None;
        }
        let mut after = before.clone();
        match (answers.came_last(one_more), requests.came_last(one_more)) {
            (Some(answer), None) => after.answered(answer, course.has_unkeyed)?,
            // No answer that is there may be one to it.
            (None, Some(request)) if course.through < request.time.start => {
                if term.from <= request.time.start && request.time.start < term.until {
                    after.calls.push((self.call_of(request, within, &Releases::default()), Vec::new()));
                }
            }
            _ => return None,
        }
        let instances = |called: &Called| -> Vec<Instance<'_>> {
            called
                .calls
                .iter()
                .map(|(call, own)| Instance::of(act, event, call.clone(), own.clone(), context))
                .collect()
        };
        let (nothing, since) = (Happenings::default(), before.since);
        let tests = |instances: &[Instance<'_>]| came_out(&self.lines_of(instances, &nothing));
        let (before, after) = (instances(&before), instances(&after));
        // Once it was called on this is not said any more.
        let no_call = match after.iter().any(|instance| instance.called_at <= since) {
            true => Timeline::constant(Standing::pending(None)),
            false => self.no_call_of(trigger, term, context),
        };
        let gone_on = GoneOn { from: since, before: tests(&before), after: tests(&after) };
        self.engine.memory.keep_called(part, Called::of(&after, one_more.since));
        self.goes_on(part, gone_on, &self.of_instances(&after, &nothing, &no_call))
    }

    /// Keeps the calls that decide from the last occurrence on, for who goes on from there.
    pub(crate) fn keep_called(
        &self,
        instances: &[Instance<'_>],
        answers: &Happenings,
        requests: &Happenings,
        context: Context,
    ) {
        if let (Some(id), Some(answers), Some(requests)) = (context.commitment, &answers.course, &requests.course)
            && self.knows_all()
        {
            let called = Called::of(instances, answers.through.max(requests.through));
            self.engine.memory.keep_called((id, context.here), called);
        }
    }

    /// What was said before, and then `line`.
    fn goes_on(&self, part: Part, gone_on: GoneOn, line: &Timeline<Standing>) -> Option<Timeline<Standing>> {
        let mut outgrown = self.engine.memory.outgrown.borrow_mut();
        let (validity, mut told) = outgrown.duties.remove(&part)?;
        self.holds_within(validity);
        told.go_on(gone_on.from, line);
        outgrown.gone_on.insert(part, gone_on);
        Some(told)
    }
}
