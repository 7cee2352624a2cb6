//! Records as JSON lines: the same records, the same checks, the same words as of a file of CSV.

// Clippy knows tests by their attribute, which helpers have not; tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::path::{Path, PathBuf};

use common::{OMAN_EVIDENCE, agreement, sources};
use proptest::prelude::*;
use servanda_base::{Diagnostic, SourceFile};
use servanda_evidence::*;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(name: &str, text: &str) -> (Log, Vec<Diagnostic>) {
    read_records(&[SourceFile::new(name, text)], &agreement(), &sources(&agreement()), ReadOptions::default())
}

fn lines(csv: &str) -> String {
    to_json_lines(&SourceFile::new("evidence.csv", csv)).unwrap()
}

/// What is told: on which record, what and how it is cured. A line of CSV has the header before it.
fn told(diagnostics: &[Diagnostic], header: usize) -> Vec<String> {
    let line = |d: &Diagnostic| {
        let at = d.labels.first().map_or(0, |label| label.file.line_column(label.span.start).0 - header);
        format!("{at} {}: {} ({})", d.name, d.message, d.help.as_deref().unwrap_or_default())
    };
    let mut told: Vec<String> = diagnostics.iter().map(line).collect();
    told.sort();
    told
}

/// The records of a log, without where in their file they stand.
fn said(log: &Log) -> Vec<String> {
    let agreement = agreement();
    let view = View::new(&agreement, log, Audience::Keeper, Standard::Alleged, servanda_base::Instant::END);
    view.known().into_iter().map(|(id, record)| format!("{:?} {record:?}", written(&view, id))).map(placeless).collect()
}

fn placeless(mut text: String) -> String {
    if let Some(at) = text.find(", line: ") {
        text.truncate(at);
    }
    text
}

#[test]
fn the_example_says_the_same_as_json() {
    let (csv, faults) = read("evidence.csv", OMAN_EVIDENCE);
    assert_eq!(faults, []);
    let (json, faults) = read("evidence.jsonl", &lines(OMAN_EVIDENCE));
    assert_eq!(faults, []);
    assert_eq!(json.len(), 159);
    assert_eq!(said(&csv), said(&json));
}

/// Every file of records in the examples and in the specification.
fn files() -> Vec<String> {
    let mut files = Vec::new();
    for example in ["oman-2026", "jcpoa-2015"] {
        files.push(std::fs::read_to_string(root().join("examples").join(example).join("evidence.csv")).unwrap());
    }
    let chapters = ["spec", "spec/patterns"].map(|folder| std::fs::read_dir(root().join(folder)).unwrap());
    for entry in chapters.into_iter().flatten() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let blocks = text.split("```csv evidence\n").skip(1);
        files.extend(blocks.map(|block| block.split("```").next().unwrap().to_owned()));
    }
    files
}

#[test]
fn every_file_of_records_survives_the_round_trip() {
    let mut rows = 0;
    for text in files() {
        let Ok(json) = to_json_lines(&SourceFile::new("a.csv", &text)) else { continue };
        let csv = to_csv(&SourceFile::new("a.jsonl", &json)).unwrap();
        assert_eq!(to_json_lines(&SourceFile::new("b.csv", &csv)).unwrap(), json, "{text}");
        // The same columns, in the order of the documentation, with the same cells.
        let again = to_csv(&SourceFile::new("a.csv", &csv)).unwrap();
        assert_eq!(again, csv);
        rows += json.lines().count();
    }
    assert!(rows > 900, "{rows}");
}

/// A cell of the example replaced by something else, several times.
fn damaged() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "",
        "x",
        "reading",
        "event",
        "2026-06-10",
        "2026-13-01",
        "natanz",
        "stockpile",
        "999",
        ">=3",
        "IAEA",
        "r001",
        "amber",
        "red:",
        "7",
        "kg",
        "yes",
        "é\"\\",
        "a\u{202e}b",
    ];
    let change = (1..160usize, 0..19usize, prop::sample::select(WORDS));
    prop::collection::vec(change, 0..6).prop_map(|changes| {
        let mut rows: Vec<Vec<String>> = csv_rows(OMAN_EVIDENCE);
        for (row, column, word) in changes {
            let columns = rows[row].len();
            rows[row][column % columns] = word.to_owned();
        }
        rows.iter()
            .map(|row| {
                row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",") + "\n"
            })
            .collect()
    })
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let json = lines(text);
    let header: Vec<String> = text.lines().next().unwrap().split(',').map(str::to_owned).collect();
    let mut rows = vec![header.clone()];
    for line in json.lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        rows.push(header.iter().map(|name| record[name].as_str().unwrap_or_default().to_owned()).collect());
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_told_of_json_is_what_is_told_of_csv(csv in damaged()) {
        let (of_csv, csv_faults) = read("evidence.csv", &csv);
        let (of_json, json_faults) = read("evidence.jsonl", &lines(&csv));
        assert_eq!(told(&csv_faults, 1), told(&json_faults, 0));
        assert_eq!(said(&of_csv), said(&of_json));
    }

    #[test]
    fn any_cells_survive_the_round_trip(cells in prop::collection::vec("[a-z\"\\\\,;é ]{0,8}", 12)) {
        let rows = cells.chunks(6).map(|row| {
            row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",") + "\n"
        });
        let csv = format!("id,kind,subject,at,recorded,source\n{}", rows.collect::<String>());
        let json = lines(&csv);
        let again = to_csv(&SourceFile::new("a.jsonl", &json)).unwrap();
        assert_eq!(to_csv(&SourceFile::new("a.csv", &csv)).unwrap(), again);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[\\[\\]{}\":,a-z0-9\\\\ \\n]{0,80}|\\PC*") {
        read("evidence.jsonl", &text);
    }
}

