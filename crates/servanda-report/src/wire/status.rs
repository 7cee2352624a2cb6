//! The JSON form of the status.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::words::{self, Done, StepWord, Truth};
use super::{Head, Stamp, Stamps, ToJson, Verdict, json};
use crate::compose::{
    CaseRow, CommitmentRow, Counts, IndicatorRow, ReliefRow, ResponseRow, RunRow, Said, SiteRow, StatusPage, StepRow,
    VerificationStep,
};

/// Everything at one instant.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda status, version 1")]
pub struct Status {
    #[serde(flatten)]
    head: Head,
    /// Every commitment, in the order of the text.
    commitments: Vec<Commitment>,
    /// Every relief.
    relief: Vec<ReliefLine>,
    /// Every response, with its runs.
    responses: Vec<Response>,
    /// Every procedure, with its cases.
    procedures: Vec<Procedure>,
    /// Every phase.
    phases: Vec<Phase>,
    /// Every scenario.
    scenarios: Vec<Scenario>,
    /// Every indicator.
    indicators: Vec<Indicator>,
    /// How many commitments stand in which way: by verdict, and `concluded` for those whose term is over.
    counts: BTreeMap<&'static str, usize>,
}

/// A commitment.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Commitment {
    id: String,
    title: String,
    /// Who owes it; several names are joined by a comma and a space.
    party: String,
    /// `technical`, `political` or null.
    track: Option<&'static str>,
    clause: Option<String>,
    /// Of a concluded commitment its final word.
    verdict: Verdict,
    /// Whether its term is over, or it was replaced.
    concluded: bool,
    /// Why, in a few words.
    reason: String,
    /// On what it stands.
    footing: String,
    /// Since when the verdict is this one; null if always.
    since: Option<Stamp>,
    /// When the verdict is another if nothing more is recorded; null if never.
    next_change: Option<Stamp>,
    /// The last time at which the standard `verified` could tell; null if never.
    last_verified: Option<LastVerified>,
    /// Each site or party that is told apart; empty if there is only the whole.
    sites: Vec<Site>,
    /// The verdicts of lesser standards, where they differ from this one.
    lesser_standards: BTreeMap<&'static str, Verdict>,
    /// The parties under whose reading of the text the verdict differs, with it.
    reading_differs: BTreeMap<String, Verdict>,
    /// Why it cannot be told, if it cannot; the first is the reason.
    doubts: Vec<&'static str>,
    /// The last instant in time of what runs now.
    deadline: Option<Stamp>,
    /// How often it came out in which way so far; never heals.
    tally: Tally,
    /// The steps of its verification.
    verification: Vec<Step>,
    /// The records that decide it.
    records: Vec<String>,
}

/// How often a commitment came out in which way.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Tally {
    in_time: u32,
    late: u32,
    breached: u32,
    overdue: u32,
}

/// The last time at which the standard `verified` could tell.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct LastVerified {
    verdict: Verdict,
    /// The last instant at which it was that.
    at: Stamp,
}

/// A site or party of a commitment.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Site {
    site: String,
    verdict: Verdict,
    since: Option<Stamp>,
    concluded: bool,
    reason: String,
    footing: String,
    next_change: Option<Stamp>,
    deadline: Option<Stamp>,
    records: Vec<String>,
}

/// A relief.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct ReliefLine {
    id: String,
    title: String,
    /// Who grants it.
    by: String,
    /// To whom.
    to: String,
    track: Option<&'static str>,
    clause: Option<String>,
    /// What it is worth.
    worth: Option<String>,
    status: words::Status,
    /// Since when it has been owed, while it is.
    owed_since: Option<Stamp>,
    done: Done,
    /// When.
    done_at: Option<Stamp>,
    /// Since when the status is this one; null if always.
    since: Option<Stamp>,
    next_change: Option<Stamp>,
    deadline: Option<Stamp>,
    /// Whether what was done is confirmed by another than the granting side.
    confirmed: bool,
    /// What is known today judges the act otherwise than what was known then.
    hindsight: bool,
    records: Vec<String>,
}

/// A response and its runs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Response {
    id: String,
    title: String,
    /// Whether a run goes on.
    running: bool,
    /// Its runs up to the instant asked, by time.
    runs: Vec<Run>,
}

/// A run of a response.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Run {
    from: Stamp,
    until: Option<Stamp>,
    /// When the way back opened.
    re_engaged_at: Option<Stamp>,
    /// Its steps; those back only once the way back is open.
    steps: Vec<Step>,
    /// The records that set it off.
    records: Vec<String>,
}

