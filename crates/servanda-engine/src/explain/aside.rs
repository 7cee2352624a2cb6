//! What is known of the same subjects, and did not count.

use std::collections::BTreeSet;

use servanda_agreement::Named;
use servanda_base::Instant;
use servanda_evidence::{FindingSubject, PackedRecord, RecordId, Says};

use super::{SetAside, WhySetAside};
use crate::admit::Admission;
use crate::knower::{Context, Knower};

impl Knower<'_, '_> {
    /// What the view shows of the same subjects up to `at`, and does not count. What is among the `reasons` does.
    pub(super) fn set_aside(&self, named: Named, at: Instant, reasons: &BTreeSet<RecordId>) -> Vec<SetAside> {
        let scope = self.engine.scope(named);
        let about = self.view.known_packed().filter(|(id, record)| {
            let is_named = record.subject().is_some_and(|of| scope.subjects().contains(&of));
            is_named && record.time().start <= at && !reasons.contains(id)
        });
        about
            .filter_map(|(id, record)| Some(SetAside { record: id, why: self.why_set_aside(named, id, record)? }))
            .collect()
    }

    fn why_set_aside(&self, named: Named, id: RecordId, record: PackedRecord<'_>) -> Option<WhySetAside> {
        if !self.view.stands(id) {
            let by = self.view.superseding(id).last()?;
            let taken_back = self.view.packed(by).is_some_and(PackedRecord::is_retraction);
            return Some(if taken_back { WhySetAside::TakenBackBy(by) } else { WhySetAside::CorrectedBy(by) });
        }
        let commitment = match (named, record.says()) {
            (Named::Commitment(id), _) => Some(id),
            (_, Says::Finding { about: FindingSubject::Commitment(id), .. }) => Some(id),
            _ => None,
        };
        let context = Context { commitment, ..Context::default() };
        let agreement = self.agreement();
        let place = record.places().first().copied();
        let admission = match record.says() {
            Says::Reading { measure, .. } => self.admission(&agreement.measures[measure].verification, place, context),
            Says::Event { event, .. } => self.admission(&agreement.events[event].verification, place, context),
            Says::Finding { about: FindingSubject::Commitment(id), .. } => {
                self.admission(&agreement.commitments[id].verification, place, context)
            }
            Says::Finding { about: FindingSubject::Relief(id), .. } => Admission::of_relief(&agreement.reliefs[id]),
            Says::Decision { .. } | Says::Retraction => return None,
        };
        let grade = self.grade(record, &admission);
        (grade > self.view.standard()).then_some(WhySetAside::CountsFrom(grade))
    }
}
