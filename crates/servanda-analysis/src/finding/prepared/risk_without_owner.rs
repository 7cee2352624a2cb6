//! A risk that nobody watches, or for which nothing is planned.

use servanda_agreement::Risk;
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "risk-without-owner",
    severity: Severity::Warning,
    group: Group::Prepared,
    what: "A risk has no owner, or no mitigation.",
    why: "A risk that everybody knows and nobody owns is one that happens.",
    cure: "add `owner NAME` and `mitigation \"...\"`",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    survey.agreement.risks.iter().filter_map(|(_, risk)| note(risk)).collect()
}

fn note(risk: &Risk) -> Option<Note<'_>> {
    let of = &risk.declared;
    let missing = match (risk.owner, &risk.mitigation) {
        (Some(_), Some(_)) => return None,
        (None, _) => "nobody owns the risk",
        (Some(_), None) => "nothing is planned against the risk",
    };
    Some(Note::on(of, "risk", format!("{missing} `{}`", of.name)))
}
