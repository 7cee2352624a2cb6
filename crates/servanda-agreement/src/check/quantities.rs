//! Quantities: numbers with units, measures at their places, aggregates, counts, baselines.

use servanda_base::{Decimal, Duration, DurationUnit, Interval, Name, Span, limits};
use servanda_syntax::ast::{self, Expr, ExprKind, Word};

use super::Checker;
use super::cycles::Node;
use super::dimension::Dimension;
use super::places::quoted;
use super::scope::Scope;
use crate::model::*;

/// How deep an expression may be nested, each term of a sum counted as one more; the parser allows less.
const DEPTH: usize = 6 * limits::EXPRESSION_DEPTH;

/// A quantity with what it measures.
#[derive(Clone)]
pub(super) struct Typed {
    pub(super) quantity: Quantity,
    pub(super) kind: Kind,
    /// The unit in which it is written or read first, if any.
    pub(super) shown: Option<UnitId>,
}

/// What the values of a quantity are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Number(Dimension),
    YesNo,
    Levels(Vec<Name>),
}

/// What the neighbourhood of a quantity says about it.
#[derive(Clone, Copy, Default)]
pub(super) struct Want<'k> {
    /// The levels that a name may be.
    pub(super) levels: Option<&'k [Name]>,
    /// What `baseline` alone is the baseline of.
    pub(super) baseline_of: Option<&'k Typed>,
}

impl<'a> Checker<'a> {
    /// A quantity that stands alone.
    pub(super) fn quantity(&mut self, expr: &Expr, scope: &Scope<'a>) -> Option<Typed> {
        self.quantity_as(expr, scope, Want::default())
    }

    /// A quantity in a neighbourhood.
    pub(super) fn quantity_as(&mut self, expr: &Expr, scope: &Scope<'a>, want: Want<'_>) -> Option<Typed> {
        if !self.go_deeper(expr, scope) {
            return None;
        }
        let typed = self.quantity_of_kind(expr, scope, want);
        self.depth -= 1;
        typed
    }

    /// Counts the nesting of expressions; reports and refuses what lies beyond the limit.
    pub(super) fn go_deeper(&mut self, expr: &Expr, scope: &Scope<'_>) -> bool {
        if self.depth >= DEPTH {
            let message = "this is nested too deep";
            self.error(scope, "too-deep", expr.span, message, "declare parts of it as measures of their own");
            return false;
        }
        self.depth += 1;
        true
    }

    fn quantity_of_kind(&mut self, expr: &Expr, scope: &Scope<'a>, want: Want<'_>) -> Option<Typed> {
        match &expr.kind {
            ExprKind::Paren(inner) => self.quantity_as(inner, scope, want),
            ExprKind::Number { value, half_width, unit } => self.number(*value, *half_width, unit.as_ref(), scope),
            ExprKind::Duration(duration) => self.time(*duration, expr.span, scope),
            ExprKind::YesNo(yes) => Some(plain(Decimal::from(u8::from(*yes)), Kind::YesNo)),
            ExprKind::Name(text) => self.quantity_named(text, expr.span, scope, want),
            ExprKind::At(of, sites) => self.quantity_at(of, sites, expr.span, scope),
            ExprKind::Of(name, party) => self.quantity_of(name, party, scope),
            ExprKind::Aggregate { how, of, at, within } => {
                let at = match at {
                    Some(words) => Some(self.sites_at(scope, words)?),
                    None => None,
                };
                self.aggregate(how, of, at, within.as_ref(), scope)
            }
            ExprKind::Count { of, at, window } => self.count(of, at.as_deref(), window.as_ref(), expr.span, scope),
            ExprKind::CountWhere(set, condition) => self.count_where(set, condition, scope),
            ExprKind::Baseline => self.baseline_alone(expr.span, scope, want),
            ExprKind::BaselineOf(of) => {
                self.check_baseline(expr.span, scope);
                self.quantity(of, scope).map(baseline)
            }
            ExprKind::PercentOf(percent, of) => self.percent_of(percent, of, scope, want),
            ExprKind::ShareOfMilestones { due, on_time } => {
                self.waits_for(scope, Node::Milestones, expr.span);
                let unit = self.made_unit("%");
                let quantity = Quantity::ShareOfMilestones { due: *due, on_time: *on_time };
                Some(Typed { quantity, kind: Kind::Number(Dimension::of(&Name::from("%"))), shown: Some(unit) })
            }
            ExprKind::Binary(left, op, right) => self.binary(left, *op, right, scope, want),
            ExprKind::UntilThen(first, until, then) => self.until_then(first, until, then, scope, want),
            ExprKind::If(then, condition, otherwise) => self.if_else(then, condition, otherwise, scope, want),
            ExprKind::Contested(own, readings) => {
                let readings: Vec<(&Word, &Expr)> = readings.iter().map(|(party, reading)| (party, reading)).collect();
                self.contested(own, &readings, scope, want)
            }
            _ => {
                let message = format!("`{}` is not a quantity", self.words(scope, expr.span));
                let help = "write a number, a measure, or a `sum`, `max`, `min`, `mean` or `count` of something";
                self.error(scope, "not-a-quantity", expr.span, message, help);
                None
            }
        }
    }

