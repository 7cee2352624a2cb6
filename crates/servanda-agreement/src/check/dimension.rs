//! What a number measures, and what happens to it in arithmetic.
//!
//! A dimension is a product of powers of base units. Numbers without one are told apart by how they came about: a bare
//! number of the text, a count, or the ratio of two like quantities, which alone compares with per cent.

use std::collections::BTreeMap;

use servanda_base::{Decimal, Name};

/// What a number measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dimension {
    powers: BTreeMap<Name, i32>,
    plain: Plain,
}

/// How a number without a unit came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Plain {
    Bare,
    Count,
    Ratio,
}

/// What both sides must be multiplied by to stand in one dimension.
pub(super) struct Unified {
    pub(super) dimension: Dimension,
    pub(super) left: Decimal,
    pub(super) right: Decimal,
}

impl Dimension {
    /// A number of the text, without a unit.
    pub(super) fn bare() -> Self {
        Self { powers: BTreeMap::new(), plain: Plain::Bare }
    }

    /// A number of things or occurrences.
    pub(super) fn count() -> Self {
        Self { plain: Plain::Count, ..Self::bare() }
    }

    /// A quotient of two like quantities.
    pub(super) fn ratio() -> Self {
        Self { plain: Plain::Ratio, ..Self::bare() }
    }

    /// What is measured in `base`.
    pub(super) fn of(base: &Name) -> Self {
        Self { powers: BTreeMap::from([(base.clone(), 1)]), plain: Plain::Ratio }
    }

    /// Whether it is a number of the text, without a unit.
    pub(super) fn is_bare(&self) -> bool {
        self.powers.is_empty() && self.plain == Plain::Bare
    }

    /// Whether it is in per cent.
    pub(super) fn is_percent(&self) -> bool {
        self.is_single("%")
    }

    /// Whether it is in pieces or persons: such compare with bare numbers.
    pub(super) fn is_pieces(&self) -> bool {
        self.is_single("pcs") || self.is_single("persons")
    }

    /// The unit in words of the text: `kg`, `USD/kg`; `None` without one.
    pub(super) fn symbol(&self) -> Option<String> {
        if self.powers.is_empty() {
            return None;
        }
        let side = |positive: bool| {
            let factors = self.powers.iter().filter(|(_, power)| (**power > 0) == positive);
            let words = factors.map(|(base, power)| match power.unsigned_abs() {
                1 => base.to_string(),
                power => format!("{base}^{power}"),
            });
            words.collect::<Vec<_>>().join("*")
        };
        let (over, under) = (side(true), side(false));
        let over = if over.is_empty() { "1".to_owned() } else { over };
        Some(if under.is_empty() { over } else { format!("{over}/{under}") })
    }

    /// What it is, in a message.
    pub(super) fn describe(&self) -> String {
        match (self.symbol(), self.plain) {
            (Some(symbol), _) => format!("in `{symbol}`"),
            (None, Plain::Bare) => "a number without a unit".to_owned(),
            (None, Plain::Count) => "a count".to_owned(),
            (None, Plain::Ratio) => "a ratio".to_owned(),
        }
    }

    /// The dimension in which both can be added or compared, if there is one.
    pub(super) fn unify(&self, other: &Self) -> Option<Unified> {
        let same =
            |dimension: &Self| Some(Unified { dimension: dimension.clone(), left: Decimal::ONE, right: Decimal::ONE });
        match (self.powers.is_empty(), other.powers.is_empty()) {
            (false, false) if self.powers == other.powers => same(self),
            (true, true) => same(if self.plain >= other.plain { self } else { other }),
            (false, true) if self.is_pieces() && other.plain != Plain::Ratio => same(self),
            (true, false) if other.is_pieces() && self.plain != Plain::Ratio => same(other),
            (false, true) if self.is_percent() && other.plain == Plain::Ratio => {
                Some(Unified { dimension: self.clone(), left: Decimal::ONE, right: Decimal::ONE_HUNDRED })
            }
            (true, false) if other.is_percent() && self.plain == Plain::Ratio => {
                Some(Unified { dimension: other.clone(), left: Decimal::ONE_HUNDRED, right: Decimal::ONE })
            }
            _ => None,
        }
    }

