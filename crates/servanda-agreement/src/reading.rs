//! Readings: an agreement as one party reads it, where parties differ.
//!
//! A contested date or quantity carries the text's own reading and those of parties. [`read_as`] puts a party's reading
//! in the place of each that it contests, and the text's own everywhere else; nothing contested is left.

use std::collections::BTreeSet;

use servanda_base::period::Period;

use crate::model::*;

/// The agreement under all readings of `party`.
pub fn read_as(agreement: &Agreement, party: ActorId) -> Agreement {
    Reader { party: Some(party), ..Reader::default() }.agreement(agreement)
}

/// The agreement under the text's own reading of everything.
pub fn as_written(agreement: &Agreement) -> Agreement {
    Reader::default().agreement(agreement)
}

/// The parties that contest something, in the order of their declaration.
pub fn contesting_parties(agreement: &Agreement) -> Vec<ActorId> {
    let mut reader = Reader::default();
    reader.agreement(agreement);
    reader.seen.into_iter().collect()
}

/// Walks through everything that can be contested.
#[derive(Default)]
struct Reader {
    /// Whose readings are taken; the text's own if nobody's.
    party: Option<ActorId>,
    /// Who contests something.
    seen: BTreeSet<ActorId>,
    /// The periods that are cut otherwise in this reading: as written, and as read.
    periods: Vec<(Period, Period)>,
}

impl Reader {
    fn agreement(&mut self, agreement: &Agreement) -> Agreement {
        let mut read = agreement.clone();
        self.date_in(&mut read.in_force);
        self.until_in(&mut read.until);
        self.date_option(&mut read.baseline);
        for id in read.dates.ids() {
            self.date_in(&mut read.dates[id].date);
        }
        for id in read.periods.ids() {
            self.period(&mut read.periods[id]);
        }
        for id in read.measures.ids() {
            self.period_option(&mut read.measures[id].per);
            if let Some(formula) = &mut read.measures[id].formula {
                self.quantity_in(formula);
            }
        }
        for id in read.phases.ids() {
            self.phase(&mut read.phases[id]);
        }
        for id in read.commitments.ids() {
            self.commitment(&mut read.commitments[id]);
        }
        for id in read.reliefs.ids() {
            self.relief(&mut read.reliefs[id]);
        }
        for id in read.responses.ids() {
            let response = &mut read.responses[id];
            self.condition_in(&mut response.when);
            self.condition_option(&mut response.re_engage_when);
        }
        for id in read.scenarios.ids() {
            self.condition_in(&mut read.scenarios[id].when);
        }
        for id in read.indicators.ids() {
            match &mut read.indicators[id].value {
                IndicatorValue::Number(quantity, _) => self.quantity_in(quantity),
                IndicatorValue::Sign(condition) => self.condition_in(condition),
                IndicatorValue::Series(..) => {}
            }
        }
        read
    }

    fn phase(&mut self, phase: &mut Phase) {
        self.date_option(&mut phase.from);
        self.until_in(&mut phase.until);
        self.condition_option(&mut phase.begins_when);
        self.condition_option(&mut phase.ends_when);
    }

    fn commitment(&mut self, commitment: &mut Commitment) {
        self.date_option(&mut commitment.from);
        self.until_in(&mut commitment.until);
        self.condition_option(&mut commitment.excused_while);
        if let Some((_, agreed)) = &mut commitment.replaces {
            self.date_in(agreed);
        }
        match &mut commitment.form {
            Form::Keeps { condition } => self.condition_in(condition),
            Form::KeepsOn { condition, dates } => {
                self.condition_in(condition);
                dates.iter_mut().for_each(|date| self.date_in(date));
            }
            Form::Once { deed, by, .. } => {
                if let Deed::Condition(condition) = deed {
                    self.condition_in(condition);
                }
                if let Some(By::Date(date)) = by {
                    self.date_in(date);
                }
            }
            Form::Within { of: Trigger::Condition(condition), .. } => self.condition_in(condition),
            Form::Quota { amount, per, .. } => {
                self.quantity_in(amount);
                self.period_in(per);
            }
            Form::AfterEach { period, .. } => self.period_in(period),
            Form::Within { .. } | Form::Every { .. } | Form::Refrains { .. } => {}
        }
    }

    fn relief(&mut self, relief: &mut Relief) {
        if let GrantTerm::By(date) = &mut relief.term {
            self.date_in(date);
        }
        self.condition_option(&mut relief.when);
        if let Some(worth) = &mut relief.worth {
            self.quantity_in(worth);
        }
        self.condition_option(&mut relief.suspend_when);
        self.condition_option(&mut relief.withdraw_when);
        if let Some(restore) = &mut relief.restore {
            self.condition_option(&mut restore.when);
        }
        self.date_option(&mut relief.from);
        self.until_in(&mut relief.until);
    }

