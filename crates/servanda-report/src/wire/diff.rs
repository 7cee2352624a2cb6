//! The JSON form of what became known and what changed with it.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Head, Stamp, Stamps, ToJson, json};
use crate::compose::DiffPage;

/// What became known between two times, and what changed with it at one instant. `known_at` is the later time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda diff, version 1")]
pub struct Diff {
    #[serde(flatten)]
    head: Head,
    /// The earlier time: as known then on the one side.
    known_before: Stamp,
    /// The records that became known after the earlier and up to the later time, by when they did.
    news: Vec<News>,
    /// What stands otherwise.
    changes: Vec<Change>,
}

/// A record that became known.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct News {
    /// Its id.
    record: String,
    /// What it does.
    #[schemars(extend("enum" = ["added", "corrects", "takes back"]))]
    news: &'static str,
    /// The record that it corrects or takes back.
    target: Option<String>,
    /// What kind of record it is.
    kind: &'static str,
    /// What it says, in words.
    says: String,
    /// Of when, as people write it.
    of: String,
    /// When it became known.
    known_from: Stamp,
    /// Who vouches for it.
    source: String,
    /// The source's reliability and the record's credibility: `A1`.
    grade: String,
    /// A remark.
    note: Option<String>,
}

/// What stands otherwise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Change {
    /// What kind of thing it is.
    #[schemars(extend("enum" = ["commitment", "verification", "relief", "response", "step", "procedure", "phase", "scenario"]))]
    kind: &'static str,
    /// Its name.
    id: String,
    /// The site or party; null for the whole.
    site: Option<String>,
    /// The run of a response or the case of a procedure, from 1.
    run: Option<usize>,
    /// The step, from 1.
    step: Option<u32>,
    /// Its title.
    title: String,
    /// What is to be done in the step.
    step_text: Option<String>,
    /// The clause of the agreement.
    clause: Option<String>,
    /// How it stood as known before; `none` if there was no such run, step or case.
    before: String,
    /// How it stands as known after.
    after: String,
    /// The news behind it; empty where what was awaited did not come.
    because: Vec<String>,
}

impl ToJson for DiffPage {
    fn to_json(&self) -> String {
        json(&Diff::from(self))
    }
}

impl From<&DiffPage> for Diff {
    fn from(page: &DiffPage) -> Self {
        let stamps = Stamps(&page.frame.calendar);
        let news = page.news.iter().map(|news| News {
            record: news.record.id.clone(),
            news: news.kind.word(),
            target: news.target.clone(),
            kind: news.record.kind,
            says: news.record.says.clone(),
            of: news.record.at.clone(),
            known_from: stamps.at(news.record.recorded_at),
            source: news.record.source.clone(),
            grade: news.record.grade.clone(),
            note: news.record.note.clone(),
        });
        let changes = page.changes.iter().map(|change| Change {
            kind: change.matter.word(),
            id: change.id.clone(),
            site: change.site.clone(),
            run: change.run,
            step: change.step.as_ref().map(|(number, _)| *number),
            title: change.title.clone(),
            step_text: change.step.as_ref().map(|(_, text)| text.clone()),
            clause: change.clause.clone(),
            before: change.before.clone(),
            after: change.after.clone(),
            because: change.because.clone(),
        });
        Self {
            head: Head::of(&page.frame, "diff"),
            known_before: stamps.at(page.known_before),
            news: news.collect(),
            changes: changes.collect(),
        }
    }
}
