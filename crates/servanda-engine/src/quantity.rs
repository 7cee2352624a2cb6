//! Quantities as timelines of intervals, exact and with their grounds. Source: SEMANTICS, Values.

use std::sync::Arc;

use servanda_agreement::{
    Aggregate, Arithmetic, CommitmentId, Condition, EventRef, Form, Measure, MeasureId, Place, Quantity, Window,
};
use servanda_base::period::Period;
use servanda_base::{Bound, Decimal, Instant, Interval, Timeline, Truth, timeline};
use servanda_evidence::RecordId;

use crate::condition::sampled;
use crate::form::finite;
use crate::knower::{Context, Knower, Since};
use crate::occurrence::{Denial, Happenings, Occurrence, grounds_of, places};
use crate::reading::AdmittedRead;
use crate::{Amount, Doubt, Doubts, Footing, Grounds, Judgement, Line, united};

impl Amount {
    pub(crate) fn exactly(interval: Interval) -> Self {
        Self { interval, conflict: false, doubts: Doubts::NONE, footing: Footing::Attested, grounds: Grounds::from([]) }
    }

    fn unknown(doubt: Doubt) -> Self {
        Self { doubts: Doubts::of(doubt), footing: Footing::Nothing, ..Self::exactly(Interval::WHOLE) }
    }

    /// A value made of two.
    /// Two that are added.
    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self::of_both(self.interval.plus(other.interval), self, other)
    }

    fn of_both(interval: Interval, a: &Self, b: &Self) -> Self {
        Self {
            interval,
            conflict: a.conflict || b.conflict,
            doubts: a.doubts.with(b.doubts),
            footing: a.footing.and(b.footing),
            grounds: united(&a.grounds, &b.grounds),
        }
    }
}

impl Knower<'_, '_> {
    /// The value of a quantity in `context`, for all time, in base units.
    pub(crate) fn amount(&self, quantity: &Quantity, context: Context) -> Timeline<Amount> {
        match quantity {
            Quantity::Number(interval, _) => Timeline::constant(Amount::exactly(*interval)),
            Quantity::Measure { measure, at } => {
                let place = places(at, context).first().copied().flatten();
                self.amount_of(*measure, place, context)
            }
            Quantity::Aggregate { how, measure, at, within } => {
                let lines = places(at, context).into_iter().map(|place| match within {
                    None => self.measure_line(*measure, place, context),
                    Some(period) => Arc::new(self.within_period(*how, *measure, place, *period, context).into()),
                });
                aggregated(*how, lines.collect()).told().clone()
            }
            Quantity::Count { event, window } => self.count(event, window, context),
            Quantity::CountWhere { places, condition } => self.count_where(places, condition, context),
            Quantity::Baseline(of) => self.baseline(of, context),
            Quantity::Binary { left, op, right } => {
                let (left, right) = (self.amount(left, context), self.amount(right, context));
                left.zip(&right, |a, b| {
                    let (x, y) = (a.interval, b.interval);
                    let interval = match op {
                        Arithmetic::Plus => x.plus(y),
                        Arithmetic::Minus => x.minus(y),
                        Arithmetic::Times => x.times(y),
                        Arithmetic::Divide => x.divided_by(y),
                    };
                    Amount::of_both(interval, a, b)
                })
            }
            Quantity::UntilThen { first, until, then } => {
                let first = self.amount(first, context);
                match self.opening(until) {
                    Some(date) => first.until_then(date, &self.amount(then, context)),
                    None => first,
                }
            }
            Quantity::If { then, condition, otherwise } => {
                let (then, otherwise) = (self.amount(then, context), self.amount(otherwise, context));
                let chosen = self.truth(condition, Context { since: None, ..context });
                let both = then.zip(&otherwise, |a, b| (a.clone(), b.clone()));
                chosen.zip(&both, |judgement, (then, otherwise)| either(judgement, then, otherwise))
            }
            Quantity::ShareOfMilestones { due, on_time } => self.share_of_milestones(*due, *on_time),
            Quantity::Contested { own, .. } => self.amount(own, context),
        }
    }

