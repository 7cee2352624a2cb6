//! A relief that asks nothing of those to whom it is granted.

use servanda_agreement::Relief;
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "unconditional-relief",
    severity: Severity::Warning,
    group: Group::Sequenced,
    what: "A relief asks nothing of those to whom it is granted: it has no condition, or one that no act of theirs meets.",
    why: "It comes whatever they have done: the restrictions on arms of resolution 2231 ended on 18 October 2020 by time \
          alone, while the Agency reported a stock far above its limit.",
    cure: "add `when COMMITMENT met`, or tie the date to what has been verified by then",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    survey.agreement.reliefs.iter().filter_map(|(_, relief)| note(relief)).collect()
}

fn note(relief: &Relief) -> Option<Note<'_>> {
    let of = &relief.declared;
    let Some(when) = &relief.when else {
        let message = format!("`{}` has no condition: it is due whatever the other side does", of.name);
        return Some(Note::on(of, "relief", message));
    };
    let mut asks = false;
    walk::condition(when, &mut |leaf, _| {
        asks |= matches!(leaf, Leaf::Verdict(..) | Leaf::Event(_) | Leaf::Measure(..));
    });
    let message = format!("the condition of `{}` asks nothing of those to whom it is granted", of.name);
    (!asks).then(|| Note::on(of, "when", message))
}
