//! A duty to do something by a deadline, and what is said when it was done, late, or not at all. Shared by the forms
//! that ask for an event. Source: SEMANTICS, Frame, `does E by d`; S14.

use std::sync::Arc;

use servanda_agreement::{Act, EventRef, Place};
use servanda_base::{Deadline, Instant};

use crate::knower::{Context, Knower};
use crate::occurrence::{Happenings, Occurrence, Refusal, places};
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
    /// What may be the doing of it, in order of time.
    pub answers: Vec<Arc<Occurrence>>,
}

impl EventDuty<'_> {
    /// From when it is closed: something undisputed that answers it has surely happened.
    pub(crate) fn closed_at(&self) -> Option<Instant> {
        let settled = self.answers.iter().filter(|answer| !answer.disputed);
        settled.map(|answer| answer.time.told_from().max(answer.open_until)).min()
    }

    /// What is reported by `at` and may still be contradicted.
    fn awaited(&self, at: Instant) -> Option<&Occurrence> {
        self.answers.iter().map(|answer| &**answer).find(|answer| answer.time.start <= at && at < answer.open_until)
    }

    fn last_instant(&self) -> Instant {
        self.due.1.at.pred()
    }
}

impl Knower<'_, '_> {
    /// The instants at which what is said of a duty may change.
    ///
    /// What happened that is no answer to it makes no difference.
    pub(crate) fn changes_of(&self, duty: &EventDuty<'_>, happenings: &Happenings) -> Vec<Instant> {
        let reporting_time = self.reporting_time(duty.event.event, duty.context);
        let mut changes = vec![duty.since, duty.due.0.at, duty.due.1.at];
        changes.push(self.report_due(duty.due.1, reporting_time).at);
        for answer in &duty.answers {
            changes.extend([answer.time.start, answer.time.told_from(), answer.open_until]);
        }
        changes.extend(happenings.denials.iter().flat_map(|denial| [denial.from.unwrap_or(duty.since), denial.until]));
        changes.extend(happenings.refusals.iter().map(|refusal| refusal.time.told_from()));
        super::finite(changes)
    }

    /// What is said of a duty at one instant.
    pub(crate) fn of_duty(&self, duty: &EventDuty<'_>, happenings: &Happenings, at: Instant) -> Standing {
        let begun = duty.answers.iter().filter(|answer| answer.time.start <= at);
        // While the other side may still contradict a report it decides nothing.
        let settled = begun.clone().filter(|answer| answer.open_until <= at);
        let of_doubt = |doubt, answer: &Occurrence| Standing::unverified(Doubts::of(doubt)).on(&answer.grounds);
        let mut done = settled.clone().filter(|answer| !answer.disputed && answer.time.told_from() <= at);
        if let Some(answer) = done.clone().find(|answer| answer.time.end <= duty.due.0.at) {
            return Standing::met(Footing::Attested, answer.grounds.clone());
        }
        if let Some(disputed) = begun.clone().find(|answer| answer.disputed) {
            return of_doubt(Doubt::Conflict, disputed);
        }
        if let Some(first) = done.next() {
            return match () {
                () if first.time.start < duty.due.1.at => of_doubt(Doubt::TooCoarse, first),
                () => match self.undone_at_deadline(duty, happenings, first.time.start, at) {
                    Some(undone) => Standing::late(united(&first.grounds, &undone.grounds)),
                    None => of_doubt(Doubt::TimingUnknown, first),
                },
            };
        }
        if let Some(doing) = settled.clone().next() {
            return of_doubt(Doubt::TooCoarse, doing);
        }
        match () {
            () if at < duty.due.0.at && duty.due.1 == Deadline::NEVER => {
                Standing::pending(None).remarked(Remark::WaitsForItsTrigger)
            }
            () if at < duty.due.0.at => Standing::pending(Some(duty.due.1)),
            () if at < duty.due.1.at => Standing::unverified(Doubts::of(Doubt::TooCoarse)).due(duty.due.1),
            () => self.of_undone(duty, happenings, at),
        }
    }

