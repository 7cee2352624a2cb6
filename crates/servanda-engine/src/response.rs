//! Responses: runs of a ladder of steps, set off by what was known. Source: SEMANTICS, Relief, last paragraph; S15.

use servanda_agreement::{Commitment, Named, ResponseId, Step, StepClock};
use servanda_base::{Deadline, Instant, Timeline};
use servanda_evidence::Decision;

use crate::date::first_true;
use crate::frame::inside;
use crate::known::latched;
use crate::knower::Knower;
use crate::power::Act;
use crate::{Judgement, ResponseAssessment, Run, StepAssessment, StepStatus};

impl Knower<'_, '_> {
    /// The runs of a response.
    pub(crate) fn response(&self, id: ResponseId) -> ResponseAssessment {
        let response = &self.agreement().responses[id];
        let known = self.truth_as_known(&response.when);
        let latch = latched(&known);
        let way_back = response.re_engage_when.as_ref().map(|condition| self.truth_as_known(condition));
        let mut runs: Vec<Run> = Vec::new();
        for from in latch.stretches().filter(|(.., on)| **on).map(|(from, ..)| from) {
            let from = from.max(self.opening(&self.agreement().in_force).unwrap_or(Instant::BEGINNING));
            if runs.last().is_some_and(|run| run.until.is_none_or(|until| until > from)) {
                continue;
            }
            let grounds = known.at(from).grounds.clone();
            runs.push(self.run(id, from, &latch, way_back.as_ref(), grounds));
        }
        ResponseAssessment { latch, runs }
    }

    /// `NAME running`.
    pub(crate) fn running(&self, id: ResponseId) -> Timeline<Judgement> {
        let mut line = Timeline::constant(false);
        for run in self.response(id).runs {
            line.push(run.from, true);
            if let Some(until) = run.until {
                line.push(until, false);
            }
        }
        inside(&line)
    }

    fn run(
        &self,
        id: ResponseId,
        from: Instant,
        latch: &Timeline<bool>,
        way_back: Option<&Timeline<Judgement>>,
        grounds: crate::Grounds,
    ) -> Run {
        let response = &self.agreement().responses[id];
        let latch_off = latch.next_change(from);
        let re_engaged_at = way_back.and_then(|line| first_true(line, from));
        let lapse = if response.re_engage_when.is_some() { latch_off.or(re_engaged_at) } else { latch_off };
        let mut steps: Vec<StepAssessment> = Vec::new();
        let mut number = 0;
        for step in &response.steps {
            number += 1;
            steps.push(self.step(id, step, number, from, lapse));
        }
        if let Some(opened) = re_engaged_at {
            for step in &response.steps_back {
                number += 1;
                steps.push(self.step(id, step, number, opened, None));
            }
        }
        let until = match (&response.re_engage_when, re_engaged_at) {
            (None, _) => latch_off,
            (Some(_), None) => None,
            (Some(_), Some(opened)) => {
                let back = steps.iter().skip(response.steps.len());
                back.map(StepAssessment::done_at).try_fold(opened, |last, done| done.map(|done| last.max(done)))
            }
        };
        // The condition may still hold when the way back is done: the run goes on until it does not.
        let until = until.and_then(|until| if *latch.at(until) { latch.next_change(until) } else { Some(until) });
        Run { from, until, re_engaged_at, grounds, steps }
    }

    fn step(&self, id: ResponseId, step: &Step, number: u32, start: Instant, lapse: Option<Instant>) -> StepAssessment {
        let (opens, due) = match step.clock {
            StepClock::Within(within) => (start, Some(self.calendar().due(start, within))),
            StepClock::After(after) => (self.calendar().plus(start, after), None),
        };
        let acts = self.acts_of(Named::Response(id), &[step.by]);
        let done = acts.into_iter().find(|act| act.decision == Decision::StepDone(number) && act.judged_at >= start);
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
                let acts = self.acts_of(subject, &[step.by]);
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
