//! The transcripts in the guides, executed: every `console` block of a README is run and compared with what it shows.
//! `UPDATE_EXPECT=1` rewrites them.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn every_transcript_is_what_the_command_prints() {
    let mut changed = Vec::new();
    for file in guides() {
        let text = std::fs::read_to_string(&file).unwrap();
        let executed = executed(&text);
        if executed == text {
            continue;
        }
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&file, executed).unwrap();
        } else {
            changed.push(first_difference(&file, &text, &executed));
        }
    }
    assert!(changed.is_empty(), "{}\n(UPDATE_EXPECT=1 rewrites them)", changed.join("\n"));
}

/// The text with every `console` block as it comes out.
fn executed(text: &str) -> String {
    let mut out = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let _ = writeln!(out, "{line}");
        if line != "```console" {
            continue;
        }
        for line in lines.by_ref() {
            if let Some(command) = line.strip_prefix("$ ") {
                let _ = writeln!(out, "{line}");
                out.push_str(&run(command));
            } else if line == "```" {
                let _ = writeln!(out, "{line}");
                break;
            }
        }
    }
    out
}

/// What a command prints, on either stream; its exit code if it is not 0.
fn run(command: &str) -> String {
    let mut words = command.split_whitespace();
    assert_eq!(words.next(), Some("servanda"), "a transcript runs `servanda`, not `{command}`");
    let output = Command::new(env!("CARGO_BIN_EXE_servanda")).args(words).current_dir(root()).output().unwrap();
    let mut printed = String::from_utf8(output.stdout).unwrap();
    printed.push_str(&String::from_utf8(output.stderr).unwrap());
    if let Some(code) = output.status.code().filter(|code| *code != 0) {
        let _ = writeln!(printed, "(exit code {code})");
    }
    printed.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn first_difference(file: &Path, old: &str, new: &str) -> String {
    let (number, line) = old
        .lines()
        .zip(new.lines())
        .zip(1..)
        .find(|((old, new), _)| old != new)
        .map_or((0, "one is longer".to_owned()), |((old, new), number)| {
            (number, format!("shows `{old}`, prints `{new}`"))
        });
    format!("{}:{number}: {line}", file.display())
}

fn guides() -> Vec<PathBuf> {
    let mut guides = vec![root().join("README.md")];
    for dossier in std::fs::read_dir(root().join("examples")).unwrap() {
        let readme = dossier.unwrap().path().join("README.md");
        assert!(readme.exists(), "{} is missing: every dossier has one", readme.display());
        guides.push(readme);
    }
    guides
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
