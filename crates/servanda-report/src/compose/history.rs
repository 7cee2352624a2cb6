//! The history: every change of verdict, or of what else has one word at a time, with the records behind it.

use servanda_agreement::{Commitment, CommitmentId, Declared, Named};
use servanda_base::{Instant, Timeline};
use servanda_engine::{CaseState, Done, Judgement, Line, ReliefStanding, ReliefStatus, Standing, Verdict};

use super::{Frame, Question, done_word, finite, truth_word};

/// Every change up to the instant asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryPage {
    /// What the page says of itself.
    pub frame: Frame,
    /// Ordered by the text, then by site or by run, then by time.
    pub rows: Vec<HistoryRow>,
}

/// What is said of something for a stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// The verdict on a commitment.
    Verdict(Verdict),
    /// The status of a relief.
    Status(ReliefStatus),
    /// The value of an indicator, the state of a response or a case, whether a phase or a scenario holds.
    Other(String),
}

impl std::fmt::Display for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Verdict(verdict) => f.write_str(verdict.word()),
            Self::Status(status) => status.fmt(f),
            Self::Other(word) => f.write_str(word),
        }
    }
}

/// A stretch with one word and one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// What it is of: `commitment`, `relief`, ...
    pub kind: &'static str,
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The site or party; none for the whole.
    pub site: Option<String>,
    /// The run of a response or the case of a procedure, from 1.
    pub run: Option<usize>,
    /// From when; never, if always.
    pub from: Option<Instant>,
    /// Until when, exclusive; never, if it is the last.
    pub until: Option<Instant>,
    /// The word.
    pub verdict: Word,
    /// Whether the term was over.
    pub concluded: bool,
    /// Why.
    pub reason: String,
    /// The records that decided it when it began.
    pub records: Vec<String>,
}

