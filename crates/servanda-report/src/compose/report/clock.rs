//! What runs: responses, procedures, steps of verification, each with its clock; and what is to be prepared for.

use servanda_base::Truth;
use servanda_engine::StepStatus;

use super::Composer;
use crate::compose::{CaseRow, RunRow};
use crate::page;
use crate::phrase::Phrases;
use crate::report::{Badge, Block, Cell, Part, Row, Table, Text};

impl Composer<'_> {
    /// Responses that run, procedures that are open, steps of verification that are not done.
    pub(super) fn clocks(&self) -> Option<Part> {
        let mut blocks = self.running();
        blocks.extend(self.open_cases());
        blocks.extend(self.verification_steps());
        Part::of("clocks", self.say.clocks_heading(), blocks)
    }

    /// A table for each response that runs.
    pub(super) fn running(&self) -> Vec<Block> {
        let say = self.say;
        let responses = self.now.responses();
        let running = responses.iter().filter(|response| response.running);
        let mut blocks = Vec::new();
        for (response, run) in running.filter_map(|response| Some((response, response.runs.last()?))) {
            let since = say.running_since(&self.day(run.from));
            blocks.push(Block::Heading(Text::quoted(&response.title).and(since)));
            blocks.extend(self.steps(&response.title, run));
        }
        blocks
    }

    /// The steps of a run with their clocks.
    pub(super) fn steps(&self, title: &str, run: &RunRow) -> Option<Block> {
        let say = self.say;
        let rows = run.steps.iter().map(|step| {
            let word = Cell::of(Text::word(step_badge(self.say, step.status)));
            let clock = match (step.status, step.due, step.opens) {
                (StepStatus::Due | StepStatus::Overdue, Some(due), _) => say.to_be_done_by(&self.last_day(due)),
                (StepStatus::Ahead, _, Some(opens)) => say.its_time_comes(&self.day(opens)),
                _ => String::new(),
            };
            let record = Cell::of(Text::records(step.done_by.as_slice()));
            let back = if step.back { say.way_back() } else { "" };
            Row::Cells(vec![
                Cell::of(Text::said(say.step_number(step.number)).then(Text::quoted(&step.text)))
                    .below(Text::said(back)),
                Cell::of(Text::quoted(self.named(&step.by))),
                word.below(Text::said(clock)),
                record,
            ])
        });
        Table::of(say.steps_caption(title), &[say.step(), say.who(), say.status(), say.records()], rows.collect())
    }

    /// The cases of procedures that are open, or that ran out unsettled.
    pub(super) fn open_cases(&self) -> Option<Block> {
        let say = self.say;
        let procedures = self.now.procedures();
        let cases = procedures.iter().flat_map(|procedure| procedure.cases.iter().map(move |case| (procedure, case)));
        let open = cases.filter(|(_, case)| case.state != "settled");
        let rows = open.map(|(procedure, case)| {
            let mut what = Cell::of(Text::quoted(&procedure.title));
            if let Some(about) = &case.about {
                what = what.below(Text::said(say.about()).then(Text::quoted(self.title_of(about))));
            }
            let since = Cell::said(case.since.map(|since| self.day(since)).unwrap_or_default());
            Row::Cells(vec![what, self.case_state(case), since, Cell::of(Text::records(&case.records))])
        });
        Table::of(say.cases_caption(), &[say.procedure(), say.stage(), say.since(), say.records()], rows.collect())
    }

    pub(super) fn case_state(&self, case: &CaseRow) -> Cell {
        let say = self.say;
        match (&case.stage, case.due, &case.then) {
            (Some((number, title)), due, _) => {
                let stage = Cell::of(Text::said(say.stage_of(*number, case.stages)).then(Text::quoted(title)));
                stage.below(Text::said(due.map(|due| say.runs_out(&self.last_day(due))).unwrap_or_default()))
            }
            (None, _, then) => Cell::said(say.sentence(say.case_name(case.state)))
                .below(Text::quoted(then.clone().unwrap_or_default())),
        }
    }

    /// What a name of the text stands for, by its title.
    pub(super) fn title_of(&self, name: &str) -> String {
        let agreement = self.now.agreement();
        agreement.named(name).map_or_else(|| name.to_owned(), |named| agreement.declared(named).title.clone())
    }

    fn verification_steps(&self) -> Option<Block> {
        let say = self.say;
        let all = self.commitment_rows();
        let open = all.iter().flat_map(|(_, row)| {
            let is_open = |status| matches!(status, StepStatus::Due | StepStatus::Overdue);
            row.steps.iter().filter(move |step| is_open(step.status)).map(move |step| (row, step))
        });
        let rows = open.map(|(row, step)| {
            let due = step.due.map(|due| say.to_be_done_by(&self.last_day(due))).unwrap_or_default();
            Row::Cells(vec![
                Cell::of(Text::quoted(&step.text)).below(self.title(&row.title, row.clause.as_ref())),
                Cell::of(Text::quoted(self.named(&step.by))),
                Cell::of(Text::word(step_badge(self.say, step.status))).below(Text::said(due)),
            ])
        });
        Table::of(say.verification_caption(), &[say.step(), say.who(), say.status()], rows.collect())
    }

    /// The scenarios that are known to hold, with what is to be prepared.
    pub(super) fn scenarios(&self) -> Option<Part> {
        let say = self.say;
        let scenarios = self.now.scenarios();
        let holding = scenarios.iter().filter(|scenario| scenario.holds == Truth::True);
        let rows = holding.map(|scenario| {
            let mut prepare = Cell::default();
            for (what, owner) in &scenario.prepare {
                prepare = prepare.below(Text::quoted(what).and(say.colon()).then(Text::quoted(self.named(owner))));
            }
            let since = Cell::said(scenario.since.map(|since| self.day(since)).unwrap_or_default());
            Row::Cells(vec![Cell::of(Text::quoted(&scenario.title)), since, prepare])
        });
        let columns = [say.scenario(), say.since(), say.prepare()];
        Part::of(
            "scenarios",
            say.scenarios_heading(),
            Table::of(say.scenarios_caption(), &columns, rows.collect()).into_iter().collect(),
        )
    }
}

/// Where a step stands, with its sign.
pub(super) fn step_badge(say: Phrases, status: StepStatus) -> Badge {
    let mark = page::mark_of_step(status);
    Badge { symbol: mark.symbol, word: say.step_name(status).to_owned(), tone: mark.tone }
}
