//! The oracle: a slow, obvious evaluator that asks every question instant by instant.
//!
//! ```text
//!   question, at (t, K)  ──>  the rule of SEMANTICS, read literally  ──>  answer
//! ```
//!
//! There are no timelines here. Every question is asked at a [`Moment`]: of which instant, and as known when. Where a
//! rule looks back ("since", "first", "for D", a latch), it walks over a finite set of instants (see [`instants`]).

mod acts;
mod admission;
mod commitments;
mod conditions;
mod counts;
mod dates;
mod deeds;
mod events;
pub mod instants;
mod keeps;
mod process;
mod quantities;
mod quotas;
mod readings;
mod recurring;
mod relief;
mod visit;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use servanda_agreement::{Agreement, CommitmentId, Condition, MeasureId, Place, ReliefId};
use servanda_base::{Date, Duration, Instant, Interval, Truth};
use servanda_engine::{Doubt, Doubts, Verdict};
use servanda_evidence::{Record, RecordId, View};

pub use process::{CaseSaid, RunSaid, StepSaid};
pub use relief::ReliefSaid;

/// Of which instant something is asked, and as known when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The instant asked about.
    pub t: Instant,
    /// As known at.
    pub k: Instant,
}

impl Moment {
    /// The same knowledge, of another instant.
    #[must_use]
    pub fn of(self, t: Instant) -> Self {
        Self { t, ..self }
    }

    /// S2: silence is counted from the later of K and t.
    pub fn silence_counts_from(self) -> Instant {
        self.t.max(self.k)
    }
}

/// On whose behalf a name is read: it decides who verifies, who owes, and where "here" is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Asker {
    /// The commitment that asks, if one does.
    pub commitment: Option<CommitmentId>,
    /// The site or party of it, where it has several.
    pub part: Option<Place>,
    /// The place in question.
    pub here: Option<Place>,
    /// The derived measure through which the name is read; its verifier governs what has none of its own.
    pub through: Option<MeasureId>,
}

/// A truth, and why it is unknown if it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Answer {
    /// The truth.
    pub truth: Truth,
    /// Why it is unknown.
    pub doubts: Doubts,
}

impl Answer {
    /// Known to be so, or not so.
    pub fn known(so: bool) -> Self {
        Self { truth: Truth::from(so), doubts: Doubts::NONE }
    }

    /// `truth`, with `doubts` if it is unknown.
    pub fn new(truth: Truth, doubts: Doubts) -> Self {
        Self { truth, doubts: if truth == Truth::Unknown { doubts } else { Doubts::NONE } }
    }

    /// Unknown, for one reason.
    pub fn unknown(doubt: Doubt) -> Self {
        Self { truth: Truth::Unknown, doubts: Doubts::of(doubt) }
    }
}

/// What is known of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Value {
    /// Between which ends it lies.
    pub interval: Interval,
    /// Whether qualified sources contradict each other on it.
    pub conflict: bool,
    /// Why no more is known.
    pub doubts: Doubts,
}

impl Value {
    /// Known exactly as written.
    pub fn certain(interval: Interval) -> Self {
        Self { interval, conflict: false, doubts: Doubts::NONE }
    }
}

/// What is said of a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Said {
    /// The word.
    pub verdict: Verdict,
    /// Whether its term is over, or it was replaced.
    pub concluded: bool,
    /// Why it cannot be told, if it cannot.
    pub doubts: Doubts,
}

impl Said {
    /// The word alone.
    pub fn word(verdict: Verdict) -> Self {
        Self { verdict, concluded: false, doubts: Doubts::NONE }
    }

    /// In force, and it cannot be told.
    pub fn unverified(doubt: Doubt) -> Self {
        Self { verdict: Verdict::Unverified, concluded: false, doubts: Doubts::of(doubt) }
    }

    /// Qualified sources contradict each other on what decides it.
    pub fn disputed() -> Self {
        Self { verdict: Verdict::Disputed, concluded: false, doubts: Doubts::of(Doubt::Conflict) }
    }

    /// Unknown: disputed where contradicting sources are the reason, else unverified.
    pub fn unknown(doubts: Doubts) -> Self {
        let verdict = if doubts.has(Doubt::Conflict) { Verdict::Disputed } else { Verdict::Unverified };
        Self { verdict, concluded: false, doubts }
    }
}

