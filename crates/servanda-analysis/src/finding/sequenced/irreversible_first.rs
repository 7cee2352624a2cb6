//! A relief that cannot be taken back comes before one that can.

use std::collections::BTreeMap;

use servanda_agreement::{ActorId, Relief, ReliefId, Reversible};
use servanda_base::{Date, Severity};

use super::timing;
use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "irreversible-first",
    severity: Severity::Warning,
    group: Group::Sequenced,
    what: "A relief that cannot be taken back comes before one of the same side that can.",
    why: "What can be taken back is the lever while trust is still to be made, and it is kept for last: the frozen \
          deposits at Banco Delta Asia were paid out in June 2007, before the reactor was shut down, and could not be \
          called back when the talks stopped in December 2008.",
    cure: "begin with what can be suspended, and end with what cannot be undone",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let reliefs = &survey.agreement.reliefs;
    // Of each side the last of what can be taken back, and for each relief one that waits for it and can be.
    let mut last: BTreeMap<ActorId, (Date, ReliefId)> = BTreeMap::new();
    let mut follows: BTreeMap<ReliefId, ReliefId> = BTreeMap::new();
    for (id, relief) in reliefs.iter().filter(|(_, relief)| is_reversible(relief)) {
        if let Some(day) = timing::release_of(survey, relief) {
            for side in &relief.granted_by {
                let known = last.entry(*side).or_insert((day, id));
                *known = (*known).max((day, id));
            }
        }
        if let Some(when) = &relief.when {
            walk::condition(when, &mut |leaf, asked| {
                if let (Leaf::Relief(first, _), true) = (leaf, asked) {
                    follows.entry(first).or_insert(id);
                }
            });
        }
    }
    let fixed = reliefs.iter().filter(|(_, relief)| relief.reversible == Some(Reversible::Never));
    let notes = fixed.filter_map(|(id, relief)| {
        let day = timing::release_of(survey, relief);
        let later = relief.granted_by.iter().filter_map(|side| last.get(side));
        let by_date = later.filter(|(other, _)| day.is_some_and(|day| day < *other)).map(|(_, other)| *other).next();
        let then = follows.get(&id).copied().or(by_date)?;
        Some(note(relief, &reliefs[then]))
    });
    notes.collect()
}

fn is_reversible(relief: &Relief) -> bool {
    let can_be_taken_back = relief.suspend_when.is_some() || relief.withdraw_when.is_some();
    relief.reversible.map_or(can_be_taken_back, |reversible| reversible != Reversible::Never)
}

fn note<'a>(relief: &'a Relief, then: &'a Relief) -> Note<'a> {
    let of = &relief.declared;
    let message = format!("`{}` cannot be taken back, and comes before `{}`, which can", of.name, then.declared.name);
    Note::on(of, "irreversible", message).also(&then.declared, "reversible", "this comes later")
}
