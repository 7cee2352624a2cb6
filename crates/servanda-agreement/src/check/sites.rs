//! Sites and named sets of them.

use servanda_base::Id;
use servanda_syntax::ast::{Item, Word};

use super::Checker;
use super::cycles::Node;
use super::scope::{Scope, made};
use crate::model::*;

impl Checker<'_> {
    /// All sites and sets of sites.
    pub(super) fn declare_sites(&mut self) {
        for entry in self.entries.clone() {
            let scope = Scope::new(&entry);
            match &entry.declaration.item {
                Item::Site => {
                    self.sites.push(Site { declared: scope.declared() });
                }
                Item::Sites(words) => {
                    for word in words {
                        self.check_member(&scope, word);
                    }
                    let mut sites = Vec::new();
                    self.expand(words, &mut vec![entry.named], &mut sites);
                    self.site_sets.push(SiteSet { declared: scope.declared(), sites });
                }
                _ => {}
            }
        }
    }

    /// The sites of a set that is declared somewhere in the text.
    pub(super) fn sites_of(&self, set: Id<SiteSet>) -> Vec<SiteId> {
        made(&self.site_sets, set).map(|set| set.sites.clone()).unwrap_or_default()
    }

    fn check_member(&mut self, scope: &Scope<'_>, word: &Word) {
        match self.resolve(scope, &word.text, word.span, "a site") {
            Some(Named::SiteSet(set)) => self.waits_for(scope, Node::Name(Named::SiteSet(set)), word.span),
            Some(Named::Site(_)) | None => {}
            Some(_) => self.wrong_kind(scope, &word.text, word.span, "a site or a set of sites", ""),
        }
    }

    /// Sets expanded, each site once, in order. A set that holds itself is left out here and reported as a circle.
    fn expand(&self, words: &[Word], open: &mut Vec<Named>, sites: &mut Vec<SiteId>) {
        for word in words {
            let Some(entry) = self.entry(&word.text) else { continue };
            match (entry.named, &entry.declaration.item) {
                (Named::Site(site), _) if !sites.contains(&site) => sites.push(site),
                (set @ Named::SiteSet(_), Item::Sites(members)) if !open.contains(&set) => {
                    open.push(set);
                    self.expand(members, open, sites);
                    open.pop();
                }
                _ => {}
            }
        }
    }
}
