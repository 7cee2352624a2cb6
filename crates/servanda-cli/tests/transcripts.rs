//! The transcripts in the guides, executed: every `console` block of a README or of the book is run by the shell and
//! compared with what it shows. A page of the book that writes files is followed literally in a clean folder:
//!
//! ```text
//!   a block with `file=PATH`        is written to that file
//!   a `diff` with `file=PATH`       changes that file: the lines without a plus are found once, and replaced
//!   a block `console`               is run, in order
//! ```
//!
//! `UPDATE_EXPECT=1` rewrites what is shown.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod guide;

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use guide::{Block, blocks, empty_folder, held, pages, root, side, write};

#[test]
fn every_transcript_is_what_the_command_prints() {
    let mut faults = Vec::new();
    for page in guides() {
        let text = fs::read_to_string(&page).unwrap();
        faults.extend(held(&page, &executed(&page, &text)));
    }
    assert!(faults.is_empty(), "{}\n(UPDATE_EXPECT=1 rewrites them)", faults.join("\n"));
}

#[test]
fn every_command_has_its_page_in_the_book() {
    let output = Command::new(env!("CARGO_BIN_EXE_servanda")).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let commands: Vec<&str> = listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let page = fs::read_to_string(root().join("docs/src/commands.md")).unwrap();
    let told: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let expected: Vec<&str> = commands.into_iter().filter(|command| *command != "help").collect();
    assert!(expected.len() > 5, "not understood: {help}");
    assert_eq!(told, expected, "docs/src/commands.md has a section for each command, in their order");
    for command in expected {
        assert!(page.contains(&format!("$ servanda {command} --help\n")), "the section on `{command}` shows no help");
    }
}

#[test]
fn a_change_must_fit_the_file_once() {
    let lines = ["a", "b", "a", "c"];
    assert_eq!(changed(&lines, &["-b", " a"]), Ok("a\na\nc\n".to_owned()));
    assert_eq!(changed(&lines, &["-a"]), Err(2));
    assert_eq!(changed(&lines, &["-d"]), Err(0));
}

/// The page with every `console` block as it comes out.
fn executed(page: &Path, text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let blocks = blocks(&lines);
    let writes = blocks.iter().any(|block| file_of(block).is_some());
    let folder = if writes { empty_folder("transcript") } else { root().to_owned() };
    let mut out = String::new();
    let mut done = 0;
    for block in blocks {
        let content = &lines[block.lines.clone()];
        if let Some(name) = file_of(&block) {
            let said = paragraph_before(&lines[..block.lines.start - 1]);
            assert!(said.contains(&format!("`{name}`")), "{}: `{said}` does not say which file", page.display());
            put(&folder.join(name), &block, content);
        } else if block.info == "console" {
            lines[done..block.lines.start].iter().for_each(|line| out.extend([line, "\n"]));
            for command in commands(content) {
                let _ = writeln!(out, "$ {command}");
                out.push_str(&run(&command, &folder));
            }
            done = block.lines.end;
        }
    }
    lines[done..].iter().for_each(|line| out.extend([line, "\n"]));
    out
}

/// The last paragraph of these lines, by which a reader knows what to do with what follows.
fn paragraph_before(lines: &[&str]) -> String {
    let last = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
    let first = lines[..last].iter().rposition(|line| line.is_empty()).map_or(0, |at| at + 1);
    lines[first..last].join(" ")
}

/// The file that a block says it is.
fn file_of(block: &Block) -> Option<&str> {
    block.info.split(' ').find_map(|word| word.strip_prefix("file="))
}

fn put(path: &Path, block: &Block, content: &[&str]) {
    if !block.info.starts_with("diff ") {
        return write(path, &(content.join("\n") + "\n"));
    }
    let text = fs::read_to_string(path).unwrap();
    match changed(&text.lines().collect::<Vec<_>>(), content) {
        Ok(text) => write(path, &text),
        Err(times) => panic!("{}: what is to be changed stands there {times} times: {content:?}", path.display()),
    }
}

/// The text after a change, or how often it fits.
fn changed(lines: &[&str], diff: &[&str]) -> Result<String, usize> {
    let (old, new) = (side(diff, '-'), side(diff, '+'));
    let fits: Vec<usize> =
        lines.windows(old.len()).enumerate().filter(|(_, window)| *window == old).map(|(at, _)| at).collect();
    let [at] = fits[..] else { return Err(fits.len()) };
    let all = lines[..at].iter().chain(&new).chain(&lines[at + old.len()..]);
    Ok(all.flat_map(|line| [line, "\n"]).collect())
}

/// The commands of a block; one that ends with `\` goes on in the next line.
fn commands(content: &[&str]) -> Vec<String> {
    let mut commands: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in content {
        if let (true, Some(last)) = (goes_on, commands.last_mut()) {
            let _ = write!(last, "\n{line}");
        } else if let Some(command) = line.strip_prefix("$ ") {
            commands.push(command.to_owned());
        } else {
            continue;
        }
        goes_on = line.ends_with('\\');
    }
    commands
}

/// What a command prints, on either stream; its exit code if it is not 0.
fn run(command: &str, folder: &Path) -> String {
    assert!(command.starts_with("servanda "), "a transcript runs `servanda`, not `{command}`");
    let output =
        Command::new("sh").args(["-c", command]).env("PATH", path()).current_dir(folder).output().expect("a shell");
    let mut printed = String::from_utf8(output.stdout).unwrap();
    printed.push_str(&String::from_utf8(output.stderr).unwrap());
    if let Some(code) = output.status.code().filter(|code| *code != 0) {
        let _ = writeln!(printed, "(exit code {code})");
    }
    printed.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Where the shell finds commands: first this `servanda`.
fn path() -> OsString {
    let own = Path::new(env!("CARGO_BIN_EXE_servanda")).parent().unwrap().to_owned();
    let others = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths([own].into_iter().chain(std::env::split_paths(&others))).unwrap()
}

/// Every README of the repository that shows transcripts, and every page of the book but those that have a test of
/// their own.
fn guides() -> Vec<PathBuf> {
    let mut guides = vec![root().join("README.md")];
    for dossier in fs::read_dir(root().join("examples")).unwrap() {
        let readme = dossier.unwrap().path().join("README.md");
        assert!(readme.exists(), "{} is missing: every dossier has one", readme.display());
        guides.push(readme);
    }
    let book = root().join("docs/src");
    let own = |page: &PathBuf| !page.starts_with(book.join("errors")) && !page.starts_with(book.join("reference"));
    guides.extend(pages(&book).into_iter().filter(own));
    guides
}
