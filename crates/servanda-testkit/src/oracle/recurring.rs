//! Duties that come again: `within D of G`, `every D`, `within D after each P`. SEMANTICS, Frame; S11, S14.

use servanda_agreement::{Act, EventRef, Trigger};
use servanda_base::period::Period;
use servanda_base::{Duration, Instant, Truth};
use servanda_engine::{Doubt, Doubts, Verdict};

use super::dates::Due;
use super::deeds::Duty;
use super::events::Occurrence;
use super::{Asker, Moment, Oracle, Said};

/// What sets off a clock: some time from `start` through `last`.
struct Called {
    place: Option<servanda_agreement::Place>,
    key: Option<Box<str>>,
    start: Instant,
    last: Instant,
    told: Instant,
    due: Due,
}

impl<'a> Oracle<'a> {
    /// `within D of G`: "an instance for each G (an event, or a condition becoming true)".
    #[allow(clippy::too_many_arguments)]
    pub(super) fn within(
        &self,
        act: Act,
        event: &'a EventRef,
        within: Duration,
        of: &'a Trigger,
        asker: Asker,
        (start, end): (Instant, Instant),
        m: Moment,
    ) -> Said {
        let called: Vec<Called> = match of {
            Trigger::Event(trigger) => (self.occurrences(trigger, asker, m).into_iter())
                .filter(|g| !g.disputed && g.start >= start && g.start < end)
                .map(|g| Called {
                    place: g.place,
                    key: g.key,
                    start: g.start,
                    last: g.last,
                    told: g.told,
                    due: self.due_while_owed(g.start, g.last, within, asker, m),
                })
                .collect(),
            Trigger::Condition(condition) => (self.becomes_true(condition, asker, start, m).into_iter())
                .filter(|at| *at < end)
                .map(|at| Called {
                    place: None,
                    key: None,
                    start: at,
                    last: at,
                    told: at,
                    due: self.due_while_owed(at, at, within, asker, m),
                })
                .collect(),
        };
        let duties = self.matched(act, event, called, matches!(of, Trigger::Event(_)), asker, m);
        let known: Vec<&Duty<'_>> = duties.iter().filter(|(called, _)| *called <= m.t).map(|(_, duty)| duty).collect();
        if !known.is_empty() {
            return self.whole_of(&known, asker, m);
        }
        // "No G known at t: met (not called on) only if G is complete for this view, else unverified."
        match of {
            Trigger::Event(trigger) => {
                let all = self.occurrences(trigger, asker, m);
                match () {
                    () if all.iter().any(|g| g.disputed && g.start >= start && g.start <= m.t) => Said::disputed(),
                    () if all.iter().any(|g| g.start >= start && g.start <= m.t) => Said::unverified(Doubt::TooCoarse),
                    () if self.awaits_a_word_on(trigger, m.t, asker, m) => Said::unverified(Doubt::ReportAwaited),
                    () if self.is_complete(trigger.event) => Said::word(Verdict::Met),
                    () => Said { doubts: self.why_silent(trigger, asker, m), ..Said::unverified(Doubt::Missing) },
                }
            }
            Trigger::Condition(condition) => {
                let answers = self.forward(start, m.t).map(|s| self.condition(condition, asker, None, m.of(s)));
                let unknown: Vec<Doubts> =
                    answers.filter(|answer| answer.truth == Truth::Unknown).map(|answer| answer.doubts).collect();
                if unknown.is_empty() {
                    Said::word(Verdict::Met)
                } else {
                    Said::unknown(unknown.into_iter().fold(Doubts::NONE, Doubts::with))
                }
            }
        }
    }

    /// `... every D`: "L = due(last occurrence, D), due(from, D) before the first; t < L met (pending before the
    /// first); then as above; met again from the next occurrence."
    pub(super) fn every(
        &self,
        act: Act,
        event: &'a EventRef,
        every: Duration,
        asker: Asker,
        (start, _): (Instant, Instant),
        m: Moment,
    ) -> Said {
        let all = self.occurrences(event, asker, m);
        let in_force = || all.iter().filter(|one| one.start >= start);
        let last = in_force().filter(|one| !one.disputed && one.told <= m.t).max_by_key(|one| (one.last, one.start));
        let (due, since) = match last {
            Some(last) => (self.due_while_owed(last.start, last.last, every, asker, m), last.last.succ()),
            None => (self.due_while_owed(start, start, every, asker, m), start),
        };
        if m.t < due.first.at {
            return Said::word(if last.is_some() { Verdict::Met } else { Verdict::Pending });
        }
        let answers = in_force().filter(|one| one.told > m.t || one.disputed).filter(|one| one.last >= since);
        let duty = Duty {
            act,
            event,
            key: None,
            since,
            begins_after: false,
            due: Some(due),
            answers: answers.cloned().collect(),
        };
        self.judged(&duty, asker, m)
    }

