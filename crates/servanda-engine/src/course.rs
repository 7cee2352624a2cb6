//! Courses: what happened one after the other, as it mostly does, so that one occurrence more changes nothing of the others.
//!
//! ```text
//!   ---|a|------|b|--|c|--------|one more|--->      each is over before the next begins; none is denied, refused, in
//!                                                   dispute or still open to contradiction
//! ```

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use servanda_agreement::{EventId, Place};
use servanda_base::Instant;
use servanda_base::quick_hash::QuickHasher;
use servanda_evidence::{Occurrence as Said, RecordId, Says};

use crate::knower::{Context, Knower, OneMore};
use crate::occurrence::{Happenings, Occurrence, occurrence};

/// That occurrences at one place follow each other.
#[derive(Debug, Clone)]
pub(crate) struct Course {
    /// The last instant at which any of them may have happened.
    pub(crate) through: Instant,
    /// Whether any has no key.
    pub(crate) has_unkeyed: bool,
    /// The keys, hashed: of two with one hash it is as if they had one key.
    keys: Vec<u64>,
    /// The record of the last, if it was taken in after all others.
    came_last: Option<RecordId>,
}

impl Course {
    /// `None` if they do not follow each other.
    pub(crate) fn of(happenings: &Happenings) -> Option<Self> {
        if !happenings.denials.is_empty() || !happenings.refusals.is_empty() {
            return None;
        }
        let mut course = Self { through: Instant::BEGINNING, has_unkeyed: false, keys: Vec::new(), came_last: None };
        course.keys.reserve(happenings.occurrences.len());
        let mut all = happenings.occurrences.iter();
        all.all(|one| course.follows(one) && course.add(one)).then_some(course)
    }

    /// Whether it comes after all others, and nobody may say otherwise.
    fn follows(&self, one: &Occurrence) -> bool {
        one.time.start > self.through && !one.disputed && one.open_until == Instant::BEGINNING
    }

    fn add(&mut self, one: &Occurrence) -> bool {
        self.through = one.time.last();
        self.has_unkeyed |= one.key.is_none();
        self.keys.extend(one.key.as_deref().map(hashed));
        true
    }
}

fn hashed(key: &str) -> u64 {
    let mut hasher = QuickHasher::default();
    key.hash(&mut hasher);
    hasher.finish()
}

impl Happenings {
    /// The last occurrence, if it is that of the record that is being taken in, and follows all others.
    pub(crate) fn came_last(&self, one_more: &OneMore) -> Option<&Arc<Occurrence>> {
        let came_last = self.course.as_ref()?.came_last == Some(one_more.id);
        self.occurrences.last().filter(|_| came_last)
    }

    /// The last occurrences alone: without the very last, and with it.
    pub(crate) fn ends(&self) -> (Self, Self) {
        let with = self.occurrences.get(self.occurrences.len().saturating_sub(2)..).unwrap_or_default();
        let without = with.split_last().map_or(&[][..], |(_, without)| without);
        let of = |occurrences: &[Arc<Occurrence>]| Self { occurrences: occurrences.to_vec(), ..Self::default() };
        (of(without), of(with))
    }
}

impl Knower<'_, '_> {
    /// What happened before the occurrence that is being taken in, and that; `None` if it may change anything of the
    /// others.
    pub(crate) fn happened_more(&self, event: EventId, place: Option<Place>, context: Context) -> Option<Happenings> {
        let one_more = self.engine.one_more.as_ref().filter(|one| self.knows_all() && one.is_of_event(event, place))?;
        let outgrown = self.engine.memory.outgrown.borrow_mut().happenings.remove(&(event, place, context));
        let (validity, known) = outgrown?;
        let mut happenings = Arc::into_inner(known)?;
        let course = happenings.course.as_mut()?;
        let declared = &self.agreement().events[event];
        let admission = self.admission(&declared.verification, place, context);
        let record = self.view.packed(one_more.id)?;
        let Says::Event { key, value: Said::Happened(_), .. } = record.says() else { return None };
        if declared.once || self.looks_at_others(&admission) {
            return None;
        }
        let admitted = self.admitted(vec![(one_more.id, record)], &admission);
        let [entry] = admitted.as_slice() else { return None };
        let one = occurrence(&[entry], key.map(Box::from), place);
        let day = |at| self.calendar().date_of(at);
        let is_its_own = match key {
            Some(key) => !course.keys.contains(&hashed(key)),
            None => !course.through.is_finite() || day(course.through) < day(one.time.start),
        };
        if !is_its_own || !course.follows(&one) {
            return None;
        }
        self.holds_within(validity);
        course.add(&one);
        course.came_last = Some(one_more.id);
        happenings.occurrences.push(Arc::new(one));
        Some(happenings)
    }
}
