//! Conditions as ways in which they can be true: each a list of what must be so, or not so, at one instant.

use servanda_agreement::{Agreement, Condition, Named, ReliefWord};

use super::states::States;

/// A condition that cannot be taken apart, and whether it is to be true or false.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Literal<'c> {
    pub condition: &'c Condition,
    pub so: bool,
}

/// The most ways that are looked at.
const WAYS: usize = 512;

/// The ways in which a condition can be true (or, unless `so`, false); `None` if there are too many to look at.
pub(super) fn terms(condition: &Condition, so: bool) -> Option<Vec<Vec<Literal<'_>>>> {
    match (condition, so) {
        (Condition::Not(condition), _) => terms(condition, !so),
        // It was so throughout, and at the end of it too.
        (Condition::For(condition, _), true) => terms(condition, true),
        // It was not so at some other time: that says nothing of this instant.
        (Condition::For(condition, _), false) => {
            let ways = terms(condition, false)?;
            Some(if ways.is_empty() { ways } else { vec![Vec::new()] })
        }
        (Condition::All(all), true) | (Condition::Any(all), false) => {
            let mut ways = vec![Vec::new()];
            for condition in all {
                ways = both(&ways, &terms(condition, so)?)?;
            }
            Some(ways)
        }
        (Condition::Any(any), true) | (Condition::All(any), false) => {
            let mut ways = Vec::new();
            for condition in any {
                ways.extend(terms(condition, so)?);
            }
            (ways.len() <= WAYS).then_some(ways)
        }
        (Condition::AtLeast(count, some), _) => {
            let count = usize::try_from(*count).unwrap_or(usize::MAX);
            // It is false if too many are.
            let needed = if so { count } else { (some.len() + 1).saturating_sub(count) };
            so_many(some, needed, so)
        }
        _ => Some(vec![vec![Literal { condition, so }]]),
    }
}

/// The ways in which `needed` of several are so.
fn so_many(some: &[Condition], needed: usize, so: bool) -> Option<Vec<Vec<Literal<'_>>>> {
    if needed == 0 {
        return Some(vec![Vec::new()]);
    }
    let Some((first, rest)) = some.split_first() else { return Some(Vec::new()) };
    let mut ways = both(&terms(first, so)?, &so_many(rest, needed - 1, so)?)?;
    ways.extend(so_many(rest, needed, so)?);
    (ways.len() <= WAYS).then_some(ways)
}

fn both<'c>(one: &[Vec<Literal<'c>>], other: &[Vec<Literal<'c>>]) -> Option<Vec<Vec<Literal<'c>>>> {
    if one.len().saturating_mul(other.len()) > WAYS {
        return None;
    }
    Some(one.iter().flat_map(|a| other.iter().map(|b| a.iter().chain(b).copied().collect())).collect())
}

impl Literal<'_> {
    /// What must come about before it can be so, if anything must.
    pub(super) fn needs(self, agreement: &Agreement) -> Option<Named> {
        match (self.condition, self.so) {
            // What is owed cannot be asked for before it is due, what was granted only once it was.
            (Condition::Relief { relief, word }, true) => match word {
                ReliefWord::Locked | ReliefWord::Waived | ReliefWord::Lapsed => None,
                _ => Some(Named::Relief(*relief)),
            },
            (Condition::Running(response), true) => Some(Named::Response(*response)),
            // A commitment whose term never begins is upcoming for good.
            (Condition::Verdict { commitment, at, word }, so) => {
                let declared = &agreement.commitments[*commitment];
                let phase = declared.during.filter(|_| declared.from.is_none())?;
                let waits = agreement.phases[phase].from.is_none() && agreement.phases[phase].begins_when.is_some();
                let asks_more = !States::asked(agreement, *commitment, at, *word, so).has_upcoming();
                (waits && asks_more).then_some(Named::Phase(phase))
            }
            _ => None,
        }
    }
}
