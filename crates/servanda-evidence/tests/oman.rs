//! The Oman example is read without a fault, and however it is damaged, no row is lost in silence.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeSet;

use common::{OMAN_EVIDENCE, OMAN_SOURCES, agreement, read_text, sources};
use proptest::prelude::*;
use servanda_agreement::Named;
use servanda_base::{Diagnostic, Instant, Interval, SourceFile, limits};
use servanda_evidence::*;

#[test]
fn the_example_is_read_whole() {
    let agreement = agreement();
    let (sources, faults) = read_sources(&SourceFile::new("sources.csv", OMAN_SOURCES), &agreement);
    assert_eq!(faults, []);
    assert_eq!(sources.len(), 7);
    let actors: Vec<_> = sources.iter().map(|(_, source)| source.actor.is_some()).collect();
    assert_eq!(actors, [true, true, true, true, true, false, false]);

    let (log, faults) = read_text(OMAN_EVIDENCE);
    assert_eq!(faults, []);
    assert_eq!(log.len(), 159);
}

#[test]
fn records_say_what_their_rows_say() {
    let agreement = agreement();
    let (log, _) = read_text(OMAN_EVIDENCE);
    let view = View::new(&agreement, &log, Audience::Keeper, Standard::Alleged, Instant::END);
    let find = |id: &str| view.record(log.find(id).unwrap()).unwrap();

    let reading = find("r077");
    let Body::Reading { value: Reading::Value(value), places, .. } = &reading.body else { panic!("{reading:?}") };
    assert_eq!(*value, Interval::between(38.into(), 42.into()));
    assert_eq!(places.len(), 1);
    assert_eq!((reading.time.grain, reading.line, reading.credibility), (Grain::Day, 78, 1));

    let asked = find("r045");
    assert_eq!(agreement.calendar.rfc3339(asked.time.start), "2026-06-10T08:00:00+04:00");
    let Body::Event { key, value, .. } = &asked.body else { panic!("{asked:?}") };
    assert_eq!((key.as_deref(), *value), (Some("IAEA/A/01"), Occurrence::Happened(None)));

    let dispute = find("r098");
    let Body::Decision { about, of, act, .. } = &dispute.body else { panic!("{dispute:?}") };
    assert!(matches!(about, Named::Procedure(_)));
    assert_eq!((of.as_deref(), *act), (Some("enrichment-cap"), Decision::Opened));

    let Body::Decision { act, .. } = &find("r103").body else { panic!() };
    assert_eq!(*act, Decision::StepDone(2));
    assert_eq!(find("r059").supersedes, log.find("r054"));
    assert_eq!(find("r064").body, Body::Retraction);
    assert_eq!(find("r054").note.as_deref(), Some("typing error, corrected the next day"));
}

#[test]
fn spreadsheets_write_it_otherwise_and_it_says_the_same() {
    let semicolons: String = OMAN_EVIDENCE
        .lines()
        .filter(|line| !line.contains(['"', ';']))
        .map(|line| line.replace(',', ";") + "\r\n")
        .collect();
    let text = format!("\u{feff}{semicolons};;;;;;;;;;;;;;;;;;\r\n\r\n");
    let (log, faults) = read_text(&text);
    // Left out are two records that others correct or retract.
    let names: Vec<_> = faults.iter().map(|fault| fault.name).collect();
    assert_eq!(names, ["unknown-record"; 2]);
    let left_out = OMAN_EVIDENCE.lines().filter(|line| line.contains(['"', ';'])).count();
    assert_eq!(log.len() + 2, 159 - left_out);
}

/// The lines at which an error is shown, at any of its places.
fn faulty_lines(faults: &[Diagnostic]) -> BTreeSet<usize> {
    let labels = faults.iter().filter(|fault| fault.is_error()).flat_map(|fault| &fault.labels);
    labels.map(|label| label.file.line_column(label.span.start).0).collect()
}

fn lines_of(log: &Log) -> BTreeSet<usize> {
    let agreement = agreement();
    let view = View::new(&agreement, log, Audience::Keeper, Standard::Alleged, Instant::END);
    view.known().iter().map(|(_, record)| record.line).collect()
}

