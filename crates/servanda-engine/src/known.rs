//! What was known then: lines in which every instant is judged by what was known at that instant.
//!
//! ```text
//!   φ°(t) = φ_t(t):   view at K1 |------|  view at K2 |-----------|  view at K3 |---- - - projection
//! ```

use servanda_agreement::Condition;
use servanda_base::{Duration, DurationUnit, Instant, Timeline, Truth, limits, timeline};

use crate::Judgement;
use crate::knower::{Context, Knower};

impl Knower<'_, '_> {
    /// The truth of a condition at each instant, as it was known at that instant.
    pub(crate) fn truth_as_known(&self, condition: &Condition) -> Timeline<Judgement> {
        let engine = self.engine;
        let judged = |knower: &Knower<'_, '_>| knower.truth(condition, Context::default());
        let mut line = judged(&engine.known_at(Instant::BEGINNING));
        let scope = engine.scope_of_condition(condition);
        let mut news: Vec<Instant> = scope.news().iter().copied().filter(|news| *news <= self.known_at()).collect();
        if scope.looks_back() {
            news = timeline::merged([news, self.days_of_force()]);
        }
        for news in news {
            line = line.until_then(news, &judged(&engine.known_at(news)));
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
