//! Expressions in JSON: a tree, each node an object of one field whose name says what it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Length, Name, Number, Placed};

/// An expression and where it stands.
pub type Expr = Placed<Box<Expression>>;

/// A date, a quantity or a condition. There are no parentheses: the tree says what belongs together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Expression {
    /// A name: of a date, a measure, an event, an indicator, a level.
    Name(Name),
    /// A number, with its unit if it has one.
    Number(Amount),
    /// The answer yes.
    Yes,
    /// The answer no.
    No,
    /// A day: `2026-04-01`.
    Date(Name),
    /// A time of day: `2026-04-01T10:00`, in the zone of the agreement unless it has an offset.
    DateTime(Name),
    /// A length of time: `3 months`.
    Duration(Length),
    /// The start of a phase.
    StartOf(Name),
    /// The end of a phase.
    EndOf(Name),
    /// So long after an event.
    After(After),
    /// The later of several dates.
    LaterOf(Vec<Expr>),
    /// The earlier of several dates.
    EarlierOf(Vec<Expr>),
    /// A day counted from a date, which is day 1.
    DayOf(DayOf),
    /// A measure or an event at sites.
    At(At),
    /// A measure or an event of a party.
    Of(Of),
    /// The sum, the largest, the smallest or the mean of a measure.
    Aggregate(Aggregate),
    /// How often an event happened.
    Count(Count),
    /// At how many sites a condition holds.
    CountWhere(CountWhere),
    /// The baseline of the other side of the comparison.
    Baseline,
    /// A quantity as of the baseline date.
    BaselineOf(Expr),
    /// A percentage of a quantity.
    PercentOf(PercentOf),
    /// The share of milestones that were met.
    ShareOfMilestones(Share),
    /// A sum.
    #[serde(rename = "+")]
    Plus(Sides),
    /// A difference.
    #[serde(rename = "-")]
    Minus(Sides),
    /// A product.
    #[serde(rename = "*")]
    Times(Sides),
    /// A quotient.
    #[serde(rename = "/")]
    DividedBy(Sides),
    /// One quantity until a date, then another.
    UntilThen(UntilThen),
    /// One quantity if a condition holds, else another.
    If(If),
    /// Equal.
    #[serde(rename = "=")]
    Equal(Sides),
    /// Not equal.
    #[serde(rename = "!=")]
    NotEqual(Sides),
    /// Less.
    #[serde(rename = "<")]
    Less(Sides),
    /// At most.
    #[serde(rename = "<=")]
    AtMost(Sides),
    /// Greater.
    #[serde(rename = ">")]
    Greater(Sides),
    /// At least.
    #[serde(rename = ">=")]
    AtLeastAsMuch(Sides),
    /// How something stands: met, granted, open, ...
    Verdict(Verdict),
    /// Whether an event has happened.
    Happened(Expr),
    /// Whether the left was before the right.
    Before(Sides),
    /// Whether a condition has held so long.
    For(For),
    /// What is denied.
    Not(Expr),
    /// Every one of several conditions.
    All(Vec<Expr>),
    /// Any one of several conditions.
    Any(Vec<Expr>),
    /// At least so many of several conditions.
    AtLeast(AtLeast),
    /// What the text says, and how others read it.
    Contested(Contested),
}

/// A number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Amount {
    /// The number.
    pub value: Number,
    /// Give or take this much: half a unit of the last digit that is not zero (`~900` gives or takes 50).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub give_or_take: Option<Number>,
    /// The unit: `kg`, `%`, `USD`, or a declared one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Name>,
}

/// The two sides of an operator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sides {
    /// What stands to the left of it.
    pub left: Expr,
    /// What stands to the right.
    pub right: Expr,
}

/// So long after an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct After {
    /// How long.
    pub length: Length,
    /// After what.
    pub event: Expr,
}

/// A day counted from a date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayOf {
    /// Which day; the date itself is day 1.
    pub day: u32,
    /// From which date.
    pub date: Expr,
}

/// Something at sites.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct At {
    /// What.
    pub what: Expr,
    /// At which sites or sets of them.
    pub sites: Vec<Name>,
}

/// Something of a party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Of {
    /// The measure or event.
    pub name: Name,
    /// The party or site.
    pub of: Name,
}

/// One number made of many.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Aggregate {
    /// How it is made.
    pub how: How,
    /// Of which measure.
    pub of: Expr,
    /// At which sites.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Vec<Name>>,
    /// In which period.
    #[serde(default, rename = "in", skip_serializing_if = "Option::is_none")]
    pub within: Option<Name>,
}

/// How one number is made of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum How {
    Sum,
    Max,
    Min,
    Mean,
}

/// How often an event happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// The event.
    pub of: Expr,
    /// At which sites.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Vec<Name>>,
    /// In which stretch of time; without it, since the agreement is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Window>,
}

/// A stretch of time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Window {
    /// The last so long.
    Last(Length),
    /// Since a date.
    Since(Expr),
    /// In each period.
    In(Name),
}

/// At how many sites a condition holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountWhere {
    /// The set of sites.
    pub sites: Name,
    /// The condition; names in it are read at the site that is counted.
    pub condition: Expr,
}

/// A percentage of a quantity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PercentOf {
    /// How many percent.
    pub percent: Expr,
    /// Of what.
    pub of: Expr,
}

/// The share of milestones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Share {
    /// Of those that are due alone.
    #[serde(default)]
    pub due: bool,
    /// Met on time alone.
    #[serde(default)]
    pub on_time: bool,
}

/// One quantity until a date, then another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UntilThen {
    /// At first.
    pub first: Expr,
    /// Until when, exclusive.
    pub until: Expr,
    /// From then on.
    pub then: Expr,
}

/// One quantity if a condition holds, else another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct If {
    /// The condition.
    pub condition: Expr,
    /// While it holds.
    pub then: Expr,
    /// While it does not.
    #[serde(rename = "else")]
    pub otherwise: Expr,
}

/// How something stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// Of what: a commitment, a relief, a procedure, a response.
    pub name: Name,
    /// Of which party or site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Name>,
    /// The word: `met`, `met on time`, `in effect`, ...
    pub word: Name,
}

/// Whether a condition has held so long.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct For {
    /// The condition.
    pub condition: Expr,
    /// How long.
    pub length: Length,
}

/// At least so many of several conditions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AtLeast {
    /// How many.
    pub count: u32,
    /// The conditions.
    pub of: Vec<Expr>,
}

/// What the text says, and how others read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contested {
    /// What the text says.
    pub own: Expr,
    /// Who reads it otherwise, and how.
    pub others: Vec<Reading>,
}

/// Another reading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Whose.
    pub by: Name,
    /// What it says.
    #[serde(rename = "as")]
    pub reading: Expr,
}
