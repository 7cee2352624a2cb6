//! The records of random dossiers say the same as CSV and as JSON lines, however often they are written and read.

#![allow(clippy::unwrap_used)]

use servanda_base::{Diagnostic, Instant, SourceFile};
use servanda_evidence::{
    Audience, Log, ReadOptions, Standard, View, json_line, read_records, to_csv, to_json_lines, written,
};
use servanda_testkit::generate::{Dossier, seeded};

/// The records of a log as a file of JSON lines.
fn lines(dossier: &Dossier, log: &Log) -> String {
    let view = View::new(&dossier.agreement, log, Audience::Keeper, Standard::Alleged, Instant::END);
    view.known().into_iter().filter_map(|(id, _)| written(&view, id)).map(|record| json_line(&record)).collect()
}

fn read(dossier: &Dossier, name: &str, text: &str) -> (Log, Vec<String>) {
    let options = ReadOptions::default();
    let file = SourceFile::new(name, text);
    let (log, found) = read_records(&[file], &dossier.agreement, dossier.log.sources(), options);
    let told = |d: &Diagnostic| format!("{}: {}", d.name, d.message);
    (log, found.iter().filter(|diagnostic| diagnostic.is_error()).map(told).collect())
}

#[test]
fn the_forms_of_random_records_say_the_same() {
    let mut records = 0;
    for seed in 0..300 {
        let dossier = seeded(seed).unwrap();
        let json = lines(&dossier, &dossier.log);
        let csv = to_csv(&SourceFile::new("a.jsonl", &json)).unwrap();
        assert_eq!(to_json_lines(&SourceFile::new("a.csv", &csv)).unwrap(), json, "seed {seed}");
        let (of_json, json_faults) = read(&dossier, "evidence.jsonl", &json);
        let (of_csv, csv_faults) = read(&dossier, "evidence.csv", &csv);
        assert_eq!(json_faults, csv_faults, "seed {seed}");
        assert_eq!(lines(&dossier, &of_json), lines(&dossier, &of_csv), "seed {seed}");
        if json_faults.is_empty() {
            assert_eq!(of_json.len(), json.lines().count(), "seed {seed}");
            // Reading knows more than was written: `<=4` of what is never negative is `0..4`. From there on nothing changes.
            let once = lines(&dossier, &of_json);
            let (again, _) = read(&dossier, "evidence.jsonl", &once);
            assert_eq!(lines(&dossier, &again), once, "seed {seed}");
            records += of_json.len();
        }
    }
    assert!(records > 1_000, "only {records} records were read back");
}
