//! Records: what somebody said, about what, of which time, and when that became known.

use servanda_agreement::{CommitmentId, EventId, MeasureId, Named, ReliefId};
use servanda_base::{Decimal, Id, Instant, Interval, Marking, Text};

use crate::{Places, SourceId};

/// A record's id within its log.
pub type RecordId = Id<Record>;

/// One record. Never changed: a correction is another record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id, unique in the dossier.
    pub id: Text,
    /// What it says.
    pub body: Body,
    /// When it was so.
    pub time: Time,
    /// From when it was known to the keeper of the log: the first instant of the day if only a day is given.
    pub recorded_at: Instant,
    /// Who vouches for it.
    pub source: SourceId,
    /// Who carried it, if another; shown, and of no effect.
    pub via: Option<Box<str>>,
    /// 1 confirmed by other sources ... 5 improbable, 6 cannot be judged (Admiralty system).
    pub credibility: u8,
    /// Who may see it.
    pub marking: Marking,
    /// The document.
    pub reference: Option<Box<str>>,
    /// Where the document is.
    pub url: Option<Box<str>>,
    /// A remark.
    pub note: Option<Box<str>>,
    /// The record that this one corrects or retracts.
    pub supersedes: Option<RecordId>,
    /// The file in which it stands: its position among the evidence files read.
    pub file: usize,
    /// The line in that file, from 1.
    pub line: usize,
}

/// When something was so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    /// First instant.
    pub start: Instant,
    /// One past the last; the instant itself for [`Grain::Instant`].
    pub end: Instant,
    /// How it lies between the two.
    pub grain: Grain,
}

impl Time {
    /// The last instant at which it may have happened.
    pub fn last(self) -> Instant {
        if self.grain == Grain::Instant { self.start } else { self.end.pred().max(self.start) }
    }

    /// From when it is told to have happened: what is dated by a day from the first instant of that day, as acts are;
    /// what is dated more coarsely once it surely has.
    pub fn told_from(self) -> Instant {
        match self.grain {
            Grain::Instant | Grain::Day => self.start,
            Grain::Coarse | Grain::Throughout => self.last(),
        }
    }
}

/// How a record lies in its stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// At one instant.
    Instant,
    /// On a day: some time in it for what happens, all of it for what is read.
    Day,
    /// Some time in a month, a year or an interval.
    Coarse,
    /// Throughout (`at` through `through`).
    Throughout,
}

/// What a record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// A value of a measure.
    Reading {
        /// Of which measure.
        measure: MeasureId,
        /// At which places; empty if the measure has none.
        places: Places,
        /// What was read.
        value: Reading,
    },
    /// An event that happened, did not, or was refused.
    Event {
        /// Which event.
        event: EventId,
        /// At which places; empty if the event has none.
        places: Places,
        /// The occurrence that it belongs to.
        key: Option<Box<str>>,
        /// What is said of it.
        value: Occurrence,
    },
    /// An act of somebody with the power to decide.
    Decision {
        /// About what.
        about: Named,
        /// At which places, if only there.
        places: Places,
        /// What it belongs to: the commitment in dispute.
        of: Option<Box<str>>,
        /// What was decided.
        act: Decision,
    },
    /// A judgement on a commitment, or word that a relief was given or not.
    Finding {
        /// On what.
        about: FindingSubject,
        /// At which places, if only there.
        places: Places,
        /// What was found.
        word: FindingWord,
    },
    /// Takes back the record that it supersedes.
    Retraction,
}

impl Body {
    /// What it is about; nothing for a retraction.
    pub fn subject(&self) -> Option<Named> {
        Some(match self {
            Self::Reading { measure, .. } => Named::Measure(*measure),
            Self::Event { event, .. } => Named::Event(*event),
            Self::Decision { about, .. } => *about,
            Self::Finding { about: FindingSubject::Commitment(id), .. } => Named::Commitment(*id),
            Self::Finding { about: FindingSubject::Relief(id), .. } => Named::Relief(*id),
            Self::Retraction => return None,
        })
    }

    /// Where, or of whom, it speaks; nothing for a retraction.
    pub fn places(&self) -> Option<&Places> {
        match self {
            Self::Reading { places, .. }
            | Self::Event { places, .. }
            | Self::Decision { places, .. }
            | Self::Finding { places, .. } => Some(places),
            Self::Retraction => None,
        }
    }
}

/// What was read of a measure, in the base unit of its dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// A value.
    Value(Interval),
    /// The reader could not tell.
    Unknown,
    /// The reader was not let in.
    Refused,
}

/// What is said of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Occurrence {
    /// It happened: once, or so many times or so much (in the base unit of what is counted).
    Happened(Option<Interval>),
    /// It did not.
    None,
    /// It was refused.
    Refused,
}

/// A decision. See SEMANTICS, principle 5, for who has the power to take which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Decision {
    /// Of a relief; the amount in the base unit of its worth, all of it if not said.
    Granted(Option<Decimal>),
    Refused,
    Suspended,
    Restored,
    /// As for granted.
    Withdrawn(Option<Decimal>),
    Waived,
    Extended,
    Paused,
    Resumed,
    Countermeasure,
    Announced,
    Opened,
    Stage,
    Settled,
    /// Step N, from 1.
    StepDone(u32),
}

/// On what something was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FindingSubject {
    /// A commitment: met, breached, unknown.
    Commitment(CommitmentId),
    /// A relief: granted, withheld.
    Relief(ReliefId),
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum FindingWord {
    Met,
    Breached,
    Unknown,
    Granted,
    Withheld,
}

impl Decision {
    /// The word for it, as a record has it; the amount of a grant stands in a column of its own.
    pub fn word(self) -> String {
        match self {
            Self::Granted(_) => "granted",
            Self::Refused => "refused",
            Self::Suspended => "suspended",
            Self::Restored => "restored",
            Self::Withdrawn(_) => "withdrawn",
            Self::Waived => "waived",
            Self::Extended => "extended",
            Self::Paused => "paused",
            Self::Resumed => "resumed",
            Self::Countermeasure => "countermeasure",
            Self::Announced => "announced",
            Self::Opened => "opened",
            Self::Stage => "stage",
            Self::Settled => "settled",
            Self::StepDone(step) => return format!("step {step} done"),
        }
        .to_owned()
    }
}

impl FindingWord {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Breached => "breached",
            Self::Unknown => "unknown",
            Self::Granted => "granted",
            Self::Withheld => "withheld",
        }
    }
}
