//! Dates as they come out in one view: some wait for an event, and are unknown until it is attested (S12).

use std::cmp::Ordering;

use servanda_agreement::{DateExpr, PhaseId, Until};
use servanda_base::{Date, Deadline, Duration, DurationUnit, Instant, Timeline, Truth};

use crate::Judgement;
use crate::knower::{Context, Knower};

/// A date that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// A civil day.
    Day(Date),
    /// An instant.
    At(Instant),
}

impl Knower<'_, '_> {
    /// The date, if it is known in this view.
    pub(crate) fn when(&self, date: &DateExpr) -> Option<When> {
        match date {
            DateExpr::Day(day) => Some(When::Day(*day)),
            DateExpr::Instant(instant) => Some(When::At(*instant)),
            DateExpr::Named(id) => self.when(&self.agreement().dates[*id].date),
            DateExpr::StartOf(phase) => self.phase_start(*phase),
            DateExpr::EndOf(phase) => self.phase_end(*phase),
            DateExpr::Plus(date, duration) => Some(self.moved(self.when(date)?, *duration, true)),
            DateExpr::Minus(date, duration) => Some(self.moved(self.when(date)?, *duration, false)),
            DateExpr::After(duration, event) => {
                let happenings = self.happenings(event, Context::default());
                let first = happenings.occurrences.iter().find(|occurrence| !occurrence.disputed)?;
                let last = first.time.last();
                Some(if duration.is_clock() {
                    When::At(self.calendar().plus(last, *duration))
                } else {
                    When::Day(self.calendar().date_plus(self.calendar().date_of(last), *duration))
                })
            }
            DateExpr::DayOf(number, date) => {
                let days = Duration::new(number.saturating_sub(1), DurationUnit::Day);
                Some(self.moved(self.when(date)?, days, true))
            }
            DateExpr::LaterOf(dates) => {
                let known: Option<Vec<When>> = dates.iter().map(|date| self.when(date)).collect();
                known?.into_iter().max_by(|a, b| self.order(*a, *b))
            }
            DateExpr::EarlierOf(dates) => {
                dates.iter().filter_map(|date| self.when(date)).min_by(|a, b| self.order(*a, *b))
            }
            DateExpr::Contested { own, .. } => self.when(own),
        }
    }

    /// The first instant of a date: `from D`, and the exclusive end of `until D`.
    pub(crate) fn opening(&self, date: &DateExpr) -> Option<Instant> {
        self.when(date).map(|when| self.first_instant(when))
    }

    /// The end of a term, exclusive.
    pub(crate) fn end_of_term(&self, until: &Until) -> Option<Instant> {
        let when = self.when(&until.date)?;
        Some(match (when, until.through) {
            (When::Day(day), true) => self.calendar().close(day),
            (When::At(instant), true) => instant.succ(),
            (when, false) => self.first_instant(when),
        })
    }

    /// `by D`, `on D`: the date included.
    pub(crate) fn deadline(&self, date: &DateExpr) -> Option<Deadline> {
        Some(match self.when(date)? {
            When::Day(day) => Deadline { at: self.calendar().close(day), closes_day: true },
            When::At(at) => Deadline { at, closes_day: false },
        })
    }

    /// Whether the process is in a phase.
    pub(crate) fn phase(&self, phase: PhaseId) -> Timeline<bool> {
        let (start, end) = self.phase_bounds(phase);
        match start {
            None => Timeline::constant(false),
            Some(start) => Timeline::constant(false).with(start, true).with(end.unwrap_or(Instant::END).max(start), false),
        }
    }

    /// The first instant of a phase, and the first after it, as far as they are known.
    pub(crate) fn phase_bounds(&self, phase: PhaseId) -> (Option<Instant>, Option<Instant>) {
        let bound = |when: Option<When>| when.map(|when| self.first_instant(when));
        (bound(self.phase_start(phase)), bound(self.phase_end(phase)))
    }

    fn phase_start(&self, phase: PhaseId) -> Option<When> {
        let declared = &self.agreement().phases[phase];
        match (&declared.from, &declared.begins_when) {
            (Some(from), _) => self.when(from),
            (None, Some(condition)) => {
                let from = self.opening(&self.agreement().in_force)?;
                let line = self.truth(condition, Context::default());
                first_true(&line, from).map(|at| self.as_day_if_whole(at))
            }
            (None, None) => self.when(&self.agreement().in_force),
        }
    }

    fn phase_end(&self, phase: PhaseId) -> Option<When> {
        let declared = &self.agreement().phases[phase];
        match (&declared.until, &declared.ends_when) {
            (Some(until), _) => {
                let when = self.when(&until.date)?;
                Some(if until.through { self.moved(when, Duration::new(1, DurationUnit::Day), true) } else { when })
            }
            (None, Some(condition)) => {
                let start = self.first_instant(self.phase_start(phase)?);
                let line = self.truth(condition, Context::default());
                first_true(&line, start).map(|at| self.as_day_if_whole(at))
            }
            (None, None) => None,
        }
    }

    pub(crate) fn first_instant(&self, when: When) -> Instant {
        match when {
            When::Day(day) => self.calendar().open(day),
            When::At(instant) => instant,
        }
    }

    fn as_day_if_whole(&self, at: Instant) -> When {
        let day = self.calendar().date_of(at);
        if self.calendar().open(day) == at { When::Day(day) } else { When::At(at) }
    }

    fn moved(&self, when: When, duration: Duration, forward: bool) -> When {
        let calendar = self.calendar();
        match (when, duration.is_clock()) {
            (When::Day(day), false) if forward => When::Day(calendar.date_plus(day, duration)),
            (When::Day(day), false) => When::Day(calendar.date_minus(day, duration)),
            (when, _) if forward => When::At(calendar.plus(self.first_instant(when), duration)),
            (when, _) => When::At(calendar.minus(self.first_instant(when), duration)),
        }
    }

    fn order(&self, a: When, b: When) -> Ordering {
        self.first_instant(a).cmp(&self.first_instant(b))
    }
}

/// The first instant at or after `from` at which a line is true.
pub(crate) fn first_true(line: &Timeline<Judgement>, from: Instant) -> Option<Instant> {
    line.stretches()
        .filter(|(_, until, judgement)| *until > from && judgement.truth == Truth::True)
        .map(|(start, _, _)| start.max(from))
        .next()
}
