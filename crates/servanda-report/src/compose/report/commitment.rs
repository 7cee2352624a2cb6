//! How the commitments stand.

use servanda_agreement::{CommitmentId, Place};
use servanda_engine::{Line, Standing, Verdict};

use super::{Composer, badge};
use crate::compose::{CommitmentRow, Said, SiteRow};
use crate::report::{Block, Cell, Part, Row, Table, Text};

impl Composer<'_> {
    /// Every commitment; of each site or party too, if that is asked for or says something else.
    pub(super) fn commitments(&self, in_full: bool) -> Option<Part> {
        let say = self.say;
        let mut rows = Vec::new();
        let mut heading: Option<&str> = None;
        let all = self.commitment_rows();
        for (id, row) in &all {
            if row.heading.as_deref() != heading {
                heading = row.heading.as_deref();
                rows.extend(heading.map(|heading| Row::Group(heading.to_owned())));
            }
            rows.extend(self.commitment(*id, row, in_full));
        }
        let columns = match in_full {
            true => vec![say.commitment(), say.verdict(), say.since(), say.next_change(), say.records()],
            false => vec![say.commitment(), say.verdict(), say.since()],
        };
        let table = Table::of(say.commitments_caption(&self.day(self.now.at)), &columns, rows)?;
        let mut blocks = vec![table];
        if in_full || self.of.kind == crate::report::Kind::Monthly {
            blocks.extend(self.bands().map(|chart| Block::Chart(Box::new(chart))));
        }
        Part::of("commitments", say.commitments_heading(), blocks)
    }

    pub(super) fn commitment_rows(&self) -> Vec<(CommitmentId, CommitmentRow)> {
        let ids = self.now.agreement().commitments.ids();
        ids.filter_map(|id| Some((id, self.now.commitment(id)?))).collect()
    }

    /// Its row, and those of its places if they are asked for or one stands otherwise.
    pub(super) fn commitment(&self, id: CommitmentId, row: &CommitmentRow, in_full: bool) -> Vec<Row> {
        let Some(assessed) = self.now.assessment.commitments.get(id.index()) else { return Vec::new() };
        let what = Cell::of(self.title(&row.title, row.clause.as_ref())).below(Text::quoted(self.named(&row.party)));
        let mut verdict = self.verdict_cell((id, None), &row.said, &assessed.whole);
        if let Some(last) = row.last_verified.filter(|_| row.said.verdict == Verdict::Unverified) {
            verdict = verdict
                .below(Text::said(self.say.last_verified(self.say.verdict_name(last.verdict), &self.day(last.at))));
        }
        let differs =
            |site: &SiteRow| (site.said.verdict, site.said.concluded) != (row.said.verdict, row.said.concluded);
        let in_parts = in_full || row.sites.iter().any(differs);
        let mut rows = vec![self.cells(what, verdict, &row.said, in_full)];
        for (site, (place, line)) in row.sites.iter().zip(&assessed.parts).filter(|_| in_parts) {
            let what = Cell::of(Text::said(self.say.part()).then(Text::quoted(&site.title)));
            let verdict = self.verdict_cell((id, Some(*place)), &site.said, line);
            rows.push(self.cells(what, verdict, &site.said, in_full));
        }
        rows
    }

    fn cells(&self, what: Cell, verdict: Cell, said: &Said, in_full: bool) -> Row {
        let since = Cell::said(said.since.map(|since| self.day(since)).unwrap_or_default());
        let mut cells = vec![what, verdict, since];
        if in_full {
            let next = said.next.as_ref().zip(said.next_change);
            let next = next.map(|((verdict, _), at)| match *verdict == said.verdict {
                true => self.say.term_ends(&self.day(at.pred())),
                false => self.say.next_word(self.say.verdict_name(*verdict), &self.day(at)),
            });
            cells.push(Cell::said(next.unwrap_or_default()));
            cells.push(Cell::of(Text::records(&said.records)));
        }
        Row::Cells(cells)
    }

    /// The word, and why, in plain words.
    fn verdict_cell(&self, (id, part): (CommitmentId, Option<Place>), said: &Said, line: &Line<Standing>) -> Cell {
        let word = self.say.verdict_word(said.verdict, said.concluded);
        let standing = line.told_at(self.now.at);
        let why = self.why(self.now, id, part, &standing);
        Cell::of(Text::word(badge(said.verdict, word))).below(Text::said(self.say.sentence(&why)))
    }
}
