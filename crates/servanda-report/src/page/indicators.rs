//! Indicators over time, as a page.

use super::history::listed;
use super::{Block, Column, Line, Page, Row, Section, Table, ToPage, Tone, subtitle};
use crate::compose::{IndicatorRow, IndicatorsPage};
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
        let rows = row
            .points
            .iter()
            .map(|point| {
                let tone = if point.value.is_none() { Tone::Faint } else { Tone::Plain };
                let conflict = if point.conflict { " (sources differ)" } else { "" };
                Row::Cells {
                    mark: None,
                    depth: 0,
                    cells: vec![
                        Line::of(format!("{}{conflict}", point.shown), tone),
                        Line::plain(point.from.map(|from| civil(calendar, from)).unwrap_or_default()),
                        Line::faint(&point.footing),
                        Line::faint(listed(&point.records)),
                    ],
                    notes: Vec::new(),
                }
            })
            .collect();
        let columns = vec![
            Column { title: "value", at_most: usize::MAX },
            Column { title: "from", at_most: 16 },
            Column { title: "on what", at_most: 23 },
            Column { title: "records", at_most: 20 },
        ];
        Section::new(&format!("{}{site}", row.title), vec![Block::Table(Table { columns, rows })])
    }
}