/// A step with its clock.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Step {
    number: u32,
    text: String,
    by: String,
    /// Whether it leads back.
    back: bool,
    /// When its time comes.
    opens: Option<Stamp>,
    /// The last instant in time, if it has a term.
    due: Option<Stamp>,
    status: StepWord,
    /// The record by which it was done.
    done_by: Option<String>,
}

/// A procedure and its cases.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Procedure {
    id: String,
    title: String,
    cases: Vec<Case>,
}

/// A case of a procedure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Case {
    about: Option<String>,
    /// open, settled, exhausted.
    state: &'static str,
    /// The number of the stage, from 1, while it is open.
    stage: Option<usize>,
    stage_title: Option<String>,
    due: Option<Stamp>,
    /// What may be done when the last stage has run out.
    then: Option<String>,
    since: Option<Stamp>,
    records: Vec<String>,
}

/// A phase.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Phase {
    id: String,
    title: String,
    current: Truth,
    since: Option<Stamp>,
}

/// A scenario.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Scenario {
    id: String,
    title: String,
    holds: Truth,
    since: Option<Stamp>,
    prepare: Vec<Preparation>,
    records: Vec<String>,
}

/// What to prepare.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Preparation {
    text: String,
    owner: String,
}

/// An indicator now.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Indicator {
    id: String,
    title: String,
    site: Option<String>,
    unit: Option<String>,
    /// A number or an interval as in a record, a level, yes, no; null if it is not known.
    value: Option<String>,
    since: Option<Stamp>,
    conflict: bool,
    footing: String,
    records: Vec<String>,
}

impl ToJson for StatusPage {
    fn to_json(&self) -> String {
        json(&Status::from(self))
    }
}

impl From<&StatusPage> for Status {
    fn from(page: &StatusPage) -> Self {
        let stamps = Stamps(&page.frame.calendar);
        Self {
            head: Head::of(&page.frame, "status"),
            commitments: page.commitments.iter().map(|row| Commitment::of(row, stamps)).collect(),
            relief: page.reliefs.iter().map(|row| ReliefLine::of(row, stamps)).collect(),
            responses: page.responses.iter().map(|row| Response::of(row, stamps)).collect(),
            procedures: page
                .procedures
                .iter()
                .map(|row| Procedure {
                    id: row.id.clone(),
                    title: row.title.clone(),
                    cases: row.cases.iter().map(|case| Case::of(case, stamps)).collect(),
                })
                .collect(),
            phases: page
                .phases
                .iter()
                .map(|row| Phase {
                    id: row.id.clone(),
                    title: row.title.clone(),
                    current: row.current.into(),
                    since: stamps.maybe(row.since),
                })
                .collect(),
            scenarios: page
                .scenarios
                .iter()
                .map(|row| Scenario {
                    id: row.id.clone(),
                    title: row.title.clone(),
                    holds: row.holds.into(),
                    since: stamps.maybe(row.since),
                    prepare: row
                        .prepare
                        .iter()
                        .map(|(text, owner)| Preparation { text: text.clone(), owner: owner.clone() })
                        .collect(),
                    records: row.records.clone(),
                })
                .collect(),
            indicators: page.indicators.iter().map(|row| Indicator::of(row, stamps)).collect(),
            counts: counts(&page.counts),
        }
    }
}

/// By verdict, and `concluded`.
pub(super) fn counts(counts: &Counts) -> BTreeMap<&'static str, usize> {
    let mut map: BTreeMap<_, _> = counts.verdicts.iter().map(|(verdict, count)| (verdict.word(), *count)).collect();
    if counts.concluded > 0 {
        map.insert("concluded", counts.concluded);
    }
    map
}

