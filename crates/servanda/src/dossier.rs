//! A dossier that was read, and the pages that answer questions about it.

use std::fmt;

use servanda_agreement::{ActorId, Agreement, CommitmentId, Named, contesting_parties, read_as};
use servanda_base::{Arena, Calendar, Diagnostic, Instant, SourceFile};
use servanda_engine::{Assessment, assess, assess_by, explain};
use servanda_evidence::{Log, NewRecord, Source, Standard, View, add};
use servanda_report::compose::{Question, diff, has_history};
use servanda_report::{
    AgendaPage, DiffPage, ExplainPage, HistoryPage, IndicatorsPage, Language, NoExport, RecordsPage, ReliefPage,
    SourcesPage, StatusPage,
};

use crate::ask::article;
use crate::{Query, UnknownName};

/// An agreement and the records about it.
#[derive(Debug, Clone)]
pub struct Dossier {
    // INVARIANT: the agreement as the text reads itself; nothing contested is left.
    pub(crate) agreement: Agreement,
    // The agreement with all readings; ids are the same.
    pub(crate) contested: Agreement,
    pub(crate) sources: Arena<Source>,
    pub(crate) log: Log,
    // How many threads may share the work.
    pub(crate) threads: usize,
}

/// Why there is nothing to explain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoStanding {
    /// The dossier does not have the name.
    Unknown(UnknownName),
    /// What is named has no standing of its own.
    Without {
        /// The name.
        name: String,
        /// What it names: `actor`.
        what: &'static str,
    },
}

impl fmt::Display for NoStanding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(unknown) => unknown.fmt(f),
            Self::Without { name, what } => {
                write!(f, "`{name}` is {} {what}, which has no standing of its own to explain", article(what))
            }
        }
    }
}

impl std::error::Error for NoStanding {}

/// The assessments that a question compares.
struct Compared {
    own: Assessment,
    lesser: Vec<(Standard, Assessment)>,
    verified: Option<Assessment>,
    readings: Vec<(ActorId, Assessment)>,
}

impl Dossier {
    /// The calendar of the agreement.
    pub fn calendar(&self) -> &Calendar {
        &self.agreement.calendar
    }

    /// The agreement's id.
    pub fn id(&self) -> &str {
        self.agreement.declared.name.as_str()
    }

    /// Everything at one instant.
    pub fn status(&self, query: &Query) -> StatusPage {
        self.ask(query, true, |question| question.status())
    }

    /// Every change of verdict of one commitment, or of all; also of the status of a relief, the value of an indicator,
    /// the runs of a response, the cases of a procedure, and whether a phase or a scenario holds.
    ///
    /// # Errors
    /// If there is nothing of that name that has a history.
    pub fn history(&self, query: &Query, only: Option<&str>) -> Result<HistoryPage, UnknownName> {
        let only = only.map(|name| self.with_history(name)).transpose()?;
        Ok(self.ask(query, false, |question| question.history(only)))
    }

    /// Why one thing stands as it does.
    ///
    /// # Errors
    /// If there is no such name, or what it names has no standing of its own.
    pub fn explain(&self, query: &Query, text: &str) -> Result<ExplainPage, NoStanding> {
        self.explain_in(query, text, Language::English)
    }

    /// The same in a language; titles are told in it as far as the text does.
    ///
    /// # Errors
    /// As of [`Dossier::explain`].
    pub fn explain_in(&self, query: &Query, text: &str, language: Language) -> Result<ExplainPage, NoStanding> {
        let named = self.agreement.named(text).ok_or_else(|| {
            let names = self.agreement.names.keys().map(|name| name.as_str());
            NoStanding::Unknown(UnknownName::among(text, "anything in the agreement", names))
        })?;
        let page = self.ask_in(query, false, Some(language), |question| {
            explain(question.view, named, query.at).map(|explanation| question.explain(named, &explanation))
        });
        page.ok_or_else(|| NoStanding::Without { name: text.to_owned(), what: servanda_report::explain::kind(named) })
    }

    /// Owed against done, for each side.
    pub fn relief(&self, query: &Query) -> ReliefPage {
        self.ask(query, true, |question| question.relief())
    }

    /// Indicators over time.
    pub fn indicators(&self, query: &Query) -> IndicatorsPage {
        self.ask(query, false, |question| question.indicators())
    }

    /// What will change after the instant asked if nothing more is recorded, up to `until` if that is said.
    pub fn agenda(&self, query: &Query, until: Option<Instant>) -> AgendaPage {
        self.ask(query, false, |question| question.agenda(until))
    }

    /// What became known after `before` and up to the time as known at which `query` is put, and what changed with it.
    pub fn diff(&self, query: &Query, before: Instant) -> DiffPage {
        let earlier = Query { known_at: before, ..*query };
        self.ask(query, false, |later| self.ask(&earlier, false, |earlier| diff(earlier, later)))
    }

    /// What each source has said, and what became of it.
    pub fn sources(&self, query: &Query) -> SourcesPage {
        self.ask(query, false, |question| question.sources())
    }

    /// Every record that the audience may see and that was recorded by then.
    pub fn records(&self, query: &Query) -> RecordsPage {
        self.ask(query, false, |question| question.record_rows())
    }

