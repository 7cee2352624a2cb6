//! The reasons of one thing, as a page.

use super::{Block, Branch, Line, Page, Section, ToPage, Tone, mark_of, subtitle_in, tone_of};
use crate::explain::{ExplainPage, Node};
use crate::phrase::Phrases;
use crate::words::RecordLine;

/// How many records are cited at one place; the earlier ones are counted.
const CITED: usize = 5;

impl ToPage for ExplainPage {
    fn to_page(&self) -> Page {
        let say = self.say();
        let named: Vec<String> = std::iter::once(&self.id).chain(&self.clause).map(|part| say.isolated(part)).collect();
        let named = format!(" ({})", say.in_row(&named));
        let mut text: Vec<Block> = vec![Block::Text(Line::of(&self.title, Tone::Strong).and(named, Tone::Faint))];
        text.extend(self.says.iter().map(|line| Block::Text(Line::plain(format!("  {line}")))));
        let mut sections = vec![Section { heading: None, blocks: text }];
        sections.push(Section::new(say.explain_heading(), vec![Block::Tree(vec![self.branch(&self.root)])]));
        if !self.set_aside.is_empty() {
            let aside = self.set_aside.iter().map(|aside| {
                let mut branch = self.record(&aside.record, "");
                branch.notes.insert(0, Line::plain(&aside.why));
                branch
            });
            sections.push(Section::new(say.set_aside(), vec![Block::Tree(aside.collect())]));
        }
        if !self.next.is_empty() {
            let next = self.next.iter().map(|next| Block::Text(Line::plain(format!("- {next}")))).collect();
            sections.push(Section::new(say.explain_next_heading(), next));
        }
        Page { title: self.frame.title.clone(), subtitle: subtitle_in(say, &self.frame), sections }
    }
}

impl ExplainPage {
    fn say(&self) -> Phrases {
        Phrases::of(self.language)
    }

    fn branch(&self, node: &Node) -> Branch {
        let say = self.say();
        let line = match (&node.word, node.verdict) {
            (Some(word), verdict) => {
                let tone = verdict.map_or(Tone::Strong, tone_of);
                Line::plain(format!("{}{}", say.isolated(&node.text), say.colon())).and(word, tone)
            }
            (None, _) => Line::plain(&node.text),
        };
        let earlier = node.records.len().saturating_sub(CITED);
        let records = node.records.iter().skip(earlier).map(|record| self.record(record, &node.text));
        let mut notes: Vec<Line> = node.notes.iter().map(Line::faint).collect();
        if earlier > 0 {
            notes.push(Line::faint(say.explain_last_records(CITED, earlier)));
        }
        Branch {
            mark: node.verdict.map(mark_of),
            line,
            notes,
            children: node.children.iter().map(|child| self.branch(child)).chain(records).collect(),
        }
    }

    /// A record and its document: `r122: 138 kg, 2026-10-01, IAEA (A1)`; its subject is left out where it stands above.
    fn record(&self, record: &RecordLine, above: &str) -> Branch {
        let say = self.say();
        let subject = record.subject_below(above);
        let says = [subject, record.value.as_str(), record.at.as_str()].into_iter().filter(|part| !part.is_empty());
        let says = says.map(|part| say.isolated(part)).collect::<Vec<_>>();
        let source = match &record.via {
            Some(via) => say.explain_via(&record.source, via),
            None => record.source.clone(),
        };
        let who = format!("{}{}", say.comma(), say.isolated(&format!("{source}{}", record.trust())));
        let line = Line::of(say.isolated(&record.id), Tone::Strong)
            .and(format!("{}{}", say.colon(), say.in_row(&says)), Tone::Plain)
            .and(who, Tone::Faint);
        let recorded = say.explain_recorded(&say.text_moment(&self.frame.calendar, record.recorded_at));
        let marking = Some(record.marking.clone()).filter(|marking| marking != "clear");
        let remark = record.note.as_ref().map(|note| format!("\"{note}\""));
        let about = [marking, record.reference.clone(), record.url.clone(), remark].into_iter().flatten();
        let about: Vec<String> = about.map(|part| say.isolated(&part)).collect();
        let about = say.in_row(&[vec![recorded], about].concat());
        Branch { mark: None, line, notes: vec![Line::faint(about)], children: Vec::new() }
    }
}
