//! The status: everything at one instant.

use std::collections::BTreeMap;

use servanda_agreement::CommitmentId;
use servanda_engine::Verdict;

use super::{
    CommitmentRow, Frame, IndicatorRow, PhaseRow, ProcedureRow, Question, ReliefRow, ResponseRow, ScenarioRow,
};

/// Everything at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusPage {
    /// What the page says of itself.
    pub frame: Frame,
    /// Every commitment, in the order of the text.
    pub commitments: Vec<CommitmentRow>,
    /// Every relief.
    pub reliefs: Vec<ReliefRow>,
    /// Every response.
    pub responses: Vec<ResponseRow>,
    /// Every procedure.
    pub procedures: Vec<ProcedureRow>,
    /// Every phase.
    pub phases: Vec<PhaseRow>,
    /// Every scenario.
    pub scenarios: Vec<ScenarioRow>,
    /// Every indicator.
    pub indicators: Vec<IndicatorRow>,
    /// How many commitments stand in which way.
    pub counts: Counts,
}

/// How many commitments stand in which way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Those whose term runs, by verdict, worst first.
    pub verdicts: BTreeMap<Verdict, usize>,
    /// Those whose term is over.
    pub concluded: usize,
}

impl Question<'_> {
    /// Everything at the instant asked.
    pub fn status(&self) -> StatusPage {
        let commitments: Vec<CommitmentRow> =
            self.agreement().commitments.ids().filter_map(|id| self.commitment(id)).collect();
        StatusPage {
            frame: self.frame(),
            counts: Counts::of(commitments.iter()),
            commitments,
            reliefs: self.reliefs(),
            responses: self.responses(),
            procedures: self.procedures(),
            phases: self.phases(),
            scenarios: self.scenarios(),
            indicators: self.indicator_rows(),
        }
    }
}

impl StatusPage {
    /// Whether a breach stands: a commitment whose term ended breached stays so.
    pub fn has_breach(&self) -> bool {
        self.commitments.iter().any(|row| row.said.verdict == Verdict::Breached)
    }
}

impl Question<'_> {
    /// Whether a commitment is breached at the instant asked; one whose term ended breached stays so.
    pub fn is_breached(&self, id: CommitmentId) -> bool {
        let assessed = self.assessment.commitments.get(id.index());
        assessed.is_some_and(|assessed| assessed.whole.said().at(self.at).verdict == Verdict::Breached)
    }
}
