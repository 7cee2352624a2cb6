//! Pages as flat tables, for spreadsheets: one row for each thing said, one kind of value in each column.

mod agenda;
mod analyse;
mod cell;
mod diff;
mod due;
mod explain;
mod forecast;
mod history;
mod records;
mod source;
mod status;
mod verify;

use servanda_base::{Calendar, Deadline, Instant};

pub use cell::{Cell, Moment};
#[cfg(feature = "xlsx")]
pub(crate) use records::RECORD_COLUMNS;

/// A flat table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The names of its columns.
    pub columns: &'static [&'static str],
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// How a moment stands in CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// As programs read it: RFC 3339 with the offset of the agreement's zone.
    Stamped,
    /// As spreadsheets know a date when they see one: `2026-10-15`, `2026-10-15 09:30:00`, in the agreement's zone.
    Civil,
}

/// What can be written as a flat table.
pub trait ToSheet {
    /// The table.
    fn to_sheet(&self) -> Sheet;
}

/// A sheet as CSV (RFC 4180, with line feeds).
pub fn csv(sheet: &Sheet, dates: Dates) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(sheet.columns);
    for row in &sheet.rows {
        let _ = writer.write_record(row.iter().map(|cell| cell.text(dates).into_owned()));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Instants of one calendar as cells.
pub(crate) struct Stamps<'a>(pub(crate) &'a Calendar);

impl Stamps<'_> {
    pub(crate) fn at(&self, instant: Option<Instant>) -> Cell {
        instant.map_or(Cell::Empty, |instant| Cell::Moment(Moment::of(self.0, instant)))
    }

    pub(crate) fn deadline(&self, deadline: Option<Deadline>) -> Cell {
        self.at(deadline.map(last_in_time))
    }
}

/// The last instant at which what is done is in time.
pub(crate) fn last_in_time(deadline: Deadline) -> Instant {
    if deadline.closes_day { deadline.at.pred() } else { deadline.at }
}
