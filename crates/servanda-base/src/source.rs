//! Source files and places in them.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A stretch of bytes in a file, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Where the text of a file came from that was no text: a sheet of a workbook, a row on each line, a separator between
/// its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The name of the sheet.
    pub name: String,
    /// What is to be told of its cells, as the text does not say it.
    pub found: Vec<Found>,
}

/// What is to be told of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where in the text.
    pub span: Span,
    /// Whether the cell cannot be read.
    pub is_error: bool,
    /// The name of the diagnostic.
    pub name: &'static str,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: &'static str,
}

/// A file that was read: the path as the user wrote it, and its text. Cheap to copy.
///
/// ```
/// use servanda_base::SourceFile;
/// let file = SourceFile::new("a.accord.md", "one\ntwo\n");
/// assert_eq!(file.line_column(4), (2, 1));
/// ```
#[derive(Debug, Clone)]
pub struct SourceFile {
    path: Arc<str>,
    text: Arc<str>,
    sheet: Option<Arc<Sheet>>,
    /// Where each line begins, once it was asked.
    lines: Arc<OnceLock<Vec<usize>>>,
}

impl PartialEq for SourceFile {
    fn eq(&self, other: &Self) -> bool {
        let same_text = Arc::ptr_eq(&self.text, &other.text) || self.text == other.text;
        same_text && self.path == other.path && self.sheet == other.sheet
    }
}

impl Eq for SourceFile {}

impl SourceFile {
    /// A file at `path` with `text`.
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into(), sheet: None, lines: Arc::default() }
    }

    /// A sheet of the workbook at `path`, its cells in `text`: comma-separated, a row on each line.
    pub fn from_sheet(path: &str, text: &str, sheet: Sheet) -> Self {
        Self { sheet: Some(Arc::new(sheet)), ..Self::new(path, text) }
    }

    /// The sheet that its text was made from, if it was.
    pub fn sheet(&self) -> Option<&Sheet> {
        self.sheet.as_deref()
    }

    /// The cell of the sheet in which the byte at `offset` stands: `C14`.
    pub fn cell(&self, offset: usize) -> Option<String> {
        self.sheet()?;
        let (line, _) = self.line_column(offset);
        let row = self.text.get(self.line_starts().get(line - 1).copied()?..offset)?;
        let mut quoted = false;
        let mut column = 0_u32;
        for byte in row.bytes() {
            quoted ^= byte == b'"';
            column += u32::from(byte == b',' && !quoted);
        }
        Some(format!("{}{line}", column_letters(column)))
    }

    /// The path as the user wrote it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of the byte at `offset`, both from 1; the column counts characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..offset).or_else(|| self.text.get(start..)).unwrap_or("");
        (line, before.chars().count() + 1)
    }

    /// Where each line begins: found once, so that many places of a long file are told in no time.
    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        })
    }
}

/// The letters of a column of a sheet, counted from 0: `A`, `Z`, `AA`.
fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = Some(column);
    while let Some(number) = rest {
        letters.push(char::from_u32(u32::from(b'A') + number % 26).unwrap_or('?'));
        rest = (number / 26).checked_sub(1);
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_by_its_place() {
        let sheet = Sheet { name: "Records".to_owned(), found: Vec::new() };
        let file = SourceFile::from_sheet("a.xlsx", "id,kind\n\nr1,\"a,b\",c", sheet);
        assert_eq!(file.cell(0).as_deref(), Some("A1"));
        assert_eq!(file.cell(12).as_deref(), Some("B3"));
        assert_eq!(file.cell(18).as_deref(), Some("C3"));
        assert_eq!(SourceFile::new("a.csv", "id").cell(0), None);
        assert_eq!([0, 25, 26, 701, 702].map(column_letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