impl Commitment {
    pub(super) fn of(row: &CommitmentRow, stamps: Stamps<'_>) -> Self {
        let said = &row.said;
        Self {
            id: row.id.clone(),
            title: row.title.clone(),
            party: row.party.clone(),
            track: row.track,
            clause: row.clause.clone(),
            verdict: said.verdict.into(),
            concluded: said.concluded,
            reason: said.reason.clone(),
            footing: said.footing.clone(),
            since: stamps.maybe(said.since),
            next_change: stamps.maybe(said.next_change),
            last_verified: row
                .last_verified
                .map(|last| LastVerified { verdict: last.verdict.into(), at: stamps.at(last.at) }),
            sites: row.sites.iter().map(|site| Site::of(site, &site.said, stamps)).collect(),
            lesser_standards: row
                .lesser
                .iter()
                .map(|(standard, verdict)| (*standard, Verdict::from(*verdict)))
                .collect(),
            reading_differs: row
                .readings
                .iter()
                .map(|(party, verdict)| (party.clone(), Verdict::from(*verdict)))
                .collect(),
            doubts: said.doubts.clone(),
            deadline: stamps.deadline(said.deadline),
            tally: Tally {
                in_time: row.tally.in_time,
                late: row.tally.late,
                breached: row.tally.breached,
                overdue: row.tally.overdue,
            },
            verification: row.steps.iter().map(|step| Step::of_verification(step, stamps)).collect(),
            records: said.records.clone(),
        }
    }
}

impl Site {
    fn of(row: &SiteRow, said: &Said, stamps: Stamps<'_>) -> Self {
        Self {
            site: row.site.clone(),
            verdict: said.verdict.into(),
            since: stamps.maybe(said.since),
            concluded: said.concluded,
            reason: said.reason.clone(),
            footing: said.footing.clone(),
            next_change: stamps.maybe(said.next_change),
            deadline: stamps.deadline(said.deadline),
            records: said.records.clone(),
        }
    }
}

impl ReliefLine {
    pub(super) fn of(row: &ReliefRow, stamps: Stamps<'_>) -> Self {
        Self {
            id: row.id.clone(),
            title: row.title.clone(),
            by: row.by.clone(),
            to: row.to.clone(),
            track: row.track,
            clause: row.clause.clone(),
            worth: row.worth.clone(),
            status: row.status.into(),
            owed_since: stamps.maybe(row.owed_since),
            done: row.done.into(),
            done_at: stamps.maybe(row.done_at),
            since: stamps.maybe(row.since),
            next_change: stamps.maybe(row.next_change),
            deadline: stamps.deadline(row.deadline),
            confirmed: row.confirmed,
            hindsight: row.hindsight,
            records: row.records.clone(),
        }
    }
}

impl Response {
    fn of(row: &ResponseRow, stamps: Stamps<'_>) -> Self {
        Self {
            id: row.id.clone(),
            title: row.title.clone(),
            running: row.running,
            runs: row.runs.iter().map(|run| Run::of(run, stamps)).collect(),
        }
    }
}

impl Run {
    fn of(row: &RunRow, stamps: Stamps<'_>) -> Self {
        Self {
            from: stamps.at(row.from),
            until: stamps.maybe(row.until),
            re_engaged_at: stamps.maybe(row.re_engaged_at),
            steps: row.steps.iter().map(|step| Step::of(step, stamps)).collect(),
            records: row.records.clone(),
        }
    }
}

impl Step {
    fn of(row: &StepRow, stamps: Stamps<'_>) -> Self {
        Self {
            number: row.number,
            text: row.text.clone(),
            by: row.by.clone(),
            back: row.back,
            opens: stamps.maybe(row.opens),
            due: stamps.deadline(row.due),
            status: row.status.into(),
            done_by: row.done_by.clone(),
        }
    }

    fn of_verification(row: &VerificationStep, stamps: Stamps<'_>) -> Self {
        Self {
            number: row.number,
            text: row.text.clone(),
            by: row.by.clone(),
            back: false,
            opens: None,
            due: stamps.deadline(row.due),
            status: row.status.into(),
            done_by: row.done_by.clone(),
        }
    }
}

impl Case {
    fn of(row: &CaseRow, stamps: Stamps<'_>) -> Self {
        Self {
            about: row.about.clone(),
            state: row.state,
            stage: row.stage.as_ref().map(|(number, _)| *number),
            stage_title: row.stage.as_ref().map(|(_, title)| title.clone()),
            due: stamps.deadline(row.due),
            then: row.then.clone(),
            since: stamps.maybe(row.since),
            records: row.records.clone(),
        }
    }
}

impl Indicator {
    fn of(row: &IndicatorRow, stamps: Stamps<'_>) -> Self {
        Self {
            id: row.id.clone(),
            title: row.title.clone(),
            site: row.site.clone(),
            unit: row.unit.clone(),
            value: row.now.value.clone(),
            since: stamps.maybe(row.now.from),
            conflict: row.now.conflict,
            footing: row.now.footing.clone(),
            records: row.now.records.clone(),
        }
    }
}
