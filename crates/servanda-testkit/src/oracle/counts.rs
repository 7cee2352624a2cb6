//! How many: `count of E` in a window, and in the periods of a quota. SEMANTICS, Truth; S2.

use servanda_agreement::{EventRef, Place, Window};
use servanda_base::{Bound, Decimal, Duration, Instant, Interval};
use servanda_engine::{Doubt, Doubts};

use super::events::{Occurrence, uncovered};
use super::{Asker, Moment, Oracle, Value};

/// The stretch in which occurrences are counted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stretch {
    /// From the first through the last instant.
    Between(Instant, Instant),
    /// What happened at x counts while t < x ⊕ D.
    Last(Duration, Instant),
}

impl<'a> Oracle<'a> {
    /// "`count of E` is [attested, ∞), exact under completeness": up to t, in its window.
    pub(super) fn count(&self, event: &EventRef, window: &'a Window, asker: Asker, m: Moment) -> Value {
        let stretch = match window {
            Window::Always => Stretch::Between(self.in_force(m), m.t),
            Window::Last(term) => Stretch::Last(*term, m.t),
            Window::Since(date) => match self.date(date, m) {
                Some(when) => Stretch::Between(self.opens(when), m.t),
                None => {
                    return Value {
                        interval: Interval::NOT_NEGATIVE,
                        conflict: false,
                        doubts: Doubts::of(Doubt::Missing),
                    };
                }
            },
            Window::In(period) => Stretch::Between(period.containing(&self.agreement.calendar, m.t).0, m.t),
        };
        self.count_in(event, stretch, asker, m, &|_| None)
    }

    /// The count in a stretch. `assigned` may say of an occurrence that it belongs to the stretch, or does not,
    /// whenever it happened.
    pub(super) fn count_in(
        &self,
        event: &EventRef,
        stretch: Stretch,
        asker: Asker,
        m: Moment,
        assigned: &dyn Fn(&Occurrence) -> Option<bool>,
    ) -> Value {
        let mut low = Decimal::ZERO;
        let mut high = Some(Decimal::ZERO);
        let mut doubts = Doubts::NONE;
        let mut conflict = false;
        let mut exact = true;
        for place in self.places(&event.at, asker.here) {
            let here = EventRef {
                event: event.event,
                at: place.map_or(servanda_agreement::At::Nowhere, |p| servanda_agreement::At::Places(vec![p])),
            };
            let all = self.occurrences(&here, asker, m);
            let counted = all.iter().filter(|one| !all.iter().any(|total| is_within(one, total)));
            for occurrence in counted {
                let (certain, possible) = match assigned(occurrence) {
                    Some(belongs) => (belongs && occurrence.told <= m.t, belongs && occurrence.start <= m.t),
                    None => self.lies_in(occurrence, stretch),
                };
                if !possible {
                    continue;
                }
                conflict |= occurrence.disputed || occurrence.conflict;
                if certain && !occurrence.disputed {
                    low += occurrence.number.low().value().unwrap_or_default().max(Decimal::ZERO);
                } else if !certain {
                    doubts = doubts.with(Doubts::of(Doubt::TooCoarse));
                }
                high = high.zip(occurrence.number.high().value()).map(|(sum, more)| sum + more);
            }
            // What is reported and may still be contradicted may have happened (S43).
            for one in self.awaited(&here, asker, m) {
                if assigned(&one).unwrap_or(self.lies_in(&one, stretch).1) {
                    doubts = doubts.with(Doubts::of(Doubt::ReportAwaited));
                    high = high.zip(one.number.high().value()).map(|(sum, more)| sum + more);
                }
            }
            if !self.is_exact(event, place, stretch, asker, m) {
                exact = false;
                doubts = doubts.with(self.why_silent(event, asker, m));
            }
        }
        let end = high.filter(|_| exact).map_or(Bound::Open, |high| Bound::Inclusive(high.max(low)));
        Value {
            interval: Interval::new(Bound::Inclusive(low), end).unwrap_or(Interval::NOT_NEGATIVE),
            conflict,
            doubts,
        }
    }

    /// Whether an occurrence surely, and whether it possibly, lies in the stretch.
    fn lies_in(&self, occurrence: &Occurrence, stretch: Stretch) -> (bool, bool) {
        let Occurrence { start, last, told, .. } = *occurrence;
        match stretch {
            Stretch::Between(from, through) => (start >= from && told <= through, last >= from && start <= through),
            Stretch::Last(term, t) => {
                let calendar = &self.agreement.calendar;
                let counts = |x: Instant| x <= t && calendar.plus(x, term) > t;
                (told <= t && counts(start), start <= t && calendar.plus(last, term) > t)
            }
        }
    }

    /// Whether nothing can have happened in the stretch beside what is known.
    fn is_exact(&self, event: &EventRef, place: Option<Place>, stretch: Stretch, asker: Asker, m: Moment) -> bool {
        let (from, through) = match stretch {
            Stretch::Between(from, through) => (from, through),
            Stretch::Last(term, t) => (self.agreement.calendar.minus(t, term).succ(), t),
        };
        // What the text promises it promises from its entry into force; in an empty stretch nothing happens.
        if through < self.in_force(m) {
            return false;
        }
        if through < from {
            return true;
        }
        let from = from.max(self.in_force(m));
        let spans = self.known_spans(event.event, place, asker, from, m);
        uncovered(&spans, from, through).is_none_or(|rest| self.is_silent(event.event, place, asker, rest, m))
    }
}

/// "A number with `through` is the total of that stretch": what lies in it is part of it.
fn is_within(one: &Occurrence, total: &Occurrence) -> bool {
    total.total && !one.total && one.start >= total.start && one.last <= total.last
}
