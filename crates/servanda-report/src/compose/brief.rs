//! The brief of a side: what it gave and received, what is conditional, what can be taken back, what comes next. Every side
//! is told in the same words.

use servanda_agreement::{ActorId, CommitmentId, Place, ReliefId, Reversible};
use servanda_analysis::exposure::{Exposure, Given, recorded};
use servanda_base::{Date, Duration, DurationUnit};
use servanda_engine::ReliefStatus;
use servanda_evidence::Audience;

use super::{Frame, Question};

/// How far ahead the brief looks.
const AHEAD: Duration = Duration::new(30, DurationUnit::Day);

/// The briefs of one side, or of all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefPage {
    /// What the page says of itself.
    pub frame: Frame,
    /// One for each side: of the party that asks its own alone, else of all parties.
    pub sides: Vec<BriefSide>,
}

/// The brief of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefSide {
    /// Its name.
    pub party: String,
    /// Its title.
    pub title: String,
    /// What it gave.
    pub given: Vec<BriefRow>,
    /// What it received.
    pub received: Vec<BriefRow>,
    /// What is still locked, due or suspended, and on what condition: relief to it and relief of it.
    pub conditional: Vec<BriefRow>,
    /// What of it can be taken back, and how fast.
    pub reversible: Vec<BriefRow>,
    /// What comes next if nothing more is recorded.
    pub next: Vec<BriefRow>,
}

/// A line of a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefRow {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The clause of the agreement.
    pub clause: Option<String>,
    /// What is said of it.
    pub text: String,
    /// Since when, or when.
    pub on: Option<Date>,
}

