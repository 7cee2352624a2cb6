//! The sources as a page.

use servanda_evidence::{Reliability, Standard};

use super::{Block, Column, Line, Page, Row, Section, Table, ToPage, Tone, subtitle};
use crate::compose::{SourceRow, SourcesPage};
use crate::words::civil;

/// How many records are named in a note; the rest are counted.
const NAMED: usize = 6;

impl ToPage for SourcesPage {
    fn to_page(&self) -> Page {
        let columns = vec![
            Column::rest("source"),
            Column::up_to("standing", 12),
            Column::of("reliability", 11),
            Column::of("said", 4),
            Column::of("count", 5),
            Column::of("aside", 5),
        ];
        let rows: Vec<Row> = self.rows.iter().map(|row| self.row(row)).collect();
        let blocks = match rows.is_empty() {
            true => vec![Block::Text(Line::plain("Nobody has said anything."))],
            false => vec![Block::Table(Table { columns, rows })],
        };
        let mut sections = vec![Section { heading: None, blocks }];
        if !self.rows.is_empty() {
            let text = format!(
                "count: records that stand and count by the standard {}; aside: by a lesser one only. Decisions are acts of \
                 their author and are not graded.",
                self.frame.standard
            );
            sections.push(Section { heading: None, blocks: vec![Block::Text(Line::faint(text))] });
        }
        Page { title: self.frame.title.clone(), subtitle: subtitle(&self.frame), sections }
    }
}

impl SourcesPage {
    fn row(&self, row: &SourceRow) -> Row {
        let standard = Standard::ALL.into_iter().find(|standard| standard.word() == self.frame.standard);
        let counting = standard.map_or(0, |standard| row.counting(standard));
        let number = |count: usize| Line::plain(count.to_string());
        let name = if row.name == row.id { row.id.clone() } else { format!("{} ({})", row.name, row.id) };
        Row::Cells {
            mark: None,
            depth: 0,
            cells: vec![
                Line::plain(name),
                Line::plain(standing_word(row)),
                Line::plain(format!("{:?}", row.reliability)),
                number(row.said()),
                number(counting),
                Line::of(
                    row.set_aside.len().to_string(),
                    if row.set_aside.is_empty() { Tone::Plain } else { Tone::Doubtful },
                ),
            ],
            notes: self.notes(row),
        }
    }

    fn notes(&self, row: &SourceRow) -> Vec<Line> {
        let calendar = &self.frame.calendar;
        let stretch = |(first, last)| {
            let (first, last) = (civil(calendar, first), civil(calendar, last));
            if first == last { first } else { format!("{first} to {last}") }
        };
        let kinds: Vec<String> = row.kinds.iter().map(|(kind, count)| counted(kind, *count)).collect();
        let mut notes = vec![
            Line::faint(reliability_words(row.reliability)),
            Line::faint(format!("{}, of {}", kinds.join(", "), stretch(row.of))),
            Line::faint(format!("recorded {}", stretch(row.recorded))),
        ];
        let lesser: Vec<String> = row.counts.iter().map(|(standard, count)| format!("{count} {standard}")).collect();
        if row.counts.len() > 1 || row.counts.iter().any(|(standard, _)| standard.word() != self.frame.standard) {
            notes.push(Line::plain(format!("at best: {}", lesser.join(", "))));
        }
        let pairs =
            |pairs: &[(String, String)]| pairs.iter().map(|(id, by)| format!("{id} by {by}")).collect::<Vec<_>>();
        let contradicted = row.contradicted.iter().map(|(id, by)| {
            let by: Vec<String> = by.iter().map(|(id, source)| format!("{source} ({id})")).collect();
            format!("{id} by {}", by.join(", "))
        });
        let lists = [
            ("corrected", pairs(&row.corrected)),
            ("taken back", pairs(&row.taken_back)),
            ("contradicted", contradicted.collect()),
            ("set aside", row.set_aside.iter().map(|(id, standard)| format!("{id} ({standard})")).collect()),
        ];
        let told = lists.iter().filter(|(_, list)| !list.is_empty());
        notes.extend(told.map(|(word, list)| Line::plain(format!("{word}: {}", named(list)))));
        notes
    }
}

/// The first few, and how many more.
fn named(list: &[String]) -> String {
    let shown = list.get(..NAMED.min(list.len())).unwrap_or_default().join("; ");
    match list.len().checked_sub(NAMED) {
        Some(more) if more > 0 => format!("{shown}; and {more} more"),
        _ => shown,
    }
}

/// `1 reading`, `3 readings`.
fn counted(kind: &str, count: usize) -> String {
    if count == 1 { format!("1 {kind}") } else { format!("{count} {kind}s") }
}

/// The word for what kind of source it is.
pub(crate) fn standing_word(row: &SourceRow) -> &'static str {
    let words = servanda_evidence::Standing::WORDS;
    words.into_iter().find(|(_, standing)| *standing == row.standing).map_or("", |(word, _)| word)
}

/// What the letter means. Source: the Admiralty system of source reliability.
fn reliability_words(reliability: Reliability) -> &'static str {
    match reliability {
        Reliability::A => "completely reliable",
        Reliability::B => "usually reliable",
        Reliability::C => "fairly reliable",
        Reliability::D => "not usually reliable",
        Reliability::E => "unreliable",
        Reliability::F => "reliability cannot be judged",
    }
}
