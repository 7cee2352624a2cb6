//! Exposure: along the sequence of an agreement, what each side has given and got, what of it can be taken back, and when
//! a side has most to lose if the others stop.
//!
//! The same is counted for every side, and nothing is weighed: a step done, a duty taken up, a relief granted are one
//! each. What a side has *at stake* is what it has given while the return is not in its hands: steps and duties on which
//! a relief to it depends that is not granted yet, and reliefs that it granted and would have to take back.

use std::collections::{BTreeMap, BTreeSet};

use servanda_agreement::{ActorId, Agreement, CommitmentId, Condition, Form, Place, Relief, ReliefId};
use servanda_base::Date;
use servanda_engine::{Assessment, Done, Verdict};

use crate::feasibility::{Step, planned};

/// What a side gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Given {
    /// A step that is owed once: done.
    Step(CommitmentId, Option<Place>),
    /// A continuing duty: taken up.
    Duty(CommitmentId),
    /// A relief: granted.
    Relief(ReliefId),
}

/// What happens on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Move {
    /// What is given.
    pub given: Given,
    /// Of a relief: what is done about it.
    pub how: How,
}

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum How {
    Gives,
    Suspends,
    Restores,
    Withdraws,
}

/// How things lie after the moves of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub on: Date,
    /// What happens on it.
    pub moves: Vec<Move>,
    /// How each party stands then, in the order of the text.
    pub sides: Vec<Side>,
}

/// How one party stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The party.
    pub party: ActorId,
    /// What it has given and not taken back.
    pub given: Vec<Given>,
    /// What it has got from others.
    pub got: Vec<Given>,
    /// What of that which it gave has its return still in the hands of others.
    pub at_stake: Vec<Given>,
}

/// What each side has given and got, day by day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exposure {
    /// The days on which something is given or taken back, in order.
    pub moments: Vec<Moment>,
    /// For each party that ever has something at stake: the first moment at which it has most, by its place in the list.
    pub peaks: Vec<(ActorId, usize)>,
}

/// The exposure along the sequence as agreed: every step on the last day on which it is in time, every relief as soon as
/// it is due after that.
pub fn agreed(agreement: &Agreement) -> Exposure {
    let mut moves: BTreeSet<(Date, Move)> = BTreeSet::new();
    for (step, on) in planned(agreement) {
        let given = match step {
            Step::Done(id, place) => Given::Step(id, place),
            Step::Begun(id) if continues(&agreement.commitments[id].form) => Given::Duty(id),
            Step::Granted(id) => Given::Relief(id),
            _ => continue,
        };
        moves.insert((on, Move { given, how: How::Gives }));
    }
    laid_out(agreement, &moves)
}

/// The exposure as it came about: from what is assessed, up to a day. Empty if nothing was done yet.
pub fn recorded(agreement: &Agreement, assessment: &Assessment, through: Date) -> Exposure {
    let calendar = &agreement.calendar;
    let end = calendar.last_instant(through);
    let mut moves: BTreeSet<(Date, Move)> = BTreeSet::new();
    let mut done = false;
    for ((id, commitment), assessed) in agreement.commitments.iter().zip(&assessment.commitments) {
        let parts = assessed.parts.iter().map(|(place, line)| (Some(*place), line));
        let lines: Vec<_> = if assessed.parts.is_empty() { vec![(None, &assessed.whole)] } else { parts.collect() };
        let continues = continues(&commitment.form);
        for (place, line) in lines {
            let is = |verdict: Verdict| match continues {
                true => !matches!(verdict, Verdict::Upcoming | Verdict::Excused | Verdict::Waived),
                false => matches!(verdict, Verdict::Met | Verdict::Late),
            };
            let first = line.stretches().find(|(from, _, standing)| *from <= end && is(standing.verdict));
            let Some((from, ..)) = first.filter(|(from, ..)| from.is_finite()) else { continue };
            let given = if continues { Given::Duty(id) } else { Given::Step(id, place) };
            done |= !continues;
            moves.insert((calendar.date_of(from), Move { given, how: How::Gives }));
        }
    }
    for (id, assessed) in agreement.reliefs.ids().zip(&assessment.reliefs) {
        for (from, _, what) in assessed.done.stretches().filter(|(from, ..)| from.is_finite() && *from <= end) {
            let how = match what {
                Done::Nothing => continue,
                Done::Granted | Done::GrantedInPart => How::Gives,
                Done::Suspended => How::Suspends,
                Done::Restored => How::Restores,
                Done::Withdrawn => How::Withdraws,
            };
            done = true;
            moves.insert((calendar.date_of(from), Move { given: Given::Relief(id), how }));
        }
    }
    if done { laid_out(agreement, &moves) } else { Exposure::default() }
}

