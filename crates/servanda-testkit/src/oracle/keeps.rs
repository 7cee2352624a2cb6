//! `keeps C` and `keeps C on D`. SEMANTICS, Frame; S5.

use servanda_agreement::{Commitment, Condition, DateExpr, Quantity};
use servanda_base::{Instant, Truth};
use servanda_engine::{Doubt, Verdict};

use super::dates::When;
use super::{Answer, Asker, Moment, Oracle, Said};

impl<'a> Oracle<'a> {
    /// "T → met; F → curing while t < due(s, cure), s = start of the violation, then breached; ? → disputed or
    /// unverified."
    pub(super) fn keeps(
        &self,
        condition: &'a Condition,
        commitment: &'a Commitment,
        asker: Asker,
        start: Instant,
        m: Moment,
    ) -> Said {
        let x = self.kept(condition, asker, start, m);
        match x.truth {
            Truth::True => Said::word(Verdict::Met),
            Truth::Unknown => Said::unknown(x.doubts),
            Truth::False => {
                let violated_from = self.violation_start(condition, asker, start, m);
                self.violated(commitment, asker, violated_from, m)
            }
        }
    }

    /// "x at the last instant of each d; the verdict of the last d <= t; pending before the first." S5: the demand
    /// begins on d.
    pub(super) fn keeps_on(
        &self,
        condition: &'a Condition,
        dates: &'a [DateExpr],
        commitment: &'a Commitment,
        asker: Asker,
        m: Moment,
    ) -> Said {
        let passed = dates.iter().filter_map(|date| self.date(date, m)).filter(|when| self.last_instant(*when) <= m.t);
        // S40: a date on which nothing was owed asks for nothing.
        let passed = passed.filter(|when| self.released(asker, m.of(self.last_instant(*when))).is_none());
        let Some(last) = passed.max_by_key(|when| self.last_instant(*when)) else {
            return Said::word(Verdict::Pending);
        };
        let begins = match last {
            When::Day(_) => self.opens(last),
            When::At(instant) => instant,
        };
        let then = m.of(self.last_instant(last));
        let x = self.demanded(condition, asker, begins, then);
        match x.truth {
            Truth::True => Said::word(Verdict::Met),
            Truth::Unknown => Said::unknown(x.doubts),
            Truth::False => self.violated(commitment, asker, then.t, m),
        }
    }

    /// x at t: "T if C[v]; F if C is F on v≥b, b = last change of the demand itself at or before t; else ?."
    fn kept(&self, condition: &'a Condition, asker: Asker, start: Instant, m: Moment) -> Answer {
        let since = self.last_change_of_demand(condition, asker, start, m);
        self.demanded(condition, asker, since, m)
    }

    fn demanded(&self, condition: &'a Condition, asker: Asker, since: Instant, m: Moment) -> Answer {
        let on_all = self.condition(condition, asker, None, m);
        if on_all.truth == Truth::True {
            return on_all;
        }
        let on_new = self.condition(condition, asker, Some(since), m);
        match (on_all.truth, on_new.truth) {
            // S45: "What is in dispute proves nothing."
            (Truth::Unknown, _) if on_all.doubts.has(Doubt::Conflict) => on_all,
            (_, Truth::False) => on_new,
            // "1,561 warheads read five months before a ceiling of 1,550 began to bind are no breach of it."
            (Truth::False, _) => Answer::unknown(Doubt::NotMeasuredSince),
            _ => Answer::new(Truth::Unknown, on_all.doubts),
        }
    }

    /// "First F after the last T."
    fn violation_start(&self, condition: &'a Condition, asker: Asker, start: Instant, m: Moment) -> Instant {
        let mut first = m.t;
        for s in self.back_from(m.t).take_while(|s| *s >= start) {
            match self.kept(condition, asker, start, m.of(s)).truth {
                Truth::True => break,
                Truth::False => first = s,
                Truth::Unknown => {}
            }
        }
        // S40: what began while nothing was owed begins when it is owed again.
        self.forward(first, m.t).find(|s| self.released(asker, m.of(*s)).is_none()).unwrap_or(first)
    }

