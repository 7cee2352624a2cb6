//! What is owed, in words.

use servanda_agreement::{
    Act, ActorId, Commitment, Cure, Deed, EventRef, Form, GrantTerm, Place, Procedure, Quantity, QuotaBound, Relief,
    Reported, Response, Reversible, Step, StepClock, Verification, Verifiers,
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
        let say = self.say;
        let mut terms = Vec::new();
        let phase = commitment.during.map(|phase| self.agreement.phases[phase].declared.name.as_str());
        terms.extend(phase.map(|phase| say.explain_during(phase)));
        terms.extend(commitment.from.as_ref().map(|date| say.explain_term_from(&self.date(date))));
        terms.extend(commitment.until.as_ref().map(|until| self.until(until)));
        terms.extend(self.verified(&commitment.verification));
        let steps = commitment.verify_steps.iter();
        terms.extend(
            steps.map(|step| say.explain_verify_step(&step.text, self.actor(step.by), &say.length(step.within))),
        );
        terms.extend(commitment.cure.as_ref().map(|cure| self.cure(cure)));
        terms.extend(commitment.excused_while.as_ref().map(|c| say.explain_excused_while(&self.condition(c))));
        if commitment.as_target {
            terms.push(say.explain_as_target().to_owned());
        }
        terms.extend(commitment.replaces.as_ref().map(|(replaced, agreed)| {
            say.explain_replaces(self.agreement.commitments[*replaced].declared.name.as_str(), &self.date(agreed))
        }));
        terms
    }

    /// What a relief promises: `US grants within 10 days when ...`, one clause a line.
    pub fn relief(&self, relief: &Relief) -> Vec<String> {
        let say = self.say;
        let clock = match &relief.term {
            GrantTerm::Within(length) => say.explain_within(&say.length(*length)),
            GrantTerm::By(date) => say.duty_by(&self.date(date)),
            GrantTerm::Open => String::new(),
        };
        let mut lines = vec![say.explain_grants((&self.actors(&relief.granted_by), relief.granted_by.len()), &clock)];
        let when = |condition: &Option<_>| condition.as_ref().map(|condition| self.condition(condition));
        lines.extend(when(&relief.when).map(|condition| say.explain_when(&condition)));
        lines.extend(self.worth(relief).map(|worth| say.explain_worth(&worth)));
        lines.extend(relief.reversible.map(|reversible| match reversible {
            Reversible::Within(length) => say.explain_reversible_within(&say.length(length)),
            Reversible::Never => say.explain_irreversible().to_owned(),
        }));
        lines.extend(when(&relief.suspend_when).map(|condition| say.explain_suspend_when(&condition)));
        lines.extend(relief.restore.as_ref().map(|restore| {
            let length = say.length(restore.within);
            match when(&restore.when) {
                Some(condition) => say.explain_restore_within_when(&length, &condition),
                None => say.explain_restore_within(&length),
            }
        }));
        lines.extend(when(&relief.withdraw_when).map(|condition| say.explain_withdraw_when(&condition)));
        lines.extend(relief.from.as_ref().map(|date| say.explain_term_from(&self.date(date))));
        lines.extend(relief.until.as_ref().map(|until| self.until(until)));
        lines.extend(self.verified(&relief.verification));
        lines
    }

    /// A ladder of response, one clause a line.
    pub fn response(&self, response: &Response) -> Vec<String> {
        let say = self.say;
        let step = |step: &Step| match step.clock {
            StepClock::Within(length) => say.explain_step_within(&step.text, self.actor(step.by), &say.length(length)),
            StepClock::After(length) => say.explain_step_after(&step.text, self.actor(step.by), &say.length(length)),
        };
        let mut lines = vec![say.explain_when(&self.condition(&response.when))];
        lines.extend(response.steps.iter().map(step));
        lines.extend(response.re_engage_when.iter().map(|when| say.explain_re_engage_when(&self.condition(when))));
        lines.extend(response.steps_back.iter().map(step));
        lines
    }

    /// A procedure, one clause a line.
    pub fn procedure(&self, procedure: &Procedure) -> Vec<String> {
        let say = self.say;
        let stages = procedure.stages.iter().map(|stage| say.explain_stage(&stage.title, &say.length(stage.within)));
        let then = procedure.then.iter().map(|then| say.explain_then(then));
        let extendable = procedure.extendable_by_all.then(|| say.explain_extendable().to_owned());
        stages.chain(then).chain(extendable).collect()
    }

    /// What the text promises of the reporting of an event.
    pub fn promise(&self, reported: Reported) -> Option<&'static str> {
        self.say.explain_promise(reported)
    }

    /// How much a quota counts, of what is asked: `1 counted, at least 2 asked`.
    pub fn counted(&self, commitment: &Commitment, count: Interval, asked: Interval) -> String {
        let Form::Quota { event, bound, .. } = &commitment.form else { return String::new() };
        let counted_in = self.agreement.events[event.event].counted_in;
        let shown = counted_in.map_or(Shown::Bare, |unit| self.shown_unit(unit));
        self.say.explain_counted(*bound, &self.amount(count, shown), &self.amount(asked, shown))
    }

    /// What a relief is worth: `500 million USD`.
    pub fn worth(&self, relief: &Relief) -> Option<String> {
        let worth = relief.worth.as_ref()?;
        let shown = relief.unit.map_or_else(|| self.shown(worth), |unit| self.shown_unit(unit));
        Some(self.quantity_in(worth, shown))
    }

    /// Who verifies, and how soon.
    pub fn verified(&self, verification: &Verification) -> Option<String> {
        let say = self.say;
        let names = |ids: &[ActorId]| ids.iter().map(|id| self.actor(*id).to_owned()).collect::<Vec<_>>();
        let by = match &verification.by {
            Verifiers::NotNamed => return None,
            Verifiers::AnyOf(ids) => say.any_of(&names(ids)),
            Verifiers::AllOf(ids) => say.all_of(&names(ids)),
            Verifiers::EachOther => say.explain_each_other().to_owned(),
        };
        Some(match verification.within {
            Some(length) => say.explain_verified_within(&by, &say.length(length)),
            None => say.explain_verified_by(&by),
        })
    }

    fn cure(&self, cure: &Cure) -> String {
        let length = self.say.length(cure.within);
        match &cure.after {
            Some(event) => self.say.explain_cure_after(&length, &self.event(event)),
            None => self.say.explain_cure(&length),
        }
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
