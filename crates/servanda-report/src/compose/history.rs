//! The history: every change of verdict, with the records behind it.

use servanda_agreement::{Commitment, CommitmentId};
use servanda_base::{Instant, Timeline};
use servanda_engine::{Grounds, Standing};

use super::{Frame, Question, finite};

/// Every change of verdict up to the instant asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryPage {
    /// What the page says of itself.
    pub frame: Frame,
    /// Ordered by the text, then by site, then by time.
    pub rows: Vec<HistoryRow>,
}

/// A stretch with one verdict and one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// The commitment's name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The site or party; none for the whole.
    pub site: Option<String>,
    /// From when; never, if always.
    pub from: Option<Instant>,
    /// Until when, exclusive; never, if it is the last.
    pub until: Option<Instant>,
    /// The word.
    pub verdict: servanda_engine::Verdict,
    /// Whether the term was over.
    pub concluded: bool,
    /// Why.
    pub reason: String,
    /// The records that decided it when it began.
    pub records: Vec<String>,
}

impl Question<'_> {
    /// Every change of verdict of one commitment, or of all.
    pub fn history(&self, only: Option<CommitmentId>) -> HistoryPage {
        let mut rows = Vec::new();
        for (id, commitment) in self.agreement().commitments.iter() {
            if only.is_some_and(|only| only != id) {
                continue;
            }
            let Some(assessed) = self.assessment.commitments.get(id.index()) else { continue };
            rows.extend(self.changes(commitment, None, &assessed.whole));
            for (place, line) in &assessed.parts {
                rows.extend(self.changes(commitment, Some(self.words().place(*place)), line));
            }
        }
        HistoryPage { frame: self.frame(), rows }
    }

    fn changes(&self, commitment: &Commitment, site: Option<&str>, line: &Timeline<Standing>) -> Vec<HistoryRow> {
        let said = |standing: &Standing| (standing.verdict, standing.concluded, self.reason(commitment, standing));
        line.map(said)
            .stretches()
            .filter(|(from, _, _)| *from <= self.at)
            .map(|(from, until, (verdict, concluded, reason))| HistoryRow {
                id: commitment.declared.name.to_string(),
                title: commitment.declared.title.clone(),
                site: site.map(str::to_owned),
                from: finite(from),
                until: finite(until).filter(|until| *until <= self.at),
                verdict: *verdict,
                concluded: *concluded,
                reason: reason.clone(),
                records: self.records(&grounds(line, from)),
            })
            .collect()
    }
}

/// The grounds of a line at an instant.
fn grounds(line: &Timeline<Standing>, at: Instant) -> Grounds {
    line.at(at).grounds.clone()
}
