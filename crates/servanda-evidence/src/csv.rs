//! Rows of a CSV file, each field with its exact place in the text.
//!
//! Where a field ends is decided by `csv-core` (RFC 4180); this module keeps count of the bytes, so that a caret can
//! land on the faulty field, and notices what a lenient parser forgives: a quote that is not closed swallows the rows
//! after it. No field of ours has a line break, so a row is one line: one whose quote runs over its end is handed out
//! as broken, and reading goes on at the next line.

use std::borrow::Cow;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use servanda_base::{SourceFile, Span};

use crate::read::fault::Fault;

/// Characters that may separate fields, in order of preference; spreadsheets of some countries write semicolons.
const DELIMITERS: [u8; 3] = *b",;\t";

/// One field: what it says, unquoted and without blanks around it, and where that stands.
#[derive(Debug, Clone)]
pub(crate) struct Field<'a> {
    pub text: Cow<'a, str>,
    pub span: Span,
}

/// One row that is not blank.
#[derive(Debug, Clone)]
pub(crate) struct Row<'a> {
    pub fields: Vec<Field<'a>>,
    pub span: Span,
    /// From 1.
    pub line: usize,
    /// What makes it unreadable as a whole, if anything does, and where that stands.
    pub broken: Option<(Broken, Span)>,
}

/// What is wrong with the writing of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Broken {
    /// A quote opened and not closed on its line.
    UnclosedQuote,
    /// Text stands between the closing quote and the end of the field.
    TextAfterQuote,
    /// A line of JSON that is none, or says what no record can say.
    Json(Fault),
}

/// The rows of a file, the header first.
pub(crate) struct Rows<'a> {
    text: &'a str,
    reader: Reader,
    position: usize,
    counted: usize,
    line: usize,
    // What a field says is taken from the text; the parser's copy is not needed.
    discarded: [u8; 1024],
}

impl<'a> Rows<'a> {
    /// The rows of `file`, separated as its header is.
    pub(crate) fn new(file: &'a SourceFile) -> Self {
        let text = file.text();
        let position = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let separator = if file.sheet().is_some() { b',' } else { delimiter(text) };
        let reader = ReaderBuilder::new().delimiter(separator).build();
        Self { text, reader, position, counted: 0, line: 1, discarded: [0; 1024] }
    }

    /// The rows of the lines of `file` in `span`, which begins where a line does; `line` is the number of the first.
    pub(crate) fn within(file: &'a SourceFile, span: Span, line: usize) -> Self {
        let rows = Self::new(file);
        let text = rows.text.get(..span.end).unwrap_or_default();
        Self { text, position: rows.position.max(span.start), counted: span.start, line, ..rows }
    }

    /// What has not been read, and the number of the line with which it begins.
    pub(crate) fn rest(&self) -> (Span, usize) {
        let read = self.text.as_bytes().get(self.counted..self.position).unwrap_or_default();
        let line = self.line + read.iter().filter(|byte| **byte == b'\n').count();
        (Span::new(self.position, self.text.len()), line)
    }

    fn read(&mut self) -> Option<Row<'a>> {
        let mut fields = Vec::new();
        let mut broken = None;
        loop {
            let (mut raw, is_last) = self.field()?;
            if fields.is_empty() {
                // Line ends before the row belong to the blank lines that were skipped.
                let text = self.slice(raw);
                raw.start += text.len() - text.trim_start_matches(['\r', '\n']).len();
            }
            let (field, fault) = unquoted(self.slice(raw), raw);
            broken = broken.or(fault.map(|fault| (fault, raw)));
            fields.push(field);
            if is_last {
                return Some(self.finished(fields, broken, raw.end));
            }
        }
    }

    /// The next field as it stands, and whether its row ends there.
    fn field(&mut self) -> Option<(Span, bool)> {
        let start = self.position;
        loop {
            let rest = self.text.as_bytes().get(self.position..).unwrap_or_default();
            let (result, read, _) = self.reader.read_field(rest, &mut self.discarded);
            self.position += read;
            match result {
                ReadFieldResult::Field { record_end } => {
                    // The byte that ended it is no part of it; at the end of the text there is none.
                    let end = if read > 0 { self.position - 1 } else { self.position };
                    return Some((Span::new(start, end), record_end));
                }
                ReadFieldResult::End => return None,
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            }
        }
    }

    fn finished(&mut self, fields: Vec<Field<'a>>, broken: Option<(Broken, Span)>, end: usize) -> Row<'a> {
        let start = fields.first().map_or(end, |field| field.span.start);
        let before = self.text.as_bytes().get(self.counted..start).unwrap_or_default();
        self.line += before.iter().filter(|byte| **byte == b'\n').count();
        self.counted = start;
        let mut span = Span::new(start, end);
        let broken = broken.map(|(fault, quoted)| {
            let line_end = self.slice(quoted).find(['\n', '\r']).map(|at| quoted.start + at);
            if let Some(line_end) = line_end {
                self.position = line_end + 1;
                self.reader.reset();
                span.end = line_end;
            }
            (fault, Span::new(quoted.start, line_end.unwrap_or(quoted.end)))
        });
        Row { fields, span, line: self.line, broken }
    }

    fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    /// The next row in which anything is written: the empty rows at the end of a spreadsheet are none.
    fn next(&mut self) -> Option<Row<'a>> {
        loop {
            let row = self.read()?;
            if row.broken.is_some() || row.fields.iter().any(|field| !field.text.is_empty()) {
                return Some(row);
            }
        }
    }
}

