//! The JSON form of the analysis of an agreement.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Head, Stamp, Stamps, ToJson, json};
use crate::compose::{self, AccountRow, AnalysePage, ExposureRow, ReasonRow, SideRow};

/// What can be said of an agreement by thinking it through. Nothing here is a verdict.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda analyse, version 1")]
pub struct Analyse {
    #[serde(flatten)]
    head: Head,
    /// What can never come about.
    dead_ends: Vec<DeadEnd>,
    /// Whether all dates and lengths of time can be kept.
    feasibility: Feasibility,
    /// What each side has given and got, day by day: as agreed, then as recorded if anything was.
    exposure: Vec<Exposure>,
    /// When each side has most at stake.
    peaks: Vec<Peak>,
    /// What would follow from what is assumed; null if nothing is.
    what_if: Option<WhatIf>,
}

/// What can never come about.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct DeadEnd {
    /// What kind of dead end it is.
    #[schemars(extend("enum" = ["circle", "relief never released", "response never starts", "phase never begins", "never comes about"]))]
    kind: &'static str,
    /// The names of what it is about; of a circle in the order in which each waits for the next.
    names: Vec<String>,
    /// Their clauses, where they have one.
    clauses: Vec<String>,
    /// Why, in words.
    text: String,
}

/// Whether all dates and lengths of time can be kept.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Feasibility {
    /// Whether they can.
    feasible: bool,
    /// The clauses that cannot all be kept, none of which can be left out; empty if all can.
    conflict: Vec<Reason>,
    /// The reckoning of it, where it is one of days.
    arithmetic: Option<String>,
    /// When each step can be done.
    steps: Vec<Step>,
    /// The chain that holds back the last step.
    critical_path: Vec<Link>,
    /// Dates that are kept only if somebody needs less time than the text allows.
    tight: Vec<Tight>,
}

/// What a clause says of the time between two steps.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Reason {
    /// Whose clause it is.
    names: Vec<String>,
    /// The clause of the agreement.
    clause: Option<String>,
    /// What it says.
    text: String,
    /// How many days it takes, or allows; null where it names a day.
    days: Option<i64>,
}

/// When a step can be done.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Step {
    /// Its name.
    name: String,
    /// Its title.
    title: String,
    /// What it is.
    #[schemars(extend("enum" = ["commitment", "relief"]))]
    kind: &'static str,
    /// The site or party; null for the whole.
    site: Option<String>,
    /// The clause of the agreement.
    clause: Option<String>,
    /// The first day on which it can be done; null if nothing holds it back.
    earliest: Option<String>,
    /// The last day on which it can be done; null if there is no end to it.
    latest: Option<String>,
    /// The days between.
    slack: Option<i64>,
}

/// A link of a chain.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Link {
    /// Whose clause holds it back.
    name: String,
    /// The day of the step at its end.
    on: String,
    /// The clause of the agreement.
    clause: Option<String>,
    /// What it says.
    text: String,
}

/// A date that is kept only if somebody needs less time than the text allows.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Tight {
    /// Its name.
    name: String,
    /// By how many days it is missed if every term is used to its end.
    short: i64,
    /// The reckoning.
    arithmetic: String,
    /// The clauses that lead to it, and last the one that is missed.
    because: Vec<Reason>,
}

/// How things lie after what happens on a day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Exposure {
    /// Whether it is as agreed or as recorded.
    #[schemars(extend("enum" = ["agreed", "recorded"]))]
    basis: &'static str,
    /// What happens, in words.
    step: String,
    /// The day.
    at: String,
    /// What each party gave and has not taken back.
    given: BTreeMap<String, Account>,
    /// What each party got.
    got: BTreeMap<String, Account>,
    /// What each party gave for which the return is still in the hands of others, by name.
    at_stake: BTreeMap<String, Vec<String>>,
}

/// What was given, counted.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Account {
    /// Steps that were done.
    steps: usize,
    /// Duties that were taken up and run on.
    duties: usize,
    /// Relief in effect.
    reliefs: usize,
    /// What it is worth, summed by unit, where the text says it in a number.
    worth: Vec<String>,
    /// How many of those reliefs can be taken back.
    reversible: usize,
    /// The longest time that taking back takes.
    within: Option<String>,
    /// How many cannot be taken back.
    irreversible: usize,
    /// Of how many the text does not say.
    not_said: usize,
}

/// When a party has most at stake.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Peak {
    /// Whether it is as agreed or as recorded.
    #[schemars(extend("enum" = ["agreed", "recorded"]))]
    basis: &'static str,
    /// The party.
    party: String,
    /// The first day on which it has most at stake.
    at: String,
    /// The day on which it has less again; null if it never has.
    until: Option<String>,
    /// What it has at stake then, by name.
    at_stake: Vec<String>,
    /// In words.
    text: String,
}

/// What would follow from what is assumed. Nothing of it is recorded, and no verdict rests on it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct WhatIf {
    /// What is assumed, as it was asked.
    assumed: Vec<String>,
    /// How far it was looked.
    until: Stamp,
    /// Everything that would be otherwise, in order of time.
    changes: Vec<Change>,
}

