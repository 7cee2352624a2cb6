//! What is said of relief: owed against done, for each side.

use std::collections::BTreeMap;

use servanda_agreement::{ActorId, ReliefId};
use servanda_base::{Deadline, Instant};
use servanda_engine::{Done, ReliefStatus};

use super::{CommitmentRow, Counts, Frame, Question, finite, next_change, since};

/// The accountability of both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReliefPage {
    /// What the page says of itself.
    pub frame: Frame,
    /// One for each party that owes anything, in the order of the text.
    pub sides: Vec<Side>,
}

/// What one side owes and did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its name.
    pub party: String,
    /// Its title.
    pub title: String,
    /// How its commitments stand.
    pub performance: Counts,
    /// Its commitments that do not stand well, worst first.
    pub owed: Vec<CommitmentRow>,
    /// The relief that it grants, each with its ledger.
    pub reliefs: Vec<(ReliefRow, Vec<Ledger>)>,
}

/// One relief at the instant asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReliefRow {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who grants it.
    pub by: String,
    /// To whom.
    pub to: String,
    /// Technical or political.
    pub track: Option<&'static str>,
    /// The clause of the agreement.
    pub clause: Option<String>,
    /// What it is worth.
    pub worth: Option<String>,
    /// The one word.
    pub status: ReliefStatus,
    /// Since when that word.
    pub since: Option<Instant>,
    /// When it will be another if nothing more is recorded.
    pub next_change: Option<Instant>,
    /// Since when it has been owed, while it is.
    pub owed_since: Option<Instant>,
    /// By when what is due is to be done.
    pub deadline: Option<Deadline>,
    /// What was done.
    pub done: Done,
    /// When.
    pub done_at: Option<Instant>,
    /// Whether what was done is confirmed by another than the granting side.
    pub confirmed: bool,
    /// The condition is judged otherwise today than when the act was taken.
    pub hindsight: bool,
    /// The records that decide it.
    pub records: Vec<String>,
}

/// One line of the ledger of a relief: a stretch in which nothing changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// From when; never, if always.
    pub from: Option<Instant>,
    /// Until when; never, if it is the last.
    pub until: Option<Instant>,
    /// The one word.
    pub status: ReliefStatus,
    /// Since when owed.
    pub owed_since: Option<Instant>,
    /// What was done.
    pub done: Done,
    /// The records that decide it.
    pub records: Vec<String>,
}

impl Question<'_> {
    /// Owed against done, for each side.
    pub fn relief(&self) -> ReliefPage {
        let agreement = self.agreement();
        let mut owing: Vec<ActorId> = agreement.parties().collect();
        for (_, relief) in agreement.reliefs.iter() {
            owing.extend(relief.granted_by.iter().copied().filter(|actor| !owing.contains(actor)).collect::<Vec<_>>());
        }
        ReliefPage { frame: self.frame(), sides: owing.into_iter().map(|party| self.side(party)).collect() }
    }

    pub(super) fn reliefs(&self) -> Vec<ReliefRow> {
        self.agreement().reliefs.ids().filter_map(|id| self.relief_row(id)).collect()
    }

    /// What is said of a relief.
    pub(crate) fn relief_row(&self, id: ReliefId) -> Option<ReliefRow> {
        let relief = &self.agreement().reliefs[id];
        let assessed = self.assessment.reliefs.get(id.index())?;
        let words = self.words();
        let standing = assessed.status.at(self.at);
        let done = *assessed.done.at(self.at);
        Some(ReliefRow {
            id: relief.declared.name.to_string(),
            title: relief.declared.title.clone(),
            by: words.actors(&relief.granted_by),
            to: words.actors(&relief.granted_to),
            track: relief.track.map(servanda_agreement::Track::word),
            clause: relief.declared.clause.clone(),
            worth: words.worth(relief),
            status: standing.status,
            since: since(&assessed.status, self.at, |standing| standing.status),
            next_change: next_change(&assessed.status, self.at, |standing| standing.status),
            owed_since: assessed.owed_since.at(self.at).and_then(finite),
            deadline: standing.deadline.filter(|deadline| deadline.at.is_finite()),
            done,
            done_at: if done == Done::Nothing { None } else { since(&assessed.done, self.at, |done| *done) },
            confirmed: standing.confirmed,
            hindsight: standing.hindsight,
            records: self.records(&standing.grounds),
        })
    }

    fn side(&self, party: ActorId) -> Side {
        let agreement = self.agreement();
        let owes = |actors: &[ActorId]| actors.iter().any(|actor| agreement.members(*actor).contains(&party));
        let commitments: Vec<CommitmentRow> = agreement
            .commitments
            .iter()
            .filter(|(_, commitment)| owes(&commitment.owed_by))
            .filter_map(|(id, _)| self.commitment(id))
            .collect();
        let performance = Counts::of(commitments.iter());
        let mut owed: Vec<CommitmentRow> =
            commitments.into_iter().filter(|row| row.said.verdict < servanda_engine::Verdict::Upcoming).collect();
        owed.sort_by_key(|row| row.said.verdict);
        let reliefs = agreement
            .reliefs
            .iter()
            .filter(|(_, relief)| owes(&relief.granted_by))
            .filter_map(|(id, _)| Some((self.relief_row(id)?, self.ledger(id))))
            .collect();
        let declared = &agreement.actors[party].declared;
        Side { party: declared.name.to_string(), title: declared.title.clone(), performance, owed, reliefs }
    }

    /// Every change of what is owed, done or said of a relief, up to the instant asked.
    pub(crate) fn ledger(&self, id: ReliefId) -> Vec<Ledger> {
        let Some(assessed) = self.assessment.reliefs.get(id.index()) else { return Vec::new() };
        let status = assessed.status.map(|standing| standing.status);
        let line = status.zip(&assessed.owed_since, |status, owed| (*status, *owed));
        let line = line.zip(&assessed.done, |(status, owed), done| (*status, *owed, *done));
        line.stretches()
            .filter(|(from, _, _)| *from <= self.at)
            .map(|(from, until, (status, owed_since, done))| Ledger {
                from: finite(from),
                until: finite(until).filter(|until| *until <= self.at),
                status: *status,
                owed_since: owed_since.and_then(finite),
                done: *done,
                records: self.records(&assessed.status.at(from).grounds),
            })
            .collect()
    }
}

impl Counts {
    /// How many of each word.
    pub(super) fn of<'r>(rows: impl Iterator<Item = &'r CommitmentRow>) -> Self {
        let mut counts = BTreeMap::new();
        let mut concluded = 0;
        for row in rows {
            if row.said.concluded {
                concluded += 1;
            } else {
                *counts.entry(row.said.verdict).or_insert(0) += 1;
            }
        }
        Self { verdicts: counts, concluded }
    }
}

/// The word for what was done.
pub(crate) fn done_word(done: Done) -> &'static str {
    match done {
        Done::Nothing => "nothing",
        Done::Granted => "granted",
        Done::GrantedInPart => "granted in part",
        Done::Suspended => "suspended",
        Done::Restored => "restored",
        Done::Withdrawn => "withdrawn",
    }
}
