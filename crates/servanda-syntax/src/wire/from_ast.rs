//! What a text declares, in the JSON form. Parentheses are left out: the tree says what they say.

use servanda_base::{Decimal, Span};

use super::clause::{
    AfterEach, Allow, ClauseIn, Clock, Cure, Every, Grants, InForce, LikelyHolds, Prepare, Quota, Range, Replaces,
    ReportDay, Restore, Sentence, Stage, Step, Term, Title, Verb, VerifiedBy, Verifiers, Verify, When, Within,
};
use super::expression::{
    After, Aggregate, Amount, At, AtLeast, Contested, Count, CountWhere, DayOf, For, How, If, Of, PercentOf, Reading,
    Share, Sides, UntilThen, Verdict, Window,
};
use super::placed::{WireDecimal, WireDuration};
use super::{
    Clause, Declared, DeclaredAs, DeclaredMeasure, DeclaredPeriod, DeclaredSites, Expr, Expression, Item, Length, Name,
    Number, Placed, Text,
};
use crate::ast::{self, ActorRole, BinaryOp, ClauseKind, CompareOp, ExprKind, Joined, StepClock};
use crate::keywords;

/// The comments of a block, each with its place, in order.
pub type Comments = Vec<(Span, String)>;

/// A declaration, with those of `comments` that stand within it among its clauses; these are taken out.
pub fn declaration(declared: &ast::Declaration, comments: &mut Comments) -> Item {
    let mut inner =
        comments.extract_if(.., |(span, _)| declared.span.start < span.start && span.end <= declared.span.end);
    let mut inner = inner.by_ref().collect::<Vec<_>>().into_iter().peekable();
    let mut clauses: Vec<Placed<Clause>> = Vec::new();
    for clause in &declared.clauses {
        // A comment within a clause follows it.
        while let Some((_, text)) = inner.next_if(|(span, _)| span.start < clause.span.start) {
            clauses.push(Clause::Comment(text.into()).into());
        }
        clauses.push(from_clause(&clause.kind).into());
    }
    clauses.extend(inner.map(|(_, text)| Clause::Comment(text.into()).into()));
    item(declared, clauses)
}

fn item(declared: &ast::Declaration, clauses: Vec<Placed<Clause>>) -> Item {
    let name = word(&declared.name);
    let title = declared.title.as_ref().map(text);
    let formula = match &declared.item {
        ast::Item::Sites(sites) => return Item::Sites(DeclaredSites { name, title, sites: words(sites), clauses }),
        ast::Item::Period { every, from } => {
            return Item::Period(DeclaredPeriod { name, title, every: length(every), from: expression(from), clauses });
        }
        ast::Item::Measure(formula) => {
            let formula = formula.as_ref().map(expression);
            return Item::Measure(DeclaredMeasure { name, title, formula, clauses });
        }
        ast::Item::Unit(formula) | ast::Item::Date(formula) | ast::Item::Indicator(formula) => expression(formula),
        _ => return plain(&declared.item, Declared { name, title, clauses }),
    };
    let declared_as = DeclaredAs { name, title, formula, clauses };
    match &declared.item {
        ast::Item::Unit(_) => Item::Unit(declared_as),
        ast::Item::Date(_) => Item::Date(declared_as),
        _ => Item::Indicator(declared_as),
    }
}

