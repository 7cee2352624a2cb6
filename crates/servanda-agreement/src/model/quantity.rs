//! Units, measures and events.

use servanda_base::period::Period;
use servanda_base::{Decimal, Duration, Id, Name};

use super::{ActorId, Declared, Place, Quantity};

/// A unit's id.
pub type UnitId = Id<Unit>;
/// A measure's id.
pub type MeasureId = Id<Measure>;
/// An event's id.
pub type EventId = Id<Event>;

/// A unit of measurement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// As written: `kg-UF6`.
    pub symbol: Name,
    /// The unit of the same dimension in which the model stands: itself for a base unit.
    pub base: Name,
    /// How many base units it is, exactly.
    pub factor: Decimal,
}

/// A quantity that is read.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Name, title, place in the text.
    pub declared: Declared,
    /// What its values are.
    pub scale: Scale,
    /// Where or of whom it is read; empty if it is one number.
    pub places: Vec<Place>,
    /// How long a reading stays good.
    pub good_for: Option<Duration>,
    /// No value is below zero.
    pub never_negative: bool,
    /// Values never fall.
    pub never_falls: bool,
    /// Values never rise.
    pub never_rises: bool,
    /// A flow: a reading is the total of its stretch.
    pub per: Option<Period>,
    /// Who verifies it; governs wherever it is used.
    pub verification: Verification,
    /// The formula of a derived measure; such a measure is never read.
    pub formula: Option<Quantity>,
}

/// What the values of a measure are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scale {
    /// Numbers in a unit.
    Number(UnitId),
    /// Yes is 1, no is 0.
    YesNo,
    /// Ordered levels, the lowest first; the value is the position, from 0.
    Levels(Vec<Name>),
}

/// Something that happens.
#[derive(Debug, Clone)]
pub struct Event {
    /// Name, title, place in the text.
    pub declared: Declared,
    /// Where or by whom; empty if it has no place.
    pub places: Vec<Place>,
    /// It happens at most once at each place.
    pub once: bool,
    /// The unit of the numbers that its records carry.
    pub counted_in: Option<UnitId>,
    /// Who verifies it, and its reporting time.
    pub verification: Verification,
    /// What is promised of its being reported.
    pub reported: Reported,
}

/// What is promised of an event's being reported (SEMANTICS, principle 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reported {
    /// Nothing: silence says nothing.
    NotPromised,
    /// `always reported`: silence is absence for parties, verifiers and the keeper.
    Always,
    /// `always reported to public`: silence is absence for everyone.
    AlwaysToPublic,
    /// `reported to public`: its occurrences are public when reported; silence is overdue for everyone.
    ToPublic,
}

/// Who verifies, and how soon.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verification {
    /// Who.
    pub by: Verifiers,
    /// The reporting time.
    pub within: Option<Duration>,
}

/// Who verifies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Verifiers {
    /// Nobody is named: any source of standing `verifier` other than the one who owes.
    #[default]
    NotNamed,
    /// `V or V`: any one of them.
    AnyOf(Vec<ActorId>),
    /// `V and V`: all of them.
    AllOf(Vec<ActorId>),
    /// `each other`: the sides verify each other.
    EachOther,
}
