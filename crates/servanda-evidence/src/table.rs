//! The cells of a CSV file with their places, as an editor needs them: nothing is judged.

use servanda_base::{SourceFile, Span};

use crate::csv::Rows;

/// One cell below a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The row: from 0, blank ones and the header left out.
    pub row: usize,
    /// The name of its column.
    pub column: String,
    /// What it says, without quotes and without blanks around it.
    pub text: String,
    /// Where it stands, quotes included.
    pub span: Span,
}

/// The cells of `file`, row by row. Cells of rows that cannot be read, or beyond the header, are left out.
///
/// ```
/// use servanda_base::SourceFile;
/// let file = SourceFile::new("sources.csv", "id,name\nIR,\"Iran, Islamic Republic of\"\n");
/// let cells = servanda_evidence::table::cells(&file);
/// assert_eq!((cells[1].column.as_str(), cells[1].text.as_str()), ("name", "Iran, Islamic Republic of"));
/// ```
pub fn cells(file: &SourceFile) -> Vec<Cell> {
    let mut rows = Rows::new(file);
    let Some(header) = rows.next().filter(|header| header.broken.is_none()) else { return Vec::new() };
    let columns: Vec<String> = header.fields.iter().map(|field| field.text.to_string()).collect();
    let mut cells = Vec::new();
    for (row, read) in rows.enumerate().filter(|(_, row)| row.broken.is_none()) {
        cells.extend(columns.iter().zip(read.fields).map(|(column, field)| Cell {
            row,
            column: column.clone(),
            text: field.text.into_owned(),
            span: field.span,
        }));
    }
    cells
}

/// The text with which the fields of `file` are separated: a comma, a semicolon or a tab.
pub fn separator(file: &SourceFile) -> char {
    char::from(crate::csv::delimiter(file.text()))
}
