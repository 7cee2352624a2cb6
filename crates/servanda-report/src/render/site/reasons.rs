//! Reasons as nested lists, down to the records, which lead to the annex.

use std::fmt::Write;

use crate::explain::{Node, SetAside};
use crate::page;
use crate::render::escape;
use crate::render::html::{Writer, apart, word};
use crate::report::Badge;
use crate::words::RecordLine;

/// A statement with what it rests on, as an item of a list.
pub(super) fn branch(writer: &Writer<'_>, node: &Node) -> String {
    let mut out = format!("<li><span class=\"statement\">{}", apart(&node.text, ""));
    if let Some(said) = &node.word {
        let said = match node.verdict {
            Some(verdict) => {
                let mark = page::mark_of(verdict);
                let (short, rest) = node.parts.clone().unwrap_or((said.clone(), String::new()));
                let badge = Badge { symbol: mark.symbol, word: short, tone: mark.tone };
                format!("{} {}", word(&badge), apart(&rest, ""))
            }
            None => format!("<strong>{}</strong>", apart(said, "")),
        };
        let _ = write!(out, "{}{said}", writer.say().colon());
    }
    out.push_str("</span>");
    for note in &node.notes {
        let _ = write!(out, "<span class=\"below\">{}</span>", apart(note, ""));
    }
    if !node.children.is_empty() || !node.records.is_empty() {
        out.push_str("\n<ul>\n");
        for child in &node.children {
            out.push_str(&branch(writer, child));
        }
        for one in &node.records {
            let _ = writeln!(out, "<li>{}</li>", record(writer, one, &node.text));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</li>\n");
    out
}

/// A record that did not count, and why.
pub(super) fn aside(writer: &Writer<'_>, one: &SetAside) -> String {
    format!("<li>{}<span class=\"below\">{}</span></li>\n", record(writer, &one.record, ""), apart(&one.why, ""))
}

/// A record: its subject is left out where it stands above.
fn record(writer: &Writer<'_>, record: &RecordLine, above: &str) -> String {
    let subject = record.subject_below(above);
    let says = [subject, record.value.as_str(), record.at.as_str()].into_iter().filter(|part| !part.is_empty());
    let says: Vec<String> = says.map(|part| apart(part, "")).collect();
    let who = format!("{}{}", record.source, record.trust());
    let say = writer.say();
    format!(
        "{}{}{}{}<bdi>{}</bdi>",
        writer.record(&record.id),
        say.colon(),
        say.in_row(&says),
        say.comma(),
        escape(&who)
    )
}
