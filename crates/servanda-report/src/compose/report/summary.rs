//! In brief: how things stand, in a few sentences.

use std::collections::BTreeMap;

use servanda_agreement::CommitmentId;
use servanda_base::Truth;
use servanda_engine::{ReliefStatus, Verdict};

use super::glance::POINTS;
use super::relief::relief_badge;
use super::{Composer, badge};
use crate::compose::{CommitmentRow, Counts};
use crate::report::{Block, Kind, Part, Text};

impl Composer<'_> {
    /// The phase, the counts, what does not stand well, and what is new.
    pub(super) fn summary(&self) -> Option<Part> {
        let say = self.say;
        let rows = self.commitment_rows();
        let counts = Counts::of(rows.iter().map(|(_, row)| row));
        let mut blocks = vec![Block::Paragraph(Text::said(self.counted(&counts)))];
        blocks.extend(self.phases().map(Block::Paragraph));
        let mut points: Vec<Text> = Vec::new();
        for verdict in TROUBLE {
            let of_word = rows.iter().filter(|(_, row)| row.said.verdict == verdict && !row.said.concluded);
            points.extend(of_word.map(|(id, row)| self.trouble(*id, row)));
        }
        points.extend(self.relief_trouble());
        if !points.is_empty() {
            blocks.push(Block::Paragraph(Text::said(say.needs_attention())));
            let at_most = if self.of.kind == Kind::Status { POINTS } else { usize::MAX };
            blocks.extend(self.some_points(points, at_most));
        }
        if let Some(before) = self.of.before {
            let (changes, corrections) = (self.changes.len(), self.corrections.len());
            blocks.push(Block::Paragraph(Text::said(say.news(&self.day(before.at), changes, corrections))));
        }
        if matches!(self.of.kind, Kind::Monthly | Kind::Briefing) {
            blocks.extend(self.timeline().map(|chart| Block::Chart(Box::new(chart))));
        }
        Part::of("summary", say.summary_heading(), blocks)
    }

    fn counted(&self, counts: &Counts) -> String {
        let running: usize = counts.verdicts.values().sum();
        let listed: Vec<(&str, usize)> =
            counts.verdicts.iter().rev().map(|(verdict, n)| (self.say.verdict_name(*verdict), *n)).collect();
        self.say.counts(&self.day(self.now.at), running, &listed, counts.concluded)
    }

    fn phases(&self) -> Option<Text> {
        let phases = self.now.phases();
        let current: Vec<&str> =
            phases.iter().filter(|phase| phase.current == Truth::True).map(|phase| phase.title.as_str()).collect();
        (!current.is_empty()).then(|| {
            let titles = self.say.listed(&current);
            Text::said(self.say.phase(current.len())).then(Text::quoted(titles)).and(".")
        })
    }

    /// `✗ Breached: Cap on the stock (Article 3 (2)), since 12 October 2026. 215 kg measured, at most 200 kg agreed.`
    fn trouble(&self, id: CommitmentId, row: &CommitmentRow) -> Text {
        let say = self.say;
        let word = Text::word(badge(row.said.verdict, say.sentence(say.verdict_name(row.said.verdict))));
        let text = word.and(say.colon()).then(self.title(&row.title, row.clause.as_ref()));
        let since = row.said.since.map(|since| say.since_day(&self.day(since))).unwrap_or_default();
        let standing = self.now.assessment.commitments.get(id.index()).map(|one| one.whole.told_at(self.now.at));
        let why = standing.map(|standing| self.why(self.now, id, None, &standing)).unwrap_or_default();
        // Where it is, unless the reason says so.
        let places = row.sites.iter().filter(|site| site.said.verdict == row.said.verdict);
        let places: Vec<&str> = places.map(|site| site.title.as_str()).filter(|title| !why.contains(title)).collect();
        let text = match places.is_empty() {
            true => text,
            false => text.and(say.comma()).then(Text::quoted(say.listed(&places))),
        };
        text.and(since).and(". ").then(Text::quoted(say.sentence(&why))).and(".")
    }

    fn relief_trouble(&self) -> Vec<Text> {
        let mut by_status: BTreeMap<ReliefStatus, Vec<(String, Option<String>)>> = BTreeMap::new();
        for row in self.now.reliefs() {
            if !matches!(
                row.status,
                ReliefStatus::Lapsed | ReliefStatus::Waived | ReliefStatus::InEffect | ReliefStatus::Locked
            ) {
                by_status.entry(row.status).or_default().push((row.title, row.clause));
            }
        }
        let all = by_status
            .into_iter()
            .flat_map(|(status, reliefs)| reliefs.into_iter().map(move |(title, clause)| (status, title, clause)));
        let told = all.map(|(status, title, clause)| {
            let mut badge = relief_badge(self.say, status);
            badge.word = self.say.sentence(&badge.word);
            Text::word(badge).and(self.say.colon()).then(self.title(&title, clause.as_ref())).and(".")
        });
        told.collect()
    }
}

/// What does not stand well, the worst first.
const TROUBLE: [Verdict; 5] =
    [Verdict::Breached, Verdict::Missed, Verdict::Disputed, Verdict::Overdue, Verdict::Curing];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_comes_first() {
        assert!(TROUBLE.is_sorted());
    }
}
