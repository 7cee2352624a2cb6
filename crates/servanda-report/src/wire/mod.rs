//! The JSON form of the pages: plain structs, converted by hand; their schemas are in `schemas/`.
//!
//! Every shape has a version. Within a version fields are only added. Instants are RFC 3339 with the offset of the
//! agreement's zone; a deadline is the last instant in time; lists are ordered by the text, then by time.

mod agenda;
mod analyse;
mod bundle;
mod check;
mod diff;
mod due;
mod explain;
mod forecast;
mod history;
mod indicators;
mod package;
mod records;
mod relief;
mod report;
mod sarif;
mod source;
mod status;
mod verify;
mod words;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use servanda_base::{Calendar, Deadline, Instant};

use crate::compose::Frame;
use crate::sheet::last_in_time;

pub use agenda::Agenda;
pub use analyse::Analyse;
pub use bundle::BundleSettings;
pub use check::Check;
pub use diff::Diff;
pub use due::Due;
pub use explain::Explain;
pub use forecast::Forecast;
pub use history::History;
pub use indicators::Indicators;
pub(crate) use package::data_package;
pub use records::Records;
pub use relief::Relief;
pub use report::Report;
pub use sarif::sarif;
pub use source::Sources;
pub use status::Status;
pub use verify::Verify;
pub use words::{Stamp, Verdict};

/// The version of every shape here.
pub const VERSION: u32 = 1;

/// What can be written as JSON.
pub trait ToJson {
    /// The JSON, indented, with a line feed at the end.
    fn to_json(&self) -> String;
}

/// What every object says of itself.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Head {
    /// The version of this shape.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// Which shape this is.
    #[schemars(extend("enum" = ["status", "relief", "indicators", "explain", "records", "agenda", "sources", "diff", "analyse", "forecast"]))]
    kind: &'static str,
    /// The agreement's id.
    agreement: String,
    /// Its title.
    title: String,
    /// The instant at which the question is put.
    at: Stamp,
    /// As known when.
    known_at: Stamp,
    /// For whom: `public`, `keeper` or the name of an actor.
    audience: String,
    /// By which standard.
    standard: &'static str,
    /// Under whose reading of the text; null for the text's own.
    reading: Option<String>,
    /// The rows of the evidence that were left out as faulty, which is done only if it was asked for, as far as the
    /// audience may see them.
    left_out: Vec<LeftOut>,
}

/// A row that was left out as faulty.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct LeftOut {
    /// Its file, as the user named it.
    file: String,
    /// Its line from 1, in the file as the audience has it: rows that it may not see are not counted.
    line: usize,
    /// Its id; null if it has none.
    id: Option<String>,
    /// What is wrong with it.
    message: String,
}

impl Head {
    fn of(frame: &Frame, kind: &'static str) -> Self {
        Self {
            version: VERSION,
            kind,
            agreement: frame.agreement.clone(),
            title: frame.title.clone(),
            at: Stamps(&frame.calendar).at(frame.at),
            known_at: Stamps(&frame.calendar).at(frame.known_at),
            audience: frame.audience.clone(),
            standard: frame.standard,
            reading: frame.reading.clone(),
            left_out: frame.left_out.iter().map(LeftOut::from).collect(),
        }
    }
}

impl From<&servanda_evidence::LeftOut> for LeftOut {
    fn from(row: &servanda_evidence::LeftOut) -> Self {
        Self { file: row.file.clone(), line: row.line, id: row.id.clone(), message: row.message.clone() }
    }
}

/// Instants of one calendar.
#[derive(Clone, Copy)]
struct Stamps<'a>(&'a Calendar);

impl Stamps<'_> {
    fn at(self, instant: Instant) -> Stamp {
        Stamp(self.0.rfc3339(instant))
    }

    fn maybe(self, instant: Option<Instant>) -> Option<Stamp> {
        instant.map(|instant| self.at(instant))
    }

    fn deadline(self, deadline: Option<Deadline>) -> Option<Stamp> {
        self.maybe(deadline.map(last_in_time))
    }
}

/// Every shape by name, with its JSON Schema (2020-12).
pub fn schemas() -> Vec<(&'static str, String)> {
    vec![
        ("status", schema::<Status>()),
        ("history", schema::<History>()),
        ("relief", schema::<Relief>()),
        ("indicators", schema::<Indicators>()),
        ("explain", schema::<Explain>()),
        ("check", schema::<Check>()),
        ("records", schema::<Records>()),
        ("agenda", schema::<Agenda>()),
        ("sources", schema::<Sources>()),
        ("diff", schema::<Diff>()),
        ("due", schema::<Due>()),
        ("analyse", schema::<Analyse>()),
        ("forecast", schema::<Forecast>()),
        ("report", schema::<Report>()),
        ("verify", schema::<Verify>()),
    ]
}

fn schema<T: JsonSchema>() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    json(&generator.into_root_schema_for::<T>())
}

fn json<T: Serialize>(value: &T) -> String {
    // Writing plain structs to memory does not fail.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
