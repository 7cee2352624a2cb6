//! One side has done everything long before another begins.

use std::collections::{BTreeMap, BTreeSet};

use servanda_agreement::{ActorId, By, Commitment, Declared, Form};
use servanda_base::{Date, Duration, DurationUnit, Severity};

use super::timing;
use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "one-side-first",
    severity: Severity::Warning,
    group: Group::Sequenced,
    what: "One side has done all that it owes more than six months before another begins.",
    why: "The one has nothing left to answer with if the other never begins: in Northern Ireland the last large \
          release of prisoners was in July 2000, the independent commission reported the largest stock of weapons \
          put beyond use in September 2005, and the years between were spent in quarrel over the gap.",
    cure: "divide both sides' steps, so that each answers one of the other's",
    check,
};

/// What lies further apart than this is long before.
const LONG: Duration = Duration::new(6, DurationUnit::Month);

/// From when until when one side acts, as far as the text knows.
struct Acts<'a> {
    first: Option<(Date, &'a Declared)>,
    /// `None` if something goes on, or if the text does not know until when.
    last: Option<Date>,
    is_open: bool,
}

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    // Hosts, verifiers and bodies are no sides.
    let parties: BTreeSet<ActorId> = survey.agreement.parties().collect();
    let mut sides: BTreeMap<ActorId, Acts<'a>> = BTreeMap::new();
    for (_, commitment) in survey.agreement.commitments.iter() {
        let (first, last) = span_of(survey, commitment);
        commitment.owed_by.iter().for_each(|side| add(&mut sides, *side, first, last, &commitment.declared));
    }
    for (_, relief) in survey.agreement.reliefs.iter() {
        let day = timing::release_of(survey, relief);
        relief.granted_by.iter().for_each(|side| add(&mut sides, *side, day, day, &relief.declared));
    }
    sides.retain(|side, _| parties.contains(side));
    let done = sides.iter().filter(|(_, acts)| !acts.is_open).filter_map(|(side, acts)| Some((acts.last?, *side)));
    let Some((last, early)) = done.min() else { return Vec::new() };
    let long_after = survey.days.later(last, LONG);
    let actors = &survey.agreement.actors;
    let late = sides.into_iter().filter_map(|(side, acts)| {
        let (first, of) = acts.first.filter(|(first, _)| side != early && *first > long_after)?;
        let (early, side) = (&actors[early].declared.name, &actors[side].declared.name);
        let message = format!("`{early}` has done all that it owes by {last}, and `{side}` begins on {first}");
        Some(Note::on(of, "commitment", message))
    });
    late.collect()
}

fn add<'a>(
    sides: &mut BTreeMap<ActorId, Acts<'a>>,
    side: ActorId,
    first: Option<Date>,
    last: Option<Date>,
    of: &'a Declared,
) {
    let acts = sides.entry(side).or_insert(Acts { first: None, last: None, is_open: false });
    match first {
        Some(day) if acts.first.is_none_or(|(known, _)| day < known) => acts.first = Some((day, of)),
        _ => {}
    }
    acts.is_open |= last.is_none();
    acts.last = acts.last.max(last);
}

/// From when until when a commitment asks for something.
fn span_of(survey: &Survey<'_>, commitment: &Commitment) -> (Option<Date>, Option<Date>) {
    match &commitment.form {
        Form::Once { by: Some(By::Date(by)), .. } => {
            let due = survey.days.day(by);
            (due, due)
        }
        Form::KeepsOn { dates, .. } => {
            let days: Vec<Date> = dates.iter().filter_map(|date| survey.days.day(date)).collect();
            (days.iter().min().copied(), days.iter().max().copied())
        }
        _ => (survey.days.start_of(commitment), survey.days.end_of(commitment)),
    }
}
