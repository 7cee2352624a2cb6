//! The text of the agreement, cut where its declarations stand, with what is known of each in the margin.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use servanda_agreement::Declared;
use servanda_base::SourceFile;

use super::super::Composer;
use crate::report::Text;
use crate::site::{Margin, Passage, Section, SitePage, Thing};

impl Composer<'_> {
    pub(super) fn agreement_page(&self, texts: &[SourceFile], things: &[Thing]) -> SitePage {
        let mut passages = Vec::new();
        for (index, file) in texts.iter().enumerate() {
            passages.extend(self.passages(index, file.text(), things));
        }
        let page = self.page("agreement", self.say.text_heading(), Vec::new());
        SitePage {
            subtitle: Text::said(self.say.text_lead(&self.day(self.now.at))),
            sections: vec![Section::Agreement(passages)],
            ..page
        }
    }

    /// A file as prose and declarations; nothing of it is left out.
    fn passages<'t>(&self, file: usize, text: &str, things: &'t [Thing]) -> Vec<Passage> {
        let agreement = self.now.agreement();
        let declared = |thing: &'t Thing| Some((agreement.declared(agreement.named(&thing.name)?), thing));
        let places: BTreeMap<usize, (&Declared, &Thing)> = things
            .iter()
            .filter_map(declared)
            .filter(|(declared, _)| declared.file == file)
            .map(|(declared, thing)| (declared.span.start, (declared, thing)))
            .collect();
        let mut passages = Vec::new();
        let mut at = 0;
        for (fence, inside) in fences(text) {
            passages.extend(prose(text, at..fence.start));
            let mut from = inside.start;
            for (start, (declared, thing)) in places.range(inside.start..inside.end) {
                passages.extend(block(text, from..*start, None));
                passages.extend(block(text, *start..declared.span.end, Some(self.margin(thing))));
                from = declared.span.end.max(*start);
            }
            passages.extend(block(text, from..inside.end, None));
            at = fence.end;
        }
        passages.extend(prose(text, at..text.len()));
        passages
    }

    fn margin(&self, thing: &Thing) -> Margin {
        let since = match thing.is_relief() {
            true => self.now.reliefs().into_iter().find(|row| row.id == thing.name).and_then(|row| row.since),
            false => self
                .now
                .agreement()
                .named(&thing.name)
                .and_then(|named| match named {
                    servanda_agreement::Named::Commitment(id) => self.now.commitment(id),
                    _ => None,
                })
                .and_then(|row| row.said.since),
        };
        let since = since.map(|since| self.say.since_alone(&self.day(since))).unwrap_or_default();
        Margin { name: thing.name.clone(), word: thing.word.clone(), since }
    }
}

/// The blocks of the language: where each stands with its fences, and what is inside.
fn fences(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut all = Vec::new();
    let mut depth = 0_usize;
    let mut inside: Option<Range<usize>> = None;
    let mut is_block = false;
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if depth == 0 => {
                is_block = info.split_whitespace().next() == Some("accord");
                inside = None;
                depth += 1;
            }
            Event::Text(_) if is_block && depth == 1 => {
                let start = inside.as_ref().map_or(range.start, |before| before.start);
                inside = Some(start..range.end);
            }
            Event::End(TagEnd::CodeBlock) if depth == 1 => {
                depth = 0;
                if is_block {
                    let within = inside.take().unwrap_or(range.end..range.end);
                    all.push((range, within));
                }
                is_block = false;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    all
}

fn prose(text: &str, range: Range<usize>) -> Option<Passage> {
    let prose = text.get(range)?;
    (!prose.trim().is_empty()).then(|| Passage::Prose(prose.to_owned()))
}

fn block(text: &str, range: Range<usize>, margin: Option<Margin>) -> Option<Passage> {
    let text = text.get(range)?.trim_matches('\n').trim_end();
    (!text.trim().is_empty()).then(|| Passage::Block { text: text.to_owned(), margin })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_of_the_language_are_found_and_nothing_else() {
        let text = "# A\n\n```accord\nparty A \"A\"\n```\n\n```text\nno\n```\n\n- ```accord\n  x\n  ```\n";
        let found = fences(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found.first().and_then(|(_, inside)| text.get(inside.clone())), Some("party A \"A\"\n"));
    }
}
