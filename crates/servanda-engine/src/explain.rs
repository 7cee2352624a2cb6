//! Explanations: why something is so at one instant, down to the records; what was set aside; what comes next.

use servanda_agreement::{
    At, By, CommitmentId, Condition, Deed, EventRef, Form, MeasureId, Named, Place, ProcedureId, Quantity, ReliefId,
    ResponseId, Trigger,
};
use servanda_base::{Deadline, Instant, Timeline, Truth};
use servanda_evidence::{Body, FindingSubject, Record, RecordId, Standard, View};

use crate::admit::Admission;
use crate::index::subject;
use crate::knower::{Context, Engine, Knower};
use crate::occurrence::places;
use crate::{Amount, Grounds, Judgement, ReliefStanding, Standing};

/// Why something is so.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The tree of reasons.
    pub reason: Reason,
    /// What is known of the same subjects and did not count, and why.
    pub set_aside: Vec<SetAside>,
    /// When it will change if nothing more is recorded.
    pub next_change: Option<Instant>,
}

/// One claim, and what it rests on.
#[derive(Debug, Clone)]
pub struct Reason {
    /// What is claimed.
    pub claim: Claim,
    /// The records that decide it.
    pub grounds: Grounds,
    /// What it rests on.
    pub because: Vec<Reason>,
}

/// What is claimed of one instant.
#[derive(Debug, Clone)]
pub enum Claim {
    /// The standing of a commitment, or of one part of it, since some instant.
    Commitment(CommitmentId, Option<Place>, Standing, Instant),
    /// The status of a relief, since some instant.
    Relief(ReliefId, ReliefStanding, Instant),
    /// Whether a response is running, since some instant.
    Response(ResponseId, bool, Instant),
    /// Whether a procedure has an open case.
    Procedure(ProcedureId, bool, Instant),
    /// What a relief or a response waits for, as it was known then.
    AsKnown(Condition, Judgement),
    /// The truth of a condition at a place.
    Condition(Condition, Option<Place>, Judgement),
    /// The value of a quantity at a place.
    Quantity(Quantity, Option<Place>, Amount),
    /// The value of a measure at one place.
    Measure(MeasureId, Option<Place>, Amount),
    /// A measure at each of its places.
    Everywhere(MeasureId),
    /// What is recorded of an event.
    Event(EventRef, Option<Place>),
    /// The date that counts.
    Deadline(Deadline),
}

/// A record that did not count.
#[derive(Debug, Clone)]
pub struct SetAside {
    /// The record.
    pub record: RecordId,
    /// Why.
    pub why: WhySetAside,
}

/// Why a record did not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhySetAside {
    /// Another one corrects it.
    CorrectedBy(RecordId),
    /// Another one takes it back.
    TakenBackBy(RecordId),
    /// It counts only from this standard down.
    CountsFrom(Standard),
}

/// Why `named` stands as it does at `at`; `None` for what has no standing of its own.
pub fn explain(view: &View<'_>, named: Named, at: Instant) -> Option<Explanation> {
    let engine = Engine::new(view);
    let knower = engine.now();
    let (reason, next_change) = match named {
        Named::Commitment(id) => (knower.why_commitment(id, None, at), next_verdict(&knower.standing(id, None), at)),
        Named::Relief(id) => knower.why_relief(id, at),
        Named::Response(id) => knower.why_response(id, at),
        Named::Procedure(id) => knower.why_procedure(id, at),
        Named::Scenario(id) => {
            let when = &view.agreement().scenarios[id].when;
            (knower.why_known(when, at), knower.truth_as_known(when).next_change(at))
        }
        Named::Measure(id) => (knower.why_measure(id, at), None),
        Named::Event(id) => {
            let at = match view.agreement().events[id].places.as_slice() {
                [] => At::Nowhere,
                places => At::Places(places.to_vec()),
            };
            (knower.why_event(&EventRef { event: id, at }, Context::default()), None)
        }
        Named::Indicator(id) => (knower.why_indicator(&view.agreement().indicators[id].value, at), None),
        _ => return None,
    };
    let set_aside = knower.set_aside(named);
    Some(Explanation { reason, set_aside, next_change })
}

