//! A relief that falls due on what nobody has verified.

use servanda_agreement::{Declared, Relief, VerdictWord, Verifiers};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::{Evidence, Survey, is_success};
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "relief-before-verification",
    severity: Severity::Warning,
    group: Group::Sequenced,
    what: "A relief falls due on a step that is only announced, or that nobody independent verifies.",
    why: "What was given cannot be traced to anything that was done: in October 2008 a state was taken off the list \
          of sponsors of terrorism on understandings about verification that were partly oral, and that the talks of \
          that December could not put into writing.",
    cure: "let it wait for a commitment to be `met` that has a verifier who does not gain by the answer",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    survey.agreement.reliefs.iter().filter_map(|(_, relief)| of_relief(survey, relief)).collect()
}

fn of_relief<'a>(survey: &'a Survey<'a>, relief: &'a Relief) -> Option<Note<'a>> {
    let mut found = None;
    walk::condition(relief.when.as_ref()?, &mut |leaf, asked| {
        if asked && found.is_none() {
            found = unverified(survey, relief, leaf);
        }
    });
    let (what, how) = found?;
    let message = format!("`{}` rests on `{}`, {how}", relief.declared.name, what.name);
    Some(Note::on(&relief.declared, "when", message).also(what, "verified by", "this"))
}

/// What a leaf rests on that is not verified, and why it is not.
fn unverified<'a>(survey: &'a Survey<'a>, relief: &'a Relief, leaf: Leaf<'a>) -> Option<(&'a Declared, String)> {
    if let Leaf::Verdict(id, word) = leaf {
        let commitment = &survey.agreement.commitments[id];
        let of = &commitment.declared;
        return match word {
            VerdictWord::Pending | VerdictWord::Upcoming | VerdictWord::Unverified | VerdictWord::Curing => {
                Some((of, "which is not done yet by then".to_owned()))
            }
            _ if !is_success(word) => None,
            _ if survey.unverified(commitment).is_some() => Some((of, "which nobody is named to verify".to_owned())),
            _ => survey
                .evidence_of(commitment)
                .into_iter()
                .any(|one| survey.is_own_judge(survey.verifiers(one, commitment), &relief.granted_to))
                .then(|| (of, "which is verified by who gets the relief".to_owned())),
        };
    }
    let mut evidence = Vec::new();
    survey.add_evidence(leaf, &mut evidence);
    evidence.into_iter().find_map(|one| {
        let by = &survey.verification_of(one).by;
        let what = if matches!(one, Evidence::Of(_)) { "reads" } else { "attests" };
        if *by == Verifiers::NotNamed {
            Some((survey.declared(one), format!("and nobody is named who {what} it")))
        } else if survey.is_own_judge(by, &relief.granted_to) {
            Some((survey.declared(one), format!("and who gets the relief {what} it")))
        } else {
            None
        }
    })
}
