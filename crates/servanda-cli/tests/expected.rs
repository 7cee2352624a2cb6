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