/// When the word changes next.
fn next_verdict(line: &Timeline<Standing>, at: Instant) -> Option<Instant> {
    line.map(|standing| (standing.verdict, standing.concluded)).next_change(at)
}

impl Knower<'_, '_> {
    fn why_commitment(&self, id: CommitmentId, part: Option<Place>, at: Instant) -> Reason {
        let line = self.standing(id, part);
        let standing = line.at(at).clone();
        let since = line.map(|standing| (standing.verdict, standing.concluded)).since(at);
        let commitment = &self.agreement().commitments[id];
        let because = match (part, commitment.each.as_slice()) {
            (None, parts) if !parts.is_empty() => {
                parts.iter().map(|part| self.why_commitment(id, Some(*part), at)).collect()
            }
            _ => self.why_form(id, &commitment.form, &standing, part, at),
        };
        Reason { grounds: standing.grounds.clone(), claim: Claim::Commitment(id, part, standing, since), because }
    }

    fn why_form(
        &self,
        id: CommitmentId,
        form: &Form,
        standing: &Standing,
        part: Option<Place>,
        at: Instant,
    ) -> Vec<Reason> {
        let context = Context { commitment: Some(id), here: part, ..Context::default() };
        let mut because = Vec::new();
        match form {
            Form::Keeps { condition } | Form::KeepsOn { condition, .. } => {
                because.push(self.why_condition(condition, context, at));
            }
            Form::Once { deed, by, .. } => {
                match deed {
                    Deed::Event(event) => because.push(self.why_event(event, context)),
                    Deed::Condition(condition) => because.push(self.why_condition(condition, context, at)),
                }
                if let Some(By::Event(event)) = by {
                    because.push(self.why_event(event, context));
                }
            }
            Form::Within { event, of, .. } => {
                match of {
                    Trigger::Event(trigger) => because.push(self.why_event(trigger, context)),
                    Trigger::Condition(condition) => because.push(self.why_condition(condition, context, at)),
                }
                because.push(self.why_event(event, context));
            }
            Form::Every { event, .. } | Form::Quota { event, .. } | Form::AfterEach { event, .. } => {
                because.push(self.why_event(event, context));
            }
            Form::Refrains { events } => because.extend(events.iter().map(|event| self.why_event(event, context))),
        }
        let deadline = standing.deadline.or_else(|| self.milestone_deadline(id));
        because.extend(deadline.filter(|deadline| deadline.at.is_finite()).map(|deadline| Reason {
            claim: Claim::Deadline(deadline),
            grounds: Grounds::from([]),
            because: Vec::new(),
        }));
        because
    }

    fn why_condition(&self, condition: &Condition, context: Context, at: Instant) -> Reason {
        let judgement = self.truth(condition, context).at(at).clone();
        let because = match condition {
            Condition::Compare { left, right, .. } => {
                let sides = [left, right].into_iter().filter(|side| !matches!(side, Quantity::Number(_)));
                sides.map(|side| self.why_quantity(side, context, at)).collect()
            }
            Condition::Verdict { commitment, at: part, .. } => {
                let part = places(part, context).first().copied().flatten();
                vec![self.why_commitment(*commitment, part, at)]
            }
            Condition::Relief { relief, word } if !word.rests_on_acts() => vec![self.why_relief(*relief, at).0],
            Condition::Happened(event) => vec![self.why_event(event, context)],
            Condition::Before(a, b) => vec![self.why_event(a, context), self.why_event(b, context)],
            Condition::For(condition, _) | Condition::Not(condition) => {
                vec![self.why_condition(condition, context, at)]
            }
            Condition::All(all) | Condition::Any(all) | Condition::AtLeast(_, all) => {
                all.iter().map(|condition| self.why_condition(condition, context, at)).collect()
            }
            _ => Vec::new(),
        };
        let grounds = judgement.grounds.clone();
        Reason { claim: Claim::Condition(condition.clone(), context.here, judgement), grounds, because }
    }