    /// `within D after each P`: "an instance for each whole period in force, L = due(its last day, D); done only after
    /// the period has ended; the key names the period by its first day; whole as above."
    #[allow(clippy::too_many_arguments)]
    pub(super) fn after_each(
        &self,
        act: Act,
        event: &'a EventRef,
        within: Duration,
        period: Period,
        asker: Asker,
        (start, end): (Instant, Instant),
        m: Moment,
    ) -> Said {
        let calendar = &self.agreement.calendar;
        let called: Vec<Called> = (period.whole_within(calendar, start, end.min(self.horizon_end())).into_iter())
            .map(|(first, ended)| Called {
                place: None,
                key: Some(calendar.date_of(first).to_string().into()),
                start: ended,
                last: ended,
                told: ended,
                due: Due::exactly(self.not_while_released(calendar.due(ended.pred(), within), within, asker, m)),
            })
            .collect();
        let duties = self.matched(act, event, called, false, asker, m);
        let ended: Vec<&Duty<'_>> = duties.iter().filter(|(ended, _)| *ended <= m.t).map(|(_, duty)| duty).collect();
        // S11: "Before the first whole period has ended pending: the calendar is known, so the duty is ahead."
        if ended.is_empty() { Said::word(Verdict::Pending) } else { self.whole_of(&ended, asker, m) }
    }

    /// S40: a deadline that never runs out while nothing is owed.
    fn due_while_owed(&self, start: Instant, last: Instant, term: Duration, asker: Asker, m: Moment) -> Due {
        let Due { first, last } = self.due_from(start, last, term);
        let moved = |due| self.not_while_released(due, term, asker, m);
        Due { first: moved(first), last: moved(last) }
    }

    /// "Worst of the instances past their time and still open; else as the newest closed one came out (met or late);
    /// else pending (called on, in time)."
    fn whole_of(&self, duties: &[&Duty<'_>], asker: Asker, m: Moment) -> Said {
        let is_closed = |duty: &Duty<'_>| duty.closed_at().is_some_and(|at| at <= m.t);
        let is_past = |duty: &Duty<'_>| duty.due.is_some_and(|due| due.first.at <= m.t);
        let open: Vec<Said> = (duties.iter().filter(|duty| is_past(duty) && !is_closed(duty)))
            .map(|duty| self.judged(duty, asker, m))
            .collect();
        if let Some(worst) = open.iter().map(|said| said.verdict).min() {
            let doubts = open.iter().filter(|said| said.verdict == worst);
            return Said { doubts: doubts.fold(Doubts::NONE, |all, said| all.with(said.doubts)), ..Said::word(worst) };
        }
        let closed = duties.iter().filter(|duty| is_closed(duty));
        match closed.enumerate().max_by_key(|(order, duty)| (duty.closed_at(), *order)) {
            Some((_, newest)) => self.judged(newest, asker, m),
            None => Said::word(Verdict::Pending),
        }
    }

    /// "The answer is matched by key alone where it has one, else by site, oldest open first, one to one, never earlier
    /// than its request." Each duty with the instant from which it is known to be called on.
    fn matched(
        &self,
        act: Act,
        event: &'a EventRef,
        mut called: Vec<Called>,
        by_place: bool,
        asker: Asker,
        m: Moment,
    ) -> Vec<(Instant, Duty<'a>)> {
        called.sort_by(|a, b| (a.start, a.last, &a.key).cmp(&(b.start, b.last, &b.key)));
        let mut answers: Vec<Vec<Occurrence>> = vec![Vec::new(); called.len()];
        let not_earlier = |answer: &Occurrence, request: &Called| answer.last >= request.start;
        let all = self.occurrences(event, asker, m);
        for answer in all.iter().filter(|answer| answer.key.is_some()) {
            let fits = |request: &Called| request.key == answer.key && not_earlier(answer, request);
            if let Some(index) = called.iter().position(fits) {
                answers[index].push(answer.clone());
            }
        }
        for answer in all.iter().filter(|answer| answer.key.is_none()) {
            let fits = |(index, request): (usize, &Called)| {
                let is_open = !answers[index].iter().any(|known| !known.disputed);
                let same_place = !by_place || request.place.is_none() || request.place == answer.place;
                is_open && same_place && not_earlier(answer, request)
            };
            if let Some(index) = called.iter().enumerate().position(fits) {
                answers[index].push(answer.clone());
            }
        }
        (called.into_iter().zip(answers))
            .map(|(called, answers)| {
                let duty = Duty {
                    act,
                    event,
                    key: called.key,
                    since: called.start,
                    begins_after: false,
                    due: Some(called.due),
                    answers,
                };
                (called.told, duty)
            })
            .collect()
    }

    /// "A condition becoming true": latched, so that doubt in between sets off no second clock; initially off at the
    /// start of the term, so that a condition true then sets off the clock (S27, as in S10).
    fn becomes_true(
        &self,
        condition: &'a servanda_agreement::Condition,
        asker: Asker,
        start: Instant,
        m: Moment,
    ) -> Vec<Instant> {
        let mut on = false;
        let mut at = Vec::new();
        for s in self.instants().iter().filter(|s| **s >= start) {
            match self.condition(condition, asker, None, m.of(*s)).truth {
                Truth::True if !on => {
                    on = true;
                    at.push(*s);
                }
                Truth::False => on = false,
                _ => {}
            }
        }
        at
    }

    fn horizon_end(&self) -> Instant {
        self.instants().last().map_or(Instant::END, |last| last.succ())
    }
}