/// The character that separates the fields of the header.
pub(crate) fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().as_bytes();
    DELIMITERS.into_iter().find(|byte| header.contains(byte)).unwrap_or(b',')
}

/// `text` as a field of a row, in quotes if it needs them.
pub(crate) fn quoted(text: &str, delimiter: u8) -> Cow<'_, str> {
    let needs_quotes = text.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\r' | b'\n'));
    if needs_quotes { Cow::Owned(format!("\"{}\"", text.replace('"', "\"\""))) } else { Cow::Borrowed(text) }
}

/// What a field says that stands so in the text.
fn unquoted(raw: &str, span: Span) -> (Field<'_>, Option<Broken>) {
    let Some(opened) = raw.strip_prefix('"') else {
        let text = raw.trim();
        let start = span.start + (raw.len() - raw.trim_start().len());
        let span = if text.is_empty() { span } else { Span::new(start, start + text.len()) };
        return (Field { text: Cow::Borrowed(text), span }, None);
    };
    let Some((inner, after)) = closed(opened).filter(|(inner, _)| !inner.contains('\n')) else {
        return (Field { text: Cow::Borrowed(raw), span }, Some(Broken::UnclosedQuote));
    };
    let fault = (!after.trim().is_empty()).then_some(Broken::TextAfterQuote);
    let text = match inner.contains("\"\"") {
        true => Cow::Owned(inner.replace("\"\"", "\"").trim().to_owned()),
        false => Cow::Borrowed(inner.trim()),
    };
    (Field { text, span: Span::new(span.start, span.end - after.len()) }, fault)
}

/// What stands before and after the quote that closes, where `""` is one that does not.
fn closed(opened: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    loop {
        let quote = at + opened.get(at..)?.find('"')?;
        if opened.get(quote + 1..)?.starts_with('"') {
            at = quote + 2;
        } else {
            return Some((opened.get(..quote)?, opened.get(quote + 1..)?));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let file = SourceFile::new("a.csv", text);
        Rows::new(&file).map(|row| row.fields.into_iter().map(|field| field.text.into_owned()).collect()).collect()
    }

    #[test]
    fn every_field_is_found_where_it_stands() {
        let file = SourceFile::new("a.csv", "\u{feff}a,b\r\n\r\n\" x, \"\"y\"\" \", z \r\n");
        let row = Rows::new(&file).nth(1).unwrap();
        let texts: Vec<&str> = row.fields.iter().map(|field| &*field.text).collect();
        assert_eq!(texts, ["x, \"y\"", "z"]);
        let stands: Vec<&str> = row.fields.iter().map(|field| &file.text()[field.span.start..field.span.end]).collect();
        assert_eq!(stands, ["\" x, \"\"y\"\" \"", "z"]);
        assert_eq!(row.line, 3);
    }

    #[test]
    fn fields_are_separated_as_in_the_header() {
        assert_eq!(rows("a;b\n1,5;2\n"), [["a", "b"], ["1,5", "2"]]);
        assert_eq!(rows("a\tb\n1\t2"), [["a", "b"], ["1", "2"]]);
    }

    #[test]
    fn rows_without_anything_are_none() {
        assert_eq!(rows("a,b\n,\n\n , \n1,2\n,,\n"), [["a", "b"], ["1", "2"]]);
        assert!(rows("").is_empty());
        assert!(rows("\n\r\n").is_empty());
    }

    #[test]
    fn an_open_quote_does_not_swallow_the_rows_after_it() {
        let file = SourceFile::new("a.csv", "a,b\n1,\"x\n2,y\n3,z\n");
        let rows: Vec<Row<'_>> = Rows::new(&file).collect();
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[1].broken, Some((Broken::UnclosedQuote, Span::new(6, 8))));
        assert_eq!((rows[2].line, rows[3].line), (3, 4));
        assert!(rows[3].broken.is_none());
        let later = SourceFile::new("a.csv", "a,b\n1,\"x\n2,y\n3,\"z, z\"\n");
        let broken: Vec<bool> = Rows::new(&later).map(|row| row.broken.is_some()).collect();
        assert_eq!(broken, [false, true, false, false]);
    }

    #[test]
    fn text_after_a_closing_quote_is_noticed() {
        let file = SourceFile::new("a.csv", "a,b\n\"x\"y,2\n");
        let row = Rows::new(&file).nth(1).unwrap();
        assert_eq!(row.broken, Some((Broken::TextAfterQuote, Span::new(4, 8))));
    }

    #[test]
    fn quotes_are_written_only_where_needed() {
        assert_eq!(quoted("a b", b','), "a b");
        assert_eq!(quoted("a,\"b\"", b','), "\"a,\"\"b\"\"\"");
    }
}
