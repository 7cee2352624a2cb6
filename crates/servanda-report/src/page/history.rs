//! The history as a page.

use super::{
    Block, Column, Line, Page, Row, Section, Table, ToPage, Tone, fresh, listed, mark_of, mark_of_relief, subtitle,
    tone_of_relief, verdict_line,
};
use crate::compose::{HistoryPage, HistoryRow, Word};
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
            for rows in rows.chunk_by(|a, b| (&a.site, a.run) == (&b.site, b.run)) {
                table.rows.extend(rows.first().and_then(group).map(Row::Group));
                let mut before: &[String] = &[];
                for row in rows {
                    table.rows.push(self.row(row, before));
                    before = &row.records;
                }
            }
            let heading = format!("{} ({})", first.title, first.id);
            sections.push(Section::new(&heading, vec![Block::Table(table)]));
        }
        if sections.is_empty() {
            sections.push(Section { heading: None, blocks: vec![Block::Text(Line::faint("nothing so far"))] });
        }
        Page { title: self.frame.title.clone(), subtitle: subtitle(&self.frame), sections }
    }
}

/// What stands above the rows of a site, a run or a case.
fn group(row: &HistoryRow) -> Option<String> {
    let noun = if row.kind == "procedure" { "case" } else { "run" };
    row.site.clone().or_else(|| row.run.map(|run| format!("{noun} {run}")))
}

fn with_reason(line: Line, reason: &str) -> Line {
    if reason.is_empty() { line } else { line.and(format!(": {reason}"), Tone::Plain) }
}

impl HistoryPage {
    fn row(&self, row: &HistoryRow, before: &[String]) -> Row {
        let calendar = &self.frame.calendar;
        let day = |instant: Option<_>| instant.map(|instant| civil(calendar, instant)).unwrap_or_default();
        let (mark, line) = match &row.verdict {
            Word::Verdict(verdict) => (Some(mark_of(*verdict)), verdict_line(*verdict, row.concluded, &row.reason)),
            Word::Status(status) => (
                Some(mark_of_relief(*status)),
                with_reason(Line::of(status.to_string(), tone_of_relief(*status)), &row.reason),
            ),
            Word::Other(word) => (None, with_reason(Line::plain(word), &row.reason)),
        };
        Row::Cells {
            mark,
            depth: 0,
            cells: vec![
                line,
                Line::plain(day(row.from)),
                Line::plain(day(row.until)),
                Line::faint(listed(&fresh(before, &row.records))),
            ],
            notes: Vec::new(),
        }
    }
}