/// Whether a form asks for something throughout its term rather than once.
fn continues(form: &Form) -> bool {
    !matches!(form, Form::Once { .. })
}

/// The moments of dated moves.
fn laid_out(agreement: &Agreement, moves: &BTreeSet<(Date, Move)>) -> Exposure {
    let table = Table::of(agreement);
    let mut in_force: BTreeSet<Given> = BTreeSet::new();
    let mut moments: Vec<Moment> = Vec::new();
    let mut first_duty: BTreeSet<CommitmentId> = BTreeSet::new();
    for (on, one) in moves {
        // Parts of a duty take it up together.
        if matches!(one.given, Given::Duty(id) if !first_duty.insert(id)) {
            continue;
        }
        match one.how {
            How::Gives | How::Restores => in_force.insert(one.given),
            How::Suspends | How::Withdraws => in_force.remove(&one.given),
        };
        match moments.last_mut().filter(|moment| moment.on == *on) {
            Some(moment) => moment.moves.push(*one),
            None => moments.push(Moment { on: *on, moves: vec![*one], sides: Vec::new() }),
        }
        if let Some(moment) = moments.last_mut() {
            moment.sides = agreement.parties().map(|party| table.side(party, &in_force)).collect();
        }
    }
    let peaks = agreement.parties().enumerate().filter_map(|(index, party)| {
        let stake = |moment: &Moment| moment.sides.get(index).map_or(0, |side| side.at_stake.len());
        let most = moments.iter().map(stake).max().filter(|most| *most > 0)?;
        Some((party, moments.iter().position(|moment| stake(moment) == most)?))
    });
    Exposure { peaks: peaks.collect(), moments }
}

/// Who gives what to whom, and what depends on what.
struct Table<'a> {
    agreement: &'a Agreement,
    /// For each commitment the reliefs whose condition asks for it.
    returns: BTreeMap<CommitmentId, Vec<ReliefId>>,
}

impl<'a> Table<'a> {
    fn of(agreement: &'a Agreement) -> Self {
        let mut returns: BTreeMap<CommitmentId, Vec<ReliefId>> = BTreeMap::new();
        for (id, relief) in agreement.reliefs.iter() {
            for commitment in relief.when.iter().flat_map(asked) {
                returns.entry(commitment).or_default().push(id);
            }
        }
        Self { agreement, returns }
    }

    fn side(&self, party: ActorId, in_force: &BTreeSet<Given>) -> Side {
        let given: Vec<Given> = in_force.iter().filter(|given| self.gives(party, **given)).copied().collect();
        let got = in_force.iter().filter(|given| self.gets(party, **given) && !self.gives(party, **given)).copied();
        let at_stake = given.iter().filter(|given| self.is_at_stake(party, **given, in_force)).copied();
        Side { party, got: got.collect(), at_stake: at_stake.collect(), given }
    }

    fn gives(&self, party: ActorId, given: Given) -> bool {
        let among = |actors: &[ActorId]| actors.iter().any(|actor| self.agreement.members(*actor).contains(&party));
        match given {
            Given::Step(_, Some(Place::Party(owing))) => owing == party,
            Given::Step(id, _) | Given::Duty(id) => among(&self.agreement.commitments[id].owed_by),
            Given::Relief(id) => among(&self.agreement.reliefs[id].granted_by),
        }
    }

    fn gets(&self, party: ActorId, given: Given) -> bool {
        match given {
            Given::Step(id, place) => self.agreement.owed_to(id, place).contains(&party),
            Given::Duty(id) => self.agreement.commitments[id].owed_to.contains(&party),
            Given::Relief(id) => self.agreement.reliefs[id].granted_to.contains(&party),
        }
    }

