//! What is asked of a dossier: when, for whom, by which standard.

use std::fmt;

use servanda_agreement::{ActorId, Agreement};
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

/// A name that names nothing of the kind that was wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// As asked.
    pub name: String,
    /// What it should name: `a commitment`.
    pub wanted: &'static str,
    /// What it names instead, if anything: `site`.
    pub is: Option<&'static str>,
    /// The name most likely meant.
    pub nearest: Option<String>,
    /// Every name that would do.
    pub known: Vec<String>,
}

impl UnknownName {
    /// The same, of a name that may name something else in the agreement.
    pub(crate) fn new<'n>(
        agreement: &Agreement,
        name: &str,
        wanted: &'static str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        let unknown = Self::among(name, wanted, known);
        match agreement.named(name) {
            Some(named) => Self { is: Some(servanda_report::explain::kind(named)), nearest: None, ..unknown },
            None => unknown,
        }
    }

    /// `name`, which is not among `known`; the nearest of these is the one most likely meant.
    pub fn among<'n>(name: &str, wanted: &'static str, known: impl IntoIterator<Item = &'n str>) -> Self {
        let known: Vec<String> = known.into_iter().map(str::to_owned).collect();
        let nearest = name::nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
        Self { name: name.to_owned(), wanted, is: None, nearest, known }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is {
            Some(is) => write!(f, "`{}` is {} {is}, not {}", self.name, article(is), self.wanted),
            None => write!(f, "`{}` is not the name of {}", self.name, self.wanted),
        }
    }
}

/// The article of a noun.
pub(crate) fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) && !noun.starts_with("uni") { "an" } else { "a" }
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

    /// The day on which an instant falls, in the zone of the agreement.
    pub fn calendar_day(&self, at: Instant) -> servanda_base::Date {
        self.agreement.calendar.date_of(at)
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
        audience_named(&self.agreement, text)
    }

    /// A party, by its name.
    ///
    /// # Errors
    /// If there is no such party.
    pub fn party(&self, text: &str) -> Result<ActorId, UnknownName> {
        let agreement = &self.agreement;
        let name = |party: ActorId| agreement.actors[party].declared.name.as_str();
        let found = agreement.parties().find(|party| name(*party) == text);
        found.ok_or_else(|| UnknownName::new(agreement, text, "a party", agreement.parties().map(name)))
    }
}

/// `public`, `keeper` or the name of a declared actor.
pub(crate) fn audience_named(agreement: &Agreement, text: &str) -> Result<Audience, UnknownName> {
    let names = || agreement.actors.iter().map(|(id, actor)| (id, actor.declared.name.as_str()));
    match text {
        "public" => Ok(Audience::Public),
        "keeper" => Ok(Audience::Keeper),
        text => names().find(|(_, name)| *name == text).map(|(id, _)| Audience::Actor(id)).ok_or_else(|| {
            let known = ["public", "keeper"].into_iter().chain(names().map(|(_, name)| name));
            UnknownName::new(agreement, text, "an audience", known)
        }),
    }
}
