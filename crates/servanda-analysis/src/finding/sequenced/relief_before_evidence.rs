//! A relief that is promised for a day on which its evidence cannot exist, or need not.

use servanda_agreement::{GrantTerm, Relief};
use servanda_base::Severity;

use super::timing::{self, Asked};
use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "relief-before-evidence",
    severity: Severity::Warning,
    group: Group::Sequenced,
    what: "A relief is promised for a day on which what it waits for cannot be known yet, or is not even owed.",
    why: "The date will pass and be called a breach, or the relief will be given unseen: the Minsk package of February \
          2015 set the return of border control for the end of that year, and had it wait for a reform that was due at \
          the same date.",
    cure: "move the date, or write `grants within 10 days`, which counts from when the evidence is there",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    survey.agreement.reliefs.iter().filter_map(|(_, relief)| of_relief(survey, relief)).collect()
}

fn of_relief<'a>(survey: &'a Survey<'a>, relief: &'a Relief) -> Option<Note<'a>> {
    let GrantTerm::By(by) = &relief.term else { return None };
    let (day, when) = (survey.days.day(by)?, relief.when.as_ref()?);
    let name = &relief.declared.name;
    let (possible, promised) =
        (timing::day_of(survey, when, Asked::Possible), timing::day_of(survey, when, Asked::Promised));
    let message = match (possible, promised) {
        (Some(first), _) if day < first => {
            format!("`{name}` is promised by {day}, and what it waits for cannot be known before {first}")
        }
        (_, Some(last)) if day < last => {
            format!("`{name}` is promised by {day}, and what it waits for may be done and reported in time by {last}")
        }
        _ => return None,
    };
    Some(Note::on(&relief.declared, "grants", message))
}
