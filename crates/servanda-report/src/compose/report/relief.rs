//! How the relief stands.

use servanda_engine::ReliefStatus;

use super::Composer;
use crate::compose::ReliefRow;
use crate::page;
use crate::phrase::Phrases;
use crate::report::{Badge, Block, Cell, Part, Row, Table, Text};

impl Composer<'_> {
    /// Every relief, and the ladder of it.
    pub(super) fn relief(&self) -> Option<Part> {
        let say = self.say;
        let reliefs = self.now.reliefs();
        let rows = reliefs.iter().map(|relief| self.relief_cells(relief)).collect();
        let columns = [say.relief(), say.status(), say.since(), say.records()];
        let table = Table::of(say.relief_caption(&self.day(self.now.at)), &columns, rows)?;
        let mut blocks = vec![table];
        blocks.extend(self.ladder(&reliefs).map(|chart| Block::Chart(Box::new(chart))));
        Part::of("relief", say.relief_heading(), blocks)
    }

    /// Its row.
    pub(super) fn relief_cells(&self, relief: &ReliefRow) -> Row {
        let say = self.say;
        let sides = say.between(&self.named(&relief.by), &self.named(&relief.to), relief.worth.as_deref());
        let what = Cell::of(self.title(&relief.title, relief.clause.as_ref())).below(Text::quoted(sides));
        let mut status = Cell::of(Text::word(relief_badge(say, relief.status)));
        status = status.below(Text::said(say.relief_means(relief.status)));
        if let Some(owed) = relief.owed_since {
            status = status.below(Text::said(say.owed_since(&self.day(owed))));
        }
        if let Some(due) = relief.deadline {
            status = status.below(Text::said(say.to_be_done_by(&self.last_day(due))));
        }
        if let Some(at) = relief.done_at {
            status = status.below(Text::said(say.done_on(say.done_name(relief.done), &self.day(at), relief.confirmed)));
        }
        let since = Cell::said(relief.since.map(|since| self.day(since)).unwrap_or_default());
        Row::Cells(vec![what, status, since, self.some_records(&relief.records)])
    }
}

/// The status of a relief with its sign.
pub(super) fn relief_badge(say: Phrases, status: ReliefStatus) -> Badge {
    let mark = page::mark_of_relief(status);
    Badge { symbol: mark.symbol, word: say.relief_name(status).to_owned(), tone: mark.tone }
}
