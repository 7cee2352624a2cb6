//! Conditions as waits: from when, at the earliest, each can be true.

use servanda_agreement::{At, CommitmentId, Condition, Form, ReliefWord, VerdictWord};

use super::dates::span;
use super::rules::{Course, Wait, parts};
use super::{Because, Step};
use crate::Owner;

impl Course<'_> {
    /// What a condition waits for: all of these. Empty where nothing holds it back that can be put into days.
    pub(super) fn waits_of(&mut self, condition: &Condition, named: Owner) -> Vec<(Wait, Because)> {
        match condition {
            Condition::Verdict { commitment, at, word } => self.waits_of_verdict(*commitment, at, *word),
            Condition::Relief { relief, word } => match word {
                ReliefWord::Granted | ReliefWord::InEffect => plain((self.step(Step::Granted(*relief)), 0, 0)),
                ReliefWord::Due | ReliefWord::Overdue => plain((self.step(Step::Due(*relief)), 0, 0)),
                _ => Vec::new(),
            },
            Condition::Happened(event) => {
                let reported = self.agreement.events[event.event].verification.within;
                plain((self.event(event, None), 0, reported.map_or(0, |within| span(within).1)))
            }
            Condition::Before(first, _) => plain((self.event(first, None), 0, 0)),
            Condition::For(condition, length) => {
                let waits = self.waits_of(condition, named);
                let longer = waits.into_iter().map(|((point, least, most), _)| {
                    // Months are exact only where they are the whole wait from a known day.
                    let (short, long) = if least == 0 { self.span_from(point, *length) } else { span(*length) };
                    ((point, least + short, most + long), Because::WaitsForLong(*length))
                });
                longer.collect()
            }
            Condition::All(all) => all.iter().flat_map(|condition| self.waits_of(condition, named)).collect(),
            Condition::Any(any) => self.waits_of_some(any, 1, named),
            Condition::AtLeast(count, some) => {
                self.waits_of_some(some, usize::try_from(*count).unwrap_or(usize::MAX), named)
            }
            // What is measured, counted or denied can be so from the first.
            Condition::Compare { .. } | Condition::Procedure { .. } | Condition::Running(_) | Condition::Not(_) => {
                Vec::new()
            }
        }
    }

    fn waits_of_some(&mut self, some: &[Condition], count: usize, named: Owner) -> Vec<(Wait, Because)> {
        let mut waits = Vec::new();
        for condition in some {
            let all = self.waits_of(condition, named);
            waits.extend(self.as_one(all, named));
        }
        // Those that wait for nothing are there from the first.
        let needed = count.saturating_sub(some.len() - waits.len());
        if needed == 0 || needed > waits.len() {
            return Vec::new();
        }
        vec![(self.some_of(waits, needed, named), Because::WaitsForSome)]
    }

    fn waits_of_verdict(&mut self, id: CommitmentId, at: &At, word: VerdictWord) -> Vec<(Wait, Because)> {
        let commitment = &self.agreement.commitments[id];
        match word {
            VerdictWord::Met | VerdictWord::MetOnTime => {}
            // Nothing but `upcoming` is said before the term begins.
            VerdictWord::Breached
            | VerdictWord::Missed
            | VerdictWord::Overdue
            | VerdictWord::Late
            | VerdictWord::Curing => {
                return plain((self.step(Step::Begun(id)), 0, 0));
            }
            _ => return Vec::new(),
        }
        match &commitment.form {
            Form::Once { .. } => {
                let reported = commitment.verification.within.map_or(0, |within| span(within).1);
                let all = match at {
                    At::Places(places) => places.iter().map(|place| Some(*place)).collect(),
                    At::Nowhere | At::Here => parts(commitment),
                };
                all.into_iter().flat_map(|place| plain((self.step(Step::Done(id, place)), 0, reported))).collect()
            }
            Form::KeepsOn { .. } | Form::AfterEach { .. } => plain((self.step(Step::Tested(id)), 0, 0)),
            Form::Every { every, .. } => plain((self.step(Step::Begun(id)), 0, span(*every).1)),
            Form::Keeps { .. } | Form::Within { .. } | Form::Quota { .. } | Form::Refrains { .. } => {
                plain((self.step(Step::Begun(id)), 0, 0))
            }
        }
    }
}

fn plain(wait: Wait) -> Vec<(Wait, Because)> {
    vec![(wait, Because::WaitsFor)]
}
