//! The forms of a commitment: which verb goes with which deed and which time.

use servanda_base::{Decimal, Interval, Span};
use servanda_syntax::ast::{Expr, ExprKind, How, Length, Sentence, Verb, Word};

use super::Checker;
use super::dimension::Dimension;
use super::places::quoted;
use super::products::scaled;
use super::scope::Scope;
use crate::model::*;

impl<'a> Checker<'a> {
    /// The places for which a sentence asks a verdict of their own.
    pub(super) fn each(&mut self, scope: &Scope<'a>, owes: &Sentence) -> Vec<Place> {
        let sites = match &owes.at_each {
            Some(words) => self.sites_at(scope, words).unwrap_or_default(),
            None => Vec::new(),
        };
        if !owes.each {
            return sites;
        }
        if owes.at_each.is_some() {
            let message = "verdicts for each party at each site cannot be asked for in one commitment yet";
            let help = "write one commitment for each party";
            self.error(scope, "not-supported-yet", owes.span, message, help);
        }
        let parties = owes.owed_by.iter().filter_map(|word| match self.entry(&word.text)?.named {
            Named::Actor(actor) => Some(Place::Party(actor)),
            _ => None,
        });
        let mut each: Vec<Place> = Vec::new();
        for party in parties {
            if !each.contains(&party) {
                each.push(party);
            }
        }
        each
    }

    /// What is owed.
    pub(super) fn form(&mut self, owes: &Sentence, each: &[Place], scope: &Scope<'a>) -> Option<Form> {
        if owes.each && owes.at_each.is_some() {
            // Reported where the places were gathered.
            return None;
        }
        let before = self.here_uses;
        let form = match owes.verb {
            Verb::Keeps => self.keeps(owes, scope),
            Verb::RefrainsFrom => self.refrains(owes, scope),
            Verb::Does | Verb::Allows | Verb::Achieves => self.deed(owes, scope),
        }?;
        if !each.is_empty() && self.here_uses == before {
            let (what, help) = if owes.at_each.is_some() {
                ("site to site", "declare what is kept or done here with `at SITES`, or leave `at each` out")
            } else {
                ("party to party", "declare what is kept or done here with `of PARTIES`, or leave `each` out")
            };
            let message = format!("nothing in this sentence differs from {what}");
            self.error(scope, "same-everywhere", owes.span, message, help);
            return None;
        }
        Some(form)
    }

    fn keeps(&mut self, owes: &Sentence, scope: &Scope<'a>) -> Option<Form> {
        let what = self.single(owes, scope)?;
        if self.names_event(what) {
            let event = self.words(scope, what.span);
            let message = format!("`{event}` is an event, it cannot be kept");
            let help =
                format!("write `does {event} by DATE`, `refrains from {event}` or `keeps count of {event} <= 3`");
            self.error(scope, "verb-and-form", what.span, message, help);
            return None;
        }
        match &owes.how {
            How::Plain => self.condition(what, scope).map(|condition| Form::Keeps { condition }),
            How::On(dates) => {
                let condition = self.condition(what, scope);
                let dates: Vec<Option<DateExpr>> = dates.iter().map(|date| self.date(date, scope)).collect();
                let dates: Option<Vec<DateExpr>> = dates.into_iter().collect();
                Some(Form::KeepsOn { condition: condition?, dates: dates? })
            }
            How::By(_) => {
                self.condition(what, scope);
                let help = "write `achieves CONDITION by DATE`, or `keeps CONDITION` with `from DATE`";
                self.verb_and_form(owes, scope, "`keeps` has no date by which it is done", help)
            }
            _ => {
                self.condition(what, scope);
                let help = "write `keeps CONDITION` or `keeps CONDITION on DATE`; an act that is repeated is one that somebody `does` or `allows`";
                self.verb_and_form(owes, scope, "what is kept is kept throughout, not from time to time", help)
            }
        }
    }

    fn refrains(&mut self, owes: &Sentence, scope: &Scope<'a>) -> Option<Form> {
        if let Some(condition) = owes.what.iter().find(|what| self.is_condition(what)) {
            let words = self.words(scope, condition.span);
            let message = format!("`{words}` is a condition, nobody refrains from it");
            let help = format!("write `keeps (not {words})`, or name an event");
            self.error(scope, "verb-and-form", condition.span, message, help);
            return None;
        }
        let events: Vec<Option<EventRef>> = owes.what.iter().map(|what| self.deed_event(what, scope)).collect();
        if owes.how != How::Plain {
            let help = "give it a term with `from` and `until`, or write `does EVENT at most N times per PERIOD`";
            return self.verb_and_form(owes, scope, "a prohibition holds throughout its term", help);
        }
        events.into_iter().collect::<Option<Vec<_>>>().map(|events| Form::Refrains { events })
    }

