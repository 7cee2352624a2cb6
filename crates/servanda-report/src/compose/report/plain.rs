//! Verdicts and conditions in plain words: by titles, not by names.

use servanda_agreement::{
    Aggregate, At, Commitment, CommitmentId, Comparison, Condition, Deed, EventRef, Form, Named, Place, Quantity,
    UnitId,
};
use servanda_base::{Bound, Interval, Truth};
use servanda_engine::{Doubt, Progress, Remark, Standing, Verdict};

use super::Composer;
use super::chart::is_known;
use crate::compose::{Kept, Question};
use crate::words::Shown;

impl Composer<'_> {
    /// Why a commitment, or one part of it, stands as it does; of a limit with what was measured and agreed.
    pub(super) fn why(&self, of: &Question<'_>, id: CommitmentId, part: Option<Place>, standing: &Standing) -> String {
        let why = self.reason(&of.agreement().commitments[id], standing);
        let holds = match standing.verdict {
            Verdict::Met => Truth::True,
            Verdict::Breached | Verdict::Missed | Verdict::Curing => Truth::False,
            _ => return why,
        };
        let measured = match part {
            None if !of.agreement().commitments[id].each.is_empty() => self.measured_at(of, id, standing.verdict),
            part => self.measured(of, id, part, holds),
        };
        match measured.filter(|_| !standing.concluded) {
            Some(measured) if standing.verdict == Verdict::Curing => self.say.why_and_measured(&why, &measured),
            Some(measured) => measured,
            None => why,
        }
    }

    /// The same of a whole that is not kept: at each place where it is not.
    fn measured_at(&self, of: &Question<'_>, id: CommitmentId, verdict: Verdict) -> Option<String> {
        let assessed = of.assessment.commitments.get(id.index()).filter(|_| verdict != Verdict::Met)?;
        let parts = assessed.parts.iter().filter(|(_, line)| line.said().at(of.at).verdict == verdict);
        let told = parts.map(|(place, _)| {
            let measured = self.measured(of, id, Some(*place), Truth::False)?;
            Some(self.say.reason_at(of.words().place_title(*place), &measured))
        });
        let told: Option<Vec<String>> = told.collect();
        told.filter(|told| !told.is_empty()).map(|told| self.say.one_after_other(&told))
    }

    /// What was measured against what was agreed, of the one comparison that is to be kept there, if that is what the
    /// verdict says.
    fn measured(&self, of: &Question<'_>, id: CommitmentId, part: Option<Place>, holds: Truth) -> Option<String> {
        let mut fitting = self.of.asked.comparisons.iter().filter(|one| one.commitment == id && one.place == part);
        let compared = fitting.next().filter(|_| fitting.next().is_none())?;
        let (read, limit) = compared.lines(of.assessment)?;
        let (read, limit) = (read.at(of.at).interval, limit.at(of.at).interval);
        if !is_known(read) || !is_known(limit) || truth(read, compared.op, limit) != holds {
            return None;
        }
        let agreed = self.say.compared(compared.op, &self.amount(limit, compared.unit));
        Some(self.say.measured_and_agreed(&self.amount(read, compared.unit), &agreed))
    }

    /// What is known of a number, in a unit; of one that is not negative at any rate, that alone is not told.
    pub(super) fn amount(&self, value: Interval, unit: UnitId) -> String {
        let told = match (value.low(), value.high()) {
            (Bound::Inclusive(low), high @ (Bound::Inclusive(_) | Bound::Exclusive(_)))
                if low.is_zero() && value.as_point().is_none() =>
            {
                Interval::new(Bound::Open, high).unwrap_or(value)
            }
            _ => value,
        };
        self.now.words().amount(told, Shown::In(&self.now.agreement().units[unit]))
    }

    fn reason(&self, commitment: &Commitment, standing: &Standing) -> String {
        let say = self.say;
        if standing.concluded {
            return say.concluded(standing.remark == Remark::Replaced).to_owned();
        }
        let day = standing.deadline.filter(|deadline| deadline.at.is_finite()).map(|due| self.last_day(due));
        let day = day.as_deref();
        let why = match standing.verdict {
            Verdict::Breached | Verdict::Missed => {
                say.violated(standing.remark, matches!(commitment.form, Form::Refrains { .. })).to_owned()
            }
            Verdict::Disputed => say.doubt(Doubt::Conflict).to_owned(),
            Verdict::Overdue => say.overdue(day),
            Verdict::Unverified => {
                standing.doubts.first().map_or(say.cannot_be_told(), |doubt| say.doubt(doubt)).to_owned()
            }
            Verdict::Curing => say.curing(day),
            Verdict::Pending => say.pending(standing.remark, day),
            Verdict::Upcoming => say.upcoming().to_owned(),
            Verdict::Late => say.late().to_owned(),
            Verdict::Met => say.met(Kept::of(commitment, standing)).to_owned(),
            Verdict::Waived => say.waived().to_owned(),
            Verdict::Excused if standing.remark == Remark::Paused => say.paused(&self.actors(&commitment.owed_to)),
            Verdict::Excused => say.excused().to_owned(),
        };
        match standing.progress.and_then(|progress| self.progress(commitment, progress)) {
            Some(progress) => say.why_and_measured(&why, &progress),
            None => why,
        }
    }

    /// How far a milestone got, as far as that is known.
    fn progress(&self, commitment: &Commitment, progress: Progress) -> Option<String> {
        let Form::Once { deed: Deed::Condition(Condition::Compare { left, right, .. }), .. } = &commitment.form else {
            return None;
        };
        let words = self.now.words();
        let shown = words.shown_of_either(left, right);
        is_known(progress.reached)
            .then(|| self.say.reached(&words.amount(progress.reached, shown), &words.amount(progress.of, shown)))
    }

    /// A condition by titles: `"Cap on the level of enrichment" met for 30 days`.
    pub(super) fn condition(&self, condition: &Condition) -> String {
        let say = self.say;
        let agreement = self.now.agreement();
        let title = |named: Named| say.quote(&agreement.declared(named).title);
        match condition {
            Condition::Compare { left, op, right } => self.comparison(left, *op, right),
            Condition::Verdict { commitment, at, word } => {
                let what = self.at_place(title(Named::Commitment(*commitment)), at);
                say.is_so(&what, say.verdict_asked(*word))
            }
            Condition::Relief { relief, word } => say.is_so(&title(Named::Relief(*relief)), say.relief_asked(*word)),
            Condition::Procedure { procedure, word } => {
                say.is_so(&title(Named::Procedure(*procedure)), say.procedure_asked(*word))
            }
            Condition::Running(response) => say.running(&title(Named::Response(*response))),
            Condition::Happened(event) => say.has_happened(&self.event(event)),
            Condition::Before(a, b) => say.before(&self.event(a), &self.event(b)),
            Condition::For(inner, duration) => say.lasting(&self.inner(inner), &say.length(*duration)),
            Condition::Not(inner) => match &**inner {
                Condition::Verdict { commitment, at, word } => {
                    let what = self.at_place(title(Named::Commitment(*commitment)), at);
                    say.is_not_so(&what, say.verdict_asked(*word))
                }
                inner => say.not(&self.inner(inner)),
            },
            Condition::All(parts) => say.all_of(&self.each(parts)),
            Condition::Any(parts) => say.any_of(&self.each(parts)),
            Condition::AtLeast(count, parts) => say.at_least_of(*count, &self.each(parts)),
        }
    }

    fn each(&self, parts: &[Condition]) -> Vec<String> {
        parts.iter().map(|part| self.inner(part)).collect()
    }

    /// A condition within another, apart if it joins several.
    fn inner(&self, condition: &Condition) -> String {
        let text = self.condition(condition);
        match condition {
            Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 => format!("({text})"),
            _ => text,
        }
    }

    fn event(&self, event: &EventRef) -> String {
        let declared = &self.now.agreement().events[event.event];
        let all = matches!(&event.at, At::Places(places) if *places == declared.places);
        let place = if all { String::new() } else { self.of_place(&event.at) };
        format!("{}{place}", self.say.quote(&declared.declared.title))
    }

    fn at_place(&self, what: String, at: &At) -> String {
        format!("{what}{}", self.of_place(at))
    }

    fn of_place(&self, at: &At) -> String {
        match at {
            At::Nowhere | At::Here => String::new(),
            At::Places(places) => self.say.at(&self.places(places)),
        }
    }

    /// Places by their titles; a set by its own.
    pub(super) fn places(&self, places: &[Place]) -> String {
        let words = self.now.words();
        let titles: Vec<&str> = places.iter().map(|place| words.place_title(*place)).collect();
        self.say.listed(&titles)
    }

    pub(super) fn comparison(&self, left: &Quantity, op: Comparison, right: &Quantity) -> String {
        let words = self.now.words();
        let shown = words.shown_of_either(left, right);
        self.say.comparison_of(&self.quantity(left, shown), op, &self.quantity(right, shown))
    }

    pub(super) fn quantity(&self, quantity: &Quantity, shown: Shown<'_>) -> String {
        let say = self.say;
        let words = self.now.words();
        let agreement = self.now.agreement();
        match quantity {
            Quantity::Measure { measure, at } => {
                format!("{}{}", say.quote(&agreement.measures[*measure].declared.title), self.of_place(at))
            }
            Quantity::Aggregate { how: Aggregate::Sum, measure, within: None, .. } => {
                say.total(&say.quote(&agreement.measures[*measure].declared.title))
            }
            Quantity::Number(value, unit) => words.written(*value, *unit, shown),
            Quantity::UntilThen { first, until, then } => {
                let until = say.with_dates(&words.date(until));
                say.until_then(&self.quantity(first, shown), &until, &self.quantity(then, shown))
            }
            Quantity::Baseline(_) => say.baseline().to_owned(),
            Quantity::Contested { own, .. } => self.quantity(own, shown),
            other => words.quantity_in(other, shown),
        }
    }
}

/// Whether a comparison holds.
fn truth(left: Interval, op: Comparison, right: Interval) -> Truth {
    match op {
        Comparison::Equal => left.equals(right),
        Comparison::NotEqual => !left.equals(right),
        Comparison::Less => left.less_than(right),
        Comparison::AtMost => left.at_most(right),
        Comparison::Greater => right.less_than(left),
        Comparison::AtLeast => right.at_most(left),
    }
}
