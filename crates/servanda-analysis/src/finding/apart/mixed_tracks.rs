//! Both tracks in one procedure, or in one response.

use std::collections::BTreeSet;

use servanda_agreement::{Response, Track};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "mixed-tracks",
    severity: Severity::Warning,
    group: Group::Apart,
    what: "One procedure or one response serves the technical and the political track.",
    why: "A question of measurement is then settled by those who bargain over the rest: under the JCPOA every \
          dispute, on whatever, goes from the Joint Commission to the ministers after fifteen days.",
    cure: "give each track its own, and say so with `track technical` or `track political`",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let agreement = survey.agreement;
    let tracks: BTreeSet<Track> = agreement.commitments.iter().filter_map(|(_, one)| one.track).collect();
    let has_both = tracks.len() > 1;
    let procedures = agreement.procedures.iter().map(|(_, procedure)| procedure);
    let open = procedures.filter(|procedure| has_both && procedure.track.is_none());
    let of_procedures = open.map(|procedure| {
        let message = format!("`{}` settles the technical and the political alike", procedure.declared.name);
        Note::on(&procedure.declared, "procedure", message)
    });
    let responses = agreement.responses.iter().filter_map(|(_, response)| of_response(survey, response));
    of_procedures.chain(responses).collect()
}

fn of_response<'a>(survey: &'a Survey<'a>, response: &'a Response) -> Option<Note<'a>> {
    let agreement = survey.agreement;
    let (mut technical, mut political) = (None, None);
    walk::condition(&response.when, &mut |leaf, _| {
        let Leaf::Verdict(id, _) = leaf else { return };
        let one = &agreement.commitments[id];
        match one.track {
            Some(Track::Technical) => technical = technical.or(Some(&one.declared)),
            Some(Track::Political) => political = political.or(Some(&one.declared)),
            None => {}
        }
    });
    let (technical, political) = (technical?, political?);
    let (name, one, other) = (&response.declared.name, &technical.name, &political.name);
    let message = format!("`{name}` answers `{one}`, which is technical, and `{other}`, which is political, alike");
    Some(Note::on(&response.declared, "when", message))
}
