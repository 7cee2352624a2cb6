//! The history as a page.

use super::{Block, Column, Line, Page, Row, Section, Table, ToPage, mark_of, subtitle, verdict_line};
use crate::compose::{HistoryPage, HistoryRow};
use crate::words::civil;

/// How many records are listed in a row; the rest are counted.
const LISTED: usize = 4;

impl ToPage for HistoryPage {
    fn to_page(&self) -> Page {
        let mut sections: Vec<Section> = Vec::new();
        for rows in self.rows.chunk_by(|a, b| a.id == b.id) {
            let Some(first) = rows.first() else { continue };
            let mut table = Table {
                columns: vec![
                    Column { title: "verdict", at_most: usize::MAX },
                    Column { title: "from", at_most: 16 },
                    Column { title: "until", at_most: 16 },
                    Column { title: "records", at_most: 24 },
                ],
                rows: Vec::new(),
            };
            let mut site = None;
            for row in rows {
                if row.site != site {
                    table.rows.extend(row.site.clone().map(Row::Group));
                    site.clone_from(&row.site);
                }
                table.rows.push(self.row(row));
            }
            let heading = format!("{} ({})", first.title, first.id);
            sections.push(Section::new(&heading, vec![Block::Table(table)]));
        }
        Page { title: self.frame.title.clone(), subtitle: subtitle(&self.frame), sections }
    }
}

impl HistoryPage {
    fn row(&self, row: &HistoryRow) -> Row {
        let calendar = &self.frame.calendar;
        let day = |instant: Option<_>| instant.map(|instant| civil(calendar, instant)).unwrap_or_default();
        Row::Cells {
            mark: Some(mark_of(row.verdict)),
            depth: 0,
            cells: vec![
                verdict_line(row.verdict, row.concluded, &row.reason),
                Line::plain(day(row.from)),
                Line::plain(day(row.until)),
                Line::faint(listed(&row.records)),
            ],
            notes: Vec::new(),
        }
    }
}

/// The first few, and how many more.
pub(super) fn listed(records: &[String]) -> String {
    let shown = records.get(..LISTED.min(records.len())).unwrap_or_default().join(" ");
    match records.len().checked_sub(LISTED) {
        Some(more) if more > 0 => format!("{shown} and {more} more"),
        _ => shown,
    }
}
