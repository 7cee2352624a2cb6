//! Why conditions hold or not, and quantities are what they are.

use servanda_agreement::{Condition, IndicatorValue, MeasureId, Place, Quantity};
use servanda_base::{Duration, Instant, Timeline, Truth};

use super::{Bearing, Claim, Reason};
use crate::knower::{Context, Knower};
use crate::occurrence::places;
use crate::{Grounds, Judgement, united};

/// How many stretches of `C for D` are told, the last ones.
const STRETCHES: usize = 3;

impl Knower<'_, '_> {
    pub(super) fn why_condition(&self, condition: &Condition, context: Context, at: Instant) -> Reason {
        let judgement = self.truth_line(condition, context).told_at(at);
        let because = match condition {
            Condition::Compare { left, right, .. } => {
                let sides = [left, right].into_iter().filter(|side| !matches!(side, Quantity::Number(..)));
                sides.map(|side| self.why_quantity(side, context, at)).collect()
            }
            Condition::Verdict { commitment, at: part, .. } => {
                let part = places(part, context).first().copied().flatten();
                vec![self.why_commitment(*commitment, part, at)]
            }
            Condition::Relief { relief, word } if !word.rests_on_acts() => vec![self.why_relief(*relief, at).0],
            Condition::Procedure { procedure, .. } => vec![self.why_procedure(*procedure, at).0],
            Condition::Running(response) => vec![self.why_response(*response, at).0],
            Condition::Happened(event) => vec![self.why_event(event, context, at)],
            Condition::Before(a, b) => vec![self.why_event(a, context, at), self.why_event(b, context, at)],
            Condition::For(inner, duration) => self.why_lasting(inner, *duration, context, at),
            Condition::Not(condition) => vec![self.why_condition(condition, context, at)],
            Condition::All(all) | Condition::Any(all) | Condition::AtLeast(_, all) => {
                all.iter().map(|condition| self.why_condition(condition, context, at)).collect()
            }
            Condition::Relief { .. } => Vec::new(),
        };
        let grounds = judgement.grounds.clone();
        Reason::new(Claim::Condition(condition.clone(), context.here, judgement), grounds, because)
    }

    /// The stretches of the time that `C for D` looks back on, each with what it rests on at its last instant.
    fn why_lasting(&self, inner: &Condition, duration: Duration, context: Context, at: Instant) -> Vec<Reason> {
        let line = self.truth(inner, context);
        let back_to = if at.is_finite() { self.calendar().minus(at, duration) } else { at };
        let truths: Timeline<Truth> = line.map(|judgement| judgement.truth);
        let stretches: Vec<(Instant, Instant, Truth)> = truths
            .stretches()
            .filter(|(from, until, _)| *until > back_to && *from <= at)
            .map(|(from, until, truth)| (from, until, *truth))
            .collect();
        let told = stretches.iter().skip(stretches.len().saturating_sub(STRETCHES));
        told.map(|(from, until, truth)| {
            let last = if *until > at { at } else { until.pred() };
            let why = self.why_condition(inner, context, last);
            // What comes after the instant asked is no reason.
            let until = if *until > at { Instant::END } else { *until };
            let claim = Claim::Stretch(inner.clone(), context.here, *truth, (*from, until));
            Reason::new(claim, why.grounds, why.because)
        })
        .collect()
    }

    pub(super) fn why_quantity(&self, quantity: &Quantity, context: Context, at: Instant) -> Reason {
        let amount = self.amount(quantity, context).at(at).clone();
        let because = match quantity {
            // What stands for itself is said once.
            Quantity::Measure { measure, at: place } => {
                let place = places(place, context).first().copied().flatten();
                return self.why_amount_of(*measure, place, context, at);
            }
            Quantity::Aggregate { measure, at: place, within: None, .. } => {
                let places = places(place, context);
                places.into_iter().map(|place| self.why_amount_of(*measure, place, context, at)).collect()
            }
            Quantity::Count { event, .. } => vec![self.why_event(event, context, at)],
            Quantity::CountWhere { places, condition } => {
                places.iter().map(|place| self.why_condition(condition, context.at(Some(*place)), at)).collect()
            }
            Quantity::Binary { left, right, .. } => {
                let sides = [left, right].into_iter().filter(|side| !matches!(***side, Quantity::Number(..)));
                sides.map(|side| self.why_quantity(side, context, at)).collect()
            }
            Quantity::If { condition, .. } => vec![self.why_condition(condition, context, at)],
            Quantity::Contested { own, .. } => vec![self.why_quantity(own, context, at)],
            _ => Vec::new(),
        };
        let grounds = amount.grounds.clone();
        Reason::new(Claim::Quantity(quantity.clone(), context.here, amount), grounds, because)
    }

    fn why_amount_of(&self, measure: MeasureId, place: Option<Place>, context: Context, at: Instant) -> Reason {
        let amount = self.measure_line(measure, place, context).told_at(at);
        let formula = self.agreement().measures[measure].formula.as_ref();
        let because = formula.map(|formula| self.why_quantity(formula, context.at(place.or(context.here)), at));
        let grounds = amount.grounds.clone();
        Reason::new(Claim::Measure(measure, place, amount), grounds, because.into_iter().collect())
    }

    pub(super) fn why_measure(&self, measure: MeasureId, at: Instant) -> Reason {
        let declared = &self.agreement().measures[measure];
        let all: Vec<Option<Place>> = match declared.places.as_slice() {
            [] => vec![None],
            places => places.iter().map(|place| Some(*place)).collect(),
        };
        let mut each: Vec<Reason> =
            all.into_iter().map(|place| self.why_amount_of(measure, place, Context::default(), at)).collect();
        if each.len() == 1 {
            return each.remove(0);
        }
        let grounds = each.iter().fold(Grounds::from([]), |all, reason| united(&all, &reason.grounds));
        Reason::new(Claim::Everywhere(measure), grounds, each)
    }

    pub(super) fn why_indicator(&self, value: &IndicatorValue, at: Instant) -> Reason {
        match value {
            IndicatorValue::Number(quantity, _) => self.why_quantity(quantity, Context::default(), at),
            IndicatorValue::Sign(condition) => self.why_condition(condition, Context::default(), at),
            IndicatorValue::Series(measure, _) => self.why_measure(*measure, at),
        }
    }

    /// A condition as it was known at `at`.
    pub(super) fn why_known(&self, condition: &Condition, at: Instant, bearing: Bearing) -> Reason {
        let then = self.at(at);
        let reason = then.why_condition(condition, Context::default(), at);
        let judgement: Judgement = self.truth_as_known(condition).at(at).clone();
        let grounds = judgement.grounds.clone();
        Reason::new(Claim::AsKnown(condition.clone(), judgement, at, bearing), grounds, reason.because)
    }
}
