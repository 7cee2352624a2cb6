//! What is kept throughout is told from a reading that never grows old.

use std::collections::BTreeMap;

use servanda_agreement::{Commitment, Form, MeasureId};
use servanda_base::Severity;

use crate::finding::measurable::unmeasurable_commitment::is_unmeasurable;
use crate::finding::note::Note;
use crate::finding::survey::{Evidence, Survey};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "evidence-never-stale",
    severity: Severity::Warning,
    group: Group::Measurable,
    what: "Something is kept throughout, and one reading of it counts for ever.",
    why: "It stays `met` on what was seen years ago: the inspectors left Iraq in December 1998 and came back in November \
          2002, and most of what was said in between rested on what they had seen before.",
    cure: "add `good for 35 days`, or however long one reading may be relied on",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let mut used: BTreeMap<MeasureId, &Commitment> = BTreeMap::new();
    for (_, commitment) in survey.agreement.commitments.iter() {
        // What stands on words alone is told of as such.
        if !matches!(commitment.form, Form::Keeps { .. }) || is_unmeasurable(survey, commitment) {
            continue;
        }
        for evidence in survey.evidence_of(commitment) {
            if let Evidence::Of(id) = evidence {
                used.entry(id).or_insert(commitment);
            }
        }
    }
    let is_ageless = |id: &MeasureId| survey.measure(*id).good_for.is_none() && survey.measure(*id).per.is_none();
    used.into_iter().filter(|(id, _)| is_ageless(id)).map(|(id, commitment)| note(survey, id, commitment)).collect()
}

fn note<'a>(survey: &'a Survey<'a>, id: MeasureId, commitment: &'a Commitment) -> Note<'a> {
    let of = &survey.measure(id).declared;
    let message =
        format!("a reading of `{}` never goes stale, and `{}` is told from it", of.name, commitment.declared.name);
    Note::on(of, "measure", message).also(&commitment.declared, "keeps", "one reading keeps this for ever")
}
