//! Reading files of sources and records against an agreement.
//!
//! ```text
//!   text ── csv, jsonl ──> rows ── columns ──> cells ── row, body ──> drafts ── supersede ──> Log
//!                            every step reports all faults, with place and cure
//! ```
//!
//! Reading does not stop at a fault: every fault of every row is reported at once, and only rows in which nothing is
//! wrong become records. Whether a log with gaps is good enough is for the caller to decide.

mod body;
mod cells;
pub(crate) mod columns;
mod context;
mod decision;
pub(crate) mod fault;
mod quick;
mod row;
mod sources;
mod supersede;
mod time;
mod value;

use servanda_agreement::Agreement;
use servanda_base::{Arena, Diagnostic, SourceFile, Span, limits};

use crate::csv::{Row, Rows};
use crate::forms::Form;
use crate::jsonl::Lines;
use crate::{Log, Source};

use cells::Cells;
use columns::{Columns, RECORD_COLUMNS};
use context::Context;
use fault::{Fault, Faults};
use quick::{Plain, Slow};
use row::{Draft, read_row, unreadable};
use supersede::{Across, taken};

pub use sources::read_sources;

/// How to read records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// The caller goes on without the faulty rows: their errors become warnings, and what hangs on them is told. An
    /// error of a header or a limit remains one, since what it costs cannot be told.
    pub skip_faulty: bool,
    /// How many threads may share a file; nought is one. What is read does not depend on it.
    pub threads: usize,
}

/// A line longer than this is read cell by cell.
const PLAIN_BYTES: usize = 4 << 10;

/// The records of all `files` as one log, and everything that is wrong with them.
///
/// The log holds the rows in which nothing is wrong; whoever needs all of them refuses it if any diagnostic is an
/// error. Of two records with one id neither is taken. Diagnostics are in order of file and place.
pub fn read_records(
    files: &[SourceFile],
    agreement: &Agreement,
    sources: &Arena<Source>,
    options: ReadOptions,
) -> (Log, Vec<Diagnostic>) {
    let context = Context::new(agreement, sources);
    let mut faults = Faults::default();
    let mut drafts = Vec::new();
    for (index, file) in files.iter().enumerate() {
        read_file(&context, index, file, options, &mut drafts, &mut faults);
    }
    faults.soften(options.skip_faulty);
    Across { agreement, sources, files, options }.check(&mut drafts, &mut faults);
    let log = Log::new(sources.clone(), drafts.into_iter().filter_map(taken).collect());
    (log, faults.finish(files))
}

fn read_file(
    context: &Context<'_>,
    index: usize,
    file: &SourceFile,
    options: ReadOptions,
    drafts: &mut Vec<Draft>,
    faults: &mut Faults,
) {
    if file.text().len() > limits::EVIDENCE_BYTES {
        let help = format!("a file has at most {} bytes; split it", limits::EVIDENCE_BYTES);
        let fault = Fault::new("file-too-long", format!("the file has {} bytes", file.text().len()), help);
        faults.push(fault.at(file, Span::default()));
        return;
    }
    faults.soften(false);
    for found in file.sheet().map(|sheet| sheet.found.as_slice()).unwrap_or_default() {
        let told = if found.is_error { Diagnostic::error } else { Diagnostic::warning };
        faults.push(told(found.name, file, found.span, found.message.clone()).help(found.help));
    }
    // Of a sheet each row is looked at by itself: what it shows may not be what it holds.
    if matches!(Form::of(file.path()), Form::Csv) && file.sheet().is_none() {
        read_csv(context, index, file, options, drafts, faults);
        return;
    }
    let (columns, rows) = rows(file, faults);
    let mut reader = RowReader { context, index, file, columns: &columns, options, silent: Silent::default() };
    for row in rows.take_while(|_| columns.is_complete) {
        reader.read(&row, drafts, faults);
    }
    reader.finish(drafts, faults);
}

