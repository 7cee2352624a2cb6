//! The JSON form of an explanation.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Head, Stamp, Stamps, ToJson, Verdict, json};
use crate::explain::{ExplainPage, Node};
use crate::render::without_isolates;
use crate::words::RecordLine;

/// Why one thing stands as it does.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda explain, version 1")]
pub struct Explain {
    #[serde(flatten)]
    head: Head,
    /// The name asked for.
    id: String,
    /// What kind of thing it is.
    what: &'static str,
    /// Its own title.
    name: String,
    clause: Option<String>,
    /// What the text says of it, one clause each.
    says: Vec<String>,
    /// Why it stands as it does.
    because: Reason,
    /// What was seen and did not count.
    set_aside: Vec<SetAside>,
    /// What would change it next.
    next: Vec<String>,
}

/// A statement and what it rests on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Reason {
    /// The statement.
    text: String,
    /// What is said of it: a verdict with its reason, a truth, a value.
    word: Option<String>,
    /// The verdict, where it is one.
    verdict: Option<Verdict>,
    notes: Vec<String>,
    /// The records on which it rests, those of what it rests on left out.
    records: Vec<Record>,
    /// What else it rests on.
    because: Vec<Reason>,
}

/// A record as it is cited.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Record {
    id: String,
    kind: &'static str,
    subject: String,
    value: String,
    /// Of when, in words.
    at: String,
    recorded: Stamp,
    source: String,
    via: Option<String>,
    /// Reliability of the source and credibility of the record (Admiralty system).
    grade: String,
    marking: String,
    #[serde(rename = "ref")]
    reference: Option<String>,
    url: Option<String>,
    note: Option<String>,
}

/// A record that did not count.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct SetAside {
    record: Record,
    why: String,
}

impl ToJson for ExplainPage {
    fn to_json(&self) -> String {
        let text = json(&Explain::from(self));
        if self.language.is_rtl() { without_isolates(&text) } else { text }
    }
}

impl From<&ExplainPage> for Explain {
    fn from(page: &ExplainPage) -> Self {
        let stamps = Stamps(&page.frame.calendar);
        Self {
            head: Head::of(&page.frame, "explain"),
            id: page.id.clone(),
            what: page.what,
            name: page.title.clone(),
            clause: page.clause.clone(),
            says: page.says.clone(),
            because: Reason::of(&page.root, stamps),
            set_aside: page
                .set_aside
                .iter()
                .map(|aside| SetAside { record: Record::of(&aside.record, stamps), why: aside.why.clone() })
                .collect(),
            next: page.next.clone(),
        }
    }
}

impl Reason {
    fn of(node: &Node, stamps: Stamps<'_>) -> Self {
        Self {
            text: node.text.clone(),
            word: node.word.clone(),
            verdict: node.verdict.map(Verdict::from),
            notes: node.notes.clone(),
            records: node.records.iter().map(|record| Record::of(record, stamps)).collect(),
            because: node.children.iter().map(|child| Self::of(child, stamps)).collect(),
        }
    }
}

impl Record {
    fn of(line: &RecordLine, stamps: Stamps<'_>) -> Self {
        Self {
            id: line.id.clone(),
            kind: line.kind,
            subject: line.subject.clone(),
            value: line.value.clone(),
            at: line.at.clone(),
            recorded: stamps.at(line.recorded_at),
            source: line.source.clone(),
            via: line.via.clone(),
            grade: line.grade.clone(),
            marking: line.marking.clone(),
            reference: line.reference.clone(),
            url: line.url.clone(),
            note: line.note.clone(),
        }
    }
}
