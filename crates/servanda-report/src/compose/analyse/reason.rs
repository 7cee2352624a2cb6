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
    let counted: Vec<i64> =
        waits.iter().skip(usize::from(start.is_some())).map(|reason| reason.days).filter(|days| *days != 0).collect();
    let total: i64 = counted.iter().sum();
    let added: Vec<String> = counted.iter().map(ToString::to_string).collect();
    let limit = limits.first()?;
    Some(match (start, limit.day) {
        (Some(start), Some(last)) if counted.is_empty() => {
            format!("{start}, allowed until {last}: {} too late", days_text(short))
        }
        (Some(start), Some(last)) => {
            let reached = later(start, total);
            format!(
                "{start} + {} days = {reached}, allowed until {last}: {} too late",
                added.join(" + "),
                days_text(short)
            )
        }
        _ => {
            let sum = if counted.len() > 1 { format!(" = {total}") } else { String::new() };
            let allowed = limit.days;
            format!("{}{sum} days against {allowed}: {} too many", added.join(" + "), days_text(short))
        }
    })
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
