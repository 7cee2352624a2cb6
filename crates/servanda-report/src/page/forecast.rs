//! The forecast as a page.

use super::{Block, Column, Line, Page, Row, Section, Table, ToPage, Tone, subtitle};
use crate::compose::{ChanceRow, ForecastPage, days_text, percent};

/// The longest bar of a chart.
const BAR: usize = 16;
/// The room of a day.
const DAY: usize = 10;

impl ToPage for ForecastPage {
    fn to_page(&self) -> Page {
        let lead = Line::of("A forecast, not a finding", Tone::Strong).and(
            format!(
                ": chances up to {} that follow from what the text calls likely and from what happened so far; {} runs, seed {}.",
                self.through, self.runs, self.seed
            ),
            Tone::Plain,
        );
        let mut sections = vec![Section { heading: None, blocks: vec![Block::Text(lead)] }];
        let all = [("Milestones", &self.milestones), ("Relief granted", &self.reliefs), ("Scenarios", &self.scenarios)];
        for (heading, rows) in all {
            if !rows.is_empty() {
                sections.push(Section::new(heading, vec![Block::Table(chances(rows))]));
            }
        }
        if sections.len() == 1 {
            let line =
                Line::plain("The agreement has no milestone, relief or scenario of which anything could be foreseen.");
            sections.push(Section { heading: None, blocks: vec![Block::Text(line)] });
        }
        if !self.drivers.is_empty() {
            sections.push(self.drivers());
        }
        if !self.taken.is_empty() {
            let rows = self.taken.iter().map(|taken| Row::Cells {
                mark: None,
                depth: 0,
                cells: vec![Line::plain(&taken.id), Line::plain(taken.text)],
                notes: Vec::new(),
            });
            let table =
                Table { columns: vec![Column::rest("what"), Column::of("taken to be so", 48)], rows: rows.collect() };
            sections.push(Section::new("Without an assumption", vec![Block::Table(table)]));
        }
        Page { title: self.frame.title.clone(), subtitle: subtitle(&self.frame), sections }
    }
}

impl ForecastPage {
    fn drivers(&self) -> Section {
        let target = self.drivers.first().map(|driver| driver.target.clone()).unwrap_or_default();
        let lead = format!(
            "How far `{target}` moves between the lowest and the highest tenth of each assumption, all others as they come:"
        );
        let most = self.drivers.iter().map(|driver| driver.days.unwrap_or(0).unsigned_abs()).max().unwrap_or(0).max(1);
        let columns = vec![Column::rest("assumption"), Column::of("middle date", BAR + 11), Column::of("chance", 9)];
        let rows = self.drivers.iter().map(|driver| {
            let days = match driver.days {
                Some(days) => {
                    let length = (days.unsigned_abs() as usize * BAR).div_ceil(most as usize);
                    format!("{} {}", "#".repeat(length), signed(days, days_text(days.abs()))).trim().to_owned()
                }
                None => "not in half of the runs".to_owned(),
            };
            // Tenths of a per cent; what is less says nothing.
            let tenths = driver.chance / 10;
            let chance = format!("{}.{} %", tenths.abs() / 10, tenths.abs() % 10);
            Row::Cells {
                mark: None,
                depth: 0,
                cells: vec![Line::plain(&driver.title), Line::plain(days), Line::plain(signed(tenths, chance))],
                notes: vec![Line::faint(format!("{} {}", driver.id, driver.assumption))],
            }
        });
        let table = Table { columns, rows: rows.collect() };
        Section::new("What matters most", vec![Block::Text(Line::plain(lead)), Block::Table(table)])
    }
}

fn signed(number: i64, text: String) -> String {
    match number {
        0 => text,
        positive if positive > 0 => format!("+{text}"),
        _ => format!("-{text}"),
    }
}

fn chances(rows: &[ChanceRow]) -> Table {
    let columns = vec![
        Column::rest("what"),
        Column::of("10 %", DAY),
        Column::of("50 %", DAY),
        Column::of("90 %", DAY),
        Column::of("in all", 8),
    ];
    let rows = rows.iter().map(|row| {
        let day = |place: usize| match row.quantiles.get(place).copied().flatten() {
            Some(day) => Line::plain(day.to_string()),
            None => Line::faint("not"),
        };
        let ever = row.by.last().map(|(_, chance)| percent(*chance)).unwrap_or_default();
        let ever = if row.came.is_some() { "has come".to_owned() } else { ever };
        Row::Cells {
            mark: None,
            depth: 0,
            cells: vec![Line::plain(&row.title), day(0), day(1), day(2), Line::of(ever, Tone::Strong)],
            notes: notes(row),
        }
    });
    Table { columns, rows: rows.collect() }
}

/// The date that it has, and the chances by the months in which they move.
fn notes(row: &ChanceRow) -> Vec<Line> {
    let mut notes = Vec::new();
    if row.came.is_some() {
        return notes;
    }
    if let Some((day, chance)) = row.due {
        notes.push(Line::plain(format!("by its date, {day}: ")).and(percent(chance), Tone::Strong));
    }
    let mut told: Vec<String> = Vec::new();
    let mut before = None;
    for (day, chance) in &row.by {
        if before != Some(*chance) && chance.0 > 0 {
            told.push(format!("{day} {}", percent(*chance)));
        }
        before = Some(*chance);
    }
    if told.len() > 1 {
        notes.push(Line::faint(told.join(", ")));
    }
    notes
}