fn plain(item: &ast::Item, declared: Declared) -> Item {
    match item {
        ast::Item::Actor(ActorRole::Party) => Item::Party(declared),
        ast::Item::Actor(ActorRole::Host) => Item::Host(declared),
        ast::Item::Actor(ActorRole::Verifier) => Item::Verifier(declared),
        ast::Item::Actor(ActorRole::Stakeholder) => Item::Stakeholder(declared),
        ast::Item::Actor(ActorRole::Body) => Item::Body(declared),
        ast::Item::Site => Item::Site(declared),
        ast::Item::Event => Item::Event(declared),
        ast::Item::Phase => Item::Phase(declared),
        ast::Item::Commitment => Item::Commitment(declared),
        ast::Item::Relief => Item::Relief(declared),
        ast::Item::Procedure => Item::Procedure(declared),
        ast::Item::Response => Item::Response(declared),
        ast::Item::Scenario => Item::Scenario(declared),
        ast::Item::Risk => Item::Risk(declared),
        ast::Item::Report => Item::Report(declared),
        ast::Item::Briefing => Item::Briefing(declared),
        // What is declared by a formula or a list was dealt with before.
        ast::Item::Agreement
        | ast::Item::Sites(_)
        | ast::Item::Unit(_)
        | ast::Item::Date(_)
        | ast::Item::Period { .. }
        | ast::Item::Measure(_)
        | ast::Item::Indicator(_) => Item::Agreement(declared),
    }
}

fn from_clause(kind: &ClauseKind) -> Clause {
    match kind {
        ClauseKind::Clause(of) => Clause::Clause(text(of)),
        ClauseKind::Title(language, of) => Clause::Title(Title { language: word(language), text: text(of) }),
        ClauseKind::ClauseIn(language, of) => Clause::ClauseIn(ClauseIn { language: word(language), text: text(of) }),
        ClauseKind::Allow(finding, why) => Clause::Allow(Allow { finding: word(finding), because: text(why) }),
        ClauseKind::Track(track) => Clause::Track(word(track)),
        ClauseKind::InPhase(phase) => Clause::InPhase(word(phase)),
        ClauseKind::During(phase) => Clause::During(word(phase)),
        ClauseKind::Zone(zone) => Clause::Zone(word(zone)),
        ClauseKind::InForce(from, until) => {
            Clause::InForce(InForce { from: expression(from), until: until.as_ref().map(expression) })
        }
        ClauseKind::Baseline(date) => Clause::Baseline(expression(date)),
        ClauseKind::Members(members) => Clause::Members(words(members)),
        ClauseKind::In(unit) => Clause::In(word(unit)),
        ClauseKind::InYesNo => Clause::InYesNo,
        ClauseKind::InLevels(levels) => Clause::InLevels(words(levels)),
        ClauseKind::At(sites) => Clause::At(words(sites)),
        ClauseKind::Of(parties) => Clause::Of(words(parties)),
        ClauseKind::GoodFor(of) => Clause::GoodFor(length(of)),
        ClauseKind::NeverNegative => Clause::NeverNegative,
        ClauseKind::NeverFalls => Clause::NeverFalls,
        ClauseKind::NeverRises => Clause::NeverRises,
        ClauseKind::Per(period) => Clause::Per(word(period)),
        ClauseKind::Once => Clause::Once,
        ClauseKind::CountedIn(unit) => Clause::CountedIn(word(unit)),
        ClauseKind::AlwaysReported { to_public: true } => Clause::AlwaysReportedToPublic,
        ClauseKind::AlwaysReported { to_public: false } => Clause::AlwaysReported,
        ClauseKind::ReportedToPublic => Clause::ReportedToPublic,
        ClauseKind::From(date) => Clause::From(expression(date)),
        ClauseKind::Until(date) => Clause::Until(expression(date)),
        ClauseKind::Through(date) => Clause::Through(expression(date)),
        ClauseKind::BeginsWhen(condition) => Clause::BeginsWhen(expression(condition)),
        ClauseKind::EndsWhen(condition) => Clause::EndsWhen(expression(condition)),
        ClauseKind::To(parties) => Clause::To(words(parties)),
        ClauseKind::ExcusedWhile(condition) => Clause::ExcusedWhile(expression(condition)),
        ClauseKind::AsTarget => Clause::AsTarget,
        ClauseKind::When(condition) => Clause::When(expression(condition)),
        ClauseKind::Worth(quantity) => Clause::Worth(expression(quantity)),
        ClauseKind::Reversible(of) => Clause::ReversibleWithin(length(of)),
        ClauseKind::Irreversible => Clause::Irreversible,
        ClauseKind::SuspendWhen(condition) => Clause::SuspendWhen(expression(condition)),
        ClauseKind::WithdrawWhen(condition) => Clause::WithdrawWhen(expression(condition)),
        ClauseKind::Then(of) => Clause::Then(text(of)),
        ClauseKind::ExtendableByAll => Clause::ExtendableByAll,
        ClauseKind::ReEngageWhen(condition) => Clause::ReEngageWhen(expression(condition)),
        ClauseKind::Phase(phase) => Clause::Phase(word(phase)),
        ClauseKind::Owner(owner) => Clause::Owner(word(owner)),
        ClauseKind::Mitigation(of) => Clause::Mitigation(text(of)),
        ClauseKind::For(whom) => Clause::For(words(whom)),
        ClauseKind::VerifiedBy { by, joined, within } => verified_by(by, *joined, within.as_ref()),
        ClauseKind::Verify { text: of, by, within } => {
            Clause::Verify(Verify { text: text(of), by: word(by), within: length(within) })
        }
        ClauseKind::Owes(of) => Clause::Owes(sentence(of)),
        ClauseKind::Cure(within, after) => {
            Clause::Cure(Cure { within: length(within), after: after.as_ref().map(expression) })
        }
        ClauseKind::Replaces(name, agreed) => {
            Clause::Replaces(Replaces { name: word(name), agreed: expression(agreed) })
        }
        ClauseKind::LikelyTakes(from, to, most) => Clause::LikelyTakes(range(from, to, most.as_ref())),
        ClauseKind::ReportLikely(from, to, most) => Clause::ReportLikely(range(from, to, most.as_ref())),
        ClauseKind::LikelyHolds(percent, per) => {
            Clause::LikelyHolds(LikelyHolds { percent: number(*percent), per: length(per) })
        }
        ClauseKind::Grants { by, term } => Clause::Grants(Grants { by: words(by), term: term.as_ref().map(from_term) }),
        ClauseKind::Restore(within, when) => {
            Clause::Restore(Restore { within: length(within), when: when.as_ref().map(expression) })
        }
        ClauseKind::Stage(of, runs) => Clause::Stage(Stage { text: text(of), length: length(runs) }),
        ClauseKind::Step { text: of, by, clock } => {
            Clause::Step(Step { text: text(of), by: word(by), clock: from_clock(clock) })
        }
        ClauseKind::Prepare(of, owner) => Clause::Prepare(Prepare { text: text(of), owner: word(owner) }),
        ClauseKind::Every { period, on } => {
            Clause::Every(Every { period: word(period), on: on.as_ref().map(report_day) })
        }
        ClauseKind::Contested(by, reading) => Clause::Contested(Reading { by: word(by), reading: expression(reading) }),
    }
}

