//! Events: their declarations, and where they are named.

use servanda_base::Span;
use servanda_syntax::ast::{ClauseKind, Expr, ExprKind, Item};

use super::Checker;
use super::scope::{Scope, made};
use crate::model::*;

impl<'a> Checker<'a> {
    /// All events.
    pub(super) fn declare_events(&mut self) {
        for entry in self.entries.clone() {
            if !matches!(entry.declaration.item, Item::Event) {
                continue;
            }
            let scope = Scope::new(&entry);
            let mut event = Event {
                declared: scope.declared(),
                places: self.declared_places(&scope),
                once: false,
                counted_in: None,
                verification: self.verification(&scope),
                reported: Reported::NotPromised,
            };
            for clause in &entry.declaration.clauses {
                match &clause.kind {
                    ClauseKind::Once => event.once = true,
                    ClauseKind::CountedIn(unit) => event.counted_in = self.unit(&scope, unit),
                    ClauseKind::AlwaysReported { to_public: false } => event.reported = Reported::Always,
                    ClauseKind::AlwaysReported { to_public: true } => event.reported = Reported::AlwaysToPublic,
                    ClauseKind::ReportedToPublic => event.reported = Reported::ToPublic,
                    _ => {}
                }
            }
            self.events.push(event);
        }
    }

    /// Whether `expr` names an event, with or without a place.
    pub(super) fn names_event(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Paren(inner) | ExprKind::At(inner, _) => self.names_event(inner),
            ExprKind::Name(text) => self.is_event(text),
            ExprKind::Of(word, _) => self.is_event(&word.text),
            _ => false,
        }
    }

    /// An event, and where: at the place in question, else at all of its places if none is said.
    pub(super) fn event_ref(&mut self, expr: &Expr, scope: &Scope<'a>) -> Option<EventRef> {
        match &expr.kind {
            ExprKind::Paren(inner) => self.event_ref(inner, scope),
            ExprKind::Name(text) => {
                let event = self.event_named(text, expr.span, scope)?;
                let places = self.event_places(event);
                if !self.check_overlap(text, expr.span, &places, scope) {
                    return None;
                }
                let at = self.here(scope, &places).unwrap_or(At::Places(places));
                Some(EventRef { event, at })
            }
            ExprKind::At(inner, sites) => {
                let places = self.sites_at(scope, sites)?;
                let ExprKind::Name(text) = &inner.kind else { return self.not_an_event(expr, scope) };
                self.event_at(text, inner.span, places, expr.span, scope)
            }
            ExprKind::Of(word, party) => {
                let places = self.parties_of(scope, std::slice::from_ref(party))?;
                self.event_at(&word.text, word.span, places, expr.span, scope)
            }
            _ => self.not_an_event(expr, scope),
        }
    }

    /// Where or by whom an event happens.
    pub(super) fn event_places(&self, event: EventId) -> Vec<Place> {
        made(&self.events, event).map(|event| event.places.clone()).unwrap_or_default()
    }

    /// The unit of the numbers that an event's records carry.
    pub(super) fn event_unit(&self, event: EventId) -> Option<UnitId> {
        made(&self.events, event).and_then(|event| event.counted_in)
    }

    fn event_at(
        &mut self,
        text: &str,
        name_span: Span,
        places: Vec<Place>,
        span: Span,
        scope: &Scope<'a>,
    ) -> Option<EventRef> {
        let event = self.event_named(text, name_span, scope)?;
        let known = self.event_places(event);
        self.check_among(scope, text, span, &places, &known).then_some(EventRef { event, at: At::Places(places) })
    }

    fn event_named(&mut self, text: &str, span: Span, scope: &Scope<'a>) -> Option<EventId> {
        match self.resolve(scope, text, span, "an event")? {
            Named::Event(id) => Some(id),
            _ => {
                self.wrong_kind(scope, text, span, "an event", "");
                None
            }
        }
    }

    fn is_event(&self, text: &str) -> bool {
        self.entry(text).is_some_and(|entry| matches!(entry.named, Named::Event(_)))
    }

    fn not_an_event(&mut self, expr: &Expr, scope: &Scope<'a>) -> Option<EventRef> {
        let message = format!("`{}` is not an event", self.words(scope, expr.span));
        self.error(scope, "not-an-event", expr.span, message, "name a declared event, `at SITE` where it has sites");
        None
    }
}