    /// Whether the return for what a party gave is still in the hands of others.
    fn is_at_stake(&self, party: ActorId, given: Given, in_force: &BTreeSet<Given>) -> bool {
        let id = match given {
            Given::Relief(_) => return true,
            Given::Step(id, _) | Given::Duty(id) => id,
        };
        let to_it = |relief: &Relief| relief.granted_to.contains(&party);
        let returns = self.returns.get(&id).into_iter().flatten();
        returns
            .copied()
            .any(|relief| to_it(&self.agreement.reliefs[relief]) && !in_force.contains(&Given::Relief(relief)))
    }
}

/// The commitments for which a condition asks that they be met.
fn asked(condition: &Condition) -> Vec<CommitmentId> {
    use servanda_agreement::VerdictWord;
    match condition {
        Condition::Verdict { commitment, word: VerdictWord::Met | VerdictWord::MetOnTime, .. } => vec![*commitment],
        Condition::For(condition, _) => asked(condition),
        Condition::All(all) | Condition::Any(all) | Condition::AtLeast(_, all) => all.iter().flat_map(asked).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::agreement;

    fn told(declarations: &str) -> Vec<String> {
        let agreement = agreement(declarations);
        let name = |given: &Given| match given {
            Given::Step(id, _) | Given::Duty(id) => agreement.commitments[*id].declared.name.to_string(),
            Given::Relief(id) => agreement.reliefs[*id].declared.name.to_string(),
        };
        let all = |given: &[Given]| given.iter().map(name).collect::<Vec<_>>().join(" ");
        let exposure = agreed(&agreement);
        let mut lines: Vec<String> = Vec::new();
        for moment in &exposure.moments {
            let sides = moment.sides.iter().map(|side| {
                format!("gave [{}] got [{}] stakes [{}]", all(&side.given), all(&side.got), all(&side.at_stake))
            });
            lines.push(format!("{}: {}", moment.on, sides.collect::<Vec<_>>().join("; ")));
        }
        for (party, place) in &exposure.peaks {
            lines.push(format!("{} most on {}", agreement.actors[*party].declared.name, exposure.moments[*place].on));
        }
        lines
    }

    #[test]
    fn each_side_stakes_what_it_gave_before_the_return() {
        let text = "event a \"A\" once\nmeasure stock \"S\" in kg\n\
            commitment first \"F\"\n  North does a by 2026-02-01\n\
            commitment cap \"C\"\n  North keeps stock <= 300 kg\n  from 2026-02-10\n\
            relief loan \"L\"\n  South grants within 10 days\n  when first met and cap met for 30 days\n  worth 5 USD";
        assert_eq!(
            told(text),
            [
                "2026-02-01: gave [first] got [] stakes [first]; gave [] got [first] stakes []",
                "2026-02-10: gave [first cap] got [] stakes [first cap]; gave [] got [first cap] stakes []",
                "2026-03-12: gave [first cap] got [loan] stakes []; gave [loan] got [first cap] stakes [loan]",
                "North most on 2026-02-10",
                "South most on 2026-03-12",
            ]
        );
    }

    #[test]
    fn the_sides_are_told_in_the_same_way() {
        let text = |one: &str, other: &str| {
            format!(
                "event a \"A\" once\ncommitment first \"F\"\n  {one} does a by 2026-02-01\n\
                 relief loan \"L\"\n  {other} grants within 10 days\n  when first met"
            )
        };
        let swapped = |lines: Vec<String>| -> Vec<Vec<String>> {
            lines
                .iter()
                .filter(|line| line.contains(';'))
                .map(|line| {
                    let (on, sides) = line.split_once(": ").unwrap();
                    let mut sides: Vec<String> = sides.split("; ").map(str::to_owned).collect();
                    sides.sort();
                    sides.push(on.to_owned());
                    sides
                })
                .collect()
        };
        assert_eq!(swapped(told(&text("North", "South"))), swapped(told(&text("South", "North"))));
    }
}
