//! The JSON form of a forecast.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Head, ToJson, json};
use crate::compose::{ChanceRow, ForecastPage};

/// The chances of what is still open, from what the text calls likely and from what has happened so far. A forecast is
/// never a verdict.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda forecast, version 1")]
pub struct Forecast {
    #[serde(flatten)]
    head: Head,
    /// The last day that is looked at.
    through: String,
    /// How many runs.
    runs: u64,
    /// From which all chance follows.
    seed: u64,
    /// Milestones.
    milestones: Vec<Chances>,
    /// Relief granted.
    relief: Vec<Chances>,
    /// Scenarios: the chance that each has held.
    scenarios: Vec<Chances>,
    /// Which assumption matters most for what comes last, the strongest first.
    drivers: Vec<Driver>,
    /// What is taken as the text has it, or is not foreseen, since nothing is assumed of it.
    taken: Vec<Taken>,
}

/// When something comes, as far as it is likely.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Chances {
    /// Its name.
    id: String,
    /// Its title.
    title: String,
    /// The clause of the agreement.
    clause: Option<String>,
    /// The day on which it has come; null if it has not.
    came: Option<String>,
    /// The day by which it has come in ten per cent of the runs; null if it has not by the last day looked at.
    p10: Option<String>,
    /// In fifty per cent.
    p50: Option<String>,
    /// In ninety per cent.
    p90: Option<String>,
    /// The chance that it has come by the end of each of some days.
    chance_by: Vec<ChanceBy>,
    /// The date that it has, if it is still ahead, and the chance that it is kept.
    due: Option<ChanceBy>,
}

/// The chance that something has come by the end of a day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct ChanceBy {
    /// The day.
    date: String,
    /// From 0 to 1, to four places.
    #[schemars(extend("minimum" = 0, "maximum" = 1))]
    chance: f64,
}

/// How much an assumption matters.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Driver {
    /// Whose assumption it is, and what is assumed.
    assumption: String,
    /// Its name.
    id: String,
    /// For what.
    target: String,
    /// How far the target moves between the lowest and the highest tenth of what is assumed.
    effect: Effect,
}

/// How far something moves.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Effect {
    /// By how many days its middle date moves; null if it does not come in half of the runs.
    days: Option<i64>,
    /// By how much the chance moves that it comes at all, from -1 to 1.
    #[schemars(extend("minimum" = -1, "maximum" = 1))]
    chance: f64,
}

/// What is taken as the text has it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Taken {
    /// Its name.
    id: String,
    /// What is taken.
    text: &'static str,
}

impl ToJson for ForecastPage {
    fn to_json(&self) -> String {
        json(&Forecast::from(self))
    }
}

impl From<&ForecastPage> for Forecast {
    fn from(page: &ForecastPage) -> Self {
        let rows = |all: &[ChanceRow]| all.iter().map(Chances::from).collect();
        let drivers = page.drivers.iter().map(|driver| Driver {
            assumption: format!("{} {}", driver.id, driver.assumption),
            id: driver.id.clone(),
            target: driver.target.clone(),
            effect: Effect { days: driver.days, chance: share(driver.chance) },
        });
        Self {
            head: Head::of(&page.frame, "forecast"),
            through: page.through.to_string(),
            runs: page.runs,
            seed: page.seed,
            milestones: rows(&page.milestones),
            relief: rows(&page.reliefs),
            scenarios: rows(&page.scenarios),
            drivers: drivers.collect(),
            taken: page.taken.iter().map(|taken| Taken { id: taken.id.clone(), text: taken.text }).collect(),
        }
    }
}

impl From<&ChanceRow> for Chances {
    fn from(row: &ChanceRow) -> Self {
        let day = |place: usize| row.quantiles.get(place).copied().flatten().map(|day| day.to_string());
        let by = |(date, chance): &(servanda_base::Date, servanda_analysis::forecast::Chance)| ChanceBy {
            date: date.to_string(),
            chance: share(i64::from(chance.0)),
        };
        Self {
            id: row.id.clone(),
            title: row.title.clone(),
            clause: row.clause.clone(),
            came: row.came.map(|day| day.to_string()),
            p10: day(0),
            p50: day(1),
            p90: day(2),
            chance_by: row.by.iter().map(by).collect(),
            due: row.due.as_ref().map(by),
        }
    }
}

/// Hundredths of a per cent as a share of one.
// The one number of the forecast that is no whole one, made at the last moment.
#[allow(clippy::float_arithmetic)]
fn share(hundredths: i64) -> f64 {
    hundredths as f64 / 10_000.0
}