    /// An empty table of records to be filled in, as a workbook with the choices that the agreement leaves.
    ///
    /// # Errors
    /// If it does not fit into a workbook, or this build writes none.
    pub fn template(&self) -> Result<Vec<u8>, NoExport> {
        servanda_report::template(&self.agreement, &self.sources)
    }

    /// Whether one commitment is breached at the instant asked; one whose term ended breached stays so.
    ///
    /// # Errors
    /// If there is no such commitment: nothing else is breached.
    pub fn is_breached(&self, query: &Query, name: &str) -> Result<bool, UnknownName> {
        let id = self.commitment(name)?;
        Ok(self.ask(query, false, |question| question.is_breached(id)))
    }

    /// Whether a breach stands at the instant asked.
    pub fn breach_stands(&self, query: &Query) -> bool {
        self.ask(query, false, |question| question.status().has_breach())
    }

    /// The text of `into` with `new` at its end, once the whole dossier has been read with it.
    ///
    /// # Errors
    /// Everything that is wrong with the dossier as it would then be.
    pub fn add(&self, into: &SourceFile, others: &[SourceFile], new: &NewRecord) -> Result<String, Vec<Diagnostic>> {
        add(into, others, new, &self.agreement, &self.sources)
    }

    /// An instant as this dossier's pages write it.
    pub fn civil(&self, instant: Instant) -> String {
        servanda_report::words::civil(self.calendar(), instant)
    }

    /// Puts a question; with `compare`, to the lesser standards and the contested readings too.
    pub(crate) fn ask<T>(&self, query: &Query, compare: bool, answer: impl FnOnce(&Question<'_>) -> T) -> T {
        self.ask_in(query, compare, None, answer)
    }

    /// The same, of an agreement whose titles are told in a language.
    pub(crate) fn ask_in<T>(
        &self,
        query: &Query,
        compare: bool,
        language: Option<Language>,
        answer: impl FnOnce(&Question<'_>) -> T,
    ) -> T {
        let other;
        let agreement = match (query.reading, language) {
            (None, None) => &self.agreement,
            (reading, language) => {
                other = self.read_and_told(reading, language);
                &other
            }
        };
        let view = View::new(agreement, &self.log, query.audience, query.standard, query.known_at);
        let compared = self.compared(&view, query, compare);
        answer(&Question {
            view: &view,
            assessment: &compared.own,
            at: query.at,
            lesser: &compared.lesser,
            verified: compared.verified.as_ref(),
            readings: &compared.readings,
            reading: query.reading,
            language: language.unwrap_or_default(),
        })
    }

    /// The agreement as a party reads it, with its titles told in a language.
    pub(crate) fn read_and_told(&self, reading: Option<ActorId>, language: Option<Language>) -> Agreement {
        let read = reading.map(|party| read_as(&self.contested, party));
        let mut agreement = read.unwrap_or_else(|| self.agreement.clone());
        language.into_iter().for_each(|language| agreement.translate(language.code()));
        agreement
    }

    fn compared(&self, view: &View<'_>, query: &Query, compare: bool) -> Compared {
        if !compare {
            return Compared { own: self.assess(view), lesser: Vec::new(), verified: None, readings: Vec::new() };
        }
        let mut standards = vec![query.standard];
        standards.extend(Standard::ALL.into_iter().filter(|standard| *standard > query.standard));
        standards.extend((query.standard != Standard::Verified).then_some(Standard::Verified));
        let mut lesser: Vec<_> = standards.iter().copied().zip(assess_by(view, &standards, self.threads)).collect();
        let own = lesser.remove(0).1;
        let verified = (query.standard != Standard::Verified).then(|| lesser.pop()).flatten().map(|(_, by)| by);
        let contesting = contesting_parties(&self.contested).into_iter().filter(|party| Some(*party) != query.reading);
        let readings = contesting
            .map(|party| {
                let agreement = read_as(&self.contested, party);
                let view = View::new(&agreement, &self.log, query.audience, query.standard, query.known_at);
                (party, self.assess(&view))
            })
            .collect();
        Compared { own, lesser, verified, readings }
    }

    pub(crate) fn assess(&self, view: &View<'_>) -> Assessment {
        let mut by = assess_by(view, &[view.standard()], self.threads);
        by.pop().unwrap_or_else(|| assess(view))
    }

    fn with_history(&self, text: &str) -> Result<Named, UnknownName> {
        let found = self.agreement.named(text).filter(|named| has_history(*named));
        found.ok_or_else(|| {
            let names = self.agreement.names.iter().filter(|(_, named)| has_history(**named));
            let wanted = "anything with a history of its own";
            UnknownName::new(&self.agreement, text, wanted, names.map(|(name, _)| name.as_str()))
        })
    }

    fn commitment(&self, text: &str) -> Result<CommitmentId, UnknownName> {
        match self.agreement.named(text) {
            Some(Named::Commitment(id)) => Ok(id),
            _ => {
                let names = self.agreement.commitments.iter().map(|(_, c)| c.declared.name.as_str());
                Err(UnknownName::new(&self.agreement, text, "a commitment", names))
            }
        }
    }
}
