//! Pages of the guide: their fenced blocks, and a clean folder to try them in.

// Each test file uses what it needs.
#![allow(dead_code)]

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A fenced block of a page.
#[derive(Debug, Clone)]
pub struct Block {
    /// What stands after the fence.
    pub info: String,
    /// The lines between the fences.
    pub lines: Range<usize>,
}

/// The fenced blocks of a page. A fence of four backticks may hold one of three.
pub fn blocks(lines: &[&str]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let ticks = fence(lines[at]);
        at += 1;
        if ticks >= 3 {
            let info = lines[at - 1][ticks..].trim().to_owned();
            let is_end = |line: &&str| fence(line) >= ticks && line[fence(line)..].trim().is_empty();
            let length = lines[at..].iter().position(is_end).expect("every block has an end");
            blocks.push(Block { info, lines: at..at + length });
            at += length + 1;
        }
    }
    blocks
}

fn fence(line: &str) -> usize {
    line.chars().take_while(|c| *c == '`').count()
}

/// What stands on one side of a diff: the lines common to both, and those with this sign.
pub fn side<'a>(lines: &'a [&'a str], sign: char) -> Vec<&'a str> {
    let of = |line: &&'a str| match line.chars().next() {
        None => Some(""),
        Some(' ') => Some(&line[1..]),
        Some(first) if first == sign => Some(&line[1..]),
        Some('+' | '-') => None,
        Some(_) => panic!("a line of a diff begins with a minus, a plus or a space: `{line}`"),
    };
    lines.iter().filter_map(of).collect()
}

/// An empty folder of this name.
pub fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes a file and the folders that it stands in.
pub fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Whether expectations are rewritten rather than compared.
pub fn rewrites() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

/// Holds a page to what it should be; rewrites it if told so. Gives the first difference.
pub fn held(path: &Path, should_be: &str) -> Option<String> {
    let is = fs::read_to_string(path).unwrap_or_default();
    if is == should_be {
        return None;
    }
    if rewrites() {
        write(path, should_be);
        return None;
    }
    let name = path.strip_prefix(root()).unwrap_or(path).display();
    let lines = is.lines().zip(should_be.lines()).zip(1..);
    let first = lines.into_iter().find(|((is, should_be), _)| is != should_be);
    Some(match first {
        Some(((is, should_be), number)) => format!("{name}:{number}: shows `{is}`, should be `{should_be}`"),
        None => format!("{name}: one is longer than the other"),
    })
}

/// The Markdown files of a folder and of those in it.
pub fn pages(folder: &Path) -> Vec<PathBuf> {
    files(folder, "md")
}

/// The files with this extension in a folder and in those in it.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|is| is == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
