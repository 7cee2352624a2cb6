//! The agenda as a calendar (iCalendar, RFC 5545): an event for each change, the same in every export.
//!
//! An event is known by what changes, why and when, so that a calendar that reads the agenda again finds it again. The
//! time stamp is when the view was known: the clock is not asked.

use servanda_base::{Calendar, Instant};

use crate::compose::{AgendaPage, AgendaRow, Frame, Matter};
use crate::due::DuePage;
use crate::render::safe;
use crate::sheet::Moment;
use crate::words::civil;

/// The longest line in octets, its end not counted; what is longer is folded. Source: RFC 5545, 3.1.
const LINE: usize = 75;

/// The agenda as a calendar file. What is said of a whole is not said again of each of its parts.
pub fn ics(page: &AgendaPage) -> String {
    let mut lines = Lines::default();
    begin(&mut lines, "agenda", &page.frame.title);
    let is_said = |part: &AgendaRow| part.site.is_some() && page.rows.iter().any(|whole| covers(whole, part));
    for row in page.rows.iter().filter(|row| !is_said(row)) {
        event(&mut lines, page, row);
    }
    lines.put("END", "VCALENDAR");
    lines.0
}

/// The days on which reports are issued, as a calendar file.
pub fn ics_of_issues(page: &DuePage) -> String {
    let frame = &page.frame;
    let mut lines = Lines::default();
    begin(&mut lines, "issues", &frame.title);
    for row in page.rows.iter().filter(|row| row.audience == frame.audience) {
        let Ok(next) = row.dated.tomorrow() else { continue };
        lines.put("BEGIN", "VEVENT");
        lines.text("UID", &format!("{}.{}.{}@{}.servanda", row.report, row.number, row.audience, frame.agreement));
        lines.put("DTSTAMP", &utc(frame.known_at));
        lines.put("DTSTART;VALUE=DATE", &row.dated.strftime("%Y%m%d").to_string());
        lines.put("DTEND;VALUE=DATE", &next.strftime("%Y%m%d").to_string());
        lines.text("SUMMARY", &format!("{}, No. {}", row.title, row.number));
        lines.put("CLASS", class(frame));
        lines.put("TRANSP", "TRANSPARENT");
        lines.put("END", "VEVENT");
    }
    lines.put("END", "VCALENDAR");
    lines.0
}

fn begin(lines: &mut Lines, what: &str, title: &str) {
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", &format!("-//Servanda//{what} 1//EN"));
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    lines.text("NAME", title);
    lines.text("X-WR-CALNAME", title);
}

fn class(frame: &Frame) -> &'static str {
    if frame.audience == "public" { "PUBLIC" } else { "CONFIDENTIAL" }
}

/// The lines of a calendar file.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line, folded where it is too long; never within a character.
    fn put(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line of words, in which nothing is a sign of the format. Source: RFC 5545, 3.3.11.
    fn text(&mut self, name: &str, words: &str) {
        let mut escaped = String::with_capacity(words.len());
        for line in words.split('\n').enumerate() {
            if line.0 > 0 {
                escaped.push_str("\\n");
            }
            for c in safe(line.1).chars() {
                if matches!(c, '\\' | ';' | ',') {
                    escaped.push('\\');
                }
                escaped.push(c);
            }
        }
        self.put(name, &escaped);
    }
}

/// Whether the row of a whole says what this row says of a part.
fn covers(whole: &AgendaRow, part: &AgendaRow) -> bool {
    whole.site.is_none()
        && (whole.at, whole.kind, &whole.id) == (part.at, part.kind, &part.id)
        && (whole.cause, &whole.after) == (part.cause, &part.after)
}

fn event(lines: &mut Lines, page: &AgendaPage, row: &AgendaRow) {
    let frame = &page.frame;
    lines.put("BEGIN", "VEVENT");
    lines.text("UID", &uid(page, row));
    lines.put("DTSTAMP", &utc(frame.known_at));
    let moment = Moment::of(&frame.calendar, row.told_at());
    // A day is told as a day; it ends, exclusively, with the next.
    match moment.day().and_then(|day| Some((day, day.tomorrow().ok()?))) {
        Some((day, next)) => {
            lines.put("DTSTART;VALUE=DATE", &day.strftime("%Y%m%d").to_string());
            lines.put("DTEND;VALUE=DATE", &next.strftime("%Y%m%d").to_string());
        }
        None => lines.put("DTSTART", &utc(row.told_at())),
    }
    lines.text("SUMMARY", &summary(row));
    lines.text("DESCRIPTION", &description(page, row));
    lines.text("CATEGORIES", row.cause.word());
    lines.put("CLASS", class(frame));
    lines.put("TRANSP", "TRANSPARENT");
    lines.put("END", "VEVENT");
}

/// `20261105T000000Z.commitment.stockpile-cap.natanz.goes-stale@oman-2026.servanda`.
fn uid(page: &AgendaPage, row: &AgendaRow) -> String {
    let mut parts = vec![utc(row.at), row.kind.word().to_owned(), row.id.clone()];
    parts.extend(row.site.clone());
    parts.extend(row.run.map(|run| format!("run-{run}")));
    parts.extend(row.step.as_ref().map(|(number, _)| format!("step-{number}")));
    parts.push(row.cause.word().replace(' ', "-"));
    format!("{}@{}.servanda", parts.join("."), page.frame.agreement)
}

fn summary(row: &AgendaRow) -> String {
    let title = row.step.as_ref().map_or(&row.title, |(_, text)| text);
    let site = row.site.as_ref().map(|site| format!(" at {site}")).unwrap_or_default();
    format!("{title}{site}: {}", row.why)
}

fn description(page: &AgendaPage, row: &AgendaRow) -> String {
    let frame = &page.frame;
    let calendar = &frame.calendar;
    let of = row.step.as_ref().map(|_| row.title.clone());
    let clause = row.clause.clone();
    let whose = match row.kind {
        Matter::Relief => "Granted by",
        Matter::Scenario => "Prepared by",
        _ => "By",
    };
    let who = (!row.who.is_empty()).then(|| format!("{whose} {}", row.who));
    let records = (!row.records.is_empty()).then(|| format!("Records: {}", row.records.join(" ")));
    let view = format!(
        "If nothing more is recorded. As known on {}, for {}, standard {}.",
        civil(calendar, frame.known_at),
        match frame.audience.as_str() {
            "public" => "the public",
            "keeper" => "the keeper",
            actor => actor,
        },
        frame.standard
    );
    let change = format!("Until then: {}. Then: {}.", row.before, row.after);
    let lines = [of, clause, who, Some(change), records, Some(view)];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// An instant in UTC: `20261105T000000Z`.
fn utc(instant: Instant) -> String {
    Calendar::utc().civil(instant).strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_by_octets_and_never_within_a_character() {
        for text in ["a".repeat(200), "é".repeat(100), format!("{}{}", "a".repeat(73), "دَ".repeat(40))] {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &text);
            assert!(lines.0.split("\r\n").all(|line| line.len() <= LINE), "{}", lines.0);
            assert_eq!(lines.0.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        }
    }

    #[test]
    fn signs_of_the_format_are_escaped() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a; b, c\\d\ne\u{1b}");
        assert_eq!(lines.0, "SUMMARY:a\\; b\\, c\\\\d\\ne\u{fffd}\r\n");
    }
}
