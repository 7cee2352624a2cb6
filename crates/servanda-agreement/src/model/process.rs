//! Phases, procedures, responses, scenarios, risks, indicators, reports.

use servanda_base::period::Period;
use servanda_base::{Duration, Id};

use super::{ActorId, Condition, DateExpr, Declared, MeasureId, Place, Quantity, Track, UnitId, Until};

/// A phase's id.
pub type PhaseId = Id<Phase>;
/// A procedure's id.
pub type ProcedureId = Id<Procedure>;
/// A response's id.
pub type ResponseId = Id<Response>;

/// A stage of the process.
#[derive(Debug, Clone)]
pub struct Phase {
    /// Name, title, place in the text.
    pub declared: Declared,
    /// Begins on a date.
    pub from: Option<DateExpr>,
    /// Ends on a date.
    pub until: Option<Until>,
    /// Begins when this first becomes true.
    pub begins_when: Option<Condition>,
    /// Ends when this first becomes true after it began.
    pub ends_when: Option<Condition>,
}

/// A staged procedure with a clock for each stage.
#[derive(Debug, Clone)]
pub struct Procedure {
    /// Name, title, clause, place in the text.
    pub declared: Declared,
    /// One after another; not empty.
    pub stages: Vec<Stage>,
    /// What may be done when the last has run out.
    pub then: Option<String>,
    /// Whether all together may extend a stage.
    pub extendable_by_all: bool,
    /// Technical or political.
    pub track: Option<Track>,
}

/// A stage of a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// What it is.
    pub title: String,
    /// How long it may take.
    pub within: Duration,
}

/// A ladder of response to non-compliance, and the way back.
#[derive(Debug, Clone)]
pub struct Response {
    /// Name, title, clause, place in the text.
    pub declared: Declared,
    /// What sets it off.
    pub when: Condition,
    /// The steps up, in order; numbered from 1.
    pub steps: Vec<Step>,
    /// What opens the way back.
    pub re_engage_when: Option<Condition>,
    /// The steps back; numbered on from the steps up.
    pub steps_back: Vec<Step>,
    /// Technical or political.
    pub track: Option<Track>,
}

/// A step of a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub text: String,
    /// By whom.
    pub by: ActorId,
    /// When, counted from the start of the run or of the way back.
    pub clock: StepClock,
}

/// When a step is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepClock {
    /// Due by then.
    Within(Duration),
    /// Its time comes only then.
    After(Duration),
}

/// What to prepare for.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// Name, title, clause, place in the text.
    pub declared: Declared,
    /// When it holds.
    pub when: Condition,
    /// What to prepare, and who owns it.
    pub prepare: Vec<(String, ActorId)>,
}

/// What may go wrong.
#[derive(Debug, Clone)]
pub struct Risk {
    /// Name, title, place in the text.
    pub declared: Declared,
    /// In which phase.
    pub phase: Option<PhaseId>,
    /// Who watches it.
    pub owner: Option<ActorId>,
    /// What is done about it.
    pub mitigation: Option<String>,
}

/// What is computed from evidence.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Name, title, place in the text.
    pub declared: Declared,
    /// What.
    pub value: IndicatorValue,
}

/// What an indicator shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndicatorValue {
    /// A number, shown in this unit.
    Number(Quantity, Option<UnitId>),
    /// The readings of a measure over time.
    Series(MeasureId, Vec<Place>),
    /// A sign: yes, no, not known.
    Sign(Condition),
}

/// Who is told what, how often.
#[derive(Debug, Clone)]
pub struct Report {
    /// Name, title, place in the text.
    pub declared: Declared,
    /// A briefing rather than a report.
    pub is_briefing: bool,
    /// How often.
    pub every: Period,
    /// On which day of the period, from 1; if not said, on the first day after it.
    pub day: Option<u32>,
    /// For whom; empty with `for_public` for the public alone.
    pub audience: Vec<ActorId>,
    /// Also for the public.
    pub for_public: bool,
    /// Technical or political.
    pub track: Option<Track>,
}
