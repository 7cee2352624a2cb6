//! A party to whom no report goes.

use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "party-not-told",
    severity: Severity::Warning,
    group: Group::Told,
    what: "No report and no briefing goes to a party itself.",
    why: "A party that has no agreed account of what each side gave and got will be given one by its opponents at home.",
    cure: "add `briefing sides \"What each side gave and got\" every month for NAME, NAME`",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let told = survey.told();
    let untold = survey.agreement.parties().filter(|party| !told.contains(party));
    untold
        .map(|party| {
            let of = &survey.agreement.actors[party].declared;
            Note::on(of, "party", format!("no report and no briefing goes to `{}`, which is a party", of.name))
        })
        .collect()
}
