//! What a report asks of the engine beyond what the text names: from when and until when the agreement is in force, both sides of
//! each comparison that is to be kept, and by place what is added up, as lines over time.
//!
//! They are indicators that stand after those of the text. Nothing can depend on them, so that no verdict is another.

use servanda_agreement::{
    Aggregate, Agreement, At, Commitment, CommitmentId, Comparison, Condition, DateExpr, Form, Indicator,
    IndicatorValue, Measure, MeasureId, Place, Quantity, Scale, UnitId,
};
use servanda_base::{Decimal, Duration, DurationUnit, Instant, Interval, Timeline};
use servanda_engine::{Amount, Assessment, IndicatorAssessment};

/// The most comparisons that are asked for.
const COMPARISONS: usize = 60;

/// What is asked, by where it stands among the indicators.
#[derive(Debug, Clone)]
pub struct Asked {
    /// How many indicators the text has.
    pub of_text: usize,
    force: usize,
    /// The comparisons that are to be kept, in the order of the text.
    pub comparisons: Vec<Compared>,
    /// The measures that an indicator of the text adds up over places, and where their readings by place stand.
    pub summed: Vec<(MeasureId, usize)>,
}

/// A comparison that is to be kept.
#[derive(Debug, Clone)]
pub struct Compared {
    /// By which commitment.
    pub commitment: CommitmentId,
    /// At which place; none for the whole.
    pub place: Option<Place>,
    /// How.
    pub op: Comparison,
    /// In which unit both sides are shown.
    pub unit: UnitId,
    read: usize,
    limit: usize,
}

/// The agreement with what a report asks beyond it.
pub fn asked(agreement: &Agreement) -> (Agreement, Asked) {
    let mut more = agreement.clone();
    let of_text = agreement.indicators.len();
    let force = push(&mut more, None, force(agreement));
    let mut comparisons = Vec::new();
    for (id, commitment) in agreement.commitments.iter() {
        let Form::Keeps { condition } = &commitment.form else { continue };
        for (left, op, right) in compared(condition) {
            let places: Vec<Option<Place>> = match commitment.each.is_empty() {
                true => vec![None],
                false => commitment.each.iter().copied().map(Some).collect(),
            };
            for place in places {
                let (Some(left), Some(right)) = (placed(left, place), placed(right, place)) else { continue };
                let Some(unit) = unit(agreement, &left) else { continue };
                if comparisons.len() >= COMPARISONS {
                    continue;
                }
                let read = push(&mut more, Some((commitment, unit)), left);
                let limit = push(&mut more, Some((commitment, unit)), right);
                comparisons.push(Compared { commitment: id, place, op, unit, read, limit });
            }
        }
    }
    let mut measures = Vec::new();
    for (_, indicator) in agreement.indicators.iter() {
        if let IndicatorValue::Number(quantity, _) = &indicator.value {
            summed_in(quantity, &mut measures);
        }
    }
    let by_place = measures.into_iter().filter(|measure| agreement.measures[*measure].places.len() > 1);
    let summed = by_place.map(|measure| {
        let of = &agreement.measures[measure];
        let value = IndicatorValue::Series(measure, of.places.clone());
        more.indicators.push(Indicator { declared: of.declared.clone(), value });
        (measure, more.indicators.len() - 1)
    });
    let summed = summed.collect();
    (more, Asked { of_text, force, comparisons, summed })
}

impl Asked {
    /// The first instant in force and the first after it, as far as they are known.
    pub fn force(&self, assessment: &Assessment) -> (Option<Instant>, Option<Instant>) {
        let Some(line) = line(assessment, self.force) else { return (None, None) };
        let from = |stage: i64| {
            let is_there = |amount: &Amount| amount.interval.as_point() == Some(Decimal::from(stage));
            line.stretches().find(|(_, _, amount)| is_there(amount)).map(|(from, _, _)| from)
        };
        (from(1), from(2))
    }
}

impl Compared {
    /// What was read, and what was agreed.
    pub fn lines<'a>(&self, assessment: &'a Assessment) -> Option<(&'a Timeline<Amount>, &'a Timeline<Amount>)> {
        Some((line(assessment, self.read)?, line(assessment, self.limit)?))
    }
}

