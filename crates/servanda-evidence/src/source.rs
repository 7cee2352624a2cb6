//! Sources: who may be cited.

use servanda_agreement::ActorId;
use servanda_base::Id;

/// A source's id within its log.
pub type SourceId = Id<Source>;

/// Who may be cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id; an actor's id for that actor.
    pub id: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// Its standing.
    pub standing: Standing,
    /// Its reliability, A (completely reliable) to E (unreliable), F (cannot be judged).
    pub reliability: Reliability,
    /// Where it is to be found.
    pub url: Option<Box<str>>,
    /// The actor that it is.
    pub actor: Option<ActorId>,
}

/// What kind of source it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Verifies professionally.
    Verifier,
    /// Speaks for a party.
    Party,
    /// An independent expert or body.
    Independent,
    /// The press.
    Media,
    /// Nobody who can be named.
    Unattributed,
}

impl Standing {
    /// The words, in order.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("verifier", Self::Verifier),
        ("party", Self::Party),
        ("independent", Self::Independent),
        ("media", Self::Media),
        ("unattributed", Self::Unattributed),
    ];
}

/// Source reliability of the Admiralty system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Reliability {
    A,
    B,
    C,
    D,
    E,
    /// Cannot be judged: neither bad nor average.
    F,
}

impl Reliability {
    /// The letters, in order.
    pub const LETTERS: [(&'static str, Self); 6] =
        [("A", Self::A), ("B", Self::B), ("C", Self::C), ("D", Self::D), ("E", Self::E), ("F", Self::F)];
}
