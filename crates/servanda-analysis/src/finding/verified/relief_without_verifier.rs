//! A relief that nobody is named to confirm.

use servanda_agreement::Verifiers;
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "relief-without-verifier",
    severity: Severity::Hint,
    group: Group::Verified,
    what: "Nobody is named who confirms that a relief was given.",
    why: "The granting side will say that it was and the other that nothing arrived: under the JCPOA nobody was named \
          who would say whether the lifting of sanctions had its effect, and from 2016 on the sides said opposite \
          things of it.",
    cure: "add `verified by V`: somebody who sees what arrives, such as a bank or a third state",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let reliefs = survey.agreement.reliefs.iter().map(|(_, relief)| relief);
    let open = reliefs.filter(|relief| relief.verification.by == Verifiers::NotNamed);
    open.map(|relief| {
        let message = format!("nobody is named to confirm that `{}` was given", relief.declared.name);
        Note::on(&relief.declared, "relief", message)
    })
    .collect()
}
