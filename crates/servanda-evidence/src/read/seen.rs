//! A file as an audience has it: without the rows that it may not see, as if they had never been written.
//!
//! What follows, a fault as well as a verdict, then cannot depend on them: not its line, not a count, not whether the
//! dossier is refused. Law: non-interference.

use servanda_agreement::Agreement;
use servanda_base::{SourceFile, Span};

use crate::{Audience, sees};

use super::fault::Faults;
use super::row::marking_of;
use super::rows;

/// `file` as `audience` has it. The keeper has all of it.
///
/// A row whose marking cannot be read is the keeper's alone, as is every row under a faulty header. The header is seen
/// by all, and with it whether there is a column `marking`; without one everything is clear.
pub(crate) fn as_seen(file: &SourceFile, agreement: &Agreement, audience: Audience) -> SourceFile {
    if audience == Audience::Keeper {
        return file.clone();
    }
    let (columns, rows) = rows(file, &mut Faults::default());
    let is_seen = |row: &_| {
        let marking = if columns.is_sound { marking_of(agreement, &columns, row) } else { None };
        marking.is_some_and(|marking| sees(agreement, audience, &marking))
    };
    let hidden: Vec<Span> = rows.filter(|row| !is_seen(row)).map(|row| whole_lines(file.text(), row.span)).collect();
    let seen = file.without(&hidden);
    // What is only worth knowing of a file as a whole is counted over all of its rows.
    let errors = seen.found().iter().filter(|found| found.is_error).cloned().collect();
    seen.with_found(errors)
}

/// The lines of a row, with what ends them.
fn whole_lines(text: &str, row: Span) -> Span {
    let is_end = |c: char| matches!(c, '\n' | '\r');
    let start = text.get(..row.start).and_then(|before| before.rfind(is_end)).map_or(0, |end| end + 1);
    let after = text.get(row.end..).unwrap_or_default();
    let rest = after.find(is_end).unwrap_or(after.len());
    let end = after.get(rest..).unwrap_or_default();
    let end = if end.starts_with("\r\n") { 2 } else { end.len().min(1) };
    Span::new(start, row.end + rest + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_goes_with_its_line() {
        let lines = |text: &str, row: &str| {
            let start = text.find(row).unwrap();
            let span = whole_lines(text, Span::new(start, start + row.len()));
            text[span.start..span.end].to_owned()
        };
        assert_eq!(lines("a\n b,c \nd\n", "b,c"), " b,c \n");
        assert_eq!(lines("a\r\nb,c\r\nd", "b,c"), "b,c\r\n");
        assert_eq!(lines("a\rb,c\rd", "b,c"), "b,c\r");
        assert_eq!(lines("a\nb,c", "b,c"), "b,c");
    }
}
