//! Places: where, or of whom, something is read.

use servanda_base::Span;
use servanda_syntax::ast::{ClauseKind, Word};

use super::Checker;
use super::scope::Scope;
use crate::model::*;

impl Checker<'_> {
    /// The sites that `at ...` names, sets expanded, each once, in order.
    pub(super) fn sites_at(&mut self, scope: &Scope<'_>, words: &[Word]) -> Option<Vec<Place>> {
        let mut places = Vec::new();
        let mut good = true;
        for word in words {
            match self.resolve(scope, &word.text, word.span, "a site") {
                Some(Named::Site(site)) => add(&mut places, Place::Site(site)),
                Some(Named::SiteSet(set)) => {
                    self.sites_of(set).into_iter().for_each(|site| add(&mut places, Place::Site(site)));
                }
                Some(Named::Actor(_)) => {
                    good = false;
                    let help = format!("write `of {}`", word.text);
                    self.wrong_kind(scope, &word.text, word.span, "a site", &help);
                }
                Some(_) => {
                    good = false;
                    self.wrong_kind(scope, &word.text, word.span, "a site", "");
                }
                None => good = false,
            }
        }
        good.then_some(places)
    }

    /// The actors that `of ...` names.
    pub(super) fn parties_of(&mut self, scope: &Scope<'_>, words: &[Word]) -> Option<Vec<Place>> {
        if let Some(word) = words.iter().find(|word| self.is_site(&word.text)) {
            let help = format!("write `at {}`", word.text);
            self.wrong_kind(scope, &word.text, word.span, "an actor", &help);
            return None;
        }
        self.actors(scope, words).map(|actors| actors.into_iter().map(Place::Party).collect())
    }

    /// The places that a measure or an event declares with `at` or `of`.
    pub(super) fn declared_places(&mut self, scope: &Scope<'_>) -> Vec<Place> {
        for clause in &scope.declaration.clauses {
            match &clause.kind {
                ClauseKind::At(words) => return self.sites_at(scope, words).unwrap_or_default(),
                ClauseKind::Of(words) => return self.parties_of(scope, words).unwrap_or_default(),
                _ => {}
            }
        }
        Vec::new()
    }

    /// Where a name that says no place is read, if the context says it: `None` if it does not.
    pub(super) fn here(&mut self, scope: &Scope<'_>, places: &[Place]) -> Option<At> {
        if places.is_empty() {
            return Some(At::Nowhere);
        }
        let here = scope.here.as_ref()?;
        if here.iter().all(|place| places.contains(place)) {
            self.here_uses += 1;
            return Some(At::Here);
        }
        None
    }

    /// Reports a name that says no place and has only some of those in question: it is read neither at each nor whole.
    pub(super) fn check_overlap(&mut self, name: &str, span: Span, places: &[Place], scope: &Scope<'_>) -> bool {
        let Some(here) = scope.here.clone() else { return true };
        let shared = here.iter().filter(|place| places.contains(place)).count();
        shared == 0 || shared == here.len() || self.check_among(scope, name, span, &here, places)
    }

    /// Reports the `asked` places that are none of the `known` ones of `name`.
    pub(super) fn check_among(
        &mut self,
        scope: &Scope<'_>,
        name: &str,
        span: Span,
        asked: &[Place],
        known: &[Place],
    ) -> bool {
        let strangers: Vec<String> =
            asked.iter().filter(|place| !known.contains(place)).map(|place| self.place_word(*place)).collect();
        if strangers.is_empty() {
            return true;
        }
        let names = strangers.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let verb = if strangers.len() == 1 { "is" } else { "are" };
        let help = if known.is_empty() {
            format!("leave the place out, or declare `{name}` with `at` or `of`")
        } else {
            let known: Vec<String> = known.iter().take(8).map(|place| self.place_word(*place)).collect();
            format!("`{name}` has {}; add the place to its declaration if it belongs there", quoted(&known))
        };
        let message = format!("{names} {verb} not among the places of `{name}`");
        self.error(scope, "unknown-place", span, message, help);
        false
    }

    /// The name of a place.
    pub(super) fn place_word(&self, place: Place) -> String {
        let named = match place {
            Place::Site(site) => Named::Site(site),
            Place::Party(actor) => Named::Actor(actor),
        };
        self.declaration_of(named).map(|declaration| declaration.name.text.clone()).unwrap_or_default()
    }

    fn is_site(&self, text: &str) -> bool {
        self.entry(text).is_some_and(|entry| matches!(entry.named, Named::Site(_) | Named::SiteSet(_)))
    }
}

/// The words in backticks, with commas.
pub(super) fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn add(places: &mut Vec<Place>, place: Place) {
    if !places.contains(&place) {
        places.push(place);
    }
}
