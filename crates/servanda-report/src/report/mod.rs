//! A report: a page that is handed out, with front matter, sections, charts and an annex of the records that it cites.
//!
//! ```text
//!   Report ── front    what it is, of when, for whom
//!          ── parts    headings, paragraphs, tables, charts
//!          ── annex    every record that is cited
//! ```
//!
//! It is worded already and has no layout: HTML, Markdown, JSON and text are written from the same report. What a text of the
//! dossier says ([`Inline::Quoted`]) is kept apart from what the report itself says, so that no writer takes it for markup.

mod annex;
pub mod chart;

use std::collections::BTreeSet;

use servanda_base::{Calendar, Date, Instant};
use servanda_evidence::LeftOut;

use crate::language::Language;
use crate::page::Tone;
use crate::phrase::Phrases;
use crate::words::RecordLine;

pub(crate) use annex::{Places, is_on_the_web, table as annex_table};
pub use chart::Chart;

/// What a report is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The technical summary: everything, with every record.
    Weekly,
    /// The public report, in plain words.
    Monthly,
    /// The regional briefing.
    Briefing,
    /// What each side gave and received.
    Brief,
    /// A breach and its response.
    Incident,
    /// What the joint body has before it.
    Agenda,
    /// How everything stands, on one page.
    Status,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Weekly, Self::Monthly, Self::Briefing, Self::Brief, Self::Incident, Self::Agenda, Self::Status];

    /// The word for it, as the command has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Briefing => "briefing",
            Self::Brief => "brief",
            Self::Incident => "incident",
            Self::Agenda => "agenda",
            Self::Status => "status",
        }
    }
}

/// A page that is handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What it says of itself.
    pub front: Front,
    /// Its sections, none of them empty.
    pub parts: Vec<Part>,
    /// Every record that it cites, in canonical order.
    pub annex: Vec<RecordLine>,
}

/// What a report says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Front {
    /// What it is for.
    pub kind: Kind,
    /// The language in which it is written.
    pub language: Language,
    /// Its title: that of the text's clause if it follows from one.
    pub title: String,
    /// The agreement's id.
    pub agreement: String,
    /// The agreement's title.
    pub agreement_title: String,
    /// The agreement's calendar.
    pub calendar: Calendar,
    /// The instant of which it tells.
    pub at: Instant,
    /// As known when.
    pub known_at: Instant,
    /// For whom: `public`, `keeper` or the name of an actor.
    pub audience: String,
    /// The same as people read it.
    pub audience_title: String,
    /// By which standard.
    pub standard: &'static str,
    /// The same as people read it.
    pub standard_title: String,
    /// Under whose reading of the text, if not the text's own.
    pub reading: Option<String>,
    /// The name of the one commitment that it is about.
    pub about: Option<String>,
    /// Who may have it: `TLP:CLEAR`. Source: FIRST, Traffic Light Protocol 2.0.
    pub marking: &'static str,
    /// The first and the last day of which it tells the news, if it tells any.
    pub period: Option<(Date, Date)>,
    /// Its place in the cadence of the text, if it has one.
    pub issue: Option<Issue>,
    /// The instant at which the one before it told how things stood.
    pub previous: Option<Instant>,
    /// The rows of the evidence that were left out as faulty, as far as the audience may see them.
    pub left_out: Vec<LeftOut>,
    /// Titles of the dossier that are not told in the language of the report.
    pub originals: BTreeSet<String>,
}

impl Front {
    /// The fixed texts in its language.
    pub(crate) fn say(&self) -> Phrases {
        Phrases::of(self.language)
    }
}

/// A report's place in a cadence of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The name of the clause: `public-monthly`.
    pub name: String,
    /// From 1.
    pub number: usize,
    /// The day on which it is issued.
    pub dated: Date,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name, the same in every language.
    pub id: &'static str,
    /// The name of the party or commitment that it is about, if it is about a single one.
    pub about: Option<String>,
    /// Its heading.
    pub heading: String,
    /// What it holds, in order; not empty.
    pub blocks: Vec<Block>,
}

/// What a section holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading within the section.
    Heading(Text),
    /// A paragraph.
    Paragraph(Text),
    /// A remark of lesser weight.
    Note(Text),
    /// One point after the other.
    List(Vec<Text>),
    /// Rows under columns.
    Table(Table),
    /// A picture of numbers, which is a table too.
    Chart(Box<Chart>),
}

/// Rows under columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// What stands above the columns. The first column names the row.
    pub columns: Vec<String>,
    /// The rows, in order; not empty.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A heading of the rows below it.
    Group(String),
    /// One cell for each column.
    Cells(Vec<Cell>),
    /// The same about the record of this id: where what cites it leads.
    Record(String, Vec<Cell>),
}

/// A cell: one line below the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell(pub Vec<Text>);

/// Text of one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Inline>);

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// What the report says.
    Said(String),
    /// The same, with weight.
    Strong(String),
    /// What a text of the dossier says: a title, a note, a name.
    Quoted(String),
    /// A word that stands for how something is, with its sign.
    Word(Badge),
    /// A record, by its id.
    Record(String),
    /// A document that is to be found on the web.
    Document {
        /// Its name.
        text: String,
        /// Its address.
        url: String,
    },
}