    /// "Curing while t < due(s, cure) (with `cure D after E`, s is the occurrence of E), then breached."
    fn violated(&self, commitment: &'a Commitment, asker: Asker, from: Instant, m: Moment) -> Said {
        let Some(cure) = &commitment.cure else {
            return Said::word(Verdict::Breached);
        };
        let counted_from = match &cure.after {
            None => Some(from),
            Some(event) => (self.occurrences(event, asker, m).into_iter())
                .find(|occurrence| !occurrence.disputed && occurrence.last >= from)
                .map(|occurrence| occurrence.last),
        };
        let due = |s| self.not_while_released(self.agreement.calendar.due(s, cure.within), cure.within, asker, m);
        let over = counted_from.is_some_and(|s| due(s).at <= m.t);
        Said::word(if over { Verdict::Breached } else { Verdict::Curing })
    }

    /// S5: "The demand of a comparison changes at the start of force, at each `until D then`, and where the condition
    /// of `if .. else` changes."
    fn last_change_of_demand(&self, condition: &'a Condition, asker: Asker, start: Instant, m: Moment) -> Instant {
        let mut changes = vec![start];
        self.changes_in_condition(condition, asker, start, m, &mut changes);
        changes.into_iter().filter(|change| *change <= m.t).max().unwrap_or(start)
    }

    fn changes_in_condition(
        &self,
        condition: &'a Condition,
        asker: Asker,
        start: Instant,
        m: Moment,
        changes: &mut Vec<Instant>,
    ) {
        match condition {
            Condition::Compare { left, right, .. } => {
                self.changes_in_quantity(left, asker, start, m, changes);
                self.changes_in_quantity(right, asker, start, m, changes);
                if left.is_read() && right.is_read() {
                    let bound = |m: Moment| self.quantity(right, asker, None, m).interval;
                    changes.extend(self.last_change(start, m, bound));
                }
            }
            Condition::For(inner, _) | Condition::Not(inner) => {
                self.changes_in_condition(inner, asker, start, m, changes);
            }
            Condition::All(list) | Condition::Any(list) | Condition::AtLeast(_, list) => {
                list.iter().for_each(|inner| self.changes_in_condition(inner, asker, start, m, changes));
            }
            Condition::Verdict { .. }
            | Condition::Relief { .. }
            | Condition::Procedure { .. }
            | Condition::Running(_)
            | Condition::Happened(_)
            | Condition::Before(..) => {}
        }
    }

    fn changes_in_quantity(
        &self,
        quantity: &'a Quantity,
        asker: Asker,
        start: Instant,
        m: Moment,
        changes: &mut Vec<Instant>,
    ) {
        match quantity {
            Quantity::UntilThen { first, until, then } => {
                changes.extend(self.date(until, m).map(|when| self.opens(when)));
                self.changes_in_quantity(first, asker, start, m, changes);
                self.changes_in_quantity(then, asker, start, m, changes);
            }
            Quantity::If { then, condition, otherwise } => {
                changes.extend(self.last_change_of_truth(condition, asker, start, m));
                self.changes_in_quantity(then, asker, start, m, changes);
                self.changes_in_quantity(otherwise, asker, start, m, changes);
            }
            Quantity::Binary { left, right, .. } => {
                self.changes_in_quantity(left, asker, start, m, changes);
                self.changes_in_quantity(right, asker, start, m, changes);
            }
            Quantity::Contested { own, .. } => self.changes_in_quantity(own, asker, start, m, changes),
            Quantity::Number(..)
            | Quantity::Measure { .. }
            | Quantity::Aggregate { .. }
            | Quantity::Count { .. }
            | Quantity::CountWhere { .. }
            | Quantity::Baseline(_)
            | Quantity::ShareOfMilestones { .. } => {}
        }
    }

    fn last_change_of_truth(
        &self,
        condition: &'a Condition,
        asker: Asker,
        start: Instant,
        m: Moment,
    ) -> Option<Instant> {
        self.last_change(start, m, |m| self.condition(condition, asker, None, m).truth)
    }

    fn last_change<T: PartialEq>(&self, start: Instant, m: Moment, of: impl Fn(Moment) -> T) -> Option<Instant> {
        let now = of(m);
        let mut since = m.t;
        for s in self.back_from(m.t).take_while(|s| *s >= start) {
            if of(m.of(s)) != now {
                return Some(since);
            }
            since = s;
        }
        None
    }
}
