//! A stakeholder who is named and never briefed.

use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "stakeholder-not-briefed",
    severity: Severity::Warning,
    group: Group::Included,
    what: "A stakeholder is named and never briefed.",
    why: "To be named and told nothing is worse than not to be named: who is affected hears of each step from others, \
          and in their words.",
    cure: "add it to a briefing or a report: `for NAME`",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let told = survey.told();
    let untold = survey.stakeholders().filter(|(id, _)| !told.contains(id));
    untold.map(|(_, of)| Note::on(of, "stakeholder", format!("`{}` is named and never briefed", of.name))).collect()
}
