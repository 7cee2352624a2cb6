//! The tally of a commitment: how often it came out in which way. It never heals. Source: SEMANTICS, Verdicts.

use std::sync::Arc;

use servanda_agreement::{Commitment, CommitmentId, Form, Named, Place, QuotaBound};
use servanda_base::{Instant, Timeline, timeline};

use super::GoneOn;
use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::outgrown::Part;
use crate::validity::Validity;
use crate::{Standing, Tally, Verdict};

impl Knower<'_, '_> {
    /// How often a commitment came out in which way, over all of its parts.
    pub(crate) fn tally(&self, id: CommitmentId) -> Timeline<Tally> {
        match self.agreement().commitments[id].each.as_slice() {
            [] => (*self.tally_of(id, None)).clone(),
            parts => summed(&parts.iter().map(|part| self.tally_of(id, Some(*part))).collect::<Vec<_>>()),
        }
    }

    /// How often it came out in which way at one of its parts.
    pub(crate) fn tally_of(&self, id: CommitmentId, part: Option<Place>) -> Arc<Timeline<Tally>> {
        let subject = (id, part);
        self.recalled(&self.engine.memory.tallies, &subject).unwrap_or_else(|| {
            let scope = self.engine.scope(Named::Commitment(id));
            let work = || {
                let Some(term) = self.term(id) else { return Timeline::constant(Tally::default()) };
                counted(&self.outcomes(id, &self.agreement().commitments[id], part, term))
            };
            self.remembered(&self.engine.memory.tallies, subject, &scope, work)
        })
    }

    /// The same where something has gone on, from how often it came out before.
    pub(crate) fn tally_goes_on(
        &self,
        (id, part): Part,
        (validity, before): (Validity, Arc<Timeline<Tally>>),
        gone_on: &GoneOn,
    ) {
        let work = || {
            self.holds_within(validity);
            let mut tally = Arc::unwrap_or_clone(before);
            exchange(&mut tally, &gone_on.before, &gone_on.after);
            tally
        };
        let scope = self.engine.scope(Named::Commitment(id));
        self.remembered(&self.engine.memory.tallies, (id, part), &scope, work);
    }

    /// One line for each time that the commitment is put to the test. While it is waived or excused nothing comes out.
    fn outcomes(
        &self,
        id: CommitmentId,
        commitment: &Commitment,
        part: Option<Place>,
        term: Term,
    ) -> Vec<Timeline<Verdict>> {
        let context = Context { commitment: Some(id), here: part, ..Context::default() };
        let standing = self.standing(id, part);
        let standing = standing.said();
        let tests: Vec<Timeline<Standing>> = match &commitment.form {
            Form::Once { .. } => vec![standing.clone()],
            Form::Every { act, event, every } => {
                self.stretches_of(*act, event, *every, &self.happenings(event, context), term, context)
            }
            Form::Quota { act, event, bound: QuotaBound::AtLeast, amount, per } => {
                self.periods_of(*act, event, amount, *per, term, context)
            }
            Form::Within { act, event, within, of } => {
                let happenings = self.happenings(event, context);
                let calls = self.calls(of, *within, term, context);
                self.lines_of(&self.answered(*act, event, calls, &happenings, context), &happenings)
            }
            Form::AfterEach { act, event, within, period } => {
                let happenings = self.happenings(event, context);
                let calls = self.ended_periods(*within, *period, term, context);
                self.lines_of(&self.answered(*act, event, calls, &happenings, context), &happenings)
            }
            Form::KeepsOn { condition, dates } => {
                self.dated(commitment, condition, dates, context).into_iter().map(|(_, test)| test).collect()
            }
            Form::Keeps { .. } => return breaches(standing, |verdict| verdict == Verdict::Met),
            // A new period may begin with what is not known yet.
            Form::Quota { .. } | Form::Refrains { .. } => {
                return breaches(standing, |verdict| matches!(verdict, Verdict::Met | Verdict::Unverified));
            }
        };
        tests.iter().map(|test| while_owed(test, standing)).collect()
    }
}

/// How often these came out in which way, where none is ever released.
pub(crate) fn came_out(tests: &[Timeline<Standing>]) -> Timeline<Tally> {
    let owed = Timeline::constant(Standing::upcoming());
    counted(&tests.iter().map(|test| while_owed(test, &owed)).collect::<Vec<_>>())
}

