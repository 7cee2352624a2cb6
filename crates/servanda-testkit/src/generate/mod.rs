//! Random dossiers: small agreements and logs on a compact range of days, so that collisions and boundary cases are
//! frequent.
//!
//! ```text
//!   numbers (proptest, shrinking) ──> specs ──> Agreement + Log + who asks, when, by which standard
//! ```
//!
//! The cast is always the same: parties A and B, verifiers V and W, the host H, the body J of A, B and H.

mod conditions;
mod log;
mod text;

use std::ops::Range;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use servanda_agreement::{ActorId, Agreement, Role, SiteId};
use servanda_base::{Date, Instant};
use servanda_evidence::{Audience, Log, Standard, View};

use crate::build::{Draft, days};

/// The first day of force.
pub const FIRST_DAY: Date = Date::constant(2026, 3, 2);
/// How many days things happen in.
pub const DAYS: u32 = 60;

/// A dossier, and the view in which it is asked.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// What was agreed.
    pub agreement: Agreement,
    /// What was recorded.
    pub log: Log,
    /// Who asks.
    pub audience: Audience,
    /// By which standard.
    pub standard: Standard,
    /// As known when.
    pub known_at: Instant,
}

impl Dossier {
    /// The view in which it is asked.
    pub fn view(&self) -> View<'_> {
        View::new(&self.agreement, &self.log, self.audience, self.standard, self.known_at)
    }

    /// The days that matter: from well before anything happens until every term has run out.
    pub fn horizon(&self) -> (Date, Date) {
        let calendar = &self.agreement.calendar;
        (calendar.date_minus(FIRST_DAY, days(35)), calendar.date_plus(FIRST_DAY, days(DAYS + 45)))
    }
}

/// Random dossiers.
pub fn dossier() -> impl Strategy<Value = Dossier> {
    (text::agreement(), log::records(), asked()).prop_map(|(text, records, asked)| {
        let (draft, cast) = text::build(&text);
        let log = log::build(&draft, &cast, &records);
        let calendar = &draft.agreement.calendar;
        let day = calendar.date_plus(FIRST_DAY, days(asked.known_at));
        let known_at =
            if asked.at_noon { calendar.instant_at(day.at(12, 0, 0, 0)) } else { calendar.last_instant(day) };
        let audience = match asked.audience {
            0..=3 => Audience::Keeper,
            4 => Audience::Public,
            other => Audience::Actor(cast.actors[usize::from(other) % cast.actors.len()]),
        };
        Dossier { agreement: draft.agreement, log, audience, standard: asked.standard, known_at }
    })
}

/// The dossier of a seed: always the same for the same seed.
pub fn seeded(seed: u64) -> Option<Dossier> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    dossier().new_tree(&mut runner).ok().map(|tree| tree.current())
}

/// The seeds to try: as many as the suite usually does, or as the environment asks: `DOSSIERS=20000` for more,
/// `SEED=17` for one alone.
#[allow(clippy::disallowed_methods)] // Which dossiers is asked of the environment, here alone.
pub fn seeds(usual: u64) -> Range<u64> {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    match number("SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("DOSSIERS").unwrap_or(usual),
    }
}

/// The dossiers of [`seeds`], each with its seed.
pub fn dossiers(usual: u64) -> impl Iterator<Item = (u64, Dossier)> {
    seeds(usual).filter_map(|seed| Some((seed, seeded(seed)?)))
}

/// Who takes part.
#[derive(Debug, Clone)]
pub(crate) struct Cast {
    /// A, B, V, W, H, J.
    pub(crate) actors: Vec<ActorId>,
    pub(crate) sites: Vec<SiteId>,
}

pub(crate) fn cast(draft: &mut Draft) -> Cast {
    let a = draft.actor("A", Role::Party);
    let b = draft.actor("B", Role::Party);
    let v = draft.actor("V", Role::Verifier);
    let w = draft.actor("W", Role::Verifier);
    let h = draft.actor("H", Role::Host);
    let j = draft.actor("J", Role::Body { members: vec![a, b, h] });
    let sites = vec![draft.site("s1"), draft.site("s2")];
    Cast { actors: vec![a, b, v, w, h, j], sites }
}

#[derive(Debug, Clone)]
struct Asked {
    known_at: u32,
    at_noon: bool,
    audience: u8,
    standard: Standard,
}

fn asked() -> impl Strategy<Value = Asked> {
    let standard = prop_oneof![4 => Just(Standard::Verified), 3 => proptest::sample::select(&Standard::ALL[1..])];
    let known_at = prop_oneof![1 => 0..DAYS + 20, 2 => DAYS / 2..DAYS + 20];
    (known_at, proptest::bool::weighted(0.2), 0u8..10, standard)
        .prop_map(|(known_at, at_noon, audience, standard)| Asked { known_at, at_noon, audience, standard })
}
