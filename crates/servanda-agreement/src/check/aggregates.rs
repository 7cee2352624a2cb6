//! Aggregates and counts: `sum of M at SITES`, `count of EVENT in PERIOD`, `count of SITES where C`.

use servanda_base::Span;
use servanda_syntax::ast::{self, Expr, ExprKind, Word};

use super::Checker;
use super::cycles::Node;
use super::dimension::Dimension;
use super::quantities::{Kind, Typed};
use super::scope::{Scope, made};
use crate::model::*;

impl<'a> Checker<'a> {
    /// `sum | max | min | mean of MEASURE`, over the `places` said, else over all of its places.
    pub(super) fn aggregate(
        &mut self,
        how: &Word,
        of: &Expr,
        places: Option<Vec<Place>>,
        within: Option<&Word>,
        scope: &Scope<'a>,
    ) -> Option<Typed> {
        let (id, text, inner) = self.aggregated(of, scope)?;
        let places = places.or(inner);
        let within = match within {
            Some(word) => Some(self.period(scope, word)?),
            None => None,
        };
        let head = self.measure_head(id)?;
        let kind = head.kind?;
        let how = self.how(how, &text, of.span, &kind, scope)?;
        let at = match places {
            Some(places) => {
                if !self.check_among(scope, &text, of.span, &places, &head.places) {
                    return None;
                }
                At::Places(places)
            }
            None => match within.and_then(|_| self.here(scope, &head.places)) {
                Some(at) => at,
                None if head.places.is_empty() => At::Nowhere,
                None => At::Places(head.places),
            },
        };
        Some(Typed { quantity: Quantity::Aggregate { how, measure: id, at, within }, kind, shown: head.unit })
    }

    /// `count of EVENT`.
    pub(super) fn count(
        &mut self,
        of: &Expr,
        at: Option<&[Word]>,
        window: Option<&ast::Window>,
        span: Span,
        scope: &Scope<'a>,
    ) -> Option<Typed> {
        let event = match at {
            Some(words) => {
                let at = ExprKind::At(Box::new(of.clone()), words.to_vec());
                self.event_counted(&Expr { kind: at, span }, of, scope)?
            }
            None => self.event_counted(of, of, scope)?,
        };
        let window = match window {
            None => {
                self.waits_for(scope, Node::Force, span);
                Window::Always
            }
            Some(ast::Window::Last(length)) => Window::Last(length.duration),
            Some(ast::Window::Since(date)) => Window::Since(self.date(date, scope)?),
            Some(ast::Window::In(period)) => Window::In(self.period(scope, period)?),
        };
        let unit = self.event_unit(event.event);
        let dimension = match unit {
            Some(unit) => Dimension::of(&self.units[unit].base),
            None => Dimension::count(),
        };
        Some(Typed { quantity: Quantity::Count { event, window }, kind: Kind::Number(dimension), shown: unit })
    }

    /// `count of SITES where C`; of a body, its members are counted.
    pub(super) fn count_where(&mut self, set: &Word, condition: &Expr, scope: &Scope<'a>) -> Option<Typed> {
        let places: Vec<Place> = match self.resolve(scope, &set.text, set.span, "a set of sites")? {
            Named::Site(site) => vec![Place::Site(site)],
            Named::SiteSet(set) => {
                self.waits_for(scope, Node::Name(Named::SiteSet(set)), condition.span);
                self.sites_of(set).into_iter().map(Place::Site).collect()
            }
            Named::Actor(actor) => self.members_of(actor).into_iter().map(Place::Party).collect(),
            _ => {
                self.wrong_kind(scope, &set.text, set.span, "a set of sites", "");
                return None;
            }
        };
        let inner = Scope { counting: true, ..scope.at_each(&places) };
        let before = self.here_uses;
        let counted = self.condition(condition, &inner)?;
        if self.here_uses == before {
            let message = format!("nothing in this condition differs within `{}`", set.text);
            let help = "name a measure, an event or a commitment that has these places";
            self.error(scope, "same-everywhere", condition.span, message, help);
            return None;
        }
        self.here_uses = before;
        let quantity = Quantity::CountWhere { places, condition: Box::new(counted) };
        Some(Typed { quantity, kind: Kind::Number(Dimension::count()), shown: None })
    }

    fn members_of(&self, actor: ActorId) -> Vec<ActorId> {
        match made(&self.actors, actor).map(|actor| &actor.role) {
            Some(Role::Body { members }) => members.clone(),
            _ => vec![actor],
        }
    }

    /// The measure that is aggregated, its name, and its places where they are said.
    fn aggregated(&mut self, of: &Expr, scope: &Scope<'a>) -> Option<(MeasureId, String, Option<Vec<Place>>)> {
        match &of.kind {
            ExprKind::Paren(inner) => self.aggregated(inner, scope),
            ExprKind::Name(text) => Some((self.measure_named(text, of.span, scope)?, text.clone(), None)),
            ExprKind::At(inner, words) => {
                let places = self.sites_at(scope, words)?;
                let (id, text, _) = self.aggregated(inner, scope)?;
                Some((id, text, Some(places)))
            }
            ExprKind::Of(name, party) => {
                let id = self.measure_named(&name.text, name.span, scope)?;
                let places = self.parties_of(scope, std::slice::from_ref(party))?;
                Some((id, name.text.clone(), Some(places)))
            }
            _ => {
                let message = format!("`{}` is computed, and cannot be taken together yet", self.words(scope, of.span));
                let help = "declare it as a measure (`measure total \"...\" = ...`) and name that";
                self.error(scope, "not-supported-yet", of.span, message, help);
                None
            }
        }
    }

    fn how(&mut self, how: &Word, text: &str, span: Span, kind: &Kind, scope: &Scope<'_>) -> Option<Aggregate> {
        let aggregate = match how.text.as_str() {
            "sum" => Aggregate::Sum,
            "max" => Aggregate::Max,
            "min" => Aggregate::Min,
            "mean" => Aggregate::Mean,
            _ => {
                let message = format!("`{}` is not a way to take readings together", how.text);
                self.error(scope, "unknown-name", how.span, message, "write `sum`, `max`, `min` or `mean`");
                return None;
            }
        };
        if matches!(aggregate, Aggregate::Sum | Aggregate::Mean) && !matches!(kind, Kind::Number(_)) {
            let message = format!("`{text}` is not a number, it has no `{}`", how.text);
            let help = format!("count the places instead: `count of SITES where {text} = ...`");
            self.error(scope, "not-a-number", span, message, help);
            return None;
        }
        Some(aggregate)
    }

    fn event_counted(&mut self, expr: &Expr, of: &Expr, scope: &Scope<'a>) -> Option<EventRef> {
        if let ExprKind::Name(text) = &of.kind {
            let help = match self.entry(text).map(|entry| entry.named) {
                Some(Named::Measure(_)) => format!("write `sum of {text}`"),
                Some(Named::SiteSet(_)) => format!("write `count of {text} where ...`"),
                _ => return self.event_ref(expr, scope),
            };
            self.wrong_kind(scope, text, of.span, "an event", &help);
            return None;
        }
        self.event_ref(expr, scope)
    }
}
