//! A walk over what an agreement says, to collect the durations and instants in it.

use servanda_agreement::{
    Agreement, By, Commitment, Condition, Cure, DateExpr, Deed, Form, GrantTerm, Quantity, Relief, StepClock, Trigger,
    Window,
};
use servanda_base::{Duration, Instant};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) durations: Vec<Duration>,
    pub(super) instants: Vec<Instant>,
}

/// Every duration and every instant with a time of day that the agreement mentions.
pub(super) fn found(agreement: &Agreement) -> Found {
    let mut found = Found::default();
    found.date(&agreement.in_force);
    found.dates(agreement.until.iter().map(|until| &until.date));
    found.dates(&agreement.baseline);
    found.dates(agreement.dates.iter().map(|(_, named)| &named.date));
    for (_, measure) in agreement.measures.iter() {
        found.durations.extend(measure.good_for.into_iter().chain(measure.verification.within));
        measure.formula.iter().for_each(|formula| found.quantity(formula));
    }
    for (_, event) in agreement.events.iter() {
        found.durations.extend(event.verification.within);
    }
    for (_, phase) in agreement.phases.iter() {
        found.dates(phase.from.iter().chain(phase.until.iter().map(|until| &until.date)));
        phase.begins_when.iter().chain(&phase.ends_when).for_each(|condition| found.condition(condition));
    }
    agreement.commitments.iter().for_each(|(_, commitment)| found.commitment(commitment));
    agreement.reliefs.iter().for_each(|(_, relief)| found.relief(relief));
    for (_, procedure) in agreement.procedures.iter() {
        found.durations.extend(procedure.stages.iter().map(|stage| stage.within));
    }
    for (_, response) in agreement.responses.iter() {
        found.condition(&response.when);
        response.re_engage_when.iter().for_each(|condition| found.condition(condition));
        for step in response.steps.iter().chain(&response.steps_back) {
            let (StepClock::Within(term) | StepClock::After(term)) = step.clock;
            found.durations.push(term);
        }
    }
    agreement.scenarios.iter().for_each(|(_, scenario)| found.condition(&scenario.when));
    found
}

impl Found {
    fn commitment(&mut self, commitment: &Commitment) {
        let until = commitment.until.iter().map(|until| &until.date);
        self.dates(commitment.from.iter().chain(until).chain(commitment.replaces.iter().map(|(_, agreed)| agreed)));
        self.durations.extend(commitment.verification.within);
        self.durations.extend(commitment.verify_steps.iter().map(|step| step.within));
        if let Some(Cure { within, .. }) = &commitment.cure {
            self.durations.push(*within);
        }
        commitment.excused_while.iter().for_each(|condition| self.condition(condition));
        match &commitment.form {
            Form::Keeps { condition } => self.condition(condition),
            Form::KeepsOn { condition, dates } => {
                self.condition(condition);
                self.dates(dates);
            }
            Form::Once { deed, by, .. } => {
                if let Deed::Condition(condition) = deed {
                    self.condition(condition);
                }
                if let Some(By::Date(date)) = by {
                    self.date(date);
                }
            }
            Form::Within { within, of, .. } => {
                self.durations.push(*within);
                if let Trigger::Condition(condition) = of {
                    self.condition(condition);
                }
            }
            Form::Every { every: term, .. } | Form::AfterEach { within: term, .. } => self.durations.push(*term),
            Form::Quota { .. } | Form::Refrains { .. } => {}
        }
    }

    fn relief(&mut self, relief: &Relief) {
        match &relief.term {
            GrantTerm::Within(term) => self.durations.push(*term),
            GrantTerm::By(date) => self.date(date),
            GrantTerm::Open => {}
        }
        self.durations.extend(relief.restore.iter().map(|restore| restore.within));
        self.durations.extend(relief.verification.within);
        self.dates(relief.from.iter().chain(relief.until.iter().map(|until| &until.date)));
        let conditions = [&relief.when, &relief.suspend_when, &relief.withdraw_when];
        conditions.into_iter().flatten().for_each(|condition| self.condition(condition));
        relief.restore.iter().flat_map(|restore| &restore.when).for_each(|condition| self.condition(condition));
    }

    fn dates<'d>(&mut self, dates: impl IntoIterator<Item = &'d DateExpr>) {
        dates.into_iter().for_each(|date| self.date(date));
    }

    fn date(&mut self, date: &DateExpr) {
        match date {
            DateExpr::Instant(instant) => self.instants.push(*instant),
            DateExpr::Plus(base, term) | DateExpr::Minus(base, term) => {
                self.durations.push(*term);
                self.date(base);
            }
            DateExpr::After(term, _) => self.durations.push(*term),
            DateExpr::DayOf(_, base) => self.date(base),
            DateExpr::LaterOf(dates) | DateExpr::EarlierOf(dates) => self.dates(dates),
            DateExpr::Contested { own, .. } => self.date(own),
            DateExpr::Day(_) | DateExpr::Named(_) | DateExpr::StartOf(_) | DateExpr::EndOf(_) => {}
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Compare { left, right, .. } => {
                self.quantity(left);
                self.quantity(right);
            }
            Condition::For(inner, term) => {
                self.durations.push(*term);
                self.condition(inner);
            }
            Condition::Not(inner) => self.condition(inner),
            Condition::All(list) | Condition::Any(list) | Condition::AtLeast(_, list) => {
                list.iter().for_each(|inner| self.condition(inner));
            }
            Condition::Verdict { .. }
            | Condition::Relief { .. }
            | Condition::Procedure { .. }
            | Condition::Running(_)
            | Condition::Happened(_)
            | Condition::Before(..) => {}
        }
    }

    fn quantity(&mut self, quantity: &Quantity) {
        match quantity {
            Quantity::Count { window: Window::Last(term), .. } => self.durations.push(*term),
            Quantity::Count { window: Window::Since(date), .. } => self.date(date),
            Quantity::CountWhere { condition, .. } => self.condition(condition),
            Quantity::Baseline(inner) => self.quantity(inner),
            Quantity::Binary { left, right, .. } => {
                self.quantity(left);
                self.quantity(right);
            }
            Quantity::UntilThen { first, until, then } => {
                self.date(until);
                self.quantity(first);
                self.quantity(then);
            }
            Quantity::If { then, condition, otherwise } => {
                self.quantity(then);
                self.condition(condition);
                self.quantity(otherwise);
            }
            Quantity::Contested { own, .. } => self.quantity(own),
            Quantity::Number(..)
            | Quantity::Measure { .. }
            | Quantity::Aggregate { .. }
            | Quantity::Count { .. }
            | Quantity::ShareOfMilestones { .. } => {}
        }
    }
}
