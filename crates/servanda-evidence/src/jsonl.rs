//! Records as JSON, one object on a line, each field with its place in the text.
//!
//! There is no header: the file has the columns that any of its lines has. A line that is no record is handed out as
//! broken, so that no other is lost with it.

use std::borrow::Cow;

use servanda_base::json::{self, Key, Kind, Value};
use servanda_base::{SourceFile, Span, limits};

use crate::csv::{Broken, Field, Row};
use crate::read::columns::{Column, Columns};
use crate::read::fault::{Fault, shown, suggestion};

/// The lines of a file in which anything stands.
pub(crate) struct Lines<'a> {
    text: &'a str,
    position: usize,
    line: usize,
    used: [bool; Column::ALL.len()],
}

impl<'a> Lines<'a> {
    /// The lines of `file`.
    pub(crate) fn new(file: &'a SourceFile) -> Self {
        let text = file.text();
        let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut lines = Self { text, position: start, line: 0, used: [false; Column::ALL.len()] };
        let mut used = lines.used;
        while let Some((span, _)) = lines.line() {
            for (key, _) in fields(text, span).unwrap_or_default() {
                if let Some(place) = Column::named(&key.text).and_then(|column| used.get_mut(column as usize)) {
                    *place = true;
                }
            }
        }
        Self { text, position: start, line: 0, used }
    }

    /// The columns that some line has.
    pub(crate) fn columns(&self) -> Columns {
        let used = self.used;
        Columns::of_records(|column| used.get(column as usize).copied().unwrap_or(false))
    }

    /// The next line that is not blank, and its number from 1.
    fn line(&mut self) -> Option<(Span, usize)> {
        loop {
            let rest = self.text.get(self.position..).filter(|rest| !rest.is_empty())?;
            let length = rest.find('\n').unwrap_or(rest.len());
            let start = self.position;
            self.position += length + 1;
            self.line += 1;
            let line = rest.get(..length).unwrap_or_default();
            if !line.trim().is_empty() {
                return Some((Span::new(start, start + line.trim_end().len()), self.line));
            }
        }
    }

    fn row(&self, span: Span, line: usize) -> Row<'a> {
        let mut row = Row { fields: self.empty(span), span, line, broken: None };
        let mut given = match fields(self.text, span) {
            Ok(given) => given,
            Err((fault, place)) => {
                row.broken = Some((Broken::Json(fault), place));
                return row;
            }
        };
        for (key, value) in given.drain(..) {
            match self.field(&key, value) {
                Ok((position, field)) => {
                    if let Some(place) = row.fields.get_mut(position) {
                        *place = field;
                    }
                }
                Err((fault, place)) => row.broken = row.broken.or(Some((Broken::Json(fault), place))),
            }
        }
        row
    }

    fn empty(&self, span: Span) -> Vec<Field<'a>> {
        let count = self.used.iter().filter(|used| **used).count();
        vec![Field { text: Cow::Borrowed(""), span }; count]
    }

    /// A field, and at which of the columns it stands.
    fn field(&self, key: &Key<'a>, value: Value<'a>) -> Result<(usize, Field<'a>), (Fault, Span)> {
        let Some(column) = Column::named(&key.text) else {
            let names = Column::ALL.into_iter().map(Column::name);
            let help = suggestion(&key.text, names, "the columns are");
            return Err((Fault::new("unknown-column", format!("unknown column {}", shown(&key.text)), help), key.span));
        };
        let span = value.span;
        let text = match value.kind {
            Kind::Text(Cow::Borrowed(text)) => Cow::Borrowed(text.trim()),
            Kind::Text(Cow::Owned(text)) => Cow::Owned(text.trim().to_owned()),
            Kind::Number(digits) => Cow::Borrowed(digits),
            Kind::Null => Cow::Borrowed(""),
            kind => {
                let help = match kind {
                    Kind::Bool(value) => format!("write `\"{}\"`", if value { "yes" } else { "no" }),
                    _ => "write a text in double quotes, as it would stand in a cell".to_owned(),
                };
                let message = format!("expected a text in `{}`, found {}", column.name(), kind.noun());
                return Err((Fault::new("not-a-text", message, help), span));
            }
        };
        let position = self.used.iter().take(column as usize).filter(|used| **used).count();
        Ok((position, Field { text, span }))
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        let (span, line) = self.line()?;
        Some(self.row(span, line))
    }
}

/// The fields of the object on a line.
#[allow(clippy::type_complexity)]
fn fields(text: &str, span: Span) -> Result<Vec<(Key<'_>, Value<'_>)>, (Fault, Span)> {
    let fault = |message: String, help: String, span: Span| (Fault::new("not-json", message, help), span);
    if span.end - span.start > Column::ALL.len() * limits::FIELD_BYTES {
        let help = "a record stands on a line of its own; a long text goes into a document, and `url` says where";
        return Err(fault(format!("the line has {} bytes", span.end - span.start), help.to_owned(), span));
    }
    let value = json::parse(text, span).map_err(|told| fault(told.message, told.help.to_owned(), told.span))?;
    match value.kind {
        Kind::Object(fields) => Ok(fields),
        kind => {
            let help = "write one record on each line: `{\"id\": \"r1\", \"kind\": \"reading\", ...}`";
            Err(fault(format!("expected a record, found {}", kind.noun()), help.to_owned(), value.span))
        }
    }
}
