//! Dates that depend on the text alone.

use servanda_agreement::{Agreement, DateExpr};
use servanda_base::{Date, Duration, DurationUnit, limits};

/// The day of a date that depends on the text alone.
pub(crate) fn fixed(agreement: &Agreement, date: &DateExpr) -> Option<Date> {
    within(agreement, date, limits::EXPRESSION_DEPTH)
}

fn within(agreement: &Agreement, date: &DateExpr, depth: usize) -> Option<Date> {
    let depth = depth.checked_sub(1)?;
    let calendar = &agreement.calendar;
    match date {
        DateExpr::Day(day) => Some(*day),
        DateExpr::Named(id) => within(agreement, &agreement.dates[*id].date, depth),
        DateExpr::Plus(of, by) => Some(calendar.date_plus(within(agreement, of, depth)?, *by)),
        DateExpr::Minus(of, by) => Some(calendar.date_minus(within(agreement, of, depth)?, *by)),
        DateExpr::DayOf(count, of) => {
            let days = Duration::new(count.saturating_sub(1), DurationUnit::Day);
            Some(calendar.date_plus(within(agreement, of, depth)?, days))
        }
        DateExpr::Contested { own, .. } => within(agreement, own, depth),
        _ => None,
    }
}