    fn condition_in(&mut self, condition: &mut Condition) {
        match condition {
            Condition::Compare { left, right, .. } => {
                self.quantity_in(left);
                self.quantity_in(right);
            }
            Condition::For(of, _) | Condition::Not(of) => self.condition_in(of),
            Condition::All(list) | Condition::Any(list) | Condition::AtLeast(_, list) => {
                list.iter_mut().for_each(|of| self.condition_in(of));
            }
            Condition::Verdict { .. }
            | Condition::Relief { .. }
            | Condition::Procedure { .. }
            | Condition::Running(_)
            | Condition::Happened(_)
            | Condition::Before(..) => {}
        }
    }

    fn quantity_in(&mut self, quantity: &mut Quantity) {
        if let Quantity::Contested { own, readings } = quantity {
            self.seen.extend(readings.iter().map(|(party, _)| *party));
            // Those who contest only within a reading are met too.
            readings.iter_mut().for_each(|(_, reading)| self.quantity_in(reading));
            let chosen = readings.iter().find(|(party, _)| Some(*party) == self.party);
            let mut chosen = chosen.map_or_else(|| own.as_ref().clone(), |(_, reading)| reading.clone());
            self.quantity_in(&mut chosen);
            *quantity = chosen;
            return;
        }
        match quantity {
            Quantity::CountWhere { condition, .. } => self.condition_in(condition),
            Quantity::Count { window: Window::Since(date), .. } => self.date_in(date),
            Quantity::Count { window: Window::In(period), .. } => self.period_in(period),
            Quantity::Aggregate { within, .. } => self.period_option(within),
            Quantity::Baseline(of) => self.quantity_in(of),
            Quantity::Binary { left, right, .. } => {
                self.quantity_in(left);
                self.quantity_in(right);
            }
            Quantity::UntilThen { first, until, then } => {
                self.quantity_in(first);
                self.date_in(until);
                self.quantity_in(then);
            }
            Quantity::If { then, condition, otherwise } => {
                self.quantity_in(then);
                self.condition_in(condition);
                self.quantity_in(otherwise);
            }
            Quantity::Number(..)
            | Quantity::Measure { .. }
            | Quantity::Count { .. }
            | Quantity::ShareOfMilestones { .. }
            | Quantity::Contested { .. } => {}
        }
    }

    /// Takes note of how a declared period is cut in this reading.
    fn period(&mut self, named: &mut NamedPeriod) {
        let readings = std::mem::take(&mut named.readings);
        self.seen.extend(readings.iter().map(|(party, _)| *party));
        if let Some((_, read)) = readings.into_iter().find(|(party, _)| Some(*party) == self.party) {
            self.periods.push((named.period, read));
            named.period = read;
        }
    }

    fn period_in(&self, period: &mut Period) {
        if let Some((_, read)) = self.periods.iter().find(|(written, _)| written == period) {
            *period = *read;
        }
    }

    fn period_option(&self, period: &mut Option<Period>) {
        if let Some(period) = period {
            self.period_in(period);
        }
    }

    fn date_in(&mut self, date: &mut DateExpr) {
        match date {
            DateExpr::Contested { own, readings } => {
                self.seen.extend(readings.iter().map(|(party, _)| *party));
                readings.iter_mut().for_each(|(_, reading)| self.date_in(reading));
                let chosen = readings.iter().find(|(party, _)| Some(*party) == self.party);
                let mut chosen = chosen.map_or_else(|| own.as_ref().clone(), |(_, reading)| reading.clone());
                self.date_in(&mut chosen);
                *date = chosen;
            }
            DateExpr::Plus(of, _) | DateExpr::Minus(of, _) | DateExpr::DayOf(_, of) => self.date_in(of),
            DateExpr::LaterOf(list) | DateExpr::EarlierOf(list) => list.iter_mut().for_each(|of| self.date_in(of)),
            DateExpr::Day(_)
            | DateExpr::Instant(_)
            | DateExpr::Named(_)
            | DateExpr::StartOf(_)
            | DateExpr::EndOf(_)
            | DateExpr::After(..) => {}
        }
    }

    fn date_option(&mut self, date: &mut Option<DateExpr>) {
        if let Some(date) = date {
            self.date_in(date);
        }
    }

    fn until_in(&mut self, until: &mut Option<Until>) {
        if let Some(until) = until {
            self.date_in(&mut until.date);
        }
    }

    fn condition_option(&mut self, condition: &mut Option<Condition>) {
        if let Some(condition) = condition {
            self.condition_in(condition);
        }
    }
}
