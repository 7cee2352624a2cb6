//! Source files and places in them.

use std::borrow::Cow;
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
}

/// What was found when the text of a file was made of its bytes, and the text does not say: a letter in another
/// encoding, what a cell of a sheet holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where in the text.
    pub span: Span,
    /// Whether what stands there cannot be read as it is.
    pub is_error: bool,
    /// The name of the diagnostic.
    pub name: &'static str,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: Cow<'static, str>,
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
    found: Arc<[Found]>,
    /// Where each line begins, once it was asked.
    lines: Arc<OnceLock<Vec<usize>>>,
}

impl PartialEq for SourceFile {
    fn eq(&self, other: &Self) -> bool {
        let same_text = Arc::ptr_eq(&self.text, &other.text) || self.text == other.text;
        same_text && self.path == other.path && self.sheet == other.sheet && self.found == other.found
    }
}

impl Eq for SourceFile {}

impl SourceFile {
    /// A file at `path` with `text`.
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into(), sheet: None, found: Arc::default(), lines: Arc::default() }
    }

    /// A sheet of the workbook at `path`, its cells in `text`: comma-separated, a row on each line.
    pub fn from_sheet(path: &str, text: &str, sheet: Sheet) -> Self {
        Self { sheet: Some(Arc::new(sheet)), ..Self::new(path, text) }
    }

    /// The same file, with what was found when its text was made.
    #[must_use]
    pub fn with_found(mut self, mut found: Vec<Found>) -> Self {
        found.sort_by_key(|found| found.span);
        self.found = found.into();
        self
    }

    /// What was found when its text was made, in order of place.
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    /// A file of which nothing could be read, for the reason given.
    pub fn unreadable(path: &str, message: String, help: String) -> Self {
        let found = Found { span: Span::default(), is_error: true, name: "unreadable", message, help: help.into() };
        Self::new(path, "").with_found(vec![found])
    }

    /// Whether nothing of it could be read.
    pub fn is_unreadable(&self) -> bool {
        self.text.is_empty() && self.has_error()
    }

    /// Whether something of it cannot be read as it is.
    pub fn has_error(&self) -> bool {
        self.found.iter().any(|found| found.is_error)
    }

    /// The same file as if `parts` of its text had never stood there. They lie in order and apart; what was found in
    /// them goes with them.
    #[must_use]
    pub fn without(&self, parts: &[Span]) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut from = 0;
        for part in parts {
            text.push_str(self.text.get(from..part.start).unwrap_or_default());
            from = part.end;
        }
        text.push_str(self.text.get(from..).unwrap_or_default());
        let mut parts = parts.iter().peekable();
        let mut removed = 0;
        let mut kept = Vec::new();
        for found in self.found.iter() {
            while let Some(part) = parts.next_if(|part| part.end <= found.span.start) {
                removed += part.end - part.start;
            }
            if parts.peek().is_none_or(|part| found.span.start < part.start) {
                let span = Span::new(found.span.start - removed, found.span.end.saturating_sub(removed));
                kept.push(Found { span, ..found.clone() });
            }
        }
        Self { text: text.into(), found: kept.into(), lines: Arc::default(), ..self.clone() }
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
    fn what_was_taken_out_was_never_there() {
        let at = |start: usize| Found {
            span: Span::new(start, start + 1),
            is_error: true,
            name: "encoding",
            message: start.to_string(),
            help: "".into(),
        };
        let file = SourceFile::new("a.csv", "head\none\ntwo\nsix\n").with_found(vec![at(13), at(5), at(1), at(10)]);
        let rest = file.without(&[Span::new(5, 9)]);
        assert_eq!(rest.text(), "head\ntwo\nsix\n");
        let places = |file: &SourceFile| file.found().iter().map(|found| found.span.start).collect::<Vec<_>>();
        assert_eq!((places(&file), places(&rest)), (vec![1, 5, 10, 13], vec![1, 6, 9]));
        assert_eq!(file.without(&[]), file);
        assert_eq!(file.without(&[Span::new(9, 17)]).text(), "head\none\n");
    }

    #[test]
    fn a_cell_is_found_by_its_place() {
        let sheet = Sheet { name: "Records".to_owned() };
        let file = SourceFile::from_sheet("a.xlsx", "id,kind\n\nr1,\"a,b\",c", sheet);
        assert_eq!(file.cell(0).as_deref(), Some("A1"));
        assert_eq!(file.cell(12).as_deref(), Some("B3"));
        assert_eq!(file.cell(18).as_deref(), Some("C3"));
        assert_eq!(SourceFile::new("a.csv", "id").cell(0), None);
        assert_eq!([0, 25, 26, 701, 702].map(column_letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
