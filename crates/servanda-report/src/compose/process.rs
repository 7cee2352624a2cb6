//! What is said of responses, procedures, phases and scenarios.

use servanda_agreement::{Procedure, Response, Step};
use servanda_base::{Calendar, Deadline, Instant, Timeline, Truth};
use servanda_engine::{Case, CaseState, Judgement, Run, StepAssessment, StepStatus};
use servanda_evidence::RecordId;

use super::{Question, finite, since};
use crate::phrase::Phrases;
use crate::words::day_of_deadline;

/// A response and its runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseRow {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether a run goes on.
    pub running: bool,
    /// Its runs up to the instant asked, by time.
    pub runs: Vec<RunRow>,
}

/// A run of a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRow {
    /// When it started.
    pub from: Instant,
    /// When it was over, if it is.
    pub until: Option<Instant>,
    /// When the way back opened, if it did.
    pub re_engaged_at: Option<Instant>,
    /// The records that set it off.
    pub records: Vec<String>,
    /// Its steps.
    pub steps: Vec<StepRow>,
}

/// A step with its clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRow {
    /// Its number, from 1.
    pub number: u32,
    /// What is done.
    pub text: String,
    /// By whom.
    pub by: String,
    /// Whether it leads back.
    pub back: bool,
    /// When its time comes.
    pub opens: Option<Instant>,
    /// By when, if it has a term.
    pub due: Option<Deadline>,
    /// Where it stands.
    pub status: StepStatus,
    /// The record by which it was done.
    pub done_by: Option<String>,
}

/// A procedure and its cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcedureRow {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its cases, by the instant of opening.
    pub cases: Vec<CaseRow>,
}

/// A case of a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// What it is about.
    pub about: Option<String>,
    /// `open`, `settled` or `exhausted`.
    pub state: &'static str,
    /// The title of the stage, and its number from 1, while it is open.
    pub stage: Option<(usize, String)>,
    /// How many stages there are.
    pub stages: usize,
    /// When the stage runs out.
    pub due: Option<Deadline>,
    /// What may be done when the last stage has run out, if it has.
    pub then: Option<String>,
    /// Since when it stands so.
    pub since: Option<Instant>,
    /// The records that opened and moved it.
    pub records: Vec<String>,
}

/// A phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseRow {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether the process is in it.
    pub current: Truth,
    /// Since when.
    pub since: Option<Instant>,
}

/// A scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioRow {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is known to hold.
    pub holds: Truth,
    /// Since when.
    pub since: Option<Instant>,
    /// What to prepare, and who owns it.
    pub prepare: Vec<(String, String)>,
    /// The records that decide it.
    pub records: Vec<String>,
}

