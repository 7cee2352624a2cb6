//! An estimate that is worded like a limit.

use servanda_agreement::{Commitment, Form};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "estimate-as-limit",
    severity: Severity::Warning,
    group: Group::Measurable,
    what: "An estimate stands where a limit would stand: as a target that is worded like one, or as a number that is \
           only about so much.",
    why: "One side will read it as a limit and the other as a forecast: the 130 tonnes of heavy water that the JCPOA \
          gives as Iran's estimated needs were exceeded twice in 2016, and the two sides did not agree that it had \
          been a limit.",
    cure: "write a bound as a bound; if only an estimate could be agreed, say in the text what happens beyond it",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    survey.agreement.commitments.iter().filter_map(|(_, commitment)| note(commitment)).collect()
}

fn note(commitment: &Commitment) -> Option<Note<'_>> {
    let of = &commitment.declared;
    let is_kept = matches!(commitment.form, Form::Keeps { .. } | Form::KeepsOn { .. });
    if is_kept && commitment.as_target {
        let message = format!("`{}` is worded like a limit, but to exceed it is no breach", of.name);
        return Some(Note::on(of, "as target", message));
    }
    let mut is_rough = false;
    walk::deed(&commitment.form, &mut |leaf, _| {
        is_rough |= matches!(leaf, Leaf::Number(interval, _) if interval.as_point().is_none());
    });
    is_rough.then(|| {
        let message =
            format!("the bound of `{}` is a rough number: near it nobody can say whether it is kept", of.name);
        Note::on(of, "keeps", message).help("write the number without `~`; a tolerance can be agreed as a number too")
    })
}
