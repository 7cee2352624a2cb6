//! Verdicts and conditions in plain words: by titles, not by names.

use servanda_agreement::{
    Aggregate, At, Commitment, Comparison, Condition, Deed, EventRef, Form, Named, Place, Quantity,
};
use servanda_engine::{Doubt, Progress, Remark, Standing, Verdict};

use super::Composer;
use crate::words::{Shown, procedure_word, relief_word, verdict_word};

impl Composer<'_> {
    /// Why a commitment stands as it does.
    pub(super) fn why(&self, commitment: &Commitment, standing: &Standing) -> String {
        let say = self.say;
        if standing.concluded {
            return say.concluded(standing.remark == Remark::Replaced).to_owned();
        }
        let day = standing.deadline.filter(|deadline| deadline.at.is_finite()).map(|due| self.last_day(due));
        let day = day.as_deref();
        let why = match standing.verdict {
            Verdict::Breached | Verdict::Missed => say.violated(standing.remark).to_owned(),
            Verdict::Disputed => say.doubt(Doubt::Conflict).to_owned(),
            Verdict::Overdue => say.overdue(day),
            Verdict::Unverified => standing.doubts.first().map_or(say.cannot_be_told(), |doubt| say.doubt(doubt)).to_owned(),
            Verdict::Curing => say.curing(day),
            Verdict::Pending => say.pending(standing.remark, day),
            Verdict::Upcoming => say.upcoming().to_owned(),
            Verdict::Late => say.late().to_owned(),
            Verdict::Met => say.met(self.now.reason(commitment, standing).split(';').next().unwrap_or_default()),
            Verdict::Waived => say.waived().to_owned(),
            Verdict::Excused if standing.remark == Remark::Paused => say.paused(&self.actors(&commitment.owed_to)),
            Verdict::Excused => say.excused().to_owned(),
        };
        match standing.progress.and_then(|progress| self.progress(commitment, progress)) {
            Some(progress) => format!("{why}; {progress}"),
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
        (!progress.reached.is_whole())
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
                format!("{}{} {}", title(Named::Commitment(*commitment)), self.of_place(at), verdict_word(*word))
            }
            Condition::Relief { relief, word } => format!("{} {}", title(Named::Relief(*relief)), relief_word(*word)),
            Condition::Procedure { procedure, word } => {
                format!("{} {}", title(Named::Procedure(*procedure)), procedure_word(*word))
            }
            Condition::Running(response) => say.running(&title(Named::Response(*response))),
            Condition::Happened(event) => say.has_happened(&self.event(event)),
            Condition::Before(a, b) => say.before(&self.event(a), &self.event(b)),
            Condition::For(inner, duration) => say.lasting(&self.inner(inner), &duration.to_string()),
            Condition::Not(inner) => say.not(&self.inner(inner)),
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
        format!("{} {} {}", self.quantity(left, shown), self.say.comparison(op), self.quantity(right, shown))
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
