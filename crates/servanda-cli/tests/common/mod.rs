//! The command as it is run, and the expectations it is held to.

// Each test file uses what it needs.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// What a run of the command gave.
pub struct Run {
    /// Its exit code.
    pub code: i32,
    /// Its data.
    pub out: String,
    /// All else that it said.
    pub err: String,
}

/// Runs `servanda` with the arguments in `line`, in the root of the repository; what stands in quotes is one argument.
pub fn servanda(line: &str) -> Run {
    let parts = line.split('"').enumerate();
    let args = parts.flat_map(|(place, part)| match place % 2 {
        0 => part.split_whitespace().collect(),
        _ => vec![part],
    });
    servanda_in(&root(), &args.collect::<Vec<_>>())
}

/// Runs `servanda` with `args` in `folder`.
pub fn servanda_in(folder: &Path, args: &[&str]) -> Run {
    let output = Command::cargo_bin("servanda").unwrap().current_dir(folder).args(args).output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Holds `actual` to the file `expected/NAME`; `UPDATE_EXPECT=1` rewrites it.
pub fn check(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected").join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, actual).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if actual != expected {
        let line = actual.lines().zip(expected.lines()).position(|(a, b)| a != b).map_or(0, |at| at + 1);
        panic!("{name}, line {line}: not as expected; UPDATE_EXPECT=1 rewrites it\n--- actual\n{actual}");
    }
}

/// A copy of the dossier `examples/NAME` in a folder of its own.
pub fn copy_of(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(root().join("examples").join(name)).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    folder
}
