//! Power: who may take which decision, and from when it takes effect. Source: SEMANTICS, principle 5; S3, S16.

use std::rc::Rc;

use servanda_agreement::{ActorId, Named, Place, Role, Verification};
use servanda_base::Instant;
use servanda_evidence::{Body, Decision, Grain, Record, RecordId, Standard};

use crate::admit::Admission;
use crate::knower::Knower;
use crate::Grounds;

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
    /// Who decided, if a declared actor did.
    pub actor: Option<ActorId>,
    pub grounds: Grounds,
}

impl Act {
    /// Whether it has begun, and not run out.
    pub(crate) fn is_in_effect(&self, at: Instant) -> bool {
        self.from <= at && self.through.is_none_or(|through| at < through)
    }
}

impl Knower<'_, '_> {
    /// The decisions about `subject` at `part`, in order of time, whoever took them.
    fn decisions(&self, subject: Named, part: Option<Place>) -> Vec<(Act, RecordId, &Record)> {
        let mut acts: Vec<(Act, RecordId, &Record)> = self
            .records(subject)
            .into_iter()
            .filter_map(|(id, record)| {
                let Body::Decision { places, of, act, .. } = &record.body else { return None };
                let here = places.is_empty() || part.is_none_or(|part| places.contains(&part));
                here.then(|| (self.act(id, record, *act, of.clone()), id, record))
            })
            .collect();
        acts.sort_by_key(|(act, id, _)| (act.from, act.judged_at, *id));
        acts
    }

    fn act(&self, id: RecordId, record: &Record, decision: Decision, of: Option<Box<str>>) -> Act {
        let time = record.time;
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
        let actor = self.view.source(record.source).actor;
        Act { from, judged_at, through, decision, of, actor, grounds: Rc::from([id]) }
    }

    /// The decisions about `subject` taken by one of `who`, or told of them by another where the standard admits it.
    pub(crate) fn acts_of(&self, subject: Named, who: &[ActorId]) -> Vec<Act> {
        self.decisions(subject, None)
            .into_iter()
            .filter(|(act, _, record)| self.acts_for(act.actor, who) || self.is_admitted_word(record))
            .map(|(act, ..)| act)
            .collect()
    }

    /// The decisions about `subject` at `part` that may count at all, in order of time.
    pub(crate) fn acts_on(&self, subject: Named, part: Option<Place>) -> Vec<Act> {
        let decisions = self.decisions(subject, part).into_iter();
        decisions.filter(|(act, _, record)| act.actor.is_some() || self.is_admitted_word(record)).map(|(act, ..)| act).collect()
    }

    /// Whether a decision is `who`'s, of those whose consent is needed: its own, that of a body to which all of them
    /// belong, or one told by somebody who is no actor.
    pub(crate) fn speaks_for(&self, act: &Act, who: ActorId, all: &[ActorId]) -> bool {
        act.actor.is_none() || act.actor == Some(who) || self.speaks_for_body_of(act.actor, all)
    }

    /// Whether `actor` is one of `who`, or a member (or the host) for a body among them.
    pub(crate) fn acts_for(&self, actor: Option<ActorId>, who: &[ActorId]) -> bool {
        let Some(actor) = actor else { return false };
        let for_body = |body: &ActorId| match &self.agreement().actors[*body].role {
            Role::Body { members } => {
                members.contains(&actor) || self.agreement().actors[actor].role == Role::Host
            }
            _ => false,
        };
        who.contains(&actor) || who.iter().any(for_body)
    }

    /// Whether `actor` speaks for a body to which all of `all` belong: the body itself, or a member of it that is no
    /// party (whose record would be its own word alone).
    pub(crate) fn speaks_for_body_of(&self, actor: Option<ActorId>, all: &[ActorId]) -> bool {
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
    fn is_admitted_word(&self, record: &Record) -> bool {
        if self.view.standard() < Standard::Reported || self.view.source(record.source).actor.is_some() {
            return false;
        }
        self.grade(record, &Admission::of_anyone(&Verification::default())) <= self.view.standard()
    }
}
