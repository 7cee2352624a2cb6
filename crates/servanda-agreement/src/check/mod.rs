//! The checker: from the syntax of all files of a dossier to one [`Agreement`], or to all that is wrong with it.
//!
//! ```text
//!   names -> actors, sites, units, events -> dates, periods -> measures -> commitments, relief, process -> cycles
//! ```
//!
//! Each step needs only the results of those before it; a measure that is defined by others is typed when it is first
//! asked for. What a condition or a date waits for is noted on the way (see [`cycles`]).

mod actors;
mod aggregates;
pub mod clauses;
mod commitments;
mod conditions;
mod cycles;
mod dates;
mod dimension;
mod events;
mod forms;
mod languages;
mod measures;
mod names;
mod places;
mod process;
mod products;
mod quantities;
mod reliefs;
mod scope;
mod sites;
#[cfg(test)]
mod tests;
pub mod units;
mod verdicts;

use std::collections::BTreeMap;

use servanda_base::{Arena, Calendar, Diagnostic, Id, Name, SourceFile, limits};
use servanda_syntax::ast::{ClauseKind, Declaration, Item};

use crate::model::*;
use cycles::Waiting;
use measures::Head;
use names::Entry;
use scope::Scope;

/// Checks all files of a dossier as one text.
///
/// Gives the agreement if there is no error, and every diagnostic in the order of the text.
pub fn check(documents: &[(SourceFile, Vec<Declaration>)]) -> (Option<Agreement>, Vec<Diagnostic>) {
    let mut checker = Checker::new(documents);
    checker.collect_names();
    checker.check_clauses();
    checker.check_languages();
    let force = checker.declare();
    checker.process();
    checker.check_cycles();
    checker.finish(force)
}

/// What the agreement declaration itself says.
struct Force {
    declared: Declared,
    in_force: Option<DateExpr>,
    until: Option<Until>,
    baseline: Option<DateExpr>,
}

