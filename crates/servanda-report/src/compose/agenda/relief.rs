//! Changes of the status of relief.

use servanda_base::Instant;
use servanda_engine::{ReliefStanding, ReliefStatus};

use super::{AgendaCause, AgendaRow, changes};
use crate::compose::{Matter, Question};

impl Question<'_> {
    /// The changes of the status of every relief.
    pub(super) fn relief_changes(&self) -> Vec<AgendaRow> {
        let mut rows = Vec::new();
        for ((_, relief), assessed) in self.agreement().reliefs.iter().zip(&self.assessment.reliefs) {
            let state = |standing: &ReliefStanding| (standing.status, standing.deadline);
            for (at, before, after) in changes(&assessed.status, self.at, state) {
                let (cause, why) = self.relief_cause(before, after, at);
                rows.push(AgendaRow {
                    due: before.deadline.filter(|due| due.at == at),
                    who: self.words().actors(&relief.granted_by),
                    cause,
                    why,
                    before: before.status.to_string(),
                    after: after.status.to_string(),
                    records: self.records(&before.grounds),
                    ..self.agenda_row(Matter::Relief, &relief.declared, at)
                });
            }
        }
        rows
    }

    fn relief_cause(&self, before: &ReliefStanding, after: &ReliefStanding, at: Instant) -> (AgendaCause, String) {
        let by = |what: &str| self.by(after.deadline).map(|by| format!("; to be {what} {by}")).unwrap_or_default();
        let runs_out = before.deadline.is_some_and(|due| due.at == at);
        match after.status {
            ReliefStatus::Lapsed => (AgendaCause::Lapses, "its term ends".to_owned()),
            ReliefStatus::Overdue if runs_out => (AgendaCause::GrantOverdue, "last day to grant it".to_owned()),
            ReliefStatus::RestorationOverdue if runs_out => {
                (AgendaCause::GrantOverdue, "last day to restore it".to_owned())
            }
            ReliefStatus::SuspensionOpen => (AgendaCause::MayBeSuspended, "may be suspended".to_owned()),
            ReliefStatus::Due => (AgendaCause::MayBeClaimed, format!("may be claimed{}", by("granted"))),
            ReliefStatus::RestorationDue => {
                (AgendaCause::MayBeClaimed, format!("restoration may be claimed{}", by("restored")))
            }
            ReliefStatus::Locked if matches!(before.status, ReliefStatus::Due | ReliefStatus::Overdue) => {
                (AgendaCause::ClaimEnds, "may no longer be claimed".to_owned())
            }
            _ => self.of_records(at),
        }
    }
}
