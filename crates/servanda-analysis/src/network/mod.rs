//! A temporal network: points of time, and what must lie between them.
//!
//! ```text
//!   after ≥ the n-th smallest of (point + days)        n = all: after each of them; n = 1: after any of them
//! ```
//!
//! A simple temporal network (Dechter, Meiri, Pearl 1991) has rules of one point each; an upper bound `b ≤ a + d` is the
//! lower bound `a ≥ b - d`. Rules that ask for some of several make it a min-max network, whose least solution is
//! reached from below all the same (Möhring, Skutella, Stork 2004), so that what is contradictory and what is earliest
//! stay exact. Points are whole days; the network knows nothing of agreements.

mod conflict;
mod latest;

use std::collections::VecDeque;

use servanda_base::{Arena, Id, limits};

/// A point's id.
pub type PointId = Id<Point>;
/// A rule's id.
pub type RuleId = Id<Rule>;

/// A point of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point;

/// What must lie between points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The point that is bounded from below.
    pub after: PointId,
    /// It comes no earlier than each of these that is counted, and so many days (negative for an upper bound).
    pub of: Vec<(PointId, i64)>,
    /// How many of them are counted: those that come first.
    pub needed: usize,
    /// Whose rule it is: rules of one owner stand or fall together.
    pub owner: usize,
}

/// Where points stand that nothing bounds from below: as early as one likes, yet on some day.
const FLOOR: i64 = -(1 << 40);
/// Days below this come from the floor alone.
const FREE_BELOW: i64 = -(1 << 39);

/// Points and rules. The first point is the origin, day 0.
#[derive(Debug, Clone, Default)]
pub struct Network {
    points: Arena<Point>,
    rules: Arena<Rule>,
}

/// The least day of each point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earliest {
    days: Vec<i64>,
    // By which rule a point has its day; the origin and points on the floor have none.
    by: Vec<Option<RuleId>>,
}

/// The rules that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Rules of which no owner can be left out; where they form a circle, in its order.
    pub rules: Vec<RuleId>,
    /// By how many days they cannot be kept, where they form a circle of rules of one point each.
    pub short: Option<i64>,
}

/// How far a search came.
enum Search {
    Solved(Earliest),
    /// What cannot be, as far as it was met: the rules that lead to it.
    Contradicted(Vec<RuleId>),
    /// The search was given up.
    Unknown,
}

impl Network {
    /// The origin alone.
    pub fn new() -> Self {
        let mut points = Arena::new();
        points.push(Point);
        Self { points, rules: Arena::new() }
    }

    /// Day 0.
    pub fn origin(&self) -> PointId {
        PointId::new(0)
    }

    /// A new point.
    pub fn point(&mut self) -> PointId {
        self.points.push(Point)
    }

    /// `after` comes `days` after `before`, or later.
    pub fn at_least(&mut self, after: PointId, before: PointId, days: i64, owner: usize) -> RuleId {
        self.rules.push(Rule { after, of: vec![(before, days)], needed: 1, owner })
    }

    /// `later` comes `days` after `earlier`, or sooner.
    pub fn at_most(&mut self, later: PointId, earlier: PointId, days: i64, owner: usize) -> RuleId {
        self.at_least(earlier, later, -days, owner)
    }

    /// `after` comes after `needed` of several.
    pub fn after_some(&mut self, after: PointId, of: Vec<(PointId, i64)>, needed: usize, owner: usize) -> RuleId {
        self.rules.push(Rule { after, of, needed, owner })
    }

    /// The rules, in the order in which they were made.
    pub fn rules(&self) -> &Arena<Rule> {
        &self.rules
    }

    /// How many points there are.
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// Whether there is none but the origin.
    pub fn is_empty(&self) -> bool {
        self.points.len() < 2
    }

