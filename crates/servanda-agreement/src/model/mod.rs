//! What an agreement says, ready to be assessed.
//!
//! Numbers stand in the base unit of their dimension (see [`Unit`]), durations and dates as written. Nothing here has
//! been evaluated: a date may wait for an event, a bound for a baseline.

mod actor;
mod commitment;
mod date;
mod expression;
mod language;
mod process;
mod quantity;
mod relief;

use std::collections::BTreeMap;

use servanda_base::{Arena, Calendar, Id, Name, Span};

pub use actor::*;
pub use commitment::*;
pub use date::*;
pub use expression::*;
pub use language::LANGUAGES;
pub use process::*;
pub use quantity::*;
pub use relief::*;

/// A checked agreement. Every arena is in the order of the text.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// Id, title and place of the `agreement` declaration.
    pub declared: Declared,
    /// The calendar in its zone.
    pub calendar: Calendar,
    /// First day in force.
    pub in_force: DateExpr,
    /// End of force, exclusive.
    pub until: Option<Until>,
    /// The date of the baseline.
    pub baseline: Option<DateExpr>,
    /// Parties, host, verifiers, stakeholders, bodies.
    pub actors: Arena<Actor>,
    /// Whatever is counted separately.
    pub sites: Arena<Site>,
    /// Named sets of sites.
    pub site_sets: Arena<SiteSet>,
    /// Units: those built in that are used, and those declared.
    pub units: Arena<Unit>,
    /// Named dates.
    pub dates: Arena<NamedDate>,
    /// Declared periods.
    pub periods: Arena<NamedPeriod>,
    /// Quantities.
    pub measures: Arena<Measure>,
    /// What happens.
    pub events: Arena<Event>,
    /// Stages of the process.
    pub phases: Arena<Phase>,
    /// Who owes what.
    pub commitments: Arena<Commitment>,
    /// What is owed in return.
    pub reliefs: Arena<Relief>,
    /// Staged procedures.
    pub procedures: Arena<Procedure>,
    /// Ladders of response.
    pub responses: Arena<Response>,
    /// What to prepare for.
    pub scenarios: Arena<Scenario>,
    /// What may go wrong.
    pub risks: Arena<Risk>,
    /// What is computed from evidence.
    pub indicators: Arena<Indicator>,
    /// Reports and briefings.
    pub reports: Arena<Report>,
    /// Every declared name but those of units, with what it names.
    pub names: BTreeMap<Name, Named>,
}

impl Agreement {
    /// What `name` names, if anything.
    pub fn named(&self, name: &str) -> Option<Named> {
        self.names.get(&Name::from(name)).copied()
    }

    /// What was declared under a name.
    pub fn declared(&self, named: Named) -> &Declared {
        match named {
            Named::Actor(id) => &self.actors[id].declared,
            Named::Site(id) => &self.sites[id].declared,
            Named::SiteSet(id) => &self.site_sets[id].declared,
            Named::Date(id) => &self.dates[id].declared,
            Named::Period(id) => &self.periods[id].declared,
            Named::Measure(id) => &self.measures[id].declared,
            Named::Event(id) => &self.events[id].declared,
            Named::Phase(id) => &self.phases[id].declared,
            Named::Commitment(id) => &self.commitments[id].declared,
            Named::Relief(id) => &self.reliefs[id].declared,
            Named::Procedure(id) => &self.procedures[id].declared,
            Named::Response(id) => &self.responses[id].declared,
            Named::Scenario(id) => &self.scenarios[id].declared,
            Named::Risk(id) => &self.risks[id].declared,
            Named::Indicator(id) => &self.indicators[id].declared,
            Named::Report(id) => &self.reports[id].declared,
        }
    }

    /// The name of a place where or of whom something is counted.
    pub fn place_name(&self, place: Place) -> &Name {
        match place {
            Place::Site(id) => &self.sites[id].declared.name,
            Place::Party(id) => &self.actors[id].declared.name,
        }
    }

    /// To whom a commitment, or one part of it, is owed: as the text says, or all parties but those that owe it. Of what
    /// several owe `each`, the part of one is owed to all the others (S36).
    pub fn owed_to(&self, id: CommitmentId, part: Option<Place>) -> Vec<ActorId> {
        let commitment = &self.commitments[id];
        let Some(Place::Party(owing)) = part.filter(|part| commitment.each.contains(part)) else {
            return commitment.owed_to.clone();
        };
        let others: Vec<ActorId> = self.parties().filter(|party| *party != owing).collect();
        if commitment.owed_to_stated || others.is_empty() { commitment.owed_to.clone() } else { others }
    }

    /// The members of an actor that is a body; else the actor alone.
    pub fn members(&self, actor: ActorId) -> Vec<ActorId> {
        match &self.actors[actor].role {
            Role::Body { members } => members.clone(),
            _ => vec![actor],
        }
    }

    /// Everyone declared as a `party`.
    pub fn parties(&self) -> impl Iterator<Item = ActorId> {
        self.actors.iter().filter(|(_, actor)| actor.role == Role::Party).map(|(id, _)| id)
    }
}

/// What a name may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Named {
    /// A party, host, verifier, stakeholder or body.
    Actor(ActorId),
    /// A site.
    Site(SiteId),
    /// A set of sites.
    SiteSet(Id<SiteSet>),
    /// A date.
    Date(Id<NamedDate>),
    /// A period.
    Period(Id<NamedPeriod>),
    /// A measure.
    Measure(MeasureId),
    /// An event.
    Event(EventId),
    /// A phase.
    Phase(PhaseId),
    /// A commitment.
    Commitment(CommitmentId),
    /// A relief.
    Relief(ReliefId),
    /// A procedure.
    Procedure(ProcedureId),
    /// A response.
    Response(ResponseId),
    /// A scenario.
    Scenario(Id<Scenario>),
    /// A risk.
    Risk(Id<Risk>),
    /// An indicator.
    Indicator(Id<Indicator>),
    /// A report or briefing.
    Report(Id<Report>),
}

/// What is common to all that is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// The name.
    pub name: Name,
    /// The title in the language of the text; the name where none is given.
    pub title: String,
    /// Translations of the title, by language.
    pub titles: BTreeMap<String, String>,
    /// The clause of the agreement: `Article 3 (1)`.
    pub clause: Option<String>,
    /// How that clause is named in other languages.
    pub clause_titles: BTreeMap<String, String>,
    /// The heading of the prose under which it stands.
    pub heading: Option<String>,
    /// Design findings accepted in writing.
    pub allows: Vec<Allowed>,
    /// The file it stands in: its position among the files read.
    pub file: usize,
    /// Where in that file the whole declaration stands.
    pub span: Span,
    /// Where its name stands.
    pub name_span: Span,
    /// Where its clauses stand, each with the words that it begins with: `verified by`.
    pub clauses: Vec<(&'static str, Span)>,
}

impl Declared {
    /// Where the first clause stands that begins with these words; the name if there is none.
    pub fn place(&self, words: &str) -> Span {
        self.clauses.iter().find(|(known, _)| *known == words).map_or(self.name_span, |(_, span)| *span)
    }
}

/// A design finding accepted in writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// Its name: one of [`DESIGN_FINDINGS`](crate::DESIGN_FINDINGS).
    pub finding: String,
    /// Why it is accepted.
    pub because: String,
    /// Where that is written.
    pub span: Span,
}

/// The track on which something is dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Track {
    /// Technical.
    Technical,
    /// Political.
    Political,
}

impl Track {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Technical => "technical",
            Self::Political => "political",
        }
    }
}