type Records<'a> = Rc<Vec<(RecordId, &'a Record)>>;
type TruthKey = (usize, Asker, Option<Instant>, Moment);
type SaidKey = (CommitmentId, Option<Place>, Moment);
type Lines<Key, T> = RefCell<HashMap<(Key, Instant), Rc<Vec<T>>>>;

/// Answers questions about an agreement, a log, an audience and a standard.
pub struct Oracle<'a> {
    view: View<'a>,
    agreement: &'a Agreement,
    // INVARIANT: ascending; see `instants`.
    instants: Vec<Instant>,
    records: RefCell<HashMap<Instant, Records<'a>>>,
    truths: RefCell<HashMap<TruthKey, Answer>>,
    formed: RefCell<HashMap<SaidKey, Said>>,
    released: RefCell<HashMap<SaidKey, Option<Verdict>>>,
    reliefs: Lines<ReliefId, ReliefSaid>,
    latches: Lines<usize, bool>,
    /// The instants at which something was recorded, if nothing else makes a difference to what is known.
    recorded: Option<Vec<Instant>>,
}

impl<'a> Oracle<'a> {
    /// The oracle of a view, for instants from the first day of `horizon` through its last.
    pub fn new(view: &View<'a>, horizon: (Date, Date)) -> Self {
        Self {
            view: view.clone(),
            agreement: view.agreement(),
            instants: instants::candidates(view, horizon),
            records: RefCell::default(),
            truths: RefCell::default(),
            formed: RefCell::default(),
            released: RefCell::default(),
            reliefs: RefCell::default(),
            latches: RefCell::default(),
            recorded: (!instants::silence_speaks(view.agreement()))
                .then(|| view.known().into_iter().map(|(_, record)| record.recorded_at).collect()),
        }
    }

    /// The instants at which something may change.
    pub fn instants(&self) -> &[Instant] {
        &self.instants
    }

    /// The question as asked of the view itself, with all that it knows.
    pub fn in_view(&self, t: Instant) -> Moment {
        Moment { t, k: self.view.known_at() }
    }

    /// φ°: the question as it stood at `t`, in the view at K = t.
    ///
    /// Where silence says nothing in the whole agreement, K matters only through the records known by then, so that
    /// the last instant at which something was recorded stands for it, and answers are remembered more often.
    pub fn as_it_stood(&self, t: Instant, k: Instant) -> Moment {
        let k = t.min(k);
        match &self.recorded {
            None => Moment { t, k },
            Some(recorded) => {
                let known = recorded.partition_point(|instant| *instant <= k);
                Moment { t, k: known.checked_sub(1).map_or(Instant::BEGINNING, |last| recorded[last]) }
            }
        }
    }

    /// The truth of a condition, asked by nobody in particular.
    pub fn truth(&self, condition: &'a Condition, m: Moment) -> Answer {
        self.condition(condition, Asker::default(), None, m)
    }

    /// The records that stand at `m.k`.
    fn records(&self, m: Moment) -> Records<'a> {
        let known = self.records.borrow().get(&m.k).cloned();
        known.unwrap_or_else(|| {
            let records = Rc::new(self.view.as_known_at(m.k).records());
            self.records.borrow_mut().insert(m.k, Rc::clone(&records));
            records
        })
    }

    /// `t` and every instant before it at which something may change, the latest first.
    fn back_from(&self, t: Instant) -> impl Iterator<Item = Instant> + '_ {
        let before = self.instants.partition_point(|instant| *instant < t);
        std::iter::once(t).chain(self.instants[..before].iter().rev().copied())
    }

    /// `from`, and every instant after it up to `through` at which something may change.
    fn forward(&self, from: Instant, through: Instant) -> impl Iterator<Item = Instant> + '_ {
        let after = self.instants.partition_point(|instant| *instant <= from);
        std::iter::once(from)
            .filter(move |from| *from <= through)
            .chain(self.instants[after..].iter().copied().take_while(move |instant| *instant <= through))
    }

    /// Principle 1, S2: the instant from which silence about what happened by `x` means that it did not.
    fn silence_over(&self, x: Instant, term: Option<Duration>) -> Instant {
        term.map_or(x, |term| self.agreement.calendar.due(x, term).at)
    }
}