/// The plain rows of a CSV file quickly, the others in their places cell by cell.
fn read_csv(
    context: &Context<'_>,
    index: usize,
    file: &SourceFile,
    options: ReadOptions,
    drafts: &mut Vec<Draft>,
    faults: &mut Faults,
) {
    let mut rows = Rows::new(file);
    let columns = Columns::read(file, rows.next().as_ref(), &RECORD_COLUMNS, faults);
    if !columns.is_complete {
        return;
    }
    let (body, line) = rows.rest();
    let (plain, slow) = match columns.is_sound {
        true => Plain::new(context, &columns, index, file).read_shared(body, line, options.threads),
        false => (Vec::new(), vec![Slow { before: 0, span: body, line }]),
    };
    let mut reader = RowReader { context, index, file, columns: &columns, options, silent: Silent::default() };
    let is_whole = drafts.is_empty() && slow.is_empty();
    let mut plain = plain.into_iter();
    let mut given = 0;
    for Slow { before, span, line } in slow {
        drafts.extend(plain.by_ref().take(before - given));
        given = before;
        for row in Rows::within(file, span, line) {
            reader.read(&row, drafts, faults);
        }
    }
    // Most files are plain from end to end, and the first.
    if is_whole {
        *drafts = plain.collect();
    } else {
        drafts.extend(plain);
    }
    reader.finish(drafts, faults);
}

/// The columns and the rows of records in `file`, whatever its form.
pub(crate) fn rows<'a>(file: &'a SourceFile, faults: &mut Faults) -> (Columns, Box<dyn Iterator<Item = Row<'a>> + 'a>) {
    match Form::of(file.path()) {
        Form::JsonLines => {
            let lines = Lines::new(file);
            (lines.columns(), Box::new(lines))
        }
        Form::Csv => {
            let mut rows = Rows::new(file);
            let columns = Columns::read(file, rows.next().as_ref(), &RECORD_COLUMNS, faults);
            (columns, Box::new(rows))
        }
    }
}

/// Where the rows of one file go that are read cell by cell, whatever they were written in: CSV, JSON lines, a sheet.
struct RowReader<'r> {
    context: &'r Context<'r>,
    index: usize,
    file: &'r SourceFile,
    columns: &'r Columns,
    options: ReadOptions,
    silent: Silent,
}

impl RowReader<'_> {
    fn read(&mut self, row: &Row<'_>, drafts: &mut Vec<Draft>, faults: &mut Faults) {
        if drafts.len() > limits::RECORDS {
            return;
        }
        let columns = self.columns;
        faults.soften(self.options.skip_faulty && columns.is_sound);
        if let Some(diagnostic) = columns.shape_fault(self.file, row) {
            faults.push(diagnostic);
            drafts.push(unreadable(columns, row, self.index));
            return;
        }
        let mut cells = Cells::new(self.file, columns, row, faults);
        let mut draft = read_row(self.context, &mut cells, self.index);
        if columns.is_sound && draft.record.is_some() && draft.has_no_credibility {
            self.silent.count(row.span);
        }
        if !columns.is_sound {
            draft.record = None;
        }
        drafts.push(draft);
    }

    /// What can be told only when all rows have been read.
    fn finish(self, drafts: &mut Vec<Draft>, faults: &mut Faults) {
        if drafts.len() > limits::RECORDS {
            let first = drafts.get(limits::RECORDS).map(|draft| draft.id_span).unwrap_or_default();
            drafts.truncate(limits::RECORDS);
            faults.soften(false);
            let help = format!("a dossier has at most {} records", limits::RECORDS);
            let fault = Fault::new("too-many-records", "this row and those after it are too many", help);
            faults.push(fault.at(self.file, first));
        }
        if let Some(warning) = self.silent.warning(self.file) {
            faults.push(warning);
        }
    }
}

/// The rows of a file that say nothing of their credibility.
#[derive(Default)]
struct Silent {
    rows: usize,
    first: Span,
}

impl Silent {
    fn count(&mut self, span: Span) {
        if self.rows == 0 {
            self.first = span;
        }
        self.rows += 1;
    }

    fn warning(&self, file: &SourceFile) -> Option<Diagnostic> {
        let rows = match self.rows {
            0 => return None,
            1 => "1 record has".to_owned(),
            rows => format!("{rows} records have"),
        };
        let message = format!("{rows} no credibility and will count as 6, cannot be judged");
        let warning = Diagnostic::warning("no-credibility", file, self.first, message);
        Some(warning.help("write `1` (confirmed by other sources) to `5` (improbable) in the column `credibility`"))
    }
}
