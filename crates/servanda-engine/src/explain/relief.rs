//! Why a relief stands as it does: each act judged by what was known when it was taken, and apart from that what is
//! known now where it still matters.

use servanda_agreement::{GrantTerm, Relief, ReliefId};
use servanda_base::{Deadline, Instant};

use super::{Bearing, Claim, Owed, Reason};
use crate::knower::Knower;
use crate::{Done, Grounds, JudgedAct, ReliefAssessment, ReliefStatus};

impl Knower<'_, '_> {
    pub(super) fn why_relief(&self, id: ReliefId, at: Instant) -> (Reason, Option<Instant>) {
        let relief = &self.agreement().reliefs[id];
        let assessed = self.relief(id);
        let standing = assessed.status.at(at).clone();
        let word = assessed.status.map(|standing| standing.status);
        let acts = assessed.acts.at(at);
        let mut because: Vec<Reason> = acts.iter().map(|act| self.why_act(relief, act)).collect();
        if !matches!(standing.status, ReliefStatus::Lapsed | ReliefStatus::Waived) {
            because.extend(self.why_open(relief, &assessed, at));
        }
        let grounds = standing.grounds.clone();
        (Reason::new(Claim::Relief(id, standing, word.since(at)), grounds, because), word.next_change(at))
    }

    /// An act, with the condition that judges it as that was known then.
    fn why_act(&self, relief: &Relief, act: &JudgedAct) -> Reason {
        let known = match act.done {
            Done::Granted | Done::GrantedInPart if act.owed_since.is_none() => {
                relief.when.as_ref().map(|when| (when, Bearing::When))
            }
            Done::Suspended => relief.suspend_when.as_ref().map(|when| (when, Bearing::Suspend)),
            Done::Withdrawn => relief.withdraw_when.as_ref().map(|when| (when, Bearing::Withdraw)),
            _ => None,
        };
        let owed = act.owed_since.and_then(|since| Some((relief.when.as_ref()?, since)));
        let mut because: Vec<Reason> = Vec::new();
        // What was owed was given, whatever its condition is by then.
        because.extend(owed.map(|(when, since)| self.why_known(when, since, Bearing::When)));
        because.extend(
            known.map(|(when, bearing)| self.why_known(when, act.held_since.unwrap_or(act.judged_at), bearing)),
        );
        Reason::new(Claim::Act(act.clone()), act.grounds.clone(), because)
    }

    /// What is known now, where it still matters: to what is owed, to a suspension that is open.
    fn why_open(&self, relief: &Relief, assessed: &ReliefAssessment, at: Instant) -> Vec<Reason> {
        let done = *assessed.done.at(at);
        let mut because = Vec::new();
        let mut known = |condition: &Option<servanda_agreement::Condition>, bearing| {
            because.extend(condition.as_ref().map(|condition| self.why_known(condition, at, bearing)));
        };
        match done {
            Done::Nothing => {
                known(&relief.when, Bearing::When);
                known(&relief.suspend_when, Bearing::Suspend);
                known(&relief.withdraw_when, Bearing::Withdraw);
            }
            Done::Granted | Done::GrantedInPart | Done::Restored => {
                if done == Done::GrantedInPart && assessed.owed_since.at(at).is_some() {
                    known(&relief.when, Bearing::When);
                }
                known(&relief.suspend_when, Bearing::Suspend);
            }
            Done::Suspended => match &relief.restore {
                Some(restore) if restore.when.is_some() => {
                    known(&restore.when, Bearing::Restore);
                    known(&relief.suspend_when, Bearing::Suspend);
                    known(&relief.withdraw_when, Bearing::Withdraw);
                }
                Some(_) => known(&relief.suspend_when, Bearing::RestoreUnless),
                None => {}
            },
            Done::Withdrawn => {}
        }
        because.extend(self.why_owed(relief, assessed, at));
        because
    }

    fn why_owed(&self, relief: &Relief, assessed: &ReliefAssessment, at: Instant) -> Option<Reason> {
        let since = (*assessed.owed_since.at(at))?;
        let restoration = *assessed.done.at(at) == Done::Suspended;
        let due = match (&relief.restore, &relief.term) {
            (Some(restore), _) if restoration => self.calendar().due(since, restore.within),
            (_, GrantTerm::Within(within)) => self.calendar().due(since, *within),
            (_, GrantTerm::By(date)) => {
                self.deadline(date).unwrap_or(Deadline::NEVER).max(Deadline { at: since, closes_day: false })
            }
            (_, GrantTerm::Open) => Deadline::NEVER,
        };
        Some(Reason::new(Claim::Owed(Owed { restoration, since, due }), Grounds::from([]), Vec::new()))
    }
}
