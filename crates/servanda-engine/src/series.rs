//! Series: the readings of one place where each stands until the next, as nearly all do.
//!
//! ```text
//!   |=a=|- - carried - - - -|=b=|- - - - - x stale
//! ```
//!
//! No two of them are asserted at one instant, none waits for another side or is contradicted, and none bounds the
//! others. So what is known at an instant is told by the last one before it. Whatever is not like that is swept
//! (see `reading`); both tell the same.

use std::sync::Arc;

use servanda_agreement::{MeasureId, Named, Place, Verifiers};
use servanda_base::{Instant, Interval, Timeline};
use servanda_evidence::{Reading, RecordId, Says, ShortNumber};

use crate::knower::{Context, Knower};
use crate::line::{Reasoned, Source};
use crate::reading::Read;
use crate::{Amount, Doubt, Doubts, Footing, Grounds, Line};

/// One reading of a series, in as few bytes as it takes: there are as many as there are readings.
struct One {
    /// Asserted from here on.
    from: Instant,
    /// Carried no longer.
    stale: Instant,
    value: Worth,
    /// Asserted for so many seconds, or until the next.
    asserted: u32,
    /// Carried from so many seconds after `from` on: its own instant, or the first of the last day on which it is
    /// asserted.
    carried: i32,
    id: RecordId,
}

/// What was read.
enum Worth {
    Number(ShortNumber),
    Other(Box<Reading>),
}

/// Readings that stand one after the other.
pub(crate) struct Series {
    // INVARIANT: in order; each is over before the next begins.
    all: Vec<One>,
    never_negative: bool,
    /// What is said before the first.
    missing: Doubt,
}

impl<'a> Knower<'_, 'a> {
    /// The readings of a measure at one place as a series; `None` if they are none.
    pub(crate) fn series(&self, measure: MeasureId, place: Option<Place>, context: Context) -> Option<Series> {
        let declared = &self.agreement().measures[measure];
        let admission = self.admission(&declared.verification, place, context);
        let is_each_other = admission.verification.by == Verifiers::EachOther;
        let is_bounded = declared.never_falls || declared.never_rises;
        if declared.per.is_some() || is_bounded || is_each_other || self.looks_at_others(&admission) {
            return None;
        }
        let ids = self.engine.index.about(Named::Measure(measure), place);
        // Only a view that knows all knows the record that is being taken in, and what was there before.
        let one_more = self.engine.one_more.filter(|_| self.known_at() == Instant::END).map(|one| one.id);
        let outgrown =
            one_more.and_then(|_| self.engine.memory.outgrown.borrow_mut().values.remove(&(measure, place, context)));
        let outgrown = outgrown.and_then(Arc::into_inner).and_then(Line::into_series);
        let (mut all, ids, (glances, superseded)) = match (outgrown, one_more, ids.split_last()) {
            // One more, after all that were there.
            (Some(known), Some(one_more), Some((last, _))) if *last == one_more => {
                (known.all, std::slice::from_ref(last), (&[][..], &[][..]))
            }
            // With room for those that come next.
            _ => {
                (Vec::with_capacity(ids.len() + ids.len() / 16 + 4), ids, self.glances(Named::Measure(measure), place))
            }
        };
        let mut graded = None;
        let proof = self.proof(context);
        for (index, id) in ids.iter().enumerate() {
            let glance = glances.get(index);
            if (glance.is_none() || superseded.binary_search(id).is_ok()) && !self.view.stands(*id) {
                continue;
            }
            let (by, time, value) = match glance {
                Some(one) => {
                    (one.provenance_number(), one.time(), Reading::Value(Interval::point(one.number.decimal())))
                }
                None => {
                    let Some(record) = self.view.packed(*id) else { continue };
                    let Says::Reading { value, .. } = record.says() else { continue };
                    (record.provenance_number(), record.time(), value)
                }
            };
            // Of a reading the grade depends on nothing else.
            let standard = match graded {
                Some((same, standard)) if same == by => standard,
                _ => self.grade(self.view.packed(*id)?, &admission),
            };
            if graded.is_none_or(|graded| graded != (by, standard)) {
                graded = Some((by, standard));
                self.admits(standard);
            }
            if standard > self.view.standard() {
                continue;
            }
            let read = self.read_of(declared, time, value);
            if proof.as_ref().is_none_or(|proof| proof.counts(&read)) {
                all.push(One::of(&read, *id)?);
            }
        }
        if let [.., before, last] = all.as_slice()
            && ids.len() == 1
            && before.until() <= last.from
        {
            // They were in order, and are.
        } else {
            if !all.is_sorted_by_key(|one| one.from) {
                all.sort_by_key(|one| one.from);
            }
            if !all.is_sorted_by(|a, b| a.until() <= b.from) {
                return None;
            }
        }
        let missing = if self.hears_of_readings() { Doubt::Missing } else { Doubt::NothingShown };
        Some(Series { all, never_negative: declared.never_negative, missing })
    }
}

