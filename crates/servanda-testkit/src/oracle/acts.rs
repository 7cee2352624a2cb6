//! Acts: decisions, and who has the power to take them. SEMANTICS, principle 5; S3.

use servanda_agreement::{ActorId, Named, Place, Role};
use servanda_base::Instant;
use servanda_evidence::{Body, Decision, Grain, RecordId, Standard};

use super::admission::says_of;
use super::{Moment, Oracle};

/// A decision that counts in the view.
#[derive(Debug, Clone)]
pub(super) struct ActTaken {
    pub(super) what: Decision,
    /// S3: of an act dated by a day, its first instant.
    pub(super) from: Instant,
    /// Through when it holds: for ever if not said.
    pub(super) through: Instant,
    /// S3: of an act dated by a day, its last instant, at which it is judged.
    pub(super) judged_at: Instant,
    /// Where it stands in the log: the order of acts of one instant.
    pub(super) order: RecordId,
    /// What it belongs to.
    pub(super) of: Option<Box<str>>,
    /// By whom, if it is an actor.
    pub(super) by: Option<ActorId>,
    /// Whether the author is an actor who speaks for itself, or somebody who tells of another's act.
    is_told: bool,
    /// For whom it speaks beside its author: the members of a body.
    members: Vec<ActorId>,
}

impl ActTaken {
    /// Whether it is an act of this actor: its own, that of a body of which it is a member, or one that is told of by
    /// somebody else (which stands for the act of all whose act it must be).
    pub(super) fn speaks_for(&self, who: ActorId) -> bool {
        self.is_told || self.by == Some(who) || self.members.contains(&who)
    }

    /// Whether somebody else tells of it.
    pub(super) fn is_told(&self) -> bool {
        self.is_told
    }
}

impl<'a> Oracle<'a> {
    /// Every decision about something that counts in the view, by when it takes effect. "A decision counts at every
    /// standard if its author had the power to take it; told by another it counts so from `reported` down."
    pub(super) fn acts(&self, about: Named, part: Option<Place>, m: Moment) -> Vec<ActTaken> {
        let mut acts = Vec::new();
        for (id, record) in self.records(m).iter() {
            let Body::Decision { about: of_what, of, act, .. } = &record.body else {
                continue;
            };
            if *of_what != about || !says_of(record, part) {
                continue;
            }
            let source = self.view.source(record.source);
            let is_told = !source.actor.is_some_and(|actor| self.may_take(about, part, *act, actor));
            if is_told {
                let standard = if record.credibility < 6
                    && source.reliability < servanda_evidence::Reliability::F
                    && Self::is_reported(record, source)
                {
                    Standard::Reported
                } else {
                    Standard::Alleged
                };
                if standard > self.view.standard() {
                    continue;
                }
            }
            let (from, through) = match record.time.grain {
                Grain::Instant | Grain::Day => (record.time.start, Instant::END),
                Grain::Coarse => (record.time.last(), Instant::END),
                Grain::Throughout => (record.time.start, record.time.end),
            };
            let calendar = &self.agreement.calendar;
            let judged_at = match record.time.grain {
                Grain::Throughout => calendar.last_instant(calendar.date_of(record.time.start)),
                _ => record.time.last(),
            };
            let owed_to: Vec<ActorId> = match about {
                Named::Commitment(id) => self.agreement.owed_to(id, part),
                Named::Relief(id) => self.agreement.reliefs[id].granted_to.clone(),
                _ => Vec::new(),
            };
            let by = source.actor;
            let members = by.and_then(|actor| self.body_spoken_for(actor, &owed_to)).unwrap_or_default();
            acts.push(ActTaken {
                what: *act,
                from,
                through,
                judged_at,
                order: *id,
                of: of.clone(),
                by,
                is_told,
                members,
            });
        }
        acts.sort_by_key(|act| (act.from, act.order));
        acts
    }

    /// The power table of principle 5.
    fn may_take(&self, about: Named, part: Option<Place>, act: Decision, actor: ActorId) -> bool {
        let agreement = self.agreement;
        let is_party = agreement.actors[actor].role == Role::Party;
        let body = matches!(agreement.actors[actor].role, Role::Body { .. });
        match (about, act) {
            // "Granted, suspended, restored, withdrawn, refused: the side that grants."
            (
                Named::Relief(id),
                Decision::Granted(_)
                | Decision::Refused
                | Decision::Suspended
                | Decision::Restored
                | Decision::Withdrawn(_),
            ) => {
                let side = &agreement.reliefs[id].granted_by;
                side.iter().any(|of| *of == actor || agreement.members(*of).contains(&actor))
            }
            // "Waived, extended, paused, resumed: all to whom it is owed: each by a record of its own, or a body of
            // which all of them are members."
            (Named::Relief(id), _) => {
                let owed_to = &agreement.reliefs[id].granted_to;
                owed_to.contains(&actor) || self.body_spoken_for(actor, owed_to).is_some()
            }
            (Named::Commitment(id), Decision::StepDone(number)) => {
                let index = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
                let steps = &agreement.commitments[id].verify_steps;
                steps.get(index).is_some_and(|step| self.may_tick(actor, step.by))
            }
            (Named::Commitment(id), _) => {
                let owed_to = agreement.owed_to(id, part);
                owed_to.contains(&actor) || self.body_spoken_for(actor, &owed_to).is_some()
            }
            // "Step N done: its actor, or for a body any member or its host."
            (Named::Response(id), Decision::StepDone(number)) => {
                let index = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
                let response = &agreement.responses[id];
                let step = response.steps.iter().chain(&response.steps_back).nth(index);
                step.is_some_and(|step| self.may_tick(actor, step.by))
            }
            // "Opened, stage, settled: any party opens; the body or all parties to the dispute move and settle."
            (Named::Procedure(_), Decision::Opened) => is_party,
            (Named::Procedure(_), Decision::Stage | Decision::Settled | Decision::Extended) => {
                is_party || body || self.is_neutral_member(actor)
            }
            _ => is_party || body,
        }
    }

    /// A member of some body that is no party: its record counts as the body's.
    pub(super) fn is_neutral_member(&self, actor: ActorId) -> bool {
        self.agreement.actors[actor].role != Role::Party
            && self.agreement.actors.iter().any(|(_, declared)| match &declared.role {
                Role::Body { members } => members.contains(&actor),
                _ => false,
            })
    }

    /// "All to whom it is owed": each of them.
    pub(super) fn all_consent(&self, owed_to: &[ActorId], consents: impl Fn(ActorId) -> bool) -> bool {
        !owed_to.is_empty() && owed_to.iter().all(|who| consents(*who))
    }

    /// The members of a body of which all of these are members, if it speaks through this actor: itself, or a member
    /// that counts as it. S20: "no party can waive or settle for the others".
    fn body_spoken_for(&self, actor: ActorId, all: &[ActorId]) -> Option<Vec<ActorId>> {
        self.agreement.actors.iter().find_map(|(body, declared)| match &declared.role {
            Role::Body { members } if all.iter().all(|who| members.contains(who)) => {
                let speaks = body == actor || (members.contains(&actor) && self.is_neutral_member(actor));
                speaks.then(|| members.clone())
            }
            _ => None,
        })
    }

    fn may_tick(&self, actor: ActorId, by: ActorId) -> bool {
        let is_host = self.agreement.actors[actor].role == Role::Host;
        match &self.agreement.actors[by].role {
            Role::Body { members } => actor == by || is_host || members.contains(&actor),
            _ => actor == by,
        }
    }
}
