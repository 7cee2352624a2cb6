//! What is to be issued as a flat table.

use super::{Sheet, ToSheet};
use crate::due::DuePage;

impl ToSheet for DuePage {
    fn to_sheet(&self) -> Sheet {
        let rows = self.rows.iter().map(|row| {
            vec![
                row.report.clone().into(),
                row.title.clone().into(),
                row.kind.word().into(),
                Some(row.number).into(),
                row.audience.clone().into(),
                row.dated.to_string().into(),
                row.state.word().into(),
            ]
        });
        Sheet { columns: COLUMNS, rows: rows.collect() }
    }
}

const COLUMNS: &[&str] = &["report", "title", "kind", "number", "audience", "dated", "state"];
