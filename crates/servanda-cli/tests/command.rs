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
        "history examples/oman-2026 natanz",
        "history examples/oman-2026 nope",
        "status examples/oman-2026 --at 2026-13-01",
        "status examples/oman-2026 --known-at later",
        "status examples/oman-2026 --standard best",
        "status examples/oman-2026 --reading XX",
    ] {
        assert_eq!(servanda(line).code, 2, "{line}");
    }
}

#[test]
fn an_unknown_name_that_is_near_to_none_is_met_with_all_that_would_do() {
    for (line, message, listed) in [
        (
            "history examples/oman-2026 nope",
            "`nope` is not the name of anything with a history of its own",
            "tranche-1",
        ),
        ("history examples/oman-2026 natanz", "`natanz` is a site, not anything with a history", "stockpile-cap"),
        ("explain examples/oman-2026 nope", "`nope` is not the name of anything in the agreement", "write AE, "),
        ("status examples/oman-2026 --reading XX", "`XX` is not the name of a party", "IR or US"),
        ("status examples/oman-2026 --reading IAEA", "`IAEA` is an actor, not a party", "IR or US"),
        ("status examples/oman-2026 --audience XX", "`XX` is not the name of an audience", "public, keeper, "),
        ("status examples/oman-2026 --audience natanz", "`natanz` is a site, not an audience", "public, keeper, "),
    ] {
        let run = servanda(line);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{line}");
        assert!(run.err.contains(message), "{line}: {}", run.err);
        assert!(run.err.contains("help: write ") && run.err.contains(listed), "{line}: {}", run.err);
    }
}

#[test]
fn of_a_name_the_breach_of_that_one_is_meant() {
    for command in ["explain", "history"] {
        let code = |name: &str| {
            servanda(&format!("{command} examples/oman-2026 {name} --at 2026-10-15 --fail-on breach")).code
        };
        assert_eq!((code("enrichment-cap"), code("stockpile-cap")), (0, 4), "{command}");
        let run = servanda(&format!("{command} examples/oman-2026 tranche-1 --at 2026-10-15 --fail-on breach"));
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{command}");
        assert!(run.err.contains("`tranche-1` is a relief, not a commitment"), "{command}: {}", run.err);
    }
}

#[test]
fn everything_with_a_word_of_its_own_has_a_history() {
    for (name, word) in [
        ("tranche-1", "in effect"),
        ("level-breach", "running"),
        ("disputes", "open: "),
        ("breakdown", "no"),
        ("stock", " kg"),
        ("sign-relief", "yes"),
    ] {
        for format in ["plain", "json", "csv", "md"] {
            let run = servanda(&format!("history examples/oman-2026 {name} --at 2026-11-24 --format {format}"));
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{name} {format}");
            assert!(run.out.contains(word), "{name} {format}: {}", run.out);
        }
    }
}

/// The arguments of a command line, in which double quotes hold together.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for (index, part) in line.split('"').enumerate() {
        if index % 2 == 1 { words.push(part) } else { words.extend(part.split_whitespace()) }
    }
    words
}

/// Every example in the help of a command, run as it stands beside a copy of the example dossier.
#[test]
fn the_examples_in_the_help_work() {
    let list = servanda("--help").out;
    let commands = list.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let mut run = 0;
    for command in commands.filter_map(|line| line.split_whitespace().next()) {
        let help = servanda(&format!("{command} --help")).out.replace("\\\n", " ");
        for example in help.lines().filter_map(|line| line.trim_start().strip_prefix("servanda ")) {
            // It would not end.
            if command == "watch" || command == "help" {
                continue;
            }
            let folder = tempfile::tempdir().unwrap();
            fs::create_dir(folder.path().join("oman-2026")).unwrap();
            for entry in fs::read_dir(copy_of("oman-2026").path()).unwrap() {
                let path = entry.unwrap().path();
                fs::copy(&path, folder.path().join("oman-2026").join(path.file_name().unwrap())).unwrap();
            }
            if command == "verify" {
                let site = "publish oman-2026 --at 2026-10-15 --out site";
                assert_eq!(servanda_in(folder.path(), &words(site)).code, 0);
            }
            let done = servanda_in(folder.path(), &words(example));
            assert_eq!((done.code, done.err.as_str()), (0, ""), "{example}");
            run += 1;
        }
    }
    assert!(run >= 2, "{run} examples");
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
    let text = fs::read_to_string(folder.path().join("agreement.accord.md")).unwrap();
    let line = text.lines().position(|line| line.contains("enrichment-levle")).unwrap() + 1;
    let place = format!("agreement.accord.md:{line}:12");
    for command in ["check", "status", "indicators"] {
        let run = servanda_in(folder.path(), &[command, "."]);
        assert_eq!(run.code, 3, "{command}");
        // What is wrong is what `check` is asked for.
        let told = if command == "check" { &run.out } else { &run.err };
        assert!(told.contains(&place), "{command}: {told}");
        assert!(told.contains("did you mean `enrichment-level`?"), "{command}: {told}");
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
    assert!(public.err.contains("`r122`: unknown unit `litres`"), "{}", public.err);
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
fn a_note_is_one_line() {
    let folder = copy_of("oman-2026");
    let args: Vec<&str> = RECORD.iter().map(|arg| if *arg == "a, \"b\"" { "a\nb" } else { arg }).collect();
    let run = servanda_in(folder.path(), &args);
    assert_eq!((run.code, run.out.as_str()), (3, ""));
    assert!(run.err.starts_with("error[line-break]: a note is one line"), "{}", run.err);
    assert_eq!(run.err.matches("error").count(), 2, "{}", run.err);
}

#[test]
fn what_nothing_shows_yet_is_added_with_a_warning() {
    let folder = copy_of("oman-2026");
    let args: Vec<&str> = RECORD.iter().map(|arg| if *arg == "2026-11-24" { "2099-01-01" } else { arg }).collect();
    let run = servanda_in(folder.path(), &args);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.err, "warning: recorded on 2099-01-01, which is ahead: nothing shows the record until then\n");
}

#[test]
fn no_credibility_is_told_of_what_is_judged_by_it() {
    let folder = copy_of("oman-2026");
    let path = folder.path().join("evidence.csv");
    let act = "x1,decision,tranche-1,,,refused,,,2026-02-17,,2026-02-18,US,,,clear,REF,,,\n";
    fs::write(&path, fs::read_to_string(&path).unwrap() + act).unwrap();
    let acts = servanda_in(folder.path(), &["check", "."]);
    assert_eq!(acts.code, 0, "{}", acts.out);
    assert!(!acts.out.contains("no credibility"), "{}", acts.out);
    let event = "x2,event,channel-opened,,,,,,2026-02-17,,2026-02-18,OM,,,clear,REF,,,\n";
    fs::write(&path, fs::read_to_string(&path).unwrap() + event).unwrap();
    let events = servanda_in(folder.path(), &["check", "."]);
    assert!(events.out.contains("a reading, event or finding has no credibility: it counts as 6"), "{}", events.out);
    // It was told by `check`; a good record is added without a word, a faulty one with what is wrong with it.
    assert_eq!(servanda_in(folder.path(), RECORD).err, "");
    let args: Vec<&str> = RECORD.iter().map(|arg| if *arg == "natanz" { "natans" } else { arg }).collect();
    assert!(!servanda_in(folder.path(), &args).err.contains("credibility"));
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
