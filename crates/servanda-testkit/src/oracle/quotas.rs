//! Quotas in each period, and prohibitions. SEMANTICS, Frame; S11.

use servanda_agreement::{Act, EventRef, Quantity, QuotaBound};
use servanda_base::period::Period;
use servanda_base::{Date, Deadline, Decimal, Instant, Interval, Truth};
use servanda_engine::{Doubt, Doubts, Verdict};

use super::counts::Stretch;
use super::events::Occurrence;
use super::{Asker, Moment, Oracle, Said, Value};

impl<'a> Oracle<'a> {
    /// `at least|at most N per P`. S21: "`at least` counts whole periods only".
    #[allow(clippy::too_many_arguments)]
    pub(super) fn quota(
        &self,
        act: Act,
        event: &'a EventRef,
        bound: QuotaBound,
        amount: &'a Quantity,
        per: Period,
        asker: Asker,
        term: (Instant, Instant),
        m: Moment,
    ) -> Said {
        let calendar = &self.agreement.calendar;
        // S40: a period in which nothing was owed for a while does not count.
        let is_whole = |(from, until): (Instant, Instant)| {
            from >= term.0 && until <= term.1 && !self.is_released_in(asker, (from, until.pred().min(m.t)), m)
        };
        let current = per.containing(calendar, m.t);
        // S32: "N of a period is what it is when the period begins, or force in it."
        let asked = |at: Instant| self.quantity(amount, asker, None, m.of(at.max(term.0)));
        match bound {
            // S21: it "binds in the first, partial period too, counted from the start of force".
            QuotaBound::AtMost => self.at_most(event, &asked(current.0), current.0.max(term.0), asker, m),
            QuotaBound::AtLeast => {
                if is_whole(current) && reaches(&self.done_in(event, current, asker, m), &asked(current.0)) {
                    return Said::word(Verdict::Met);
                }
                // A declared period has none before its first.
                let before = |period: &(Instant, Instant)| {
                    let last = per.containing(calendar, period.0.pred());
                    (last.1 <= period.0).then_some(last)
                };
                let ended = std::iter::successors(before(&current), before).take_while(|period| period.0 >= term.0);
                match ended.into_iter().find(|period| is_whole(*period)) {
                    Some(last) => self.came_out(act, event, &asked(last.0), last, asker, m),
                    None => Said::word(Verdict::Pending),
                }
            }
        }
    }

    /// `refrains from E`: "breached from the first attested occurrence; met where absence is attested from force to t,
    /// or by completeness; else unverified."
    pub(super) fn refrains(&self, events: &'a [EventRef], asker: Asker, start: Instant, m: Moment) -> Said {
        let said = events.iter().map(|event| self.refrains_from(event, asker, start, m));
        let said: Vec<Said> = said.collect();
        let worst = said.iter().map(|said| said.verdict).min().unwrap_or(Verdict::Met);
        (said.into_iter().filter(|said| said.verdict == worst))
            .reduce(|a, b| Said { doubts: a.doubts.with(b.doubts), ..a })
            .unwrap_or(Said::word(Verdict::Met))
    }

    fn refrains_from(&self, event: &'a EventRef, asker: Asker, start: Instant, m: Moment) -> Said {
        let in_force = |one: &Occurrence| (one.start.max(start), one.last);
        // S40: what surely happened while nothing was owed breaks nothing.
        let all: Vec<Occurrence> = (self.occurrences(event, asker, m).into_iter())
            .filter(|one| one.last >= start && one.start <= m.t)
            .filter(|one| !self.owed_within(asker, in_force(one), m).is_empty())
            .collect();
        let is_sure = |one: &Occurrence| {
            let released = self.is_released_in(asker, (one.start, one.last), m);
            !one.disputed && one.start >= start && one.told <= m.t && !released
        };
        let owed = self.owed_within(asker, (start, m.t), m);
        match () {
            () if all.iter().any(is_sure) => Said::word(Verdict::Breached),
            () if all.iter().any(|one| one.disputed) => Said::disputed(),
            () if !all.is_empty() => Said::unverified(Doubt::TooCoarse),
            () if owed.iter().all(|(from, to)| self.is_absent(event, asker, *from, *to, m)) => Said::word(Verdict::Met),
            () => Said { doubts: self.why_silent(event, asker, m), ..Said::unverified(Doubt::Missing) },
        }
    }

