//! The index: which records of a view are about what, and when there was news of it. Made once for all who work on a
//! view, on however many threads.

use std::collections::BTreeSet;

use servanda_agreement::{CommitmentId, Named, Place};
use servanda_base::quick_hash::QuickMap;
use servanda_base::{Instant, timeline};
use servanda_evidence::{Body, FindingSubject, Record, RecordId, View};

/// Records by what they are about.
#[derive(Default)]
pub(crate) struct Index {
    // INVARIANT: each list is in canonical order.
    by_subject: QuickMap<Named, Vec<RecordId>>,
    by_place: QuickMap<(Named, Place), Vec<RecordId>>,
    // INVARIANT: ascending, each once.
    recorded: QuickMap<Named, Vec<Instant>>,
    // The first instant of which a record of a subject tells.
    earliest: QuickMap<Named, Instant>,
    /// The last instant of which any record speaks, or at which it became known.
    pub(crate) last_record: Option<Instant>,
    replacing: QuickMap<CommitmentId, Vec<CommitmentId>>,
}

impl Index {
    pub(crate) fn new(view: &View<'_>) -> Self {
        let mut index = Self::default();
        for (id, commitment) in view.agreement().commitments.iter() {
            if let Some((replaced, _)) = &commitment.replaces {
                index.replacing.entry(*replaced).or_default().push(id);
            }
        }
        for (id, record) in view.known() {
            if let Some(subject) = subject(record) {
                index.add(subject, id, record);
            }
            // What supersedes a record is news of that record's subject too.
            let chain = std::iter::successors(Some(record), |record| view.record(record.supersedes?));
            for subject in chain.filter_map(subject) {
                // A log is in order of recording.
                let news = index.recorded.entry(subject).or_default();
                if news.last() != Some(&record.recorded_at) {
                    news.push(record.recorded_at);
                }
            }
            let last = record.recorded_at.max(record.time.last());
            index.last_record = index.last_record.max(Some(last));
        }
        index
    }

    fn add(&mut self, subject: Named, id: RecordId, record: &Record) {
        self.by_subject.entry(subject).or_default().push(id);
        if let Body::Reading { places, .. } | Body::Event { places, .. } = &record.body {
            for place in places.iter() {
                self.by_place.entry((subject, *place)).or_default().push(id);
            }
        }
        let first = self.earliest.entry(subject).or_insert(record.time.start);
        *first = record.time.start.min(*first);
    }

    /// How many records are about anything.
    pub(crate) fn len(&self) -> usize {
        self.by_subject.values().map(Vec::len).sum()
    }

    /// What is about `subject`; where a place is asked, the readings and events there.
    pub(crate) fn about(&self, subject: Named, place: Option<Place>) -> &[RecordId] {
        let ids = match place {
            None => self.by_subject.get(&subject),
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
        timeline::merged(subjects.iter().filter_map(|subject| self.recorded.get(subject)).cloned())
    }

    /// Whether any record of these subjects tells of what was before `since`.
    pub(crate) fn tells_of_before(&self, since: Instant, subjects: &BTreeSet<Named>) -> bool {
        subjects.iter().filter_map(|subject| self.earliest.get(subject)).any(|first| *first < since)
    }
}

/// What a record is about; nothing for a retraction.
pub(crate) fn subject(record: &Record) -> Option<Named> {
    Some(match &record.body {
        Body::Reading { measure, .. } => Named::Measure(*measure),
        Body::Event { event, .. } => Named::Event(*event),
        Body::Decision { about, .. } => *about,
        Body::Finding { about: FindingSubject::Commitment(id), .. } => Named::Commitment(*id),
        Body::Finding { about: FindingSubject::Relief(id), .. } => Named::Relief(*id),
        Body::Retraction => return None,
    })
}
