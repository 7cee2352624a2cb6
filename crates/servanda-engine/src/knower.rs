//! The knower: what can be told from one view as it was known at some time.
//!
//! ```text
//!   Engine   one per assessment: records by subject, and what was worked out before
//!     Knower   the same as known at K; asks for lines of values, truths and standings
//! ```
//!
//! A line depends on K through the records of its scope (see `scope`), and where silence tells through what has passed
//! by K (see `validity`), so it is worked out once for all K between which neither makes a difference.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::hash::Hash;
use std::sync::Arc;

use servanda_agreement::{Agreement, CommitmentId, EventId, MeasureId, Named, Place};
use servanda_base::{Calendar, Deadline, Duration, Instant, Timeline};
use servanda_evidence::{Glance, PackedRecord, RecordId, Standard, View};

use crate::index::Index;
use crate::memory::{Memo, Memory};
use crate::scope::Scope;
use crate::validity::Validity;
use crate::{Amount, Line, Standing};

/// Where, and for which commitment, an expression is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Context {
    /// The commitment in question: it says who owes and who verifies.
    pub commitment: Option<CommitmentId>,
    /// The place in question.
    pub here: Option<Place>,
    /// The derived measure whose formula is being worked out: its verifier governs what has none.
    pub through: Option<MeasureId>,
    /// Only readings that prove a violation count (principle 2).
    pub since: Option<Since>,
}

/// Which readings prove a violation: those asserted at or after `at`, at an instant at which it was owed (S40).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Since {
    pub at: Instant,
    /// The part of the commitment that asks.
    pub part: Option<Place>,
}

impl Context {
    pub(crate) fn at(self, here: Option<Place>) -> Self {
        Self { here, ..self }
    }

    pub(crate) fn since(self, since: Instant) -> Self {
        Self { since: Some(Since { at: since, part: self.here }), ..self }
    }
}

/// A record that is being taken in: a reading, or word of an event, which corrects nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OneMore {
    pub(crate) id: RecordId,
    /// The measure or the event.
    pub(crate) subject: Named,
    /// Where, if that is one place.
    pub(crate) place: Option<Place>,
    /// From when on it counts.
    pub(crate) since: Instant,
}

impl OneMore {
    /// Whether it tells of an event at a place; of one that has no place nowhere.
    pub(crate) fn is_of_event(&self, event: EventId, place: Option<Place>) -> bool {
        self.subject == Named::Event(event) && self.place == place
    }
}

/// What is worked out once for all times of knowledge.
pub(crate) struct Engine<'a> {
    pub(crate) agreement: &'a Agreement,
    view: View<'a>,
    pub(crate) index: Arc<Index>,
    pub(crate) memory: Memory,
    /// The record that is being taken in, where nothing else has changed.
    pub(crate) one_more: Option<OneMore>,
    in_progress: RefCell<BTreeSet<(CommitmentId, Option<Place>)>>,
    /// For which times of knowledge what is being worked out holds, as far as it has got (see `validity`).
    pub(crate) validity: Cell<Validity>,
}

impl<'a> Engine<'a> {
    pub(crate) fn new(view: &View<'a>) -> Self {
        Self::with(view, Arc::new(Index::new(view)))
    }

    /// With the index of the view, made before.
    pub(crate) fn with(view: &View<'a>, index: Arc<Index>) -> Self {
        Self::remembering(view, index, Memory::default())
    }

    /// With what was worked out before and still holds.
    pub(crate) fn remembering(view: &View<'a>, index: Arc<Index>, memory: Memory) -> Self {
        Self {
            agreement: view.agreement(),
            view: view.clone(),
            index,
            memory,
            one_more: None,
            in_progress: RefCell::default(),
            validity: Cell::new(Validity::ALWAYS),
        }
    }

    /// The knower at the time of the view itself.
    pub(crate) fn now(&self) -> Knower<'_, 'a> {
        Knower { engine: self, view: self.view.clone() }
    }

    /// The same, by another standard.
    pub(crate) fn by_standard(&self, standard: Standard) -> Knower<'_, 'a> {
        Knower { engine: self, view: self.view.by_standard(standard) }
    }
}

/// One view, as it was known at one time.
pub(crate) struct Knower<'e, 'a> {
    pub(crate) engine: &'e Engine<'a>,
    pub(crate) view: View<'a>,
}

impl<'e, 'a> Knower<'e, 'a> {
    /// The same knower at an earlier time.
    pub(crate) fn at(&self, known_at: Instant) -> Knower<'e, 'a> {
        Knower { engine: self.engine, view: self.view.as_known_at(known_at) }
    }

