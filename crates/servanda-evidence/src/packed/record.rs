//! A packed record: one record of a log as it lies there, unpacked field by field when somebody asks.

use std::fmt;

use servanda_agreement::{EventId, MeasureId, Named, Place};
use servanda_base::{Instant, Interval, Marking, Text};

use crate::{
    Body, Decision, FindingSubject, FindingWord, Grain, Occurrence, Places, Reading, Record, RecordId, SourceId, Time,
};

use super::slot::{Coded, NO_KEY, ShortNumber, Slot, decoded};
use super::{Aside, Form, NO_NOTE, Packed, Provenance, Rare, What, aside_of};

/// One record as a log holds it. Cheap to copy; each question unpacks its answer. The fields are those of [`Record`].
#[derive(Clone, Copy)]
pub struct PackedRecord<'a> {
    packed: &'a Packed,
    slot: &'a Slot,
}

/// What a record says, its places apart. See [`Body`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Says<'a> {
    Reading { measure: MeasureId, value: Reading },
    Event { event: EventId, key: Option<&'a str>, value: Occurrence },
    Decision { about: Named, of: Option<&'a str>, act: Decision },
    Finding { about: FindingSubject, word: FindingWord },
    Retraction,
}

/// What decides of most readings what they are worth, in few bytes: those of one number at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    /// When it was so.
    pub at: Instant,
    /// What was read.
    pub number: ShortNumber,
    provenance: u32,
}

impl Glance {
    /// As [`PackedRecord::provenance_number`].
    pub fn provenance_number(self) -> usize {
        self.provenance as usize
    }

    /// As [`PackedRecord::time`].
    pub fn time(self) -> Time {
        Time { start: self.at, end: self.at, grain: Grain::Instant }
    }
}

impl<'a> PackedRecord<'a> {
    pub(super) fn new(packed: &'a Packed, slot: &'a Slot) -> Self {
        Self { packed, slot }
    }

