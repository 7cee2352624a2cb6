//! Changes of responses, procedures, phases and scenarios.

use servanda_agreement::{Procedure, Response, Step};
use servanda_base::{Instant, Timeline, Truth};
use servanda_engine::{Case, CaseState, Run, StepStatus};

use super::{AgendaCause, AgendaRow, changes};
use crate::compose::{Matter, Question, step_word, truth_word};

impl Question<'_> {
    /// When runs of responses begin and end, when the way back opens, and the changes of their steps.
    pub(super) fn response_changes(&self) -> Vec<AgendaRow> {
        let mut rows = Vec::new();
        for ((_, response), assessed) in self.agreement().responses.iter().zip(&self.assessment.responses) {
            for (index, run) in assessed.runs.iter().enumerate() {
                let number = index + 1;
                rows.extend(self.run_changes(response, number, run));
                for clock in &run.steps {
                    let Some(step) = step_of(response, clock.number) else { continue };
                    for (at, before, after) in changes(&clock.status, self.at, |status| *status) {
                        let (cause, why) = self.step_cause(clock.number, (*before, *after), at);
                        rows.push(AgendaRow {
                            due: clock.due.filter(|due| *after == StepStatus::Overdue && due.at == at),
                            run: Some(number),
                            step: Some((clock.number, step.text.clone())),
                            who: self.words().actor(step.by).to_owned(),
                            cause,
                            why,
                            before: step_word(*before).to_owned(),
                            after: step_word(*after).to_owned(),
                            records: self.records(&run.grounds),
                            ..self.agenda_row(Matter::Step, &response.declared, at)
                        });
                    }
                }
            }
        }
        rows
    }

    fn run_changes(&self, response: &Response, number: usize, run: &Run) -> Vec<AgendaRow> {
        let row = |at: Instant, cause, why: &str, before: &str, after: &str| AgendaRow {
            run: Some(number),
            cause,
            why: why.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
            records: self.records(&run.grounds),
            ..self.agenda_row(Matter::Response, &response.declared, at)
        };
        let begins = row(run.from, AgendaCause::RunBegins, "what sets it off comes to hold", "not running", "running");
        let ends = run
            .until
            .map(|at| row(at, AgendaCause::RunEnds, "what set it off no longer holds", "running", "not running"));
        let back = run
            .re_engaged_at
            .map(|at| row(at, AgendaCause::WayBackOpens, "the way back opens", "not running", "the way back is open"));
        [Some(begins), ends, back].into_iter().flatten().filter(|row| row.at > self.at).collect()
    }

    /// The changes of stage of every case of a procedure.
    pub(super) fn procedure_changes(&self) -> Vec<AgendaRow> {
        let mut rows = Vec::new();
        for ((_, procedure), assessed) in self.agreement().procedures.iter().zip(&self.assessment.procedures) {
            for (index, case) in assessed.cases.iter().enumerate() {
                rows.extend(self.case_changes(procedure, index + 1, case));
            }
        }
        rows
    }

    fn case_changes(&self, procedure: &Procedure, number: usize, case: &Case) -> Vec<AgendaRow> {
        let about = case.about.as_deref().map(|about| format!("case {about}: ")).unwrap_or_default();
        changes(&case.state, self.at, |state| *state)
            .map(|(at, before, after)| {
                let due = match before {
                    CaseState::Stage(_, due) => Some(*due).filter(|due| due.at == at),
                    _ => None,
                };
                let (cause, mut why) = match due {
                    Some(_) => (AgendaCause::StageRunsOut, format!("{about}the stage runs out")),
                    None => self.of_records(at),
                };
                if let (CaseState::Exhausted, Some(then)) = (after, &procedure.then) {
                    why = format!("{why}, the last one: {then}");
                }
                AgendaRow {
                    due,
                    run: Some(number),
                    who: String::new(),
                    cause,
                    why,
                    before: self.case_state(procedure, *before),
                    after: self.case_state(procedure, *after),
                    records: self.records(&case.grounds),
                    ..self.agenda_row(Matter::Procedure, &procedure.declared, at)
                }
            })
            .collect()
    }

    /// When phases begin and end.
    pub(super) fn phase_changes(&self) -> Vec<AgendaRow> {
        let mut rows = Vec::new();
        for ((_, phase), line) in self.agreement().phases.iter().zip(&self.assessment.phases) {
            for (at, before, after) in self.truth_changes(&line.map(|judgement| judgement.truth)) {
                let (cause, why) = match after {
                    Truth::True => (AgendaCause::PhaseBegins, "the phase begins"),
                    _ => (AgendaCause::PhaseEnds, "the phase ends"),
                };
                let said = |truth| if truth == Truth::True { "current" } else { "not current" }.to_owned();
                rows.push(AgendaRow {
                    cause,
                    why: why.to_owned(),
                    before: said(before),
                    after: said(after),
                    ..self.agenda_row(Matter::Phase, &phase.declared, at)
                });
            }
        }
        rows
    }

    /// When scenarios come to hold, end, or can no longer be told.
    pub(super) fn scenario_changes(&self) -> Vec<AgendaRow> {
        let mut rows = Vec::new();
        for ((_, scenario), line) in self.agreement().scenarios.iter().zip(&self.assessment.scenarios) {
            for (at, before, after) in self.truth_changes(&line.map(|judgement| judgement.truth)) {
                let (cause, why) = match after {
                    Truth::True => (AgendaCause::ScenarioHolds, "the scenario is recognised"),
                    Truth::False => (AgendaCause::ScenarioEnds, "the scenario no longer holds"),
                    Truth::Unknown => (AgendaCause::ScenarioEnds, "it can no longer be told whether it holds"),
                };
                let mut owners = Vec::new();
                for (_, owner) in &scenario.prepare {
                    if !owners.contains(owner) {
                        owners.push(*owner);
                    }
                }
                rows.push(AgendaRow {
                    who: self.words().actors(&owners),
                    cause,
                    why: why.to_owned(),
                    before: truth_word(before).to_owned(),
                    after: truth_word(after).to_owned(),
                    records: self.records(&line.at(at.pred()).grounds),
                    ..self.agenda_row(Matter::Scenario, &scenario.declared, at)
                });
            }
        }
        rows
    }

    fn truth_changes(&self, line: &Timeline<Truth>) -> Vec<(Instant, Truth, Truth)> {
        changes(line, self.at, |truth| *truth).map(|(at, before, after)| (at, *before, *after)).collect()
    }
}

/// A step of a response by its number; those back are counted on from those up.
fn step_of(response: &Response, number: u32) -> Option<&Step> {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    response.steps.iter().chain(&response.steps_back).nth(index)
}