    /// `does`, `allows`, `achieves`.
    fn deed(&mut self, owes: &Sentence, scope: &Scope<'a>) -> Option<Form> {
        let what = self.single(owes, scope)?;
        let act = if owes.verb == Verb::Allows { Act::Allows } else { Act::Does };
        match &owes.how {
            How::Plain => Some(Form::Once { act, deed: self.done(what, scope)?, by: None }),
            How::By(by) => {
                let deed = self.done(what, scope);
                let by = self.by(by, scope);
                Some(Form::Once { act, deed: deed?, by: Some(by?) })
            }
            How::On(_) => {
                self.done(what, scope);
                let help = "write `by DATE`, or `keeps CONDITION on DATE`";
                self.verb_and_form(owes, scope, "`on` belongs to what is kept", help)
            }
            _ => {
                let event = self.repeated(owes, what, scope)?;
                self.repeated_form(owes, act, event, scope)
            }
        }
    }

    fn repeated_form(&mut self, owes: &Sentence, act: Act, event: EventRef, scope: &Scope<'a>) -> Option<Form> {
        match &owes.how {
            How::WithinOf(within, of) => {
                let of = self.trigger(of, scope)?;
                Some(Form::Within { act, event, within: within.duration, of })
            }
            How::Every(every) => {
                self.not_zero(every, scope)?;
                Some(Form::Every { act, event, every: every.duration })
            }
            How::AfterEach(within, period) => {
                let period = self.period(scope, period)?;
                Some(Form::AfterEach { act, event, within: within.duration, period })
            }
            How::Quota { at_least, amount, per } => {
                let number = self.quota(&event, amount, scope);
                let per = self.period(scope, per);
                let bound = if *at_least { QuotaBound::AtLeast } else { QuotaBound::AtMost };
                Some(Form::Quota { act, event, bound, amount: number?, per: per? })
            }
            How::Plain | How::On(_) | How::By(_) => None,
        }
    }

    /// The event that is done again and again.
    fn repeated(&mut self, owes: &Sentence, what: &Expr, scope: &Scope<'a>) -> Option<EventRef> {
        if owes.verb == Verb::Achieves {
            let help = "write `does` or `allows`, or `achieves ... by DATE`";
            return self.verb_and_form(owes, scope, "what is achieved is achieved once", help);
        }
        if self.is_condition(what) {
            let words = self.words(scope, what.span);
            let message = format!("`{words}` is a condition, only an event is done again and again");
            let help = format!("declare an event and name it here, or write `keeps {words}`");
            self.error(scope, "verb-and-form", what.span, message, help);
            return None;
        }
        self.deed_event(what, scope)
    }

    fn done(&mut self, what: &Expr, scope: &Scope<'a>) -> Option<Deed> {
        if self.names_event(what) {
            return self.deed_event(what, scope).map(Deed::Event);
        }
        self.condition(what, scope).map(Deed::Condition)
    }

    /// The event that is done. Of several parties it must be said whose it is: one does not perform for another.
    fn deed_event(&mut self, what: &Expr, scope: &Scope<'a>) -> Option<EventRef> {
        let event = self.event_ref(what, scope)?;
        let (At::Places(places), ExprKind::Name(text)) = (&event.at, &what.kind) else { return Some(event) };
        let parties = places.iter().filter(|place| matches!(place, Place::Party(_))).count();
        if parties < 2 {
            return Some(event);
        }
        let names: Vec<String> = places.iter().map(|place| self.place_word(*place)).collect();
        let first = names.first().cloned().unwrap_or_default();
        let message = format!("`{text}` is done by several ({}): say by whom", quoted(&names));
        let help = format!("write `{text} of {first}`, or let each owe its own: `P, P each ...`");
        self.error(scope, "place-missing", what.span, message, help);
        None
    }

    fn by(&mut self, by: &Expr, scope: &Scope<'a>) -> Option<By> {
        if self.names_event(by) {
            return self.event_ref(by, scope).map(By::Event);
        }
        self.date(by, scope).map(By::Date)
    }

    fn trigger(&mut self, of: &Expr, scope: &Scope<'a>) -> Option<Trigger> {
        if self.names_event(of) {
            return self.event_ref(of, scope).map(Trigger::Event);
        }
        if let ExprKind::Name(text) = &of.kind
            && matches!(self.entry(text).map(|entry| entry.named), Some(Named::Date(_)))
        {
            let help = format!("write `by {text} + 14 days`");
            self.wrong_kind(scope, text, of.span, "an event or a condition", &help);
            return None;
        }
        self.condition(of, scope).map(Trigger::Condition)
    }

