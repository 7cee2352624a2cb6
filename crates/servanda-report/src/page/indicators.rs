//! Indicators over time, as a page.

use super::{Block, Column, Line, Page, Row, Section, Table, ToPage, Tone, fresh, listed, subtitle};
use crate::compose::{IndicatorRow, IndicatorsPage, Point};
use crate::words::civil;

impl ToPage for IndicatorsPage {
    fn to_page(&self) -> Page {
        let sections = self.indicators.iter().map(|row| self.section(row)).collect();
        Page { title: self.frame.title.clone(), subtitle: subtitle(&self.frame), sections }
    }
}

impl IndicatorsPage {
    fn section(&self, row: &IndicatorRow) -> Section {
        let calendar = &self.frame.calendar;
        let site = row.site.as_ref().map(|site| format!(", {site}")).unwrap_or_default();
        let day = |point: &Point| point.from.map(|from| civil(calendar, from)).unwrap_or_default();
        // Of the values of one day, told apart by their hour alone, the last is shown.
        let shown = row
            .points
            .iter()
            .enumerate()
            .filter(|(at, point)| row.points.get(at + 1).is_none_or(|next| day(next) != day(point)));
        let mut before: &[String] = &[];
        let rows = shown
            .map(|(_, point)| {
                let records = listed(&fresh(before, &point.records));
                before = &point.records;
                let tone = if point.value.is_none() { Tone::Faint } else { Tone::Plain };
                let conflict = if point.conflict { " (sources differ)" } else { "" };
                Row::Cells {
                    mark: None,
                    depth: 0,
                    cells: vec![
                        Line::of(format!("{}{conflict}", point.shown), tone),
                        Line::plain(day(point)),
                        Line::faint(&point.footing),
                        Line::faint(records),
                    ],
                    notes: Vec::new(),
                }
            })
            .collect();
        let columns =
            vec![Column::rest("value"), Column::of("from", 10), Column::of("on what", 23), Column::of("records", 19)];
        Section::new(&format!("{}{site}", row.title), vec![Block::Table(Table { columns, rows })])
    }
}
