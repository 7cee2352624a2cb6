//! What is said of a commitment.

use servanda_agreement::{Commitment, CommitmentId, Place};
use servanda_base::{Deadline, Instant};
use servanda_engine::{CommitmentAssessment, Line, Standing, StepStatus, Tally, Verdict};

use super::process::step_word;
use super::{Question, finite, next_change, since};

/// One commitment at the instant asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentRow {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who owes it: names, joined by `, `.
    pub party: String,
    /// Technical or political.
    pub track: Option<&'static str>,
    /// The clause of the agreement.
    pub clause: Option<String>,
    /// The heading under which it stands.
    pub heading: Option<String>,
    /// What is said of the whole.
    pub said: Said,
    /// The last stretch in which the strictest standard could tell.
    pub last_verified: Option<LastVerified>,
    /// The verdicts of lesser standards that differ.
    pub lesser: Vec<(&'static str, Verdict)>,
    /// The verdicts under contested readings that differ, by party.
    pub readings: Vec<(String, Verdict)>,
    /// What is said of each site or party, where that is told apart.
    pub sites: Vec<SiteRow>,
    /// How it came out so far.
    pub tally: Tally,
    /// The steps of its verification.
    pub steps: Vec<VerificationStep>,
}

/// A verdict with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The word; of a concluded commitment its final word.
    pub verdict: Verdict,
    /// Whether its term is over.
    pub concluded: bool,
    /// Why, in a few words.
    pub reason: String,
    /// On what it stands.
    pub footing: String,
    /// Why it cannot be told, if it cannot; all of it.
    pub doubts: Vec<&'static str>,
    /// Since when the verdict is this one; never, if always.
    pub since: Option<Instant>,
    /// When the verdict will be another if nothing more is recorded.
    pub next_change: Option<Instant>,
    /// What it will be then, and why.
    pub next: Option<(Verdict, String)>,
    /// The date that counts now.
    pub deadline: Option<Deadline>,
    /// The records that decide it.
    pub records: Vec<String>,
}

/// The last time at which the strictest standard could tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastVerified {
    /// What it said.
    pub verdict: Verdict,
    /// The last instant at which it did.
    pub at: Instant,
}

/// What is said of one site or party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteRow {
    /// Its name.
    pub site: String,
    /// Its title.
    pub title: String,
    /// What is said.
    pub said: Said,
}

/// A step of verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerificationStep {
    /// Its number.
    pub number: u32,
    /// What is done.
    pub text: String,
    /// By whom.
    pub by: String,
    /// By when.
    pub due: Option<Deadline>,
    /// Where it stands.
    pub status: StepStatus,
    /// The record by which it was done.
    pub done_by: Option<String>,
}

impl VerificationStep {
    /// The word for where it stands.
    pub fn word(&self) -> &'static str {
        step_word(self.status)
    }
}

