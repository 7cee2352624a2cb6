//! The smallest part of contradictory rules that is contradictory still.

use std::collections::{BTreeMap, BTreeSet};

use servanda_base::limits;

use super::{Conflict, Network, PointId, RuleId};

/// The longest ways of so many rules from one point: the day at each point, and the rule and point before it.
type Ways = BTreeMap<PointId, (i64, Option<(PointId, RuleId)>)>;

impl Network {
    /// Of contradictory rules the shortest circle there is, or else a part of them of which no owner can be left out.
    pub(super) fn smallest(&self, rules: Vec<RuleId>) -> Conflict {
        let circle = self.shortest_circle(&rules, &|_| true);
        let mut owners: BTreeSet<usize> =
            circle.as_ref().unwrap_or(&rules).iter().map(|id| self.rules[*id].owner).collect();
        // The rules that led to a contradiction need not be all that it rests on where some of several are asked for.
        if circle.is_none() && self.holds(&|id| owners.contains(&self.rules[id].owner)) {
            owners = self.rules.iter().map(|(_, rule)| rule.owner).collect();
        }
        let owners = self.irreducible(owners);
        let kept: Vec<RuleId> =
            self.rules.iter().filter(|(_, rule)| owners.contains(&rule.owner)).map(|(id, _)| id).collect();
        // An owner may have several rules: of those that are left some may close another circle.
        let circle = self.shortest_circle(&kept, &|id| owners.contains(&self.rules[id].owner));
        let short = circle.as_ref().map(|circle| self.days_round(circle));
        Conflict { rules: circle.unwrap_or(kept), short }
    }

    /// Whether each rule bounds the point from which the next one counts, all the way round, and a lap raises it.
    fn is_circle(&self, rules: &[RuleId]) -> bool {
        let next = rules.iter().skip(1).chain(rules.first());
        let from = |id: &RuleId| self.rules[*id].of.first().map(|(point, _)| *point);
        rules.iter().zip(next).all(|(id, next)| Some(self.rules[*id].after) == from(next)) && self.days_round(rules) > 0
    }

    /// By how many days each lap would raise the points of a circle.
    fn days_round(&self, circle: &[RuleId]) -> i64 {
        circle.iter().filter_map(|id| self.rules[*id].of.first()).map(|(_, days)| days).sum()
    }

    /// `owners`, less those without whom the others still contradict each other.
    fn irreducible(&self, mut owners: BTreeSet<usize>) -> BTreeSet<usize> {
        for owner in owners.clone() {
            if owners.len() > 1 {
                owners.remove(&owner);
                if self.holds(&|id| owners.contains(&self.rules[id].owner)) {
                    owners.insert(owner);
                }
            }
        }
        owners
    }

    /// Of contradictory rules of one point each, the circle of fewest rules `among` all, as far as it is looked for:
    /// through the points of the given ones first.
    fn shortest_circle(&self, rules: &[RuleId], among: &dyn Fn(RuleId) -> bool) -> Option<Vec<RuleId>> {
        if rules.iter().any(|id| self.rules[*id].of.len() > 1) {
            return None;
        }
        let near: BTreeSet<PointId> = rules.iter().map(|id| self.rules[*id].after).collect();
        let far = self.points.ids().filter(|point| !near.contains(point));
        let mut simple: BTreeMap<PointId, Vec<(PointId, i64, RuleId)>> = BTreeMap::new();
        for (id, rule) in self.rules.iter().filter(|(id, _)| among(*id)) {
            if let [(from, days)] = rule.of.as_slice() {
                simple.entry(*from).or_default().push((rule.after, *days, id));
            }
        }
        let mut best: Option<Vec<RuleId>> = self.is_circle(rules).then(|| rules.to_vec());
        let mut steps = limits::CIRCLE_STEPS;
        for start in near.iter().copied().chain(far) {
            let longest = best.as_ref().map_or(rules.len(), |best| best.len() - 1);
            best = circle_through(start, &simple, longest, &mut steps).or(best);
        }
        best
    }
}

/// The circle of fewest rules through `start`, at most `longest` of them, that raises it; `steps` are taken
/// off for the search.
fn circle_through(
    start: PointId,
    simple: &BTreeMap<PointId, Vec<(PointId, i64, RuleId)>>,
    longest: usize,
    steps: &mut usize,
) -> Option<Vec<RuleId>> {
    let mut rounds: Vec<Ways> = vec![BTreeMap::from([(start, (0, None))])];
    for _ in 0..longest {
        let mut ways: Ways = BTreeMap::new();
        for (point, (day, _)) in rounds.last()? {
            for (after, days, rule) in simple.get(point).into_iter().flatten() {
                *steps = steps.checked_sub(1)?;
                let reached = day.saturating_add(*days);
                if ways.get(after).is_none_or(|(is, _)| *is < reached) {
                    ways.insert(*after, (reached, Some((*point, *rule))));
                }
            }
        }
        let closes = ways.get(&start).is_some_and(|(day, _)| *day > 0);
        rounds.push(ways);
        if closes {
            return Some(way_back(start, &rounds));
        }
    }
    None
}

fn way_back(end: PointId, rounds: &[Ways]) -> Vec<RuleId> {
    let (mut point, mut rules) = (end, Vec::new());
    for ways in rounds.iter().rev() {
        let Some((_, Some((before, rule)))) = ways.get(&point) else { break };
        rules.push(*rule);
        point = *before;
    }
    rules.reverse();
    rules
}