    /// What is said of a duty that is past its deadline and not done.
    fn of_undone(&self, duty: &EventDuty<'_>, happenings: &Happenings, at: Instant) -> Standing {
        let reporting_time = self.reporting_time(duty.event.event, duty.context);
        let reported = self.report_due(duty.due.1, reporting_time);
        match duty.act {
            Act::Does => {
                if let Some(undone) = self.undone_at_deadline(duty, happenings, Instant::END, at) {
                    return Standing::breached(undone.remark, undone.footing, undone.grounds);
                }
            }
            // One since the last occurrence counts for the deadline that it precedes, if it was owed then.
            Act::Allows => {
                let releases = self.releases_in(duty.context);
                let mut refusals = refusals_of(duty, happenings)
                    .filter(|refusal| !releases.touch((refusal.time.start, refusal.time.last().succ())));
                let refusal = refusals.find(|r| r.time.last() >= duty.since && r.time.told_from() <= at);
                if let Some(refusal) = refusal.filter(|_| at >= reported.at) {
                    return Standing::breached(Remark::Refused, Footing::Attested, refusal.grounds.clone());
                }
            }
        }
        if at < reported.at {
            return Standing::unverified(Doubts::of(Doubt::ReportAwaited)).due(reported);
        }
        match duty.awaited(at) {
            Some(answer) => Standing::unverified(Doubts::of(Doubt::ReportAwaited)).on(&answer.grounds),
            None => Standing::overdue(self.hears_of(duty.event.event)),
        }
    }

    /// What shows, at `at`, that it was not done by the last instant before the deadline: a denial, a refusal then or
    /// later (but before it was `done`), the first answer where it says that there was none before, or silence.
    fn undone_at_deadline(
        &self,
        duty: &EventDuty<'_>,
        happenings: &Happenings,
        done: Instant,
        at: Instant,
    ) -> Option<Undone> {
        let last = duty.last_instant();
        let (places, span) = (places(&duty.event.at, duty.context), (duty.since, last));
        let key = duty.key.as_deref();
        let is_denied = |place: &Option<Place>| happenings.last_not_denied(*place, key, span).is_none();
        if duty.since <= last && places.iter().all(is_denied) {
            let denied = places.iter().map(|place| happenings.denied_by(*place, key, span));
            let grounds = denied.fold(Grounds::from([]), |all, grounds| united(&all, &grounds));
            return Some(Undone::attested(Remark::Denied, grounds));
        }
        // Done at any of several places counts, so that a refusal at one denies nothing of the others.
        let denies = |refusal: &&Refusal| {
            let is_later = refusal.time.told_from() <= at && refusal.time.last() < done;
            refusal.time.last() >= last && (refusal.time.start <= last || is_later)
        };
        let refused = |place: &Option<Place>| {
            refusals_of(duty, happenings).filter(denies).find(|refusal| refusal.place == *place)
        };
        if let Some(refusals) = places.iter().map(refused).collect::<Option<Vec<_>>>() {
            let grounds = refusals.iter().fold(Grounds::from([]), |all, refusal| united(&all, &refusal.grounds));
            return Some(Undone::attested(Remark::Refused, grounds));
        }
        if let Some(first) = duty.answers.iter().find(|answer| !answer.disputed && answer.open_until <= at)
            && first.time.start >= duty.due.1.at
            && (self.agreement().events[duty.event.event].once || (key.is_some() && first.key == duty.key))
        {
            return Some(Undone::attested(Remark::Denied, first.grounds.clone()));
        }
        let reporting_time = self.reporting_time(duty.event.event, duty.context);
        let reported = self.report_due(duty.due.1, reporting_time).at;
        // Who has reported is not silent.
        let is_silent = duty.awaited(at).is_none()
            && self.is_complete(duty.event.event)
            && (reported <= at || self.has_passed(reported));
        is_silent.then(|| Undone { remark: Remark::BySilence, footing: Footing::BySilence, grounds: Grounds::from([]) })
    }
}

/// What shows that something was not done.
struct Undone {
    remark: Remark,
    footing: Footing,
    grounds: Grounds,
}

impl Undone {
    fn attested(remark: Remark, grounds: Grounds) -> Self {
        Self { remark, footing: Footing::Attested, grounds }
    }
}

fn refusals_of<'h>(duty: &EventDuty<'_>, happenings: &'h Happenings) -> impl Iterator<Item = &'h Refusal> {
    let key = duty.key.clone();
    happenings.refusals.iter().filter(move |refusal| refusal.key.is_none() || refusal.key == key)
}
