//! What is to be said of one kind of design finding.

use servanda_analysis::finding::Finding;

use crate::page::{Block, Line, Page, Section};
use crate::render::{Style, text};

/// What a finding is, why it matters, what to do, and how it is accepted.
pub fn explain_finding(finding: &Finding, style: Style) -> String {
    let section = |heading: &str, said: &[String]| Section {
        heading: Some(heading.to_owned()),
        blocks: said.iter().map(|line| Block::Text(Line::plain(line))).collect(),
    };
    let name = finding.name;
    let accept = [
        format!("allow {name} because \"...\""),
        "in the declaration that it is about, or in `agreement` for the whole text; the reason is shown with it"
            .to_owned(),
    ];
    let page = Page {
        title: name.to_owned(),
        subtitle: format!("a {} of the design, under `{}`", finding.severity.word(), finding.group.word()),
        sections: vec![
            section("What is found", &[finding.what.to_owned()]),
            section("Why it matters", &[finding.why.to_owned()]),
            section("What to do", &[finding.cure.to_owned()]),
            section("To accept it in writing", &accept),
        ],
    };
    text(&page, style)
}
