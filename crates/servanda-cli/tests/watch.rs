//! Watching: a real process, real files, a real interrupt.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic)]
#![cfg(unix)]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use common::copy_of;

/// How long something may take before it is taken not to come.
const PATIENCE: Duration = Duration::from_secs(30);

struct Watching {
    child: Child,
    lines: Receiver<String>,
    passed_over: Vec<String>,
}

impl Watching {
    fn start(folder: &Path, args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_servanda"))
            .arg("watch")
            .arg(folder)
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (tell, lines) = channel();
        for stream in
            [Box::new(child.stdout.take().unwrap()) as Box<dyn Read + Send>, Box::new(child.stderr.take().unwrap())]
        {
            let tell = tell.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let _ = tell.send(line);
                }
            });
        }
        Self { child, lines, passed_over: Vec::new() }
    }

    /// Waits for a line with `what` in it. The two streams come in any order, so what was passed over may be asked for
    /// later; what was found is not found again.
    fn until(&mut self, what: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(at) = self.passed_over.iter().position(|line| line.contains(what)) {
                self.passed_over.remove(at);
                return;
            }
            match self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) => self.passed_over.push(line),
                Err(_) => panic!("`{what}` did not come; what came is\n{}", self.passed_over.join("\n")),
            }
        }
    }

    /// Interrupts it as Ctrl-C does; gives its exit code.
    fn interrupt(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        self.child.kill().unwrap();
        panic!("it did not end when it was interrupted");
    }
}

impl Drop for Watching {
    /// Whatever became of the test, nothing goes on watching.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn replaced(folder: &Path, from: &str, to: &str) -> String {
    let text = fs::read_to_string(folder.join("agreement.accord.md")).unwrap();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn it_runs_again_when_a_file_is_replaced_and_ends_when_interrupted() {
    let folder = copy_of("oman-2026");
    let mut watching = Watching::start(folder.path(), &["status", "--at", "2026-10-15"]);
    watching.until("Cap on the stock");
    watching.until("Counts");
    // As editors do: a new file is renamed into place.
    let new = replaced(folder.path(), "\"Cap on the stock\"", "\"Ceiling of the stock\"");
    fs::write(folder.path().join(".new"), new).unwrap();
    fs::rename(folder.path().join(".new"), folder.path().join("agreement.accord.md")).unwrap();
    watching.until("agreement.accord.md changed");
    watching.until("Ceiling of the stock");
    watching.until("Counts");
    // And as other programs do: the file is written in place.
    let new = replaced(folder.path(), "\"Ceiling of the stock\"", "\"Limit of the stock\"");
    fs::write(folder.path().join("agreement.accord.md"), new).unwrap();
    watching.until("Limit of the stock");
    assert_eq!(watching.interrupt(), Some(0));
}

#[test]
fn errors_are_told_and_it_goes_on() {
    let folder = copy_of("oman-2026");
    let mut watching = Watching::start(folder.path(), &["check"]);
    watching.until("no errors");
    let good = fs::read_to_string(folder.path().join("agreement.accord.md")).unwrap();
    let bad = replaced(folder.path(), "enrichment-level <= 3.67 %", "enrichment-levle <= 3.67 %");
    fs::write(folder.path().join("agreement.accord.md"), bad).unwrap();
    watching.until("did you mean `enrichment-level`?");
    watching.until("1 error");
    // Even without an agreement it waits for one.
    fs::remove_file(folder.path().join("agreement.accord.md")).unwrap();
    watching.until("agreement.accord.md is gone");
    watching.until("error: the folder");
    fs::write(folder.path().join("agreement.accord.md"), good).unwrap();
    watching.until("agreement.accord.md is new");
    watching.until("no errors");
    assert_eq!(watching.interrupt(), Some(0));
}

#[test]
fn a_folder_that_is_none_is_an_error_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_servanda"))
        .args(["watch", "no-such-folder"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
}
