//! Everything at one glance: what fits on a single page, whatever the size of the agreement.

use std::collections::BTreeMap;

use super::relief::relief_badge;
use super::{Composer, badge};
use crate::page::VERDICTS;
use crate::report::{Badge, Block, Cell, Part, Row, Table, Text};

/// Points of a list that are told before the rest is counted.
pub(super) const POINTS: usize = 6;
/// Titles of one word that are told before the rest is counted.
const TITLES: usize = 10;

impl Composer<'_> {
    /// The commitments that run, by their verdict, the worst first.
    pub(super) fn commitments_by_verdict(&self) -> Option<Part> {
        let say = self.say;
        let all = self.commitment_rows();
        let rows = VERDICTS.into_iter().filter_map(|verdict| {
            let alike = all.iter().filter(|(_, row)| row.said.verdict == verdict && !row.said.concluded);
            let titles: Vec<&str> = alike.map(|(_, row)| row.title.as_str()).collect();
            self.alike(badge(verdict, say.verdict_name(verdict).to_owned()), &titles)
        });
        let caption = say.commitments_caption(&self.day(self.now.at));
        let table = Table::of(caption, &[say.verdict(), say.commitment()], rows.collect());
        Part::of("commitments", say.commitments_heading(), table.into_iter().collect())
    }

    /// The relief, by its status.
    pub(super) fn relief_by_status(&self) -> Option<Part> {
        let say = self.say;
        let all = self.now.reliefs();
        let mut by_status: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        for relief in &all {
            by_status.entry(relief.status).or_default().push(&relief.title);
        }
        let rows = by_status.iter().filter_map(|(status, titles)| self.alike(relief_badge(say, *status), titles));
        let caption = say.relief_caption(&self.day(self.now.at));
        let table = Table::of(caption, &[say.status(), say.relief()], rows.collect());
        Part::of("relief", say.relief_heading(), table.into_iter().collect())
    }

    /// A row of what stands alike, if anything does.
    fn alike(&self, badge: Badge, titles: &[&str]) -> Option<Row> {
        let (first, others) = titles.split_first()?;
        let mut told = Text::quoted(*first);
        for title in others.iter().take(TITLES - 1) {
            told = told.and(self.say.semicolon()).then(Text::quoted(*title));
        }
        let left = titles.len().saturating_sub(TITLES);
        if left > 0 {
            told = told.and(self.say.semicolon()).and(self.say.and_more_or_none(left));
        }
        Some(Row::Cells(vec![Cell::of(Text::word(badge)), Cell::of(told)]))
    }

    /// What runs, a line for each.
    pub(super) fn running_in_brief(&self) -> Option<Part> {
        let say = self.say;
        let responses = self.now.responses();
        let running = responses.iter().filter(|response| response.running);
        let running = running.filter_map(|response| Some((response, response.runs.last()?)));
        let mut points: Vec<Text> = running
            .map(|(response, run)| Text::quoted(&response.title).and(say.running_since(&self.day(run.from))))
            .collect();
        for procedure in &self.now.procedures() {
            for case in procedure.cases.iter().filter(|case| case.state != "settled") {
                let state = self.case_state(case).0.into_iter().next().unwrap_or_default();
                points.push(Text::quoted(&procedure.title).and(say.colon()).then(state));
            }
        }
        Part::of("clocks", say.clocks_heading(), self.some_points(points, POINTS))
    }

    /// A list of at most so many points; the rest is counted.
    pub(super) fn some_points(&self, mut points: Vec<Text>, at_most: usize) -> Vec<Block> {
        let left = points.len().saturating_sub(at_most);
        if left > 0 {
            points.truncate(at_most);
            points.push(Text::said(self.say.and_more(left)));
        }
        if points.is_empty() { Vec::new() } else { vec![Block::List(points)] }
    }
}
