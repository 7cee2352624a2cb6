//! A scenario for which nobody has anything to prepare.

use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "scenario-without-preparation",
    severity: Severity::Warning,
    group: Group::Prepared,
    what: "A scenario is named, and nobody has anything to prepare for it.",
    why: "To have seen it coming helps nobody who has nothing ready; this holds for success as well, which needs a plan \
          for what comes next.",
    cure: "add `prepare \"...\" owner NAME`",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let scenarios = survey.agreement.scenarios.iter().map(|(_, scenario)| scenario);
    let idle = scenarios.filter(|scenario| scenario.prepare.is_empty());
    idle.map(|scenario| {
        let message = format!("nobody has anything to prepare for `{}`", scenario.declared.name);
        Note::on(&scenario.declared, "scenario", message)
    })
    .collect()
}
