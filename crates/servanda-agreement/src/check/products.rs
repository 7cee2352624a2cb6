//! Arithmetic and choices between quantities: both sides brought to one dimension, or what differs.

use servanda_base::{Decimal, Interval};
use servanda_syntax::ast::{BinaryOp, Expr, ExprKind, Word};

use super::Checker;
use super::dimension::Dimension;
use super::quantities::{Kind, Typed, Want};
use super::scope::Scope;
use crate::model::*;

impl<'a> Checker<'a> {
    /// `+ - * /`.
    pub(super) fn binary(
        &mut self,
        left: &Expr,
        op: BinaryOp,
        right: &Expr,
        scope: &Scope<'a>,
        want: Want<'_>,
    ) -> Option<Typed> {
        let none = Want::default();
        let (l, r) = match op {
            BinaryOp::Minus => self.sides(left, right, scope, none)?,
            BinaryOp::Plus => (self.quantity_as(left, scope, none), self.quantity_as(right, scope, none)),
            BinaryOp::Times | BinaryOp::Divide => {
                let want = Want { levels: None, ..want };
                (self.quantity_as(left, scope, want), self.quantity_as(right, scope, want))
            }
        };
        let (l, r) = (l?, r?);
        let left_dimension = self.dimension_of(&l, left, scope);
        let (a, b) = (left_dimension?, self.dimension_of(&r, right, scope)?);
        let (arithmetic, (dimension, factor)) = match op {
            BinaryOp::Plus | BinaryOp::Minus => {
                let (l, r) = self.unify(l, left, r, right, scope)?;
                let op = if op == BinaryOp::Plus { Arithmetic::Plus } else { Arithmetic::Minus };
                let kind = l.kind.clone();
                return Some(joined(l, op, r, kind));
            }
            BinaryOp::Times => (Arithmetic::Times, a.times(&b)),
            BinaryOp::Divide => (Arithmetic::Divide, a.divided_by(&b)),
        };
        let mut product = joined(l, arithmetic, r, Kind::Number(dimension.clone()));
        let same_unit = product.shown.is_some_and(|unit| Dimension::of(&self.units[unit].base) == dimension);
        if !same_unit {
            product.shown = None;
        }
        Some(scaled(product, factor))
    }

    /// Both sides of a comparison or of a minus, one of which may be the baseline of the other.
    pub(super) fn sides(
        &mut self,
        left: &Expr,
        right: &Expr,
        scope: &Scope<'a>,
        want: Want<'_>,
    ) -> Option<(Option<Typed>, Option<Typed>)> {
        if rests_on_baseline(left) && !rests_on_baseline(right) {
            let right = self.quantity_as(right, scope, want)?;
            let left = self.quantity_as(left, scope, Want { baseline_of: Some(&right), ..want });
            return Some((left, Some(right)));
        }
        let typed = self.quantity_as(left, scope, want);
        if typed.is_none() && rests_on_baseline(right) {
            return None;
        }
        let right = self.quantity_as(right, scope, Want { baseline_of: typed.as_ref(), ..want });
        Some((typed, right))
    }

    /// `n % of Q`: the product with a hundredth of `n`.
    pub(super) fn percent_of(&mut self, percent: &Expr, of: &Expr, scope: &Scope<'a>, want: Want<'_>) -> Option<Typed> {
        let share = self.quantity(percent, scope)?;
        let whole = self.quantity_as(of, scope, Want { levels: None, ..want })?;
        self.dimension_of(&whole, of, scope)?;
        let dimension = self.dimension_of(&share, percent, scope)?;
        if !dimension.is_percent() && !dimension.is_bare() {
            let words = self.words(scope, percent.span);
            let message = format!("`{words}` is {}, per cent is needed here", dimension.describe());
            self.error(scope, "unit-mismatch", percent.span, message, "write a number of per cent: `90 % of ...`");
            return None;
        }
        let share = scaled(share, Decimal::new(1, 2));
        let (kind, shown) = (whole.kind.clone(), whole.shown);
        Some(Typed { shown, ..joined(share, Arithmetic::Times, whole, kind) })
    }

