//! Titles and clauses in other languages.

use super::{Agreement, Declared, Named};

/// The languages in which reports are written, and in which titles and clauses may be told beside their own: the codes of
/// BCP 47.
pub const LANGUAGES: [&str; 4] = ["en", "fr", "ar", "fa"];

impl Agreement {
    /// Puts the translation into a language in the place of each title and clause that has one.
    pub fn translate(&mut self, language: &str) {
        self.declared.translate(language);
        let all: Vec<Named> = self.names.values().copied().collect();
        for named in all {
            self.declared_mut(named).translate(language);
        }
    }

    fn declared_mut(&mut self, named: Named) -> &mut Declared {
        match named {
            Named::Actor(id) => &mut self.actors[id].declared,
            Named::Site(id) => &mut self.sites[id].declared,
            Named::SiteSet(id) => &mut self.site_sets[id].declared,
            Named::Date(id) => &mut self.dates[id].declared,
            Named::Period(id) => &mut self.periods[id].declared,
            Named::Measure(id) => &mut self.measures[id].declared,
            Named::Event(id) => &mut self.events[id].declared,
            Named::Phase(id) => &mut self.phases[id].declared,
            Named::Commitment(id) => &mut self.commitments[id].declared,
            Named::Relief(id) => &mut self.reliefs[id].declared,
            Named::Procedure(id) => &mut self.procedures[id].declared,
            Named::Response(id) => &mut self.responses[id].declared,
            Named::Scenario(id) => &mut self.scenarios[id].declared,
            Named::Risk(id) => &mut self.risks[id].declared,
            Named::Indicator(id) => &mut self.indicators[id].declared,
            Named::Report(id) => &mut self.reports[id].declared,
        }
    }
}

impl Declared {
    fn translate(&mut self, language: &str) {
        if let Some(title) = self.titles.get(language) {
            self.title.clone_from(title);
        }
        if let Some(clause) = self.clause.as_mut().and(self.clause_titles.get(language)) {
            self.clause = Some(clause.clone());
        }
    }
}
