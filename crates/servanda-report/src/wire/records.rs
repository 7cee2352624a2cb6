//! The JSON form of the records.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Head, Stamp, Stamps, ToJson, json};
use crate::compose::RecordsPage;

/// Every record that the audience may see and that was recorded by then, by when it was recorded.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda export records, version 1")]
pub struct Records {
    #[serde(flatten)]
    head: Head,
    /// In the order in which they were recorded.
    records: Vec<Row>,
}

/// A record: the fields of the file, and what became of it. What is empty in the file is null.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Row {
    /// Its id.
    id: Option<String>,
    /// `reading`, `event`, `decision`, `finding` or `retraction`.
    kind: Option<String>,
    /// The measure, the event, or what is decided or found about.
    subject: Option<String>,
    /// Where or whose.
    site: Option<String>,
    /// The occurrence it belongs to.
    of: Option<String>,
    /// What is said: `138`, `>300`, `yes`, `none`, `granted`.
    value: Option<String>,
    /// The unit of the value or the amount.
    unit: Option<String>,
    /// The amount of a grant.
    amount: Option<String>,
    /// When it was so, as written: a day, an instant, a month, an interval.
    at: Option<String>,
    /// Until when it was so throughout, as written.
    through: Option<String>,
    /// When it became known, as written.
    recorded: Option<String>,
    /// Who vouches for it.
    source: Option<String>,
    /// Who carried it, if another.
    via: Option<String>,
    /// 1 confirmed ... 5 improbable, 6 cannot be judged.
    credibility: Option<String>,
    /// Who may see it.
    marking: Option<String>,
    /// The document.
    #[serde(rename = "ref")]
    reference: Option<String>,
    /// Where the document is.
    url: Option<String>,
    /// A remark.
    note: Option<String>,
    /// The record that this one corrects or takes back.
    supersedes: Option<String>,
    /// The first instant of the time of which it speaks.
    from: Stamp,
    /// The last one.
    last: Stamp,
    /// From when it was known.
    known_from: Stamp,
    /// Whether it is neither corrected nor taken back.
    stands: bool,
    /// The records that correct it or take it back.
    superseded_by: Vec<String>,
}

impl ToJson for RecordsPage {
    fn to_json(&self) -> String {
        json(&Records::from(self))
    }
}

impl From<&RecordsPage> for Records {
    fn from(page: &RecordsPage) -> Self {
        let stamps = Stamps(&page.frame.calendar);
        let rows = page.rows.iter().map(|row| {
            let fields = row.fields.clone();
            Row {
                id: fields.id,
                kind: fields.kind,
                subject: fields.subject,
                site: fields.site,
                of: fields.of,
                value: fields.value,
                unit: fields.unit,
                amount: fields.amount,
                at: fields.at,
                through: fields.through,
                recorded: fields.recorded,
                source: fields.source,
                via: fields.via,
                credibility: fields.credibility,
                marking: fields.marking,
                reference: fields.reference,
                url: fields.url,
                note: fields.note,
                supersedes: fields.supersedes,
                from: stamps.at(row.from),
                last: stamps.at(row.last),
                known_from: stamps.at(row.recorded_at),
                stands: row.stands,
                superseded_by: row.superseded_by.clone(),
            }
        });
        Self { head: Head::of(&page.frame, "records"), records: rows.collect() }
    }
}
