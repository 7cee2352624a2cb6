//! Something owed once without a date, or with one that hangs on what nobody owes.

use servanda_agreement::{By, Commitment, DateExpr, Event, Form, GrantTerm, Relief};
use servanda_base::Severity;

use crate::finding::measurable::unmeasurable_commitment::is_unmeasurable;
use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::walk::{self, Leaf};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "vague-deadline",
    severity: Severity::Warning,
    group: Group::Measurable,
    what: "Something is owed once, and no date says when, or one that waits for what nobody owes.",
    why: "It is never overdue, whoever waits for it: the Agreed Framework of 1994 gave two reactors `a target date of \
          2003`, and the first concrete was poured in August 2002.",
    cure: "add `by DATE`, or let somebody owe by a date what it waits for",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let agreement = survey.agreement;
    let of_commitments = agreement.commitments.iter().filter_map(|(_, commitment)| of_commitment(survey, commitment));
    of_commitments.chain(agreement.reliefs.iter().filter_map(|(_, relief)| of_relief(survey, relief))).collect()
}

fn of_commitment<'a>(survey: &'a Survey<'a>, commitment: &'a Commitment) -> Option<Note<'a>> {
    let Form::Once { by, .. } = &commitment.form else { return None };
    let name = &commitment.declared.name;
    match by {
        None if is_unmeasurable(survey, commitment) => None,
        None => {
            let message = format!("no date says by when `{name}` is owed, so it is never overdue");
            Some(Note::on(&commitment.declared, "does", message))
        }
        Some(By::Event(event)) => {
            let waited = survey.event(event.event);
            let is_open = !survey.deeds(event.event).is_dated;
            is_open.then(|| hangs(Note::on(&commitment.declared, "does", said(name.as_str(), waited)), waited))
        }
        Some(By::Date(date)) => {
            let waited = waits_for(survey, date)?;
            Some(hangs(Note::on(&commitment.declared, "does", said(name.as_str(), waited)), waited))
        }
    }
}

fn of_relief<'a>(survey: &'a Survey<'a>, relief: &'a Relief) -> Option<Note<'a>> {
    let name = &relief.declared.name;
    match &relief.term {
        // What begins by the calendar alone has its date.
        GrantTerm::Open if relief.from.is_some() && relief.when.is_none() => None,
        GrantTerm::Open => {
            let message =
                format!("no date or term says when `{name}` is granted once it is due, so it is never overdue");
            Some(Note::on(&relief.declared, "grants", message).help("add `within 10 days`, or `by DATE`"))
        }
        GrantTerm::By(date) => {
            let waited = waits_for(survey, date)?;
            Some(hangs(Note::on(&relief.declared, "grants", said(name.as_str(), waited)), waited))
        }
        GrantTerm::Within(_) => None,
    }
}

fn said(name: &str, waited: &Event) -> String {
    format!("the date of `{name}` waits for `{}`, which nobody owes by a date", waited.declared.name)
}

fn hangs<'a>(note: Note<'a>, waited: &'a Event) -> Note<'a> {
    note.also(&waited.declared, "event", "this may never happen")
}

/// The event for which a date waits, if nobody owes it by a date.
fn waits_for<'a>(survey: &'a Survey<'a>, date: &'a DateExpr) -> Option<&'a Event> {
    let mut found = None;
    walk::date(date, &mut |leaf, _| {
        let event = match leaf {
            Leaf::Event(event) => Some(event.event),
            Leaf::Date(named) => match &survey.agreement.dates[named].date {
                DateExpr::After(_, event) => Some(event.event),
                _ => None,
            },
            _ => None,
        };
        if let Some(event) = event
            && found.is_none()
            && !survey.deeds(event).is_dated
        {
            found = Some(survey.event(event));
        }
    });
    found
}
