//! A page for each commitment and each relief: how it stands, what was agreed, why, how it came, and what it rests on.

use servanda_agreement::{CommitmentId, Named, ReliefId};
use servanda_engine::{Verdict, explain};

use super::super::relief::relief_badge;
use super::super::{Composer, RECORDS, badge};
use super::path_of;
use crate::compose::{HistoryRow, Word};
use crate::explain::Node;
use crate::report::{Badge, Block, Cell, Part, Row, Table, Text};
use crate::site::{Section, SitePage, Thing};

/// Changes that are told before the earlier ones are counted.
const CHANGES: usize = 100;

impl Composer<'_> {
    /// Every commitment, then every relief, in the order of the text.
    pub(super) fn things(&self) -> Vec<Thing> {
        let commitments = self.commitment_rows().into_iter().filter_map(|(id, row)| {
            let standing = self.now.assessment.commitments.get(id.index())?.whole.told_at(self.now.at);
            let why = self.why(self.now, id, None, &standing);
            let word = self.say.verdict_word(row.said.verdict, row.said.concluded);
            Some(Thing {
                path: path_of("commitments", &row.id),
                told: self.told(&word, row.said.since, &why),
                since: row.said.since,
                name: row.id,
                title: row.title,
                word: badge(row.said.verdict, word),
            })
        });
        let reliefs = self.now.reliefs().into_iter().map(|row| {
            let word = relief_badge(self.say, row.status);
            Thing {
                path: path_of("relief", &row.id),
                told: self.told(&word.word, row.since, self.say.relief_means(row.status)),
                since: row.since,
                name: row.id,
                title: row.title,
                word,
            }
        });
        commitments.chain(reliefs).collect()
    }

    /// Their pages.
    pub(super) fn thing_pages(&self, things: &[Thing]) -> Vec<SitePage> {
        things.iter().filter_map(|thing| self.thing_page(thing)).collect()
    }

    fn thing_page(&self, thing: &Thing) -> Option<SitePage> {
        let say = self.say;
        let agreement = self.now.agreement();
        let named = agreement.named(&thing.name)?;
        let explanation = explain(self.now.view, named, self.now.at)?;
        let page = self.now.explain(named, &explanation);
        let (stands, charts, by, under) = match named {
            Named::Commitment(id) => {
                let party = self.actors(&agreement.commitments[id].owed_by);
                (self.commitment_stands(id), self.levels_of(id), party, "commitments")
            }
            Named::Relief(id) => (self.relief_stands(id), Vec::new(), self.sides(id), "relief"),
            _ => return None,
        };
        let agreed = page.says.iter().map(|line| Text::quoted(say.with_dates(line.trim()))).collect();
        let next: Vec<Text> = page.next.iter().map(|next| Text::said(say.sentence(&say.with_dates(next)))).collect();
        let next = if next.is_empty() { Vec::new() } else { vec![Block::List(next)] };
        let charts = charts.into_iter().map(|chart| Block::Chart(Box::new(chart))).collect();
        let rows = self.now.history(Some(named)).rows;
        let parts = [
            stands,
            Part::of("agreed", say.agreed(), vec![Block::List(agreed)]),
            Part::of("measured", say.measured_heading(), charts),
        ];
        let mut sections: Vec<Section> = parts.into_iter().flatten().map(Section::Part).collect();
        sections.push(Section::Reasons {
            heading: say.reasons_heading().to_owned(),
            root: self.last_records(page.root),
            set_aside: (say.aside_heading().to_owned(), page.set_aside),
        });
        let later = [Part::of("next", say.next_heading(), next), self.every_change(&rows)];
        sections.extend(later.into_iter().flatten().map(Section::Part));
        let subtitle = match page.clause {
            Some(clause) => Text::quoted(by).and(" · ").then(Text::quoted(clause)),
            None => Text::quoted(by),
        };
        Some(SitePage {
            path: thing.path.clone(),
            under: Some(under),
            title: thing.title.clone(),
            subtitle,
            description: say.thing_description(&thing.told, &self.day(self.now.at)),
            sections,
            annex: Vec::new(),
        })
    }

    /// The same with the last few records at each place, and how many before them.
    fn last_records(&self, mut node: Node) -> Node {
        let skipped = node.records.len().saturating_sub(RECORDS);
        if skipped > 0 {
            node.records.drain(..skipped);
            node.notes.push(self.say.and_earlier(skipped));
        }
        node.notes = node.notes.iter().map(|note| self.say.with_dates(note)).collect();
        node.word = node.word.map(|word| self.say.with_dates(&word));
        node.parts = node.parts.map(|(word, why)| (word, self.say.with_dates(&why)));
        node.children = node.children.into_iter().map(|child| self.last_records(child)).collect();
        node
    }

    fn commitment_stands(&self, id: CommitmentId) -> Option<Part> {
        let row = self.now.commitment(id)?;
        let rows = self.commitment(id, &row, true);
        let say = self.say;
        self.stands(&[say.commitment(), say.verdict(), say.since(), say.next_change(), say.records()], rows)
    }

    fn relief_stands(&self, id: ReliefId) -> Option<Part> {
        let row = self.now.relief_row(id)?;
        self.stands(
            &[self.say.relief(), self.say.status(), self.say.since(), self.say.records()],
            vec![self.relief_cells(&row)],
        )
    }

    fn stands(&self, columns: &[&str], rows: Vec<Row>) -> Option<Part> {
        let table = Table::of(self.say.stands_caption(&self.day(self.now.at)), columns, rows)?;
        Part::of("standing", self.say.standing_heading(), vec![table])
    }

    fn sides(&self, id: ReliefId) -> String {
        let relief = &self.now.agreement().reliefs[id];
        self.say.between(&self.actors(&relief.granted_by), &self.actors(&relief.granted_to), None)
    }

    /// Every change, the last first; of a place under its title.
    fn every_change(&self, rows: &[HistoryRow]) -> Option<Part> {
        let say = self.say;
        let mut all: Vec<Row> = Vec::new();
        let mut skipped = 0;
        for of_place in rows.chunk_by(|a, b| a.site == b.site) {
            let site = of_place.first().and_then(|row| row.site.as_deref());
            all.extend(site.map(|site| Row::Group(self.place(site))));
            all.extend(of_place.iter().rev().take(CHANGES).map(|row| self.change_row(row)));
            skipped += of_place.len().saturating_sub(CHANGES);
        }
        let table = Table::of(say.course_of(), &[say.verdict(), say.from(), say.through(), say.records()], all)?;
        let more = (skipped > 0).then(|| Block::Note(Text::said(say.and_earlier_in_data(skipped))));
        Part::of("course", say.course_heading(), std::iter::once(table).chain(more).collect())
    }

    fn change_row(&self, row: &HistoryRow) -> Row {
        let say = self.say;
        let (word, reason) = history_word(self, row);
        let day = |at: Option<servanda_base::Instant>| at.map(|at| self.day(at)).unwrap_or_default();
        Row::Cells(vec![
            Cell::of(Text::word(word)).below(Text::said(say.sentence(&say.with_dates(&reason)))),
            Cell::said(day(row.from)),
            Cell::said(day(row.until.map(servanda_base::Instant::pred))),
            self.some_records(&row.records),
        ])
    }
}

/// The word of a stretch with its sign, and why.
pub(super) fn history_word(composer: &Composer<'_>, row: &HistoryRow) -> (Badge, String) {
    let badge = match &row.verdict {
        Word::Verdict(verdict) => badge(*verdict, composer.say.verdict_word(*verdict, row.concluded)),
        Word::Status(status) => relief_badge(composer.say, *status),
        Word::Other(word) => badge(Verdict::Upcoming, word.clone()),
    };
    (badge, row.reason.clone())
}
