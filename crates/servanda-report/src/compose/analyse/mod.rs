//! The analysis of an agreement in words: dead ends, feasibility, exposure, and what would follow from an assumption.

mod exposure;
mod reason;
mod what_if;

use servanda_agreement::{Agreement, Named};
use servanda_analysis::dead_end::{DeadEnd, Why, dead_ends};
use servanda_analysis::feasibility::{Because, Feasibility, Link, Reason, Step, StepDates, Tight, feasibility};
use servanda_analysis::{Owner, exposure as exposed};
use servanda_base::Date;

use super::{Frame, Question};

pub use exposure::{AccountRow, ExposureRow, PeakRow, SideRow};
pub(crate) use reason::days_text;
pub use what_if::{WhatIf, WhatIfRow, what_if};

/// What can be said of an agreement by thinking it through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnalysePage {
    /// What the page says of itself.
    pub frame: Frame,
    /// What can never come about.
    pub dead_ends: Vec<DeadEndRow>,
    /// Whether all dates and lengths of time can be kept.
    pub feasible: bool,
    /// The clauses that cannot all be kept.
    pub conflict: Vec<ReasonRow>,
    /// The reckoning of it, where it is one of days.
    pub arithmetic: Option<String>,
    /// When each step can be done.
    pub steps: Vec<StepWindow>,
    /// What holds back the last step.
    pub critical_path: Vec<PathRow>,
    /// Dates that are kept only if somebody needs less time than the text allows.
    pub tight: Vec<TightRow>,
    /// What each side has given and got.
    pub exposure: Vec<ExposureRow>,
    /// When each side has most at stake.
    pub peaks: Vec<PeakRow>,
    /// What would follow from what is assumed.
    pub what_if: Option<WhatIf>,
}

/// What can never come about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadEndRow {
    /// What kind of dead end it is.
    pub kind: &'static str,
    /// The names of what it is about.
    pub names: Vec<String>,
    /// Their clauses.
    pub clauses: Vec<String>,
    /// Why, in words.
    pub text: String,
}

/// What a clause says of the time between two steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonRow {
    /// Whose clause it is.
    pub name: String,
    /// The clause of the agreement.
    pub clause: Option<String>,
    /// What it says.
    pub text: String,
    /// How many days it takes, or allows.
    pub days: Option<i64>,
}

/// When a step can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepWindow {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Whether it is a commitment or a relief.
    pub kind: &'static str,
    /// The site or party.
    pub site: Option<String>,
    /// The clause of the agreement.
    pub clause: Option<String>,
    /// No earlier; none if nothing holds it back.
    pub earliest: Option<Date>,
    /// No later; none if there is no end to it.
    pub latest: Option<Date>,
    /// The days between.
    pub slack: Option<i64>,
}

/// A link of the chain that holds back the last step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathRow {
    /// The day of the step at its end.
    pub on: Date,
    /// What holds it back.
    pub reason: ReasonRow,
}

/// A date that is kept only if somebody needs less time than the text allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TightRow {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// By how many days it is missed if every term is used to its end.
    pub short: i64,
    /// The reckoning.
    pub arithmetic: String,
    /// The clauses that lead to it, and last the one that is missed.
    pub because: Vec<ReasonRow>,
}

impl AnalysePage {
    /// Whether nothing is wrong with the design: no dead end, nothing that cannot be kept.
    pub fn is_sound(&self) -> bool {
        self.dead_ends.is_empty() && self.feasible
    }
}

