//! When the evidence for a condition can exist, and by when it is promised, as far as the text alone says.

use servanda_agreement::{By, Commitment, Condition, Form, GrantTerm, Relief};
use servanda_base::Date;

use crate::finding::survey::Survey;

/// Which of the two is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The first day on which it can be so.
    Possible,
    /// The last day on which it may still be reported in time that it is so.
    Promised,
}

/// The day of a condition; `None` where the text does not know it.
pub fn day_of(survey: &Survey<'_>, condition: &Condition, asked: Asked) -> Option<Date> {
    let force = survey.days.force;
    let of = |inner: &Condition| day_of(survey, inner, asked);
    match condition {
        Condition::Verdict { commitment, .. } => {
            of_commitment(survey, &survey.agreement.commitments[*commitment], asked).or(force)
        }
        Condition::Happened(event) if asked == Asked::Promised => survey.deeds(event.event).promised.or(force),
        Condition::For(inner, length) => Some(survey.days.later(of(inner)?, *length)),
        Condition::All(inner) => inner.iter().filter_map(of).max(),
        Condition::Any(inner) => inner.iter().filter_map(of).min(),
        Condition::AtLeast(count, inner) => {
            let mut days: Vec<Date> = inner.iter().filter_map(of).collect();
            days.sort_unstable();
            days.get((*count as usize).saturating_sub(1)).copied()
        }
        _ => force,
    }
}

/// The first day on which a relief can be given, or that on which it is promised.
pub fn release_of(survey: &Survey<'_>, relief: &Relief) -> Option<Date> {
    let condition = relief.when.as_ref().and_then(|when| day_of(survey, when, Asked::Promised));
    let from = relief.from.as_ref().and_then(|from| survey.days.day(from));
    let by = match &relief.term {
        GrantTerm::By(date) => survey.days.day(date),
        GrantTerm::Within(_) | GrantTerm::Open => None,
    };
    [condition, from, by].into_iter().flatten().max()
}

fn of_commitment(survey: &Survey<'_>, commitment: &Commitment, asked: Asked) -> Option<Date> {
    let start = survey.days.start_of(commitment);
    match (&commitment.form, asked) {
        (Form::KeepsOn { dates, .. }, _) => dates.iter().filter_map(|date| survey.days.day(date)).min(),
        (Form::Once { by: Some(By::Date(by)), .. }, Asked::Promised) => {
            let due = survey.days.day(by)?;
            let evidence = survey.evidence_of(commitment).into_iter();
            let own = evidence.filter_map(|one| survey.verification_of(one).within).next();
            let within = own.or(commitment.verification.within);
            Some(within.map_or(due, |within| survey.days.later(due, within)))
        }
        _ => start,
    }
}