/// How many lines say what at each instant.
fn counted(outcomes: &[Timeline<Verdict>]) -> Timeline<Tally> {
    let mut tally = Tally::default();
    let mut changes: Vec<(Instant, Verdict, bool)> = Vec::new();
    for line in outcomes {
        let mut last = None;
        for (from, _, verdict) in line.stretches() {
            if let Some(last) = last.replace(*verdict) {
                changes.extend([(from, last, false), (from, *verdict, true)]);
            } else {
                tally.count(*verdict, true);
            }
        }
    }
    changes.sort_unstable_by_key(|(at, ..)| *at);
    let mut line = Timeline::constant(tally);
    for same in changes.chunk_by(|a, b| a.0 == b.0) {
        for (at, verdict, begins) in same {
            tally.count(*verdict, *begins);
            line.push(*at, tally);
        }
    }
    line
}

/// Where one of those that are counted together, which counted `before`, counts `after`.
pub(crate) fn exchange(all: &mut Timeline<Tally>, before: &Timeline<Tally>, after: &Timeline<Tally>) {
    let Some(from) = before.first_difference(after, Instant::BEGINNING) else { return };
    let both = before.zip_from(from, after, |before, after| (*before, *after));
    let exchanged = all.zip_from(from, &both, |all, (before, after)| all.changed(*before, *after));
    all.go_on(from, &exchanged);
}

/// What all lines count together at each instant.
fn summed(lines: &[Arc<Timeline<Tally>>]) -> Timeline<Tally> {
    let mut tally = Tally::default();
    let mut changes: Vec<(Instant, Tally, Tally)> = Vec::new();
    for line in lines {
        let mut last = None;
        for (from, _, own) in line.stretches() {
            match last.replace(*own) {
                Some(last) => changes.push((from, last, *own)),
                None => tally = tally.changed(Tally::default(), *own),
            }
        }
    }
    changes.sort_unstable_by_key(|(at, ..)| *at);
    let mut line = Timeline::constant(tally);
    for (at, before, after) in changes {
        tally = tally.changed(before, after);
        line.push(at, tally);
    }
    line
}

impl Tally {
    /// Where one of those that it counts has changed.
    fn changed(self, before: Self, after: Self) -> Self {
        let changed = |own: u32, before: u32, after: u32| own.wrapping_add(after).wrapping_sub(before);
        Self {
            in_time: changed(self.in_time, before.in_time, after.in_time),
            late: changed(self.late, before.late, after.late),
            breached: changed(self.breached, before.breached, after.breached),
            overdue: changed(self.overdue, before.overdue, after.overdue),
        }
    }

    fn count(&mut self, verdict: Verdict, begins: bool) {
        let counter = match verdict {
            Verdict::Met => &mut self.in_time,
            Verdict::Late => &mut self.late,
            Verdict::Breached | Verdict::Missed => &mut self.breached,
            Verdict::Overdue => &mut self.overdue,
            _ => return,
        };
        *counter = if begins { counter.wrapping_add(1) } else { counter.wrapping_sub(1) };
    }
}

/// How a test comes out: nothing while it is waived or excused. What has come out stands until it comes out otherwise.
fn while_owed(test: &Timeline<Standing>, standing: &Timeline<Standing>) -> Timeline<Verdict> {
    let mut last = Verdict::Upcoming;
    let mut outcome = Timeline::constant(last);
    let released = standing.stretches().any(|(_, _, standing)| is_released(standing));
    let changes = if released { standing.changes().collect() } else { Vec::new() };
    for at in timeline::merged([test.changes().collect(), changes]) {
        let verdict = test.at(at).verdict;
        if !is_released(standing.at(at)) && (has_come_out(verdict) || !has_come_out(last)) {
            last = verdict;
        }
        outcome.push(at, last);
    }
    outcome
}

fn is_released(standing: &Standing) -> bool {
    matches!(standing.verdict, Verdict::Waived | Verdict::Excused)
}

fn has_come_out(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Met | Verdict::Late | Verdict::Breached | Verdict::Missed)
}

/// A line for each breach, from when it stood. One that is not made good in between is the same, whatever interrupts it.
fn breaches(line: &Timeline<Standing>, makes_good: impl Fn(Verdict) -> bool) -> Vec<Timeline<Verdict>> {
    let mut found = Vec::new();
    let mut stands = false;
    for (from, _, standing) in line.stretches().filter(|(_, _, standing)| !standing.concluded) {
        match standing.verdict {
            Verdict::Breached | Verdict::Missed if !stands => {
                stands = true;
                found.push(Timeline::constant(Verdict::Upcoming).with(from, Verdict::Breached));
            }
            verdict => stands &= !makes_good(verdict),
        }
    }
    found
}
