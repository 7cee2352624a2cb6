//! The index: which records of a view are about what, and when there was news of it. Made once for all who work on a
//! view, on however many threads.

use std::collections::BTreeSet;

use servanda_agreement::{CommitmentId, Named, Place};
use servanda_base::quick_hash::QuickMap;
use servanda_base::{Instant, timeline};
use servanda_evidence::{Glance, PackedRecord, RecordId, View};

/// Records by what they are about.
#[derive(Default)]
pub(crate) struct Index {
    /// By the number of the measure or the event, of which there are readings and tellings without end.
    measures: Vec<About>,
    events: Vec<About>,
    others: QuickMap<Named, About>,
    /// The last instant of which any record speaks, or at which it became known.
    pub(crate) last_record: Option<Instant>,
    replacing: QuickMap<CommitmentId, Vec<CommitmentId>>,
}

/// The readings or events of one subject at one place.
#[derive(Default)]
pub(crate) struct AtPlace {
    // INVARIANT: in canonical order.
    records: Vec<RecordId>,
    /// What the first of them are at a glance: all, if each has one. So that who goes through them need not fetch each.
    pub(crate) glances: Vec<Glance>,
    // INVARIANT: ascending; all that another record corrects or takes back are among them.
    pub(crate) superseded: Vec<RecordId>,
}

impl AtPlace {
    fn add(&mut self, id: RecordId, record: PackedRecord<'_>) {
        if self.glances.len() == self.records.len() {
            self.glances.extend(record.glance());
        }
        self.records.push(id);
    }

    fn forget_from(&mut self, id: RecordId) {
        self.records.truncate(self.records.partition_point(|other| *other < id));
        self.glances.truncate(self.records.len());
        self.superseded.truncate(self.superseded.partition_point(|other| *other < id));
    }
}

/// What is about one subject.
#[derive(Default)]
struct About {
    // INVARIANT: in canonical order.
    records: Vec<RecordId>,
    /// The readings and events among them, by their places.
    at: QuickMap<Place, AtPlace>,
    // When there was news of it. INVARIANT: ascending, each once.
    news: Vec<Instant>,
    // The first instant of which a record tells.
    earliest: Option<Instant>,
}

impl Index {
    pub(crate) fn new(view: &View<'_>) -> Self {
        let mut index = Self::default();
        index.measures.resize_with(view.agreement().measures.len(), About::default);
        index.events.resize_with(view.agreement().events.len(), About::default);
        for (id, commitment) in view.agreement().commitments.iter() {
            if let Some((replaced, _)) = &commitment.replaces {
                index.replacing.entry(*replaced).or_default().push(id);
            }
        }
        for (id, record) in view.known_packed() {
            index.take_in(view, id, record);
        }
        index
    }

    /// Takes in a record that stands after all others.
    pub(crate) fn take_in(&mut self, view: &View<'_>, id: RecordId, record: PackedRecord<'_>) {
        if let Some(subject) = record.subject() {
            self.add(subject, id, record);
        }
        if let Some((target, superseded)) = record.supersedes().and_then(|target| Some((target, view.packed(target)?)))
        {
            self.supersede(target, superseded);
        }
        // What supersedes a record is news of that record's subject too.
        let superseded = std::iter::successors(record.supersedes(), |id| view.packed(*id)?.supersedes());
        for subject in superseded.filter_map(|id| view.packed(id)?.subject()) {
            self.about_mut(subject).heard(record);
        }
        let last = record.recorded_at().max(record.time().last());
        self.last_record = self.last_record.max(Some(last));
    }

    /// Forgets a record that is to be taken in again under another id, and what is about the same and comes after it.
    pub(crate) fn forget(&mut self, id: RecordId, record: PackedRecord<'_>) {
        let Some(subject) = record.subject() else { return };
        let about = self.about_mut(subject);
        for place in record.places().iter() {
            about.at.get_mut(place).into_iter().for_each(|there| there.forget_from(id));
        }
        about.records.truncate(about.records.partition_point(|other| *other < id));
    }

    fn add(&mut self, subject: Named, id: RecordId, record: PackedRecord<'_>) {
        let about = self.about_mut(subject);
        about.records.push(id);
        about.heard(record);
        let start = record.time().start;
        about.earliest = Some(about.earliest.map_or(start, |earliest| earliest.min(start)));
        if record.is_reading_or_event() {
            match record.place() {
                Some(place) => about.at.entry(place).or_default().add(id, record),
                None => record.places().iter().for_each(|place| about.at.entry(*place).or_default().add(id, record)),
            }
        }
    }

    /// Notes that a record is superseded.
    fn supersede(&mut self, id: RecordId, record: PackedRecord<'_>) {
        let Some(subject) = record.subject() else { return };
        let about = self.about_mut(subject);
        for place in record.places().iter() {
            let superseded = about.at.get_mut(place).map(|there| &mut there.superseded);
            superseded.into_iter().for_each(|all| match all.binary_search(&id) {
                Ok(_) => {}
                Err(at) => all.insert(at, id),
            });
        }
    }

    fn of(&self, subject: Named) -> Option<&About> {
        match subject {
            Named::Measure(id) => self.measures.get(id.index()),
            Named::Event(id) => self.events.get(id.index()),
            other => self.others.get(&other),
        }
    }

    fn about_mut(&mut self, subject: Named) -> &mut About {
        let Self { measures, events, others, .. } = self;
        let known = match subject {
            Named::Measure(id) => measures.get_mut(id.index()),
            Named::Event(id) => events.get_mut(id.index()),
            _ => None,
        };
        known.unwrap_or_else(|| others.entry(subject).or_default())
    }

    /// How many records are about anything.
    pub(crate) fn len(&self) -> usize {
        let all = self.measures.iter().chain(&self.events).chain(self.others.values());
        all.map(|about| about.records.len()).sum()
    }

    /// What is about `subject`; where a place is asked, the readings and events there.
    pub(crate) fn about(&self, subject: Named, place: Option<Place>) -> &[RecordId] {
        let ids = match place {
            None => self.of(subject).map(|about| &about.records),
            Some(place) => self.at(subject, place).map(|there| &there.records),
        };
        ids.map_or(&[][..], Vec::as_slice)
    }

    /// The readings or events of a subject at a place.
    pub(crate) fn at(&self, subject: Named, place: Place) -> Option<&AtPlace> {
        self.of(subject)?.at.get(&place)
    }

    /// The commitments that take the place of one.
    pub(crate) fn replacing(&self, replaced: CommitmentId) -> impl Iterator<Item = CommitmentId> {
        self.replacing.get(&replaced).into_iter().flatten().copied().filter(move |other| *other != replaced)
    }

    /// When something about these subjects became known, ascending.
    pub(crate) fn news_of(&self, subjects: &BTreeSet<Named>) -> Vec<Instant> {
        timeline::merged(subjects.iter().filter_map(|subject| Some(self.of(*subject)?.news.clone())))
    }

    /// Whether any record of these subjects tells of what was before `since`.
    pub(crate) fn tells_of_before(&self, since: Instant, subjects: &BTreeSet<Named>) -> bool {
        subjects.iter().filter_map(|subject| self.of(*subject)?.earliest).any(|first| first < since)
    }
}

impl About {
    fn heard(&mut self, record: PackedRecord<'_>) {
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
