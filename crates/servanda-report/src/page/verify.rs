//! Whether a site follows from its bundle, to be read.

use super::{Block, Branch, Line, Page, Section, ToPage, Tone};
use crate::verify::VerifyPage;

/// How many of each kind are told; the rest are counted.
const SHOWN: usize = 20;

impl ToPage for VerifyPage {
    fn to_page(&self) -> Page {
        let mut sections = vec![Section { heading: None, blocks: vec![Block::Text(self.outcome())] }];
        if self.made_by != self.verified_by && !self.differing.is_empty() {
            let other = format!(
                "It was made by {}, and this is {}: pages may look otherwise; verdicts may not.",
                self.made_by, self.verified_by
            );
            sections.push(Section { heading: None, blocks: vec![Block::Text(Line::of(other, Tone::Doubtful))] });
        }
        let verdicts = self.otherwise.iter().map(|one| {
            let place = one.site.as_ref().map(|site| format!(" at {site}")).unwrap_or_default();
            let or_none = |word: &str| if word.is_empty() { "nothing".to_owned() } else { word.to_owned() };
            let (published, follows) = (or_none(&one.published), or_none(&one.follows));
            (
                format!("{}{place}, from {}", one.id, one.from),
                vec![format!("published: {published}; what follows: {follows}")],
            )
        });
        let files = self.differing.iter().map(|one| {
            let lines = vec![format!("published: {}", one.published), format!("what follows: {}", one.follows)];
            (format!("{}, line {}", one.path, one.line), lines)
        });
        let missing = self.missing.iter().map(|path| (path.clone(), Vec::new()));
        let foreign = self.foreign.iter().map(|path| (path.clone(), Vec::new()));
        sections.extend(list("Verdicts that do not follow", verdicts.collect()));
        sections.extend(list("Files that come out otherwise", files.collect()));
        sections.extend(list("Files that are not there", missing.collect()));
        sections.extend(list("Files that are no part of it, of which nothing is said here", foreign.collect()));
        let subtitle =
            format!("as of {}, known {}, for {}, standard {}", self.at, self.known_at, self.audience, self.standard);
        Page { title: self.agreement.clone(), subtitle, sections }
    }
}

impl VerifyPage {
    fn outcome(&self) -> Line {
        let (files, verdicts, records) = (self.same, self.verdicts, self.records);
        match self.holds() {
            true => Line::of("It holds", Tone::Good).and(
                format!(
                    ": {files} files and {verdicts} stretches of verdicts follow from the text and {records} records in proof/, and from \
                     nothing else. Whether these are the text and all the records is for the publisher to say."
                ),
                Tone::Plain,
            ),
            false => Line::of("It does not hold", Tone::Bad).and(
                format!(": {files} files follow from the text and {records} records in proof/; what does not is told below."),
                Tone::Plain,
            ),
        }
    }
}

fn list(heading: &str, rows: Vec<(String, Vec<String>)>) -> Option<Section> {
    let left = rows.len().saturating_sub(SHOWN);
    let mut branches: Vec<Branch> = rows
        .into_iter()
        .take(SHOWN)
        .map(|(text, notes)| Branch {
            mark: None,
            line: Line::plain(text),
            notes: notes.into_iter().map(Line::faint).collect(),
            children: Vec::new(),
        })
        .collect();
    if branches.is_empty() {
        return None;
    }
    if left > 0 {
        branches.push(Branch {
            mark: None,
            line: Line::faint(format!("and {left} more")),
            notes: Vec::new(),
            children: Vec::new(),
        });
    }
    Some(Section::new(heading, vec![Block::Tree(branches)]))
}
