//! The agenda as a calendar (iCalendar, RFC 5545): an event for each change, the same in every export.
//!
//! An event is known by what changes, why and when, so that a calendar that reads the agenda again finds it again. The
//! time stamp is when the view was known: the clock is not asked.

use servanda_base::{Calendar, Instant};

use crate::compose::{AgendaPage, AgendaRow, Frame, Matter, coming_word};
use crate::due::DuePage;
use crate::phrase::Phrases;
use crate::render::{safe, without_isolates_of};
use crate::sheet::Moment;

/// The longest line in octets, its end not counted; what is longer is folded. Source: RFC 5545, 3.1.
const LINE: usize = 75;

/// The agenda as a calendar file. What is said of a whole is not said again of each of its parts.
pub fn ics(page: &AgendaPage) -> String {
    ics_in(Phrases::default(), page)
}

/// The same in a language, of an agenda whose titles are told in it.
pub(crate) fn ics_in(say: Phrases, page: &AgendaPage) -> String {
    let mut lines = Lines::of(say);
    begin(&mut lines, "agenda", &page.frame.title);
    let is_said = |part: &AgendaRow| part.site.is_some() && page.rows.iter().any(|whole| covers(whole, part));
    for row in page.rows.iter().filter(|row| !is_said(row)) {
        event(&mut lines, say, page, row);
    }
    lines.put("END", "VCALENDAR");
    lines.text
}

/// The days on which reports are issued, as a calendar file.
pub(crate) fn ics_of_issues(say: Phrases, page: &DuePage) -> String {
    let frame = &page.frame;
    let mut lines = Lines::of(say);
    begin(&mut lines, "issues", &frame.title);
    for row in page.rows.iter().filter(|row| row.audience == frame.audience) {
        let Ok(next) = row.dated.tomorrow() else { continue };
        lines.put("BEGIN", "VEVENT");
        lines.text("UID", &format!("{}.{}.{}@{}.servanda", row.report, row.number, row.audience, frame.agreement));
        lines.put("DTSTAMP", &utc(frame.known_at));
        lines.put("DTSTART;VALUE=DATE", &row.dated.strftime("%Y%m%d").to_string());
        lines.put("DTEND;VALUE=DATE", &next.strftime("%Y%m%d").to_string());
        lines.text("SUMMARY", &say.calendar_issue(&row.title, &say.count(row.number)));
        lines.put("CLASS", class(frame));
        lines.put("TRANSP", "TRANSPARENT");
        lines.put("END", "VEVENT");
    }
    lines.put("END", "VCALENDAR");
    lines.text
}

fn begin(lines: &mut Lines, what: &str, title: &str) {
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", &format!("-//Servanda//{what} 1//{}", lines.say.language().to_uppercase()));
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    lines.text("NAME", title);
    lines.text("X-WR-CALNAME", title);
}

fn class(frame: &Frame) -> &'static str {
    if frame.audience == "public" { "PUBLIC" } else { "CONFIDENTIAL" }
}

/// The lines of a calendar file.
struct Lines {
    say: Phrases,
    text: String,
}

impl Lines {
    fn of(say: Phrases) -> Self {
        Self { say, text: String::new() }
    }

    /// A line, folded where it is too long; never within a character.
    fn put(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = LINE - 1;
            }
            self.text.push(c);
            room -= c.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// A line of words, in which nothing is a sign of the format. Source: RFC 5545, 3.3.11.
    fn text(&mut self, name: &str, words: &str) {
        let words = without_isolates_of(self.say, words);
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

fn event(lines: &mut Lines, say: Phrases, page: &AgendaPage, row: &AgendaRow) {
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
    lines.text("SUMMARY", &summary(say, row));
    lines.text("DESCRIPTION", &description(say, page, row));
    lines.text("CATEGORIES", if say.is_english() { row.cause.word() } else { say.cause(row.cause) });
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

fn summary(say: Phrases, row: &AgendaRow) -> String {
    let title = row.step.as_ref().map_or(&row.title, |(_, text)| text);
    let site = row.site.as_ref().map(|site| say.formal_at(site, false)).unwrap_or_default();
    let why = if say.is_english() { &row.why } else { say.cause(row.cause) };
    say.reason_at(&format!("{title}{site}"), why)
}

fn description(say: Phrases, page: &AgendaPage, row: &AgendaRow) -> String {
    let frame = &page.frame;
    let of = row.step.as_ref().map(|_| row.title.clone());
    let clause = row.clause.clone();
    let who = (!row.who.is_empty()).then(|| match row.kind {
        Matter::Relief => say.calendar_granted_by(&row.who),
        Matter::Scenario => say.calendar_prepared_by(&row.who),
        _ => say.calendar_by(&row.who),
    });
    let records = (!row.records.is_empty()).then(|| say.reason_at(say.records(), &row.records.join(" ")));
    let known = say.text_moment(&frame.calendar, frame.known_at);
    let who_sees = match frame.audience.as_str() {
        "public" => say.public(),
        "keeper" => say.explain_the_keeper(),
        actor => actor,
    };
    let view = say.calendar_view(&known, who_sees, say.standard_named(frame.standard));
    let then = |words: &str| if say.is_english() { words.to_owned() } else { coming_word(say, row.kind, words).1 };
    let change = say.calendar_change(&then(&row.before), &then(&row.after));
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
            let mut lines = Lines::of(Phrases::default());
            lines.text("SUMMARY", &text);
            assert!(lines.text.split("\r\n").all(|line| line.len() <= LINE), "{}", lines.text);
            assert_eq!(lines.text.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        }
    }

    #[test]
    fn signs_of_the_format_are_escaped() {
        let mut lines = Lines::of(Phrases::default());
        lines.text("SUMMARY", "a; b, c\\d\ne\u{1b}");
        assert_eq!(lines.text, "SUMMARY:a\\; b\\, c\\\\d\\ne\u{fffd}\r\n");
    }
}
