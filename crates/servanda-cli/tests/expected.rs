//! The outputs for a whole dossier, held to `expected/`.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeSet;
use std::fs;

use common::{check, copy_of, root, servanda, servanda_in};
use serde_json::Value;

/// Name of the expectation, arguments after `servanda`.
const RUNS: &[(&str, &str)] = &[
    ("oman/status-2026-05-10.txt", "status examples/oman-2026 --at 2026-05-10"),
    ("oman/status-2026-08-28.txt", "status examples/oman-2026 --at 2026-08-28"),
    ("oman/status-2026-10-15.txt", "status examples/oman-2026 --at 2026-10-15"),
    ("oman/status-2026-10-15-public.txt", "status examples/oman-2026 --at 2026-10-15 --audience public"),
    ("oman/status-2026-05-26.txt", "status examples/oman-2026 --at 2026-05-26"),
    ("oman/status-2026-05-26-public.txt", "status examples/oman-2026 --at 2026-05-26 --audience public"),
    ("oman/status-2026-05-26-IR.txt", "status examples/oman-2026 --at 2026-05-26 --audience IR"),
    ("oman/status-2026-06-08.txt", "status examples/oman-2026 --at 2026-06-08"),
    ("oman/status-2026-06-08-public.txt", "status examples/oman-2026 --at 2026-06-08 --audience public"),
    ("oman/status-2026-06-08-IR.txt", "status examples/oman-2026 --at 2026-06-08 --audience IR"),
    ("oman/status-2026-07-31.txt", "status examples/oman-2026 --at 2026-07-31"),
    ("oman/status-2026-07-31-public.txt", "status examples/oman-2026 --at 2026-07-31 --audience public"),
    ("oman/status-2026-07-31-IR.txt", "status examples/oman-2026 --at 2026-07-31 --audience IR"),
    ("oman/status-2026-08-25.txt", "status examples/oman-2026 --at 2026-08-25"),
    ("oman/status-2026-08-25-public.txt", "status examples/oman-2026 --at 2026-08-25 --audience public"),
    ("oman/status-2026-08-25-IR.txt", "status examples/oman-2026 --at 2026-08-25 --audience IR"),
    ("oman/status-2026-10-05.txt", "status examples/oman-2026 --at 2026-10-05"),
    ("oman/status-2026-10-05-public.txt", "status examples/oman-2026 --at 2026-10-05 --audience public"),
    ("oman/status-2026-10-05-IR.txt", "status examples/oman-2026 --at 2026-10-05 --audience IR"),
    ("oman/status-2026-10-15-IR.txt", "status examples/oman-2026 --at 2026-10-15 --audience IR"),
    ("oman/status-2026-11-22.txt", "status examples/oman-2026 --at 2026-11-22"),
    ("oman/status-2026-11-22-public.txt", "status examples/oman-2026 --at 2026-11-22 --audience public"),
    ("oman/status-2026-11-22-IR.txt", "status examples/oman-2026 --at 2026-11-22 --audience IR"),
    ("oman/status-2026-11-24-declared.txt", "status examples/oman-2026 --at 2026-11-24 --standard declared"),
    ("oman/status-2026-10-15.md", "status examples/oman-2026 --at 2026-10-15 --format md"),
    ("oman/status-2026-10-15.json", "status examples/oman-2026 --at 2026-10-15 --format json"),
    ("oman/status-2026-10-15.csv", "status examples/oman-2026 --at 2026-10-15 --format csv"),
    ("oman/explain-stockpile-cap.txt", "explain examples/oman-2026 stockpile-cap --at 2026-10-15"),
    ("oman/explain-tranche-2.txt", "explain examples/oman-2026 tranche-2 --at 2026-10-15"),
    ("oman/explain-stockpile-cap.json", "explain examples/oman-2026 stockpile-cap --at 2026-10-15 --format json"),
    ("oman/explain-tranche-2-fr.txt", "explain examples/oman-2026 tranche-2 --at 2026-10-15 --lang fr"),
    (
        "oman/explain-stockpile-cap-ar.md",
        "explain examples/oman-2026 stockpile-cap --at 2026-10-15 --lang ar --format md",
    ),
    (
        "oman/explain-level-breach-fa.json",
        "explain examples/oman-2026 level-breach --at 2026-08-28 --lang fa --format json",
    ),
    ("oman/history.txt", "history examples/oman-2026 --at 2026-11-24"),
    ("oman/history-enrichment-cap.json", "history examples/oman-2026 enrichment-cap --at 2026-11-24 --format json"),
    ("oman/history-enrichment-cap.csv", "history examples/oman-2026 enrichment-cap --at 2026-11-24 --format csv"),
    ("oman/history-tranche-1.txt", "history examples/oman-2026 tranche-1 --at 2026-11-24"),
    ("oman/history-tranche-1.json", "history examples/oman-2026 tranche-1 --at 2026-11-24 --format json"),
    ("oman/history-level-breach.txt", "history examples/oman-2026 level-breach --at 2026-11-24"),
    ("oman/history-disputes.csv", "history examples/oman-2026 disputes --at 2026-11-24 --format csv"),
    ("oman/history-stock.md", "history examples/oman-2026 stock --at 2026-11-24 --format md"),
    ("oman/relief.txt", "relief examples/oman-2026 --at 2026-11-24"),
    ("oman/indicators.txt", "indicators examples/oman-2026 --at 2026-11-24"),
    ("oman/analyse.txt", "analyse examples/oman-2026 --at 2026-02-06"),
    ("oman/analyse-2026-10-15.json", "analyse examples/oman-2026 --at 2026-10-15 --format json"),
    ("oman/analyse-2026-10-15.csv", "analyse examples/oman-2026 --at 2026-10-15 --format csv"),
    (
        "oman/what-if-breach.txt",
        "analyse examples/oman-2026 --at 2026-08-01 --assume \"enrichment-cap breached from 2026-09-01\"",
    ),
    (
        "oman/what-if-delay.md",
        "analyse examples/oman-2026 --at 2026-04-10 --assume \"baseline-declaration delayed by 20 days\" --format md",
    ),
    ("oman/forecast-2026-02-06.txt", "forecast examples/oman-2026 --at 2026-02-06"),
    ("oman/forecast-2026-06-20.json", "forecast examples/oman-2026 --at 2026-06-20 --format json"),
    ("oman/forecast-2026-06-20.csv", "forecast examples/oman-2026 --at 2026-06-20 --format csv"),
    ("oman/forecast-2026-10-15.txt", "forecast examples/oman-2026 --at 2026-10-15"),
    ("oman/report-brief-2026-10-15-IR.txt", "report brief examples/oman-2026 --audience IR --at 2026-10-15"),
    ("oman/report-brief-2026-10-15-US.md", "report brief examples/oman-2026 --audience US --at 2026-10-15 --format md"),
    ("oman/report-brief-2026-10-15.json", "report brief examples/oman-2026 --at 2026-10-15 --format json"),
    (
        "oman/report-monthly-2026-05-31.html",
        "report monthly examples/oman-2026 --audience public --at 2026-05-31 --format html",
    ),
    (
        "oman/report-monthly-2026-10-31.html",
        "report monthly examples/oman-2026 --audience public --at 2026-10-31 --format html",
    ),
    (
        "oman/report-monthly-2026-10-31.md",
        "report monthly examples/oman-2026 --audience public --at 2026-10-31 --format md",
    ),
    (
        "oman/report-monthly-2026-10-31.json",
        "report monthly examples/oman-2026 --audience public --at 2026-10-31 --format json",
    ),
    (
        "oman/report-weekly-2026-07-02-IAEA.md",
        "report weekly examples/oman-2026 --audience IAEA --at 2026-07-02 --format md",
    ),
    (
        "oman/report-weekly-2026-07-02-corrects.md",
        "report weekly examples/oman-2026 --audience IAEA --at 2026-07-02 --since 2026-06-29 --format md",
    ),
    (
        "oman/report-briefing-2026-08-30-QA.html",
        "report briefing examples/oman-2026 --audience QA --at 2026-08-30 --format html",
    ),
    (
        "oman/report-incident-2026-08-28-US.html",
        "report incident examples/oman-2026 --audience US --at 2026-08-28 --about enrichment-cap --format html",
    ),
    ("oman/report-incident-2026-07-01.txt", "report incident examples/oman-2026 --at 2026-07-01"),
    ("oman/report-agenda-2026-10-15-OM.txt", "report agenda examples/oman-2026 --audience OM --at 2026-10-15"),
    ("oman/report-status-2026-10-15.txt", "report status examples/oman-2026 --audience public --at 2026-10-15"),
    ("oman/due-2026-06-01.txt", "due examples/oman-2026 --at 2026-06-01 --until 2026-06-12"),
    ("oman/due-2026-06-01.csv", "due examples/oman-2026 public-monthly --at 2026-06-01 --format csv"),
    ("oman/due-2026-06-01.json", "due examples/oman-2026 neighbours --at 2026-06-01 --format json"),
    ("jcpoa/analyse-2019-07-15.txt", "analyse examples/jcpoa-2015 --at 2019-07-15"),
    ("jcpoa/report-brief-2019-07-15-EU.txt", "report brief examples/jcpoa-2015 --audience EU --at 2019-07-15"),
    (
        "jcpoa/report-monthly-2016-06-01.md",
        "report monthly examples/jcpoa-2015 --audience public --at 2016-06-01 --format md",
    ),
    (
        "jcpoa/report-monthly-2016-06-01.html",
        "report monthly examples/jcpoa-2015 --audience public --at 2016-06-01 --format html",
    ),
    (
        "jcpoa/report-monthly-2019-08-01.md",
        "report monthly examples/jcpoa-2015 --audience public --at 2019-08-01 --format md",
    ),
    (
        "jcpoa/report-monthly-2019-08-01.html",
        "report monthly examples/jcpoa-2015 --audience public --at 2019-08-01 --format html",
    ),
    ("jcpoa/due-2016-04-02.txt", "due examples/jcpoa-2015 --at 2016-04-02"),
    ("oman/agenda-2026-04-20.txt", "agenda examples/oman-2026 --at 2026-04-20 --until 2026-06-10"),
    ("oman/agenda-2026-10-15.txt", "agenda examples/oman-2026 --at 2026-10-15"),
    ("oman/agenda-2026-10-15-public.txt", "agenda examples/oman-2026 --at 2026-10-15 --audience public"),
    ("oman/agenda-2026-10-15.md", "agenda examples/oman-2026 --at 2026-10-15 --until 2026-10-31 --format md"),
    ("oman/agenda-2026-10-15.json", "agenda examples/oman-2026 --at 2026-10-15 --until 2026-10-31 --format json"),
    ("oman/agenda-2026-10-15.csv", "agenda examples/oman-2026 --at 2026-10-15 --until 2026-10-31 --format csv"),
    ("oman/agenda-2026-10-15.ics", "agenda examples/oman-2026 --at 2026-10-15 --until 2026-10-31 --format ics"),
    ("oman/sources.txt", "sources examples/oman-2026 --at 2026-11-24"),
    ("oman/sources-public.txt", "sources examples/oman-2026 --at 2026-11-24 --audience public"),
    ("oman/sources.json", "sources examples/oman-2026 --at 2026-11-24 --format json"),
    ("oman/sources.csv", "sources examples/oman-2026 --at 2026-11-24 --format csv"),
    ("oman/diff-2026-10-15.txt", "diff examples/oman-2026 --known-at 2026-10-01 --known-at 2026-10-15"),
    (
        "oman/diff-2026-07-10-alleged.txt",
        "diff examples/oman-2026 --known-at 2026-07-04 --known-at 2026-07-10 --standard alleged",
    ),
    ("oman/diff-2026-10-15.md", "diff examples/oman-2026 --known-at 2026-10-01 --known-at 2026-10-15 --format md"),
    ("oman/diff-2026-10-15.json", "diff examples/oman-2026 --known-at 2026-10-01 --known-at 2026-10-15 --format json"),
    ("oman/diff-2026-10-15.csv", "diff examples/oman-2026 --known-at 2026-10-01 --known-at 2026-10-15 --format csv"),
    ("oman/export-history.csv", "export examples/oman-2026 history --at 2026-06-15"),
    ("oman/export-records-public.csv", "export examples/oman-2026 records --at 2026-04-30 --audience public"),
    (
        "oman/export-records-public.json",
        "export examples/oman-2026 records --at 2026-03-31 --audience public --format json",
    ),
    ("jcpoa/agenda-2019-06-15.txt", "agenda examples/jcpoa-2015 --at 2019-06-15"),
    ("jcpoa/agenda-2025-09-20.txt", "agenda examples/jcpoa-2015 --at 2025-09-20"),
    ("jcpoa/sources-2025-11-24.txt", "sources examples/jcpoa-2015 --at 2025-11-24"),
    ("jcpoa/diff-2016-01-20.txt", "diff examples/jcpoa-2015 --known-at 2015-12-30 --known-at 2016-01-20"),
    ("jcpoa/diff-2019-07-15.txt", "diff examples/jcpoa-2015 --known-at 2019-06-30 --known-at 2019-07-15"),
    ("jcpoa/diff-2025-09-30.txt", "diff examples/jcpoa-2015 --known-at 2025-08-27 --known-at 2025-09-30"),
];

