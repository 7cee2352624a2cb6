//! Dates, terms and deadlines: SEMANTICS, Time, and S12.

use servanda_agreement::{Commitment, CommitmentId, DateExpr, EventRef, Form, PhaseId, Until};
use servanda_base::{Date, Deadline, Duration, DurationUnit, Instant, Truth};

use super::{Asker, Moment, Oracle};

/// A date as resolved: a day, or an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// A whole day.
    Day(Date),
    /// A point of time.
    At(Instant),
}

/// The term of a commitment: `[start, end)`; no start while it waits for an event, no end if it has none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub(super) start: Option<Instant>,
    pub(super) end: Instant,
    /// Whether it ends because another commitment replaces it then.
    pub(super) replaced: bool,
}

/// The deadline of a duty. Two instants where what sets it off is dated coarsely (S14).
#[derive(Debug, Clone, Copy)]
pub(super) struct Due {
    pub(super) first: Deadline,
    pub(super) last: Deadline,
}

impl Due {
    pub(super) fn exactly(deadline: Deadline) -> Self {
        Self { first: deadline, last: deadline }
    }
}

impl<'a> Oracle<'a> {
    /// A date as the view knows it. A date that waits for an event is known when the event is attested (S12).
    pub(super) fn date(&self, date: &'a DateExpr, m: Moment) -> Option<When> {
        let calendar = &self.agreement.calendar;
        match date {
            DateExpr::Day(day) => Some(When::Day(*day)),
            DateExpr::Instant(instant) => Some(When::At(*instant)),
            DateExpr::Named(id) => self.date(&self.agreement.dates[*id].date, m),
            DateExpr::StartOf(phase) => self.phase_begins(*phase, m).map(|when| self.day_of(when)),
            DateExpr::EndOf(phase) => self.phase_ends(*phase, m),
            DateExpr::Plus(base, term) => Some(match self.date(base, m)? {
                When::Day(day) => When::Day(calendar.date_plus(day, *term)),
                When::At(instant) => When::At(calendar.plus(instant, *term)),
            }),
            DateExpr::Minus(base, term) => Some(match self.date(base, m)? {
                When::Day(day) => When::Day(calendar.date_minus(day, *term)),
                When::At(instant) => When::At(calendar.minus(instant, *term)),
            }),
            DateExpr::After(term, event) => {
                let last = self.first_occurrence(event, Asker::default(), m)?.last;
                Some(if term.is_clock() {
                    When::At(calendar.plus(last, *term))
                } else {
                    When::Day(calendar.date_plus(calendar.date_of(last), *term))
                })
            }
            DateExpr::DayOf(number, base) => {
                let further = Duration::new(number.saturating_sub(1), DurationUnit::Day);
                Some(match self.date(base, m)? {
                    When::Day(day) => When::Day(calendar.date_plus(day, further)),
                    When::At(instant) => When::Day(calendar.date_plus(calendar.date_of(instant), further)),
                })
            }
            DateExpr::LaterOf(dates) => {
                let known: Option<Vec<When>> = dates.iter().map(|date| self.date(date, m)).collect();
                known?.into_iter().max_by_key(|when| self.opens(*when))
            }
            DateExpr::EarlierOf(dates) => {
                dates.iter().filter_map(|date| self.date(date, m)).min_by_key(|when| self.opens(*when))
            }
            DateExpr::Contested { own, .. } => self.date(own, m),
        }
    }

    /// `from D` and `until D`: the first instant of D.
    pub(super) fn opens(&self, when: When) -> Instant {
        match when {
            When::Day(day) => self.agreement.calendar.open(day),
            When::At(instant) => instant,
        }
    }

    /// `by D` and `through D` include D.
    pub(super) fn closes(&self, when: When) -> Deadline {
        match when {
            When::Day(day) => Deadline { at: self.agreement.calendar.close(day), closes_day: true },
            When::At(instant) => Deadline { at: instant, closes_day: false },
        }
    }

    /// A date as a viewpoint is its last instant.
    pub(super) fn last_instant(&self, when: When) -> Instant {
        match when {
            When::Day(day) => self.agreement.calendar.last_instant(day),
            When::At(instant) => instant,
        }
    }

    /// The end of a term: `until` is exclusive, `through` is not.
    pub(super) fn until(&self, until: &'a Until, m: Moment) -> Instant {
        self.date(&until.date, m).map_or(Instant::END, |when| match (until.through, when) {
            (true, when @ When::Day(_)) => self.closes(when).at,
            (true, When::At(instant)) => instant.succ(),
            (false, when) => self.opens(when),
        })
    }

