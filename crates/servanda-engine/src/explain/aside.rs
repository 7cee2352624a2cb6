//! What is known of the same subjects, and did not count.

use std::collections::BTreeSet;

use servanda_agreement::Named;
use servanda_base::Instant;
use servanda_evidence::{Body, FindingSubject, Record, RecordId};

use super::{SetAside, WhySetAside};
use crate::admit::Admission;
use crate::index::subject;
use crate::knower::{Context, Knower};

impl Knower<'_, '_> {
    /// What the view shows of the same subjects up to `at`, and does not count. What is among the `reasons` does.
    pub(super) fn set_aside(&self, named: Named, at: Instant, reasons: &BTreeSet<RecordId>) -> Vec<SetAside> {
        let scope = self.engine.scope(named);
        let known = self.view.known();
        let about = known.iter().filter(|(id, record)| {
            let is_named = subject(record).is_some_and(|of| scope.subjects().contains(&of));
            is_named && record.time.start <= at && !reasons.contains(id)
        });
        about
            .filter_map(|(id, record)| Some(SetAside { record: *id, why: self.why_set_aside(named, *id, record)? }))
            .collect()
    }

    fn why_set_aside(&self, named: Named, id: RecordId, record: &Record) -> Option<WhySetAside> {
        if !self.view.stands(id) {
            let by = self.view.superseding(id).last()?;
            let taken_back = self.view.record(by).is_some_and(|by| by.body == Body::Retraction);
            return Some(if taken_back { WhySetAside::TakenBackBy(by) } else { WhySetAside::CorrectedBy(by) });
        }
        let commitment = match (named, &record.body) {
            (Named::Commitment(id), _) => Some(id),
            (_, Body::Finding { about: FindingSubject::Commitment(id), .. }) => Some(*id),
            _ => None,
        };
        let context = Context { commitment, ..Context::default() };
        let agreement = self.agreement();
        let admission = match &record.body {
            Body::Reading { measure, places, .. } => {
                self.admission(&agreement.measures[*measure].verification, places.first().copied(), context)
            }
            Body::Event { event, places, .. } => {
                self.admission(&agreement.events[*event].verification, places.first().copied(), context)
            }
            Body::Finding { about: FindingSubject::Commitment(id), places, .. } => {
                self.admission(&agreement.commitments[*id].verification, places.first().copied(), context)
            }
            Body::Finding { about: FindingSubject::Relief(id), .. } => Admission::of_relief(&agreement.reliefs[*id]),
            Body::Decision { .. } | Body::Retraction => return None,
        };
        let grade = self.grade(record, &admission);
        (grade > self.view.standard()).then_some(WhySetAside::CountsFrom(grade))
    }
}
