//! Dates, numbers and lists as a language writes them (ICU, with the data of CLDR built in).
//!
//! The locales are fixed: British English; French; Arabic as in Oman, with its own digits; Persian, by the Solar Hijri calendar.

use fixed_decimal::Decimal as Digits;
use icu_calendar::cal::Persian;
use icu_calendar::{Date as AnyDate, Iso};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{MD, YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::Locale;
use servanda_base::{Date, Decimal};

use crate::language::Language;

/// How a language writes what is counted and dated; each part is missing only if the data that are built in lack it.
pub struct Formats {
    language: Language,
    day: Option<DateTimeFormatter<YMD>>,
    month: Option<DateTimeFormatter<YM>>,
    day_of_month: Option<DateTimeFormatter<MD>>,
    /// The same by the calendar of the agreement, where the language has another.
    gregorian: Option<DateTimeFormatter<YMD>>,
    number: Option<DecimalFormatter>,
    list: Option<ListFormatter>,
}

impl Formats {
    pub fn new(language: Language) -> Self {
        let locale = locale(match language {
            Language::English => "en-GB",
            Language::French => "fr",
            Language::Arabic => "ar-OM",
            Language::Persian => "fa",
        });
        let gregorian = (language == Language::Persian).then(|| self::locale("fa-u-ca-gregory"));
        let month = if language == Language::Arabic { YM::long() } else { YM::medium() };
        let mut grouping = DecimalFormatterOptions::default();
        // A number of four digits reads like a year; English has none parted, as ever.
        grouping.grouping_strategy =
            Some(if language == Language::English { GroupingStrategy::Never } else { GroupingStrategy::Min2 });
        Self {
            language,
            day: DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok(),
            month: DateTimeFormatter::try_new((&locale).into(), month).ok(),
            day_of_month: DateTimeFormatter::try_new((&locale).into(), MD::long()).ok(),
            gregorian: gregorian.and_then(|locale| DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok()),
            number: DecimalFormatter::try_new((&locale).into(), grouping).ok(),
            list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).ok(),
        }
    }

    /// `1 June 2026`.
    pub fn day(&self, date: Date) -> Option<String> {
        Some(self.written(self.day.as_ref()?.format(&any(date)?)))
    }

    /// The same by the calendar of the agreement, where the language has another.
    pub fn gregorian(&self, date: Date) -> Option<String> {
        Some(self.written(self.gregorian.as_ref()?.format(&any(date)?)))
    }

    /// `Jun 2026`.
    pub fn month(&self, date: Date) -> Option<String> {
        Some(self.written(self.month.as_ref()?.format(&any(date)?)))
    }

    /// `1 June`.
    pub fn day_of_month(&self, date: Date) -> Option<String> {
        Some(self.written(self.day_of_month.as_ref()?.format(&any(date)?)))
    }

    /// Year, month and day by the calendar of the language.
    pub fn fields(&self, date: Date) -> (i32, u8, u8) {
        let persian = any(date).filter(|_| self.language == Language::Persian);
        match persian.map(|date| date.to_calendar(Persian::new())) {
            Some(date) => (date.year().extended_year(), date.month().ordinal, date.day_of_month().0),
            None => (
                i32::from(date.year()),
                u8::try_from(date.month()).unwrap_or_default(),
                u8::try_from(date.day()).unwrap_or_default(),
            ),
        }
    }

    /// A number, to the last digit.
    pub fn number(&self, value: Decimal) -> String {
        let plain = value.to_string();
        let number = self.number.as_ref().zip(plain.parse::<Digits>().ok());
        number.map_or(plain, |(format, digits)| unmarked(&format.format(&digits).to_string()))
    }

    /// `A, B and C`.
    pub fn list(&self, items: &[String]) -> String {
        match &self.list {
            Some(list) => unmarked(&list.format(items.iter()).to_string()),
            None => items.join(", "),
        }
    }

    fn written(&self, date: impl std::fmt::Display) -> String {
        let text = unmarked(&date.to_string());
        // The first of a month is an ordinal in French.
        match text.strip_prefix("1 ").filter(|_| self.language == Language::French) {
            Some(rest) => format!("1er {rest}"),
            None => text,
        }
    }
}

fn locale(name: &str) -> Locale {
    name.parse().unwrap_or(Locale::UNKNOWN)
}

fn any(date: Date) -> Option<AnyDate<Iso>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    AnyDate::try_new_iso(i32::from(date.year()), month, day).ok()
}

/// A text without marks of direction but those that lead what is set apart: what stands around it is isolated from it.
fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let leads = c == '\u{200f}' && letters.peek() == Some(&'\u{2068}');
        if leads || !matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}') {
            out.push(c);
        }
    }
    out
}