    fn number(&mut self, value: Decimal, half_width: Decimal, unit: Option<&Word>, scope: &Scope<'a>) -> Option<Typed> {
        let (kind, factor, shown) = match unit {
            None => (Dimension::bare(), Decimal::ONE, None),
            Some(word) => {
                let id = self.unit(scope, word)?;
                let unit = &self.units[id];
                (Dimension::of(&unit.base), unit.factor, Some(id))
            }
        };
        let interval = if half_width.is_zero() {
            Interval::point(value)
        } else {
            Interval::between(value.checked_sub(half_width)?, value.checked_add(half_width)?)
        };
        Some(Typed { quantity: Quantity::Number(interval.scale(factor), shown), kind: Kind::Number(kind), shown })
    }

    fn time(&mut self, duration: Duration, span: Span, scope: &Scope<'a>) -> Option<Typed> {
        let text = match duration.unit {
            DurationUnit::Hour => "hours",
            DurationUnit::Day => "days",
            DurationUnit::Week => "weeks",
            DurationUnit::Month | DurationUnit::Year => {
                let message = format!("`{duration}` is not always equally long");
                self.error(scope, "not-a-quantity", span, message, "count it in days or hours");
                return None;
            }
        };
        let unit = Word { text: text.to_owned(), span };
        self.number(Decimal::from(duration.count), Decimal::ZERO, Some(&unit), scope)
    }

    fn quantity_named(&mut self, text: &str, span: Span, scope: &Scope<'a>, want: Want<'_>) -> Option<Typed> {
        if let Some(levels) = want.levels {
            if let Some(position) = levels.iter().position(|level| level.as_str() == text) {
                return Some(plain(Decimal::from(position), Kind::Levels(levels.to_vec())));
            }
            if self.entry(text).is_none() {
                let known: Vec<String> = levels.iter().map(Name::to_string).collect();
                let help = format!("the levels are {}", quoted(&known));
                self.error(scope, "unknown-level", span, format!("`{text}` is not one of the levels"), help);
                return None;
            }
        }
        let help = match self.resolve(scope, text, span, "a measure")? {
            Named::Measure(id) => {
                self.waits_for(scope, Node::Name(Named::Measure(id)), span);
                return self.measure_here(id, text, span, scope);
            }
            Named::Indicator(id) => return self.indicator_quantity(id, text, span, scope),
            Named::Event(_) => format!("count it: `count of {text}`"),
            Named::SiteSet(_) => format!("write `count of {text} where ...`"),
            _ => String::new(),
        };
        self.wrong_kind(scope, text, span, "a measure", &help);
        None
    }

    /// The formula of an indicator, in place of its name.
    fn indicator_quantity(
        &mut self,
        id: servanda_base::Id<Indicator>,
        text: &str,
        span: Span,
        scope: &Scope<'a>,
    ) -> Option<Typed> {
        self.waits_for(scope, Node::Name(Named::Indicator(id)), span);
        let entry = *self.entry_of(Named::Indicator(id))?;
        let ast::Item::Indicator(formula) = &entry.declaration.item else { return None };
        if self.is_condition(formula) {
            self.wrong_kind(scope, text, span, "a quantity", "use it as a condition, or as `1 if C else 0`");
            return None;
        }
        if self.reading_indicators.contains(&id) {
            return None;
        }
        self.reading_indicators.push(id);
        let typed = self.quantity(formula, &Scope::new(&entry));
        self.reading_indicators.pop();
        typed
    }

    fn quantity_at(&mut self, of: &Expr, sites: &[Word], span: Span, scope: &Scope<'a>) -> Option<Typed> {
        let places = self.sites_at(scope, sites)?;
        match &of.kind {
            ExprKind::Paren(inner) => self.quantity_at(inner, sites, span, scope),
            ExprKind::Name(text) => {
                let id = self.measure_named(text, of.span, scope)?;
                self.measure_at(id, text, places, span, scope)
            }
            ExprKind::Aggregate { how, of, at: None, within } => {
                self.aggregate(how, of, Some(places), within.as_ref(), scope)
            }
            ExprKind::Count { of, at: None, window } => self.count(of, Some(sites), window.as_ref(), span, scope),
            _ => {
                let message = format!("`{}` has no place of its own", self.words(scope, of.span));
                self.error(scope, "unknown-place", span, message, "write `at` directly after a measure or an event");
                None
            }
        }
    }

