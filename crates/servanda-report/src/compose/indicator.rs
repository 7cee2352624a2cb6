//! What is said of indicators: numbers, series and signs over time.

use servanda_agreement::{Indicator, IndicatorValue, Place};
use servanda_base::{Instant, Timeline};
use servanda_engine::{Amount, Footing, IndicatorAssessment, Judgement};

use super::process::truth_word;
use super::{Frame, Question, finite};
use crate::words::Shown;

/// Every indicator over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorsPage {
    /// What the page says of itself.
    pub frame: Frame,
    /// Ordered by the text, then by site.
    pub indicators: Vec<IndicatorRow>,
}

/// What kind of indicator it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndicatorKind {
    /// A number.
    Number,
    /// The values of a measure at one place.
    Series,
    /// A sign: yes, no, not known.
    Sign,
}

impl IndicatorKind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Series => "series",
            Self::Sign => "sign",
        }
    }
}

/// One line of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorRow {
    /// The indicator's name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What kind it is.
    pub kind: IndicatorKind,
    /// The place of a series.
    pub site: Option<String>,
    /// The unit of its numbers.
    pub unit: Option<String>,
    /// The value at the instant asked.
    pub now: Point,
    /// Every value up to the instant asked, by time.
    pub points: Vec<Point>,
}

/// A value and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// From when; never, if always.
    pub from: Option<Instant>,
    /// As people read it: `211 kg`.
    pub shown: String,
    /// As programs read it: `211`, `<=3.67`, `yes`; none if it is not known.
    pub value: Option<String>,
    /// On what it stands.
    pub footing: String,
    /// Qualified sources do not agree.
    pub conflict: bool,
    /// The records that decide it.
    pub records: Vec<String>,
}

impl Question<'_> {
    /// Every indicator over time.
    pub fn indicators(&self) -> IndicatorsPage {
        IndicatorsPage { frame: self.frame(), indicators: self.indicator_rows() }
    }

    pub(crate) fn indicator_rows(&self) -> Vec<IndicatorRow> {
        let indicators = self.agreement().indicators.iter().zip(&self.assessment.indicators);
        indicators.flat_map(|((_, indicator), assessed)| self.indicator(indicator, assessed)).collect()
    }

    fn indicator(&self, indicator: &Indicator, assessed: &IndicatorAssessment) -> Vec<IndicatorRow> {
        let shown = self.indicator_unit(indicator);
        match assessed {
            IndicatorAssessment::Number(line) => {
                vec![self.number(indicator, IndicatorKind::Number, None, shown, line)]
            }
            IndicatorAssessment::Series(lines) => lines
                .iter()
                .map(|(place, line)| self.number(indicator, IndicatorKind::Series, *place, shown, line))
                .collect(),
            IndicatorAssessment::Sign(line) => vec![self.sign(indicator, line)],
        }
    }

    fn indicator_unit(&self, indicator: &Indicator) -> Shown<'_> {
        let words = self.words();
        match &indicator.value {
            IndicatorValue::Number(_, Some(unit)) => words.shown_unit(*unit),
            IndicatorValue::Number(quantity, None) => words.shown(quantity),
            IndicatorValue::Series(measure, _) => words.shown_measure(*measure),
            IndicatorValue::Sign(_) => Shown::Bare,
        }
    }

    fn number(
        &self,
        indicator: &Indicator,
        kind: IndicatorKind,
        place: Option<Place>,
        shown: Shown<'_>,
        line: &Timeline<Amount>,
    ) -> IndicatorRow {
        let words = self.words();
        let unit = match shown {
            Shown::In(unit) => Some(unit.symbol.to_string()),
            Shown::Percent => Some("%".to_owned()),
            _ => None,
        };
        let point = |from: Instant, amount: &Amount| {
            let text = words.amount(amount.interval, shown);
            let not_known = self.say().not_known();
            let known = !text.starts_with(not_known);
            Point {
                from: finite(from),
                shown: if known { text } else { not_known.to_owned() },
                value: known.then(|| words.bare_amount(amount.interval, shown)),
                footing: match amount.footing {
                    Footing::Nothing if known && !amount.grounds.is_empty() => {
                        self.say().explain_attested_in_part().to_owned()
                    }
                    footing => self.footing(footing),
                },
                conflict: amount.conflict,
                records: self.records(&amount.grounds),
            }
        };
        // A point for each change of the value; what it stands on may change oftener.
        let values = line.map(|amount| (amount.interval, amount.conflict));
        IndicatorRow {
            id: indicator.declared.name.to_string(),
            title: indicator.declared.title.clone(),
            kind,
            site: place.map(|place| words.place(place).to_owned()),
            unit,
            now: point(values.since(self.at), line.at(self.at)),
            points: self.up_to_now(&values).into_iter().map(|from| point(from, line.at(from))).collect(),
        }
    }

    fn sign(&self, indicator: &Indicator, line: &Timeline<Judgement>) -> IndicatorRow {
        let point = |from: Instant, judgement: &Judgement| {
            let word = truth_word(judgement.truth);
            Point {
                from: finite(from),
                shown: word.to_owned(),
                value: (judgement.truth != servanda_base::Truth::Unknown).then(|| word.to_owned()),
                footing: self.footing(judgement.footing),
                conflict: false,
                records: self.records(&judgement.grounds),
            }
        };
        let truths = line.map(|judgement| judgement.truth);
        IndicatorRow {
            id: indicator.declared.name.to_string(),
            title: indicator.declared.title.clone(),
            kind: IndicatorKind::Sign,
            site: None,
            unit: None,
            now: point(truths.since(self.at), line.at(self.at)),
            points: self.up_to_now(&truths).into_iter().map(|from| point(from, line.at(from))).collect(),
        }
    }

    /// Where the stretches of a line begin, up to the instant asked.
    fn up_to_now<T: PartialEq + Clone>(&self, line: &Timeline<T>) -> Vec<Instant> {
        line.stretches().map(|(from, _, _)| from).filter(|from| *from <= self.at).collect()
    }
}
