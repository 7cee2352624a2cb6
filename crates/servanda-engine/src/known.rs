//! What was known then: lines in which every instant is judged by what was known at that instant.
//!
//! ```text
//!   φ°(t) = φ_t(t):   view at K1 |------|  view at K2 |-----------|  view at K3 |---- - - projection
//! ```

use std::sync::Arc;

use servanda_agreement::{CommitmentId, Condition, Named, Place};
use servanda_base::{Duration, DurationUnit, Instant, Timeline, Truth, limits, timeline};

use crate::condition::{asked, at_least, part};
use crate::knower::{Context, Knower};
use crate::scope::Scope;
use crate::validity::Validity;
use crate::{Judgement, Line, Reasoned, Standing};

impl<'a> Knower<'_, 'a> {
    /// The truth of a condition at each instant, as it was known at that instant.
    ///
    /// What is told of one instant from its parts at that instant is told so of what was known then; only what looks
    /// at other instants is asked anew of each view.
    pub(crate) fn truth_as_known(&self, condition: &'a Condition) -> Timeline<Judgement> {
        let lines =
            |all: &'a [Condition]| all.iter().map(|condition| self.truth_as_known(condition)).collect::<Vec<_>>();
        match condition {
            Condition::Verdict { commitment, at, word } => {
                self.standing_as_known(*commitment, part(at, Context::default())).map(|standing| asked(standing, *word))
            }
            Condition::Not(condition) => self.truth_as_known(condition).map(Judgement::negated),
            Condition::All(all) => at_least(all.len(), &lines(all)),
            Condition::Any(any) => at_least(1, &lines(any)),
            Condition::AtLeast(number, all) => at_least(usize::try_from(*number).unwrap_or(usize::MAX), &lines(all)),
            _ => (*self.truth_of_known(condition)).clone(),
        }
    }

    fn truth_of_known(&self, condition: &'a Condition) -> Arc<Timeline<Judgement>> {
        let address = std::ptr::from_ref(condition).addr();
        self.recalled(&self.engine.memory.truths_as_known, &address).unwrap_or_else(|| {
            let scope = self.engine.scope_of_condition(condition);
            let work = || self.as_known(&scope, |then| then.truth_line(condition, Context::default()));
            self.remembered(&self.engine.memory.truths_as_known, address, &scope, work)
        })
    }

    /// The standing of a commitment at each instant, as it was known at that instant.
    fn standing_as_known(&self, commitment: CommitmentId, part: Option<Place>) -> Arc<Timeline<Standing>> {
        let subject = (commitment, part);
        self.recalled(&self.engine.memory.standings_as_known, &subject).unwrap_or_else(|| {
            let scope = self.engine.scope(Named::Commitment(commitment));
            let work = || self.as_known(&scope, |then| then.standing(commitment, part));
            self.remembered(&self.engine.memory.standings_as_known, subject, &scope, work)
        })
    }

    /// A line of which each instant is told by the view as it was known then. Between news of its scope a view tells
    /// the same of what lies ahead of it, but where reporting times run out meanwhile: it may look back on what silence
    /// or nobody's contradiction has told since.
    fn as_known<T: Reasoned>(&self, scope: &Scope, ask: impl Fn(&Knower<'_, '_>) -> Arc<Line<T>>) -> Timeline<T> {
        let engine = self.engine;
        let told_at = |at: Instant| {
            let then = self.at(at);
            then.with_validity(|| ask(&then))
        };
        let mut news: Vec<Instant> = scope.news(engine).to_vec();
        news.retain(|news| *news <= self.known_at());
        let days = if scope.is_clocked() { self.days_of_force() } else { Vec::new() };
        let outer = engine.validity.get();
        let (first, mut validity) = told_at(Instant::BEGINNING);
        let (mut line, mut last) = (first.told().clone(), Instant::BEGINNING);
        let mut standards = validity.at_all_times();
        for at in timeline::merged([news.clone(), days]) {
            // Without news a day tells nothing that the one before did not, unless something has passed.
            if validity.contains_time(at) && news.binary_search(&at).is_err() {
                continue;
            }
            let told;
            (told, validity) = told_at(at);
            line.go_on(at, &told);
            (last, standards) = (at, standards.narrowed(validity.at_all_times()));
        }
        engine.validity.set(outer.narrowed(standards));
        if scope.is_clocked() {
            self.holds_within(Validity::of_times(last, validity.through().max(self.known_at())));
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
