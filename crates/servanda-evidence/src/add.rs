//! Adding a record: one more row at the end of a file, kept only if the whole dossier can still be read.

use std::collections::BTreeSet;

use servanda_agreement::Agreement;
use servanda_base::{Arena, Diagnostic, Severity, SourceFile};

use crate::csv::{Rows, delimiter, quoted};
use crate::forms::Form;
use crate::read::columns::{Column, Columns, RECORD_COLUMNS};
use crate::read::fault::{Fault, Faults};
use crate::read::rows;
use crate::{ReadOptions, Source, read_records, wire};

/// A record to be added, each field as it would stand in the file. What is `None` is left empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub struct NewRecord {
    /// The next free one if not given.
    pub id: Option<String>,
    pub kind: Option<String>,
    pub subject: Option<String>,
    pub site: Option<String>,
    pub of: Option<String>,
    pub value: Option<String>,
    pub unit: Option<String>,
    pub amount: Option<String>,
    pub at: Option<String>,
    pub through: Option<String>,
    pub recorded: Option<String>,
    pub source: Option<String>,
    pub via: Option<String>,
    pub credibility: Option<String>,
    pub marking: Option<String>,
    /// The column `ref`.
    pub reference: Option<String>,
    pub url: Option<String>,
    pub note: Option<String>,
    pub supersedes: Option<String>,
}

impl NewRecord {
    pub(crate) fn set(&mut self, column: Column, text: &str) {
        let field = match column {
            Column::Id => &mut self.id,
            Column::Kind => &mut self.kind,
            Column::Subject => &mut self.subject,
            Column::Site => &mut self.site,
            Column::Of => &mut self.of,
            Column::Value => &mut self.value,
            Column::Unit => &mut self.unit,
            Column::Amount => &mut self.amount,
            Column::At => &mut self.at,
            Column::Through => &mut self.through,
            Column::Recorded => &mut self.recorded,
            Column::Source => &mut self.source,
            Column::Via => &mut self.via,
            Column::Credibility => &mut self.credibility,
            Column::Marking => &mut self.marking,
            Column::Ref => &mut self.reference,
            Column::Url => &mut self.url,
            Column::Note => &mut self.note,
            Column::Supersedes => &mut self.supersedes,
        };
        *field = Some(text.to_owned());
    }

    /// The fields that would not stand on the one line of the record.
    fn not_on_one_line(&self) -> Vec<Diagnostic> {
        let is_broken = |column: &Column| self.get(*column).is_some_and(|text| text.contains(['\n', '\r']));
        let told = |column: Column| {
            let name = column.name();
            let noun = if column == Column::Note { "a note".to_owned() } else { format!("`{name}`") };
            Diagnostic {
                name: "line-break",
                severity: Severity::Error,
                message: format!("{noun} is one line, and what was given for it has a line break"),
                labels: Vec::new(),
                clause: None,
                help: Some("write it on one line; a longer text goes into a document, and `url` says where".to_owned()),
            }
        };
        Column::ALL.into_iter().filter(is_broken).map(told).collect()
    }

    pub(crate) fn get(&self, column: Column) -> Option<&str> {
        let field = match column {
            Column::Id => &self.id,
            Column::Kind => &self.kind,
            Column::Subject => &self.subject,
            Column::Site => &self.site,
            Column::Of => &self.of,
            Column::Value => &self.value,
            Column::Unit => &self.unit,
            Column::Amount => &self.amount,
            Column::At => &self.at,
            Column::Through => &self.through,
            Column::Recorded => &self.recorded,
            Column::Source => &self.source,
            Column::Via => &self.via,
            Column::Credibility => &self.credibility,
            Column::Marking => &self.marking,
            Column::Ref => &self.reference,
            Column::Url => &self.url,
            Column::Note => &self.note,
            Column::Supersedes => &self.supersedes,
        };
        field.as_deref().filter(|text| !text.is_empty())
    }
}

/// The text of `into` with `new` at its end, once the dossier of `into` and `others` has been read with it.
///
/// Nothing before the new row is changed.
///
/// # Errors
/// Everything that is wrong with the dossier as it would then be: in the new row, in how it fits to the others, or in
/// what was there before.
pub fn add(
    into: &SourceFile,
    others: &[SourceFile],
    new: &NewRecord,
    agreement: &Agreement,
    sources: &Arena<Source>,
) -> Result<String, Vec<Diagnostic>> {
    let lines = new.not_on_one_line();
    if !lines.is_empty() {
        return Err(lines);
    }
    let mut files = others.to_vec();
    files.push(into.clone());
    let id = new.id.clone().unwrap_or_else(|| free_id(&files));
    let text = append_line(into, &NewRecord { id: Some(id), ..new.clone() })?;
    files.pop();
    files.push(SourceFile::new(into.path(), &text));
    let (_, mut diagnostics) = read_records(&files, agreement, sources, ReadOptions::default());
    diagnostics.retain(Diagnostic::is_error);
    if diagnostics.is_empty() { Ok(text) } else { Err(diagnostics) }
}

