//! Every fault of a source.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{agreement, covered};
use servanda_base::SourceFile;
use servanda_evidence::read_sources;

/// Name, place, message and help of the one fault of a row, and whether a source was made.
#[track_caller]
fn check(row: &str, expected: (&str, &str, &str, &str), is_taken: bool) {
    let file = SourceFile::new("sources.csv", &format!("id,name,standing,reliability,url\n{row}\n"));
    let (sources, faults) = read_sources(&file, &agreement());
    let [fault] = faults.as_slice() else { panic!("{faults:#?}") };
    let help = fault.help.as_deref().unwrap();
    assert_eq!((fault.name, covered(fault, 0), fault.message.as_str(), help), expected);
    assert_eq!((sources.len(), fault.is_error()), (usize::from(is_taken), !is_taken));
}

#[test]
fn every_fault_has_its_cure() {
    check(
        "x,X,verifer,A,",
        ("unknown-standing", "verifer", "unknown standing `verifer`", "did you mean `verifier`?"),
        false,
    );
    let letters = "write a letter from `A` (completely reliable) to `E` (unreliable), or `F` (cannot be judged)";
    check("x,X,media,G,", ("unknown-reliability", "G", "unknown reliability `G`", letters), false);
    check("x,X,media,,", ("missing-value", "", "`reliability` is empty", letters), false);
    check("x,,media,B,", ("missing-value", "", "`name` is empty", "say who it is"), false);
    check(
        "iaea,The agency,verifier,A,",
        ("source-like-actor", "iaea", "`iaea` is not the actor `IAEA`", "write `IAEA` if it is"),
        true,
    );
}

#[test]
fn an_id_stands_once() {
    let file = SourceFile::new("sources.csv", "id,name,standing,reliability\nx,X,media,A\nx,Y,media,B\n");
    let (sources, faults) = read_sources(&file, &agreement());
    assert_eq!((sources.len(), faults.len()), (1, 1));
    assert_eq!((faults[0].name, faults[0].message.as_str()), ("duplicate-id", "the id `x` stands twice"));
    assert_eq!((covered(&faults[0], 0), faults[0].labels[1].text.as_str()), ("x", "the first"));
}

#[test]
fn headers_must_name_the_columns() {
    let (sources, faults) =
        read_sources(&SourceFile::new("sources.csv", "id,name,standing,url\nx,X,media,\n"), &agreement());
    assert!(sources.is_empty());
    assert_eq!((faults[0].name, faults[0].message.as_str()), ("missing-column", "the column `reliability` is missing"));
    assert_eq!(faults[0].help.as_deref(), Some("add `reliability` to the header, and its value to every row"));
}
