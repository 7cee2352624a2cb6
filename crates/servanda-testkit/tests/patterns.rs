//! The index of the patterns: every one of the 88 is in it, and each leads to a section that expects something, or says
//! why it cannot be said.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use servanda_testkit::spec::chapter::{BlockKind, Chapter};

/// How many patterns there are.
const PATTERNS: usize = 88;

/// One row of the index.
struct Row {
    number: usize,
    pattern: String,
    said: String,
    how: String,
}

#[test]
fn every_pattern_is_in_the_index_once_and_in_order() {
    let numbers: Vec<usize> = rows().iter().map(|row| row.number).collect();
    let all: Vec<usize> = (1..=PATTERNS).collect();
    assert_eq!(numbers, all);
}

#[test]
fn every_row_leads_to_a_pattern_or_says_why_not() {
    for Row { number, pattern, said, how } in rows() {
        assert!(!pattern.is_empty() && !how.is_empty(), "row {number} does not say how, or why not");
        if said == "cannot be said" {
            continue;
        }
        let (title, file, anchor) = link(&said).unwrap_or_else(|| panic!("row {number}: `{said}` is no link"));
        let path = folder().join(file);
        let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("row {number}: there is no `{file}`"));
        let chapter = Chapter::read(file, &text);
        let mut from_there = chapter.sections.iter().skip_while(|section| anchor_of(&section.heading) != anchor);
        let section = from_there.next().unwrap_or_else(|| panic!("row {number}: `{file}` has no heading `#{anchor}`"));
        assert_eq!(section.heading, format!("{number}. {title}"));
        let below = from_there.take_while(|below| below.level > section.level);
        let mut blocks = std::iter::once(section).chain(below).flat_map(|section| &section.blocks);
        assert!(blocks.any(|block| block.kind == BlockKind::Verdicts), "{file}: `{title}` expects nothing");
    }
}

#[test]
fn every_pattern_that_is_written_is_in_the_index() {
    let rows = rows();
    let said: Vec<_> = rows.iter().filter_map(|row| link(&row.said)).collect();
    for path in chapters() {
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        let chapter = Chapter::read(&file, &fs::read_to_string(&path).unwrap());
        for section in chapter.sections.iter().filter(|section| section.level == 2) {
            let anchor = anchor_of(&section.heading);
            let is_listed = said.iter().any(|(_, known, there)| *known == file && *there == anchor);
            assert!(is_listed, "{file}: `{}` is not in the index", section.heading);
        }
    }
}

#[test]
fn anchors_are_those_that_readers_of_markdown_make() {
    assert_eq!(anchor_of("20. D+n, with the first day"), "20-dn-with-the-first-day");
    assert_eq!(anchor_of("17. Year that is not the calendar's"), "17-year-that-is-not-the-calendars");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/patterns")
}

fn chapters() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|it| it == "md") && !path.ends_with("README.md")).collect()
}

/// The rows of the index: the lines of its tables that begin with a number.
fn rows() -> Vec<Row> {
    let text = fs::read_to_string(folder().join("README.md")).unwrap();
    let row = |line: &str| {
        let cells: Vec<&str> = line.strip_prefix('|')?.strip_suffix('|')?.splitn(4, " | ").map(str::trim).collect();
        let [number, pattern, said, how] = cells.as_slice() else { return None };
        let number = number.parse().ok()?;
        Some(Row { number, pattern: (*pattern).to_owned(), said: (*said).to_owned(), how: (*how).to_owned() })
    };
    text.lines().filter_map(row).collect()
}

/// `[title](file#anchor)`, taken apart.
fn link(cell: &str) -> Option<(&str, &str, &str)> {
    let (title, target) = cell.strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
    let (file, anchor) = target.split_once('#')?;
    Some((title, file, anchor))
}

/// What a heading is called in a link: lower case, spaces as hyphens, without what is neither letter nor digit.
fn anchor_of(heading: &str) -> String {
    let lower = heading.to_lowercase().replace(' ', "-");
    lower.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()
}
