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
mod drafts;
pub(crate) mod fault;
mod line;
mod more;
mod quick;
mod row;
mod seen;
mod sources;
mod supersede;
mod time;
mod value;

use std::collections::BTreeMap;

use servanda_agreement::Agreement;
use servanda_base::{Arena, Diagnostic, SourceFile, Span, limits};

use crate::csv::{Row, Rows};
use crate::forms::Form;
use crate::jsonl::Lines;
use crate::{Audience, LeftOut, Log, Source};

use cells::Cells;
use columns::{Columns, RECORD_COLUMNS};
use context::Context;
use drafts::{Drafts, Plain};
use fault::{Fault, Faults};
use quick::{Quick, Slow};
use row::{read_row, unreadable};
use seen::as_seen;
use supersede::Across;

pub use more::read_more;
pub use sources::read_sources;

/// How to read records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// The caller goes on without the faulty rows: their errors become warnings, and what hangs on them is told. An
    /// error of a header or a limit remains one, since what it costs cannot be told.
    pub skip_faulty: bool,
    /// How many threads may share a file; nought is one. What is read does not depend on it.
    pub threads: usize,
    /// For whom: rows that they may not see are not there, and what is told does not depend on them.
    pub audience: Audience,
}

/// A line longer than this is read cell by cell.
const PLAIN_BYTES: usize = 4 << 10;

/// The records of all `files` as one log, and everything that is wrong with them.
///
/// The log holds the rows in which nothing is wrong; whoever needs all of them refuses it if any diagnostic is an
/// error. Of two records with one id neither is taken. Diagnostics are in order of file and place, in the files as the
/// audience has them. For others than the keeper, what supersedes a record that is not there is a record of its own.
pub fn read_records(
    files: &[SourceFile],
    agreement: &Agreement,
    sources: &Arena<Source>,
    options: ReadOptions,
) -> (Log, Vec<Diagnostic>) {
    let files: Vec<SourceFile> = files.iter().map(|file| as_seen(file, agreement, options.audience)).collect();
    let context = Context::new(agreement, sources);
    let mut faults = Faults::default();
    let mut drafts = Drafts::default();
    for (index, file) in files.iter().enumerate() {
        read_file(&context, index, file, options, &mut drafts, &mut faults);
    }
    faults.soften(options.skip_faulty);
    let targets = Across { agreement, sources, files: &files, options }.check(&mut drafts, &mut faults);
    let left_out = if options.skip_faulty { left_out(&drafts, &files, &faults) } else { Vec::new() };
    let faulty = drafts.faulty().clone();
    let log = Log::of(sources.clone(), drafts.packed, &faulty, &targets);
    (log.with_left_out(options.audience, left_out), faults.finish(&files))
}

/// The rows that did not become records, each with what is wrong with it.
fn left_out(drafts: &Drafts, files: &[SourceFile], faults: &Faults) -> Vec<LeftOut> {
    let place = |index: usize| (drafts.file(index), drafts.span(index, files));
    let faulty: BTreeMap<(usize, Span), usize> = drafts.faulty().iter().map(|index| (place(*index), *index)).collect();
    let mut said: BTreeMap<(usize, Span), Vec<&str>> = BTreeMap::new();
    for fault in faults.left_out() {
        for label in &fault.labels {
            let Some(file) = files.iter().position(|file| *file == label.file) else { continue };
            let before = faulty.range(..=(file, Span::new(label.span.start, usize::MAX))).next_back();
            if let Some((place, _)) =
                before.filter(|((of, row), _)| *of == file && label.span.start < row.end.max(row.start + 1))
            {
                said.entry(*place).or_default().push(&fault.message);
            }
            // The second place of a fault is another row; of a duplicate both are left out.
            if fault.name != "duplicate-id" {
                break;
            }
        }
    }
    let row = |(place, index): (&(usize, Span), &usize)| {
        let message = said.get(place).map_or_else(|| "its faults are not listed".to_owned(), |said| said.join("; "));
        let file = files.get(place.0).map(|file| file.path().to_owned()).unwrap_or_default();
        LeftOut { file, line: drafts.line(*index), id: drafts.id(*index).map(str::to_owned), message }
    };
    faulty.iter().map(row).collect()
}

