//! Power: who may take which decision, and from when it takes effect. Source: SEMANTICS, principle 5; S3, S16.

use servanda_agreement::{ActorId, Named, Place, Role};
use servanda_base::Instant;
use servanda_evidence::{Decision, Grain, PackedRecord, RecordId, Says, Standard};

use crate::Grounds;
use crate::knower::Knower;

/// A decision that counts.
#[derive(Debug, Clone)]
pub(crate) struct Act {
    /// From when it is in effect.
    pub from: Instant,
    /// What was known at this instant was known to who acted.
    pub judged_at: Instant,
    /// Through when, exclusive, if it says so.
    pub through: Option<Instant>,
    pub decision: Decision,
    /// What it belongs to.
    pub of: Option<Box<str>>,
    /// Who decided; nobody in particular where another tells of it.
    pub actor: Option<ActorId>,
    pub grounds: Grounds,
}

impl Act {
    /// Whether it has begun, and not run out.
    pub(crate) fn is_in_effect(&self, at: Instant) -> bool {
        self.from <= at && self.through.is_none_or(|through| at < through)
    }
}

impl<'a> Knower<'_, 'a> {
    /// The decisions about `subject` at `part`, in order of time, whoever took them.
    fn decisions(&self, subject: Named, part: Option<Place>) -> Vec<(Act, RecordId, PackedRecord<'a>)> {
        let mut acts: Vec<(Act, RecordId, PackedRecord<'a>)> = self
            .records(subject)
            .into_iter()
            .filter_map(|(id, record)| {
                let Says::Decision { of, act, .. } = record.says() else { return None };
                let places = record.places();
                let here = places.is_empty() || part.is_none_or(|part| places.contains(&part));
                here.then(|| (self.act(id, record, act, of.map(Box::from)), id, record))
            })
            .collect();
        acts.sort_by_key(|(act, id, _)| (act.from, act.judged_at, *id));
        acts
    }

    fn act(&self, id: RecordId, record: PackedRecord<'_>, decision: Decision, of: Option<Box<str>>) -> Act {
        let time = record.time();
        let calendar = self.calendar();
        let (from, judged_at, through) = match time.grain {
            Grain::Instant => (time.start, time.start, None),
            Grain::Day => (time.start, time.last(), None),
            Grain::Coarse => (time.last(), time.last(), None),
            Grain::Throughout => {
                let day = calendar.date_of(time.start);
                let dated_by_day = calendar.open(day) == time.start;
                (time.start, if dated_by_day { calendar.last_instant(day) } else { time.start }, Some(time.end))
            }
        };
        let actor = self.view.source(record.source()).actor;
        Act { from, judged_at, through, decision, of, actor, grounds: Grounds::from([id]) }
    }

    /// The decisions about `subject` at `part` that count, in order of time: of those who have the power, and those told
    /// by others where the standard admits it.
    pub(crate) fn acts_on(&self, subject: Named, part: Option<Place>) -> Vec<Act> {
        let counts = |(act, _, record): (Act, RecordId, PackedRecord<'_>)| {
            if act.actor.is_some_and(|actor| self.may_take(subject, part, act.decision, actor)) {
                return Some(act);
            }
            // Told by another it is a claim, and stands for the act of whoever it must be.
            self.is_admitted_word(record).then_some(Act { actor: None, ..act })
        };
        self.decisions(subject, part).into_iter().filter_map(counts).collect()
    }

    /// The power table.
    fn may_take(&self, subject: Named, part: Option<Place>, decision: Decision, actor: ActorId) -> bool {
        let agreement = self.agreement();
        let is_party = agreement.actors[actor].role == Role::Party;
        let consents = |owed_to: &[ActorId]| owed_to.contains(&actor) || self.speaks_for_body_of(Some(actor), owed_to);
        let ticks = |step_by: Option<ActorId>| step_by.is_some_and(|by| self.acts_for(Some(actor), &[by]));
        let nth = |number: u32| usize::try_from(number).unwrap_or(0).wrapping_sub(1);
        match (subject, decision) {
            (
                Named::Relief(id),
                Decision::Granted(_)
                | Decision::Refused
                | Decision::Suspended
                | Decision::Restored
                | Decision::Withdrawn(_),
            ) => {
                let members = agreement.reliefs[id].granted_by.iter().flat_map(|by| agreement.members(*by));
                agreement.reliefs[id].granted_by.contains(&actor) || members.into_iter().any(|member| member == actor)
            }
            (Named::Relief(id), _) => consents(&agreement.reliefs[id].granted_to),
            (Named::Commitment(id), Decision::StepDone(number)) => {
                ticks(agreement.commitments[id].verify_steps.get(nth(number)).map(|step| step.by))
            }
            (Named::Commitment(id), _) => consents(&agreement.owed_to(id, part)),
            (Named::Response(id), Decision::StepDone(number)) => {
                let response = &agreement.responses[id];
                ticks(response.steps.iter().chain(&response.steps_back).nth(nth(number)).map(|step| step.by))
            }
            (Named::Procedure(_), Decision::Opened) => is_party,
            (Named::Procedure(_), _) => is_party || self.speaks_for_body_of(Some(actor), &[]),
            _ => is_party,
        }
    }

    /// Whether a decision is `who`'s, of those whose consent is needed: its own, that of a body to which all of them
    /// belong, or one told by another.
    pub(crate) fn speaks_for(&self, act: &Act, who: ActorId, all: &[ActorId]) -> bool {
        act.actor.is_none() || act.actor == Some(who) || self.speaks_for_body_of(act.actor, all)
    }

    /// Whether `actor` is one of `who`, or a member (or the host) for a body among them.
    fn acts_for(&self, actor: Option<ActorId>, who: &[ActorId]) -> bool {
        let Some(actor) = actor else { return false };
        let for_body = |body: &ActorId| match &self.agreement().actors[*body].role {
            Role::Body { members } => members.contains(&actor) || self.agreement().actors[actor].role == Role::Host,
            _ => false,
        };
        who.contains(&actor) || who.iter().any(for_body)
    }

    /// Whether `actor` speaks for a body to which all of `all` belong: the body itself, or a member of it that is no
    /// party (whose record would be its own word alone).
    fn speaks_for_body_of(&self, actor: Option<ActorId>, all: &[ActorId]) -> bool {
        let Some(actor) = actor else { return false };
        let is_party = self.agreement().actors[actor].role == Role::Party;
        self.agreement().actors.iter().any(|(body, declared)| match &declared.role {
            Role::Body { members } => {
                let is_joint = all.iter().all(|one| members.contains(one));
                is_joint && (actor == body || (members.contains(&actor) && !is_party))
            }
            _ => false,
        })
    }

    /// Whether a decision told by somebody without the power counts: as a claim, from `reported` down.
    fn is_admitted_word(&self, record: PackedRecord<'_>) -> bool {
        self.admits(if self.is_reported(record) { Standard::Reported } else { Standard::Alleged })
    }
}
