//! The log: every record that was ever recorded, in canonical order.

use std::collections::BTreeMap;

use servanda_base::Arena;

use crate::{Record, RecordId, Source};

/// All records and sources of a dossier.
#[derive(Debug, Clone, Default)]
pub struct Log {
    sources: Arena<Source>,
    // INVARIANT: ascending by (recorded_at, time, id), so that permuting the input changes nothing.
    records: Arena<Record>,
    by_id: BTreeMap<Box<str>, RecordId>,
}

impl Log {
    /// A log of `records`, each with the id of the record that it supersedes instead of its place.
    ///
    /// Ids are unique and what is superseded exists: the reader has checked it. A reference to a missing record is
    /// left out.
    pub fn new(sources: Arena<Source>, mut records: Vec<(Record, Option<Box<str>>)>) -> Self {
        records.sort_by(|(a, _), (b, _)| (a.recorded_at, a.time, &a.id).cmp(&(b.recorded_at, b.time, &b.id)));
        let by_id: BTreeMap<Box<str>, RecordId> =
            records.iter().enumerate().map(|(index, (record, _))| (record.id.clone(), RecordId::new(index))).collect();
        let records = records
            .into_iter()
            .map(|(record, supersedes)| Record {
                supersedes: supersedes.and_then(|id| by_id.get(&id).copied()),
                ..record
            })
            .collect();
        Self { sources, records, by_id }
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
