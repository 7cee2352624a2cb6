//! Exit codes, refusals, and what changes files.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::{copy_of, servanda, servanda_in};

fn replace(folder: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(folder.join(file), text.replacen(from, to, 1)).unwrap();
}

#[test]
fn done_is_zero() {
    assert_eq!(servanda("check examples/oman-2026").code, 0);
    assert_eq!(servanda("status examples/oman-2026").code, 0);
    assert_eq!(servanda("--version").code, 0);
}

#[test]
fn a_folder_that_is_no_dossier_is_one_and_says_what_is_expected() {
    for line in ["status no-such-folder", "status examples", "status README.md", "check examples", "fmt examples"] {
        let run = servanda(line);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{line}");
        assert!(run.err.contains("a dossier is a folder with the agreement (*.accord.md)"), "{line}: {}", run.err);
    }
}

#[test]
fn a_dossier_without_evidence_can_be_checked_but_not_asked() {
    let folder = copy_of("oman-2026");
    fs::remove_file(folder.path().join("evidence.csv")).unwrap();
    assert_eq!(servanda_in(folder.path(), &["check", "."]).code, 0);
    let run = servanda_in(folder.path(), &["status", "."]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("has no evidence.csv"), "{}", run.err);
}

#[test]
fn an_unknown_name_is_two_with_the_nearest() {
    for (line, nearest) in [
        ("explain examples/oman-2026 stokpile-cap", "stockpile-cap"),
        ("history examples/oman-2026 stokpile-cap", "stockpile-cap"),
        ("status examples/oman-2026 --audience IAEE", "IAEA"),
        ("status examples/oman-2026 --audience publik", "public"),
    ] {
        let run = servanda(line);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{line}");
        assert!(run.err.contains(&format!("did you mean `{nearest}`?")), "{line}: {}", run.err);
    }
}

#[test]
fn wrong_usage_is_two() {
    for line in [
        "",
        "stats examples/oman-2026",
        "explain examples/oman-2026",
        "explain examples/oman-2026 IR",
        "history examples/oman-2026 tranche-1",
        "status examples/oman-2026 --at 2026-13-01",
        "status examples/oman-2026 --known-at later",
        "status examples/oman-2026 --standard best",
        "status examples/oman-2026 --reading XX",
    ] {
        assert_eq!(servanda(line).code, 2, "{line}");
    }
}

#[test]
fn a_breach_that_stands_is_four_only_if_asked() {
    let line = "status examples/oman-2026 --at 2026-10-15";
    assert_eq!(servanda(line).code, 0);
    for command in ["status", "relief", "indicators", "history"] {
        let line = format!("{command} examples/oman-2026 --at 2026-10-15 --fail-on breach");
        let run = servanda(&line);
        assert_eq!(run.code, 4, "{line}");
        assert!(!run.out.is_empty(), "{line}");
    }
    assert_eq!(servanda("status examples/oman-2026 --at 2026-08-01 --fail-on breach").code, 0);
}

#[test]
fn errors_of_the_text_are_three_each_with_its_place() {
    let folder = copy_of("oman-2026");
    replace(folder.path(), "agreement.accord.md", "enrichment-level <= 3.67 %", "enrichment-levle <= 3.67 %");
    for command in ["check", "status", "indicators"] {
        let run = servanda_in(folder.path(), &[command, "."]);
        assert_eq!(run.code, 3, "{command}");
        assert!(run.err.contains("agreement.accord.md:93:12"), "{command}: {}", run.err);
        assert!(run.err.contains("did you mean `enrichment-level`?"), "{command}: {}", run.err);
    }
}

