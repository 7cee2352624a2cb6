//! Records as a log holds them: packed, so that millions fit into memory.
//!
//! ```text
//!   slots    |48 bytes|48 bytes|...   one for each record, in order
//!   texts    r1 r2 q17 ...            ids and keys
//!   asides   what few records have: notes, what they supersede, what fits into no slot
//! ```
//!
//! Nothing is lost: what is packed is unpacked as it was, which a property test confirms.

mod provenance;
mod record;
mod slot;
mod texts;
mod unpacked;

use std::ops::Range;

use servanda_agreement::Place;
use servanda_base::{Instant, Marking};

use crate::{Body, Places, Record, RecordId, SourceId, Time};

pub(crate) use provenance::Provenance;
pub use record::{Glance, PackedRecord, Says};
pub use slot::ShortNumber;
pub(crate) use slot::{Form, form_of, reading_code};
pub(crate) use unpacked::Unpacked;

use provenance::Provenances;
use slot::{NO_KEY, NOWHERE, Slot, place_code, several_code};
use texts::Texts;

/// The id of a record whose id stands aside.
const NO_ID: u32 = u32::MAX;
/// The length of a note that there is not.
const NO_NOTE: usize = usize::MAX;

/// Records, packed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Packed {
    slots: Vec<Slot>,
    texts: Texts,
    provenances: Provenances,
    several: Vec<Places>,
    asides: Vec<Aside>,
    /// What the asides note, one after the other.
    notes: String,
}

/// What few records have.
#[derive(Debug, Clone)]
struct Aside {
    /// What would stand in the slot. INVARIANT: the form is not [`Form::Aside`].
    form: Form,
    value: i64,
    /// Where its reference, its address and its note stand, one after the other, and how long they are.
    notes: (usize, [usize; 3]),
    supersedes: Option<RecordId>,
    rare: Option<Box<Rare>>,
}

/// What fits into no slot.
#[derive(Debug, Clone, Default)]
struct Rare {
    id: Option<Box<str>>,
    body: Option<Body>,
    times: Option<(Time, Instant)>,
    /// The file and the line.
    stands: Option<(usize, usize)>,
}

/// A record on its way into a slot: what nearly all have, with what is rare beside it.
pub(crate) struct Parts<'p> {
    pub id: &'p str,
    pub what: What<'p>,
    pub time: Time,
    pub recorded_at: Instant,
    /// The number of its provenance.
    pub provenance: u32,
    /// Its reference, its address, its note.
    pub notes: [Option<&'p str>; 3],
    pub file: usize,
    pub line: usize,
}

/// What a record says, as far as a slot can say it.
pub(crate) struct What<'p> {
    pub form: Form,
    pub value: i64,
    pub key: Option<&'p str>,
    /// The number of the measure or the event.
    pub subject: usize,
    pub places: u32,
}

impl Packed {
    /// How many records there are.
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// Makes room for so many records more, with so many bytes of ids and keys.
    pub(crate) fn reserve(&mut self, records: usize, bytes: usize) {
        self.slots.reserve_exact(records);
        self.texts.reserve(bytes);
    }

