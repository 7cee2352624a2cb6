//! The JSON form of the history: a list.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Stamp, Stamps, ToJson, Verdict, json};
use crate::compose::HistoryPage;

/// Every change of verdict up to the instant asked, ordered by the text, then by site, then by time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(title = "servanda history, version 1")]
pub struct History(Vec<Row>);

/// A stretch with one verdict and one reason.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Row {
    /// The commitment.
    id: String,
    /// The site or party; null for the whole.
    site: Option<String>,
    /// From when; null if always.
    from: Option<Stamp>,
    /// Until when, exclusive; null for the last.
    until: Option<Stamp>,
    /// The word; of a concluded commitment its final word.
    verdict: Verdict,
    /// Whether the term was over.
    concluded: bool,
    /// Why, in a few words.
    reason: String,
    /// The records that decided it when it began.
    records: Vec<String>,
}

impl ToJson for HistoryPage {
    fn to_json(&self) -> String {
        json(&History::from(self))
    }
}

impl From<&HistoryPage> for History {
    fn from(page: &HistoryPage) -> Self {
        let stamps = Stamps(&page.frame.calendar);
        let rows = page.rows.iter().map(|row| Row {
            id: row.id.clone(),
            site: row.site.clone(),
            from: stamps.maybe(row.from),
            until: stamps.maybe(row.until),
            verdict: row.verdict.into(),
            concluded: row.concluded,
            reason: row.reason.clone(),
            records: row.records.clone(),
        });
        Self(rows.collect())
    }
}
