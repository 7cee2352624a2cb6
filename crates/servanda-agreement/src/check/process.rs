//! Phases, procedures, responses, scenarios, risks, indicators, reports.

use servanda_base::period::Period;
use servanda_base::{Id, Span};
use servanda_syntax::ast::{self, ClauseKind, Expr, ExprKind, Item, ReportDay, Word};

use super::Checker;
use super::cycles::Node;
use super::quantities::{Kind, Want};
use super::scope::Scope;
use crate::model::*;

impl<'a> Checker<'a> {
    /// A stage of the process.
    pub(super) fn phase(&mut self, scope: &Scope<'a>) {
        let mut phase =
            Phase { declared: scope.declared(), from: None, until: None, begins_when: None, ends_when: None };
        for clause in &scope.declaration.clauses {
            match &clause.kind {
                ClauseKind::From(date) => phase.from = self.date(date, scope),
                ClauseKind::Until(date) => phase.until = self.until(date, false, scope),
                ClauseKind::Through(date) => phase.until = self.until(date, true, scope),
                ClauseKind::BeginsWhen(condition) => phase.begins_when = self.condition(condition, scope),
                ClauseKind::EndsWhen(condition) => phase.ends_when = self.condition(condition, scope),
                _ => {}
            }
        }
        self.check_order(scope, phase.from.as_ref(), phase.until.as_ref());
        self.phases.push(phase);
    }

    /// A staged procedure.
    pub(super) fn procedure(&mut self, scope: &Scope<'a>) {
        let mut procedure = Procedure {
            declared: scope.declared(),
            stages: Vec::new(),
            then: None,
            extendable_by_all: false,
            track: None,
        };
        for clause in &scope.declaration.clauses {
            match &clause.kind {
                ClauseKind::Stage(title, within) => {
                    self.not_zero(within, scope);
                    procedure.stages.push(Stage { title: title.text.clone(), within: within.duration });
                }
                ClauseKind::Then(text) => procedure.then = Some(text.text.clone()),
                ClauseKind::ExtendableByAll => procedure.extendable_by_all = true,
                ClauseKind::Track(word) => procedure.track = self.track(scope, word),
                _ => {}
            }
        }
        self.procedures.push(procedure);
    }

    /// A ladder of response; the steps after `re-engage` lead back.
    pub(super) fn response(&mut self, scope: &Scope<'a>) {
        let (mut when, mut re_engage_when, mut track) = (None, None, None);
        let (mut steps, mut steps_back) = (Vec::new(), Vec::new());
        let mut back = false;
        for clause in &scope.declaration.clauses {
            match &clause.kind {
                ClauseKind::When(condition) => when = self.condition(condition, scope),
                ClauseKind::ReEngageWhen(condition) => {
                    back = true;
                    re_engage_when = self.condition(condition, scope);
                }
                ClauseKind::Step { text, by, clock } => {
                    let Some(by) = self.actor(scope, by) else { continue };
                    let clock = match clock {
                        ast::StepClock::Within(length) => StepClock::Within(length.duration),
                        ast::StepClock::After(length) => StepClock::After(length.duration),
                    };
                    let step = Step { text: text.text.clone(), by, clock };
                    if back { steps_back.push(step) } else { steps.push(step) }
                }
                ClauseKind::Track(word) => track = self.track(scope, word),
                _ => {}
            }
        }
        let Some(when) = when else { return };
        let declared = scope.declared();
        self.responses.push(Response { declared, when, steps, re_engage_when, steps_back, track });
    }

    /// What to prepare for.
    pub(super) fn scenario(&mut self, scope: &Scope<'a>) {
        let (mut when, mut prepare) = (None, Vec::new());
        for clause in &scope.declaration.clauses {
            match &clause.kind {
                ClauseKind::When(condition) => when = self.condition(condition, scope),
                ClauseKind::Prepare(text, owner) => {
                    prepare.extend(self.actor(scope, owner).map(|owner| (text.text.clone(), owner)));
                }
                _ => {}
            }
        }
        if let Some(when) = when {
            self.scenarios.push(Scenario { declared: scope.declared(), when, prepare });
        }
    }

    /// What may go wrong.
    pub(super) fn risk(&mut self, scope: &Scope<'a>) {
        let mut risk = Risk { declared: scope.declared(), phase: None, owner: None, mitigation: None };
        for clause in &scope.declaration.clauses {
            match &clause.kind {
                ClauseKind::Phase(word) => risk.phase = self.phase_named(scope, word),
                ClauseKind::Owner(word) => risk.owner = self.actor(scope, word),
                ClauseKind::Mitigation(text) => risk.mitigation = Some(text.text.clone()),
                _ => {}
            }
        }
        self.risks.push(risk);
    }

    /// A number, the readings of a measure over time, or a sign.
    pub(super) fn indicator(&mut self, id: Id<Indicator>, scope: &Scope<'a>) {
        let Item::Indicator(formula) = &scope.declaration.item else { return };
        self.reading_indicators.push(id);
        let value = self.indicator_value(formula, scope);
        self.reading_indicators.pop();
        if let Some(value) = value {
            self.indicators.push(Indicator { declared: scope.declared(), value });
        }
    }

