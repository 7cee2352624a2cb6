//! Dates and instants in civil form.

use servanda_agreement::{By, DateExpr, Trigger, Until, Window};
use servanda_base::period::Period;
use servanda_base::{Calendar, Deadline, Instant};

use super::Words;

/// An instant as people write it: the day alone where the time of day says nothing (the first or the last instant).
pub fn civil(calendar: &Calendar, instant: Instant) -> String {
    if !instant.is_finite() {
        return if instant == Instant::END { "never" } else { "always" }.to_owned();
    }
    let time = calendar.civil(instant);
    let day = time.date();
    match (time.hour(), time.minute(), time.second()) {
        (0, 0, 0) | (23, 59, 59) => day.to_string(),
        (hour, minute, 0) => format!("{day} {hour:02}:{minute:02}"),
        (hour, minute, second) => format!("{day} {hour:02}:{minute:02}:{second:02}"),
    }
}

/// The last day of a deadline, or its time of day.
pub fn day_of_deadline(calendar: &Calendar, deadline: Deadline) -> String {
    if deadline.closes_day { civil(calendar, deadline.at.pred()) } else { civil(calendar, deadline.at) }
}

impl Words<'_> {
    /// A date as the text writes it.
    pub fn date(&self, date: &DateExpr) -> String {
        match date {
            DateExpr::Day(day) => self.say.text_date(*day),
            DateExpr::Instant(instant) => self.exact(*instant),
            DateExpr::Named(id) => self.agreement.dates[*id].declared.name.to_string(),
            DateExpr::StartOf(phase) => {
                self.say.formal_end_of(self.agreement.phases[*phase].declared.name.as_str(), true)
            }
            DateExpr::EndOf(phase) => {
                self.say.formal_end_of(self.agreement.phases[*phase].declared.name.as_str(), false)
            }
            DateExpr::Plus(from, duration) => format!("{} + {}", self.date(from), self.say.length(*duration)),
            DateExpr::Minus(from, duration) => format!("{} - {}", self.date(from), self.say.length(*duration)),
            DateExpr::After(duration, event) => self.say.formal_after(*duration, &self.event(event)),
            DateExpr::DayOf(day, anchor) => self.say.formal_day_of(*day, &self.date(anchor)),
            DateExpr::LaterOf(dates) => self.say.formal_of_dates(&self.dates(dates), true),
            DateExpr::EarlierOf(dates) => self.say.formal_of_dates(&self.dates(dates), false),
            DateExpr::Contested { own, readings } => {
                let contested: Vec<String> = readings
                    .iter()
                    .map(|(party, date)| self.say.formal_contested(self.actor(*party), &self.date(date)))
                    .collect();
                format!("{}{}", self.date(own), contested.concat())
            }
        }
    }

    /// Several dates: `2026-07-01, 2026-10-01`.
    pub fn dates(&self, dates: &[DateExpr]) -> String {
        let dates: Vec<String> = dates.iter().map(|date| self.date(date)).collect();
        self.say.in_row(&dates)
    }

    /// The end of a term: `until 2027-04-01`.
    pub fn until(&self, until: &Until) -> String {
        let date = self.date(&until.date);
        if until.through { self.say.explain_term_through(&date) } else { self.say.explain_term_until(&date) }
    }

    pub(super) fn by(&self, by: &By) -> String {
        match by {
            By::Date(date) => self.say.duty_by(&self.date(date)),
            By::Event(event) => self.say.duty_by(&self.event(event)),
        }
    }

    pub(super) fn trigger(&self, trigger: &Trigger) -> String {
        match trigger {
            Trigger::Event(event) => self.event(event),
            Trigger::Condition(condition) => self.condition(condition),
        }
    }

    pub(super) fn window(&self, window: &Window) -> String {
        match window {
            Window::Always => String::new(),
            Window::Last(duration) => self.say.formal_in_last(*duration),
            Window::Since(date) => self.say.formal_since(&self.date(date)),
            Window::In(period) => self.say.formal_in(&self.period(*period)),
        }
    }

    /// The name of a period.
    pub fn period(&self, period: Period) -> String {
        let named = self.agreement.periods.iter().find(|(_, named)| named.period == period);
        match (period, named) {
            (Period::Every { .. }, Some((_, named))) => named.declared.name.to_string(),
            _ => self.say.period_name(period),
        }
    }

    fn exact(&self, instant: Instant) -> String {
        let time = self.agreement.calendar.civil(instant);
        let (date, hour, minute, second) = (time.date(), time.hour(), time.minute(), time.second());
        if !self.say.is_english() {
            return self.say.moment(&self.agreement.calendar, instant);
        }
        match second {
            0 => format!("{date}T{hour:02}:{minute:02}"),
            _ => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_said_only_where_it_says_something() {
        let calendar = Calendar::new("Asia/Muscat").unwrap();
        let day = "2026-10-01".parse().unwrap();
        assert_eq!(civil(&calendar, calendar.open(day)), "2026-10-01");
        assert_eq!(civil(&calendar, calendar.last_instant(day)), "2026-10-01");
        assert_eq!(civil(&calendar, Instant::from_unix(calendar.open(day).unix() + 9 * 3600)), "2026-10-01 09:00");
    }

    #[test]
    fn a_deadline_that_closes_a_day_is_that_day() {
        let calendar = Calendar::utc();
        let day = "2026-10-01".parse().unwrap();
        let deadline = Deadline { at: calendar.close(day), closes_day: true };
        assert_eq!(day_of_deadline(&calendar, deadline), "2026-10-01");
    }
}
