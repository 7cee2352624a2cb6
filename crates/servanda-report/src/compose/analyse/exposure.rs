//! What each side has given and got, in words and sums.

use std::collections::BTreeMap;

use servanda_agreement::{Quantity, ReliefId, Reversible, UnitId};
use servanda_analysis::exposure::{Exposure, Given, How, Moment, Move, Side};
use servanda_base::{Date, Decimal, Interval};

use crate::compose::Question;

/// How things lie after what happens on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExposureRow {
    /// Whether it is as agreed or as recorded.
    pub basis: &'static str,
    /// What happens.
    pub moves: Vec<String>,
    /// The day.
    pub on: Date,
    /// How each party stands then, in the order of the text.
    pub sides: Vec<SideRow>,
}

/// How one party stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideRow {
    /// Its name.
    pub party: String,
    /// What it gave.
    pub given: AccountRow,
    /// What it got.
    pub got: AccountRow,
    /// What of that which it gave has its return still in the hands of others.
    pub at_stake: Vec<String>,
}

/// What was given, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountRow {
    /// Steps that were done.
    pub steps: usize,
    /// Duties that were taken up and run on.
    pub duties: usize,
    /// Relief in effect.
    pub reliefs: usize,
    /// What it is worth, summed by unit, where the text says it in a number.
    pub worth: Vec<String>,
    /// How many of those reliefs can be taken back, and the longest time that it takes.
    pub reversible: usize,
    /// The longest time that taking back takes.
    pub within: Option<String>,
    /// How many cannot be taken back.
    pub irreversible: usize,
    /// Of how many the text does not say.
    pub not_said: usize,
}

/// When a party has most at stake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeakRow {
    /// Whether it is as agreed or as recorded.
    pub basis: &'static str,
    /// The party.
    pub party: String,
    /// The first day on which it has most at stake.
    pub on: Date,
    /// The day on which it has less again.
    pub until: Option<Date>,
    /// What it has at stake then.
    pub at_stake: Vec<String>,
    /// In words.
    pub text: String,
}

