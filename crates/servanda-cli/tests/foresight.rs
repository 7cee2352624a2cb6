//! Analysis, what if and forecast as they are run: what they refuse, what they leave alone, what they repeat.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{Run, root, servanda, servanda_in};
use serde_json::Value;

const OMAN: &str = "examples/oman-2026";

fn json(line: &str) -> Value {
    serde_json::from_str(&servanda(&format!("{line} --format json")).out).unwrap()
}

fn refused(line: &str, says: &str) {
    let Run { code, out, err } = servanda(line);
    assert_eq!((code, out.as_str()), (2, ""), "{line}: {err}");
    assert!(err.contains(says), "{line}: {err}");
}

#[test]
fn what_cannot_be_assumed_is_refused_with_the_cure() {
    let with = |assumed: &str| format!("analyse {OMAN} --at 2026-08-01 --assume \"{assumed}\"");
    refused(&with("enrichment-cup breached from 2026-09-01"), "did you mean `enrichment-cap`?");
    refused(&with("enrichment-cap overdue from 2026-09-01"), "`overdue` cannot be assumed");
    refused(&with("enrichment-cap breached from 2026-09-31"), "is not a date");
    refused(&with("stockpile breached from 2026-09-01"), "of which something can be assumed");
    refused(&with("inspection on 2026-09-01"), "it is not said where");
    refused(&with(""), "nothing is assumed");
}

#[test]
fn runs_are_at_least_one_and_not_without_end() {
    refused(&format!("forecast {OMAN} --runs 0"), "0");
    refused(&format!("forecast {OMAN} --runs 99999999999"), "99999999999");
}

/// What is supposed changes no status, and the status of a later day does not change what is supposed of this one.
#[test]
fn what_is_assumed_is_in_no_verdict() {
    let status = servanda(&format!("status {OMAN} --at 2026-08-01 --format json")).out;
    let assumed = json(&format!("analyse {OMAN} --at 2026-08-01 --assume \"enrichment-cap breached from 2026-09-01\""));
    assert_eq!(servanda(&format!("status {OMAN} --at 2026-08-01 --format json")).out, status);
    let changes = assumed["what_if"]["changes"].as_array().unwrap();
    let of =
        |id: &str| changes.iter().find(|change| change["id"] == id).map(|change| change["assumed"].as_str().unwrap());
    assert_eq!(of("enrichment-cap"), Some("breached: by a finding"));
    assert_eq!(of("tranche-1"), Some("suspension open"));
    assert_eq!(of("level-breach"), Some("running"));
    assert!(changes.iter().all(|change| change["at"].as_str().unwrap() >= "2026-09-01"));
    assert!(!serde_json::to_string(&assumed["exposure"]).unwrap().contains("assumption"));
}

/// Nothing is otherwise if what is assumed is what is known.
#[test]
fn to_assume_what_is_so_changes_nothing_but_its_reason() {
    let page = json(&format!(
        "analyse {OMAN} --at 2026-08-01 --until 2026-08-01 --assume \"enrichment-cap met from 2026-07-01 until 2026-07-05\""
    ));
    let changes = page["what_if"]["changes"].as_array().unwrap();
    assert!(changes.iter().all(|change| change["id"] == "enrichment-cap"), "{changes:#?}");
}

/// The public is told nothing that rests on what it may not see.
#[test]
fn an_audience_sees_no_more_than_its_own() {
    let run = servanda(&format!("analyse {OMAN} --at 2026-10-15 --audience public --format json"));
    assert_eq!(run.code, 0);
    let folder = common::copy_of("oman-2026");
    let text = std::fs::read_to_string(root().join(OMAN).join("evidence.csv")).unwrap();
    let open: String = text.lines().filter(|row| !row.contains(",amber,")).map(|row| format!("{row}\n")).collect();
    std::fs::write(folder.path().join("evidence.csv"), open).unwrap();
    for command in ["analyse", "forecast"] {
        let line = |dossier: &str| format!("{command} {dossier} --at 2026-06-20 --audience public --format json");
        let whole = servanda(&line(OMAN)).out;
        let own = servanda_in(folder.path(), &line(".").split_whitespace().collect::<Vec<_>>()).out;
        assert_eq!(whole, own, "{command}");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let line = |seed: u64| format!("forecast {OMAN} --at 2026-02-06 --runs 20000 --seed {seed} --format json");
    let one = servanda(&line(7)).out;
    assert_eq!(one, servanda(&line(7)).out);
    assert_ne!(one, servanda(&line(8)).out);
}

#[test]
fn an_agreement_without_evidence_is_analysed() {
    let folder = tempfile::tempdir().unwrap();
    let text = "```accord\nagreement a \"A\"\n  zone UTC\n  in force 2026-01-01\nparty A \"A\"\nparty B \"B\"\n```\n";
    std::fs::write(folder.path().join("a.accord.md"), text).unwrap();
    for command in ["analyse", "forecast"] {
        let run = servanda_in(folder.path(), &[command, ".", "--at", "2026-01-01"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{command}");
        assert!(!run.out.is_empty());
    }
}

/// A brief says the same of both sides: what one gave is what the other received.
#[test]
fn what_one_side_gave_the_other_received() {
    let page = json(&format!("report brief {OMAN} --at 2026-10-15"));
    let sections = |page: &Value| page["sections"].as_array().unwrap().clone();
    let of = |party: &str, part: &str| -> Vec<String> {
        let all = sections(&page).into_iter();
        let section = all.clone().find(|one| one["about"] == party && one["id"] == part).unwrap();
        let rows = section["blocks"][0]["rows"].as_array().unwrap().clone();
        rows.iter().map(|row| row["cells"][0][0].as_str().unwrap().to_owned()).collect()
    };
    for (one, other) in [("IR", "US"), ("US", "IR")] {
        let (given, received) = (of(one, "given"), of(other, "received"));
        // What both owe together, neither receives from the other.
        let own = of(other, "given");
        let expected: Vec<String> = given.into_iter().filter(|id| !own.contains(id)).collect();
        assert_eq!(received, expected, "{one} to {other}");
        assert!(!received.is_empty());
    }
    let own = json(&format!("report brief {OMAN} --at 2026-10-15 --audience IR"));
    assert!(sections(&own).iter().all(|section| section["about"] == "IR" || section["about"].is_null()));
}
