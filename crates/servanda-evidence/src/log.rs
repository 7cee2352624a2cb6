//! The log: every record that was ever recorded, in canonical order.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use servanda_base::quick_hash::QuickSet;
use servanda_base::{Arena, Text};

use crate::packed::{Packed, Unpacked};
use crate::{Audience, PackedRecord, Record, RecordId, Source};

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
    packed: Packed,
    // Those that were asked for by reference.
    unpacked: Unpacked,
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
    pub fn new(sources: Arena<Source>, records: Vec<(Record, Option<Text>)>) -> Self {
        let wanted: QuickSet<&str> = records.iter().filter_map(|(_, target)| target.as_deref()).collect();
        let is_wanted = |record: &Record| !wanted.is_empty() && wanted.contains(&*record.id);
        let found = records.iter().enumerate().filter(|(_, (record, _))| is_wanted(record));
        let found: BTreeMap<&str, usize> = found.map(|(index, (record, _))| (&*record.id, index)).collect();
        let target = |target: &Option<Text>| found.get(target.as_deref()?).copied();
        let targets = records.iter().enumerate().filter_map(|(index, (_, id))| Some((index, target(id)?))).collect();
        let mut packed = Packed::default();
        packed.reserve(records.len(), 0);
        for (record, _) in records {
            packed.push(&Record { supersedes: None, ..record });
        }
        Self::of(sources, packed, &BTreeSet::new(), &targets)
    }

    /// A log of those of `packed` that are not `left_out`, each with the one that it supersedes, if that is not.
    pub(crate) fn of(
        sources: Arena<Source>,
        mut packed: Packed,
        left_out: &BTreeSet<usize>,
        targets: &BTreeMap<usize, usize>,
    ) -> Self {
        let is_kept = |index: &usize| !left_out.contains(index);
        let targets = targets.iter().filter(|(record, target)| is_kept(record) && is_kept(target));
        let targets: BTreeMap<usize, usize> = targets.map(|(record, target)| (*record, *target)).collect();
        let order = canonical(&packed, left_out, &depths(&targets));
        packed.rearrange(&order);
        let now = Now::new(&order);
        for (record, target) in targets {
            // What is superseded comes first; a reference that breaks this is left out.
            if let (Some(record), Some(target)) = (now.of(record), now.of(target))
                && target < record
            {
                packed.supersede(record, RecordId::new(target));
            }
        }
        Self { sources, packed, ..Self::default() }
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
        if let Some(old) = target.map(|target| self.packed(target))
            && (old.recorded_at() > record.recorded_at || old.source() != record.source)
        {
            return Err(Unfit::MayNotSupersede);
        }
        let record = Record { supersedes: target, ..record };
        let at = self.place_of(&record);
        let is_last = at.index() == self.len();
        self.packed.insert(at.index(), &record);
        self.unpacked.forget_from(at.index(), self.packed.len());
        if let Some(by_id) = self.by_id.get_mut() {
            if !is_last {
                by_id.iter_mut().for_each(|id| *id = moved(*id, at));
            }
            let id = |one: &RecordId| self.packed.record(one.index()).id();
            // Mostly it is given out last too.
            let place = match by_id.last() {
                Some(last) if id(last) < &*record.id => by_id.len(),
                _ => by_id.partition_point(|one| id(one) < &*record.id),
            };
            by_id.insert(place, at);
        }
        Ok(at)
    }

    /// Where a record belongs in canonical order.
    fn place_of(&self, record: &Record) -> RecordId {
        let depth = |supersedes: Option<RecordId>| self.chain(supersedes).count();
        let precedes = |other: PackedRecord<'_>| {
            let by_depth = || depth(other.supersedes()).cmp(&depth(record.supersedes));
            let order = other.recorded_at().cmp(&record.recorded_at).then_with(by_depth);
            order.then_with(|| (other.time(), other.id()).cmp(&(record.time, &record.id))).is_lt()
        };
        let (mut low, mut high) = (0, self.len());
        // Mostly it is the last.
        while low < high {
            let middle = if high == self.len() { high - 1 } else { low.midpoint(high) };
            match precedes(self.packed.record(middle)) {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        RecordId::new(low)
    }

    /// What a record supersedes, what that superseded, and so on.
    fn chain(&self, supersedes: Option<RecordId>) -> impl Iterator<Item = RecordId> {
        std::iter::successors(supersedes, |id| self.packed(*id).supersedes())
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
        let id_of = |one: &RecordId| self.packed(*one).id();
        let by_id = self.by_id.get_or_init(|| {
            let mut ids: Vec<RecordId> = (0..self.len()).map(RecordId::new).collect();
            if !ids.is_sorted_by(|a, b| id_of(a) <= id_of(b)) {
                ids.sort_by(|a, b| id_of(a).cmp(id_of(b)));
            }
            ids
        });
        // What is new is mostly given the greatest id.
        if by_id.last().is_none_or(|last| id_of(last) < id) {
            return None;
        }
        let index = by_id.binary_search_by(|one| id_of(one).cmp(id)).ok()?;
        by_id.get(index).copied()
    }

    /// How many records there are. Of their content nothing is given but through a [`View`](crate::View).
    pub fn len(&self) -> usize {
        self.packed.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn packed(&self, id: RecordId) -> PackedRecord<'_> {
        self.packed.record(id.index())
    }

    pub(crate) fn packed_from(&self, first: usize) -> impl Iterator<Item = (RecordId, PackedRecord<'_>)> {
        (first..self.len()).map(|index| (RecordId::new(index), self.packed.record(index)))
    }

    pub(crate) fn record(&self, id: RecordId) -> &Record {
        self.unpacked.record(&self.packed, id.index())
    }

    /// How many ways there are in which records are vouched for and marked.
    pub(crate) fn provenances(&self) -> usize {
        self.packed.provenances()
    }
}