fn read_file(
    context: &Context<'_>,
    index: usize,
    file: &SourceFile,
    options: ReadOptions,
    drafts: &mut Drafts,
    faults: &mut Faults,
) {
    if file.text().len() > limits::EVIDENCE_BYTES {
        let help = format!("a file has at most {} bytes; split it", limits::EVIDENCE_BYTES);
        let fault = Fault::new("file-too-long", format!("the file has {} bytes", file.text().len()), help);
        faults.push(fault.at(file, Span::default()));
        return;
    }
    faults.soften(false);
    if file.is_unreadable() {
        file.found().iter().for_each(|found| faults.push(Diagnostic::found(file, found)));
        return;
    }
    let mut silent = Silent::default();
    // Where something was found in a file before its rows, each row is looked at by itself.
    if matches!(Form::of(file.path()), Form::Csv) && file.found().is_empty() {
        read_csv(context, index, file, options, drafts, &mut silent, faults);
    } else {
        let (columns, rows) = rows(file, faults);
        drafts.begin_file(index, None);
        RowReader { context, index, file, columns: &columns, options }.read(rows, drafts, &mut silent, faults);
    }
    faults.soften(false);
    if drafts.len() > limits::RECORDS {
        let first = drafts.first_beyond(limits::RECORDS, file);
        drafts.truncate(limits::RECORDS);
        let help = format!("a dossier has at most {} records", limits::RECORDS);
        let fault = Fault::new("too-many-records", "this row and those after it are too many", help);
        faults.push(fault.at(file, first));
    }
    if let Some(warning) = silent.warning(file) {
        faults.push(warning);
    }
}

/// The plain rows of a CSV file quickly, the others in their places cell by cell.
fn read_csv(
    context: &Context<'_>,
    index: usize,
    file: &SourceFile,
    options: ReadOptions,
    drafts: &mut Drafts,
    silent: &mut Silent,
    faults: &mut Faults,
) {
    let mut rows = Rows::new(file);
    let columns = Columns::read(file, rows.next().as_ref(), &RECORD_COLUMNS, faults);
    if !columns.is_complete {
        return;
    }
    let (body, line) = rows.rest();
    let (plain, slow) = match columns.is_sound {
        true => Quick::new(context, &columns, index, file).read_shared(body, line, options.threads),
        false => (Plain::default(), vec![Slow { before: 0, span: body, line }]),
    };
    drafts.begin_file(index, Some(columns.clone()));
    let reader = RowReader { context, index, file, columns: &columns, options };
    let stops: Vec<usize> = slow.iter().map(|slow| slow.before).collect();
    drafts.extend(plain, &stops, |drafts, number| {
        if let Some(Slow { span, line, .. }) = slow.get(number) {
            reader.read(Rows::within(file, *span, *line), drafts, silent, faults);
        }
    });
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
}

impl RowReader<'_> {
    fn read<'a>(
        &self,
        rows: impl Iterator<Item = Row<'a>>,
        drafts: &mut Drafts,
        silent: &mut Silent,
        faults: &mut Faults,
    ) {
        let Self { context, index, file, columns, options } = *self;
        let mut found = file.found().iter().peekable();
        let mut tell = |end: usize, faults: &mut Faults| {
            while let Some(found) = found.next_if(|found| found.span.start < end) {
                faults.push(Diagnostic::found(file, found));
            }
        };
        for row in rows.take_while(|_| columns.is_complete) {
            faults.soften(false);
            // Of what is too much the first is told in the end.
            if drafts.len() > limits::RECORDS {
                break;
            }
            // What was found before the row is of the file, what was found in it is of the row.
            tell(row.span.start, faults);
            faults.soften(options.skip_faulty && columns.is_sound);
            let errors = faults.errors();
            tell(row.span.end.max(row.span.start + 1), faults);
            let is_readable = faults.errors() == errors;
            if let Some(diagnostic) = columns.shape_fault(file, &row) {
                faults.push(diagnostic);
                drafts.push(unreadable(columns, &row));
                continue;
            }
            let mut cells = Cells::new(file, columns, &row, faults);
            let mut draft = read_row(context, &mut cells, index);
            if !columns.is_sound || !is_readable {
                draft.record = None;
            }
            if draft.record.is_some() && draft.lacks_credibility {
                silent.count(row.span);
            }
            drafts.push(draft);
        }
        faults.soften(false);
        tell(usize::MAX, faults);
    }
}

/// The readings, events and findings of a file that say nothing of their credibility.
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
        let message = match self.rows {
            0 => return None,
            1 => "a reading, event or finding has no credibility: it counts as 6, cannot be judged".to_owned(),
            rows => {
                format!("{rows} readings, events and findings have no credibility: they count as 6, cannot be judged")
            }
        };
        let warning = Diagnostic::warning(NO_CREDIBILITY, file, self.first, message);
        Some(warning.help("write `1` (confirmed by other sources) to `5` (improbable) in the column `credibility`"))
    }
}

/// The name of the warning of records without credibility.
pub(crate) const NO_CREDIBILITY: &str = "no-credibility";
