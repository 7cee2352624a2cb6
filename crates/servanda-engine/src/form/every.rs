//! `P does|allows E every D`: never more than D between one and the next.

use servanda_agreement::{Act, EventRef};
use servanda_base::{Duration, Instant, Timeline, timeline};

use super::{EventDuty, finite};
use crate::condition::sampled;
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::occurrence::Occurrence;
use crate::{Doubt, Doubts, Footing, Standing};

impl Knower<'_, '_> {
    pub(crate) fn every(
        &self,
        act: Act,
        event: &EventRef,
        every: Duration,
        term: Term,
        context: Context,
    ) -> Timeline<Standing> {
        let mut happenings = self.happenings(event, context);
        happenings.occurrences.retain(|occurrence| occurrence.time.start >= term.from);
        let first_duty = self.stretch(act, event, every, term.from, context);
        let duties: Vec<(&Occurrence, EventDuty<'_>)> = happenings
            .occurrences
            .iter()
            .map(|occurrence| (occurrence, self.stretch(act, event, every, occurrence.time.last(), context)))
            .collect();
        let changes = timeline::merged(
            duties
                .iter()
                .map(|(_, duty)| duty)
                .chain([&first_duty])
                .map(|duty| self.changes_of(duty, &happenings))
                .chain([finite([term.from])]),
        );
        sampled([changes], |at| {
            let last = duties.iter().rev().find(|(occurrence, _)| occurrence.time.last() <= at);
            let duty = last.map_or(&first_duty, |(_, duty)| duty);
            let running = duties.iter().find(|(occurrence, _)| occurrence.time.start <= at && at < occurrence.time.last());
            match (last, running) {
                (Some((occurrence, _)), _) if at < duty.due.1.at => of_last(occurrence, at).due(duty.due.1),
                (None, _) if at < duty.due.1.at => Standing::pending(Some(duty.due.1)),
                (_, Some((running, _))) => {
                    Standing::unverified(Doubts::of(Doubt::TooCoarse)).on(&running.grounds)
                }
                _ => self.of_undone(duty, &happenings, None, at),
            }
        })
    }

    /// Each stretch between one occurrence and the next, and how it came out.
    pub(crate) fn stretches_of(
        &self,
        act: Act,
        event: &EventRef,
        every: Duration,
        term: Term,
        context: Context,
    ) -> Vec<Timeline<Standing>> {
        let mut happenings = self.happenings(event, context);
        happenings.occurrences.retain(|occurrence| occurrence.time.start >= term.from);
        let starts = std::iter::once(term.from).chain(happenings.occurrences.iter().map(|o| o.time.last()));
        let nexts = happenings.occurrences.iter().map(Some).chain([None]);
        starts
            .zip(nexts)
            .filter(|(start, _)| start.is_finite() && *start < term.until)
            .map(|(start, next)| {
                let duty = self.stretch(act, event, every, start, context);
                sampled([timeline::merged([self.changes_of(&duty, &happenings)])], |at| {
                    self.of_duty(&duty, &happenings, next, at)
                })
            })
            .collect()
    }

    /// The duty to do it again within D of `since`.
    fn stretch<'d>(
        &self,
        act: Act,
        event: &'d EventRef,
        every: Duration,
        since: Instant,
        context: Context,
    ) -> EventDuty<'d> {
        let due = self.calendar().due(since, every);
        EventDuty { act, event, context, since, due: (due, due), key: None, first_says_none_before: false }
    }
}

fn of_last(occurrence: &Occurrence, at: Instant) -> Standing {
    let doubtful = |doubt| Standing::unverified(Doubts::of(doubt)).on(&occurrence.grounds);
    match () {
        () if occurrence.disputed => doubtful(Doubt::Conflict),
        () if at < occurrence.open_until => doubtful(Doubt::ReportAwaited),
        () => Standing::met(Footing::Attested, occurrence.grounds.clone()),
    }
}
