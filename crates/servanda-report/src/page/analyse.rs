//! The analysis of an agreement as a page.

use super::{Block, Column, Line, Mark, Page, Row, Section, Table, ToPage, Tone, subtitle};
use crate::compose::{AnalysePage, ExposureRow, PeakRow, ReasonRow, SideRow, StepWindow, WhatIf, WhatIfRow};
use crate::words::civil;

/// The longest bar of a chart.
const BAR: usize = 24;
/// The room of a day.
const DAY: usize = 10;

impl ToPage for AnalysePage {
    fn to_page(&self) -> Page {
        let mut sections = Vec::new();
        if let Some(what_if) = &self.what_if {
            sections.push(self.what_if_section(what_if));
        }
        sections.push(self.dead_end_section());
        sections.push(self.feasibility_section());
        if !self.steps.is_empty() {
            sections.push(Section::new("When each step can be done", vec![Block::Table(steps(&self.steps))]));
        }
        if !self.critical_path.is_empty() {
            let rows = self.critical_path.iter().map(|row| plain_row(row.on.to_string(), row.reason.line()));
            let table = Table { columns: vec![Column::of("day", DAY), Column::rest("because")], rows: rows.collect() };
            sections.push(Section::new("What holds back the last step", vec![Block::Table(table)]));
        }
        if !self.tight.is_empty() {
            sections.push(self.tight_section());
        }
        for (basis, heading) in [("agreed", "Exposure, as agreed"), ("recorded", "Exposure, as recorded")] {
            let rows: Vec<&ExposureRow> = self.exposure.iter().filter(|row| row.basis == basis).collect();
            let peaks: Vec<&PeakRow> = self.peaks.iter().filter(|peak| peak.basis == basis).collect();
            if !rows.is_empty() {
                sections.push(exposure(heading, &rows, &peaks));
            }
        }
        Page { title: self.frame.title.clone(), subtitle: subtitle(&self.frame), sections }
    }
}

impl AnalysePage {
    fn dead_end_section(&self) -> Section {
        if self.dead_ends.is_empty() {
            let line = Line::of("none found", Tone::Good)
                .and(": no circle, every relief can be released, every response can start", Tone::Plain);
            return Section::new("Dead ends", vec![Block::Text(line)]);
        }
        let rows = self.dead_ends.iter().map(|dead_end| Row::Cells {
            mark: Some(Mark { symbol: "✗", tone: Tone::Bad }),
            depth: 0,
            cells: vec![Line::plain(&dead_end.text), Line::of(dead_end.kind, Tone::Bad)],
            notes: if dead_end.clauses.is_empty() {
                Vec::new()
            } else {
                vec![Line::faint(dead_end.clauses.join(", "))]
            },
        });
        let table = Table { columns: vec![Column::rest("what"), Column::up_to("kind", 24)], rows: rows.collect() };
        Section::new("Dead ends", vec![Block::Table(table)])
    }

    fn feasibility_section(&self) -> Section {
        if self.feasible {
            let line = Line::of("feasible", Tone::Good)
                .and(": all dates and lengths of time can be kept together", Tone::Plain);
            return Section::new("Feasibility", vec![Block::Text(line)]);
        }
        let mut blocks = vec![Block::Text(Line::of("not feasible", Tone::Bad).and(
            ": these clauses cannot all be kept, and none of them can be left out of the contradiction",
            Tone::Plain,
        ))];
        blocks.push(Block::Table(reasons(&self.conflict)));
        blocks.extend(self.arithmetic.iter().map(|text| Block::Text(Line::of(text, Tone::Strong))));
        Section::new("Feasibility", blocks)
    }

    fn tight_section(&self) -> Section {
        let lead = "Kept only if somebody needs less time than the text allows:";
        let mut blocks = vec![Block::Text(Line::plain(lead))];
        for tight in &self.tight {
            blocks.push(Block::Text(Line::of(format!("{} ({})", tight.title, tight.name), Tone::Strong)));
            blocks.push(Block::Table(reasons(&tight.because)));
            blocks.push(Block::Text(Line::of(&tight.arithmetic, Tone::Doubtful)));
        }
        Section::new("Dates at risk", blocks)
    }

    fn what_if_section(&self, what_if: &WhatIf) -> Section {
        let lead = Line::of("Not a finding", Tone::Strong)
            .and(": what follows is supposed, and nothing of it is recorded.", Tone::Plain);
        let mut blocks = vec![Block::Text(lead)];
        blocks.extend(what_if.assumed.iter().map(|text| Block::Text(Line::plain(format!("Assumed: {text}")))));
        if what_if.changes.is_empty() {
            let until = civil(&self.frame.calendar, what_if.until);
            blocks.push(Block::Text(Line::plain(format!("Nothing would be otherwise up to {until}."))));
        } else {
            blocks.push(Block::Table(self.changes(&what_if.changes)));
        }
        Section::new("If it were so", blocks)
    }

