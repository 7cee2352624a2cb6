//! Measures: what is read, where, in what unit; and those that are defined by others.

use servanda_base::{Decimal, Name, limits};
use servanda_syntax::ast::{Clause, ClauseKind, Expr, ExprKind, Item, Word};

use super::Checker;
use super::dimension::Dimension;
use super::places::quoted;
use super::quantities::{Kind, Typed, Want};
use super::scope::Scope;
use crate::model::*;

/// What an expression must know of a measure.
#[derive(Clone)]
pub(super) struct Head {
    /// What its values are; `None` while that is not known, or if it is faulty.
    pub(super) kind: Option<Kind>,
    pub(super) unit: Option<UnitId>,
    pub(super) places: Vec<Place>,
    formula: Option<Quantity>,
    state: State,
}

/// How far the formula of a measure has been read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Unread,
    Reading,
    Done,
}

impl<'a> Checker<'a> {
    /// All measures.
    pub(super) fn declare_measures(&mut self) {
        let entries = self.entries.clone();
        let measures = entries.iter().filter(|entry| matches!(entry.declaration.item, Item::Measure(_)));
        for entry in measures.clone() {
            let head = self.declared_head(&Scope::new(entry));
            self.measure_heads.push(head);
        }
        for entry in measures {
            let Named::Measure(id) = entry.named else { continue };
            let scope = Scope::new(entry);
            let Some(head) = self.measure_head(id) else { continue };
            if let Some(measure) = self.measure(&scope, head) {
                self.measures.push(measure);
            }
        }
    }

    /// What is known of a measure; a derived one is read when it is first asked for. One that is being read, by way of
    /// others, for itself is a circle and gives nothing.
    pub(super) fn measure_head(&mut self, id: MeasureId) -> Option<Head> {
        let head = self.measure_heads.get(id.index())?.clone();
        match head.state {
            State::Done => Some(head),
            State::Reading => None,
            State::Unread => {
                let entry = *self.entry_of(Named::Measure(id))?;
                self.set_state(id, State::Reading);
                let read = self.read_formula(&Scope::new(&entry), head);
                let head = Head { state: State::Done, ..read };
                if let Some(place) = self.measure_heads.get_mut(id.index()) {
                    *place = head.clone();
                }
                Some(head)
            }
        }
    }

    fn set_state(&mut self, id: MeasureId, state: State) {
        if let Some(head) = self.measure_heads.get_mut(id.index()) {
            head.state = state;
        }
    }

    /// What the clauses of a measure say, without its formula.
    fn declared_head(&mut self, scope: &Scope<'a>) -> Head {
        let derived = matches!(scope.declaration.item, Item::Measure(Some(_)));
        let state = if derived { State::Unread } else { State::Done };
        let places = self.declared_places(scope);
        let mut head = Head { kind: None, unit: None, places, formula: None, state };
        for clause in &scope.declaration.clauses {
            match &clause.kind {
                ClauseKind::In(word) => {
                    head.unit = self.unit(scope, word);
                    head.kind = head.unit.map(|unit| Kind::Number(Dimension::of(&self.units[unit].base)));
                }
                ClauseKind::InYesNo => head.kind = Some(Kind::YesNo),
                ClauseKind::InLevels(words) => head.kind = self.levels(scope, words).map(Kind::Levels),
                _ => {}
            }
        }
        let has_in = scope
            .declaration
            .clauses
            .iter()
            .any(|clause| matches!(clause.kind, ClauseKind::In(_) | ClauseKind::InYesNo | ClauseKind::InLevels(_)));
        if !derived && !has_in && !scope.declaration.is_faulty {
            let name = &scope.declaration.name;
            let message = format!("it is not said in what `{}` is measured", name.text);
            let help = "add `in kg`, `in %`, `in pcs`, `in yes/no` or `in levels low, high`, or a formula `= a + b`";
            self.error(scope, "missing-clause", name.span, message, help);
        }
        head
    }

