//! Pages for other programs: a table as bytes of a file.

use std::fmt;

use servanda_agreement::Agreement;
use servanda_base::Arena;
use servanda_evidence::{Source, json_line};

use crate::compose::RecordsPage;
use crate::sheet::{Dates, Sheet, ToSheet, csv};
use crate::wire::ToJson;

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    /// For spreadsheets: dates as they know them, in the zone of the agreement.
    Csv,
    /// For programs; the shapes are in `schemas/`.
    Json,
    /// A workbook of a spreadsheet.
    Xlsx,
}

/// Why a page has no such form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoExport {
    /// Why, with what would do.
    pub message: String,
}

impl fmt::Display for NoExport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for NoExport {}

/// `page`, called `name`, as the contents of a file.
///
/// # Errors
/// If it does not fit into a workbook, or this build writes none.
pub fn export<P: ToSheet + ToJson>(name: &str, page: &P, format: ExportFormat) -> Result<Vec<u8>, NoExport> {
    match format {
        ExportFormat::Csv => Ok(csv(&page.to_sheet(), Dates::Civil).into_bytes()),
        ExportFormat::Json => Ok(page.to_json().into_bytes()),
        ExportFormat::Xlsx => workbook(name, &page.to_sheet()),
    }
}

/// The records as a file of evidence in the JSON form: one on each line.
pub fn json_lines(page: &RecordsPage) -> String {
    page.rows.iter().map(|row| json_line(&row.fields)).collect()
}

/// An empty table of records for `agreement` and those who may be cited, as a workbook with the choices that are left.
///
/// # Errors
/// If it does not fit into a workbook, or this build writes none.
#[cfg(feature = "xlsx")]
pub fn template(agreement: &Agreement, sources: &Arena<Source>) -> Result<Vec<u8>, NoExport> {
    crate::workbook::template(agreement, sources).map_err(|fault| NoExport { message: fault.message })
}

/// An empty table of records as a workbook, which this build does not write.
///
/// # Errors
/// Always.
#[cfg(not(feature = "xlsx"))]
pub fn template(_: &Agreement, _: &Arena<Source>) -> Result<Vec<u8>, NoExport> {
    Err(no_workbooks())
}

#[cfg(feature = "xlsx")]
fn workbook(name: &str, sheet: &Sheet) -> Result<Vec<u8>, NoExport> {
    crate::workbook::workbook(name, sheet).map_err(|fault| NoExport { message: fault.message })
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &str, _: &Sheet) -> Result<Vec<u8>, NoExport> {
    Err(no_workbooks())
}

#[cfg(not(feature = "xlsx"))]
fn no_workbooks() -> NoExport {
    NoExport {
        message: "this build of the software writes no workbooks; write CSV, or build with the feature `xlsx`"
            .to_owned(),
    }
}