    /// A report or a briefing.
    pub(super) fn report(&mut self, scope: &Scope<'a>) {
        let mut report = Report {
            declared: scope.declared(),
            is_briefing: matches!(scope.declaration.item, Item::Briefing),
            every: Period::Month,
            day: None,
            audience: Vec::new(),
            for_public: false,
            track: None,
        };
        for clause in &scope.declaration.clauses {
            match &clause.kind {
                ClauseKind::Every { period, on } => {
                    let Some(every) = self.period(scope, period) else { continue };
                    report.every = every;
                    report.day = on.as_ref().and_then(|on| self.report_day(every, on, clause.span, scope));
                }
                ClauseKind::For(words) => {
                    let named: Vec<Word> = words.iter().filter(|word| word.text != "public").cloned().collect();
                    report.for_public = named.len() < words.len();
                    report.audience = self.actors(scope, &named).unwrap_or_default();
                }
                ClauseKind::Track(word) => report.track = self.track(scope, word),
                _ => {}
            }
        }
        self.reports.push(report);
    }

    fn indicator_value(&mut self, formula: &Expr, scope: &Scope<'a>) -> Option<IndicatorValue> {
        let clauses = &scope.declaration.clauses;
        let readings: Vec<(&Word, &Expr)> = clauses
            .iter()
            .filter_map(|clause| match &clause.kind {
                ClauseKind::Contested(party, reading) => Some((party, reading)),
                _ => None,
            })
            .collect();
        if self.is_condition(formula) {
            if let Some((_, reading)) = readings.first() {
                let message = "a sign on which parties differ cannot be written yet";
                let help = "contest the number or the date in it";
                self.error(scope, "not-supported-yet", reading.span, message, help);
            }
            return self.condition(formula, scope).map(IndicatorValue::Sign);
        }
        if readings.is_empty()
            && let Some((measure, places)) = self.series(formula, scope)
        {
            return Some(IndicatorValue::Series(measure, places));
        }
        let typed = if readings.is_empty() {
            self.quantity(formula, scope)?
        } else {
            self.contested(formula, &readings, scope, Want::default())?
        };
        if !matches!(typed.kind, Kind::Number(_)) {
            self.dimension_of(&typed, formula, scope);
            return None;
        }
        let unit = typed.shown.or_else(|| match &typed.kind {
            Kind::Number(dimension) => dimension.symbol().map(|symbol| self.made_unit(&symbol)),
            _ => None,
        });
        Some(IndicatorValue::Number(typed.quantity, unit))
    }

    /// A measure alone, with or without places, is shown as its readings over time.
    fn series(&mut self, formula: &Expr, scope: &Scope<'a>) -> Option<(MeasureId, Vec<Place>)> {
        let (text, places, span) = match &formula.kind {
            ExprKind::Paren(inner) => return self.series(inner, scope),
            ExprKind::Name(text) => (text, None, formula.span),
            ExprKind::At(of, sites) => match &of.kind {
                ExprKind::Name(text) if self.is_measure(text) => (text, Some(self.sites_at(scope, sites)?), of.span),
                _ => return None,
            },
            ExprKind::Of(word, party) if self.is_measure(&word.text) => {
                (&word.text, Some(self.parties_of(scope, std::slice::from_ref(party))?), word.span)
            }
            _ => return None,
        };
        let Named::Measure(id) = self.entry(text)?.named else { return None };
        self.waits_for(scope, Node::Name(Named::Measure(id)), span);
        let head = self.measure_head(id)?;
        let places = places.unwrap_or_else(|| head.places.clone());
        self.check_among(scope, text, span, &places, &head.places).then_some((id, places))
    }

    fn is_measure(&self, text: &str) -> bool {
        self.entry(text).is_some_and(|entry| matches!(entry.named, Named::Measure(_)))
    }

    fn report_day(&mut self, every: Period, on: &ReportDay, span: Span, scope: &Scope<'_>) -> Option<u32> {
        let longest = match every {
            Period::Day => 1,
            Period::Week => 7,
            Period::Month => 31,
            Period::Quarter => 92,
            Period::Year | Period::Every { .. } => 366,
        };
        match on {
            ReportDay::Weekday(_) if every != Period::Week => {
                let help = "write `every week on Friday`, or `on day 1` of a longer period";
                self.error(scope, "impossible-day", span, "only a week has weekdays", help);
                None
            }
            ReportDay::Weekday(day) | ReportDay::Day(day) if (1..=longest).contains(day) => Some(*day),
            ReportDay::Weekday(day) | ReportDay::Day(day) => {
                let message = format!("there is no day {day} in this period");
                self.error(scope, "impossible-day", span, message, format!("write a day from 1 to {longest}"));
                None
            }
        }
    }
}