    fn levels(&mut self, scope: &Scope<'_>, words: &[Word]) -> Option<Vec<Name>> {
        let mut levels: Vec<Name> = Vec::new();
        for word in words {
            let name = Name::from(word.text.as_str());
            if levels.contains(&name) {
                self.named_twice(scope, word);
            } else {
                levels.push(name);
            }
        }
        if let [word] = words {
            let message = "a measure of levels needs at least two of them";
            self.error(scope, "too-few-levels", word.span, message, "name them from the lowest to the highest");
            return None;
        }
        Some(levels)
    }

    fn read_formula(&mut self, scope: &Scope<'a>, mut head: Head) -> Head {
        let Item::Measure(Some(formula)) = &scope.declaration.item else { return head };
        self.definitions += 1;
        if self.definitions > limits::EXPRESSION_DEPTH {
            self.definitions -= 1;
            let message = format!("this is defined by way of more than {} other measures", limits::EXPRESSION_DEPTH);
            self.error(scope, "too-deep", formula.span, message, "define it more directly");
            return Head { kind: None, ..head };
        }
        let outer = std::mem::take(&mut self.depth);
        if head.places.is_empty() {
            head.places = self.inherited_places(formula);
        }
        let inner = scope.at_each(&head.places);
        let typed = self.formula(formula, &inner);
        self.depth = outer;
        self.definitions -= 1;
        let Some(typed) = typed else { return head };
        self.settle_unit(scope, formula, typed, head)
    }

    /// The formula with its contested readings.
    fn formula(&mut self, formula: &Expr, scope: &Scope<'a>) -> Option<Typed> {
        let clauses = &scope.declaration.clauses;
        let readings: Vec<(&Word, &Expr)> = clauses
            .iter()
            .filter_map(|clause: &Clause| match &clause.kind {
                ClauseKind::Contested(party, reading) => Some((party, reading)),
                _ => None,
            })
            .collect();
        if readings.is_empty() {
            return self.quantity(formula, scope);
        }
        self.contested(formula, &readings, scope, Want::default())
    }

    /// The unit of a derived measure: as declared, else as the formula has it.
    fn settle_unit(&mut self, scope: &Scope<'a>, formula: &Expr, typed: Typed, mut head: Head) -> Head {
        let has_in = scope
            .declaration
            .clauses
            .iter()
            .any(|clause| matches!(clause.kind, ClauseKind::In(_) | ClauseKind::InYesNo | ClauseKind::InLevels(_)));
        if !has_in {
            head.unit = typed.shown;
            if let (None, Kind::Number(dimension)) = (head.unit, &typed.kind) {
                let symbol = dimension.symbol().unwrap_or_else(|| "pcs".to_owned());
                let symbol = if *dimension == Dimension::ratio() { "1".to_owned() } else { symbol };
                head.unit = Some(self.made_unit(&symbol));
            }
            head.kind = Some(typed.kind);
            head.formula = Some(typed.quantity);
            return head;
        }
        let Some(kind) = head.kind.clone() else { return head };
        let declared = match (&kind, &typed.kind) {
            (Kind::Number(declared), Kind::Number(found)) => declared.unify(found).map(|unified| unified.right),
            (declared, found) => (declared == found).then_some(Decimal::ONE),
        };
        match declared {
            Some(factor) => head.formula = Some(super::products::scaled(typed, factor).quantity),
            None => {
                let words = self.words(scope, formula.span);
                let found = match &typed.kind {
                    Kind::Number(dimension) => dimension.describe(),
                    Kind::YesNo => "yes or no".to_owned(),
                    Kind::Levels(_) => "a level".to_owned(),
                };
                let message = format!("`{words}` is {found}, the measure is declared otherwise");
                let help = "leave `in ...` out, or declare a conversion with `unit`";
                self.error(scope, "unit-mismatch", formula.span, message, help);
                head.kind = None;
            }
        }
        head
    }

