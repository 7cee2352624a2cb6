//! Records in a workbook of a spreadsheet (XLSX): the bytes of it to the text of its sheet.
//!
//! ```text
//!   bytes ── unpacked within limits ──> sheet ── cell by cell ──> text, a row on each line ── csv ──> rows, as of CSV
//! ```
//!
//! What a cell shows and what it holds can differ: a date is a number, a percentage is a hundredth of what it shows, a
//! formula is worth what was last computed. What can be told apart is, and what cannot be told is an error of the cell.

use std::io::{Cursor, Read, sink};

use calamine::{Data, ExcelDateTime, Reader, Xlsx, XlsxError};
use servanda_base::{Decimal, Found, Sheet, SourceFile, Span, limits};
use zip::ZipArchive;

use crate::csv::quoted;

/// Why a workbook cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoWorkbook {
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

/// The sheet of records in the workbook at `path`: that called `Records` or `Evidence`, else the only one.
///
/// # Errors
/// If it is no workbook, is not whole, unpacks to more than [`limits::WORKBOOK_BYTES`], or does not say which of its sheets
/// holds the records.
pub fn read_workbook(path: &str, bytes: &[u8]) -> Result<SourceFile, NoWorkbook> {
    check_unpacked(path, bytes)?;
    let damaged = |error: XlsxError| NoWorkbook {
        message: format!("`{path}` cannot be read as a workbook: {error}"),
        help: "open it in a spreadsheet and save it again as XLSX, without a password".to_owned(),
    };
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let name = records_sheet(path, &workbook)?;
    let merged = workbook.merge_cells_by_sheet_name(&name).map_err(damaged)?;
    let mut writer = Writer::default();
    let formulas = formulas(&mut workbook, &name).map_err(damaged)?;
    let mut formulas = formulas.into_iter().peekable();
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(damaged)?;
    let shown: Vec<Shown> = cells.styles().iter().map(Shown::of).collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
        let at = cell.get_position();
        let is_formula = formulas.next_if(|formula| *formula == at).is_some();
        let kind = Kind { shown: shown.get(style).copied().unwrap_or_default(), is_formula };
        writer.cell(at, &Data::from(cell.get_value().clone()), kind);
        if writer.text.len() > limits::WORKBOOK_BYTES {
            return Err(too_large(path));
        }
    }
    for region in merged {
        writer.merged(region.start, region.end);
    }
    let (text, found) = writer.finish();
    Ok(SourceFile::from_sheet(&format!("{path}, sheet {name}"), &text, Sheet { name }).with_found(found))
}

fn too_large(path: &str) -> NoWorkbook {
    NoWorkbook {
        message: format!("`{path}` unpacks to more than {} bytes", limits::WORKBOOK_BYTES),
        help: "part it into several files, or give the records as CSV; a small file that unpacks to so much is not to be trusted"
            .to_owned(),
    }
}

/// Unpacks everything once, into nothing: what a file says of its size need not be true.
fn check_unpacked(path: &str, bytes: &[u8]) -> Result<(), NoWorkbook> {
    let broken = |error: &dyn std::fmt::Display| NoWorkbook {
        message: format!("`{path}` is no workbook (XLSX), or not the whole of one: {error}"),
        help: "get the whole file again, or save it as XLSX".to_owned(),
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut left = u64::try_from(limits::WORKBOOK_BYTES).unwrap_or(u64::MAX);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| broken(&error))?;
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut sink()).map_err(|error| broken(&error))?;
        left = left.checked_sub(unpacked).ok_or_else(|| too_large(path))?;
    }
    Ok(())
}

fn records_sheet<R: Read + std::io::Seek>(path: &str, workbook: &Xlsx<R>) -> Result<String, NoWorkbook> {
    let names = workbook.sheet_names();
    let is_called = |name: &&String| ["records", "evidence"].contains(&name.to_lowercase().as_str());
    let mut called = names.iter().filter(is_called);
    match (called.next(), called.next(), names.as_slice()) {
        (Some(name), None, _) => return Ok(name.clone()),
        (None, None, [only]) => return Ok(only.clone()),
        _ => {}
    }
    let listed = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    Err(NoWorkbook {
        message: format!("`{path}` does not say which of its sheets holds the records: {listed}"),
        help: "call that sheet `Records`, and no other".to_owned(),
    })
}

/// Which cells are formulas, in the order of the sheet.
fn formulas<R: Read + std::io::Seek>(workbook: &mut Xlsx<R>, name: &str) -> Result<Vec<(u32, u32)>, XlsxError> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let mut found = Vec::new();
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        if cell.formula.is_some() {
            found.push(cell.pos);
        }
    }
    Ok(found)
}

