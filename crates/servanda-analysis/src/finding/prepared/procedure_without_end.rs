//! A procedure whose last stage may run out without anything following.

use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "procedure-without-end",
    severity: Severity::Warning,
    group: Group::Prepared,
    what: "A procedure does not say what follows when its last stage runs out.",
    why: "Whoever gains by delay lets it run out: since December 2019 an appeal in the World Trade Organization goes to \
          a body that cannot sit, and the dispute rests there.",
    cure: "add `then \"...\"`: what either side may do when the last stage has run out",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let procedures = survey.agreement.procedures.iter().map(|(_, procedure)| procedure);
    let endless = procedures.filter(|procedure| procedure.then.is_none());
    endless
        .map(|procedure| {
            let message = format!("nothing follows when the last stage of `{}` runs out", procedure.declared.name);
            Note::on(&procedure.declared, "procedure", message)
        })
        .collect()
}
