//! Instants, civil dates and durations, and how they are added in an agreement's zone.
//!
//! ```text
//!   open(d)                          close(d) = open(d + 1)
//!     |------------ day d ------------|
//!     ^ `from d` begins here          ^ `until d+1`, `through d`, `by d` end here
//! ```
//!
//! Two ways of adding a duration, never mixed: a *span* is exact (`plus`), a *deadline* runs to the end of its last
//! day (`due`). See SEMANTICS, part 2, Time.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

use crate::offsets::{self, DAY, Offsets};

/// A civil date, without zone.
pub type Date = civil::Date;
/// A day and a time of day.
pub type DateTime = civil::DateTime;

/// A point of time, to the second.
///
/// ```
/// use servanda_base::Instant;
/// assert!(Instant::BEGINNING < Instant::from_unix(0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// Before everything that can be dated.
    pub const BEGINNING: Self = Self(i64::MIN);
    /// After everything that can be dated.
    pub const END: Self = Self(i64::MAX);

    /// Seconds since 1970-01-01T00:00:00Z.
    pub const fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub const fn unix(self) -> i64 {
        self.0
    }

    /// Whether it is a real point of time, neither [`Self::BEGINNING`] nor [`Self::END`].
    pub const fn is_finite(self) -> bool {
        self.0 != i64::MIN && self.0 != i64::MAX
    }

    /// The last instant before this one.
    #[must_use]
    pub const fn pred(self) -> Self {
        if self.is_finite() { Self(self.0 - 1) } else { self }
    }

    /// The first instant after this one.
    #[must_use]
    pub const fn succ(self) -> Self {
        if self.is_finite() { Self(self.0 + 1) } else { self }
    }
}

/// The units in which an agreement counts time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DurationUnit {
    /// 3600 seconds.
    Hour,
    /// A calendar day.
    Day,
    /// Seven calendar days.
    Week,
    /// A calendar month, clamped to the last day of a shorter one.
    Month,
    /// A calendar year, clamped likewise.
    Year,
}

/// A length of time as written: `24 hours`, `3 months`.
///
/// ```
/// use servanda_base::{Duration, DurationUnit};
/// assert_eq!(Duration::new(1, DurationUnit::Day).to_string(), "1 day");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    /// How many units.
    pub count: u32,
    /// Which unit.
    pub unit: DurationUnit,
}

impl Duration {
    /// `count` of `unit`.
    pub const fn new(count: u32, unit: DurationUnit) -> Self {
        Self { count, unit }
    }

    /// Whether it is counted by the clock (hours) rather than by the calendar.
    pub const fn is_clock(self) -> bool {
        matches!(self.unit, DurationUnit::Hour)
    }

    fn to_span(self) -> jiff::Span {
        let count = i64::from(self.count);
        let span = match self.unit {
            DurationUnit::Hour => jiff::Span::new().try_hours(count),
            DurationUnit::Day => jiff::Span::new().try_days(count),
            DurationUnit::Week => jiff::Span::new().try_weeks(count),
            DurationUnit::Month => jiff::Span::new().try_months(count),
            DurationUnit::Year => jiff::Span::new().try_years(count),
        };
        span.unwrap_or_else(|_| 9_000.years())
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            DurationUnit::Hour => "hour",
            DurationUnit::Day => "day",
            DurationUnit::Week => "week",
            DurationUnit::Month => "month",
            DurationUnit::Year => "year",
        };
        write!(f, "{} {unit}{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}

/// A deadline: the instant at which it is over, and whether that instant closes a day.
///
/// A further term that starts at `close(d)` counts from `d`, one that starts at an ordinary midnight from the day
/// that begins there; hence the flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Deadline {
    /// What is done at or before this instant is in time.
    pub at: Instant,
    /// Whether `at` is the end of a day rather than a time of day.
    pub closes_day: bool,
}

impl Deadline {
    /// Never over.
    pub const NEVER: Self = Self { at: Instant::END, closes_day: false };
}

/// The calendar of an agreement: the civil calendar in its zone.
///
/// ```
/// use servanda_base::Calendar;
/// let muscat = Calendar::new("Asia/Muscat").unwrap();
/// let day = "2026-10-01".parse().unwrap();
/// assert_eq!(muscat.rfc3339(muscat.open(day)), "2026-10-01T00:00:00+04:00");
/// ```
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: TimeZone,
    name: Arc<str>,
    // The same as the zone says, where it is quickly said.
    offsets: Offsets,
}

impl PartialEq for Calendar {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}
impl Eq for Calendar {}

