//! Conditions and quantities in words.

use servanda_agreement::{Arithmetic, At, Comparison, Condition, EventRef, Quantity};
use servanda_base::{Decimal, Interval};

use super::{Shown, Words};

/// How tightly a condition binds, the loosest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binds {
    Or,
    And,
    Not,
    For,
    Tight,
}

impl Words<'_> {
    /// A condition: `enrichment-cap met for 30 days and inspections met`.
    pub fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::Compare { left, op, right } => self.comparison(left, *op, right),
            Condition::Verdict { commitment, at, word } => {
                let name = &self.agreement.commitments[*commitment].declared.name;
                self.say.formal_is(&format!("{name}{}", self.of(at)), self.say.verdict_asked(*word))
            }
            Condition::Relief { relief, word } => {
                self.say.formal_is(self.agreement.reliefs[*relief].declared.name.as_str(), self.say.relief_asked(*word))
            }
            Condition::Procedure { procedure, word } => self.say.formal_is(
                self.agreement.procedures[*procedure].declared.name.as_str(),
                self.say.procedure_asked(*word),
            ),
            Condition::Running(response) => {
                self.say.formal_running(self.agreement.responses[*response].declared.name.as_str())
            }
            Condition::Happened(event) => self.say.has_happened(&self.event(event)),
            Condition::Before(a, b) => self.say.before(&self.event(a), &self.event(b)),
            Condition::For(inner, duration) => {
                self.say.lasting(&self.inside(inner, Binds::For), &self.say.length(*duration))
            }
            Condition::Not(inner) => self.say.not(&self.inside(inner, Binds::Not)),
            Condition::All(parts) => self.say.all_of(&self.within(parts, Binds::And)),
            Condition::Any(parts) => self.say.any_of(&self.within(parts, Binds::Or)),
            Condition::AtLeast(count, parts) => self.say.formal_at_least_of(*count, &self.listed(parts)),
        }
    }

    /// The parts of an `and` or an `or`, each in words; of anything else the whole.
    pub fn parts(&self, condition: &Condition) -> Vec<String> {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().map(|part| self.condition(part)).collect(),
            other => vec![self.condition(other)],
        }
    }

    /// A quantity: `sum of stockpile at declared`.
    pub fn quantity(&self, quantity: &Quantity) -> String {
        self.quantity_in(quantity, Shown::Bare)
    }

    /// A quantity whose bare numbers stand in a unit.
    pub fn quantity_in(&self, quantity: &Quantity, shown: Shown<'_>) -> String {
        match quantity {
            Quantity::Number(value, written) => self.written(*value, *written, shown),
            Quantity::Measure { measure, at } => {
                format!("{}{}", self.agreement.measures[*measure].declared.name, self.at(at))
            }
            Quantity::Aggregate { how, measure, at, within } => {
                let name = &self.agreement.measures[*measure].declared.name;
                let within = within.map(|period| self.say.formal_in(&self.period(period))).unwrap_or_default();
                self.say.aggregate(*how, name.as_str(), &self.at(at), &within)
            }
            Quantity::Count { event, window } => self.say.formal_count(&self.event(event), &self.window(window)),
            Quantity::CountWhere { places, condition } => {
                self.say.formal_count_where(&self.places(places), &self.condition(condition))
            }
            Quantity::Baseline(of) => self.say.formal_baseline(&self.factor(of, shown)),
            Quantity::Binary { left, op, right } => self.arithmetic(left, *op, right, shown),
            Quantity::UntilThen { first, until, then } => {
                let (first, then) = (self.quantity_in(first, shown), self.quantity_in(then, shown));
                self.say.formal_until_then(&first, &self.date(until), &then)
            }
            Quantity::If { then, condition, otherwise } => {
                let (then, otherwise) = (self.quantity_in(then, shown), self.quantity_in(otherwise, shown));
                self.say.formal_if_else(&then, &self.condition(condition), &otherwise)
            }
            Quantity::ShareOfMilestones { due, on_time } => self.say.formal_share(*due, *on_time).to_owned(),
            Quantity::Contested { own, readings } => {
                let contested: Vec<String> = readings
                    .iter()
                    .map(|(party, other)| {
                        self.say.formal_contested(self.actor(*party), &self.quantity_in(other, shown))
                    })
                    .collect();
                format!("{}{}", self.quantity_in(own, shown), contested.concat())
            }
        }
    }

    /// An event and where, unless that is everywhere.
    pub fn event(&self, event: &EventRef) -> String {
        let declared = &self.agreement.events[event.event];
        match &event.at {
            At::Places(places) if *places == declared.places => declared.declared.name.to_string(),
            at => format!("{}{}", declared.declared.name, self.at(at)),
        }
    }

    fn comparison(&self, left: &Quantity, op: Comparison, right: &Quantity) -> String {
        let shown = self.shown_of_either(left, right);
        let baseline = matches!(right, Quantity::Baseline(of) if **of == *left);
        let right = if baseline { self.say.formal_own_baseline().to_owned() } else { self.quantity_in(right, shown) };
        format!("{} {} {right}", self.quantity_in(left, shown), comparison_sign(op))
    }

    fn arithmetic(&self, left: &Quantity, op: Arithmetic, right: &Quantity, shown: Shown<'_>) -> String {
        // A factor of a product has no unit of its own: only what is added or taken away does.
        let (sign, shown) = match op {
            Arithmetic::Plus => ("+", shown),
            Arithmetic::Minus => ("-", shown),
            Arithmetic::Times => ("*", Shown::Bare),
            Arithmetic::Divide => ("/", Shown::Bare),
        };
        if op == Arithmetic::Times
            && let Some(percent) = share(left)
        {
            return self.say.formal_percent_of(&self.say.decimal(percent), &self.factor(right, shown));
        }
        let baseline = matches!(right, Quantity::Baseline(of) if **of == *left);
        match op {
            Arithmetic::Minus if baseline => {
                format!("{} - {}", self.quantity_in(left, shown), self.say.formal_own_baseline())
            }
            Arithmetic::Plus | Arithmetic::Minus => {
                let right = match right {
                    Quantity::Binary { op: Arithmetic::Plus | Arithmetic::Minus, .. } => self.factor(right, shown),
                    _ => self.term(right, shown),
                };
                format!("{} {sign} {right}", self.term(left, shown))
            }
            _ => format!("{} {sign} {}", self.factor(left, shown), self.factor(right, shown)),
        }
    }

    fn term(&self, quantity: &Quantity, shown: Shown<'_>) -> String {
        match quantity {
            Quantity::UntilThen { .. } | Quantity::If { .. } | Quantity::Contested { .. } => {
                format!("({})", self.quantity_in(quantity, shown))
            }
            _ => self.quantity_in(quantity, shown),
        }
    }

    fn factor(&self, quantity: &Quantity, shown: Shown<'_>) -> String {
        match quantity {
            Quantity::Binary { .. } => format!("({})", self.quantity_in(quantity, shown)),
            _ => self.term(quantity, shown),
        }
    }

    fn at(&self, at: &At) -> String {
        match at {
            At::Nowhere | At::Here => String::new(),
            At::Places(places) => {
                let of = places.iter().all(|place| matches!(place, servanda_agreement::Place::Party(_)));
                self.say.formal_at(&self.places(places), of)
            }
        }
    }

    fn of(&self, at: &At) -> String {
        match at {
            At::Nowhere | At::Here => String::new(),
            At::Places(places) => self.say.formal_at(&self.places(places), true),
        }
    }

    fn within(&self, parts: &[Condition], binds: Binds) -> Vec<String> {
        parts.iter().map(|part| self.inside(part, binds)).collect()
    }

    fn listed(&self, parts: &[Condition]) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.condition(part)).collect();
        self.say.in_row(&parts)
    }

    /// A part of a condition that binds so, in parentheses where the reader needs them.
    fn inside(&self, part: &Condition, outer: Binds) -> String {
        let inner = match part {
            Condition::Any(_) => Binds::Or,
            Condition::All(_) => Binds::And,
            Condition::Not(_) => Binds::Not,
            Condition::For(..) => Binds::For,
            _ => Binds::Tight,
        };
        let mixed =
            matches!((outer, inner), (Binds::Not, Binds::For) | (Binds::And | Binds::Or, Binds::And | Binds::Or));
        if inner < outer || mixed { format!("({})", self.condition(part)) } else { self.condition(part) }
    }
}

/// A number below one as the per cent of which it is.
fn share(quantity: &Quantity) -> Option<Decimal> {
    let Quantity::Number(value, _) = quantity else { return None };
    let share = Interval::as_point(*value)?;
    (share > Decimal::ZERO && share < Decimal::ONE).then(|| (share * Decimal::ONE_HUNDRED).normalize())
}

fn comparison_sign(op: Comparison) -> &'static str {
    match op {
        Comparison::Equal => "=",
        Comparison::NotEqual => "!=",
        Comparison::Less => "<",
        Comparison::AtMost => "<=",
        Comparison::Greater => ">",
        Comparison::AtLeast => ">=",
    }
}
