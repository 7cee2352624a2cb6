//! The assessment of a view: every line of everything that an agreement declares.

use servanda_agreement::{Deed, Form, IndicatorValue, Named};
use servanda_base::Instant;
use servanda_evidence::{Standard, View};

use crate::frame::inside;
use crate::knower::{Context, Engine, Knower};
use crate::{Assessment, CommitmentAssessment, IndicatorAssessment, StepAssessment};

/// Everything that follows from an agreement in a view, for all time.
///
/// What lies after the last thing known is the projection: what will be said if nothing more is recorded.
pub fn assess(view: &View<'_>) -> Assessment {
    assessed(&Engine::new(view).now())
}

/// The same by several standards: what does not depend on the standard is worked out once.
pub fn assess_by(view: &View<'_>, standards: &[Standard]) -> Vec<Assessment> {
    let engine = Engine::new(view);
    standards.iter().map(|standard| assessed(&engine.by_standard(*standard))).collect()
}

fn assessed(knower: &Knower<'_, '_>) -> Assessment {
    let agreement = knower.agreement();
    Assessment {
        commitments: agreement.commitments.ids().map(|id| knower.assess_commitment(id)).collect(),
        reliefs: agreement.reliefs.ids().map(|id| (*knower.relief(id)).clone()).collect(),
        responses: agreement.responses.ids().map(|id| (*knower.response(id)).clone()).collect(),
        procedures: agreement.procedures.ids().map(|id| knower.procedure(id)).collect(),
        phases: agreement.phases.ids().map(|id| inside(&knower.phase(id))).collect(),
        scenarios: agreement.scenarios.iter().map(|(_, scenario)| knower.truth_as_known(&scenario.when)).collect(),
        indicators: agreement.indicators.iter().map(|(_, indicator)| knower.indicator(&indicator.value)).collect(),
    }
}

impl Knower<'_, '_> {
    fn assess_commitment(&self, id: servanda_agreement::CommitmentId) -> CommitmentAssessment {
        let commitment = &self.agreement().commitments[id];
        let parts = commitment.each.iter().map(|part| (*part, (*self.standing(id, Some(*part))).clone())).collect();
        let whole = (*self.standing(id, None)).clone();
        CommitmentAssessment { whole, parts, tally: (*self.tally(id)).clone(), steps: self.steps_of(id) }
    }

    /// The steps of a commitment's verification with their clocks.
    fn steps_of(&self, id: servanda_agreement::CommitmentId) -> Vec<StepAssessment> {
        let commitment = &self.agreement().commitments[id];
        let (Form::Once { deed: Deed::Event(event), .. }, false) =
            (&commitment.form, commitment.verify_steps.is_empty())
        else {
            return Vec::new();
        };
        let context = Context { commitment: Some(id), ..Context::default() };
        let from = self.term(id).map_or(Instant::END, |term| term.from);
        let happenings = self.happenings(event, context);
        let done =
            happenings.occurrences.iter().find(|occurrence| occurrence.time.start >= from && !occurrence.disputed);
        self.verify_steps(
            commitment,
            Named::Commitment(id),
            done.map(|done| done.time.told_from()),
            self.milestone_deadline(id),
        )
    }

    fn indicator(&self, value: &IndicatorValue) -> IndicatorAssessment {
        let context = Context::default();
        match value {
            IndicatorValue::Number(quantity, _) => IndicatorAssessment::Number(self.amount(quantity, context)),
            IndicatorValue::Sign(condition) => IndicatorAssessment::Sign(self.truth(condition, context)),
            IndicatorValue::Series(measure, places) => {
                let places: Vec<_> =
                    if places.is_empty() { vec![None] } else { places.iter().map(|place| Some(*place)).collect() };
                let series = places.into_iter().map(|place| (place, self.amount_of(*measure, place, context)));
                IndicatorAssessment::Series(series.collect())
            }
        }
    }

    /// The last instant of which any record speaks, or at which it became known.
    pub(crate) fn last_record(&self) -> Instant {
        let known = self.view.known();
        known.iter().map(|(_, record)| record.recorded_at.max(record.time.last())).max().unwrap_or(Instant::BEGINNING)
    }
}
