//! What an expression names, down to its leaves, and whether it is asked for or excluded.

use servanda_agreement::{
    At, Commitment, CommitmentId, Condition, DateExpr, Deed, EventRef, Form, MeasureId, PhaseId, ProcedureId,
    ProcedureWord, Quantity, ReliefId, ReliefWord, ResponseId, Trigger, UnitId, VerdictWord, Window,
};
use servanda_base::{Id, Interval};

/// What an expression names.
#[derive(Debug, Clone, Copy)]
pub enum Leaf<'a> {
    /// A measure is read.
    Measure(MeasureId, &'a At),
    /// An event is asked about or counted.
    Event(&'a EventRef),
    /// The verdict on a commitment.
    Verdict(CommitmentId, VerdictWord),
    /// The status of a relief.
    Relief(ReliefId, ReliefWord),
    /// The state of a procedure.
    Procedure(ProcedureId, ProcedureWord),
    /// Whether a response runs.
    Response(ResponseId),
    /// A number, and the unit in which it is written.
    Number(&'a Interval, Option<UnitId>),
    /// A declared date.
    Date(Id<servanda_agreement::NamedDate>),
    /// A date waits for a phase.
    Phase(PhaseId),
}

/// Whether a leaf is asked for (`true`) or excluded by a `not`.
pub type Asked = bool;

/// Sees every leaf.
pub type See<'s, 'a> = &'s mut dyn FnMut(Leaf<'a>, Asked);

/// Every leaf of a condition.
pub fn condition<'a>(condition: &'a Condition, see: See<'_, 'a>) {
    of_condition(condition, true, see);
}

/// Every leaf of a quantity.
pub fn quantity<'a>(quantity: &'a Quantity, see: See<'_, 'a>) {
    of_quantity(quantity, true, see);
}

/// What a date waits for.
pub fn date<'a>(date: &'a DateExpr, see: See<'_, 'a>) {
    match date {
        DateExpr::Day(_) | DateExpr::Instant(_) => {}
        DateExpr::Named(id) => see(Leaf::Date(*id), true),
        DateExpr::StartOf(phase) | DateExpr::EndOf(phase) => see(Leaf::Phase(*phase), true),
        DateExpr::Plus(of, _) | DateExpr::Minus(of, _) | DateExpr::DayOf(_, of) => self::date(of, see),
        DateExpr::After(_, event) => see(Leaf::Event(event), true),
        DateExpr::LaterOf(dates) | DateExpr::EarlierOf(dates) => dates.iter().for_each(|of| self::date(of, see)),
        DateExpr::Contested { own, .. } => self::date(own, see),
    }
}

/// What is done or kept, without what sets off its clock and by when.
pub fn deed<'a>(form: &'a Form, see: See<'_, 'a>) {
    match form {
        Form::Keeps { condition } | Form::KeepsOn { condition, .. } => self::condition(condition, see),
        Form::Once { deed: Deed::Condition(condition), .. } => self::condition(condition, see),
        Form::Once { deed: Deed::Event(event), .. }
        | Form::Within { event, .. }
        | Form::Every { event, .. }
        | Form::AfterEach { event, .. } => see(Leaf::Event(event), true),
        Form::Quota { event, amount, .. } => {
            see(Leaf::Event(event), true);
            quantity(amount, see);
        }
        Form::Refrains { events } => events.iter().for_each(|event| see(Leaf::Event(event), true)),
    }
}

/// What a commitment waits for before it is owed: its trigger, its dates, the phase that is its term.
pub fn waits_for<'a>(commitment: &'a Commitment, see: See<'_, 'a>) {
    match &commitment.form {
        Form::Within { of: Trigger::Event(event), .. } => see(Leaf::Event(event), true),
        Form::Within { of: Trigger::Condition(condition), .. } => self::condition(condition, see),
        Form::Once { by: Some(servanda_agreement::By::Event(event)), .. } => see(Leaf::Event(event), true),
        Form::Once { by: Some(servanda_agreement::By::Date(by)), .. } => date(by, see),
        Form::KeepsOn { dates, .. } => dates.iter().for_each(|on| date(on, see)),
        _ => {}
    }
    if let Some(phase) = commitment.during {
        see(Leaf::Phase(phase), true);
    }
    if let Some(from) = &commitment.from {
        date(from, see);
    }
}

fn of_condition<'a>(condition: &'a Condition, asked: Asked, see: See<'_, 'a>) {
    match condition {
        Condition::Compare { left, right, .. } => {
            of_quantity(left, asked, see);
            of_quantity(right, asked, see);
        }
        Condition::Verdict { commitment, word, .. } => see(Leaf::Verdict(*commitment, *word), asked),
        Condition::Relief { relief, word } => see(Leaf::Relief(*relief, *word), asked),
        Condition::Procedure { procedure, word } => see(Leaf::Procedure(*procedure, *word), asked),
        Condition::Running(response) => see(Leaf::Response(*response), asked),
        Condition::Happened(event) => see(Leaf::Event(event), asked),
        Condition::Before(first, second) => {
            see(Leaf::Event(first), asked);
            see(Leaf::Event(second), asked);
        }
        Condition::For(inner, _) => of_condition(inner, asked, see),
        Condition::Not(inner) => of_condition(inner, !asked, see),
        Condition::All(inner) | Condition::Any(inner) | Condition::AtLeast(_, inner) => {
            inner.iter().for_each(|of| of_condition(of, asked, see));
        }
    }
}

fn of_quantity<'a>(quantity: &'a Quantity, asked: Asked, see: See<'_, 'a>) {
    match quantity {
        Quantity::Number(interval, unit) => see(Leaf::Number(interval, *unit), asked),
        Quantity::Measure { measure, at } | Quantity::Aggregate { measure, at, .. } => {
            see(Leaf::Measure(*measure, at), asked);
        }
        Quantity::Count { event, window } => {
            see(Leaf::Event(event), asked);
            if let Window::Since(since) = window {
                date(since, see);
            }
        }
        Quantity::CountWhere { condition, .. } => of_condition(condition, asked, see),
        Quantity::Baseline(of) => of_quantity(of, asked, see),
        Quantity::Binary { left, right, .. } => {
            of_quantity(left, asked, see);
            of_quantity(right, asked, see);
        }
        Quantity::UntilThen { first, until, then } => {
            of_quantity(first, asked, see);
            date(until, see);
            of_quantity(then, asked, see);
        }
        Quantity::If { then, condition, otherwise } => {
            of_quantity(then, asked, see);
            of_condition(condition, asked, see);
            of_quantity(otherwise, asked, see);
        }
        Quantity::ShareOfMilestones { .. } => {}
        Quantity::Contested { own, .. } => of_quantity(own, asked, see),
    }
}
