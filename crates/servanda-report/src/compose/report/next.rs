//! What comes if nothing more is recorded.

use servanda_engine::Verdict;

use super::{Composer, badge};
use crate::compose::{AgendaRow, Matter};
use crate::phrase::Phrases;
use crate::report::{Block, Cell, Kind, Part, Row, Table, Text};

/// Rows that are told before the rest is counted.
const SHOWN: usize = 30;
/// The same where there is one page for all.
const SHOWN_AT_A_GLANCE: usize = 6;

/// How something will stand, by the words that a row of the agenda has for it: the verdict if it is one, and the word.
pub(crate) fn coming_word(say: Phrases, of: Matter, words: &str) -> (Option<Verdict>, String) {
    let word = words.split_once(':').map_or(words, |(word, _)| word);
    let concluded = word.strip_prefix("concluded, ");
    let is_it = |verdict: &Verdict| of == Matter::Commitment && verdict.word() == concluded.unwrap_or(word);
    match crate::page::VERDICTS.into_iter().find(is_it) {
        Some(verdict) => (Some(verdict), say.verdict_word(verdict, concluded.is_some())),
        None => (None, say.state(of, word)),
    }
}

impl Composer<'_> {
    /// What comes within the time that this report looks ahead.
    pub(super) fn next(&self) -> Option<Part> {
        let say = self.say;
        let until = self.ahead();
        let mut blocks = self
            .coming(|_| true)
            .unwrap_or_else(|| vec![Block::Paragraph(Text::said(say.nothing_comes(&self.day(until))))]);
        if self.of.kind == Kind::Status {
            blocks.push(Block::Note(Text::said(self.made_from())));
        }
        Part::of("next", say.next_heading(), blocks)
    }

    /// The table of what comes, as far as it is wanted.
    pub(super) fn coming(&self, wanted: impl Fn(&AgendaRow) -> bool) -> Option<Vec<Block>> {
        let say = self.say;
        let until = self.ahead();
        let agenda = self.now.agenda(Some(until)).rows;
        let mut rows: Vec<&AgendaRow> = Vec::new();
        for row in agenda.iter().filter(|row| row.site.is_none() && wanted(row)) {
            // What only moves on from one period to the next is told once.
            let same = |told: &&&AgendaRow| {
                (told.kind, &told.id, told.cause, told.run) == (row.kind, &row.id, row.cause, row.run)
                    && told.step == row.step
                    && told.after == row.after
            };
            if row.before != row.after && rows.iter().find(same).is_none() {
                rows.push(row);
            }
        }
        let at_most = if self.of.kind == Kind::Status { SHOWN_AT_A_GLANCE } else { SHOWN };
        let shown = rows.iter().take(at_most).map(|row| self.coming_row(row)).collect();
        let left = rows.len().saturating_sub(at_most);
        let table =
            Table::of(say.next_caption(&self.day(until)), &[say.when(), say.what(), say.who(), say.then()], shown)?;
        let more = (left > 0).then(|| Block::Note(Text::said(say.and_more(left))));
        Some(std::iter::once(table).chain(more).collect())
    }

    fn coming_row(&self, row: &AgendaRow) -> Row {
        let say = self.say;
        let is_brief = self.of.kind == Kind::Status;
        let what = match &row.step {
            Some((_, text)) if is_brief => Cell::of(Text::quoted(text)),
            Some((number, text)) => Cell::of(Text::quoted(text))
                .below(Text::said(say.step_of(*number, row.run)).then(Text::quoted(&row.title))),
            None => Cell::of(self.title(&row.title, row.clause.as_ref().filter(|_| !is_brief))),
        };
        let then = match coming_word(say, row.kind, &row.after) {
            (Some(verdict), word) => Cell::of(Text::word(badge(verdict, word))),
            (None, word) => Cell::said(word),
        };
        Row::Cells(vec![
            Cell::said(self.day(row.told_at())),
            what,
            Cell::of(Text::quoted(self.named(&row.who))),
            if is_brief { then } else { then.below(Text::said(say.sentence(say.cause(row.cause)))) },
        ])
    }
}
