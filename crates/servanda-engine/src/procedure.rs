//! Procedures: cases that run through stages, each with its clock. Source: SEMANTICS, principle 5; LANGUAGE, procedure.

use std::collections::BTreeMap;
use std::mem::{Discriminant, discriminant};

use servanda_agreement::{ActorId, Named, Procedure, ProcedureId, ProcedureWord, Role};
use servanda_base::{Deadline, Instant, Timeline, Truth};
use servanda_evidence::{Decision, RecordId};

use crate::condition::sampled;
use crate::knower::Knower;
use crate::power::Act;
use crate::{Case, CaseState, Grounds, Judgement, ProcedureAssessment, united};

/// A case while it is followed through time.
struct Running {
    case: Case,
    opener: Option<ActorId>,
    /// Parties that have asked for a move that takes all of them.
    asked: BTreeMap<ActorId, Vec<Discriminant<Decision>>>,
}

impl Knower<'_, '_> {
    /// The cases of a procedure, by the instant of opening.
    pub(crate) fn procedure(&self, id: ProcedureId) -> ProcedureAssessment {
        let procedure = &self.agreement().procedures[id];
        let mut cases: Vec<Running> = Vec::new();
        for act in self.acts_on(Named::Procedure(id), None) {
            for running in &mut cases {
                self.run_out(procedure, &mut running.case.state, act.from);
            }
            let concerns = |running: &&mut Running| act.of.is_none() || running.case.about == act.of;
            let open = cases.iter_mut().rev().filter(concerns).find(|running| running.is_open());
            match (act.decision, open) {
                (Decision::Opened, None) => cases.extend(self.opened(procedure, &act)),
                (Decision::Opened, _) => {}
                (_, Some(running)) => self.advance(procedure, running, &act),
                // What has run out of stages may still be settled.
                (Decision::Settled, None) => {
                    if let Some(late) = cases.iter_mut().rev().find(concerns)
                        && *late.case.state.last() == CaseState::Exhausted
                        && self.may_move(late, &act)
                    {
                        late.case.grounds = united(&late.case.grounds, &act.grounds);
                        late.case.state.push(act.from, CaseState::Settled);
                    }
                }
                _ => {}
            }
        }
        for running in &mut cases {
            self.run_out(procedure, &mut running.case.state, Instant::END);
        }
        ProcedureAssessment { cases: cases.into_iter().map(|running| running.case).collect() }
    }

    /// `NAME open | settled | exhausted`.
    pub(crate) fn procedure_truth(&self, id: ProcedureId, word: ProcedureWord) -> Timeline<Judgement> {
        let cases = self.procedure(id).cases;
        sampled(cases.iter().map(|case| case.state.changes().collect()), |at| {
            let (mut open, mut settled, mut exhausted) = (Vec::new(), Vec::new(), Vec::new());
            for case in &cases {
                match case.state.at(at) {
                    CaseState::NotOpen => {}
                    CaseState::Stage(..) => open.push(case),
                    CaseState::Settled => settled.push(case),
                    CaseState::Exhausted => exhausted.push(case),
                }
            }
            // No other case keeps shut what one opens that has run out (S33).
            let (truth, deciding) = match word {
                ProcedureWord::Open => (!open.is_empty(), open),
                ProcedureWord::Exhausted => (!exhausted.is_empty(), exhausted),
                ProcedureWord::Settled if open.is_empty() && exhausted.is_empty() => (!settled.is_empty(), settled),
                ProcedureWord::Settled => (false, [open, exhausted].concat()),
            };
            let grounds = deciding.iter().fold(Grounds::from([]), |all, case| united(&all, &case.grounds));
            Judgement { grounds, ..Judgement::new(Truth::from(truth)) }
        })
    }

    fn opened(&self, procedure: &Procedure, act: &Act) -> Option<Running> {
        let first = procedure.stages.first()?;
        let deadline = self.calendar().due(act.from, first.within);
        let state = Timeline::constant(CaseState::NotOpen).with(act.from, CaseState::Stage(0, deadline));
        let opened_by: RecordId = act.grounds.first().copied()?;
        let case = Case { about: act.of.clone(), opened_by, state, grounds: act.grounds.clone() };
        Some(Running { case, opener: act.actor, asked: BTreeMap::new() })
    }

    /// Moves, extends or settles an open case, if whoever decided so may.
    fn advance(&self, procedure: &Procedure, running: &mut Running, act: &Act) {
        let CaseState::Stage(stage, deadline) = *running.case.state.last() else { return };
        let next = match act.decision {
            Decision::Settled => CaseState::Settled,
            Decision::Stage => match procedure.stages.get(stage + 1) {
                Some(next) => CaseState::Stage(stage + 1, self.calendar().due(act.from, next.within)),
                None => return,
            },
            Decision::Extended if procedure.extendable_by_all => match act.through {
                Some(at) if at > deadline.at => {
                    let closes_day = self.calendar().open(self.calendar().date_of(at)) == at;
                    CaseState::Stage(stage, Deadline { at, closes_day })
                }
                _ => return,
            },
            _ => return,
        };
        if self.may_move(running, act) {
            running.case.grounds = united(&running.case.grounds, &act.grounds);
            running.case.state.push(act.from, next);
        }
    }

    /// A body, or a member of one that is no party, at once; parties when all parties to the dispute have asked.
    fn may_move(&self, running: &mut Running, act: &Act) -> bool {
        let Some(actor) = act.actor.filter(|actor| self.agreement().actors[*actor].role == Role::Party) else {
            return true;
        };
        let kind = discriminant(&act.decision);
        running.asked.entry(actor).or_default().push(kind);
        let asked = |party: &ActorId| running.asked.get(party).is_some_and(|kinds| kinds.contains(&kind));
        let all = self.parties_to(running).iter().all(asked);
        if all {
            running.asked.values_mut().for_each(|kinds| kinds.retain(|other| *other != kind));
        }
        all
    }

    /// The parties to a dispute are whoever opened it and whoever owes what it is about; all if that is not said.
    fn parties_to(&self, running: &Running) -> Vec<ActorId> {
        let agreement = self.agreement();
        let owing = match running.case.about.as_deref().and_then(|name| agreement.named(name)) {
            Some(Named::Commitment(id)) => &agreement.commitments[id].owed_by,
            Some(Named::Relief(id)) => &agreement.reliefs[id].granted_by,
            _ => return agreement.parties().collect(),
        };
        let concerned = |party: &ActorId| owing.contains(party) || running.opener == Some(*party);
        agreement.parties().filter(concerned).collect()
    }

    /// Lets the clock run up to `until`: stages that run out by then give way to the next.
    fn run_out(&self, procedure: &Procedure, state: &mut Timeline<CaseState>, until: Instant) {
        while let CaseState::Stage(stage, deadline) = *state.last()
            && deadline.at <= until
            && deadline.at.is_finite()
        {
            let next = procedure
                .stages
                .get(stage + 1)
                .map(|next| CaseState::Stage(stage + 1, self.calendar().due_after(deadline, Some(next.within))));
            state.push(deadline.at, next.unwrap_or(CaseState::Exhausted));
        }
    }
}

impl Running {
    fn is_open(&self) -> bool {
        matches!(self.case.state.last(), CaseState::Stage(..))
    }
}