const GOOD: &str = r#"{"id": "r1", "kind": "reading", "subject": "stockpile", "site": "natanz", "value": 150, "unit": "kg", "at": "2026-06-10", "recorded": "2026-06-12", "source": "IAEA", "credibility": 1}"#;

fn faults(lines: &[&str]) -> Vec<String> {
    let text = lines.join("\n");
    let (_, faults) = read("evidence.jsonl", &text);
    let place = |d: &Diagnostic| {
        let label = &d.labels[0];
        let (line, column) = label.file.line_column(label.span.start);
        format!("{line}:{column} {} ({})", d.message, d.help.as_deref().unwrap_or_default())
    };
    faults.iter().map(place).collect()
}

#[test]
fn numbers_are_read_digit_by_digit() {
    let (log, faults) = read("evidence.jsonl", &GOOD.replace("150", "150.100"));
    assert_eq!(faults, []);
    assert!(said(&log)[0].contains("150.100") || said(&log)[0].contains("150.1"), "{:?}", said(&log));
}

#[test]
fn a_line_that_is_no_record_costs_no_other() {
    let second = GOOD.replace("r1", "r2");
    let text = [GOOD, "{\"id\": \"r9\", ", "", "[1]", &second].join("\n");
    let (log, found) = read("evidence.jsonl", &text);
    assert_eq!(log.len(), 2);
    assert_eq!(
        faults(&text.lines().collect::<Vec<_>>()),
        [
            "2:13 expected a name in double quotes, found the end of the text (write `{\"name\": value, \"name\": value}`)",
            "4:1 expected a record, found a list (write one record on each line: `{\"id\": \"r1\", \"kind\": \"reading\", ...}`)",
        ]
    );
    assert_eq!(found.len(), 2);
}

#[test]
fn faults_are_told_where_they_stand() {
    assert_eq!(faults(&[&GOOD.replace("\"site\"", "\"siet\"")]), ["1:57 unknown column `siet` (did you mean `site`?)"]);
    assert_eq!(
        faults(&[&GOOD.replace("150", "true")]),
        ["1:84 expected a text in `value`, found `true` (write `\"yes\"`)"]
    );
    assert_eq!(faults(&[&GOOD.replace("natanz", "natans")]).len(), 1);
}

/// What one line says of its marking binds all others: what was forgotten is not public.
#[test]
fn a_forgotten_marking_is_not_public() {
    let marked = GOOD.replace("}", ", \"marking\": \"amber\"}");
    let second = GOOD.replace("r1", "r2");
    assert_eq!(
        faults(&[&marked, &second]),
        ["2:1 `marking` is empty (the file has the column, so every row says who may see it: `clear` is everyone)"]
    );
    assert_eq!(faults(&[GOOD, &second]), Vec::<String>::new());
    // A misspelt one costs its record, and makes none public.
    let (log, found) = read("evidence.jsonl", &marked.replace("marking", "markng"));
    assert_eq!((log.len(), found.len()), (0, 1));
    // A column of CSV that is empty throughout is no licence.
    let csv = "id,kind,subject,at,recorded,source,marking\nr1,event,access-requested,2026-06-10,2026-06-10,IAEA,\n";
    let (log, _) = read("evidence.jsonl", &lines(csv));
    assert_eq!(log.len(), 0);
}

#[test]
fn a_record_is_added_as_a_line() {
    let file = SourceFile::new("evidence.jsonl", GOOD);
    let new = NewRecord {
        id: Some(free_id(std::slice::from_ref(&file))),
        note: Some("a \"b\"".into()),
        ..NewRecord::default()
    };
    let text = append_line(&file, &new).unwrap();
    assert_eq!(
        text,
        format!(
            "{GOOD}\n{{\"id\":\"r2\",\"kind\":\"\",\"at\":\"\",\"recorded\":\"\",\"source\":\"\",\"note\":\"a \\\"b\\\"\"}}\n"
        )
    );
}

#[test]
fn the_schema_is_that_of_a_line() {
    let path = root().join("schemas/record.v1.json");
    let schema = wire::schema();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &schema).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stored == schema, "{} is not the schema of a line: run with UPDATE_EXPECT=1", path.display());
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for line in lines(OMAN_EVIDENCE).lines().chain([GOOD]) {
        assert!(validator.is_valid(&serde_json::from_str(line).unwrap()), "{line}");
    }
    for wrong in
        [GOOD.replace("\"id\": \"r1\", ", ""), GOOD.replace("\"site\"", "\"siet\""), GOOD.replace("150", "true")]
    {
        assert!(!validator.is_valid(&serde_json::from_str(&wrong).unwrap()), "{wrong}");
    }
}
