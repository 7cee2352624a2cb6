//! Exports: what spreadsheets and other programs get.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::fs;
use std::path::Path;

use common::{copy_of, root, servanda, servanda_in};

/// Days that something hangs on, for each example.
const DAYS: &[(&str, &[&str])] = &[
    ("oman-2026", &["2026-05-10", "2026-10-15", "2026-11-24"]),
    ("jcpoa-2015", &["2016-01-20", "2019-07-15", "2025-10-18"]),
];

#[test]
fn exported_records_are_the_evidence_of_a_dossier_for_that_audience() {
    for (name, days) in DAYS {
        for audience in ["public", "keeper", "IR", "IAEA"] {
            let folder = copy_of(name);
            let evidence = folder.path().join("evidence.csv");
            let exported = root().join("examples").join(name);
            let last = days.last().unwrap();
            let args = ["export", ".", "records", "--at", last, "--audience", audience, "--out"];
            let run = servanda_in(&exported, &[&args[..], &[evidence.to_str().unwrap()]].concat());
            assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""), "{name} for {audience}");
            assert_eq!(servanda_in(folder.path(), &["check", "."]).code, 0, "{name} for {audience}");
            for at in *days {
                let status = |folder: &Path, audience: &str| {
                    let run = servanda_in(folder, &["status", ".", "--at", at, "--audience", audience]);
                    assert_eq!(run.code, 0, "{}", run.err);
                    run.out
                };
                assert_eq!(status(folder.path(), audience), status(&exported, audience), "{name}, {audience}, {at}");
            }
        }
    }
}

#[test]
fn what_is_hidden_is_not_exported() {
    let all = servanda("export examples/oman-2026 records --at 2026-11-24").out;
    let public = servanda("export examples/oman-2026 records --at 2026-11-24 --audience public").out;
    assert!(all.contains(",amber") && public.lines().count() > 20);
    for row in public.lines().skip(1) {
        assert!(row.contains(",clear,"), "{row}");
        assert!(all.contains(row), "{row}");
    }
}

#[test]
fn dates_in_csv_are_dates_and_numbers_numbers() {
    for what in ["status", "history"] {
        let run = servanda(&format!("export examples/oman-2026 {what} --at 2026-10-15"));
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let mut reader = csv::Reader::from_reader(run.out.as_bytes());
        let columns = reader.headers().unwrap().clone();
        let mut dated = 0;
        for row in reader.records() {
            for (name, cell) in columns.iter().zip(&row.unwrap()) {
                if ["since", "from", "until", "deadline", "next_change"].contains(&name) && !cell.is_empty() {
                    assert!(is_date(cell), "{name}: {cell}");
                    dated += 1;
                }
            }
        }
        assert!(dated > 20, "{what}: {dated}");
    }
}

/// `2026-10-15` or `2026-10-15 09:30:00`.
fn is_date(cell: &str) -> bool {
    let shape: String = cell.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    ["0000-00-00", "0000-00-00 00:00:00"].contains(&shape.as_str())
}

#[test]
fn the_json_of_a_page_is_the_same_as_asked_directly() {
    for what in ["status", "history"] {
        let exported = servanda(&format!("export examples/oman-2026 {what} --at 2026-10-15 --format json")).out;
        let asked = servanda(&format!("{what} examples/oman-2026 --at 2026-10-15 --format json")).out;
        assert_eq!(exported, asked);
    }
}

#[test]
fn a_file_is_replaced_in_one_step_and_named_if_it_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("status.csv");
    fs::write(&out, "old").unwrap();
    let line = format!("export examples/oman-2026 status --at 2026-10-15 --out {}", out.display());
    assert_eq!(servanda(&line).code, 0);
    assert!(fs::read_to_string(&out).unwrap().starts_with("kind,id,"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let run = servanda("export examples/oman-2026 status --out no-such-folder/status.csv");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("no-such-folder/status.csv"), "{}", run.err);
}
