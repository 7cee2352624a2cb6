//! What to say: an assessment, looked at by somebody at some time, as plain pages.

mod agenda;
mod analyse;
mod commitment;
mod diff;
mod forecast;
mod history;
mod indicator;
mod matter;
mod process;
mod reason;
mod records;
mod relief;
mod report;
mod source;
mod status;

use servanda_agreement::{ActorId, Agreement};
use servanda_base::{Calendar, Instant, Timeline};
use servanda_engine::{Assessment, Grounds};
use servanda_evidence::{Audience, LeftOut, Standard, View};

use crate::language::Language;
use crate::phrase::Phrases;
use crate::words::{Words, record_ids};

pub use agenda::{AgendaCause, AgendaPage, AgendaRow};
pub(crate) use analyse::days_text;
pub use analyse::{
    AccountRow, AnalysePage, DeadEndRow, ExposureRow, PathRow, PeakRow, ReasonRow, SideRow, StepWindow, TightRow,
    WhatIf, WhatIfRow, what_if,
};
pub use commitment::{CommitmentRow, LastVerified, Said, SiteRow, VerificationStep};
pub use diff::{Change, DiffPage, News, NewsKind, diff};
pub use forecast::{ChanceRow, DriverRow, ForecastPage, TakenRow, percent};
pub use history::{HistoryPage, HistoryRow, Word, has_history};
pub use indicator::{IndicatorKind, IndicatorRow, IndicatorsPage, Point};
pub use matter::Matter;
pub use process::{CaseRow, PhaseRow, ProcedureRow, ResponseRow, RunRow, ScenarioRow, StepRow};
pub(crate) use process::{step_word, truth_word};
pub(crate) use reason::Kept;
pub use records::{RecordRow, RecordsPage};
pub(crate) use relief::done_word;
pub use relief::{Ledger, ReliefPage, ReliefRow, Side};
pub(crate) use report::coming_word;
pub use report::{Occasion, SiteAsk, report, site};
pub(crate) use source::KINDS;
pub use source::{SourceRow, SourcesPage};
pub use status::{Counts, StatusPage};

/// What is asked: one view of an agreement, at one instant, and what is needed to compare it with others.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Who asks, by which standard, as known when.
    pub view: &'a View<'a>,
    /// What follows in that view.
    pub assessment: &'a Assessment,
    /// The instant at which the question is put.
    pub at: Instant,
    /// What follows by less strict standards, the strictest of them first.
    pub lesser: &'a [(Standard, Assessment)],
    /// What follows by the standard `verified`, if that is not the one asked.
    pub verified: Option<&'a Assessment>,
    /// What follows under the readings of parties that contest the text.
    pub readings: &'a [(ActorId, Assessment)],
    /// The party whose reading of the text is taken, if not the text's own.
    pub reading: Option<ActorId>,
    /// The language in which it is answered, as far as reports, explanations and sites have words.
    pub language: Language,
}

/// What every page says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The agreement's id.
    pub agreement: String,
    /// Its title.
    pub title: String,
    /// Its calendar.
    pub calendar: Calendar,
    /// The instant at which the question is put.
    pub at: Instant,
    /// As known when.
    pub known_at: Instant,
    /// For whom: `public`, `keeper` or the name of an actor.
    pub audience: String,
    /// By which standard.
    pub standard: &'static str,
    /// Under whose reading, if not the text's own.
    pub reading: Option<String>,
    /// The rows of the evidence that were left out as faulty, as far as the audience may see them.
    pub left_out: Vec<LeftOut>,
}

impl<'a> Question<'a> {
    /// What a page says of itself.
    pub fn frame(&self) -> Frame {
        let agreement = self.agreement();
        let words = self.words();
        Frame {
            agreement: agreement.declared.name.to_string(),
            title: agreement.declared.title.clone(),
            calendar: agreement.calendar.clone(),
            at: self.at,
            known_at: self.view.known_at(),
            audience: match self.view.audience() {
                Audience::Public => "public".to_owned(),
                Audience::Keeper => "keeper".to_owned(),
                Audience::Actor(actor) => words.actor(actor).to_owned(),
            },
            standard: self.view.standard().word(),
            reading: self.reading.map(|party| words.actor(party).to_owned()),
            left_out: self.view.left_out().to_vec(),
        }
    }

    pub(crate) fn agreement(&self) -> &'a Agreement {
        self.view.agreement()
    }

    pub(crate) fn calendar(&self) -> &'a Calendar {
        &self.agreement().calendar
    }

    pub(crate) fn words(&self) -> Words<'a> {
        Words::in_language(self.agreement(), self.language)
    }

    pub(crate) fn say(&self) -> Phrases {
        Phrases::of(self.language)
    }

    pub(crate) fn records(&self, grounds: &Grounds) -> Vec<String> {
        record_ids(self.view, grounds)
    }
}

/// `instant` unless it is the beginning of time.
fn finite(instant: Instant) -> Option<Instant> {
    instant.is_finite().then_some(instant)
}

/// Since when the value at `at` is the same in what `what` makes of it.
fn since<T: PartialEq + Clone, U: PartialEq + Clone>(
    line: &Timeline<T>,
    at: Instant,
    what: impl Fn(&T) -> U,
) -> Option<Instant> {
    finite(line.map(what).since(at))
}

/// When that changes next.
fn next_change<T: PartialEq + Clone, U: PartialEq + Clone>(
    line: &Timeline<T>,
    at: Instant,
    what: impl Fn(&T) -> U,
) -> Option<Instant> {
    line.map(what).next_change(at).and_then(finite)
}