impl Question<'_> {
    pub(super) fn exposure_rows(&self, basis: &'static str, exposure: &Exposure) -> (Vec<ExposureRow>, Vec<PeakRow>) {
        let rows = exposure.moments.iter().map(|moment| self.exposure_row(basis, moment)).collect();
        let peaks = exposure.peaks.iter().filter_map(|(party, place)| {
            let moment = exposure.moments.get(*place)?;
            let side = moment.sides.iter().find(|side| side.party == *party)?;
            let most = side.at_stake.len();
            let less = exposure
                .moments
                .iter()
                .skip(*place)
                .find(|moment| moment.sides.iter().any(|side| side.party == *party && side.at_stake.len() < most));
            let party = self.words().actor(*party).to_owned();
            let at_stake: Vec<String> = side.at_stake.iter().map(|given| self.given_name(*given)).collect();
            let until = less.map(|moment| moment.on);
            Some(PeakRow {
                basis,
                text: self.peak_text(&party, side, moment.on, until),
                party,
                on: moment.on,
                until,
                at_stake,
            })
        });
        (rows, peaks.collect())
    }

    fn exposure_row(&self, basis: &'static str, moment: &Moment) -> ExposureRow {
        let side = |side: &Side| SideRow {
            party: self.words().actor(side.party).to_owned(),
            given: self.account(&side.given),
            got: self.account(&side.got),
            at_stake: side.at_stake.iter().map(|given| self.given_name(*given)).collect(),
        };
        ExposureRow {
            basis,
            moves: moment.moves.iter().map(|one| self.move_text(*one)).collect(),
            on: moment.on,
            sides: moment.sides.iter().map(side).collect(),
        }
    }

    fn move_text(&self, one: Move) -> String {
        let name = self.given_name(one.given);
        match (one.given, one.how) {
            (Given::Step(..), _) => format!("{name} done"),
            (Given::Duty(_), _) => format!("{name} begins"),
            (Given::Relief(_), How::Gives) => format!("{name} granted"),
            (Given::Relief(_), How::Suspends) => format!("{name} suspended"),
            (Given::Relief(_), How::Restores) => format!("{name} restored"),
            (Given::Relief(_), How::Withdraws) => format!("{name} withdrawn"),
        }
    }

    fn given_name(&self, given: Given) -> String {
        let agreement = self.agreement();
        match given {
            Given::Step(id, Some(place)) => {
                format!("{} at {}", agreement.commitments[id].declared.name, self.words().place(place))
            }
            Given::Step(id, None) | Given::Duty(id) => agreement.commitments[id].declared.name.to_string(),
            Given::Relief(id) => agreement.reliefs[id].declared.name.to_string(),
        }
    }

    pub(crate) fn account(&self, given: &[Given]) -> AccountRow {
        let agreement = self.agreement();
        let reliefs: Vec<ReliefId> =
            given.iter().filter_map(|given| if let Given::Relief(id) = given { Some(*id) } else { None }).collect();
        let mut account = AccountRow {
            steps: given.iter().filter(|given| matches!(given, Given::Step(..))).count(),
            duties: given.iter().filter(|given| matches!(given, Given::Duty(_))).count(),
            reliefs: reliefs.len(),
            worth: self.worth_of(&reliefs),
            ..AccountRow::default()
        };
        let mut longest = None;
        for id in reliefs {
            match agreement.reliefs[id].reversible {
                Some(Reversible::Within(length)) => {
                    account.reversible += 1;
                    let days = agreement.calendar.date_plus(Date::constant(2001, 1, 1), length);
                    longest = longest.max(Some((days, length)));
                }
                Some(Reversible::Never) => account.irreversible += 1,
                None => account.not_said += 1,
            }
        }
        account.within = longest.map(|(_, length)| length.to_string());
        account
    }

    /// What reliefs are worth together, unit by unit, where the text says it in a number.
    fn worth_of(&self, reliefs: &[ReliefId]) -> Vec<String> {
        let mut sums: BTreeMap<UnitId, Decimal> = BTreeMap::new();
        for id in reliefs {
            let relief = &self.agreement().reliefs[*id];
            if let (Some(Quantity::Number(number, _)), Some(unit)) = (&relief.worth, relief.unit)
                && let Some(number) = number.as_point()
            {
                *sums.entry(unit).or_default() += number;
            }
        }
        let words = self.words();
        sums.into_iter().map(|(unit, sum)| words.amount(Interval::point(sum), words.shown_unit(unit))).collect()
    }

    fn peak_text(&self, party: &str, side: &Side, on: Date, until: Option<Date>) -> String {
        let account = self.account(&side.at_stake);
        let until = until.map(|day| format!(" until {day}")).unwrap_or_default();
        format!(
            "{party} has most to lose from {on}{until}: it gave {} for which the return is still in the hands of others{}",
            account.gave(),
            account.taking_back().map(|text| format!("; {text}")).unwrap_or_default(),
        )
    }
}

impl AccountRow {
    /// What was given, in words: `2 steps, 3 duties, 1 relief worth 500_000_000 USD`.
    pub fn gave(&self) -> String {
        let mut parts = Vec::new();
        let counted = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        if self.steps > 0 {
            parts.push(counted(self.steps, "step", "steps"));
        }
        if self.duties > 0 {
            parts.push(counted(self.duties, "duty", "duties"));
        }
        if self.reliefs > 0 {
            let worth =
                if self.worth.is_empty() { String::new() } else { format!(" worth {}", self.worth.join(" and ")) };
            parts.push(format!("{}{worth}", counted(self.reliefs, "relief", "reliefs")));
        }
        if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
    }

    /// What can be taken back, and how fast; none if there is nothing to take back.
    pub fn taking_back(&self) -> Option<String> {
        let mut parts = Vec::new();
        if let Some(within) = &self.within {
            parts.push(format!("{} of {} reliefs can be taken back within {within}", self.reversible, self.reliefs));
        }
        if self.irreversible > 0 {
            parts.push(format!("{} cannot be taken back", self.irreversible));
        }
        if self.not_said > 0 {
            parts.push(format!("of {} the text does not say whether it can be taken back", self.not_said));
        }
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}
