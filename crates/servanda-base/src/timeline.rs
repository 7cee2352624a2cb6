//! Timelines: right-continuous step functions of time.
//!
//! ```text
//!   value   a |======|
//!           b        |=========|
//!           a                  |=======...
//!   change    BEGIN  t1        t2
//! ```

use crate::Instant;

/// A value at every instant. Neighbouring stretches differ.
///
/// ```
/// use servanda_base::{Instant, Timeline};
/// let line = Timeline::constant(1).with(Instant::from_unix(10), 2);
/// assert_eq!(*line.at(Instant::from_unix(9)), 1);
/// assert_eq!(*line.at(Instant::from_unix(10)), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline<T> {
    // INVARIANT: the value before every change.
    first: T,
    // INVARIANT: strictly ascending, none at the beginning of time.
    changes: Vec<(Instant, T)>,
}

impl<T: PartialEq + Clone> Timeline<T> {
    /// The same value always.
    pub fn constant(value: T) -> Self {
        Self { first: value, changes: Vec::new() }
    }

    /// The same line with `value` from `from` on. `from` must not lie before the last change; if it does, what lies
    /// after it is replaced.
    #[must_use]
    pub fn with(mut self, from: Instant, value: T) -> Self {
        self.push(from, value);
        self
    }

    /// Sets `value` from `from` on, replacing what lay after it.
    pub fn push(&mut self, from: Instant, value: T) {
        while self.changes.last().is_some_and(|(at, _)| *at >= from) {
            self.changes.pop();
        }
        if from == Instant::BEGINNING {
            self.first = value;
        } else if *self.last() != value {
            self.changes.push((from, value));
        }
    }

    /// The value at `instant`.
    pub fn at(&self, instant: Instant) -> &T {
        let after = self.changes.partition_point(|(at, _)| *at <= instant);
        match after.checked_sub(1).and_then(|index| self.changes.get(index)) {
            Some((_, value)) => value,
            None => &self.first,
        }
    }

    /// The value after every change.
    pub fn last(&self) -> &T {
        self.changes.last().map_or(&self.first, |(_, value)| value)
    }

    /// Since when the value at `instant` has held.
    pub fn since(&self, instant: Instant) -> Instant {
        let after = self.changes.partition_point(|(at, _)| *at <= instant);
        after.checked_sub(1).and_then(|index| self.changes.get(index)).map_or(Instant::BEGINNING, |(at, _)| *at)
    }

    /// The first change after `instant`.
    pub fn next_change(&self, instant: Instant) -> Option<Instant> {
        let after = self.changes.partition_point(|(at, _)| *at <= instant);
        self.changes.get(after).map(|(at, _)| *at)
    }

    /// The instants at which the value changes.
    pub fn changes(&self) -> impl DoubleEndedIterator<Item = Instant> + ExactSizeIterator {
        self.changes.iter().map(|(at, _)| *at)
    }

    /// The changes after `instant`, each with the value from then on.
    pub fn changes_after(&self, instant: Instant) -> impl Iterator<Item = (Instant, &T)> {
        self.after(instant).iter().map(|(at, value)| (*at, value))
    }

    fn after(&self, instant: Instant) -> &[(Instant, T)] {
        let after = self.changes.partition_point(|(at, _)| *at <= instant);
        self.changes.get(after..).unwrap_or_default()
    }

    /// This line from `from` on; before it what holds then.
    #[must_use]
    pub fn tail(&self, from: Instant) -> Self {
        Self { first: self.at(from).clone(), changes: self.after(from).to_vec() }
    }

    /// The first instant, not before `from`, at which two lines differ.
    pub fn first_difference(&self, other: &Self, from: Instant) -> Option<Instant> {
        if self.at(from) != other.at(from) {
            return Some(from);
        }
        let (ours, theirs) = (self.after(from), other.after(from));
        // Up to there they are the same, and of neighbours none are.
        let same = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
        let next = |changes: &[(Instant, T)]| changes.get(same).map(|(at, _)| *at);
        next(ours).into_iter().chain(next(theirs)).min()
    }

    /// The stretches `[from, until)` with their values, in order, from the beginning to the end of time.
    pub fn stretches(&self) -> impl Iterator<Item = (Instant, Instant, &T)> {
        let starts = std::iter::once((Instant::BEGINNING, &self.first))
            .chain(self.changes.iter().map(|(at, value)| (*at, value)));
        let ends = self.changes().chain(std::iter::once(Instant::END));
        starts.zip(ends).map(|((from, value), until)| (from, until, value))
    }

