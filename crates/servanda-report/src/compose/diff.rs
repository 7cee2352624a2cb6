//! What became known between two times, and what changed with it at one instant.
//!
//! Two questions of one audience, alike but for the time as known at which they are put, are compared word by word. What
//! changed is told with the news behind it: what it now stands on that was not known, what took away on what it stood.

use std::collections::{BTreeMap, BTreeSet};

use servanda_agreement::Named;
use servanda_base::{Instant, Timeline};
use servanda_engine::{CaseState, Judgement, Reason, explain};
use servanda_evidence::{Body, RecordId};

use super::{Frame, Matter, Question, step_word, truth_word};
use crate::words::RecordLine;

/// What became known, and what changed with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffPage {
    /// What the page says of itself; it is known at the later time.
    pub frame: Frame,
    /// The earlier time.
    pub known_before: Instant,
    /// What became known after the earlier and up to the later time, by when it did.
    pub news: Vec<News>,
    /// What stands otherwise, in the order of the text.
    pub changes: Vec<Change>,
}

/// A record that became known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The record.
    pub record: RecordLine,
    /// What it does.
    pub kind: NewsKind,
    /// The record that it corrects or takes back.
    pub target: Option<String>,
}

/// What a record does to what was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum NewsKind {
    Added,
    Corrects,
    TakesBack,
}

/// What stands otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of thing it is.
    pub matter: Matter,
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The clause of the agreement.
    pub clause: Option<String>,
    /// The site or party; none for the whole.
    pub site: Option<String>,
    /// The run of a response or the case of a procedure, from 1.
    pub run: Option<usize>,
    /// The step, from 1, and what is to be done in it.
    pub step: Option<(u32, String)>,
    /// How it stood as known before.
    pub before: String,
    /// How it stands as known after.
    pub after: String,
    /// The news behind it; none where it changed because what was awaited did not come.
    pub because: Vec<String>,
}

impl NewsKind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Corrects => "corrects",
            Self::TakesBack => "takes back",
        }
    }
}

/// Whose standing it is: of what, at which part, in which run or case, at which step; in the order in which they are told.
pub(crate) type Key = (Matter, Named, Option<usize>, Option<usize>, Option<u32>);

/// How one thing stands, and on what.
#[derive(Default)]
pub(crate) struct Standing {
    words: String,
    grounds: Vec<RecordId>,
    pub(crate) site: Option<String>,
    pub(crate) run: Option<usize>,
    pub(crate) step: Option<(u32, String)>,
}

/// How it stands, in words.
pub(crate) fn words_of(standing: &Standing) -> String {
    standing.words.clone()
}

/// What became known between the times at which two questions are put, and what changed with it.
///
/// The questions are of one audience, standard, reading and instant asked; the later one is known later.
pub fn diff(earlier: &Question<'_>, later: &Question<'_>) -> DiffPage {
    let news = later.news_since(earlier.view.known_at());
    let (before, after) = (earlier.standings(), later.standings());
    let none = Standing { words: "none".to_owned(), ..Standing::default() };
    let keys: BTreeSet<Key> = before.keys().chain(after.keys()).copied().collect();
    let changes = keys.into_iter().filter_map(|key| {
        let (was, is) = (before.get(&key).unwrap_or(&none), after.get(&key).unwrap_or(&none));
        (was.words != is.words).then(|| later.change(key, was, is, &news))
    });
    let changes = changes.collect();
    let news = news.iter().filter_map(|id| later.news(*id)).collect();
    DiffPage { frame: later.frame(), known_before: earlier.view.known_at(), news, changes }
}

