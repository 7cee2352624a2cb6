//! Drafts: the rows of all files on their way into the log, in order of file and place.
//!
//! A row that was read quickly is a packed record from the start; of all else about it only where its line begins is
//! kept, since where its cells stand can be looked up again. Of any other row these places are kept beside it.

use std::collections::BTreeSet;

use servanda_base::{SourceFile, Span, Text};

use crate::csv::{Row, Rows};
use crate::packed::{Packed, PackedRecord};

use super::columns::{Column, Columns};
use super::row::Draft;

/// All rows so far. INVARIANT: `packed` and `starts` have one for each, `of_files`, `odd` and `targets` are ascending.
#[derive(Default)]
pub(crate) struct Drafts {
    pub packed: Packed,
    /// Where the line of each begins that was read quickly.
    starts: Vec<u32>,
    of_files: Vec<OfFile>,
    odd: Vec<(usize, Odd)>,
    /// What each supersedes that supersedes any.
    targets: Vec<(usize, Text)>,
    /// Those that are no records, because something is wrong with them.
    faulty: BTreeSet<usize>,
}

/// The rows of one file.
struct OfFile {
    first: usize,
    file: usize,
    columns: Option<Columns>,
}

/// What is kept of a row that was not read quickly.
struct Odd {
    id: Option<Text>,
    id_span: Span,
    supersedes_span: Span,
    span: Span,
    line: usize,
}

/// Rows that were read quickly, as they follow each other.
#[derive(Default)]
pub(crate) struct Plain {
    pub packed: Packed,
    pub starts: Vec<u32>,
    pub targets: Vec<(usize, Text)>,
}

impl Plain {
    pub(crate) fn len(&self) -> usize {
        self.packed.len()
    }

    /// Puts `others` after these.
    pub(crate) fn absorb(&mut self, others: Self) {
        let before = self.len();
        self.packed.absorb(others.packed);
        self.targets.extend(others.targets.into_iter().map(|(index, target)| (before + index, target)));
        if before == 0 {
            self.starts = others.starts;
        } else {
            self.starts.extend(others.starts);
        }
    }
}