/// What would be otherwise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Change {
    /// From when.
    at: Stamp,
    /// What kind of thing it is.
    #[schemars(extend("enum" = ["commitment", "verification", "relief", "response", "step", "procedure", "phase", "scenario"]))]
    kind: &'static str,
    /// Its name.
    id: String,
    /// The site or party; null for the whole.
    site: Option<String>,
    /// The run of a response or the case of a procedure, from 1.
    run: Option<usize>,
    /// The step, from 1.
    step: Option<u32>,
    /// Its title.
    title: String,
    /// The clause of the agreement.
    clause: Option<String>,
    /// How it stands without the assumption.
    otherwise: String,
    /// How it would stand.
    assumed: String,
}

impl ToJson for AnalysePage {
    fn to_json(&self) -> String {
        json(&Analyse::from(self))
    }
}

impl From<&AnalysePage> for Analyse {
    fn from(page: &AnalysePage) -> Self {
        let dead_ends = page.dead_ends.iter().map(|dead_end| DeadEnd {
            kind: dead_end.kind,
            names: dead_end.names.clone(),
            clauses: dead_end.clauses.clone(),
            text: dead_end.text.clone(),
        });
        let peaks = page.peaks.iter().map(|peak| Peak {
            basis: peak.basis,
            party: peak.party.clone(),
            at: peak.on.to_string(),
            until: peak.until.map(|day| day.to_string()),
            at_stake: peak.at_stake.clone(),
            text: peak.text.clone(),
        });
        Self {
            head: Head::of(&page.frame, "analyse"),
            dead_ends: dead_ends.collect(),
            feasibility: Feasibility::from(page),
            exposure: page.exposure.iter().map(Exposure::from).collect(),
            peaks: peaks.collect(),
            what_if: page.what_if.as_ref().map(|what_if| WhatIf::of(what_if, &Stamps(&page.frame.calendar))),
        }
    }
}

impl From<&AnalysePage> for Feasibility {
    fn from(page: &AnalysePage) -> Self {
        let steps = page.steps.iter().map(|step| Step {
            name: step.name.clone(),
            title: step.title.clone(),
            kind: step.kind,
            site: step.site.clone(),
            clause: step.clause.clone(),
            earliest: step.earliest.map(|day| day.to_string()),
            latest: step.latest.map(|day| day.to_string()),
            slack: step.slack,
        });
        let path = page.critical_path.iter().map(|row| Link {
            name: row.reason.name.clone(),
            on: row.on.to_string(),
            clause: row.reason.clause.clone(),
            text: row.reason.text.clone(),
        });
        let tight = page.tight.iter().map(|tight| Tight {
            name: tight.name.clone(),
            short: tight.short,
            arithmetic: tight.arithmetic.clone(),
            because: tight.because.iter().map(Reason::from).collect(),
        });
        Self {
            feasible: page.feasible,
            conflict: page.conflict.iter().map(Reason::from).collect(),
            arithmetic: page.arithmetic.clone(),
            steps: steps.collect(),
            critical_path: path.collect(),
            tight: tight.collect(),
        }
    }
}

impl From<&ReasonRow> for Reason {
    fn from(row: &ReasonRow) -> Self {
        Self { names: vec![row.name.clone()], clause: row.clause.clone(), text: row.text.clone(), days: row.days }
    }
}

impl From<&ExposureRow> for Exposure {
    fn from(row: &ExposureRow) -> Self {
        let by = |account: fn(&SideRow) -> &AccountRow| -> BTreeMap<String, Account> {
            row.sides.iter().map(|side| (side.party.clone(), Account::from(account(side)))).collect()
        };
        Self {
            basis: row.basis,
            step: row.moves.join(", "),
            at: row.on.to_string(),
            given: by(|side| &side.given),
            got: by(|side| &side.got),
            at_stake: row.sides.iter().map(|side| (side.party.clone(), side.at_stake.clone())).collect(),
        }
    }
}

impl From<&AccountRow> for Account {
    fn from(row: &AccountRow) -> Self {
        Self {
            steps: row.steps,
            duties: row.duties,
            reliefs: row.reliefs,
            worth: row.worth.clone(),
            reversible: row.reversible,
            within: row.within.clone(),
            irreversible: row.irreversible,
            not_said: row.not_said,
        }
    }
}

impl WhatIf {
    fn of(what_if: &compose::WhatIf, stamps: &Stamps<'_>) -> Self {
        let changes = what_if.changes.iter().map(|change| Change {
            at: stamps.at(change.at),
            kind: change.matter.word(),
            id: change.id.clone(),
            site: change.site.clone(),
            run: change.run,
            step: change.step.as_ref().map(|(number, _)| *number),
            title: change.step.as_ref().map_or(&change.title, |(_, text)| text).clone(),
            clause: change.clause.clone(),
            otherwise: change.otherwise.clone(),
            assumed: change.assumed.clone(),
        });
        Self { assumed: what_if.assumed.clone(), until: stamps.at(what_if.until), changes: changes.collect() }
    }
}
