//! Who owes something is the one who says whether it was done.

use servanda_agreement::{ActorId, Commitment, Place, Verifiers};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "verifies-itself",
    severity: Severity::Warning,
    group: Group::Verified,
    what: "Who owes something is also who verifies it.",
    why: "Its word is a declaration and never counts as verified, so the commitment stays unverified whatever is done: \
          under the Moscow Treaty of 2002 each side counted its own warheads, and it had no verification of its own.",
    cure: "name somebody who does not owe it, or `each other`",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let commitments =
        survey.agreement.commitments.iter().filter_map(|(_, commitment)| of_commitment(survey, commitment));
    let reliefs = survey.agreement.reliefs.iter().map(|(_, relief)| relief);
    let own = reliefs.filter(|relief| survey.is_own_judge(&relief.verification.by, &relief.granted_by));
    let of_reliefs = own.map(|relief| {
        let message = format!("who grants `{}` is the one to confirm that it was given", relief.declared.name);
        Note::on(&relief.declared, "verified by", message).help("name somebody else, or the receiving side")
    });
    commitments.chain(of_reliefs).collect()
}

fn of_commitment<'a>(survey: &'a Survey<'a>, commitment: &'a Commitment) -> Option<Note<'a>> {
    let of = &commitment.declared;
    let parts: Vec<&[ActorId]> = match commitment.each.as_slice() {
        // What each owes by itself is judged by itself.
        [Place::Party(_), ..] => commitment.owed_by.chunks(1).collect(),
        _ => vec![commitment.owed_by.as_slice()],
    };
    let is_own = |evidence| {
        let verifiers = survey.verifiers(evidence, commitment);
        parts.iter().any(|owed_by| survey.is_own_judge(verifiers, owed_by))
    };
    let evidence = survey.evidence_of(commitment).into_iter().find(|evidence| is_own(*evidence))?;
    let message = format!("who owes `{}` is the one to verify it", of.name);
    let note = Note::on(of, "verified by", message);
    let what = survey.declared(evidence);
    let own = survey.verification_of(evidence);
    // Told where the verifier is named.
    Some(if own.by == Verifiers::NotNamed { note } else { note.also(what, "verified by", "named here") })
}
