//! Dates.

use servanda_base::{Calendar, Date, Instant};

use super::Phrases;

impl Phrases {
    /// `1 June 2026`.
    pub fn date(self, date: Date) -> String {
        self.told(
            "date",
            [("day", date.day().into()), ("month", self.month(date).into()), ("year", date.year().into())],
        )
    }

    /// `Jun 2026`, beside an axis.
    pub fn month_beside(self, date: Date) -> String {
        let month = self.month(date).get(..3).unwrap_or_default();
        self.told("month-beside", [("month", month.into()), ("year", date.year().into())])
    }

    /// `1 Jun`, beside an axis.
    pub fn day_beside(self, date: Date) -> String {
        let month = self.month(date).get(..3).unwrap_or_default();
        self.told("day-beside", [("day", date.day().into()), ("month", month.into())])
    }

    /// A day, with the time of day where that says something: not of the first and the last instant.
    pub fn moment(self, calendar: &Calendar, at: Instant) -> String {
        if !at.is_finite() {
            return self.text(if at == Instant::END { "never" } else { "always" }).to_owned();
        }
        let time = calendar.civil(at);
        let day = self.date(time.date());
        match (time.hour(), time.minute(), time.second()) {
            (0, 0, 0) | (23, 59, 59) => day,
            (hour, minute, _) => {
                self.told("day-and-time", [("day", day.into()), ("time", format!("{hour:02}:{minute:02}").into())])
            }
        }
    }

    /// `1 to 30 June 2026`, `15 May to 14 June 2026`.
    pub fn period(self, first: Date, last: Date) -> String {
        let begin = if first == last {
            return self.date(first);
        } else if (first.year(), first.month()) == (last.year(), last.month()) {
            first.day().to_string()
        } else if first.year() == last.year() {
            self.told("day-beside", [("day", first.day().into()), ("month", self.month(first).into())])
        } else {
            self.date(first)
        };
        self.told("period", [("first", begin.into()), ("last", self.date(last).into())])
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
        out.replace("..", " to ")
    }

    fn month(self, date: Date) -> &'static str {
        self.text(match date.month() {
            1 => "month-1",
            2 => "month-2",
            3 => "month-3",
            4 => "month-4",
            5 => "month-5",
            6 => "month-6",
            7 => "month-7",
            8 => "month-8",
            9 => "month-9",
            10 => "month-10",
            11 => "month-11",
            _ => "month-12",
        })
    }
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
