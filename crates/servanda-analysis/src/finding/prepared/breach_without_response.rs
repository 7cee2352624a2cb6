//! Something is owed, and nothing follows if it is not done.

use servanda_agreement::{Agreement, Condition, ReliefWord, Track, VerdictWord};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::{Survey, is_failure, is_success};
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "breach-without-response",
    severity: Severity::Warning,
    group: Group::Prepared,
    what: "Nothing in the text follows if a commitment is breached or a relief withheld: no response, no suspension, no \
           procedure with an end.",
    why: "The first breach then ends everything, for nothing smaller was agreed: the Agreed Framework of 1994 had no \
          procedure for disputes, and came apart within three months of the first open accusation, in October 2002.",
    cure: "add `response NAME \"...\" when NAME breached` with steps and a way back, or a `procedure` with `then`",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let agreement = survey.agreement;
    let answered = Answered::of(agreement);
    let commitments = agreement.commitments.iter().filter(|(id, one)| {
        !one.as_target && !answered.has(&answered.commitments, id.index()) && !answered.by_procedure(one.track)
    });
    let of_commitments = commitments.map(|(_, one)| {
        let message = format!("nothing follows if `{}` is breached", one.declared.name);
        Note::on(&one.declared, "commitment", message)
    });
    let reliefs = agreement
        .reliefs
        .iter()
        .filter(|(id, one)| !answered.has(&answered.reliefs, id.index()) && !answered.by_procedure(one.track));
    let of_reliefs = reliefs.map(|(_, one)| {
        let message = format!("nothing follows if `{}` is owed and not given", one.declared.name);
        let help = "add `response NAME \"...\" when NAME overdue or NAME withheld`, or a `procedure` with `then`";
        Note::on(&one.declared, "relief", message).help(help)
    });
    of_commitments.chain(of_reliefs).collect()
}

/// What has an answer if it fails.
struct Answered {
    commitments: Vec<bool>,
    reliefs: Vec<bool>,
    // The tracks of the procedures that end in something.
    procedures: Vec<Option<Track>>,
}

impl Answered {
    fn of(agreement: &Agreement) -> Self {
        let ending = agreement.procedures.iter().filter(|(_, procedure)| procedure.then.is_some());
        let mut answered = Self {
            commitments: vec![false; agreement.commitments.len()],
            reliefs: vec![false; agreement.reliefs.len()],
            procedures: ending.map(|(_, procedure)| procedure.track).collect(),
        };
        agreement.responses.iter().for_each(|(_, response)| answered.note(&response.when));
        for (_, relief) in agreement.reliefs.iter() {
            relief.suspend_when.iter().chain(&relief.withdraw_when).for_each(|when| answered.note(when));
        }
        let excuses = agreement.commitments.iter().filter_map(|(_, commitment)| commitment.excused_while.as_ref());
        excuses.for_each(|excuse| answered.note(excuse));
        answered
    }

    fn note(&mut self, condition: &Condition) {
        walk::condition(condition, &mut |leaf, asked| {
            let place = match leaf {
                Leaf::Verdict(id, word) if asks_failure(word, asked) => self.commitments.get_mut(id.index()),
                Leaf::Relief(id, ReliefWord::Overdue | ReliefWord::Withheld | ReliefWord::Suspended) if asked => {
                    self.reliefs.get_mut(id.index())
                }
                Leaf::Relief(id, ReliefWord::Granted | ReliefWord::InEffect) if !asked => {
                    self.reliefs.get_mut(id.index())
                }
                _ => None,
            };
            if let Some(place) = place {
                *place = true;
            }
        });
    }

    fn has(&self, list: &[bool], index: usize) -> bool {
        list.get(index).copied().unwrap_or_default()
    }

    /// Whether a procedure that ends in something takes this track.
    fn by_procedure(&self, track: Option<Track>) -> bool {
        self.procedures.iter().any(|of| of.is_none() || track.is_none() || *of == track)
    }
}

fn asks_failure(word: VerdictWord, asked: bool) -> bool {
    if asked { is_failure(word) || word == VerdictWord::Disputed } else { is_success(word) }
}
