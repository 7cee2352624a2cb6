//! Days, instants, months, years and intervals as a record writes them.

use servanda_base::{Calendar, Date, Instant};

use crate::{Grain, Time};

use super::fault::{Fault, shown};

/// How times may be written, for help.
const FORMS: &str = "write a day as `2026-06-10`, an instant as `2026-06-10T08:00`, some time in a month as `2026-06` \
                     or in an interval as `2026-06-10..2026-06-20`";
/// How days and instants may be written, for help.
const EXACT: &str = "write a day as `2026-06-10` or an instant as `2026-06-10T08:00`";
/// Years whose every instant can be told from the beginning and the end of time, in every zone.
pub(crate) const YEARS: std::ops::RangeInclusive<i16> = 1..=9_997;

/// When something was so, from the column `at`.
///
/// # Errors
/// If it is no time, or ends before it begins.
pub(crate) fn at(calendar: &Calendar, text: &str) -> Result<Time, Fault> {
    let Some((from, to)) = text.split_once("..") else {
        let point = point(calendar, text, FORMS)?;
        return Ok(Time { start: point.start(calendar), end: point.end(calendar), grain: point.grain() });
    };
    let (from, to) = (point(calendar, from, FORMS)?, point(calendar, to, FORMS)?);
    // An interval includes its last day or instant, as `through` does.
    let (start, end) = (from.start(calendar), to.inclusive_end(calendar));
    if end <= start {
        let message = format!("{} ends before it begins", shown(text));
        return Err(Fault::new("time-backwards", message, "the earlier end comes first"));
    }
    Ok(Time { start, end, grain: Grain::Coarse })
}

/// Throughout, from the start of `at` to the end of the day or instant in the column `through`.
///
/// # Errors
/// If that is no day or instant, or lies before `at`.
pub(crate) fn throughout(calendar: &Calendar, at: Time, text: &str) -> Result<Time, Fault> {
    let through = exact(calendar, text)?;
    let end = through.inclusive_end(calendar);
    if end <= at.start {
        let message = format!("through {} lies before `at`", shown(text));
        return Err(Fault::new("time-backwards", message, "`at` is the beginning, `through` the last day of it"));
    }
    Ok(Time { start: at.start, end, grain: Grain::Throughout })
}

/// The first and the last instant of what stands in the column `recorded`.
///
/// # Errors
/// If that is no day or instant.
pub(crate) fn recorded(calendar: &Calendar, text: &str) -> Result<(Instant, Instant), Fault> {
    let recorded = exact(calendar, text)?;
    Ok((recorded.start(calendar), recorded.inclusive_end(calendar).pred()))
}

#[derive(Debug, Clone, Copy)]
enum Point {
    Instant(Instant),
    Day(Date),
    /// From its first day to before the first day after it.
    Days(Date, Date),
}

impl Point {
    fn start(self, calendar: &Calendar) -> Instant {
        match self {
            Self::Instant(instant) => instant,
            Self::Day(date) | Self::Days(date, _) => calendar.open(date),
        }
    }

    fn end(self, calendar: &Calendar) -> Instant {
        match self {
            Self::Instant(instant) => instant,
            Self::Day(date) => calendar.close(date),
            Self::Days(_, after) => calendar.open(after),
        }
    }

    fn inclusive_end(self, calendar: &Calendar) -> Instant {
        match self {
            Self::Instant(instant) => instant.succ(),
            _ => self.end(calendar),
        }
    }

    fn grain(self) -> Grain {
        match self {
            Self::Instant(_) => Grain::Instant,
            Self::Day(_) => Grain::Day,
            Self::Days(..) => Grain::Coarse,
        }
    }
}

fn exact(calendar: &Calendar, text: &str) -> Result<Point, Fault> {
    match point(calendar, text, EXACT)? {
        Point::Days(..) => {
            let message = format!("{} is neither a day nor an instant", shown(text));
            Err(Fault::new("not-a-time", message, EXACT))
        }
        exact => Ok(exact),
    }
}