impl Question<'_> {
    /// What can be said of the agreement by thinking it through, and of what was recorded so far.
    pub fn analyse(&self, what_if: Option<WhatIf>) -> AnalysePage {
        let agreement = self.agreement();
        let found = feasibility(agreement);
        let (mut exposure, mut peaks) = self.exposure_rows("agreed", &exposed::agreed(agreement));
        let recorded = exposed::recorded(agreement, self.assessment, agreement.calendar.date_of(self.at));
        let (more, more_peaks) = self.exposure_rows("recorded", &recorded);
        exposure.extend(more);
        peaks.extend(more_peaks);
        AnalysePage {
            frame: self.frame(),
            dead_ends: dead_ends(agreement).iter().map(|dead_end| self.dead_end(dead_end)).collect(),
            feasible: found.conflict.is_none(),
            arithmetic: found
                .conflict
                .as_ref()
                .and_then(|conflict| reason::arithmetic(&conflict.reasons, conflict.short)),
            conflict: found.conflict.iter().flat_map(|conflict| self.told(&conflict.reasons)).collect(),
            steps: found.steps.iter().map(|step| self.step_window(step)).collect(),
            critical_path: self.path(&found),
            tight: found.tight.iter().map(|tight| self.tight(tight)).collect(),
            exposure,
            peaks,
            what_if,
        }
    }

    fn dead_end(&self, dead_end: &DeadEnd) -> DeadEndRow {
        let agreement = self.agreement();
        let names: Vec<String> = dead_end.names.iter().map(|owner| name(agreement, *owner)).collect();
        let first = names.first().cloned().unwrap_or_default();
        let text = match &dead_end.why {
            Why::Circle => {
                let others = names.iter().skip(1).chain(names.first()).map(|name| format!("`{name}`"));
                let others: Vec<String> = others.collect();
                match names.len() {
                    1 => format!("`{first}` waits for itself"),
                    _ => format!("`{first}` waits for {}", others.join(", which waits for ")),
                }
            }
            Why::WaitsFor(other) => {
                format!("`{first}` waits for `{}`, which never comes about", agreement.declared(*other).name)
            }
            Why::AtOnce(all) => {
                let words = self.words();
                let said = |(condition, so): &(_, bool)| match so {
                    true => words.condition(condition),
                    false => format!("not ({})", words.condition(condition)),
                };
                let said: Vec<String> = all.iter().map(said).collect();
                match said.as_slice() {
                    [one] => format!("`{first}` asks for what can never be so: {one}"),
                    _ => format!("`{first}` asks at once for what cannot be so at once: {}", said.join("; ")),
                }
            }
            Why::Lapses { due, last } => {
                format!("`{first}` can be due on {due} at the earliest, and can be granted on {last} at the latest")
            }
        };
        let kind = match (&dead_end.why, dead_end.names.first()) {
            (Why::Circle, _) => "circle",
            (_, Some(Owner::Of(Named::Relief(_)))) => "relief never released",
            (_, Some(Owner::Of(Named::Response(_)))) => "response never starts",
            (_, Some(Owner::Of(Named::Phase(_)))) => "phase never begins",
            _ => "never comes about",
        };
        let clauses = dead_end.names.iter().filter_map(|owner| owner.declared(agreement).clause.clone()).collect();
        DeadEndRow { kind, names, clauses, text }
    }

    fn step_window(&self, step: &StepDates) -> StepWindow {
        let declared = step.named.declared(self.agreement());
        StepWindow {
            name: declared.name.to_string(),
            title: declared.title.clone(),
            kind: if matches!(step.step, Step::Granted(_)) { "relief" } else { "commitment" },
            site: step.place.map(|place| self.words().place(place).to_owned()),
            clause: declared.clause.clone(),
            earliest: step.earliest,
            latest: step.latest,
            slack: step.slack,
        }
    }

    fn path(&self, found: &Feasibility) -> Vec<PathRow> {
        // A link that only hands on the day of the one before it says nothing of its own.
        let says = |link: &&Link| link.reason.days != 0 || link.reason.day.is_some() || found.critical_path.len() == 1;
        let row = |link: &Link| PathRow { on: link.on, reason: self.reason_row(&link.reason) };
        found.critical_path.iter().filter(says).map(row).collect()
    }

    fn tight(&self, tight: &Tight) -> TightRow {
        let declared = tight.named.declared(self.agreement());
        TightRow {
            name: declared.name.to_string(),
            title: declared.title.clone(),
            short: tight.short,
            arithmetic: reason::at_the_latest(&tight.reasons, &tight.limit, tight.short),
            because: self.told(&[&tight.reasons[..], &tight.limit].concat()),
        }
    }

    /// Reasons in words, without those that only hand on a day of a clause that is told anyway.
    fn told(&self, reasons: &[Reason]) -> Vec<ReasonRow> {
        let is_told = |reason: &&Reason| {
            let speaks = |other: &Reason| other.days != 0 || other.day.is_some() || other.because != Because::NotBefore;
            speaks(reason) || !reasons.iter().any(|other| other.named == reason.named && speaks(other))
        };
        let mut rows: Vec<ReasonRow> = reasons.iter().filter(is_told).map(|reason| self.reason_row(reason)).collect();
        rows.dedup();
        rows
    }
}

/// The name of what was declared.
fn name(agreement: &Agreement, owner: Owner) -> String {
    owner.declared(agreement).name.to_string()
}