    /// The first instant at which the agreement is in force.
    pub(super) fn in_force(&self, m: Moment) -> Instant {
        self.date(&self.agreement.in_force, m).map_or(Instant::END, |when| self.opens(when))
    }

    /// The term of a commitment: its own dates, else those of the phase that is its term, else those of the agreement.
    /// What replaces it ends it.
    pub(super) fn term(&self, commitment: &'a Commitment, id: CommitmentId, m: Moment) -> Term {
        let start = match (&commitment.from, commitment.during) {
            (Some(from), _) => self.date(from, m).map(|when| self.opens(when)),
            (None, Some(phase)) => self.phase_begins(phase, m).map(|when| self.opens(when)),
            // S35: "What replaces another and says no `from` begins when that was agreed, not before force."
            (None, None) => match &commitment.replaces {
                Some((_, agreed)) => self.date(agreed, m).map(|when| self.opens(when).max(self.in_force(m))),
                None => Some(self.in_force(m)),
            },
        };
        let end = match (&commitment.until, commitment.during) {
            (Some(until), _) => self.until(until, m),
            (None, Some(phase)) => self.phase_end_instant(phase, m),
            (None, None) => self.agreement.until.as_ref().map_or(Instant::END, |until| self.until(until, m)),
        };
        let replaced_at = (self.agreement.commitments.iter())
            .filter(|(_, other)| other.replaces.as_ref().is_some_and(|(old, _)| *old == id))
            .filter_map(|(new, other)| self.term(other, new, m).start)
            .min();
        match replaced_at {
            Some(at) if at < end => Term { start, end: at, replaced: true },
            _ => Term { start, end, replaced: false },
        }
    }

    /// A phase begins on its date, or when its condition is first true in the view (S12).
    pub(super) fn phase_begins(&self, phase: PhaseId, m: Moment) -> Option<When> {
        let phase = &self.agreement.phases[phase];
        match (&phase.from, &phase.begins_when) {
            (Some(from), _) => self.date(from, m),
            (None, Some(condition)) => {
                let first = self.instants.iter().find(|t| self.truth(condition, m.of(**t)).truth == Truth::True);
                first.map(|t| When::At(*t))
            }
            (None, None) => Some(When::At(self.in_force(m))),
        }
    }

    /// A phase ends on its date, or when its condition is first true after it began.
    pub(super) fn phase_end_instant(&self, phase: PhaseId, m: Moment) -> Instant {
        let declared = &self.agreement.phases[phase];
        let begins = self.phase_begins(phase, m).map(|when| self.opens(when));
        match (&declared.until, &declared.ends_when, begins) {
            (Some(until), ..) => self.until(until, m),
            (None, Some(condition), Some(begins)) => self
                .forward(begins, Instant::END)
                .find(|t| self.truth(condition, m.of(*t)).truth == Truth::True)
                .unwrap_or(Instant::END),
            _ => Instant::END,
        }
    }

    /// The deadline set off by something that happened some time from `start` through `last`: S14.
    pub(super) fn due_from(&self, start: Instant, last: Instant, term: Duration) -> Due {
        let calendar = &self.agreement.calendar;
        Due { first: calendar.due(start, term), last: calendar.due(last, term) }
    }

    /// Whether the duties of this form last, so that they conclude with their term (S13).
    pub(super) fn is_continuing(form: &Form) -> bool {
        !matches!(form, Form::Once { .. })
    }

    /// `by EVENT`: before or when it first happens, known when that is attested.
    pub(super) fn due_by_event(&self, event: &'a EventRef, asker: Asker, m: Moment) -> Option<Due> {
        let first = self.first_occurrence(event, asker, m)?;
        let deadline = |at| Deadline { at, closes_day: false };
        Some(Due { first: deadline(first.start), last: deadline(first.last) })
    }

    fn phase_ends(&self, phase: PhaseId, m: Moment) -> Option<When> {
        let end = self.phase_end_instant(phase, m);
        end.is_finite().then_some(self.day_of(When::At(end)))
    }

    /// Midnights are the days that they open.
    fn day_of(&self, when: When) -> When {
        match when {
            When::At(instant) => {
                let day = self.agreement.calendar.date_of(instant);
                if self.agreement.calendar.open(day) == instant { When::Day(day) } else { When::At(instant) }
            }
            day => day,
        }
    }
}
