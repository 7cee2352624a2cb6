//! Dates.

use servanda_base::{Calendar, Date, Deadline, Instant};

use super::Phrases;
use crate::language::Language;
use crate::words::day_of_deadline;

impl Phrases {
    /// `1 June 2026`.
    pub fn date(self, date: Date) -> String {
        self.formats().day(date).unwrap_or_else(|| date.to_string())
    }

    /// The same, beside it by the calendar of the agreement where the language has another.
    pub fn date_in_full(self, date: Date) -> String {
        match self.formats().gregorian(date) {
            Some(gregorian) => {
                self.told("both-calendars", [("day", self.date(date).into()), ("gregorian", gregorian.into())])
            }
            None => self.date(date),
        }
    }

    /// A date of the text, in English as the text writes it.
    pub fn text_date(self, date: Date) -> String {
        if self.is_english() { date.to_string() } else { self.date(date) }
    }

    /// `Jun 2026`, beside an axis.
    pub fn month_beside(self, date: Date) -> String {
        let month = self.formats().month(date).unwrap_or_else(|| date.to_string());
        if self.is_english() { shortened(&month) } else { month }
    }

    /// `1 Jun`, beside an axis.
    pub fn day_beside(self, date: Date) -> String {
        let day = self.formats().day_of_month(date).unwrap_or_else(|| date.to_string());
        if self.is_english() { shortened(&day) } else { day }
    }

    /// A day, with the time of day where that says something: not of the first and the last instant.
    pub fn moment(self, calendar: &Calendar, at: Instant) -> String {
        self.moment_by(calendar, at, Self::date)
    }

    /// The day of an instant, whatever its time.
    pub fn day_of(self, calendar: &Calendar, at: Instant) -> String {
        if at.is_finite() { self.date(calendar.date_of(at)) } else { self.moment(calendar, at) }
    }

    /// The same, beside it by the calendar of the agreement where the language has another.
    pub fn moment_in_full(self, calendar: &Calendar, at: Instant) -> String {
        self.moment_by(calendar, at, Self::date_in_full)
    }

    fn moment_by(self, calendar: &Calendar, at: Instant, day: impl Fn(Self, Date) -> String) -> String {
        if !at.is_finite() {
            return self.text(if at == Instant::END { "never" } else { "always" }).to_owned();
        }
        let time = calendar.civil(at);
        let day = day(self, time.date());
        match (time.hour(), time.minute(), time.second()) {
            (0, 0, 0) | (23, 59, 59) => day,
            (hour, minute, _) => {
                let time = self.digits(&format!("{hour:02}:{minute:02}"));
                self.told("day-and-time", [("day", day.into()), ("time", time.into())])
            }
        }
    }

    /// The last day of a deadline or its time, as the rows of changes have it: in English as programs read it.
    pub fn text_deadline(self, calendar: &Calendar, due: Deadline) -> String {
        match (self.is_english(), due.closes_day) {
            (true, _) => day_of_deadline(calendar, due),
            (false, true) => self.moment(calendar, due.at.pred()),
            (false, false) => self.moment(calendar, due.at),
        }
    }

    /// A text with the digits of the language.
    pub fn digits(self, text: &str) -> String {
        let zero = match self.language {
            Language::English | Language::French => return text.to_owned(),
            Language::Arabic => '\u{660}',
            Language::Persian => '\u{6f0}',
        };
        let own = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(c);
        text.chars().map(own).collect()
    }

    /// `1 to 30 June 2026`, `15 May to 14 June 2026`; beside it by the calendar of the agreement where the language has
    /// another.
    pub fn period(self, first: Date, last: Date) -> String {
        let formats = self.formats();
        let own = self.span(first, last, |date| formats.fields(date), |date| self.date(date));
        if formats.gregorian(first).is_none() {
            return own;
        }
        let gregorian = |date: Date| formats.gregorian(date).unwrap_or_default();
        let other =
            if first == last { gregorian(first) } else { self.between_days(&gregorian(first), &gregorian(last)) };
        self.told("both-calendars", [("day", own.into()), ("gregorian", other.into())])
    }

    /// From one day to another, the year and the month of the first left out where they are those of the last.
    fn span(
        self,
        first: Date,
        last: Date,
        fields: impl Fn(Date) -> (i32, u8, u8),
        date: impl Fn(Date) -> String,
    ) -> String {
        let ((year, month, day), (last_year, last_month, _)) = (fields(first), fields(last));
        let begin = if first == last {
            return date(first);
        } else if (year, month) == (last_year, last_month) {
            let is_ordinal = self.language == Language::French && day == 1;
            if is_ordinal { "1er".to_owned() } else { self.digits(&day.to_string()) }
        } else if year == last_year {
            self.formats().day_of_month(first).unwrap_or_else(|| date(first))
        } else {
            date(first)
        };
        self.between_days(&begin, &date(last))
    }

    fn between_days(self, first: &str, last: &str) -> String {
        self.told("period", [("first", first.into()), ("last", last.into())])
    }

    /// Whether the months of the language are others than those of the agreement.
    pub fn has_own_months(self) -> bool {
        self.language == Language::Persian
    }

    /// The first days of months, or of years, of the calendar of the language that lie between two days: of every so
    /// many.
    pub fn month_starts(self, first: Date, last: Date, months: u32) -> Vec<Date> {
        let formats = self.formats();
        let is_start = |date: &Date| {
            let (year, month, day) = formats.fields(*date);
            let since = i64::from(year) * 12 + i64::from(month) - 1;
            day == 1 && since % i64::from(months.max(1)) == 0
        };
        let days = std::iter::successors(Some(first), |date| date.tomorrow().ok());
        days.take_while(|date| *date <= last).filter(is_start).collect()
    }

    /// A text of our own in which dates of the calendar stand as programs read them: `2026-06-01`.
    pub fn with_dates(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let date =
                rest.get(..10).filter(|word| word.as_bytes().get(4) == Some(&b'-')).and_then(|word| word.parse().ok());
            let apart = !out.ends_with(|before: char| before.is_alphanumeric());
            match date.filter(|_| apart) {
                Some(date) => {
                    out.push_str(&self.date(date));
                    rest = rest.get(10..).unwrap_or_default();
                }
                None => {
                    out.push(c);
                    rest = rest.get(c.len_utf8()..).unwrap_or_default();
                }
            }
        }
        if self.is_english() { out.replace("..", " to ") } else { out }
    }
}

/// A day or a month in English with the first three letters of the month alone.
fn shortened(text: &str) -> String {
    let words = text
        .split(' ')
        .map(|word| if word.starts_with(char::is_alphabetic) { word.get(..3).unwrap_or(word) } else { word });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn periods_say_no_more_than_they_need() {
        assert_eq!(Phrases::default().period(day("2026-06-01"), day("2026-06-30")), "1 to 30 June 2026");
        assert_eq!(Phrases::default().period(day("2026-05-29"), day("2026-06-04")), "29 May to 4 June 2026");
        assert_eq!(
            Phrases::default().period(day("2015-12-31"), day("2016-01-06")),
            "31 December 2015 to 6 January 2016"
        );
    }

    #[test]
    fn dates_of_programs_are_read_as_dates() {
        assert_eq!(
            Phrases::default().with_dates("stage 1 by 2026-09-12, not 12026-09-12"),
            "stage 1 by 12 September 2026, not 12026-09-12"
        );
        assert_eq!(
            Phrases::default().with_dates("2026-01-01 through 2026-02-01"),
            "1 January 2026 through 1 February 2026"
        );
    }
}
