//! Explanations: why something is so at one instant, down to the records; what was set aside; what comes next.
//!
//! An explanation walks the lines of the engine once more, at the instant asked: nothing in it is judged anew.

mod aside;
mod commitment;
mod condition;
mod deed;
mod process;
mod relief;

use std::collections::BTreeSet;

use servanda_agreement::{
    At, CommitmentId, Condition, EventRef, MeasureId, Named, PhaseId, Place, ProcedureId, Quantity, ReliefId,
    ResponseId, Scenario,
};
use servanda_base::{Deadline, Duration, Id, Instant, Truth};
use servanda_evidence::{RecordId, Standard, View};

use crate::knower::{Context, Engine};
use crate::{Amount, CaseState, Doubt, Grounds, JudgedAct, Judgement, ReliefStanding, Standing, StepStatus};

/// Why something is so.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The tree of reasons.
    pub reason: Reason,
    /// What is known of the same subjects up to that instant and did not count, and why.
    pub set_aside: Vec<SetAside>,
    /// When it will change if nothing more is recorded.
    pub next_change: Option<Instant>,
}

/// One claim, and what it rests on.
#[derive(Debug, Clone)]
pub struct Reason {
    /// What is claimed.
    pub claim: Claim,
    /// The records that decide it.
    pub grounds: Grounds,
    /// What it rests on.
    pub because: Vec<Reason>,
}

/// What is claimed of one instant.
#[derive(Debug, Clone)]
pub enum Claim {
    /// The standing of a commitment, or of one part of it.
    Commitment(CommitmentId, Option<Place>, Standing, Since),
    /// The status of a relief, since some instant.
    Relief(ReliefId, ReliefStanding, Instant),
    /// An act about a relief.
    Act(JudgedAct),
    /// What is owed about a relief.
    Owed(Owed),
    /// Whether a response is running, since some instant.
    Response(ResponseId, bool, Instant),
    /// One run of a response, up to when it was over and when the way back opened, as far as that has come.
    Run {
        /// When it started.
        from: Instant,
        /// When it was over, if it is.
        until: Option<Instant>,
        /// When the way back opened, if it did.
        re_engaged_at: Option<Instant>,
    },
    /// A step of a response.
    Step(ResponseId, Step),
    /// A step of the verification of a commitment.
    VerifyStep(CommitmentId, Step),
    /// Whether a procedure has an open case.
    Procedure(ProcedureId, bool),
    /// Where one case of a procedure stands.
    Case {
        /// Of which.
        procedure: ProcedureId,
        /// What it is about.
        about: Option<Box<str>>,
        /// Where it stands.
        state: CaseState,
        /// Since when.
        since: Instant,
    },
    /// Whether a scenario is known to hold, since some instant.
    Scenario(Id<Scenario>, Judgement, Instant),
    /// When a phase began and ended, as far as it did.
    Phase(PhaseId, Option<Instant>, Option<Instant>),
    /// A condition as it was known at an instant, and what it bears on.
    AsKnown(Condition, Judgement, Instant, Bearing),
    /// The truth of a condition at a place.
    Condition(Condition, Option<Place>, Judgement),
    /// The truth of a condition at a place through a stretch, of `C for D`; to the end of time if it goes on.
    Stretch(Condition, Option<Place>, Truth, (Instant, Instant)),
    /// That nothing was owed for a while, `[from, until)`: waived, excused by the text, or paused.
    NotOwed(Standing, (Instant, Instant)),
    /// That a demand was violated from an instant on; what is not cured by the deadline is a breach.
    Violation(Instant, Deadline),
    /// The value of a quantity at a place.
    Quantity(Quantity, Option<Place>, Amount),
    /// The value of a measure at one place.
    Measure(MeasureId, Option<Place>, Amount),
    /// A measure at each of its places.
    Everywhere(MeasureId),
    /// What is recorded of an event.
    Event(Heard),
    /// One time that something was due.
    Instance(Instance),
    /// That what is recorded answers the periods before.
    AnsweredBefore,
    /// The date that counts, and the text's own where it was extended.
    Deadline(Deadline, Option<Deadline>),
}

/// Since when something stands so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    /// With this word.
    pub word: Instant,
    /// With this word and for this reason.
    pub reason: Instant,
}

