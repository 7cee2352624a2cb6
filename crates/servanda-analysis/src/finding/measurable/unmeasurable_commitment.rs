//! A commitment without a number, a date or anything that somebody can attest.

use servanda_agreement::{Commitment, Form, Scale, Verifiers};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::{Evidence, Survey};
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "unmeasurable-commitment",
    severity: Severity::Warning,
    group: Group::Measurable,
    what: "A commitment has no number, no date and nothing that anybody is named to attest.",
    why: "Nobody can say that it was kept or broken, so each side will: in the Joint Statement of Singapore of 12 June \
          2018 one side commits itself `to work toward complete denuclearization of the Korean Peninsula`, and the two \
          never agreed on what would be enough.",
    cure: "say it as a number with a unit, as something done by a date, or as an event that somebody named attests",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let commitments = survey.agreement.commitments.iter().map(|(_, commitment)| commitment);
    commitments.filter(|commitment| is_unmeasurable(survey, commitment)).map(note).collect()
}

/// Whether it stands on words alone. `no-verifier` leaves these to this finding.
pub fn is_unmeasurable<'a>(survey: &'a Survey<'a>, commitment: &'a Commitment) -> bool {
    let is_dated = match &commitment.form {
        Form::Keeps { .. } | Form::Refrains { .. } => false,
        Form::Once { by, .. } => by.is_some(),
        _ => true,
    };
    if is_dated || has_number(&commitment.form) {
        return false;
    }
    let evidence = survey.evidence_of(commitment);
    let is_word = |one: &Evidence| match one {
        Evidence::Of(id) => !matches!(survey.measure(*id).scale, Scale::Number(_)),
        Evidence::That(id) => survey.event(*id).counted_in.is_none(),
    };
    let is_attested = |one: &Evidence| *survey.verifiers(*one, commitment) != Verifiers::NotNamed;
    !evidence.is_empty() && evidence.iter().all(|one| is_word(one) && !is_attested(one))
}

/// Whether a number of something counted is asked for; a count of events is one, a level or a yes is none.
fn has_number(form: &Form) -> bool {
    let mut has = false;
    walk::deed(form, &mut |leaf, _| has |= matches!(leaf, Leaf::Number(_, Some(_))));
    has
}

fn note(commitment: &Commitment) -> Note<'_> {
    let name = &commitment.declared.name;
    let message = format!("`{name}` has no number, no date, and nothing that anybody is named to attest");
    Note::on(&commitment.declared, sentence(&commitment.form), message)
}

/// The words of the sentence of a commitment.
fn sentence(form: &Form) -> &'static str {
    match form {
        Form::Keeps { .. } => "keeps",
        Form::Refrains { .. } => "refrains from",
        _ => "does",
    }
}
