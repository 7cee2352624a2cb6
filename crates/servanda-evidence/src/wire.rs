//! The JSON form of a record: one object on a line of its own, its fields the columns of a file of records.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

use crate::NewRecord;
use crate::read::columns::Column;

/// One record: one line of a file `*.jsonl`. What would be empty is left out.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "a record, version 1", deny_unknown_fields)]
struct Record<'a> {
    /// Unique in the dossier.
    id: Field<'a>,
    /// `reading`, `event`, `decision`, `finding` or `retraction`.
    kind: Field<'a>,
    /// The measure, the event, or what the decision or finding is about; of a retraction there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<Field<'a>>,
    /// Where or whose, if anywhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<Field<'a>>,
    /// The occurrence that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<Field<'a>>,
    /// `205`, `>300`, `100..120`, `yes`, `unknown`, `none`, `granted`, ...
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Field<'a>>,
    /// The unit of the value or the amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Field<'a>>,
    /// The amount of a grant.
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Field<'a>>,
    /// When it was so: a day, an instant, a month, an interval.
    at: Field<'a>,
    /// Through when it was so.
    #[serde(skip_serializing_if = "Option::is_none")]
    through: Option<Field<'a>>,
    /// When it became known to the keeper of the log.
    recorded: Field<'a>,
    /// Who vouches for it: an id of sources.csv.
    source: Field<'a>,
    /// Who carried it, if another.
    #[serde(skip_serializing_if = "Option::is_none")]
    via: Option<Field<'a>>,
    /// 1 confirmed ... 5 improbable, 6 cannot be judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    credibility: Option<Field<'a>>,
    /// Who may see it. If one record of a file says so, every one must.
    #[serde(skip_serializing_if = "Option::is_none")]
    marking: Option<Field<'a>>,
    /// The document.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    reference: Option<Field<'a>>,
    /// Where the document is.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Field<'a>>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Field<'a>>,
    /// The record that this one corrects or retracts.
    #[serde(skip_serializing_if = "Option::is_none")]
    supersedes: Option<Field<'a>>,
}

/// What a cell of CSV would say; read also as a plain number, digit by digit as it is written.
#[derive(Debug, Clone, Copy, Serialize)]
struct Field<'a>(&'a str);

impl JsonSchema for Field<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Field".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number"] })
    }
}

/// `record` as a line, with its line feed.
pub fn line(record: &NewRecord) -> String {
    let field = |column| record.get(column).map(Field);
    let required = |column| field(column).unwrap_or(Field(""));
    let record = Record {
        id: required(Column::Id),
        kind: required(Column::Kind),
        subject: field(Column::Subject),
        site: field(Column::Site),
        of: field(Column::Of),
        value: field(Column::Value),
        unit: field(Column::Unit),
        amount: field(Column::Amount),
        at: required(Column::At),
        through: field(Column::Through),
        recorded: required(Column::Recorded),
        source: required(Column::Source),
        via: field(Column::Via),
        credibility: field(Column::Credibility),
        // An empty marking is said, and refused when it is read: what was forgotten is not public.
        marking: record.marking.as_deref().map(Field),
        reference: field(Column::Ref),
        url: field(Column::Url),
        note: field(Column::Note),
        supersedes: field(Column::Supersedes),
    };
    // Writing plain structs to memory does not fail.
    let mut line = serde_json::to_string(&record).unwrap_or_default();
    line.push('\n');
    line
}

/// The JSON Schema (2020-12) of one line.
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = generator.into_root_schema_for::<Record<'_>>();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
