//! Conditions and quantities in words.

use servanda_agreement::{
    Aggregate, Arithmetic, At, Comparison, Condition, EventRef, ProcedureWord, Quantity, ReliefWord, VerdictWord,
};
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
                format!("{name}{} {}", self.of(at), verdict_word(*word))
            }
            Condition::Relief { relief, word } => {
                format!("{} {}", self.agreement.reliefs[*relief].declared.name, relief_word(*word))
            }
            Condition::Procedure { procedure, word } => {
                format!("{} {}", self.agreement.procedures[*procedure].declared.name, procedure_word(*word))
            }
            Condition::Running(response) => format!("{} running", self.agreement.responses[*response].declared.name),
            Condition::Happened(event) => format!("{} has happened", self.event(event)),
            Condition::Before(a, b) => format!("{} before {}", self.event(a), self.event(b)),
            Condition::For(inner, duration) => format!("{} for {duration}", self.inside(inner, Binds::For)),
            Condition::Not(inner) => format!("not {}", self.inside(inner, Binds::Not)),
            Condition::All(parts) => self.joined(parts, " and ", Binds::And),
            Condition::Any(parts) => self.joined(parts, " or ", Binds::Or),
            Condition::AtLeast(count, parts) => format!("at least {count} of ({})", self.listed(parts)),
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
                let within = within.map(|period| format!(" in {}", self.period(period))).unwrap_or_default();
                format!("{} of {name}{}{within}", aggregate_word(*how), self.at(at))
            }
            Quantity::Count { event, window } => format!("count of {}{}", self.event(event), self.window(window)),
            Quantity::CountWhere { places, condition } => {
                format!("count of {} where {}", self.places(places), self.condition(condition))
            }
            Quantity::Baseline(of) => format!("baseline of {}", self.factor(of, shown)),
            Quantity::Binary { left, op, right } => self.arithmetic(left, *op, right, shown),
            Quantity::UntilThen { first, until, then } => {
                let (first, then) = (self.quantity_in(first, shown), self.quantity_in(then, shown));
                format!("{first} until {} then {then}", self.date(until))
            }
            Quantity::If { then, condition, otherwise } => {
                let (then, otherwise) = (self.quantity_in(then, shown), self.quantity_in(otherwise, shown));
                format!("{then} if {} else {otherwise}", self.condition(condition))
            }
            Quantity::ShareOfMilestones { due, on_time } => format!(
                "share of milestones{} met{}",
                if *due { " due" } else { "" },
                if *on_time { " on time" } else { "" }
            ),
            Quantity::Contested { own, readings } => {
                let contested: Vec<String> = readings
                    .iter()
                    .map(|(party, other)| {
                        format!(" contested by {} as {}", self.actor(*party), self.quantity_in(other, shown))
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
        let right = if baseline { "baseline".to_owned() } else { self.quantity_in(right, shown) };
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
            return format!("{percent} % of {}", self.factor(right, shown));
        }
        let baseline = matches!(right, Quantity::Baseline(of) if **of == *left);
        match op {
            Arithmetic::Minus if baseline => format!("{} - baseline", self.quantity_in(left, shown)),
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
                format!(" {} {}", if of { "of" } else { "at" }, self.places(places))
            }
        }
    }

    fn of(&self, at: &At) -> String {
        match at {
            At::Nowhere | At::Here => String::new(),
            At::Places(places) => format!(" of {}", self.places(places)),
        }
    }

    fn joined(&self, parts: &[Condition], word: &str, binds: Binds) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.inside(part, binds)).collect();
        parts.join(word)
    }

    fn listed(&self, parts: &[Condition]) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.condition(part)).collect();
        parts.join(", ")
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

fn aggregate_word(how: Aggregate) -> &'static str {
    match how {
        Aggregate::Sum => "sum",
        Aggregate::Max => "max",
        Aggregate::Min => "min",
        Aggregate::Mean => "mean",
    }
}

pub(crate) fn verdict_word(word: VerdictWord) -> &'static str {
    match word {
        VerdictWord::Met => "met",
        VerdictWord::MetOnTime => "met on time",
        VerdictWord::Breached => "breached",
        VerdictWord::Missed => "missed",
        VerdictWord::Disputed => "disputed",
        VerdictWord::Overdue => "overdue",
        VerdictWord::Unverified => "unverified",
        VerdictWord::Curing => "curing",
        VerdictWord::Pending => "pending",
        VerdictWord::Upcoming => "upcoming",
        VerdictWord::Late => "late",
        VerdictWord::Waived => "waived",
        VerdictWord::Excused => "excused",
        VerdictWord::Concluded => "concluded",
    }
}

pub(crate) fn relief_word(word: ReliefWord) -> &'static str {
    match word {
        ReliefWord::Granted => "granted",
        ReliefWord::InEffect => "in effect",
        ReliefWord::Suspended => "suspended",
        ReliefWord::Withdrawn => "withdrawn",
        ReliefWord::Lapsed => "lapsed",
        ReliefWord::Waived => "waived",
        ReliefWord::Withheld => "withheld",
        ReliefWord::Overdue => "overdue",
        ReliefWord::Due => "due",
        ReliefWord::Locked => "locked",
    }
}

pub(crate) fn procedure_word(word: ProcedureWord) -> &'static str {
    match word {
        ProcedureWord::Open => "open",
        ProcedureWord::Settled => "settled",
        ProcedureWord::Exhausted => "exhausted",
    }
}