    /// The same, with its reasons worked out where they are asked for as far as that is known how.
    pub(crate) fn amount_line(&self, quantity: &Quantity, context: Context) -> Arc<Line<Amount>> {
        match quantity {
            Quantity::Measure { measure, at } => {
                self.measure_line(*measure, places(at, context).first().copied().flatten(), context)
            }
            Quantity::Aggregate { how, measure, at, within: None } => {
                let lines = places(at, context).into_iter().map(|place| self.measure_line(*measure, place, context));
                Arc::new(aggregated(*how, lines.collect()))
            }
            Quantity::Number(interval, _) => Arc::new(Line::fixed(Amount::exactly(*interval))),
            Quantity::Contested { own, .. } => self.amount_line(own, context),
            _ => Arc::new(self.amount(quantity, context).into()),
        }
    }

    pub(crate) fn measure_line(&self, measure: MeasureId, place: Option<Place>, context: Context) -> Arc<Line<Amount>> {
        match self.agreement().measures[measure].formula {
            None => self.value(measure, place, context),
            Some(_) => Arc::new(self.amount_of(measure, place, context).into()),
        }
    }

    /// The value of a measure at one place: read, or worked out by its formula.
    pub(crate) fn amount_of(&self, measure: MeasureId, place: Option<Place>, context: Context) -> Timeline<Amount> {
        match &self.agreement().measures[measure].formula {
            Some(formula) => {
                let context = Context { here: place.or(context.here), through: Some(measure), ..context };
                let line = self.amount(formula, context);
                if !self.agreement().measures[measure].never_negative {
                    return line;
                }
                line.map(|amount| Amount {
                    interval: amount.interval.intersect(Interval::NOT_NEGATIVE).unwrap_or(amount.interval),
                    ..amount.clone()
                })
            }
            None => self.value(measure, place, context).told().clone(),
        }
    }

    fn baseline(&self, of: &Quantity, context: Context) -> Timeline<Amount> {
        let date = self.agreement().baseline.as_ref().and_then(|date| self.deadline(date));
        let value = match date {
            Some(date) => {
                let at = if date.closes_day { date.at.pred() } else { date.at };
                self.amount(of, Context { since: None, ..context }).at(at).clone()
            }
            None => Amount::unknown(Doubt::Missing),
        };
        Timeline::constant(value)
    }

    /// Occurrences from the start of the window up to each instant: what is attested, and no more where silence or a
    /// total says so.
    fn count(&self, event: &EventRef, window: &Window, context: Context) -> Timeline<Amount> {
        let happenings = self.happenings(event, context);
        let silent_until = self.silent_until(event, context);
        let since = match window {
            Window::Since(date) => self.opening(date),
            _ => self.opening(&self.agreement().in_force).or(Some(Instant::BEGINNING)),
        };
        let Some(since) = since else { return Timeline::constant(Amount::unknown(Doubt::Missing)) };
        let reaches = |at: Instant| match window {
            Window::Last(duration) => self.calendar().plus(at, *duration),
            _ => at,
        };
        let mut changes: Vec<Instant> = vec![since, silent_until];
        for time in happenings.occurrences.iter().map(|occurrence| occurrence.time) {
            changes.extend([
                time.start,
                time.told_from(),
                reaches(time.start),
                reaches(time.last()),
                time.start.succ(),
                reaches(time.start).pred(),
            ]);
            changes.extend([reaches(time.start).succ(), reaches(time.last()).succ()]);
        }
        changes.extend(happenings.denials.iter().flat_map(|denial| {
            let from = denial.from.unwrap_or(since);
            let (begun, over) = (reaches(from), reaches(denial.until));
            [from, denial.until, begun.pred(), begun, over.pred(), over]
        }));
        if let Window::In(period) = window {
            changes.extend(self.period_starts(*period, &changes));
        }
        changes.retain(|at| at.is_finite());
        sampled([timeline::merged([changes])], |at| {
            let start = match window {
                Window::Always | Window::Since(_) => since,
                // Exactly the last D: what happened at `at - D` is D ago, and no longer in it.
                Window::Last(duration) if at.is_finite() => self.calendar().minus(at, *duration).succ(),
                Window::Last(_) => at,
                Window::In(period) if at.is_finite() => period.containing(self.calendar(), at).0,
                Window::In(_) => at,
            };
            self.counted(event, context, &happenings, (start, at), at, &|_| None)
        })
    }