fn line(assessment: &Assessment, at: usize) -> Option<&Timeline<Amount>> {
    match assessment.indicators.get(at)? {
        IndicatorAssessment::Number(line) => Some(line),
        IndicatorAssessment::Series(_) | IndicatorAssessment::Sign(_) => None,
    }
}

/// 0 before force, 1 in force, 2 after it.
fn force(agreement: &Agreement) -> Quantity {
    let stage = |stage: i64| Box::new(Quantity::Number(Interval::point(Decimal::from(stage)), None));
    let in_force = match &agreement.until {
        None => stage(1),
        Some(until) => {
            let day = Duration::new(1, DurationUnit::Day);
            let end = match until.through {
                true => DateExpr::Plus(Box::new(until.date.clone()), day),
                false => until.date.clone(),
            };
            Box::new(Quantity::UntilThen { first: stage(1), until: end, then: stage(2) })
        }
    };
    Quantity::UntilThen { first: stage(0), until: agreement.in_force.clone(), then: in_force }
}

/// The comparisons that all have to hold.
fn compared(condition: &Condition) -> Vec<(&Quantity, Comparison, &Quantity)> {
    match condition {
        Condition::Compare { left, op, right } if left.is_read() => vec![(left, *op, right)],
        Condition::All(parts) => parts.iter().flat_map(compared).collect(),
        _ => Vec::new(),
    }
}

/// The quantity at a place, where it stands for the place in question; nothing of what cannot be said so.
fn placed(quantity: &Quantity, place: Option<Place>) -> Option<Quantity> {
    let Some(place) = place else { return Some(quantity.clone()) };
    let boxed = |quantity: &Quantity| placed(quantity, Some(place)).map(Box::new);
    Some(match quantity {
        Quantity::Measure { measure, at: At::Here } => {
            Quantity::Measure { measure: *measure, at: At::Places(vec![place]) }
        }
        Quantity::Baseline(of) => Quantity::Baseline(boxed(of)?),
        Quantity::Binary { left, op, right } => Quantity::Binary { left: boxed(left)?, op: *op, right: boxed(right)? },
        Quantity::UntilThen { first, until, then } => {
            Quantity::UntilThen { first: boxed(first)?, until: until.clone(), then: boxed(then)? }
        }
        Quantity::Number(..) | Quantity::Measure { .. } => quantity.clone(),
        _ => return None,
    })
}

/// The measures that are added up over places.
fn summed_in(quantity: &Quantity, found: &mut Vec<MeasureId>) {
    match quantity {
        Quantity::Aggregate { how: Aggregate::Sum, measure, within: None, .. } if !found.contains(measure) => {
            found.push(*measure);
        }
        Quantity::Binary { left, right, .. } => {
            summed_in(left, found);
            summed_in(right, found);
        }
        _ => {}
    }
}

/// The unit in which it is shown, if it is a number in one.
fn unit(agreement: &Agreement, quantity: &Quantity) -> Option<UnitId> {
    let of_measure = |measure: MeasureId| match agreement.measures[measure].scale {
        Scale::Number(unit) => Some(unit),
        Scale::YesNo | Scale::Levels(_) => None,
    };
    match quantity {
        Quantity::Measure { measure, .. } | Quantity::Aggregate { measure, .. } => of_measure(*measure),
        Quantity::Binary { left, right, .. } => unit(agreement, left).or_else(|| unit(agreement, right)),
        Quantity::Contested { own, .. } => unit(agreement, own),
        _ => None,
    }
}

/// Adds an indicator. What belongs to a commitment is read as that commitment reads it: through a derived measure that has its
/// verifier.
fn push(more: &mut Agreement, of: Option<(&Commitment, UnitId)>, quantity: Quantity) -> usize {
    let at = more.indicators.len();
    let declared = of.map_or(&more.declared, |(commitment, _)| &commitment.declared).clone();
    let value = match of {
        None => IndicatorValue::Number(quantity, None),
        Some((commitment, unit)) => {
            let measure = more.measures.push(Measure {
                declared: declared.clone(),
                scale: Scale::Number(unit),
                places: Vec::new(),
                good_for: None,
                never_negative: false,
                never_falls: false,
                never_rises: false,
                per: None,
                verification: commitment.verification.clone(),
                formula: Some(quantity),
            });
            IndicatorValue::Number(Quantity::Measure { measure, at: At::Nowhere }, Some(unit))
        }
    };
    more.indicators.push(Indicator { declared, value });
    at
}
