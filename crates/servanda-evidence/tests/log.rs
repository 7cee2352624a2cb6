//! The log as it is packed: the same however it was read, and whatever was asked of it before it grew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::*;
use servanda_agreement::Agreement;
use servanda_base::{Diagnostic, Instant, SourceFile, Text};
use servanda_evidence::{Audience, Log, ReadOptions, Record, Standard, View, read_records};

const ROWS: usize = 500;

/// Rows of every kind, most of them plain; some with an error, some of an id that stands twice, out of order.
fn rows(errors: bool) -> String {
    let mut text = String::from(
        "id,kind,subject,site,of,value,unit,at,recorded,source,via,credibility,marking,ref,note,supersedes\n",
    );
    for number in 0..ROWS {
        let day = number % 28 + 1;
        let hour = number % 24;
        let (at, recorded) = (format!("2026-06-{day:02}T{hour:02}:00:00Z"), format!("2026-07-{:02}", number / 40 + 1));
        let id = if errors && number % 97 == 5 { "twice".to_owned() } else { format!("r{number:04}") };
        let value = if errors && number % 61 == 3 { "1,5".to_owned() } else { format!("{number}.50") };
        let (via, reference) =
            (if number % 7 == 0 { "OM" } else { "" }, if number % 5 == 0 { "a document" } else { "" });
        let note = if number % 11 == 0 { "\"a note, in quotes\"" } else { "" };
        let marking = ["clear", "amber", "red:US", "red:IR"][number % 4];
        let target = if number % 50 == 49 { format!("r{:04}", number - 28) } else { String::new() };
        let row = match number % 9 {
            1 => format!(
                "{id},reading,stockpile,natanz,,>300,kg,{at},{recorded},IAEA,{via},1,{marking},{reference},{note},{target}"
            ),
            2 => format!(
                "{id},reading,stockpile,natanz,,unknown,,{at},{recorded},IAEA,{via},1,{marking},{reference},{note},{target}"
            ),
            _ => format!(
                "{id},reading,stockpile,natanz,,{value},kg,{at},{recorded},IAEA,{via},2,{marking},{reference},{note},{target}"
            ),
        };
        text.push_str(&row);
        text.push_str(if number % 13 == 0 { "\r\n" } else { "\n" });
    }
    text
}

fn read_by(text: &str, threads: usize) -> (Log, Vec<Diagnostic>) {
    let (agreement, file) = (agreement(), SourceFile::new("evidence.csv", text));
    let options = ReadOptions { skip_faulty: true, threads, audience: Audience::Keeper };
    read_records(&[file], &agreement, &sources(&agreement), options)
}

fn view<'a>(agreement: &'a Agreement, log: &'a Log) -> View<'a> {
    View::new(agreement, log, Audience::Keeper, Standard::Alleged, Instant::END)
}

/// Every record, each with the id of what it supersedes.
fn all(log: &Log) -> Vec<(Record, Option<Text>)> {
    let agreement = agreement();
    let view = view(&agreement, log);
    let known = view.known().into_iter();
    let target = |record: &Record| record.supersedes.map(|target| view.record(target).unwrap().id.clone());
    known.map(|(_, record)| (Record { supersedes: None, ..record.clone() }, target(record))).collect()
}

#[test]
fn threads_make_no_difference() {
    for errors in [false, true] {
        let text = rows(errors);
        let (log, found) = read_by(&text, 1);
        assert_eq!(found.is_empty(), !errors, "{found:#?}");
        assert_eq!(log.len() == ROWS, !errors);
        for threads in [2, 3, 7, 100] {
            let (shared, found_by_all) = read_by(&text, threads);
            assert_eq!(found_by_all, found);
            assert_eq!(all(&shared), all(&log));
            assert_eq!(shared.left_out(Audience::Keeper), log.left_out(Audience::Keeper));
        }
    }
}

#[test]
fn several_files_are_one_log() {
    let text = rows(false);
    let (log, _) = read_by(&text, 1);
    let (header, body) = text.split_once('\n').unwrap();
    let lines: Vec<&str> = body.split_inclusive('\n').collect();
    let files: Vec<SourceFile> = lines
        .chunks(170)
        .enumerate()
        .map(|(number, lines)| SourceFile::new(&format!("{number}.csv"), &format!("{header}\n{}", lines.concat())))
        .collect();
    let agreement = agreement();
    let (parts, found) = read_records(&files, &agreement, &sources(&agreement), ReadOptions::default());
    assert_eq!(found, []);
    let placeless =
        |log: &Log| all(log).into_iter().map(|(record, target)| (Record { file: 0, line: 0, ..record }, target));
    assert!(placeless(&parts).eq(placeless(&log)));
    for (record, _) in all(&parts) {
        let line = files[record.file].text().lines().nth(record.line - 1).unwrap();
        assert!(line.starts_with(&*record.id), "{line}");
    }
}

#[test]
fn what_was_asked_before_does_not_matter_when_a_log_grows() {
    let (whole, _) = read_by(&rows(false), 1);
    let rows = all(&whole);
    let is_apart = |index: &usize| index % 17 == 3;
    let (later, first): (Vec<_>, Vec<_>) = (0..rows.len()).partition(is_apart);
    let targets: Vec<&str> = rows.iter().filter_map(|(_, target)| target.as_deref()).collect();
    let is_free = |index: &usize| rows[*index].1.is_none() && !targets.contains(&&*rows[*index].0.id);
    let later: Vec<usize> = later.into_iter().filter(is_free).collect();
    assert!(later.len() > 10);
    let first: Vec<usize> = (0..rows.len()).filter(|index| first.contains(index) || !later.contains(index)).collect();
    let mut log = Log::new(whole.sources().clone(), first.into_iter().map(|index| rows[index].clone()).collect());
    for index in later {
        // Every record is asked for by reference, so that all are unpacked.
        assert_eq!(all(&log).len(), log.len());
        log.append(rows[index].0.clone(), None).unwrap();
    }
    assert_eq!(all(&log), rows);
}
