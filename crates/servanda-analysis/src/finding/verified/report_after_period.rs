//! A verifier that may report later than the next period has ended.

use servanda_agreement::{Commitment, Form};
use servanda_base::period::Period;
use servanda_base::{Duration, DurationUnit, Severity};

use crate::finding::note::Note;
use crate::finding::survey::{Evidence, Survey};
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "report-after-period",
    severity: Severity::Warning,
    group: Group::Verified,
    what: "The verifier may take longer to report than the period lasts that the report is about.",
    why: "When the word comes the next period is over, or the reading is already stale, so that nothing can be put right \
          in time.",
    cure: "shorten `within`, or lengthen the period or `good for`",
    check,
};

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let commitments = survey.agreement.commitments.iter().map(|(_, commitment)| commitment);
    let of_commitments = commitments.filter_map(|commitment| of_commitment(survey, commitment));
    let measures = survey.agreement.measures.iter().map(|(_, measure)| measure);
    let of_measures = measures.filter_map(|measure| {
        let (within, good_for) = (measure.verification.within?, measure.good_for?);
        let message = format!(
            "a reading of `{}` is stale after {good_for}, and may be reported after {within}",
            measure.declared.name
        );
        is_longer(within, good_for).then(|| Note::on(&measure.declared, "verified by", message))
    });
    of_commitments.chain(of_measures).collect()
}

fn of_commitment<'a>(survey: &'a Survey<'a>, commitment: &'a Commitment) -> Option<Note<'a>> {
    let (event, period) = match &commitment.form {
        Form::Every { event, every, .. } => (event, *every),
        Form::Quota { event, per, .. } => (event, length(*per)),
        Form::AfterEach { event, period, .. } => (event, length(*period)),
        _ => return None,
    };
    let own = survey.verification_of(Evidence::That(event.event)).within;
    let within = own.or(commitment.verification.within)?;
    let of = &commitment.declared;
    let message = format!("`{}` comes round every {period}, and may be reported after {within}", of.name);
    let note = Note::on(of, if own.is_some() { "commitment" } else { "verified by" }, message);
    let note = match own {
        Some(_) => note.also(&survey.event(event.event).declared, "verified by", "the reporting time"),
        None => note,
    };
    is_longer(within, period).then_some(note)
}

/// How long a period is.
fn length(period: Period) -> Duration {
    match period {
        Period::Day => Duration::new(1, DurationUnit::Day),
        Period::Week => Duration::new(7, DurationUnit::Day),
        Period::Month => Duration::new(1, DurationUnit::Month),
        Period::Quarter => Duration::new(3, DurationUnit::Month),
        Period::Year => Duration::new(1, DurationUnit::Year),
        Period::Every { every, .. } => every,
    }
}

/// Whether one length is longer than another whatever the months are: the shortest it may be against the longest.
fn is_longer(one: Duration, other: Duration) -> bool {
    hours(one, 28, 365) > hours(other, 31, 366)
}

fn hours(duration: Duration, month: u64, year: u64) -> u64 {
    let unit = match duration.unit {
        DurationUnit::Hour => 1,
        DurationUnit::Day => 24,
        DurationUnit::Week => 24 * 7,
        DurationUnit::Month => 24 * month,
        DurationUnit::Year => 24 * year,
    };
    u64::from(duration.count).saturating_mul(unit)
}