    /// The starts of the periods in which these instants lie, and of the periods after them.
    fn period_starts(&self, period: Period, instants: &[Instant]) -> Vec<Instant> {
        let finite = instants.iter().filter(|at| at.is_finite());
        finite
            .flat_map(|at| {
                let (start, end) = period.containing(self.calendar(), *at);
                [start, end]
            })
            .collect()
    }

    /// What is known at `at` of how often (or how much) something happened at the instants of `[from, through]`.
    /// `assigned` may say of an occurrence that it counts, or does not, whenever it happened.
    pub(crate) fn counted(
        &self,
        event: &EventRef,
        context: Context,
        happenings: &Happenings,
        (from, through): (Instant, Instant),
        at: Instant,
        assigned: &dyn Fn(&Occurrence) -> Option<bool>,
    ) -> Amount {
        let is_denied = |denial: &Denial| denial.from.is_none_or(|from| from <= through) && at < denial.open_until;
        let is_awaited = happenings.denials.iter().any(is_denied);
        let happenings = happenings.settled(at);
        let zero = Interval::point(Decimal::ZERO);
        let force = self.opening(&self.agreement().in_force).unwrap_or(Instant::END);
        let mut count = Amount::exactly(zero);
        let mut grounds: Vec<RecordId> = Vec::new();
        let mut exact = true;
        for place in places(&event.at, context) {
            let here = happenings.occurrences.iter().map(|one| &**one).filter(|one| one.place == place);
            let totals: Vec<&Occurrence> = here.clone().filter(|one| one.is_total).collect();
            for one in here.filter(|one| !totals.iter().any(|total| one.is_part_of(total))) {
                let (certain, possible) = match assigned(one) {
                    Some(counts) => (counts && one.time.told_from() <= at, counts && one.time.start <= at),
                    None => (
                        one.time.start >= from && one.time.told_from() <= through,
                        one.time.last() >= from && one.time.start <= through,
                    ),
                };
                if !possible {
                    continue;
                }
                let doubt = match () {
                    () if one.disputed => Some(Doubt::Conflict),
                    () if at < one.open_until => Some(Doubt::ReportAwaited),
                    () if !certain => Some(Doubt::TooCoarse),
                    () => None,
                };
                let amount = one.amount;
                if one.conflict {
                    count.doubts = count.doubts.with(Doubts::of(Doubt::Conflict));
                }
                count.interval = count.interval.plus(if doubt.is_some() { amount.hull(zero) } else { amount });
                count.doubts = count.doubts.with(doubt.map(Doubts::of).unwrap_or_default());
                grounds.extend(one.grounds.iter());
            }
            // Of what was before force nothing is promised; an empty stretch counts nothing.
            let untold = match () {
                () if through < force => Some(self.doubt_of_silence(event)),
                () if from > through => None,
                () => match happenings.last_not_told(place, (from.max(force), through)) {
                    None => None,
                    Some(_) if is_awaited => Some(Doubt::ReportAwaited),
                    Some(_) if !self.is_complete(event.event) => Some(self.doubt_of_silence(event)),
                    Some(open) if !self.absence_is_known(open, at, self.reporting_time(event.event, context)) => {
                        Some(Doubt::ReportAwaited)
                    }
                    Some(_) => {
                        count.footing = Footing::BySilence;
                        None
                    }
                },
            };
            match untold {
                Some(doubt) => {
                    exact = false;
                    count.doubts = count.doubts.with(Doubts::of(doubt));
                }
                // What says that there were no more is a reason too.
                None if from <= through => grounds.extend(happenings.denied_by(place, None, (from, through)).iter()),
                None => {}
            }
        }
        if !exact {
            count.interval = Interval::new(count.interval.low(), Bound::Open).unwrap_or(Interval::NOT_NEGATIVE);
        }
        count.conflict = count.doubts.has(Doubt::Conflict);
        count.grounds = grounds_of(grounds);
        count
    }