    /// The dimension of the product, and what the product must be multiplied by.
    pub(super) fn times(&self, other: &Self) -> (Self, Decimal) {
        let hundredth = Decimal::new(1, 2);
        match (self.is_percent(), other.is_percent()) {
            (true, true) => return (self.clone(), hundredth),
            (true, false) => return other.times_percent(self),
            (false, true) => return self.times_percent(other),
            (false, false) => {}
        }
        let dimension = match (self.is_countable(), other.is_countable()) {
            (true, true) if !self.powers.is_empty() => self.clone(),
            (true, true) if !other.powers.is_empty() => other.clone(),
            (true, true) if self.plain == Plain::Count || other.plain == Plain::Count => Self::count(),
            (true, true) if self.plain == Plain::Ratio || other.plain == Plain::Ratio => Self::ratio(),
            (true, true) => Self::bare(),
            (true, false) => other.clone(),
            (false, true) => self.clone(),
            (false, false) => self.combined(other, 1),
        };
        (dimension, Decimal::ONE)
    }

    /// The dimension of the quotient, and what the quotient must be multiplied by.
    pub(super) fn divided_by(&self, other: &Self) -> (Self, Decimal) {
        if self.is_percent() && other.is_percent() {
            return (Self::ratio(), Decimal::ONE);
        }
        if other.is_percent() {
            return (self.clone(), Decimal::ONE_HUNDRED);
        }
        let dimension = match (self.is_countable(), other.is_countable()) {
            _ if self.is_percent() && other.powers.is_empty() => self.clone(),
            (true, true) if other.is_bare() => self.clone(),
            (true, true) => Self::ratio(),
            (false, true) => self.clone(),
            (true, false) => Self::ratio().combined(other, -1),
            (false, false) => self.combined(other, -1),
        };
        (dimension, Decimal::ONE)
    }

    fn times_percent(&self, percent: &Self) -> (Self, Decimal) {
        if self.powers.is_empty() && self.plain != Plain::Count {
            (percent.clone(), Decimal::ONE)
        } else {
            (self.clone(), Decimal::new(1, 2))
        }
    }

    fn combined(&self, other: &Self, sign: i32) -> Self {
        let mut powers = self.powers.clone();
        for (base, power) in &other.powers {
            *powers.entry(base.clone()).or_insert(0) += sign * power;
        }
        powers.retain(|_, power| *power != 0);
        Self { powers, plain: Plain::Ratio }
    }

    fn is_countable(&self) -> bool {
        self.powers.is_empty() || self.is_pieces()
    }

    fn is_single(&self, base: &str) -> bool {
        self.powers.len() == 1 && self.powers.iter().all(|(name, power)| name.as_str() == base && *power == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(base: &str) -> Dimension {
        Dimension::of(&Name::from(base))
    }

    #[test]
    fn like_quantities_make_a_ratio_and_a_ratio_compares_with_per_cent() {
        let (ratio, factor) = of("kg").divided_by(&of("kg"));
        assert_eq!((&ratio, factor), (&Dimension::ratio(), Decimal::ONE));
        let unified = ratio.unify(&of("%")).unwrap();
        assert_eq!((unified.dimension, unified.left, unified.right), (of("%"), Decimal::ONE_HUNDRED, Decimal::ONE));
    }

    #[test]
    fn bare_numbers_and_counts_are_no_per_cent() {
        assert!(Dimension::bare().unify(&of("%")).is_none());
        assert!(Dimension::count().unify(&of("%")).is_none());
    }

    #[test]
    fn pieces_are_numbers_in_a_product() {
        assert_eq!(of("pcs").times(&of("kg")), (of("kg"), Decimal::ONE));
        assert_eq!(Dimension::bare().times(&of("pcs")), (of("pcs"), Decimal::ONE));
        assert!(of("pcs").unify(&Dimension::count()).is_some());
        assert!(of("pcs").unify(&of("persons")).is_none());
    }

    #[test]
    fn per_cent_of_something_is_a_hundredth() {
        assert_eq!(of("%").times(&of("kg")), (of("kg"), Decimal::new(1, 2)));
        assert_eq!(of("kg").divided_by(&of("%")), (of("kg"), Decimal::ONE_HUNDRED));
    }

    #[test]
    fn other_units_make_new_ones() {
        let (price, _) = of("USD").divided_by(&of("kg"));
        assert_eq!(price.symbol().as_deref(), Some("USD/kg"));
        assert_eq!(price.times(&of("kg")).0, of("USD"));
    }
}
