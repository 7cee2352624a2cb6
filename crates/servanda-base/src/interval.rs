//! Interval quantities: what is known of a number, exactly.
//!
//! `205` is a point, `>300` an open half-line, `62±3` a closed interval. Arithmetic is exact on decimals; a division
//! that does not come out even is rounded outward, so that the true value always lies inside.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::Truth;

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// No end on this side.
    Open,
    /// Ends at this value, which belongs to the interval.
    Inclusive(Decimal),
    /// Ends at this value, which does not belong to it.
    Exclusive(Decimal),
}

impl Bound {
    /// The value at which it ends, if it does.
    pub fn value(self) -> Option<Decimal> {
        match self {
            Self::Open => None,
            Self::Inclusive(value) | Self::Exclusive(value) => Some(value),
        }
    }

    fn is_exclusive(self) -> bool {
        matches!(self, Self::Exclusive(_))
    }

    fn make(value: Option<Decimal>, exclusive: bool) -> Self {
        match value {
            None => Self::Open,
            Some(value) if exclusive => Self::Exclusive(value),
            Some(value) => Self::Inclusive(value),
        }
    }
}

/// The set of values that a quantity may have: never empty, with open or closed ends.
///
/// ```
/// use servanda_base::{Decimal, Interval, Truth};
/// let above = Interval::above(Decimal::from(300));
/// assert_eq!(above.at_most(Interval::point(Decimal::from(300))), Truth::False);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    low: Bound,
    high: Bound,
}

impl Interval {
    /// Nothing is known.
    pub const WHOLE: Self = Self { low: Bound::Open, high: Bound::Open };
    /// Nothing is known but that it is not negative.
    pub const NOT_NEGATIVE: Self = Self { low: Bound::Inclusive(Decimal::ZERO), high: Bound::Open };

    /// Between two ends; `None` if nothing lies between them.
    pub fn new(low: Bound, high: Bound) -> Option<Self> {
        if let (Some(l), Some(h)) = (low.value(), high.value())
            && (l > h || (l == h && (low.is_exclusive() || high.is_exclusive())))
        {
            return None;
        }
        Some(Self { low, high })
    }

    /// Exactly `value`.
    pub const fn point(value: Decimal) -> Self {
        Self { low: Bound::Inclusive(value), high: Bound::Inclusive(value) }
    }

    /// From `low` through `high`, whichever order they are given in.
    pub fn between(low: Decimal, high: Decimal) -> Self {
        Self { low: Bound::Inclusive(low.min(high)), high: Bound::Inclusive(low.max(high)) }
    }

    /// `> value`.
    pub const fn above(value: Decimal) -> Self {
        Self { low: Bound::Exclusive(value), high: Bound::Open }
    }

    /// `>= value`.
    pub const fn at_least(value: Decimal) -> Self {
        Self { low: Bound::Inclusive(value), high: Bound::Open }
    }

    /// `< value`.
    pub const fn below(value: Decimal) -> Self {
        Self { low: Bound::Open, high: Bound::Exclusive(value) }
    }

    /// `<= value`.
    pub const fn no_more_than(value: Decimal) -> Self {
        Self { low: Bound::Open, high: Bound::Inclusive(value) }
    }

    /// The lower end.
    pub const fn low(self) -> Bound {
        self.low
    }

    /// The upper end.
    pub const fn high(self) -> Bound {
        self.high
    }

    /// The value, if there is only one.
    pub fn as_point(self) -> Option<Decimal> {
        match (self.low, self.high) {
            (Bound::Inclusive(low), Bound::Inclusive(high)) if low == high => Some(low),
            _ => None,
        }
    }

    /// Whether every value is possible.
    pub fn is_whole(self) -> bool {
        self == Self::WHOLE
    }

    /// What is common to both; `None` if nothing is.
    pub fn intersect(self, other: Self) -> Option<Self> {
        Self::new(tighter_low(self.low, other.low), tighter_high(self.high, other.high))
    }

