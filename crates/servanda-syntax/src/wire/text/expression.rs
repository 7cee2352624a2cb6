//! Expressions as they are written, in parentheses only where they would be read otherwise.

use super::super::expression::{Aggregate, Amount, Contested, Count, How, Sides, Window};
use super::super::{Expr, Expression, Name};
use super::{Writer, scale_of};

/// How tightly something binds, loosest first; what stands where something tighter is wanted gets parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// What always stands in parentheses.
    Enclosed,
    /// `A or B`.
    Or,
    /// `A and B`.
    And,
    /// `not C`.
    Not,
    /// `C for D`.
    For,
    /// `a <= b`, `NAME met`.
    Comparison,
    /// `Q until D then Q`, `Q if C else Q`, and a count since a date, which runs on as far as it can.
    Schedule,
    /// `Q contested by P as Q`.
    Contested,
    /// `a + b`.
    Sum,
    /// `a * b`.
    Product,
    /// `m at s`, `n % of Q`, `count of E`, and all else that what follows could be taken into.
    Operand,
    /// A name, a number, a list in parentheses.
    Primary,
}

impl Writer {
    pub(super) fn condition(&mut self, expr: &Expr) {
        self.top(expr, Level::Or);
    }

    pub(super) fn quantity(&mut self, expr: &Expr) {
        self.top(expr, Level::Schedule);
    }

    pub(super) fn date(&mut self, expr: &Expr) {
        self.top(expr, Level::Contested);
    }

    pub(super) fn operand(&mut self, expr: &Expr) {
        self.top(expr, Level::Operand);
    }

    /// A formula after which `contested` is a clause of its own.
    pub(super) fn uncontested_quantity(&mut self, expr: &Expr) {
        self.uncontested = true;
        self.top(expr, Level::Schedule);
        self.uncontested = false;
    }

    /// How much a quota asks for; whether it is a bare number, after which `times` may stand.
    pub(super) fn quota_amount(&mut self, expr: &Expr) -> bool {
        match &*expr.value {
            Expression::Number(amount) => {
                self.expr(expr, Level::Primary);
                amount.unit.is_none()
            }
            Expression::Contested(contested) if is_number(&contested.own) => {
                self.expr(expr, Level::Contested);
                false
            }
            _ => {
                self.placed(expr.span, |w| w.in_parentheses(expr));
                false
            }
        }
    }

    fn top(&mut self, expr: &Expr, wanted: Level) {
        self.in_list = false;
        self.expr(expr, wanted);
    }

    fn expr(&mut self, expr: &Expr, wanted: Level) {
        let must = self.level(&expr.value) < wanted;
        self.placed(expr.span, |w| if must { w.in_parentheses(expr) } else { w.bare(&expr.value) });
    }

    fn in_parentheses(&mut self, expr: &Expr) {
        let before = (self.in_list, self.uncontested);
        (self.in_list, self.uncontested) = (false, false);
        self.push("(");
        self.bare(&expr.value);
        self.push(")");
        (self.in_list, self.uncontested) = before;
    }

    fn level(&self, expression: &Expression) -> Level {
        let many = |sites: &[Name]| self.in_list && sites.len() > 1;
        match expression {
            Expression::Any(parts) if parts.len() > 1 => Level::Or,
            Expression::All(parts) if parts.len() > 1 => Level::And,
            // It reaches as far as it can.
            Expression::CountWhere(_) => Level::Enclosed,
            // In a list the comma after a site would begin the next part.
            Expression::At(at) if many(&at.sites) => Level::Enclosed,
            Expression::Aggregate(Aggregate { at: Some(sites), .. }) if many(sites) => Level::Enclosed,
            Expression::Count(Count { at: Some(sites), .. }) if many(sites) => Level::Enclosed,
            Expression::Contested(_) if self.uncontested => Level::Enclosed,
            Expression::Not(_) => Level::Not,
            Expression::For(_) => Level::For,
            Expression::Equal(_)
            | Expression::NotEqual(_)
            | Expression::Less(_)
            | Expression::AtMost(_)
            | Expression::Greater(_)
            | Expression::AtLeastAsMuch(_)
            | Expression::Verdict(_)
            | Expression::Happened(_)
            | Expression::Before(_) => Level::Comparison,
            Expression::UntilThen(_) | Expression::If(_) => Level::Schedule,
            Expression::Count(Count { window: Some(Window::Since(_)), .. }) => Level::Schedule,
            Expression::Contested(_) => Level::Contested,
            Expression::Plus(_) | Expression::Minus(_) => Level::Sum,
            Expression::Times(_) | Expression::DividedBy(_) => Level::Product,
            Expression::At(_)
            | Expression::PercentOf(_)
            | Expression::After(_)
            | Expression::BaselineOf(_)
            | Expression::DayOf(_)
            | Expression::Aggregate(_)
            | Expression::Count(_)
            | Expression::ShareOfMilestones(_) => Level::Operand,
            _ => Level::Primary,
        }
    }