impl One {
    /// `None` for a reading that is asserted nowhere, or longer than any.
    fn of(read: &Read, id: RecordId) -> Option<Self> {
        let Read { from, until, carried_from, stale, value, .. } = *read;
        let after = |later: Instant| later.unix().checked_sub(from.unix());
        let number = match value {
            Reading::Value(interval) => interval.as_point().and_then(ShortNumber::of),
            Reading::Unknown | Reading::Refused => None,
        };
        let value = number.map_or_else(|| Worth::Other(Box::new(value)), Worth::Number);
        let asserted = u32::try_from(after(until)?).ok().filter(|asserted| *asserted > 0)?;
        Some(Self { from, stale, value, asserted, carried: i32::try_from(after(carried_from)?).ok()?, id })
    }

    fn until(&self) -> Instant {
        Instant::from_unix(self.from.unix() + i64::from(self.asserted))
    }

    fn carried_from(&self) -> Instant {
        Instant::from_unix(self.from.unix() + i64::from(self.carried))
    }

    fn value(&self) -> Reading {
        match &self.value {
            Worth::Number(number) => Reading::Value(Interval::point(number.decimal())),
            Worth::Other(reading) => **reading,
        }
    }

    fn is_stale(&self, at: Instant) -> bool {
        self.stale <= at && self.stale != Instant::END
    }
}

impl Series {
    fn nothing(&self, doubt: Doubt) -> Amount {
        Amount::unread(self.never_negative, doubt)
    }

    /// What a reading is worth from `at` on.
    fn worth(&self, one: &One, at: Instant) -> Amount {
        let grounds = Grounds::from([one.id]);
        match one.value() {
            Reading::Unknown => Amount { grounds, ..self.nothing(Doubt::NotKnown) },
            Reading::Refused => Amount { grounds, ..self.nothing(Doubt::Refused) },
            Reading::Value(_) if at >= one.until() && one.is_stale(at) => {
                Amount { grounds, ..self.nothing(Doubt::Stale) }
            }
            Reading::Value(interval) => {
                let is_asserted = at < one.until();
                let footing = if is_asserted { Footing::Attested } else { Footing::CarriedFrom(one.carried_from()) };
                Amount { interval, conflict: false, doubts: Doubts::NONE, footing, grounds }
            }
        }
    }

    /// Each reading from one on, with the first instant of the next.
    fn each_from(&self, first: usize) -> impl Iterator<Item = (&One, Instant)> {
        let all = self.all.get(first..).unwrap_or_default();
        let next = all.iter().skip(1).map(|next| next.from).chain([Instant::END]);
        all.iter().zip(next)
    }
}

impl Source<Amount> for Series {
    fn at(&self, at: Instant) -> Amount {
        let begun = self.all.partition_point(|one| one.from <= at);
        match begun.checked_sub(1).and_then(|last| self.all.get(last)) {
            Some(last) => self.worth(last, at),
            None => self.nothing(self.missing),
        }
    }

    fn told(&self) -> Timeline<Amount> {
        let mut line = Timeline::constant(self.nothing(self.missing));
        for (one, next) in self.each_from(0) {
            line.push(one.from, self.worth(one, one.from));
            for at in [one.until(), one.stale] {
                if at < next {
                    line.push(at.max(one.until()), self.worth(one, at.max(one.until())));
                }
            }
        }
        line
    }

    fn said(&self) -> Timeline<Amount> {
        let mut line = Timeline::constant(self.nothing(self.missing));
        self.each_said(Instant::BEGINNING, &mut |from, amount| line.push(from, amount.clone()));
        line
    }

    fn each_said(&self, since: Instant, to: &mut dyn FnMut(Instant, &Amount)) {
        to(since, &self.at(since).bare());
        let begun = self.all.partition_point(|one| one.from <= since);
        for (one, next) in self.each_from(begun.saturating_sub(1)) {
            if one.from > since {
                to(one.from, &self.worth(one, one.from).bare());
            }
            let stale = one.stale.max(one.until());
            if since < stale && stale < next {
                to(stale, &self.worth(one, stale).bare());
            }
        }
    }

    fn is_local(&self) -> bool {
        true
    }

    fn into_series(self: Box<Self>) -> Option<Series> {
        Some(*self)
    }
}
