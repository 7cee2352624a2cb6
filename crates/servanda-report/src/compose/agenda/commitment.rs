//! Changes of verdicts and of the steps of verification.

use servanda_agreement::Commitment;
use servanda_base::{Deadline, Instant};
use servanda_engine::{Doubt, Footing, Line, Progress, Remark, Standing, StepStatus, Verdict};

use super::{AgendaCause, AgendaRow, changes};
use crate::compose::{Matter, Question, step_word};
use crate::words::civil;

impl Question<'_> {
    /// The changes of every verdict, whole and parts, and of the steps of verification.
    pub(super) fn commitment_changes(&self) -> Vec<AgendaRow> {
        let mut rows = Vec::new();
        for ((_, commitment), assessed) in self.agreement().commitments.iter().zip(&self.assessment.commitments) {
            rows.extend(self.verdict_changes(commitment, None, &assessed.whole));
            for (place, line) in &assessed.parts {
                rows.extend(self.verdict_changes(commitment, Some(self.words().place(*place)), line));
            }
            for (step, clock) in commitment.verify_steps.iter().zip(&assessed.steps) {
                for (at, before, after) in changes(&clock.status, self.at, |status| *status) {
                    let (cause, why) = self.step_cause(clock.number, (*before, *after), at);
                    rows.push(AgendaRow {
                        due: clock.due.filter(|due| *after == StepStatus::Overdue && due.at == at),
                        step: Some((clock.number, step.text.clone())),
                        who: self.words().actor(step.by).to_owned(),
                        cause,
                        why,
                        before: step_word(*before).to_owned(),
                        after: step_word(*after).to_owned(),
                        ..self.agenda_row(Matter::Verification, &commitment.declared, at)
                    });
                }
            }
        }
        rows
    }

    fn verdict_changes(&self, commitment: &Commitment, site: Option<&str>, line: &Line<Standing>) -> Vec<AgendaRow> {
        changes(line.said(), self.at, state)
            .map(|(at, _, after)| {
                let before = &line.told_at(at.pred());
                let (cause, why) = self.verdict_cause(before, after, at);
                AgendaRow {
                    due: before.deadline.filter(|due| due.at == at),
                    site: site.map(str::to_owned),
                    who: self.words().actors(&commitment.owed_by),
                    cause,
                    why,
                    before: self.in_words(commitment, before),
                    after: self.in_words(commitment, after),
                    records: self.records(&before.grounds),
                    ..self.agenda_row(Matter::Commitment, &commitment.declared, at)
                }
            })
            .collect()
    }

    /// Why a verdict changes: which clock runs out, as the two standings tell.
    fn verdict_cause(&self, before: &Standing, after: &Standing, at: Instant) -> (AgendaCause, String) {
        if before.deadline.is_some_and(|due| due.at == at) {
            return match before.verdict {
                Verdict::Curing => (AgendaCause::CureRunsOut, "the cure period runs out".to_owned()),
                Verdict::Unverified if before.doubts.has(Doubt::ReportAwaited) => {
                    (AgendaCause::ReportingTimeEnds, "the verifier's reporting time ends".to_owned())
                }
                _ => (AgendaCause::Deadline, "last day to do it".to_owned()),
            };
        }
        match (before, after) {
            _ if after.concluded && !before.concluded => match after.remark {
                Remark::Replaced => (AgendaCause::TermEnds, "replaced by another commitment".to_owned()),
                _ => (AgendaCause::TermEnds, "its term ends".to_owned()),
            },
            _ if before.verdict == Verdict::Upcoming => (AgendaCause::TermBegins, "its term begins".to_owned()),
            _ if after.doubts.has(Doubt::Stale) && !before.doubts.has(Doubt::Stale) => {
                (AgendaCause::GoesStale, self.stale(before.footing))
            }
            _ if after.doubts.has(Doubt::NotMeasuredSince) && !before.doubts.has(Doubt::NotMeasuredSince) => {
                (AgendaCause::DemandChanges, "what is demanded changes, and nothing was measured since".to_owned())
            }
            _ if after.doubts.has(Doubt::ReportAwaited) && !before.doubts.has(Doubt::ReportAwaited) => {
                (AgendaCause::ReportAwaited, "its time is over, and the verifier's report is awaited".to_owned())
            }
            _ if before.doubts.has(Doubt::ReportAwaited) && !after.doubts.has(Doubt::ReportAwaited) => {
                (AgendaCause::ReportingTimeEnds, "the verifier's reporting time ends".to_owned())
            }
            _ => self.of_records(at),
        }
    }

    fn stale(&self, footing: Footing) -> String {
        match footing {
            Footing::CarriedFrom(from) => format!("the reading of {} goes stale", civil(self.calendar(), from)),
            _ => "the last reading goes stale".to_owned(),
        }
    }

    /// Why the status of a step changes.
    pub(super) fn step_cause(
        &self,
        number: u32,
        (before, after): (StepStatus, StepStatus),
        at: Instant,
    ) -> (AgendaCause, String) {
        match after {
            StepStatus::Due if before == StepStatus::Ahead => {
                (AgendaCause::StepOpens, format!("the time of step {number} comes"))
            }
            StepStatus::Overdue => (AgendaCause::StepRunsOut, format!("last day for step {number}")),
            StepStatus::Lapsed => (AgendaCause::StepLapses, format!("step {number} lapses")),
            _ => self.of_records(at),
        }
    }
}

/// What makes two standings the same to a reader of the agenda: the word, why, and the date that counts.
fn state(standing: &Standing) -> (Verdict, bool, Option<Doubt>, Remark, Option<Progress>, Option<Deadline>) {
    let Standing { verdict, concluded, remark, progress, deadline, .. } = *standing;
    (verdict, concluded, standing.doubts.first(), remark, progress, deadline)
}
