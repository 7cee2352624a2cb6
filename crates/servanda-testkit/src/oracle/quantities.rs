//! The value of a quantity at an instant. SEMANTICS, Values.

use servanda_agreement::{Aggregate, Arithmetic, At, Condition, Form, MeasureId, Place, Quantity};
use servanda_base::period::Period;
use servanda_base::{Bound, Decimal, Instant, Interval, Truth};
use servanda_engine::{Doubt, Doubts};
use servanda_evidence::Reading;

use super::events::{agreed, uncovered};
use super::{Asker, Moment, Oracle, Value};

impl<'a> Oracle<'a> {
    /// The value of a quantity: with `since`, from readings asserted at or after it alone.
    pub fn quantity(&self, quantity: &'a Quantity, asker: Asker, since: Option<Instant>, m: Moment) -> Value {
        match quantity {
            Quantity::Number(interval, _) => Value::certain(*interval),
            Quantity::Measure { measure, at } => {
                let place = self.places(at, asker.here).first().copied().flatten();
                self.measured(*measure, place, asker, since, m)
            }
            Quantity::Aggregate { how, measure, at, within: None } => {
                let values: Vec<Value> = (self.places(at, asker.here).into_iter())
                    .map(|place| self.measured(*measure, place, asker, since, m))
                    .collect();
                taken_together(*how, &values)
            }
            Quantity::Aggregate { how, measure, at, within: Some(period) } => {
                self.over_period(*how, *measure, at, *period, (asker, since), m)
            }
            Quantity::Count { event, window } => self.count(event, window, asker, m),
            Quantity::CountWhere { places, condition } => self.count_where(places, condition, asker, since, m),
            // "A baseline moves a bound": it is no measured side, so that `since` does not reach it.
            Quantity::Baseline(inner) => match self.agreement.baseline.as_ref().and_then(|date| self.date(date, m)) {
                Some(when) => self.quantity(inner, asker, None, m.of(self.last_instant(when))),
                None => unknown(Doubt::Missing),
            },
            Quantity::Binary { left, op, right } => {
                let (left, right) = (self.quantity(left, asker, since, m), self.quantity(right, asker, since, m));
                let interval = match op {
                    Arithmetic::Plus => left.interval.plus(right.interval),
                    Arithmetic::Minus => left.interval.minus(right.interval),
                    Arithmetic::Times => left.interval.times(right.interval),
                    Arithmetic::Divide => left.interval.divided_by(right.interval),
                };
                united(interval, &[left, right])
            }
            Quantity::UntilThen { first, until, then } => {
                let over = self.date(until, m).is_some_and(|when| self.opens(when) <= m.t);
                self.quantity(if over { then } else { first }, asker, since, m)
            }
            Quantity::If { then, condition, otherwise } => {
                let answer = self.condition(condition, asker, None, m);
                match answer.truth {
                    Truth::True => self.quantity(then, asker, since, m),
                    Truth::False => self.quantity(otherwise, asker, since, m),
                    Truth::Unknown => {
                        let both = [self.quantity(then, asker, since, m), self.quantity(otherwise, asker, since, m)];
                        let value = united(both[0].interval.hull(both[1].interval), &both);
                        Value {
                            conflict: value.conflict || answer.doubts.has(Doubt::Conflict),
                            doubts: value.doubts.with(answer.doubts),
                            ..value
                        }
                    }
                }
            }
            Quantity::ShareOfMilestones { due, on_time } => self.share_of_milestones(*due, *on_time, m),
            Quantity::Contested { own, .. } => self.quantity(own, asker, since, m),
        }
    }

    /// `count of SITES where C`: those where C is true, up to those where it may be.
    fn count_where(
        &self,
        places: &[Place],
        condition: &'a Condition,
        asker: Asker,
        since: Option<Instant>,
        m: Moment,
    ) -> Value {
        let (mut low, mut high, mut doubts) = (0, 0, Doubts::NONE);
        for place in places {
            let answer = self.condition(condition, Asker { here: Some(*place), ..asker }, since, m);
            low += i64::from(answer.truth == Truth::True);
            high += i64::from(answer.truth != Truth::False);
            doubts = doubts.with(answer.doubts);
        }
        Value { interval: Interval::between(low.into(), high.into()), conflict: doubts.has(Doubt::Conflict), doubts }
    }

