//! Lines whose words are at hand, and whose reasons are worked out when somebody asks for them.
//!
//! ```text
//!   readings ── compare ── keep ──> part      said: the words alone; few stretches, since records come and go without
//!   readings ── compare ── keep ──> part            a word changing
//!                          both ──> whole     told: with footing and grounds, at one instant or as a whole line
//! ```
//!
//! The same functions make both. They must be such that what they make of bare values is, bare, what they make of whole
//! ones: then nothing that is said depends on whether reasons were asked for.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use servanda_base::{Instant, Timeline};

use crate::{Amount, Footing, Grounds, Judgement, Standing};

/// What stands on records.
pub trait Reasoned: Clone + PartialEq + Send + Sync + 'static {
    /// The same without its grounds, and without since when it is carried.
    #[must_use]
    fn bare(&self) -> Self;
}

impl Footing {
    fn bare(self) -> Self {
        match self {
            Self::CarriedFrom(_) => Self::Attested,
            footing => footing,
        }
    }
}

impl Reasoned for Amount {
    fn bare(&self) -> Self {
        Self { footing: self.footing.bare(), grounds: Grounds::default(), ..*self }
    }
}

impl Reasoned for Judgement {
    fn bare(&self) -> Self {
        Self { footing: self.footing.bare(), grounds: Grounds::default(), ..*self }
    }
}

impl Reasoned for Standing {
    fn bare(&self) -> Self {
        Self { footing: self.footing.bare(), grounds: Grounds::default(), ..*self }
    }
}

/// A timeline that is told with all its reasons when it is looked at; what it [says](Self::said) without them, and what
/// is told [at one instant](Self::told_at), take far less.
pub struct Line<T: Reasoned> {
    source: Option<Box<dyn Source<T>>>,
    said: OnceLock<Timeline<T>>,
    // INVARIANT: filled from the first where there is no source.
    told: OnceLock<Timeline<T>>,
}

/// From what a line is worked out.
pub(crate) trait Source<T: Reasoned>: Send + Sync {
    /// What is told at one instant.
    fn at(&self, at: Instant) -> T;
    /// The whole line.
    fn told(&self) -> Timeline<T>;
    /// The whole line, bare.
    fn said(&self) -> Timeline<T>;
    /// The same, each value in turn with from when it holds, the first from the beginning; neighbours may be equal.
    fn each_said(&self, to: &mut dyn FnMut(Instant, &T)) {
        self.said().stretches().for_each(|(from, _, value)| to(from, value));
    }
}

impl<T: Reasoned> Line<T> {
    /// A line that is there with its reasons.
    pub fn known(line: Timeline<T>) -> Self {
        Self { source: None, said: OnceLock::new(), told: OnceLock::from(line) }
    }

    pub(crate) fn of(source: impl Source<T> + 'static) -> Self {
        Self { source: Some(Box::new(source)), said: OnceLock::new(), told: OnceLock::new() }
    }

    /// The words alone: nothing has grounds, and what is carried counts as attested.
    pub fn said(&self) -> &Timeline<T> {
        self.said.get_or_init(|| match &self.source {
            Some(source) => source.said(),
            None => self.told().map(T::bare),
        })
    }

    /// What is told at an instant, with its reasons.
    pub fn told_at(&self, at: Instant) -> T {
        match (self.told.get(), &self.source) {
            (None, Some(source)) => source.at(at),
            _ => self.told().at(at).clone(),
        }
    }

    /// The whole line with all its reasons.
    // INVARIANT: without a source it is there.
    #[allow(clippy::expect_used)]
    pub fn told(&self) -> &Timeline<T> {
        self.told.get_or_init(|| self.source.as_ref().expect("a line has a source, or is told").told())
    }

    fn each_said(&self, to: &mut dyn FnMut(Instant, &T)) {
        match (self.said.get(), &self.source) {
            (None, Some(source)) => source.each_said(to),
            _ => self.said().stretches().for_each(|(from, _, value)| to(from, value)),
        }
    }

    /// `f` of the value, pointwise.
    pub(crate) fn map<U: Reasoned>(self: &Arc<Self>, f: impl Fn(&T) -> U + Send + Sync + 'static) -> Line<U> {
        Line::of(Mapped { of: self.clone(), f })
    }

