//! One row on its way to becoming something: its cells by column, and the faults found in them.

use servanda_base::{SourceFile, Span, limits};

use crate::csv::{Field, Row};

use super::columns::Columns;
use super::fault::{Fault, Faults, is_control, shown, suggestion};

/// One row, and where its faults go.
pub(crate) struct Cells<'r, 'f> {
    pub file: &'r SourceFile,
    pub columns: &'r Columns,
    pub row: &'r Row<'r>,
    pub faults: &'f mut Faults,
    // INVARIANT: the fields that hold what no field may; they have been reported and are asked for in vain.
    unprintable: Vec<Span>,
    errors_before: usize,
}

impl<'r, 'f> Cells<'r, 'f> {
    /// The cells of `row`; what no field may hold is reported.
    pub(crate) fn new(file: &'r SourceFile, columns: &'r Columns, row: &'r Row<'r>, faults: &'f mut Faults) -> Self {
        let errors_before = faults.errors();
        let mut unprintable = Vec::new();
        for field in &row.fields {
            if let Some(fault) = unprintable_text(&field.text) {
                faults.push(fault.at(file, field.span));
                unprintable.push(field.span);
            }
        }
        Self { file, columns, row, faults, unprintable, errors_before }
    }

    /// Whether no error was found in the row so far.
    pub(crate) fn is_good(&self) -> bool {
        self.faults.errors() == self.errors_before
    }

    /// The cell in `column`, if something readable stands in it.
    pub(crate) fn get(&self, column: usize) -> Option<&'r Field<'r>> {
        let field = self.columns.field(self.row, column)?;
        let is_readable = !field.text.is_empty() && !self.unprintable.contains(&field.span);
        is_readable.then_some(field)
    }

    /// The cell in a required column; its absence is reported with `help`.
    pub(crate) fn required(&mut self, column: usize, name: &str, help: &str) -> Option<&'r Field<'r>> {
        let cell = self.get(column);
        let span = self.span(column);
        if cell.is_none() && !self.unprintable.contains(&span) {
            self.report(span, Fault::new("missing-value", format!("`{name}` is empty"), help));
        }
        cell
    }

    /// Where a column's cell stands, or the row if the file has no such column.
    pub(crate) fn span(&self, column: usize) -> Span {
        self.columns.field(self.row, column).map_or(self.row.span, |field| field.span)
    }

    /// Reports an error.
    pub(crate) fn report(&mut self, span: Span, fault: Fault) {
        self.faults.push(fault.at(self.file, span));
    }

    /// What came out well; else the fault is reported.
    pub(crate) fn keep<T>(&mut self, span: Span, result: Result<T, Fault>) -> Option<T> {
        result.map_err(|fault| self.report(span, fault)).ok()
    }
}

/// What one of `words` stands for.
///
/// # Errors
/// If `text` is none of them; `what` is what it should be: `kind`.
pub(crate) fn word<T: Copy>(
    text: &str,
    what: &str,
    name: &'static str,
    words: &[(&'static str, T)],
) -> Result<T, Fault> {
    let known = words.iter().find(|(word, _)| *word == text);
    known.map(|(_, value)| *value).ok_or_else(|| {
        let help = suggestion(text, words.iter().map(|(word, _)| *word), "write");
        Fault::new(name, format!("unknown {what} {}", shown(text)), help)
    })
}

/// What is wrong with the characters of a field, if anything is.
fn unprintable_text(text: &str) -> Option<Fault> {
    if text.len() > limits::FIELD_BYTES {
        let message = format!("the field has {} bytes", text.len());
        let help = format!(
            "a field has at most {}; a longer text goes into a document, and `url` says where",
            limits::FIELD_BYTES
        );
        return Some(Fault::new("field-too-long", message, help));
    }
    // Nearly every field is plain, and bytes are looked at faster than characters.
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return None;
    }
    let c = text.chars().find(|c| is_control(*c))?;
    let what = match c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => "a line break".to_owned(),
        '\t' => "a tab".to_owned(),
        _ => format!("the control character U+{:04X}", u32::from(c)),
    };
    let help = "take it out: a field is one line of plain text";
    Some(Fault::new("control-character", format!("the field contains {what}"), help))
}
