//! Records as a flat table: that of an evidence file, so that what is exported for an audience can be read as one.

use servanda_base::{Date, Decimal};

use super::{Cell, Sheet, ToSheet};
use crate::compose::RecordsPage;

impl ToSheet for RecordsPage {
    fn to_sheet(&self) -> Sheet {
        let rows = self.rows.iter().map(|row| {
            let fields = &row.fields;
            vec![
                fields.id.clone().into(),
                fields.kind.clone().into(),
                fields.subject.clone().into(),
                fields.site.clone().into(),
                fields.of.clone().into(),
                number(fields.value.as_deref()),
                fields.unit.clone().into(),
                number(fields.amount.as_deref()),
                day(fields.at.as_deref()),
                day(fields.through.as_deref()),
                day(fields.recorded.as_deref()),
                fields.source.clone().into(),
                fields.via.clone().into(),
                number(fields.credibility.as_deref()),
                fields.marking.clone().into(),
                fields.reference.clone().into(),
                fields.url.clone().into(),
                fields.note.clone().into(),
                fields.supersedes.clone().into(),
            ]
        });
        Sheet { columns: RECORD_COLUMNS, rows: rows.collect() }
    }
}

/// The columns of a file of records, in the order of the documentation.
pub(crate) const RECORD_COLUMNS: &[&str] = &[
    "id",
    "kind",
    "subject",
    "site",
    "of",
    "value",
    "unit",
    "amount",
    "at",
    "through",
    "recorded",
    "source",
    "via",
    "credibility",
    "marking",
    "ref",
    "url",
    "note",
    "supersedes",
];

/// A number where it is one; bounds, ranges and words stay as they are written.
fn number(text: Option<&str>) -> Cell {
    let plain = text.and_then(|text| Decimal::from_str_exact(text).ok());
    plain.map_or_else(|| text.into(), Cell::Number)
}

/// A day where it is one; instants, months and intervals stay as they are written.
fn day(text: Option<&str>) -> Cell {
    let day = text.filter(|text| text.len() == 10).and_then(|text| text.parse::<Date>().ok());
    day.map_or_else(|| text.into(), Cell::Day)
}