fn verified_by(by: &[ast::Word], joined: Joined, within: Option<&ast::Length>) -> Clause {
    let by = match joined {
        Joined::Or => Verifiers::AnyOf(words(by)),
        Joined::And => Verifiers::AllOf(words(by)),
        Joined::EachOther => Verifiers::EachOther,
    };
    Clause::VerifiedBy(VerifiedBy { by, within: within.map(length) })
}

fn from_term(term: &ast::Term) -> Term {
    match term {
        ast::Term::Within(of) => Term::Within(length(of)),
        ast::Term::By(date) => Term::By(expression(date)),
    }
}

fn from_clock(clock: &StepClock) -> Clock {
    match clock {
        StepClock::Within(of) => Clock::Within(length(of)),
        StepClock::After(of) => Clock::After(length(of)),
    }
}

fn report_day(day: &ast::ReportDay) -> ReportDay {
    match day {
        ast::ReportDay::Day(day) => ReportDay::Day(*day),
        ast::ReportDay::Weekday(day) => {
            let at = usize::try_from(*day).unwrap_or(0).saturating_sub(1);
            ReportDay::Weekday(keywords::WEEKDAYS.get(at).copied().unwrap_or("Monday").to_owned().into())
        }
    }
}

fn range(from: &ast::Length, to: &ast::Length, most: Option<&ast::Length>) -> Range {
    Range { from: length(from), to: length(to), most_likely: most.map(length) }
}

