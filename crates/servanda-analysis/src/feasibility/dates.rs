//! Dates as bounds: days that the text fixes, and days that count from a step still to come.

use servanda_agreement::{At, DateExpr, EventRef, PhaseId, Place, Until};
use servanda_base::{Calendar, Date, Duration, DurationUnit};

use super::Step;
use super::rules::Course;
use crate::network::PointId;

/// When a date is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum When {
    /// On a day of the calendar; whether it is named by an instant of it.
    Day(Date, bool),
    /// Between so many days after a step.
    From(PointId, i64, i64),
    /// The latest of several.
    Latest(Vec<When>),
    /// The earliest of several.
    Earliest(Vec<When>),
    /// The text does not tell.
    Untold,
}

/// The fewest and the most days that a length of time can take, counted from any day.
pub(super) fn span(length: Duration) -> (i64, i64) {
    let count = i64::from(length.count);
    match length.unit {
        DurationUnit::Hour => (count / 24, (count + 23) / 24),
        DurationUnit::Day => (count, count),
        DurationUnit::Week => (7 * count, 7 * count),
        DurationUnit::Month => of_months(count),
        DurationUnit::Year => of_months(12 * count),
    }
}

/// The days of some months: from the end of a month they are clamped, and leap days lie where they lie.
fn of_months(months: i64) -> (i64, i64) {
    let length = Duration::new(u32::try_from(months).unwrap_or(u32::MAX), DurationUnit::Month);
    // Two leap years that are four years apart, and two that are eight: every way in which leap days can lie.
    let years = (1895..=1904).chain(1995..=2004);
    let starts =
        years.flat_map(|year| (1..=12).flat_map(move |month| [1, 28, 29, 30, 31].map(|day| (year, month, day))));
    let days =
        starts.filter_map(|(year, month, day)| Date::new(year, month, day).ok()).map(|from| days_from(from, length));
    days.fold((i64::MAX, 0), |(least, most), days| (least.min(days), most.max(days)))
}

/// The days that a length of time takes from a day.
pub(super) fn days_from(from: Date, length: Duration) -> i64 {
    days_between(from, Calendar::utc().date_plus(from, length))
}

/// The days from one day to another.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    let utc = Calendar::utc();
    (utc.open(to).unix() - utc.open(from).unix()) / 86_400
}

impl When {
    /// So much later, or earlier. The origin of the network is `epoch`.
    fn moved(self, length: Duration, forward: bool, epoch: Date) -> Self {
        let calendar = Calendar::utc();
        match self {
            // Of hours before or after a day nothing more is known than the days between which it lies.
            Self::Day(day, _) if length.is_clock() => {
                let days = days_between(epoch, day);
                Self::From(PointId::new(0), days, days).moved(length, forward, epoch)
            }
            Self::Day(day, timed) if forward => Self::Day(calendar.date_plus(day, length), timed),
            Self::Day(day, timed) => Self::Day(calendar.date_minus(day, length), timed),
            Self::From(point, least, most) => {
                let (short, long) = span(length);
                if forward {
                    Self::From(point, least + short, most + long)
                } else {
                    Self::From(point, least - long, most - short)
                }
            }
            Self::Latest(all) => Self::Latest(all.into_iter().map(|when| when.moved(length, forward, epoch)).collect()),
            Self::Earliest(all) => {
                Self::Earliest(all.into_iter().map(|when| when.moved(length, forward, epoch)).collect())
            }
            Self::Untold => Self::Untold,
        }
    }

    fn day(&self) -> Option<Date> {
        if let Self::Day(day, _) = self { Some(*day) } else { None }
    }
}

