//! A relief that may be taken back, and nothing says how soon.

use servanda_agreement::{Condition, ProcedureWord, Relief};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "snapback-without-clock",
    severity: Severity::Warning,
    group: Group::Sequenced,
    what: "A relief may be suspended or withdrawn, and nothing says how soon it can be.",
    why: "A threat without a clock is not believed, and one that can be carried out overnight is feared: the JCPOA \
          gives its snapback thirty days, so that all know how much time they have.",
    cure: "add `reversible within 14 days`, or let it wait for a procedure, whose stages have clocks",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    survey.agreement.reliefs.iter().filter_map(|(_, relief)| of_relief(relief)).collect()
}

fn of_relief(relief: &Relief) -> Option<Note<'_>> {
    if relief.reversible.is_some() {
        return None;
    }
    let clauses = [("suspend when", &relief.suspend_when), ("withdraw when", &relief.withdraw_when)];
    let (words, _) = clauses.into_iter().find(|(_, when)| when.as_ref().is_some_and(|when| !has_clock(when)))?;
    let message = format!("nothing says how soon `{}` can be taken back", relief.declared.name);
    Some(Note::on(&relief.declared, words, message))
}

/// Whether it waits for the stages of a procedure.
fn has_clock(condition: &Condition) -> bool {
    let mut has = false;
    walk::condition(condition, &mut |leaf, asked| {
        has |= asked && matches!(leaf, Leaf::Procedure(_, ProcedureWord::Exhausted));
    });
    has
}
