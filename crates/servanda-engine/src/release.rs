//! While nothing is owed: a commitment that is waived, excused by its text, or paused by all to whom it is owed. What
//! happens then breaks nothing, what is read then proves no violation, and nothing falls due. Source: SEMANTICS, Frame and
//! principle 2; S40.
//!
//! ```text
//!   term      [-------------------------------)
//!   released        [-----)         [---)
//!   owed      [-----)     [---------)   [-----)      judged by what was asserted, and by what happened, in these
//! ```

use servanda_agreement::{ActorId, Commitment, CommitmentId, Named, Place};
use servanda_base::{Calendar, Deadline, Duration, Instant, Timeline, Truth, timeline};
use servanda_evidence::Decision;

use crate::condition::sampled;
use crate::form::finite;
use crate::knower::{Context, Knower};
use crate::power::Act;
use crate::{Grounds, Remark, Standing, united};

/// When a commitment, or one part of it, is released from its duty.
pub(crate) struct Releases {
    /// The standing while it is released.
    line: Timeline<Option<Standing>>,
    /// The same as stretches, `[from, until)`, in order; none touches the next.
    stretches: Vec<(Instant, Instant)>,
}

impl Default for Releases {
    fn default() -> Self {
        Self { line: Timeline::constant(None), stretches: Vec::new() }
    }
}

impl Releases {
    fn of(line: Timeline<Option<Standing>>) -> Self {
        let mut stretches: Vec<(Instant, Instant)> = Vec::new();
        for (from, until, _) in line.stretches().filter(|(.., standing)| standing.is_some()) {
            match stretches.last_mut() {
                Some(last) if last.1 == from => last.1 = until,
                _ => stretches.push((from, until)),
            }
        }
        Self { line, stretches }
    }

    /// Whether it is owed always.
    pub(crate) fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// The standing at `at`, if it is released then.
    pub(crate) fn at(&self, at: Instant) -> Option<&Standing> {
        self.line.at(at).as_ref()
    }

    /// When it is released, and when it is owed again.
    pub(crate) fn changes(&self) -> Vec<Instant> {
        self.line.changes().collect()
    }

    /// The first instant from `at` on at which it is owed.
    pub(crate) fn owed_from(&self, at: Instant) -> Instant {
        self.stretches.iter().find(|(from, until)| *from <= at && at < *until).map_or(at, |(_, until)| *until)
    }

    /// The stretches that are over by `at`, each with its standing.
    pub(crate) fn over(&self, at: Instant) -> impl Iterator<Item = (Instant, Instant, &Standing)> {
        let released =
            self.line.stretches().filter_map(|(from, until, standing)| Some((from, until, standing.as_ref()?)));
        released.filter(move |(_, until, _)| *until <= at)
    }

    /// Whether it is released at some instant of `[from, until)`.
    pub(crate) fn touch(&self, (from, until): (Instant, Instant)) -> bool {
        self.stretches.iter().any(|stretch| stretch.0 < until && stretch.1 > from)
    }

    /// Whether it is released at every instant of `[from, until)`.
    pub(crate) fn cover(&self, (from, until): (Instant, Instant)) -> bool {
        self.stretches.iter().any(|stretch| stretch.0 <= from && until <= stretch.1)
    }

    /// When it is owed within `[from, through]`, as such stretches.
    pub(crate) fn owed_within(&self, (from, through): (Instant, Instant)) -> Vec<(Instant, Instant)> {
        let mut owed = Vec::new();
        let mut open = from;
        for (released, resumed) in self.stretches.iter().filter(|(released, _)| *released <= through) {
            if *released > open {
                owed.push((open, released.pred()));
            }
            open = open.max(*resumed);
        }
        if open <= through || owed.is_empty() && open == from {
            owed.push((open, through));
        }
        owed
    }

    /// A deadline that would run out while nothing is owed: the term of it is counted anew from when it is owed again.
    pub(crate) fn moved(&self, calendar: &Calendar, deadline: Deadline, term: Duration) -> Deadline {
        self.stretches.iter().fold(deadline, |deadline, (released, resumed)| {
            let last = deadline.at.pred();
            match () {
                () if last < *released || last >= *resumed || !deadline.at.is_finite() => deadline,
                () if resumed.is_finite() => calendar.due(*resumed, term),
                () => Deadline::NEVER,
            }
        })
    }
}

impl Knower<'_, '_> {
    /// When the commitment that asks, or its part, is released.
    pub(crate) fn releases_in(&self, context: Context) -> Releases {
        match context.commitment {
            Some(id) => self.releases(id, context.here),
            None => Releases::default(),
        }
    }

