//! The log: every record that was ever recorded, in canonical order.

use std::collections::BTreeMap;

use servanda_base::Arena;

use crate::{Audience, Record, RecordId, Source};

/// A row that was left out as faulty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its file, as the user named it.
    pub file: String,
    /// Its line from 1, in the file as the audience has it: rows that it may not see are not counted.
    pub line: usize,
    /// Its id, if it has one.
    pub id: Option<String>,
    /// What is wrong with it.
    pub message: String,
}

/// All records and sources of a dossier.
#[derive(Debug, Clone, Default)]
pub struct Log {
    sources: Arena<Source>,
    // INVARIANT: in an order that does not depend on that of the input; what is superseded comes first.
    records: Arena<Record>,
    by_id: BTreeMap<Box<str>, RecordId>,
    read_for: Audience,
    left_out: Vec<LeftOut>,
}

impl Log {
    /// A log of `records`, each with the id of the record that it supersedes.
    ///
    /// Ids are unique, what is superseded exists and was recorded no later: the reader has checked it. A reference
    /// that breaks this is left out.
    pub fn new(sources: Arena<Source>, records: Vec<(Record, Option<Box<str>>)>) -> Self {
        let targets: BTreeMap<&str, &str> =
            records.iter().filter_map(|(record, target)| Some((&*record.id, target.as_deref()?))).collect();
        let depths: Vec<usize> = records.iter().map(|(record, _)| depth(&targets, &record.id)).collect();
        let mut order: Vec<_> = depths.into_iter().zip(records).collect();
        order.sort_by(|(a_depth, (a, _)), (b_depth, (b, _))| {
            (a.recorded_at, a_depth, a.time, &a.id).cmp(&(b.recorded_at, b_depth, b.time, &b.id))
        });
        let by_id: BTreeMap<Box<str>, RecordId> = order
            .iter()
            .enumerate()
            .map(|(index, (_, (record, _)))| (record.id.clone(), RecordId::new(index)))
            .collect();
        let records = order
            .into_iter()
            .enumerate()
            .map(|(index, (_, (record, target)))| Record {
                supersedes: target.and_then(|id| by_id.get(&id).copied()).filter(|target| target.index() < index),
                ..record
            })
            .collect();
        Self { sources, records, by_id, read_for: Audience::default(), left_out: Vec::new() }
    }

    /// The same log, with the rows that were left out when it was read for that audience.
    #[must_use]
    pub(crate) fn with_left_out(self, read_for: Audience, left_out: Vec<LeftOut>) -> Self {
        Self { read_for, left_out, ..self }
    }

    /// The rows that were left out as faulty, if the log was read for that audience; of another nothing can be told.
    pub fn left_out(&self, audience: Audience) -> &[LeftOut] {
        if audience == self.read_for { &self.left_out } else { &[] }
    }

    /// Who may be cited.
    pub fn sources(&self) -> &Arena<Source> {
        &self.sources
    }

    /// The record with this id.
    pub fn find(&self, id: &str) -> Option<RecordId> {
        self.by_id.get(id).copied()
    }

    /// How many records there are. Of their content nothing is given but through a [`View`](crate::View).
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    pub(crate) fn records(&self) -> &Arena<Record> {
        &self.records
    }
}

/// How many records stand below this one in the chain of what it supersedes; bounded, should the chain be a circle.
fn depth(targets: &BTreeMap<&str, &str>, id: &str) -> usize {
    let mut depth = 0;
    let mut at = targets.get(id);
    while let Some(target) = at
        && depth < targets.len()
    {
        depth += 1;
        at = targets.get(target);
    }
    depth
}
