//! Ids across rows and files, and which record may supersede which.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::*;
use servanda_base::SourceFile;
use servanda_evidence::{ReadOptions, read_records};

fn corrects(id: &str, target: &str) -> Cells {
    reading().with("id", id).with("supersedes", target).with("recorded", "2026-06-13")
}

#[test]
fn a_correction_and_a_retraction_are_taken() {
    let log = no_fault(&[
        reading(),
        corrects("r2", "r1"),
        event("").with("kind", "retraction").with("id", "r3").with("supersedes", "r2").with("recorded", "2026-06-14"),
    ]);
    assert!(log.find("r3").is_some());
}

#[test]
fn an_id_stands_once_in_all_files() {
    let agreement = agreement();
    let (first, second) = (file_of(&[reading()]), file_of(&[reading().with("id", "r9"), reading()]));
    let files = [first, SourceFile::new("more.csv", second.text())];
    let (log, faults) = read_records(&files, &agreement, &sources(&agreement), ReadOptions::default());
    assert_eq!(log.len(), 1);
    let [fault] = faults.as_slice() else { panic!("{faults:#?}") };
    assert_eq!((fault.name, fault.message.as_str()), ("duplicate-id", "the id `r1` stands twice"));
    assert_eq!(fault.help.as_deref(), Some("give one of them an id that no other has"));
    assert_eq!((fault.labels[0].file.path(), fault.labels[1].file.path()), ("more.csv", "evidence.csv"));
    assert_eq!((covered(fault, 0), covered(fault, 1), fault.labels[1].text.as_str()), ("r1", "r1", "the first"));
}

#[test]
fn what_is_superseded_must_be_there() {
    one_fault(
        &[reading().with("id", "r001"), corrects("r002", "r01")],
        "unknown-record",
        "r01",
        "no record has the id `r01`",
        "did you mean `r001`?",
    );
    one_fault(
        &[event("").with("kind", "retraction")],
        "missing-value",
        "",
        "`supersedes` is empty",
        "write the id of the record that is taken back",
    );
}

#[test]
fn nobody_corrects_what_another_said() {
    one_fault(
        &[reading(), corrects("r2", "r1").with("source", "IR")],
        "supersedes-another-source",
        "r1",
        "`IR` cannot correct what `IAEA` said",
        "leave `supersedes` empty: the two records stand beside each other, each by its source",
    );
}

#[test]
fn nothing_supersedes_what_came_later() {
    one_fault(
        &[reading(), corrects("r2", "r1").with("recorded", "2026-06-11")],
        "supersedes-later-record",
        "r1",
        "`r1` was recorded after `r2`, which is to correct it",
        "correct `recorded`, or which record supersedes which",
    );
}

#[test]
fn a_correction_is_seen_by_whoever_saw_the_error() {
    one_fault(
        &[reading().with("marking", "green"), corrects("r2", "r1").with("marking", "amber")],
        "marked-more-narrowly",
        "r1",
        "`r2` is marked `amber`, more narrowly than the record that it is to correct",
        "mark it `green`: whoever saw the one must see the other",
    );
    let pair = |old: &str, new: &str| {
        let (_, faults) = read(&[reading().with("marking", old), corrects("r2", "r1").with("marking", new)]);
        faults.first().map(|fault| fault.name)
    };
    assert_eq!(pair("amber", "green"), None);
    assert_eq!(pair("red:IR", "red:IR,US"), None);
    assert_eq!(pair("red:IR,US", "red:IR"), Some("marked-more-narrowly"));
    // Parties and verifiers are named one by one: nobody who saw the one misses the other.
    assert_eq!(pair("amber+strict", "red:IR,US,IAEA"), None);
    assert_eq!(pair("red:QA", "amber"), Some("marked-more-narrowly"));
}

#[test]
fn circles_are_refused() {
    one_fault(
        &[reading().with("supersedes", "r1")],
        "supersedes-in-a-circle",
        "r1",
        "`r1` supersedes itself",
        "a record supersedes one that was there before it",
    );
    let (log, faults) =
        read(&[corrects("r1", "r2"), corrects("r2", "r1"), corrects("r3", "r2"), reading().with("id", "r4")]);
    let told: Vec<_> = faults.iter().map(|fault| (fault.name, fault.message.as_str())).collect();
    assert_eq!(
        told,
        [
            ("supersedes-in-a-circle", "`r1` and `r2` supersede each other in a circle"),
            ("supersedes-in-a-circle", "`r2` and `r1` supersede each other in a circle"),
        ]
    );
    assert_eq!(log.len(), 2);
}

#[test]
fn a_faulty_record_does_not_make_its_correction_faulty() {
    let (log, faults) = read(&[reading().with("unit", "%"), corrects("r2", "r1")]);
    assert_eq!((faults.len(), faults[0].name, log.len()), (1, "wrong-unit", 1));
}

#[test]
fn what_hangs_on_a_skipped_record_is_told() {
    let (log, faults) = read_skipping(&[
        reading().with("unit", "%"),
        corrects("r2", "r1"),
        event("").with("kind", "retraction").with("id", "r3").with("supersedes", "r1"),
        reading().with("id", "r4"),
        corrects("r5", "r4").with("unit", "%"),
    ]);
    assert_eq!(log.len(), 3);
    assert!(faults.iter().all(|fault| !fault.is_error()));
    let told: Vec<_> = faults.iter().map(|fault| (fault.message.as_str(), fault.help.as_deref().unwrap())).collect();
    assert_eq!(
        told,
        [
            ("`stockpile` is not counted in `%`", "write `kg` or `t`"),
            ("`r2` corrects `r1`, which is left out as faulty", "it is read as a record of its own"),
            ("`r3` takes back `r1`, which is left out as faulty", "it has no effect"),
            ("`stockpile` is not counted in `%`", "write `kg` or `t`"),
            (
                "`r5` is left out as faulty, so `r4` stands uncorrected",
                "cure the row before relying on what it was to correct"
            ),
        ]
    );
}

#[test]
fn a_faulty_header_cannot_be_skipped() {
    let agreement = agreement();
    let file = SourceFile::new(
        "evidence.csv",
        "id,kind,subject,at,recorded,source,markng\nr1,event,team-met,2026-06-10,2026-06-12,IAEA,red:IR\n",
    );
    let (log, faults) = read_records(
        &[file],
        &agreement,
        &sources(&agreement),
        ReadOptions { skip_faulty: true, ..ReadOptions::default() },
    );
    assert!(log.is_empty());
    assert!(faults[0].is_error());
}
