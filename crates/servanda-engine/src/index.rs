//! The index: which records of a view are about what, and when there was news of it. Made once for all who work on a
//! view, on however many threads.

use std::collections::BTreeSet;

use servanda_agreement::{CommitmentId, Named, Place};
use servanda_base::quick_hash::QuickMap;
use servanda_base::{Instant, timeline};
use servanda_evidence::{Entry, RecordId, View};

/// Records by what they are about.
#[derive(Default)]
pub(crate) struct Index {
    subjects: QuickMap<Named, About>,
    // INVARIANT: each list is in canonical order.
    by_place: QuickMap<(Named, Place), Vec<RecordId>>,
    /// The last instant of which any record speaks, or at which it became known.
    pub(crate) last_record: Option<Instant>,
    replacing: QuickMap<CommitmentId, Vec<CommitmentId>>,
}

/// What is about one subject.
#[derive(Default)]
struct About {
    // INVARIANT: in canonical order.
    records: Vec<RecordId>,
    // When there was news of it. INVARIANT: ascending, each once.
    news: Vec<Instant>,
    // The first instant of which a record tells.
    earliest: Option<Instant>,
}

impl Index {
    pub(crate) fn new(view: &View<'_>) -> Self {
        let mut index = Self::default();
        for (id, commitment) in view.agreement().commitments.iter() {
            if let Some((replaced, _)) = &commitment.replaces {
                index.replacing.entry(*replaced).or_default().push(id);
            }
        }
        for (id, record) in view.entries() {
            index.take_in(view, id, record);
        }
        index
    }

    /// Takes in a record that stands after all others.
    pub(crate) fn take_in(&mut self, view: &View<'_>, id: RecordId, record: Entry<'_>) {
        if let Some(subject) = record.subject() {
            self.add(subject, id, record);
        }
        // What supersedes a record is news of that record's subject too.
        let superseded = std::iter::successors(record.supersedes(), |id| view.entry(*id)?.supersedes());
        for subject in superseded.filter_map(|id| view.entry(id)?.subject()) {
            self.subjects.entry(subject).or_default().heard(record);
        }
        let last = record.recorded_at().max(record.time().last());
        self.last_record = self.last_record.max(Some(last));
    }

    /// Forgets a record that is to be taken in again under another id, and what is about the same and comes after it.
    pub(crate) fn forget(&mut self, id: RecordId, record: Entry<'_>) {
        let Some(subject) = record.subject() else { return };
        let forget = |ids: &mut Vec<RecordId>| ids.truncate(ids.partition_point(|other| *other < id));
        for place in record.places().iter() {
            self.by_place.get_mut(&(subject, *place)).into_iter().for_each(forget);
        }
        self.subjects.get_mut(&subject).into_iter().for_each(|about| forget(&mut about.records));
    }

    fn add(&mut self, subject: Named, id: RecordId, record: Entry<'_>) {
        let about = self.subjects.entry(subject).or_default();
        about.records.push(id);
        about.heard(record);
        let start = record.time().start;
        about.earliest = Some(about.earliest.map_or(start, |earliest| earliest.min(start)));
        if record.is_reading_or_event() {
            for place in record.places().iter() {
                self.by_place.entry((subject, *place)).or_default().push(id);
            }
        }
    }

    /// How many records are about anything.
    pub(crate) fn len(&self) -> usize {
        self.subjects.values().map(|about| about.records.len()).sum()
    }

    /// What is about `subject`; where a place is asked, the readings and events there.
    pub(crate) fn about(&self, subject: Named, place: Option<Place>) -> &[RecordId] {
        let ids = match place {
            None => self.subjects.get(&subject).map(|about| &about.records),
            Some(place) => self.by_place.get(&(subject, place)),
        };
        ids.map_or(&[][..], Vec::as_slice)
    }

    /// The commitments that take the place of one.
    pub(crate) fn replacing(&self, replaced: CommitmentId) -> impl Iterator<Item = CommitmentId> {
        self.replacing.get(&replaced).into_iter().flatten().copied().filter(move |other| *other != replaced)
    }

    /// When something about these subjects became known, ascending.
    pub(crate) fn news_of(&self, subjects: &BTreeSet<Named>) -> Vec<Instant> {
        timeline::merged(subjects.iter().filter_map(|subject| Some(self.subjects.get(subject)?.news.clone())))
    }

    /// Whether any record of these subjects tells of what was before `since`.
    pub(crate) fn tells_of_before(&self, since: Instant, subjects: &BTreeSet<Named>) -> bool {
        subjects.iter().filter_map(|subject| self.subjects.get(subject)?.earliest).any(|first| first < since)
    }
}

impl About {
    fn heard(&mut self, record: Entry<'_>) {
        // A log is in order of recording, but for what comes in between later.
        let at = record.recorded_at();
        match self.news.last() {
            Some(last) if *last > at => {
                if let Err(place) = self.news.binary_search(&at) {
                    self.news.insert(place, at);
                }
            }
            Some(last) if *last == at => {}
            _ => self.news.push(at),
        }
    }
}