fn point(calendar: &Calendar, text: &str, forms: &str) -> Result<Point, Fault> {
    let text = text.trim();
    if let Some((day, time)) = text.split_once('T') {
        return instant(calendar, text, day, time);
    }
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [y] if is_digits(y, 4) => days(text, year(text, y)?, None),
        [y, m] if is_digits(y, 4) && is_digits(m, 2) => days(text, year(text, y)?, Some(small(m))),
        [y, m, d] if is_digits(y, 4) && is_digits(m, 2) && is_digits(d, 2) => day(text, y, m, d).map(Point::Day),
        _ => Err(not_a_time(text, &parts, forms)),
    }
}

fn not_a_time(text: &str, parts: &[&str], forms: &str) -> Fault {
    let short = |part: &str| !part.is_empty() && part.len() <= 2 && is_digits(part, part.len());
    let help = match (parts, text.split_once(' ')) {
        ([y, m, d], _) if is_digits(y, 4) && short(m) && short(d) => format!("write `{y}-{m:0>2}-{d:0>2}`"),
        (_, Some((day, time))) if is_digits(day.get(..4).unwrap_or_default(), 4) && time.contains(':') => {
            format!("write a `T` between day and time: `{}T{}`", day.trim(), time.trim())
        }
        _ => forms.to_owned(),
    };
    Fault::new("not-a-time", format!("{} is no time", shown(text)), help)
}

fn days(text: &str, year: i16, month: Option<i8>) -> Result<Point, Fault> {
    let first = Date::new(year, month.unwrap_or(1), 1).map_err(|_| no_such_month(text))?;
    let last = if month.is_some() { first.last_of_month() } else { first.last_of_year() };
    last.tomorrow().map(|after| Point::Days(first, after)).map_err(|_| no_such_year(text))
}

fn day(text: &str, y: &str, m: &str, d: &str) -> Result<Date, Fault> {
    let (year, month) = (year(text, y)?, small(m));
    let first = Date::new(year, month, 1).map_err(|_| no_such_month(text))?;
    Date::new(year, month, small(d)).map_err(|_| {
        let help = format!("`{y}-{m}` has the days 01 to {}", first.days_in_month());
        Fault::new("impossible-date", format!("there is no day {}", shown(text)), help)
    })
}

fn year(text: &str, y: &str) -> Result<i16, Fault> {
    let year = y.parse().unwrap_or(0);
    if YEARS.contains(&year) { Ok(year) } else { Err(no_such_year(text)) }
}

fn no_such_year(text: &str) -> Fault {
    let help = format!("years run from {:04} to {}", YEARS.start(), YEARS.end());
    Fault::new("impossible-date", format!("{} is out of reach", shown(text)), help)
}

fn no_such_month(text: &str) -> Fault {
    Fault::new("impossible-date", format!("there is no such month: {}", shown(text)), "months run from 01 to 12")
}

fn instant(calendar: &Calendar, text: &str, day_part: &str, time_part: &str) -> Result<Point, Fault> {
    let no_time = || {
        let help = "write `2026-06-10T08:00`, with an offset `2026-06-10T08:00+04:00`";
        Fault::new("not-a-time", format!("{} is no instant", shown(text)), help)
    };
    let parts: Vec<&str> = day_part.split('-').collect();
    let [y, m, d] = parts.as_slice() else { return Err(no_time()) };
    if !(is_digits(y, 4) && is_digits(m, 2) && is_digits(d, 2)) {
        return Err(no_time());
    }
    let date = day(text, y, m, d)?;
    let (clock, offset) = split_offset(time_part).ok_or_else(no_time)?;
    let clock: Vec<&str> = clock.split(':').collect();
    let (hour, minute, second) = match clock.as_slice() {
        [h, m] if is_digits(h, 2) && is_digits(m, 2) => (small(h), small(m), 0),
        [h, m, s] if [h, m, s].iter().all(|part| is_digits(part, 2)) => (small(h), small(m), small(s)),
        _ => return Err(no_time()),
    };
    let time = jiff::civil::Time::new(hour, minute, second, 0).map_err(|_| {
        let help = "hours run from 00 to 23, minutes and seconds from 00 to 59; midnight is `T00:00` of the next day";
        Fault::new("impossible-date", format!("there is no such time of day: {}", shown(text)), help)
    })?;
    let civil = date.to_datetime(time);
    Ok(Point::Instant(match offset {
        None => calendar.instant_at(civil),
        Some(seconds) => Instant::from_unix(Calendar::utc().instant_at(civil).unix().saturating_sub(seconds)),
    }))
}

