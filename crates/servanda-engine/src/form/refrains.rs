//! `P refrains from E`: a prohibition.

use servanda_agreement::EventRef;
use servanda_base::{Timeline, Truth};

use super::finite;
use crate::condition::{sampled, united_judgement};
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::{Footing, Judgement, Remark, Standing};

impl Knower<'_, '_> {
    pub(crate) fn refrains(&self, events: &[EventRef], term: Term, context: Context) -> Timeline<Standing> {
        let happenings: Vec<_> = events.iter().map(|event| self.happenings(event, context)).collect();
        let absences: Vec<Timeline<Judgement>> = events.iter().map(|event| self.happened(event, context)).collect();
        let violations: Vec<_> = happenings
            .iter()
            .flat_map(|happenings| &happenings.occurrences)
            .filter(|occurrence| occurrence.time.start >= term.from && occurrence.time.start < term.until)
            .filter(|occurrence| !occurrence.disputed)
            .collect();
        let mut changes: Vec<Vec<_>> = absences.iter().map(|line| line.changes().collect()).collect();
        changes.push(finite([term.from]));
        changes.push(finite(violations.iter().map(|violation| violation.time.last().max(violation.open_until))));
        sampled(changes, |at| {
            let first = violations.iter().filter(|v| v.time.last() <= at && v.open_until <= at).min_by_key(|v| v.time);
            if let Some(violation) = first {
                return Standing::breached(Remark::ViolationAttested, Footing::Attested, violation.grounds.clone());
            }
            let judged: Vec<&Judgement> = absences.iter().map(|line| line.at(at)).collect();
            let truth = judged.iter().map(|judgement| judgement.truth).max().unwrap_or(Truth::Unknown);
            let whole = united_judgement(truth, judged.into_iter().filter(|judgement| judgement.truth == truth));
            match truth {
                Truth::False => Standing::met(whole.footing, whole.grounds),
                _ => Standing::of_unknown(&whole),
            }
        })
    }
}
