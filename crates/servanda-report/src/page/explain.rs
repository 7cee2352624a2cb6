//! The reasons of one thing, as a page.

use super::{Block, Branch, Line, Page, Section, ToPage, Tone, mark_of, subtitle, tone_of};
use crate::explain::{ExplainPage, Node};
use crate::words::{RecordLine, civil};

impl ToPage for ExplainPage {
    fn to_page(&self) -> Page {
        let clause = self.clause.as_ref().map(|clause| format!(", {clause}")).unwrap_or_default();
        let mut text: Vec<Block> =
            vec![Block::Text(Line::of(&self.title, Tone::Strong).and(format!(" ({}{clause})", self.id), Tone::Faint))];
        text.extend(self.says.iter().map(|line| Block::Text(Line::plain(format!("  {line}")))));
        let mut sections = vec![Section { heading: None, blocks: text }];
        sections.push(Section::new("Reasons", vec![Block::Tree(vec![self.branch(&self.root)])]));
        if !self.set_aside.is_empty() {
            let aside = self.set_aside.iter().map(|aside| {
                let mut branch = self.record(&aside.record);
                branch.notes.insert(0, Line::plain(format!("set aside: {}", aside.why)));
                branch
            });
            sections.push(Section::new("Set aside", vec![Block::Tree(aside.collect())]));
        }
        if !self.next.is_empty() {
            let next = self.next.iter().map(|next| Block::Text(Line::plain(format!("- {next}")))).collect();
            sections.push(Section::new("What would change it next", next));
        }
        Page { title: self.frame.title.clone(), subtitle: subtitle(&self.frame), sections }
    }
}

impl ExplainPage {
    fn branch(&self, node: &Node) -> Branch {
        let line = match (&node.word, node.verdict) {
            (Some(word), Some(verdict)) => Line::plain(format!("{}: ", node.text)).and(word, tone_of(verdict)),
            (Some(word), None) => Line::plain(format!("{}: ", node.text)).and(word, Tone::Strong),
            (None, _) => Line::plain(&node.text),
        };
        let records = node.records.iter().map(|record| self.record(record));
        Branch {
            mark: node.verdict.map(mark_of),
            line,
            notes: node.notes.iter().map(Line::faint).collect(),
            children: node.children.iter().map(|child| self.branch(child)).chain(records).collect(),
        }
    }

    /// A record and its document: `r122 stockpile at natanz: 138 kg, 2026-10-01`.
    fn record(&self, record: &RecordLine) -> Branch {
        let recorded = civil(&self.frame.calendar, record.recorded_at);
        let via = record.via.as_ref().map(|via| format!(" via {via}")).unwrap_or_default();
        let marking = if record.marking == "clear" { String::new() } else { format!(", {}", record.marking) };
        let mut notes =
            vec![Line::faint(format!("{}{via} ({}), recorded {recorded}{marking}", record.source, record.grade))];
        let document = [&record.reference, &record.url].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
        if !document.is_empty() {
            notes.push(Line::faint(document));
        }
        notes.extend(record.note.as_ref().map(|note| Line::faint(format!("\"{note}\""))));
        let line = Line::of(&record.id, Tone::Strong).and(format!(" {}, {}", record.says(), record.at), Tone::Plain);
        Branch { mark: None, line, notes, children: Vec::new() }
    }
}
