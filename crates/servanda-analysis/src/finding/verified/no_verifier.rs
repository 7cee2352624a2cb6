//! A commitment that nobody is named to verify.

use servanda_base::Severity;

use crate::finding::measurable::unmeasurable_commitment::is_unmeasurable;
use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "no-verifier",
    severity: Severity::Warning,
    group: Group::Verified,
    what: "Nobody is named who verifies a commitment.",
    why: "Every doubt then ends with word against word: the Biological Weapons Convention of 1972 names no verifier, \
          and a suspicion raised under it can be confirmed or laid to rest by nobody.",
    cure: "add `verified by V within 14 days`: who says whether it was done, and how soon",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let commitments = survey.agreement.commitments.iter().map(|(_, commitment)| commitment);
    let measurable = commitments.filter(|commitment| !is_unmeasurable(survey, commitment));
    let open = measurable.filter_map(|commitment| Some((commitment, survey.unverified(commitment)?)));
    open.map(|(commitment, evidence)| {
        let (of, what) = (&commitment.declared, survey.declared(evidence));
        let message = format!("nobody is named to verify `{}`, which rests on `{}`", of.name, what.name);
        Note::on(of, "commitment", message)
    })
    .collect()
}