fn sentence(of: &ast::Sentence) -> Sentence {
    let quota = |amount: &ast::Expr, per: &ast::Word| Quota { amount: expression(amount), per: word(per) };
    let when = match &of.how {
        ast::How::Plain => None,
        ast::How::On(dates) => Some(When::On(expressions(dates))),
        ast::How::By(date) => Some(When::By(expression(date))),
        ast::How::WithinOf(within, of) => Some(When::Within(Within { length: length(within), of: expression(of) })),
        ast::How::Every(of) => Some(When::Every(length(of))),
        ast::How::AfterEach(within, period) => {
            Some(When::AfterEach(AfterEach { within: length(within), period: word(period) }))
        }
        ast::How::Quota { at_least: true, amount, per } => Some(When::AtLeast(quota(amount, per))),
        ast::How::Quota { at_least: false, amount, per } => Some(When::AtMost(quota(amount, per))),
    };
    let verb = match of.verb {
        ast::Verb::Keeps => Verb::Keeps,
        ast::Verb::Does => Verb::Does,
        ast::Verb::Allows => Verb::Allows,
        ast::Verb::Achieves => Verb::Achieves,
        ast::Verb::RefrainsFrom => Verb::RefrainsFrom,
    };
    let at_each = of.at_each.as_deref().map(words);
    Sentence { by: words(&of.owed_by), each: of.each, verb, what: expressions(&of.what), at_each, when }
}

fn expressions(all: &[ast::Expr]) -> Vec<Expr> {
    all.iter().map(expression).collect()
}

fn expression(of: &ast::Expr) -> Expr {
    // Only what is not understood has no form, and that was an error of the text.
    let mut inner = of;
    while let ExprKind::Paren(next) = &inner.kind {
        inner = next;
    }
    Box::new(from_kind(&inner.kind)).into()
}

