//! `P keeps C`: throughout, or on given dates.

use std::sync::Arc;

use servanda_agreement::{Commitment, Condition, Cure, DateExpr, Named, Quantity};
use servanda_base::{Deadline, Instant, Timeline, Truth, timeline};

use super::finite;
use crate::condition::sampled;
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::release::Releases;
use crate::{Doubt, Footing, Grounds, Judgement, Line, Remark, Standing, united};

/// A violation that may be cured.
pub(crate) struct Violation {
    pub start: Instant,
    /// By when it can be cured.
    pub cured_by: Deadline,
    /// The last instant before it at which the demand was kept.
    pub last_kept: Option<Instant>,
    /// The records by which it did not begin earlier: of when the demand was kept last, or from the start of force on.
    pub before: Grounds,
}

impl Knower<'_, '_> {
    pub(crate) fn keeps(
        &self,
        commitment: &Commitment,
        condition: &Condition,
        term: Term,
        context: Context,
    ) -> Line<Standing> {
        let kept = self.kept(condition, term.from, context);
        let violations = match commitment.cure {
            Some(_) => violations(kept.said(), term.from, &self.releases_in(context)),
            None => Vec::new(),
        };
        if violations.is_empty() {
            return kept.map(|judgement| standing_of(judgement, None));
        }
        let cures: Vec<(Instant, Option<Deadline>)> =
            violations.iter().map(|start| (*start, self.cured_by(commitment.cure.as_ref(), *start, context))).collect();
        let bounds =
            finite(cures.iter().flat_map(|(start, until)| std::iter::once(*start).chain(until.map(|until| until.at))));
        sampled([bounds, kept.changes().collect(), finite([term.from])], |at| {
            let until = cures.iter().rev().find(|(start, _)| *start <= at).and_then(|(_, until)| *until);
            standing_of(kept.at(at), until.filter(|until| at < until.at))
        })
        .into()
    }

    /// The violation that goes on at `at`; none without a cure period.
    pub(crate) fn violation_at(
        &self,
        commitment: &Commitment,
        condition: &Condition,
        term: Term,
        context: Context,
        at: Instant,
    ) -> Option<Violation> {
        let kept = self.kept(condition, term.from, context);
        let releases = self.releases_in(context);
        let start = violations(&kept, term.from, &releases).into_iter().rfind(|start| *start <= at)?;
        let cured_by = self.cured_by(commitment.cure.as_ref(), start, context)?;
        let earlier = kept.stretches().filter(|(from, until, _)| *until > term.from && *from < start);
        let (mut last_kept, mut before) = (None, Grounds::from([]));
        for (_, until, judgement) in earlier {
            let kept = judgement.truth == Truth::True;
            last_kept = if kept { Some(until.pred()) } else { last_kept };
            before = if kept { judgement.grounds.clone() } else { united(&before, &judgement.grounds) };
        }
        Some(Violation { start, cured_by, last_kept, before })
    }

    /// On dates: the verdict of the last of them.
    pub(crate) fn keeps_on(
        &self,
        commitment: &Commitment,
        condition: &Condition,
        dates: &[DateExpr],
        context: Context,
    ) -> Timeline<Standing> {
        let mut tests = self.dated(commitment, condition, dates, context).into_iter();
        let first = tests.next().map_or_else(|| Timeline::constant(Standing::pending(None)), |(_, first)| first);
        tests.fold(first, |line, (at, test)| line.until_then(at, &test))
    }

    /// On dates: at the last instant of each on which it is owed, in order of these.
    pub(crate) fn dated(
        &self,
        commitment: &Commitment,
        condition: &Condition,
        dates: &[DateExpr],
        context: Context,
    ) -> Vec<(Instant, Timeline<Standing>)> {
        let mut days: Vec<(Instant, Deadline)> = dates
            .iter()
            .filter_map(|date| {
                let end = self.deadline(date)?;
                let open = if end.closes_day { self.opening(date)? } else { end.at };
                Some((open, end))
            })
            .collect();
        days.sort();
        let test = |(open, end): (Instant, Deadline)| {
            let at = if end.closes_day { end.at.pred() } else { end.at };
            let judgement = self.judged(condition, open, context).told_at(at);
            let cured_by = self.cured_by(commitment.cure.as_ref(), at, context);
            let mut line = Timeline::constant(Standing::pending(Some(end))).with(at, standing_of(&judgement, cured_by));
            if let Some(until) = cured_by.filter(|until| until.at.is_finite()) {
                line.push(until.at, standing_of(&judgement, None));
            }
            (at, line)
        };
        let releases = self.releases_in(context);
        days.into_iter().map(test).filter(|(at, _)| releases.at(*at).is_none()).collect()
    }

    /// `x`: whether a demand is kept, each stretch of it judged by what was asserted since it began (principle 2).
    fn kept(&self, condition: &Condition, from: Instant, context: Context) -> Arc<Line<Judgement>> {
        let mut line = self.judged(condition, from, context);
        for change in self.demand_changes(condition, from, context) {
            line = Arc::new(line.until_then(change, &self.judged(condition, change, context)).into());
        }
        line
    }

