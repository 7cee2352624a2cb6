//! The tally of a commitment: how often it came out in which way. It never heals. Source: SEMANTICS, Verdicts.

use std::sync::Arc;

use servanda_agreement::{Commitment, CommitmentId, Form, Named, Place, QuotaBound};
use servanda_base::{Instant, Timeline};

use crate::frame::Term;
use crate::knower::{Context, Knower};
use crate::{Standing, Tally, Verdict};

impl Knower<'_, '_> {
    /// How often a commitment came out in which way, over all of its parts.
    pub(crate) fn tally(&self, id: CommitmentId) -> Arc<Timeline<Tally>> {
        self.recalled(&self.engine.tallies, &id).unwrap_or_else(|| {
            let scope = self.engine.scope(Named::Commitment(id));
            self.remembered(&self.engine.tallies, id, &scope, || self.work_out_tally(id))
        })
    }

    fn work_out_tally(&self, id: CommitmentId) -> Timeline<Tally> {
        let commitment = &self.agreement().commitments[id];
        let Some(term) = self.term(id) else { return Timeline::constant(Tally::default()) };
        let parts: Vec<Option<Place>> = match commitment.each.as_slice() {
            [] => vec![None],
            parts => parts.iter().map(|part| Some(*part)).collect(),
        };
        let outcomes: Vec<Timeline<Verdict>> =
            parts.into_iter().flat_map(|part| self.outcomes(id, commitment, part, term)).collect();
        counted(&outcomes)
    }

    /// One line for each time that the commitment is put to the test.
    fn outcomes(
        &self,
        id: CommitmentId,
        commitment: &Commitment,
        part: Option<Place>,
        term: Term,
    ) -> Vec<Timeline<Verdict>> {
        let context = Context { commitment: Some(id), here: part, ..Context::default() };
        let words = |lines: Vec<Timeline<Standing>>| lines.iter().map(|line| line.map(|s| s.verdict)).collect();
        match &commitment.form {
            Form::Once { .. } => vec![come_out(&self.standing(id, part))],
            Form::Every { act, event, every } => words(self.stretches_of(*act, event, *every, term, context)),
            Form::Quota { act, event, bound: QuotaBound::AtLeast, amount, per } => {
                words(self.periods_of(*act, event, *amount, *per, term, context))
            }
            Form::Within { act, event, within, of } => {
                let happenings = self.happenings(event, context);
                let calls = self.calls(of, *within, term, context);
                words(self.lines_of(&self.answered(*act, event, calls, &happenings, context), &happenings))
            }
            Form::AfterEach { act, event, within, period } => {
                let happenings = self.happenings(event, context);
                let calls = self.ended_periods(*within, *period, term);
                words(self.lines_of(&self.answered(*act, event, calls, &happenings, context), &happenings))
            }
            Form::Keeps { .. } | Form::KeepsOn { .. } | Form::Quota { .. } | Form::Refrains { .. } => {
                breaches(&self.standing(id, part))
            }
        }
    }
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

impl Tally {
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

/// How it came out, which no waiver and no excuse undoes.
fn come_out(line: &Timeline<Standing>) -> Timeline<Verdict> {
    let mut last = Verdict::Upcoming;
    let mut outcome = Timeline::constant(last);
    for (from, _, standing) in line.stretches() {
        let is_released = matches!(standing.verdict, Verdict::Waived | Verdict::Excused);
        let has_come_out = matches!(last, Verdict::Met | Verdict::Late | Verdict::Breached | Verdict::Missed);
        if !(is_released && has_come_out) {
            last = standing.verdict;
        }
        outcome.push(from, last);
    }
    outcome
}

/// A line for each breach, from when it stood.
fn breaches(line: &Timeline<Standing>) -> Vec<Timeline<Verdict>> {
    let words = line.map(|standing| (standing.verdict, standing.concluded));
    let breached = |(from, _, word): (Instant, Instant, &(Verdict, bool))| {
        let is_breach = matches!(word, (Verdict::Breached | Verdict::Missed, false));
        is_breach.then(|| Timeline::constant(Verdict::Upcoming).with(from, Verdict::Breached))
    };
    words.stretches().filter_map(breached).collect()
}
