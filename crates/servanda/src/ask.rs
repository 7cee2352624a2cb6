//! What is asked of a dossier: when, for whom, by which standard.

use std::fmt;

use servanda_agreement::ActorId;
use servanda_base::{Instant, name};
use servanda_evidence::{Audience, Standard};

use crate::Dossier;

/// A question's viewpoint.
///
/// Both times are last instants of a day where a day is meant. `known_at` later than `at` is hindsight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Query {
    /// The instant at which the question is put.
    pub at: Instant,
    /// As known when.
    pub known_at: Instant,
    /// For whom.
    pub audience: Audience,
    /// By which standard.
    pub standard: Standard,
    /// Under whose reading of the text; the text's own if nobody's.
    pub reading: Option<ActorId>,
}

/// A name that the dossier does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// As asked.
    pub name: String,
    /// What it should name: `a commitment`.
    pub wanted: &'static str,
    /// The name most likely meant.
    pub nearest: Option<String>,
}

impl UnknownName {
    /// `name`, which is not among `known`; the nearest of these is the one most likely meant.
    pub fn among<'n>(name: &str, wanted: &'static str, known: impl IntoIterator<Item = &'n str>) -> Self {
        Self { name: name.to_owned(), wanted, nearest: name::nearest(name, known).map(str::to_owned) }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not the name of {}", self.name, self.wanted)
    }
}

impl std::error::Error for UnknownName {}

impl Dossier {
    /// The question at `at`, as known then, for the keeper, by the standard `verified`, as the text reads itself.
    pub fn query(&self, at: Instant) -> Query {
        Query { at, known_at: at, audience: Audience::Keeper, standard: Standard::Verified, reading: None }
    }

    /// A day (its last instant) or an instant (in the zone of the agreement unless it has an offset), as written:
    /// `2026-10-15`, `2026-10-15T09:30`, `2026-10-15T09:30:00+04:00`.
    pub fn moment(&self, text: &str) -> Option<Instant> {
        let calendar = &self.agreement.calendar;
        if !text.contains('T') {
            return text.parse().ok().map(|day| calendar.last_instant(day));
        }
        if let Ok(stamp) = text.parse::<jiff::Timestamp>() {
            return Some(Instant::from_unix(stamp.as_second()));
        }
        text.parse::<jiff::civil::DateTime>().ok().map(|time| calendar.instant_at(time))
    }

    /// The last instant of the day on which `now` falls, in the zone of the agreement.
    pub fn end_of_day(&self, now: Instant) -> Instant {
        let calendar = &self.agreement.calendar;
        calendar.last_instant(calendar.date_of(now))
    }

    /// `public`, `keeper` or the name of a declared actor.
    ///
    /// # Errors
    /// If there is no such actor.
    pub fn audience(&self, text: &str) -> Result<Audience, UnknownName> {
        match text {
            "public" => Ok(Audience::Public),
            "keeper" => Ok(Audience::Keeper),
            name => self.actor(name, "an audience", ["public", "keeper"]).map(Audience::Actor),
        }
    }

    /// A party, by its name.
    ///
    /// # Errors
    /// If there is no such actor.
    pub fn party(&self, text: &str) -> Result<ActorId, UnknownName> {
        self.actor(text, "a party", [])
    }

    fn actor<const N: usize>(
        &self,
        text: &str,
        wanted: &'static str,
        others: [&'static str; N],
    ) -> Result<ActorId, UnknownName> {
        let actors = &self.agreement.actors;
        let found = actors.iter().find(|(_, actor)| actor.declared.name.as_str() == text);
        found.map(|(id, _)| id).ok_or_else(|| {
            let names = actors.iter().map(|(_, actor)| actor.declared.name.as_str()).chain(others);
            UnknownName::among(text, wanted, names)
        })
    }
}
