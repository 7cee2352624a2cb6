//! Pages for other programs: a table as bytes of a file.

use crate::sheet::{Dates, ToSheet, csv};
use crate::wire::ToJson;

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    /// For spreadsheets: dates as they know them, in the zone of the agreement.
    Csv,
    /// For programs; the shapes are in `schemas/`.
    Json,
}

/// `page` as the contents of a file.
pub fn export<P: ToSheet + ToJson>(page: &P, format: ExportFormat) -> Vec<u8> {
    match format {
        ExportFormat::Csv => csv(&page.to_sheet(), Dates::Civil).into_bytes(),
        ExportFormat::Json => page.to_json().into_bytes(),
    }
}
