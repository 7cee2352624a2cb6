//! The reasons of one thing: a tree down to records and documents, what was set aside, what would change it next.

mod claim;
mod from_engine;

use servanda_engine::Verdict;

use crate::compose::Frame;
use crate::language::Language;
use crate::words::RecordLine;

pub use from_engine::kind;

/// Why one thing stands as it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainPage {
    /// What the page says of itself.
    pub frame: Frame,
    /// In which language it is told.
    pub language: Language,
    /// The name asked for.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The clause of the agreement.
    pub clause: Option<String>,
    /// What kind of thing it is: `commitment`.
    pub what: &'static str,
    /// What the text says of it, in words.
    pub says: Vec<String>,
    /// Why it stands as it does.
    pub root: Node,
    /// What was seen and did not count.
    pub set_aside: Vec<SetAside>,
    /// What would change it next.
    pub next: Vec<String>,
}

/// A statement and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Node {
    /// The statement.
    pub text: String,
    /// What is said of it: a verdict with its reason, a truth, a value.
    pub word: Option<String>,
    /// The verdict, where it is one.
    pub verdict: Option<Verdict>,
    /// Of a verdict what stands out in `word`, and what follows it.
    pub parts: Option<(String, String)>,
    /// More about it, in short lines.
    pub notes: Vec<String>,
    /// The records on which it rests, those of what it rests on left out.
    pub records: Vec<RecordLine>,
    /// What else it rests on.
    pub children: Vec<Node>,
}

/// A record that did not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The record.
    pub record: RecordLine,
    /// Why.
    pub why: String,
}