/// A word that stands for how something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// The sign before it, so that colour is never alone.
    pub symbol: &'static str,
    /// The word.
    pub word: String,
    /// How it sounds.
    pub tone: Tone,
}

impl Text {
    /// What the report says.
    pub fn said(text: impl Into<String>) -> Self {
        Self(vec![Inline::Said(text.into())])
    }

    /// What a text of the dossier says.
    pub fn quoted(text: impl Into<String>) -> Self {
        Self(vec![Inline::Quoted(text.into())])
    }

    /// A word that stands for how something is.
    pub fn word(badge: Badge) -> Self {
        Self(vec![Inline::Word(badge)])
    }

    /// Records, by their ids.
    pub fn records(ids: &[String]) -> Self {
        Self(ids.iter().cloned().map(Inline::Record).collect())
    }

    /// And this after it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// And this after it, said by the report.
    #[must_use]
    pub fn and(self, text: impl Into<String>) -> Self {
        self.then(Self::said(text))
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|part| match part {
            Inline::Said(text) | Inline::Strong(text) | Inline::Quoted(text) | Inline::Record(text) => text.is_empty(),
            Inline::Word(_) | Inline::Document { .. } => false,
        })
    }

    /// How long the line is, in letters; a sign with its room counts as four.
    fn length(&self) -> usize {
        let signs = self.0.iter().filter(|part| matches!(part, Inline::Word(_))).count();
        self.plain().chars().count() + 4 * signs
    }

    /// The letters alone, records apart by spaces.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        let mut after_record = false;
        for part in &self.0 {
            let is_record = matches!(part, Inline::Record(_));
            if is_record && after_record {
                out.push_str(", ");
            }
            after_record = is_record;
            out.push_str(match part {
                Inline::Said(text)
                | Inline::Strong(text)
                | Inline::Quoted(text)
                | Inline::Record(text)
                | Inline::Document { text, .. } => text,
                Inline::Word(badge) => &badge.word,
            });
        }
        out
    }
}

impl Cell {
    /// One line.
    pub fn of(text: Text) -> Self {
        Self(vec![text])
    }

    /// One line that the report says.
    pub fn said(text: impl Into<String>) -> Self {
        Self::of(Text::said(text))
    }

    /// And this line below, unless it is empty.
    #[must_use]
    pub fn below(mut self, text: Text) -> Self {
        if !text.is_empty() {
            self.0.push(text);
        }
        self
    }
}

impl Part {
    /// A section, if it holds anything.
    pub fn of(id: &'static str, heading: impl Into<String>, blocks: Vec<Block>) -> Option<Self> {
        (!blocks.is_empty()).then(|| Self { id, about: None, heading: heading.into(), blocks })
    }
}

impl Part {
    /// The same about one party or commitment.
    #[must_use]
    pub fn about(self, name: impl Into<String>) -> Self {
        Self { about: Some(name.into()), ..self }
    }
}

impl Table {
    /// A table, if it has rows.
    pub fn of(caption: impl Into<String>, columns: &[&str], rows: Vec<Row>) -> Option<Block> {
        let columns = columns.iter().map(|title| (*title).to_owned()).collect();
        let table = || Self { caption: caption.into(), columns, rows };
        let table = table();
        (!table.rows.is_empty()).then_some(Block::Table(table))
    }
}

impl Report {
    /// Every text in it, in order.
    pub(crate) fn texts(&self) -> Vec<&Text> {
        self.parts.iter().flat_map(|part| &part.blocks).flat_map(Block::texts).collect()
    }
}

impl Block {
    /// Every text in it, in order; of a chart none.
    pub(crate) fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Heading(text) | Self::Paragraph(text) | Self::Note(text) => vec![text],
            Self::List(texts) => texts.iter().collect(),
            Self::Table(table) => table.texts().collect(),
            Self::Chart(_) => Vec::new(),
        }
    }
}

impl Table {
    /// How much room each column takes beside the others: as much as its longest line, within bounds.
    pub(crate) fn rooms(&self) -> Vec<usize> {
        let longest = |index: usize| {
            let cells = self.rows.iter().filter_map(|row| match row {
                Row::Cells(cells) | Row::Record(_, cells) => cells.get(index),
                Row::Group(_) => None,
            });
            cells.flat_map(|cell| &cell.0).map(Text::length).max().unwrap_or(0)
        };
        // Where there are few columns, one of long lines may have more of the page.
        let most = (100 / self.columns.len().max(1)).max(34);
        let columns = self.columns.iter().enumerate();
        columns.map(|(index, title)| longest(index).clamp(title.chars().count().clamp(8, 14), most)).collect()
    }

    fn texts(&self) -> impl Iterator<Item = &Text> {
        let cells = self.rows.iter().filter_map(|row| match row {
            Row::Cells(cells) | Row::Record(_, cells) => Some(cells),
            Row::Group(_) => None,
        });
        cells.flatten().flat_map(|cell| &cell.0)
    }
}
