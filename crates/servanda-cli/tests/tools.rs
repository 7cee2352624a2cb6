//! The tools around the questions: a starter, schemas, completions, manual pages.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic)]

mod common;

use std::fs;

use common::{root, servanda, servanda_in};

#[test]
fn a_new_dossier_checks_clean_and_says_something() {
    let folder = tempfile::tempdir().unwrap();
    let run = servanda_in(folder.path(), &["new", "mine", "--at", "2026-06-15"]);
    assert_eq!((run.code, run.out.as_str()), (0, "mine\n"));
    assert!(run.err.contains("servanda status mine --at 2026-06-15"), "{}", run.err);
    let check = servanda_in(folder.path(), &["check", "mine"]);
    assert_eq!((check.code, check.out.as_str(), check.err.as_str()), (0, "mine: no errors, no warnings\n", ""));
    let format = servanda_in(folder.path(), &["fmt", "mine", "--check"]);
    assert_eq!((format.code, format.out.as_str()), (0, ""), "it is in the standard layout");
    let text = fs::read_to_string(folder.path().join("mine/agreement.accord.md")).unwrap();
    assert!(text.contains("This text is invented") && !text.contains('{'));
    common::check("starter/status.txt", &servanda_in(folder.path(), &["status", "mine", "--at", "2026-06-15"]).out);
    common::check("starter/agenda.txt", &servanda_in(folder.path(), &["agenda", "mine", "--at", "2026-06-15"]).out);
    // Nothing else was left behind.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(fs::read_dir(folder.path().join("mine")).unwrap().count(), 3);
}

#[test]
fn a_new_dossier_is_dated_around_today() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(servanda_in(folder.path(), &["new", "mine"]).code, 0);
    let status = servanda_in(folder.path(), &["status", "mine"]);
    assert_eq!(status.code, 0, "{}", status.err);
    for word in ["met", "curing", "overdue", "in effect"] {
        assert!(status.out.contains(word), "{word}: {}", status.out);
    }
}

#[test]
fn what_is_there_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (full, empty, file) = (folder.path().join("full"), folder.path().join("empty"), folder.path().join("file"));
    fs::create_dir(&full).unwrap();
    fs::write(full.join("notes.txt"), "mine").unwrap();
    fs::create_dir(&empty).unwrap();
    fs::write(&file, "mine").unwrap();
    for name in ["full", "file"] {
        let run = servanda_in(folder.path(), &["new", name]);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{name}");
        assert!(run.err.contains("is there already"), "{}", run.err);
    }
    assert_eq!(fs::read_dir(&full).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(servanda_in(folder.path(), &["new", "empty"]).code, 0);
    assert_eq!(fs::read_dir(&empty).unwrap().count(), 3);
    assert_eq!(servanda_in(folder.path(), &["new", "no/such/place"]).code, 1);
    assert_eq!(servanda_in(folder.path(), &["new", "other", "--at", "soon"]).code, 2);
}

#[test]
fn every_published_schema_is_printed_as_it_is() {
    let listed = servanda("schema").out;
    let names: Vec<&str> = listed.lines().collect();
    let mut published = 0;
    for entry in fs::read_dir(root().join("schemas")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().split_once('.').unwrap().0.to_owned();
        assert!(names.contains(&name.as_str()), "`servanda schema` does not list {name}");
        let run = servanda(&format!("schema {name}"));
        assert_eq!((run.code, run.out), (0, fs::read_to_string(&path).unwrap()), "{name}");
        published += 1;
    }
    assert_eq!(published, names.len());
    let run = servanda("schema statsu");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("did you mean `status`?"), "{}", run.err);
}

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = servanda(&format!("completions {shell}"));
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{shell}");
        for command in ["status", "agenda", "export", "watch"] {
            assert!(run.out.contains(command), "{shell}: {command}");
        }
    }
    assert_eq!(servanda("completions tcsh").code, 2);
}

#[test]
fn there_is_a_manual_page_for_every_command() {
    let main = servanda("man");
    assert!(main.out.contains(".TH servanda 1") && main.out.contains("servanda\\-agenda(1)"), "{}", main.out);
    let folder = tempfile::tempdir().unwrap();
    let run = servanda_in(folder.path(), &["man", "--out", "pages"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let help = servanda("--help").out;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() > 15, "{commands:?}");
    for command in commands.iter().filter(|command| **command != "help") {
        let page = folder.path().join(format!("pages/servanda-{command}.1"));
        let text = fs::read_to_string(&page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
        assert!(text.contains(&format!("servanda\\-{command}")), "{command}: {text}");
    }
    assert!(folder.path().join("pages/servanda.1").is_file());
}
