//! The outputs for a whole dossier, held to `expected/`.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic)]

mod common;

use common::{check, servanda};

/// Name of the expectation, arguments after `servanda`.
const RUNS: &[(&str, &str)] = &[
    ("oman/status-2026-05-10.txt", "status examples/oman-2026 --at 2026-05-10"),
    ("oman/status-2026-08-28.txt", "status examples/oman-2026 --at 2026-08-28"),
    ("oman/status-2026-10-15.txt", "status examples/oman-2026 --at 2026-10-15"),
    ("oman/status-2026-10-15-public.txt", "status examples/oman-2026 --at 2026-10-15 --audience public"),
    ("oman/status-2026-11-24-declared.txt", "status examples/oman-2026 --at 2026-11-24 --standard declared"),
    ("oman/status-2026-10-15.md", "status examples/oman-2026 --at 2026-10-15 --format md"),
    ("oman/status-2026-10-15.json", "status examples/oman-2026 --at 2026-10-15 --format json"),
    ("oman/status-2026-10-15.csv", "status examples/oman-2026 --at 2026-10-15 --format csv"),
    ("oman/explain-stockpile-cap.txt", "explain examples/oman-2026 stockpile-cap --at 2026-10-15"),
    ("oman/explain-tranche-2.txt", "explain examples/oman-2026 tranche-2 --at 2026-10-15"),
    ("oman/explain-stockpile-cap.json", "explain examples/oman-2026 stockpile-cap --at 2026-10-15 --format json"),
    ("oman/history.txt", "history examples/oman-2026 --at 2026-11-24"),
    ("oman/history-enrichment-cap.json", "history examples/oman-2026 enrichment-cap --at 2026-11-24 --format json"),
    ("oman/history-enrichment-cap.csv", "history examples/oman-2026 enrichment-cap --at 2026-11-24 --format csv"),
    ("oman/relief.txt", "relief examples/oman-2026 --at 2026-11-24"),
    ("oman/indicators.txt", "indicators examples/oman-2026 --at 2026-11-24"),
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
