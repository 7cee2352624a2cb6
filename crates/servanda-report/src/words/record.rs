//! A record in words.

use servanda_agreement::Place;
use servanda_base::{Instant, Interval};
use servanda_evidence::{Body, Decision, FindingSubject, Grain, Occurrence, Reading, RecordId, Time, View};

use super::{Shown, Words, civil};
use crate::language::Language;
use crate::render::without_isolates;

/// A record as it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordLine {
    /// Its id.
    pub id: String,
    /// What kind of record it is.
    pub kind: &'static str,
    /// What it is about: `stockpile at natanz`.
    pub subject: String,
    /// What it says: `138 kg`.
    pub value: String,
    /// Subject and value in one phrase.
    pub says: String,
    /// Of when.
    pub at: String,
    /// When it became known.
    pub recorded_at: Instant,
    /// Who vouches for it.
    pub source: String,
    /// Who carried it, if another.
    pub via: Option<String>,
    /// The source's reliability and the record's credibility: `A1`.
    pub grade: String,
    /// Whether it is an act of an actor: those count by their author and are not graded.
    pub is_act: bool,
    /// Who may see it.
    pub marking: String,
    /// The document.
    pub reference: Option<String>,
    /// Where the document is.
    pub url: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

impl RecordLine {
    /// A record as this view shows it; `None` if it does not.
    pub fn of(view: &View<'_>, id: RecordId) -> Option<Self> {
        Self::told(view, id, Language::English)
    }

    /// The same in a language.
    pub fn told(view: &View<'_>, id: RecordId, language: Language) -> Option<Self> {
        let record = view.record(id)?;
        let words = Words::in_language(view.agreement(), language);
        let source = view.source(record.source);
        let (kind, subject, value) = words.body(&record.body);
        let says = if value.is_empty() { subject.clone() } else { words.say.record_says(&subject, &value) };
        Some(Self {
            id: record.id.to_string(),
            kind,
            subject,
            value,
            says,
            at: words.time(record.time),
            recorded_at: record.recorded_at,
            source: source.id.to_string(),
            via: record.via.as_deref().map(str::to_owned),
            grade: format!("{:?}{}", source.reliability, record.credibility),
            is_act: source.actor.is_some() && matches!(record.body, Body::Decision { .. }),
            marking: record.marking.to_string(),
            reference: record.reference.as_deref().map(str::to_owned),
            url: record.url.as_deref().map(str::to_owned),
            note: record.note.as_deref().map(str::to_owned),
        })
    }

    /// What it is about, unless that is said above it.
    pub fn subject_below(&self, above: &str) -> &str {
        let is_said = without_isolates(&self.subject) == without_isolates(above);
        if is_said { "" } else { &self.subject }
    }

    /// How far it is trusted, as it stands after its source: ` (A1)`; nothing after an act.
    pub fn trust(&self) -> String {
        if self.is_act { String::new() } else { format!(" ({})", self.grade) }
    }
}

/// The ids of records that this view shows, in order.
pub fn ids(view: &View<'_>, grounds: &[RecordId]) -> Vec<String> {
    grounds.iter().filter_map(|id| view.packed(*id)).map(|record| record.id().to_owned()).collect()
}

impl Words<'_> {
    /// When something was so, as people write it.
    fn time(&self, time: Time) -> String {
        let calendar = &self.agreement.calendar;
        let civil = |at: Instant| match self.say.is_english() {
            true => civil(calendar, at),
            false => self.say.moment(calendar, at),
        };
        let first = civil(time.start);
        match time.grain {
            Grain::Instant | Grain::Day => first,
            Grain::Throughout => {
                let first = time.start.is_finite().then_some(first.as_str());
                self.say.record_through(first, &civil(time.last()))
            }
            Grain::Coarse => self.say.record_some_time(&first, &civil(time.last())),
        }
    }

    /// Kind, subject and value of a record.
    fn body(&self, body: &Body) -> (&'static str, String, String) {
        let agreement = self.agreement;
        match body {
            Body::Reading { measure, places, value } => {
                let name = agreement.measures[*measure].declared.name.as_str();
                ("reading", self.located(name, places), self.reading(*value, self.shown_measure(*measure)))
            }
            Body::Event { event, places, key, value } => {
                let declared = &agreement.events[*event];
                let shown = declared.counted_in.map_or(Shown::Bare, |unit| self.shown_unit(unit));
                let subject = self.located(declared.declared.name.as_str(), places);
                let subject = match key {
                    Some(key) => self.say.record_of(&subject, key),
                    None => subject,
                };
                ("event", subject, self.occurrence(*value, shown))
            }
            Body::Decision { about, places, of, act } => {
                let subject = self.located(agreement.declared(*about).name.as_str(), places);
                let subject = match of {
                    Some(of) => self.say.record_of(&subject, of),
                    None => subject,
                };
                let shown = match about {
                    servanda_agreement::Named::Relief(id) => {
                        agreement.reliefs[*id].unit.map_or(Shown::Bare, |unit| self.shown_unit(unit))
                    }
                    _ => Shown::Bare,
                };
                ("decision", subject, self.decision(*act, shown))
            }
            Body::Finding { about, places, word } => {
                let name = match about {
                    FindingSubject::Commitment(id) => agreement.commitments[*id].declared.name.as_str(),
                    FindingSubject::Relief(id) => agreement.reliefs[*id].declared.name.as_str(),
                };
                ("finding", self.located(name, places), self.say.found(*word).to_owned())
            }
            Body::Retraction => ("retraction", String::new(), self.say.record_taken_back().to_owned()),
        }
    }

    fn located(&self, name: &str, places: &[Place]) -> String {
        if places.is_empty() { name.to_owned() } else { self.say.record_at(name, &self.places(places)) }
    }

    fn reading(&self, value: Reading, shown: Shown<'_>) -> String {
        match value {
            Reading::Value(interval) => self.amount(interval, shown),
            Reading::Unknown => self.say.said_unknown().to_owned(),
            Reading::Refused => self.say.said_refused().to_owned(),
        }
    }

    fn occurrence(&self, value: Occurrence, shown: Shown<'_>) -> String {
        match value {
            Occurrence::Happened(None) => String::new(),
            Occurrence::Happened(Some(amount)) => self.amount(amount, shown),
            Occurrence::None => self.say.said_none().to_owned(),
            Occurrence::Refused => self.say.said_refused().to_owned(),
        }
    }

    fn decision(&self, act: Decision, shown: Shown<'_>) -> String {
        let word = self.say.act_name(act);
        match act {
            Decision::Granted(Some(amount)) | Decision::Withdrawn(Some(amount)) => {
                self.say.act_in_part(&word, &self.amount(Interval::point(amount), shown))
            }
            _ => word,
        }
    }
}
