//! The status as a page.

use std::collections::BTreeMap;

use servanda_base::{Calendar, Truth};
use servanda_engine::{ReliefStatus, StepStatus, Tally, Verdict};

use super::{
    Block, Column, Line, Mark, Page, Row, Section, Table, ToPage, Tone, mark_of, mark_of_relief, mark_of_step,
    subtitle, tone_of, tone_of_relief, verdict_line,
};
use crate::compose::{
    CommitmentRow, Counts, IndicatorRow, ProcedureRow, ReliefRow, ResponseRow, RunRow, ScenarioRow, StatusPage,
    StepRow, done_word,
};
use crate::phrase::Phrases;
use crate::words::{civil, day_of_deadline};

impl ToPage for StatusPage {
    fn to_page(&self) -> Page {
        let calendar = &self.frame.calendar;
        let mut sections = vec![Section { heading: None, blocks: self.headline() }];
        let mut add = |heading: &str, blocks: Vec<Block>| {
            if !blocks.is_empty() {
                sections.push(Section::new(heading, blocks));
            }
        };
        add("Commitments", commitments(&self.commitments, calendar));
        add("Relief", reliefs(&self.reliefs, calendar));
        add("Responses", self.responses.iter().flat_map(|row| response(row, calendar)).collect());
        add("Procedures open", self.procedures.iter().flat_map(|p| procedure(p, calendar)).collect());
        add("Scenarios that hold", scenarios(&self.scenarios, calendar));
        add("Indicators", indicators(&self.indicators, calendar));
        add("Counts", vec![Block::Text(counts(&self.counts))]);
        Page { title: self.frame.title.clone(), subtitle: subtitle(&self.frame), sections }
    }
}

impl StatusPage {
    /// The current phase, and what does not stand well, by name: what a reader wants to know first.
    fn headline(&self) -> Vec<Block> {
        let phases: Vec<&str> =
            self.phases.iter().filter(|p| p.current == Truth::True).map(|p| p.title.as_str()).collect();
        let mut lines = Vec::new();
        if !phases.is_empty() {
            lines.push(Block::Text(Line::faint("Phase: ").and(phases.join(", "), Tone::Plain)));
        }
        for verdict in [Verdict::Breached, Verdict::Disputed, Verdict::Overdue, Verdict::Curing] {
            let titles: Vec<&str> = self
                .commitments
                .iter()
                .filter(|row| row.said.verdict == verdict && !row.said.concluded)
                .map(|row| row.title.as_str())
                .collect();
            if !titles.is_empty() {
                let word = capitalised(verdict.word());
                lines.push(Block::Text(
                    Line::of(word, tone_of(verdict)).and(format!(": {}", titles.join("; ")), Tone::Plain),
                ));
            }
        }
        for (status, titles) in self.failing_reliefs() {
            let words = Line::of(capitalised(&status.to_string()), tone_of_relief(status));
            lines.push(Block::Text(words.and(format!(": {}", titles.join("; ")), Tone::Plain)));
        }
        lines
    }

    /// What the granting side owes and has not done, or has done without cause, by status.
    fn failing_reliefs(&self) -> BTreeMap<ReliefStatus, Vec<&str>> {
        let mut failing: BTreeMap<ReliefStatus, Vec<&str>> = BTreeMap::new();
        for row in self.reliefs.iter().filter(|row| tone_of_relief(row.status) == Tone::Bad) {
            failing.entry(row.status).or_default().push(&row.title);
        }
        failing
    }
}

const VERDICT: Column = Column::of("verdict", 28);
const SINCE: Column = Column::of("since", 10);

fn commitments(rows: &[CommitmentRow], calendar: &Calendar) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let mut table = Table { columns: vec![Column::rest("commitment"), VERDICT, SINCE], rows: Vec::new() };
    let mut heading = None;
    for row in rows {
        let group = row.heading.as_ref().or(row.clause.as_ref());
        if group.is_some() && group != heading {
            table.rows.extend(group.map(|group| Row::Group(group.clone())));
            heading = group;
        }
        table.rows.extend(commitment(row, calendar));
    }
    vec![Block::Table(table)]
}

/// The row of a commitment, and one for each site where they do not all stand as the whole does.
pub(super) fn commitment(row: &CommitmentRow, calendar: &Calendar) -> Vec<Row> {
    let said = &row.said;
    let since = said.since.map(|since| civil(calendar, since)).unwrap_or_default();
    let mut rows = vec![Row::Cells {
        mark: Some(mark_of(said.verdict)),
        depth: 0,
        cells: vec![
            Line::plain(&row.title),
            verdict_line(said.verdict, said.concluded, &said.reason),
            Line::faint(since),
        ],
        notes: notes(row, calendar),
    }];
    if row.sites.iter().any(|site| site.said.verdict != said.verdict) {
        rows.extend(row.sites.iter().map(|site| Row::Cells {
            mark: Some(mark_of(site.said.verdict)),
            depth: 1,
            cells: vec![
                Line::plain(&site.title),
                verdict_line(site.said.verdict, site.said.concluded, &site.said.reason),
                Line::faint(site.said.since.map(|since| civil(calendar, since)).unwrap_or_default()),
            ],
            notes: Vec::new(),
        }));
    }
    rows
}