impl Question<'_> {
    /// The records that became known after `before`, in canonical order. What takes back a record that the audience never
    /// saw is no news to it.
    fn news_since(&self, before: Instant) -> Vec<RecordId> {
        let known = self.view.known_packed().filter(|(_, record)| record.recorded_at() > before);
        let says = known.filter(|(_, record)| {
            !record.is_retraction() || record.supersedes().is_some_and(|target| self.view.packed(target).is_some())
        });
        says.map(|(id, _)| id).collect()
    }

    fn news(&self, id: RecordId) -> Option<News> {
        let record = self.view.record(id)?;
        let target = record.supersedes.and_then(|target| self.view.record(target));
        let kind = match (&record.body, &target) {
            (Body::Retraction, _) => NewsKind::TakesBack,
            (_, Some(_)) => NewsKind::Corrects,
            (_, None) => NewsKind::Added,
        };
        let target = target.map(|target| target.id.to_string());
        Some(News { record: RecordLine::of(self.view, id)?, kind, target })
    }

    fn change(&self, key: Key, was: &Standing, is: &Standing, news: &[RecordId]) -> Change {
        let (matter, named, ..) = key;
        let declared = self.agreement().declared(named);
        let because = self.behind(named, was, is, news);
        Change {
            matter,
            id: declared.name.to_string(),
            title: declared.title.clone(),
            clause: declared.clause.clone(),
            site: is.site.clone().or_else(|| was.site.clone()),
            run: is.run.or(was.run),
            step: is.step.clone().or_else(|| was.step.clone()),
            before: was.words.clone(),
            after: is.words.clone(),
            because: because.iter().filter_map(|id| self.view.record(*id)).map(|r| r.id.to_string()).collect(),
        }
    }

    /// The news behind a change: what it now stands on, and what superseded that on which it stood; else what is among
    /// all of its reasons.
    fn behind(&self, named: Named, was: &Standing, is: &Standing, news: &[RecordId]) -> Vec<RecordId> {
        let supersedes_ground = |id: &RecordId| {
            let target = self.view.record(*id).and_then(|record| record.supersedes);
            target.is_some_and(|target| was.grounds.contains(&target))
        };
        let direct = news.iter().filter(|id| is.grounds.contains(id) || supersedes_ground(id)).copied();
        let direct: Vec<RecordId> = direct.collect();
        if !direct.is_empty() {
            return direct;
        }
        let Some(explanation) = explain(self.view, named, self.at) else { return Vec::new() };
        let mut reasons = BTreeSet::new();
        gather(&explanation.reason, &mut reasons);
        let touched = |id: &RecordId| {
            let target = self.view.record(*id).and_then(|record| record.supersedes);
            let aside = explanation.set_aside.iter().any(|aside| Some(aside.record) == target);
            reasons.contains(id) || aside
        };
        news.iter().filter(|id| touched(id)).copied().collect()
    }

    /// How everything stands at the instant asked.
    pub(crate) fn standings(&self) -> BTreeMap<Key, Standing> {
        let mut all = self.commitment_standings();
        all.extend(self.relief_standings());
        all.extend(self.response_standings());
        all.extend(self.procedure_standings());
        let agreement = self.agreement();
        for ((id, _), line) in agreement.phases.iter().zip(&self.assessment.phases) {
            all.insert((Matter::Phase, Named::Phase(id), None, None, None), self.held(line));
        }
        for ((id, _), line) in agreement.scenarios.iter().zip(&self.assessment.scenarios) {
            all.insert((Matter::Scenario, Named::Scenario(id), None, None, None), self.held(line));
        }
        all
    }

    fn held(&self, line: &Timeline<Judgement>) -> Standing {
        let judgement = line.at(self.at);
        Standing::of(truth_word(judgement.truth), &judgement.grounds)
    }

    fn commitment_standings(&self) -> BTreeMap<Key, Standing> {
        let mut all = BTreeMap::new();
        for ((id, commitment), assessed) in self.agreement().commitments.iter().zip(&self.assessment.commitments) {
            let named = Named::Commitment(id);
            let said = |line: &servanda_engine::Line<servanda_engine::Standing>| {
                let standing = line.told_at(self.at);
                Standing::of(&self.in_words(commitment, &standing), &standing.grounds)
            };
            all.insert((Matter::Commitment, named, None, None, None), said(&assessed.whole));
            for (index, (place, line)) in assessed.parts.iter().enumerate() {
                let site = Some(self.words().place(*place).to_owned());
                all.insert((Matter::Commitment, named, Some(index), None, None), Standing { site, ..said(line) });
            }
            for (step, clock) in commitment.verify_steps.iter().zip(&assessed.steps) {
                let standing = Standing {
                    step: Some((clock.number, step.text.clone())),
                    ..Standing::of(step_word(*clock.status.at(self.at)), clock.done_by.as_slice())
                };
                all.insert((Matter::Verification, named, None, None, Some(clock.number)), standing);
            }
        }
        all
    }

    fn relief_standings(&self) -> BTreeMap<Key, Standing> {
        let reliefs = self.agreement().reliefs.ids().zip(&self.assessment.reliefs);
        let standings = reliefs.map(|(id, assessed)| {
            let standing = assessed.status.at(self.at);
            let key = (Matter::Relief, Named::Relief(id), None, None, None);
            (key, Standing::of(&standing.status.to_string(), &standing.grounds))
        });
        standings.collect()
    }

    fn response_standings(&self) -> BTreeMap<Key, Standing> {
        let mut all = BTreeMap::new();
        for ((id, response), assessed) in self.agreement().responses.iter().zip(&self.assessment.responses) {
            let named = Named::Response(id);
            let begun: Vec<_> = assessed.runs.iter().filter(|run| run.from <= self.at).collect();
            let words = if *assessed.latch.at(self.at) { "running" } else { "not running" };
            let grounds = begun.last().map(|run| run.grounds.to_vec()).unwrap_or_default();
            all.insert((Matter::Response, named, None, None, None), Standing::of(words, &grounds));
            for (run, number) in begun.iter().zip(1..) {
                let steps = response.steps.iter().chain(&response.steps_back);
                for (clock, step) in run.steps.iter().zip(steps) {
                    let grounds: Vec<RecordId> = clock.done_by.into_iter().chain(run.grounds.iter().copied()).collect();
                    let standing = Standing {
                        run: Some(number),
                        step: Some((clock.number, step.text.clone())),
                        ..Standing::of(step_word(*clock.status.at(self.at)), &grounds)
                    };
                    all.insert((Matter::Step, named, None, Some(number), Some(clock.number)), standing);
                }
            }
        }
        all
    }

    /// A case is known by the record that opened it: its number may move when an older one becomes known. One that opens later
    /// does not stand in any way yet.
    fn procedure_standings(&self) -> BTreeMap<Key, Standing> {
        let mut all = BTreeMap::new();
        for ((id, procedure), assessed) in self.agreement().procedures.iter().zip(&self.assessment.procedures) {
            for (case, number) in assessed.cases.iter().zip(1..) {
                let state = *case.state.at(self.at);
                if state == CaseState::NotOpen {
                    continue;
                }
                let words = self.case_state(procedure, state);
                let key = (Matter::Procedure, Named::Procedure(id), None, Some(case.opened_by.index()), None);
                all.insert(key, Standing { run: Some(number), ..Standing::of(&words, &case.grounds) });
            }
        }
        all
    }
}

impl Standing {
    fn of(words: &str, grounds: &[RecordId]) -> Self {
        Self { words: words.to_owned(), grounds: grounds.to_vec(), ..Self::default() }
    }
}

/// All records in a tree of reasons.
fn gather(reason: &Reason, into: &mut BTreeSet<RecordId>) {
    into.extend(reason.grounds.iter().copied());
    reason.because.iter().for_each(|because| gather(because, into));
}
