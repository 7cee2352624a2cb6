//! Silence: what the absence of a report says, and to whom. Source: SEMANTICS, principle 1; S2, S17.

use servanda_agreement::{EventId, EventRef, Reported};
use servanda_base::{Duration, DurationUnit, Instant};

use crate::knower::{Context, Knower};
use crate::validity::Validity;

impl Knower<'_, '_> {
    /// Whether silence about the event means that it did not happen, for this audience.
    pub(crate) fn is_complete(&self, event: EventId) -> bool {
        self.view.is_complete(self.agreement().events[event].reported)
    }

    /// Whether silence may be told as such to this audience: what is not promised to it is not shown.
    pub(crate) fn hears_of(&self, event: EventId) -> bool {
        self.view.hears_of(self.agreement().events[event].reported)
    }

    /// Whether silence about readings may be told as such to this audience.
    pub(crate) fn hears_of_readings(&self) -> bool {
        self.view.hears_of(Reported::NotPromised)
    }

    /// Up to when, exclusive, the absence of an event at t is known at t: where `due(t, r) <= K`. For ever without a
    /// reporting time; never without completeness.
    pub(crate) fn silent_until(&self, event: &EventRef, context: Context) -> Instant {
        if !self.is_complete(event.event) {
            return Instant::BEGINNING;
        }
        self.silence_horizon(self.reporting_time(event.event, context))
    }

    /// The end of the instants t with `due(t, r) <= K`.
    pub(crate) fn silence_horizon(&self, reporting_time: Option<Duration>) -> Instant {
        let Some(within) = reporting_time else { return Instant::END };
        let (calendar, known_at) = (self.calendar(), self.known_at());
        if !known_at.is_finite() || within.is_clock() {
            self.holds_within(Validity::of_times(known_at, known_at));
            return if known_at.is_finite() { calendar.minus(known_at, within).succ() } else { known_at };
        }
        let today = calendar.date_of(known_at);
        self.holds_within(Validity::of_times(calendar.open(today), calendar.last_instant(today)));
        // Clamped months make the way back inexact by a few days: try from the far side.
        let mut day = calendar.date_plus(calendar.date_minus(today, within), Duration::new(4, DurationUnit::Day));
        for _ in 0..10 {
            if calendar.due(calendar.open(day), within).at <= known_at {
                return calendar.close(day);
            }
            day = calendar.date_minus(day, Duration::new(1, DurationUnit::Day));
        }
        calendar.open(day)
    }

    /// From when silence says in this view that an event did not happen at `open`; never if nothing is promised.
    pub(crate) fn absence_told_from(&self, event: &EventRef, open: Instant, context: Context) -> Instant {
        let force = self.opening(&self.agreement().in_force).unwrap_or(Instant::END);
        if !self.is_complete(event.event) || open < force {
            return Instant::END;
        }
        let within = self.reporting_time(event.event, context);
        let due = within.map_or(open, |within| self.calendar().due(open, within).at);
        if self.has_passed(due) { Instant::BEGINNING } else { due }
    }

    /// Whether the absence of an event up to `at` is known at `now` in this view, given completeness.
    pub(crate) fn absence_is_known(&self, at: Instant, now: Instant, reporting_time: Option<Duration>) -> bool {
        match reporting_time {
            None => true,
            Some(within) => {
                let due = self.calendar().due(at, within).at;
                due <= now || self.has_passed(due)
            }
        }
    }
}