/// The text of `file` with a row for `new` at its end. An empty file gets a header with every column first.
///
/// The row itself is not looked at; [`add`] does that.
///
/// # Errors
/// If the header is faulty, or lacks a column that the record needs: a file is appended to and never rewritten.
pub fn append_line(file: &SourceFile, new: &NewRecord) -> Result<String, Vec<Diagnostic>> {
    let mut text = file.text().to_owned();
    if Form::of(file.path()) == Form::JsonLines {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&wire::line(new));
        return Ok(text);
    }
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        let names: Vec<&str> = RECORD_COLUMNS.iter().map(|(name, _)| *name).collect();
        let row: Vec<_> = Column::ALL.iter().map(|column| quoted(new.get(*column).unwrap_or_default(), b',')).collect();
        return Ok(format!("{}{line_end}{}{line_end}", names.join(","), row.join(",")));
    }
    let mut faults = Faults::default();
    let header = Rows::new(file).next();
    let columns = Columns::read(file, header.as_ref(), &RECORD_COLUMNS, &mut faults);
    let mut row = vec![""; columns.count()];
    for column in Column::ALL {
        let Some(value) = new.get(column) else { continue };
        let place = columns.position(column as usize).and_then(|position| row.get_mut(position));
        match place {
            Some(place) => *place = value,
            None if columns.is_complete => {
                let name = column.name();
                let help = format!("add `{name}` to the header and a separator to every row, or leave `{name}` out");
                let fault = Fault::new("missing-column", format!("the file has no column `{name}`"), help);
                faults.push(fault.at(file, header.as_ref().map(|header| header.span).unwrap_or_default()));
            }
            None => {}
        }
    }
    if faults.errors() > 0 {
        return Err(faults.finish(std::slice::from_ref(file)));
    }
    let separator = delimiter(file.text());
    if !text.ends_with('\n') {
        text.push_str(line_end);
    }
    let row: Vec<_> = row.into_iter().map(|value| quoted(value, separator)).collect();
    text.push_str(&row.join(&*char::from(separator).to_string()));
    text.push_str(line_end);
    Ok(text)
}

/// An id that no record of `files` has, next in the manner of the last one: after `r159` comes `r160`.
pub fn free_id(files: &[SourceFile]) -> String {
    let mut ids = BTreeSet::new();
    let mut last = None;
    for file in files {
        let (columns, rows) = rows(file, &mut Faults::default());
        for row in rows {
            if let Some(id) = columns.field(&row, Column::Id as usize).filter(|id| !id.text.is_empty()) {
                last = Some(id.text.to_string());
                ids.insert(id.text.to_string());
            }
        }
    }
    let Some(last) = last else { return "r001".to_owned() };
    let prefix = last.trim_end_matches(|c: char| c.is_ascii_digit());
    let width = last.len() - prefix.len();
    let numbers = ids.iter().filter_map(|id| number_after(prefix, id));
    if let Some(next) = numbers.max().and_then(|number| number.checked_add(1)) {
        return format!("{prefix}{next:0width$}");
    }
    let mut count = 2_u64;
    while ids.contains(&format!("{last}-{count}")) {
        count += 1;
    }
    format!("{last}-{count}")
}

fn number_after(prefix: &str, id: &str) -> Option<u64> {
    let digits = id.strip_prefix(prefix)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> SourceFile {
        SourceFile::new("evidence.csv", text)
    }

    fn ids(list: &str) -> SourceFile {
        let rows: String = list.split(' ').map(|id| format!("{id},event,e,2026-01-01,2026-01-01,A\n")).collect();
        file(&format!("id,kind,subject,at,recorded,source\n{rows}"))
    }

    #[test]
    fn the_next_id_follows_the_last() {
        assert_eq!(free_id(&[]), "r001");
        assert_eq!(free_id(&[ids("r001 r159 r158")]), "r160");
        assert_eq!(free_id(&[ids("r999")]), "r1000");
        assert_eq!(free_id(&[ids("r900"), ids("x-07 x-08")]), "x-09");
        assert_eq!(free_id(&[ids("first")]), "first-2");
        assert_eq!(free_id(&[ids("a99999999999999999999")]), "a99999999999999999999-2");
    }

    #[test]
    fn a_row_follows_the_header_of_its_file() {
        let new = NewRecord {
            id: Some("r2".into()),
            note: Some("a; \"b\"".into()),
            at: Some("2026-01-02".into()),
            ..NewRecord::default()
        };
        let old = "\u{feff}at;note;id;kind;subject;recorded;source\r\n2026-01-01;x;r1;event;e;2026-01-01;A";
        let text = append_line(&file(old), &new).unwrap();
        assert_eq!(text, format!("{old}\r\n2026-01-02;\"a; \"\"b\"\"\";r2;;;;\r\n"));
    }

    #[test]
    fn an_empty_file_gets_a_header() {
        let text = append_line(&file(""), &NewRecord { id: Some("r1".into()), ..NewRecord::default() }).unwrap();
        assert!(text.starts_with("id,kind,subject,site,of,"), "{text}");
        assert!(text.ends_with("\nr1,,,,,,,,,,,,,,,,,,\n"), "{text}");
    }

    #[test]
    fn a_file_is_never_rewritten_for_a_new_column() {
        let new = NewRecord { via: Some("OM".into()), ..NewRecord::default() };
        let faults = append_line(&ids("r1"), &new).unwrap_err();
        assert_eq!(faults[0].message, "the file has no column `via`");
        assert_eq!(
            faults[0].help.as_deref(),
            Some("add `via` to the header and a separator to every row, or leave `via` out")
        );
    }
}
