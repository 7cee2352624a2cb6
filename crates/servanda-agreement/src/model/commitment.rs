//! Commitments: who owes what, in seven forms.

use servanda_base::period::Period;
use servanda_base::{Decimal, Duration, Id};

use super::{
    ActorId, By, Condition, DateExpr, Declared, EventRef, PhaseId, Place, Quantity, Track, Trigger, Until, Verification,
};

/// A commitment's id.
pub type CommitmentId = Id<Commitment>;

/// Who owes what.
#[derive(Debug, Clone)]
pub struct Commitment {
    /// Name, title, clause, place in the text.
    pub declared: Declared,
    /// Who owes, jointly or each.
    pub owed_by: Vec<ActorId>,
    /// A verdict for each of these (sites of `at each`, parties of `each`) and for the whole; empty if there is only
    /// the whole.
    pub each: Vec<Place>,
    /// What is owed.
    pub form: Form,
    /// Technical or political.
    pub track: Option<Track>,
    /// The phase with which it is grouped; no effect on its term.
    pub in_phase: Option<PhaseId>,
    /// The phase that is its term.
    pub during: Option<PhaseId>,
    /// When it begins; with the agreement if not said.
    pub from: Option<DateExpr>,
    /// When it ends; with the agreement if not said.
    pub until: Option<Until>,
    /// To whom it is owed: as said, or all other parties. Of a part see [`Agreement::owed_to`](super::Agreement::owed_to).
    pub owed_to: Vec<ActorId>,
    /// Whether the text says to whom.
    pub owed_to_stated: bool,
    /// Who verifies what has no verifier of its own, and the reporting time.
    pub verification: Verification,
    /// The steps of its verification, in order.
    pub verify_steps: Vec<VerifyStep>,
    /// The cure period of a continuing violation.
    pub cure: Option<Cure>,
    /// Not owed while this is true.
    pub excused_while: Option<Condition>,
    /// Missing it is not a breach.
    pub as_target: bool,
    /// The commitment that it replaces, from the start of its own force, and when that was agreed.
    pub replaces: Option<(CommitmentId, DateExpr)>,
    /// An assumption of the forecast alone.
    pub likely: Option<Likely>,
    /// The delay of the verifier's word: an assumption of the forecast alone.
    pub report_likely: Option<Likely>,
}

impl Commitment {
    /// Whether it is a milestone: a commitment with `by`.
    pub fn is_milestone(&self) -> bool {
        matches!(self.form, Form::Once { by: Some(_), .. })
    }
}

/// The seven forms, and `keeps ... on` beside `keeps`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// `P keeps C`: throughout.
    Keeps {
        /// What holds.
        condition: Condition,
    },
    /// `P keeps C on D, D`: at the last instant of each date.
    KeepsOn {
        /// What holds.
        condition: Condition,
        /// When.
        dates: Vec<DateExpr>,
    },
    /// `P does|allows|achieves E [by D]`: once, in time.
    Once {
        /// Who acts.
        act: Act,
        /// What is done.
        deed: Deed,
        /// By when; if not said it stays pending until done.
        by: Option<By>,
    },
    /// `P does|allows E within D of G`: each time.
    Within {
        /// Who acts.
        act: Act,
        /// What is done.
        event: EventRef,
        /// How soon.
        within: Duration,
        /// What sets off the clock.
        of: Trigger,
    },
    /// `P does|allows E every D`.
    Every {
        /// Who acts.
        act: Act,
        /// What is done.
        event: EventRef,
        /// Never more than this between one and the next.
        every: Duration,
    },
    /// `P does|allows E at least|at most N times per PERIOD`.
    Quota {
        /// Who acts.
        act: Act,
        /// What is done.
        event: EventRef,
        /// At least or at most.
        bound: QuotaBound,
        /// How many, or how much in the base unit of what is counted: of each period as it is when that begins.
        amount: Quantity,
        /// Counted in each.
        per: Period,
    },
    /// `P does E within D after each PERIOD`.
    AfterEach {
        /// Who acts.
        act: Act,
        /// What is done.
        event: EventRef,
        /// How soon after the period's last day.
        within: Duration,
        /// The period.
        period: Period,
    },
    /// `P refrains from E or E`.
    Refrains {
        /// What must not happen.
        events: Vec<EventRef>,
    },
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// The party acts (`does`, `achieves`).
    Does,
    /// Someone else does, and the party lets them.
    Allows,
}

/// What is done once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// An event.
    Event(EventRef),
    /// A state of things is reached.
    Condition(Condition),
}

/// Which way a quota binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum QuotaBound {
    AtLeast,
    AtMost,
}

/// A step of verification, with its clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyStep {
    /// What is done.
    pub text: String,
    /// By whom.
    pub by: ActorId,
    /// How soon after the act.
    pub within: Duration,
}

/// A cure period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cure {
    /// How long.
    pub within: Duration,
    /// Counted from this event after the violation began, instead of from its beginning.
    pub after: Option<EventRef>,
}

/// What is thought likely, for the forecast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Likely {
    /// `A to B [most likely M]`.
    Takes {
        /// Shortest.
        low: Duration,
        /// Longest.
        high: Duration,
        /// Most likely.
        mode: Option<Duration>,
    },
    /// `N % per D`.
    Holds {
        /// Per cent.
        percent: Decimal,
        /// Through each.
        per: Duration,
    },
}
