//! `P does|allows E every D`: never more than D between one and the next.

use std::sync::Arc;

use servanda_agreement::{Act, EventRef};
use servanda_base::{Duration, Instant, Timeline, timeline};

use super::{EventDuty, finite};
use crate::condition::sampled;
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::occurrence::{Happenings, Occurrence};
use crate::{Footing, Standing};

/// A stretch between one occurrence (or the start of force) and the next, as a duty to do it again in time.
pub(crate) struct Stretch<'d> {
    pub last: Option<Arc<Occurrence>>,
    pub duty: EventDuty<'d>,
}

impl Knower<'_, '_> {
    pub(crate) fn every(
        &self,
        act: Act,
        event: &EventRef,
        every: Duration,
        term: Term,
        context: Context,
    ) -> Timeline<Standing> {
        self.every_goes_on(act, event, every, term, context)
            .unwrap_or_else(|| self.every_of(act, event, every, &self.happenings(event, context), term, context))
    }

    /// The same, as what happened tells it.
    pub(crate) fn every_of(
        &self,
        act: Act,
        event: &EventRef,
        every: Duration,
        happenings: &Happenings,
        term: Term,
        context: Context,
    ) -> Timeline<Standing> {
        let stretches = self.stretches(act, event, every, happenings, term, context);
        let changes = stretches.iter().map(|stretch| self.changes_of(&stretch.duty, happenings));
        let begins = finite(stretches.iter().filter_map(Stretch::begins).chain([term.from]));
        sampled([timeline::merged(changes.chain([begins]))], |at| {
            let Some(stretch) = stretches.iter().rev().find(|stretch| stretch.has_begun(at)) else {
                return Standing::pending(None);
            };
            match &stretch.last {
                Some(last) if at < stretch.duty.due.0.at => {
                    Standing::met(Footing::Attested, last.grounds.clone()).due(stretch.duty.due.1)
                }
                None if at < stretch.duty.due.0.at => Standing::pending(Some(stretch.duty.due.1)),
                _ => self.of_duty(&stretch.duty, happenings, at),
            }
        })
    }

    /// How each stretch came out.
    pub(crate) fn stretches_of(
        &self,
        act: Act,
        event: &EventRef,
        every: Duration,
        happenings: &Happenings,
        term: Term,
        context: Context,
    ) -> Vec<Timeline<Standing>> {
        let stretches = self.stretches(act, event, every, happenings, term, context);
        let in_term = stretches.iter().filter(|stretch| stretch.duty.since < term.until);
        let line = |stretch: &Stretch<'_>| {
            sampled([timeline::merged([self.changes_of(&stretch.duty, happenings)])], |at| {
                self.of_duty(&stretch.duty, happenings, at)
            })
        };
        in_term.map(line).collect()
    }

    /// The stretches from the start of the term on, in order.
    pub(crate) fn stretches<'d>(
        &self,
        act: Act,
        event: &'d EventRef,
        every: Duration,
        happenings: &Happenings,
        term: Term,
        context: Context,
    ) -> Vec<Stretch<'d>> {
        let mut in_force: Vec<&Arc<Occurrence>> =
            happenings.occurrences.iter().filter(|occurrence| occurrence.time.start >= term.from).collect();
        in_force.sort_by_key(|occurrence| (occurrence.time.last(), occurrence.time.start));
        let releases = self.releases_in(context);
        let due = |from| releases.moved(self.calendar(), self.calendar().due(from, every), every);
        // From each on, the first instant at which one of them begins.
        let mut begins: Vec<Instant> = in_force.iter().map(|one| one.time.start).collect();
        for index in (1..begins.len()).rev() {
            if let [earlier, later] = begins.get_mut(index - 1..=index).unwrap_or_default() {
                *earlier = (*earlier).min(*later);
            }
        }
        let begun = |last: Option<&Arc<Occurrence>>, start: Instant, end: Instant, since: Instant| {
            let due = (due(start), due(end));
            let first = in_force.partition_point(|one| one.time.last() < since);
            let rest = in_force.get(first..).unwrap_or_default();
            // Once one was surely done in time, what begins later decides nothing of this stretch.
            let done = rest.iter().find(|one| !one.disputed).filter(|one| one.time.end <= due.0.at);
            let begins = begins.get(first..).unwrap_or_default();
            let decides = |begins: &Instant| done.is_none_or(|done| *begins <= done.time.told_from());
            let number = begins.partition_point(decides);
            let answers = rest.iter().take(number).map(|one| Arc::clone(one)).collect();
            Stretch { last: last.cloned(), duty: EventDuty { act, event, context, since, due, key: None, answers } }
        };
        let first = begun(None, term.from, term.from, term.from);
        let rest = in_force.iter().filter(|occurrence| !occurrence.disputed).map(|occurrence| {
            let time = occurrence.time;
            begun(Some(occurrence), time.start, time.last(), time.last().succ())
        });
        std::iter::once(first).chain(rest).collect()
    }
}

impl Stretch<'_> {
    /// From when the occurrence with which it begins has surely happened, and can no longer be contradicted; none of the
    /// first, which begins with force.
    fn begins(&self) -> Option<Instant> {
        self.last.as_ref().map(|last| last.time.told_from().max(last.open_until))
    }

    /// Whether it has begun.
    pub(crate) fn has_begun(&self, at: Instant) -> bool {
        self.begins().is_none_or(|begins| begins <= at)
    }
}