    /// The smallest interval that covers both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { low: looser_low(self.low, other.low), high: looser_high(self.high, other.high) }
    }

    /// `self < other`, on all of both, on none, or in part.
    pub fn less_than(self, other: Self) -> Truth {
        if let (Some(h), Some(l)) = (self.high.value(), other.low.value())
            && (h < l || (h == l && (self.high.is_exclusive() || other.low.is_exclusive())))
        {
            return Truth::True;
        }
        if let (Some(l), Some(h)) = (self.low.value(), other.high.value())
            && l >= h
        {
            return Truth::False;
        }
        Truth::Unknown
    }

    /// `self <= other`.
    pub fn at_most(self, other: Self) -> Truth {
        !other.less_than(self)
    }

    /// `self = other`: true only of two equal points.
    pub fn equals(self, other: Self) -> Truth {
        match (self.as_point(), other.as_point()) {
            (Some(a), Some(b)) => Truth::from(a == b),
            _ if self.intersect(other).is_none() => Truth::False,
            _ => Truth::Unknown,
        }
    }

    /// `self + other`.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let end = |a: Bound, b: Bound| match (a.value(), b.value()) {
            (Some(x), Some(y)) => Bound::make(x.checked_add(y), a.is_exclusive() || b.is_exclusive()),
            _ => Bound::Open,
        };
        Self { low: end(self.low, other.low), high: end(self.high, other.high) }
    }

    /// `-self`.
    #[must_use]
    pub fn negate(self) -> Self {
        let end = |bound: Bound| Bound::make(bound.value().map(|value| -value), bound.is_exclusive());
        Self { low: end(self.high), high: end(self.low) }
    }

    /// `self - other`.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(other.negate())
    }

    /// `self * other`.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        let ends = [
            product(self.low, -1, other.low, -1),
            product(self.low, -1, other.high, 1),
            product(self.high, 1, other.low, -1),
            product(self.high, 1, other.high, 1),
        ];
        hull_of(&ends)
    }

    /// `self / other`, rounded outward; the whole line if `other` may be zero.
    #[must_use]
    pub fn divided_by(self, other: Self) -> Self {
        let zero = Self::point(Decimal::ZERO);
        if other.intersect(zero).is_some() || touches_zero(other) {
            return Self::WHOLE;
        }
        let reciprocal = Self {
            low: reciprocal(other.high, RoundingStrategy::ToNegativeInfinity),
            high: reciprocal(other.low, RoundingStrategy::ToPositiveInfinity),
        };
        match (self.as_point(), other.as_point()) {
            (Some(a), Some(b)) => match a.checked_div(b) {
                Some(quotient) if quotient.checked_mul(b) == Some(a) => Self::point(quotient),
                _ => self.times(reciprocal),
            },
            _ => self.times(reciprocal),
        }
    }

    /// The smaller of both.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Self { low: looser_low(self.low, other.low), high: tighter_high(self.high, other.high) }
    }

    /// The greater of both.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self { low: tighter_low(self.low, other.low), high: looser_high(self.high, other.high) }
    }

    /// With both ends multiplied by an exact positive `factor`.
    #[must_use]
    pub fn scale(self, factor: Decimal) -> Self {
        let end = |bound: Bound| {
            Bound::make(bound.value().and_then(|v| v.checked_mul(factor)).map(|v| v.normalize()), bound.is_exclusive())
        };
        Self { low: end(self.low), high: end(self.high) }
    }
}

fn touches_zero(interval: Interval) -> bool {
    [interval.low, interval.high].iter().any(|end| end.value().is_some_and(|value| value.is_zero()))
}

fn reciprocal(bound: Bound, rounding: RoundingStrategy) -> Bound {
    match bound.value() {
        None => Bound::Exclusive(Decimal::ZERO),
        Some(value) => {
            let Some(quotient) = Decimal::ONE.checked_div(value) else { return Bound::Open };
            let exact = quotient.checked_mul(value) == Some(Decimal::ONE);
            let step = Decimal::new(1, quotient.scale().min(27));
            let rounded = match (exact, rounding) {
                (true, _) => Some(quotient),
                (false, RoundingStrategy::ToNegativeInfinity) => quotient.checked_sub(step),
                (false, _) => quotient.checked_add(step),
            };
            Bound::make(rounded, bound.is_exclusive())
        }
    }
}

/// A product of two ends, on the extended line: `None` in `value` with a sign is an infinity.
#[derive(Clone, Copy)]
enum End {
    Infinite { positive: bool },
    Finite { value: Decimal, exclusive: bool },
}

fn product(a: Bound, a_side: i8, b: Bound, b_side: i8) -> End {
    match (a.value(), b.value()) {
        (Some(x), Some(y)) => match x.checked_mul(y) {
            Some(value) => End::Finite { value, exclusive: a.is_exclusive() || b.is_exclusive() },
            None => End::Infinite { positive: x.is_sign_positive() == y.is_sign_positive() },
        },
        (None, Some(finite)) | (Some(finite), None) if finite.is_zero() => {
            End::Finite { value: Decimal::ZERO, exclusive: false }
        }
        (None, Some(y)) => End::Infinite { positive: (a_side > 0) == y.is_sign_positive() },
        (Some(x), None) => End::Infinite { positive: (b_side > 0) == x.is_sign_positive() },
        (None, None) => End::Infinite { positive: (a_side > 0) == (b_side > 0) },
    }
}

