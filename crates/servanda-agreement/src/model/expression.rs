//! Conditions and quantities.
//!
//! Inside `at each SITES`, `count of SITES where C` and `P, P each`, a name that has places and says none is read at
//! the place in question: its place is then [`At::Here`].

use servanda_base::period::Period;
use servanda_base::{Duration, Interval};

use super::{ActorId, CommitmentId, DateExpr, EventId, MeasureId, Place, ProcedureId, ReliefId, ResponseId, UnitId};

/// Where a name is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// It has no place.
    Nowhere,
    /// At the place in question.
    Here,
    /// At (or of) the places given, in order. More than one only where several make sense: events, aggregates.
    Places(Vec<Place>),
}

/// An event, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRef {
    /// Which.
    pub event: EventId,
    /// Where; [`At::Places`] with all of its places if it has some and none is said.
    pub at: At,
}

/// What is true, false or unknown at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// A comparison of two quantities of one dimension.
    Compare {
        /// Left side.
        left: Quantity,
        /// How.
        op: Comparison,
        /// Right side.
        right: Quantity,
    },
    /// `NAME met`, `NAME of P met`.
    Verdict {
        /// The commitment.
        commitment: CommitmentId,
        /// One site or party of it, or the place in question; else the whole.
        at: At,
        /// The word.
        word: VerdictWord,
    },
    /// `NAME granted`, `NAME in effect`, ...
    Relief {
        /// The relief.
        relief: ReliefId,
        /// The word.
        word: ReliefWord,
    },
    /// `NAME open | settled | exhausted`.
    Procedure {
        /// The procedure.
        procedure: ProcedureId,
        /// The word.
        word: ProcedureWord,
    },
    /// `NAME running`.
    Running(ResponseId),
    /// `EVENT has happened`.
    Happened(EventRef),
    /// `A before B`.
    Before(EventRef, EventRef),
    /// `C for D`.
    For(Box<Condition>, Duration),
    /// `not C`.
    Not(Box<Condition>),
    /// `and`, `all of`; not empty.
    All(Vec<Condition>),
    /// `or`, `any of`; not empty.
    Any(Vec<Condition>),
    /// `at least N of (...)`.
    AtLeast(u32, Vec<Condition>),
}

/// How two quantities are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

/// The words that a commitment may be asked for. `met` and `breached` are truths of SEMANTICS (late is met); every
/// other word is true exactly when it is the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum VerdictWord {
    Met,
    MetOnTime,
    Breached,
    Missed,
    Disputed,
    Overdue,
    Unverified,
    Curing,
    Pending,
    Upcoming,
    Late,
    Waived,
    Excused,
    Concluded,
}

/// The words that a relief may be asked for. `granted` is given and not withdrawn, `in effect` also not suspended nor
/// lapsed; every other word is true when the status is that word (whatever its cause).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum ReliefWord {
    Granted,
    InEffect,
    Suspended,
    Withdrawn,
    Lapsed,
    Waived,
    Withheld,
    Overdue,
    Due,
    Locked,
}

/// The words that a procedure may be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProcedureWord {
    /// A case is open.
    Open,
    /// Every case that was opened is settled.
    Settled,
    /// A case ran out of stages and has not been settled since, whatever else is open.
    Exhausted,
}

/// A number at an instant, in the base unit of its dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quantity {
    /// A number, `~900` as an interval, and the unit in which the text writes it, if it says one.
    Number(Interval, Option<UnitId>),
    /// A measure at one place.
    Measure {
        /// Which.
        measure: MeasureId,
        /// Where.
        at: At,
    },
    /// `sum of M at SITES`, `max of M in PERIOD`, ...
    Aggregate {
        /// How.
        how: Aggregate,
        /// Of which measure.
        measure: MeasureId,
        /// Over which places.
        at: At,
        /// Over the readings asserted in the current period, instead of the value at the instant.
        within: Option<Period>,
    },
    /// `count of EVENT`: occurrences, or the sum of their numbers if it is counted in a unit.
    Count {
        /// Of which event, where.
        event: EventRef,
        /// In which stretch.
        window: Window,
    },
    /// `count of SITES where C`.
    CountWhere {
        /// The places counted.
        places: Vec<Place>,
        /// Read at each.
        condition: Box<Condition>,
    },
    /// The value of a quantity at the last instant of the agreement's baseline date.
    Baseline(Box<Quantity>),
    /// `+ - * /`.
    Binary {
        /// Left side.
        left: Box<Quantity>,
        /// How.
        op: Arithmetic,
        /// Right side.
        right: Box<Quantity>,
    },
    /// `first until D then second`.
    UntilThen {
        /// Before the date.
        first: Box<Quantity>,
        /// The date, exclusive.
        until: DateExpr,
        /// From the date on.
        then: Box<Quantity>,
    },
    /// `Q if C else Q`.
    If {
        /// Where the condition is true.
        then: Box<Quantity>,
        /// The condition; where it is unknown the value is the hull of both.
        condition: Box<Condition>,
        /// Where it is false.
        otherwise: Box<Quantity>,
    },
    /// `share of milestones [due] met [on time]`, in per cent of those declared, or of those whose date has passed.
    ShareOfMilestones {
        /// Only those whose date has passed.
        due: bool,
        /// Only those done in time count as met.
        on_time: bool,
    },
    /// A quantity on which parties differ.
    Contested {
        /// The text's own reading.
        own: Box<Quantity>,
        /// Other readings, by party.
        readings: Vec<(ActorId, Quantity)>,
    },
}

/// How values are taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Aggregate {
    Sum,
    Max,
    Min,
    Mean,
}

/// Arithmetic. `n % of Q` is a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Arithmetic {
    Plus,
    Minus,
    Times,
    Divide,
}

/// The stretch in which occurrences are counted, up to the instant asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Window {
    /// Since entry into force.
    Always,
    /// `in the last D`.
    Last(Duration),
    /// `since D`.
    Since(DateExpr),
    /// `in PERIOD`: the current one.
    In(Period),
}

impl Quantity {
    /// Whether it rests on readings other than those of the baseline: in a comparison of two such quantities the left
    /// one is measured against the right one (S37).
    pub fn is_read(&self) -> bool {
        match self {
            Self::Measure { .. } | Self::Aggregate { .. } => true,
            Self::Binary { left, right, .. } => left.is_read() || right.is_read(),
            Self::UntilThen { first, then, .. } => first.is_read() || then.is_read(),
            Self::If { then, otherwise, .. } => then.is_read() || otherwise.is_read(),
            Self::Contested { own, .. } => own.is_read(),
            Self::Number(..)
            | Self::Count { .. }
            | Self::CountWhere { .. }
            | Self::Baseline(_)
            | Self::ShareOfMilestones { .. } => false,
        }
    }
}

impl ReliefWord {
    /// Whether it rests on recorded acts alone, and not on what is owed; such words cut circles of names.
    pub fn rests_on_acts(self) -> bool {
        matches!(self, Self::Granted | Self::InEffect | Self::Suspended | Self::Withdrawn)
    }
}