    fn changes(&self, changes: &[WhatIfRow]) -> Table {
        let calendar = &self.frame.calendar;
        let columns = vec![Column::rest("what"), Column::of("without it", 22), Column::of("with it", 22)];
        let mut rows = Vec::new();
        for of_day in changes.chunk_by(|a, b| calendar.date_of(a.at) == calendar.date_of(b.at)) {
            rows.extend(of_day.first().map(|first| Row::Group(calendar.date_of(first.at).to_string())));
            // What is said of every part in the same words stands once.
            for alike in of_day.chunk_by(|a, b| {
                (a.matter, &a.id, &a.step, &a.otherwise, &a.assumed)
                    == (b.matter, &b.id, &b.step, &b.otherwise, &b.assumed)
            }) {
                rows.extend(alike.first().map(|first| change_row(first, alike)));
            }
        }
        Table { columns, rows }
    }
}

impl ReasonRow {
    fn line(&self) -> Line {
        match &self.clause {
            Some(clause) => Line::plain(&self.text).and(format!(" ({clause})"), Tone::Faint),
            None => Line::plain(&self.text),
        }
    }
}

fn change_row(first: &WhatIfRow, alike: &[WhatIfRow]) -> Row {
    let sites: Vec<&str> = alike.iter().filter_map(|change| change.site.as_deref()).collect();
    let mut notes = Vec::new();
    if !sites.is_empty() {
        notes.push(Line::faint(format!("at {}", sites.join(", "))));
    }
    if let Some((number, _)) = &first.step {
        notes.push(Line::faint(format!("step {number} of {}", first.title)));
    }
    let title = first.step.as_ref().map_or(&first.title, |(_, text)| text);
    let assumed = if first.otherwise == first.assumed {
        Line::faint("the same again")
    } else {
        Line::of(&first.assumed, Tone::Strong)
    };
    Row::Cells { mark: None, depth: 0, cells: vec![Line::plain(title), Line::plain(&first.otherwise), assumed], notes }
}

fn plain_row(first: String, second: Line) -> Row {
    Row::Cells { mark: None, depth: 0, cells: vec![Line::plain(first), second], notes: Vec::new() }
}

fn reasons(rows: &[ReasonRow]) -> Table {
    let columns = vec![Column::rest("clause"), Column::of("days", 5)];
    let rows = rows.iter().map(|row| Row::Cells {
        mark: None,
        depth: 0,
        cells: vec![row.line(), Line::plain(row.days.map_or(String::new(), |days| days.to_string()))],
        notes: Vec::new(),
    });
    Table { columns, rows: rows.collect() }
}

fn steps(steps: &[StepWindow]) -> Table {
    let columns =
        vec![Column::rest("step"), Column::of("earliest", DAY), Column::of("latest", DAY), Column::of("slack", 9)];
    let day = |day: Option<servanda_base::Date>, none: &str| day.map_or(none.to_owned(), |day| day.to_string());
    let rows = steps.iter().map(|step| Row::Cells {
        mark: None,
        depth: 0,
        cells: vec![
            Line::plain(match &step.site {
                Some(site) => format!("{} at {site}", step.title),
                None => step.title.clone(),
            }),
            Line::plain(day(step.earliest, "open")),
            Line::plain(day(step.latest, "open")),
            match step.slack {
                Some(0) => Line::of("none", Tone::Doubtful),
                Some(days) => Line::plain(crate::compose::days_text(days)),
                None => Line::faint("open"),
            },
        ],
        notes: Vec::new(),
    });
    Table { columns, rows: rows.collect() }
}

/// A row for each day, and under it one for each party whose account it changes; bars show what is at stake.
fn exposure(heading: &str, rows: &[&ExposureRow], peaks: &[&PeakRow]) -> Section {
    let columns =
        vec![Column::rest("party"), Column::of("gave", 24), Column::of("got", 24), Column::of("at stake", BAR + 4)];
    let most = rows.iter().flat_map(|row| &row.sides).map(|side| side.at_stake.len()).max().unwrap_or(0).max(1);
    let mut table = Table { columns, rows: Vec::new() };
    let mut before: Option<&ExposureRow> = None;
    for row in rows {
        table.rows.push(Row::Group(format!("{}: {}", row.on, row.moves.join(", "))));
        for side in &row.sides {
            let same = |other: &&SideRow| other.party == side.party && *other == side;
            let unchanged = before.is_some_and(|before| before.sides.iter().any(|other| same(&other)));
            let nothing = side.given.gave() == "nothing" && side.got.gave() == "nothing";
            if !unchanged && !nothing {
                table.rows.push(side_row(side, most));
            }
        }
        before = Some(row);
    }
    let mut blocks: Vec<Block> = peaks.iter().map(|peak| Block::Text(Line::plain(format!("{}.", peak.text)))).collect();
    blocks.push(Block::Table(table));
    Section::new(heading, blocks)
}

fn side_row(side: &SideRow, most: usize) -> Row {
    let stake = side.at_stake.len();
    // A bar is never shorter than what it shows is much of the whole.
    let length = if most <= BAR { stake } else { (stake * BAR).div_ceil(most) };
    let chart = if stake == 0 { String::new() } else { format!("{} {stake}", "#".repeat(length)) };
    let notes = side.given.taking_back().map(Line::faint).into_iter().collect();
    Row::Cells {
        mark: None,
        depth: 0,
        cells: vec![
            Line::of(&side.party, Tone::Strong),
            Line::plain(side.given.gave()),
            Line::plain(side.got.gave()),
            Line::plain(chart),
        ],
        notes,
    }
}
