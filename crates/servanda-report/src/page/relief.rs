//! Owed against done, as a page.

use super::history::listed;
use super::status::{commitment, counts};
use super::{Block, Column, Line, Page, Row, Section, Table, ToPage, Tone, mark_of_relief, subtitle, tone_of_relief};
use crate::compose::{Ledger, ReliefPage, ReliefRow, Side, done_word};
use crate::words::civil;

impl ToPage for ReliefPage {
    fn to_page(&self) -> Page {
        let sections = self.sides.iter().map(|side| self.side(side)).collect();
        Page { title: self.frame.title.clone(), subtitle: subtitle(&self.frame), sections }
    }
}

impl ReliefPage {
    fn side(&self, side: &Side) -> Section {
        let mut blocks = Vec::new();
        let mut performance = Line::of("Performance: ", Tone::Strong);
        performance.0.extend(counts(&side.performance).0);
        blocks.push(Block::Text(performance));
        if !side.owed.is_empty() {
            let columns = vec![
                Column { title: "owed", at_most: usize::MAX },
                Column { title: "verdict", at_most: 28 },
                Column { title: "since", at_most: 10 },
            ];
            let rows = side.owed.iter().flat_map(|row| commitment(row, &self.frame.calendar)).collect();
            blocks.push(Block::Table(Table { columns, rows }));
        }
        for (row, ledger) in &side.reliefs {
            blocks.push(Block::Text(self.title(row)));
            blocks.push(Block::Table(self.ledger(ledger)));
        }
        Section::new(&format!("{} ({})", side.title, side.party), blocks)
    }

    fn title(&self, row: &ReliefRow) -> Line {
        let worth = row.worth.as_ref().map(|worth| format!(", {worth}")).unwrap_or_default();
        let to = if row.to.is_empty() { String::new() } else { format!(", to {}", row.to) };
        Line::of(&row.title, Tone::Strong).and(format!("{worth}{to}"), Tone::Plain)
    }

    fn ledger(&self, ledger: &[Ledger]) -> Table {
        let calendar = &self.frame.calendar;
        let rows = ledger
            .iter()
            .map(|line| Row::Cells {
                mark: Some(mark_of_relief(line.status)),
                depth: 0,
                cells: vec![
                    Line::of(line.status.to_string(), tone_of_relief(line.status)),
                    Line::plain(line.from.map(|from| civil(calendar, from)).unwrap_or_default()),
                    Line::plain(line.owed_since.map(|owed| civil(calendar, owed)).unwrap_or_default()),
                    Line::plain(done_word(line.done)),
                    Line::faint(listed(&line.records)),
                ],
                notes: Vec::new(),
            })
            .collect();
        let columns = vec![
            Column { title: "status", at_most: usize::MAX },
            Column { title: "from", at_most: 10 },
            Column { title: "owed since", at_most: 10 },
            Column { title: "done", at_most: 10 },
            Column { title: "records", at_most: 20 },
        ];
        Table { columns, rows }
    }
}
