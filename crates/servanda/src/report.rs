//! Reports, and the issues that follow from the cadence of the text.

use std::fmt;

use servanda_agreement::{Agreement, Named, Report as Clause, read_as};
use servanda_base::period::Period;
use servanda_base::{Date, Duration, DurationUnit, Instant};
use servanda_engine::Assessment;
use servanda_evidence::{Audience, View};
use servanda_report::asked::{Asked, asked};
use servanda_report::cadence::{self, Force, Place};
use servanda_report::compose::{Occasion, Question, report};
use servanda_report::due::{Addressed, Issued, due};
use servanda_report::report::{Kind, Report};
use servanda_report::{DuePage, Language};

use crate::{Dossier, Query, UnknownName};

/// Which report is asked for.
#[derive(Debug, Clone, Copy)]
pub struct ReportAsk<'a> {
    /// Its kind.
    pub kind: Kind,
    /// In which language.
    pub language: Language,
    /// Since when it tells what is new; else as the cadence of the text has it.
    pub since: Option<Instant>,
    /// The one commitment that it is about.
    pub about: Option<&'a str>,
    /// The report or briefing of the text whose cadence counts; else the first that fits.
    pub clause: Option<&'a str>,
}

/// Which issue is asked for.
#[derive(Debug, Clone, Copy)]
pub struct IssueAsk<'a> {
    /// The name of the clause.
    pub name: &'a str,
    /// For whom.
    pub audience: Audience,
    /// The day on which it is dated.
    pub dated: Date,
    /// In which language.
    pub language: Language,
}

/// Why there is no such report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoReport {
    /// Nothing has the name.
    Unknown(UnknownName),
    /// What it is to be compared with lies not before it.
    NotBefore,
    /// No issue of that clause is dated so.
    NotDated {
        /// The clause.
        name: String,
        /// The issues before and after, if there are any.
        near: Vec<Date>,
    },
    /// The clause does not address this audience.
    NotFor {
        /// The clause.
        name: String,
        /// The audience.
        audience: String,
        /// Whom it addresses.
        known: Vec<String>,
    },
}

impl fmt::Display for NoReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(unknown) => unknown.fmt(f),
            Self::NotBefore => f.write_str("what is compared with lies not before what is told"),
            Self::NotDated { name, .. } => write!(f, "no issue of `{name}` is dated on that day"),
            Self::NotFor { name, audience, .. } => write!(f, "`{name}` is not for `{audience}`"),
        }
    }
}

impl std::error::Error for NoReport {}

/// What a report is asked of: the agreement with what it asks beyond the text.
pub(crate) struct Ground {
    agreement: Agreement,
    pub(crate) asked: Asked,
    language: Language,
}

impl Ground {
    /// The title of a clause in the language of the ground.
    pub(crate) fn title(&self, clause: &Clause) -> Option<&str> {
        let named = self.agreement.named(clause.declared.name.as_str())?;
        Some(&self.agreement.declared(named).title)
    }
}

impl Dossier {
    /// A report. All of it is made from what the audience of `query` may know.
    ///
    /// # Errors
    /// If the commitment that it is to be about does not exist, or what it is compared with lies not before it.
    pub fn report(&self, query: &Query, ask: &ReportAsk<'_>) -> Result<Report, NoReport> {
        let ground = self.ground(query, ask.language);
        let about = match ask.about.map(|name| (name, self.agreement.named(name))) {
            None => None,
            Some((_, Some(Named::Commitment(id)))) => Some(id),
            Some((name, _)) => {
                let names = self.agreement.commitments.iter().map(|(_, one)| one.declared.name.as_str());
                return Err(NoReport::Unknown(UnknownName::new(&self.agreement, name, "a commitment", names)));
            }
        };
        if ask.since.is_some_and(|since| since >= query.at) {
            return Err(NoReport::NotBefore);
        }
        let clause = match ask.clause {
            Some(name) => Some(self.report_clause(name)?),
            None => cadence::clause_for(&self.agreement, ask.kind, query.audience),
        };
        self.with(&ground, query, |now| {
            let force = self.force_in(&ground, now.assessment);
            let place = match (ask.since, clause.zip(force)) {
                (Some(since), _) => Place { issue: None, previous: Some(since) },
                (None, Some((clause, force))) => cadence::place(self.calendar(), clause, force, query.at),
                (None, None) => Place { issue: None, previous: self.usual(ask.kind, query.at, force) },
            };
            let title = clause.and_then(|clause| ground.title(clause));
            Ok(self.composed(
                &ground,
                now,
                query,
                Given { kind: ask.kind, language: ask.language, title, place: &place, about },
            ))
        })
    }