    /// Its id, unique in the dossier.
    pub fn id(self) -> &'a str {
        self.rare().and_then(|rare| rare.id.as_deref()).unwrap_or_else(|| self.packed.texts.get(self.slot.id))
    }

    /// What it says.
    pub fn says(self) -> Says<'a> {
        let (form, value) = self.told();
        let reading = |value| Says::Reading { measure: MeasureId::new(self.slot.subject as usize), value };
        let event = |occurrence| Says::Event {
            event: EventId::new(self.slot.subject as usize),
            key: (value != NO_KEY).then(|| self.packed.texts.get(u32::try_from(value).unwrap_or(u32::MAX))),
            value: occurrence,
        };
        match form {
            Form::Number => reading(Reading::Value(Interval::point(ShortNumber::from_code(value).decimal()))),
            Form::Unknown => reading(Reading::Unknown),
            Form::Refused => reading(Reading::Refused),
            Form::Happened => event(Occurrence::Happened(None)),
            Form::DidNot => event(Occurrence::None),
            Form::WasRefused => event(Occurrence::Refused),
            Form::Other | Form::Aside => self.body_aside().map_or(Says::Retraction, Says::of),
        }
    }

    /// Where, or of whom, it speaks; nowhere in particular if of no place.
    pub fn places(self) -> Places {
        match decoded(self.slot.places) {
            Coded::Nowhere if self.slot.form == Form::Aside => {
                self.body_aside().and_then(Body::places).cloned().unwrap_or_default()
            }
            Coded::Nowhere => Places::default(),
            Coded::At(place) => Places::from(place),
            Coded::Several(number) => self.packed.several.get(number).cloned().unwrap_or_default(),
        }
    }

    /// The one place of which it speaks, if there is exactly one.
    pub fn place(self) -> Option<Place> {
        match decoded(self.slot.places) {
            Coded::At(place) => Some(place),
            _ => match self.places().as_ref() {
                [place] => Some(*place),
                _ => None,
            },
        }
    }

    /// What it is about; nothing for a retraction.
    pub fn subject(self) -> Option<Named> {
        let (form, _) = self.told();
        let subject = self.slot.subject as usize;
        match form {
            Form::Number | Form::Unknown | Form::Refused => Some(Named::Measure(MeasureId::new(subject))),
            Form::Happened | Form::DidNot | Form::WasRefused => Some(Named::Event(EventId::new(subject))),
            Form::Other | Form::Aside => self.body_aside().and_then(Body::subject),
        }
    }

    /// The same as a glance, if it is a reading of one number at one instant.
    pub fn glance(self) -> Option<Glance> {
        let (form, value) = self.told();
        let Time { start, end, grain } = self.time();
        let is_one = form == Form::Number && grain == Grain::Instant && start == end;
        let (number, provenance) = (ShortNumber::from_code(value), self.slot.provenance);
        is_one.then_some(Glance { at: start, number, provenance })
    }

    /// Whether it is a reading or tells of an event.
    pub fn is_reading_or_event(self) -> bool {
        match self.told().0 {
            Form::Other | Form::Aside => matches!(self.body_aside(), Some(Body::Reading { .. } | Body::Event { .. })),
            _ => true,
        }
    }

    /// Whether it takes back what it supersedes.
    pub fn is_retraction(self) -> bool {
        self.slot.form == Form::Aside && self.says() == Says::Retraction
    }

    /// When it was so.
    pub fn time(self) -> Time {
        self.times_aside().map_or_else(
            || {
                let start = self.slot.start;
                let end = Instant::from_unix(start.saturating_add(self.slot.span.into()));
                Time { start: Instant::from_unix(start), end, grain: self.slot.grain }
            },
            |(time, _)| time,
        )
    }

    /// From when it was known to the keeper of the log.
    pub fn recorded_at(self) -> Instant {
        self.times_aside().map_or_else(
            || Instant::from_unix(self.slot.start.saturating_add(self.slot.recorded.into())),
            |(_, recorded_at)| recorded_at,
        )
    }

    /// Who vouches for it.
    pub fn source(self) -> SourceId {
        self.provenance().source
    }

    /// Who carried it, if another.
    pub fn via(self) -> Option<&'a str> {
        self.provenance().via.as_deref()
    }

    /// 1 confirmed by other sources ... 6 cannot be judged.
    pub fn credibility(self) -> u8 {
        self.provenance().credibility
    }

    /// Who may see it.
    pub fn marking(self) -> &'a Marking {
        &self.provenance().marking
    }

    /// The document.
    pub fn reference(self) -> Option<&'a str> {
        self.note_at(0)
    }

    /// Where the document is.
    pub fn url(self) -> Option<&'a str> {
        self.note_at(1)
    }

    /// A remark.
    pub fn note(self) -> Option<&'a str> {
        self.note_at(2)
    }

    /// The record that this one corrects or retracts.
    pub fn supersedes(self) -> Option<RecordId> {
        self.aside()?.supersedes
    }

    /// The file in which it stands, and the line there, from 1.
    pub fn stands(self) -> (usize, usize) {
        let aside = self.rare().and_then(|rare| rare.stands);
        aside.unwrap_or((self.slot.file.into(), self.slot.line as usize))
    }

    /// The number of its provenance: who vouches for it, how well, and who may see it. Equal numbers, equal provenance.
    pub fn provenance_number(self) -> usize {
        self.slot.provenance as usize
    }

    /// All of it as a value of its own.
    pub fn unpacked(self) -> Record {
        let text = |text: Option<&str>| text.map(Box::from);
        let Provenance { source, via, credibility, marking } = self.provenance();
        let (file, line) = self.stands();
        Record {
            id: Text::from(self.id()),
            body: self.body(),
            time: self.time(),
            recorded_at: self.recorded_at(),
            source: *source,
            via: via.clone(),
            credibility: *credibility,
            marking: marking.clone(),
            reference: text(self.reference()),
            url: text(self.url()),
            note: text(self.note()),
            supersedes: self.supersedes(),
            file,
            line,
        }
    }

    fn body(self) -> Body {
        if let Some(body) = self.body_aside() {
            return body.clone();
        }
        match self.says() {
            Says::Reading { measure, value } => Body::Reading { measure, places: self.places(), value },
            Says::Event { event, key, value } => {
                Body::Event { event, places: self.places(), key: key.map(Box::from), value }
            }
            // All others stand aside.
            Says::Decision { .. } | Says::Finding { .. } | Says::Retraction => Body::Retraction,
        }
    }

    fn told(self) -> (Form, i64) {
        match self.aside() {
            Some(aside) => (aside.form, aside.value),
            None => (self.slot.form, self.slot.value),
        }
    }

    fn aside(self) -> Option<&'a Aside> {
        self.packed.asides.get(aside_of(self.slot)?)
    }

    fn rare(self) -> Option<&'a Rare> {
        self.aside()?.rare.as_deref()
    }

    fn body_aside(self) -> Option<&'a Body> {
        self.rare()?.body.as_ref()
    }

    fn times_aside(self) -> Option<(Time, Instant)> {
        self.rare()?.times
    }

    fn provenance(self) -> &'a Provenance {
        self.packed.provenances.get(self.slot.provenance)
    }

    fn note_at(self, index: usize) -> Option<&'a str> {
        let (start, lengths) = self.aside()?.notes;
        let length = lengths.get(index).copied().filter(|length| *length != NO_NOTE)?;
        let before: usize = lengths.iter().take(index).filter(|length| **length != NO_NOTE).sum();
        self.packed.notes.get(start + before..start + before + length)
    }
}

impl fmt::Debug for PackedRecord<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.unpacked().fmt(f)
    }
}

impl<'a> Says<'a> {
    fn of(body: &'a Body) -> Self {
        match body {
            Body::Reading { measure, value, .. } => Self::Reading { measure: *measure, value: *value },
            Body::Event { event, key, value, .. } => Self::Event { event: *event, key: key.as_deref(), value: *value },
            Body::Decision { about, of, act, .. } => Self::Decision { about: *about, of: of.as_deref(), act: *act },
            Body::Finding { about, word, .. } => Self::Finding { about: *about, word: *word },
            Body::Retraction => Self::Retraction,
        }
    }
}

/// The body of an event whose key fits into no slot.
pub(super) fn event_body(what: &What<'_>, several: &[Places]) -> Body {
    let value = match what.form {
        Form::DidNot => Occurrence::None,
        Form::WasRefused => Occurrence::Refused,
        _ => Occurrence::Happened(None),
    };
    let places = match decoded(what.places) {
        Coded::Nowhere => Places::default(),
        Coded::At(place) => Places::from(place),
        Coded::Several(number) => several.get(number).cloned().unwrap_or_default(),
    };
    Body::Event { event: EventId::new(what.subject), places, key: what.key.map(Box::from), value }
}
