//! Aggregates: what a measure is at several places together, which goes on from a reading that has come at one of them.

use std::sync::Arc;

use servanda_agreement::{Aggregate, MeasureId, Named, Place};
use servanda_base::{Decimal, Interval, Timeline};

use crate::fold::{Changed, Fold};
use crate::knower::{Context, Knower};
use crate::validity::Validity;
use crate::{Amount, Doubt, Line};

/// A measure at several places together, as somebody reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Together {
    context: Context,
    how: Aggregate,
    pub(crate) measure: MeasureId,
    pub(crate) places: Vec<Option<Place>>,
}

impl Together {
    /// Which of its places this is, and no other of them.
    pub(crate) fn index_of(&self, place: Place) -> Option<usize> {
        let mut found = self.places.iter().enumerate().filter(|(_, other)| **other == Some(place));
        match (found.next(), found.next()) {
            (Some((index, _)), None) => Some(index),
            _ => None,
        }
    }
}

impl Knower<'_, '_> {
    /// What a measure is at several places together.
    pub(crate) fn together(
        &self,
        how: Aggregate,
        measure: MeasureId,
        places: Vec<Option<Place>>,
        context: Context,
    ) -> Arc<Line<Amount>> {
        let number = places.len();
        let together = Together { context, how, measure, places };
        let (line, validity) = self.with_validity(|| {
            Arc::new(self.gone_on(&together).unwrap_or_else(|| {
                let lines = together.places.iter().map(|place| self.measure_line(measure, *place, context));
                folded(how, lines.collect())
            }))
        });
        if self.knows_all() && context.since.is_none() && self.agreement().measures[measure].formula.is_none() {
            self.engine.memory.keep_together(together, line.clone(), validity);
        }
        if how == Aggregate::Mean { Arc::new(mean(&line, number)) } else { line }
    }

    /// What was known of it before the reading that is being taken in, and how it goes on.
    fn gone_on(&self, together: &Together) -> Option<Line<Amount>> {
        let one_more = self.engine.one_more.as_ref().filter(|_| self.knows_all())?;
        if one_more.subject != Named::Measure(together.measure) {
            return None;
        }
        let (mut fold, validity): (Fold<Amount>, Validity) = self.engine.memory.outgrown_together(together)?;
        let index = together.index_of(one_more.place?)?;
        let line = self.value(together.measure, one_more.place, together.context);
        // What is swept may tell something else of what was before.
        let from = Some(one_more.since).filter(|_| line.is_local())?;
        self.holds_within(validity);
        fold.change(vec![Changed { index, line, from: Some(from) }]);
        Some(Line::of(fold))
    }
}

/// What lines are together.
pub(crate) fn aggregated(how: Aggregate, lines: Vec<Arc<Line<Amount>>>) -> Line<Amount> {
    let number = lines.len();
    let line = folded(how, lines);
    if how == Aggregate::Mean { mean(&Arc::new(line), number) } else { line }
}

fn folded(how: Aggregate, lines: Vec<Arc<Line<Amount>>>) -> Line<Amount> {
    let folded = Line::folded(
        lines,
        match how {
            Aggregate::Sum | Aggregate::Mean => Amount::plus,
            Aggregate::Max => |a, b| Amount::of_both(a.interval.max(b.interval), a, b),
            Aggregate::Min => |a, b| Amount::of_both(a.interval.min(b.interval), a, b),
        },
    );
    folded.unwrap_or_else(|| Timeline::constant(Amount::unknown(Doubt::Missing)).into())
}

/// Of a sum the mean.
fn mean(sum: &Arc<Line<Amount>>, number: usize) -> Line<Amount> {
    let number = Interval::point(Decimal::from(number));
    sum.map(move |amount| Amount { interval: amount.interval.divided_by(number), ..amount.clone() })
}
