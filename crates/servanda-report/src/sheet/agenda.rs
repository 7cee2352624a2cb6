//! The agenda as a flat table: one row for each change, of wholes and of parts.

use super::{Cell, Sheet, Stamps, ToSheet};
use crate::compose::AgendaPage;

impl ToSheet for AgendaPage {
    fn to_sheet(&self) -> Sheet {
        let stamps = Stamps(&self.frame.calendar);
        let rows = self.rows.iter().map(|row| {
            vec![
                stamps.at(Some(row.at)),
                stamps.deadline(row.due),
                row.kind.word().into(),
                row.id.clone().into(),
                row.site.clone().into(),
                row.run.into(),
                row.step.as_ref().map(|(number, _)| *number).into(),
                row.title.clone().into(),
                row.step.as_ref().map(|(_, text)| text.clone()).into(),
                row.who.clone().into(),
                row.clause.clone().into(),
                row.cause.word().into(),
                row.why.clone().into(),
                row.before.clone().into(),
                row.after.clone().into(),
                Cell::text_of(row.records.join(" ")),
            ]
        });
        Sheet { columns: COLUMNS, rows: rows.collect() }
    }
}

const COLUMNS: &[&str] = &[
    "at",
    "due",
    "kind",
    "id",
    "site",
    "run",
    "step",
    "title",
    "step_text",
    "who",
    "clause",
    "cause",
    "why",
    "before",
    "after",
    "records",
];
