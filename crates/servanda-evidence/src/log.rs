//! The log: every record that was ever recorded, in canonical order.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use servanda_base::quick_hash::QuickSet;
use servanda_base::{Arena, Text};

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

/// Why a record is not appended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// Another record has its id.
    DuplicateId,
    /// No record has the id of what it supersedes.
    UnknownTarget,
    /// What it supersedes was recorded after it, or by another source.
    MayNotSupersede,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DuplicateId => "another record has its id",
            Self::UnknownTarget => "no record has the id of what it supersedes",
            Self::MayNotSupersede => "what it supersedes was recorded after it, or by another source",
        })
    }
}

impl std::error::Error for Unfit {}

/// All records and sources of a dossier.
#[derive(Debug, Clone, Default)]
pub struct Log {
    sources: Arena<Source>,
    // INVARIANT: in an order that does not depend on that of the input; what is superseded comes first.
    records: Arena<Record>,
    // All of them by their ids, put in order when first asked for.
    by_id: OnceLock<Vec<RecordId>>,
    read_for: Audience,
    left_out: Vec<LeftOut>,
}

impl Log {
    /// A log of `records`, each with the id of the record that it supersedes.
    ///
    /// Ids are unique, what is superseded exists and was recorded no later: the reader has checked it. A reference
    /// that breaks this is left out.
    pub fn new(sources: Arena<Source>, mut records: Vec<(Record, Option<Text>)>) -> Self {
        let superseding = records.iter().filter_map(|(record, target)| Some((record.id.clone(), target.clone()?)));
        let targets: BTreeMap<Text, Text> = superseding.collect();
        let depth = |record: &Record| if targets.is_empty() { 0 } else { depth(&targets, &record.id) };
        let order = |a: &Record, b: &Record| {
            let by_depth = || depth(a).cmp(&depth(b));
            a.recorded_at.cmp(&b.recorded_at).then_with(by_depth).then_with(|| (a.time, &a.id).cmp(&(b.time, &b.id)))
        };
        put_in_order(&mut records, |(a, _), (b, _)| order(a, b));
        let records = records.into_iter().map(|(record, _)| Record { supersedes: None, ..record }).collect();
        let log = Self { sources, records, ..Self::default() };
        log.with_references(&targets)
    }

    /// Takes one record more, with the id of the record that it supersedes, and says where it stands. What was recorded
    /// later stands behind it and has another id than before: mostly nothing, so that it does not matter how many
    /// records there are.
    ///
    /// # Errors
    /// If its id is another's, or it may not supersede that record.
    pub fn append(&mut self, record: Record, supersedes: Option<&str>) -> Result<RecordId, Unfit> {
        if self.find(&record.id).is_some() {
            return Err(Unfit::DuplicateId);
        }
        let target = supersedes.map(|id| self.find(id).ok_or(Unfit::UnknownTarget)).transpose()?;
        if let Some(old) = target.map(|target| &self.records[target])
            && (old.recorded_at > record.recorded_at || old.source != record.source)
        {
            return Err(Unfit::MayNotSupersede);
        }
        let record = Record { supersedes: target, ..record };
        let at = self.place_of(&record);
        for id in (at.index()..self.records.len()).map(RecordId::new) {
            let target = &mut self.records[id].supersedes;
            *target = target.map(|target| moved(target, at));
        }
        if let Some(by_id) = self.by_id.get_mut() {
            let place = by_id.partition_point(|id| self.records[*id].id < record.id);
            if at.index() < self.records.len() {
                by_id.iter_mut().for_each(|id| *id = moved(*id, at));
            }
            by_id.insert(place, at);
        }
        self.records.insert(at, record);
        Ok(at)
    }

    /// Where a record belongs in canonical order.
    fn place_of(&self, record: &Record) -> RecordId {
        let depth = |record: &Record| self.chain(record).count();
        let precedes = |other: &Record| {
            let by_depth = || depth(other).cmp(&depth(record));
            let order = other.recorded_at.cmp(&record.recorded_at).then_with(by_depth);
            order.then_with(|| (other.time, &other.id).cmp(&(record.time, &record.id))).is_lt()
        };
        let (mut low, mut high) = (0, self.records.len());
        // Mostly it is the last.
        while low < high {
            let middle = if high == self.records.len() { high - 1 } else { low.midpoint(high) };
            match precedes(&self.records[RecordId::new(middle)]) {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        RecordId::new(low)
    }

    /// What a record supersedes, what that superseded, and so on.
    fn chain(&self, record: &Record) -> impl Iterator<Item = RecordId> {
        std::iter::successors(record.supersedes, |id| self.records[*id].supersedes)
    }

    fn with_references(mut self, targets: &BTreeMap<Text, Text>) -> Self {
        let wanted: QuickSet<&str> = targets.keys().map(|id| &**id).chain(targets.values().map(|id| &**id)).collect();
        let is_wanted = |record: &Record| !wanted.is_empty() && wanted.contains(&*record.id);
        let found = self.records.iter().filter(|(_, record)| is_wanted(record));
        let found: BTreeMap<Text, RecordId> = found.map(|(id, record)| (record.id.clone(), id)).collect();
        for (id, target) in targets {
            if let (Some(id), Some(target)) = (found.get(id), found.get(target)) {
                self.records[*id].supersedes = Some(*target).filter(|target| target < id);
            }
        }
        self
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
        let by_id = self.by_id.get_or_init(|| {
            let mut ids: Vec<RecordId> = self.records.ids().collect();
            ids.sort_by(|a, b| self.records[*a].id.cmp(&self.records[*b].id));
            ids
        });
        let index = by_id.binary_search_by(|one| (*self.records[*one].id).cmp(id)).ok()?;
        by_id.get(index).copied()
    }

    /// How many records there are. Of their content nothing is given but through a [`View`](crate::View).
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    pub(crate) fn records_from(&self, first: usize) -> impl Iterator<Item = (RecordId, &Record)> {
        (first..self.records.len()).map(RecordId::new).map(|id| (id, &self.records[id]))
    }

    pub(crate) fn records(&self) -> &Arena<Record> {
        &self.records
    }
}

/// The id of a record once another was put at `at`.
fn moved(id: RecordId, at: RecordId) -> RecordId {
    if id < at { id } else { RecordId::new(id.index() + 1) }
}

/// Sorts large entries that are mostly in order already: only those that are not are moved.
// INVARIANT: `places` holds each index of `entries` once.
#[allow(clippy::indexing_slicing)]
fn put_in_order<T>(entries: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    if entries.is_sorted_by(|a, b| order(a, b).is_le()) {
        return;
    }
    let mut places: Vec<usize> = (0..entries.len()).collect();
    places.sort_by(|a, b| order(&entries[*a], &entries[*b]));
    for place in 0..places.len() {
        let mut from = places[place];
        while from < place {
            from = places[from];
        }
        entries.swap(place, from);
    }
}

/// How many records stand below this one in the chain of what it supersedes; bounded, should the chain be a circle.
fn depth(targets: &BTreeMap<Text, Text>, id: &Text) -> usize {
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
