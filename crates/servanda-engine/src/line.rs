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

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use servanda_base::{Instant, Timeline};

use crate::fold::Fold;
use crate::series::Series;
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
    said: OnceLock<Arc<Timeline<T>>>,
    // INVARIANT: filled from the first where there is no source.
    told: OnceLock<Timeline<T>>,
    /// Whether no record makes a difference to it.
    is_fixed: bool,
}

/// What a line said, and from what it was worked out.
type Taken<T> = (Arc<Timeline<T>>, Option<Box<dyn Source<T>>>);

/// From what a line is worked out.
pub(crate) trait Source<T: Reasoned>: Send + Sync {
    /// What is told at one instant.
    fn at(&self, at: Instant) -> T;
    /// The whole line.
    fn told(&self) -> Timeline<T>;
    /// The whole line, bare.
    fn said(&self) -> Timeline<T>;
    /// The same from `since` on, each value in turn with from when it holds; neighbours may be equal. The first holds at
    /// `since`; what is said to be before that does not count.
    fn each_said(&self, since: Instant, to: &mut dyn FnMut(Instant, &T));
    /// Whether a reading more changes nothing of what was before it.
    fn is_local(&self) -> bool;
    /// The readings themselves, if it is made of nothing else.
    fn into_series(self: Box<Self>) -> Option<Series> {
        None
    }
    /// The lines that it is folded from, if it is a fold.
    fn into_fold(self: Box<Self>) -> Option<Fold<T>> {
        None
    }
    /// What is framed, if it is that in a frame, and is told.
    fn into_duty(self: Box<Self>) -> Option<Timeline<T>> {
        None
    }
}

/// The stretches of a line from `since` on.
pub(crate) fn each_since<T: Reasoned>(line: &Timeline<T>, since: Instant, to: &mut dyn FnMut(Instant, &T)) {
    to(since, line.at(since));
    line.changes_after(since).for_each(|(at, value)| to(at, value));
}

/// A line that is right from `since` on.
fn line_since<T: Reasoned>(
    since: Instant,
    each: impl FnOnce(Instant, &mut dyn FnMut(Instant, &T)),
) -> Option<Timeline<T>> {
    let mut line: Option<Timeline<T>> = None;
    each(since, &mut |from, value| match &mut line {
        Some(line) => line.push(from, value.bare()),
        None => line = Some(Timeline::constant(value.bare())),
    });
    line
}

impl<T: Reasoned> Line<T> {
    /// A line that is there with its reasons.
    pub fn known(line: Timeline<T>) -> Self {
        Self { source: None, said: OnceLock::new(), told: OnceLock::from(line), is_fixed: false }
    }

    /// The same value always, whatever is recorded.
    pub(crate) fn fixed(value: T) -> Self {
        Self { is_fixed: true, ..Self::known(Timeline::constant(value)) }
    }

    pub(crate) fn of(source: impl Source<T> + 'static) -> Self {
        let source: Box<dyn Source<T>> = Box::new(source);
        Self { source: Some(source), said: OnceLock::new(), told: OnceLock::new(), is_fixed: false }
    }

    /// The words alone: nothing has grounds, and what is carried counts as attested.
    pub fn said(&self) -> &Timeline<T> {
        self.shared()
    }

    /// The same, to be kept beyond the line.
    pub(crate) fn shared(&self) -> &Arc<Timeline<T>> {
        self.said.get_or_init(|| {
            Arc::new(match &self.source {
                Some(source) => source.said(),
                None => self.told().map(T::bare),
            })
        })
    }

    /// Says what was said before, which is known to be the same.
    pub(crate) fn say(&self, before: Arc<Timeline<T>>) {
        self.said.get_or_init(|| before);
    }