#[test]
fn a_faulty_row_refuses_the_dossier_unless_it_is_skipped() {
    let folder = copy_of("oman-2026");
    replace(
        folder.path(),
        "evidence.csv",
        "r122,reading,stockpile,natanz,,138,kg",
        "r122,reading,stockpile,natanz,,138,litres",
    );
    let refused = servanda_in(folder.path(), &["status", ".", "--at", "2026-10-15"]);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""));
    assert_eq!(servanda_in(folder.path(), &["check", "."]).code, 3);
    let skipped = servanda_in(folder.path(), &["status", ".", "--at", "2026-10-15", "--skip-faulty"]);
    assert_eq!(skipped.code, 0);
    assert!(skipped.out.contains("Cap on the stock"));
    assert!(skipped.err.contains("litres"), "{}", skipped.err);
    let public =
        servanda_in(folder.path(), &["status", ".", "--at", "2026-10-15", "--skip-faulty", "--audience", "public"]);
    assert!(!public.err.contains("litres"), "{}", public.err);
}

const RECORD: &[&str] = &[
    "add",
    ".",
    "--kind",
    "reading",
    "--subject",
    "stockpile",
    "--site",
    "natanz",
    "--value",
    "120",
    "--unit",
    "kg",
    "--on",
    "2026-11-20",
    "--recorded",
    "2026-11-24",
    "--source",
    "IAEA",
    "--credibility",
    "1",
    "--marking",
    "clear",
    "--note",
    "a, \"b\"",
];

#[test]
fn a_record_is_added_at_the_end() {
    let folder = copy_of("oman-2026");
    let before = fs::read_to_string(folder.path().join("evidence.csv")).unwrap();
    let run = servanda_in(folder.path(), RECORD);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let after = fs::read_to_string(folder.path().join("evidence.csv")).unwrap();
    assert_eq!(after.strip_prefix(&before).map(str::trim_end), Some(run.out.trim_end()));
    assert!(run.out.starts_with("r160,reading,stockpile,natanz,,120,kg,"), "{}", run.out);
    assert_eq!(servanda_in(folder.path(), &["check", "."]).code, 0);
}

#[test]
fn a_faulty_record_is_not_added() {
    let folder = copy_of("oman-2026");
    let before = fs::read_to_string(folder.path().join("evidence.csv")).unwrap();
    let args: Vec<&str> = RECORD.iter().map(|arg| if *arg == "natanz" { "natans" } else { arg }).collect();
    let run = servanda_in(folder.path(), &args);
    assert_eq!((run.code, run.out.as_str()), (3, ""));
    assert!(run.err.contains("did you mean `natanz`?"), "{}", run.err);
    assert_eq!(fs::read_to_string(folder.path().join("evidence.csv")).unwrap(), before);
}

#[test]
fn the_first_record_makes_the_file() {
    let folder = copy_of("oman-2026");
    fs::remove_file(folder.path().join("evidence.csv")).unwrap();
    assert_eq!(servanda_in(folder.path(), RECORD).code, 0);
    assert_eq!(fs::read_to_string(folder.path().join("evidence.csv")).unwrap().lines().count(), 2);
    assert_eq!(servanda_in(folder.path(), &["check", "."]).code, 0);
}

#[test]
fn of_several_evidence_files_one_must_be_named() {
    let folder = copy_of("oman-2026");
    let many = folder.path().join("evidence");
    fs::create_dir(&many).unwrap();
    let header = fs::read_to_string(folder.path().join("evidence.csv")).unwrap();
    fs::write(many.join("more.csv"), header.lines().next().unwrap().to_owned() + "\n").unwrap();
    let run = servanda_in(folder.path(), RECORD);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("say with `--file` which one"), "{}", run.err);
    let named: Vec<&str> = RECORD.iter().copied().chain(["--file", "more.csv"]).collect();
    assert_eq!(servanda_in(folder.path(), &named).code, 0);
    assert_eq!(fs::read_to_string(many.join("more.csv")).unwrap().lines().count(), 2);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::{Command, Stdio};
    let program = assert_cmd::cargo::cargo_bin("servanda");
    let mut child = Command::new(program)
        .current_dir(common::root())
        .args(["indicators", "examples/oman-2026", "--at", "2026-11-24", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
