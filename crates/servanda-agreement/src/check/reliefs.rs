//! Relief: what the other side owes in return.

use servanda_syntax::ast::{ClauseKind, Term};

use super::Checker;
use super::cycles::Node;
use super::quantities::Kind;
use super::scope::Scope;
use crate::model::*;

impl<'a> Checker<'a> {
    /// One relief.
    pub(super) fn relief(&mut self, id: ReliefId, scope: &Scope<'a>) {
        let term = scope.at_node(Node::Term(Named::Relief(id)));
        for node in [Node::Term(Named::Relief(id)), Node::Force, Node::ForceEnd] {
            self.waits_for(scope, node, scope.declaration.name.span);
        }
        let mut relief = Relief {
            declared: scope.declared(),
            granted_by: Vec::new(),
            granted_to: Vec::new(),
            term: GrantTerm::Open,
            when: None,
            worth: None,
            unit: None,
            reversible: None,
            suspend_when: None,
            withdraw_when: None,
            restore: None,
            from: None,
            until: None,
            track: None,
            in_phase: None,
            verification: self.verification(scope),
            likely: None,
        };
        for clause in &scope.declaration.clauses {
            self.relief_clause(&mut relief, &clause.kind, scope, &term);
        }
        self.relief_term(&mut relief, scope);
        let stated = scope.declaration.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::To(_)));
        if !stated {
            relief.granted_to = self.other_parties(&relief.granted_by);
        }
        self.check_relief(scope, &relief);
        self.reliefs.push(relief);
    }

    fn relief_clause(&mut self, relief: &mut Relief, kind: &ClauseKind, scope: &Scope<'a>, term: &Scope<'a>) {
        match kind {
            ClauseKind::Grants { by, .. } => relief.granted_by = self.actors(scope, by).unwrap_or_default(),
            ClauseKind::To(words) => relief.granted_to = self.actors(scope, words).unwrap_or_default(),
            ClauseKind::When(condition) => relief.when = self.condition(condition, scope),
            ClauseKind::Worth(worth) => {
                if let Some(typed) = self.quantity(worth, scope) {
                    if !matches!(typed.kind, Kind::Number(_)) {
                        self.dimension_of(&typed, worth, scope);
                    }
                    relief.unit = typed.shown;
                    relief.worth = Some(typed.quantity);
                }
            }
            ClauseKind::Reversible(length) => relief.reversible = Some(Reversible::Within(length.duration)),
            ClauseKind::Irreversible => relief.reversible = Some(Reversible::Never),
            ClauseKind::SuspendWhen(condition) => relief.suspend_when = self.condition(condition, scope),
            ClauseKind::WithdrawWhen(condition) => relief.withdraw_when = self.condition(condition, scope),
            ClauseKind::Restore(length, when) => {
                let when = when.as_ref().and_then(|when| self.condition(when, scope));
                relief.restore = Some(Restore { within: length.duration, when });
            }
            ClauseKind::From(date) => relief.from = self.date(date, term),
            ClauseKind::Until(date) => relief.until = self.until(date, false, term),
            ClauseKind::Through(date) => relief.until = self.until(date, true, term),
            ClauseKind::Track(word) => relief.track = self.track(scope, word),
            ClauseKind::InPhase(word) => relief.in_phase = self.phase_named(scope, word),
            ClauseKind::LikelyTakes(low, high, mode) => relief.likely = self.takes(scope, low, high, mode.as_ref()),
            ClauseKind::LikelyHolds(_, per) => {
                let help = "say how long granting it takes: `likely 10 days to 30 days`";
                self.error(scope, "clause-does-not-fit", per.span, "a relief is granted once", help);
            }
            _ => {}
        }
    }

    fn relief_term(&mut self, relief: &mut Relief, scope: &Scope<'a>) {
        for clause in &scope.declaration.clauses {
            let ClauseKind::Grants { term: Some(term), .. } = &clause.kind else { continue };
            match term {
                Term::Within(length) => relief.term = GrantTerm::Within(length.duration),
                Term::By(date) => {
                    if let Some(date) = self.date(date, scope) {
                        relief.term = GrantTerm::By(date);
                    }
                }
            }
        }
    }

    fn check_relief(&mut self, scope: &Scope<'a>, relief: &Relief) {
        self.check_order(scope, relief.from.as_ref(), relief.until.as_ref());
        let clauses = &scope.declaration.clauses;
        let has_suspend = clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::SuspendWhen(_)));
        for clause in clauses {
            match &clause.kind {
                ClauseKind::Restore(..) if !has_suspend => {
                    let message = "there is nothing to restore: the relief is never suspended";
                    let help = "add `suspend when CONDITION`, or leave `restore` out";
                    self.error(scope, "restore-without-suspend", clause.span, message, help);
                }
                ClauseKind::SuspendWhen(_) | ClauseKind::WithdrawWhen(_)
                    if relief.reversible == Some(Reversible::Never) =>
                {
                    let message = "what is `irreversible` cannot be suspended or withdrawn";
                    let help = "write `reversible within 14 days`, or leave this clause out";
                    self.error(scope, "clause-does-not-fit", clause.span, message, help);
                }
                _ => {}
            }
        }
    }
}
