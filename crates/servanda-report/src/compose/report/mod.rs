//! What a report says: which sections it has, filled from views alone.
//!
//! ```text
//!   now      as of the instant asked, as known then           -> how things stand
//!   before   as of the last issue, as known then              -> what changed since
//!   revised  as of the last issue, as known now               -> what is to be corrected
//! ```
//!
//! One file for each section, or for the sections of one kind of report; every fixed text is in [`crate::phrase`].

mod brief;
mod change;
mod chart;
mod clock;
mod commitment;
mod evidence;
mod figure;
mod front;
mod glance;
mod guide;
mod incident;
mod meeting;
mod next;
mod plain;
mod relief;
mod site;
mod source;
mod summary;
mod unknown;

use std::collections::BTreeSet;

use servanda_agreement::{ActorId, CommitmentId};
use servanda_base::{Date, Deadline, Duration, DurationUnit, Instant};
use servanda_engine::Verdict;

use super::{Change, Question, diff};
use crate::asked::Asked;
use crate::cadence::Place;
use crate::language::Language;
use crate::page;
use crate::phrase::Phrases;
use crate::report::{Badge, Cell, Inline, Kind, Part, Report, Text};
use crate::words::RecordLine;

pub(crate) use next::coming_word;
pub use site::{SiteAsk, site};

/// How far ahead a report looks, if no next issue says.
const AHEAD: Duration = Duration::new(30, DurationUnit::Day);

/// Records that are named in a cell of a report that is not technical.
const RECORDS: usize = 8;

/// What a report is made from: questions of one audience, alike but for their times.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'q> {
    /// Which report.
    pub kind: Kind,
    /// In which language.
    pub language: Language,
    /// Its title, if a clause of the text gives it one.
    pub title: Option<&'q str>,
    /// As of the instant asked, as known then.
    pub now: &'q Question<'q>,
    /// As of the issue before it, as known then: what that issue said.
    pub before: Option<&'q Question<'q>>,
    /// As of the issue before it, as known now.
    pub revised: Option<&'q Question<'q>>,
    /// Where it lies in the cadence of the text.
    pub place: &'q Place,
    /// What was asked beyond the text.
    pub asked: &'q Asked,
    /// The one commitment that it is about.
    pub about: Option<CommitmentId>,
}

/// The report of an occasion.
pub fn report(occasion: &Occasion<'_>) -> Report {
    let composer = Composer::new(occasion);
    let parts: Vec<Part> = composer.parts().into_iter().flatten().collect();
    let mut report = Report { front: composer.front(), parts, annex: Vec::new() };
    report.annex = composer.annex(&report);
    report
}

/// Puts the sections together.
struct Composer<'q> {
    of: &'q Occasion<'q>,
    now: &'q Question<'q>,
    say: Phrases,
    changes: Vec<Change>,
    corrections: Vec<Change>,
}

impl<'q> Composer<'q> {
    fn new(of: &'q Occasion<'q>) -> Self {
        let changes = of.before.map(|before| diff(before, of.now).changes).unwrap_or_default();
        let corrections = match (of.before, of.revised) {
            (Some(before), Some(revised)) => diff(before, revised).changes,
            _ => Vec::new(),
        };
        Self { of, now: of.now, say: Phrases::of(of.language), changes, corrections }
    }

    fn parts(&self) -> Vec<Option<Part>> {
        match self.of.kind {
            Kind::Weekly => vec![
                self.summary(),
                self.changed(),
                self.corrected(),
                self.commitments(true),
                self.relief(),
                self.readings(),
                self.occurrences(),
                self.clocks(),
                self.unknown(),
                self.figures(),
                self.next(),
                self.guide(),
            ],
            Kind::Monthly => vec![
                self.summary(),
                self.signs(),
                self.changed(),
                self.corrected(),
                self.commitments(false),
                self.relief(),
                self.figures(),
                self.unknown(),
                self.next(),
                self.guide(),
                self.sources(),
            ],
            Kind::Briefing => vec![
                self.summary(),
                self.changed(),
                self.corrected(),
                self.commitments(false),
                self.clocks(),
                self.scenarios(),
                self.next(),
                self.guide(),
            ],
            Kind::Brief => {
                let mut parts = self.brief();
                parts.extend([self.changed(), self.corrected(), self.guide()]);
                parts
            }
            Kind::Incident => {
                let mut parts = self.incident();
                parts.push(self.guide());
                parts
            }
            Kind::Agenda => {
                let mut parts = self.meeting();
                parts.push(self.guide());
                parts
            }
            Kind::Status => {
                vec![
                    self.summary(),
                    self.commitments_by_verdict(),
                    self.relief_by_status(),
                    self.running_in_brief(),
                    self.next(),
                ]
            }
        }
    }

