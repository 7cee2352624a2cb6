//! Dead ends: what can never come about, whatever happens: conditions that wait for each other in a circle, relief that
//! no course of events releases, responses that can never start.
//!
//! A condition is called impossible only if it can be shown to be: a word that its commitment can never get, two words
//! that exclude each other, a bound that no number meets, an act that would have to come before itself. Whatever is not
//! understood is possible. Acts are taken to follow the text: relief is granted once it is due, never before, so that a
//! relief granted too early, which nothing prevents, is no way out.

mod bounds;
mod conflicts;
mod literals;
mod states;

use std::collections::{BTreeMap, BTreeSet};

use servanda_agreement::{Agreement, Condition, Named};
use servanda_base::{Date, Duration, DurationUnit};

use crate::Owner;
use crate::dates::fixed;
use crate::feasibility::{Step, earliest_without_limits};
use literals::{Literal, terms};

/// Something that can never come about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadEnd {
    /// What: a relief, a response, a phase; of a circle all of it, in the order in which each waits for the next.
    pub names: Vec<Owner>,
    /// Why.
    pub why: Why,
}

/// Why something can never come about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Each waits for the next, and the last for the first.
    Circle,
    /// It waits for something that never comes about.
    WaitsFor(Named),
    /// These would have to be so at once, and cannot; each may be denied.
    AtOnce(Vec<(Condition, bool)>),
    /// It lapses before it can be due.
    Lapses {
        /// The first day on which it can be due.
        due: Date,
        /// The last day on which it can be granted.
        last: Date,
    },
}

/// What can come about, as far as it is known so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct World {
    possible: BTreeSet<Named>,
}

/// Everything in an agreement that can never come about.
pub fn dead_ends(agreement: &Agreement) -> Vec<DeadEnd> {
    let subjects = subjects(agreement);
    let all = World { possible: subjects.iter().map(|(named, _)| *named).collect() };
    let mut world = World::default();
    loop {
        let more = subjects.iter().filter(|(named, _)| !world.possible.contains(named));
        let more: Vec<Named> =
            more.filter(|(_, when)| hindrance(agreement, when, &world).is_none()).map(|(named, _)| *named).collect();
        if more.is_empty() {
            break;
        }
        world.possible.extend(more);
    }
    let mut found = Vec::new();
    let mut waits: BTreeMap<Named, Named> = BTreeMap::new();
    for (named, when) in subjects.iter().filter(|(named, _)| !world.possible.contains(named)) {
        match (hindrance(agreement, when, &all), hindrance(agreement, when, &world)) {
            (Some(Hindrance::AtOnce(literals)), _) => {
                let literals = literals.iter().map(|literal| (literal.condition.clone(), literal.so)).collect();
                found.push(DeadEnd { names: vec![Owner::Of(*named)], why: Why::AtOnce(literals) });
            }
            (_, Some(Hindrance::Waits(other))) => {
                waits.insert(*named, other);
            }
            _ => {}
        }
    }
    found.extend(circles(&waits));
    found.extend(lapsing(agreement, &world));
    found.sort_by_key(|dead_end| dead_end.names.first().copied());
    found
}

/// Everything that waits for a condition, with that condition.
fn subjects(agreement: &Agreement) -> Vec<(Named, Condition)> {
    let reliefs = agreement.reliefs.iter().map(|(id, relief)| {
        let always = || Condition::All(Vec::new());
        (Named::Relief(id), relief.when.clone().unwrap_or_else(always))
    });
    let responses = agreement.responses.iter().map(|(id, response)| (Named::Response(id), response.when.clone()));
    let phases = agreement.phases.iter().filter(|(_, phase)| phase.from.is_none());
    let phases = phases.filter_map(|(id, phase)| Some((Named::Phase(id), phase.begins_when.clone()?)));
    phases.chain(reliefs).chain(responses).collect()
}

/// What stands in the way of a condition.
enum Hindrance<'c> {
    /// In every way in which it could be true, some would have to be so at once and cannot; told of the first way.
    AtOnce(Vec<Literal<'c>>),
    /// Something else would have to come about first.
    Waits(Named),
}

/// What stands in the way of a condition in a world, if anything does.
fn hindrance<'c>(agreement: &Agreement, condition: &'c Condition, world: &World) -> Option<Hindrance<'c>> {
    // A condition of too many ways is taken to be possible.
    let ways = terms(condition, true)?;
    let mut first = None;
    for way in ways {
        match hindrance_of(agreement, &way, world) {
            None => return None,
            // To wait is more than to be impossible: it is what could be otherwise.
            Some(Hindrance::Waits(named)) if !matches!(first, Some(Hindrance::Waits(_))) => {
                first = Some(Hindrance::Waits(named));
            }
            hindrance => first = first.or(hindrance),
        }
    }
    first
}

fn hindrance_of<'c>(agreement: &Agreement, way: &[Literal<'c>], world: &World) -> Option<Hindrance<'c>> {
    if let Some(at_once) = conflicts::excluding(agreement, way) {
        return Some(Hindrance::AtOnce(at_once));
    }
    let needed = way.iter().filter_map(|literal| literal.needs(agreement));
    needed.filter(|named| !world.possible.contains(named)).map(Hindrance::Waits).next()
}

/// The circles among what waits, and what waits for one of them.
fn circles(waits: &BTreeMap<Named, Named>) -> Vec<DeadEnd> {
    let mut found: Vec<DeadEnd> = Vec::new();
    let mut told: BTreeSet<Named> = BTreeSet::new();
    for start in waits.keys() {
        let mut way: Vec<Named> = Vec::new();
        let mut at = Some(*start);
        while let Some(named) = at.filter(|named| !way.contains(named)) {
            way.push(named);
            at = waits.get(&named).copied();
        }
        let Some(first) = at.and_then(|named| way.iter().position(|other| *other == named)) else { continue };
        let circle: Vec<Named> = way.drain(first..).collect();
        if circle.iter().all(|named| told.insert(*named)) {
            // Told from the first of it in the text.
            let least = circle.iter().enumerate().min_by_key(|(_, named)| **named).map_or(0, |(index, _)| index);
            let names = circle.iter().cycle().skip(least).take(circle.len()).map(|named| Owner::Of(*named)).collect();
            found.push(DeadEnd { names, why: Why::Circle });
        }
    }
    let others = waits.iter().filter(|(named, _)| !told.contains(named));
    found.extend(others.map(|(named, other)| DeadEnd { names: vec![Owner::Of(*named)], why: Why::WaitsFor(*other) }));
    found
}

/// Relief that lapses before it can be due, though everything is done as early as can be.
fn lapsing(agreement: &Agreement, world: &World) -> Vec<DeadEnd> {
    let earliest = earliest_without_limits(agreement);
    let found = agreement.reliefs.iter().filter(|(id, _)| world.possible.contains(&Named::Relief(*id)));
    let found = found.filter_map(|(id, relief)| {
        let until = relief.until.as_ref()?;
        let last = match fixed(agreement, &until.date)? {
            day if until.through => day,
            day => servanda_base::Calendar::utc().date_minus(day, Duration::new(1, DurationUnit::Day)),
        };
        let (_, due) = earliest.iter().find(|(step, _)| *step == Step::Due(id))?;
        (*due > last)
            .then_some(DeadEnd { names: vec![Owner::Of(Named::Relief(id))], why: Why::Lapses { due: *due, last } })
    });
    found.collect()
}

#[cfg(test)]
mod tests;