    pub(crate) fn agreement(&self) -> &'a Agreement {
        self.engine.agreement
    }

    pub(crate) fn calendar(&self) -> &'a Calendar {
        &self.engine.agreement.calendar
    }

    pub(crate) fn known_at(&self) -> Instant {
        self.view.known_at()
    }

    /// The records about `subject` that stand, in canonical order.
    pub(crate) fn records(&self, subject: Named) -> Vec<(RecordId, PackedRecord<'a>)> {
        self.records_at(subject, None)
    }

    /// The readings and events about `subject` at `place` that stand, in canonical order; wherever, if no place is
    /// asked.
    pub(crate) fn records_at(&self, subject: Named, place: Option<Place>) -> Vec<(RecordId, PackedRecord<'a>)> {
        let known = self.engine.index.about(subject, place).iter();
        known.filter_map(|id| Some((*id, self.view.packed(*id)?))).filter(|(id, _)| self.view.stands(*id)).collect()
    }

    /// Whether this is the view of the engine itself.
    pub(crate) fn knows_all(&self) -> bool {
        let all = &self.engine.view;
        self.known_at() == all.known_at() && self.view.standard() == all.standard()
    }

    /// What the first of these are at a glance, and those among all that are superseded; nothing where not all that the
    /// index holds is known.
    pub(crate) fn glances(&self, subject: Named, place: Option<Place>) -> (&[Glance], &[RecordId]) {
        let knows_all = self.known_at() == self.engine.view.known_at();
        let there = place.filter(|_| knows_all).and_then(|place| self.engine.index.at(subject, place));
        there.map_or((&[], &[]), |there| (&there.glances, &there.superseded))
    }

    /// The standing of a commitment, at one of its parts or of the whole.
    pub(crate) fn standing(&self, commitment: CommitmentId, part: Option<Place>) -> Arc<Line<Standing>> {
        let subject = (commitment, part);
        if let Some(known) = self.recalled(&self.engine.memory.standings, &subject) {
            return known;
        }
        if !self.engine.in_progress.borrow_mut().insert(subject) {
            // The checker refuses circles of names; should one get here, nothing can be told.
            let nothing = Standing::unverified(crate::Doubts::of(crate::Doubt::Missing));
            return Arc::new(Line::known(Timeline::constant(nothing)));
        }
        let work = || self.work_out_standing(commitment, part);
        let scope = self.engine.scope(Named::Commitment(commitment));
        let line = self.remembered(&self.engine.memory.standings, subject, &scope, work);
        self.engine.in_progress.borrow_mut().remove(&subject);
        line
    }

    /// The value of a measure at one place, from the readings admitted in `context`.
    pub(crate) fn value(&self, measure: MeasureId, place: Option<Place>, context: Context) -> Arc<Line<Amount>> {
        let subject = (measure, place, context);
        self.recalled(&self.engine.memory.values, &subject).unwrap_or_else(|| {
            self.engine.memory.asked(Named::Measure(measure), place, context);
            let work = || self.work_out_value(measure, place, context);
            // What proves a violation depends on when it was owed (S40).
            let named = match (context.since, context.commitment) {
                (Some(_), Some(commitment)) => Named::Commitment(commitment),
                _ => Named::Measure(measure),
            };
            self.remembered(&self.engine.memory.values, subject, &self.engine.scope(named), work)
        })
    }

    /// What was worked out before and holds in this view.
    pub(crate) fn recalled<K: Hash + Eq, V>(&self, memo: &Memo<K, V>, key: &K) -> Option<Arc<V>> {
        let memo = memo.borrow();
        let (validity, known) = memo.get(key)?.iter().rev().find(|(validity, _)| self.is_of(*validity))?;
        self.holds_within(*validity);
        Some(known.clone())
    }

    /// Works something out, and keeps it for the views in which it holds.
    pub(crate) fn remembered<K: Hash + Eq, V>(
        &self,
        memo: &Memo<K, V>,
        key: K,
        scope: &Scope,
        work: impl FnOnce() -> V,
    ) -> Arc<V> {
        let between_news = scope.between_news(self.engine, self.known_at());
        let (line, validity) = self.with_validity(|| Arc::new(work()));
        let validity = if scope.is_clocked() { validity } else { validity.at_all_times() }.narrowed(between_news);
        self.holds_within(validity);
        self.engine.memory.looks_at_last.set(self.engine.memory.looks_at_last.get() || validity.looks_at_last());
        memo.borrow_mut().entry(key).or_default().push((validity, line.clone()));
        line
    }

    /// The reporting time of an event: its own, else that of the commitment that asks, else none.
    pub(crate) fn reporting_time(&self, event: EventId, context: Context) -> Option<Duration> {
        let own = self.agreement().events[event].verification.within;
        own.or_else(|| self.agreement().commitments[context.commitment?].verification.within)
    }

    /// `due(deadline, r)`: when the reporting time after a deadline is over.
    pub(crate) fn report_due(&self, deadline: Deadline, reporting_time: Option<Duration>) -> Deadline {
        self.calendar().due_after(deadline, reporting_time)
    }
}
