//! The assessment: what comes out. Timelines of standings, each with its grounds.

use std::sync::Arc;

use servanda_agreement::Place;
use servanda_base::{Deadline, Instant, Interval, Timeline, Truth};
use servanda_evidence::RecordId;

use crate::{Doubts, Footing, Grounds, Line, ReliefStatus, Verdict};

/// Everything that follows from an agreement in a view, for all time.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// One for each commitment, in the order of the text.
    pub commitments: Vec<CommitmentAssessment>,
    /// One for each relief.
    pub reliefs: Vec<ReliefAssessment>,
    /// One for each response.
    pub responses: Vec<ResponseAssessment>,
    /// One for each procedure.
    pub procedures: Vec<ProcedureAssessment>,
    /// One for each phase: whether the process is in it.
    pub phases: Vec<Timeline<Judgement>>,
    /// One for each scenario: whether it was known to hold.
    pub scenarios: Vec<Timeline<Judgement>>,
    /// One for each indicator.
    pub indicators: Vec<IndicatorAssessment>,
}

/// A truth, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The truth.
    pub truth: Truth,
    /// Why it is unknown, if it is.
    pub doubts: Doubts,
    /// On what it stands.
    pub footing: Footing,
    /// The records that decide it.
    pub grounds: Grounds,
}

/// The timelines of one commitment.
#[derive(Debug, Clone)]
pub struct CommitmentAssessment {
    /// Of the whole.
    pub whole: Arc<Line<Standing>>,
    /// Of each site or party, where the commitment is owed `at each` or by `each`.
    pub parts: Vec<(Place, Arc<Line<Standing>>)>,
    /// How often it came out in which way, over all times that it was put to the test.
    pub tally: Timeline<Tally>,
    /// The steps of its verification.
    pub steps: Vec<StepAssessment>,
}

/// How often a commitment came out in which way. Never heals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Tally {
    /// In time.
    pub in_time: u32,
    /// Late.
    pub late: u32,
    /// Breached: never done, or a violation not cured.
    pub breached: u32,
    /// Nobody has said.
    pub overdue: u32,
}

/// A verdict and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The word; of a concluded commitment its final word.
    pub verdict: Verdict,
    /// Whether its term is over, or it was replaced.
    pub concluded: bool,
    /// What `met`, `met on time` and `breached` are; of a whole the `and`, the `and` and the `or` of its parts'.
    pub truths: Truths,
    /// Why it cannot be told, if it cannot.
    pub doubts: Doubts,
    /// What to say of it beside the word.
    pub remark: Remark,
    /// On what it stands.
    pub footing: Footing,
    /// The records that decide it.
    pub grounds: Grounds,
    /// The date that counts now: when a pending duty is due, when a cure runs out.
    pub deadline: Option<Deadline>,
    /// How far it got, of a milestone on a comparison.
    pub progress: Option<Progress>,
}

/// How far a milestone on a comparison got: the two sides of it, in base units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What was reached.
    pub reached: Interval,
    /// What was to be reached.
    pub of: Interval,
}

/// The truths that conditions ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Truths {
    /// `NAME met`.
    pub met: Truth,
    /// `NAME met on time`.
    pub met_on_time: Truth,
    /// `NAME breached`.
    pub breached: Truth,
}

/// What is to be said of a verdict beside its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Remark {
    None,
    NotCalledOn,
    CalledOnInTime,
    WaitsForItsTrigger,
    Denied,
    Refused,
    BySilence,
    ViolationAttested,
    ByFinding,
    ExcusedByText,
    Paused,
    Replaced,
}

/// The lines of one relief.
#[derive(Debug, Clone)]
pub struct ReliefAssessment {
    /// The one word, and why.
    pub status: Timeline<ReliefStanding>,
    /// Since when it has been owed, while it is.
    pub owed_since: Timeline<Option<Instant>>,
    /// What was done.
    pub done: Timeline<Done>,
    /// The acts of the last grant so far, each with what judges it.
    pub acts: Timeline<Arc<[JudgedAct]>>,
}

