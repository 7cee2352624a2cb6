//! The cells of a table: each with its kind, so that a spreadsheet gets numbers and dates and not their likeness.

use std::borrow::Cow;

use servanda_base::calendar::DateTime;
use servanda_base::{Calendar, Date, Decimal, Instant};

use super::Dates;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// An exact number.
    Number(Decimal),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(Date),
    /// A moment of a day.
    Moment(Moment),
}

/// An instant, as the agreement's zone has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// Its day and time of day.
    pub civil: DateTime,
    /// The same as programs read it.
    pub rfc3339: String,
}

impl Moment {
    /// `instant` in the zone of `calendar`.
    pub fn of(calendar: &Calendar, instant: Instant) -> Self {
        Self { civil: calendar.civil(instant), rfc3339: calendar.rfc3339(instant) }
    }

    /// The day, if the time of day says nothing: the first or the last instant of it.
    pub fn day(&self) -> Option<Date> {
        let time = (self.civil.hour(), self.civil.minute(), self.civil.second());
        matches!(time, (0, 0, 0) | (23, 59, 59)).then(|| self.civil.date())
    }
}

impl Cell {
    /// A text; nothing if it is empty.
    pub fn text_of(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// As CSV has it.
    pub fn text(&self, dates: Dates) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.normalize().to_string()),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::Moment(moment) => match (dates, moment.day()) {
                (Dates::Stamped, _) => Cow::Borrowed(&moment.rfc3339),
                (Dates::Civil, Some(day)) => Cow::Owned(day.to_string()),
                (Dates::Civil, None) => Cow::Owned(moment.civil.strftime("%Y-%m-%d %H:%M:%S").to_string()),
            },
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text_of(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text_of(text)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(number.into())
    }
}

impl From<Decimal> for Cell {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_gets_a_day_where_a_day_is_meant() {
        let calendar = Calendar::new("Asia/Muscat").unwrap();
        let day = "2026-10-15".parse().unwrap();
        let cell = |instant| Cell::Moment(Moment::of(&calendar, instant));
        assert_eq!(cell(calendar.last_instant(day)).text(Dates::Civil), "2026-10-15");
        assert_eq!(cell(calendar.last_instant(day)).text(Dates::Stamped), "2026-10-15T23:59:59+04:00");
        let nine = Instant::from_unix(calendar.open(day).unix() + 9 * 3600);
        assert_eq!(cell(nine).text(Dates::Civil), "2026-10-15 09:00:00");
    }
}
