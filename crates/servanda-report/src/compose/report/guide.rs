//! How to read this: the words that occur, the standard, the two times, and how to make the report again.

use std::collections::BTreeSet;

use servanda_engine::Verdict;
use servanda_evidence::Audience;

use super::Composer;
use crate::page::VERDICTS;
use crate::report::{Block, Kind, Part, Text};

impl Composer<'_> {
    pub(super) fn guide(&self) -> Option<Part> {
        let say = self.say;
        let mut occur: BTreeSet<Verdict> = BTreeSet::new();
        for (_, row) in self.commitment_rows() {
            occur.insert(row.said.verdict);
            occur.extend(row.sites.iter().map(|site| site.said.verdict));
        }
        let words = VERDICTS.into_iter().filter(|verdict| occur.contains(verdict));
        let words = words.map(|verdict| {
            Text::word(super::badge(verdict, say.verdict_name(verdict).to_owned()))
                .and(say.colon())
                .and(say.means(verdict))
        });
        let mut blocks = Vec::new();
        if !matches!(self.of.kind, Kind::Brief) {
            blocks.push(Block::Paragraph(Text::said(say.guide_lead())));
            blocks.push(Block::List(words.collect()));
        }
        let standard = self.now.view.standard();
        blocks.push(Block::Paragraph(Text::said(say.guide_standard(standard))));
        blocks.push(Block::Paragraph(Text::said(self.made_from())));
        Part::of("guide", say.guide_heading(), blocks)
    }

    /// From which records the report was made, and up to when they were known.
    pub(super) fn made_from(&self) -> String {
        let is_public = self.now.view.audience() == Audience::Public;
        self.say.guide_view(is_public, &self.day(self.now.view.known_at()))
    }
}