#[test]
fn the_outputs_are_as_expected() {
    for (name, line) in RUNS {
        let run = servanda(line);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{line}");
        check(name, &run.out);
    }
}

#[test]
fn what_people_read_fits_eighty_columns_and_needs_no_colour() {
    for (name, line) in RUNS.iter().filter(|(name, _)| name.ends_with(".txt")) {
        for row in servanda(line).out.lines() {
            assert!(row.chars().count() <= 80, "{name}: {row}");
            assert!(!row.contains('\u{1b}'), "{name}: {row}");
        }
    }
}

#[test]
fn human_without_a_terminal_is_plain() {
    let human = servanda("status examples/oman-2026 --at 2026-10-15");
    let plain = servanda("status examples/oman-2026 --at 2026-10-15 --format plain");
    assert_eq!(human.out, plain.out);
}

const DATES: [&str; 7] =
    ["2026-05-26", "2026-06-08", "2026-07-31", "2026-08-25", "2026-10-05", "2026-10-15", "2026-11-22"];

fn status(folder: &std::path::Path, at: &str, audience: &str) -> Value {
    let run = servanda_in(folder, &["status", ".", "--at", at, "--audience", audience, "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    serde_json::from_str(&run.out).unwrap()
}

/// Of what in the status two views say something different, be it a word, a reason, a date or a record.
fn differences(one: &Value, other: &Value) -> BTreeSet<String> {
    let lists = |status: &Value| -> Vec<(String, Vec<Value>)> {
        let fields = status.as_object().unwrap().iter();
        fields.filter_map(|(name, value)| Some((name.clone(), value.as_array()?.clone()))).collect()
    };
    let mut found = BTreeSet::new();
    for ((name, one), (_, other)) in lists(one).into_iter().zip(lists(other)) {
        assert_eq!(one.len(), other.len(), "{name}");
        let pairs = one.iter().zip(&other).filter(|(one, other)| one != other);
        found.extend(pairs.map(|(one, _)| one["id"].as_str().unwrap().to_owned()));
    }
    found
}

/// The same, of words alone: verdicts and statuses.
fn other_words(one: &Value, other: &Value) -> BTreeSet<String> {
    let words = |status: &Value| -> Vec<(String, Value)> {
        let rows = ["commitments", "relief"].into_iter().flat_map(|list| status[list].as_array().unwrap().clone());
        rows.map(|row| {
            (row["id"].as_str().unwrap().to_owned(), [&row["verdict"], &row["status"]].map(Clone::clone).into())
        })
        .collect()
    };
    let pairs = words(one).into_iter().zip(words(other));
    pairs.filter(|(one, other)| one != other).map(|((id, _), _)| id).collect()
}

/// The readings of `cascades` alone are restricted. They decide the freeze on research, on which the second tranche hangs:
/// its status is the same for all, but not the records behind it, nor, on 8 June, when it will be due.
#[test]
fn the_public_sees_what_the_parties_see_except_where_restricted_records_matter() {
    let whole = root().join("examples/oman-2026");
    let open = copy_of("oman-2026");
    let text = fs::read_to_string(whole.join("evidence.csv")).unwrap();
    let rows = text.lines().filter(|row| !row.contains(",amber,")).map(|row| format!("{row}\n"));
    fs::write(open.path().join("evidence.csv"), rows.collect::<String>()).unwrap();
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<String>>();
    for at in DATES {
        let public = status(&whole, at, "public");
        for party in ["IR", "US"] {
            let theirs = status(&whole, at, party);
            let matter = differences(&status(open.path(), at, party), &theirs);
            let expected: &[&str] =
                if at == "2026-05-26" { &["research-freeze"] } else { &["research-freeze", "tranche-2"] };
            assert_eq!(matter, names(expected), "{at} {party}");
            assert_eq!(differences(&public, &theirs), matter, "{at} {party}");
            assert_eq!(other_words(&public, &theirs), names(&["research-freeze"]), "{at} {party}");
        }
        // To the public it is as if what is restricted had never been written.
        assert_eq!(public, status(open.path(), at, "public"), "{at}");
    }
}
