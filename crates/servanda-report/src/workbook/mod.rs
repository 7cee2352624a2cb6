//! Tables and forms as workbooks of a spreadsheet (XLSX): real dates and numbers, a header that stays, filters.
//!
//! Texts are written as texts: what begins with `=` is no formula. A number of more digits than a spreadsheet keeps is
//! written as a text, so that none is lost. The same table gives the same bytes.

mod template;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use servanda_base::{Date, Decimal};

use crate::sheet::{Cell, Moment, Sheet};

pub use template::template;

/// How many digits of a number a spreadsheet keeps.
const DIGITS: usize = 15;
/// The widest that a column is made, in characters; longer texts are wrapped.
const WIDEST: usize = 60;
/// Rows and columns of a sheet, the header among them.
const ROWS: usize = 1 << 20;
/// Letters in one cell.
const LETTERS: usize = 32_767;

/// Why no workbook was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoWorkbook {
    /// What is wrong, with what would be right.
    pub message: String,
}

impl From<XlsxError> for NoWorkbook {
    fn from(error: XlsxError) -> Self {
        Self { message: error.to_string() }
    }
}

/// `sheet` as a workbook with one sheet called `name`.
///
/// # Errors
/// If the table does not fit into a sheet.
pub fn workbook(name: &str, sheet: &Sheet) -> Result<Vec<u8>, NoWorkbook> {
    if sheet.rows.len() >= ROWS {
        let message = format!("a sheet has at most {ROWS} rows, and this table {}; write it as CSV", sheet.rows.len());
        return Err(NoWorkbook { message });
    }
    let mut book = new_book(name)?;
    let page = book.add_worksheet().set_name(name)?;
    let formats = Formats::new();
    header(page, sheet.columns, &formats)?;
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write(page, row, column, cell, &formats)?;
        }
    }
    for (column, width) in (0_u16..).zip(widths(sheet)) {
        page.set_column_width(column, width)?;
    }
    let last_column = u16::try_from(sheet.columns.len()).unwrap_or(1).saturating_sub(1);
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(0);
    page.autofilter(0, 0, last_row, last_column)?;
    Ok(book.save_to_buffer()?)
}

/// A workbook that says nothing of when it was made, so that the same table gives the same bytes.
fn new_book(title: &str) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    Ok(book)
}

fn header(page: &mut Worksheet, columns: &[&str], formats: &Formats) -> Result<(), XlsxError> {
    for (column, name) in (0_u16..).zip(columns) {
        page.write_string_with_format(0, column, *name, &formats.header)?;
    }
    page.set_freeze_panes(1, 0)?;
    Ok(())
}

struct Formats {
    header: Format,
    text: Format,
    number: Format,
    day: Format,
    moment: Format,
}

impl Formats {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        Self {
            header: top.clone().set_bold(),
            text: top.clone().set_text_wrap(),
            number: top.clone().set_num_format("General"),
            day: top.clone().set_num_format("yyyy-mm-dd"),
            moment: top.set_num_format("yyyy-mm-dd hh:mm:ss"),
        }
    }
}

fn write(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, formats: &Formats) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => text_cell(page, row, column, text, formats)?,
        Cell::Flag(flag) => _ = page.write_boolean_with_format(row, column, *flag, &formats.text)?,
        Cell::Number(number) => match kept(*number) {
            Some(kept) => _ = page.write_number_with_format(row, column, kept, &formats.number)?,
            None => text_cell(page, row, column, &number.normalize().to_string(), formats)?,
        },
        Cell::Day(day) => day_cell(page, row, column, *day, formats)?,
        Cell::Moment(moment) => moment_cell(page, row, column, moment, formats)?,
    }
    Ok(())
}

fn text_cell(page: &mut Worksheet, row: u32, column: u16, text: &str, formats: &Formats) -> Result<(), XlsxError> {
    if text.chars().count() > LETTERS {
        // A spreadsheet has no place for more; that something is missing is said.
        let cut: String = text.chars().take(LETTERS - 1).chain(['…']).collect();
        page.write_string_with_format(row, column, cut, &formats.text)?;
    } else {
        page.write_string_with_format(row, column, text, &formats.text)?;
    }
    Ok(())
}

fn day_cell(page: &mut Worksheet, row: u32, column: u16, day: Date, formats: &Formats) -> Result<(), XlsxError> {
    match excel_day(day) {
        Some(date) => page.write_datetime_with_format(row, column, &date, &formats.day)?,
        None => page.write_string_with_format(row, column, day.to_string(), &formats.text)?,
    };
    Ok(())
}

fn moment_cell(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    moment: &Moment,
    formats: &Formats,
) -> Result<(), XlsxError> {
    if let Some(day) = moment.day() {
        return day_cell(page, row, column, day, formats);
    }
    let time = moment.civil.time();
    let part = |value: i8| u8::try_from(value).unwrap_or(0);
    let date = excel_day(moment.civil.date())
        .and_then(|day| day.and_hms(u16::from(part(time.hour())), part(time.minute()), f64::from(time.second())).ok());
    match date {
        Some(date) => page.write_datetime_with_format(row, column, &date, &formats.moment)?,
        None => page.write_string_with_format(row, column, &moment.rfc3339, &formats.text)?,
    };
    Ok(())
}

/// The day as a spreadsheet counts it, from March 1900 on: before that they count a day that was not.
fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|_| day >= Date::constant(1900, 3, 1))?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

/// The number as a spreadsheet keeps it, if it keeps all of it.
fn kept(number: Decimal) -> Option<f64> {
    let digits = number.normalize().mantissa().unsigned_abs().to_string();
    if digits.trim_end_matches('0').len() > DIGITS { None } else { number.to_string().parse().ok() }
}

/// How wide the columns are for what stands in them.
fn widths(sheet: &Sheet) -> Vec<f64> {
    let width = |(column, name): (usize, &&str)| {
        let cells = sheet.rows.iter().filter_map(|row| row.get(column));
        let widest = cells.map(|cell| cell.text(crate::sheet::Dates::Civil).chars().count()).max().unwrap_or(0);
        // Room for the sign of the filter.
        let letters = widest.max(name.chars().count() + 3).clamp(6, WIDEST);
        u32::try_from(letters + 1).map_or(20.0, f64::from)
    };
    sheet.columns.iter().enumerate().map(width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_whole_or_written_as_a_text() {
        let number = |text: &str| kept(text.parse().unwrap());
        assert_eq!(number("3.670"), Some(3.67));
        assert_eq!(number("500000000000000000000"), Some(5e20));
        assert_eq!(number("1234567890.123456"), None);
    }
}
