//! What cannot be so at once.

use std::collections::BTreeSet;

use servanda_agreement::{
    Agreement, At, CommitmentId, Condition, EventRef, GrantTerm, ProcedureWord, ReliefId, ReliefWord,
};

use super::bounds::{Bound, Range};
use super::literals::Literal;
use super::states::States;

/// Of what would have to be so at once, a few that cannot be; `None` if nothing is known to stand against it.
pub(super) fn excluding<'c>(agreement: &Agreement, way: &[Literal<'c>]) -> Option<Vec<Literal<'c>>> {
    // What is wrong by itself, then by twos, then all of one thing: what is told is as little as can be.
    let excluded = |some: &[Literal<'c>]| is_excluded(agreement, some);
    for one in way {
        if excluded(&[*one]) {
            return Some(vec![*one]);
        }
    }
    for (index, one) in way.iter().enumerate() {
        for other in way.iter().skip(index + 1) {
            if excluded(&[*one, *other]) {
                return Some(vec![*one, *other]);
            }
        }
    }
    if !excluded(way) {
        return None;
    }
    let mut least = way.to_vec();
    for literal in way {
        let fewer: Vec<Literal<'c>> = least.iter().filter(|other| *other != literal).copied().collect();
        if excluded(&fewer) {
            least = fewer;
        }
    }
    Some(least)
}

/// Whether these can be shown not to be so at once.
fn is_excluded(agreement: &Agreement, way: &[Literal<'_>]) -> bool {
    denies_itself(way)
        || verdicts(agreement, way)
        || numbers(agreement, way)
        || events(way)
        || reliefs(agreement, way)
        || procedures(way)
}

/// The same condition is to be true and false.
fn denies_itself(way: &[Literal<'_>]) -> bool {
    way.iter().any(|one| one.so && way.iter().any(|other| !other.so && one.condition == other.condition))
}

/// No verdict of a commitment has all the words.
fn verdicts(agreement: &Agreement, way: &[Literal<'_>]) -> bool {
    let asked = |literal: &Literal<'_>| match literal.condition {
        Condition::Verdict { commitment, at, word } => Some((*commitment, at.clone(), *word, literal.so)),
        _ => None,
    };
    let asked: Vec<(CommitmentId, At, _, bool)> = way.iter().filter_map(asked).collect();
    asked.iter().any(|(commitment, at, ..)| {
        let same = asked.iter().filter(|(other, there, ..)| other == commitment && there == at);
        let left = same.fold(States::possible(agreement, *commitment), |left, (id, at, word, so)| {
            left.and(States::asked(agreement, *id, at, *word, *so))
        });
        left.is_empty()
    })
}

/// No number lies within all bounds.
fn numbers(agreement: &Agreement, way: &[Literal<'_>]) -> bool {
    let bounds: Vec<Bound<'_>> = way.iter().filter_map(|literal| Bound::of(literal.condition, literal.so)).collect();
    bounds.iter().any(|bound| {
        let mut range = Range::natural(agreement, bound.of);
        bounds.iter().filter(|other| other.of == bound.of).for_each(|other| other.narrow(&mut range));
        range.is_empty()
    })
}

/// Something would have to come before itself, or have happened and not have happened.
fn events(way: &[Literal<'_>]) -> bool {
    let first = |literal: &Literal<'_>| match (literal.condition, literal.so) {
        (Condition::Before(first, then), true) => Some((first.clone(), then.clone())),
        _ => None,
    };
    let orders: Vec<(EventRef, EventRef)> = way.iter().filter_map(first).collect();
    let not_happened = way.iter().filter_map(|literal| match (literal.condition, literal.so) {
        (Condition::Happened(event), false) => Some(event),
        _ => None,
    });
    let mut not_happened = not_happened;
    if not_happened.any(|event| orders.iter().any(|(first, _)| first == event)) {
        return true;
    }
    // A comes first of each pair; a pair the other way round, directly or by way of others, denies it.
    orders.iter().any(|(start, then)| {
        let mut reached: Vec<&EventRef> = vec![then];
        let mut index = 0;
        while let Some(at) = reached.get(index).copied() {
            index += 1;
            for (_, next) in orders.iter().filter(|(first, _)| first == at) {
                if !reached.contains(&next) {
                    reached.push(next);
                }
            }
        }
        reached.contains(&start)
    })
}

/// No act has been taken that all the words fit, or no status is all of them.
fn reliefs(agreement: &Agreement, way: &[Literal<'_>]) -> bool {
    let asked = |literal: &Literal<'_>| match literal.condition {
        Condition::Relief { relief, word } => Some((*relief, *word, literal.so)),
        _ => None,
    };
    let asked: Vec<(ReliefId, ReliefWord, bool)> = way.iter().filter_map(asked).collect();
    asked.iter().any(|(id, ..)| {
        let same: Vec<(ReliefWord, bool)> =
            asked.iter().filter(|(other, ..)| other == id).map(|(_, word, so)| (*word, *so)).collect();
        let relief = &agreement.reliefs[*id];
        let never = same.iter().any(|(word, so)| {
            *so && match word {
                ReliefWord::Overdue => relief.term == GrantTerm::Open,
                ReliefWord::Lapsed => relief.until.is_none(),
                _ => false,
            }
        });
        never || acts(&same, relief.until.is_some()) || statuses(&same)
    })
}

/// What can have been done of a relief: nothing, given, suspended, withdrawn.
fn acts(asked: &[(ReliefWord, bool)], can_lapse: bool) -> bool {
    let fits = |done: usize| {
        asked.iter().all(|(word, so)| match (word, so) {
            (ReliefWord::Granted, so) => (done == 1 || done == 2) == *so,
            // What is given is not in effect any more once it has lapsed.
            (ReliefWord::InEffect, true) => done == 1,
            (ReliefWord::InEffect, false) => done != 1 || can_lapse,
            (ReliefWord::Suspended, so) => (done == 2) == *so,
            (ReliefWord::Withdrawn, so) => (done == 3) == *so,
            _ => true,
        })
    };
    !(0..4).any(fits)
}

/// A relief has one status at a time.
fn statuses(asked: &[(ReliefWord, bool)]) -> bool {
    let words = asked.iter().filter(|(word, so)| *so && !word.rests_on_acts()).map(|(word, _)| *word);
    let words: BTreeSet<ReliefWord> = words.collect();
    words.len() > 1
}

/// A procedure all of whose cases are settled has none that is open or ran out.
fn procedures(way: &[Literal<'_>]) -> bool {
    let words = way.iter().filter(|literal| literal.so).filter_map(|literal| match literal.condition {
        Condition::Procedure { procedure, word } => Some((*procedure, *word)),
        _ => None,
    });
    let words: Vec<_> = words.collect();
    words.iter().any(|(settled, word)| {
        *word == ProcedureWord::Settled
            && words.iter().any(|(other, word)| other == settled && *word != ProcedureWord::Settled)
    })
}