    /// `f` of the value, pointwise.
    pub fn map<U: PartialEq + Clone>(&self, f: impl Fn(&T) -> U) -> Timeline<U> {
        let mut line = Timeline::constant(f(&self.first));
        line.changes.reserve(self.changes.len());
        for (at, value) in &self.changes {
            line.push(*at, f(value));
        }
        line
    }

    /// `f` of both values, pointwise.
    pub fn zip<U: PartialEq + Clone, V: PartialEq + Clone>(
        &self,
        other: &Timeline<U>,
        f: impl Fn(&T, &U) -> V,
    ) -> Timeline<V> {
        self.zip_from(Instant::BEGINNING, other, f)
    }

    /// The same from `from` on; before it what holds then.
    pub fn zip_from<U: PartialEq + Clone, V: PartialEq + Clone>(
        &self,
        from: Instant,
        other: &Timeline<U>,
        f: impl Fn(&T, &U) -> V,
    ) -> Timeline<V> {
        let (mut a, mut b) = (self.at(from), other.at(from));
        let mut line = Timeline::constant(f(a, b));
        let (ours, theirs) = (self.after(from), other.after(from));
        line.changes.reserve(ours.len().max(theirs.len()));
        let (mut ours, mut theirs) = (ours.iter().peekable(), theirs.iter().peekable());
        loop {
            let next = match (ours.peek(), theirs.peek()) {
                (Some((x, _)), Some((y, _))) => *x.min(y),
                (Some((x, _)), None) | (None, Some((x, _))) => *x,
                (None, None) => return line,
            };
            if let Some((_, value)) = ours.next_if(|(at, _)| *at == next) {
                a = value;
            }
            if let Some((_, value)) = theirs.next_if(|(at, _)| *at == next) {
                b = value;
            }
            line.push(next, f(a, b));
        }
    }

    /// What `f` makes of the values of all `lines` at each instant, two by two: it must not matter in which pairs, only
    /// in which order. `None` without lines.
    ///
    /// ```text
    ///             f(a b c d)            at a change of c
    ///         f(a b)      f(c d)        only f(c d) and f(a b c d)
    ///        a      b    c      d       are worked out again
    /// ```
    pub fn folded(lines: &[&Self], f: impl Fn(&T, &T) -> T) -> Option<Self> {
        let (first, rest) = lines.split_first()?;
        if rest.is_empty() {
            return Some((*first).clone());
        }
        let mut tree = Tree::new(lines.iter().map(|line| line.first.clone()).collect(), &f);
        let mut whole = Self::constant(tree.root()?.clone());
        let mut changes: Vec<(Instant, usize, usize)> = Vec::new();
        for (leaf, line) in lines.iter().enumerate() {
            changes.extend(line.changes.iter().enumerate().map(|(index, (at, _))| (*at, leaf, index)));
        }
        changes.sort_unstable();
        whole.changes.reserve(changes.len());
        for same in changes.chunk_by(|a, b| a.0 == b.0) {
            for (_, leaf, index) in same {
                if let Some((_, value)) = lines.get(*leaf).and_then(|line| line.changes.get(*index)) {
                    tree.set(*leaf, value.clone(), &f);
                }
            }
            if let (Some((at, ..)), Some(value)) = (same.first(), tree.root()) {
                whole.push(*at, value.clone());
            }
        }
        Some(whole)
    }

    /// `before` up to `from`, this line from there on.
    #[must_use]
    pub fn beginning(mut self, from: Instant, before: T) -> Self {
        if from == Instant::BEGINNING {
            return self;
        }
        let at_from = self.at(from).clone();
        let after = self.changes.partition_point(|(at, _)| *at <= from);
        let is_change = before != at_from;
        self.first = before;
        // What lies before gives its place to the change at `from`.
        self.changes.splice(..after, is_change.then_some((from, at_from)));
        self
    }

    /// This line before `from`, `other` from there on.
    #[must_use]
    pub fn until_then(&self, from: Instant, other: &Self) -> Self {
        let mut line = self.clone();
        line.go_on(from, other);
        line
    }

    /// Goes on as `other` from `from` on.
    pub fn go_on(&mut self, from: Instant, other: &Self) {
        self.push(from, other.at(from).clone());
        self.changes.extend_from_slice(other.after(from));
    }
}

/// Values folded two by two, in order: the leaves last, each node before its two.
struct Tree<T> {
    // INVARIANT: `None` only where there are fewer leaves than places for them.
    nodes: Vec<Option<T>>,
    leaves: usize,
}