    /// `f` of both values, pointwise.
    pub(crate) fn zip<U: Reasoned, V: Reasoned>(
        self: &Arc<Self>,
        other: &Arc<Line<U>>,
        f: impl Fn(&T, &U) -> V + Send + Sync + 'static,
    ) -> Line<V> {
        match other.told.get().filter(|told| told.changes().len() == 0) {
            Some(constant) => {
                let constant = constant.last().clone();
                self.map(move |value| f(value, &constant))
            }
            None => Line::of(Zipped { a: self.clone(), b: other.clone(), f }),
        }
    }

    /// What `f` makes of all lines, two by two (see [`Timeline::folded`]). `None` without lines.
    pub(crate) fn folded(lines: Vec<Arc<Self>>, f: impl Fn(&T, &T) -> T + Send + Sync + 'static) -> Option<Self> {
        let mut lines = lines.into_iter();
        Some(Self::of(Folded { first: lines.next()?, rest: lines.collect(), f }))
    }
}

impl<T: Reasoned> Deref for Line<T> {
    type Target = Timeline<T>;

    fn deref(&self) -> &Timeline<T> {
        self.told()
    }
}

impl<T: Reasoned> From<Timeline<T>> for Line<T> {
    fn from(line: Timeline<T>) -> Self {
        Self::known(line)
    }
}

impl<T: Reasoned + fmt::Debug> fmt::Debug for Line<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.told(), f)
    }
}

struct Mapped<T: Reasoned, F> {
    of: Arc<Line<T>>,
    f: F,
}

impl<T: Reasoned, U: Reasoned, F: Fn(&T) -> U + Send + Sync> Source<U> for Mapped<T, F> {
    fn at(&self, at: Instant) -> U {
        (self.f)(&self.of.told_at(at))
    }

    fn told(&self) -> Timeline<U> {
        self.of.told().map(&self.f)
    }

    fn said(&self) -> Timeline<U> {
        let mut line: Option<Timeline<U>> = None;
        self.of.each_said(&mut |from, value| {
            let value = (self.f)(value);
            match &mut line {
                Some(line) => line.push(from, value.bare()),
                None => line = Some(Timeline::constant(value.bare())),
            }
        });
        line.unwrap_or_else(|| self.told().map(U::bare))
    }
}

struct Zipped<T: Reasoned, U: Reasoned, F> {
    a: Arc<Line<T>>,
    b: Arc<Line<U>>,
    f: F,
}

impl<T: Reasoned, U: Reasoned, V: Reasoned, F: Fn(&T, &U) -> V + Send + Sync> Source<V> for Zipped<T, U, F> {
    fn at(&self, at: Instant) -> V {
        (self.f)(&self.a.told_at(at), &self.b.told_at(at))
    }

    fn told(&self) -> Timeline<V> {
        self.a.told().zip(self.b.told(), &self.f)
    }

    fn said(&self) -> Timeline<V> {
        self.a.said().zip(self.b.said(), |a, b| (self.f)(a, b).bare())
    }
}

struct Folded<T: Reasoned, F> {
    first: Arc<Line<T>>,
    rest: Vec<Arc<Line<T>>>,
    f: F,
}

impl<T: Reasoned, F: Fn(&T, &T) -> T + Send + Sync> Source<T> for Folded<T, F> {
    fn at(&self, at: Instant) -> T {
        self.rest.iter().fold(self.first.told_at(at), |all, line| (self.f)(&all, &line.told_at(at)))
    }

    fn told(&self) -> Timeline<T> {
        let lines: Vec<&Timeline<T>> = std::iter::once(&self.first).chain(&self.rest).map(|line| line.told()).collect();
        Timeline::folded(&lines, &self.f).unwrap_or_else(|| self.first.told().clone())
    }

    fn said(&self) -> Timeline<T> {
        let lines: Vec<&Timeline<T>> = std::iter::once(&self.first).chain(&self.rest).map(|line| line.said()).collect();
        Timeline::folded(&lines, |a, b| (self.f)(a, b).bare()).unwrap_or_else(|| self.first.said().clone())
    }
}
