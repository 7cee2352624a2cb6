//! The words of the assessment: verdicts, statuses, footings, doubts. Source: SEMANTICS, Verdicts and Relief.

use std::fmt;

use servanda_base::{Instant, Truth};

/// What is said of a commitment. Ordered worst first: the word of a whole is the least of its parts'.
///
/// `concluded` is no word of its own here: a concluded commitment carries its final word (see `Standing`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Verdict {
    Breached,
    Missed,
    Disputed,
    Overdue,
    Unverified,
    Curing,
    Pending,
    Upcoming,
    Late,
    Met,
    Waived,
    Excused,
}

impl Verdict {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Breached => "breached",
            Self::Missed => "missed",
            Self::Disputed => "disputed",
            Self::Overdue => "overdue",
            Self::Unverified => "unverified",
            Self::Curing => "curing",
            Self::Pending => "pending",
            Self::Upcoming => "upcoming",
            Self::Late => "late",
            Self::Met => "met",
            Self::Waived => "waived",
            Self::Excused => "excused",
        }
    }

    /// The truth of `NAME met`.
    pub fn is_met(self) -> Truth {
        match self {
            Self::Breached | Self::Missed | Self::Curing => Truth::False,
            Self::Disputed | Self::Overdue | Self::Unverified | Self::Pending | Self::Upcoming | Self::Excused => {
                Truth::Unknown
            }
            Self::Late | Self::Met | Self::Waived => Truth::True,
        }
    }

    /// The truth of `NAME met on time`: late is not.
    pub fn is_met_on_time(self) -> Truth {
        if self == Self::Late { Truth::False } else { self.is_met() }
    }

    /// The truth of `NAME breached`.
    pub fn is_breached(self) -> Truth {
        match self {
            Self::Breached => Truth::True,
            Self::Disputed | Self::Overdue | Self::Unverified => Truth::Unknown,
            _ => Truth::False,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// On what a verdict stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Footing {
    /// On what was attested for the instant asked.
    Attested,
    /// On a reading carried forward from that instant.
    CarriedFrom(Instant),
    /// On silence where the text promises completeness.
    BySilence,
    /// On nothing having set off its clock.
    NotCalledOn,
    /// On the text alone: upcoming, pending.
    ByText,
    /// On nothing: nobody has attested anything that would decide it.
    Nothing,
}

/// Why something cannot be told. Ordered by what is said first when several apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Doubt {
    Conflict,
    NothingShown,
    ReportAwaited,
    Refused,
    NotKnown,
    TimingUnknown,
    TooCoarse,
    NotMeasuredSince,
    Stale,
    Inconclusive,
    Missing,
}

impl Doubt {
    /// All of them, in order.
    pub const ALL: [Self; 11] = [
        Self::Conflict,
        Self::NothingShown,
        Self::ReportAwaited,
        Self::Refused,
        Self::NotKnown,
        Self::TimingUnknown,
        Self::TooCoarse,
        Self::NotMeasuredSince,
        Self::Stale,
        Self::Inconclusive,
        Self::Missing,
    ];

    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Conflict => "qualified sources contradict each other",
            Self::NothingShown => "nothing shown to this audience",
            Self::ReportAwaited => "report awaited",
            Self::Refused => "refused",
            Self::NotKnown => "the verifier does not know",
            Self::TimingUnknown => "done, timing unknown",
            Self::TooCoarse => "time too coarse",
            Self::NotMeasuredSince => "not measured since the limit began",
            Self::Stale => "stale",
            Self::Inconclusive => "inconclusive",
            Self::Missing => "missing",
        }
    }
}

/// A set of doubts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Doubts(u16);

impl Doubts {
    /// None.
    pub const NONE: Self = Self(0);

    /// Only `doubt`.
    pub fn of(doubt: Doubt) -> Self {
        Self(1 << doubt as u16)
    }

    /// Those of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// All but one.
    pub(crate) fn without(self, doubt: Doubt) -> Self {
        Self(self.0 & !Self::of(doubt).0)
    }

    /// Whether `doubt` is among them.
    pub fn has(self, doubt: Doubt) -> bool {
        self.0 & Self::of(doubt).0 != 0
    }

    /// The one that is said first.
    pub fn first(self) -> Option<Doubt> {
        Doubt::ALL.into_iter().find(|doubt| self.has(*doubt))
    }

    /// Each of them, in order.
    pub fn iter(self) -> impl Iterator<Item = Doubt> {
        Doubt::ALL.into_iter().filter(move |doubt| self.has(*doubt))
    }
}

/// The status of a relief: one word, the first that applies in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum ReliefStatus {
    Lapsed,
    Waived,
    Disputed,
    Withdrawn(Cause),
    RestorationOverdue,
    RestorationDue,
    Suspended(Cause),
    SuspensionOpen,
    Premature,
    AheadOfVerification,
    InEffectInPart,
    InEffect,
    Withheld,
    Overdue,
    Due,
    Locked,
}

/// Whether the condition for taking relief back was known to hold when it was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// It was.
    Established,
    /// It was known not to.
    Without,
    /// It was unknown.
    NotEstablished,
}

impl Cause {
    fn suffix(self) -> &'static str {
        match self {
            Self::Established => "",
            Self::Without => " without cause",
            Self::NotEstablished => ", cause not established",
        }
    }
}

impl fmt::Display for ReliefStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lapsed => f.write_str("lapsed"),
            Self::Waived => f.write_str("waived"),
            Self::Disputed => f.write_str("disputed"),
            Self::Withdrawn(cause) => write!(f, "withdrawn{}", cause.suffix()),
            Self::RestorationOverdue => f.write_str("restoration overdue"),
            Self::RestorationDue => f.write_str("restoration due"),
            Self::Suspended(cause) => write!(f, "suspended{}", cause.suffix()),
            Self::SuspensionOpen => f.write_str("suspension open"),
            Self::Premature => f.write_str("premature"),
            Self::AheadOfVerification => f.write_str("ahead of verification"),
            Self::InEffectInPart => f.write_str("in effect in part"),
            Self::InEffect => f.write_str("in effect"),
            Self::Withheld => f.write_str("withheld"),
            Self::Overdue => f.write_str("overdue"),
            Self::Due => f.write_str("due"),
            Self::Locked => f.write_str("locked"),
        }
    }
}
