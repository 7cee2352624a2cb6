//! What people and programs really hand in: each is read as it was meant, or refused with what it is and what to do.

// Clippy knows tests by their attribute, which helpers have not; tests read files and the clock.
#![allow(clippy::disallowed_methods, clippy::indexing_slicing, clippy::unwrap_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use common::{Run, copy_of, root, servanda_in};
use tempfile::TempDir;

/// The example with its evidence replaced.
fn with_evidence(bytes: &[u8]) -> TempDir {
    let folder = copy_of("oman-2026");
    fs::write(folder.path().join("evidence.csv"), bytes).unwrap();
    folder
}

fn evidence() -> String {
    fs::read_to_string(root().join("examples/oman-2026/evidence.csv")).unwrap()
}

fn check(folder: &Path) -> Run {
    servanda_in(folder, &["check", "."])
}

/// What `status` says, which must be what it says of the example.
fn says_the_same(folder: &Path) {
    let args = ["status", ".", "--at", "2026-10-15"];
    let wanted = servanda_in(&root().join("examples/oman-2026"), &args);
    let run = servanda_in(folder, &args);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out, wanted.out);
}

fn refused(bytes: &[u8], message: &str, help: &str) {
    let run = check(with_evidence(bytes).path());
    assert_eq!(run.code, 3);
    assert!(run.out.contains(message) && run.out.contains(help), "{}", run.out);
}

#[test]
fn a_file_in_latin_1() {
    let latin: Vec<u8> =
        format!("{}r900,event,team-met,,,,,,2026-11-20,,2026-11-21,OM,,1,clear,,,caf\u{e9} x,\n", evidence())
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
            .collect();
    refused(&latin, "not in UTF-8 but most likely in Windows-1252 (Latin-1), where byte E9 is `é`", "save it as UTF-8");
}

#[test]
fn a_file_in_utf_16() {
    let utf16: Vec<u8> = format!("\u{feff}{}", evidence()).encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(&utf16, "is not in UTF-8 but in UTF-16", "save it as UTF-8: in a spreadsheet as `CSV UTF-8`");
}

#[test]
fn a_workbook_with_the_ending_of_csv() {
    refused(b"PK\x03\x04\x14\0\x06\0", "is no text but a ZIP file, as a workbook", "give it the ending `.xlsx`");
}

#[test]
fn a_byte_order_mark() {
    let folder = with_evidence(format!("\u{feff}{}", evidence()).as_bytes());
    let agreement = folder.path().join("agreement.accord.md");
    let text = fs::read_to_string(&agreement).unwrap();
    fs::write(&agreement, format!("\u{feff}{text}")).unwrap();
    says_the_same(folder.path());
    // Even where the first line is that of a block.
    let first = text.find("```accord").unwrap();
    fs::write(&agreement, format!("\u{feff}{}", &text[first..])).unwrap();
    let run = check(folder.path());
    assert_eq!(run.code, 0, "{}", run.out);
}

#[test]
fn line_ends_of_windows() {
    let folder = with_evidence(evidence().replace('\n', "\r\n").as_bytes());
    for name in ["agreement.accord.md", "sources.csv"] {
        let path = folder.path().join(name);
        let text = fs::read_to_string(&path).unwrap().replace('\n', "\r\n");
        fs::write(&path, text).unwrap();
    }
    says_the_same(folder.path());
}

#[test]
fn semicolons_and_tabs_of_a_spreadsheet() {
    for separator in *b";\t" {
        let terminator = csv::Terminator::CRLF;
        let mut writer = csv::WriterBuilder::new().delimiter(separator).terminator(terminator).from_writer(Vec::new());
        for row in csv::ReaderBuilder::new().has_headers(false).from_reader(evidence().as_bytes()).records() {
            writer.write_record(&row.unwrap()).unwrap();
        }
        let separated = [&b"\xef\xbb\xbf"[..], &writer.into_inner().unwrap()].concat();
        says_the_same(with_evidence(&separated).path());
    }
}

