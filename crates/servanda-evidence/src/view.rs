//! The view: what somebody may know, as of some time. The only door to records.
//!
//! ```text
//!   Log ── visible to the audience ── recorded by K ── not corrected, not taken back ──> records
//! ```

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use servanda_agreement::{ActorId, Agreement, Reported, Role};
use servanda_base::{Instant, Marking};

use crate::{LeftOut, Log, PackedRecord, Record, RecordId, Source, SourceId};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Audience {
    /// Anyone.
    Public,
    /// The keeper of the log, who sees all.
    #[default]
    Keeper,
    /// A declared actor.
    Actor(ActorId),
}

/// What it takes for a record to count. Stricter standards come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Standard {
    Verified,
    Estimated,
    Declared,
    Reported,
    Alleged,
}

impl Standard {
    /// All of them, the strictest first.
    pub const ALL: [Self; 5] = [Self::Verified, Self::Estimated, Self::Declared, Self::Reported, Self::Alleged];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Estimated => "estimated",
            Self::Declared => "declared",
            Self::Reported => "reported",
            Self::Alleged => "alleged",
        }
    }
}

impl fmt::Display for Standard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What an audience may know of a log, as of some time, and the standard by which it judges.
#[derive(Debug, Clone)]
pub struct View<'a> {
    agreement: &'a Agreement,
    log: &'a Log,
    audience: Audience,
    standard: Standard,
    known_at: Instant,
    sight: Sight,
}

/// Which records an audience sees, and which of those supersede which; kept, it need not be made again when a log has
/// grown.
#[derive(Debug, Clone, Default)]
pub struct Sight(Arc<Sighted>);

#[derive(Debug, Clone, Default)]
struct Sighted {
    // INVARIANT: one for each record of the log as it was, whenever recorded.
    seen: Vec<Seen>,
    // INVARIANT: which of those supersede which; a log's records supersede only earlier ones, so there is no circle.
    superseding: BTreeMap<RecordId, Vec<RecordId>>,
}

impl Sight {
    /// What is seen of the records before `id`.
    #[must_use]
    pub fn before(mut self, id: RecordId) -> Self {
        if id.index() < self.0.seen.len() {
            let Sighted { seen, superseding } = Arc::make_mut(&mut self.0);
            seen.truncate(id.index());
            superseding.retain(|target, by| {
                by.retain(|by| *by < id);
                if let Some(target) = seen.get_mut(target.index()).filter(|_| by.is_empty()) {
                    *target = Seen::Yes;
                }
                !by.is_empty()
            });
        }
        self
    }

    fn grown(mut self, agreement: &Agreement, audience: Audience, log: &Log) -> Self {
        let before = self.0.seen.len();
        if before >= log.len() {
            return self;
        }
        let Sighted { seen, superseding } = Arc::make_mut(&mut self.0);
        // What many records share is asked once.
        let mut shared: Vec<Option<bool>> = vec![None; log.provenances()];
        for (id, record) in log.packed_from(before) {
            let sees = || sees(agreement, audience, record.marking());
            let is_seen = match shared.get_mut(record.provenance_number()) {
                Some(known) => *known.get_or_insert_with(sees),
                None => sees(),
            };
            seen.push(if is_seen { Seen::Yes } else { Seen::No });
            if let Some(target) = record.supersedes().filter(|_| is_seen) {
                superseding.entry(target).or_default().push(id);
                // INVARIANT: what is superseded comes first.
                if let Some(target) = seen.get_mut(target.index()).filter(|target| **target == Seen::Yes) {
                    *target = Seen::AndSuperseded;
                }
            }
        }
        self
    }
}

/// Whether the audience sees a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    No,
    Yes,
    /// And, whenever recorded, another that corrects it or takes it back.
    AndSuperseded,
}

impl<'a> View<'a> {
    /// The view of `audience` on `log` as known at `known_at`.
    pub fn new(
        agreement: &'a Agreement,
        log: &'a Log,
        audience: Audience,
        standard: Standard,
        known_at: Instant,
    ) -> Self {
        Self::with_sight(agreement, log, audience, standard, known_at, Sight::default())
    }

    /// The same, where the audience's [`sight`](Self::sight) of the log as it was before it grew is at hand.
    pub fn with_sight(
        agreement: &'a Agreement,
        log: &'a Log,
        audience: Audience,
        standard: Standard,
        known_at: Instant,
        sight: Sight,
    ) -> Self {
        Self { agreement, log, audience, standard, known_at, sight: sight.grown(agreement, audience, log) }
    }

    /// What the audience sees of the log.
    pub fn sight(self) -> Sight {
        self.sight
    }

    /// Who asks.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// By which standard.
    pub fn standard(&self) -> Standard {
        self.standard
    }

    /// As known when.
    pub fn known_at(&self) -> Instant {
        self.known_at
    }

