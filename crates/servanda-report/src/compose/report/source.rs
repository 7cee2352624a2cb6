//! Who said what: the sources of this view, and what was set aside.

use super::Composer;
use crate::page::standing_word;
use crate::report::{Block, Cell, Part, Row, Table, Text};

/// Records that are named in a cell.
const NAMED: usize = 6;

impl Composer<'_> {
    /// The name of a source; of one that is an actor, as far as the text tells it, in the language of the report.
    pub(super) fn source_name(&self, id: &str, name: &str) -> String {
        let actors = &self.now.agreement().actors;
        let found = actors.iter().find(|(_, actor)| actor.declared.name.as_str() == id);
        let told = found.filter(|(_, actor)| actor.declared.titles.contains_key(self.of.language.code()));
        told.map_or_else(|| name.to_owned(), |(_, actor)| actor.declared.title.clone())
    }

    pub(super) fn sources(&self) -> Option<Part> {
        let say = self.say;
        let sources = self.now.sources().rows;
        let standard = self.now.view.standard();
        let rows = sources.iter().map(|row| {
            let mut name = Cell::of(Text::quoted(self.source_name(&row.id, &row.name)));
            name = name.below(Text::said(say.source_standing(standing_word(row))));
            name = name.below(Text::quoted(row.url.clone().unwrap_or_default()));
            let aside: Vec<String> = row.set_aside.iter().take(NAMED).map(|(id, _)| id.clone()).collect();
            let more = row.set_aside.len().saturating_sub(aside.len());
            let aside = match aside.is_empty() {
                true => Cell::said(say.none()),
                false => Cell::of(Text::records(&aside)).below(Text::said(say.and_more_or_none(more))),
            };
            Row::Cells(vec![
                name,
                Cell::said(say.count(row.said())),
                Cell::said(say.count(row.counting(standard))),
                aside,
            ])
        });
        let columns = [say.source(), say.records_said(), say.records_counting(), say.set_aside()];
        let table = Table::of(say.sources_caption(&self.day(self.now.view.known_at())), &columns, rows.collect())?;
        let lead = Block::Paragraph(Text::said(say.sources_lead(say.standard(standard))));
        Part::of("sources", say.sources_heading(), vec![lead, table])
    }
}
