//! Dates as an agreement writes them. Some wait for an event.

use servanda_base::period::Period;
use servanda_base::{Date, Duration, Id, Instant};

use super::{ActorId, Condition, Declared, EventRef, PhaseId};

/// A date: a day or an instant, known or still to be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateExpr {
    /// A civil day.
    Day(Date),
    /// An instant.
    Instant(Instant),
    /// A declared date.
    Named(Id<NamedDate>),
    /// `start of PHASE`: its first day.
    StartOf(PhaseId),
    /// `end of PHASE`: the day (or instant) at which it is over, exclusive, as in `until`.
    EndOf(PhaseId),
    /// `E + D`.
    Plus(Box<DateExpr>, Duration),
    /// `E - D`.
    Minus(Box<DateExpr>, Duration),
    /// `D after EVENT`: counted from the day of its first occurrence; unknown until then.
    After(Duration, EventRef),
    /// `day N of E`: E itself is day 1.
    DayOf(u32, Box<DateExpr>),
    /// The later; unknown while any is.
    LaterOf(Vec<DateExpr>),
    /// The earlier of those that are known; unknown while none is.
    EarlierOf(Vec<DateExpr>),
    /// A date on which parties differ.
    Contested {
        /// The text's own reading.
        own: Box<DateExpr>,
        /// Other readings, by party.
        readings: Vec<(super::ActorId, DateExpr)>,
    },
}

/// A declared date.
#[derive(Debug, Clone)]
pub struct NamedDate {
    /// Name, title, place in the text.
    pub declared: Declared,
    /// The date.
    pub date: DateExpr,
}

/// A declared period.
#[derive(Debug, Clone)]
pub struct NamedPeriod {
    /// Name, title, place in the text.
    pub declared: Declared,
    /// How time is cut, in the text's own reading.
    pub period: Period,
    /// How those parties cut it that read its first day otherwise.
    pub readings: Vec<(ActorId, Period)>,
}

/// The end of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Until {
    /// The date.
    pub date: DateExpr,
    /// `through` includes the date, `until` does not.
    pub through: bool,
}

/// By when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// `by DATE`, inclusive.
    Date(DateExpr),
    /// `by EVENT`: before or when it first happens.
    Event(EventRef),
}

/// What sets off a clock each time it happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// An event, at the place of the commitment or at its own.
    Event(EventRef),
    /// A condition that becomes true.
    Condition(Condition),
}
