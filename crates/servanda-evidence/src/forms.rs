//! The forms of a file of records, and the way from one to the other.

use servanda_base::{Diagnostic, SourceFile};

use crate::csv::{Field, Row, quoted};
use crate::read::columns::{Column, Columns};
use crate::read::fault::{Fault, Faults};
use crate::read::rows;
use crate::{NewRecord, wire};

/// The form of a file of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A header and rows.
    Csv,
    /// One JSON object on each line.
    JsonLines,
}

impl Form {
    /// The form of a file by its name: `*.jsonl` is JSON, all else is CSV, as is what was made of a sheet.
    pub fn of(path: &str) -> Self {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        if ending.eq_ignore_ascii_case("jsonl") { Self::JsonLines } else { Self::Csv }
    }
}

/// The names of the columns of a file of records, in the order of the documentation.
pub fn record_columns() -> Vec<&'static str> {
    Column::ALL.into_iter().map(Column::name).collect()
}

/// The records of `file`, in whatever form, as JSON, one object on a line.
///
/// The rows are taken as they are written; whether they make sense is not looked at.
///
/// # Errors
/// If the file cannot be taken apart into rows and fields.
pub fn to_json_lines(file: &SourceFile) -> Result<String, Vec<Diagnostic>> {
    let mut text = String::new();
    each(file, |columns, row| {
        let mut record = NewRecord::default();
        for column in Column::ALL {
            if let Some(field) = columns.field(row, column as usize) {
                record.set(column, &field.text);
            }
        }
        text.push_str(&wire::line(&record));
    })?;
    Ok(text)
}

/// The records of `file`, in whatever form, as CSV with the columns that it has.
///
/// # Errors
/// If the file cannot be taken apart into rows and fields.
pub fn to_csv(file: &SourceFile) -> Result<String, Vec<Diagnostic>> {
    let mut text = String::new();
    let columns = each(file, |columns, row| {
        let fields = used(columns).map(|column| columns.field(row, column as usize).map_or("", text_of));
        text.push_str(&fields.map(|field| quoted(field, b',')).collect::<Vec<_>>().join(","));
        text.push('\n');
    })?;
    let header = used(&columns).map(Column::name).collect::<Vec<_>>().join(",");
    Ok(format!("{header}\n{text}"))
}

fn text_of<'f>(field: &'f Field<'_>) -> &'f str {
    &field.text
}

/// The columns that the file has, and those that every file must have.
fn used(columns: &Columns) -> impl Iterator<Item = Column> {
    let is_used = |column: &Column| columns.position(*column as usize).is_some() || column.is_required();
    Column::ALL.into_iter().filter(is_used).collect::<Vec<_>>().into_iter()
}

fn each(file: &SourceFile, mut act: impl FnMut(&Columns, &Row<'_>)) -> Result<Columns, Vec<Diagnostic>> {
    let mut faults = Faults::default();
    file.found().iter().for_each(|found| faults.push(Diagnostic::found(file, found)));
    let (columns, rows) = rows(file, &mut faults);
    for row in rows.take_while(|_| columns.is_complete) {
        // A line break in a field is none of CSV: a row is one line.
        let torn = row.fields.iter().find(|field| field.text.contains(['\n', '\r']));
        match (columns.shape_fault(file, &row), torn) {
            (Some(fault), _) => faults.push(fault),
            (None, Some(field)) => {
                let fault = Fault::new("control-character", "the field contains a line break", "take it out");
                faults.push(fault.at(file, field.span));
            }
            (None, None) => act(&columns, &row),
        }
    }
    if faults.errors() > 0 { Err(faults.finish(std::slice::from_ref(file))) } else { Ok(columns) }
}
