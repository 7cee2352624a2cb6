//! What is to be issued as a page.

use super::{Block, Column, Line, Page, Row, Section, Table, ToPage, Tone};
use crate::due::{DuePage, DueState};
use crate::words::civil;

impl ToPage for DuePage {
    fn to_page(&self) -> Page {
        let columns = vec![
            Column::rest("report"),
            Column::up_to("No.", 5),
            Column::up_to("for", 12),
            Column::of("dated", 10),
            Column::of("state", 8),
        ];
        let rows = self.rows.iter().map(|row| {
            let tone = match row.state {
                DueState::Due => Tone::Doubtful,
                DueState::Ahead => Tone::Ahead,
                DueState::Issued => Tone::Good,
            };
            let skipped = (row.skipped > 0).then(|| Line::faint(format!("{} before it were not issued", row.skipped)));
            Row::Cells {
                mark: None,
                depth: 0,
                cells: vec![
                    Line::plain(format!("{} ({})", row.title, row.report)),
                    Line::plain(row.number.to_string()),
                    Line::plain(&row.audience),
                    Line::plain(row.dated.to_string()),
                    Line::of(row.state.word(), tone),
                ],
                notes: skipped.into_iter().collect(),
            }
        });
        let rows: Vec<Row> = rows.collect();
        let block = match rows.is_empty() {
            true => {
                Block::Text(Line::plain("Nothing follows from the text: it names no report, or none within this time."))
            }
            false => Block::Table(Table { columns, rows }),
        };
        let frame = &self.frame;
        Page {
            title: frame.title.clone(),
            subtitle: format!("to be issued as of {}", civil(&frame.calendar, frame.at)),
            sections: vec![Section { heading: None, blocks: vec![block] }],
        }
    }
}
