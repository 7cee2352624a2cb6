//! The JSON form of the agenda.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

use super::{Head, Stamp, Stamps, ToJson, json};
use crate::compose::{AgendaCause, AgendaPage};

/// What will change after the instant asked, if nothing more is recorded, in order of time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda agenda, version 1")]
pub struct Agenda {
    #[serde(flatten)]
    head: Head,
    /// Until when it reaches; null to the end of what is known.
    until: Option<Stamp>,
    /// The changes: every change of a verdict, of the status of a relief, of a response, a procedure, a phase or a
    /// scenario.
    changes: Vec<Change>,
}

/// One change.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Change {
    /// From when it is so.
    at: Stamp,
    /// The last instant in time, where a deadline runs out then.
    due: Option<Stamp>,
    /// What kind of thing changes.
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
    /// Who has to do with it: who owes, grants, takes the step, prepares.
    who: String,
    /// The clause of the agreement.
    clause: Option<String>,
    /// Why it changes, as one of a closed list.
    cause: Cause,
    /// The same in words.
    why: String,
    /// How it stands until then.
    before: String,
    /// How it will stand.
    after: String,
    /// The records on which it stands until then.
    records: Vec<String>,
}

/// Why something changes.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
struct Cause(&'static str);

impl JsonSchema for Cause {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AgendaCause".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": AgendaCause::ALL.map(AgendaCause::word) })
    }
}

impl ToJson for AgendaPage {
    fn to_json(&self) -> String {
        json(&Agenda::from(self))
    }
}

impl From<&AgendaPage> for Agenda {
    fn from(page: &AgendaPage) -> Self {
        let stamps = Stamps(&page.frame.calendar);
        let changes = page.rows.iter().map(|row| Change {
            at: stamps.at(row.at),
            due: stamps.deadline(row.due),
            kind: row.kind.word(),
            id: row.id.clone(),
            site: row.site.clone(),
            run: row.run,
            step: row.step.as_ref().map(|(number, _)| *number),
            title: row.title.clone(),
            step_text: row.step.as_ref().map(|(_, text)| text.clone()),
            who: row.who.clone(),
            clause: row.clause.clone(),
            cause: Cause(row.cause.word()),
            why: row.why.clone(),
            before: row.before.clone(),
            after: row.after.clone(),
            records: row.records.clone(),
        });
        Self { head: Head::of(&page.frame, "agenda"), until: stamps.maybe(page.until), changes: changes.collect() }
    }
}
