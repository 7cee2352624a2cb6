//! Folds: a line made of many, two by two, which goes on from where one of them says something else.

use std::borrow::Cow;
use std::sync::Arc;

use servanda_base::{Instant, Timeline, Tournament};

use crate::Line;
use crate::line::{Reasoned, Source, each_since};

/// What many lines make together.
pub(crate) struct Fold<T: Reasoned> {
    first: Arc<Line<T>>,
    rest: Vec<Arc<Line<T>>>,
    f: fn(&T, &T) -> T,
    /// What each two of them say, from when one of them first said something else.
    kept: Option<Tournament<T>>,
}

/// One line of a fold in the place of another, and from when on it says something else, if it does.
pub(crate) struct Changed<T: Reasoned> {
    pub(crate) index: usize,
    pub(crate) line: Arc<Line<T>>,
    pub(crate) from: Option<Instant>,
}

impl<T: Reasoned> Fold<T> {
    /// `None` without lines.
    pub(crate) fn new(lines: Vec<Arc<Line<T>>>, f: fn(&T, &T) -> T) -> Option<Self> {
        let mut lines = lines.into_iter();
        Some(Self { first: lines.next()?, rest: lines.collect(), f, kept: None })
    }

    fn lines(&self) -> impl Iterator<Item = &Arc<Line<T>>> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    fn put(&mut self, index: usize, line: &Arc<Line<T>>) {
        let place = match index.checked_sub(1) {
            None => Some(&mut self.first),
            Some(index) => self.rest.get_mut(index),
        };
        place.into_iter().for_each(|place| *place = line.clone());
    }

    /// Lets go of a line that is about to change; `instead` stands there meanwhile.
    pub(crate) fn let_go(&mut self, index: usize, instead: &Arc<Line<T>>) {
        self.put(index, instead);
    }

    /// Takes lines in the place of others; the first instant from which on the whole may say something else.
    pub(crate) fn change(&mut self, mut changed: Vec<Changed<T>>) -> Option<Instant> {
        changed.sort_by_key(|changed| changed.from);
        changed.iter().for_each(|changed| self.put(changed.index, &changed.line));
        let f = self.f;
        let bare = |a: &T, b: &T| f(a, b).bare();
        let from = changed.iter().find_map(|changed| changed.from)?;
        match self.kept.as_mut().filter(|kept| kept.since() <= from) {
            Some(kept) => {
                let tell = |Changed { index, line, from }| kept.tell(index, from?, &line.said_since(from?), bare);
                changed.into_iter().filter_map(tell).min()
            }
            None => {
                self.kept = Some(Tournament::new(from, self.tails(from), bare));
                Some(from)
            }
        }
    }

    /// What each line says, right from `since` on.
    fn tails(&self, since: Instant) -> Vec<Timeline<T>> {
        let tail = |line: &Arc<Line<T>>| match line.said_since(since) {
            Cow::Borrowed(line) => line.tail(since),
            Cow::Owned(line) => line,
        };
        self.lines().map(tail).collect()
    }
}

impl<T: Reasoned> Source<T> for Fold<T> {
    fn at(&self, at: Instant) -> T {
        self.rest.iter().fold(self.first.told_at(at), |all, line| (self.f)(&all, &line.told_at(at)))
    }

    fn told(&self) -> Timeline<T> {
        let lines: Vec<&Timeline<T>> = self.lines().map(|line| line.told()).collect();
        Timeline::folded(&lines, self.f).unwrap_or_else(|| self.first.told().clone())
    }

    fn said(&self) -> Timeline<T> {
        let lines: Vec<&Timeline<T>> = self.lines().map(|line| line.said()).collect();
        Timeline::folded(&lines, |a, b| (self.f)(a, b).bare()).unwrap_or_else(|| self.first.said().clone())
    }

    fn each_said(&self, since: Instant, to: &mut dyn FnMut(Instant, &T)) {
        let kept = self.kept.as_ref().filter(|kept| kept.since() <= since).and_then(Tournament::whole);
        if let Some(whole) = kept {
            return each_since(whole, since, to);
        }
        let lines = self.tails(since);
        let lines: Vec<&Timeline<T>> = lines.iter().collect();
        if let Some(line) = Timeline::folded(&lines, |a, b| (self.f)(a, b).bare()) {
            each_since(&line, since, to);
        }
    }

    fn is_local(&self) -> bool {
        self.lines().all(|line| line.is_local())
    }

    fn into_fold(self: Box<Self>) -> Option<Self> {
        Some(*self)
    }
}