/// What is to be known of a cell beside its value.
#[derive(Debug, Clone, Copy)]
struct Kind {
    shown: Shown,
    is_formula: bool,
}

/// What the format of a cell shows of the number that it holds.
#[derive(Debug, Clone, Copy, Default)]
struct Shown {
    percent: bool,
    day: bool,
    time: bool,
}

impl Shown {
    fn of(style: &calamine::Style) -> Self {
        let Some(format) = &style.number_format else { return Self::default() };
        // What stands in quotes, in brackets or after a backslash is shown as it is; `AM/PM` is of a time.
        let plain: String = format.format_code.split('"').step_by(2).collect();
        let mut signs = String::new();
        let mut chars = plain.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' | '_' | '*' => _ = chars.next(),
                '[' => _ = chars.by_ref().find(|c| *c == ']'),
                _ => signs.push(c.to_ascii_lowercase()),
            }
        }
        Self { percent: signs.contains('%'), day: signs.contains('d'), time: signs.contains('h') }
    }
}

/// The text of a sheet while it is being written.
#[derive(Default)]
struct Writer {
    text: String,
    found: Vec<Found>,
    /// How many separators stand on the line so far.
    column: usize,
    line: u32,
    /// Whether a cell of the line has been written.
    is_begun: bool,
    /// The columns of the header: the first row in which anything stands.
    width: usize,
    formulas: usize,
    first_formula: Span,
    /// Where the cells of each line begin, to find those that are merged.
    starts: Vec<usize>,
}

impl Writer {
    fn cell(&mut self, (row, column): (u32, u32), value: &Data, kind: Kind) {
        let at = usize::try_from(column).unwrap_or(usize::MAX);
        let said = said(value, kind);
        if matches!(&said, Ok(text) if text.trim().is_empty()) && !kind.is_formula {
            return;
        }
        let here = Span::new(self.text.len(), self.text.len());
        if row >= limits::SHEET_ROWS || at >= limits::SHEET_COLUMNS {
            let message = format!("a cell beyond row {} or column {}", limits::SHEET_ROWS, limits::SHEET_COLUMNS);
            self.tell(here, "sheet-too-large", &message, "clear it, or part the sheet");
            return;
        }
        if row < self.line || (row == self.line && self.is_begun && at <= self.column) {
            let help = "open it in a spreadsheet and save it again";
            self.tell(here, "cells-out-of-order", "the cells of the sheet are not in their order", help);
            return;
        }
        self.go_to(row);
        self.is_begun = true;
        while self.column < at {
            self.text.push(',');
            self.column += 1;
        }
        let start = self.text.len();
        match said {
            Ok(text) => self.text.push_str(&quoted(&on_one_line(&text), b',')),
            Err((name, message, help)) => {
                let shown = message.clone();
                self.text.push_str(&quoted(&shown_cell(value), b','));
                self.tell(Span::new(start, self.text.len()), name, &shown, help);
            }
        }
        let span = Span::new(start, self.text.len());
        if kind.is_formula {
            self.formula(span);
        }
    }

    fn formula(&mut self, span: Span) {
        if span.start == span.end {
            let help = "let the spreadsheet compute it and save the file, or write the value itself";
            self.tell(span, "formula-without-value", "a formula whose value is not in the file", help);
            return;
        }
        if self.formulas == 0 {
            self.first_formula = span;
        }
        self.formulas += 1;
    }

    fn tell(&mut self, span: Span, name: &'static str, message: &str, help: &'static str) {
        if self.found.len() <= limits::DIAGNOSTICS {
            self.found.push(Found { span, is_error: true, name, message: message.to_owned(), help: help.into() });
        }
    }

    fn go_to(&mut self, row: u32) {
        while self.line < row {
            self.end_row();
        }
        if self.starts.len() <= usize::try_from(row).unwrap_or(usize::MAX) {
            self.starts.push(self.text.len());
        }
    }

    fn end_row(&mut self) {
        if self.starts.len() <= usize::try_from(self.line).unwrap_or(usize::MAX) {
            self.starts.push(self.text.len());
        }
        if self.is_begun {
            if self.width == 0 {
                self.width = self.column + 1;
            }
            while self.column + 1 < self.width {
                self.text.push(',');
                self.column += 1;
            }
        }
        self.text.push('\n');
        self.line += 1;
        self.column = 0;
        self.is_begun = false;
    }

