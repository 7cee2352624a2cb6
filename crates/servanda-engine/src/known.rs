//! What was known then: lines in which every instant is judged by what was known at that instant.
//!
//! ```text
//!   φ°(t) = φ_t(t):   view at K1 |------|  view at K2 |-----------|  view at K3 |---- - - projection
//! ```

use servanda_agreement::Condition;
use servanda_base::{Duration, DurationUnit, Instant, Timeline, Truth, limits, timeline};

use crate::Judgement;
use crate::knower::{Context, Knower};
use crate::validity::Validity;

impl Knower<'_, '_> {
    /// The truth of a condition at each instant, as it was known at that instant.
    pub(crate) fn truth_as_known(&self, condition: &Condition) -> Timeline<Judgement> {
        let engine = self.engine;
        let judged = |at: Instant| {
            let knower = engine.known_at(at);
            knower.with_validity(|| knower.truth(condition, Context::default()))
        };
        let scope = engine.scope_of_condition(condition);
        let news: Vec<Instant> = scope.news().iter().copied().filter(|news| *news <= self.known_at()).collect();
        let days = if scope.looks_back() { self.days_of_force() } else { Vec::new() };
        let outer = engine.validity.get();
        let (mut line, mut validity) = judged(Instant::BEGINNING);
        let mut last = Instant::BEGINNING;
        for at in timeline::merged([news.clone(), days]) {
            // Without news a day tells nothing that the one before did not, unless something has passed.
            if validity.contains(at) && news.binary_search(&at).is_err() {
                continue;
            }
            let (then, holds) = judged(at);
            line = line.until_then(at, &then);
            (validity, last) = (holds, at);
        }
        engine.validity.set(outer);
        if scope.looks_back() {
            self.holds_within(Validity { from: last, through: validity.through.max(self.known_at()) });
        }
        line
    }

    /// The first instant of each day of force so far: reporting times run out then.
    fn days_of_force(&self) -> Vec<Instant> {
        let Some(force) = self.opening(&self.agreement().in_force) else { return Vec::new() };
        let until = if self.known_at().is_finite() { self.known_at() } else { self.last_record() };
        let mut days = Vec::new();
        let mut day = self.calendar().date_of(force);
        while self.calendar().open(day) <= until && days.len() < limits::PERIODS {
            days.push(self.calendar().open(day));
            day = self.calendar().date_plus(day, Duration::new(1, DurationUnit::Day));
        }
        days
    }
}

/// Latched: on when true, off only when false, kept while unknown (principle 6). Off before the start of force.
pub(crate) fn latched(line: &Timeline<Judgement>, force: Instant) -> Timeline<bool> {
    let mut on = false;
    let mut latch = Timeline::constant(false);
    for (from, _, judgement) in line.stretches().filter(|(_, until, _)| *until > force) {
        match judgement.truth {
            Truth::True => on = true,
            Truth::False => on = false,
            Truth::Unknown => {}
        }
        latch.push(from.max(force), on);
    }
    latch
}
