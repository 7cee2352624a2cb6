//! The JSON form of the history: a list.

use schemars::JsonSchema;
use serde::Serialize;

use super::words::Status;
use super::{Stamp, Stamps, ToJson, Verdict, json};
use crate::compose::{self, HistoryPage};

/// Every change of verdict up to the instant asked, ordered by the text, then by site or by run, then by time. Of a
/// relief the changes of its status, of an indicator those of its value, of a response its runs, of a procedure its
/// cases, of a phase or a scenario whether it held.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(title = "servanda history, version 1")]
pub struct History(Vec<Row>);

/// A stretch with one verdict and one reason.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Row {
    /// What it is of.
    #[schemars(extend("enum" = ["commitment", "relief", "response", "procedure", "phase", "scenario", "indicator"]))]
    kind: &'static str,
    /// Its name.
    id: String,
    /// The site or party; null for the whole.
    site: Option<String>,
    /// The run of a response or the case of a procedure, from 1; null of all else.
    run: Option<usize>,
    /// From when; null if always.
    from: Option<Stamp>,
    /// Until when, exclusive; null for the last.
    until: Option<Stamp>,
    /// The word; of a concluded commitment its final word.
    verdict: Word,
    /// Whether the term was over.
    concluded: bool,
    /// Why, in a few words.
    reason: String,
    /// The records that decided it when it began.
    records: Vec<String>,
}

/// What is said of it: of a commitment its verdict, of a relief its status; of a response `running`, of a procedure
/// `open: STAGE`, `settled` or `exhausted`, of a phase or a scenario `yes`, `no` or `not known`, of an indicator its value.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(untagged)]
enum Word {
    Verdict(Verdict),
    Status(Status),
    Other(String),
}

impl From<&compose::Word> for Word {
    fn from(word: &compose::Word) -> Self {
        match word {
            compose::Word::Verdict(verdict) => Self::Verdict((*verdict).into()),
            compose::Word::Status(status) => Self::Status((*status).into()),
            compose::Word::Other(word) => Self::Other(word.clone()),
        }
    }
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
            kind: row.kind,
            id: row.id.clone(),
            site: row.site.clone(),
            run: row.run,
            from: stamps.maybe(row.from),
            until: stamps.maybe(row.until),
            verdict: (&row.verdict).into(),
            concluded: row.concluded,
            reason: row.reason.clone(),
            records: row.records.clone(),
        });
        Self(rows.collect())
    }
}
