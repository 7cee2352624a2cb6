//! The agenda: what will change after the instant asked, if nothing more is recorded.
//!
//! It is read off the timelines of the assessment and decides nothing: every change of a verdict, of the status of a
//! relief, of a response, a procedure, a phase or a scenario is a row, and every row is such a change (SEMANTICS, 3).

mod commitment;
mod process;
mod relief;

use servanda_agreement::Declared;
use servanda_base::{Deadline, Instant, Timeline};

use super::{Frame, Matter, Question};

/// What will change, in order of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaPage {
    /// What the page says of itself.
    pub frame: Frame,
    /// Until when it reaches; to the end of what is known if not said.
    pub until: Option<Instant>,
    /// The changes, by time; at one instant what runs out stands first, then in the order of the text.
    pub rows: Vec<AgendaRow>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaRow {
    /// From when it is so.
    pub at: Instant,
    /// The last moment in time, where a deadline runs out then.
    pub due: Option<Deadline>,
    /// What kind of thing changes.
    pub kind: Matter,
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The site or party; none for the whole.
    pub site: Option<String>,
    /// The run of a response or the case of a procedure, from 1.
    pub run: Option<usize>,
    /// The step, from 1, and what is to be done in it.
    pub step: Option<(u32, String)>,
    /// Who has to do with it: who owes, grants, takes the step, prepares.
    pub who: String,
    /// The clause of the agreement.
    pub clause: Option<String>,
    /// Why it changes.
    pub cause: AgendaCause,
    /// The same, said of this case.
    pub why: String,
    /// How it stands until then.
    pub before: String,
    /// How it will stand.
    pub after: String,
    /// The records on which it stands until then.
    pub records: Vec<String>,
}

/// Why something changes if nothing more is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum AgendaCause {
    Deadline,
    ReportAwaited,
    ReportingTimeEnds,
    CureRunsOut,
    GoesStale,
    DemandChanges,
    TermBegins,
    TermEnds,
    MayBeClaimed,
    GrantOverdue,
    ClaimEnds,
    MayBeSuspended,
    Lapses,
    RunBegins,
    RunEnds,
    WayBackOpens,
    StepOpens,
    StepRunsOut,
    StepLapses,
    StageRunsOut,
    PhaseBegins,
    PhaseEnds,
    ScenarioHolds,
    ScenarioEnds,
    Recorded,
    Follows,
}

impl AgendaCause {
    /// All of them.
    pub const ALL: [Self; 26] = [
        Self::Deadline,
        Self::ReportAwaited,
        Self::ReportingTimeEnds,
        Self::CureRunsOut,
        Self::GoesStale,
        Self::DemandChanges,
        Self::TermBegins,
        Self::TermEnds,
        Self::MayBeClaimed,
        Self::GrantOverdue,
        Self::ClaimEnds,
        Self::MayBeSuspended,
        Self::Lapses,
        Self::RunBegins,
        Self::RunEnds,
        Self::WayBackOpens,
        Self::StepOpens,
        Self::StepRunsOut,
        Self::StepLapses,
        Self::StageRunsOut,
        Self::PhaseBegins,
        Self::PhaseEnds,
        Self::ScenarioHolds,
        Self::ScenarioEnds,
        Self::Recorded,
        Self::Follows,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::ReportAwaited => "report awaited",
            Self::ReportingTimeEnds => "reporting time ends",
            Self::CureRunsOut => "cure runs out",
            Self::GoesStale => "goes stale",
            Self::DemandChanges => "demand changes",
            Self::TermBegins => "term begins",
            Self::TermEnds => "term ends",
            Self::MayBeClaimed => "may be claimed",
            Self::GrantOverdue => "grant overdue",
            Self::ClaimEnds => "claim ends",
            Self::MayBeSuspended => "may be suspended",
            Self::Lapses => "lapses",
            Self::RunBegins => "run begins",
            Self::RunEnds => "run ends",
            Self::WayBackOpens => "way back opens",
            Self::StepOpens => "step opens",
            Self::StepRunsOut => "step runs out",
            Self::StepLapses => "step lapses",
            Self::StageRunsOut => "stage runs out",
            Self::PhaseBegins => "phase begins",
            Self::PhaseEnds => "phase ends",
            Self::ScenarioHolds => "scenario holds",
            Self::ScenarioEnds => "scenario ends",
            Self::Recorded => "recorded",
            Self::Follows => "follows",
        }
    }
}

impl AgendaRow {
    /// The instant by which people know it: the last in time where a deadline runs out, else that of the change.
    pub fn told_at(&self) -> Instant {
        self.due.map_or(self.at, crate::sheet::last_in_time)
    }
}

impl Question<'_> {
    /// What will change after the instant asked, up to `until` if that is said.
    pub fn agenda(&self, until: Option<Instant>) -> AgendaPage {
        let mut rows = self.commitment_changes();
        rows.extend(self.relief_changes());
        rows.extend(self.response_changes());
        rows.extend(self.procedure_changes());
        rows.extend(self.phase_changes());
        rows.extend(self.scenario_changes());
        rows.retain(|row| row.at > self.at && row.at.is_finite());
        if let Some(until) = until {
            rows.retain(|row| row.told_at() <= until);
        }
        // The sort is stable: what is told for one instant stays in the order of the text.
        rows.sort_by_key(|row| (row.at, row.due.is_none_or(|due| !due.closes_day)));
        AgendaPage { frame: self.frame(), until, rows }
    }

    /// A row of what is declared; its particulars are to be filled in.
    fn agenda_row(&self, kind: Matter, declared: &Declared, at: Instant) -> AgendaRow {
        AgendaRow {
            at,
            due: None,
            kind,
            id: declared.name.to_string(),
            title: declared.title.clone(),
            site: None,
            run: None,
            step: None,
            who: String::new(),
            clause: declared.clause.clone(),
            cause: AgendaCause::Follows,
            why: String::new(),
            before: String::new(),
            after: String::new(),
            records: Vec::new(),
        }
    }

    /// The cause of a change that no clock tells: an act or a record that is dated so, or else what it depends on.
    fn of_records(&self, at: Instant) -> (AgendaCause, String) {
        match at <= self.view.known_at() {
            true => (AgendaCause::Recorded, "by what is recorded".to_owned()),
            false => (AgendaCause::Follows, "follows from what else changes".to_owned()),
        }
    }
}

/// The changes of a line after an instant, in what `what` makes of it: when, what it was, what it will be.
fn changes<T, U>(line: &Timeline<T>, after: Instant, what: impl Fn(&T) -> U) -> impl Iterator<Item = (Instant, &T, &T)>
where
    T: PartialEq + Clone,
    U: PartialEq + Clone,
{
    let instants: Vec<Instant> = line.map(what).changes().filter(|at| *at > after && at.is_finite()).collect();
    instants.into_iter().map(|at| (at, line.at(at.pred()), line.at(at)))
}
