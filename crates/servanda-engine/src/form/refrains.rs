//! `P refrains from E`: a prohibition.

use servanda_agreement::{EventRef, Place};
use servanda_base::{Instant, Timeline, timeline};

use super::finite;
use crate::condition::sampled;
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::occurrence::{Occurrence, places};
use crate::release::Releases;
use crate::{Doubt, Doubts, Footing, Grounds, Remark, Standing, united};

impl Knower<'_, '_> {
    /// Of several events the worst word.
    pub(crate) fn refrains(&self, events: &[EventRef], term: Term, context: Context) -> Timeline<Standing> {
        let lines: Vec<_> = events.iter().map(|event| self.refrains_from(event, term, context)).collect();
        sampled(lines.iter().map(|line| line.changes().collect()), |at| {
            Standing::whole(lines.iter().map(|line| line.at(at)))
        })
    }

    fn refrains_from(&self, event: &EventRef, term: Term, context: Context) -> Timeline<Standing> {
        let happenings = self.happenings(event, context);
        let places = places(&event.at, context);
        let silent_until = self.silent_until(event, context);
        let releases = self.releases_in(context);
        // What surely happened while nothing was owed breaks nothing.
        let owed = |one: &&std::sync::Arc<_>| may_be_violation(one, term, &releases);
        let occurrences = happenings.occurrences.iter().filter(owed);
        let mut changes = vec![term.from, silent_until];
        changes.extend(releases.changes());
        changes.extend(occurrences.clone().flat_map(|one| [one.time.start, one.time.told_from(), one.open_until]));
        let denials = happenings.denials.iter();
        changes.extend(denials.flat_map(|one| [one.from.unwrap_or(term.from), one.until, one.open_until]));
        let is_awaited = |at: Instant| {
            happenings.denials.iter().any(|denial| denial.from.is_none_or(|from| from <= at) && at < denial.open_until)
        };
        sampled([timeline::merged([finite(changes)])], |at| {
            let mut begun = occurrences.clone().filter(|one| one.time.start <= at);
            let is_sure = |one: &&std::sync::Arc<_>| {
                is_violation(one, term, &releases) && one.time.told_from() <= at && one.open_until <= at
            };
            if let Some(violation) = begun.clone().find(is_sure) {
                return Standing::breached(Remark::ViolationAttested, Footing::Attested, violation.grounds.clone());
            }
            if let Some(one) = begun.clone().find(|one| one.disputed) {
                return Standing::unverified(Doubts::of(Doubt::Conflict)).on(&one.grounds);
            }
            if let Some(one) = begun.next() {
                let doubt = if at < one.open_until { Doubt::ReportAwaited } else { Doubt::TooCoarse };
                return Standing::unverified(Doubts::of(doubt)).on(&one.grounds);
            }
            let happenings = happenings.settled(at);
            let spans = releases.owed_within((term.from, at));
            let over = |place: &Option<Place>| spans.iter().map(|span| (*place, *span)).collect::<Vec<_>>();
            let stretches: Vec<_> = places.iter().flat_map(over).collect();
            let open = stretches.iter().filter_map(|(place, span)| happenings.last_not_denied(*place, None, *span));
            let open = open.max();
            let denied = stretches.iter().map(|(place, span)| happenings.denied_by(*place, None, *span));
            let denied = denied.fold(Grounds::from([]), |all, grounds| united(&all, &grounds));
            match open {
                None => Standing::met(Footing::Attested, denied),
                Some(open) if open < silent_until => Standing::met(Footing::BySilence, denied),
                Some(_) if self.is_complete(event.event) || is_awaited(at) => {
                    Standing::unverified(Doubts::of(Doubt::ReportAwaited))
                }
                Some(_) => Standing::unverified(Doubts::of(self.doubt_of_silence(event))),
            }
        })
    }
}

/// Whether it surely happened in force, while it was owed.
fn is_violation(one: &Occurrence, term: Term, releases: &Releases) -> bool {
    let time = one.time;
    !one.disputed && time.start >= term.from && !releases.touch((time.start, time.last().succ()))
}

/// Whether some of its time lies in force, while it was owed.
fn may_be_violation(one: &Occurrence, term: Term, releases: &Releases) -> bool {
    let time = one.time;
    time.last() >= term.from && !releases.cover((time.start.max(term.from), time.last().succ()))
}