    /// `Q until D then Q`.
    pub(super) fn until_then(
        &mut self,
        first: &Expr,
        until: &Expr,
        then: &Expr,
        scope: &Scope<'a>,
        want: Want<'_>,
    ) -> Option<Typed> {
        let before = self.quantity_as(first, scope, want);
        let date = self.date(until, scope);
        let after = self.quantity_as(then, scope, want);
        let (before, after) = self.unify(before?, first, after?, then, scope)?;
        let quantity =
            Quantity::UntilThen { first: Box::new(before.quantity), until: date?, then: Box::new(after.quantity) };
        Some(Typed { quantity, kind: before.kind, shown: before.shown.or(after.shown) })
    }

    /// `Q if C else Q`.
    pub(super) fn if_else(
        &mut self,
        then: &Expr,
        condition: &Expr,
        otherwise: &Expr,
        scope: &Scope<'a>,
        want: Want<'_>,
    ) -> Option<Typed> {
        let yes = self.quantity_as(then, scope, want);
        let chosen = self.condition(condition, scope);
        let no = self.quantity_as(otherwise, scope, want);
        let (yes, no) = self.unify(yes?, then, no?, otherwise, scope)?;
        let quantity = Quantity::If {
            then: Box::new(yes.quantity),
            condition: Box::new(chosen?),
            otherwise: Box::new(no.quantity),
        };
        Some(Typed { quantity, kind: yes.kind, shown: yes.shown.or(no.shown) })
    }

    /// A quantity on which parties differ: every reading in the dimension of the text's own.
    pub(super) fn contested(
        &mut self,
        own: &Expr,
        readings: &[(&Word, &Expr)],
        scope: &Scope<'a>,
        want: Want<'_>,
    ) -> Option<Typed> {
        let mut own_typed = self.quantity_as(own, scope, want)?;
        let parties: Vec<Word> = readings.iter().map(|(party, _)| (*party).clone()).collect();
        let parties = self.actors(scope, &parties)?;
        let mut typed = Vec::new();
        for (_, expr) in readings {
            let reading = self.quantity_as(expr, scope, want)?;
            own_typed = self.unify(own_typed, own, reading.clone(), expr, scope)?.0;
            typed.push((reading, *expr));
        }
        // The text's own may have come to stand in per cent on the way: then the others follow it.
        let mut read = Vec::new();
        for (party, (reading, expr)) in parties.into_iter().zip(typed) {
            let (_, reading) = self.unify(own_typed.clone(), own, reading, expr, scope)?;
            read.push((party, reading.quantity));
        }
        let quantity = Quantity::Contested { own: Box::new(own_typed.quantity), readings: read };
        Some(Typed { quantity, ..own_typed })
    }

    /// Both in one dimension, or what differs.
    pub(super) fn unify(
        &mut self,
        left: Typed,
        left_expr: &Expr,
        right: Typed,
        right_expr: &Expr,
        scope: &Scope<'a>,
    ) -> Option<(Typed, Typed)> {
        match (&left.kind, &right.kind) {
            (Kind::Number(a), Kind::Number(b)) => match a.unify(b) {
                Some(unified) => {
                    let kind = Kind::Number(unified.dimension);
                    let left = Typed { kind: kind.clone(), ..scaled(left, unified.left) };
                    return Some((left, Typed { kind, ..scaled(right, unified.right) }));
                }
                None => self.unit_mismatch(&left, left_expr, &right, right_expr, scope),
            },
            (a, b) if a == b => return Some((left, right)),
            _ => self.kind_mismatch(&left, left_expr, &right, right_expr, scope),
        }
        None
    }