    fn why_quantity(&self, quantity: &Quantity, context: Context, at: Instant) -> Reason {
        let amount = self.amount(quantity, context).at(at).clone();
        let because = match quantity {
            Quantity::Measure { measure, at: place } | Quantity::Aggregate { measure, at: place, within: None, .. } => {
                let places = places(place, context);
                places.into_iter().map(|place| self.why_amount_of(*measure, place, context, at)).collect()
            }
            Quantity::Count { event, .. } => vec![self.why_event(event, context)],
            Quantity::CountWhere { places, condition } => {
                places.iter().map(|place| self.why_condition(condition, context.at(Some(*place)), at)).collect()
            }
            Quantity::Binary { left, right, .. } => {
                let sides = [left, right].into_iter().filter(|side| !matches!(***side, Quantity::Number(_)));
                sides.map(|side| self.why_quantity(side, context, at)).collect()
            }
            Quantity::If { condition, .. } => vec![self.why_condition(condition, context, at)],
            Quantity::Contested { own, .. } => vec![self.why_quantity(own, context, at)],
            _ => Vec::new(),
        };
        let grounds = amount.grounds.clone();
        Reason { claim: Claim::Quantity(quantity.clone(), context.here, amount), grounds, because }
    }

    fn why_amount_of(&self, measure: MeasureId, place: Option<Place>, context: Context, at: Instant) -> Reason {
        let amount = self.amount_of(measure, place, context).at(at).clone();
        let formula = self.agreement().measures[measure].formula.as_ref();
        let because = formula.map(|formula| self.why_quantity(formula, context.at(place.or(context.here)), at));
        let grounds = amount.grounds.clone();
        Reason { claim: Claim::Measure(measure, place, amount), grounds, because: because.into_iter().collect() }
    }

    fn why_measure(&self, measure: MeasureId, at: Instant) -> Reason {
        let declared = &self.agreement().measures[measure];
        let all: Vec<Option<Place>> = match declared.places.as_slice() {
            [] => vec![None],
            places => places.iter().map(|place| Some(*place)).collect(),
        };
        let mut each: Vec<Reason> =
            all.into_iter().map(|place| self.why_amount_of(measure, place, Context::default(), at)).collect();
        if each.len() == 1 {
            return each.remove(0);
        }
        let grounds = each.iter().fold(Grounds::from([]), |all, reason| crate::united(&all, &reason.grounds));
        Reason { claim: Claim::Everywhere(measure), grounds, because: each }
    }

    fn why_event(&self, event: &EventRef, context: Context) -> Reason {
        let happenings = self.happenings(event, context);
        let records = happenings
            .occurrences
            .iter()
            .map(|occurrence| &occurrence.grounds)
            .chain(happenings.denials.iter().map(|denial| &denial.grounds))
            .chain(happenings.refusals.iter().map(|refusal| &refusal.grounds));
        let grounds = records.fold(Grounds::from([]), |all, grounds| crate::united(&all, grounds));
        Reason { claim: Claim::Event(event.clone(), context.here), grounds, because: Vec::new() }
    }

    fn why_indicator(&self, value: &servanda_agreement::IndicatorValue, at: Instant) -> Reason {
        use servanda_agreement::IndicatorValue;
        match value {
            IndicatorValue::Number(quantity, _) => self.why_quantity(quantity, Context::default(), at),
            IndicatorValue::Sign(condition) => self.why_condition(condition, Context::default(), at),
            IndicatorValue::Series(measure, _) => self.why_measure(*measure, at),
        }
    }

    /// A condition as it was known at `at`.
    fn why_known(&self, condition: &Condition, at: Instant) -> Reason {
        let then = self.at(at);
        let reason = then.why_condition(condition, Context::default(), at);
        let judgement = self.truth_as_known(condition).at(at).clone();
        Reason {
            grounds: judgement.grounds.clone(),
            claim: Claim::AsKnown(condition.clone(), judgement),
            because: reason.because,
        }
    }