    /// The least day of each point at which every rule is kept.
    ///
    /// # Errors
    /// If not all rules can be kept: a smallest part of them that cannot.
    pub fn earliest(&self) -> Result<Earliest, Conflict> {
        // Rules of one point alone first: their circles are found at once.
        let simple = |rule: &Rule| rule.of.len() == 1;
        let all_simple = self.rules.iter().all(|(_, rule)| simple(rule));
        match self.search(&|id| simple(&self.rules[id])) {
            Search::Contradicted(rules) => return Err(self.smallest(rules)),
            Search::Solved(earliest) if all_simple => return Ok(earliest),
            Search::Solved(_) | Search::Unknown => {}
        }
        match self.search(&|_| true) {
            Search::Solved(earliest) => Ok(earliest),
            Search::Contradicted(rules) => Err(self.smallest(rules)),
            // Given up: what is not shown to be contradictory is not said to be.
            Search::Unknown => Ok(self.on_the_floor()),
        }
    }

    /// Whether the rules that are `kept` can be kept together; `true` where that cannot be told.
    fn holds(&self, kept: &dyn Fn(RuleId) -> bool) -> bool {
        !matches!(self.search(kept), Search::Contradicted(_))
    }

    /// Raises every point as little as the rules ask, from below, until nothing moves or the origin would.
    fn search(&self, kept: &dyn Fn(RuleId) -> bool) -> Search {
        let dependents = self.dependents(kept);
        let mut earliest = self.on_the_floor();
        let mut queue: VecDeque<PointId> = self.points.ids().collect();
        let mut queued = vec![true; self.len()];
        let circles = self.rules.iter().all(|(id, rule)| !kept(id) || rule.of.len() == 1);
        let (nearest, farthest) = self.reach(kept);
        let mut raised = 0_usize;
        while let Some(point) = queue.pop_front() {
            if let Some(flag) = queued.get_mut(point.index()) {
                *flag = false;
            }
            for id in dependents.get(point.index()).into_iter().flatten() {
                let rule = &self.rules[*id];
                let Some(mut day) = earliest.asked(rule) else { continue };
                if earliest.raw(rule.after) >= day {
                    continue;
                }
                if !circles && day < FREE_BELOW && day - FLOOR > farthest {
                    // No way that visits each point once leads here from the floor: if anything holds the point, the
                    // origin does, and no way from there leads lower.
                    day = -nearest;
                }
                earliest.put(rule.after, day, Some(*id));
                raised += 1;
                // The origin does not move, and nothing lies beyond the longest way that visits each point once.
                let too_far = if day < FREE_BELOW { day - FLOOR > farthest } else { day > farthest };
                if rule.after == self.origin() || too_far {
                    let circle = if circles { self.circle(&earliest) } else { None };
                    return Search::Contradicted(circle.unwrap_or_else(|| self.behind(&earliest, rule.after)));
                }
                if circles
                    && raised.is_multiple_of(self.len())
                    && let Some(circle) = self.circle(&earliest)
                {
                    return Search::Contradicted(circle);
                }
                if raised > limits::NETWORK_STEPS {
                    return Search::Unknown;
                }
                if let Some(flag) = queued.get_mut(rule.after.index()).filter(|flag| !**flag) {
                    *flag = true;
                    queue.push_back(rule.after);
                }
            }
        }
        Search::Solved(earliest)
    }

    fn on_the_floor(&self) -> Earliest {
        let mut earliest = Earliest { days: vec![FLOOR; self.len()], by: vec![None; self.len()] };
        earliest.put(self.origin(), 0, None);
        earliest
    }

    /// For each point the rules that look at it.
    fn dependents(&self, kept: &dyn Fn(RuleId) -> bool) -> Vec<Vec<RuleId>> {
        let mut dependents = vec![Vec::new(); self.len()];
        for (id, rule) in self.rules.iter().filter(|(id, _)| kept(*id)) {
            for (point, _) in &rule.of {
                if let Some(list) = dependents.get_mut(point.index()) {
                    list.push(id);
                }
            }
        }
        dependents
    }

    /// How many days before and after the origin a point can lie that the origin holds, if there is no contradiction.
    fn reach(&self, kept: &dyn Fn(RuleId) -> bool) -> (i64, i64) {
        let kept = self.rules.iter().filter(|(id, _)| kept(*id));
        let longest = kept.map(|(_, rule)| {
            let days = rule.of.iter().map(|(_, days)| *days);
            (days.clone().map(|days| -days).max().unwrap_or(0).max(0), days.max().unwrap_or(0).max(0))
        });
        longest.fold((0, 0), |(nearest, farthest), (back, forth)| (nearest + back, farthest + forth))
    }