    fn count_where(&self, places: &[Place], condition: &Condition, context: Context) -> Timeline<Amount> {
        let lines: Vec<Timeline<Judgement>> =
            places.iter().map(|place| self.truth(condition, context.at(Some(*place)))).collect();
        sampled(lines.iter().map(|line| line.changes().collect()), |at| {
            let judged: Vec<&Judgement> = lines.iter().map(|line| line.at(at)).collect();
            let count = |truth| Decimal::from(judged.iter().filter(|judgement| judgement.truth == truth).count());
            let sure = count(Truth::True);
            let mut amount = Amount::exactly(Interval::between(sure, sure + count(Truth::Unknown)));
            for judgement in judged {
                if judgement.truth == Truth::Unknown {
                    amount.doubts = amount.doubts.with(judgement.doubts);
                }
                amount.footing = amount.footing.and(judgement.footing);
                amount.grounds = united(&amount.grounds, &judgement.grounds);
            }
            amount
        })
    }

    fn share_of_milestones(&self, due: bool, on_time: bool) -> Timeline<Amount> {
        let milestones: Vec<_> = self
            .agreement()
            .commitments
            .iter()
            .filter(|(_, commitment)| commitment.is_milestone())
            .filter_map(|(id, _)| Some((self.standing(id, None), self.milestone_line(id)?)))
            .collect();
        let changes = milestones.iter().map(|(line, deadline)| {
            let deadlines = deadline.stretches().map(|(_, _, deadline)| deadline.at);
            finite(line.changes().chain(deadline.changes()).chain(deadlines))
        });
        sampled(changes, |at| {
            let counted = milestones.iter().filter(|(_, deadline)| !due || deadline.at(at).at <= at);
            let (mut total, mut sure, mut open) = (0u32, 0u32, 0u32);
            let mut amount = Amount::exactly(Interval::WHOLE);
            for (line, _) in counted {
                let standing = line.at(at);
                let truth = if on_time { standing.truths.met_on_time } else { standing.truths.met };
                total += 1;
                sure += u32::from(truth == Truth::True);
                open += u32::from(truth == Truth::Unknown);
                amount.doubts = amount.doubts.with(standing.doubts);
                amount.grounds = united(&amount.grounds, &standing.grounds);
            }
            if total == 0 {
                return Amount::unknown(Doubt::Missing);
            }
            let hundred = Interval::point(Decimal::ONE_HUNDRED);
            let kept = Interval::between(Decimal::from(sure), Decimal::from(sure + open));
            amount.interval = kept.times(hundred).divided_by(Interval::point(Decimal::from(total)));
            amount
        })
    }

    /// What a date asks of a period is all of it that lies in force: for `keeps C on d` the demand on a period does not
    /// begin on d (S38).
    fn since_force_if_dated(&self, context: Context) -> Context {
        let dated = |id: &CommitmentId| matches!(self.agreement().commitments[*id].form, Form::KeepsOn { .. });
        match (context.since, context.commitment.filter(dated)) {
            (Some(since), Some(id)) => {
                Context { since: self.term(id).map(|term| Since { at: term.from, ..since }), ..context }
            }
            _ => context,
        }
    }

    /// Of the readings asserted in the current period, up to each instant.
    fn within_period(
        &self,
        how: Aggregate,
        measure: MeasureId,
        place: Option<Place>,
        period: Period,
        context: Context,
    ) -> Timeline<Amount> {
        let declared = &self.agreement().measures[measure];
        let reads = self.reads(measure, place, self.since_force_if_dated(context));
        let mut changes: Vec<Instant> =
            reads.iter().flat_map(|read| [read.start, read.until.pred(), read.until]).collect();
        changes.extend(self.period_starts(period, &changes));
        sampled([timeline::merged([changes])], |at| {
            if !at.is_finite() {
                return Amount::nothing(declared, Doubt::Missing);
            }
            let (start, _) = period.containing(self.calendar(), at);
            let inside: Vec<&AdmittedRead> =
                reads.iter().filter(|read| read.start >= start && read.until.pred() <= at).collect();
            in_period(how, declared, &inside, start, at)
        })
    }
}