    fn why_relief(&self, id: ReliefId, at: Instant) -> (Reason, Option<Instant>) {
        let relief = &self.agreement().reliefs[id];
        let line = self.relief(id).status.clone();
        let standing = line.at(at).clone();
        let word = line.map(|standing| standing.status);
        let conditions = [&relief.when, &relief.suspend_when, &relief.withdraw_when];
        let because = conditions.into_iter().flatten().map(|condition| self.why_known(condition, at)).collect();
        let grounds = standing.grounds.clone();
        let reason = Reason { claim: Claim::Relief(id, standing, word.since(at)), grounds, because };
        (reason, word.next_change(at))
    }

    fn why_response(&self, id: ResponseId, at: Instant) -> (Reason, Option<Instant>) {
        let line = self.running(id).map(|judgement| judgement.truth == Truth::True);
        let response = &self.agreement().responses[id];
        let mut because = vec![self.why_known(&response.when, at)];
        because.extend(response.re_engage_when.iter().map(|condition| self.why_known(condition, at)));
        let runs = self.response(id).runs.clone();
        let run = runs.iter().rev().find(|run| run.from <= at);
        let grounds = run.map_or_else(|| Grounds::from([]), |run| run.grounds.clone());
        let reason = Reason { claim: Claim::Response(id, *line.at(at), line.since(at)), grounds, because };
        (reason, line.next_change(at))
    }

    fn why_procedure(&self, id: ProcedureId, at: Instant) -> (Reason, Option<Instant>) {
        let truth = self.procedure_truth(id, servanda_agreement::ProcedureWord::Open);
        let line = truth.map(|judgement| judgement.truth == Truth::True);
        let grounds = truth.at(at).grounds.clone();
        let reason = Reason { claim: Claim::Procedure(id, *line.at(at), line.since(at)), grounds, because: Vec::new() };
        (reason, line.next_change(at))
    }

    /// What the view shows of the same subjects, and does not count.
    fn set_aside(&self, named: Named) -> Vec<SetAside> {
        let scope = self.engine.scope(named);
        let known = self.view.known();
        let about = known.iter().filter(|(_, record)| subject(record).is_some_and(|of| scope.subjects().contains(&of)));
        about
            .filter_map(|(id, record)| Some(SetAside { record: *id, why: self.why_set_aside(named, *id, record)? }))
            .collect()
    }

    fn why_set_aside(&self, named: Named, id: RecordId, record: &Record) -> Option<WhySetAside> {
        if !self.view.stands(id) {
            let by = self.view.superseding(id).last()?;
            let taken_back = self.view.record(by).is_some_and(|by| by.body == Body::Retraction);
            return Some(if taken_back { WhySetAside::TakenBackBy(by) } else { WhySetAside::CorrectedBy(by) });
        }
        let commitment = match (named, &record.body) {
            (Named::Commitment(id), _) => Some(id),
            (_, Body::Finding { about: FindingSubject::Commitment(id), .. }) => Some(*id),
            _ => None,
        };
        let context = Context { commitment, ..Context::default() };
        let agreement = self.agreement();
        let admission = match &record.body {
            Body::Reading { measure, places, .. } => {
                self.admission(&agreement.measures[*measure].verification, places.first().copied(), context)
            }
            Body::Event { event, places, .. } => {
                self.admission(&agreement.events[*event].verification, places.first().copied(), context)
            }
            Body::Finding { about: FindingSubject::Commitment(id), places, .. } => {
                self.admission(&agreement.commitments[*id].verification, places.first().copied(), context)
            }
            Body::Finding { about: FindingSubject::Relief(id), .. } => Admission::of_relief(&agreement.reliefs[*id]),
            Body::Decision { .. } | Body::Retraction => return None,
        };
        let grade = self.grade(record, &admission);
        (grade > self.view.standard()).then_some(WhySetAside::CountsFrom(grade))
    }
}
