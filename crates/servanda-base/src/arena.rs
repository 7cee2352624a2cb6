//! A list whose places are named by typed ids, so that a measure can never be looked up among the events.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// The place of a `T` in its [`Arena`].
///
/// ```
/// use servanda_base::Arena;
/// let mut words: Arena<&str> = Arena::new();
/// let id = words.push("verdict");
/// assert_eq!(words[id], "verdict");
/// ```
pub struct Id<T> {
    index: u32,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id of the `index`-th entry.
    pub fn new(index: usize) -> Self {
        Self { index: u32::try_from(index).unwrap_or(u32::MAX), kind: PhantomData }
    }

    /// The position in the arena, from 0.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// A list from which nothing is ever taken; entries are looked up by [`Id`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arena<T> {
    entries: Vec<T>,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<T> Arena<T> {
    /// An empty arena.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends `entry` and says where it is.
    pub fn push(&mut self, entry: T) -> Id<T> {
        self.entries.push(entry);
        Id::new(self.entries.len() - 1)
    }

    /// Puts `entry` at a place; what stood there and after it moves by one, so that its ids are not what they were.
    pub fn insert(&mut self, at: Id<T>, entry: T) {
        self.entries.insert(at.index().min(self.entries.len()), entry);
    }

    /// All entries with their ids, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> + ExactSizeIterator {
        self.entries.iter().enumerate().map(|(index, entry)| (Id::new(index), entry))
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + use<T> {
        (0..self.entries.len()).map(Id::new)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<T> FromIterator<T> for Arena<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        Self { entries: entries.into_iter().collect() }
    }
}

impl<T> Index<Id<T>> for Arena<T> {
    type Output = T;

    // INVARIANT: an id comes from the arena that made it, which never shrinks.
    #[allow(clippy::indexing_slicing)]
    fn index(&self, id: Id<T>) -> &T {
        &self.entries[id.index()]
    }
}

impl<T> IndexMut<Id<T>> for Arena<T> {
    #[allow(clippy::indexing_slicing)]
    fn index_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.entries[id.index()]
    }
}