/// An act about a relief, judged by its condition as that was known when it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedAct {
    /// What was done.
    pub done: Done,
    /// From when it is in effect.
    pub at: Instant,
    /// The instant whose knowledge judges it.
    pub judged_at: Instant,
    /// Of a grant: since when it was owed, if it was. What is owed is not premature.
    pub owed_since: Option<Instant>,
    /// Of taking it back while its condition was not known: since when that had been known to hold, if it had, and was
    /// never known otherwise.
    pub held_since: Option<Instant>,
    /// The records of it.
    pub grounds: Grounds,
}

/// The status of a relief, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReliefStanding {
    /// The word.
    pub status: ReliefStatus,
    /// Whether a grant stands on the granting side's own word or was confirmed.
    pub confirmed: bool,
    /// An act judged well then is wrong in hindsight, or the other way round.
    pub hindsight: bool,
    /// Why its condition cannot be told, while it is locked for that reason.
    pub doubts: Doubts,
    /// The records that decide it: acts, confirmations, and the grounds of the condition.
    pub grounds: Grounds,
    /// When a grant or a restoration that is due becomes overdue.
    pub deadline: Option<Deadline>,
}

/// What was done about a relief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Done {
    Nothing,
    Granted,
    GrantedInPart,
    Suspended,
    Restored,
    Withdrawn,
}

/// The runs of one response.
#[derive(Debug, Clone)]
pub struct ResponseAssessment {
    /// Whether its condition was known to hold, latched.
    pub latch: Timeline<bool>,
    /// Its runs, in order.
    pub runs: Vec<Run>,
}

/// One run of a response.
#[derive(Debug, Clone)]
pub struct Run {
    /// When it started.
    pub from: Instant,
    /// When it was over, if it is.
    pub until: Option<Instant>,
    /// When the way back opened.
    pub re_engaged_at: Option<Instant>,
    /// The records that set it off.
    pub grounds: Grounds,
    /// Its steps up and back, in order; those back only once the way back is open.
    pub steps: Vec<StepAssessment>,
}

/// A step with its clock.
#[derive(Debug, Clone)]
pub struct StepAssessment {
    /// Its number, from 1.
    pub number: u32,
    /// When its time comes.
    pub opens: Instant,
    /// When it is due, if it has a term.
    pub due: Option<Deadline>,
    /// What is said of it.
    pub status: Timeline<StepStatus>,
    /// The record by which it was done.
    pub done_by: Option<RecordId>,
}

/// What is said of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum StepStatus {
    /// Its time has not come.
    Ahead,
    Due,
    Overdue,
    Done,
    DoneLate,
    Lapsed,
}

/// The cases of one procedure.
#[derive(Debug, Clone)]
pub struct ProcedureAssessment {
    /// Its cases, by the instant of opening.
    pub cases: Vec<Case>,
}

/// One case of a procedure.
#[derive(Debug, Clone)]
pub struct Case {
    /// What it is about.
    pub about: Option<Box<str>>,
    /// The record that opened it.
    pub opened_by: RecordId,
    /// Where it stands.
    pub state: Timeline<CaseState>,
    /// Every record that moved it.
    pub grounds: Grounds,
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseState {
    /// Not opened yet.
    NotOpen,
    /// At a stage, from 0, which runs out then.
    Stage(usize, Deadline),
    /// Settled.
    Settled,
    /// The last stage has run out.
    Exhausted,
}

/// The line of one indicator.
#[derive(Debug, Clone)]
pub enum IndicatorAssessment {
    /// A number, in base units.
    Number(Timeline<Amount>),
    /// The values of a measure at each place.
    Series(Vec<(Option<Place>, Timeline<Amount>)>),
    /// A sign.
    Sign(Timeline<Judgement>),
}

/// A number and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// What is known of it.
    pub interval: Interval,
    /// What qualified sources say of it does not agree.
    pub conflict: bool,
    /// Why no more is known.
    pub doubts: Doubts,
    /// On what it stands.
    pub footing: Footing,
    /// The records that decide it.
    pub grounds: Grounds,
}
