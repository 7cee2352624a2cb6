//! The cadence: which issues of a report follow from the text, and of which days each tells.
//!
//! ```text
//!   in force      d1        d2        d3          d = the day on which an issue is dated
//!     |== issue 1 =|= issue 2 =|= issue 3 =|      each tells of [d before, d), as known when d began
//! ```
//!
//! An issue stands on what was known when its day began, so that it is the same whenever on that day, or later, it is made.

use servanda_agreement::{ActorId, Agreement, Report, Role};
use servanda_base::period::Period;
use servanda_base::{Calendar, Date, Duration, DurationUnit, Instant, limits};
use servanda_evidence::Audience;

use crate::report::{Issue, Kind};

/// The days in force, as far as they are known in a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Force {
    /// The first.
    pub from: Date,
    /// The day on which force has ended, if it ends.
    pub until: Option<Date>,
}

/// Where an instant lies in a cadence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The issue that tells of how things stood at that instant, if there is one.
    pub issue: Option<Issue>,
    /// The instant of the last issue before that.
    pub previous: Option<Instant>,
}

/// What a clause of the text asks for: a briefing of the parties tells what each gave and got, one of others how the region
/// is concerned; a report for the public is in plain words, any other is technical.
pub fn kind_of(agreement: &Agreement, clause: &Report) -> Kind {
    let is_party = |actor: &ActorId| agreement.actors[*actor].role == Role::Party;
    match (clause.is_briefing, clause.for_public) {
        (true, false) if clause.audience.iter().all(is_party) => Kind::Brief,
        (true, _) => Kind::Briefing,
        (false, true) => Kind::Monthly,
        (false, false) => Kind::Weekly,
    }
}

/// The clause of the text from which a report of this kind for this audience follows, if there is one. A weekly and a monthly
/// one are weekly and monthly.
pub fn clause_for(agreement: &Agreement, kind: Kind, audience: Audience) -> Option<&Report> {
    let every = match kind {
        Kind::Weekly => Some(Period::Week),
        Kind::Monthly => Some(Period::Month),
        _ => None,
    };
    let clauses = agreement.reports.iter().map(|(_, clause)| clause);
    let mut fitting = clauses.filter(|clause| {
        kind_of(agreement, clause) == kind
            && every.is_none_or(|every| clause.every == every)
            && is_for(clause, audience)
    });
    fitting.next()
}

/// Whether a report is for an audience; the keeper makes all of them.
pub fn is_for(clause: &Report, audience: Audience) -> bool {
    match audience {
        Audience::Keeper => true,
        Audience::Public => clause.for_public,
        Audience::Actor(actor) => clause.audience.contains(&actor),
    }
}

/// The days on which issues are dated, up to and with `through`: while force lasts, and one for its last days.
pub fn days(clause: &Report, force: Force, through: Date) -> Vec<Date> {
    let mut days: Vec<Date> = Vec::new();
    let mut first = clause.every.first_day(force.from);
    for _ in 0..limits::PERIODS {
        let next = clause.every.next(first);
        let dated = day_in(clause, first, next);
        let is_over = force.until.is_some_and(|until| days.last().copied().unwrap_or(force.from) >= until);
        if dated > through || is_over || next <= first {
            break;
        }
        if dated > force.from {
            days.push(dated);
        }
        first = next;
    }
    days
}

/// The day of a period on which its issue is dated: the one that the text says, or the last one of a period that is shorter;
/// if it says none, the first day after it.
fn day_in(clause: &Report, first: Date, next: Date) -> Date {
    let Some(day) = clause.day else { return next };
    let dated = Calendar::utc().date_plus(first, Duration::new(day.saturating_sub(1), DurationUnit::Day));
    if dated < next { dated } else { next.yesterday().unwrap_or(next) }
}

/// The instant of which an issue of that day tells: the last one before it.
pub fn told_at(calendar: &Calendar, dated: Date) -> Instant {
    calendar.open(dated).pred()
}

/// Where `at` lies in the cadence of a clause.
pub fn place(calendar: &Calendar, clause: &Report, force: Force, at: Instant) -> Place {
    let through = calendar.date_of(at.succ());
    let days = days(clause, force, through);
    let number = days.iter().position(|dated| told_at(calendar, *dated) == at);
    let issue = number.and_then(|index| {
        let dated = days.get(index)?;
        Some(Issue { name: clause.declared.name.to_string(), number: index + 1, dated: *dated })
    });
    let previous = days.iter().map(|dated| told_at(calendar, *dated)).rfind(|told| *told < at);
    Place { issue, previous }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(every: Period, day: Option<u32>) -> Report {
        let declared = servanda_agreement::Declared {
            name: "weekly".into(),
            title: "Weekly".to_owned(),
            titles: std::collections::BTreeMap::new(),
            clause_titles: Default::default(),
            clause: None,
            heading: None,
            allows: Vec::new(),
            file: 0,
            span: servanda_base::Span::default(),
            name_span: servanda_base::Span::default(),
            clauses: Vec::new(),
        };
        Report { declared, is_briefing: false, every, day, audience: Vec::new(), for_public: true, track: None }
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn force(from: &str, until: Option<&str>) -> Force {
        Force { from: day(from), until: until.map(day) }
    }

    fn listed(clause: &Report, force: Force, through: &str) -> Vec<String> {
        days(clause, force, day(through)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_issue_on_the_first_tells_of_the_month_before() {
        let monthly = clause(Period::Month, Some(1));
        assert_eq!(listed(&monthly, force("2026-02-06", None), "2026-04-30"), ["2026-03-01", "2026-04-01"]);
        let calendar = Calendar::new("Asia/Muscat").unwrap();
        let place = place(&calendar, &monthly, force("2026-02-06", None), calendar.last_instant(day("2026-03-31")));
        assert_eq!(place.issue.map(|issue| (issue.number, issue.dated)), Some((2, day("2026-04-01"))));
        assert_eq!(place.previous, Some(calendar.last_instant(day("2026-02-28"))));
    }

    #[test]
    fn what_has_no_day_comes_when_its_period_is_over() {
        assert_eq!(
            listed(&clause(Period::Quarter, None), force("2015-10-18", None), "2016-05-01"),
            ["2016-01-01", "2016-04-01"]
        );
    }

    #[test]
    fn a_day_that_a_month_does_not_have_is_its_last() {
        assert_eq!(
            listed(&clause(Period::Month, Some(31)), force("2026-02-01", None), "2026-05-01"),
            ["2026-02-28", "2026-03-31", "2026-04-30"]
        );
    }

    #[test]
    fn the_last_issue_tells_of_the_last_days() {
        let weekly = clause(Period::Week, Some(5));
        assert_eq!(
            listed(&weekly, force("2026-02-06", Some("2026-02-18")), "2026-12-31"),
            ["2026-02-13", "2026-02-20"]
        );
    }

    #[test]
    fn between_two_issues_there_is_none() {
        let calendar = Calendar::utc();
        let at = calendar.last_instant(day("2026-04-10"));
        let place = place(&calendar, &clause(Period::Month, Some(1)), force("2026-02-06", None), at);
        assert_eq!((place.issue, place.previous), (None, Some(calendar.last_instant(day("2026-03-31")))));
    }
}