impl Question<'_> {
    /// What is said of a commitment.
    pub(crate) fn commitment(&self, id: CommitmentId) -> Option<CommitmentRow> {
        let commitment = &self.agreement().commitments[id];
        let assessed = self.assessment.commitments.get(id.index())?;
        let words = self.words();
        let declared = &commitment.declared;
        Some(CommitmentRow {
            id: declared.name.to_string(),
            title: declared.title.clone(),
            party: words.actors(&commitment.owed_by),
            track: commitment.track.map(servanda_agreement::Track::word),
            clause: declared.clause.clone(),
            heading: declared.heading.clone(),
            said: self.said(commitment, &assessed.whole),
            last_verified: self.last_verified(id),
            lesser: self.lesser(id),
            readings: self.readings(id),
            sites: assessed.parts.iter().map(|(place, line)| self.site(commitment, *place, line)).collect(),
            tally: *assessed.tally.at(self.at),
            steps: self.verification(commitment, assessed),
        })
    }

    /// What is said of a line of verdicts at the instant asked.
    pub(crate) fn said(&self, commitment: &Commitment, line: &Line<Standing>) -> Said {
        let (standing, said) = (line.told_at(self.at), line.said());
        let next = next_change(said, self.at, word);
        Said {
            verdict: standing.verdict,
            concluded: standing.concluded,
            reason: self.reason(commitment, &standing),
            footing: self.footing(standing.footing),
            doubts: standing.doubts.iter().map(servanda_engine::Doubt::words).collect(),
            since: since(said, self.at, word),
            next_change: next,
            next: next.map(|at| (said.at(at).verdict, self.reason(commitment, said.at(at)))),
            deadline: standing.deadline.filter(|deadline| deadline.at.is_finite()),
            records: self.records(&standing.grounds),
        }
    }

    fn site(&self, commitment: &Commitment, place: Place, line: &Line<Standing>) -> SiteRow {
        let words = self.words();
        SiteRow {
            site: words.place(place).to_owned(),
            title: words.place_title(place).to_owned(),
            said: self.said(commitment, line),
        }
    }

    /// The last stretch at the standard `verified`, up to the instant asked, whose verdict could be told.
    pub(crate) fn last_verified(&self, id: CommitmentId) -> Option<LastVerified> {
        let assessment = self.verified.unwrap_or(self.assessment);
        let line = assessment.commitments.get(id.index())?.whole.said();
        let (_, until, standing) =
            line.stretches().filter(|(from, _, standing)| *from <= self.at && is_verified(standing.verdict)).last()?;
        finite(until.pred().min(self.at)).map(|at| LastVerified { verdict: standing.verdict, at })
    }

    fn lesser(&self, id: CommitmentId) -> Vec<(&'static str, Verdict)> {
        let verdict_of = |assessed: Option<&CommitmentAssessment>| assessed.map(|a| a.whole.said().at(self.at).verdict);
        let own = verdict_of(self.assessment.commitments.get(id.index()));
        self.lesser
            .iter()
            .filter_map(|(standard, assessment)| {
                let verdict = verdict_of(assessment.commitments.get(id.index()))?;
                (Some(verdict) != own).then_some((standard.word(), verdict))
            })
            .collect()
    }

    fn readings(&self, id: CommitmentId) -> Vec<(String, Verdict)> {
        let verdict_of = |assessed: Option<&CommitmentAssessment>| assessed.map(|a| a.whole.said().at(self.at).verdict);
        let own = verdict_of(self.assessment.commitments.get(id.index()));
        self.readings
            .iter()
            .filter_map(|(party, assessment)| {
                let verdict = verdict_of(assessment.commitments.get(id.index()))?;
                (Some(verdict) != own).then(|| (self.words().actor(*party).to_owned(), verdict))
            })
            .collect()
    }

    fn verification(&self, commitment: &Commitment, assessed: &CommitmentAssessment) -> Vec<VerificationStep> {
        let words = self.words();
        commitment
            .verify_steps
            .iter()
            .zip(&assessed.steps)
            .map(|(step, clock)| {
                let status = *clock.status.at(self.at);
                VerificationStep {
                    number: clock.number,
                    text: step.text.clone(),
                    by: words.actor(step.by).to_owned(),
                    due: clock.due.filter(|due| due.at.is_finite()),
                    status,
                    done_by: self.done_by(clock.done_by, status),
                }
            })
            .collect()
    }
}

/// What makes two verdicts the same word: concluding is a change.
fn word(standing: &Standing) -> (Verdict, bool) {
    (standing.verdict, standing.concluded)
}

/// Whether a verdict tells how the commitment was kept.
fn is_verified(verdict: Verdict) -> bool {
    !matches!(
        verdict,
        Verdict::Unverified
            | Verdict::Disputed
            | Verdict::Overdue
            | Verdict::Pending
            | Verdict::Upcoming
            | Verdict::Waived
            | Verdict::Excused
    )
}
