//! The brief of a side as a page.

use super::{Block, Column, Line, Page, Row, Section, Table, ToPage, Tone, subtitle};
use crate::compose::{BriefPage, BriefRow};

impl ToPage for BriefPage {
    fn to_page(&self) -> Page {
        let mut sections = Vec::new();
        for side in &self.sides {
            let lead = Line::of(format!("{} ({})", side.title, side.party), Tone::Strong);
            sections.push(Section { heading: None, blocks: vec![Block::Text(lead)] });
            let all = [
                ("Given", &side.given, "Nothing yet."),
                ("Received", &side.received, "Nothing yet."),
                ("Conditional", &side.conditional, "Nothing waits for a condition."),
                ("Reversible", &side.reversible, "There is no relief to take back."),
                ("Next", &side.next, "Nothing within 30 days, if nothing more is recorded."),
            ];
            for (heading, rows, none) in all {
                let block = if rows.is_empty() { Block::Text(Line::plain(none)) } else { Block::Table(table(rows)) };
                sections.push(Section::new(heading, vec![block]));
            }
        }
        Page { title: self.frame.title.clone(), subtitle: subtitle(&self.frame), sections }
    }
}

fn table(rows: &[BriefRow]) -> Table {
    let columns = vec![Column::rest("what"), Column::of("how it stands", 36), Column::of("date", 10)];
    let rows = rows.iter().map(|row| Row::Cells {
        mark: None,
        depth: 0,
        cells: vec![
            Line::plain(&row.title),
            Line::plain(&row.text),
            Line::plain(row.on.map_or(String::new(), |day| day.to_string())),
        ],
        notes: row.clause.iter().map(Line::faint).collect(),
    });
    Table { columns, rows: rows.collect() }
}
