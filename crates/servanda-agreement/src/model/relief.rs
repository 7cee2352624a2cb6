//! Relief: what the other side owes in return.

use servanda_base::{Duration, Id};

use super::{ActorId, Condition, DateExpr, Declared, Likely, PhaseId, Quantity, Track, UnitId, Until, Verification};

/// A relief's id.
pub type ReliefId = Id<Relief>;

/// What is owed in return.
#[derive(Debug, Clone)]
pub struct Relief {
    /// Name, title, clause, place in the text.
    pub declared: Declared,
    /// The side that grants; several jointly.
    pub granted_by: Vec<ActorId>,
    /// To whom: as said, or all other parties.
    pub granted_to: Vec<ActorId>,
    /// When it is to be granted once its condition is known true.
    pub term: GrantTerm,
    /// The condition precedent; none is always true.
    pub when: Option<Condition>,
    /// What it is worth, in the base unit of `unit`.
    pub worth: Option<Quantity>,
    /// The unit in which its worth is shown and its amounts are recorded.
    pub unit: Option<UnitId>,
    /// Whether and how fast it can be taken back.
    pub reversible: Option<Reversible>,
    /// Suspended when this is known true.
    pub suspend_when: Option<Condition>,
    /// Withdrawn when this is known true.
    pub withdraw_when: Option<Condition>,
    /// How a suspended one is restored.
    pub restore: Option<Restore>,
    /// Not owed before.
    pub from: Option<DateExpr>,
    /// Lapses then.
    pub until: Option<Until>,
    /// Technical or political.
    pub track: Option<Track>,
    /// The phase with which it is grouped.
    pub in_phase: Option<PhaseId>,
    /// Who confirms it.
    pub verification: Verification,
    /// An assumption of the forecast alone: the time that the granting side takes.
    pub likely: Option<Likely>,
}

/// When a relief is to be granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GrantTerm {
    /// `grants within D` of being due.
    Within(Duration),
    /// `grants by DATE`, or when its condition is known true if that is later.
    By(DateExpr),
    /// No term: it never becomes overdue.
    Open,
}

/// Whether a relief can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reversible {
    /// So fast.
    Within(Duration),
    /// Not at all.
    Never,
}

/// How a suspended relief is restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restore {
    /// How soon.
    pub within: Duration,
    /// On what condition; when the latched `suspend` condition is off if not said.
    pub when: Option<Condition>,
}
