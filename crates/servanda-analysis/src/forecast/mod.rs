//! Forecast: the chances of what is still open, from what the text says is likely and from what has happened so far.
//!
//! ```text
//!   likely clauses, assessment ── model ──> Program ── run ──> counts by day ──> chances, dates, drivers
//! ```
//!
//! A forecast is never a verdict, and nothing else looks at it. Chances are counts of runs, in whole numbers; floating
//! point stays within the drawing of lengths of time.

// Lengths of time are drawn in floating point; what comes out of it is counted in whole days.
#![allow(clippy::float_arithmetic)]

pub mod model;
pub mod program;
pub mod run;
pub mod table;

use std::sync::atomic::{AtomicBool, AtomicU64};

use servanda_agreement::{Agreement, By, Form, Named};
use servanda_base::{Calendar, Date, Duration, DurationUnit, Instant, limits};
use servanda_engine::Assessment;

use crate::dates::fixed;
use model::{Drawn, Model, Taken, model};
use run::{Counts, Work};

/// How a forecast is made.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'w> {
    /// How many runs.
    pub runs: u64,
    /// From which all chance follows.
    pub seed: u64,
    /// Runs that are done, for whoever watches.
    pub done: &'w AtomicU64,
    /// Whether to stop.
    pub stop: &'w AtomicBool,
}

/// A chance, in hundredths of a per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chance(pub u32);

/// When something comes, as far as it is likely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chances {
    /// What.
    pub named: Named,
    /// The day on which it has come, if it has: then that is no matter of chance.
    pub came: Option<Date>,
    /// The day by which it has come in ten, fifty and ninety per cent of the runs; none if it has not by the last day
    /// that is looked at.
    pub quantiles: [Option<Date>; 3],
    /// The chance that it has come by each of some days.
    pub by: Vec<(Date, Chance)>,
    /// Of a milestone with a date still ahead: that date, and the chance that it is kept.
    pub due: Option<(Date, Chance)>,
}

/// How much an assumption matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// Which assumption.
    pub drawn: Drawn,
    /// For what.
    pub target: Named,
    /// By how many days the middle date of the target moves between the lowest and the highest tenth of what is drawn;
    /// none if it does not come in half of either.
    pub days: Option<i64>,
    /// By how much the chance moves that the target comes at all while it is looked at, in hundredths of a per cent.
    pub chance: i64,
}

/// The chances of what is still open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// The day on which it is made.
    pub at: Date,
    /// The last day that is looked at.
    pub through: Date,
    /// How many runs.
    pub runs: u64,
    /// From which all chance follows.
    pub seed: u64,
    /// Milestones, in the order of the text.
    pub milestones: Vec<Chances>,
    /// Relief granted.
    pub reliefs: Vec<Chances>,
    /// Scenarios.
    pub scenarios: Vec<Chances>,
    /// Which assumption matters most, for what comes last.
    pub drivers: Vec<Driver>,
    /// What is taken as the text has it, or is not foreseen, because nothing is assumed of it.
    pub taken: Vec<(Named, Taken)>,
}

/// The forecast from a day on; `None` if it was stopped.
pub fn forecast(agreement: &Agreement, assessment: &Assessment, at: Instant, ask: Ask<'_>) -> Option<Forecast> {
    let model = model(agreement, assessment, at);
    let today = agreement.calendar.date_of(at);
    let through = horizon(agreement, today);
    let days = usize::try_from(days_between(today, through)).unwrap_or(0).clamp(1, limits::FORECAST_DAYS) + 1;
    let work = Work { runs: ask.runs, seed: ask.seed, days, done: ask.done, stop: ask.stop };
    let counts = run::run(&model.program, work)?;
    let told = |named: Named, place: usize| {
        let counts = counts.get(place)?;
        let due = due(agreement, named).filter(|day| *day >= today);
        let came = model.came.get(place).copied().flatten();
        Some(Chances { came, ..chances(named, counts, (today, through), due.filter(|_| came.is_none())) })
    };
    let of = |all: &[(Named, usize)]| all.iter().filter_map(|(named, place)| told(*named, *place)).collect();
    let milestones: Vec<(Named, usize)> =
        model.milestones.iter().map(|(id, place)| (Named::Commitment(*id), *place)).collect();
    let reliefs: Vec<(Named, usize)> = model.reliefs.iter().map(|(id, place)| (Named::Relief(*id), *place)).collect();
    let drivers = match last_of(&counts, &reliefs).or_else(|| last_of(&counts, &milestones)) {
        Some((named, place)) => drivers(&model, named, place, work)?,
        None => Vec::new(),
    };
    Some(Forecast {
        at: today,
        through,
        runs: ask.runs,
        seed: ask.seed,
        milestones: of(&milestones),
        reliefs: of(&reliefs),
        scenarios: of(&model.scenarios),
        drivers,
        taken: model.taken.into_iter().collect(),
    })
}

