//! The JSON form of a brief.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Head, ToJson, json};
use crate::compose::{BriefPage, BriefRow};

/// What each side gave and received, what is conditional and what can be taken back, and what comes next.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda report brief, version 1")]
pub struct Brief {
    #[serde(flatten)]
    head: Head,
    /// Of the party that asks its own alone, else of all parties.
    sides: Vec<Side>,
}

/// The brief of one side.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Side {
    /// Its name.
    party: String,
    /// Its title.
    title: String,
    /// What it gave.
    given: Vec<Item>,
    /// What it received.
    received: Vec<Item>,
    /// Relief that is not in effect, with its condition.
    conditional: Vec<Item>,
    /// Whether and how fast relief can be taken back.
    reversible: Vec<Item>,
    /// What comes within 30 days if nothing more is recorded.
    next: Vec<Item>,
}

/// A line of a brief.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Item {
    /// Its name.
    id: String,
    /// Its title.
    title: String,
    /// The clause of the agreement.
    clause: Option<String>,
    /// What is said of it.
    text: String,
    /// Since when, or when.
    on: Option<String>,
}

impl ToJson for BriefPage {
    fn to_json(&self) -> String {
        let items = |rows: &[BriefRow]| rows.iter().map(Item::from).collect();
        let sides = self.sides.iter().map(|side| Side {
            party: side.party.clone(),
            title: side.title.clone(),
            given: items(&side.given),
            received: items(&side.received),
            conditional: items(&side.conditional),
            reversible: items(&side.reversible),
            next: items(&side.next),
        });
        json(&Brief { head: Head::of(&self.frame, "brief"), sides: sides.collect() })
    }
}

impl From<&BriefRow> for Item {
    fn from(row: &BriefRow) -> Self {
        Self {
            id: row.id.clone(),
            title: row.title.clone(),
            clause: row.clause.clone(),
            text: row.text.clone(),
            on: row.on.map(|day| day.to_string()),
        }
    }
}
