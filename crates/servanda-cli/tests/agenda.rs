//! The agenda: against the status, and as a calendar that others can read.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::servanda;
use icalendar::parser::{Component, read_calendar, unfold};
use serde_json::Value;

const CALENDARS: &[&str] = &[
    "agenda examples/oman-2026 --at 2026-04-20 --format ics",
    "agenda examples/oman-2026 --at 2026-10-15 --format ics",
    "agenda examples/oman-2026 --at 2026-10-15 --format ics --audience public",
    "agenda examples/jcpoa-2015 --at 2025-09-20 --format ics",
];

fn changes(line: &str) -> Vec<Value> {
    let page: Value = serde_json::from_str(&servanda(&format!("{line} --format json")).out).unwrap();
    page["changes"].as_array().unwrap().clone()
}

#[test]
fn the_next_change_of_the_status_is_the_first_of_the_agenda() {
    for (dossier, at) in [("oman-2026", "2026-08-28"), ("oman-2026", "2026-10-15"), ("jcpoa-2015", "2019-06-15")] {
        let status = servanda(&format!("status examples/{dossier} --at {at} --format json")).out;
        let status: Value = serde_json::from_str(&status).unwrap();
        let changes = changes(&format!("agenda examples/{dossier} --at {at}"));
        let mut compared = 0;
        for commitment in status["commitments"].as_array().unwrap() {
            // What changes in its reason alone is on the agenda too, and is no next change.
            let word = |text: &Value| text.as_str().unwrap().split(':').next().unwrap().to_owned();
            let of = |change: &&Value| change["id"] == commitment["id"] && change["site"].is_null();
            let is_verdict =
                |change: &&Value| change["kind"] == "commitment" && word(&change["before"]) != word(&change["after"]);
            let first = changes.iter().filter(of).find(is_verdict).map(|change| change["at"].clone());
            assert_eq!(commitment["next_change"], first.unwrap_or(Value::Null), "{} at {at}", commitment["id"]);
            compared += usize::from(!commitment["next_change"].is_null());
        }
        assert!(compared > 2, "{dossier} at {at}: nothing to compare");
    }
}

#[test]
fn nothing_on_the_agenda_is_past_or_beyond_what_was_asked() {
    let all = changes("agenda examples/oman-2026 --at 2026-10-15");
    let some = changes("agenda examples/oman-2026 --at 2026-10-15 --until 2026-10-24");
    assert!(!some.is_empty() && some.len() < all.len());
    for change in &some {
        assert!(change["at"].as_str().unwrap() > "2026-10-15T23:59:59+04:00", "{change}");
        let told = if change["due"].is_null() { &change["at"] } else { &change["due"] };
        assert!(told.as_str().unwrap() <= "2026-10-24T23:59:59+04:00", "{change}");
        assert!(all.contains(change), "{change}");
    }
    let beyond = servanda("agenda examples/oman-2026 --at 2026-10-15 --until 2026-10-16").out;
    assert!(beyond.contains("Nothing will change up to 2026-10-16"), "{beyond}");
}

#[test]
fn the_calendar_is_as_rfc_5545_wants_it() {
    for line in CALENDARS {
        let text = servanda(line).out;
        assert!(text.ends_with("END:VCALENDAR\r\n"), "{line}");
        for content in text.split_terminator("\r\n") {
            assert!(content.len() <= 75, "{line}: a line is folded after 75 octets: {content}");
            assert!(!content.contains(['\r', '\n']), "{line}: {content}");
        }
        let unfolded = unfold(&text);
        let calendar = read_calendar(&unfolded).unwrap_or_else(|error| panic!("{line}: {error}"));
        let events: Vec<&Component<'_>> = calendar.components.iter().filter(|c| c.name == "VEVENT").collect();
        assert!(events.len() > 5 && events.len() == calendar.components.len(), "{line}");
        let mut known = BTreeSet::new();
        for event in events {
            let get = |name: &str| event.find_prop(name).map(|property| property.val.to_string());
            assert!(known.insert(get("UID").unwrap()), "{line}: a UID is there twice");
            let day = if line.contains("oman") { "20261015T195959Z" } else { "20250920T" };
            let day = if line.contains("2026-04-20") { "20260420T195959Z" } else { day };
            assert!(get("DTSTAMP").unwrap().starts_with(day), "{line}: {:?}", get("DTSTAMP"));
            let start = get("DTSTART").unwrap();
            match get("DTEND") {
                Some(end) => assert!(start.len() == 8 && end > start, "{line}: {start} to {end}"),
                None => assert!(start.ends_with('Z'), "{line}: {start}"),
            }
            assert!(!get("SUMMARY").unwrap().is_empty());
            assert!(get("DESCRIPTION").unwrap().contains("If nothing more is recorded"));
        }
    }
}

/// Of an agenda read on another day whatever is still to come is known by the same UID.
#[test]
fn events_keep_their_identity() {
    let events = |at: &str| {
        let text = servanda(&format!("agenda examples/oman-2026 --at {at} --known-at 2026-10-15 --format ics")).out;
        let unfolded = unfold(&text);
        let calendar = read_calendar(&unfolded).unwrap();
        let get = |event: &Component<'_>, name: &str| event.find_prop(name).unwrap().val.to_string();
        let events = calendar.components.iter();
        events.map(|event| (get(event, "UID"), get(event, "SUMMARY"))).collect::<BTreeMap<_, _>>()
    };
    let (early, late) = (events("2026-10-15"), events("2026-10-26"));
    assert!(!late.is_empty() && late.len() < early.len());
    for (uid, summary) in &late {
        assert_eq!(early.get(uid), Some(summary), "{uid}");
    }
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    for line in CALENDARS {
        assert_eq!(servanda(line).out, servanda(line).out, "{line}");
    }
}

#[test]
fn class_tells_who_may_see_it() {
    assert!(servanda(CALENDARS[1]).out.contains("CLASS:CONFIDENTIAL"));
    assert!(!servanda(CALENDARS[2]).out.contains("CLASS:CONFIDENTIAL"));
}
