//! `P does|allows E at least|at most N times per PERIOD`: counted in each period.

use servanda_agreement::{Act, EventRef, Quantity, QuotaBound};
use servanda_base::period::Period;
use servanda_base::{Date, Deadline, Decimal, Instant, Interval, Timeline, Truth, timeline};

use super::finite;
use crate::condition::sampled;
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::occurrence::{Happenings, Occurrence};
use crate::release::Releases;
use crate::{Amount, Doubt, Doubts, Footing, Remark, Standing, united};

/// How a quota stands in the period that decides it.
pub(crate) struct InPeriod {
    /// The period, or the part of it that is in force.
    pub period: (Instant, Instant),
    /// How much is counted.
    pub count: Amount,
    /// How much is asked.
    pub asked: Amount,
}

/// What is asked of each period.
struct Quota<'d> {
    act: Act,
    event: &'d EventRef,
    /// N, which for each period is what it was when that period began (S32).
    amount: Timeline<Amount>,
    context: Context,
    /// While nothing is owed.
    releases: Releases,
}

impl Quota<'_> {
    /// Whether a whole period runs at `at` and was owed so far.
    fn is_running(&self, (start, end): (Instant, Instant), at: Instant) -> bool {
        start <= at && at < end && !self.releases.touch((start, at.succ()))
    }

    /// Whether a whole period is over by `at` and was owed throughout.
    fn is_over(&self, period: (Instant, Instant), at: Instant) -> bool {
        period.1 <= at && !self.releases.touch(period)
    }
}

impl Knower<'_, '_> {
    pub(crate) fn quota(
        &self,
        act: Act,
        event: &EventRef,
        (bound, amount): (QuotaBound, &Quantity),
        period: Period,
        term: Term,
        context: Context,
    ) -> Timeline<Standing> {
        let happenings = self.happenings(event, context);
        let quota =
            Quota { act, event, amount: self.amount(amount, context), context, releases: self.releases_in(context) };
        match bound {
            QuotaBound::AtMost => self.at_most(&quota, &happenings, period, term),
            QuotaBound::AtLeast => self.at_least_per(&quota, &happenings, period, term),
        }
    }

    /// The period that decides a quota at `at`, and what is counted in it: of `at least` the running one if it is
    /// reached, else the last whole one; of `at most` the running one.
    #[allow(clippy::too_many_arguments)]
    pub(crate) fn deciding_period(
        &self,
        act: Act,
        event: &EventRef,
        (bound, amount): (QuotaBound, &Quantity),
        period: Period,
        term: Term,
        context: Context,
        at: Instant,
    ) -> Option<InPeriod> {
        let happenings = self.happenings(event, context);
        let quota =
            Quota { act, event, amount: self.amount(amount, context), context, releases: self.releases_in(context) };
        let of = |(start, end): (Instant, Instant), count: Amount| InPeriod {
            period: (start, end),
            count,
            asked: quota.amount.at(start).clone(),
        };
        if bound == QuotaBound::AtMost {
            let (start, end) = period.containing(self.calendar(), at);
            let from = start.max(term.from);
            let count = self.counted_while_owed(&quota, &happenings, (from, at));
            return Some(of((from, end), count));
        }
        let periods = self.whole_periods(period, term);
        let counted = |of: (Instant, Instant), in_time| self.in_own_period(&quota, &happenings, of, at, in_time);
        let running = periods.iter().find(|period| quota.is_running(**period, at));
        let running = running.map(|running| of(*running, counted(*running, true)));
        if let Some(reached) = running.filter(|running| reaches(&running.count, &running.asked)) {
            return Some(reached);
        }
        let last = *periods.iter().rev().find(|period| quota.is_over(**period, at))?;
        let in_time = of(last, counted(last, true));
        Some(if reaches(&in_time.count, &in_time.asked) { in_time } else { of(last, counted(last, false)) })
    }

    /// Counted from the start of force in the period in which it lies: what happened in part of a period happened in
    /// the period.
    fn at_most(&self, quota: &Quota<'_>, happenings: &Happenings, period: Period, term: Term) -> Timeline<Standing> {
        let mut changes = self.changes_of_count(happenings);
        changes.extend([term.from, self.silent_until(quota.event, quota.context)]);
        changes.extend(quota.releases.changes());
        let all = Term { from: period.containing(self.calendar(), term.from).0, until: Instant::END, ..term };
        changes.extend(self.whole_periods(period, all).into_iter().flat_map(|(start, end)| [start, end]));
        sampled([timeline::merged([finite(changes)])], |at| {
            if !at.is_finite() || at < term.from {
                return Standing::upcoming();
            }
            let from = period.containing(self.calendar(), at).0.max(term.from);
            let count = self.counted_while_owed(quota, happenings, (from, at));
            let limit = quota.amount.at(from);
            let grounds = united(&count.grounds, &limit.grounds);
            match count.interval.at_most(limit.interval) {
                Truth::True => Standing::met(count.footing, grounds),
                Truth::False => Standing::breached(Remark::ViolationAttested, Footing::Attested, grounds),
                Truth::Unknown => Standing::unverified(inconclusive(count.doubts.with(limit.doubts))).on(&grounds),
            }
        })
    }

