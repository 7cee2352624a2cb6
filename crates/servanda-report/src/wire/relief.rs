//! The JSON form of owed against done.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::status::{Commitment, ReliefLine, counts};
use super::words::{self, Done};
use super::{Head, Stamp, Stamps, ToJson, json};
use crate::compose::{Ledger, ReliefPage, Side};

/// Owed against done, for each side.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda relief, version 1")]
pub struct Relief {
    #[serde(flatten)]
    head: Head,
    /// One for each side that owes anything.
    sides: Vec<SideLine>,
}

/// What one side owes and did.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct SideLine {
    party: String,
    title: String,
    /// How its commitments stand.
    performance: BTreeMap<&'static str, usize>,
    /// Those that are not yet kept, worst first.
    owed: Vec<Commitment>,
    /// The relief that it grants.
    relief: Vec<WithLedger>,
}

/// A relief and every change of what is owed and done.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct WithLedger {
    #[serde(flatten)]
    now: ReliefLine,
    ledger: Vec<LedgerLine>,
}

/// A stretch in which nothing changed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct LedgerLine {
    from: Option<Stamp>,
    until: Option<Stamp>,
    status: words::Status,
    owed_since: Option<Stamp>,
    done: Done,
    records: Vec<String>,
}

impl ToJson for ReliefPage {
    fn to_json(&self) -> String {
        json(&Relief::from(self))
    }
}

impl From<&ReliefPage> for Relief {
    fn from(page: &ReliefPage) -> Self {
        let stamps = Stamps(&page.frame.calendar);
        Self {
            head: Head::of(&page.frame, "relief"),
            sides: page.sides.iter().map(|side| SideLine::of(side, stamps)).collect(),
        }
    }
}

impl SideLine {
    fn of(side: &Side, stamps: Stamps<'_>) -> Self {
        Self {
            party: side.party.clone(),
            title: side.title.clone(),
            performance: counts(&side.performance),
            owed: side.owed.iter().map(|row| Commitment::of(row, stamps)).collect(),
            relief: side
                .reliefs
                .iter()
                .map(|(row, ledger)| WithLedger {
                    now: ReliefLine::of(row, stamps),
                    ledger: ledger.iter().map(|line| LedgerLine::of(line, stamps)).collect(),
                })
                .collect(),
        }
    }
}

impl LedgerLine {
    fn of(line: &Ledger, stamps: Stamps<'_>) -> Self {
        Self {
            from: stamps.maybe(line.from),
            until: stamps.maybe(line.until),
            status: line.status.into(),
            owed_since: stamps.maybe(line.owed_since),
            done: line.done.into(),
            records: line.records.clone(),
        }
    }
}
