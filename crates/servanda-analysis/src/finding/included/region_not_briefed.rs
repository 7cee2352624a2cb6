//! Nobody of the region is briefed.

use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "region-not-briefed",
    severity: Severity::Warning,
    group: Group::Included,
    what: "No stakeholder of the region is briefed.",
    why: "Those next door live with what is agreed, learn of it from leaks, and can undo it: no neighbour across the \
          Gulf took part in the talks on the JCPOA, and it was opposed from the region throughout.",
    cure: "declare the neighbours with `stakeholder`, and add `briefing neighbours \"...\" every month for NAME, NAME`",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let told = survey.told();
    if survey.stakeholders().any(|(id, _)| told.contains(&id)) {
        return Vec::new();
    }
    let message = match survey.stakeholders().next() {
        None => "nobody of the region is named as a stakeholder, and nobody of it is briefed",
        Some(_) => "no stakeholder of the region is briefed",
    };
    vec![Note::on(survey.whole(), "agreement", message)]
}