impl Course<'_> {
    /// When a date is.
    pub(super) fn when(&mut self, date: &DateExpr) -> When {
        match date {
            DateExpr::Day(day) => When::Day(*day, false),
            DateExpr::Instant(instant) => When::Day(self.agreement.calendar.date_of(*instant), true),
            DateExpr::Named(id) => {
                let date = &self.agreement.dates[*id].date;
                self.when(date)
            }
            DateExpr::StartOf(phase) => self.phase_begins(*phase),
            DateExpr::EndOf(phase) => self.phase_ends(*phase),
            DateExpr::Plus(of, length) => self.when(of).moved(*length, true, self.epoch),
            DateExpr::Minus(of, length) => self.when(of).moved(*length, false, self.epoch),
            DateExpr::After(length, event) => {
                When::From(self.event(event, None), 0, 0).moved(*length, true, self.epoch)
            }
            DateExpr::DayOf(count, of) => {
                let days = Duration::new(count.saturating_sub(1), DurationUnit::Day);
                self.when(of).moved(days, true, self.epoch)
            }
            DateExpr::LaterOf(dates) => {
                let all: Vec<When> = dates.iter().map(|date| self.when(date)).collect();
                let days: Option<Vec<Date>> = all.iter().map(When::day).collect();
                days.and_then(|days| days.into_iter().max()).map_or(When::Latest(all), |day| When::Day(day, false))
            }
            DateExpr::EarlierOf(dates) => {
                let all: Vec<When> = dates.iter().map(|date| self.when(date)).collect();
                let days: Option<Vec<Date>> = all.iter().map(When::day).collect();
                days.and_then(|days| days.into_iter().min()).map_or(When::Earliest(all), |day| When::Day(day, false))
            }
            DateExpr::Contested { own, .. } => self.when(own),
        }
    }

    /// The last day of a term.
    pub(super) fn last_day(&mut self, until: &Until) -> When {
        match self.when(&until.date) {
            // What ends at an instant can be done earlier on that day.
            When::Day(day, true) => When::Day(day, true),
            when if until.through => when,
            when => when.moved(Duration::new(1, DurationUnit::Day), false, self.epoch),
        }
    }

    pub(super) fn phase_begins(&mut self, phase: PhaseId) -> When {
        let declared = &self.agreement.phases[phase];
        match (&declared.from, &declared.begins_when) {
            (Some(from), _) => self.when(from),
            (None, Some(_)) => When::From(self.step(Step::PhaseBegins(phase)), 0, 0),
            (None, None) => {
                let force = &self.agreement.in_force;
                self.when(force)
            }
        }
    }

    fn phase_ends(&mut self, phase: PhaseId) -> When {
        let declared = &self.agreement.phases[phase];
        match (&declared.until, &declared.ends_when) {
            (Some(until), _) => {
                let when = self.when(&until.date);
                if until.through { when.moved(Duration::new(1, DurationUnit::Day), true, self.epoch) } else { when }
            }
            (None, Some(_)) => When::From(self.step(Step::PhaseEnds(phase)), 0, 0),
            (None, None) => When::Untold,
        }
    }

    /// The first happening of an event, at the place that is said or in question, else at any.
    pub(super) fn event(&mut self, event: &EventRef, here: Option<Place>) -> PointId {
        let places = self.places(event, here);
        match places.as_slice() {
            [] => self.step(Step::Happens(event.event, None)),
            [place] => self.step(Step::Happens(event.event, Some(*place))),
            _ => self.first_of(event, &places),
        }
    }

    /// Where an event happens, as far as it is said.
    pub(super) fn places(&self, event: &EventRef, here: Option<Place>) -> Vec<Place> {
        match &event.at {
            At::Nowhere => Vec::new(),
            At::Here => here.into_iter().collect(),
            At::Places(places) => places.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_the_days_that_they_can_have() {
        let of = |count, unit| span(Duration::new(count, unit));
        assert_eq!(of(1, DurationUnit::Month), (28, 31));
        assert_eq!(of(2, DurationUnit::Month), (59, 62));
        assert_eq!(of(3, DurationUnit::Month), (89, 92));
        assert_eq!(of(1, DurationUnit::Year), (365, 366));
        assert_eq!(of(4, DurationUnit::Year), (1_460, 1_461));
        assert_eq!(of(8, DurationUnit::Year), (2_921, 2_922));
        assert_eq!(of(36, DurationUnit::Hour), (1, 2));
    }

    #[test]
    fn months_from_a_known_day_are_exact() {
        let day: Date = "2026-01-31".parse().unwrap();
        assert_eq!(days_from(day, Duration::new(1, DurationUnit::Month)), 28);
    }
}
