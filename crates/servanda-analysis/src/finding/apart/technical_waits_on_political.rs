//! Something on the technical track that waits for the political one.

use servanda_agreement::{Agreement, Commitment, Condition, Declared, Relief, Response, Track};
use servanda_base::Severity;

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "technical-waits-on-political",
    severity: Severity::Warning,
    group: Group::Apart,
    what: "A commitment, a relief or a response of the technical track waits for something of the political track.",
    why: "A quarrel about anything then stops inspectors and engineers as well: the measures against Banco Delta Asia, \
          which were no part of the Joint Statement of September 2005, held up its technical work for more than a year.",
    cure: "let it wait for a technical step alone, and put what is political into a track of its own",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let agreement = survey.agreement;
    let political = Political::of(survey);
    let commitments = agreement.commitments.iter().map(|(_, commitment)| commitment);
    let reliefs = agreement.reliefs.iter().map(|(_, relief)| relief);
    let responses = agreement.responses.iter().map(|(_, response)| response);
    let technical = Some(Track::Technical);
    let of_commitments =
        commitments.filter(|one| one.track == technical).filter_map(|one| political.of_commitment(one));
    let of_reliefs = reliefs.filter(|one| one.track == technical).filter_map(|one| political.of_relief(one));
    let of_responses = responses.filter(|one| one.track == technical).filter_map(|one| political.of_response(one));
    of_commitments.chain(of_reliefs).chain(of_responses).collect()
}

/// What is political, and which dates and phases wait for it.
struct Political<'a> {
    survey: &'a Survey<'a>,
    dates: Vec<Option<&'a Declared>>,
    phases: Vec<Option<&'a Declared>>,
}

/// How deep dates and phases may be built on each other.
const ROUNDS: usize = 32;

impl<'a> Political<'a> {
    fn of(survey: &'a Survey<'a>) -> Self {
        let agreement: &Agreement = survey.agreement;
        let (dates, phases) = (vec![None; agreement.dates.len()], vec![None; agreement.phases.len()]);
        let mut political = Self { survey, dates, phases };
        for _ in 0..ROUNDS {
            let before = (political.dates.clone(), political.phases.clone());
            political.round();
            if before == (political.dates.clone(), political.phases.clone()) {
                break;
            }
        }
        political
    }

    fn round(&mut self) {
        let agreement = self.survey.agreement;
        self.dates = agreement.dates.iter().map(|(_, named)| self.first(|see| walk::date(&named.date, see))).collect();
        self.phases = agreement
            .phases
            .iter()
            .map(|(_, phase)| {
                self.first(|see| {
                    phase.begins_when.iter().for_each(|when| walk::condition(when, see));
                    phase.from.iter().for_each(|from| walk::date(from, see));
                })
            })
            .collect();
    }

    /// The first that is political of what is seen.
    fn first(&self, walk: impl FnOnce(&mut dyn FnMut(Leaf<'a>, bool))) -> Option<&'a Declared> {
        let mut found = None;
        walk(&mut |leaf, _| {
            if found.is_none() {
                found = self.political(leaf);
            }
        });
        found
    }

    fn political(&self, leaf: Leaf<'a>) -> Option<&'a Declared> {
        let agreement = self.survey.agreement;
        let is = |track: Option<Track>| track == Some(Track::Political);
        match leaf {
            Leaf::Verdict(id, _) => {
                let one = &agreement.commitments[id];
                is(one.track).then_some(&one.declared)
            }
            Leaf::Relief(id, _) => {
                let one = &agreement.reliefs[id];
                is(one.track).then_some(&one.declared)
            }
            Leaf::Procedure(id, _) => {
                let one = &agreement.procedures[id];
                is(one.track).then_some(&one.declared)
            }
            Leaf::Response(id) => {
                let one = &agreement.responses[id];
                is(one.track).then_some(&one.declared)
            }
            Leaf::Event(event) => {
                // An event is political if all under which it is done are.
                let deeds = self.survey.deeds(event.event);
                deeds.first.filter(|_| deeds.is_political)
            }
            Leaf::Date(id) => self.dates.get(id.index()).copied().flatten(),
            Leaf::Phase(id) => self.phases.get(id.index()).copied().flatten(),
            Leaf::Measure(..) | Leaf::Number(..) => None,
        }
    }

    fn of_commitment(&self, one: &'a Commitment) -> Option<Note<'a>> {
        let waits = self.first(|see| {
            walk::waits_for(one, see);
            one.excused_while.iter().for_each(|excused| walk::condition(excused, see));
            // What is kept may itself be the verdict on something political.
            walk::deed(&one.form, &mut |leaf, asked| {
                if !matches!(leaf, Leaf::Event(_)) {
                    see(leaf, asked);
                }
            });
        })?;
        Some(note(&one.declared, "commitment", waits))
    }

    fn of_relief(&self, one: &'a Relief) -> Option<Note<'a>> {
        let restore = one.restore.as_ref().and_then(|restore| restore.when.as_ref());
        let clauses: [(&'static str, Option<&'a Condition>); 4] = [
            ("when", one.when.as_ref()),
            ("suspend when", one.suspend_when.as_ref()),
            ("withdraw when", one.withdraw_when.as_ref()),
            ("restore", restore),
        ];
        let by_clause = clauses.into_iter().find_map(|(words, condition)| {
            let condition = condition?;
            let waits = self.first(|see| walk::condition(condition, see))?;
            Some(note(&one.declared, words, waits))
        });
        by_clause.or_else(|| {
            let waits = self.first(|see| one.from.iter().for_each(|from| walk::date(from, see)))?;
            Some(note(&one.declared, "from", waits))
        })
    }

    fn of_response(&self, one: &'a Response) -> Option<Note<'a>> {
        let waits = self.first(|see| walk::condition(&one.when, see))?;
        Some(note(&one.declared, "when", waits))
    }
}

fn note<'a>(of: &'a Declared, words: &'static str, waits: &'a Declared) -> Note<'a> {
    let message = format!("`{}` is technical and waits for `{}`, which is political", of.name, waits.name);
    Note::on(of, words, message).also(waits, "track", "political")
}
