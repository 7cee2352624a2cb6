//! Numbers and intervals as a record writes them: `205`, `>300`, `<=5`, `100..120`, `62±3`, `~900`.

use servanda_base::{Bound, Decimal, Interval};

use super::fault::{Fault, shown};

/// How values may be written, for help.
const FORMS: &str =
    "write a number (`205`), a bound (`>300`, `<=5`), a range (`100..120`, `62±3`) or about so much (`~900`)";

/// The set of values that `text` stands for.
///
/// # Errors
/// If it is none of the forms, or nothing lies in it.
pub(crate) fn interval(text: &str) -> Result<Interval, Fault> {
    if let Some(rest) = strip_any(text, [">=", "≥"]) {
        return number(rest).map(Interval::at_least);
    }
    if let Some(rest) = strip_any(text, ["<=", "≤"]) {
        return number(rest).map(Interval::no_more_than);
    }
    if let Some(rest) = text.strip_prefix('~') {
        return about(number(rest)?);
    }
    if let Some((low, high)) = text.split_once("..") {
        return range(text, low, high);
    }
    if let Some(rest) = text.strip_prefix('>') {
        return number(rest).map(Interval::above);
    }
    if let Some(rest) = text.strip_prefix('<') {
        return number(rest).map(Interval::below);
    }
    for sign in ["±", "+/-", "+-"] {
        if let Some((middle, give)) = text.split_once(sign) {
            return give_or_take(number(middle)?, number(give)?);
        }
    }
    number(text).map(Interval::point)
}

/// One number: digits, perhaps with `_` between them, a point, a minus.
///
/// # Errors
/// If it is no number, has a comma, or more digits than can be kept exactly.
pub(crate) fn number(text: &str) -> Result<Decimal, Fault> {
    let text = text.trim();
    if text.contains(',') {
        return Err(comma(text));
    }
    if let Some(rest) = strip_any(text, ["−", "–"]) {
        return Err(Fault::new("not-a-number", format!("{} is no number", shown(text)), format!("write `-{rest}`")));
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !is_plain(digits) {
        return Err(not_a_number(text, digits));
    }
    Decimal::from_str_exact(&text.replace('_', "")).map_err(|_| too_long(text))
}

/// The fault of a number that cannot be kept exactly.
pub(crate) fn too_long(text: &str) -> Fault {
    let message = format!("{} has more digits than can be kept", shown(text));
    Fault::new("number-too-long", message, "write at most 28 digits")
}

fn strip_any<'a, const N: usize>(text: &'a str, prefixes: [&str; N]) -> Option<&'a str> {
    prefixes.into_iter().find_map(|prefix| text.strip_prefix(prefix))
}

fn is_plain(digits: &str) -> bool {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let grouped =
        |part: &str| part.split('_').all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    grouped(whole) && grouped(fraction)
}

fn comma(text: &str) -> Fault {
    let mut groups = text.trim_start_matches(['-', '+']).split(',');
    let first = groups.next().unwrap_or_default();
    let thousands = (1..=3).contains(&first.len())
        && groups.clone().count() > 0
        && groups.all(|group| group.split('.').next().is_some_and(|digits| digits.len() == 3));
    let without = text.replace(',', "");
    let point = text.replace(',', ".");
    let help = match thousands {
        true if is_plain(point.trim_start_matches('-')) => {
            format!("write `{without}`, or `{point}` if the comma was to be a decimal point")
        }
        true => format!("write `{without}`"),
        false if is_plain(point.trim_start_matches('-')) => format!("write `{point}`"),
        false => FORMS.to_owned(),
    };
    Fault::new("comma-in-number", format!("{} has a comma", shown(text)), help)
}

fn not_a_number(text: &str, digits: &str) -> Fault {
    let message =
        if text.is_empty() { "a number is missing".to_owned() } else { format!("{} is no number", shown(text)) };
    let length = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
    let (leading, rest) = digits.split_at_checked(length).unwrap_or((digits, ""));
    let unit = rest.trim();
    let help = if is_plain(leading) && unit.starts_with(|c: char| c.is_alphabetic() || c == '%') {
        format!("a unit stands in the column `unit`: write `{leading}` here and {} there", shown(unit))
    } else {
        FORMS.to_owned()
    };
    Fault::new("not-a-number", message, help)
}