    /// An issue that follows from the cadence of the text: as of the last instant before its day, as known then.
    ///
    /// # Errors
    /// If there is no such clause, it does not address the audience, or no issue is dated so.
    pub fn issue(&self, ask: &IssueAsk<'_>) -> Result<Report, NoReport> {
        let clause = self.report_clause(ask.name)?;
        if !cadence::is_for(clause, ask.audience) || ask.audience == Audience::Keeper {
            let known = self.addressed(clause).into_iter().map(|one| one.name).collect();
            let name = ask.name.to_owned();
            return Err(NoReport::NotFor { name, audience: self.audience_name(ask.audience), known });
        }
        let at = cadence::told_at(self.calendar(), ask.dated);
        let query = Query { audience: ask.audience, ..self.query(at) };
        let ground = self.ground(&query, ask.language);
        let kind = cadence::kind_of(&self.agreement, clause);
        self.with(&ground, &query, |now| {
            let force = self.force_in(&ground, now.assessment);
            let place = force.map(|force| cadence::place(self.calendar(), clause, force, at)).unwrap_or_default();
            if place.issue.is_none() {
                let name = ask.name.to_owned();
                return Err(NoReport::NotDated { name, near: self.near(clause, force, ask.dated) });
            }
            let title = ground.title(clause);
            Ok(self.composed(
                &ground,
                now,
                &query,
                Given { kind, language: ask.language, title, place: &place, about: None },
            ))
        })
    }

    /// The issues that are to be made by `at`, and those that come until `until`; `issued` are those that were made.
    ///
    /// # Errors
    /// If there is no clause of that name.
    pub fn due(&self, at: Instant, until: Instant, name: Option<&str>, issued: &[Issued]) -> Result<DuePage, NoReport> {
        let only = name.map(|name| self.report_clause(name)).transpose()?;
        let is_wanted =
            |clause: &Clause, _: &Addressed| only.is_none_or(|only| only.declared.name == clause.declared.name);
        Ok(self.due_for(&self.query(at), until, is_wanted, issued))
    }

    /// The same of the clauses and readers that are wanted, told to the audience of `told`.
    pub(crate) fn due_for(
        &self,
        told: &Query,
        until: Instant,
        is_wanted: impl Fn(&Clause, &Addressed) -> bool,
        issued: &[Issued],
    ) -> DuePage {
        let mut all = Vec::new();
        for (_, clause) in self.agreement.reports.iter() {
            for addressed in self.addressed(clause).into_iter().filter(|addressed| is_wanted(clause, addressed)) {
                let query = Query { audience: addressed.audience, ..self.query(told.at) };
                let ground = self.ground(&query, Language::English);
                let force = self.with(&ground, &query, |now| self.force_in(&ground, now.assessment));
                let through = self.calendar().date_of(until);
                let days = force.map(|force| cadence::days(clause, force, through)).unwrap_or_default();
                all.push((clause, addressed, days));
            }
        }
        let frame = self.ask(told, false, |question| question.frame());
        due(frame, &self.agreement, &all, issued)
    }

    /// Whom a clause addresses: each actor, and the public.
    ///
    /// # Errors
    /// If there is no clause of that name.
    pub fn addressees(&self, name: &str) -> Result<Vec<Addressed>, NoReport> {
        Ok(self.addressed(self.report_clause(name)?))
    }

    /// The day of the last issue of a clause, for an audience, that is dated on or before the day of `at`.
    ///
    /// # Errors
    /// If there is no clause of that name.
    pub fn last_dated(&self, name: &str, audience: Audience, at: Instant) -> Result<Option<Date>, NoReport> {
        Ok(self.days_of(self.report_clause(name)?, audience, at).last().copied())
    }

    /// The days of the issues of a clause, for an audience, up to the day of `at`.
    pub(crate) fn days_of(&self, clause: &Clause, audience: Audience, at: Instant) -> Vec<Date> {
        let query = Query { audience, ..self.query(at) };
        let ground = self.ground(&query, Language::English);
        let force = self.with(&ground, &query, |now| self.force_in(&ground, now.assessment));
        force.map(|force| cadence::days(clause, force, self.calendar().date_of(at))).unwrap_or_default()
    }

    /// The whole periods after `since` and up to `at`, each with the last instant before it and its own last instant.
    pub fn whole_periods(&self, each: Period, since: Instant, at: Instant) -> Vec<(Instant, Instant)> {
        let whole = each.whole_within(self.calendar(), since.succ(), at.succ());
        whole.into_iter().map(|(from, until)| (from.pred(), until.pred())).collect()
    }

