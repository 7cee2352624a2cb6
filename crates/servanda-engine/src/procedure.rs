//! Procedures: cases that run through stages, each with its clock. Source: SEMANTICS, principle 5; LANGUAGE, procedure.

use servanda_agreement::{ActorId, Named, Procedure, ProcedureId, ProcedureWord};
use servanda_base::{Deadline, Instant, Timeline, Truth};
use servanda_evidence::Decision;

use crate::condition::sampled;
use crate::knower::Knower;
use crate::power::Act;
use crate::{Case, CaseState, Grounds, Judgement, ProcedureAssessment, united};

impl Knower<'_, '_> {
    /// The cases of a procedure, by the instant of opening.
    pub(crate) fn procedure(&self, id: ProcedureId) -> ProcedureAssessment {
        let parties: Vec<ActorId> = self.agreement().parties().collect();
        let openings = self.acts_of(Named::Procedure(id), &parties);
        let openings: Vec<&Act> = openings.iter().filter(|act| act.decision == Decision::Opened).collect();
        let cases = openings
            .iter()
            .enumerate()
            .map(|(index, opening)| {
                let later = openings.iter().skip(index + 1).find(|later| later.of == opening.of);
                self.case(id, opening, later.map(|later| later.from))
            })
            .collect();
        ProcedureAssessment { cases }
    }

    /// `NAME open | settled | exhausted`.
    pub(crate) fn procedure_truth(&self, id: ProcedureId, word: ProcedureWord) -> Timeline<Judgement> {
        let cases = self.procedure(id).cases;
        sampled(cases.iter().map(|case| case.state.changes().collect()), |at| {
            let is_open = |case: &&Case| matches!(case.state.at(at), CaseState::Stage(..));
            let open: Vec<&Case> = cases.iter().filter(is_open).collect();
            let begun = cases.iter().filter(|case| *case.state.at(at) != CaseState::NotOpen);
            let last = begun.max_by_key(|case| case.state.since(at));
            let (truth, deciding) = match (word, last) {
                (ProcedureWord::Open, _) => (!open.is_empty(), open),
                (ProcedureWord::Settled, Some(last)) if open.is_empty() => {
                    (*last.state.at(at) == CaseState::Settled, vec![last])
                }
                (ProcedureWord::Exhausted, Some(last)) if open.is_empty() => {
                    (*last.state.at(at) == CaseState::Exhausted, vec![last])
                }
                _ => (false, open),
            };
            let grounds = deciding.iter().fold(Grounds::from([]), |all, case| united(&all, &case.grounds));
            Judgement { grounds, ..Judgement::new(Truth::from(truth)) }
        })
    }

    /// One case: stages run out by the clock or are moved, extended and settled by those who may.
    fn case(&self, id: ProcedureId, opening: &Act, reopened_at: Option<Instant>) -> Case {
        let procedure = &self.agreement().procedures[id];
        let mut grounds = opening.grounds.clone();
        let mut state = Timeline::constant(CaseState::NotOpen);
        let mut stage = 0;
        let mut deadline = self.stage_deadline(procedure, 0, Deadline { at: opening.from, closes_day: false });
        state.push(opening.from, CaseState::Stage(0, deadline));
        let moves = self.moves(id, opening, procedure.extendable_by_all);
        let moves = moves.iter().filter(|act| reopened_at.is_none_or(|at| act.from < at));
        for act in moves {
            self.run_out(procedure, &mut state, &mut stage, &mut deadline, act.from);
            if *state.at(act.from) == CaseState::Exhausted {
                break;
            }
            grounds = united(&grounds, &act.grounds);
            match act.decision {
                Decision::Settled => {
                    state.push(act.from, CaseState::Settled);
                    return Case { about: opening.of.clone(), opened_by: first(opening), state, grounds };
                }
                Decision::Stage => {
                    stage += 1;
                    deadline = self.stage_deadline(procedure, stage, Deadline { at: act.from, closes_day: false });
                }
                _ => {
                    deadline = act.through.map_or(Deadline::NEVER, |at| Deadline { at, closes_day: true });
                }
            }
            state.push(act.from, of_stage(procedure, stage, deadline));
        }
        self.run_out(procedure, &mut state, &mut stage, &mut deadline, Instant::END);
        Case { about: opening.of.clone(), opened_by: first(opening), state, grounds }
    }

    /// Lets the clock run up to `until`: stages that run out by then give way to the next.
    fn run_out(
        &self,
        procedure: &Procedure,
        state: &mut Timeline<CaseState>,
        stage: &mut usize,
        deadline: &mut Deadline,
        until: Instant,
    ) {
        while *stage < procedure.stages.len() && deadline.at <= until && deadline.at.is_finite() {
            let over = *deadline;
            *stage += 1;
            *deadline = self.stage_deadline(procedure, *stage, over);
            state.push(over.at, of_stage(procedure, *stage, *deadline));
        }
    }

    fn stage_deadline(&self, procedure: &Procedure, stage: usize, after: Deadline) -> Deadline {
        match procedure.stages.get(stage) {
            Some(stage) => self.calendar().due_after(after, Some(stage.within)),
            None => Deadline::NEVER,
        }
    }

    /// What moved, extended or settled a case, in order of time, by those who may: a body of the parties to the
    /// dispute, or all of these together.
    fn moves(&self, id: ProcedureId, opening: &Act, extendable: bool) -> Vec<Act> {
        let subject = Named::Procedure(id);
        let mut disputing: Vec<ActorId> = opening.actor.into_iter().collect();
        match opening.of.as_deref().and_then(|name| self.agreement().named(name)) {
            Some(Named::Commitment(commitment)) => disputing.extend(&self.agreement().commitments[commitment].owed_by),
            Some(Named::Relief(relief)) => disputing.extend(&self.agreement().reliefs[relief].granted_by),
            // Against whom is not said: a body of whoever opened it moves it, or all parties do.
            _ => {}
        }
        let is_body = |act: &Act| self.speaks_for_body_of(act.actor, &disputing);
        let together: Vec<ActorId> =
            if disputing.len() > 1 { disputing.clone() } else { self.agreement().parties().collect() };
        let kinds = [Decision::Stage, Decision::Settled, Decision::Extended].into_iter();
        let kinds = kinds.filter(|kind| extendable || *kind != Decision::Extended);
        let own = |act: &Act| act.from >= opening.from && (act.of == opening.of || act.of.is_none());
        let mut moves: Vec<Act> = kinds.clone().flat_map(|kind| self.joint_acts(subject, &together, kind)).collect();
        let by_body = self.acts_on(subject, None).into_iter().filter(is_body);
        moves.extend(by_body.filter(|act| kinds.clone().any(|kind| kind == act.decision)));
        moves.retain(own);
        moves.sort_by_key(|act| (act.from, act.judged_at));
        moves.dedup_by(|a, b| a.from == b.from && a.decision == b.decision);
        moves
    }
}

fn of_stage(procedure: &Procedure, stage: usize, deadline: Deadline) -> CaseState {
    if stage < procedure.stages.len() { CaseState::Stage(stage, deadline) } else { CaseState::Exhausted }
}

fn first(act: &Act) -> servanda_evidence::RecordId {
    act.grounds.first().copied().unwrap_or_else(|| servanda_evidence::RecordId::new(0))
}
