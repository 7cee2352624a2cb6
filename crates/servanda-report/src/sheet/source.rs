//! The sources as a flat table.

use servanda_evidence::Standard;

use super::{Cell, Sheet, Stamps, ToSheet};
use crate::compose::{KINDS, SourcesPage};
use crate::page::standing_word;

impl ToSheet for SourcesPage {
    fn to_sheet(&self) -> Sheet {
        let stamps = Stamps(&self.frame.calendar);
        let rows = self.rows.iter().map(|row| {
            let mut cells: Vec<Cell> = vec![
                row.id.clone().into(),
                row.name.clone().into(),
                standing_word(row).into(),
                format!("{:?}", row.reliability).into(),
                row.said().into(),
            ];
            let of_kind = |kind| row.kinds.iter().find(|(own, _)| *own == kind).map_or(0, |(_, count)| *count);
            cells.extend(KINDS.map(|kind| of_kind(kind).into()));
            cells.extend([row.of.0, row.of.1, row.recorded.0, row.recorded.1].map(|at| stamps.at(Some(at))));
            let by = |standard| row.counts.iter().find(|(own, _)| *own == standard).map_or(0, |(_, count)| *count);
            cells.extend(Standard::ALL.map(|standard| by(standard).into()));
            let ids = |list: Vec<&str>| Cell::text_of(list.join(" "));
            cells.push(ids(row.set_aside.iter().map(|(id, _)| id.as_str()).collect()));
            cells.push(ids(row.corrected.iter().map(|(id, _)| id.as_str()).collect()));
            cells.push(ids(row.taken_back.iter().map(|(id, _)| id.as_str()).collect()));
            cells.push(ids(row.contradicted.iter().map(|(id, _)| id.as_str()).collect()));
            cells
        });
        Sheet { columns: COLUMNS, rows: rows.collect() }
    }
}

const COLUMNS: &[&str] = &[
    "id",
    "name",
    "standing",
    "reliability",
    "said",
    "readings",
    "events",
    "decisions",
    "findings",
    "retractions",
    "first",
    "last",
    "first_recorded",
    "last_recorded",
    "verified",
    "estimated",
    "declared",
    "reported",
    "alleged",
    "set_aside",
    "corrected",
    "taken_back",
    "contradicted",
];
