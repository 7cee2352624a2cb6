//! A public site: pages that lead to each other, each with what it cites; worded, without layout.
//!
//! ```text
//!   Site ── pages    overview, the text, each commitment and relief, figures, reports, sources, method
//!        ── changes  what a feed tells
//!        ── issues   reports that were issued, which are documents of their own
//! ```
//!
//! In several languages there is one for each, with the same pages; what has no words is there once. It is made from a bundle (the text,
//! the records of one audience, its settings) and from nothing else, so that whoever has the bundle can make it again.

use servanda_base::{Date, Instant};

use crate::compose::{AgendaPage, HistoryPage, IndicatorsPage, RecordsPage, ReliefPage, SourcesPage, StatusPage};
use crate::due::DuePage;
use crate::explain::{Node, SetAside};
use crate::language::Language;
use crate::report::{Badge, Front, Part, Report, Text};
use crate::words::RecordLine;

/// What the publisher says beside the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Publisher {
    /// Where the site will be: `https://example.org/oman/`, with a slash at its end. What needs it is left out without it.
    pub url: Option<String>,
    /// In which languages the site is told, the first at its root, each other in its folder; English alone if none is named.
    pub languages: Vec<Language>,
    /// Under which licence the data may be used.
    pub licence: String,
    /// What made it: `servanda 0.1.0`.
    pub made_by: String,
}

impl Publisher {
    /// The languages in which the site is told, the first at its root.
    pub fn told_in(&self) -> &[Language] {
        if self.languages.is_empty() { &[Language::English] } else { &self.languages }
    }

    /// The folder of a language from the root: none of the first, else `fr/`.
    pub fn folder(&self, language: Language) -> String {
        if self.told_in().first() == Some(&language) { String::new() } else { format!("{language}/") }
    }
}

/// A site, or one of the languages of a site.
#[derive(Debug, Clone)]
pub struct Site {
    /// What it says of itself.
    pub front: Front,
    /// What its publisher says.
    pub publisher: Publisher,
    /// Its pages, in the order in which they are to be read; the first is the overview.
    pub pages: Vec<SitePage>,
    /// The things that have a word at a time, each with its page.
    pub things: Vec<Thing>,
    /// Changes of verdicts, the last first.
    pub changes: Vec<ChangeEntry>,
    /// What was issued, the last first.
    pub issues: Vec<IssueEntry>,
    /// What comes.
    pub agenda: AgendaPage,
    /// The issues that come.
    pub due: DuePage,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitePage {
    /// Its file without the ending: `index`, `commitments/jc-n02`.
    pub path: String,
    /// The entry of the navigation under which it stands, if any.
    pub under: Option<&'static str>,
    /// Its title.
    pub title: String,
    /// Who or what it is about, beneath the title.
    pub subtitle: Text,
    /// What it says, in one sentence, where it is cited elsewhere.
    pub description: String,
    /// Its sections.
    pub sections: Vec<Section>,
    /// Every record that it cites, in canonical order.
    pub annex: Vec<RecordLine>,
}

/// A section of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Section {
    /// As in a report.
    Part(Part),
    /// Why something stands as it does.
    Reasons {
        /// Its heading.
        heading: String,
        /// The statement and what it rests on.
        root: Node,
        /// What was seen and did not count, under its heading.
        set_aside: (String, Vec<SetAside>),
    },
    /// The text of the agreement, with what stands in its margin.
    Agreement(Vec<Passage>),
    /// Files that can be had.
    Files {
        /// Its name.
        id: &'static str,
        /// Its heading.
        heading: String,
        /// What there is to say of them.
        lead: Text,
        /// Each with its path from the root, its name, and what it holds.
        files: Vec<(String, String, String)>,
    },
    /// Lines to be copied, under a heading and a remark.
    Code {
        /// Its name.
        id: &'static str,
        /// Its heading.
        heading: String,
        /// What they are for.
        lead: Text,
        /// The lines.
        lines: Vec<String>,
    },
}

/// A piece of the text of the agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// Prose, as written (CommonMark).
    Prose(String),
    /// Declarations, as written.
    Block {
        /// The text.
        text: String,
        /// What stands in the margin, if it is the declaration of something that has a word at a time.
        margin: Option<Margin>,
    },
}

/// What stands in the margin of a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Margin {
    /// The name of what is declared.
    pub name: String,
    /// The word.
    pub word: Badge,
    /// Since when.
    pub since: String,
}

/// Something with a word at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The path of its page.
    pub path: String,
    /// The word.
    pub word: Badge,
    /// Since when, unless always.
    pub since: Option<Instant>,
    /// The same in a sentence: `Breached since 8 July 2019: ...`.
    pub told: String,
}

/// A change of a verdict or a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeEntry {
    /// The name of what changed.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The path of its page.
    pub path: String,
    /// The instant from which it stands so.
    pub from: Instant,
    /// When that could be known.
    pub known_at: Instant,
    /// The word.
    pub word: String,
    /// Why.
    pub reason: String,
    /// The records behind it.
    pub records: Vec<String>,
}

/// An issue.
#[derive(Debug, Clone)]
pub struct IssueEntry {
    /// The name of its clause.
    pub name: String,
    /// From 1.
    pub number: usize,
    /// The day on which it is dated.
    pub dated: Date,
    /// The report.
    pub report: Report,
}

impl Site {
    /// Its folder from the root: none of the first language, else `fr/`.
    pub fn folder(&self) -> String {
        self.publisher.folder(self.front.language)
    }
}

impl IssueEntry {
    /// The path of its file from the folder of its language: `reports/public-monthly-0004.html`.
    pub fn path(&self) -> String {
        format!("reports/{}-{:04}.html", self.name, self.number)
    }
}

/// What a site tells, as data, in English whatever its languages are: for programs.
#[derive(Debug, Clone)]
pub struct SiteData {
    /// Everything at the instant asked.
    pub status: StatusPage,
    /// Every change of verdict.
    pub history: HistoryPage,
    /// Owed against done.
    pub relief: ReliefPage,
    /// Figures over time.
    pub indicators: IndicatorsPage,
    /// What comes.
    pub agenda: AgendaPage,
    /// Who said what.
    pub sources: SourcesPage,
    /// The records.
    pub records: RecordsPage,
}
