//! The JSON form of an agreement: plain structs, its schema in `schemas/agreement.v1.json`.
//!
//! ```text
//!   Markdown ── parse ──> Document ── from_ast ──> Agreement (here) ── serialize ──> JSON
//!   JSON ── deserialize ──> Agreement (here) ── text ──> Markdown ── parse ──> Document, its places those of the JSON
//! ```
//!
//! There is one grammar and one checker: JSON is read by way of the text that it stands for, and what comes out must say
//! exactly what the JSON said. So nothing can be said in one form that the other has no words for.

pub mod clause;
pub mod deserialize;
pub mod expression;
mod from_ast;
mod placed;
mod text;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::{Deserialize, Serialize};

pub use clause::Clause;
pub use expression::{Expr, Expression};
pub use from_ast::{Comments, declaration};
pub use placed::{Length, Number, Placed};
pub use text::{Places, Written, write};

/// The version of the form. Within a version fields and tags are only added.
pub const VERSION: u32 = 1;

/// A name that is declared in the agreement, or one of the few words that stand in its place.
pub type Name = Placed<String>;
/// A text of one line, without double quotes.
pub type Text = Placed<String>;

/// An agreement: its prose and its declarations, in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// The version of this form.
    #[schemars(extend("const" = 1))]
    pub version: u32,
    /// Which form this is.
    #[schemars(extend("const" = "agreement"))]
    pub kind: String,
    /// What stands in it, in order. Declarations that follow each other stand in one block of the text.
    pub items: Vec<Placed<Item>>,
}

/// A stretch of prose, a comment, or a declaration by its keyword.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// Markdown, as it is. A declaration belongs to the heading above it.
    Prose(Text),
    /// A remark among the declarations, one line.
    Comment(Text),
    /// The agreement itself.
    Agreement(Declared),
    /// A party.
    Party(Declared),
    /// A host.
    Host(Declared),
    /// A verifier.
    Verifier(Declared),
    /// A stakeholder.
    Stakeholder(Declared),
    /// A body; its members are a clause.
    Body(Declared),
    /// A site: whatever is counted separately.
    Site(Declared),
    /// A named set of sites.
    Sites(DeclaredSites),
    /// A unit, by what one of it is.
    Unit(DeclaredAs),
    /// A named date.
    Date(DeclaredAs),
    /// A repeating period.
    Period(DeclaredPeriod),
    /// A measure; a derived one has a formula.
    Measure(DeclaredMeasure),
    /// An event.
    Event(Declared),
    /// A phase.
    Phase(Declared),
    /// A commitment; who owes what is its clause `owes`.
    Commitment(Declared),
    /// A relief; who grants it is its clause `grants`.
    Relief(Declared),
    /// A procedure.
    Procedure(Declared),
    /// A response.
    Response(Declared),
    /// A scenario.
    Scenario(Declared),
    /// A risk.
    Risk(Declared),
    /// An indicator, by its formula.
    Indicator(DeclaredAs),
    /// A report.
    Report(Declared),
    /// A briefing.
    Briefing(Declared),
}

/// A name, a title, and clauses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Declared {
    /// Its name, by which others refer to it.
    pub name: Name,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Its clauses, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Placed<Clause>>,
}

/// A set of sites.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DeclaredSites {
    /// Its name.
    pub name: Name,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Its members: sites, or sets of them.
    pub sites: Vec<Name>,
    /// Its clauses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Placed<Clause>>,
}

/// What is declared by a formula.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DeclaredAs {
    /// Its name.
    pub name: Name,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// What it is.
    pub formula: Expr,
    /// Its clauses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Placed<Clause>>,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DeclaredMeasure {
    /// Its name.
    pub name: Name,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// What it is derived from, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formula: Option<Expr>,
    /// Its clauses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Placed<Clause>>,
}

/// A repeating period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DeclaredPeriod {
    /// Its name.
    pub name: Name,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Its length.
    pub every: Length,
    /// The day from which it is counted.
    pub from: Expr,
    /// Its clauses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Placed<Clause>>,
}

impl Agreement {
    /// The agreement of these items.
    pub fn of(items: Vec<Placed<Item>>) -> Self {
        Self { version: VERSION, kind: "agreement".to_owned(), items }
    }

    /// The JSON, indented, with a line feed at the end.
    pub fn to_json(&self) -> String {
        json(self)
    }
}

/// The JSON Schema (2020-12) of the form.
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    json(&generator.into_root_schema_for::<Agreement>())
}

fn json<T: Serialize>(value: &T) -> String {
    // Writing plain structs to memory does not fail.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
