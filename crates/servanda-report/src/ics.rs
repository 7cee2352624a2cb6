//! The agenda as a calendar (iCalendar, RFC 5545): an event for each change, the same in every export.
//!
//! An event is known by what changes, why and when, so that a calendar that reads the agenda again finds it again. The
//! time stamp is when the view was known: the clock is not asked.

use icalendar::{Calendar as Ics, Class, Component, Event, EventLike, Property};
use servanda_base::calendar::{Date, DateTime};
use servanda_base::{Calendar, Instant};

use crate::compose::{AgendaPage, AgendaRow, Matter};
use crate::render::safe;
use crate::sheet::Moment;
use crate::words::civil;

/// The agenda as a calendar file. What is said of a whole is not said again of each of its parts.
pub fn ics(page: &AgendaPage) -> String {
    let mut calendar = Ics::empty();
    let title = safe(&page.frame.title);
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Servanda//agenda 1//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("NAME", &title),
        ("X-WR-CALNAME", &title),
    ] {
        let mut property = Property::new(key, value);
        if key.ends_with("NAME") {
            property.append_parameter(icalendar::ValueType::Text);
        }
        calendar.append_property(property.done());
    }
    let rows = page.rows.iter().filter(|row| row.site.is_none() || !page.rows.iter().any(|whole| covers(whole, row)));
    for row in rows {
        calendar.push(event(page, row));
    }
    calendar.to_string()
}

/// Whether the row of a whole says what this row says of a part.
fn covers(whole: &AgendaRow, part: &AgendaRow) -> bool {
    whole.site.is_none()
        && (whole.at, whole.kind, &whole.id) == (part.at, part.kind, &part.id)
        && (whole.cause, &whole.after) == (part.cause, &part.after)
}

fn event(page: &AgendaPage, row: &AgendaRow) -> Event {
    let frame = &page.frame;
    let calendar = &frame.calendar;
    let mut event = Event::new();
    event.uid(&uid(page, row));
    event.add_property("DTSTAMP", utc(frame.known_at));
    let moment = Moment::of(calendar, row.told_at());
    match moment.day().and_then(|day| Some((day, day.tomorrow().ok()?))) {
        Some((day, next)) => {
            event.append_property(on_day("DTSTART", day));
            event.append_property(on_day("DTEND", next));
        }
        None => {
            event.add_property("DTSTART", utc(row.told_at()));
        }
    }
    event.summary(&safe(&summary(row)));
    event.description(&description(page, row, calendar));
    event.categories([row.cause.word()]);
    event.class(if frame.audience == "public" { Class::Public } else { Class::Confidential });
    event.add_property("TRANSP", "TRANSPARENT");
    event.done()
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

fn description(page: &AgendaPage, row: &AgendaRow, calendar: &Calendar) -> String {
    let frame = &page.frame;
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
    let lines: Vec<String> = lines.into_iter().flatten().map(|line| safe(&line)).collect();
    lines.join("\n")
}

fn on_day(key: &str, day: Date) -> Property {
    let mut property = Property::new(key, day.strftime("%Y%m%d").to_string());
    property.append_parameter(icalendar::ValueType::Date);
    property.done()
}

/// An instant in UTC: `20261105T000000Z`.
fn utc(instant: Instant) -> String {
    let time: DateTime = Calendar::utc().civil(instant);
    time.strftime("%Y%m%dT%H%M%SZ").to_string()
}