    /// The record at `index`.
    // INVARIANT: who asks knows how many there are.
    #[allow(clippy::indexing_slicing)]
    pub(crate) fn record(&self, index: usize) -> PackedRecord<'_> {
        PackedRecord::new(self, &self.slots[index])
    }

    /// The number of a provenance.
    pub(crate) fn provenance(
        &mut self,
        source: SourceId,
        via: Option<&str>,
        credibility: u8,
        marking: &Marking,
    ) -> u32 {
        self.provenances.number(source, via, credibility, marking)
    }

    /// How many provenances there are.
    pub(crate) fn provenances(&self) -> usize {
        self.provenances.len()
    }

    /// Packs a record, after all others.
    pub(crate) fn push(&mut self, record: &Record) {
        let slot = self.pack(record);
        self.slots.push(slot);
    }

    /// Packs parts of a record, after all others.
    pub(crate) fn push_parts(&mut self, parts: &Parts<'_>) {
        let slot = self.slot(parts, Rare::default(), None);
        self.slots.push(slot);
    }

    /// Holds a place, after all others, for what is no record.
    pub(crate) fn push_blank(&mut self) {
        let (id, file, line) = (NO_ID, 0, 0);
        let (places, form, grain) = (NOWHERE, Form::Unknown, crate::Grain::Instant);
        let blank = Slot {
            start: 0,
            value: 0,
            recorded: 0,
            span: 0,
            id,
            subject: 0,
            places,
            provenance: 0,
            line,
            file,
            grain,
            form,
        };
        self.slots.push(blank);
    }

    /// Packs a record at a place; what stood there and after it moves by one.
    pub(crate) fn insert(&mut self, at: usize, record: &Record) {
        let slot = self.pack(record);
        let at = at.min(self.slots.len());
        let moved = |id: RecordId| if id.index() < at { id } else { RecordId::new(id.index() + 1) };
        for later in self.slots.get(at..).unwrap_or_default().iter().filter(|slot| slot.form == Form::Aside) {
            if let Some(aside) = aside_of(later).and_then(|aside| self.asides.get_mut(aside)) {
                aside.supersedes = aside.supersedes.map(moved);
            }
        }
        self.slots.insert(at, slot);
    }

    /// Says which record the one at `index` supersedes.
    pub(crate) fn supersede(&mut self, index: usize, target: RecordId) {
        let asides = self.asides.len();
        let Some(slot) = self.slots.get_mut(index) else { return };
        if slot.form != Form::Aside {
            let notes = (0, [NO_NOTE; 3]);
            self.asides.push(Aside { form: slot.form, value: slot.value, notes, supersedes: None, rare: None });
            (slot.form, slot.value) = (Form::Aside, asides as i64);
        }
        if let Some(aside) = aside_of(slot).and_then(|aside| self.asides.get_mut(aside)) {
            aside.supersedes = Some(target);
        }
    }

    /// Takes the slots out; who has put them in order gives them [back](Self::put_back).
    pub(crate) fn take_slots(&mut self, from: usize) -> Slots {
        Slots(self.slots.split_off(from.min(self.slots.len())))
    }

    /// Puts those of `slots` in `range` after all others.
    pub(crate) fn put_back(&mut self, slots: &Slots, range: Range<usize>) {
        self.slots.extend_from_slice(slots.0.get(range).unwrap_or_default());
    }

    /// Only the records of `order`, in that order. Of those that stand there already nothing is moved.
    pub(crate) fn rearrange(&mut self, order: &[Range<usize>]) {
        let mut place = 0;
        let mut moved = Vec::new();
        let mut places = Vec::new();
        for stretch in order {
            if stretch.start != place {
                moved.extend_from_slice(self.slots.get(stretch.clone()).unwrap_or_default());
                places.push(place..place + stretch.len());
            }
            place += stretch.len();
        }
        let mut moved = moved.into_iter();
        for (slot, from) in places.into_iter().flatten().zip(&mut moved) {
            self.slots.get_mut(slot).into_iter().for_each(|slot| *slot = from);
        }
        self.slots.truncate(place);
    }

    /// Only the first records.
    pub(crate) fn truncate(&mut self, records: usize) {
        self.slots.truncate(records);
    }

    /// Puts all of `others` after all others.
    pub(crate) fn absorb(&mut self, others: Self) {
        if self.slots.is_empty() {
            *self = others;
            return;
        }
        let Some(texts) = self.texts.absorb(&others.texts) else {
            // There is room for each, if not for all together.
            (0..others.len()).for_each(|index| self.push(&others.record(index).unpacked()));
            return;
        };
        let provenances = self.provenances.absorb(&others.provenances);
        let (asides, several, notes) = (self.asides.len(), self.several.len(), self.notes.len());
        let moved = |form: Form, value: i64| match form {
            Form::Happened | Form::DidNot | Form::WasRefused if value != NO_KEY => value + i64::from(texts),
            Form::Aside => value + asides as i64,
            _ => value,
        };
        self.slots.extend(others.slots.iter().map(|slot| Slot {
            value: moved(slot.form, slot.value),
            id: if slot.id == NO_ID { NO_ID } else { slot.id + texts },
            places: match slot::decoded(slot.places) {
                // As many as there are records at most.
                slot::Coded::Several(number) => several_code(number + several).unwrap_or(NOWHERE),
                _ => slot.places,
            },
            provenance: provenances.get(slot.provenance as usize).copied().unwrap_or(0),
            ..*slot
        }));
        self.several.extend(others.several);
        self.notes.push_str(&others.notes);
        self.asides.extend(others.asides.into_iter().map(|aside| Aside {
            value: moved(aside.form, aside.value),
            notes: (aside.notes.0 + notes, aside.notes.1),
            ..aside
        }));
    }

    /// The code of places; `None` if they cannot be coded.
    fn places_code(&mut self, places: &Places) -> Option<u32> {
        match places.as_ref() {
            [] => Some(NOWHERE),
            [place] => place_code(*place),
            _ => {
                let code = several_code(self.several.len())?;
                self.several.push(places.clone());
                Some(code)
            }
        }
    }

    fn pack(&mut self, record: &Record) -> Slot {
        let provenance =
            self.provenances.number(record.source, record.via.as_deref(), record.credibility, &record.marking);
        let what = self.what(&record.body);
        let body = if what.is_none() { Some(record.body.clone()) } else { None };
        let parts = Parts {
            id: &record.id,
            what: what.unwrap_or(What { form: Form::Other, value: 0, key: None, subject: 0, places: NOWHERE }),
            time: record.time,
            recorded_at: record.recorded_at,
            provenance,
            notes: [record.reference.as_deref(), record.url.as_deref(), record.note.as_deref()],
            file: record.file,
            line: record.line,
        };
        self.slot(&parts, Rare { body, ..Rare::default() }, record.supersedes)
    }

    /// What a body says, if a slot can say it.
    fn what<'b>(&mut self, body: &'b Body) -> Option<What<'b>> {
        match body {
            Body::Reading { measure, places, value } => {
                let (form, value) = reading_code(*value)?;
                Some(What { form, value, key: None, subject: measure.index(), places: self.places_code(places)? })
            }
            Body::Event { event, places, key, value } => {
                let (form, key) = (form_of(*value)?, key.as_deref());
                Some(What { form, value: NO_KEY, key, subject: event.index(), places: self.places_code(places)? })
            }
            Body::Decision { .. } | Body::Finding { .. } | Body::Retraction => None,
        }
    }

    /// A slot for the parts of a record, which keeps aside what does not fit.
    fn slot(&mut self, parts: &Parts<'_>, mut rare: Rare, supersedes: Option<RecordId>) -> Slot {
        let Parts { what, time, .. } = parts;
        let id = self.texts.push(parts.id);
        if id.is_none() {
            rare.id = Some(parts.id.into());
        }
        let (mut form, mut value) = (what.form, what.value);
        if let Some(key) = what.key {
            match self.texts.push(key) {
                Some(at) => value = at.into(),
                None => {
                    rare.body = Some(record::event_body(what, &self.several));
                    (form, value) = (Form::Other, 0);
                }
            }
        }
        let start = time.start.unix();
        let after = |later: Instant| later.unix().checked_sub(start);
        let recorded = after(parts.recorded_at).and_then(|seconds| i32::try_from(seconds).ok());
        let span = after(time.end).and_then(|seconds| u32::try_from(seconds).ok());
        if recorded.is_none() || span.is_none() {
            rare.times = Some((*time, parts.recorded_at));
        }
        let (file, line) = (u16::try_from(parts.file).ok(), u32::try_from(parts.line).ok());
        if file.is_none() || line.is_none() {
            rare.stands = Some((parts.file, parts.line));
        }
        if rare.is_any() || supersedes.is_some() || parts.notes.iter().any(Option::is_some) {
            let aside = Aside { form, value, notes: self.note(parts.notes), supersedes, rare: rare.boxed() };
            (form, value) = (Form::Aside, self.asides.len() as i64);
            self.asides.push(aside);
        }
        Slot {
            start,
            value,
            recorded: recorded.unwrap_or(0),
            span: span.unwrap_or(0),
            id: id.unwrap_or(NO_ID),
            subject: u32::try_from(what.subject).unwrap_or(u32::MAX),
            places: what.places,
            provenance: parts.provenance,
            line: line.unwrap_or(0),
            file: file.unwrap_or(0),
            grain: time.grain,
            form,
        }
    }

    fn note(&mut self, notes: [Option<&str>; 3]) -> (usize, [usize; 3]) {
        let start = self.notes.len();
        notes.iter().flatten().for_each(|note| self.notes.push_str(note));
        (start, notes.map(|note| note.map_or(NO_NOTE, str::len)))
    }
}

/// The code of one place, as parts of a record have it; of none it is that of nowhere.
pub(crate) fn code_of(place: Option<Place>) -> Option<u32> {
    place.map_or(Some(NOWHERE), place_code)
}

/// The value of an event that has no key, or whose key stands in [`What::key`].
pub(crate) const WITHOUT_KEY: i64 = NO_KEY;

/// Slots that were taken out to be put in order.
pub(crate) struct Slots(Vec<Slot>);

impl Slots {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

impl Rare {
    fn is_any(&self) -> bool {
        self.id.is_some() || self.body.is_some() || self.times.is_some() || self.stands.is_some()
    }

    fn boxed(self) -> Option<Box<Self>> {
        self.is_any().then(|| Box::new(self))
    }
}

/// Where what stands aside of a slot is to be found.
fn aside_of(slot: &Slot) -> Option<usize> {
    if slot.form == Form::Aside { usize::try_from(slot.value).ok() } else { None }
}

#[cfg(test)]
mod tests;