    /// Whether what is written for `expr` begins with a parenthesis.
    fn opens(&self, expr: &Expr, wanted: Level) -> bool {
        let (mut expr, mut wanted) = (expr, wanted);
        loop {
            if self.level(&expr.value) < wanted {
                return true;
            }
            (expr, wanted) = match &*expr.value {
                Expression::Plus(sides) | Expression::Minus(sides) => (&sides.left, Level::Sum),
                Expression::Times(sides) | Expression::DividedBy(sides) => (&sides.left, Level::Product),
                Expression::Equal(sides)
                | Expression::NotEqual(sides)
                | Expression::Less(sides)
                | Expression::AtMost(sides)
                | Expression::Greater(sides)
                | Expression::AtLeastAsMuch(sides)
                | Expression::Before(sides) => (&sides.left, Level::Schedule),
                Expression::Happened(event) => (event, Level::Schedule),
                Expression::For(of) => (&of.condition, Level::Comparison),
                Expression::At(at) => (&at.what, Level::Primary),
                Expression::PercentOf(percent) => (&percent.percent, Level::Primary),
                Expression::UntilThen(until) => (&until.first, Level::Contested),
                Expression::If(of) => (&of.then, Level::Contested),
                Expression::Contested(contested) => (&contested.own, Level::Sum),
                Expression::All(parts) | Expression::Any(parts) if parts.len() > 1 => match parts.first() {
                    Some(first) => (first, Level::Not),
                    None => return false,
                },
                _ => return false,
            };
        }
    }

