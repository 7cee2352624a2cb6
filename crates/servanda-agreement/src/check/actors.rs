//! Parties, hosts, verifiers, stakeholders, bodies, and who verifies what.

use servanda_syntax::ast::{ActorRole, Clause, ClauseKind, Item, Joined};

use super::Checker;
use super::scope::Scope;
use crate::model::*;

impl Checker<'_> {
    /// All actors.
    pub(super) fn declare_actors(&mut self) {
        for entry in self.entries.clone() {
            let Item::Actor(role) = &entry.declaration.item else { continue };
            let scope = Scope::new(&entry);
            let role = match role {
                ActorRole::Party => Role::Party,
                ActorRole::Host => Role::Host,
                ActorRole::Verifier => Role::Verifier,
                ActorRole::Stakeholder => Role::Stakeholder,
                ActorRole::Body => Role::Body { members: self.body_members(&scope) },
            };
            self.actors.push(Actor { declared: scope.declared(), role });
        }
    }

    /// Who verifies, by the `verified by` clause.
    pub(super) fn verification(&mut self, scope: &Scope<'_>) -> Verification {
        let mut verification = Verification::default();
        for clause in &scope.declaration.clauses {
            let ClauseKind::VerifiedBy { by, joined, within } = &clause.kind else { continue };
            verification.within = within.map(|length| length.duration);
            let by = self.actors(scope, by).unwrap_or_default();
            verification.by = match joined {
                Joined::EachOther => Verifiers::EachOther,
                Joined::And if by.len() > 1 => Verifiers::AllOf(by),
                Joined::Or | Joined::And => Verifiers::AnyOf(by),
            };
        }
        verification
    }

    /// The parties that are none of `these`; all parties if each of them is: then they owe it to each other.
    pub(super) fn other_parties(&self, these: &[ActorId]) -> Vec<ActorId> {
        let parties: Vec<ActorId> =
            self.actors.iter().filter(|(_, actor)| actor.role == Role::Party).map(|(id, _)| id).collect();
        let others: Vec<ActorId> = parties.iter().copied().filter(|id| !these.contains(id)).collect();
        if others.is_empty() { parties } else { others }
    }

    fn body_members(&mut self, scope: &Scope<'_>) -> Vec<ActorId> {
        let clauses = &scope.declaration.clauses;
        let members = clauses.iter().find_map(|clause: &Clause| match &clause.kind {
            ClauseKind::Members(members) => Some(members),
            _ => None,
        });
        let Some(members) = members else { return Vec::new() };
        for word in members {
            let is_body = self
                .entry(&word.text)
                .is_some_and(|entry| matches!(entry.declaration.item, Item::Actor(ActorRole::Body)));
            if is_body {
                let help = format!("name the members of `{}` themselves", word.text);
                let message = format!("the body `{}` cannot be a member of a body", word.text);
                self.error(scope, "body-in-body", word.span, message, help);
            }
        }
        self.actors(scope, members).unwrap_or_default()
    }
}