    /// Says up to `since` what was said before, which is known to be the same until then, and which grows in place unless
    /// others hold it; the first instant at which something else is said.
    pub(crate) fn say_on(&self, mut before: Arc<Timeline<T>>, since: Instant) -> Option<Instant> {
        let tail = self.said_since(since);
        let differs = before.first_difference(&tail, since);
        if let Some(from) = differs
            && self.said.get().is_none()
        {
            Arc::make_mut(&mut before).go_on(from, &tail);
        }
        self.said.get_or_init(|| before);
        differs
    }

    /// What it says, right from `since` on.
    pub(crate) fn said_since(&self, since: Instant) -> Cow<'_, Timeline<T>> {
        match (self.said.get(), &self.source) {
            (None, Some(source)) => match line_since(since, |since, to| source.each_said(since, to)) {
                Some(tail) => Cow::Owned(tail),
                None => Cow::Borrowed(self.said()),
            },
            _ => Cow::Borrowed(self.said()),
        }
    }

    /// What it said, and from what it was worked out where nobody else holds it.
    pub(crate) fn taken(self: Arc<Self>) -> Taken<T> {
        let said = self.shared().clone();
        (said, Arc::into_inner(self).and_then(|line| line.source))
    }

    /// What is told, if it is made of that alone.
    pub(crate) fn into_told(self) -> Option<Timeline<T>> {
        if self.source.is_some() { None } else { self.told.into_inner() }
    }

    /// The lines that it is folded from, if it is a fold.
    pub(crate) fn into_fold(self) -> Option<Fold<T>> {
        self.source?.into_fold()
    }

    /// Whether a reading more changes nothing of what was before it.
    pub(crate) fn is_local(&self) -> bool {
        self.source.as_ref().is_some_and(|source| source.is_local())
    }

    /// The readings themselves, if it is made of nothing else.
    pub(crate) fn into_series(self) -> Option<Series> {
        self.source?.into_series()
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

    pub(crate) fn each_said(&self, since: Instant, to: &mut dyn FnMut(Instant, &T)) {
        match (self.said.get(), &self.source) {
            (None, Some(source)) => source.each_said(since, to),
            (None, None) => each_since(self.told(), since, &mut |from, value| to(from, &value.bare())),
            (Some(said), _) => each_since(said, since, to),
        }
    }

    /// `f` of the value, pointwise.
    pub(crate) fn map<U: Reasoned>(self: &Arc<Self>, f: impl Fn(&T) -> U + Send + Sync + 'static) -> Line<U> {
        Line::of(Mapped { of: self.clone(), f, is_fixed: true })
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
                let f = move |value: &T| f(value, &constant);
                Line::of(Mapped { of: self.clone(), f, is_fixed: other.is_fixed })
            }
            None => Line::of(Zipped { a: self.clone(), b: other.clone(), f }),
        }
    }

    /// What `f` makes of all lines, two by two (see [`Timeline::folded`]). `None` without lines.
    pub(crate) fn folded(lines: Vec<Arc<Self>>, f: fn(&T, &T) -> T) -> Option<Self> {
        Some(Self::of(Fold::new(lines, f)?))
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
    is_fixed: bool,
}

impl<T: Reasoned, U: Reasoned, F: Fn(&T) -> U + Send + Sync> Source<U> for Mapped<T, F> {
    fn at(&self, at: Instant) -> U {
        (self.f)(&self.of.told_at(at))
    }

    fn told(&self) -> Timeline<U> {
        self.of.told().map(&self.f)
    }

    fn said(&self) -> Timeline<U> {
        let line = line_since(Instant::BEGINNING, |since, to| self.each_said(since, to));
        line.unwrap_or_else(|| self.told().map(U::bare))
    }

    fn each_said(&self, since: Instant, to: &mut dyn FnMut(Instant, &U)) {
        self.of.each_said(since, &mut |from, value| to(from, &(self.f)(value)));
    }

    fn is_local(&self) -> bool {
        self.is_fixed && self.of.is_local()
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

    fn each_said(&self, since: Instant, to: &mut dyn FnMut(Instant, &V)) {
        each_since(&self.said(), since, to);
    }

    fn is_local(&self) -> bool {
        self.a.is_local() && self.b.is_local()
    }
}
