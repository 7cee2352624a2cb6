//! The agenda of a meeting of the joint body: what is to be decided, looked into or expected.

use servanda_engine::{ReliefStatus, Verdict};

use super::incident::is_not_kept;
use super::relief::relief_badge;
use super::{Composer, badge};
use crate::report::{Block, Cell, Part, Row, Table, Text};

impl Composer<'_> {
    /// The items, numbered, none of them empty.
    pub(super) fn meeting(&self) -> Vec<Option<Part>> {
        let say = self.say;
        let mut items: Vec<Part> = [
            self.not_kept(),
            Part::of("cases", say.cases_heading(), self.open_cases().into_iter().collect()),
            Part::of("responses", say.responses_heading(), self.running()),
            self.relief_to_decide(),
            self.to_be_told(),
            Part::of("next", say.next_heading(), self.coming(|_| true).unwrap_or_default()),
            self.changed().filter(|_| !self.changes.is_empty()),
            self.corrected(),
        ]
        .into_iter()
        .flatten()
        .collect();
        for (index, item) in items.iter_mut().enumerate() {
            item.heading = say.item(index + 1, &item.heading);
        }
        if items.is_empty() {
            let nothing = Block::Paragraph(Text::said(say.nothing_to_decide()));
            items.extend(Part::of("summary", say.summary_heading(), vec![nothing]));
        }
        items.into_iter().map(Some).collect()
    }

    fn not_kept(&self) -> Option<Part> {
        let say = self.say;
        let rows = self.commitment_rows();
        let rows = rows.iter().filter(|(_, row)| is_not_kept(row.said.verdict) && !row.said.concluded);
        let rows = rows.filter_map(|(id, row)| {
            let standing = self.now.assessment.commitments.get(id.index())?.whole.told_at(self.now.at);
            let word = Text::word(badge(row.said.verdict, say.verdict_name(row.said.verdict).to_owned()));
            Some(Row::Cells(vec![
                Cell::of(self.title(&row.title, row.clause.as_ref())).below(Text::quoted(self.named(&row.party))),
                Cell::of(word).below(Text::said(say.sentence(&self.why(self.now, *id, None, &standing)))),
                Cell::said(row.said.since.map(|since| self.day(since)).unwrap_or_default()),
                Cell::of(Text::records(&row.said.records)),
            ]))
        });
        let columns = [say.commitment(), say.verdict(), say.since(), say.records()];
        let table = Table::of(say.not_kept_caption(), &columns, rows.collect())?;
        Part::of("breaches", say.not_kept_heading(), vec![table])
    }

    fn relief_to_decide(&self) -> Option<Part> {
        let say = self.say;
        let reliefs = self.now.reliefs();
        let open = reliefs.iter().filter(|row| {
            !matches!(
                row.status,
                ReliefStatus::Lapsed | ReliefStatus::Waived | ReliefStatus::InEffect | ReliefStatus::Locked
            )
        });
        let rows = open.map(|row| {
            let status =
                Cell::of(Text::word(relief_badge(say, row.status))).below(Text::said(say.relief_means(row.status)));
            let due = row.deadline.map(|due| say.to_be_done_by(&self.last_day(due))).unwrap_or_default();
            Row::Cells(vec![
                Cell::of(self.title(&row.title, row.clause.as_ref())).below(Text::quoted(self.named(&row.by))),
                status.below(Text::said(due)),
                Cell::said(row.since.map(|since| self.day(since)).unwrap_or_default()),
                self.some_records(&row.records),
            ])
        });
        let columns = [say.relief(), say.status(), say.since(), say.records()];
        let table = Table::of(say.relief_caption(&self.day(self.now.at)), &columns, rows.collect())?;
        Part::of("relief", say.relief_heading(), vec![table])
    }

    /// What nobody can tell at present, if there is anything.
    fn to_be_told(&self) -> Option<Part> {
        let is_open = |verdict| matches!(verdict, Verdict::Unverified | Verdict::Disputed | Verdict::Overdue);
        let rows = self.commitment_rows();
        rows.iter().any(|(_, row)| is_open(row.said.verdict) && !row.said.concluded).then(|| self.unknown()).flatten()
    }
}