impl<T: PartialEq + Clone> Tree<T> {
    fn new(values: Vec<T>, f: &impl Fn(&T, &T) -> T) -> Self {
        let leaves = values.len().next_power_of_two();
        let mut nodes: Vec<Option<T>> = vec![None; leaves];
        nodes.extend(values.into_iter().map(Some));
        nodes.resize(2 * leaves, None);
        let mut tree = Self { nodes, leaves };
        for node in (1..leaves).rev() {
            tree.fold(node, f);
        }
        tree
    }

    fn root(&self) -> Option<&T> {
        self.nodes.get(1)?.as_ref()
    }

    fn set(&mut self, leaf: usize, value: T, f: &impl Fn(&T, &T) -> T) {
        let mut node = self.leaves + leaf;
        if let Some(place) = self.nodes.get_mut(node) {
            *place = Some(value);
        }
        // What comes out the same makes no difference further up.
        let mut differs = true;
        while node > 1 && differs {
            node /= 2;
            differs = self.fold(node, f);
        }
    }

    /// Works a node out again; whether it differs.
    fn fold(&mut self, node: usize, f: &impl Fn(&T, &T) -> T) -> bool {
        let below = |index: usize| self.nodes.get(index).and_then(Option::as_ref);
        let folded = match (below(2 * node), below(2 * node + 1)) {
            (Some(a), Some(b)) => Some(f(a, b)),
            (a, b) => a.or(b).cloned(),
        };
        match self.nodes.get_mut(node) {
            Some(place) if *place != folded => {
                *place = folded;
                true
            }
            _ => false,
        }
    }
}

/// The instants of all lists, ascending, each once.
pub fn merged(lists: impl IntoIterator<Item = Vec<Instant>>) -> Vec<Instant> {
    let mut all: Vec<Instant> = lists.into_iter().flatten().collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn t(seconds: i64) -> Instant {
        Instant::from_unix(seconds)
    }

    #[test]
    fn equal_neighbours_are_one_stretch() {
        let line = Timeline::constant(1).with(t(5), 1).with(t(9), 2);
        assert_eq!(line.changes().collect::<Vec<_>>(), [t(9)]);
    }

    #[test]
    fn what_begins_later_was_something_else_before() {
        let line = Timeline::constant(1).with(t(5), 2).with(t(9), 3);
        for from in 3..12 {
            let later = line.clone().beginning(t(from), 2);
            for s in 0..15 {
                assert_eq!(*later.at(t(s)), if s < from { 2 } else { *line.at(t(s)) }, "{from} {s}");
            }
            let expected = later.stretches().skip(1).all(|(at, _, value)| *later.at(at.pred()) != *value);
            assert!(expected, "neighbours differ: {later:?}");
        }
    }

    #[test]
    fn a_fold_is_pointwise_and_in_order() {
        let lines: Vec<Timeline<String>> = (0..7_i64)
            .map(|n| Timeline::constant(format!("{n}")).with(t(n), format!("{n}a")).with(t(2 * n + 1), format!("{n}b")))
            .collect();
        let all: Vec<&Timeline<String>> = lines.iter().collect();
        for number in 1..=7 {
            let whole = Timeline::folded(&all[..number], |a, b| format!("{a} {b}")).unwrap();
            for s in -1..20 {
                let said: Vec<&str> = lines[..number].iter().map(|line| line.at(t(s)).as_str()).collect();
                assert_eq!(*whole.at(t(s)), said.join(" "));
            }
        }
        assert!(Timeline::<u8>::folded(&[], |a, _| *a).is_none());
    }

    #[test]
    fn the_first_difference_is_where_they_part() {
        let line = Timeline::constant(1).with(t(5), 2).with(t(9), 3);
        let others =
            [line.clone().with(t(9), 4), line.clone().with(t(12), 4), line.tail(t(6)), line.clone().with(t(7), 3)];
        for other in others {
            for from in 0..15 {
                let expected = (from..20).find(|s| line.at(t(*s)) != other.at(t(*s))).map(t);
                assert_eq!(line.first_difference(&other, t(from)), expected, "{other:?} from {from}");
                assert_eq!(other.first_difference(&line, t(from)), expected, "{other:?} from {from}");
            }
        }
        assert_eq!(line.first_difference(&line.clone(), Instant::BEGINNING), None);
    }

    #[test]
    fn zip_is_pointwise() {
        let a = Timeline::constant(1).with(t(5), 2);
        let b = Timeline::constant(10).with(t(3), 20).with(t(8), 30);
        let sum = a.zip(&b, |x, y| x + y);
        for s in 0..10 {
            assert_eq!(*sum.at(t(s)), a.at(t(s)) + b.at(t(s)));
        }
    }
}
