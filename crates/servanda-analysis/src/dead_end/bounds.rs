//! Bounds of numbers: what comparisons leave of a quantity.

use servanda_agreement::{Agreement, At, Comparison, Condition, Quantity, Scale, Window};
use servanda_base::Decimal;

/// A comparison of a quantity with a number.
pub(super) struct Bound<'c> {
    pub of: &'c Quantity,
    how: Comparison,
    number: Decimal,
}

/// Between which numbers something lies.
#[derive(Debug, Clone, Default)]
pub(super) struct Range {
    /// The least, and whether it is left out.
    low: Option<(Decimal, bool)>,
    /// The greatest, and whether it is left out.
    high: Option<(Decimal, bool)>,
}

impl<'c> Bound<'c> {
    /// The bound that a comparison is, or its denial; `None` where its bound is no plain number.
    pub(super) fn of(condition: &'c Condition, so: bool) -> Option<Self> {
        let Condition::Compare { left, op, right } = condition else { return None };
        let (of, number, how) = match (left, right) {
            (of, Quantity::Number(number, _)) => (of, number, *op),
            (Quantity::Number(number, _), of) => (of, number, turned(*op)),
            _ => return None,
        };
        let how = if so { how } else { denied(how) };
        Some(Self { of, how, number: number.as_point()? })
    }

    /// What it leaves of a range.
    pub(super) fn narrow(&self, range: &mut Range) {
        let number = self.number;
        match self.how {
            Comparison::Equal => {
                range.raise(number, false);
                range.lower(number, false);
            }
            Comparison::Less => range.lower(number, true),
            Comparison::AtMost => range.lower(number, false),
            Comparison::Greater => range.raise(number, true),
            Comparison::AtLeast => range.raise(number, false),
            // One number less leaves as good as everything.
            Comparison::NotEqual => {}
        }
    }
}

impl Range {
    /// What a quantity can be at all.
    pub(super) fn natural(agreement: &Agreement, of: &Quantity) -> Self {
        let mut range = Self::default();
        match of {
            Quantity::Measure { measure, .. } | Quantity::Aggregate { measure, .. } => {
                let declared = &agreement.measures[*measure];
                let sums = matches!(of, Quantity::Aggregate { how: servanda_agreement::Aggregate::Sum, .. });
                if declared.never_negative {
                    range.raise(Decimal::ZERO, false);
                }
                match &declared.scale {
                    Scale::YesNo | Scale::Levels(_) if sums => range.raise(Decimal::ZERO, false),
                    Scale::YesNo => range.between(Decimal::ONE),
                    Scale::Levels(levels) => range.between(Decimal::from(levels.len().saturating_sub(1))),
                    Scale::Number(_) => {}
                }
            }
            Quantity::Count { event, window } => {
                range.raise(Decimal::ZERO, false);
                let declared = &agreement.events[event.event];
                let places = match &event.at {
                    At::Places(places) => places.len(),
                    At::Nowhere | At::Here => 1,
                };
                if declared.once && declared.counted_in.is_none() && *window == Window::Always {
                    range.lower(Decimal::from(places), false);
                }
            }
            Quantity::CountWhere { places, .. } => range.between(Decimal::from(places.len())),
            Quantity::ShareOfMilestones { .. } => range.between(Decimal::from(100)),
            _ => {}
        }
        range
    }

    /// Whether no number lies in it.
    pub(super) fn is_empty(&self) -> bool {
        let (Some((low, low_open)), Some((high, high_open))) = (self.low, self.high) else { return false };
        low > high || low == high && (low_open || high_open)
    }

    fn between(&mut self, high: Decimal) {
        self.raise(Decimal::ZERO, false);
        self.lower(high, false);
    }

    fn raise(&mut self, to: Decimal, open: bool) {
        if self.low.is_none_or(|(low, is_open)| to > low || to == low && open && !is_open) {
            self.low = Some((to, open));
        }
    }

    fn lower(&mut self, to: Decimal, open: bool) {
        if self.high.is_none_or(|(high, is_open)| to < high || to == high && open && !is_open) {
            self.high = Some((to, open));
        }
    }
}

/// The same comparison with its sides exchanged.
fn turned(op: Comparison) -> Comparison {
    match op {
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Greater => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
        same => same,
    }
}

fn denied(op: Comparison) -> Comparison {
    match op {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::Less => Comparison::AtLeast,
        Comparison::AtMost => Comparison::Greater,
        Comparison::Greater => Comparison::AtMost,
        Comparison::AtLeast => Comparison::Less,
    }
}
