//! What is owed, in words.

use servanda_agreement::{
    Act, Commitment, Cure, Deed, EventRef, Form, GrantTerm, Place, Procedure, Quantity, QuotaBound, Relief, Reported,
    Response, Reversible, Step, StepClock, Verification, Verifiers,
};
use servanda_base::Interval;

use super::{Shown, Words};
use crate::phrase::Duty;

/// A number of times that is not known beforehand.
const MANY: u32 = 100;

impl Words<'_> {
    /// What a commitment demands: `IR keeps enrichment-level <= 3.67 % at each declared`.
    pub fn duty(&self, commitment: &Commitment) -> String {
        let say = self.say;
        let each_party = commitment.each.iter().any(|place| matches!(place, Place::Party(_)));
        let owing = self.actors(&commitment.owed_by);
        let subject = if each_party { say.duty_each(&owing) } else { owing };
        let who = (subject.as_str(), commitment.owed_by.len());
        let sites: Vec<Place> =
            commitment.each.iter().copied().filter(|place| matches!(place, Place::Site(_))).collect();
        let at = if sites.is_empty() { String::new() } else { say.duty_at_each(&self.places(&sites)) };
        let act = |act: Act| match act {
            Act::Does => Duty::Does,
            Act::Allows => Duty::Allows,
        };
        match &commitment.form {
            Form::Keeps { condition } => say.duty(Duty::Keeps, who, &self.condition(condition), &at, ""),
            Form::KeepsOn { condition, dates } => say.duty_on(who, &self.condition(condition), &at, &self.dates(dates)),
            Form::Once { act: how, deed, by } => {
                let by = by.as_ref().map(|by| self.by(by)).unwrap_or_default();
                match deed {
                    Deed::Event(event) => say.duty(act(*how), who, &self.event(event), &at, &by),
                    Deed::Condition(condition) => say.duty(Duty::Achieves, who, &self.condition(condition), &at, &by),
                }
            }
            Form::Within { act: how, event, within, of } => {
                let within = say.duty_within(*within, &self.trigger(of));
                say.duty(act(*how), who, &self.event(event), &at, &within)
            }
            Form::Every { act: how, event, every } => {
                say.duty(act(*how), who, &self.event(event), &at, &say.duty_every(&say.length(*every)))
            }
            Form::Quota { act: how, event, bound, amount, per } => {
                let quota = self.quota(event, *bound, amount);
                say.duty(act(*how), who, &quota, &at, &say.duty_per(&self.period(*per)))
            }
            Form::AfterEach { act: how, event, within, period } => {
                let after = say.duty_after_each(*within, &self.period(*period));
                say.duty(act(*how), who, &self.event(event), &at, &after)
            }
            Form::Refrains { events } => {
                let events: Vec<String> = events.iter().map(|event| self.event(event)).collect();
                say.duty(Duty::Refrains, who, &say.any_of(&events), &at, "")
            }
        }
    }

    /// The clauses of a commitment beside its demand: term, verification, cure.
    pub fn terms(&self, commitment: &Commitment) -> Vec<String> {
        let mut terms = Vec::new();
        if let Some(phase) = commitment.during {
            terms.push(format!("during {}", self.agreement.phases[phase].declared.name));
        }
        terms.extend(commitment.from.as_ref().map(|date| format!("from {}", self.date(date))));
        terms.extend(commitment.until.as_ref().map(|until| self.until(until)));
        terms.extend(self.verified(&commitment.verification));
        terms.extend(
            commitment
                .verify_steps
                .iter()
                .map(|step| format!("verify {} by {} within {}", step.text, self.actor(step.by), step.within)),
        );
        terms.extend(commitment.cure.as_ref().map(|cure| self.cure(cure)));
        terms.extend(commitment.excused_while.as_ref().map(|c| format!("excused while {}", self.condition(c))));
        if commitment.as_target {
            terms.push("as target".to_owned());
        }
        terms.extend(commitment.replaces.as_ref().map(|(replaced, agreed)| {
            format!("replaces {} agreed {}", self.agreement.commitments[*replaced].declared.name, self.date(agreed))
        }));
        terms
    }

    /// What a relief promises: `US grants within 10 days when ...`, one clause a line.
    pub fn relief(&self, relief: &Relief) -> Vec<String> {
        let term = match &relief.term {
            GrantTerm::Within(duration) => format!(" within {duration}"),
            GrantTerm::By(date) => format!(" by {}", self.date(date)),
            GrantTerm::Open => String::new(),
        };
        let verb = if relief.granted_by.len() > 1 { "grant" } else { "grants" };
        let mut lines = vec![format!("{} {verb}{term}", self.actors(&relief.granted_by))];
        lines.extend(relief.when.as_ref().map(|c| format!("when {}", self.condition(c))));
        lines.extend(self.worth(relief).map(|worth| format!("worth {worth}")));
        lines.extend(relief.reversible.map(|reversible| match reversible {
            Reversible::Within(duration) => format!("reversible within {duration}"),
            Reversible::Never => "irreversible".to_owned(),
        }));
        lines.extend(relief.suspend_when.as_ref().map(|c| format!("suspend when {}", self.condition(c))));
        lines.extend(relief.restore.as_ref().map(|restore| {
            let when = restore.when.as_ref().map(|c| format!(" when {}", self.condition(c))).unwrap_or_default();
            format!("restore within {}{when}", restore.within)
        }));
        lines.extend(relief.withdraw_when.as_ref().map(|c| format!("withdraw when {}", self.condition(c))));
        lines.extend(relief.from.as_ref().map(|date| format!("from {}", self.date(date))));
        lines.extend(relief.until.as_ref().map(|until| self.until(until)));
        lines.extend(self.verified(&relief.verification));
        lines
    }

    /// A ladder of response, one clause a line.
    pub fn response(&self, response: &Response) -> Vec<String> {
        let step = |step: &Step| format!("step {} by {} {}", step.text, self.actor(step.by), self.clock(step.clock));
        let mut lines = vec![format!("when {}", self.condition(&response.when))];
        lines.extend(response.steps.iter().map(step));
        lines.extend(response.re_engage_when.iter().map(|when| format!("re-engage when {}", self.condition(when))));
        lines.extend(response.steps_back.iter().map(step));
        lines
    }

    /// A procedure, one clause a line.
    pub fn procedure(&self, procedure: &Procedure) -> Vec<String> {
        let stages = procedure.stages.iter().map(|stage| format!("stage {}, {}", stage.title, stage.within));
        let then = procedure.then.iter().map(|then| format!("then {then}"));
        let extendable = procedure.extendable_by_all.then(|| "extendable by all".to_owned());
        stages.chain(then).chain(extendable).collect()
    }

    /// What the text promises of the reporting of an event.
    pub fn promise(&self, reported: Reported) -> Option<&'static str> {
        match reported {
            Reported::NotPromised => None,
            Reported::Always => Some("always reported"),
            Reported::AlwaysToPublic => Some("always reported to public"),
            Reported::ToPublic => Some("reported to public"),
        }
    }

    /// How much a quota counts, of what is asked: `1 counted, at least 2 asked`.
    pub fn counted(&self, commitment: &Commitment, count: Interval, asked: Interval) -> String {
        let Form::Quota { event, bound, .. } = &commitment.form else { return String::new() };
        let counted_in = self.agreement.events[event.event].counted_in;
        let shown = counted_in.map_or(Shown::Bare, |unit| self.shown_unit(unit));
        let bound = bound_word(*bound);
        format!("counted: {}; {bound} {} asked", self.amount(count, shown), self.amount(asked, shown))
    }

    /// What a relief is worth: `500 million USD`.
    pub fn worth(&self, relief: &Relief) -> Option<String> {
        let worth = relief.worth.as_ref()?;
        let shown = relief.unit.map_or_else(|| self.shown(worth), |unit| self.shown_unit(unit));
        Some(self.quantity_in(worth, shown))
    }

    /// Who verifies, and how soon.
    pub fn verified(&self, verification: &Verification) -> Option<String> {
        let names = |ids: &[servanda_agreement::ActorId], word: &str| {
            ids.iter().map(|id| self.actor(*id)).collect::<Vec<_>>().join(word)
        };
        let by = match &verification.by {
            Verifiers::NotNamed => return None,
            Verifiers::AnyOf(ids) => names(ids, " or "),
            Verifiers::AllOf(ids) => names(ids, " and "),
            Verifiers::EachOther => "each other".to_owned(),
        };
        let within = verification.within.map(|duration| format!(" within {duration}")).unwrap_or_default();
        Some(format!("verified by {by}{within}"))
    }

    /// When a step is to be taken: `within 3 days`.
    pub fn clock(&self, clock: StepClock) -> String {
        match clock {
            StepClock::Within(duration) => format!("within {duration}"),
            StepClock::After(duration) => format!("after {duration}"),
        }
    }

    fn cure(&self, cure: &Cure) -> String {
        let after = cure.after.as_ref().map(|event| format!(" after {}", self.event(event))).unwrap_or_default();
        format!("cure {}{after}", cure.within)
    }

    fn quota(&self, event: &EventRef, bound: QuotaBound, amount: &Quantity) -> String {
        let counted_in = self.agreement.events[event.event].counted_in;
        let shown = counted_in.map_or(Shown::Bare, |unit| self.shown_unit(unit));
        let number = match amount {
            Quantity::Number(..) => self.quantity_in(amount, shown),
            _ => format!("({})", self.quantity_in(amount, shown)),
        };
        match counted_in {
            Some(_) => self.say.quota(bound, &number, &self.event(event)),
            None => {
                let count = match amount {
                    Quantity::Number(number, _) => number.as_point().and_then(|number| u32::try_from(number).ok()),
                    _ => None,
                };
                self.say.quota_times(bound, &number, &self.event(event), count.unwrap_or(MANY))
            }
        }
    }
}

fn bound_word(bound: QuotaBound) -> &'static str {
    match bound {
        QuotaBound::AtLeast => "at least",
        QuotaBound::AtMost => "at most",
    }
}
