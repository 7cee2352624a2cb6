//! Who takes part, and where things are counted.

use servanda_base::Id;

use super::Declared;

/// An actor's id.
pub type ActorId = Id<Actor>;
/// A site's id.
pub type SiteId = Id<Site>;

/// A party, host, verifier, stakeholder or body.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Name, title, place in the text.
    pub declared: Declared,
    /// What it is to the agreement.
    pub role: Role,
}

/// What an actor is to the agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Bound by it.
    Party,
    /// Hosts the talks.
    Host,
    /// Verifies.
    Verifier,
    /// Of the region, or otherwise concerned.
    Stakeholder,
    /// A joint body.
    Body {
        /// Its members; never bodies themselves.
        members: Vec<ActorId>,
    },
}

/// Whatever is counted separately: a place, a class of weapon, a stipulation.
#[derive(Debug, Clone)]
pub struct Site {
    /// Name, title, place in the text.
    pub declared: Declared,
}

/// A named set of sites.
#[derive(Debug, Clone)]
pub struct SiteSet {
    /// Name, title, place in the text.
    pub declared: Declared,
    /// Its members, sets expanded, each once, in order.
    pub sites: Vec<SiteId>,
}

/// Where, or of whom, something is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// At a site.
    Site(SiteId),
    /// Of a party.
    Party(ActorId),
}