    /// Every rule through which a point came to its day, as far as it can be traced.
    fn behind(&self, earliest: &Earliest, point: PointId) -> Vec<RuleId> {
        let mut seen = vec![false; self.len()];
        let (mut rules, mut ahead) = (Vec::new(), vec![point]);
        while let Some(point) = ahead.pop() {
            let Some(id) = earliest.by.get(point.index()).copied().flatten() else { continue };
            let Some(seen) = seen.get_mut(point.index()).filter(|seen| !**seen) else { continue };
            *seen = true;
            rules.push(id);
            ahead.extend(self.rules[id].of.iter().map(|(point, _)| *point));
        }
        rules
    }

    /// A circle among the rules that gave the points their days: each lap would raise them again.
    fn circle(&self, earliest: &Earliest) -> Option<Vec<RuleId>> {
        let mut lap = vec![0_usize; self.len()];
        for start in self.points.ids() {
            let (mut point, this) = (start, start.index() + 1);
            while let Some(mark) = lap.get_mut(point.index()).filter(|mark| **mark == 0) {
                *mark = this;
                let Some((from, _)) = self.step_back(earliest, point) else { break };
                point = from;
            }
            let closes = lap.get(point.index()) == Some(&this) && self.step_back(earliest, point).is_some();
            if closes {
                return Some(self.round(earliest, point));
            }
        }
        None
    }

    /// The rules of the circle on which `start` lies.
    fn round(&self, earliest: &Earliest, start: PointId) -> Vec<RuleId> {
        let (mut rules, mut point) = (Vec::new(), start);
        while let Some((from, id)) = self.step_back(earliest, point) {
            rules.push(id);
            point = from;
            if point == start || rules.len() > self.len() {
                break;
            }
        }
        rules.reverse();
        rules
    }

    /// From where, and by which rule, a point has its day.
    fn step_back(&self, earliest: &Earliest, point: PointId) -> Option<(PointId, RuleId)> {
        let id = earliest.by(point)?;
        earliest.decider(&self.rules[id]).map(|(from, _)| (from, id))
    }
}

impl Earliest {
    /// The day of a point; `None` for one that nothing bounds from below.
    pub fn day(&self, point: PointId) -> Option<i64> {
        Some(self.raw(point)).filter(|day| *day >= FREE_BELOW)
    }

    fn raw(&self, point: PointId) -> i64 {
        self.days.get(point.index()).copied().unwrap_or(FLOOR)
    }

    /// The rule by which a point is not earlier.
    pub fn by(&self, point: PointId) -> Option<RuleId> {
        self.by.get(point.index()).copied().flatten()
    }

    /// Of the points that a rule counts the one that comes last, with the days that are added to it.
    pub fn decider(&self, rule: &Rule) -> Option<(PointId, i64)> {
        self.counted(rule)?.pop().map(|(_, point, days)| (point, days))
    }

    /// The points that a rule counts: the first ones, in order of the day from which it binds.
    fn counted(&self, rule: &Rule) -> Option<Vec<(i64, PointId, i64)>> {
        let mut all: Vec<_> = rule.of.iter().map(|(point, days)| (self.raw(*point) + days, *point, *days)).collect();
        all.sort_by_key(|(day, point, _)| (*day, *point));
        all.truncate(rule.needed);
        (all.len() == rule.needed).then_some(all)
    }

    /// From which day a rule lets its point come.
    fn asked(&self, rule: &Rule) -> Option<i64> {
        if let ([(point, days)], 1) = (rule.of.as_slice(), rule.needed) {
            return Some(self.raw(*point) + days);
        }
        self.counted(rule)?.last().map(|(day, ..)| *day)
    }

    fn put(&mut self, point: PointId, day: i64, by: Option<RuleId>) {
        if let (Some(is), Some(from)) = (self.days.get_mut(point.index()), self.by.get_mut(point.index())) {
            (*is, *from) = (day, by);
        }
    }
}

#[cfg(test)]
mod tests;
