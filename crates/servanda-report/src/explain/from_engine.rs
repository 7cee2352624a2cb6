//! The page of reasons, from the engine's explanation.

use std::collections::BTreeSet;

use servanda_agreement::{Commitment, CommitmentId, Condition, IndicatorValue, Named};
use servanda_base::Instant;
use servanda_engine::{Claim, Explanation, Reason, Standing, WhySetAside};
use servanda_evidence::RecordId;

use super::{ExplainPage, Node, SetAside};
use crate::compose::{Question, StepRow};
use crate::words::{RecordLine, Shown, record_ids};

/// What stands above a reason in the tree.
#[derive(Clone, Copy)]
pub(super) struct Above<'a> {
    /// The commitment whose parts or instances follow.
    pub(super) commitment: Option<CommitmentId>,
    /// Its deadline has been said.
    deadline: bool,
    /// The unit of what it is compared with.
    pub(super) shown: Shown<'a>,
}

impl Default for Above<'_> {
    fn default() -> Self {
        Self { commitment: None, deadline: false, shown: Shown::Bare }
    }
}

impl<'a> Above<'a> {
    fn below(self, question: &Question<'a>, claim: &Claim) -> Self {
        match claim {
            Claim::Commitment(id, _, standing, _) => Self {
                commitment: Some(*id),
                deadline: standing.deadline.is_some_and(|deadline| deadline.at.is_finite()),
                ..self
            },
            Claim::Condition(Condition::Compare { left, right, .. }, ..) => {
                Self { shown: question.words().shown_of_either(left, right), ..self }
            }
            _ => self,
        }
    }

    /// Whether a claim only says again what stands above.
    fn says(self, claim: &Claim) -> bool {
        self.deadline && matches!(claim, Claim::Deadline(_, None))
    }
}

