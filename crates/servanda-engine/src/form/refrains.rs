//! `P refrains from E`: a prohibition.

use servanda_agreement::EventRef;
use servanda_base::{Timeline, timeline};

use super::finite;
use crate::condition::sampled;
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::occurrence::places;
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
        let occurrences = happenings.occurrences.iter().filter(|one| one.time.last() >= term.from);
        let mut changes = vec![term.from, silent_until];
        changes.extend(occurrences.clone().flat_map(|one| [one.time.start, one.time.told_from(), one.open_until]));
        changes.extend(happenings.denials.iter().flat_map(|denial| [denial.from.unwrap_or(term.from), denial.until]));
        sampled([timeline::merged([finite(changes)])], |at| {
            let mut begun = occurrences.clone().filter(|one| one.time.start <= at);
            let is_sure = |one: &&std::sync::Arc<_>| {
                is_violation(one, term) && one.time.told_from() <= at && one.open_until <= at
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
            let span = (term.from, at);
            let open = places.iter().filter_map(|place| happenings.last_not_denied(*place, None, span)).max();
            let denied = places.iter().map(|place| happenings.denied_by(*place, None, span));
            let denied = denied.fold(Grounds::from([]), |all, grounds| united(&all, &grounds));
            match open {
                None => Standing::met(Footing::Attested, denied),
                Some(open) if open < silent_until => Standing::met(Footing::BySilence, denied),
                Some(_) if self.is_complete(event.event) => Standing::unverified(Doubts::of(Doubt::ReportAwaited)),
                Some(_) => Standing::unverified(Doubts::of(self.doubt_of_silence(event))),
            }
        })
    }
}

/// Whether it surely happened in force.
fn is_violation(one: &crate::occurrence::Occurrence, term: Term) -> bool {
    !one.disputed && one.time.start >= term.from
}
