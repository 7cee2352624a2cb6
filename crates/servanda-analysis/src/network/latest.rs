//! The latest days: how long each point can wait while the rest is kept.

use super::{Earliest, Network, PointId};

impl Network {
    /// The greatest day of each point at which every rule can still be kept; `None` for one that nothing bounds from
    /// above. Where a rule asks for some of several, for those that come first in `earliest`.
    pub fn latest(&self, earliest: &Earliest) -> Vec<Option<i64>> {
        let mut latest: Vec<Option<i64>> = vec![None; self.len()];
        let mut before: Vec<Vec<(PointId, i64)>> = vec![Vec::new(); self.len()];
        for (_, rule) in self.rules.iter() {
            for (_, point, days) in earliest.counted(rule).into_iter().flatten() {
                if let Some(list) = before.get_mut(rule.after.index()) {
                    list.push((point, days));
                }
            }
        }
        if let Some(origin) = latest.first_mut() {
            *origin = Some(0);
        }
        let (mut ahead, mut next) = (vec![self.origin()], Vec::new());
        // A solution exists, so no way visits a point twice.
        for _ in 0..=self.len() {
            for point in ahead.drain(..) {
                let Some(day) = latest.get(point.index()).copied().flatten() else { continue };
                for (earlier, days) in before.get(point.index()).into_iter().flatten() {
                    let bound = day.saturating_sub(*days);
                    if let Some(is) = latest.get_mut(earlier.index()).filter(|is| is.is_none_or(|is| is > bound)) {
                        *is = Some(bound);
                        next.push(*earlier);
                    }
                }
            }
            next.sort_unstable();
            next.dedup();
            std::mem::swap(&mut ahead, &mut next);
        }
        latest
    }
}