fn from_kind(kind: &ExprKind) -> Expression {
    match kind {
        ExprKind::Name(name) => Expression::Name(name.clone().into()),
        ExprKind::Number { value, half_width, unit } => {
            let give_or_take = (!half_width.is_zero()).then(|| number(half_width.normalize()));
            Expression::Number(Amount { value: number(*value), give_or_take, unit: unit.as_ref().map(word) })
        }
        ExprKind::YesNo(true) => Expression::Yes,
        ExprKind::YesNo(false) => Expression::No,
        ExprKind::Date(date) => Expression::Date(date.to_string().into()),
        ExprKind::DateTime(written) => Expression::DateTime(written.clone().into()),
        ExprKind::NoSuchDate => Expression::Date(String::new().into()),
        ExprKind::Duration(duration) => Expression::Duration(WireDuration(*duration).into()),
        ExprKind::StartOf(phase) => Expression::StartOf(word(phase)),
        ExprKind::EndOf(phase) => Expression::EndOf(word(phase)),
        ExprKind::After(of, event) => Expression::After(After { length: length(of), event: expression(event) }),
        ExprKind::LaterOf(dates) => Expression::LaterOf(expressions(dates)),
        ExprKind::EarlierOf(dates) => Expression::EarlierOf(expressions(dates)),
        ExprKind::DayOf(day, date) => Expression::DayOf(DayOf { day: *day, date: expression(date) }),
        ExprKind::At(what, sites) => Expression::At(At { what: expression(what), sites: words(sites) }),
        ExprKind::Of(name, of) => Expression::Of(Of { name: word(name), of: word(of) }),
        ExprKind::Baseline => Expression::Baseline,
        ExprKind::BaselineOf(of) => Expression::BaselineOf(expression(of)),
        ExprKind::PercentOf(percent, of) => {
            Expression::PercentOf(PercentOf { percent: expression(percent), of: expression(of) })
        }
        ExprKind::ShareOfMilestones { due, on_time } => {
            Expression::ShareOfMilestones(Share { due: *due, on_time: *on_time })
        }
        ExprKind::Binary(left, op, right) => computed(*op, sides(left, right)),
        ExprKind::UntilThen(first, until, then) => {
            let (first, until, then) = (expression(first), expression(until), expression(then));
            Expression::UntilThen(UntilThen { first, until, then })
        }
        ExprKind::If(then, condition, otherwise) => {
            let (condition, then) = (expression(condition), expression(then));
            Expression::If(If { condition, then, otherwise: expression(otherwise) })
        }
        ExprKind::Contested(own, others) => {
            let others = others.iter().map(|(by, reading)| Reading { by: word(by), reading: expression(reading) });
            Expression::Contested(Contested { own: expression(own), others: others.collect() })
        }
        ExprKind::Paren(inner) => from_kind(&inner.kind),
        ExprKind::Aggregate { how, of, at, within } => {
            let (at, within) = (at.as_deref().map(words), within.as_ref().map(word));
            Expression::Aggregate(Aggregate { how: from_how(&how.text), of: expression(of), at, within })
        }
        ExprKind::Count { of, at, window } => {
            let (at, window) = (at.as_deref().map(words), window.as_ref().map(from_window));
            Expression::Count(Count { of: expression(of), at, window })
        }
        ExprKind::CountWhere(sites, condition) => {
            Expression::CountWhere(CountWhere { sites: word(sites), condition: expression(condition) })
        }
        ExprKind::Compare(left, op, right) => compared(*op, sides(left, right)),
        ExprKind::Verdict { name, of, word: says } => {
            Expression::Verdict(Verdict { name: word(name), of: of.as_ref().map(word), word: word(says) })
        }
        ExprKind::Happened(event) => Expression::Happened(expression(event)),
        ExprKind::Before(left, right) => Expression::Before(sides(left, right)),
        ExprKind::For(condition, of) => Expression::For(For { condition: expression(condition), length: length(of) }),
        ExprKind::Not(inner) => Expression::Not(expression(inner)),
        ExprKind::All(parts) => Expression::All(expressions(parts)),
        ExprKind::Any(parts) => Expression::Any(expressions(parts)),
        ExprKind::AtLeast(count, parts) => Expression::AtLeast(AtLeast { count: *count, of: expressions(parts) }),
    }
}

fn computed(op: BinaryOp, sides: Sides) -> Expression {
    match op {
        BinaryOp::Plus => Expression::Plus(sides),
        BinaryOp::Minus => Expression::Minus(sides),
        BinaryOp::Times => Expression::Times(sides),
        BinaryOp::Divide => Expression::DividedBy(sides),
    }
}

fn compared(op: CompareOp, sides: Sides) -> Expression {
    match op {
        CompareOp::Equal => Expression::Equal(sides),
        CompareOp::NotEqual => Expression::NotEqual(sides),
        CompareOp::Less => Expression::Less(sides),
        CompareOp::AtMost => Expression::AtMost(sides),
        CompareOp::Greater => Expression::Greater(sides),
        CompareOp::AtLeast => Expression::AtLeastAsMuch(sides),
    }
}

fn from_how(how: &str) -> How {
    match how {
        "max" => How::Max,
        "min" => How::Min,
        "mean" => How::Mean,
        _ => How::Sum,
    }
}

fn from_window(window: &ast::Window) -> Window {
    match window {
        ast::Window::Last(of) => Window::Last(length(of)),
        ast::Window::Since(date) => Window::Since(expression(date)),
        ast::Window::In(period) => Window::In(word(period)),
    }
}

fn sides(left: &ast::Expr, right: &ast::Expr) -> Sides {
    Sides { left: expression(left), right: expression(right) }
}

fn word(of: &ast::Word) -> Name {
    of.text.clone().into()
}

fn words(of: &[ast::Word]) -> Vec<Name> {
    of.iter().map(word).collect()
}

fn text(of: &ast::Text) -> Text {
    of.text.clone().into()
}

fn length(of: &ast::Length) -> Length {
    WireDuration(of.duration).into()
}

fn number(of: Decimal) -> Number {
    WireDecimal(of).into()
}
