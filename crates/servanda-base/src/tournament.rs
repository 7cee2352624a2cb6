//! Tournaments: what many lines make together, kept two by two, so that where one of them changes only its own branch is
//! folded again.
//!
//! ```text
//!             f(a b c d)            c tells something else from t on:
//!         f(a b)      f(c d)        f(c d) is folded again from t on, and f(a b c d) from where f(c d) differs
//!        a      b    c      d
//! ```

use crate::{Instant, Timeline};

/// What many lines make together from some instant on (see [`Timeline::folded`]), with what each two of them make.
///
/// ```
/// use servanda_base::{Instant, Timeline, Tournament};
/// let (t, sum) = (Instant::from_unix, |a: &i32, b: &i32| a + b);
/// let lines = [1, 2, 3].map(Timeline::constant);
/// let mut all = Tournament::new(t(0), lines.to_vec(), sum);
/// let differs = all.tell(2, t(10), &Timeline::constant(3).with(t(20), 5), sum);
/// assert_eq!(differs, Some(t(20)));
/// assert_eq!(all.whole(), Some(&Timeline::constant(6).with(t(20), 8)));
/// ```
#[derive(Debug)]
pub struct Tournament<T> {
    /// What lies before does not count.
    since: Instant,
    // INVARIANT: the leaves last, each node before its two; `None` only where there are fewer leaves than places for them.
    nodes: Vec<Option<Timeline<T>>>,
    leaves: usize,
    /// How often something was told since it was made, or forgot what lies before.
    told: usize,
}

impl<T: PartialEq + Clone> Tournament<T> {
    /// Of lines that count from `since` on.
    pub fn new(since: Instant, lines: Vec<Timeline<T>>, f: impl Fn(&T, &T) -> T) -> Self {
        let leaves = lines.len().next_power_of_two();
        let mut nodes: Vec<Option<Timeline<T>>> = Vec::with_capacity(2 * leaves);
        nodes.resize_with(leaves, || None);
        nodes.extend(lines.into_iter().map(|line| Some(line.tail(since))));
        nodes.resize_with(2 * leaves, || None);
        let mut all = Self { since, nodes, leaves, told: 0 };
        for node in (1..leaves).rev() {
            let folded = all.folded(node, since, &f);
            if let Some(place) = all.nodes.get_mut(node) {
                *place = folded;
            }
        }
        all
    }

    /// From when on it counts.
    pub fn since(&self) -> Instant {
        self.since
    }

    /// What all lines make. `None` without lines.
    pub fn whole(&self) -> Option<&Timeline<T>> {
        self.nodes.get(1)?.as_ref()
    }

    /// One of the lines tells what `line` tells from `from` on, which must not lie before this counts; the first instant at
    /// which the whole differs.
    pub fn tell(&mut self, leaf: usize, from: Instant, line: &Timeline<T>, f: impl Fn(&T, &T) -> T) -> Option<Instant> {
        let differs = self.climb(self.leaves + leaf, from, line, &f);
        self.told += 1;
        if self.told > self.leaves.max(FEW) {
            self.forget_before(from);
        }
        differs
    }

    /// From a leaf as far up as anything differs.
    fn climb(&mut self, leaf: usize, from: Instant, line: &Timeline<T>, f: &impl Fn(&T, &T) -> T) -> Option<Instant> {
        let mut node = leaf;
        let mut differs = self.set(node, from, line)?;
        while node > 1 {
            node /= 2;
            let folded = self.folded(node, differs, f)?;
            differs = self.set(node, differs, &folded)?;
        }
        Some(differs)
    }

    /// Puts a line in the place of another from `from` on; the first instant at which they differ.
    fn set(&mut self, node: usize, from: Instant, line: &Timeline<T>) -> Option<Instant> {
        let known = self.nodes.get_mut(node)?.as_mut()?;
        let differs = known.first_difference(line, from)?;
        known.go_on(differs, line);
        Some(differs)
    }

    /// What a node is from `from` on.
    fn folded(&self, node: usize, from: Instant, f: &impl Fn(&T, &T) -> T) -> Option<Timeline<T>> {
        let below = |index: usize| self.nodes.get(index).and_then(Option::as_ref);
        match (below(2 * node), below(2 * node + 1)) {
            (Some(a), Some(b)) => Some(a.zip_from(from, b, f)),
            (a, b) => Some(a.or(b)?.tail(from)),
        }
    }

    /// Forgets what lies before `since`, so that it does not grow with what is told.
    fn forget_before(&mut self, since: Instant) {
        self.nodes.iter_mut().flatten().for_each(|line| *line = line.tail(since));
        (self.since, self.told) = (since, 0);
    }
}

/// So often something may always be told before what lies before is forgotten.
const FEW: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn t(seconds: i64) -> Instant {
        Instant::from_unix(seconds)
    }

    #[test]
    fn where_one_tells_something_else_the_whole_is_folded_as_from_scratch() {
        let both = |a: &String, b: &String| if a == b { a.clone() } else { format!("{a}{b}") };
        for number in 1..=7_usize {
            let mut lines: Vec<Timeline<String>> =
                (0..number).map(|n| Timeline::constant(format!("{n}")).with(t(n as i64 + 3), "x".to_owned())).collect();
            let mut all = Tournament::new(t(2), lines.clone(), both);
            for step in 0..300_usize {
                let (leaf, from) = (step * 5 % number, all.since().max(t((step / 10) as i64 + (step * 7 % 4) as i64)));
                let word = if step % 3 == 0 { "x".to_owned() } else { format!("{}", step % 4) };
                let told = lines[leaf].clone().with(from, word).with(t(step as i64 / 10 + 9), "y".to_owned());
                let before = all.whole().unwrap().clone();
                let differs = all.tell(leaf, from, &told, both);
                lines[leaf] = told;
                let references: Vec<&Timeline<String>> = lines.iter().collect();
                let expected = Timeline::folded(&references, both).unwrap();
                assert_eq!(all.whole().unwrap().tail(all.since()), expected.tail(all.since()), "{number} {step}");
                assert_eq!(differs, before.first_difference(&expected, from), "{number} {step}");
            }
            assert!(all.since() > t(2), "what lies before was forgotten");
        }
    }

    #[test]
    fn of_no_lines_there_is_no_whole() {
        let mut none = Tournament::new(t(0), Vec::<Timeline<u8>>::new(), |a, _| *a);
        assert!(none.whole().is_none());
        assert_eq!(none.tell(0, t(0), &Timeline::constant(1), |a, _| *a), None);
    }
}