impl Question<'_> {
    /// Every change of one thing, or of the verdicts on all commitments. Nothing of what has no word of its own:
    /// see [`has_history`].
    pub fn history(&self, only: Option<Named>) -> HistoryPage {
        let rows = match only {
            None => self.agreement().commitments.ids().flat_map(|id| self.of_commitment(id)).collect(),
            Some(Named::Commitment(id)) => self.of_commitment(id),
            Some(Named::Relief(_) | Named::Phase(_) | Named::Scenario(_)) => self.of_one_line(only),
            Some(Named::Response(_) | Named::Procedure(_)) => self.of_runs(only),
            Some(Named::Indicator(id)) => self.of_indicator(self.agreement().indicators[id].declared.name.as_str()),
            Some(_) => Vec::new(),
        };
        HistoryPage { frame: self.frame(), rows }
    }

    fn of_commitment(&self, id: CommitmentId) -> Vec<HistoryRow> {
        let commitment = &self.agreement().commitments[id];
        let Some(assessed) = self.assessment.commitments.get(id.index()) else { return Vec::new() };
        let mut rows = self.verdicts(commitment, None, &assessed.whole);
        for (place, line) in &assessed.parts {
            rows.extend(self.verdicts(commitment, Some(self.words().place(*place)), line));
        }
        rows
    }

    fn verdicts(&self, commitment: &Commitment, site: Option<&str>, line: &Line<Standing>) -> Vec<HistoryRow> {
        let said = line.said().map(|standing| Said {
            word: Word::Verdict(standing.verdict),
            concluded: standing.concluded,
            reason: self.reason(commitment, standing),
        });
        let row = HistoryRow { site: site.map(str::to_owned), ..row("commitment", &commitment.declared) };
        self.stretches(&said, &row, |from| self.records(&line.told_at(from).grounds))
    }

    fn of_one_line(&self, only: Option<Named>) -> Vec<HistoryRow> {
        let agreement = self.agreement();
        match only {
            Some(Named::Relief(id)) => {
                let Some(assessed) = self.assessment.reliefs.get(id.index()) else { return Vec::new() };
                let line = assessed.status.zip(&assessed.owed_since, |standing, owed| (standing.clone(), *owed));
                let said = line.zip(&assessed.done, |(standing, owed), done| Said {
                    word: Word::Status(standing.status),
                    concluded: false,
                    reason: self.reason_of_relief(standing, *owed, *done),
                });
                let row = row("relief", &agreement.reliefs[id].declared);
                self.stretches(&said, &row, |from| self.records(&assessed.status.at(from).grounds))
            }
            Some(Named::Phase(id)) => {
                self.truths("phase", &agreement.phases[id].declared, self.assessment.phases.get(id.index()))
            }
            Some(Named::Scenario(id)) => {
                self.truths("scenario", &agreement.scenarios[id].declared, self.assessment.scenarios.get(id.index()))
            }
            _ => Vec::new(),
        }
    }

    /// What is owed and what was done, in a few words.
    fn reason_of_relief(&self, standing: &ReliefStanding, owed: Option<Instant>, done: Done) -> String {
        let (say, calendar) = (self.say(), self.calendar());
        let mut reasons = Vec::new();
        reasons.extend(owed.and_then(finite).map(|owed| say.owed_since(&say.text_moment(calendar, owed))));
        reasons.extend(say.explain_due_on(calendar, standing.deadline));
        if done != Done::Nothing {
            let whose = if standing.confirmed { say.explain_confirmed() } else { say.explain_on_its_word() };
            // What the status says already is not said again.
            let is_said = standing.status.to_string().starts_with(done_word(done));
            let told = if is_said { whose.to_owned() } else { say.explain_said(say.done_name(done), whose) };
            reasons.push(told);
        }
        if standing.hindsight {
            reasons.push(say.explain_judged_otherwise().to_owned());
        }
        say.one_after_other(&reasons)
    }

    fn truths(&self, kind: &'static str, declared: &Declared, line: Option<&Timeline<Judgement>>) -> Vec<HistoryRow> {
        let Some(line) = line else { return Vec::new() };
        let said = line.map(|judgement| Said::of(truth_word(judgement.truth), self.footing(judgement.footing)));
        self.stretches(&said, &row(kind, declared), |from| self.records(&line.at(from).grounds))
    }

    fn of_runs(&self, only: Option<Named>) -> Vec<HistoryRow> {
        let agreement = self.agreement();
        match only {
            Some(Named::Response(id)) => {
                let runs = self.assessment.responses.get(id.index()).map(|assessed| assessed.runs.as_slice());
                let row = row("response", &agreement.responses[id].declared);
                let rows = runs.unwrap_or_default().iter().enumerate().flat_map(|(index, run)| {
                    let mut line = Timeline::constant(None).with(run.from, Some(Said::of("running", String::new())));
                    if let Some(back) = run.re_engaged_at {
                        line = line.with(back, Some(Said::of("running", "the way back is open".to_owned())));
                    }
                    let line = run.until.into_iter().fold(line, |line, until| line.with(until, None));
                    let row = HistoryRow { run: Some(index + 1), ..row.clone() };
                    self.known_stretches(&line, &row, |_| self.records(&run.grounds))
                });
                rows.collect()
            }
            Some(Named::Procedure(id)) => {
                let cases = self.assessment.procedures.get(id.index()).map(|assessed| assessed.cases.as_slice());
                let procedure = &agreement.procedures[id];
                let row = row("procedure", &procedure.declared);
                let rows = cases.unwrap_or_default().iter().enumerate().flat_map(|(index, case)| {
                    let about = case.about.as_ref().map(|about| format!("about {about}")).unwrap_or_default();
                    let line = case.state.map(|state| {
                        let word = match state {
                            CaseState::NotOpen => return None,
                            CaseState::Stage(at, _) => {
                                format!("open: {}", procedure.stages.get(*at).map_or("", |stage| &stage.title))
                            }
                            CaseState::Settled => "settled".to_owned(),
                            CaseState::Exhausted => "exhausted".to_owned(),
                        };
                        Some(Said::of(word, about.clone()))
                    });
                    let row = HistoryRow { run: Some(index + 1), ..row.clone() };
                    self.known_stretches(&line, &row, |_| self.records(&case.grounds))
                });
                rows.collect()
            }
            _ => Vec::new(),
        }
    }

    fn of_indicator(&self, name: &str) -> Vec<HistoryRow> {
        let lines = self.indicator_rows().into_iter().filter(|line| line.id == name);
        let rows = lines.flat_map(|line| {
            let ends: Vec<Option<Instant>> = line.points.iter().skip(1).map(|point| point.from).chain([None]).collect();
            let points = line.points.into_iter().zip(ends);
            let (id, title, site) = (line.id, line.title, line.site);
            points
                .map(|(point, until)| HistoryRow {
                    kind: "indicator",
                    id: id.clone(),
                    title: title.clone(),
                    site: site.clone(),
                    run: None,
                    from: point.from,
                    until,
                    verdict: Word::Other(point.shown),
                    concluded: false,
                    reason: if point.conflict { format!("{}; sources differ", point.footing) } else { point.footing },
                    records: point.records,
                })
                .collect::<Vec<_>>()
        });
        rows.collect()
    }

    /// A row for each stretch up to the instant asked.
    fn stretches(
        &self,
        line: &Timeline<Said>,
        row: &HistoryRow,
        records: impl Fn(Instant) -> Vec<String>,
    ) -> Vec<HistoryRow> {
        self.known_stretches(&line.map(|said| Some(said.clone())), row, records)
    }

    /// The same of what has nothing to be said of it at times.
    fn known_stretches(
        &self,
        line: &Timeline<Option<Said>>,
        row: &HistoryRow,
        records: impl Fn(Instant) -> Vec<String>,
    ) -> Vec<HistoryRow> {
        line.stretches()
            .filter(|(from, _, _)| *from <= self.at)
            .filter_map(|(from, until, said)| Some((from, until, said.as_ref()?)))
            .map(|(from, until, said)| HistoryRow {
                from: finite(from),
                until: finite(until).filter(|until| *until <= self.at),
                verdict: said.word.clone(),
                concluded: said.concluded,
                reason: said.reason.clone(),
                records: records(from),
                ..row.clone()
            })
            .collect()
    }
}

/// Whether what is named has one word at a time, and so a history.
pub fn has_history(named: Named) -> bool {
    matches!(
        named,
        Named::Commitment(_)
            | Named::Relief(_)
            | Named::Response(_)
            | Named::Procedure(_)
            | Named::Phase(_)
            | Named::Scenario(_)
            | Named::Indicator(_)
    )
}

/// What is said for a stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    word: Word,
    concluded: bool,
    reason: String,
}

impl Said {
    fn of(word: impl Into<String>, reason: String) -> Self {
        Self { word: Word::Other(word.into()), concluded: false, reason }
    }
}

/// A row of which nothing is said yet.
fn row(kind: &'static str, declared: &Declared) -> HistoryRow {
    HistoryRow {
        kind,
        id: declared.name.to_string(),
        title: declared.title.clone(),
        site: None,
        run: None,
        from: None,
        until: None,
        verdict: Word::Other(String::new()),
        concluded: false,
        reason: String::new(),
        records: Vec::new(),
    }
}