/// What is to be said beside the verdict, if it says something.
fn notes(row: &CommitmentRow, calendar: &Calendar) -> Vec<Line> {
    let said = &row.said;
    let mut notes = Vec::new();
    if let (Some(at), Some((verdict, reason))) = (said.next_change, &said.next)
        && *verdict != said.verdict
    {
        notes.push(Line::faint(format!("next change {}: {verdict}, {reason}", civil(calendar, at))));
    }
    if matches!(said.verdict, Verdict::Unverified | Verdict::Disputed | Verdict::Overdue)
        && let Some(last) = row.last_verified
    {
        notes.push(Line::faint(format!("last verified {}: {}", civil(calendar, last.at), last.verdict)));
    }
    notes.extend(by_verdict(&row.lesser).into_iter().map(Line::faint));
    for (party, verdict) in &row.readings {
        notes.push(Line::faint(format!("as {party} reads the text: {verdict}")));
    }
    notes.extend(tally(row.tally).map(Line::faint));
    notes.extend(verification(row, calendar).map(Line::faint));
    notes
}

/// `so far: 14 in time, 1 late`, where not all went well.
fn tally(tally: Tally) -> Option<String> {
    let told =
        [(tally.in_time, "in time"), (tally.late, "late"), (tally.breached, "breached"), (tally.overdue, "overdue")];
    let all: u32 = told.iter().map(|(count, _)| count).sum();
    let told: Vec<String> =
        told.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    (all > 1 && tally.in_time < all).then(|| format!("so far: {}", told.join(", ")))
}

