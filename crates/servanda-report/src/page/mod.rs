//! The page of the formats that are read: headings, tables, trees and lines of text, without any layout.

mod agenda;
mod analyse;
mod diff;
mod due;
mod explain;
mod forecast;
mod history;
mod indicators;
mod relief;
mod source;
mod status;
mod told;
mod verify;

pub(crate) use source::standing_word;

use std::borrow::Cow;

use servanda_engine::{ReliefStatus, StepStatus, Verdict};

use crate::compose::Frame;
use crate::phrase::Phrases;

/// How many records are listed in a row; the rest are counted.
const LISTED: usize = 4;

/// A page to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it is about.
    pub title: String,
    /// As of when, for whom, by which standard.
    pub subtitle: String,
    /// Its parts, in order.
    pub sections: Vec<Section>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading, if it has one.
    pub heading: Option<String>,
    /// What it holds, in order.
    pub blocks: Vec<Block>,
}

/// What a section holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A line of text.
    Text(Line),
    /// Rows under columns.
    Table(Table),
    /// A tree of reasons.
    Tree(Vec<Branch>),
}

/// Text, each part in its tone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line(pub Vec<Run>);

/// Some text in one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// How it sounds. Never the only bearer of a meaning.
    pub tone: Tone,
}

/// How something sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Tone {
    Plain,
    Strong,
    Faint,
    Good,
    Bad,
    Doubtful,
    Ahead,
}

/// A sign before a row, on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// One column wide.
    pub symbol: &'static str,
    /// Its tone.
    pub tone: Tone,
}

/// Rows under columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns; the first takes the room that the others leave.
    pub columns: Vec<Column>,
    /// The rows, in order.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub title: Cow<'static, str>,
    /// The least room that it takes.
    pub at_least: usize,
    /// The most room that it takes.
    pub at_most: usize,
}

impl Column {
    /// A column that takes the room that the others leave.
    pub const fn rest(title: &'static str) -> Self {
        Self { title: Cow::Borrowed(title), at_least: 0, at_most: usize::MAX }
    }

    /// A column of that room, so that it stands in line in several tables.
    pub const fn of(title: &'static str, room: usize) -> Self {
        Self { title: Cow::Borrowed(title), at_least: room, at_most: room }
    }

    /// A column as wide as it needs to be, up to that room.
    pub const fn up_to(title: &'static str, room: usize) -> Self {
        Self { title: Cow::Borrowed(title), at_least: 0, at_most: room }
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A heading of the rows below it.
    Group(String),
    /// Cells, and short lines below them.
    Cells {
        /// The sign before it.
        mark: Option<Mark>,
        /// How deep it stands below the row above.
        depth: usize,
        /// One for each column.
        cells: Vec<Line>,
        /// Short lines below.
        notes: Vec<Line>,
    },
}

/// A node of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// The sign before it.
    pub mark: Option<Mark>,
    /// What it says.
    pub line: Line,
    /// Short lines below it.
    pub notes: Vec<Line>,
    /// What it rests on.
    pub children: Vec<Branch>,
}

/// What can be read as a page.
pub trait ToPage {
    /// The page.
    fn to_page(&self) -> Page;
}