    fn unit_mismatch(&mut self, left: &Typed, left_expr: &Expr, right: &Typed, right_expr: &Expr, scope: &Scope<'_>) {
        let (Kind::Number(a), Kind::Number(b)) = (&left.kind, &right.kind) else { return };
        let (l, r) = (self.words(scope, left_expr.span), self.words(scope, right_expr.span));
        let (bare_expr, bare, other) = if b.is_bare() { (right_expr, &r, left) } else { (left_expr, &l, right) };
        let span = if a.is_bare() && !b.is_bare() { left_expr.span } else { right_expr.span };
        let message = match (a.is_bare(), b.is_bare()) {
            (true, _) => format!("`{l}` has no unit, `{r}` is {}", b.describe()),
            (_, true) => format!("`{r}` has no unit, `{l}` is {}", a.describe()),
            _ => format!("`{l}` is {}, `{r}` is {}", a.describe(), b.describe()),
        };
        let is_number = matches!(&bare_expr.kind, ExprKind::Number { unit: None, .. });
        let help = match self.shown_symbol(other) {
            Some(symbol) if (a.is_bare() || b.is_bare()) && is_number => format!("write `{bare} {symbol}`"),
            Some(symbol) if a.is_bare() || b.is_bare() => format!("give its numbers the unit `{symbol}`"),
            _ => "bring both to one unit, or declare a conversion with `unit`".to_owned(),
        };
        self.error(scope, "unit-mismatch", span, message, help);
    }

    fn kind_mismatch(&mut self, left: &Typed, left_expr: &Expr, right: &Typed, right_expr: &Expr, scope: &Scope<'_>) {
        let (l, r) = (self.words(scope, left_expr.span), self.words(scope, right_expr.span));
        let of_kind = |kind: &Kind| match kind {
            Kind::Number(_) => "a number".to_owned(),
            Kind::YesNo => "yes or no".to_owned(),
            Kind::Levels(levels) => {
                let levels: Vec<String> = levels.iter().map(|level| format!("`{level}`")).collect();
                format!("one of the levels {}", levels.join(", "))
            }
        };
        let message = format!("`{l}` is {}, `{r}` is {}", of_kind(&left.kind), of_kind(&right.kind));
        let named = if matches!(left.kind, Kind::Number(_)) { &r } else { &l };
        let help = match (&left.kind, &right.kind) {
            (Kind::YesNo, _) | (_, Kind::YesNo) => format!("write `{named} = yes` or `{named} = no`"),
            _ => format!("compare `{named}` with one of its levels"),
        };
        self.error(scope, "kind-mismatch", right_expr.span, message, help);
    }

    fn shown_symbol(&self, typed: &Typed) -> Option<String> {
        match (typed.shown, &typed.kind) {
            (Some(unit), _) => Some(self.units[unit].symbol.to_string()),
            (None, Kind::Number(dimension)) => dimension.symbol(),
            _ => None,
        }
    }

    /// The dimension of a number; of anything else it is reported that it is none.
    pub(super) fn dimension_of(&mut self, typed: &Typed, expr: &Expr, scope: &Scope<'_>) -> Option<Dimension> {
        if let Kind::Number(dimension) = &typed.kind {
            return Some(dimension.clone());
        }
        let words = self.words(scope, expr.span);
        let message = format!("`{words}` is not a number to calculate with");
        self.error(scope, "not-a-number", expr.span, message, format!("write `1 if {words} = ... else 0`"));
        None
    }
}

/// Whether `baseline` alone in it means the baseline of the other side.
fn rests_on_baseline(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Baseline => true,
        ExprKind::Paren(of) | ExprKind::PercentOf(_, of) | ExprKind::Contested(of, _) => rests_on_baseline(of),
        ExprKind::Binary(left, BinaryOp::Times | BinaryOp::Divide, right)
        | ExprKind::UntilThen(left, _, right)
        | ExprKind::If(left, _, right) => rests_on_baseline(left) || rests_on_baseline(right),
        _ => false,
    }
}

fn joined(left: Typed, op: Arithmetic, right: Typed, kind: Kind) -> Typed {
    let shown = left.shown.or(right.shown);
    let quantity = Quantity::Binary { left: Box::new(left.quantity), op, right: Box::new(right.quantity) };
    Typed { quantity, kind, shown }
}

/// Multiplied by an exact number.
pub(super) fn scaled(typed: Typed, factor: Decimal) -> Typed {
    if factor == Decimal::ONE {
        return typed;
    }
    let quantity = match typed.quantity {
        // It is no longer the number that is written.
        Quantity::Number(interval, _) => Quantity::Number(interval.scale(factor), None),
        other => Quantity::Binary {
            left: Box::new(other),
            op: Arithmetic::Times,
            right: Box::new(Quantity::Number(Interval::point(factor), None)),
        },
    };
    Typed { quantity, ..typed }
}
