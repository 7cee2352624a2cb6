//! What a row is read against: the names, units and sources that there are.

use std::collections::HashMap;

use servanda_agreement::built_in_unit;
use servanda_agreement::{Agreement, Named, Place, Unit, UnitId};
use servanda_base::{Arena, Decimal};

use crate::{Source, SourceId};

use super::fault::{Fault, listed, nearest, shown, suggestion};

/// What a row is read against.
pub(crate) struct Context<'a> {
    pub agreement: &'a Agreement,
    pub known: &'a Arena<Source>,
    names: HashMap<&'a str, Named>,
    units: HashMap<&'a str, UnitId>,
    sources: HashMap<&'a str, SourceId>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(agreement: &'a Agreement, sources: &'a Arena<Source>) -> Self {
        Self {
            agreement,
            known: sources,
            names: agreement.names.iter().map(|(name, named)| (name.as_str(), *named)).collect(),
            units: agreement.units.iter().map(|(id, unit)| (unit.symbol.as_str(), id)).collect(),
            sources: sources.iter().map(|(id, source)| (&*source.id, id)).collect(),
        }
    }

    /// What `name` names.
    pub(crate) fn named(&self, name: &str) -> Option<Named> {
        self.names.get(name).copied()
    }

    /// The source with this id.
    ///
    /// # Errors
    /// If there is none.
    pub(crate) fn source(&self, id: &str) -> Result<SourceId, Fault> {
        self.sources.get(id).copied().ok_or_else(|| {
            let help = match nearest(id, self.sources.keys().copied()) {
                Some(near) => format!("did you mean `{near}`? A new source needs a line in sources.csv"),
                None => format!("add a line for {} to sources.csv", shown(id)),
            };
            Fault::new("unknown-source", format!("unknown source {}", shown(id)), help)
        })
    }

    /// What `name` names, which must fit.
    ///
    /// # Errors
    /// If it names nothing, or something else. `what` is to be a noun with its article: `a measure`.
    pub(crate) fn subject<T>(&self, name: &str, what: &str, fits: impl Fn(Named) -> Option<T>) -> Result<T, Fault> {
        let fitting =
            || self.agreement.names.iter().filter(|(_, named)| fits(**named).is_some()).map(|(name, _)| name.as_str());
        let Some(named) = self.named(name) else {
            let help = match nearest(name, fitting()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => suggestion(name, self.agreement.names.keys().map(|name| name.as_str()), "declared are"),
            };
            return Err(Fault::new("unknown-name", format!("unknown name {}", shown(name)), help));
        };
        fits(named).ok_or_else(|| {
            let message = format!("{} is {}, not {what}", shown(name), noun(named));
            let help = match fitting().next() {
                Some(_) => format!("what fits here is {}", listed(fitting())),
                None => format!("the agreement declares nothing that is {what}"),
            };
            Fault::new("wrong-subject", message, help)
        })
    }

    /// The places that `site` stands for: one, or the members of a set. Each must be among `places`.
    ///
    /// # Errors
    /// If it names no place, or one at which `subject` is not counted.
    pub(crate) fn places(&self, subject: &str, places: &[Place], site: &str) -> Result<Vec<Place>, Fault> {
        let names = || places.iter().map(|place| self.agreement.place_name(*place).as_str());
        let given: Vec<Place> = match self.named(site) {
            Some(Named::Site(id)) => vec![Place::Site(id)],
            Some(Named::SiteSet(id)) => {
                self.agreement.site_sets[id].sites.iter().map(|site| Place::Site(*site)).collect()
            }
            Some(Named::Actor(id)) => vec![Place::Party(id)],
            Some(other) => {
                let message = format!("{} is {}, not a site", shown(site), noun(other));
                return Err(Fault::new("wrong-site", message, format!("write {}", listed(names()))));
            }
            None => {
                let message = format!("unknown site {}", shown(site));
                return Err(Fault::new("unknown-site", message, suggestion(site, names(), "write")));
            }
        };
        if let Some(elsewhere) = given.iter().find(|place| !places.contains(place)) {
            let elsewhere = self.agreement.place_name(*elsewhere);
            let message = format!("`{subject}` has no place `{elsewhere}`");
            return Err(Fault::new("wrong-site", message, format!("write {}", listed(names()))));
        }
        Ok(given)
    }

    /// How many base units one of `symbol` is, which must be of the same dimension as `expected`.
    ///
    /// # Errors
    /// If it is not.
    pub(crate) fn factor(&self, symbol: &str, expected: UnitId, subject: &str) -> Result<Decimal, Fault> {
        let units = &self.agreement.units;
        let expected = &units[expected];
        let fits = |unit: &Unit| unit.base == expected.base;
        let symbols = || units.iter().filter(|(_, unit)| fits(unit)).map(|(_, unit)| unit.symbol.as_str());
        // A unit that the text never uses is known all the same, if it is one in common use.
        let known = self.units.get(symbol).map(|id| units[*id].clone()).or_else(|| built_in_unit(symbol));
        match known {
            Some(unit) if fits(&unit) => Ok(unit.factor),
            Some(_) => {
                let message = format!("`{subject}` is not counted in {}", shown(symbol));
                Err(Fault::new("wrong-unit", message, format!("write {}", listed(symbols()))))
            }
            None => {
                let message = format!("unknown unit {}", shown(symbol));
                Err(Fault::new("unknown-unit", message, suggestion(symbol, symbols(), "write")))
            }
        }
    }

    /// The fault of a row that says no unit.
    pub(crate) fn missing_unit(&self, expected: UnitId, subject: &str) -> Fault {
        let symbol = &self.agreement.units[expected].symbol;
        let message = format!("the unit of `{subject}` is missing");
        Fault::new("missing-unit", message, format!("write `{symbol}` in the column `unit`"))
    }
}

/// What kind of thing it is, with its article.
pub(crate) fn noun(named: Named) -> &'static str {
    match named {
        Named::Actor(_) => "an actor",
        Named::Site(_) => "a site",
        Named::SiteSet(_) => "a set of sites",
        Named::Date(_) => "a date",
        Named::Period(_) => "a period",
        Named::Measure(_) => "a measure",
        Named::Event(_) => "an event",
        Named::Phase(_) => "a phase",
        Named::Commitment(_) => "a commitment",
        Named::Relief(_) => "a relief",
        Named::Procedure(_) => "a procedure",
        Named::Response(_) => "a response",
        Named::Scenario(_) => "a scenario",
        Named::Risk(_) => "a risk",
        Named::Indicator(_) => "an indicator",
        Named::Report(_) => "a report",
    }
}
