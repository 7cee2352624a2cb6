//! Titles and clauses in other languages.

use std::collections::BTreeSet;

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

    /// The titles that are not told in a language, as they are shown instead. None in the language of the text, which is that of the
    /// titles that stand beside the names: nothing says which it is but that no title is translated into it.
    pub fn untranslated(&self, language: &str) -> BTreeSet<String> {
        let all = std::iter::once(&self.declared).chain(self.names.values().map(|named| self.declared(*named)));
        let all: Vec<&Declared> = all.collect();
        if language == "en" && all.iter().all(|declared| !declared.titles.contains_key(language)) {
            return BTreeSet::new();
        }
        let originals = all.into_iter().filter(|declared| !declared.titles.contains_key(language));
        originals.map(|declared| declared.title.clone()).collect()
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