    /// The places of the measures that a formula names without a place, if they are the same for all.
    fn inherited_places(&mut self, formula: &Expr) -> Vec<Place> {
        let mut names = Vec::new();
        placeless_names(formula, &mut names);
        let mut found: Option<Vec<Place>> = None;
        for name in names {
            let Some(Named::Measure(id)) = self.entry(&name).map(|entry| entry.named) else { continue };
            let Some(head) = self.measure_head(id) else { continue };
            if head.places.len() < 2 {
                continue;
            }
            match &found {
                None => found = Some(head.places),
                Some(places) if *places == head.places => {}
                Some(_) => return Vec::new(),
            }
        }
        found.unwrap_or_default()
    }

    fn measure(&mut self, scope: &Scope<'a>, head: Head) -> Option<Measure> {
        let mut measure = Measure {
            declared: scope.declared(),
            scale: match head.kind? {
                Kind::Number(_) => Scale::Number(head.unit?),
                Kind::YesNo => Scale::YesNo,
                Kind::Levels(levels) => Scale::Levels(levels),
            },
            places: head.places,
            good_for: None,
            never_negative: false,
            never_falls: false,
            never_rises: false,
            per: None,
            verification: self.verification(scope),
            formula: head.formula,
        };
        for clause in &scope.declaration.clauses {
            match &clause.kind {
                ClauseKind::GoodFor(length) => measure.good_for = Some(length.duration),
                ClauseKind::NeverNegative => measure.never_negative = true,
                ClauseKind::NeverFalls => measure.never_falls = true,
                ClauseKind::NeverRises => measure.never_rises = true,
                ClauseKind::Per(word) => measure.per = self.period(scope, word),
                _ => {}
            }
        }
        self.check_measure(scope, &measure);
        Some(measure)
    }

    fn check_measure(&mut self, scope: &Scope<'a>, measure: &Measure) {
        let name = &scope.declaration.name;
        if measure.never_falls && measure.never_rises {
            let message = format!("`{}` can neither fall nor rise", name.text);
            self.error(scope, "never-changes", name.span, message, "keep one of `never falls` and `never rises`");
        }
        if measure.formula.is_none() {
            return;
        }
        for clause in &scope.declaration.clauses {
            let words = match &clause.kind {
                ClauseKind::GoodFor(_) => "good for",
                ClauseKind::NeverNegative => "never negative",
                ClauseKind::NeverFalls => "never falls",
                ClauseKind::NeverRises => "never rises",
                ClauseKind::Per(_) => "per",
                ClauseKind::VerifiedBy { .. } => "verified by",
                _ => continue,
            };
            let message = format!("`{}` is computed and never read, `{words}` says nothing of it", name.text);
            let help = format!("say {} of the measures that it is computed from", quoted(&[words.to_owned()]));
            self.error(scope, "clause-of-a-reading", clause.span, message, help);
        }
    }
}

/// The names in a formula that say no place.
fn placeless_names(expr: &Expr, names: &mut Vec<String>) {
    match &expr.kind {
        ExprKind::Name(text) => names.push(text.clone()),
        ExprKind::Paren(of) | ExprKind::BaselineOf(of) => placeless_names(of, names),
        ExprKind::Contested(own, readings) => {
            placeless_names(own, names);
            readings.iter().for_each(|(_, reading)| placeless_names(reading, names));
        }
        ExprKind::Binary(left, _, right) | ExprKind::PercentOf(left, right) | ExprKind::Compare(left, _, right) => {
            placeless_names(left, names);
            placeless_names(right, names);
        }
        ExprKind::UntilThen(left, _, right) => {
            placeless_names(left, names);
            placeless_names(right, names);
        }
        ExprKind::If(then, condition, otherwise) => {
            [then, condition, otherwise].iter().for_each(|part| placeless_names(part, names));
        }
        _ => {}
    }
}
