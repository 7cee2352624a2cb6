//! Repeating periods: the built-in ones of the calendar, and those that an agreement declares.

use crate::{Calendar, Date, Duration, DurationUnit, Instant, limits};

/// How time is cut into periods that follow each other without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A calendar day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// January to March and so on.
    Quarter,
    /// A calendar year.
    Year,
    /// The k-th begins at `anchor ⊕ k·every`.
    Every {
        /// Length; days or longer.
        every: Duration,
        /// First day of the 0-th.
        anchor: Date,
    },
}

impl Period {
    /// The first day of the period in which `date` lies; of the 0-th for a day before a declared period's anchor.
    pub fn first_day(self, date: Date) -> Date {
        match self {
            Self::Day => date,
            Self::Week => {
                let back = u32::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
                Calendar::utc().date_minus(date, Duration::new(back, DurationUnit::Day))
            }
            Self::Month => date.first_of_month(),
            Self::Quarter => {
                let month = (date.month() - 1) / 3 * 3 + 1;
                Date::new(date.year(), month, 1).unwrap_or(date)
            }
            Self::Year => date.first_of_year(),
            Self::Every { .. } => {
                let mut start = self.nth(0);
                for index in 1..limits::PERIODS {
                    let next = self.nth(index);
                    if next > date || next <= start {
                        break;
                    }
                    start = next;
                }
                start
            }
        }
    }

    /// The first day of the period after the one that begins on `first`.
    pub fn next(self, first: Date) -> Date {
        let after = |count, unit| Calendar::utc().date_plus(first, Duration::new(count, unit));
        match self {
            Self::Day => after(1, DurationUnit::Day),
            Self::Week => after(1, DurationUnit::Week),
            Self::Month => after(1, DurationUnit::Month),
            Self::Quarter => after(3, DurationUnit::Month),
            Self::Year => after(1, DurationUnit::Year),
            Self::Every { .. } => {
                (1..limits::PERIODS).map(|index| self.nth(index)).find(|start| *start > first).unwrap_or(Date::MAX)
            }
        }
    }

    /// The period `[start, end)` in which `instant` lies, in the zone of `calendar`.
    pub fn containing(self, calendar: &Calendar, instant: Instant) -> (Instant, Instant) {
        let first = self.first_day(calendar.date_of(instant));
        (calendar.open(first), calendar.open(self.next(first)))
    }

    /// The periods that lie whole in `[from, until)`, in order.
    pub fn whole_within(self, calendar: &Calendar, from: Instant, until: Instant) -> Vec<(Instant, Instant)> {
        let mut first = self.first_day(calendar.date_of(from));
        let mut periods = Vec::new();
        while periods.len() < limits::PERIODS {
            let next = self.next(first);
            let (start, end) = (calendar.open(first), calendar.open(next));
            if end > until || end <= start {
                break;
            }
            if start >= from {
                periods.push((start, end));
            }
            first = next;
        }
        periods
    }

    /// The first day of the `index`-th period of a declared one: added to the anchor at once, so that months clamped
    /// in between do not add up.
    fn nth(self, index: usize) -> Date {
        match self {
            Self::Every { every, anchor } => {
                let count = u32::try_from(index).unwrap_or(u32::MAX).saturating_mul(every.count);
                Calendar::utc().date_plus(anchor, Duration::new(count, every.unit))
            }
            _ => Date::MIN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(Period::Week.first_day(day("2026-05-31")), day("2026-05-25"));
    }

    #[test]
    fn a_declared_year_begins_at_its_anchor() {
        let fuel = Period::Every { every: Duration::new(1, DurationUnit::Year), anchor: day("1995-10-22") };
        assert_eq!(fuel.first_day(day("1997-10-21")), day("1996-10-22"));
        assert_eq!(fuel.next(day("1996-10-22")), day("1997-10-22"));
    }

    #[test]
    fn clamped_months_do_not_add_up() {
        let period = Period::Every { every: Duration::new(1, DurationUnit::Month), anchor: day("2026-01-31") };
        assert_eq!(period.first_day(day("2026-03-31")), day("2026-03-31"));
    }
}
