//! All that one side gives falls due at once.

use std::collections::{BTreeMap, BTreeSet};

use servanda_agreement::{ActorId, GrantTerm, Relief, ReliefId};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "all-at-once",
    severity: Severity::Warning,
    group: Group::Sequenced,
    what: "All that one side gives falls due at once, though the other side has several things to do.",
    why: "After it nothing is left to give for what comes later, and before it nothing is given for what was done: most \
          of the relief of the JCPOA came on a single day, 16 January 2016.",
    cure: "give it in tranches, each for a step that was verified, and begin with a small one",
    check,
};

/// One relief for several steps is all at once if the other side owes so many.
const SEVERAL: usize = 3;

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let agreement = survey.agreement;
    let mut owed: BTreeMap<ActorId, usize> = BTreeMap::new();
    for party in agreement.commitments.iter().flat_map(|(_, commitment)| &commitment.owed_by) {
        *owed.entry(*party).or_default() += 1;
    }
    let mut by_side: BTreeMap<ActorId, Vec<ReliefId>> = BTreeMap::new();
    for (id, relief) in agreement.reliefs.iter() {
        relief.granted_by.iter().for_each(|side| by_side.entry(*side).or_default().push(id));
    }
    // Who grants jointly gives the same, which is told once.
    let given: BTreeSet<Vec<ReliefId>> = by_side.into_values().collect();
    let notes = given.into_iter().filter_map(|ids| {
        let reliefs: Vec<&Relief> = ids.into_iter().map(|id| &agreement.reliefs[id]).collect();
        let (first, others) = reliefs.split_first()?;
        let owed = first.granted_to.iter().filter_map(|party| owed.get(party)).max().copied().unwrap_or_default();
        let at_once = match others {
            [] => owed >= SEVERAL && asked(first) > 1,
            _ => {
                owed > 1
                    && others.iter().all(|other| other.when == first.when && is_same_term(&other.term, &first.term))
            }
        };
        at_once.then(|| note(first, others, owed))
    });
    notes.collect()
}

/// How many commitments the condition of a relief asks for.
fn asked(relief: &Relief) -> usize {
    let mut named = BTreeSet::new();
    if let Some(when) = &relief.when {
        walk::condition(when, &mut |leaf, _| {
            if let Leaf::Verdict(commitment, _) = leaf {
                named.insert(commitment);
            }
        });
    }
    named.len()
}

fn is_same_term(one: &GrantTerm, other: &GrantTerm) -> bool {
    match (one, other) {
        (GrantTerm::By(one), GrantTerm::By(other)) => one == other,
        (GrantTerm::By(_), _) | (_, GrantTerm::By(_)) => false,
        _ => true,
    }
}

fn note<'a>(first: &'a Relief, others: &[&'a Relief], owed: usize) -> Note<'a> {
    let of = &first.declared;
    let message = match others.len() {
        0 => format!("`{}` is all that this side gives, at once, for {owed} commitments of the other", of.name),
        more => format!("`{}` and {more} more, all that this side gives, fall due at once", of.name),
    };
    let mut note = Note::on(of, "relief", message);
    for other in others.iter().take(5) {
        note = note.also(&other.declared, "relief", "at the same time");
    }
    note
}
