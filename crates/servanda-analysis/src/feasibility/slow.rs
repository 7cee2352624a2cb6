//! Dates that are kept only if somebody needs less time than the text allows: every term is used to its end, and what
//! is reached by then is held against what is promised.
//!
//! Nothing here is impossible. Yet a relief that is promised for a day on which the last report on its conditions may
//! still be outstanding, in full accordance with the text, is a promise on which two sides will quarrel.

use super::rules::Course;
use super::{Reason, Step, Tight};
use crate::network::{Earliest, PointId, Rule, RuleId};

/// From how many points that no date holds the terms are followed.
const FREE_STARTS: usize = 64;

/// How late each point can come.
struct Slow {
    days: Vec<Option<i64>>,
    by: Vec<Option<RuleId>>,
}

impl Course<'_> {
    /// Every limit that is missed if all terms that lead to it are used to their end.
    pub(super) fn tight(&self, earliest: &Earliest) -> Vec<Tight> {
        let order = self.in_order_of_waiting();
        let free = (1..self.network.len()).map(PointId::new).filter(|point| earliest.by(*point).is_none());
        let starts = std::iter::once(self.network.origin()).chain(free.take(FREE_STARTS));
        let mut found: Vec<Tight> = Vec::new();
        for start in starts {
            for tight in self.followed(start, &order) {
                if !found.iter().any(|other| (other.step, other.named) == (tight.step, tight.named)) {
                    found.push(tight);
                }
            }
        }
        found
    }

    /// The points, each after those on which its day depends; those that depend on themselves are left out.
    fn in_order_of_waiting(&self) -> Vec<PointId> {
        let mut needs = vec![0_usize; self.network.len()];
        let mut next: Vec<Vec<PointId>> = vec![Vec::new(); self.network.len()];
        for (id, rule) in self.network.rules().iter() {
            for (from, to) in self.directions(id, rule) {
                if let (Some(needs), Some(next)) = (needs.get_mut(to.index()), next.get_mut(from.index())) {
                    *needs += 1;
                    next.push(to);
                }
            }
        }
        let mut order: Vec<PointId> =
            needs.iter().enumerate().filter(|(_, needs)| **needs == 0).map(|(index, _)| PointId::new(index)).collect();
        let mut done = 0;
        while let Some(point) = order.get(done).copied() {
            done += 1;
            for to in next.get(point.index()).into_iter().flatten() {
                if let Some(needs) = needs.get_mut(to.index()) {
                    *needs -= 1;
                    if *needs == 0 {
                        order.push(*to);
                    }
                }
            }
        }
        order
    }

    /// From the points that come first to those that depend on them: waits as they stand, limits the other way round.
    fn directions(&self, id: RuleId, rule: &Rule) -> Vec<(PointId, PointId)> {
        let is_limit = self.notes.get(id.index()).is_some_and(|note| note.is_limit);
        let pairs = rule.of.iter().map(|(point, _)| *point);
        pairs.map(|of| if is_limit { (rule.after, of) } else { (of, rule.after) }).collect()
    }

    /// What is missed if everything that hangs on `start` takes as long as it may.
    fn followed(&self, start: PointId, order: &[PointId]) -> Vec<Tight> {
        let mut waits: Vec<Vec<RuleId>> = vec![Vec::new(); self.network.len()];
        let mut limits = waits.clone();
        for (id, rule) in self.network.rules().iter() {
            let is_limit = self.notes.get(id.index()).is_some_and(|note| note.is_limit);
            let (table, point) = match rule.of.first() {
                Some((later, _)) if is_limit => (&mut limits, *later),
                _ => (&mut waits, rule.after),
            };
            if let Some(list) = table.get_mut(point.index()) {
                list.push(id);
            }
        }
        let mut slow = Slow { days: vec![None; self.network.len()], by: vec![None; self.network.len()] };
        slow.put(start, 0, None);
        let mut found = Vec::new();
        for point in order.iter().filter(|point| **point != start) {
            let rules = waits.get(point.index()).into_iter().flatten();
            let begins = rules.filter_map(|id| Some((self.slowest(*id, &slow)?, *id))).max();
            let rules = limits.get(point.index()).into_iter().flatten();
            let ends = rules.filter_map(|id| Some((self.limit_of(*id, &slow)?, *id))).min();
            match (begins, ends) {
                (Some((begins, wait)), Some((ends, limit))) if begins > ends => {
                    found.extend(self.missed(*point, wait, limit, begins - ends, &slow));
                    slow.put(*point, ends, Some(limit));
                }
                (_, Some((ends, limit))) => slow.put(*point, ends, Some(limit)),
                (Some((begins, wait)), None) => slow.put(*point, begins, Some(wait)),
                (None, None) => {}
            }
        }
        found
    }

    /// From when a wait lets its point come, if all takes as long as it may.
    fn slowest(&self, id: RuleId, slow: &Slow) -> Option<i64> {
        self.deciding(id, slow).map(|(day, _)| day)
    }

    /// The same, with the point that comes last of those that are counted.
    fn deciding(&self, id: RuleId, slow: &Slow) -> Option<(i64, PointId)> {
        let (rule, note) = (&self.network.rules()[id], self.notes.get(id.index())?);
        let each = rule.of.iter().zip(&note.slow).map(|((point, _), most)| Some((slow.day(*point)? + most, *point)));
        let mut each: Vec<(i64, PointId)> = each.flatten().collect();
        each.sort_unstable();
        each.get(rule.needed.checked_sub(1)?).copied()
    }

    /// Until when a limit lets its point wait.
    fn limit_of(&self, id: RuleId, slow: &Slow) -> Option<i64> {
        let rule = &self.network.rules()[id];
        let (_, days) = rule.of.first()?;
        Some(slow.day(rule.after)? - days)
    }

    fn missed(&self, point: PointId, wait: RuleId, limit: RuleId, short: i64, slow: &Slow) -> Option<Tight> {
        let mut reasons = Vec::new();
        let mut at = Some((wait, point));
        while let Some((id, _)) = at.filter(|_| reasons.len() <= self.network.len()) {
            let note = self.notes.get(id.index())?;
            let rule = &self.network.rules()[id];
            let from = if note.is_limit { rule.after } else { self.deciding(id, slow)?.1 };
            reasons.push(self.slow_reason(id, from)?);
            at = slow.by.get(from.index()).copied().flatten().map(|id| (id, from));
        }
        reasons.reverse();
        reasons.push(self.reason(limit, None)?);
        let named = self.notes.get(limit.index())?.named;
        let step = self.shown.iter().find(|(.., shown)| *shown == point).map_or(self.label(point), |(step, ..)| *step);
        // A term of which the text says nothing but the limit misses nothing by itself.
        (reasons.len() > 2 || step != Step::Calendar).then_some(Tight { step, named, reasons, short })
    }

    /// What a rule says, with the most days that it can take.
    fn slow_reason(&self, id: RuleId, from: PointId) -> Option<Reason> {
        let (rule, note) = (&self.network.rules()[id], self.notes.get(id.index())?);
        let mut reason = self.reason(id, None)?;
        if !note.is_limit {
            let place = rule.of.iter().position(|(point, _)| *point == from)?;
            reason.from = self.label(from);
            reason.days = *note.slow.get(place)?;
            reason.day = (reason.from == Step::Calendar).then(|| self.day(reason.days)).flatten();
        }
        Some(reason)
    }
}

impl Slow {
    fn day(&self, point: PointId) -> Option<i64> {
        self.days.get(point.index()).copied().flatten()
    }

    fn put(&mut self, point: PointId, day: i64, by: Option<RuleId>) {
        if let (Some(is), Some(from)) = (self.days.get_mut(point.index()), self.by.get_mut(point.index())) {
            (*is, *from) = (Some(day), by);
        }
    }
}
