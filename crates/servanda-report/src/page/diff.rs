//! What became known, and what changed with it, as a page.

use super::{Block, Column, Line, Page, Row, Section, Table, ToPage, Tone, listed, subtitle};
use crate::compose::{Change, DiffPage, Matter, News, NewsKind};
use crate::words::civil;

/// The room of a day.
const DAY: usize = 10;

impl ToPage for DiffPage {
    fn to_page(&self) -> Page {
        let calendar = &self.frame.calendar;
        let mut lead = Line::plain(format!(
            "Known after {} and up to {}: ",
            civil(calendar, self.known_before),
            civil(calendar, self.frame.known_at)
        ));
        let records = counted(self.news.len(), "record");
        lead = lead.and(format!("{records}, {}.", counted(self.changes.len(), "change")), Tone::Strong);
        let mut sections = vec![Section { heading: None, blocks: vec![Block::Text(lead)] }];
        let changed = match self.changes.is_empty() {
            true => Block::Text(Line::plain("Nothing stands otherwise.")),
            false => Block::Table(self.changes()),
        };
        sections.push(Section::new("What stands otherwise", vec![changed]));
        if !self.news.is_empty() {
            sections.push(Section::new("What became known", vec![Block::Table(self.news())]));
        }
        Page { title: self.frame.title.clone(), subtitle: subtitle(&self.frame), sections }
    }
}

impl DiffPage {
    fn changes(&self) -> Table {
        let columns = vec![Column::rest("what"), Column::of("was", 22), Column::of("is", 22)];
        let mut rows = Vec::new();
        // What is said of every part in the same words stands once.
        for alike in self.changes.chunk_by(|a, b| {
            a.matter == Matter::Commitment
                && (a.matter, &a.id, &a.before, &a.after) == (b.matter, &b.id, &b.before, &b.after)
        }) {
            let Some(first) = alike.first() else { continue };
            let sites: Vec<&str> = alike.iter().filter_map(|change| change.site.as_deref()).collect();
            let mut because: Vec<String> = Vec::new();
            for id in alike.iter().flat_map(|change| &change.because) {
                if !because.contains(id) {
                    because.push(id.clone());
                }
            }
            rows.push(row(first, &sites, &because));
        }
        Table { columns, rows }
    }

    fn news(&self) -> Table {
        let columns =
            vec![Column::rest("record"), Column::up_to("source", 18), Column::of("of", DAY), Column::of("known", DAY)];
        Table { columns, rows: self.news.iter().map(|news| self.news_row(news)).collect() }
    }

    fn news_row(&self, news: &News) -> Row {
        let record = &news.record;
        let does = news.target.as_ref().map(|target| format!("{} {target}", news.kind.word()));
        let says = match news.kind {
            NewsKind::TakesBack => None,
            NewsKind::Added | NewsKind::Corrects => Some(record.says.clone()),
        };
        let what: Vec<String> = [Some(record.id.clone()), does, says].into_iter().flatten().collect();
        // A day stands in its column, a longer time below.
        let (of, long) = if record.at.len() <= DAY { (record.at.as_str(), None) } else { ("", Some(&record.at)) };
        let mut notes: Vec<Line> = long.into_iter().map(Line::faint).collect();
        notes.extend(record.note.iter().map(|note| Line::faint(format!("\"{note}\""))));
        Row::Cells {
            mark: None,
            depth: 0,
            cells: vec![
                Line::plain(what.join(": ")),
                Line::plain(format!("{}{}", record.source, record.trust())),
                Line::plain(of),
                Line::plain(civil(&self.frame.calendar, record.recorded_at)),
            ],
            notes,
        }
    }
}

fn row(change: &Change, sites: &[&str], because: &[String]) -> Row {
    let title = change.step.as_ref().map_or(&change.title, |(_, text)| text);
    let mut notes = Vec::new();
    if !sites.is_empty() {
        notes.push(Line::faint(format!("at {}", sites.join(", "))));
    }
    if let Some((number, _)) = &change.step {
        let run = change.run.filter(|run| *run > 1).map(|run| format!(", run {run}")).unwrap_or_default();
        notes.push(Line::faint(format!("step {number} of {}{run}", change.title)));
    }
    notes.push(match because.is_empty() {
        true => Line::faint("no record: what was awaited did not come"),
        false => Line::faint(format!("by {}", listed(because))),
    });
    Row::Cells {
        mark: None,
        depth: 0,
        cells: vec![Line::plain(title), Line::plain(&change.before), Line::of(&change.after, Tone::Strong)],
        notes,
    }
}

fn counted(count: usize, word: &str) -> String {
    match count {
        0 => format!("no {word}s"),
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    }
}
