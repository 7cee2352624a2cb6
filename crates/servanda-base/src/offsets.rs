//! Offsets: where a zone keeps one offset from UTC, the calendar is arithmetic on whole seconds.
//!
//! ```text
//!   +01:00 |========|                        |==== ...
//!   +02:00            2 days  |======|
//!                    around a change the zone itself is asked
//! ```

use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The seconds of a day without a change of offset.
pub(crate) const DAY: i64 = 86_400;
/// Nearer to a change than this, nothing is said: no offset is further than 26 hours from another.
const MARGIN: i64 = 2 * DAY;
/// The first instants of 1970 and of 2100: beyond them nothing is said.
const REACH: (i64, i64) = (0, 4_102_444_800);

/// The stretches in which a zone keeps one offset, in order.
#[derive(Debug, Clone)]
pub(crate) struct Offsets(Arc<[Steady]>);

#[derive(Debug, Clone, Copy)]
struct Steady {
    from: i64,
    until: i64,
    offset: i64,
}

impl Offsets {
    /// Those of coordinated universal time: one, and always the same.
    pub(crate) fn utc() -> Self {
        static UTC: OnceLock<Offsets> = OnceLock::new();
        UTC.get_or_init(|| Self::of(&TimeZone::UTC)).clone()
    }

    pub(crate) fn of(zone: &TimeZone) -> Self {
        let mut stretches: Vec<Steady> = Vec::new();
        let Ok(start) = Timestamp::from_second(REACH.0) else { return Self(Arc::from([])) };
        let mut from = REACH.0;
        let mut offset = zone.to_offset(start).seconds();
        for change in zone.following(start) {
            let at = change.timestamp().as_second();
            if at >= REACH.1 {
                break;
            }
            stretches.push(Steady { from: from + MARGIN, until: at - MARGIN, offset: offset.into() });
            (from, offset) = (at, change.offset().seconds());
        }
        stretches.push(Steady { from: from + MARGIN, until: REACH.1 - MARGIN, offset: offset.into() });
        Self(stretches.into())
    }

    /// Nothing is quickly said.
    #[cfg(test)]
    pub(crate) fn none() -> Self {
        Self(Arc::from([]))
    }

    /// The offset from UTC that is kept all around an instant: of the instant itself, or of what a clock in the zone
    /// shows, taken as if it were UTC.
    pub(crate) fn around(&self, seconds: i64) -> Option<i64> {
        let after = self.0.partition_point(|steady| steady.from <= seconds);
        let steady = self.0.get(after.checked_sub(1)?)?;
        (seconds < steady.until).then_some(steady.offset)
    }
}

/// Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`).
pub(crate) fn days_of(date: Date) -> i64 {
    let (month, day) = (i64::from(date.month()), i64::from(date.day()));
    let year = i64::from(date.year()) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The date so many days after 1970-01-01 (the same, `civil_from_days`); `None` beyond the years that there are.
pub(crate) fn date_of(days: i64) -> Option<Date> {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_each_others_way_back() {
        for days in (-1_000_000..1_000_000).step_by(97) {
            let date = date_of(days).unwrap();
            assert_eq!(days_of(date), days);
            assert_eq!(date.since(Date::constant(1970, 1, 1)).unwrap().get_days(), i32::try_from(days).unwrap());
        }
    }
}