/// Every line with anything on it is the line of a record, or has an error; or the header has one.
fn check_that_none_is_lost(text: &str) {
    let (log, faults) = read_text(text);
    let faulty = faulty_lines(&faults);
    let good = lines_of(&log);
    let header = text.split('\n').position(|line| !is_blank(line)).map_or(1, |index| index + 1);
    if faulty.contains(&header) || faults.len() >= limits::DIAGNOSTICS {
        return;
    }
    for (index, line) in text.split('\n').enumerate() {
        let number = index + 1;
        if number > header && !is_blank(line) {
            assert!(good.contains(&number) || faulty.contains(&number), "line {number} is lost: {line:?}");
        }
    }
    let both: Vec<_> = good.intersection(&faulty).collect();
    // A label may also point at the good record that a faulty one supersedes.
    let pointed_at: BTreeSet<usize> = faults
        .iter()
        .flat_map(|fault| fault.labels.iter().skip(1))
        .map(|label| label.file.line_column(label.span.start).0)
        .collect();
    assert!(both.iter().all(|line| pointed_at.contains(line)), "both good and faulty: {both:?}");
}

fn is_blank(line: &str) -> bool {
    line.chars().all(|c| matches!(c, ',' | ';' | '\u{feff}') || c.is_whitespace())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        let agreement = agreement();
        read_text(&text);
        read_sources(&SourceFile::new("sources.csv", &text), &agreement);
        free_id(&[SourceFile::new("evidence.csv", &text)]);
    }

    #[test]
    fn anything_after_the_header_is_read_without_panic(text in "[a-z0-9,;\"\r\n<>~.±T:-]{0,300}") {
        let text = format!("{}\n{text}", OMAN_EVIDENCE.lines().next().unwrap());
        read_text(&text);
    }

    #[test]
    fn a_damaged_example_loses_no_row_in_silence(
        damages in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize), 1..6)
    ) {
        let mut text: Vec<char> = OMAN_EVIDENCE.chars().filter(|c| *c != '\r').collect();
        for (index, what) in damages {
            let at = index.index(text.len());
            match what {
                0 => { text.remove(at); }
                1 => text.insert(at, '"'),
                2 => text.insert(at, ','),
                3 => text.insert(at, '\n'),
                4 => text.insert(at, '\u{202e}'),
                5 => text[at] = '9',
                6 => text[at] = '-',
                7 => text[at] = 'r',
                8 => text[at] = '"',
                9 => text[at] = ',',
                10 => text.truncate(at.max(200)),
                _ => text.insert(at, '±'),
            }
        }
        check_that_none_is_lost(&text.into_iter().collect::<String>());
    }

    #[test]
    fn the_order_of_rows_changes_nothing(seed in any::<u64>()) {
        let mut lines: Vec<&str> = OMAN_EVIDENCE.lines().collect();
        let header = lines.remove(0);
        lines.sort_by_key(|line| line.bytes().fold(seed, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into())));
        let (log, faults) = read_text(&format!("{header}\n{}\n", lines.join("\n")));
        prop_assert_eq!(faults, []);
        let agreement = agreement();
        let told = |log: &Log| {
            let view = View::new(&agreement, log, Audience::Keeper, Standard::Alleged, Instant::END);
            view.known().into_iter().map(|(id, record)| (id, record.id.clone(), record.supersedes)).collect::<Vec<_>>()
        };
        prop_assert_eq!(told(&log), told(&read_text(OMAN_EVIDENCE).0));
    }
}

#[test]
fn a_record_is_added_at_the_end_and_the_rest_stays() {
    let agreement = agreement();
    let file = SourceFile::new("evidence.csv", OMAN_EVIDENCE);
    let new = NewRecord {
        kind: Some("reading".into()),
        subject: Some("stockpile".into()),
        site: Some("natanz".into()),
        value: Some("110".into()),
        unit: Some("kg".into()),
        at: Some("2026-11-23".into()),
        recorded: Some("2026-11-24".into()),
        source: Some("IAEA".into()),
        credibility: Some("1".into()),
        marking: Some("red:IAEA,IR".into()),
        ..NewRecord::default()
    };
    let text = add(&file, &[], &new, &agreement, &sources(&agreement)).unwrap();
    let row = text.strip_prefix(OMAN_EVIDENCE).unwrap();
    assert_eq!(row, "r160,reading,stockpile,natanz,,110,kg,,2026-11-23,,2026-11-24,IAEA,,1,\"red:IAEA,IR\",,,,\r\n");

    let twice = NewRecord { id: Some("r001".into()), ..new.clone() };
    let faults = add(&file, &[], &twice, &agreement, &sources(&agreement)).unwrap_err();
    assert_eq!((faults[0].name, faults[0].labels.len()), ("duplicate-id", 2));
    let elsewhere = SourceFile::new("evidence/july.csv", &text);
    let empty = SourceFile::new("evidence/august.csv", "");
    let added = add(&empty, std::slice::from_ref(&elsewhere), &new, &agreement, &sources(&agreement)).unwrap();
    assert!(added.contains("\nr161,reading,"), "{added}");
}
