//! The reasons of one thing, as a page.

use super::{Block, Branch, Line, Page, Section, ToPage, Tone, mark_of, subtitle, tone_of};
use crate::explain::{ExplainPage, Node};
use crate::words::{RecordLine, civil};

/// How many records are cited at one place; the earlier ones are counted.
const CITED: usize = 5;

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
                let mut branch = self.record(&aside.record, "");
                branch.notes.insert(0, Line::plain(&aside.why));
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
        let earlier = node.records.len().saturating_sub(CITED);
        let records = node.records.iter().skip(earlier).map(|record| self.record(record, &node.text));
        let mut notes: Vec<Line> = node.notes.iter().map(Line::faint).collect();
        if earlier > 0 {
            notes
                .push(Line::faint(format!("the last {CITED} records; {earlier} before them are in the other formats")));
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
        let via = record.via.as_ref().map(|via| format!(" via {via}")).unwrap_or_default();
        let subject = if record.subject == above { "" } else { record.subject.as_str() };
        let says = [subject, record.value.as_str(), record.at.as_str()].into_iter().filter(|part| !part.is_empty());
        let says = says.collect::<Vec<_>>().join(", ");
        let who = format!(", {}{via}{}", record.source, record.trust());
        let line = Line::of(&record.id, Tone::Strong).and(format!(": {says}"), Tone::Plain).and(who, Tone::Faint);
        let recorded = format!("recorded {}", civil(&self.frame.calendar, record.recorded_at));
        let marking = Some(record.marking.clone()).filter(|marking| marking != "clear");
        let remark = record.note.as_ref().map(|note| format!("\"{note}\""));
        let about = [Some(recorded), marking, record.reference.clone(), record.url.clone(), remark];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(", ");
        Branch { mark: None, line, notes: vec![Line::faint(about)], children: Vec::new() }
    }
}