    /// Every record that the report cites, as this view shows it, in canonical order.
    fn annex(&self, report: &Report) -> Vec<RecordLine> {
        let cited: BTreeSet<&str> = report
            .texts()
            .into_iter()
            .flat_map(|text| &text.0)
            .filter_map(|part| match part {
                Inline::Record(id) => Some(id.as_str()),
                _ => None,
            })
            .collect();
        let view = self.now.view;
        let known = view.known().into_iter().filter(|(_, record)| cited.contains(&*record.id));
        known.filter_map(|(id, _)| RecordLine::told(view, id, self.now.language)).collect()
    }

    /// A day as people write it, with its time if that says something.
    fn day(&self, at: Instant) -> String {
        self.say.moment(self.now.calendar(), at)
    }

    /// The last day of a deadline, or its time.
    fn last_day(&self, deadline: Deadline) -> String {
        if deadline.closes_day { self.day(deadline.at.pred()) } else { self.day(deadline.at) }
    }

    fn date(&self, date: Date) -> String {
        self.say.date(date)
    }

    /// The title of an actor.
    fn actor(&self, id: ActorId) -> &'q str {
        &self.now.agreement().actors[id].declared.title
    }

    /// The titles of actors: `Islamic Republic of Iran and United States of America`.
    fn actors(&self, ids: &[ActorId]) -> String {
        let titles: Vec<&str> = ids.iter().map(|id| self.actor(*id)).collect();
        self.say.listed(&titles)
    }

    /// The titles of those whose names are joined by `, `.
    fn named(&self, names: &str) -> String {
        let agreement = self.now.agreement();
        let title = |name: &str| {
            let found = agreement.actors.iter().find(|(_, actor)| actor.declared.name.as_str() == name);
            found.map_or_else(|| name.to_owned(), |(_, actor)| actor.declared.title.clone())
        };
        let titles: Vec<String> = names.split(", ").map(title).collect();
        self.say.listed(&titles.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The title of a place, by its name.
    fn place(&self, name: &str) -> String {
        let agreement = self.now.agreement();
        let site = agreement.sites.iter().map(|(_, site)| &site.declared);
        let actor = agreement.actors.iter().map(|(_, actor)| &actor.declared);
        let found = site.chain(actor).find(|declared| declared.name.as_str() == name);
        found.map_or_else(|| name.to_owned(), |declared| declared.title.clone())
    }

    /// A title with the clause where it stands.
    fn title(&self, title: &str, clause: Option<&String>) -> Text {
        let text = Text::quoted(title);
        match clause {
            Some(clause) => text.and(" (").then(Text::quoted(clause)).and(")"),
            None => text,
        }
    }

    /// The last few records, and how many before them; in the technical summary all of them.
    fn some_records(&self, ids: &[String]) -> Cell {
        let skipped = if self.of.kind == Kind::Weekly { 0 } else { ids.len().saturating_sub(RECORDS) };
        let shown = ids.get(skipped..).unwrap_or_default();
        Cell::of(Text::records(shown)).below(Text::said(self.say.and_earlier(skipped)))
    }

    /// How far this report looks ahead.
    fn ahead(&self) -> Instant {
        self.now.calendar().plus(self.now.at, AHEAD)
    }
}

/// A verdict with its sign.
fn badge(verdict: Verdict, word: String) -> Badge {
    let mark = page::mark_of(verdict);
    Badge { symbol: mark.symbol, word, tone: mark.tone }
}
