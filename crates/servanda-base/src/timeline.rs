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
        let mut line = Timeline::constant(f(&self.first, &other.first));
        for at in merged([self.changes.iter().map(|c| c.0).collect(), other.changes.iter().map(|c| c.0).collect()]) {
            line.push(at, f(self.at(at), other.at(at)));
        }
        line
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
        let after = other.changes.partition_point(|(at, _)| *at <= from);
        for (at, value) in other.changes.get(after..).unwrap_or_default() {
            self.push(*at, value.clone());
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
    fn zip_is_pointwise() {
        let a = Timeline::constant(1).with(t(5), 2);
        let b = Timeline::constant(10).with(t(3), 20).with(t(8), 30);
        let sum = a.zip(&b, |x, y| x + y);
        for s in 0..10 {
            assert_eq!(*sum.at(t(s)), a.at(t(s)) + b.at(t(s)));
        }
    }
}