impl Question<'_> {
    /// The page of an explanation of `named`.
    pub fn explain(&self, named: Named, explanation: &Explanation) -> ExplainPage {
        let declared = self.agreement().declared(named);
        let next = explanation.next_change.filter(|at| at.is_finite());
        ExplainPage {
            frame: self.frame(),
            language: self.language,
            id: declared.name.to_string(),
            title: declared.title.clone(),
            clause: declared.clause.clone(),
            what: kind(named),
            says: self.says(named),
            root: self.node(&explanation.reason, Above::default()).0,
            set_aside: explanation.set_aside.iter().filter_map(|aside| self.set_aside(aside)).collect(),
            next: next.map(|at| self.next(named, at)).into_iter().collect(),
        }
    }

    /// What the text says of it.
    fn says(&self, named: Named) -> Vec<String> {
        let (agreement, words, say) = (self.agreement(), self.words(), self.say());
        match named {
            Named::Commitment(id) => {
                let commitment = &agreement.commitments[id];
                std::iter::once(words.duty(commitment)).chain(words.terms(commitment)).collect()
            }
            Named::Relief(id) => words.relief(&agreement.reliefs[id]),
            Named::Scenario(id) => {
                let scenario = &agreement.scenarios[id];
                let prepare = scenario.prepare.iter();
                let prepare = prepare.map(|(what, owner)| say.explain_prepare(what, words.actor(*owner)));
                std::iter::once(say.explain_when(&words.condition(&scenario.when))).chain(prepare).collect()
            }
            Named::Response(id) => words.response(&agreement.responses[id]),
            Named::Procedure(id) => words.procedure(&agreement.procedures[id]),
            Named::Indicator(id) => vec![match &agreement.indicators[id].value {
                IndicatorValue::Number(quantity, _) => format!("= {}", words.quantity(quantity)),
                IndicatorValue::Series(measure, places) => {
                    let measure = &agreement.measures[*measure].declared.name;
                    if places.is_empty() {
                        measure.to_string()
                    } else {
                        say.record_at(measure.as_str(), &words.places(places))
                    }
                }
                IndicatorValue::Sign(condition) => format!("= {}", words.condition(condition)),
            }],
            Named::Measure(id) => words.verified(&agreement.measures[id].verification).into_iter().collect(),
            Named::Event(id) => {
                let event = &agreement.events[id];
                words
                    .verified(&event.verification)
                    .into_iter()
                    .chain(words.promise(event.reported).map(str::to_owned))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// A reason as a node, and every record cited at it or below.
    fn node(&self, reason: &Reason, above: Above<'_>) -> (Node, BTreeSet<RecordId>) {
        let below = above.below(self, &reason.claim);
        let mut cited = BTreeSet::new();
        let mut children = Vec::new();
        for because in reason.because.iter().filter(|because| !below.says(&because.claim)) {
            let (child, records) = self.node(because, below);
            children.push(child);
            cited.extend(records);
        }
        let own = reason.grounds.iter().filter(|id| !cited.contains(id));
        let records = own.filter_map(|id| RecordLine::told(self.view, *id, self.language)).collect();
        cited.extend(reason.grounds.iter().copied());
        (Node { records, children, ..self.claim(&reason.claim, &reason.grounds, above) }, cited)
    }

    fn set_aside(&self, aside: &servanda_engine::SetAside) -> Option<SetAside> {
        let say = self.say();
        let by = |id: RecordId| record_ids(self.view, &[id]).concat();
        let why = match aside.why {
            WhySetAside::CorrectedBy(id) => say.explain_corrected_by(&by(id)),
            WhySetAside::TakenBackBy(id) => say.explain_taken_back_by(&by(id)),
            WhySetAside::CountsFrom(standard) => say.explain_counts_from(say.standard(standard)),
        };
        Some(SetAside { record: RecordLine::told(self.view, aside.record, self.language)?, why })
    }

    /// What it will be at its next change.
    fn next(&self, named: Named, at: Instant) -> String {
        let (say, assessment) = (self.say(), self.assessment);
        let word = match named {
            Named::Commitment(id) => assessment.commitments.get(id.index()).and_then(|assessed| {
                self.verdict_node(&self.agreement().commitments[id], assessed.whole.said().at(at)).word
            }),
            Named::Relief(id) => {
                let assessed = assessment.reliefs.get(id.index());
                assessed.map(|assessed| say.relief_name(assessed.status.at(at).status).to_owned())
            }
            Named::Scenario(id) => {
                assessment.scenarios.get(id.index()).map(|line| say.holds(line.at(at).truth).to_owned())
            }
            Named::Response(id) => self.next_of_response(id.index(), at),
            Named::Procedure(id) => self.next_of_procedure(id.index(), at),
            _ => None,
        };
        let day = self.day(at);
        word.map_or_else(|| say.explain_next(&day), |word| say.explain_next_word(&day, &word))
    }

    /// Whether it runs then, if that changes, and the steps that change.
    fn next_of_response(&self, index: usize, at: Instant) -> Option<String> {
        let (now, then) = (self.responses(), Question { at, ..*self }.responses());
        let (now, then) = (now.get(index)?, then.get(index)?);
        let running = then.running && !now.running;
        let over = now.running && !then.running;
        let say = self.say();
        let word = (running || over).then(|| say.runs(running).to_owned());
        let before = now.runs.last().map(|run| run.steps.as_slice()).unwrap_or_default();
        let after = then.runs.last().map(|run| run.steps.as_slice()).unwrap_or_default();
        let changed = after.iter().filter(|step| {
            let was = before.iter().find(|other| other.number == step.number && !running);
            was.is_none_or(|was| was.status != step.status)
        });
        let step =
            |step: &StepRow| say.explain_next_step(&say.number_of(step.number), &step.text, say.step_name(step.status));
        let words: Vec<String> = word.into_iter().chain(changed.map(step)).collect();
        (!words.is_empty()).then(|| say.one_after_other(&words))
    }

    /// Where the cases stand then that change.
    fn next_of_procedure(&self, index: usize, at: Instant) -> Option<String> {
        let (now, then) = (self.procedures(), Question { at, ..*self }.procedures());
        let (now, then) = (now.get(index)?, then.get(index)?);
        let changed = then.cases.iter().enumerate().filter(|(order, case)| {
            now.cases
                .get(*order)
                .is_none_or(|was| (was.state, &was.stage, was.due) != (case.state, &case.stage, case.due))
        });
        let say = self.say();
        let words: Vec<String> = changed
            .map(|(_, case)| {
                say.reason_at(&say.explain_case_of(case.about.as_deref()), &case.words(say, self.calendar()))
            })
            .collect();
        (!words.is_empty()).then(|| say.one_after_other(&words))
    }

    /// A node that says a verdict and why: `concluded, breached, by silence`.
    pub(super) fn verdict_node(&self, commitment: &Commitment, standing: &Standing) -> Node {
        let say = self.say();
        let (word, why) = (say.verdict_name(standing.verdict), self.reason(commitment, standing));
        let (word, why) = match standing.concluded {
            true => (say.concluded_word(), say.explain_said(word, &why)),
            false => (word, why),
        };
        let said = Some(say.explain_said(word, &why));
        Node { word: said, verdict: Some(standing.verdict), parts: Some((word.to_owned(), why)), ..Node::default() }
    }
}

/// The word for what a name names.
pub fn kind(named: Named) -> &'static str {
    match named {
        Named::Actor(_) => "actor",
        Named::Site(_) => "site",
        Named::SiteSet(_) => "set of sites",
        Named::Date(_) => "date",
        Named::Period(_) => "period",
        Named::Measure(_) => "measure",
        Named::Event(_) => "event",
        Named::Phase(_) => "phase",
        Named::Commitment(_) => "commitment",
        Named::Relief(_) => "relief",
        Named::Procedure(_) => "procedure",
        Named::Response(_) => "response",
        Named::Scenario(_) => "scenario",
        Named::Risk(_) => "risk",
        Named::Indicator(_) => "indicator",
        Named::Report(_) => "report",
    }
}
