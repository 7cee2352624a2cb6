//! A relief that stands whatever happens after it was given.

use servanda_agreement::{Relief, Reversible};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "relief-without-suspension",
    severity: Severity::Warning,
    group: Group::Sequenced,
    what: "A relief can neither be suspended nor withdrawn, and the text does not call it irreversible.",
    why: "Once given it no longer depends on anything, so nothing is left that would be lost by a breach; the Joint Plan \
          of Action of November 2013 paid 4.2 billion USD in instalments for that reason, each of which could be held \
          back.",
    cure: "add `suspend when COMMITMENT breached` and `restore within 14 days`, or write `irreversible` if that is meant",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let reliefs = survey.agreement.reliefs.iter().map(|(_, relief)| relief);
    reliefs.filter(|relief| stands(relief)).map(note).collect()
}

fn stands(relief: &Relief) -> bool {
    let never = relief.reversible == Some(Reversible::Never);
    !never && relief.suspend_when.is_none() && relief.withdraw_when.is_none()
}

fn note(relief: &Relief) -> Note<'_> {
    let message = format!("`{}` can neither be suspended nor withdrawn, whatever is breached", relief.declared.name);
    Note::on(&relief.declared, "relief", message)
}