/// The time of day and its offset from UTC in seconds; `None` if the offset is none.
fn split_offset(text: &str) -> Option<(&str, Option<i64>)> {
    if let Some(clock) = text.strip_suffix('Z') {
        return Some((clock, Some(0)));
    }
    let Some(at) = text.find(['+', '-']) else { return Some((text, None)) };
    let (clock, offset) = text.split_at_checked(at)?;
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    if !(is_digits(hours, 2) && is_digits(minutes, 2)) {
        return None;
    }
    let (hours, minutes) = (i64::from(small(hours)), i64::from(small(minutes)));
    (hours <= 18 && minutes < 60).then_some((clock, Some(sign * (hours * 3_600 + minutes * 60))))
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number of two digits.
fn small(text: &str) -> i8 {
    text.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn muscat() -> Calendar {
        Calendar::new("Asia/Muscat").unwrap()
    }

    fn text(time: Time) -> (String, String, Grain) {
        (muscat().rfc3339(time.start), muscat().rfc3339(time.end), time.grain)
    }

    #[test]
    fn every_form_is_read() {
        for (written, start, end, grain) in [
            ("2026-06-10", "2026-06-10T00:00:00+04:00", "2026-06-11T00:00:00+04:00", Grain::Day),
            ("2026-06-10T08:00", "2026-06-10T08:00:00+04:00", "2026-06-10T08:00:00+04:00", Grain::Instant),
            ("2026-06-10T08:00:30Z", "2026-06-10T12:00:30+04:00", "2026-06-10T12:00:30+04:00", Grain::Instant),
            ("2026-06-10T08:00+03:30", "2026-06-10T08:30:00+04:00", "2026-06-10T08:30:00+04:00", Grain::Instant),
            ("2017-03", "2017-03-01T00:00:00+04:00", "2017-04-01T00:00:00+04:00", Grain::Coarse),
            ("2017", "2017-01-01T00:00:00+04:00", "2018-01-01T00:00:00+04:00", Grain::Coarse),
            ("2014-08-19..2014-09-29", "2014-08-19T00:00:00+04:00", "2014-09-30T00:00:00+04:00", Grain::Coarse),
        ] {
            let (a, b, c) = text(at(&muscat(), written).unwrap());
            assert_eq!((a.as_str(), b.as_str(), c), (start, end, grain), "{written}");
        }
    }

    #[test]
    fn through_includes_its_day() {
        let from = at(&muscat(), "2026-06-10").unwrap();
        let (_, end, grain) = text(throughout(&muscat(), from, "2026-06-12").unwrap());
        assert_eq!((end.as_str(), grain), ("2026-06-13T00:00:00+04:00", Grain::Throughout));
        assert!(throughout(&muscat(), from, "2026-06-10").is_ok());
        assert_eq!(throughout(&muscat(), from, "2026-06-09").unwrap_err().name, "time-backwards");
        assert_eq!(throughout(&muscat(), from, "2026-07").unwrap_err().name, "not-a-time");
    }

    #[test]
    fn what_is_no_time_is_met_with_its_cure() {
        for (written, name, help) in [
            ("2026-02-30", "impossible-date", "`2026-02` has the days 01 to 28"),
            ("2026-13-01", "impossible-date", "months run from 01 to 12"),
            ("2026-13", "impossible-date", "months run from 01 to 12"),
            ("0000-01-01", "impossible-date", "years run from 0001 to 9997"),
            ("2026-6-1", "not-a-time", "write `2026-06-01`"),
            ("2026-06-10 08:00", "not-a-time", "write a `T` between day and time: `2026-06-10T08:00`"),
            ("12.06.2026", "not-a-time", FORMS),
            ("2026-06-20..2026-06-10", "time-backwards", "the earlier end comes first"),
            (
                "2026-06-10T24:00",
                "impossible-date",
                "hours run from 00 to 23, minutes and seconds from 00 to 59; midnight is `T00:00` of the next day",
            ),
            ("2026-06-10T8:00", "not-a-time", "write `2026-06-10T08:00`, with an offset `2026-06-10T08:00+04:00`"),
        ] {
            let fault = at(&muscat(), written).unwrap_err();
            assert_eq!((fault.name, fault.help.as_str()), (name, help), "{written}");
        }
    }
}