    /// "Breached from the (N+1)th to the end of the period; met when the period's total is known; else unverified."
    /// S11: "met while the count known so far is exact and within N".
    fn at_most(&self, event: &'a EventRef, asked: &Value, from: Instant, asker: Asker, m: Moment) -> Said {
        let owed = self.owed_within(asker, (from, m.t), m).into_iter();
        let counts = owed.map(|(from, to)| self.count_in(event, Stretch::Between(from, to), asker, m, &|_| None));
        let zero = Value::certain(Interval::point(Decimal::ZERO));
        let count = counts.fold(zero, |all, count| Value {
            interval: all.interval.plus(count.interval),
            conflict: all.conflict || count.conflict,
            doubts: all.doubts.with(count.doubts),
        });
        match () {
            () if count.interval.at_most(asked.interval) == Truth::False => Said::word(Verdict::Breached),
            () if count.interval.at_most(asked.interval) == Truth::True => Said::word(Verdict::Met),
            () if count.conflict || asked.conflict => Said::disputed(),
            () => undecided(count.doubts.with(asked.doubts)),
        }
    }

    /// How a whole period came out: "A late performance keyed to its period closes that one".
    fn came_out(
        &self,
        act: Act,
        event: &'a EventRef,
        asked: &Value,
        period: (Instant, Instant),
        asker: Asker,
        m: Moment,
    ) -> Said {
        let in_time = self.count_for(event, period, asker, m, true);
        if reaches(&in_time, asked) {
            return Said::word(Verdict::Met);
        }
        let done = self.count_for(event, period, asker, m, false);
        if reaches(&done, asked) {
            return Said::word(Verdict::Late);
        }
        if done.conflict || asked.conflict {
            return Said::disputed();
        }
        let may_reach = done.interval.less_than(asked.interval) != Truth::True;
        let calendar = &self.agreement.calendar;
        let over = Deadline { at: period.1, closes_day: true };
        let reported_by = calendar.due_after(over, self.reporting_time(event.event, asker)).at;
        let refused = || {
            (self.denials(event, asker, m).iter())
                .any(|denial| denial.refused && denial.start >= period.0 && denial.last < period.1)
        };
        match act {
            Act::Does if !may_reach => return Said::word(Verdict::Breached),
            Act::Allows if m.t >= reported_by && refused() => return Said::word(Verdict::Breached),
            _ => {}
        }
        if m.t < reported_by {
            return Said::unverified(Doubt::ReportAwaited);
        }
        if asked.interval.as_point().is_none() {
            return undecided(asked.doubts);
        }
        self.overdue(self.agreement.events[event.event].reported)
    }

    /// What counts for a period so far.
    fn done_in(&self, event: &'a EventRef, period: (Instant, Instant), asker: Asker, m: Moment) -> Value {
        self.count_for(event, period, asker, m, true)
    }

    /// The count of a period, up to t: what happened in it, but for what names another period; and, unless it must
    /// have been done in time, what names it and was done after it.
    fn count_for(
        &self,
        event: &'a EventRef,
        period: (Instant, Instant),
        asker: Asker,
        m: Moment,
        in_time: bool,
    ) -> Value {
        let calendar = &self.agreement.calendar;
        let name: Box<str> = calendar.date_of(period.0).to_string().into();
        let assigned = |one: &Occurrence| {
            let key = one.key.as_ref()?;
            if *key == name {
                return if in_time && one.start >= period.1 { Some(false) } else { Some(true) };
            }
            // A key that is a date names another period; any other key is no matter of periods.
            key.parse::<Date>().is_ok().then_some(false)
        };
        self.count_in(event, Stretch::Between(period.0, m.t.min(period.1.pred())), asker, m, &assigned)
    }
}

fn reaches(count: &Value, asked: &Value) -> bool {
    count.interval.less_than(asked.interval) == Truth::False
}

fn undecided(doubts: Doubts) -> Said {
    let doubts = if doubts == Doubts::NONE { Doubts::of(Doubt::Inconclusive) } else { doubts };
    Said { doubts, ..Said::unverified(Doubt::Inconclusive) }
}