impl Calendar {
    /// The calendar of the IANA zone `name`, from the bundled database; `None` if there is no such zone.
    pub fn new(name: &str) -> Option<Self> {
        let zone = TimeZoneDatabase::bundled().get(name).ok()?;
        let offsets = Offsets::of(&zone);
        Some(Self { zone, name: name.into(), offsets })
    }

    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self { zone: TimeZone::UTC, name: "UTC".into(), offsets: Offsets::utc() }
    }

    /// The IANA name of the zone.
    pub fn zone_name(&self) -> &str {
        &self.name
    }

    /// The first instant of `date`.
    pub fn open(&self, date: Date) -> Instant {
        self.instant_of(offsets::days_of(date) * DAY).unwrap_or_else(|| self.instant_at(date.at(0, 0, 0, 0)))
    }

    /// The first instant of the day on which `instant` falls.
    pub fn day_of(&self, instant: Instant) -> Instant {
        match self.offsets.around(instant.unix()) {
            Some(offset) => Instant::from_unix(instant.unix() - (instant.unix() + offset).rem_euclid(DAY)),
            None => self.open(self.date_of(instant)),
        }
    }

    /// The instant at which a clock in this zone shows so many seconds since its 1970-01-01T00:00, where that is
    /// quickly said.
    fn instant_of(&self, shown: i64) -> Option<Instant> {
        self.offsets.around(shown).map(|offset| Instant::from_unix(shown - offset))
    }

    /// The end of `date`, which is the first instant of the next day.
    pub fn close(&self, date: Date) -> Instant {
        if let Some(quick) = self.instant_of((offsets::days_of(date) + 1) * DAY) {
            return quick;
        }
        match date.tomorrow() {
            Ok(next) => self.open(next),
            Err(_) => Instant::END,
        }
    }

    /// The last instant of `date`: where a date stands as a viewpoint.
    pub fn last_instant(&self, date: Date) -> Instant {
        self.close(date).pred()
    }

    /// The instant of a civil date and time in this zone (in a gap, the later reading).
    pub fn instant_at(&self, time: civil::DateTime) -> Instant {
        match self.zone.to_timestamp(time) {
            Ok(stamp) => Instant::from_unix(stamp.as_second()),
            Err(_) if time.year() < 0 => Instant::BEGINNING,
            Err(_) => Instant::END,
        }
    }

    /// The date on which `instant` falls.
    pub fn date_of(&self, instant: Instant) -> Date {
        let quick = self.offsets.around(instant.unix()).map(|offset| instant.unix() + offset);
        let date = quick.and_then(|shown| offsets::date_of(shown.div_euclid(DAY)));
        date.unwrap_or_else(|| self.civil(instant).date())
    }

    /// Date and time of day of `instant`.
    pub fn civil(&self, instant: Instant) -> civil::DateTime {
        match Timestamp::from_second(instant.unix()) {
            Ok(stamp) => self.zone.to_datetime(stamp),
            Err(_) if instant.unix() < 0 => civil::DateTime::MIN,
            Err(_) => civil::DateTime::MAX,
        }
    }

    /// `t ⊕ D`: exactly that much later, by the clock for hours, by the calendar (clamped) otherwise.
    pub fn plus(&self, instant: Instant, duration: Duration) -> Instant {
        let quick = || self.shifted(instant, i64::from(duration.count), duration.unit);
        quick().unwrap_or_else(|| self.shift(instant, duration.to_span()))
    }

    /// The same, backwards.
    pub fn minus(&self, instant: Instant, duration: Duration) -> Instant {
        let quick = || self.shifted(instant, -i64::from(duration.count), duration.unit);
        quick().unwrap_or_else(|| self.shift(instant, duration.to_span().negate()))
    }

    /// So many days or hours later, where that is quickly said.
    fn shifted(&self, instant: Instant, count: i64, unit: DurationUnit) -> Option<Instant> {
        let days = match unit {
            DurationUnit::Hour => {
                let later = instant.unix() + count * 3_600;
                return self.offsets.around(instant.unix()).and(self.offsets.around(later)).map(|_| Instant(later));
            }
            DurationUnit::Day => count,
            DurationUnit::Week => 7 * count,
            DurationUnit::Month | DurationUnit::Year => return None,
        };
        self.instant_of(instant.unix() + self.offsets.around(instant.unix())? + days * DAY)
    }

    fn shift(&self, instant: Instant, span: jiff::Span) -> Instant {
        let Ok(stamp) = Timestamp::from_second(instant.unix()) else { return instant };
        match stamp.to_zoned_datetime(self.zone.clone()).checked_add(span) {
            Ok(zoned) => Instant::from_unix(zoned.timestamp().as_second()),
            Err(_) if span.is_negative() => Instant::BEGINNING,
            Err(_) => Instant::END,
        }
    }

    /// `date ⊕ D`, clamped to the last day of a shorter month; hours are whole days rounded up.
    pub fn date_plus(&self, date: Date, duration: Duration) -> Date {
        let moved = match Self::days(duration) {
            Some(days) => offsets::date_of(offsets::days_of(date) + days),
            None => date.checked_add(Self::whole_days(duration)).ok(),
        };
        moved.unwrap_or(Date::MAX)
    }

    /// `date` moved back by `duration`.
    pub fn date_minus(&self, date: Date, duration: Duration) -> Date {
        let moved = match Self::days(duration) {
            Some(days) => offsets::date_of(offsets::days_of(date) - days),
            None => date.checked_sub(Self::whole_days(duration)).ok(),
        };
        moved.unwrap_or(Date::MIN)
    }

    /// How many days it is, if it is always so many, and not more than all years have.
    fn days(duration: Duration) -> Option<i64> {
        let days = match duration.unit {
            DurationUnit::Day => i64::from(duration.count),
            DurationUnit::Week => 7 * i64::from(duration.count),
            DurationUnit::Hour | DurationUnit::Month | DurationUnit::Year => return None,
        };
        (days <= 3_652_059).then_some(days)
    }

    fn whole_days(duration: Duration) -> jiff::Span {
        match duration.unit {
            DurationUnit::Hour => Duration::new(duration.count.div_ceil(24), DurationUnit::Day).to_span(),
            _ => duration.to_span(),
        }
    }

    /// `due(t, D)`: the end of the day `date(t) ⊕ D` for days and longer (the first day is not counted, the last runs
    /// to its end), `t ⊕ D` for hours.
    pub fn due(&self, from: Instant, duration: Duration) -> Deadline {
        if !from.is_finite() {
            return Deadline::NEVER;
        }
        if duration.is_clock() {
            return Deadline { at: self.plus(from, duration), closes_day: false };
        }
        // A day lies within one offset or the zone is asked.
        let quick = || {
            let last = self.shifted(from, i64::from(duration.count), duration.unit)?;
            self.offsets.around(last.unix() + DAY)?;
            Some(self.close(self.date_of(last)))
        };
        let at = quick().unwrap_or_else(|| self.close(self.date_plus(self.date_of(from), duration)));
        Deadline { at, closes_day: true }
    }

    /// The term that starts when `deadline` is over; with none stated, the deadline itself.
    pub fn due_after(&self, deadline: Deadline, duration: Option<Duration>) -> Deadline {
        match duration {
            None => deadline,
            Some(duration) if deadline.closes_day && !duration.is_clock() => self.due(deadline.at.pred(), duration),
            Some(duration) => self.due(deadline.at, duration),
        }
    }

    /// RFC 3339 with the zone's offset at that instant; `None`-like instants print as the year's limits.
    pub fn rfc3339(&self, instant: Instant) -> String {
        let time = self.civil(instant);
        let offset = match Timestamp::from_second(instant.unix()) {
            Ok(stamp) => self.zone.to_offset(stamp),
            Err(_) => Offset::UTC,
        };
        let seconds = offset.seconds();
        let sign = if seconds < 0 { '-' } else { '+' };
        let minutes = seconds.unsigned_abs() / 60;
        format!("{}T{}{sign}{:02}:{:02}", time.date(), time.time(), minutes / 60, minutes % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn deadlines_run_to_the_end_of_their_last_day() {
        let utc = Calendar::utc();
        let due = utc.due(utc.open(day("2026-10-01")), Duration::new(10, DurationUnit::Day));
        assert_eq!(due.at, utc.close(day("2026-10-11")));
    }

    #[test]
    fn a_term_after_a_day_counts_from_that_day() {
        let utc = Calendar::utc();
        let first = utc.due(utc.open(day("2026-09-26")), Duration::new(30, DurationUnit::Day));
        let report = utc.due_after(first, Some(Duration::new(5, DurationUnit::Day)));
        assert_eq!(report.at, utc.close(day("2026-10-31")));
    }

    #[test]
    fn what_is_quickly_said_is_what_the_zone_says() {
        for name in
            ["Europe/Vienna", "America/New_York", "Asia/Tehran", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]
        {
            let calendar = Calendar::new(name).unwrap();
            let slow = Calendar { offsets: Offsets::none(), ..calendar.clone() };
            for step in 0..40_000_i64 {
                let at = Instant::from_unix(step * 40_009 - 86_400);
                assert_eq!(calendar.date_of(at), slow.date_of(at), "{name} {at:?}");
                assert_eq!(calendar.day_of(at), slow.open(slow.date_of(at)), "{name} {at:?}");
                let count = u32::try_from(step % 50).unwrap();
                for unit in [DurationUnit::Hour, DurationUnit::Day, DurationUnit::Week, DurationUnit::Month] {
                    let duration = Duration::new(count, unit);
                    assert_eq!(calendar.plus(at, duration), slow.plus(at, duration), "{name} {at:?} + {duration}");
                    assert_eq!(calendar.minus(at, duration), slow.minus(at, duration), "{name} {at:?} - {duration}");
                    assert_eq!(calendar.due(at, duration), slow.due(at, duration), "{name} due {at:?} {duration}");
                }
            }
        }
    }

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        let utc = Calendar::utc();
        for count in [0, 1, 27, 28, 366, 40_000, 4_000_000, u32::MAX] {
            let span = Duration::new(count, DurationUnit::Day).to_span();
            for start in ["0001-01-01", "1900-02-28", "2024-02-29", "9999-12-31"].map(day) {
                let duration = Duration::new(count, DurationUnit::Day);
                assert_eq!(utc.date_plus(start, duration), start.checked_add(span).unwrap_or(Date::MAX));
                assert_eq!(utc.date_minus(start, duration), start.checked_sub(span).unwrap_or(Date::MIN));
            }
        }
    }

    #[test]
    fn months_are_clamped() {
        let utc = Calendar::utc();
        assert_eq!(utc.date_plus(day("2024-01-31"), Duration::new(1, DurationUnit::Month)), day("2024-02-29"));
    }
}