impl Question<'_> {
    /// The brief of the party that asks; of all parties if somebody else does.
    pub fn brief(&self) -> BriefPage {
        let agreement = self.agreement();
        let own = match self.view.audience() {
            Audience::Actor(actor) => agreement.parties().find(|party| *party == actor),
            _ => None,
        };
        let parties: Vec<ActorId> = own.map_or_else(|| agreement.parties().collect(), |party| vec![party]);
        let exposure = recorded(agreement, self.assessment, agreement.calendar.date_of(self.at));
        BriefPage {
            frame: self.frame(),
            sides: parties.into_iter().map(|party| self.brief_side(party, &exposure)).collect(),
        }
    }

    fn brief_side(&self, party: ActorId, exposure: &Exposure) -> BriefSide {
        let agreement = self.agreement();
        let now = exposure.moments.last().and_then(|moment| moment.sides.iter().find(|side| side.party == party));
        let rows = |given: &[Given], own: bool| {
            given.iter().map(|given| self.given_row(*given, exposure, (party, own))).collect()
        };
        let concerns = |actors: &[ActorId]| actors.iter().any(|actor| agreement.members(*actor).contains(&party));
        let reliefs: Vec<ReliefId> = agreement
            .reliefs
            .iter()
            .filter(|(_, relief)| concerns(&relief.granted_by) || concerns(&relief.granted_to))
            .map(|(id, _)| id)
            .collect();
        let declared = &agreement.actors[party].declared;
        BriefSide {
            party: declared.name.to_string(),
            title: declared.title.clone(),
            given: now.map(|side| rows(&side.given, true)).unwrap_or_default(),
            received: now.map(|side| rows(&side.got, false)).unwrap_or_default(),
            conditional: reliefs.iter().filter_map(|id| self.conditional_row(*id)).collect(),
            reversible: reliefs.iter().map(|id| self.reversible_row(*id)).collect(),
            next: self.next_rows(declared.name.as_str(), &reliefs),
        }
    }

    fn given_row(&self, given: Given, exposure: &Exposure, whose: (ActorId, bool)) -> BriefRow {
        let agreement = self.agreement();
        let moment = exposure.moments.iter().rev().find(|moment| moment.moves.iter().any(|one| one.given == given));
        let on = moment.map(|moment| moment.on);
        let (declared, text) = match given {
            Given::Step(id, place) => (&agreement.commitments[id].declared, format!("done{}", self.at_place(place))),
            Given::Duty(id) => {
                let commitment = &agreement.commitments[id];
                (&commitment.declared, format!("continuing; {}", self.duty_words(id, whose)))
            }
            Given::Relief(id) => {
                let relief = &agreement.reliefs[id];
                let worth = self.words().worth(relief).map(|worth| format!(", worth {worth}")).unwrap_or_default();
                (&relief.declared, format!("granted{worth}; {}", self.relief_status(id)))
            }
        };
        BriefRow {
            id: declared.name.to_string(),
            title: declared.title.clone(),
            clause: declared.clause.clone(),
            text,
            on,
        }
    }

    /// How a duty stands: of what parties owe each for itself, the part of the party whose brief it is, or those of others.
    fn duty_words(&self, id: CommitmentId, (party, own): (ActorId, bool)) -> String {
        let commitment = &self.agreement().commitments[id];
        let Some(assessed) = self.assessment.commitments.get(id.index()) else { return String::new() };
        let parts = assessed.parts.iter().filter_map(|(place, line)| match place {
            Place::Party(owing) if (*owing == party) == own => Some((*owing, line.at(self.at))),
            _ => None,
        });
        let parts: Vec<String> = parts
            .map(|(owing, standing)| format!("{}: {}", self.words().actor(owing), self.in_words(commitment, standing)))
            .collect();
        if parts.is_empty() { self.in_words(commitment, assessed.whole.at(self.at)) } else { parts.join("; ") }
    }

    fn at_place(&self, place: Option<Place>) -> String {
        place.map(|place| format!(" at {}", self.words().place(place))).unwrap_or_default()
    }

    fn relief_status(&self, id: ReliefId) -> String {
        let status = self.assessment.reliefs.get(id.index()).map(|assessed| assessed.status.at(self.at).status);
        status.map(|status| status.to_string()).unwrap_or_default()
    }

    /// A relief that is not in effect, and its condition.
    fn conditional_row(&self, id: ReliefId) -> Option<BriefRow> {
        let relief = &self.agreement().reliefs[id];
        let status = self.assessment.reliefs.get(id.index())?.status.at(self.at).status;
        if matches!(status, ReliefStatus::InEffect | ReliefStatus::Lapsed | ReliefStatus::Waived) {
            return None;
        }
        let words = self.words();
        let when = relief.when.as_ref().map_or("always".to_owned(), |when| words.condition(when));
        let sides = format!("{} to {}", words.actors(&relief.granted_by), words.actors(&relief.granted_to));
        Some(BriefRow {
            id: relief.declared.name.to_string(),
            title: relief.declared.title.clone(),
            clause: relief.declared.clause.clone(),
            text: format!("{status}; {sides}, when {when}"),
            on: None,
        })
    }

    fn reversible_row(&self, id: ReliefId) -> BriefRow {
        let relief = &self.agreement().reliefs[id];
        let words = self.words();
        let how = match relief.reversible {
            Some(Reversible::Within(length)) => format!("can be taken back within {length}"),
            Some(Reversible::Never) => "cannot be taken back".to_owned(),
            None => "the text does not say whether it can be taken back".to_owned(),
        };
        let suspend = relief.suspend_when.as_ref().map(|when| format!("; suspended when {}", words.condition(when)));
        let withdraw = relief.withdraw_when.as_ref().map(|when| format!("; withdrawn when {}", words.condition(when)));
        BriefRow {
            id: relief.declared.name.to_string(),
            title: relief.declared.title.clone(),
            clause: relief.declared.clause.clone(),
            text: format!("{how}{}{}", suspend.unwrap_or_default(), withdraw.unwrap_or_default()),
            on: None,
        }
    }

    fn next_rows(&self, party: &str, reliefs: &[ReliefId]) -> Vec<BriefRow> {
        let agreement = self.agreement();
        let until = self.calendar().plus(self.at, AHEAD);
        let agenda = self.agenda(Some(until));
        let is_own = |who: &str| who.split(", ").any(|name| name == party);
        let is_relief = |id: &str| reliefs.iter().any(|relief| agreement.reliefs[*relief].declared.name.as_str() == id);
        let own = agenda.rows.iter().filter(|row| row.site.is_none() && (is_own(&row.who) || is_relief(&row.id)));
        let row = |row: &super::AgendaRow| BriefRow {
            id: row.id.clone(),
            title: row.step.as_ref().map_or(&row.title, |(_, text)| text).clone(),
            clause: row.clause.clone(),
            text: row.after.clone(),
            on: Some(self.calendar().date_of(row.told_at())),
        };
        own.map(row).collect()
    }
}
