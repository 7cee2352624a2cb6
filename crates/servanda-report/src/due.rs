//! What is to be issued: the calendar of issues that follows from the cadence of the text, against what was issued.

use servanda_agreement::{Agreement, Report};
use servanda_base::Date;
use servanda_evidence::Audience;

use crate::cadence::kind_of;
use crate::compose::Frame;
use crate::report::Kind;

/// Whom a clause addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressed {
    /// The audience.
    pub audience: Audience,
    /// Its name: `public`, or that of an actor.
    pub name: String,
}

/// An issue that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// The name of the clause.
    pub report: String,
    /// The day on which it is dated.
    pub dated: Date,
    /// For whom.
    pub audience: String,
}

/// What is to be issued, and what comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DuePage {
    /// What the page says of itself.
    pub frame: Frame,
    /// By day, then in the order of the text.
    pub rows: Vec<DueRow>,
}

/// One issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRow {
    /// The name of the clause.
    pub report: String,
    /// Its title.
    pub title: String,
    /// Which report.
    pub kind: Kind,
    /// From 1.
    pub number: usize,
    /// For whom.
    pub audience: String,
    /// The day on which it is dated.
    pub dated: Date,
    /// Where it stands.
    pub state: DueState,
    /// How many before it were never issued.
    pub skipped: usize,
}

/// Where an issue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DueState {
    /// Its day has come, and it was not issued.
    Due,
    /// Its day is still to come.
    Ahead,
    /// It was issued.
    Issued,
}

impl DueState {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Ahead => "ahead",
            Self::Issued => "issued",
        }
    }
}

/// Of each clause and audience the last issue whose day has come, and those that are still to come; `days` are those of all.
pub fn due(
    frame: Frame,
    agreement: &Agreement,
    days: &[(&Report, Addressed, Vec<Date>)],
    issued: &[Issued],
) -> DuePage {
    let today = frame.calendar.date_of(frame.at);
    let mut rows = Vec::new();
    for (clause, addressed, days) in days {
        let name = clause.declared.name.as_str();
        let was_issued = |dated: Date| {
            issued.iter().any(|one| {
                (one.report.as_str(), one.audience.as_str(), one.dated) == (name, addressed.name.as_str(), dated)
            })
        };
        let last = days.iter().rposition(|dated| *dated <= today);
        for (index, dated) in days.iter().enumerate().skip(last.unwrap_or(0)) {
            let state = match (*dated <= today, was_issued(*dated)) {
                (_, true) => DueState::Issued,
                (true, false) => DueState::Due,
                (false, false) => DueState::Ahead,
            };
            let skipped = match Some(index) == last {
                true => days.iter().take(index).filter(|dated| !was_issued(**dated)).count(),
                false => 0,
            };
            rows.push(DueRow {
                report: name.to_owned(),
                title: clause.declared.title.clone(),
                kind: kind_of(agreement, clause),
                number: index + 1,
                audience: addressed.name.clone(),
                dated: *dated,
                state,
                skipped,
            });
        }
    }
    // The sort is stable: of one day what stands first in the text stands first.
    rows.sort_by_key(|row| row.dated);
    DuePage { frame, rows }
}