impl Drafts {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.packed.len()
    }

    /// From here on the rows are those of the `file`-th file.
    pub(crate) fn begin_file(&mut self, file: usize, columns: Option<Columns>) {
        self.of_files.push(OfFile { first: self.len(), file, columns });
    }

    /// Puts the plain rows of a file after all others; after the given number of them what `between` adds.
    pub(crate) fn extend(&mut self, plain: Plain, stops: &[usize], mut between: impl FnMut(&mut Self, usize)) {
        let first = self.len();
        self.packed.absorb(plain.packed);
        if stops.is_empty() && first == 0 {
            (self.starts, self.targets) = (plain.starts, plain.targets);
            return;
        }
        let slots = self.packed.take_slots(first);
        let mut targets = plain.targets.into_iter().peekable();
        let mut given = 0;
        for (number, stop) in stops.iter().copied().chain([slots.len()]).enumerate() {
            let moved = self.len();
            while let Some((index, target)) = targets.next_if(|(index, _)| *index < stop) {
                self.targets.push((moved + index - given, target));
            }
            self.packed.put_back(&slots, given..stop);
            self.starts.extend_from_slice(plain.starts.get(given..stop).unwrap_or_default());
            given = stop;
            if number < stops.len() {
                between(self, number);
            }
        }
    }

    /// Puts a row after all others that was read cell by cell.
    pub(crate) fn push(&mut self, draft: Draft) {
        let index = self.len();
        match &draft.record {
            Some(record) => self.packed.push(record),
            None => {
                self.packed.push_blank();
                self.faulty.insert(index);
            }
        }
        self.starts.push(0);
        let Draft { id, supersedes, id_span, supersedes_span, span, line, .. } = draft;
        self.targets.extend(supersedes.map(|target| (index, target)));
        self.odd.push((index, Odd { id, id_span, supersedes_span, span, line }));
    }

    /// Only the first rows.
    pub(crate) fn truncate(&mut self, rows: usize) {
        self.packed.truncate(rows);
        self.starts.truncate(rows);
        self.odd.truncate(self.odd.partition_point(|(index, _)| *index < rows));
        self.targets.truncate(self.targets.partition_point(|(index, _)| *index < rows));
        self.faulty.split_off(&rows);
    }

    /// The id of a row, if it has one.
    pub(crate) fn id(&self, index: usize) -> Option<&str> {
        match self.odd(index) {
            Some(odd) => odd.id.as_deref(),
            None => Some(self.packed.record(index).id()),
        }
    }

    /// What each row supersedes that supersedes any.
    pub(crate) fn targets(&self) -> &[(usize, Text)] {
        &self.targets
    }

    /// What a row supersedes, if anything.
    pub(crate) fn supersedes(&self, index: usize) -> Option<&Text> {
        let place = self.targets.binary_search_by_key(&index, |(index, _)| *index).ok()?;
        self.targets.get(place).map(|(_, target)| target)
    }

    /// The record that a row is, if nothing is wrong with it.
    pub(crate) fn record(&self, index: usize) -> Option<PackedRecord<'_>> {
        (index < self.len() && !self.faulty.contains(&index)).then(|| self.packed.record(index))
    }

    /// From now on a row is no record.
    pub(crate) fn leave_out(&mut self, index: usize) {
        self.faulty.insert(index);
    }

    /// The rows that are no records.
    pub(crate) fn faulty(&self) -> &BTreeSet<usize> {
        &self.faulty
    }

    /// The file of a row: its position among those that are read.
    pub(crate) fn file(&self, index: usize) -> usize {
        self.of_file(index).map_or(0, |of| of.file)
    }

    /// Its line there, from 1.
    pub(crate) fn line(&self, index: usize) -> usize {
        self.odd(index).map_or_else(|| self.packed.record(index).stands().1, |odd| odd.line)
    }

    /// Where it stands there.
    pub(crate) fn span(&self, index: usize, files: &[SourceFile]) -> Span {
        self.place(index, files, |odd| odd.span, |_, row| row.span)
    }

    /// Where the row stands that comes after so many, which must be of `file`.
    pub(crate) fn first_beyond(&self, rows: usize, file: &SourceFile) -> Span {
        // Of the files only this one is asked for.
        let files = vec![file.clone(); self.file(rows) + 1];
        self.span(rows, &files)
    }

    /// Where its id stands.
    pub(crate) fn id_span(&self, index: usize, files: &[SourceFile]) -> Span {
        self.place(index, files, |odd| odd.id_span, |columns, row| cell(columns, row, Column::Id))
    }

    /// Where it says what it supersedes.
    pub(crate) fn supersedes_span(&self, index: usize, files: &[SourceFile]) -> Span {
        self.place(index, files, |odd| odd.supersedes_span, |columns, row| cell(columns, row, Column::Supersedes))
    }

    fn place(
        &self,
        index: usize,
        files: &[SourceFile],
        of_odd: impl Fn(&Odd) -> Span,
        of_row: impl Fn(&Columns, &Row<'_>) -> Span,
    ) -> Span {
        if let Some(odd) = self.odd(index) {
            return of_odd(odd);
        }
        let looked_up = || {
            let of = self.of_file(index)?;
            let file = files.get(of.file)?;
            let start = *self.starts.get(index)? as usize;
            let rest = file.text().get(start..)?;
            let end = start + rest.find('\n').unwrap_or(rest.len());
            let row = Rows::within(file, Span::new(start, end), self.line(index)).next()?;
            Some(of_row(of.columns.as_ref()?, &row))
        };
        looked_up().unwrap_or_default()
    }

    fn of_file(&self, index: usize) -> Option<&OfFile> {
        self.of_files.get(self.of_files.partition_point(|of| of.first <= index).checked_sub(1)?)
    }

    fn odd(&self, index: usize) -> Option<&Odd> {
        if self.odd.is_empty() {
            return None;
        }
        let place = self.odd.binary_search_by_key(&index, |(index, _)| *index).ok()?;
        self.odd.get(place).map(|(_, odd)| odd)
    }
}

fn cell(columns: &Columns, row: &Row<'_>, column: Column) -> Span {
    columns.field(row, column as usize).map_or(row.span, |field| field.span)
}
