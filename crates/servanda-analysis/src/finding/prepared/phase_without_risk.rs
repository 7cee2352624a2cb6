//! A phase whose risks nobody has reviewed.

use std::collections::BTreeSet;

use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "phase-without-risk",
    severity: Severity::Warning,
    group: Group::Prepared,
    what: "No risk is declared for a phase.",
    why: "Each phase goes wrong in its own way, and the missteps of the next are not those of the last; a phase without \
          a risk is one that nobody has thought through.",
    cure: "add `risk NAME \"...\" phase NAME owner NAME mitigation \"...\"`",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let agreement = survey.agreement;
    let reviewed: BTreeSet<_> = agreement.risks.iter().filter_map(|(_, risk)| risk.phase).collect();
    let open = agreement.phases.iter().filter(|(id, _)| !reviewed.contains(id));
    open.map(|(_, phase)| {
        let message = format!("no risk is declared for the phase `{}`", phase.declared.name);
        Note::on(&phase.declared, "phase", message)
    })
    .collect()
}