    fn report_clause(&self, name: &str) -> Result<&Clause, NoReport> {
        match self.agreement.named(name) {
            Some(Named::Report(id)) => Ok(&self.agreement.reports[id]),
            _ => {
                let names = self.agreement.reports.iter().map(|(_, one)| one.declared.name.as_str());
                Err(NoReport::Unknown(UnknownName::new(&self.agreement, name, "a report or briefing", names)))
            }
        }
    }

    fn addressed(&self, clause: &Clause) -> Vec<Addressed> {
        let actors = clause.audience.iter().map(|actor| Addressed {
            audience: Audience::Actor(*actor),
            name: self.agreement.actors[*actor].declared.name.to_string(),
        });
        let public = clause.for_public.then(|| Addressed { audience: Audience::Public, name: "public".to_owned() });
        actors.chain(public).collect()
    }

    fn audience_name(&self, audience: Audience) -> String {
        match audience {
            Audience::Public => "public".to_owned(),
            Audience::Keeper => "keeper".to_owned(),
            Audience::Actor(actor) => self.agreement.actors[actor].declared.name.to_string(),
        }
    }

    fn near(&self, clause: &Clause, force: Option<Force>, dated: Date) -> Vec<Date> {
        let Some(force) = force else { return Vec::new() };
        let far = self.calendar().date_plus(dated, Duration::new(1, DurationUnit::Year));
        let days = cadence::days(clause, force, far);
        let before = days.iter().rfind(|day| **day < dated).copied();
        let after = days.iter().find(|day| **day > dated).copied();
        before.into_iter().chain(after).collect()
    }

    pub(crate) fn ground(&self, query: &Query, language: Language) -> Ground {
        let read = query.reading.map(|party| read_as(&self.contested, party));
        let (mut agreement, asked) = asked(read.as_ref().unwrap_or(&self.agreement));
        agreement.translate(language.code());
        Ground { agreement, asked, language }
    }

    pub(crate) fn with<T>(&self, ground: &Ground, query: &Query, answer: impl FnOnce(&Question<'_>) -> T) -> T {
        let view = View::new(&ground.agreement, &self.log, query.audience, query.standard, query.known_at);
        let assessment = self.assess(&view);
        answer(&Question {
            view: &view,
            assessment: &assessment,
            at: query.at,
            lesser: &[],
            verified: None,
            readings: &[],
            reading: query.reading,
            language: ground.language,
        })
    }

    fn composed(&self, ground: &Ground, now: &Question<'_>, query: &Query, given: Given<'_>) -> Report {
        let occasion = Occasion {
            kind: given.kind,
            language: given.language,
            title: given.title,
            now,
            before: None,
            revised: None,
            place: given.place,
            asked: &ground.asked,
            about: given.about,
        };
        let Some(previous) = given.place.previous else { return report(&occasion) };
        let revised = Query { at: previous, ..*query };
        let before = Query { known_at: previous.min(query.known_at), ..revised };
        self.with(ground, &before, |before| {
            self.with(ground, &revised, |revised| {
                report(&Occasion { before: Some(before), revised: Some(revised), ..occasion })
            })
        })
    }

    pub(crate) fn force_in(&self, ground: &Ground, assessment: &Assessment) -> Option<Force> {
        let (from, until) = ground.asked.force(assessment);
        let calendar = self.calendar();
        let day = |at: Instant| calendar.date_of(at);
        let from = from.filter(|from| from.is_finite())?;
        Some(Force { from: day(from), until: until.filter(|until| until.is_finite()).map(day) })
    }

    /// With what a report is compared of which the text has no cadence: a weekly one with a week ago, a monthly one with a month
    /// ago, if the agreement was in force then.
    pub(crate) fn usual(&self, kind: Kind, at: Instant, force: Option<Force>) -> Option<Instant> {
        let back = match kind {
            Kind::Weekly => Duration::new(1, DurationUnit::Week),
            Kind::Monthly | Kind::Briefing => Duration::new(1, DurationUnit::Month),
            Kind::Brief | Kind::Incident | Kind::Agenda | Kind::Status => return None,
        };
        let calendar = self.calendar();
        let before = calendar.last_instant(calendar.date_minus(calendar.date_of(at), back));
        force.filter(|force| calendar.open(force.from) <= before).map(|_| before)
    }
}

struct Given<'g> {
    kind: Kind,
    language: Language,
    title: Option<&'g str>,
    place: &'g Place,
    about: Option<servanda_agreement::CommitmentId>,
}
