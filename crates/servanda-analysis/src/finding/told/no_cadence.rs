//! A report that comes so rarely that it comes once at the most.

use servanda_agreement::Report;
use servanda_base::{Date, Duration, DurationUnit, Severity};

use crate::finding::note::Note;
use crate::finding::survey::Survey;
use crate::finding::{Finding, Group};

/// The finding.
pub const FINDING: Finding = Finding {
    name: "no-cadence",
    severity: Severity::Warning,
    group: Group::Told,
    what: "A report or a briefing comes once at the most while the agreement is in force.",
    why: "Between two reports there is room for every rumour; what comes once is no cadence, and nobody waits for it \
          rather than for the next leak.",
    cure: "let it come at least as often as something can go wrong: `every week on Friday`, `every month on day 1`",
    check,
};

/// So many make a cadence.
const CADENCE: usize = 2;

fn check<'a>(survey: &'a Survey<'a>) -> Vec<Note<'a>> {
    let (Some(start), Some(end)) = (survey.days.force, survey.days.force_end) else { return Vec::new() };
    let reports = survey.agreement.reports.iter().map(|(_, report)| report);
    let rare = reports.filter_map(|report| {
        let times = match times_within(survey, report, start, end) {
            CADENCE.. => return None,
            0 => "never",
            _ => "only once",
        };
        let message = format!("`{}` comes {times} while the agreement is in force", report.declared.name);
        Some(Note::on(&report.declared, "every", message))
    });
    rare.collect()
}

/// How often a report comes from `start` on and before `end`; no more than a cadence is counted.
fn times_within(survey: &Survey<'_>, report: &Report, start: Date, end: Date) -> usize {
    let mut times = 0;
    let mut first = report.every.first_day(start);
    while times < CADENCE && first < end {
        let next = report.every.next(first);
        let days = report.day.map(|day| Duration::new(day.saturating_sub(1), DurationUnit::Day));
        let last = next.yesterday().unwrap_or(first);
        let day = days.map_or(last, |days| survey.days.later(first, days)).min(last);
        if start <= day && day < end {
            times += 1;
        }
        if next <= first {
            break;
        }
        first = next;
    }
    times
}
