//! Numbers as people read them.

use servanda_agreement::Scale;
use servanda_base::{Bound, Decimal, Interval};

use crate::phrase::{Known, Phrases};

/// The digits after the point that are shown of a number that was converted.
const SHOWN_DIGITS: u32 = 6;

/// A number: `3.67`, `1550`, `500 million`.
pub fn decimal(value: Decimal) -> String {
    said_decimal(Phrases::default(), value)
}

/// What is known of a number: `205`, `over 300`, `100 to 120`, `not known`.
pub fn interval(value: Interval) -> String {
    said_interval(Phrases::default(), value)
}

/// How much of `whole` `part` is, in whole per cent, rounded down: 100 % is said only of all of it. What it is at most
/// is rounded up, so that it is true.
pub(super) fn said_percent(say: Phrases, part: Interval, whole: Interval) -> Option<String> {
    let whole = whole.as_point().filter(|whole| *whole > Decimal::ZERO)?;
    let of = |bound: Bound| bound.value()?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
    let (low, high) = (of(part.low()).map(|low| low.floor().normalize()), of(part.high()));
    let high = high.map(|high| if part.as_point().is_some() { high.floor() } else { high.ceil() }.normalize());
    match (low, high) {
        (Some(low), Some(high)) if low == high => Some(say.percent(&say.decimal(low))),
        (Some(low), Some(high)) => Some(say.percent(&say.between_numbers(&say.decimal(low), &say.decimal(high)))),
        (Some(low), None) if !low.is_zero() => Some(say.percent(&say.known(Known::AtLeast, &say.decimal(low)))),
        (None, Some(high)) => Some(say.percent(&say.known(Known::AtMost, &say.decimal(high)))),
        _ => None,
    }
}

/// A number in a language.
pub(super) fn said_decimal(say: Phrases, value: Decimal) -> String {
    let million = Decimal::from(1_000_000);
    let value = value.normalize();
    match value.checked_div(million) {
        Some(millions) if value.abs() >= million && millions.normalize().scale() <= 2 => {
            say.millions(millions.normalize())
        }
        _ => say.decimal(value),
    }
}

/// Whether nothing is known of a number, or only that it is not negative.
pub(super) fn is_not_known(value: Interval) -> bool {
    match (value.low(), value.high()) {
        (Bound::Open, Bound::Open) => true,
        (Bound::Inclusive(low), Bound::Open) => low.is_zero(),
        _ => false,
    }
}

/// What is known of a number, in a language.
pub(super) fn said_interval(say: Phrases, value: Interval) -> String {
    if let Some(point) = value.as_point() {
        return said_decimal(say, point);
    }
    if is_not_known(value) {
        return say.not_known().to_owned();
    }
    let end = |bound: Bound, word: Known| match (bound, word) {
        (Bound::Exclusive(_), Known::AtLeast | Known::Over) => Known::Over,
        (Bound::Exclusive(_), Known::AtMost | Known::Under) => Known::Under,
        (_, word) => word,
    };
    let number = |bound: Bound| said_decimal(say, bound.value().unwrap_or_default());
    match (value.low(), value.high()) {
        (low, Bound::Open) => say.known(end(low, Known::AtLeast), &number(low)),
        (Bound::Open, high) => say.known(end(high, Known::AtMost), &number(high)),
        (low, high) => {
            let open = |bound: Bound, known: Known| match bound {
                Bound::Exclusive(_) => say.known(known, &number(bound)),
                _ => number(bound),
            };
            say.between_numbers(&open(low, Known::Over), &open(high, Known::Under))
        }
    }
}

/// `value`, in base units, counted in a unit of `factor` base units, rounded for show.
pub fn in_unit(value: Interval, factor: Decimal) -> Interval {
    let end = |bound: Bound| {
        let shown = |end: Decimal| {
            end.checked_div(factor).map_or(end, |converted| converted.round_dp(SHOWN_DIGITS).normalize())
        };
        match bound {
            Bound::Open => Bound::Open,
            Bound::Inclusive(end) => Bound::Inclusive(shown(end)),
            Bound::Exclusive(end) => Bound::Exclusive(shown(end)),
        }
    };
    Interval::new(end(value.low()), end(value.high())).unwrap_or(value)
}

/// A position among ordered levels, by its name.
pub(super) fn level(say: Phrases, value: Interval, scale: &Scale) -> String {
    let Scale::Levels(levels) = scale else { return said_interval(say, value) };
    let name = |position: Decimal| {
        usize::try_from(position.trunc()).ok().and_then(|at| levels.get(at)).map(ToString::to_string)
    };
    match value.as_point().and_then(name) {
        Some(point) => point,
        None => {
            let (low, high) = (value.low().value().and_then(name), value.high().value().and_then(name));
            say.levels(low.as_deref(), high.as_deref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: i64) -> Decimal {
        Decimal::from(value)
    }

    #[test]
    fn large_sums_read_as_in_the_text() {
        assert_eq!(decimal(n(500_000_000)), "500 million");
        assert_eq!(decimal(n(1_500_000)), "1.5 million");
        assert_eq!(decimal(n(1_234_567)), "1234567");
        assert_eq!(decimal(Decimal::new(3670, 3)), "3.67");
    }

    #[test]
    fn a_share_is_never_rounded_up() {
        let share = |part, whole| said_percent(Phrases::default(), Interval::point(n(part)), Interval::point(n(whole)));
        assert_eq!(share(750, 998).as_deref(), Some("75 %"));
        assert_eq!(share(997, 998).as_deref(), Some("99 %"));
        assert_eq!(share(1, 0), None);
    }

    #[test]
    fn what_a_share_is_at_most_is_never_rounded_down() {
        let of = |low: Bound, high: i64| {
            let part = Interval::new(low, Bound::Inclusive(Decimal::new(high, 1))).unwrap();
            said_percent(Phrases::default(), part, Interval::point(n(100)))
        };
        assert_eq!(of(Bound::Open, 348).as_deref(), Some("at most 35 %"));
        assert_eq!(of(Bound::Inclusive(Decimal::new(105, 1)), 348).as_deref(), Some("10 to 35 %"));
        assert_eq!(of(Bound::Inclusive(Decimal::new(348, 1)), 348).as_deref(), Some("34 %"));
    }

    #[test]
    fn what_is_only_known_not_to_be_negative_is_not_known() {
        assert_eq!(interval(Interval::NOT_NEGATIVE), "not known");
        assert_eq!(interval(Interval::above(n(300))), "over 300");
        assert_eq!(interval(Interval::between(n(38), n(42))), "38 to 42");
    }

    #[test]
    fn base_units_are_converted_back() {
        assert_eq!(in_unit(Interval::point(n(2500)), n(1000)).to_string(), "2.5");
    }
}