impl Line {
    /// One run.
    pub fn of(text: impl Into<String>, tone: Tone) -> Self {
        Self(vec![Run { text: text.into(), tone }])
    }

    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::of(text, Tone::Plain)
    }

    /// Text of lesser weight.
    pub fn faint(text: impl Into<String>) -> Self {
        Self::of(text, Tone::Faint)
    }

    /// With more in another tone.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.0.push(Run { text: text.into(), tone });
        self
    }

    /// All of its text.
    pub fn text(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Section {
    fn new(heading: &str, blocks: Vec<Block>) -> Self {
        Self { heading: Some(heading.to_owned()), blocks }
    }
}

/// As of when, for whom, by which standard.
fn subtitle(frame: &Frame) -> String {
    subtitle_in(Phrases::default(), frame)
}

/// The same in a language.
fn subtitle_in(say: Phrases, frame: &Frame) -> String {
    let mut parts = vec![say.explain_as_of(&say.text_moment(&frame.calendar, frame.at))];
    if frame.known_at != frame.at {
        parts.push(say.explain_known_on(&say.text_moment(&frame.calendar, frame.known_at)));
    }
    parts.push(say.explain_for(match frame.audience.as_str() {
        "public" => say.public(),
        "keeper" => say.explain_the_keeper(),
        actor => actor,
    }));
    parts.push(say.explain_standard(say.standard_named(frame.standard)));
    parts.extend(frame.reading.as_ref().map(|party| say.explain_as_read_by(party)));
    say.in_row(&parts)
}

/// A verdict with its reason: the word stands out, the reason follows.
fn verdict_line(verdict: Verdict, concluded: bool, reason: &str) -> Line {
    let (word, tone) = (verdict.word(), tone_of(verdict));
    let line = if concluded { Line::plain("concluded, ").and(word, tone) } else { Line::of(word, tone) };
    if reason.is_empty() { line } else { line.and(format!(": {reason}"), Tone::Plain) }
}

/// The records of `after` that were not already those of `before`; all of them if there are none.
fn fresh(before: &[String], after: &[String]) -> Vec<String> {
    let fresh: Vec<String> = after.iter().filter(|id| !before.contains(id)).cloned().collect();
    if fresh.is_empty() { after.to_vec() } else { fresh }
}

/// The first few, and how many more.
fn listed(records: &[String]) -> String {
    let shown = records.get(..LISTED.min(records.len())).unwrap_or_default().join(" ");
    match records.len().checked_sub(LISTED) {
        Some(more) if more > 0 => format!("{shown} and {more} more"),
        _ => shown,
    }
}

/// All verdicts, the worst first.
pub(crate) const VERDICTS: [Verdict; 12] = [
    Verdict::Breached,
    Verdict::Missed,
    Verdict::Disputed,
    Verdict::Overdue,
    Verdict::Unverified,
    Verdict::Curing,
    Verdict::Pending,
    Verdict::Upcoming,
    Verdict::Late,
    Verdict::Met,
    Verdict::Waived,
    Verdict::Excused,
];

/// The sign of what was done after its date.
const LATE: &str = "»";

/// The tone of a verdict.
fn tone_of(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Breached | Verdict::Missed => Tone::Bad,
        Verdict::Disputed | Verdict::Overdue | Verdict::Unverified | Verdict::Curing | Verdict::Late => Tone::Doubtful,
        Verdict::Pending | Verdict::Upcoming => Tone::Ahead,
        Verdict::Met | Verdict::Waived => Tone::Good,
        Verdict::Excused => Tone::Faint,
    }
}

/// The sign of a verdict.
pub(crate) fn mark_of(verdict: Verdict) -> Mark {
    let symbol = match verdict {
        Verdict::Breached | Verdict::Missed => "✗",
        Verdict::Disputed => "≠",
        Verdict::Overdue => "!",
        Verdict::Unverified => "?",
        Verdict::Curing => "◔",
        Verdict::Pending => "○",
        Verdict::Upcoming => "·",
        Verdict::Late => LATE,
        Verdict::Met => "✓",
        Verdict::Waived | Verdict::Excused => "–",
    };
    Mark { symbol, tone: tone_of(verdict) }
}

/// The tone of the status of a relief.
fn tone_of_relief(status: ReliefStatus) -> Tone {
    match status {
        ReliefStatus::InEffect => Tone::Good,
        ReliefStatus::Withheld
        | ReliefStatus::Overdue
        | ReliefStatus::RestorationOverdue
        | ReliefStatus::Suspended(servanda_engine::Cause::Without)
        | ReliefStatus::Withdrawn(servanda_engine::Cause::Without) => Tone::Bad,
        ReliefStatus::Locked => Tone::Ahead,
        ReliefStatus::Lapsed | ReliefStatus::Waived => Tone::Faint,
        _ => Tone::Doubtful,
    }
}

/// The sign of the status of a relief.
pub(crate) fn mark_of_relief(status: ReliefStatus) -> Mark {
    let symbol = match status {
        ReliefStatus::InEffect | ReliefStatus::InEffectInPart => "✓",
        ReliefStatus::Withheld | ReliefStatus::Withdrawn(_) => "✗",
        ReliefStatus::Overdue | ReliefStatus::RestorationOverdue | ReliefStatus::Premature => "!",
        ReliefStatus::Disputed => "≠",
        ReliefStatus::Suspended(_) | ReliefStatus::SuspensionOpen => "‖",
        ReliefStatus::AheadOfVerification => "?",
        ReliefStatus::Due | ReliefStatus::RestorationDue => "○",
        ReliefStatus::Locked => "·",
        ReliefStatus::Lapsed | ReliefStatus::Waived => "–",
    };
    Mark { symbol, tone: tone_of_relief(status) }
}

/// The sign of a step.
pub(crate) fn mark_of_step(status: StepStatus) -> Mark {
    let (symbol, tone) = match status {
        StepStatus::Ahead => ("·", Tone::Ahead),
        StepStatus::Due => ("○", Tone::Ahead),
        StepStatus::Overdue => ("!", Tone::Doubtful),
        StepStatus::Done => ("✓", Tone::Good),
        StepStatus::DoneLate => (LATE, Tone::Doubtful),
        StepStatus::Lapsed => ("–", Tone::Faint),
    };
    Mark { symbol, tone }
}
