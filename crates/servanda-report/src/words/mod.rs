//! What an agreement says, in words close to its own language.
//!
//! Names stand as they are declared, numbers in the unit of their measure, dates in the zone of the agreement. What is
//! printed reads like the text and means the same; it need not parse.

mod duty;
mod expression;
mod number;
mod record;
mod time;

use servanda_agreement::{ActorId, Aggregate, Agreement, Measure, MeasureId, Place, Quantity, Scale, Unit, UnitId};
use servanda_base::{Decimal, Interval};

use crate::language::Language;
use crate::phrase::Phrases;

pub(crate) use number::in_unit;
use number::said_interval;
pub use number::{decimal, interval};
pub use record::{RecordLine, ids as record_ids};
pub use time::{civil, day_of_deadline};

/// Puts into words what an agreement says.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    agreement: &'a Agreement,
    say: Phrases,
}

/// How a number is shown.
#[derive(Debug, Clone, Copy)]
pub enum Shown<'a> {
    /// As it is.
    Bare,
    /// In a unit.
    In(&'a Unit),
    /// In per cent.
    Percent,
    /// 1 is yes, 0 is no.
    YesNo,
    /// The position among ordered levels.
    Level(&'a Measure),
}

impl<'a> Words<'a> {
    /// In the words of `agreement`.
    pub fn new(agreement: &'a Agreement) -> Self {
        Self::in_language(agreement, Language::English)
    }

    /// The same in a language.
    pub fn in_language(agreement: &'a Agreement, language: Language) -> Self {
        Self { agreement, say: Phrases::of(language) }
    }

    /// A number in base units, as shown.
    pub fn amount(&self, value: Interval, shown: Shown<'_>) -> String {
        let say = self.say;
        match shown {
            // What is not known has no unit.
            Shown::In(_) | Shown::Percent if number::is_not_known(value) => say.not_known().to_owned(),
            Shown::Bare => said_interval(say, value),
            Shown::In(unit) => self.in_unit(number::in_unit(value, unit.factor), unit.symbol.as_str()),
            Shown::Percent => say.percent(&said_interval(say, number::in_unit(value, Decimal::ONE))),
            Shown::YesNo => match value.as_point() {
                Some(point) => say.yes_or_no(!point.is_zero()).to_owned(),
                None => say.not_known().to_owned(),
            },
            Shown::Level(measure) => number::level(say, value, &measure.scale),
        }
    }

    /// A number of the text, in the unit in which it is written; in parentheses in the unit in which it is shown, if
    /// that is another: `300 kg-UF6 (202.8 kg-U)`.
    pub fn written(&self, value: Interval, unit: Option<UnitId>, shown: Shown<'_>) -> String {
        let Some(unit) = unit.map(|unit| &self.agreement.units[unit]) else { return self.amount(value, shown) };
        let own = self.amount(value, Shown::In(unit));
        match shown {
            Shown::In(other) if other.symbol != unit.symbol => {
                self.say.written_and_shown(&own, &self.amount(value, shown))
            }
            _ => own,
        }
    }

    fn in_unit(&self, value: Interval, unit: &str) -> String {
        let number = said_interval(self.say, value);
        if unit == "%" { self.say.percent(&number) } else { self.say.amount(&number, unit) }
    }

    /// A number in base units in the unit in which it is shown, without that unit's name.
    pub fn number(&self, value: Interval, shown: Shown<'_>) -> String {
        match shown {
            Shown::In(unit) => said_interval(self.say, number::in_unit(value, unit.factor)),
            Shown::Percent => said_interval(self.say, number::in_unit(value, Decimal::ONE)),
            _ => self.amount(value, shown),
        }
    }

    /// How much of `whole` `part` is, in whole per cent, as far as that can be said.
    pub fn percent(&self, part: Interval, whole: Interval) -> Option<String> {
        number::said_percent(self.say, part, whole)
    }

    /// The same as programs read it: `>=18`.
    pub fn bare_amount(&self, value: Interval, shown: Shown<'_>) -> String {
        match shown {
            Shown::In(unit) => number::in_unit(value, unit.factor).to_string(),
            Shown::Bare | Shown::Percent => number::in_unit(value, Decimal::ONE).to_string(),
            Shown::YesNo | Shown::Level(_) => self.amount(value, shown),
        }
    }

    /// How values of a measure are shown.
    pub fn shown_measure(&self, id: MeasureId) -> Shown<'a> {
        let measure = &self.agreement.measures[id];
        match &measure.scale {
            Scale::Number(unit) => self.shown_unit(*unit),
            Scale::YesNo => Shown::YesNo,
            Scale::Levels(_) => Shown::Level(measure),
        }
    }

    /// How numbers in a unit are shown.
    pub fn shown_unit(&self, id: UnitId) -> Shown<'a> {
        Shown::In(&self.agreement.units[id])
    }

    /// How the value of a quantity is shown, as far as its parts tell.
    pub fn shown(&self, quantity: &Quantity) -> Shown<'a> {
        match quantity {
            Quantity::Measure { measure, .. } => self.shown_measure(*measure),
            Quantity::Aggregate { how, measure, .. } => match (how, self.shown_measure(*measure)) {
                (Aggregate::Sum | Aggregate::Mean, Shown::YesNo | Shown::Level(_)) => Shown::Bare,
                (_, shown) => shown,
            },
            Quantity::Count { event, .. } => match self.agreement.events[event.event].counted_in {
                Some(unit) => self.shown_unit(unit),
                None => Shown::Bare,
            },
            Quantity::Baseline(of) => self.shown(of),
            Quantity::Binary { left, right, .. } => self.shown_of_either(left, right),
            Quantity::UntilThen { first, then, .. } => self.shown_of_either(first, then),
            Quantity::If { then, otherwise, .. } => self.shown_of_either(then, otherwise),
            Quantity::Contested { own, .. } => self.shown(own),
            Quantity::ShareOfMilestones { .. } => Shown::Percent,
            _ => Shown::Bare,
        }
    }

    pub(crate) fn shown_of_either(&self, one: &Quantity, other: &Quantity) -> Shown<'a> {
        match self.shown(one) {
            Shown::Bare => self.shown(other),
            shown => shown,
        }
    }

    /// The names of actors: `IR, US`.
    pub fn actors(&self, ids: &[ActorId]) -> String {
        let names: Vec<&str> = ids.iter().map(|id| self.actor(*id)).collect();
        names.join(", ")
    }

    /// The name of an actor.
    pub fn actor(&self, id: ActorId) -> &'a str {
        self.agreement.actors[id].declared.name.as_str()
    }

    /// The name of a place.
    pub fn place(&self, place: Place) -> &'a str {
        self.agreement.place_name(place).as_str()
    }

    /// The title of a place.
    pub fn place_title(&self, place: Place) -> &'a str {
        match place {
            Place::Site(id) => &self.agreement.sites[id].declared.title,
            Place::Party(id) => &self.agreement.actors[id].declared.title,
        }
    }

    /// Several places: the name of the set if there is one, else the names of each.
    pub fn places(&self, places: &[Place]) -> String {
        let set = self.agreement.site_sets.iter().find(|(_, set)| {
            set.sites.len() == places.len() && set.sites.iter().all(|site| places.contains(&Place::Site(*site)))
        });
        match set {
            Some((_, set)) => set.declared.name.to_string(),
            None => {
                let names: Vec<&str> = places.iter().map(|place| self.place(*place)).collect();
                names.join(", ")
            }
        }
    }
}
