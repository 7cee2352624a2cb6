//! The days that the text itself knows, before anything has happened.

use servanda_agreement::{Agreement, Commitment, DateExpr, Until};
use servanda_base::{Calendar, Date};

/// The dates of an agreement as far as they wait for nothing.
#[derive(Debug)]
pub struct Days<'a> {
    calendar: &'a Calendar,
    named: Vec<Option<Date>>,
    starts: Vec<Option<Date>>,
    ends: Vec<Option<Date>>,
    /// The first day in force.
    pub force: Option<Date>,
    /// The day on which force has ended, if it ends.
    pub force_end: Option<Date>,
}

impl<'a> Days<'a> {
    /// Works them out. Dates may be built on each other in any order, and the checker has refused circles: as many
    /// rounds as are needed until nothing new is known, which in a text that declares before it uses is two.
    pub fn of(agreement: &'a Agreement) -> Self {
        let mut days = Self {
            calendar: &agreement.calendar,
            named: vec![None; agreement.dates.len()],
            starts: vec![None; agreement.phases.len()],
            ends: vec![None; agreement.phases.len()],
            force: None,
            force_end: None,
        };
        // Each round is linear; beyond this depth of dates built on dates a date counts as not known.
        for _ in 0..ROUNDS {
            if !days.round(agreement) {
                break;
            }
        }
        days.force = days.day(&agreement.in_force);
        days.force_end = agreement.until.as_ref().and_then(|until| days.end(until));
        days
    }

    fn round(&mut self, agreement: &Agreement) -> bool {
        let mut is_new = false;
        for (id, named) in agreement.dates.iter() {
            let day = self.day(&named.date);
            is_new |= known(&mut self.named, id.index(), day);
        }
        for (id, phase) in agreement.phases.iter() {
            let start = phase.from.as_ref().and_then(|from| self.day(from));
            let end = phase.until.as_ref().and_then(|until| self.end(until));
            is_new |= known(&mut self.starts, id.index(), start);
            is_new |= known(&mut self.ends, id.index(), end);
        }
        is_new
    }

    /// The day of a date; `None` while it waits for something.
    pub fn day(&self, date: &DateExpr) -> Option<Date> {
        match date {
            DateExpr::Day(day) => Some(*day),
            DateExpr::Instant(instant) => Some(self.calendar.date_of(*instant)),
            DateExpr::Named(id) => self.named.get(id.index()).copied().flatten(),
            DateExpr::StartOf(phase) => self.starts.get(phase.index()).copied().flatten(),
            DateExpr::EndOf(phase) => self.ends.get(phase.index()).copied().flatten(),
            DateExpr::Plus(of, by) => Some(self.calendar.date_plus(self.day(of)?, *by)),
            DateExpr::Minus(of, by) => Some(self.calendar.date_minus(self.day(of)?, *by)),
            DateExpr::DayOf(number, of) => {
                let days = servanda_base::Duration::new(number.saturating_sub(1), servanda_base::DurationUnit::Day);
                Some(self.calendar.date_plus(self.day(of)?, days))
            }
            DateExpr::After(..) => None,
            DateExpr::LaterOf(dates) => {
                let days: Option<Vec<Date>> = dates.iter().map(|of| self.day(of)).collect();
                days?.into_iter().max()
            }
            DateExpr::EarlierOf(dates) => dates.iter().filter_map(|of| self.day(of)).min(),
            DateExpr::Contested { own, .. } => self.day(own),
        }
    }

    /// The first day that an end no longer includes.
    pub fn end(&self, until: &Until) -> Option<Date> {
        let day = self.day(&until.date)?;
        if until.through { day.tomorrow().ok() } else { Some(day) }
    }

    /// The first day on which a commitment is owed.
    pub fn start_of(&self, commitment: &Commitment) -> Option<Date> {
        match (&commitment.from, commitment.during) {
            (Some(from), _) => self.day(from),
            (None, Some(phase)) => self.starts.get(phase.index()).copied().flatten(),
            (None, None) => self.force,
        }
    }

    /// The day on which a commitment is no longer owed, if it ends.
    pub fn end_of(&self, commitment: &Commitment) -> Option<Date> {
        match (&commitment.until, commitment.during) {
            (Some(until), _) => self.end(until),
            (None, Some(phase)) => self.ends.get(phase.index()).copied().flatten(),
            (None, None) => self.force_end,
        }
    }

    /// A day and a length of time later.
    pub fn later(&self, day: Date, by: servanda_base::Duration) -> Date {
        self.calendar.date_plus(day, by)
    }
}

/// How deep dates may be built on dates.
const ROUNDS: usize = 32;

/// Keeps a day, and says whether that is news.
fn known(list: &mut [Option<Date>], index: usize, day: Option<Date>) -> bool {
    match list.get_mut(index) {
        Some(place) if *place != day => {
            *place = day;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use servanda_base::SourceFile;

    #[test]
    fn dates_may_be_built_on_each_other_in_any_order_and_wait_for_events() {
        let text = "```accord\nagreement a \"A\"\n  zone UTC\n  in force start-day until end-day\n\
            party A \"A\"\nparty B \"B\"\nevent e \"E\"\n\
            date end-day \"End\" later of (middle + 1 month, 2026-02-01)\n\
            date middle \"Middle\" earlier of (start-day + 10 days, start-day + 40 days, 3 days after e)\n\
            date start-day \"Start\" 2026-01-01\ndate waits \"Waits\" 3 days after e\n```\n";
        let file = SourceFile::new("a.accord.md", text);
        let (document, _) = servanda_syntax::parse(&file);
        let (agreement, faults) = servanda_agreement::check(&[(file, document.declarations)]);
        let agreement = agreement.unwrap_or_else(|| panic!("{faults:#?}"));
        let days = Days::of(&agreement);
        let said: Vec<Option<String>> =
            agreement.dates.iter().map(|(_, named)| days.day(&named.date).map(|day| day.to_string())).collect();
        let expected = [Some("2026-02-11"), Some("2026-01-11"), Some("2026-01-01"), None];
        assert_eq!(said, expected.map(|day| day.map(str::to_owned)));
        assert_eq!(days.force_end.map(|day| day.to_string()).as_deref(), Some("2026-02-11"));
    }
}