    /// The agreement against which the records were read.
    pub fn agreement(&self) -> &'a Agreement {
        self.agreement
    }

    /// The same view as it was earlier; a time after [`Self::known_at`] gives the view itself.
    #[must_use]
    pub fn as_known_at(&self, known_at: Instant) -> Self {
        Self { known_at: known_at.min(self.known_at), ..self.clone() }
    }

    /// The same view by another standard.
    #[must_use]
    pub fn by_standard(&self, standard: Standard) -> Self {
        Self { standard, ..self.clone() }
    }

    /// The records that stand in this view: seen, known, neither corrected nor taken back; in canonical order.
    pub fn records(&self) -> Vec<(RecordId, &'a Record)> {
        self.standing_packed().map(|(id, _)| (id, self.log.record(id))).collect()
    }

    /// The same as they lie in the log.
    pub fn standing_packed(&self) -> impl Iterator<Item = (RecordId, PackedRecord<'a>)> {
        self.known_packed().filter(|(id, record)| !record.is_retraction() && self.stands(*id))
    }

    /// Whether a record is neither corrected nor taken back in this view. A correction ends its target for good, even
    /// if it is corrected itself; the retraction of a correction revives the target.
    pub fn stands(&self, id: RecordId) -> bool {
        !self.superseding(id).any(|by| !self.is_taken_back(by))
    }

    /// The records of this view that correct or retract this one.
    pub fn superseding(&self, id: RecordId) -> impl Iterator<Item = RecordId> {
        let is_superseded = self.seen(id) != Some(Seen::Yes);
        let all = self.sight.0.superseding.get(&id).filter(|_| is_superseded).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(|by| self.log.packed(*by).recorded_at() <= self.known_at)
    }

    fn is_taken_back(&self, id: RecordId) -> bool {
        self.superseding(id).any(|by| self.log.packed(by).is_retraction() && !self.is_taken_back(by))
    }

    /// Every record that the audience may see and that was recorded by then, whatever became of it since.
    pub fn known(&self) -> Vec<(RecordId, &'a Record)> {
        self.known_packed().map(|(id, _)| (id, self.log.record(id))).collect()
    }

    /// The same as they lie in the log: nothing is unpacked but what is asked for.
    pub fn known_packed(&self) -> impl Iterator<Item = (RecordId, PackedRecord<'a>)> {
        let known = self.log.packed_from(0).take_while(|(_, record)| record.recorded_at() <= self.known_at);
        known.filter(|(id, _)| self.seen(*id) != Some(Seen::No))
    }

    /// A record that this view shows (or showed before it was superseded); `None` for one that it does not.
    pub fn record(&self, id: RecordId) -> Option<&'a Record> {
        self.packed(id).map(|_| self.log.record(id))
    }

    /// The same as it lies in the log.
    pub fn packed(&self, id: RecordId) -> Option<PackedRecord<'a>> {
        self.seen(id).filter(|seen| *seen != Seen::No)?;
        let record = self.log.packed(id);
        (record.recorded_at() <= self.known_at).then_some(record)
    }

    fn seen(&self, id: RecordId) -> Option<Seen> {
        self.sight.0.seen.get(id.index()).copied()
    }

    /// The rows that were left out as faulty when the log was read; none unless it was read for this very audience, as
    /// what is wrong with a row can depend on others.
    pub fn left_out(&self) -> &'a [LeftOut] {
        self.log.left_out(self.audience)
    }

    /// Who vouches for a record.
    pub fn source(&self, id: SourceId) -> &'a Source {
        &self.log.sources()[id]
    }

    /// Whether, for this audience, silence about an event so reported means that it did not happen.
    pub fn is_complete(&self, reported: Reported) -> bool {
        match reported {
            Reported::AlwaysToPublic => true,
            Reported::Always => match self.audience {
                Audience::Public => false,
                Audience::Keeper => true,
                Audience::Actor(actor) => self
                    .agreement
                    .members(actor)
                    .iter()
                    .all(|member| matches!(self.agreement.actors[*member].role, Role::Party | Role::Verifier)),
            },
            Reported::ToPublic | Reported::NotPromised => false,
        }
    }

    /// Whether, for this audience, silence about an event so reported may be counted as the reporter's.
    ///
    /// What is promised to nobody or to everybody is open to all; `always reported` only to those to whom it is.
    pub fn hears_of(&self, reported: Reported) -> bool {
        match reported {
            Reported::AlwaysToPublic | Reported::ToPublic => true,
            Reported::Always | Reported::NotPromised => self.is_complete(Reported::Always),
        }
    }
}

/// Whether `audience` may see what is marked so. Source: SEMANTICS, Views; Traffic Light Protocol 2.0.
pub fn sees(agreement: &Agreement, audience: Audience, marking: &Marking) -> bool {
    let actor = match audience {
        Audience::Keeper => return true,
        Audience::Public => return *marking == Marking::Clear,
        Audience::Actor(actor) => actor,
    };
    let declared = &agreement.actors[actor];
    if let Marking::Red(names) = marking
        && names.contains(&declared.declared.name)
    {
        return true;
    }
    match &declared.role {
        Role::Body { members } => members.iter().all(|member| sees(agreement, Audience::Actor(*member), marking)),
        role => match marking {
            Marking::Clear | Marking::Green => true,
            Marking::Amber => matches!(role, Role::Party | Role::Verifier | Role::Host),
            Marking::AmberStrict => matches!(role, Role::Party | Role::Verifier),
            Marking::Red(_) => false,
        },
    }
}