impl Question<'_> {
    pub(crate) fn responses(&self) -> Vec<ResponseRow> {
        let responses = self.agreement().responses.iter().zip(&self.assessment.responses);
        responses.map(|((_, response), assessed)| self.response(response, &assessed.runs)).collect()
    }

    pub(crate) fn procedures(&self) -> Vec<ProcedureRow> {
        let procedures = self.agreement().procedures.iter().zip(&self.assessment.procedures);
        procedures
            .map(|((_, procedure), assessed)| ProcedureRow {
                id: procedure.declared.name.to_string(),
                title: procedure.declared.title.clone(),
                cases: assessed.cases.iter().filter_map(|case| self.case(procedure, case)).collect(),
            })
            .collect()
    }

    pub(super) fn phases(&self) -> Vec<PhaseRow> {
        let phases = self.agreement().phases.iter().zip(&self.assessment.phases);
        phases
            .map(|((_, phase), line)| PhaseRow {
                id: phase.declared.name.to_string(),
                title: phase.declared.title.clone(),
                current: line.at(self.at).truth,
                since: self.truth_since(line),
            })
            .collect()
    }

    pub(super) fn scenarios(&self) -> Vec<ScenarioRow> {
        let words = self.words();
        let scenarios = self.agreement().scenarios.iter().zip(&self.assessment.scenarios);
        scenarios
            .map(|((_, scenario), line)| ScenarioRow {
                id: scenario.declared.name.to_string(),
                title: scenario.declared.title.clone(),
                holds: line.at(self.at).truth,
                since: self.truth_since(line),
                prepare: scenario
                    .prepare
                    .iter()
                    .map(|(what, owner)| (what.clone(), words.actor(*owner).to_owned()))
                    .collect(),
                records: self.records(&line.at(self.at).grounds),
            })
            .collect()
    }

    /// The record by which a step was done, once it is.
    pub(super) fn done_by(&self, record: Option<RecordId>, status: StepStatus) -> Option<String> {
        if !matches!(status, StepStatus::Done | StepStatus::DoneLate) {
            return None;
        }
        self.view.record(record?).map(|record| record.id.to_string())
    }

    fn truth_since(&self, line: &Timeline<Judgement>) -> Option<Instant> {
        since(line, self.at, |judgement| judgement.truth)
    }

    fn response(&self, response: &Response, runs: &[Run]) -> ResponseRow {
        let runs: Vec<RunRow> =
            runs.iter().filter(|run| run.from <= self.at).map(|run| self.run(response, run)).collect();
        ResponseRow {
            id: response.declared.name.to_string(),
            title: response.declared.title.clone(),
            running: runs.last().is_some_and(|run| run.until.is_none()),
            runs,
        }
    }

    fn run(&self, response: &Response, run: &Run) -> RunRow {
        RunRow {
            from: run.from,
            until: run.until.filter(|until| *until <= self.at),
            re_engaged_at: run.re_engaged_at.filter(|at| *at <= self.at),
            records: self.records(&run.grounds),
            steps: self.steps(response, run),
        }
    }

    /// The steps of a run; those back only once the way back is open.
    fn steps(&self, response: &Response, run: &Run) -> Vec<StepRow> {
        let way_back_open = run.re_engaged_at.is_some_and(|at| at <= self.at);
        run.steps
            .iter()
            .filter_map(|clock| {
                let at = usize::try_from(clock.number).ok()?.checked_sub(1)?;
                match response.steps.get(at) {
                    Some(step) => Some(self.step(step, clock, false)),
                    None => {
                        let step = response.steps_back.get(at.checked_sub(response.steps.len())?)?;
                        way_back_open.then(|| self.step(step, clock, true))
                    }
                }
            })
            .collect()
    }

    fn step(&self, step: &Step, clock: &StepAssessment, back: bool) -> StepRow {
        let status = *clock.status.at(self.at);
        StepRow {
            number: clock.number,
            text: step.text.clone(),
            by: self.words().actor(step.by).to_owned(),
            back,
            opens: finite(clock.opens),
            due: clock.due.filter(|due| due.at.is_finite()),
            status,
            done_by: self.done_by(clock.done_by, status),
        }
    }

    /// `by 2026-10-15`, if there is a term.
    pub(crate) fn by(&self, due: Option<Deadline>) -> Option<String> {
        let due = due.filter(|due| due.at.is_finite())?;
        Some(format!("by {}", day_of_deadline(self.calendar(), due)))
    }

    /// Where a case stands: `stage 2, Ministers by 2026-11-02`.
    pub(crate) fn case_state(&self, procedure: &Procedure, state: CaseState) -> String {
        let say = self.say();
        match state {
            CaseState::NotOpen => say.case_name("not open").to_owned(),
            CaseState::Settled => say.case_name("settled").to_owned(),
            CaseState::Exhausted => say.case_name("exhausted").to_owned(),
            CaseState::Stage(at, due) => {
                let title = procedure.stages.get(at).map(|stage| stage.title.as_str()).unwrap_or_default();
                let due = Some(due).filter(|due| due.at.is_finite());
                let day = due.map(|due| say.text_deadline(self.calendar(), due));
                say.case_stage(at + 1, title, day.as_deref())
            }
        }
    }

    /// A case at the instant asked, once it is open.
    fn case(&self, procedure: &Procedure, case: &Case) -> Option<CaseRow> {
        let state = *case.state.at(self.at);
        Some(CaseRow {
            since: since(&case.state, self.at, |state| *state),
            records: self.records(&case.grounds),
            ..CaseRow::of(procedure, case.about.as_deref(), state)?
        })
    }
}

impl CaseRow {
    /// Where a case of a procedure stands; nothing before it is open.
    pub(crate) fn of(procedure: &Procedure, about: Option<&str>, state: CaseState) -> Option<Self> {
        let (state, stage, due) = match state {
            CaseState::NotOpen => return None,
            CaseState::Stage(at, due) => {
                let title = procedure.stages.get(at).map(|stage| stage.title.clone()).unwrap_or_default();
                ("open", Some((at + 1, title)), Some(due))
            }
            CaseState::Settled => ("settled", None, None),
            CaseState::Exhausted => ("exhausted", None, None),
        };
        Some(Self {
            about: about.map(str::to_owned),
            state,
            stage,
            stages: procedure.stages.len(),
            due: due.filter(|due| due.at.is_finite()),
            then: procedure.then.clone().filter(|_| state == "exhausted"),
            since: None,
            records: Vec::new(),
        })
    }

    /// `stage 1 of 2, Commission, runs out 2026-05-11`; `exhausted: may stop`.
    pub(crate) fn words(&self, say: Phrases, calendar: &Calendar) -> String {
        let word = say.case_name(self.state);
        match (&self.stage, self.due, &self.then) {
            (Some((number, title)), due, _) => {
                let (number, count) = (say.count(*number), say.count(self.stages));
                match due {
                    Some(due) => say.explain_stage_of_until(&number, &count, title, &say.text_deadline(calendar, due)),
                    None => say.explain_stage_of(&number, &count, title),
                }
            }
            (None, _, Some(then)) => say.reason_at(word, then),
            (None, _, None) => word.to_owned(),
        }
    }
}

/// The word for where a step stands.
pub(crate) fn step_word(status: StepStatus) -> &'static str {
    match status {
        StepStatus::Ahead => "ahead",
        StepStatus::Due => "due",
        StepStatus::Overdue => "overdue",
        StepStatus::Done => "done",
        StepStatus::DoneLate => "done late",
        StepStatus::Lapsed => "lapsed",
    }
}

/// The word for a truth.
pub(crate) fn truth_word(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "yes",
        Truth::False => "no",
        Truth::Unknown => "not known",
    }
}
