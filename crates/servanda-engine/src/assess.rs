//! The assessment of a view: every line of everything that an agreement declares.

use std::sync::Arc;

use servanda_agreement::{CommitmentId, Deed, Form, IndicatorValue, Named};
use servanda_base::{Instant, limits};
use servanda_evidence::{Standard, View};

use crate::frame::inside;
use crate::index::Index;
use crate::knower::{Context, Engine, Knower};
use crate::validity::Validity;
use crate::{Assessment, CommitmentAssessment, IndicatorAssessment, StepAssessment};

/// Everything that follows from an agreement in a view, for all time.
///
/// What lies after the last thing known is the projection: what will be said if nothing more is recorded.
pub fn assess(view: &View<'_>) -> Assessment {
    assessed(&Engine::new(view).now())
}

/// The same by several standards: what does not depend on the standard is worked out once. Of many records the
/// commitments are shared among `threads`, on which nothing depends that comes out.
pub fn assess_by(view: &View<'_>, standards: &[Standard], threads: usize) -> Vec<Assessment> {
    let index = Arc::new(Index::new(view));
    let engine = Engine::with(view, index.clone());
    if threads < 2 || index.len() < limits::RECORDS_OF_ONE_THREAD {
        return standards.iter().map(|standard| assessed(&engine.by_standard(*standard))).collect();
    }
    let shared = commitments_shared(view, &index, standards, threads);
    let by = |(standard, commitments)| assessed_with(&engine.by_standard(standard), commitments);
    standards.iter().copied().zip(shared).map(by).collect()
}

/// The commitments by each standard, each commitment in turn by one of several threads.
fn commitments_shared(
    view: &View<'_>,
    index: &Arc<Index>,
    standards: &[Standard],
    threads: usize,
) -> Vec<Vec<CommitmentAssessment>> {
    let ids: Vec<CommitmentId> = view.agreement().commitments.ids().collect();
    let of_thread = |thread: usize| {
        let engine = Engine::with(view, index.clone());
        let by_each = |id: CommitmentId| {
            let by = |standard: &Standard| engine.by_standard(*standard).assess_commitment(id);
            (id, standards.iter().map(by).collect())
        };
        ids.iter().skip(thread).step_by(threads).map(|id| by_each(*id)).collect::<Vec<_>>()
    };
    let mut all: Vec<(CommitmentId, Vec<CommitmentAssessment>)> = std::thread::scope(|scope| {
        let of_thread = &of_thread;
        let others: Vec<_> = (1..threads).map(|thread| scope.spawn(move || of_thread(thread))).collect();
        let own = of_thread(0).into_iter();
        let others = others.into_iter().map(|thread| thread.join());
        own.chain(others.flat_map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))).collect()
    });
    all.sort_by_key(|(id, _)| *id);
    let mut shared: Vec<Vec<CommitmentAssessment>> = standards.iter().map(|_| Vec::new()).collect();
    for (_, by_each) in all {
        for (commitments, by) in shared.iter_mut().zip(by_each) {
            commitments.push(by);
        }
    }
    shared
}

pub(crate) fn assessed(knower: &Knower<'_, '_>) -> Assessment {
    let commitments = knower.agreement().commitments.ids().map(|id| knower.assess_commitment(id)).collect();
    assessed_with(knower, commitments)
}

pub(crate) fn assessed_with(knower: &Knower<'_, '_>, commitments: Vec<CommitmentAssessment>) -> Assessment {
    let agreement = knower.agreement();
    Assessment {
        commitments,
        reliefs: agreement.reliefs.ids().map(|id| (*knower.relief(id)).clone()).collect(),
        responses: agreement.responses.ids().map(|id| (*knower.response(id)).clone()).collect(),
        procedures: agreement.procedures.ids().map(|id| knower.procedure(id)).collect(),
        phases: agreement.phases.ids().map(|id| inside(&knower.phase(id))).collect(),
        scenarios: agreement.scenarios.iter().map(|(_, scenario)| knower.truth_as_known(&scenario.when)).collect(),
        indicators: agreement.indicators.iter().map(|(_, indicator)| knower.indicator(&indicator.value)).collect(),
    }
}

impl Knower<'_, '_> {
    pub(crate) fn assess_commitment(&self, id: CommitmentId) -> CommitmentAssessment {
        let commitment = &self.agreement().commitments[id];
        let parts = commitment.each.iter().map(|part| (*part, self.standing(id, Some(*part)))).collect();
        let whole = self.standing(id, None);
        // What is said is at hand; with which reasons is worked out when it is asked.
        whole.said();
        CommitmentAssessment { whole, parts, tally: self.tally(id), steps: self.steps_of(id) }
    }

    /// The steps of a commitment's verification with their clocks.
    pub(crate) fn steps_of(&self, id: CommitmentId) -> Vec<StepAssessment> {
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
            self.milestone_deadline(id, Instant::END),
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
        self.holds_within(Validity::until_later_told());
        // Asked only of views without an end, which know every record, and of the one before all knowledge.
        let last = self.engine.index.last_record.filter(|_| self.known_at() != Instant::BEGINNING);
        last.unwrap_or(Instant::BEGINNING)
    }
}