/// What is known so far.
struct Checker<'a> {
    documents: &'a [(SourceFile, Vec<Declaration>)],
    diagnostics: Vec<Diagnostic>,
    agreement: Option<(usize, &'a Declaration)>,
    // What is declared, units apart, in the order of the text; a second declaration of a name is left out.
    entries: Vec<Entry<'a>>,
    names: BTreeMap<Name, usize>,
    by_id: BTreeMap<Named, usize>,
    unit_declarations: BTreeMap<String, (usize, &'a Declaration)>,
    unit_ids: BTreeMap<String, Option<UnitId>>,
    has_baseline: bool,
    calendar: Option<Calendar>,
    actors: Arena<Actor>,
    sites: Arena<Site>,
    site_sets: Arena<SiteSet>,
    units: Arena<Unit>,
    dates: Arena<NamedDate>,
    periods: Arena<NamedPeriod>,
    measure_heads: Vec<Head>,
    measures: Arena<Measure>,
    events: Arena<Event>,
    phases: Arena<Phase>,
    commitment_each: Vec<Vec<Place>>,
    commitments: Arena<Commitment>,
    reliefs: Arena<Relief>,
    procedures: Arena<Procedure>,
    responses: Arena<Response>,
    scenarios: Arena<Scenario>,
    risks: Arena<Risk>,
    indicators: Arena<Indicator>,
    reports: Arena<Report>,
    // The indicators whose formula is being read in place of their name.
    reading_indicators: Vec<Id<Indicator>>,
    // How often a name was read at the place in question.
    here_uses: usize,
    // How deep the expression is nested that is being read.
    depth: usize,
    // Through how many definitions of measures it was come to.
    definitions: usize,
    waits: Vec<Waiting>,
}

impl<'a> Checker<'a> {
    fn new(documents: &'a [(SourceFile, Vec<Declaration>)]) -> Self {
        Self {
            documents,
            diagnostics: Vec::new(),
            agreement: None,
            entries: Vec::new(),
            names: BTreeMap::new(),
            by_id: BTreeMap::new(),
            unit_declarations: BTreeMap::new(),
            unit_ids: BTreeMap::new(),
            has_baseline: false,
            calendar: None,
            actors: Arena::new(),
            sites: Arena::new(),
            site_sets: Arena::new(),
            units: Arena::new(),
            dates: Arena::new(),
            periods: Arena::new(),
            measure_heads: Vec::new(),
            measures: Arena::new(),
            events: Arena::new(),
            phases: Arena::new(),
            commitment_each: Vec::new(),
            commitments: Arena::new(),
            reliefs: Arena::new(),
            procedures: Arena::new(),
            responses: Arena::new(),
            scenarios: Arena::new(),
            risks: Arena::new(),
            indicators: Arena::new(),
            reports: Arena::new(),
            reading_indicators: Vec::new(),
            here_uses: 0,
            depth: 0,
            definitions: 0,
            waits: Vec::new(),
        }
    }

    /// What other declarations are made of: actors, sites, units, events, dates, periods, measures.
    fn declare(&mut self) -> Option<Force> {
        self.declare_actors();
        self.declare_sites();
        self.declare_zone();
        self.declare_units();
        self.declare_events();
        self.declare_dates();
        self.declare_periods();
        self.declare_each();
        self.declare_measures();
        self.force()
    }

    /// What the parties owe, and how the process goes.
    fn process(&mut self) {
        for entry in self.entries.clone() {
            let scope = Scope::new(&entry);
            match entry.named {
                Named::Phase(_) => self.phase(&scope),
                Named::Commitment(id) => self.commitment(id, &scope),
                Named::Relief(id) => self.relief(id, &scope),
                Named::Procedure(_) => self.procedure(&scope),
                Named::Response(_) => self.response(&scope),
                Named::Scenario(_) => self.scenario(&scope),
                Named::Risk(_) => self.risk(&scope),
                Named::Indicator(id) => self.indicator(id, &scope),
                Named::Report(_) => self.report(&scope),
                _ => {}
            }
        }
        self.check_numbers();
    }

    fn check_numbers(&mut self) {
        let commitments = self.entries.iter().filter(|entry| matches!(entry.named, Named::Commitment(_)));
        if let Some(entry) = commitments.clone().nth(limits::COMMITMENTS) {
            let (scope, span) = (Scope::new(entry), entry.declaration.name.span);
            self.error(
                &scope,
                "too-many-commitments",
                span,
                format!("this is more than the {} commitments that one agreement may have", limits::COMMITMENTS),
                "divide the agreement into several dossiers",
            );
        }
    }

    fn declare_zone(&mut self) {
        let Some((file, declaration)) = self.agreement else { return };
        let scope = Scope::agreement(file, declaration);
        let zone = declaration.clauses.iter().find_map(|clause| match &clause.kind {
            ClauseKind::Zone(zone) => Some(zone),
            _ => None,
        });
        self.has_baseline = declaration.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Baseline(_)));
        let Some(zone) = zone else { return };
        self.calendar = Calendar::new(&zone.text);
        if self.calendar.is_none() {
            self.error(
                &scope,
                "unknown-zone",
                zone.span,
                format!("`{}` is not a time zone", zone.text),
                "write a name of the IANA time zone database, such as `Asia/Muscat`, `Europe/Vienna` or `UTC`",
            );
        }
    }

    /// The term and the baseline of the agreement itself.
    fn force(&mut self) -> Option<Force> {
        let (file, declaration) = self.agreement?;
        let scope = Scope::agreement(file, declaration);
        let end = scope.at_node(cycles::Node::ForceEnd);
        let mut force = Force { declared: scope.declared(), in_force: None, until: None, baseline: None };
        for clause in &declaration.clauses {
            match &clause.kind {
                ClauseKind::InForce(from, until) => {
                    force.in_force = self.date(from, &scope);
                    if let Some(until) = until {
                        force.until = self.date(until, &end).map(|date| Until { date, through: false });
                    }
                }
                ClauseKind::Until(date) => {
                    force.until = self.date(date, &end).map(|date| Until { date, through: false });
                }
                ClauseKind::Through(date) => {
                    force.until = self.date(date, &end).map(|date| Until { date, through: true });
                }
                ClauseKind::Baseline(date) => {
                    force.baseline = self.date(date, &scope.at_node(cycles::Node::Baseline));
                }
                _ => {}
            }
        }
        self.check_order(&scope, force.in_force.as_ref(), force.until.as_ref());
        Some(force)
    }

    fn finish(mut self, force: Option<Force>) -> (Option<Agreement>, Vec<Diagnostic>) {
        self.sort_diagnostics();
        let complete = self.check_complete();
        let diagnostics = std::mem::take(&mut self.diagnostics);
        if !complete || diagnostics.iter().any(Diagnostic::is_error) {
            return (None, diagnostics);
        }
        let names = self
            .names
            .iter()
            .filter_map(|(name, index)| self.entries.get(*index).map(|entry| (name.clone(), entry.named)));
        let names = names.collect();
        let agreement = force.and_then(|force| {
            Some(Agreement {
                declared: force.declared,
                calendar: self.calendar?,
                in_force: force.in_force?,
                until: force.until,
                baseline: force.baseline,
                actors: self.actors,
                sites: self.sites,
                site_sets: self.site_sets,
                units: self.units,
                dates: self.dates,
                periods: self.periods,
                measures: self.measures,
                events: self.events,
                phases: self.phases,
                commitments: self.commitments,
                reliefs: self.reliefs,
                procedures: self.procedures,
                responses: self.responses,
                scenarios: self.scenarios,
                risks: self.risks,
                indicators: self.indicators,
                reports: self.reports,
                names,
            })
        });
        (agreement, diagnostics)
    }

    /// What was declared and passed without an error has been made: ids are places in the arenas.
    fn check_complete(&mut self) -> bool {
        let made = [
            self.actors.len(),
            self.sites.len(),
            self.site_sets.len(),
            self.dates.len(),
            self.periods.len(),
            self.measures.len(),
            self.events.len(),
            self.phases.len(),
            self.commitments.len(),
            self.reliefs.len(),
            self.procedures.len(),
            self.responses.len(),
            self.scenarios.len(),
            self.risks.len(),
            self.indicators.len(),
            self.reports.len(),
        ];
        let complete = made.iter().sum::<usize>() == self.entries.len();
        let mut declarations = self.documents.iter().flat_map(|(_, declarations)| declarations);
        if declarations.any(|declaration| declaration.is_faulty) {
            return false;
        }
        if complete || self.diagnostics.iter().any(Diagnostic::is_error) {
            return complete;
        }
        if let Some((file, declaration)) = self.agreement {
            let scope = Scope::agreement(file, declaration);
            let message = "a declaration was lost while the agreement was checked";
            let help = "this is a fault of the software; please report it with the text";
            self.error(&scope, "internal-fault", declaration.name.span, message, help);
        }
        false
    }

    /// In the order of the text, each once: a formula that is read in several places has its faults only once.
    fn sort_diagnostics(&mut self) {
        let documents = self.documents;
        let place = |diagnostic: &Diagnostic| {
            let label = diagnostic.labels.first();
            let file = label.and_then(|label| documents.iter().position(|(file, _)| file.path() == label.file.path()));
            (file, label.map(|label| label.span.start), diagnostic.name)
        };
        self.diagnostics.sort_by_key(place);
        let mut kept: Vec<Diagnostic> = Vec::new();
        for diagnostic in self.diagnostics.drain(..) {
            let again = kept.iter().rev().take(16).any(|known| *known == diagnostic);
            if !again {
                kept.push(diagnostic);
            }
        }
        self.diagnostics = kept;
    }
}

/// The keyword by which something is declared.
pub fn keyword(item: &Item) -> &'static str {
    use servanda_syntax::ast::ActorRole;
    match item {
        Item::Agreement => "agreement",
        Item::Actor(ActorRole::Party) => "party",
        Item::Actor(ActorRole::Host) => "host",
        Item::Actor(ActorRole::Verifier) => "verifier",
        Item::Actor(ActorRole::Stakeholder) => "stakeholder",
        Item::Actor(ActorRole::Body) => "body",
        Item::Site => "site",
        Item::Sites(_) => "sites",
        Item::Unit(_) => "unit",
        Item::Date(_) => "date",
        Item::Period { .. } => "period",
        Item::Measure(_) => "measure",
        Item::Event => "event",
        Item::Phase => "phase",
        Item::Commitment => "commitment",
        Item::Relief => "relief",
        Item::Procedure => "procedure",
        Item::Response => "response",
        Item::Scenario => "scenario",
        Item::Risk => "risk",
        Item::Indicator(_) => "indicator",
        Item::Report => "report",
        Item::Briefing => "briefing",
    }
}
