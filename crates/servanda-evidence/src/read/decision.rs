//! Decisions: which act fits which subject.

use servanda_agreement::{Form, Named, Place};
use servanda_base::{Decimal, Diagnostic};

use crate::csv::Field;
use crate::{Body, Decision};

use super::body::BodyReader;
use super::columns::Column;
use super::fault::{Fault, nearest, shown, suggestion};
use super::value;

/// The words of decisions; the steps are beside them.
const WORDS: [(&str, Decision); 15] = [
    ("granted", Decision::Granted(None)),
    ("refused", Decision::Refused),
    ("suspended", Decision::Suspended),
    ("restored", Decision::Restored),
    ("withdrawn", Decision::Withdrawn(None)),
    ("waived", Decision::Waived),
    ("extended", Decision::Extended),
    ("paused", Decision::Paused),
    ("resumed", Decision::Resumed),
    ("countermeasure", Decision::Countermeasure),
    ("announced", Decision::Announced),
    ("opened", Decision::Opened),
    ("stage", Decision::Stage),
    ("settled", Decision::Settled),
    // Never met as a word of its own, but offered where one is near.
    ("step 1 done", Decision::StepDone(1)),
];

impl BodyReader<'_, '_, '_, '_> {
    /// The body of a decision; see SEMANTICS, principle 5, for what may be decided about what.
    pub(super) fn decision(&mut self) -> Option<Body> {
        let help = "write what was decided, such as `granted`, `waived`, `opened` or `step 1 done`";
        let cell = self.cells.required(Column::Value as usize, "value", help);
        let act = cell.and_then(|cell| self.cells.keep(cell.span, act(&cell.text)));
        let Some(act) = act else {
            // The subject can still be looked at.
            self.subject("anything", Some);
            return None;
        };
        let what = subjects(act);
        let agreement = self.context.agreement;
        let (subject, about) = self.subject(what, |named| is_about(act, named).then_some(named))?;
        let places: &[Place] = match about {
            Named::Commitment(id) => &agreement.commitments[id].each,
            Named::Measure(id) => &agreement.measures[id].places,
            Named::Event(id) => &agreement.events[id].places,
            _ => &[],
        };
        let places = self.places(subject, places, false);
        let act = match act {
            Decision::Granted(_) => self.amount(subject, about).map(Decision::Granted),
            Decision::Withdrawn(_) => self.amount(subject, about).map(Decision::Withdrawn),
            act => {
                self.forbid("this decision", &[Column::Amount, Column::Unit]);
                Some(act)
            }
        };
        let allowed = self.allowed(act?, subject, about);
        self.check_dispute(about);
        let of = self.text(Column::Of);
        Some(Body::Decision { about, places: places?, of, act: allowed? })
    }

    /// What remains to be asked of an act that fits its subject.
    fn allowed(&mut self, act: Decision, subject: &Field<'_>, about: Named) -> Option<Decision> {
        let agreement = self.context.agreement;
        let span = self.span(Column::Value);
        match (act, about) {
            (Decision::StepDone(step), Named::Response(id)) => {
                let response = &agreement.responses[id];
                self.step(step, response.steps.len() + response.steps_back.len(), subject)?;
            }
            (Decision::StepDone(step), Named::Commitment(id)) => {
                self.step(step, agreement.commitments[id].verify_steps.len(), subject)?;
            }
            (Decision::Extended, Named::Procedure(id)) if !agreement.procedures[id].extendable_by_all => {
                let message = format!("the stages of `{}` cannot be extended", subject.text);
                let help = "the text would have to say `extendable by all`";
                self.cells.report(span, Fault::new("wrong-subject", message, help));
                return None;
            }
            // S23: only what is owed once has a deadline that can move.
            (Decision::Extended, Named::Commitment(id))
                if !matches!(agreement.commitments[id].form, Form::Once { .. }) =>
            {
                let message = format!("`{}` is not owed once, so that it has no deadline to extend", subject.text);
                let help =
                    "write `waived` or `paused`; only what is done once, as by `P does EVENT by DATE`, is extended";
                self.cells.report(span, Fault::new("wrong-subject", message, help));
                return None;
            }
            _ => {}
        }
        if act == Decision::Extended && self.cells.get(Column::Through as usize).is_none() {
            let help = "write the last day of the longer term in the column `through`";
            let fault = Fault::new("missing-value", "an extension says through when", help);
            self.cells.report(self.span(Column::Through), fault);
            return None;
        }
        Some(act)
    }