    fn quantity_of(&mut self, name: &Word, party: &Word, scope: &Scope<'a>) -> Option<Typed> {
        let id = self.measure_named(&name.text, name.span, scope)?;
        let places = self.parties_of(scope, std::slice::from_ref(party))?;
        self.measure_at(id, &name.text, places, name.span.to(party.span), scope)
    }

    /// A measure by name; anything else is reported.
    pub(super) fn measure_named(&mut self, text: &str, span: Span, scope: &Scope<'a>) -> Option<MeasureId> {
        match self.resolve(scope, text, span, "a measure")? {
            Named::Measure(id) => {
                self.waits_for(scope, Node::Name(Named::Measure(id)), span);
                Some(id)
            }
            Named::Event(_) => {
                let help = format!("count it: `count of {text}`");
                self.wrong_kind(scope, text, span, "a measure", &help);
                None
            }
            _ => {
                self.wrong_kind(scope, text, span, "a measure", "");
                None
            }
        }
    }

    /// A measure whose place is not said.
    fn measure_here(&mut self, id: MeasureId, text: &str, span: Span, scope: &Scope<'a>) -> Option<Typed> {
        let head = self.measure_head(id)?;
        let at = match self.here(scope, &head.places) {
            Some(at) => at,
            None if head.places.len() == 1 => At::Places(head.places.clone()),
            None => {
                self.say_where(text, span, &head.places, scope);
                return None;
            }
        };
        Some(Typed { quantity: Quantity::Measure { measure: id, at }, kind: head.kind?, shown: head.unit })
    }

    fn measure_at(
        &mut self,
        id: MeasureId,
        text: &str,
        places: Vec<Place>,
        span: Span,
        scope: &Scope<'a>,
    ) -> Option<Typed> {
        let head = self.measure_head(id)?;
        if !self.check_among(scope, text, span, &places, &head.places) {
            return None;
        }
        if places.len() != 1 {
            let words = self.words(scope, span);
            let message = format!("`{words}` is {} numbers, one is needed here", places.len());
            let help = format!("write `sum of {words}` (or `max`, `min`, `mean`), or name one place");
            self.error(scope, "several-places", span, message, help);
            return None;
        }
        let quantity = Quantity::Measure { measure: id, at: At::Places(places) };
        Some(Typed { quantity, kind: head.kind?, shown: head.unit })
    }

    fn say_where(&mut self, text: &str, span: Span, places: &[Place], scope: &Scope<'_>) {
        let names: Vec<String> = places.iter().take(8).map(|place| self.place_word(*place)).collect();
        let (how, first) = (quoted(&names), names.first().cloned().unwrap_or_default());
        let help = if matches!(places.first(), Some(Place::Party(_))) {
            format!("write `{text} of {first}` or `sum of {text}`, or let each party owe it: `P, P each ...`")
        } else {
            format!("write `{text} at {first}`, `sum of {text}` or, after the condition, `at each SITES`")
        };
        let message = format!("`{text}` is read in several places ({how}): say where");
        self.error(scope, "place-missing", span, message, help);
    }

    fn baseline_alone(&mut self, span: Span, scope: &Scope<'a>, want: Want<'_>) -> Option<Typed> {
        self.check_baseline(span, scope);
        if want.baseline_of.is_none() {
            let message = "it is not clear what this is the baseline of";
            let help = "write `baseline of Q`; `baseline` alone is a whole side of a comparison or of a minus";
            self.error(scope, "lonely-baseline", span, message, help);
        }
        want.baseline_of.cloned().map(baseline)
    }

    fn check_baseline(&mut self, span: Span, scope: &Scope<'a>) {
        self.waits_for(scope, Node::Baseline, span);
        if !self.has_baseline {
            let message = "the agreement does not say when its baseline is";
            self.error(scope, "no-baseline", span, message, "add `baseline 2026-04-20` to the `agreement`");
        }
    }
}

fn plain(value: Decimal, kind: Kind) -> Typed {
    Typed { quantity: Quantity::Number(Interval::point(value), None), kind, shown: None }
}

fn baseline(typed: Typed) -> Typed {
    Typed { quantity: Quantity::Baseline(Box::new(typed.quantity)), ..typed }
}
