//! Responses: runs of a ladder of steps, set off by what was known. Source: SEMANTICS, Relief, last paragraph; S15.

use std::sync::Arc;

use servanda_agreement::{Commitment, Named, ResponseId, Step, StepClock};
use servanda_base::{Deadline, Instant, Timeline};
use servanda_evidence::Decision;

use crate::date::first_true;
use crate::frame::inside;
use crate::knower::Knower;
use crate::known::latched;
use crate::power::Act;
use crate::{Judgement, ResponseAssessment, Run, StepAssessment, StepStatus};

impl Knower<'_, '_> {
    /// The runs of a response.
    pub(crate) fn response(&self, id: ResponseId) -> Arc<ResponseAssessment> {
        self.recalled(&self.engine.memory.responses, &id).unwrap_or_else(|| {
            let scope = self.engine.scope(Named::Response(id));
            self.remembered(&self.engine.memory.responses, id, &scope, || self.work_out_response(id))
        })
    }

    fn work_out_response(&self, id: ResponseId) -> ResponseAssessment {
        let response = &self.agreement().responses[id];
        let known = self.truth_as_known(&response.when);
        let force = self.opening(&self.agreement().in_force).unwrap_or(Instant::BEGINNING);
        let latch = latched(&known, force);
        let way_back = response.re_engage_when.as_ref().map(|condition| self.truth_as_known(condition));
        let on: Vec<(Instant, Instant)> =
            latch.stretches().filter(|(.., on)| **on).map(|(from, until, _)| (from, until)).collect();
        let nexts = on.iter().skip(1).map(|(next, _)| *next).chain([Instant::END]);
        let runs = on
            .iter()
            .zip(nexts)
            .map(|((from, until), next)| {
                let until = until.is_finite().then_some(*until);
                let re_engaged_at = way_back.as_ref().zip(until).and_then(|(line, off)| first_true(line, off));
                let re_engaged_at = re_engaged_at.filter(|opened| *opened < next);
                let steps = self.steps(id, (*from, next), until, re_engaged_at);
                Run { from: *from, until, re_engaged_at, grounds: known.at(*from).grounds.clone(), steps }
            })
            .collect();
        ResponseAssessment { latch, runs }
    }

    /// `NAME running`.
    pub(crate) fn running(&self, id: ResponseId) -> Timeline<Judgement> {
        inside(&self.response(id).latch)
    }

    /// The steps up from the start of a run, and back from when the way back opened. What is done after the next run
    /// has begun belongs to that one.
    fn steps(
        &self,
        id: ResponseId,
        (from, next): (Instant, Instant),
        lapse: Option<Instant>,
        re_engaged_at: Option<Instant>,
    ) -> Vec<StepAssessment> {
        let response = &self.agreement().responses[id];
        let up = response.steps.iter().map(|step| (step, from, lapse));
        let back = response.steps_back.iter().filter_map(|step| Some((step, re_engaged_at?, None)));
        let all = up.chain(back).zip(1..);
        all.map(|((step, start, lapse), number)| self.step(id, step, number, (start, next), lapse)).collect()
    }

    fn step(
        &self,
        id: ResponseId,
        step: &Step,
        number: u32,
        (start, next): (Instant, Instant),
        lapse: Option<Instant>,
    ) -> StepAssessment {
        let (opens, due) = match step.clock {
            StepClock::Within(within) => (start, Some(self.calendar().due(start, within))),
            StepClock::After(after) => (self.calendar().due(start, after).at, None),
        };
        let acts = self.acts_on(Named::Response(id), None);
        let in_run = |act: &Act| act.judged_at >= start && act.judged_at < next;
        let done = acts.into_iter().find(|act| act.decision == Decision::StepDone(number) && in_run(act));
        stepped(number, (start, opens, due), lapse, done)
    }

    /// The steps of a commitment's verification: from the act, or from its date if it is overdue. They decide nothing.
    pub(crate) fn verify_steps(
        &self,
        commitment: &Commitment,
        subject: Named,
        done_at: Option<Instant>,
        deadline: Option<Deadline>,
    ) -> Vec<StepAssessment> {
        let clock = match (done_at, deadline) {
            (Some(done), Some(deadline)) if done >= deadline.at => Some(deadline.at.pred()),
            (Some(done), _) => Some(done),
            (None, Some(deadline)) => Some(deadline.at.pred()),
            (None, None) => None,
        };
        let Some(start) = clock.filter(|start| start.is_finite()) else { return Vec::new() };
        let steps = commitment.verify_steps.iter().zip(1..);
        steps
            .map(|(step, number)| {
                let due = self.calendar().due(start, step.within);
                let acts = self.acts_on(subject, None);
                let done = acts.into_iter().find(|act| act.decision == Decision::StepDone(number));
                stepped(number, (start, start, Some(due)), None, done)
            })
            .collect()
    }
}

impl StepAssessment {
    /// When it was done, if it was.
    pub fn done_at(&self) -> Option<Instant> {
        self.status
            .stretches()
            .find(|(.., status)| matches!(status, StepStatus::Done | StepStatus::DoneLate))
            .map(|(from, ..)| from)
    }
}

/// The status of a step with its clock; one whose time had not come when it lapses is lapsed, one overdue stays so.
fn stepped(
    number: u32,
    (start, opens, due): (Instant, Instant, Option<Deadline>),
    lapse: Option<Instant>,
    done: Option<Act>,
) -> StepAssessment {
    let mut status = Timeline::constant(StepStatus::Ahead);
    if opens.is_finite() {
        status.push(opens, StepStatus::Due);
    }
    if let Some(due) = due {
        status.push(due.at, StepStatus::Overdue);
    }
    if let Some(lapse) = lapse.filter(|lapse| *lapse >= start)
        && *status.at(lapse) != StepStatus::Overdue
        && due.is_none_or(|due| lapse < due.at)
        && (due.is_some() || lapse < opens)
    {
        status.push(lapse, StepStatus::Lapsed);
    }
    let mut done_by = None;
    if let Some(act) = done {
        let in_time = due.is_none_or(|due| act.from < due.at);
        let at = act.from.max(start);
        status.push(at, if in_time { StepStatus::Done } else { StepStatus::DoneLate });
        done_by = act.grounds.first().copied();
    }
    StepAssessment { number, opens, due, status, done_by }
}