/// Lesser standards that say the same are said together: `declared, reported: breached`.
fn by_verdict(lesser: &[(&'static str, Verdict)]) -> Vec<String> {
    let mut told: Vec<(Vec<&str>, Verdict)> = Vec::new();
    for (standard, verdict) in lesser {
        match told.last_mut().filter(|(_, known)| known == verdict) {
            Some((standards, _)) => standards.push(standard),
            None => told.push((vec![standard], *verdict)),
        }
    }
    told.into_iter().map(|(standards, verdict)| format!("{}: {verdict}", standards.join(", "))).collect()
}

/// `verification: 1 of 2 steps, Samples analysed due by 2026-05-04`, until all are done.
fn verification(row: &CommitmentRow, calendar: &Calendar) -> Option<String> {
    let done = row.steps.iter().filter(|step| matches!(step.status, StepStatus::Done | StepStatus::DoneLate)).count();
    let open = row.steps.iter().find(|step| matches!(step.status, StepStatus::Due | StepStatus::Overdue))?;
    let due = open.due.map(|due| format!(" by {}", day_of_deadline(calendar, due))).unwrap_or_default();
    Some(format!("verification: {done} of {} steps, {} {}{due}", row.steps.len(), open.text, open.word()))
}

fn reliefs(rows: &[ReliefRow], calendar: &Calendar) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let rows = rows.iter().map(|row| relief(row, calendar)).collect();
    let columns = vec![Column::rest("relief"), Column::of("status", 28), SINCE];
    vec![Block::Table(Table { columns, rows })]
}

pub(super) fn relief(row: &ReliefRow, calendar: &Calendar) -> Row {
    Row::Cells {
        mark: Some(mark_of_relief(row.status)),
        depth: 0,
        cells: vec![
            Line::plain(&row.title),
            Line::of(row.status.to_string(), tone_of_relief(row.status)),
            Line::faint(row.since.map(|since| civil(calendar, since)).unwrap_or_default()),
        ],
        notes: relief_notes(row, calendar),
    }
}

fn relief_notes(row: &ReliefRow, calendar: &Calendar) -> Vec<Line> {
    let worth = row.worth.as_ref().map(|worth| format!(", {worth}")).unwrap_or_default();
    let to = if row.to.is_empty() { String::new() } else { format!(" to {}", row.to) };
    let mut notes = vec![Line::faint(format!("by {}{to}{worth}", row.by))];
    if let Some(owed) = row.owed_since {
        let by = row.deadline.map(|due| format!(", by {}", day_of_deadline(calendar, due))).unwrap_or_default();
        notes.push(Line::faint(format!("owed since {}{by}", civil(calendar, owed))));
    }
    if let Some(at) = row.done_at {
        let confirmed = if row.confirmed { "confirmed" } else { "on the word of the granting side" };
        notes.push(Line::faint(format!("{} on {}, {confirmed}", done_word(row.done), civil(calendar, at))));
    }
    if row.hindsight {
        notes.push(Line::faint("what is known today judges the act otherwise"));
    }
    notes
}

/// The runs in which there is something to do: those that go on, and those of which a step is due or overdue.
fn response(row: &ResponseRow, calendar: &Calendar) -> Vec<Block> {
    let is_open = |run: &&RunRow| {
        run.until.is_none() || run.steps.iter().any(|step| matches!(step.status, StepStatus::Due | StepStatus::Overdue))
    };
    row.runs.iter().filter(is_open).flat_map(|run| response_run(row, run, calendar)).collect()
}

fn response_run(row: &ResponseRow, run: &RunRow, calendar: &Calendar) -> [Block; 2] {
    let from = civil(calendar, run.from);
    let mut when = match run.until {
        None => format!(": running since {from}"),
        Some(until) => format!(": ran from {from} until {}", civil(calendar, until)),
    };
    if let Some(at) = run.re_engaged_at {
        when.push_str(&format!(", way back open since {}", civil(calendar, at)));
    }
    let title = Line::of(&row.title, Tone::Strong).and(when, Tone::Plain);
    let columns = vec![Column::rest("step"), Column::of("by", 16), Column::of("clock", 22)];
    let rows = run.steps.iter().map(|step| step_row(step, calendar)).collect();
    [Block::Text(title), Block::Table(Table { columns, rows })]
}

pub(super) fn step_row(step: &StepRow, calendar: &Calendar) -> Row {
    let clock = Phrases::default().step_clock(calendar, step.status, step.due, step.opens);
    let record = step.done_by.as_ref().map(|record| format!(": {record}")).unwrap_or_default();
    let back = if step.back { " (back)" } else { "" };
    Row::Cells {
        mark: Some(mark_of_step(step.status)),
        depth: 0,
        cells: vec![
            Line::plain(format!("{}. {}{back}", step.number, step.text)),
            Line::plain(&step.by),
            Line::plain(format!("{clock}{record}")),
        ],
        notes: Vec::new(),
    }
}

fn procedure(row: &ProcedureRow, calendar: &Calendar) -> Vec<Block> {
    row.cases
        .iter()
        .filter(|case| case.state != "settled")
        .map(|case| {
            let about = case.about.as_ref().map(|about| format!(" on {about}")).unwrap_or_default();
            let title = Line::of(format!("{}{about}", row.title), Tone::Strong);
            Block::Text(title.and(format!(": {}", case.words(Phrases::default(), calendar)), Tone::Plain))
        })
        .collect()
}

fn scenarios(rows: &[ScenarioRow], calendar: &Calendar) -> Vec<Block> {
    let mut blocks = Vec::new();
    for row in rows.iter().filter(|row| row.holds == Truth::True) {
        let since = row.since.map(|since| format!(", since {}", civil(calendar, since))).unwrap_or_default();
        blocks.push(Block::Text(Line::of(&row.title, Tone::Strong).and(since, Tone::Plain)));
        blocks.extend(row.prepare.iter().map(|(what, owner)| {
            Block::Text(Line::plain(format!("  prepare: {what}")).and(format!(" ({owner})"), Tone::Faint))
        }));
    }
    blocks
}

fn indicators(rows: &[IndicatorRow], calendar: &Calendar) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![Column::rest("indicator"), Column::of("value", 28), SINCE];
    let rows = rows
        .iter()
        .map(|row| {
            let site = row.site.as_ref().map(|site| format!(", {site}")).unwrap_or_default();
            let conflict = if row.now.conflict { " (sources differ)" } else { "" };
            let tone = if row.now.value.is_none() { Tone::Faint } else { Tone::Plain };
            Row::Cells {
                mark: None::<Mark>,
                depth: 0,
                cells: vec![
                    Line::plain(format!("{}{site}", row.title)),
                    Line::of(format!("{}{conflict}", row.now.shown), tone),
                    Line::faint(row.now.from.map(|from| civil(calendar, from)).unwrap_or_default()),
                ],
                notes: Vec::new(),
            }
        })
        .collect();
    vec![Block::Table(Table { columns, rows })]
}

/// `9 met, 1 late, 2 breached`, the best first.
pub(super) fn counts(counts: &Counts) -> Line {
    let mut line = Line::default();
    for (verdict, count) in counts.verdicts.iter().rev() {
        let comma = if line.0.is_empty() { "" } else { ", " };
        line = line.and(format!("{comma}{count} "), Tone::Plain).and(verdict.word(), tone_of(*verdict));
    }
    if counts.concluded > 0 {
        let comma = if line.0.is_empty() { "" } else { ", " };
        line = line.and(format!("{comma}{} concluded", counts.concluded), Tone::Plain);
    }
    if line.0.is_empty() { Line::faint("no commitments") } else { line }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
