//! A record in words.

use servanda_agreement::{Agreement, Place};
use servanda_base::Instant;
use servanda_evidence::{Body, Decision, FindingSubject, Grain, Occurrence, Reading, RecordId, Time, View};

use super::{Shown, Words, civil};

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
        let record = view.record(id)?;
        let words = Words::new(view.agreement());
        let source = view.source(record.source);
        let (kind, subject, value) = words.body(&record.body);
        Some(Self {
            id: record.id.to_string(),
            kind,
            subject,
            value,
            at: time(view.agreement(), record.time),
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

    /// How far it is trusted, as it stands after its source: ` (A1)`; nothing after an act.
    pub fn trust(&self) -> String {
        if self.is_act { String::new() } else { format!(" ({})", self.grade) }
    }

    /// Subject and value in one phrase.
    pub fn says(&self) -> String {
        if self.value.is_empty() { self.subject.clone() } else { format!("{}: {}", self.subject, self.value) }
    }
}

/// The ids of records that this view shows, in order.
pub fn ids(view: &View<'_>, grounds: &[RecordId]) -> Vec<String> {
    grounds.iter().filter_map(|id| view.packed(*id)).map(|record| record.id().to_owned()).collect()
}

/// When something was so, as people write it.
fn time(agreement: &Agreement, time: Time) -> String {
    let calendar = &agreement.calendar;
    let first = civil(calendar, time.start);
    match time.grain {
        Grain::Instant => first,
        Grain::Day => first,
        Grain::Throughout if !time.start.is_finite() => format!("through {}", civil(calendar, time.last())),
        Grain::Throughout => format!("{first} through {}", civil(calendar, time.last())),
        Grain::Coarse => format!("some time in {first}..{}", civil(calendar, time.last())),
    }
}

impl Words<'_> {
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
                    Some(key) => format!("{subject} of {key}"),
                    None => subject,
                };
                ("event", subject, self.occurrence(*value, shown))
            }
            Body::Decision { about, places, of, act } => {
                let subject = self.located(agreement.declared(*about).name.as_str(), places);
                let subject = match of {
                    Some(of) => format!("{subject} of {of}"),
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
                ("finding", self.located(name, places), word.word().to_owned())
            }
            Body::Retraction => ("retraction", String::new(), "taken back".to_owned()),
        }
    }

    fn located(&self, name: &str, places: &[Place]) -> String {
        if places.is_empty() { name.to_owned() } else { format!("{name} at {}", self.places(places)) }
    }

    fn reading(&self, value: Reading, shown: Shown<'_>) -> String {
        match value {
            Reading::Value(interval) => self.amount(interval, shown),
            Reading::Unknown => "unknown".to_owned(),
            Reading::Refused => "refused".to_owned(),
        }
    }

    fn occurrence(&self, value: Occurrence, shown: Shown<'_>) -> String {
        match value {
            Occurrence::Happened(None) => String::new(),
            Occurrence::Happened(Some(amount)) => self.amount(amount, shown),
            Occurrence::None => "none".to_owned(),
            Occurrence::Refused => "refused".to_owned(),
        }
    }

    fn decision(&self, act: Decision, shown: Shown<'_>) -> String {
        let in_part = |word: &str, amount: Option<servanda_base::Decimal>| match amount {
            Some(amount) => format!("{word} {}", self.amount(servanda_base::Interval::point(amount), shown)),
            None => word.to_owned(),
        };
        match act {
            Decision::Granted(amount) | Decision::Withdrawn(amount) => in_part(&act.word(), amount),
            act => act.word(),
        }
    }
}