fn either(judgement: &Judgement, then: &Amount, otherwise: &Amount) -> Amount {
    match judgement.truth {
        Truth::True => Amount { grounds: united(&then.grounds, &judgement.grounds), ..then.clone() },
        Truth::False => Amount { grounds: united(&otherwise.grounds, &judgement.grounds), ..otherwise.clone() },
        Truth::Unknown => {
            let mut amount = Amount::of_both(then.interval.hull(otherwise.interval), then, otherwise);
            amount.doubts = amount.doubts.with(judgement.doubts);
            amount
        }
    }
}

fn aggregated(how: Aggregate, lines: Vec<Arc<Line<Amount>>>) -> Line<Amount> {
    let number = Interval::point(Decimal::from(lines.len()));
    let whole = Line::folded(lines, move |a: &Amount, b: &Amount| {
        let interval = match how {
            Aggregate::Sum | Aggregate::Mean => a.interval.plus(b.interval),
            Aggregate::Max => a.interval.max(b.interval),
            Aggregate::Min => a.interval.min(b.interval),
        };
        Amount::of_both(interval, a, b)
    });
    match whole {
        None => Timeline::constant(Amount::unknown(Doubt::Missing)).into(),
        Some(whole) if how == Aggregate::Mean => {
            Arc::new(whole).map(move |amount| Amount { interval: amount.interval.divided_by(number), ..amount.clone() })
        }
        Some(whole) => whole,
    }
}

/// What readings say of one period so far. A flow is summed, each stretch once; without all of its stretches the sum
/// is a lower bound.
fn in_period(how: Aggregate, measure: &Measure, reads: &[&AdmittedRead], start: Instant, at: Instant) -> Amount {
    let mut stretches: Vec<(Instant, Instant, Vec<&AdmittedRead>)> = Vec::new();
    for read in reads.iter().filter(|read| read.interval().is_some()) {
        match stretches.iter_mut().find(|(from, until, _)| *from == read.start && *until == read.until) {
            Some((_, _, same)) => same.push(read),
            None => stretches.push((read.start, read.until, vec![read])),
        }
    }
    stretches.sort_by_key(|(from, until, _)| (*from, *until));
    let mut values: Vec<Interval> = Vec::new();
    let mut conflict = false;
    for (_, _, same) in &stretches {
        let strictest = same.iter().map(|read| read.standard).min();
        let best: Vec<Interval> =
            same.iter().filter(|read| Some(read.standard) == strictest).filter_map(|read| read.interval()).collect();
        let common = best.iter().try_fold(Interval::WHOLE, |common, value| common.intersect(*value));
        conflict |= common.is_none();
        values.extend(common.or_else(|| best.into_iter().reduce(Interval::hull)));
    }
    let combined = values.iter().copied().reduce(|a, b| match how {
        Aggregate::Sum | Aggregate::Mean => a.plus(b),
        Aggregate::Max => a.max(b),
        Aggregate::Min => a.min(b),
    });
    let Some(mut interval) = combined else { return Amount::nothing(measure, Doubt::Missing) };
    let mut doubts = if conflict { Doubts::of(Doubt::Conflict) } else { Doubts::NONE };
    if how == Aggregate::Mean {
        interval = interval.divided_by(Interval::point(Decimal::from(values.len())));
    }
    let reached = stretches.iter().fold(
        start,
        |reached, (from, until, _)| {
            if *from <= reached { reached.max(*until) } else { reached }
        },
    );
    if how == Aggregate::Sum && reached <= at {
        let low = if measure.never_negative { interval.low() } else { Bound::Open };
        interval = Interval::new(low, Bound::Open).unwrap_or(Interval::WHOLE);
        doubts = doubts.with(Doubts::of(Doubt::Missing));
    }
    let grounds = grounds_of(reads.iter().flat_map(|read| read.grounds.iter().copied()));
    Amount { interval, conflict, doubts, footing: Footing::Attested, grounds }
}
