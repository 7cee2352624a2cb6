//! Owed against done, as a page.

use super::status::{commitment, counts};
use super::{
    Block, Column, Line, Page, Row, Section, Table, ToPage, Tone, fresh, listed, mark_of_relief, subtitle,
    tone_of_relief,
};
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
            let columns = vec![Column::rest("owed"), Column::of("verdict", 28), Column::of("since", 10)];
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
        let mut before: &[String] = &[];
        let rows = ledger
            .iter()
            .map(|line| {
                let records = listed(&fresh(before, &line.records));
                before = &line.records;
                Row::Cells {
                    mark: Some(mark_of_relief(line.status)),
                    depth: 0,
                    cells: vec![
                        Line::of(line.status.to_string(), tone_of_relief(line.status)),
                        Line::plain(line.from.map(|from| civil(calendar, from)).unwrap_or_default()),
                        Line::plain(line.owed_since.map(|owed| civil(calendar, owed)).unwrap_or_default()),
                        Line::plain(done_word(line.done)),
                        Line::faint(records),
                    ],
                    notes: Vec::new(),
                }
            })
            .collect();
        let columns = vec![
            Column::rest("status"),
            Column::of("from", 10),
            Column::of("owed since", 10),
            Column::of("done", 10),
            Column::of("records", 19),
        ];
        Table { columns, rows }
    }
}
