//! A relief that can only be taken back as a whole.

use servanda_agreement::Relief;
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "all-or-nothing",
    severity: Severity::Hint,
    group: Group::Sequenced,
    what: "A relief can be withdrawn but not suspended, so that there is no smaller answer, from which it would come \
          back by itself.",
    why: "A small breach then has no fitting answer, and what was taken back is not given again by itself: when the \
          stock of heavy water passed 130 tonnes in 2016, the JCPOA had no step between a talk in the Joint \
          Commission and the procedure at the end of which relief is withdrawn.",
    cure: "add `suspend when COMMITMENT breached` and `restore within 14 days` before `withdraw`",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let reliefs = survey.agreement.reliefs.iter().map(|(_, relief)| relief);
    reliefs.filter(|relief| relief.withdraw_when.is_some() && relief.suspend_when.is_none()).map(note).collect()
}

fn note(relief: &Relief) -> Note<'_> {
    let message = format!("`{}` can be withdrawn but not suspended", relief.declared.name);
    Note::on(&relief.declared, "withdraw when", message)
}