fn range(text: &str, low: &str, high: &str) -> Result<Interval, Fault> {
    let bound = |text: &str, sign: char| match text.strip_prefix(sign) {
        Some(rest) => number(rest).map(Bound::Exclusive),
        None => number(text).map(Bound::Inclusive),
    };
    Interval::new(bound(low, '>')?, bound(high, '<')?).ok_or_else(|| {
        let help = format!("the lower end comes first: `{high}..{low}`");
        Fault::new("empty-interval", format!("nothing lies in {}", shown(text)), help)
    })
}

fn give_or_take(middle: Decimal, give: Decimal) -> Result<Interval, Fault> {
    if give.is_sign_negative() {
        return Err(Fault::new("not-a-number", "what is given or taken is negative", "write `62±3`"));
    }
    match (middle.checked_sub(give), middle.checked_add(give)) {
        (Some(low), Some(high)) => Ok(Interval::between(low, high)),
        _ => Err(Fault::new("number-too-long", "the number is too large", "write at most 28 digits")),
    }
}

/// Give or take half a unit of the last digit that is not zero (of the last digit, if all are).
fn about(value: Decimal) -> Result<Interval, Fault> {
    let mut mantissa = value.mantissa();
    let mut exponent = -i64::from(value.scale());
    while mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        exponent += 1;
    }
    let half = match u32::try_from(1 - exponent) {
        Ok(scale) => Decimal::try_from_i128_with_scale(5, scale).ok(),
        Err(_) => u32::try_from(exponent - 1)
            .ok()
            .and_then(|power| 10_i128.checked_pow(power))
            .and_then(|power| Decimal::try_from_i128_with_scale(power.checked_mul(5)?, 0).ok()),
    };
    match half {
        Some(half) => give_or_take(value, half),
        None => Err(Fault::new("number-too-long", "the number has too many digits", "write at most 27 digits")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn every_form_is_read() {
        let between = |low: &str, high: &str| Interval::between(d(low), d(high));
        for (text, expected) in [
            ("205", Interval::point(d("205"))),
            ("-3.5", Interval::point(d("-3.5"))),
            ("1_550", Interval::point(d("1550"))),
            (">300", Interval::above(d("300"))),
            (">= 300", Interval::at_least(d("300"))),
            ("≥300", Interval::at_least(d("300"))),
            ("<5", Interval::below(d("5"))),
            ("<=5", Interval::no_more_than(d("5"))),
            ("100..120", between("100", "120")),
            ("-5..-3", between("-5", "-3")),
            ("62±3", between("59", "65")),
            ("62+-3", between("59", "65")),
            ("62 +/- 0.5", between("61.5", "62.5")),
            ("~900", between("850", "950")),
            ("~905", between("904.5", "905.5")),
            ("~3.60", between("3.55", "3.65")),
            ("~0.0", between("-0.05", "0.05")),
            ("~-20", between("-25", "-15")),
        ] {
            assert_eq!(interval(text), Ok(expected), "{text}");
        }
        let half_open = Interval::new(Bound::Exclusive(d("1")), Bound::Exclusive(d("2"))).unwrap();
        assert_eq!(interval(&half_open.to_string()), Ok(half_open));
    }

    #[test]
    fn what_is_no_value_is_met_with_its_cure() {
        for (text, name, help) in [
            ("1,550", "comma-in-number", "write `1550`, or `1.550` if the comma was to be a decimal point"),
            ("1,550,000", "comma-in-number", "write `1550000`"),
            ("3,5", "comma-in-number", "write `3.5`"),
            ("−5", "not-a-number", "write `-5`"),
            ("300 kg", "not-a-number", "a unit stands in the column `unit`: write `300` here and `kg` there"),
            ("3.6%", "not-a-number", "a unit stands in the column `unit`: write `3.6` here and `%` there"),
            ("abc", "not-a-number", FORMS),
            ("1e5", "not-a-number", "a unit stands in the column `unit`: write `1` here and `e5` there"),
            (".5", "not-a-number", FORMS),
            (">", "not-a-number", FORMS),
            ("120..100", "empty-interval", "the lower end comes first: `100..120`"),
            ("62±-3", "not-a-number", "write `62±3`"),
            ("12345678901234567890123456789012345", "number-too-long", "write at most 28 digits"),
        ] {
            let fault = interval(text).unwrap_err();
            assert_eq!((fault.name, fault.help.as_str()), (name, help), "{text}");
        }
    }
}
