//! The JSON form of the sources.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Head, Stamp, Stamps, ToJson, json};
use crate::compose::{SourceRow, SourcesPage};
use crate::page::standing_word;

/// What each source has said, and what became of it. Sources of which the view shows nothing are not named.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda sources, version 1")]
pub struct Sources {
    #[serde(flatten)]
    head: Head,
    /// In the order of their list.
    sources: Vec<OneSource>,
}

/// One source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct OneSource {
    /// Its id.
    id: String,
    /// Its name.
    name: String,
    /// What kind of source it is.
    #[schemars(extend("enum" = ["verifier", "party", "independent", "media", "unattributed"]))]
    standing: &'static str,
    /// Reliability by the Admiralty system: A completely reliable ... E unreliable, F cannot be judged.
    #[schemars(extend("enum" = ["A", "B", "C", "D", "E", "F"]))]
    reliability: String,
    /// Where it is to be found.
    url: Option<String>,
    /// How many records it vouches for, superseded ones included.
    said: usize,
    /// The same by kind; kinds of which there are none are left out.
    kinds: Vec<Kind>,
    /// The first instant of which it speaks.
    first: Stamp,
    /// The last one.
    last: Stamp,
    /// When the first of its records became known.
    first_recorded: Stamp,
    /// When the last one did.
    last_recorded: Stamp,
    /// How many of its records that stand count by which standard at best; decisions are acts and are not graded.
    counts: Vec<Count>,
    /// Records that stand and count only by a lesser standard than the one asked.
    set_aside: Vec<SetAside>,
    /// Records that were corrected.
    corrected: Vec<Superseded>,
    /// Records that were taken back.
    taken_back: Vec<Superseded>,
    /// Records that stand and that other sources contradict.
    contradicted: Vec<Contradicted>,
}

/// How many records of a kind.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Kind {
    /// The kind.
    #[schemars(extend("enum" = ["reading", "event", "decision", "finding", "retraction"]))]
    kind: &'static str,
    /// How many.
    records: usize,
}

/// How many records count by a standard at best.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Count {
    /// The standard.
    standard: &'static str,
    /// How many.
    records: usize,
}

/// A record that does not count by the standard asked.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct SetAside {
    /// Its id.
    record: String,
    /// The strictest standard by which it counts.
    counts_from: &'static str,
}

/// A record that no longer stands.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Superseded {
    /// Its id.
    record: String,
    /// The record that superseded it.
    by: String,
}

/// A record that others contradict.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Contradicted {
    /// Its id.
    record: String,
    /// By which records of which sources.
    by: Vec<Against>,
}

/// A record that says otherwise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Against {
    /// Its id.
    record: String,
    /// Its source.
    source: String,
}

impl ToJson for SourcesPage {
    fn to_json(&self) -> String {
        json(&Sources::from(self))
    }
}

impl From<&SourcesPage> for Sources {
    fn from(page: &SourcesPage) -> Self {
        let stamps = Stamps(&page.frame.calendar);
        let sources = page.rows.iter().map(|row| one_source(row, stamps));
        Self { head: Head::of(&page.frame, "sources"), sources: sources.collect() }
    }
}

fn one_source(row: &SourceRow, stamps: Stamps<'_>) -> OneSource {
    let superseded = |list: &[(String, String)]| {
        list.iter().map(|(record, by)| Superseded { record: record.clone(), by: by.clone() }).collect()
    };
    let against = |by: &[(String, String)]| {
        by.iter().map(|(record, source)| Against { record: record.clone(), source: source.clone() }).collect()
    };
    OneSource {
        id: row.id.clone(),
        name: row.name.clone(),
        standing: standing_word(row),
        reliability: format!("{:?}", row.reliability),
        url: row.url.clone(),
        said: row.said(),
        kinds: row.kinds.iter().map(|(kind, records)| Kind { kind, records: *records }).collect(),
        first: stamps.at(row.of.0),
        last: stamps.at(row.of.1),
        first_recorded: stamps.at(row.recorded.0),
        last_recorded: stamps.at(row.recorded.1),
        counts: row.counts.iter().map(|(by, records)| Count { standard: by.word(), records: *records }).collect(),
        set_aside: row
            .set_aside
            .iter()
            .map(|(record, by)| SetAside { record: record.clone(), counts_from: by.word() })
            .collect(),
        corrected: superseded(&row.corrected),
        taken_back: superseded(&row.taken_back),
        contradicted: row
            .contradicted
            .iter()
            .map(|(record, by)| Contradicted { record: record.clone(), by: against(by) })
            .collect(),
    }
}