    /// How each whole period came out.
    pub(crate) fn periods_of(
        &self,
        act: Act,
        event: &EventRef,
        amount: &Quantity,
        period: Period,
        term: Term,
        context: Context,
    ) -> Vec<Timeline<Standing>> {
        let happenings = self.happenings(event, context);
        let quota =
            Quota { act, event, amount: self.amount(amount, context), context, releases: self.releases_in(context) };
        let reporting_time = self.reporting_time(event.event, context);
        let periods = self.whole_periods(period, term).into_iter();
        periods
            .filter(|period| !quota.releases.touch(*period))
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
        changes.extend(quota.releases.changes());
        for (start, end) in &periods {
            let reported = self.report_due(Deadline { at: *end, closes_day: true }, reporting_time);
            changes.extend([*start, *end, reported.at]);
        }
        sampled([timeline::merged([finite(changes)])], |at| {
            let running = periods.iter().find(|period| quota.is_running(**period, at));
            if let Some((start, end)) = running {
                let count = self.in_own_period(quota, happenings, (*start, *end), at, true);
                let asked = quota.amount.at(*start);
                if reaches(&count, asked) {
                    return Standing::met(Footing::Attested, united(&count.grounds, &asked.grounds));
                }
            }
            match periods.iter().rev().find(|period| quota.is_over(**period, at)) {
                Some(last) => self.of_period(quota, happenings, *last, at),
                None => {
                    let next = periods.iter().find(|period| period.1 > at && !quota.releases.touch(**period));
                    Standing::pending(next.map(|(_, end)| Deadline { at: *end, closes_day: true }))
                }
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
        let asked = quota.amount.at(start);
        let on = |count: &Amount| united(&count.grounds, &asked.grounds);
        let count = self.in_own_period(quota, happenings, (start, end), at, true);
        if reaches(&count, asked) {
            return Standing::met(Footing::Attested, on(&count));
        }
        let count = self.in_own_period(quota, happenings, (start, end), at, false);
        let grounds = on(&count);
        if reaches(&count, asked) {
            return Standing::late(grounds);
        }
        let doubts = count.doubts.with(asked.doubts);
        if doubts.has(Doubt::Conflict) {
            return Standing::unverified(doubts).on(&grounds);
        }
        let ended = Deadline { at: end, closes_day: true };
        let reported = self.report_due(ended, self.reporting_time(quota.event.event, quota.context));
        let is_short = count.interval.less_than(asked.interval) == Truth::True;
        let mut refusals = happenings.refusals.iter();
        let refusal = refusals.find(|refusal| refusal.time.start >= start && refusal.time.last() < end);
        match (quota.act, refusal) {
            (Act::Does, _) if is_short => {
                let remark = if count.footing == Footing::BySilence { Remark::BySilence } else { Remark::Denied };
                Standing::breached(remark, count.footing, grounds)
            }
            (Act::Allows, Some(refusal)) if at >= reported.at => {
                Standing::breached(Remark::Refused, Footing::Attested, refusal.grounds.clone())
            }
            _ if at < reported.at => Standing::unverified(Doubts::of(Doubt::ReportAwaited)).on(&grounds).due(reported),
            // How much was asked is itself not known.
            _ if asked.interval.as_point().is_none() => Standing::unverified(inconclusive(asked.doubts)).on(&grounds),
            _ => Standing::overdue(self.hears_of(quota.event.event)).on(&grounds),
        }
    }

    /// What happened in `[from, at]` while it was owed.
    fn counted_while_owed(&self, quota: &Quota<'_>, happenings: &Happenings, (from, at): (Instant, Instant)) -> Amount {
        let owed = quota.releases.owed_within((from, at)).into_iter();
        let counts = owed.map(|owed| self.counted(quota.event, quota.context, happenings, owed, at, &|_| None));
        counts.reduce(|a, b| a.plus(&b)).unwrap_or_else(|| Amount::exactly(Interval::point(Decimal::ZERO)))
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
        // What a total says ends with its stretch.
        let times = |one: &Occurrence| [one.time.start, one.time.told_from(), one.time.last().succ(), one.open_until];
        let own = occurrences.flat_map(|one| times(one));
        let denied = happenings.denials.iter().flat_map(|denial| {
            let from = denial.from.unwrap_or(denial.until);
            [from, denial.until, denial.open_until]
        });
        own.chain(denied).collect()
    }
}

fn reaches(count: &Amount, asked: &Amount) -> bool {
    count.interval.less_than(asked.interval) == Truth::False
}

/// What is not told although nothing is missing is not decided by the values.
fn inconclusive(doubts: Doubts) -> Doubts {
    if doubts == Doubts::NONE { Doubts::of(Doubt::Inconclusive) } else { doubts }
}
