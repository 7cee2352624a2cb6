//! The public is told nothing.

use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "no-public-report",
    severity: Severity::Warning,
    group: Group::Told,
    what: "No report goes to the public.",
    why: "What the public is not told it learns as a scandal: the Joint Commission's exemptions from the limits of the \
          JCPOA became known through a leak in September 2016, and were published in December.",
    cure: "add `report public-monthly \"...\" every month on day 1 for public`",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    if survey.agreement.reports.iter().any(|(_, report)| report.for_public) {
        return Vec::new();
    }
    vec![Note::on(survey.whole(), "agreement", "no report goes to the public")]
}