    fn bare(&mut self, expression: &Expression) {
        match expression {
            Expression::Name(name) => self.name(name),
            Expression::Number(amount) => self.amount(amount),
            Expression::Yes => self.push("yes"),
            Expression::No => self.push("no"),
            Expression::Date(date) | Expression::DateTime(date) => {
                self.words(date, |c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '+'));
            }
            Expression::Duration(length) => self.length(length),
            Expression::StartOf(phase) => self.of("start", phase),
            Expression::EndOf(phase) => self.of("end", phase),
            Expression::After(after) => {
                self.length(&after.length);
                self.push(" after ");
                self.expr(&after.event, Level::Operand);
            }
            Expression::LaterOf(dates) => self.list("later of", dates),
            Expression::EarlierOf(dates) => self.list("earlier of", dates),
            Expression::DayOf(day) => {
                self.push(&format!("day {} of ", day.day));
                self.expr(&day.date, Level::Operand);
            }
            Expression::At(at) => {
                self.expr(&at.what, Level::Primary);
                self.push(" at ");
                self.names(&at.sites);
            }
            Expression::Of(of) => {
                self.name(&of.name);
                self.push(" of ");
                self.name(&of.of);
            }
            Expression::Aggregate(aggregate) => self.aggregate(aggregate),
            Expression::Count(count) => self.count(count),
            Expression::CountWhere(count) => {
                self.push("count of ");
                self.name(&count.sites);
                self.push(" where ");
                // A parenthesis that opens there and closes before the end would be taken for the whole condition.
                let wanted = if self.opens(&count.condition, Level::Or) { Level::Primary } else { Level::Or };
                self.expr(&count.condition, wanted);
            }
            Expression::Baseline => self.push("baseline"),
            Expression::BaselineOf(of) => {
                self.push("baseline of ");
                self.expr(of, Level::Operand);
            }
            Expression::PercentOf(percent) => {
                self.expr(&percent.percent, Level::Primary);
                self.push(" % of ");
                self.expr(&percent.of, Level::Operand);
            }
            Expression::ShareOfMilestones(share) => {
                let (due, on_time) = (if share.due { "due " } else { "" }, if share.on_time { " on time" } else { "" });
                self.push(&format!("share of milestones {due}met{on_time}"));
            }
            Expression::Plus(sides) => self.sides(sides, " + ", Level::Sum, Level::Product),
            Expression::Minus(sides) => self.sides(sides, " - ", Level::Sum, Level::Product),
            Expression::Times(sides) => self.sides(sides, " * ", Level::Product, Level::Operand),
            Expression::DividedBy(sides) => self.sides(sides, " / ", Level::Product, Level::Operand),
            Expression::UntilThen(until) => {
                self.expr(&until.first, Level::Contested);
                self.push(" until ");
                self.expr(&until.until, Level::Contested);
                self.push(" then ");
                self.expr(&until.then, Level::Schedule);
            }
            Expression::If(of) => {
                self.expr(&of.then, Level::Contested);
                self.push(" if ");
                self.expr(&of.condition, Level::Or);
                self.push(" else ");
                self.expr(&of.otherwise, Level::Schedule);
            }
            Expression::Contested(contested) => self.contested(contested),
            condition => self.bare_condition(condition),
        }
    }

    fn bare_condition(&mut self, expression: &Expression) {
        let sign = |w: &mut Self, sides: &Sides, sign: &str| w.sides(sides, sign, Level::Schedule, Level::Schedule);
        match expression {
            Expression::Equal(sides) => sign(self, sides, " = "),
            Expression::NotEqual(sides) => sign(self, sides, " != "),
            Expression::Less(sides) => sign(self, sides, " < "),
            Expression::AtMost(sides) => sign(self, sides, " <= "),
            Expression::Greater(sides) => sign(self, sides, " > "),
            Expression::AtLeastAsMuch(sides) => sign(self, sides, " >= "),
            Expression::Before(sides) => sign(self, sides, " before "),
            Expression::Verdict(verdict) => {
                self.name(&verdict.name);
                if let Some(of) = &verdict.of {
                    self.push(" of ");
                    self.name(of);
                }
                self.push(" ");
                self.words(&verdict.word, |c| c.is_ascii_lowercase() || c == ' ');
            }
            Expression::Happened(event) => {
                self.expr(event, Level::Schedule);
                self.push(" has happened");
            }
            Expression::For(of) => {
                self.expr(&of.condition, Level::Comparison);
                self.push(" for ");
                self.length(&of.length);
            }
            Expression::Not(inner) => {
                self.push("not ");
                // `not C for D` would not say which of the two comes first.
                let is_for = matches!(&*inner.value, Expression::For(_));
                self.expr(inner, if is_for { Level::Primary } else { Level::Not });
            }
            Expression::All(parts) if parts.len() > 1 => self.chain(parts, " and "),
            Expression::Any(parts) if parts.len() > 1 => self.chain(parts, " or "),
            Expression::All(parts) => self.list("all of", parts),
            Expression::Any(parts) => self.list("any of", parts),
            Expression::AtLeast(at_least) => {
                self.list(&format!("at least {} of", at_least.count), &at_least.of);
            }
            _ => {}
        }
    }

    fn amount(&mut self, amount: &Amount) {
        let value = amount.value.value.0;
        if amount.give_or_take.is_some() {
            self.push("~");
        }
        self.number(&amount.value);
        if let Some(half_width) = amount.give_or_take.as_ref().filter(|_| value.is_zero()) {
            self.push(scale_of(half_width.value.0));
        }
        if let Some(unit) = &amount.unit {
            self.push(" ");
            self.name(unit);
        }
    }

    fn of(&mut self, word: &str, phase: &Name) {
        self.push(word);
        self.push(" of ");
        self.name(phase);
    }

    fn list(&mut self, words: &str, parts: &[Expr]) {
        let before = (self.in_list, self.uncontested);
        (self.in_list, self.uncontested) = (true, false);
        self.push(words);
        self.push(" (");
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                self.push(", ");
            }
            self.expr(part, Level::Or);
        }
        self.push(")");
        (self.in_list, self.uncontested) = before;
    }

    fn chain(&mut self, parts: &[Expr], between: &str) {
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                self.push(between);
            }
            self.expr(part, Level::Not);
        }
    }

    fn sides(&mut self, sides: &Sides, sign: &str, left: Level, right: Level) {
        self.expr(&sides.left, left);
        self.push(sign);
        self.expr(&sides.right, right);
    }

    fn aggregate(&mut self, aggregate: &Aggregate) {
        self.push(match aggregate.how {
            How::Sum => "sum of ",
            How::Max => "max of ",
            How::Min => "min of ",
            How::Mean => "mean of ",
        });
        self.expr(&aggregate.of, Level::Primary);
        if let Some(sites) = &aggregate.at {
            self.push(" at ");
            self.names(sites);
        }
        if let Some(period) = &aggregate.within {
            self.push(" in ");
            self.name(period);
        }
    }

    fn count(&mut self, count: &Count) {
        self.push("count of ");
        self.expr(&count.of, Level::Primary);
        if let Some(sites) = &count.at {
            self.push(" at ");
            self.names(sites);
        }
        match &count.window {
            None => {}
            Some(Window::Last(length)) => {
                self.push(" in the last ");
                self.length(length);
            }
            Some(Window::Since(date)) => {
                self.push(" since ");
                self.expr(date, Level::Contested);
            }
            Some(Window::In(period)) => {
                self.push(" in ");
                self.name(period);
            }
        }
    }

    fn contested(&mut self, contested: &Contested) {
        self.expr(&contested.own, Level::Sum);
        for other in &contested.others {
            self.push(" contested by ");
            self.name(&other.by);
            self.push(" as ");
            self.expr(&other.reading, Level::Sum);
        }
    }
}

fn is_number(expr: &Expr) -> bool {
    matches!(&*expr.value, Expression::Number(_))
}
