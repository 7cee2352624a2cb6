//! The history as a page.

use super::{Block, Column, Line, Page, Row, Section, Table, ToPage, fresh, listed, mark_of, subtitle, verdict_line};
use crate::compose::{HistoryPage, HistoryRow};
use crate::words::civil;

impl ToPage for HistoryPage {
    fn to_page(&self) -> Page {
        let mut sections: Vec<Section> = Vec::new();
        for rows in self.rows.chunk_by(|a, b| a.id == b.id) {
            let Some(first) = rows.first() else { continue };
            let mut table = Table {
                columns: vec![
                    Column::rest("verdict"),
                    Column::of("from", 10),
                    Column::of("until", 10),
                    Column::of("records", 14),
                ],
                rows: Vec::new(),
            };
            for rows in rows.chunk_by(|a, b| a.site == b.site) {
                table.rows.extend(rows.first().and_then(|row| row.site.clone()).map(Row::Group));
                let mut before: &[String] = &[];
                for row in rows {
                    table.rows.push(self.row(row, before));
                    before = &row.records;
                }
            }
            let heading = format!("{} ({})", first.title, first.id);
            sections.push(Section::new(&heading, vec![Block::Table(table)]));
        }
        Page { title: self.frame.title.clone(), subtitle: subtitle(&self.frame), sections }
    }
}

impl HistoryPage {
    fn row(&self, row: &HistoryRow, before: &[String]) -> Row {
        let calendar = &self.frame.calendar;
        let day = |instant: Option<_>| instant.map(|instant| civil(calendar, instant)).unwrap_or_default();
        Row::Cells {
            mark: Some(mark_of(row.verdict)),
            depth: 0,
            cells: vec![
                verdict_line(row.verdict, row.concluded, &row.reason),
                Line::plain(day(row.from)),
                Line::plain(day(row.until)),
                Line::faint(listed(&fresh(before, &row.records))),
            ],
            notes: Vec::new(),
        }
    }
}
