//! Numbers, lengths of time, and what is known of a number.

use servanda_agreement::Aggregate;
use servanda_base::period::Period;
use servanda_base::{Decimal, Duration, DurationUnit};

use super::Phrases;

/// What is known of a number that is not one alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    AtLeast,
    Over,
    AtMost,
    Under,
}

impl Phrases {
    /// A number, to the last digit.
    pub fn decimal(self, value: Decimal) -> String {
        match self.is_english() {
            true => value.to_string(),
            false => self.formats().number(value),
        }
    }

    /// A count.
    pub fn count(self, count: usize) -> String {
        self.decimal(Decimal::from(count))
    }

    /// The number of a step, before it.
    pub fn step_number(self, number: u32) -> String {
        self.told("step-number", [("number", number.into())])
    }

    /// `500 million`.
    pub fn millions(self, millions: Decimal) -> String {
        let count = u32::try_from(millions.trunc().abs()).unwrap_or(u32::MAX);
        self.told("million", [("number", self.decimal(millions).into()), ("count", count.into())])
    }

    /// `over 300`.
    pub fn known(self, known: Known, number: &str) -> String {
        let message = match known {
            Known::AtLeast => "number-at-least",
            Known::Over => "number-over",
            Known::AtMost => "number-at-most",
            Known::Under => "number-under",
        };
        self.told(message, [("number", number.into())])
    }

    /// `100 to 120`.
    pub fn between_numbers(self, low: &str, high: &str) -> String {
        self.told("number-between", [("low", low.into()), ("high", high.into())])
    }

    /// `205 kg`.
    pub fn amount(self, number: &str, unit: &str) -> String {
        self.told("amount", [("number", number.into()), ("unit", unit.into())])
    }

    /// `75 %`.
    pub fn percent(self, number: &str) -> String {
        self.told("percent", [("number", number.into())])
    }

    /// `300 kg-UF6 (202.8 kg-U)`.
    pub fn written_and_shown(self, written: &str, shown: &str) -> String {
        self.told("written-and-shown", [("written", written.into()), ("shown", shown.into())])
    }

    /// Ordered levels from one to another; without an end where none is known.
    pub fn levels(self, low: Option<&str>, high: Option<&str>) -> String {
        match (low, high) {
            (Some(low), Some(high)) => self.told("level-between", [("low", low.into()), ("high", high.into())]),
            (Some(low), None) => self.told("level-or-above", [("low", low.into())]),
            (None, Some(high)) => self.told("level-or-below", [("high", high.into())]),
            (None, None) => self.not_known().to_owned(),
        }
    }

    /// Yes or no.
    pub fn yes_or_no(self, yes: bool) -> &'static str {
        self.text(if yes { "yes" } else { "no" })
    }

    /// `30 days`.
    pub fn length(self, length: Duration) -> String {
        let message = match length.unit {
            DurationUnit::Hour => "hours",
            DurationUnit::Day => "days",
            DurationUnit::Week => "weeks",
            DurationUnit::Month => "months",
            DurationUnit::Year => "years",
        };
        self.told(message, [("count", length.count.into())])
    }

    /// The name of a period that the text does not name: `month`.
    pub fn period_name(self, period: Period) -> String {
        let message = match period {
            Period::Day => "period-day",
            Period::Week => "period-week",
            Period::Month => "period-month",
            Period::Quarter => "period-quarter",
            Period::Year => "period-year",
            Period::Every { every, anchor } => {
                let of = [("length", self.length(every).into()), ("day", self.text_date(anchor).into())];
                return self.told("period-every", of);
            }
        };
        self.text(message).to_owned()
    }

    /// `sum of stockpile at declared in month`.
    pub fn aggregate(self, how: Aggregate, measure: &str, at: &str, within: &str) -> String {
        let message = match how {
            Aggregate::Sum => "formal-sum",
            Aggregate::Max => "formal-max",
            Aggregate::Min => "formal-min",
            Aggregate::Mean => "formal-mean",
        };
        self.told(message, [("measure", measure.into()), ("where", at.into()), ("within", within.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn counts_follow_the_rules_of_the_language() {
        let days = |language, count| Phrases::of(language).length(Duration::new(count, DurationUnit::Day));
        assert_eq!(days(Language::English, 1), Duration::new(1, DurationUnit::Day).to_string());
        assert_eq!(days(Language::English, 30), "30 days");
        assert_eq!(days(Language::French, 0), "0 jour");
        assert_eq!(plain(&days(Language::Arabic, 1)), "يوم واحد");
        assert_eq!(plain(&days(Language::Arabic, 2)), "يومان");
        assert_eq!(plain(&days(Language::Arabic, 5)), "٥ أيام");
        assert_eq!(plain(&days(Language::Arabic, 30)), "٣٠ يومًا");
        assert_eq!(plain(&days(Language::Arabic, 100)), "١٠٠ يوم");
        assert_eq!(plain(&days(Language::Persian, 30)), "۳۰ روز");
    }

    #[test]
    fn numbers_are_exact_in_the_digits_of_the_language() {
        let number: Decimal = "12345678901234567890.1234567".parse().unwrap();
        assert_eq!(Phrases::of(Language::English).decimal(number), "12345678901234567890.1234567");
        assert_eq!(Phrases::of(Language::Arabic).decimal(number), "١٢٬٣٤٥٬٦٧٨٬٩٠١٬٢٣٤٬٥٦٧٬٨٩٠٫١٢٣٤٥٦٧");
        assert_eq!(Phrases::of(Language::Persian).decimal("3.67".parse().unwrap()), "۳٫۶۷");
        assert_eq!(Phrases::of(Language::French).decimal("1550.5".parse().unwrap()), "1550,5");
    }

    fn plain(text: &str) -> String {
        text.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}' | '\u{200f}')).collect()
    }
}