    /// True on all that is known, false only on what was asserted at or after `since`.
    fn judged(&self, condition: &Condition, since: Instant, context: Context) -> Arc<Line<Judgement>> {
        let all = self.truth_line(condition, context);
        if self.was_all_asserted_since(condition, since, context) {
            return all;
        }
        let proven = self.truth_line(condition, context.since(since));
        Arc::new(all.zip(&proven, |all: &Judgement, proven: &Judgement| match (all.truth, proven.truth) {
            (Truth::True, _) => all.clone(),
            // What is in dispute proves nothing (S45).
            (Truth::Unknown, Truth::False) if all.doubts.has(Doubt::Conflict) => all.clone(),
            (_, Truth::False) => proven.clone(),
            (Truth::False, _) => Judgement::unknown(Doubt::NotMeasuredSince).with_grounds(all),
            (Truth::Unknown, _) => all.clone(),
        }))
    }

    /// Whether what is known is the same as what was asserted since: nothing is told of before, nor while nothing was owed
    /// (S40), and no flow is carried beyond its stretch (S34).
    fn was_all_asserted_since(&self, condition: &Condition, since: Instant, context: Context) -> bool {
        let scope = self.engine.scope_of_condition(condition);
        let measures = &self.agreement().measures;
        let is_flow = |subject: &Named| matches!(subject, Named::Measure(id) if measures[*id].per.is_some());
        let from = context.commitment.and_then(|id| self.term(id)).map_or(since, |term| since.max(term.from));
        !scope.subjects().iter().any(is_flow)
            && !self.engine.index.tells_of_before(from, scope.subjects())
            && self.releases_in(context).is_empty()
    }

    /// When the demand itself changes after `from` (S5).
    fn demand_changes(&self, condition: &Condition, from: Instant, context: Context) -> Vec<Instant> {
        let mut changes = Vec::new();
        self.demand_of_condition(condition, context, &mut changes);
        changes.retain(|at| at.is_finite() && *at > from);
        timeline::merged([changes])
    }

    fn demand_of_condition(&self, condition: &Condition, context: Context, changes: &mut Vec<Instant>) {
        match condition {
            Condition::Compare { left, right, .. } => {
                self.demand_of_quantity(left, context, changes);
                self.demand_of_quantity(right, context, changes);
                if left.is_read() && right.is_read() {
                    changes.extend(self.amount(right, context).map(|bound| bound.interval).changes());
                }
            }
            Condition::For(condition, _) | Condition::Not(condition) => {
                self.demand_of_condition(condition, context, changes);
            }
            Condition::All(all) | Condition::Any(all) | Condition::AtLeast(_, all) => {
                all.iter().for_each(|condition| self.demand_of_condition(condition, context, changes));
            }
            _ => {}
        }
    }

    fn demand_of_quantity(&self, quantity: &Quantity, context: Context, changes: &mut Vec<Instant>) {
        match quantity {
            Quantity::Binary { left, right, .. } => {
                self.demand_of_quantity(left, context, changes);
                self.demand_of_quantity(right, context, changes);
            }
            Quantity::UntilThen { first, until, then } => {
                changes.extend(self.opening(until));
                self.demand_of_quantity(first, context, changes);
                self.demand_of_quantity(then, context, changes);
            }
            Quantity::If { then, condition, otherwise } => {
                let chosen = self.truth(condition, context).map(|judgement| judgement.truth);
                changes.extend(chosen.changes());
                self.demand_of_quantity(then, context, changes);
                self.demand_of_quantity(otherwise, context, changes);
            }
            Quantity::Contested { own, .. } => self.demand_of_quantity(own, context, changes),
            _ => {}
        }
    }

    /// By when a violation that began at `start` can be cured; `None` if there is no cure. Still open while the event
    /// from which the cure period counts has not happened.
    fn cured_by(&self, cure: Option<&Cure>, start: Instant, context: Context) -> Option<Deadline> {
        let cure = cure?;
        let releases = self.releases_in(context);
        let due = |from| releases.moved(self.calendar(), self.calendar().due(from, cure.within), cure.within);
        let Some(event) = &cure.after else { return Some(due(start)) };
        let happenings = self.happenings(event, context);
        let first =
            happenings.occurrences.iter().find(|occurrence| !occurrence.disputed && occurrence.time.last() >= start);
        Some(first.map_or(Deadline::NEVER, |first| due(first.time.last())))
    }
}

/// What a demand that is so judged is: where it is not kept, open to cure until a deadline or breached.
fn standing_of(judgement: &Judgement, curing_until: Option<Deadline>) -> Standing {
    let (footing, grounds) = (judgement.footing, judgement.grounds.clone());
    match judgement.truth {
        Truth::True => Standing::met(footing, grounds),
        Truth::Unknown => Standing::of_unknown(judgement),
        Truth::False if curing_until.is_some() => Standing::curing(footing, grounds, curing_until),
        Truth::False => {
            let silent = footing == Footing::BySilence;
            Standing::breached(if silent { Remark::BySilence } else { Remark::ViolationAttested }, footing, grounds)
        }
    }
}

impl Judgement {
    fn with_grounds(self, of: &Self) -> Self {
        Self { footing: of.footing, grounds: of.grounds.clone(), ..self }
    }
}

/// The starts of violations: the first instant at which it was false after the last at which it was true. One that began
/// while nothing was owed begins when it is owed again.
fn violations(kept: &Timeline<Judgement>, from: Instant, releases: &Releases) -> Vec<Instant> {
    let mut starts = Vec::new();
    let mut open = false;
    for (start, until, judgement) in kept.stretches().filter(|(_, until, _)| *until > from) {
        match judgement.truth {
            Truth::True => open = false,
            Truth::False if !open => {
                let start = releases.owed_from(start.max(from));
                open = start < until;
                starts.extend(open.then_some(start));
            }
            _ => {}
        }
    }
    starts
}