/// The id of a record once another was put at `at`.
fn moved(id: RecordId, at: RecordId) -> RecordId {
    if id < at { id } else { RecordId::new(id.index() + 1) }
}

/// The records that are not left out in canonical order, by where they stood: mostly as they stand, so that few stretches
/// hold them all.
fn canonical(packed: &Packed, left_out: &BTreeSet<usize>, depths: &BTreeMap<usize, usize>) -> Vec<Range<usize>> {
    let depth = |index: usize| if depths.is_empty() { 0 } else { depths.get(&index).copied().unwrap_or(0) };
    let order = |a: usize, b: usize| {
        let (one, other) = (packed.record(a), packed.record(b));
        one.recorded_at()
            .cmp(&other.recorded_at())
            .then_with(|| depth(a).cmp(&depth(b)).then_with(|| (one.time(), one.id()).cmp(&(other.time(), other.id()))))
    };
    let kept = || (0..packed.len()).filter(|index| left_out.is_empty() || !left_out.contains(index));
    // Those that stand behind one that they belong before.
    let mut stray = Vec::new();
    let mut last = None;
    for index in kept() {
        match last {
            Some(last) if order(last, index).is_gt() => stray.push(index),
            _ => last = Some(index),
        }
    }
    if stray.len() > packed.len() / 2 {
        let mut all: Vec<usize> = kept().collect();
        all.sort_by(|a, b| order(*a, *b));
        return joined(all);
    }
    let is_stray: BTreeSet<usize> = stray.iter().copied().collect();
    stray.sort_by(|a, b| order(*a, *b));
    let mut stray = stray.into_iter().peekable();
    let others = kept().filter(|index| is_stray.is_empty() || !is_stray.contains(index));
    let mut all = Vec::new();
    for index in others {
        while let Some(before) = stray.next_if(|stray| order(*stray, index).is_lt()) {
            join(&mut all, before);
        }
        join(&mut all, index);
    }
    stray.for_each(|last| join(&mut all, last));
    all
}

fn joined(indices: Vec<usize>) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    indices.into_iter().for_each(|index| join(&mut stretches, index));
    stretches
}

fn join(stretches: &mut Vec<Range<usize>>, index: usize) {
    match stretches.last_mut() {
        Some(last) if last.end == index => last.end += 1,
        _ => stretches.push(index..index + 1),
    }
}

/// Where records stand now that have been put in order.
// INVARIANT: where each stretch began, and where it begins now; ascending.
struct Now(Vec<(Range<usize>, usize)>);

impl Now {
    fn new(order: &[Range<usize>]) -> Self {
        let mut place = 0;
        let mut places = Vec::with_capacity(order.len());
        for stretch in order {
            places.push((stretch.clone(), place));
            place += stretch.len();
        }
        places.sort_unstable_by_key(|(stretch, _)| stretch.start);
        Self(places)
    }

    fn of(&self, before: usize) -> Option<usize> {
        let (stretch, place) =
            self.0.get(self.0.partition_point(|(stretch, _)| stretch.start <= before).checked_sub(1)?)?;
        stretch.contains(&before).then(|| place + before - stretch.start)
    }
}

/// How many records stand below each of those that supersede one, in the chain of what is superseded. What leads to a
/// circle stands above all.
fn depths(targets: &BTreeMap<usize, usize>) -> BTreeMap<usize, usize> {
    let mut depths: BTreeMap<usize, usize> = BTreeMap::new();
    for start in targets.keys() {
        let mut chain = Vec::new();
        let mut at = *start;
        let below = loop {
            if let Some(known) = depths.get(&at) {
                break *known;
            }
            let Some(target) = targets.get(&at) else { break 0 };
            // Until it is known, what comes back to it goes round in a circle.
            depths.insert(at, targets.len());
            chain.push(at);
            at = *target;
        };
        for (above, index) in chain.into_iter().rev().enumerate() {
            depths.insert(index, (below + above + 1).min(targets.len()));
        }
    }
    depths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_are_as_deep_as_they_are_long() {
        let of = |targets: &[(usize, usize)]| depths(&targets.iter().copied().collect());
        assert_eq!(of(&[(1, 0), (2, 1), (5, 2), (7, 0)]), BTreeMap::from([(1, 1), (2, 2), (5, 3), (7, 1)]));
        assert_eq!(of(&[(0, 1), (1, 2), (2, 3)]), BTreeMap::from([(0, 3), (1, 2), (2, 1)]));
        assert_eq!(of(&[(0, 1), (1, 0), (2, 1)]), BTreeMap::from([(0, 3), (1, 3), (2, 3)]));
    }

    #[test]
    fn where_each_stands_now_is_known() {
        let order = joined(vec![0, 1, 5, 2, 3, 7]);
        assert_eq!(order, [0..2, 5..6, 2..4, 7..8]);
        let now = Now::new(&order);
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 6, 7, 8].map(|index| now.of(index)),
            [Some(0), Some(1), Some(3), Some(4), None, Some(2), None, Some(5), None]
        );
    }
}