    /// `share of milestones [due] met [on time]`: in per cent of those declared, or of those whose date has passed.
    fn share_of_milestones(&self, due: bool, on_time: bool, m: Moment) -> Value {
        let (mut all, mut low, mut high, mut doubts) = (0, 0, 0, Doubts::NONE);
        for (id, commitment) in self.agreement.commitments.iter() {
            let Form::Once { by: Some(by), .. } = &commitment.form else {
                continue;
            };
            if due && self.milestone_due(by, id, m).is_none_or(|deadline| deadline.last.at > m.t) {
                continue;
            }
            let (truth, because) = self.whole_met(id, on_time, m);
            all += 1;
            low += i64::from(truth == Truth::True);
            high += i64::from(truth != Truth::False);
            if truth == Truth::Unknown {
                doubts = doubts.with(because);
            }
        }
        if all == 0 {
            return unknown(Doubt::Missing);
        }
        let share = Interval::between((low * 100).into(), (high * 100).into());
        let interval = share.divided_by(Interval::point(all.into()));
        Value { interval, conflict: doubts.has(Doubt::Conflict), doubts }
    }

    /// `sum of M in PERIOD`: over the readings of the current period up to t. A sum is known as a whole only where
    /// their stretches leave no gap; of what is never negative it is at least what was read.
    fn over_period(
        &self,
        how: Aggregate,
        measure: MeasureId,
        at: &At,
        period: Period,
        (asker, since): (Asker, Option<Instant>),
        m: Moment,
    ) -> Value {
        let (from, until) = period.containing(&self.agreement.calendar, m.t);
        // S38: "What `keeps C on d` asks of a period does not begin on d, but with force."
        let dated = asker
            .commitment
            .filter(|id| matches!(self.agreement.commitments[*id].form, Form::KeepsOn { .. }) && since.is_some());
        let since = match dated {
            Some(id) => self.term(&self.agreement.commitments[id], id, m).start,
            None => since,
        };
        let mut values = Vec::new();
        let mut gap = false;
        for place in self.places(at, asker.here) {
            let readings = self.readings(measure, place, asker, since, m);
            let inside = |start: Instant, end: Instant| start >= from && end <= until && start <= m.t;
            let mut spans: Vec<(Instant, Instant)> =
                readings.iter().filter(|r| inside(r.start, r.end)).map(|r| (r.start, r.last)).collect();
            gap |= uncovered(&spans, from, m.t.min(until.pred())).is_some();
            spans.sort_unstable();
            spans.dedup();
            for span in spans {
                let of_span: Vec<Interval> = (readings.iter().filter(|r| (r.start, r.last) == span))
                    .filter_map(|r| match r.value {
                        Reading::Value(interval) => Some(interval),
                        Reading::Unknown | Reading::Refused => None,
                    })
                    .collect();
                match agreed(&of_span) {
                    Some((interval, conflict)) => values.push(Value { interval, conflict, doubts: Doubts::NONE }),
                    None => gap = true,
                }
            }
        }
        if values.is_empty() {
            return unknown(Doubt::Missing);
        }
        let value = taken_together(how, &values);
        if how == Aggregate::Sum && gap {
            let low = if self.agreement.measures[measure].never_negative { value.interval.low() } else { Bound::Open };
            let interval = Interval::new(low, Bound::Open).unwrap_or(Interval::WHOLE);
            return Value { interval, doubts: value.doubts.with(Doubts::of(Doubt::Missing)), ..value };
        }
        value
    }
}

/// Exact interval arithmetic; flags unite.
fn taken_together(how: Aggregate, values: &[Value]) -> Value {
    let Some((first, rest)) = values.split_first() else {
        return match how {
            Aggregate::Sum => Value::certain(Interval::point(Decimal::ZERO)),
            _ => unknown(Doubt::Missing),
        };
    };
    let interval = rest.iter().fold(first.interval, |so_far, next| match how {
        Aggregate::Sum | Aggregate::Mean => so_far.plus(next.interval),
        Aggregate::Max => so_far.max(next.interval),
        Aggregate::Min => so_far.min(next.interval),
    });
    let interval = match how {
        Aggregate::Mean => interval.divided_by(Interval::point(values.len().into())),
        _ => interval,
    };
    united(interval, values)
}

fn united(interval: Interval, values: &[Value]) -> Value {
    Value {
        interval,
        conflict: values.iter().any(|value| value.conflict),
        doubts: values.iter().fold(Doubts::NONE, |doubts, value| doubts.with(value.doubts)),
    }
}

fn unknown(doubt: Doubt) -> Value {
    Value { interval: Interval::WHOLE, conflict: false, doubts: Doubts::of(doubt) }
}
