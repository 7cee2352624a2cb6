//! Every JSON output is of the shape that its schema says.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{root, servanda};
use serde_json::Value;

fn valid(schema: &str, line: &str) -> Value {
    let path = root().join("schemas").join(format!("{schema}.v1.json"));
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let value: Value = serde_json::from_str(&servanda(&format!("{line} --format json")).out).unwrap();
    let faults: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new(), "{line}");
    value
}

#[test]
fn every_output_is_of_its_shape() {
    for at in ["2026-01-01", "2026-08-28", "2026-10-15", "2027-06-01"] {
        for audience in ["keeper", "public"] {
            let options = format!("examples/oman-2026 --at {at} --audience {audience}");
            valid("analyse", &format!("analyse {options}"));
            valid("forecast", &format!("forecast {options} --runs 2000"));
            for kind in ["weekly", "monthly", "briefing", "brief", "incident", "agenda", "status"] {
                valid("report", &format!("report {kind} {options}"));
            }
            valid("due", &format!("due examples/oman-2026 --at {at}"));
            for command in ["status", "history", "relief", "indicators", "agenda", "sources"] {
                valid(command, &format!("{command} {options}"));
            }
            valid("records", &format!("export examples/oman-2026 records --at {at} --audience {audience}"));
            let times = format!("--known-at 2025-12-31 --known-at {at}");
            valid("diff", &format!("diff examples/oman-2026 {times} --audience {audience}"));
        }
        for name in [
            "stockpile-cap",
            "tranche-1",
            "level-breach",
            "disputes",
            "breakdown",
            "stock",
            "sign-relief",
            "inspection",
        ] {
            valid("explain", &format!("explain examples/oman-2026 {name} --at {at}"));
        }
    }
    let assumed =
        valid("analyse", "analyse examples/oman-2026 --at 2026-08-01 --assume \"access breached from 2026-09-01\"");
    assert!(!assumed["what_if"]["changes"].as_array().unwrap().is_empty());
    for dossier in ["oman-2026", "jcpoa-2015", "flawed-draft"] {
        valid("check", &format!("check examples/{dossier}"));
    }
}

#[test]
fn the_shapes_say_what_they_are() {
    let status = valid("status", "status examples/oman-2026 --at 2026-10-15");
    assert_eq!(status["version"], 1);
    assert_eq!(status["kind"], "status");
    assert_eq!(status["agreement"], "oman-2026");
    assert_eq!(status["at"], "2026-10-15T23:59:59+04:00");
    assert_eq!(status["known_at"], status["at"]);
    assert_eq!((&status["audience"], &status["standard"]), (&"keeper".into(), &"verified".into()));
    assert!(valid("history", "history examples/oman-2026 --at 2026-10-15").is_array());
}

#[test]
fn hindsight_is_known_until_today() {
    let status = valid("status", "status examples/oman-2026 --at 2020-01-01 --known-at now");
    assert!(status["known_at"].as_str() > status["at"].as_str(), "{}", status["known_at"]);
}

#[test]
fn the_history_covers_all_time_up_to_the_date_without_a_gap() {
    let history = valid("history", "history examples/oman-2026 --at 2026-11-24");
    let rows = history.as_array().unwrap();
    for pair in rows.windows(2) {
        let same = pair[0]["id"] == pair[1]["id"] && pair[0]["site"] == pair[1]["site"];
        assert_eq!(pair[0]["until"].is_null(), !same, "{pair:?}");
        if same {
            assert_eq!(pair[0]["until"], pair[1]["from"]);
            let said = |row: &Value| (row["verdict"].clone(), row["reason"].clone(), row["concluded"].clone());
            assert_ne!(said(&pair[0]), said(&pair[1]));
        }
    }
    assert!(rows.last().unwrap()["until"].is_null());
}

#[test]
fn the_status_agrees_with_the_history() {
    for at in ["2026-05-10", "2026-08-28", "2026-10-15"] {
        let status = valid("status", &format!("status examples/oman-2026 --at {at}"));
        let history = valid("history", &format!("history examples/oman-2026 --at {at}"));
        for commitment in status["commitments"].as_array().unwrap() {
            let mut rows = history.as_array().unwrap().iter();
            let last = rows.rfind(|row| row["id"] == commitment["id"] && row["site"].is_null()).unwrap();
            assert_eq!(last["verdict"], commitment["verdict"], "{}", commitment["id"]);
            assert_eq!(last["reason"], commitment["reason"], "{}", commitment["id"]);
        }
    }
}