/// The last day that is looked at: the end of the agreement, if the text tells it, at most ten years ahead.
fn horizon(agreement: &Agreement, today: Date) -> Date {
    let calendar = Calendar::utc();
    let far =
        calendar.date_plus(today, Duration::new(u32::try_from(limits::FORECAST_DAYS).unwrap_or(0), DurationUnit::Day));
    let near = calendar.date_plus(today, Duration::new(2, DurationUnit::Year));
    let end = agreement.until.as_ref().and_then(|until| fixed(agreement, &until.date));
    end.filter(|end| *end > today).unwrap_or(near).min(far)
}

fn days_between(from: Date, to: Date) -> i64 {
    let utc = Calendar::utc();
    (utc.open(to).unix() - utc.open(from).unix()) / 86_400
}

fn later(from: Date, days: usize) -> Date {
    Calendar::utc().date_plus(from, Duration::new(u32::try_from(days).unwrap_or(u32::MAX), DurationUnit::Day))
}

/// The date of a milestone, where the text tells it.
fn due(agreement: &Agreement, named: Named) -> Option<Date> {
    let Named::Commitment(id) = named else { return None };
    match &agreement.commitments[id].form {
        Form::Once { by: Some(By::Date(date)), .. } => fixed(agreement, date),
        _ => None,
    }
}

fn chances(named: Named, counts: &Counts, (today, through): (Date, Date), due: Option<Date>) -> Chances {
    let within = |day: Date| counts.by(usize::try_from(days_between(today, day)).unwrap_or(0));
    let quantile = |percent| counts.quantile(percent).map(|days| later(today, days));
    let by = days_told(today, through).into_iter().map(|day| (day, Chance::of(within(day), counts.runs())));
    let due = due.map(|day| (day, Chance::of(within(day), counts.runs())));
    Chances { named, came: None, quantiles: [quantile(10), quantile(50), quantile(90)], by: by.collect(), due }
}

/// The days for which chances are told: the last of each month, and the last that is looked at.
fn days_told(today: Date, through: Date) -> Vec<Date> {
    let mut days = Vec::new();
    let mut day = today.last_of_month();
    while day < through && days.len() < limits::FORECAST_DAYS / 28 {
        days.push(day);
        day = later(day, 1).last_of_month();
    }
    days.push(through);
    days
}

impl Chance {
    /// So many of so many, rounded to the nearest hundredth of a per cent.
    pub fn of(count: u64, all: u64) -> Self {
        let rounded = (u128::from(count) * 20_000 + u128::from(all)) / (2 * u128::from(all.max(1)));
        Self(u32::try_from(rounded).unwrap_or(10_000))
    }
}

/// What comes last: what never comes in half of the runs, or else what has the latest middle date; the later in the text of
/// two alike. What has come in all runs on the first day is no matter of chance.
fn last_of(counts: &[Counts], all: &[(Named, usize)]) -> Option<(Named, usize)> {
    let open = all.iter().filter(|(_, place)| counts.get(*place).is_some_and(|counts| counts.by(0) < counts.runs()));
    open.max_by_key(|(_, place)| {
        counts.get(*place).and_then(|counts| counts.quantile(50)).map_or(usize::MAX, |day| day)
    })
    .copied()
}

fn drivers(model: &Model, target: Named, place: usize, work: Work<'_>) -> Option<Vec<Driver>> {
    let Some(register) = model.registers.get(place) else { return Some(Vec::new()) };
    let swings = run::swings(&model.program, *register, work)?;
    let mut drivers: Vec<Driver> = model
        .drawn
        .iter()
        .zip(swings)
        .map(|(drawn, swing)| {
            let middle = |counts: &Counts| counts.quantile(50).and_then(|days| i64::try_from(days).ok());
            let ever = |counts: &Counts| i64::from(Chance::of(counts.by(work.days), counts.runs()).0);
            Driver {
                drawn: *drawn,
                target,
                days: middle(&swing.high).zip(middle(&swing.low)).map(|(high, low)| high - low),
                chance: ever(&swing.high) - ever(&swing.low),
            }
        })
        .collect();
    // The stronger first; among equals the order of the text.
    drivers.sort_by_key(|driver| {
        let days = driver.days.unwrap_or(0).abs();
        std::cmp::Reverse((driver.chance.abs() / 100, days, driver.chance.abs()))
    });
    Some(drivers)
}

#[cfg(test)]
mod tests;