    /// How many times, or how much of what is counted in a unit, in its base unit.
    fn quota(&mut self, event: &EventRef, amount: &Expr, scope: &Scope<'a>) -> Option<Quantity> {
        match &amount.kind {
            ExprKind::Paren(inner) => self.quota(event, inner, scope),
            ExprKind::Number { value, half_width, unit } => {
                if !half_width.is_zero() || value.is_sign_negative() {
                    let message = format!("`{}` cannot be counted up to", self.words(scope, amount.span));
                    self.error(scope, "impossible-count", amount.span, message, "write an exact number, zero or more");
                    return None;
                }
                let amount = self.quota_unit(event.event, *value, unit.as_ref(), amount.span, scope)?;
                let written = unit.as_ref().and_then(|unit| self.unit(scope, unit));
                Some(Quantity::Number(Interval::point(amount), written))
            }
            ExprKind::Contested(own, readings) => {
                let own = self.quota(event, own, scope);
                let parties: Vec<Word> = readings.iter().map(|(party, _)| party.clone()).collect();
                let parties = self.actors(scope, &parties);
                let read: Vec<_> = readings.iter().map(|(_, reading)| self.quota(event, reading, scope)).collect();
                let read: Option<Vec<Quantity>> = read.into_iter().collect();
                let readings = parties?.into_iter().zip(read?).collect();
                Some(Quantity::Contested { own: Box::new(own?), readings })
            }
            _ => self.computed_quota(event.event, amount, scope),
        }
    }

    fn computed_quota(&mut self, event: EventId, amount: &Expr, scope: &Scope<'a>) -> Option<Quantity> {
        let typed = self.quantity(amount, scope)?;
        let dimension = self.dimension_of(&typed, amount, scope)?;
        let unit = self.event_unit(event).map(|unit| self.units[unit].clone());
        let counted = unit.as_ref().map_or_else(Dimension::count, |unit| Dimension::of(&unit.base));
        match counted.unify(&dimension) {
            Some(unified) => Some(scaled(typed, unified.right).quantity),
            None => {
                let name = self.declaration_of(Named::Event(event)).map(|d| d.name.text.clone()).unwrap_or_default();
                let counted = unit.map_or("times".to_owned(), |unit| format!("`{}`", unit.symbol));
                let words = self.words(scope, amount.span);
                let message = format!("`{name}` is counted in {counted}, `{words}` is {}", dimension.describe());
                let help = "bring both to one unit";
                self.error(scope, "unit-mismatch", amount.span, message, help);
                None
            }
        }
    }

    fn quota_unit(
        &mut self,
        event: EventId,
        value: Decimal,
        unit: Option<&Word>,
        span: Span,
        scope: &Scope<'a>,
    ) -> Option<Decimal> {
        let name = self.declaration_of(Named::Event(event)).map(|d| d.name.text.clone()).unwrap_or_default();
        let counted = self.event_unit(event);
        let counted_in = counted.map(|id| self.units[id].clone());
        match (counted_in, unit) {
            (None, None) if value.fract().is_zero() => Some(value),
            (None, None) => {
                self.error(
                    scope,
                    "impossible-count",
                    span,
                    format!("`{name}` cannot happen {value} times"),
                    "write a whole number",
                );
                None
            }
            (None, Some(unit)) => {
                let message = format!("`{name}` is counted in times, not in `{}`", unit.text);
                let help = format!("declare it with `counted in {}`, or write `{value} times`", unit.text);
                self.error(scope, "unit-mismatch", span, message, help);
                None
            }
            (Some(counted), None) => {
                let dimension = Dimension::of(&counted.base);
                if dimension.is_pieces() {
                    return value.checked_mul(counted.factor);
                }
                let message = format!("`{name}` is counted in `{}`, and {value} has no unit", counted.symbol);
                self.error(scope, "unit-mismatch", span, message, format!("write `{value} {}`", counted.symbol));
                None
            }
            (Some(counted), Some(word)) => {
                let id = self.unit(scope, word)?;
                let unit = self.units[id].clone();
                if unit.base != counted.base {
                    let message = format!("`{name}` is counted in `{}`, not in `{}`", counted.symbol, word.text);
                    let help = format!("write the number in `{}`", counted.symbol);
                    self.error(scope, "unit-mismatch", span, message, help);
                    return None;
                }
                value.checked_mul(unit.factor).map(|amount| amount.normalize())
            }
        }
    }

    /// The one thing that a sentence is about.
    fn single<'e>(&mut self, owes: &'e Sentence, scope: &Scope<'_>) -> Option<&'e Expr> {
        if let Some(second) = owes.what.get(1) {
            let message = "only a prohibition names several events";
            let help = "write a commitment for each of them";
            self.error(scope, "verb-and-form", second.span, message, help);
            return None;
        }
        // What the parser could not read it has reported; a quota of nothing is well-formed to it.
        if owes.what.is_empty() && matches!(owes.how, How::Quota { .. }) {
            let message = "it is not said what is to be done";
            let help = "name an event: `P does EVENT at least 3 times per month`";
            self.error(scope, "missing-deed", owes.span, message, help);
        }
        owes.what.first()
    }

    /// Reports a length of time that is none.
    pub(super) fn not_zero(&mut self, length: &Length, scope: &Scope<'_>) -> Option<()> {
        if length.duration.count > 0 {
            return Some(());
        }
        let message = format!("`{}` is no time at all", length.duration);
        self.error(scope, "zero-length", length.span, message, "write at least 1 hour or 1 day");
        None
    }

    fn verb_and_form<T>(&mut self, owes: &Sentence, scope: &Scope<'_>, message: &str, help: &str) -> Option<T> {
        self.error(scope, "verb-and-form", owes.span, message, help);
        None
    }
}
