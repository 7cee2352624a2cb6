//! What changed since the issue before, and what that issue would say today.

use servanda_agreement::Named;
use servanda_engine::ReliefStatus;

use super::relief::relief_badge;
use super::{Composer, badge};
use crate::compose::{Change, Matter, Question};
use crate::report::{Block, Cell, Part, Row, Table, Text};

/// Changes that are told before the rest is counted.
const SHOWN: usize = 60;

impl Composer<'_> {
    /// What stands otherwise than at the issue before, with the news behind it.
    pub(super) fn changed(&self) -> Option<Part> {
        let before = self.of.before?;
        let say = self.say;
        let blocks = match self.table_of(
            &self.changes,
            &say.changes_caption(&self.day(before.at)),
            [(say.was(), before), (say.is(), self.now)],
        ) {
            Some(blocks) => blocks,
            None => vec![Block::Paragraph(Text::said(say.nothing_changed(&self.day(before.at))))],
        };
        Part::of("changes", say.changes_heading(&self.day(before.at)), blocks)
    }

    /// What the issue before said, and what is known today of the same day.
    pub(super) fn corrected(&self) -> Option<Part> {
        let (before, revised) = (self.of.before?, self.of.revised?);
        let say = self.say;
        let sides = [(say.was_said(), before), (say.is_known(), revised)];
        let table = self.table_of(&self.corrections, &say.corrections_caption(&self.day(before.at)), sides)?;
        let lead = say.corrections_lead(&self.day(before.at), &self.day(before.view.known_at()));
        let mut blocks = vec![Block::Paragraph(Text::said(lead))];
        blocks.extend(table);
        Part::of("corrections", say.corrections_heading(), blocks)
    }

    fn table_of(&self, changes: &[Change], caption: &str, sides: [(&str, &Question<'_>); 2]) -> Option<Vec<Block>> {
        let say = self.say;
        // What is said of every part in the same words stands once.
        let mut rows: Vec<Row> = Vec::new();
        let mut left = 0;
        for alike in changes.chunk_by(|a, b| {
            a.matter == Matter::Commitment
                && (a.matter, &a.id, &a.before, &a.after) == (b.matter, &b.id, &b.before, &b.after)
        }) {
            if rows.len() < SHOWN {
                rows.extend(self.change(alike, sides.map(|(_, question)| question)))
            } else {
                left += 1
            }
        }
        let table = Table::of(caption, &[say.what(), sides[0].0, sides[1].0, say.because()], rows)?;
        let more = (left > 0).then(|| Block::Note(Text::said(say.and_more(left))));
        Some(std::iter::once(table).chain(more).collect())
    }

    fn change(&self, alike: &[Change], [was, is]: [&Question<'_>; 2]) -> Option<Row> {
        let first = alike.first()?;
        let say = self.say;
        let places: Vec<String> =
            alike.iter().filter_map(|change| change.site.as_deref()).map(|s| self.place(s)).collect();
        let mut because: Vec<String> = Vec::new();
        for id in alike.iter().flat_map(|change| &change.because) {
            if !because.contains(id) {
                because.push(id.clone());
            }
        }
        let mut what = match &first.step {
            Some((number, text)) => {
                let of = say.step_of(*number, first.run);
                Cell::of(Text::quoted(text)).below(Text::said(of).then(Text::quoted(&first.title)))
            }
            None => Cell::of(self.title(&first.title, first.clause.as_ref())),
        };
        if !places.is_empty() {
            let places: Vec<&str> = places.iter().map(String::as_str).collect();
            what = what.below(Text::quoted(say.listed(&places)));
        }
        let because = match because.is_empty() {
            true => Cell::said(say.nothing_came()),
            false => self.some_records(&because),
        };
        let (was, is) = (self.stood(first, was, &first.before), self.stood(first, is, &first.after));
        Some(Row::Cells(vec![what, was, is, because]))
    }

    /// How it stands in a view, in plain words; as the change words it where those are plain.
    fn stood(&self, change: &Change, question: &Question<'_>, words: &str) -> Cell {
        let plain = match question.agreement().named(&change.id) {
            Some(Named::Commitment(id)) if change.matter == Matter::Commitment => {
                let assessed = question.assessment.commitments.get(id.index());
                let line = assessed.and_then(|assessed| match &change.site {
                    None => Some((None, &assessed.whole)),
                    Some(site) => {
                        let mut parts = assessed.parts.iter();
                        let found = parts.find(|(place, _)| question.words().place(*place) == site);
                        found.map(|(place, line)| (Some(*place), line))
                    }
                });
                line.map(|(part, line)| {
                    let standing = line.told_at(question.at);
                    let word = self.say.verdict_word(standing.verdict, standing.concluded);
                    let why = self.say.sentence(&self.why(question, id, part, &standing));
                    Cell::of(Text::word(badge(standing.verdict, word))).below(Text::said(why))
                })
            }
            Some(Named::Relief(id)) if change.matter == Matter::Relief => {
                let status: Option<ReliefStatus> =
                    question.assessment.reliefs.get(id.index()).map(|assessed| assessed.status.at(question.at).status);
                status.map(|status| Cell::of(Text::word(relief_badge(self.say, status))))
            }
            _ => None,
        };
        plain.unwrap_or_else(|| Cell::said(self.say.state(change.matter, words)))
    }
}
