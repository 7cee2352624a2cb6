//! Why responses run, where the cases of procedures stand, and which scenarios hold.

use servanda_agreement::{Named, ProcedureId, ResponseId, Scenario};
use servanda_base::{Id, Instant, Truth, timeline};

use super::commitment::step_reason;
use super::{Bearing, Claim, Reason};
use crate::knower::Knower;
use crate::{Case, CaseState, Grounds, Run};

impl Knower<'_, '_> {
    /// Whether it runs, what set it off, and the steps of its last run with their clocks; and when the next of all that
    /// changes.
    pub(super) fn why_response(&self, id: ResponseId, at: Instant) -> (Reason, Option<Instant>) {
        let response = &self.agreement().responses[id];
        let assessed = self.response(id);
        let begun = assessed.runs.iter().rev().find(|run| run.from <= at);
        let mut because: Vec<Reason> = begun.map(|run| self.why_run(id, run, at)).into_iter().collect();
        let now = self.why_known(&response.when, at, Bearing::When);
        // What set off a run that goes on holds, unless it is said otherwise.
        if begun.is_none() || !matches!(&now.claim, Claim::AsKnown(_, known, ..) if known.truth == Truth::True) {
            because.push(now);
        }
        if begun.is_some_and(|run| run.until.is_some_and(|until| until <= at))
            && let Some(way_back) = &response.re_engage_when
        {
            because.push(self.why_known(way_back, at, Bearing::ReEngage));
        }
        let grounds = begun.map_or_else(|| Grounds::from([]), |run| run.grounds.clone());
        let line = &assessed.latch;
        let steps = begun.iter().flat_map(|run| &run.steps).filter_map(|step| step.status.next_change(at));
        let next = steps.chain(line.next_change(at)).filter(|next| next.is_finite()).min();
        (Reason::new(Claim::Response(id, *line.at(at), line.since(at)), grounds, because), next)
    }

    fn why_run(&self, id: ResponseId, run: &Run, at: Instant) -> Reason {
        let told = |instant: Option<Instant>| instant.filter(|instant| *instant <= at);
        let (until, re_engaged_at) = (told(run.until), told(run.re_engaged_at));
        let up = self.agreement().responses[id].steps.len();
        let is_back = |number: u32| usize::try_from(number).is_ok_and(|number| number > up);
        let steps = run.steps.iter().filter(|step| re_engaged_at.is_some() || !is_back(step.number));
        let steps = steps.map(|step| step_reason(step, at, |step| Claim::Step(id, step)));
        let set_off = self.why_known(&self.agreement().responses[id].when, run.from, Bearing::When);
        let because = std::iter::once(set_off).chain(steps).collect();
        Reason::new(Claim::Run { from: run.from, until, re_engaged_at }, run.grounds.clone(), because)
    }

    /// Every case that is or was open.
    pub(super) fn why_procedure(&self, id: ProcedureId, at: Instant) -> (Reason, Option<Instant>) {
        let cases = self.procedure(id).cases;
        let opened: Vec<&Case> = cases.iter().filter(|case| *case.state.at(at) != CaseState::NotOpen).collect();
        let is_open = opened.iter().any(|case| matches!(case.state.at(at), CaseState::Stage(..)));
        let because = opened.into_iter().map(|case| self.why_case(id, case, at)).collect();
        let next = timeline::merged(cases.iter().map(|case| case.state.next_change(at).into_iter().collect()));
        let reason = Reason::new(Claim::Procedure(id, is_open), Grounds::from([]), because);
        (reason, next.first().copied())
    }

    fn why_case(&self, procedure: ProcedureId, case: &Case, at: Instant) -> Reason {
        let (state, since) = (*case.state.at(at), case.state.since(at));
        // What moves it later is no reason yet.
        let acts = self.acts_on(Named::Procedure(procedure), None);
        let later = acts.iter().filter(|act| act.from > at).flat_map(|act| act.grounds.iter().copied());
        let later: Vec<_> = later.collect();
        let grounds = case.grounds.iter().copied().filter(|id| !later.contains(id)).collect();
        Reason::new(Claim::Case { procedure, about: case.about.clone(), state, since }, grounds, Vec::new())
    }

    pub(super) fn why_scenario(&self, id: Id<Scenario>, at: Instant) -> (Reason, Option<Instant>) {
        let when = &self.agreement().scenarios[id].when;
        let line = self.truth_as_known(when);
        let truths = line.map(|judgement| judgement.truth);
        let judgement = line.at(at).clone();
        let grounds = judgement.grounds.clone();
        let because = vec![self.why_known(when, at, Bearing::When)];
        (Reason::new(Claim::Scenario(id, judgement, truths.since(at)), grounds, because), truths.next_change(at))
    }
}
