//! What a clause says of the time between two steps, in words, and the reckoning of several.

use servanda_agreement::Named;
use servanda_analysis::Owner;
use servanda_analysis::feasibility::{Because, Reason, Step};
use servanda_base::{Calendar, Duration, DurationUnit};

use super::{ReasonRow, name};
use crate::compose::Question;

impl Question<'_> {
    pub(super) fn reason_row(&self, reason: &Reason) -> ReasonRow {
        let declared = reason.named.declared(self.agreement());
        ReasonRow {
            name: declared.name.to_string(),
            clause: declared.clause.clone(),
            text: self.reason_text(reason),
            days: Some(reason.days).filter(|_| reason.day.is_none()),
        }
    }

    fn reason_text(&self, reason: &Reason) -> String {
        let name = format!("`{}`", name(self.agreement(), reason.named));
        let from = self.step_text(reason.from);
        let after = match reason.days {
            0 => format!("with {from}"),
            days => format!("{} after {from}", days_text(days)),
        };
        match (reason.because, reason.day) {
            (Because::Begins, Some(day)) => format!("{name} begins on {day}"),
            (Because::Begins, None) => format!("{name} begins {after}"),
            (Because::NotBefore, _) => match reason.named {
                Owner::Of(Named::Relief(_)) => format!("{name} is granted once it is due"),
                _ => format!("{name} is not done before it begins"),
            },
            (Because::Deadline, Some(day)) => format!("{name} by {day}"),
            (Because::Deadline, None) => format!("{name} no later than {after}"),
            (Because::Within(length), _) => format!("{name} within {length} of {from}"),
            (Because::WaitsFor, _) if reason.days > 0 => {
                format!("{name} waits for {from} and for its report, up to {}", days_text(reason.days))
            }
            (Because::WaitsFor, _) => format!("{name} waits for {from}"),
            (Because::WaitsForLong(length), _) => format!("{name} waits until {length} after {from}, kept throughout"),
            (Because::WaitsForSome, _) => format!("{name} waits for some of several, here for {from}"),
            (Because::PeriodOver, _) => format!("{name} is first put to the test when its first whole period is over"),
            (Because::DayOver, Some(day)) => format!("{name} is first put to the test on {day}"),
            (Because::DayOver, None) => format!("{name} is first put to the test {after}"),
            (Because::Lapses, Some(day)) => format!("{name} lapses after {day}"),
            (Because::Lapses, None) => format!("{name} lapses {after}"),
            (Because::InOrder, _) => format!("{} comes no sooner than {from}", self.step_text(reason.to)),
        }
    }

    fn step_text(&self, step: Step) -> String {
        let agreement = self.agreement();
        let of = |named: Named| format!("`{}`", agreement.declared(named).name);
        let at = |place: Option<_>| place.map(|place| format!(" at {}", self.words().place(place))).unwrap_or_default();
        match step {
            Step::Calendar => "a day of the calendar".to_owned(),
            Step::Force => "entry into force".to_owned(),
            Step::Begun(id) => format!("the beginning of {}", of(Named::Commitment(id))),
            Step::Done(id, place) => format!("the doing of {}{}", of(Named::Commitment(id)), at(place)),
            Step::Tested(id) => format!("the first test of {}", of(Named::Commitment(id))),
            Step::Happens(id, place) => format!("{}{}", of(Named::Event(id)), at(place)),
            Step::Due(id) => format!("{} being due", of(Named::Relief(id))),
            Step::Granted(id) => format!("the grant of {}", of(Named::Relief(id))),
            Step::PhaseBegins(id) => format!("the start of {}", of(Named::Phase(id))),
            Step::PhaseEnds(id) => format!("the end of {}", of(Named::Phase(id))),
            Step::Part(owner) => format!("the condition of `{}`", name(agreement, owner)),
        }
    }
}

/// The reckoning of a chain of reasons the last of which is missed: `2026-05-01 + 30 days = 2026-05-31, allowed until
/// 2026-05-20: 11 days too late`.
pub(super) fn arithmetic(reasons: &[Reason], short: Option<i64>) -> Option<String> {
    let short = short?;
    // The last limit of a circle is what the waits are held against.
    let (waits, limits) = match reasons.split_last() {
        Some((last, waits)) if last.is_limit => (waits, vec![last]),
        _ => return None,
    };
    let start = waits.first().and_then(|first| first.day);
    // A limit on the way counts back from where it stands.
    let counted = waits.iter().skip(usize::from(start.is_some())).map(|reason| match reason.is_limit {
        true => -reason.days,
        false => reason.days,
    });
    let counted: Vec<i64> = counted.filter(|days| *days != 0).collect();
    let limit = limits.first()?;
    Some(match (start, limit.day) {
        (Some(start), Some(last)) => dated(start, &counted, last, short),
        _ => counted_against(&counted, &[limit.days], short),
    })
}

/// The same where every term is used to its end: what is reached by then against what is promised.
pub(super) fn at_the_latest(reasons: &[Reason], limit: &[Reason], short: i64) -> String {
    let days = |reasons: &[Reason], skip: usize| -> Vec<i64> {
        reasons.iter().skip(skip).map(|reason| reason.days).filter(|days| *days != 0).collect()
    };
    match reasons.first().and_then(|first| first.day) {
        Some(start) => {
            let counted = days(reasons, 1);
            let last = later(start, counted.iter().sum::<i64>() - short);
            dated(start, &counted, last, short)
        }
        None => counted_against(&days(reasons, 0), &days(limit, 0), short),
    }
}

fn dated(start: servanda_base::Date, counted: &[i64], last: servanda_base::Date, short: i64) -> String {
    let late = days_text(short);
    if counted.is_empty() {
        return format!("{start}, allowed until {last}: {late} too late");
    }
    let reached = later(start, counted.iter().sum());
    let first = if counted.first().is_some_and(|days| *days < 0) { "" } else { "+ " };
    format!("{start} {first}{} days = {reached}, allowed until {last}: {late} too late", sum(counted))
}

fn counted_against(counted: &[i64], allowed: &[i64], short: i64) -> String {
    let total = |all: &[i64]| if all.len() > 1 { format!(" = {}", all.iter().sum::<i64>()) } else { String::new() };
    let (needed, may) = (format!("{}{}", sum(counted), total(counted)), format!("{}{}", sum(allowed), total(allowed)));
    format!("{needed} days against {may}: {} too many", days_text(short))
}

/// `14 + 28 - 3`.
fn sum(days: &[i64]) -> String {
    let mut text = String::new();
    for (place, days) in days.iter().enumerate() {
        match (place, *days < 0) {
            (0, _) => text.push_str(&days.to_string()),
            (_, true) => text.push_str(&format!(" - {}", -days)),
            (_, false) => text.push_str(&format!(" + {days}")),
        }
    }
    if text.is_empty() { "0".to_owned() } else { text }
}

fn later(day: servanda_base::Date, days: i64) -> servanda_base::Date {
    let length = Duration::new(u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX), DurationUnit::Day);
    let calendar = Calendar::utc();
    if days < 0 { calendar.date_minus(day, length) } else { calendar.date_plus(day, length) }
}

/// `1 day`, `30 days`.
pub(crate) fn days_text(days: i64) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}
