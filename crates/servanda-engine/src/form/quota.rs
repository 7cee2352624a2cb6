//! `P does|allows E at least|at most N times per PERIOD`: counted in each period.

use servanda_agreement::{Act, EventRef, QuotaBound};
use servanda_base::period::Period;
use servanda_base::{Date, Deadline, Decimal, Instant, Interval, Timeline, Truth, timeline};

use super::finite;
use crate::condition::sampled;
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::occurrence::{Happenings, Occurrence};
use crate::{Amount, Doubt, Doubts, Footing, Remark, Standing};

/// What is asked of each period.
struct Quota<'d> {
    act: Act,
    event: &'d EventRef,
    amount: Decimal,
    context: Context,
}

impl Knower<'_, '_> {
    pub(crate) fn quota(
        &self,
        act: Act,
        event: &EventRef,
        (bound, amount): (QuotaBound, Decimal),
        period: Period,
        term: Term,
        context: Context,
    ) -> Timeline<Standing> {
        let happenings = self.happenings(event, context);
        let quota = Quota { act, event, amount, context };
        match bound {
            QuotaBound::AtMost => self.at_most(&quota, &happenings, period, term),
            QuotaBound::AtLeast => self.at_least_per(&quota, &happenings, period, term),
        }
    }

    /// Counted from the start of force in the period in which it lies: what happened in part of a period happened in
    /// the period.
    fn at_most(&self, quota: &Quota<'_>, happenings: &Happenings, period: Period, term: Term) -> Timeline<Standing> {
        let mut changes = self.changes_of_count(happenings);
        changes.extend([term.from, self.silent_until(quota.event, quota.context)]);
        let all = Term { from: period.containing(self.calendar(), term.from).0, until: Instant::END, ..term };
        changes.extend(self.whole_periods(period, all).into_iter().flat_map(|(start, end)| [start, end]));
        let limit = Interval::point(quota.amount);
        sampled([timeline::merged([finite(changes)])], |at| {
            if !at.is_finite() || at < term.from {
                return Standing::upcoming();
            }
            let from = period.containing(self.calendar(), at).0.max(term.from);
            let count = self.counted(quota.event, quota.context, happenings, (from, at), at, &|_| None);
            match count.interval.at_most(limit) {
                Truth::True => Standing::met(count.footing, count.grounds),
                Truth::False => Standing::breached(Remark::ViolationAttested, Footing::Attested, count.grounds),
                Truth::Unknown => Standing::unverified(count.doubts).on(&count.grounds),
            }
        })
    }

    /// How each whole period came out.
    pub(crate) fn periods_of(
        &self,
        act: Act,
        event: &EventRef,
        amount: Decimal,
        period: Period,
        term: Term,
        context: Context,
    ) -> Vec<Timeline<Standing>> {
        let happenings = self.happenings(event, context);
        let quota = Quota { act, event, amount, context };
        let reporting_time = self.reporting_time(event.event, context);
        let periods = self.whole_periods(period, term).into_iter();
        periods
            .map(|(start, end)| {
                let ended = Deadline { at: end, closes_day: true };
                let mut changes = self.changes_of_count(&happenings);
                changes.extend([end, self.report_due(ended, reporting_time).at]);
                sampled([timeline::merged([finite(changes)])], |at| {
                    if at < end {
                        Standing::pending(Some(ended))
                    } else {
                        self.of_period(&quota, &happenings, (start, end), at)
                    }
                })
            })
            .collect()
    }

    fn at_least_per(
        &self,
        quota: &Quota<'_>,
        happenings: &Happenings,
        period: Period,
        term: Term,
    ) -> Timeline<Standing> {
        let periods = self.whole_periods(period, term);
        let reporting_time = self.reporting_time(quota.event.event, quota.context);
        let mut changes = self.changes_of_count(happenings);
        changes.extend([term.from, self.silent_until(quota.event, quota.context)]);
        for (start, end) in &periods {
            let reported = self.report_due(Deadline { at: *end, closes_day: true }, reporting_time);
            changes.extend([*start, *end, reported.at]);
        }
        sampled([timeline::merged([finite(changes)])], |at| {
            let running = periods.iter().find(|(start, end)| *start <= at && at < *end);
            if let Some((start, end)) = running {
                let count = self.in_own_period(quota, happenings, (*start, *end), at, true);
                if reaches(&count, quota.amount) {
                    return Standing::met(Footing::Attested, count.grounds);
                }
            }
            match periods.iter().rev().find(|(_, end)| *end <= at) {
                Some(last) => self.of_period(quota, happenings, *last, at),
                None => Standing::pending(periods.first().map(|(_, end)| Deadline { at: *end, closes_day: true })),
            }
        })
    }

    /// How a whole period that is over came out.
    fn of_period(
        &self,
        quota: &Quota<'_>,
        happenings: &Happenings,
        (start, end): (Instant, Instant),
        at: Instant,
    ) -> Standing {
        let count = self.in_own_period(quota, happenings, (start, end), at, true);
        if reaches(&count, quota.amount) {
            return Standing::met(Footing::Attested, count.grounds);
        }
        let count = self.in_own_period(quota, happenings, (start, end), at, false);
        if reaches(&count, quota.amount) {
            return Standing::late(count.grounds);
        }
        if count.doubts.has(Doubt::Conflict) {
            return Standing::unverified(count.doubts).on(&count.grounds);
        }
        let ended = Deadline { at: end, closes_day: true };
        let reported = self.report_due(ended, self.reporting_time(quota.event.event, quota.context));
        let is_short = count.interval.less_than(Interval::point(quota.amount)) == Truth::True;
        let mut refusals = happenings.refusals.iter();
        let refusal = refusals.find(|refusal| refusal.time.start >= start && refusal.time.last() < end);
        match (quota.act, refusal) {
            (Act::Does, _) if is_short => {
                let remark = if count.footing == Footing::BySilence { Remark::BySilence } else { Remark::Denied };
                Standing::breached(remark, count.footing, count.grounds)
            }
            (Act::Allows, Some(refusal)) if at >= reported.at => {
                Standing::breached(Remark::Refused, Footing::Attested, refusal.grounds.clone())
            }
            _ if at < reported.at => {
                Standing::unverified(Doubts::of(Doubt::ReportAwaited)).on(&count.grounds).due(reported)
            }
            _ => Standing::overdue(self.hears_of(quota.event.event)).on(&count.grounds),
        }
    }

    /// What counts for a period up to `at`: what happened in it, but for what names another period; and, unless it must
    /// have been done in time, what names it and was done after it.
    fn in_own_period(
        &self,
        quota: &Quota<'_>,
        happenings: &Happenings,
        (start, end): (Instant, Instant),
        at: Instant,
        in_time: bool,
    ) -> Amount {
        let first = self.calendar().date_of(start);
        let assigned = |one: &Occurrence| {
            let named: Date = one.key.as_deref()?.parse().ok()?;
            Some(named == first && !(in_time && one.time.start >= end))
        };
        self.counted(quota.event, quota.context, happenings, (start, at.min(end.pred())), at, &assigned)
    }

    fn changes_of_count(&self, happenings: &Happenings) -> Vec<Instant> {
        let occurrences = happenings.occurrences.iter();
        let own = occurrences
            .flat_map(|occurrence| [occurrence.time.start, occurrence.time.told_from(), occurrence.open_until]);
        let denied = happenings.denials.iter().flat_map(|denial| [denial.from.unwrap_or(denial.until), denial.until]);
        own.chain(denied).collect()
    }
}

fn reaches(count: &Amount, amount: Decimal) -> bool {
    count.interval.less_than(Interval::point(amount)) == Truth::False
}
