//! A duty to do something by a deadline, and what is said when it was done, late, or not at all. Shared by the forms
//! that ask for an event. Source: SEMANTICS, Frame, `does E by d`; S14.

use std::rc::Rc;

use servanda_agreement::{Act, EventRef};
use servanda_base::{Deadline, Duration, Instant};

use crate::knower::{Context, Knower};
use crate::occurrence::{Happenings, Occurrence, places};
use crate::{Doubt, Doubts, Footing, Grounds, Remark, Standing, united};

/// A duty to do (or to let others do) something by a deadline.
pub(crate) struct EventDuty<'d> {
    pub act: Act,
    pub event: &'d EventRef,
    pub context: Context,
    /// When the duty began: how far back a denial without a start reaches.
    pub since: Instant,
    /// The deadline; two where the trigger is dated coarsely: in time before the first, late after the last.
    pub due: (Deadline, Deadline),
    /// The request that is to be answered.
    pub key: Option<Box<str>>,
    /// Whether the first occurrence says that there was none before.
    pub first_says_none_before: bool,
}

impl Knower<'_, '_> {
    /// The instants at which what is said of a duty may change, its occurrences apart.
    pub(crate) fn changes_of(&self, duty: &EventDuty<'_>, happenings: &Happenings) -> Vec<Instant> {
        let reporting_time = self.reporting_time(duty.event.event, duty.context);
        let mut changes = vec![duty.since, duty.due.0.at, duty.due.1.at];
        changes.push(self.report_due(duty.due.1, reporting_time).at);
        for occurrence in &happenings.occurrences {
            changes.extend([occurrence.time.start, occurrence.time.last(), occurrence.open_until]);
        }
        changes.extend(happenings.denials.iter().flat_map(|denial| [denial.from.unwrap_or(duty.since), denial.until]));
        changes.extend(happenings.refusals.iter().map(|refusal| refusal.time.last()));
        super::finite(changes)
    }

    /// What is said at `at` of a duty, of which `done` is the occurrence that answers it, if any does.
    pub(crate) fn of_duty(
        &self,
        duty: &EventDuty<'_>,
        happenings: &Happenings,
        done: Option<&Occurrence>,
        at: Instant,
    ) -> Standing {
        match done {
            Some(done) if done.time.last() <= at => self.of_done(duty, happenings, done, at),
            Some(done) if done.time.start <= at => {
                Standing::unverified(Doubts::of(Doubt::TooCoarse)).on(&done.grounds)
            }
            _ if at < duty.due.1.at => Standing::pending(Some(duty.due.1)),
            done => self.of_undone(duty, happenings, done, at),
        }
    }

    fn of_done(&self, duty: &EventDuty<'_>, happenings: &Happenings, done: &Occurrence, at: Instant) -> Standing {
        let doubtful = |doubt| Standing::unverified(Doubts::of(doubt)).on(&done.grounds);
        if done.disputed {
            return doubtful(Doubt::Conflict);
        }
        if at < done.open_until {
            return doubtful(Doubt::ReportAwaited);
        }
        let (earliest, latest) = duty.due;
        if done.time.end <= earliest.at {
            return Standing::met(Footing::Attested, done.grounds.clone());
        }
        if done.time.start < latest.at {
            return doubtful(Doubt::TooCoarse);
        }
        match self.undone_at_deadline(duty, happenings, Some(done)) {
            Some(grounds) => Standing::late(united(&done.grounds, &grounds)),
            None if self.absence_was_known(duty, at) => Standing::late(done.grounds.clone()),
            None => doubtful(Doubt::TimingUnknown),
        }
    }

    /// What is said of a duty that is past its deadline and not done.
    pub(crate) fn of_undone(
        &self,
        duty: &EventDuty<'_>,
        happenings: &Happenings,
        later: Option<&Occurrence>,
        at: Instant,
    ) -> Standing {
        let deadline = duty.due.1;
        let reporting_time = self.reporting_time(duty.event.event, duty.context);
        let reported = self.report_due(deadline, reporting_time);
        if duty.act == Act::Does
            && let Some(grounds) = self.undone_at_deadline(duty, happenings, later)
        {
            return Standing::breached(Remark::Denied, Footing::Attested, grounds);
        }
        let refused = happenings
            .refusals
            .iter()
            .filter(|refusal| duty.key.is_none() || refusal.key.is_none() || refusal.key == duty.key)
            .find(|refusal| refusal.time.start >= duty.since && refusal.time.last() <= at);
        if at < reported.at {
            return Standing::unverified(Doubts::of(Doubt::ReportAwaited)).due(reported);
        }
        if let Some(refusal) = refused {
            return Standing::breached(Remark::Refused, Footing::Attested, refusal.grounds.clone());
        }
        if duty.act == Act::Does && self.is_complete(duty.event.event) {
            return Standing::breached(Remark::BySilence, Footing::BySilence, Rc::from([]));
        }
        Standing::overdue(self.hears_of(duty.event.event))
    }

    /// The records that attest that it was not done by the last instant before the deadline.
    fn undone_at_deadline(
        &self,
        duty: &EventDuty<'_>,
        happenings: &Happenings,
        first: Option<&Occurrence>,
    ) -> Option<Grounds> {
        let last = duty.due.1.at.pred();
        let mut grounds: Grounds = Rc::from([]);
        let places = places(&duty.event.at, duty.context);
        let denied = places.iter().all(|place| {
            let denial = happenings.denials.iter().find(|denial| {
                denial.place == *place
                    && (denial.key.is_none() || denial.key == duty.key)
                    && denial.covers(duty.since, last, duty.since)
            });
            if let Some(denial) = denial {
                grounds = united(&grounds, &denial.grounds);
            }
            denial.is_some()
        });
        if denied && !places.is_empty() {
            return Some(grounds);
        }
        first
            .filter(|first| duty.first_says_none_before && !first.disputed && first.time.start >= duty.due.1.at)
            .map(|first| first.grounds.clone())
    }

    fn absence_was_known(&self, duty: &EventDuty<'_>, at: Instant) -> bool {
        let reporting_time: Option<Duration> = self.reporting_time(duty.event.event, duty.context);
        self.is_complete(duty.event.event) && self.absence_is_known(duty.due.1.at.pred(), at, reporting_time)
    }
}
