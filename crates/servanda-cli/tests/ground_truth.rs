//! The verdicts on the real dossier, held against every row of its ground truth that the evidence can decide.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const DOSSIER: &str = "examples/jcpoa-2015";

#[test]
fn every_row_that_the_evidence_can_decide_comes_out() {
    let expectations = read("ground-truth-expectations.csv");
    let mut wrong = Vec::new();
    let mut decided = 0;
    for row in &expectations {
        let [id, name, site, at, known_at, standard, expected, reason] = row.as_slice() else {
            panic!("a row of eight columns: {row:?}");
        };
        if expected == "-" {
            assert!(!reason.is_empty(), "{id}: a row that is not decided says why");
            continue;
        }
        decided += 1;
        let status = status(&["--at", at, "--known-at", known_at, "--standard", standard]);
        let got = word(&status, name, site);
        if got.as_deref() != Some(expected) {
            wrong.push(format!("{id} {name} {site} at {at}, {standard}: expected {expected}, got {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(decided > 50, "only {decided} rows were decided");
}

#[test]
fn every_row_of_the_ground_truth_is_spoken_to() {
    let ids = |file: &str| read(file).into_iter().map(|row| row[0].clone()).collect::<BTreeSet<_>>();
    assert_eq!(ids("ground-truth.csv"), ids("ground-truth-expectations.csv"));
}

#[test]
fn the_rows_marked_test_change_no_verified_verdict() {
    let without = tempfile::tempdir().unwrap();
    for file in ["agreement.accord.md", "sources.csv", "evidence.csv"] {
        let text = std::fs::read_to_string(root().join(DOSSIER).join(file)).unwrap();
        let kept: Vec<&str> = text.lines().filter(|line| file != "evidence.csv" || !line.contains("TEST")).collect();
        assert!(file != "evidence.csv" || kept.len() < text.lines().count(), "no row is marked TEST");
        std::fs::write(without.path().join(file), kept.join("\n") + "\n").unwrap();
    }
    for at in ["2016-01-16", "2016-09-02", "2019-07-15", "2020-09-04", "2021-05-22", "2023-10-18", "2025-10-18"] {
        let with = status(&["--at", at, "--known-at", "now"]);
        let output = run(without.path(), &["--at", at, "--known-at", "now"]);
        for list in ["commitments", "relief"] {
            let words = |page: &Value| -> Vec<(String, String)> {
                let entries = page[list].as_array().unwrap().iter();
                entries.map(|entry| (entry["id"].to_string(), verdicts(entry).to_string())).collect()
            };
            assert_eq!(words(&with), words(&output), "{list} at {at}");
        }
    }
}

/// What is said of an entry, without what lesser standards say of it.
fn verdicts(entry: &Value) -> Value {
    let mut entry = entry.clone();
    if let Some(object) = entry.as_object_mut() {
        object.retain(|key, _| {
            ["verdict", "concluded", "status", "since", "sites", "owed_since"].contains(&key.as_str())
        });
    }
    entry
}

/// The word for a commitment (or one site of it), a relief, a procedure or an indicator.
fn word(status: &Value, name: &str, site: &str) -> Option<String> {
    let find = |list: &str| status[list].as_array()?.iter().find(|entry| entry["id"] == name).cloned();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    if let Some(commitment) = find("commitments") {
        if site.is_empty() {
            return text(&commitment["verdict"]);
        }
        let part = commitment["sites"].as_array()?.iter().find(|part| part["site"] == site)?.clone();
        return text(&part["verdict"]);
    }
    if let Some(relief) = find("relief") {
        return text(&relief["status"]);
    }
    if let Some(procedure) = find("procedures") {
        let open = procedure["cases"].as_array()?.iter().any(|case| case["state"] == "open");
        return Some(if open { "open" } else { "not open" }.to_owned());
    }
    text(&find("indicators")?["value"])
}

fn status(options: &[&str]) -> Value {
    run(&root().join(DOSSIER), options)
}

fn run(dossier: &Path, options: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_servanda"))
        .args(["status", "--format", "json"])
        .args(options)
        .arg(dossier)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn read(file: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(root().join(DOSSIER).join(file)).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