/// What a condition of a relief, a response or a scenario bears on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearing {
    /// On whether it is to be given, or set off.
    When,
    /// On whether it may be suspended.
    Suspend,
    /// On whether it may be withdrawn.
    Withdraw,
    /// On whether it is to be restored.
    Restore,
    /// On whether it is to be restored, which it is once this is known not to hold.
    RestoreUnless,
    /// On the way back.
    ReEngage,
}

/// What is owed about a relief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// Whether it is its restoration.
    pub restoration: bool,
    /// Since when.
    pub since: Instant,
    /// By when it was or is to be done.
    pub due: Deadline,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Its number, from 1.
    pub number: u32,
    /// Where it stands.
    pub status: StepStatus,
    /// When its time comes.
    pub opens: Instant,
    /// When it is due, if it has a term.
    pub due: Option<Deadline>,
}

/// What is recorded of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Of which.
    pub event: EventRef,
    /// Where.
    pub place: Option<Place>,
    /// Of which occurrence.
    pub key: Option<Box<str>>,
    /// Within what time it is to be reported.
    pub within: Option<Duration>,
    /// Where silence decides: by when a report should have come.
    pub silent_by: Option<Deadline>,
}

/// One time that something was due, and how it came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// What set it off.
    pub called: Called,
    /// By when; none if that is not known.
    pub due: Option<Deadline>,
    /// What was counted, of what was asked.
    pub counted: Option<(Amount, Amount)>,
    /// How it came out.
    pub standing: Standing,
}

/// What set off a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Called {
    /// It was called on at an instant.
    On(Instant, Option<Box<str>>, Option<Place>),
    /// It was done last at an instant.
    LastDone(Instant),
    /// Its term began.
    TermBegan(Instant),
    /// A period, from its first instant to the first after it.
    Period(Instant, Instant),
}

/// A record that did not count.
#[derive(Debug, Clone)]
pub struct SetAside {
    /// The record.
    pub record: RecordId,
    /// Why.
    pub why: WhySetAside,
}

/// Why a record did not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhySetAside {
    /// Another one corrects it.
    CorrectedBy(RecordId),
    /// Another one takes it back.
    TakenBackBy(RecordId),
    /// It counts only from this standard down.
    CountsFrom(Standard),
}

impl Reason {
    fn new(claim: Claim, grounds: Grounds, because: Vec<Self>) -> Self {
        Self { claim, grounds, because }
    }

    /// Every record that it rests on, here and below.
    pub fn records(&self) -> BTreeSet<RecordId> {
        let below = self.because.iter().flat_map(Self::records);
        self.grounds.iter().copied().chain(below).collect()
    }
}

/// Why `named` stands as it does at `at`; `None` for what has no standing of its own.
pub fn explain(view: &View<'_>, named: Named, at: Instant) -> Option<Explanation> {
    let engine = Engine::new(view);
    let knower = engine.now();
    let (reason, next_change) = match named {
        Named::Commitment(id) => {
            let word = knower.standing(id, None).said().map(|standing| (standing.verdict, standing.concluded));
            (knower.why_commitment(id, None, at), word.next_change(at))
        }
        Named::Relief(id) => knower.why_relief(id, at),
        Named::Response(id) => knower.why_response(id, at),
        Named::Procedure(id) => knower.why_procedure(id, at),
        Named::Scenario(id) => knower.why_scenario(id, at),
        Named::Measure(id) => (knower.why_measure(id, at), None),
        Named::Event(id) => {
            let places = match view.agreement().events[id].places.as_slice() {
                [] => At::Nowhere,
                places => At::Places(places.to_vec()),
            };
            (knower.why_event(&EventRef { event: id, at: places }, Context::default(), at), None)
        }
        Named::Indicator(id) => (knower.why_indicator(&view.agreement().indicators[id].value, at), None),
        _ => return None,
    };
    let set_aside = knower.set_aside(named, at, &reason.records());
    Some(Explanation { reason, set_aside, next_change })
}

/// What makes two standings stand so for the same reason.
fn reason_of(standing: &Standing) -> (crate::Verdict, bool, Option<Doubt>, crate::Remark) {
    (standing.verdict, standing.concluded, standing.doubts.first(), standing.remark)
}
