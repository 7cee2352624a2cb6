//! Reading CSV files of sources and records against an agreement.
//!
//! ```text
//!   text ── csv ──> rows ── columns ──> cells ── row, body ──> drafts ── supersede ──> Log
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

use crate::csv::{Row, Rows, delimiter};
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
    let mut rows = Rows::new(file);
    faults.soften(false);
    let columns = Columns::read(file, rows.next().as_ref(), &RECORD_COLUMNS, faults);
    if !columns.is_complete {
        return;
    }
    let (body, line) = rows.rest();
    let (plain, slow) = match columns.is_sound {
        true => plain_rows(context, index, file, &columns, (body, line), options.threads),
        false => (Vec::new(), vec![Slow { before: 0, span: body, line }]),
    };
    let mut reader = RowReader { context, index, file, columns: &columns, options, silent: Silent::default() };
    let whole = drafts.is_empty() && slow.is_empty();
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
    if whole {
        *drafts = plain.collect()
    } else {
        drafts.extend(plain)
    }
    if drafts.len() > limits::RECORDS {
        let first = drafts.get(limits::RECORDS).map(|draft| draft.id_span).unwrap_or_default();
        drafts.truncate(limits::RECORDS);
        faults.soften(false);
        let help = format!("a dossier has at most {} records", limits::RECORDS);
        let fault = Fault::new("too-many-records", "this row and those after it are too many", help);
        faults.push(fault.at(file, first));
    }
    if let Some(warning) = reader.silent.warning(file) {
        faults.push(warning);
    }
}

/// The plain rows of a file, and the lines that are to be read cell by cell. The file is shared among threads by
/// lines, so that nothing depends on how many there are.
fn plain_rows(
    context: &Context<'_>,
    index: usize,
    file: &SourceFile,
    columns: &Columns,
    (body, line): (Span, usize),
    threads: usize,
) -> (Vec<Draft>, Vec<Slow>) {
    let text = file.text().as_bytes();
    let share = (body.end - body.start) / threads.max(1) + 1;
    let mut shares = Vec::new();
    let (mut start, mut line) = (body.start, line);
    while start < body.end {
        let reach = (start + share).min(body.end);
        let rest = text.get(reach..body.end).unwrap_or_default();
        let end = memchr::memchr(b'\n', rest).map_or(body.end, |at| reach + at + 1);
        shares.push((Span::new(start, end), line));
        line += memchr::memchr_iter(b'\n', text.get(start..end).unwrap_or_default()).count();
        start = end;
    }
    let read = |(span, line): (Span, usize)| {
        Plain::new(context, columns, index, delimiter(file.text())).read(file, span, line)
    };
    let (mut plain, mut slow) = (Vec::new(), Vec::new());
    let parts: Vec<(Vec<Draft>, Vec<Slow>)> = in_parallel(shares, read);
    for (drafts, lines) in parts {
        slow.extend(lines.into_iter().map(|slow| Slow { before: slow.before + plain.len(), ..slow }));
        if plain.is_empty() { plain = drafts } else { plain.extend(drafts) }
    }
    (plain, slow)
}

/// What `work` makes of each part, in order; each part has a thread of its own, the last one this.
fn in_parallel<T: Send, U: Send>(mut parts: Vec<T>, work: impl Fn(T) -> U + Sync) -> Vec<U> {
    let Some(last) = parts.pop() else { return Vec::new() };
    std::thread::scope(|scope| {
        let others: Vec<_> = parts.into_iter().map(|part| scope.spawn(|| work(part))).collect();
        let last = work(last);
        let others = others.into_iter().map(|thread| thread.join());
        let mut done: Vec<U> =
            others.map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect();
        done.push(last);
        done
    })
}

/// Reads rows of one file cell by cell.
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