fn hull_of(ends: &[End]) -> Interval {
    let mut low = None::<Bound>;
    let mut high = None::<Bound>;
    for end in ends {
        let (below, above) = match *end {
            End::Infinite { positive: true } => (None, Some(Bound::Open)),
            End::Infinite { positive: false } => (Some(Bound::Open), None),
            End::Finite { value, exclusive } => {
                (Some(Bound::make(Some(value), exclusive)), Some(Bound::make(Some(value), exclusive)))
            }
        };
        if let Some(bound) = below {
            low = Some(low.map_or(bound, |known| looser_low(known, bound)));
        }
        if let Some(bound) = above {
            high = Some(high.map_or(bound, |known| looser_high(known, bound)));
        }
    }
    Interval { low: low.unwrap_or(Bound::Open), high: high.unwrap_or(Bound::Open) }
}

fn tighter_low(a: Bound, b: Bound) -> Bound {
    match (a.value(), b.value()) {
        (None, _) => b,
        (_, None) => a,
        (Some(x), Some(y)) if x > y || (x == y && a.is_exclusive()) => a,
        _ => b,
    }
}

fn tighter_high(a: Bound, b: Bound) -> Bound {
    match (a.value(), b.value()) {
        (None, _) => b,
        (_, None) => a,
        (Some(x), Some(y)) if x < y || (x == y && a.is_exclusive()) => a,
        _ => b,
    }
}

fn looser_low(a: Bound, b: Bound) -> Bound {
    match (a.value(), b.value()) {
        (None, _) | (_, None) => Bound::Open,
        (Some(x), Some(y)) if x < y || (x == y && !a.is_exclusive()) => a,
        _ => b,
    }
}

fn looser_high(a: Bound, b: Bound) -> Bound {
    match (a.value(), b.value()) {
        (None, _) | (_, None) => Bound::Open,
        (Some(x), Some(y)) if x > y || (x == y && !a.is_exclusive()) => a,
        _ => b,
    }
}

/// As in a record: `205`, `>300`, `<=5`, `100..120`, `unknown` for the whole line.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |value: Decimal| value.normalize().to_string();
        if let Some(value) = self.as_point() {
            return f.write_str(&text(value));
        }
        match (self.low, self.high) {
            (Bound::Open, Bound::Open) => f.write_str("unknown"),
            (Bound::Open, Bound::Inclusive(high)) => write!(f, "<={}", text(high)),
            (Bound::Open, Bound::Exclusive(high)) => write!(f, "<{}", text(high)),
            (Bound::Inclusive(low), Bound::Open) => write!(f, ">={}", text(low)),
            (Bound::Exclusive(low), Bound::Open) => write!(f, ">{}", text(low)),
            (low, high) => {
                let open = if low.is_exclusive() { ">" } else { "" };
                let shut = if high.is_exclusive() { "<" } else { "" };
                let (low, high) = (low.value().unwrap_or_default(), high.value().unwrap_or_default());
                write!(f, "{open}{}..{shut}{}", text(low), text(high))
            }
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
    fn comparisons_are_true_on_all_false_on_none_else_unknown() {
        let limit = Interval::point(n(300));
        assert_eq!(Interval::point(n(300)).at_most(limit), Truth::True);
        assert_eq!(Interval::above(n(300)).at_most(limit), Truth::False);
        assert_eq!(Interval::at_least(n(300)).at_most(limit), Truth::Unknown);
        assert_eq!(Interval::between(n(290), n(310)).at_most(limit), Truth::Unknown);
        assert_eq!(Interval::below(n(300)).less_than(limit), Truth::True);
    }

    #[test]
    fn products_keep_unbounded_sides() {
        let product = Interval::at_least(n(2)).times(Interval::between(n(3), n(4)));
        assert_eq!(product, Interval::at_least(n(6)));
        let mixed = Interval::between(n(-1), n(2)).times(Interval::at_least(n(0)));
        assert_eq!(mixed, Interval::WHOLE);
        assert_eq!(Interval::NOT_NEGATIVE.times(Interval::NOT_NEGATIVE), Interval::NOT_NEGATIVE);
    }

    #[test]
    fn division_that_does_not_come_out_even_is_rounded_outward() {
        let third = Interval::point(n(1)).divided_by(Interval::point(n(3)));
        let one = third.times(Interval::point(n(3)));
        assert!(one.intersect(Interval::point(n(1))).is_some());
        assert!(third.as_point().is_none());
        assert_eq!(Interval::point(n(1)).divided_by(Interval::point(n(4))).as_point(), Some(Decimal::new(25, 2)));
    }
}