#[test]
fn a_file_that_is_cut_off() {
    let text = evidence();
    let whole = check(with_evidence(text.as_bytes()).path());
    assert_eq!(whole.code, 0);
    // In the middle of a row, of a quoted text, of a letter.
    let row = text.len() - 40;
    let run = check(with_evidence(&text.as_bytes()[..row]).path());
    assert_eq!(run.code, 3, "{}", run.out);
    let quoted = format!("{text}r900,event,team-met,,,,,,2026-11-20,,2026-11-21,OM,,1,clear,,,\"a long");
    let run = check(with_evidence(quoted.as_bytes()).path());
    assert!(run.code == 3 && run.out.contains("the quote that opens here is not closed on its line"), "{}", run.out);
    let letter = format!("{text}é");
    refused(&letter.as_bytes()[..letter.len() - 1], "is cut off in the middle of a letter", "get the whole file again");
}

#[test]
fn a_workbook_that_is_cut_off() {
    let folder = copy_of("oman-2026");
    let path = folder.path().join("evidence.xlsx");
    let made =
        servanda_in(folder.path(), &["export", ".", "records", "--at", "2026-11-24", "--out", path.to_str().unwrap()]);
    assert_eq!(made.code, 0);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    fs::remove_file(folder.path().join("evidence.csv")).unwrap();
    let run = check(folder.path());
    assert_eq!(run.code, 3);
    assert!(run.out.contains("evidence.xlsx` is no workbook (XLSX), or not the whole of one"), "{}", run.out);
}

#[test]
fn faults_of_a_workbook_cite_the_cell() {
    let folder = copy_of("oman-2026");
    let path = folder.path().join("evidence.xlsx");
    // Beside the file from which it was made every id of it stands twice.
    let made =
        servanda_in(folder.path(), &["export", ".", "records", "--at", "2026-11-24", "--out", path.to_str().unwrap()]);
    assert_eq!(made.code, 0);
    let run = check(folder.path());
    assert_eq!(run.code, 3);
    assert!(run.out.contains("evidence.xlsx, sheet Records:2:") && run.out.contains("cell A2"), "{}", run.out);
}

#[test]
fn a_line_of_a_megabyte() {
    let long = "x".repeat(1 << 20);
    let text = format!("{}r900,event,team-met,,,,,,2026-11-20,,2026-11-21,OM,,1,clear,,,{long},\n", evidence());
    let run = check(with_evidence(text.as_bytes()).path());
    assert_eq!(run.code, 3);
    assert!(run.out.contains("the field has 1048576 bytes"), "{}", &run.out[..run.out.len().min(500)]);
    assert!(run.out.len() < 20_000, "{} bytes are said of one field", run.out.len());
    let folder = copy_of("oman-2026");
    let agreement = folder.path().join("agreement.accord.md");
    let text = fs::read_to_string(&agreement).unwrap();
    fs::write(&agreement, format!("{text}\n```accord\nparty X \"{long}\n```\n")).unwrap();
    let run = check(folder.path());
    assert_eq!(run.code, 3);
    assert!(run.out.len() < 20_000, "{} bytes are said of one line", run.out.len());
}

/// Bounded output, time and memory, and nothing is passed over in silence.
#[test]
fn a_million_errors() {
    let row = "x,reading,nothing,nowhere,,1,kg,,2026-06-10,,2026-06-11,nobody,,1,clear,,,,\n";
    let header = evidence().lines().next().unwrap().to_owned();
    let text = format!("{header}\n{}", row.repeat(300_000));
    let folder = with_evidence(text.as_bytes());
    let start = Instant::now();
    let run = check(folder.path());
    assert_eq!(run.code, 3);
    let listed = run.out.matches("error[").count();
    assert!((900..=1_010).contains(&listed), "{listed}");
    assert!(run.out.contains("more faults are not listed"), "{}", &run.out[run.out.len() - 300..]);
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    let agreement = folder.path().join("agreement.accord.md");
    fs::write(&agreement, format!("```accord\n{}```\n", "nonsense here & there\n".repeat(500_000))).unwrap();
    let start = Instant::now();
    let run = check(folder.path());
    assert_eq!(run.code, 3);
    assert!(run.out.contains("more faults are not listed"), "{}", &run.out[run.out.len() - 300..]);
    assert!(run.out.matches("error[").count() <= 1_010);
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}