    fn step(&mut self, step: u32, count: usize, subject: &Field<'_>) -> Option<()> {
        if usize::try_from(step).is_ok_and(|step| (1..=count).contains(&step)) {
            return Some(());
        }
        let message = format!("`{}` has no step {step}", subject.text);
        let help = match count {
            0 => "it has no steps at all".to_owned(),
            1 => "its only step is `step 1 done`".to_owned(),
            _ => format!("its steps run from 1 to {count}, those back counted on from those up"),
        };
        self.cells.report(self.span(Column::Value), Fault::new("unknown-step", message, help));
        None
    }

    /// The amount of a grant in base units, all of it if none stands there.
    fn amount(&mut self, subject: &Field<'_>, about: Named) -> Option<Option<Decimal>> {
        let Some(cell) = self.cells.get(Column::Amount as usize) else {
            self.forbid("a decision without `amount`", &[Column::Unit]);
            return Some(None);
        };
        let unit = match about {
            Named::Relief(id) => self.context.agreement.reliefs[id].unit,
            _ => None,
        };
        let Some(unit) = unit else {
            let message = format!("`{}` is not worth an amount", subject.text);
            self.cells.report(cell.span, Fault::new("unexpected-value", message, "leave `amount` empty"));
            return None;
        };
        let amount = self.cells.keep(cell.span, value::number(&cell.text));
        let factor = self.unit(subject, unit, true);
        let amount = amount?;
        if amount <= Decimal::ZERO {
            let message = format!("the amount {} is not above zero", shown(&cell.text));
            let fault =
                Fault::new("negative-value", message, "write how much was granted; leave it empty for all of it");
            self.cells.report(cell.span, fault);
            return None;
        }
        let Some(amount) = amount.checked_mul(factor?) else {
            self.cells.report(cell.span, value::too_long(&cell.text));
            return None;
        };
        Some(Some(amount.normalize()))
    }

    /// A dispute is about something declared; what is nearly so is a slip that would open a second case.
    fn check_dispute(&mut self, about: Named) {
        let Some(cell) = self.cells.get(Column::Of as usize).filter(|_| matches!(about, Named::Procedure(_))) else {
            return;
        };
        if self.context.named(&cell.text).is_some() {
            return;
        }
        let names = self.context.agreement.names.keys().map(|name| name.as_str());
        if let Some(near) = nearest(&cell.text, names) {
            let message = format!("nothing is declared as {}", shown(&cell.text));
            let warning = Diagnostic::warning("unknown-dispute", self.cells.file, cell.span, message);
            self.cells.faults.push(warning.help(format!("did you mean `{near}`?")));
        }
    }
}

fn act(text: &str) -> Result<Decision, Fault> {
    if let Some(step) = step_number(text) {
        return Ok(Decision::StepDone(step));
    }
    let known = WORDS.iter().find(|(word, _)| *word == text).map(|(_, act)| *act);
    known.ok_or_else(|| {
        let help = suggestion(text, WORDS.iter().map(|(word, _)| *word), "write");
        Fault::new("unknown-value", format!("unknown decision {}", shown(text)), help)
    })
}

/// N of `step N done`.
fn step_number(text: &str) -> Option<u32> {
    let mut words = text.split_ascii_whitespace();
    let (first, number, last) = (words.next()?, words.next()?, words.next()?);
    (first == "step" && last == "done" && words.next().is_none()).then(|| number.parse().ok())?
}

fn is_about(act: Decision, named: Named) -> bool {
    match act {
        Decision::Granted(_)
        | Decision::Refused
        | Decision::Suspended
        | Decision::Restored
        | Decision::Withdrawn(_) => matches!(named, Named::Relief(_)),
        Decision::Waived => matches!(named, Named::Commitment(_) | Named::Relief(_)),
        Decision::Extended => matches!(named, Named::Commitment(_) | Named::Procedure(_)),
        Decision::Paused | Decision::Resumed => matches!(named, Named::Commitment(_)),
        Decision::Opened | Decision::Stage | Decision::Settled => matches!(named, Named::Procedure(_)),
        Decision::StepDone(_) => matches!(named, Named::Response(_) | Named::Commitment(_)),
        Decision::Countermeasure | Decision::Announced => true,
    }
}

/// What an act may be about, with the article.
fn subjects(act: Decision) -> &'static str {
    match act {
        Decision::Granted(_)
        | Decision::Refused
        | Decision::Suspended
        | Decision::Restored
        | Decision::Withdrawn(_) => "a relief",
        Decision::Waived => "a commitment or a relief",
        Decision::Extended => "a commitment or a procedure",
        Decision::Paused | Decision::Resumed => "a commitment",
        Decision::Opened | Decision::Stage | Decision::Settled => "a procedure",
        Decision::StepDone(_) => "a response or a commitment",
        Decision::Countermeasure | Decision::Announced => "anything",
    }
}
