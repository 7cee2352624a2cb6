//! The JSON form of what is to be issued.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Stamp, Stamps, ToJson, VERSION, json};
use crate::cadence::told_at;
use crate::due::DuePage;

/// `servanda due --format json`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda due, version 1")]
pub struct Due {
    /// The version of this shape.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// Which shape this is.
    #[schemars(extend("const" = "due"))]
    kind: &'static str,
    /// The agreement's id.
    agreement: String,
    /// The instant at which the question is put.
    at: Stamp,
    /// By day, then in the order of the text.
    issues: Vec<Item>,
}

/// One issue.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Item {
    /// The name of the clause.
    report: String,
    /// Its title.
    title: String,
    /// Which report: `servanda report KIND`.
    kind: &'static str,
    /// From 1.
    number: usize,
    /// For whom.
    audience: String,
    /// The day on which it is dated.
    dated: String,
    /// The instant of which it tells, and as known when.
    at: Stamp,
    /// Where it stands.
    #[schemars(extend("enum" = ["due", "ahead", "issued"]))]
    state: &'static str,
}

impl ToJson for DuePage {
    fn to_json(&self) -> String {
        let calendar = &self.frame.calendar;
        let stamps = Stamps(calendar);
        let issues = self.rows.iter().map(|row| Item {
            report: row.report.clone(),
            title: row.title.clone(),
            kind: row.kind.word(),
            number: row.number,
            audience: row.audience.clone(),
            dated: row.dated.to_string(),
            at: stamps.at(told_at(calendar, row.dated)),
            state: row.state.word(),
        });
        json(&Due {
            version: VERSION,
            kind: "due",
            agreement: self.frame.agreement.clone(),
            at: stamps.at(self.frame.at),
            issues: issues.collect(),
        })
    }
}
