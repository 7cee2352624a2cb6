//! The forecast in words: chances and dates, what drives them, and what they rest on.

use servanda_agreement::{Likely, Named};
use servanda_analysis::forecast::model::{Assumed, Taken};
use servanda_analysis::forecast::{Chance, Chances, Driver, Forecast};
use servanda_base::Date;

use super::{Frame, Question};

/// The chances of what is still open. A forecast is never a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForecastPage {
    /// What the page says of itself.
    pub frame: Frame,
    /// The last day that is looked at.
    pub through: Date,
    /// How many runs.
    pub runs: u64,
    /// From which all chance follows.
    pub seed: u64,
    /// Milestones.
    pub milestones: Vec<ChanceRow>,
    /// Relief granted.
    pub reliefs: Vec<ChanceRow>,
    /// Scenarios.
    pub scenarios: Vec<ChanceRow>,
    /// Which assumption matters most, for what comes last.
    pub drivers: Vec<DriverRow>,
    /// What is taken as the text has it, or is not foreseen, since nothing is assumed of it.
    pub taken: Vec<TakenRow>,
}

/// When something comes, as far as it is likely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChanceRow {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The clause of the agreement.
    pub clause: Option<String>,
    /// The day on which it has come, if it has.
    pub came: Option<Date>,
    /// The day by which it has come in ten, fifty and ninety per cent of the runs.
    pub quantiles: [Option<Date>; 3],
    /// The chance that it has come by each of some days.
    pub by: Vec<(Date, Chance)>,
    /// The date that it has, if it is still ahead, and the chance that it is kept.
    pub due: Option<(Date, Chance)>,
}

/// How much an assumption matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DriverRow {
    /// Whose assumption it is.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is assumed.
    pub assumption: String,
    /// For what.
    pub target: String,
    /// By how many days the middle date moves.
    pub days: Option<i64>,
    /// By how much the chance moves that it comes at all, in hundredths of a per cent.
    pub chance: i64,
}

/// What is taken as the text has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenRow {
    /// Its name.
    pub id: String,
    /// What is taken.
    pub text: &'static str,
}

impl Question<'_> {
    /// The forecast in words.
    pub fn forecast(&self, forecast: &Forecast) -> ForecastPage {
        let rows = |all: &[Chances]| all.iter().map(|chances| self.chance_row(chances)).collect();
        let taken = forecast.taken.iter().map(|(named, taken)| TakenRow {
            id: self.agreement().declared(*named).name.to_string(),
            text: taken_text(*taken),
        });
        ForecastPage {
            frame: self.frame(),
            through: forecast.through,
            runs: forecast.runs,
            seed: forecast.seed,
            milestones: rows(&forecast.milestones),
            reliefs: rows(&forecast.reliefs),
            scenarios: rows(&forecast.scenarios),
            drivers: forecast.drivers.iter().map(|driver| self.driver_row(driver)).collect(),
            taken: taken.collect(),
        }
    }

    fn chance_row(&self, chances: &Chances) -> ChanceRow {
        let declared = self.agreement().declared(chances.named);
        ChanceRow {
            id: declared.name.to_string(),
            title: declared.title.clone(),
            clause: declared.clause.clone(),
            came: chances.came,
            // What has come, came on its day.
            quantiles: chances.came.map_or(chances.quantiles, |came| [Some(came); 3]),
            by: chances.by.clone(),
            due: chances.due,
        }
    }

    fn driver_row(&self, driver: &Driver) -> DriverRow {
        let agreement = self.agreement();
        let declared = agreement.declared(driver.drawn.named);
        let (likely, reports) = match driver.drawn.named {
            Named::Commitment(id) => (&agreement.commitments[id].likely, &agreement.commitments[id].report_likely),
            Named::Relief(id) => (&agreement.reliefs[id].likely, &None),
            _ => (&None, &None),
        };
        let assumption = match driver.drawn.of {
            Assumed::Takes => format!("takes {}", likely_text(likely.as_ref())),
            Assumed::Holds => format!("holds with {}", likely_text(likely.as_ref())),
            Assumed::Reports => format!("is reported within {}", likely_text(reports.as_ref())),
        };
        DriverRow {
            id: declared.name.to_string(),
            title: declared.title.clone(),
            assumption,
            target: agreement.declared(driver.target).name.to_string(),
            days: driver.days,
            chance: driver.chance,
        }
    }
}

/// What a `likely` clause says.
fn likely_text(likely: Option<&Likely>) -> String {
    match likely {
        Some(Likely::Takes { low, high, mode: Some(mode) }) => format!("{low} to {high}, most likely {mode}"),
        Some(Likely::Takes { low, high, mode: None }) => format!("{low} to {high}"),
        Some(Likely::Holds { percent, per }) => format!("{} % per {per}", crate::words::decimal(*percent)),
        None => "nothing".to_owned(),
    }
}

fn taken_text(taken: Taken) -> &'static str {
    match taken {
        Taken::OnItsDate => "comes on its date: nothing is assumed of how long it takes",
        Taken::NeverDone => "never comes: its date is over or it has none, and nothing is assumed of how long it takes",
        Taken::Holds => "holds: nothing is assumed of how likely that is",
        Taken::StaysBroken => "stays broken: nothing is assumed of its being kept again",
        Taken::AtTheEndOfItsTerm => "is granted on the last day of its term: nothing is assumed of how long that takes",
        Taken::NotForeseen => {
            "asks for something that is not foreseen (a measured value, a dispute, an event nobody owes once), taken never to come"
        }
    }
}

/// A chance in per cent, with one decimal place; never `0 %` or `100 %` of what happened in some runs and not in others.
pub fn percent(chance: Chance) -> String {
    match chance.0 {
        0 => "0 %".to_owned(),
        10_000 => "100 %".to_owned(),
        some @ 1..=4 => format!("0.0{some} %"),
        some @ 9_996..=9_999 => format!("99.{} %", some - 9_900),
        some => {
            let tenths = (some + 5) / 10;
            format!("{}.{} %", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_sometimes_is_never_said_to_be_certain() {
        let all: Vec<String> = [0, 1, 49, 5_025, 9_949, 9_999, 10_000].map(|chance| percent(Chance(chance))).into();
        assert_eq!(all, ["0 %", "0.01 %", "0.5 %", "50.3 %", "99.5 %", "99.99 %", "100 %"]);
    }
}