    /// Cells that are merged hold one value where the reader sees it in all of them.
    fn merged(&mut self, start: (u32, u32), end: (u32, u32)) {
        let line = usize::try_from(start.0).unwrap_or(usize::MAX);
        let Some(from) = self.starts.get(line).copied() else { return };
        let row = self.text.get(from..).unwrap_or_default();
        let row = row.split('\n').next().unwrap_or_default();
        if row.is_empty() {
            return;
        }
        let mut quotes = false;
        let mut column = 0;
        let place = row.bytes().position(|byte| {
            let is_there = column == start.1;
            quotes ^= byte == b'"';
            column += u32::from(byte == b',' && !quotes);
            is_there
        });
        let place = from + place.unwrap_or(row.len());
        let (rows, columns) = (end.0 - start.0 + 1, end.1 - start.1 + 1);
        let message = format!("{rows} × {columns} cells are merged into one");
        let help = "unmerge them, and write in each row what it says";
        self.tell(Span::new(place, place), "merged-cells", &message, help);
    }

    fn finish(mut self) -> (String, Vec<Found>) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.end_row();
        }
        if self.formulas > 0 {
            let message = match self.formulas {
                1 => "1 cell is a formula; what the spreadsheet last computed is read".to_owned(),
                many => format!("{many} cells are formulas; what the spreadsheet last computed is read"),
            };
            let help = "write the value itself: a record is not to change when another cell does";
            let (span, name) = (self.first_formula, "formula-in-cell");
            self.found.push(Found { span, is_error: false, name, message, help: help.into() });
        }
        (self.text, self.found)
    }
}

/// A line break within a cell is kept as one that ends no line, and refused by the checks of the row.
fn on_one_line(text: &str) -> String {
    text.replace("\r\n", "\u{2028}").replace(['\n', '\r'], "\u{2028}")
}

fn shown_cell(value: &Data) -> String {
    match value {
        Data::Error(error) => error.to_string(),
        Data::Float(number) => number.to_string(),
        _ => "?".to_owned(),
    }
}

type Wrong = (&'static str, String, &'static str);

/// What a cell says, as a cell of CSV would say it.
fn said(value: &Data, kind: Kind) -> Result<String, Wrong> {
    match value {
        Data::Empty => Ok(String::new()),
        Data::String(text) => Ok(text.clone()),
        Data::Bool(answer) => Ok(if *answer { "yes" } else { "no" }.to_owned()),
        Data::Float(number) if kind.shown.percent => {
            let help = "format the cell as a plain number, `3.67`, and write `%` in the column `unit`";
            let message =
                format!("a percentage: the cell holds {} and shows a hundred times that", number_text(*number));
            Err(("percentage-format", message, help))
        }
        Data::Int(number) => Ok(number.to_string()),
        Data::Float(number) => Ok(number_text(*number)),
        Data::DateTime(moment) => date_text(moment, kind.shown),
        Data::DateTimeIso(text) => Ok(text.clone()),
        Data::DurationIso(_) => Err(no_length()),
        Data::Error(error) => {
            let message = format!("the cell holds an error, `{error}`");
            Err(("error-in-cell", message, "write the value itself, or clear the cell"))
        }
    }
}

fn no_length() -> Wrong {
    ("time-in-cell", "a length of time where none can stand".to_owned(), "write a day, or a day and a time of day")
}

/// A number with the fifteen digits that a spreadsheet shows of it.
fn number_text(number: f64) -> String {
    let digits = format!("{number:.14e}");
    let exact = Decimal::from_scientific(&digits).map(|decimal| decimal.normalize().to_string());
    exact.unwrap_or_else(|_| number.to_string())
}

/// A day, a day and a time of day, or a month, as the cell shows it; whether days are counted from 1900 or 1904 is said by
/// the workbook.
fn date_text(moment: &ExcelDateTime, shown: Shown) -> Result<String, Wrong> {
    if moment.is_duration() {
        return Err(no_length());
    }
    if moment.as_f64() < 1.0 {
        let message = "a time of day without its day".to_owned();
        return Err(("time-in-cell", message, "write the day too: `2026-06-10T09:30`"));
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if !shown.day {
        // A spreadsheet makes the first day of a month out of `2026-06`, and shows the month.
        return match (day, shown.time) {
            (1, false) => Ok(format!("{year:04}-{month:02}")),
            _ => {
                let message = format!("the cell holds {date} and does not show the day");
                Err(("day-not-shown", message, "format the cell as a day, `2026-06-10`, or as a text, `2026-06`"))
            }
        };
    }
    if !shown.time {
        return Ok(date);
    }
    Ok(match (hour, minute, second) {
        (0, 0, 0) => date,
        (_, _, 0) => format!("{date}T{hour:02}:{minute:02}"),
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_digits_that_are_shown() {
        let shown = [205.0, 3.67, 0.300_000_000_000_000_04, -12.5, 1e21, 1550.0, 0.000_001].map(number_text);
        assert_eq!(shown, ["205", "3.67", "0.3", "-12.5", "1000000000000000000000", "1550", "0.000001"]);
    }
}