    /// When a commitment is released: of one part, or of all of it.
    pub(crate) fn releases(&self, id: CommitmentId, part: Option<Place>) -> Releases {
        let commitment: &Commitment = &self.agreement().commitments[id];
        let context = Context { commitment: Some(id), here: part, ..Context::default() };
        let excuse = commitment.excused_while.as_ref().map(|condition| self.truth(condition, context));
        let waived = self.waived(Named::Commitment(id), part, &self.agreement().owed_to(id, part));
        let paused = self.paused(id, part);
        let is_never = |line: &Timeline<Option<Grounds>>| line.changes().len() == 0 && line.last().is_none();
        if excuse.is_none() && is_never(&waived) && is_never(&paused) {
            return Releases::default();
        }
        let mut changes: Vec<Vec<Instant>> = vec![waived.changes().collect(), paused.changes().collect()];
        changes.extend(excuse.iter().map(|line| line.changes().collect()));
        Releases::of(sampled(changes, |at| {
            let excused = excuse.as_ref().map(|line| line.at(at)).filter(|judgement| judgement.truth == Truth::True);
            match (waived.at(at), excused, paused.at(at)) {
                (Some(grounds), ..) => Some(Standing::waived(grounds.clone())),
                (_, Some(judgement), _) => Some(Standing::excused(Remark::ExcusedByText, judgement.grounds.clone())),
                (.., Some(grounds)) => Some(Standing::excused(Remark::Paused, grounds.clone())),
                _ => None,
            }
        }))
    }

    /// While all to whom something is owed have waived it, with the records of it.
    pub(crate) fn waived(&self, subject: Named, part: Option<Place>, owed_to: &[ActorId]) -> Timeline<Option<Grounds>> {
        let mut waivers = self.acts_on(subject, part);
        waivers.retain(|act| act.decision == Decision::Waived);
        sampled([changes_of_acts(&waivers)], |at| {
            let in_effect = waivers.iter().rev().filter(|act| act.is_in_effect(at));
            joint(owed_to, |who| in_effect.clone().find(|act| self.speaks_for(act, *who, owed_to)))
        })
    }

    /// While it is paused: from the last of those to whom it is owed, until all of them have resumed.
    fn paused(&self, id: CommitmentId, part: Option<Place>) -> Timeline<Option<Grounds>> {
        let mut acts = self.acts_on(Named::Commitment(id), part);
        acts.retain(|act| matches!(act.decision, Decision::Paused | Decision::Resumed));
        let owed_to = &self.agreement().owed_to(id, part);
        let mut line = Timeline::constant(None);
        let mut paused: Option<Grounds> = None;
        for at in timeline::merged([changes_of_acts(&acts)]) {
            let last_word =
                |who: &ActorId| acts.iter().rev().find(|act| act.from <= at && self.speaks_for(act, *who, owed_to));
            let pauses =
                |who: &ActorId| last_word(who).filter(|act| act.decision == Decision::Paused && act.is_in_effect(at));
            match joint(owed_to, pauses) {
                Some(grounds) => paused = Some(grounds),
                None if owed_to.iter().all(|who| pauses(who).is_none()) => paused = None,
                None => {}
            }
            line.push(at, paused.clone());
        }
        line
    }

    /// The records by which a commitment was resumed, up to `at`.
    pub(crate) fn resumed_by(&self, id: CommitmentId, part: Option<Place>, at: Instant) -> Grounds {
        let acts = self.acts_on(Named::Commitment(id), part);
        let resumed = acts.iter().filter(|act| act.decision == Decision::Resumed && act.from <= at);
        resumed.fold(Grounds::from([]), |all, act| united(&all, &act.grounds))
    }
}

/// The instants at which decisions begin and cease to be in effect.
fn changes_of_acts(acts: &[Act]) -> Vec<Instant> {
    finite(acts.iter().flat_map(|act| std::iter::once(act.from).chain(act.through)))
}

/// The records by which all of `who` joined in something; `None` while one has not.
fn joint<'a>(who: &[ActorId], act_of: impl Fn(&ActorId) -> Option<&'a Act>) -> Option<Grounds> {
    let acts: Option<Vec<&Act>> = who.iter().map(act_of).collect();
    let acts = acts.filter(|acts| !acts.is_empty())?;
    Some(acts.iter().fold(Grounds::from([]), |all, act| united(&all, &act.grounds)))
}
