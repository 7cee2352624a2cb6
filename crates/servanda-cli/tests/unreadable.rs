//! Files in other encodings: named, placed, and no veil over what else is wrong.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::{copy_of, servanda_in};

fn append(folder: &Path, file: &str, row: &[u8]) {
    let mut text = fs::read(folder.join(file)).unwrap();
    text.extend_from_slice(row);
    fs::write(folder.join(file), text).unwrap();
}

const NOTE: &[u8] = b"x1,event,channel-opened,,,,,,2026-02-17,,2026-02-18,OM,,1,clear,REF,,,caf\xe9 in Muscat\n";
const FAULTY: &[u8] = b"x2,event,chanel-opened,,,,,,2026-02-17,,2026-02-18,OM,,1,clear,REF,,,\n";

#[test]
fn one_letter_in_latin_1_is_an_error_of_its_row_with_its_place() {
    let folder = copy_of("oman-2026");
    append(folder.path(), "evidence.csv", NOTE);
    append(folder.path(), "evidence.csv", FAULTY);
    let line = fs::read(folder.path().join("evidence.csv")).unwrap().iter().filter(|byte| **byte == b'\n').count() - 1;
    for command in ["check", "status"] {
        let run = servanda_in(folder.path(), &[command, "."]);
        assert_eq!(run.code, 3, "{command}");
        let told = if command == "check" { &run.out } else { &run.err };
        assert!(told.contains(&format!("evidence.csv:{line}:74")), "{command}: {told}");
        assert!(told.contains("most likely in Windows-1252 (Latin-1), where byte E9 is `é`"), "{command}: {told}");
        assert!(told.contains("in a spreadsheet as `CSV UTF-8`"), "{command}: {told}");
        assert!(told.contains("did you mean `channel-opened`?"), "{command}: {told}");
    }
    // Its row can be left out as any other.
    let run = servanda_in(folder.path(), &["status", ".", "--at", "2026-10-15", "--skip-faulty"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains(&format!("evidence.csv:{line} `x1`: not in UTF-8")), "{}", run.err);
    let run = servanda_in(
        folder.path(),
        &["add", ".", "--kind", "event", "--subject", "channel-opened", "--on", "2026-02-17", "--source", "OM"],
    );
    assert_eq!(run.code, 3, "{}", run.err);
}

#[test]
fn a_file_in_utf_16_is_refused_and_read_all_the_same() {
    let folder = copy_of("oman-2026");
    append(folder.path(), "evidence.csv", FAULTY);
    let text = fs::read_to_string(folder.path().join("evidence.csv")).unwrap();
    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path().join("evidence.csv"), utf16).unwrap();
    for options in [&["--skip-faulty"][..], &[][..]] {
        let run = servanda_in(folder.path(), &[&["status", "."], options].concat());
        assert_eq!((run.code, run.out.as_str()), (3, ""), "{}", run.err);
        assert!(run.err.contains("the file is not in UTF-8 but in UTF-16"), "{}", run.err);
        assert!(run.err.contains("did you mean `channel-opened`?"), "{}", run.err);
    }
}

#[test]
fn what_is_no_text_at_all_hides_nothing_else() {
    let folder = copy_of("oman-2026");
    append(folder.path(), "evidence.csv", FAULTY);
    fs::create_dir(folder.path().join("evidence")).unwrap();
    fs::write(folder.path().join("evidence/more.csv"), b"PK\x03\x04...").unwrap();
    let run = servanda_in(folder.path(), &["check", "."]);
    assert_eq!(run.code, 3);
    assert!(run.out.contains("is no text but a ZIP file"), "{}", run.out);
    assert!(run.out.contains("did you mean `channel-opened`?"), "{}", run.out);
    assert!(run.out.ends_with("2 errors, no warnings\n"), "{}", run.out);
}

#[test]
fn an_agreement_in_latin_1_is_refused_and_not_written_over() {
    let folder = copy_of("oman-2026");
    let path = folder.path().join("agreement.accord.md");
    let mut text = b"Caf\xe9\n\n".to_vec();
    text.extend(fs::read(&path).unwrap());
    fs::write(&path, &text).unwrap();
    for command in ["check", "status", "fmt"] {
        let run = servanda_in(folder.path(), &[command, "."]);
        assert_eq!(run.code, 3, "{command}: {}", run.err);
        assert!(format!("{}{}", run.out, run.err).contains("agreement.accord.md:1:4"), "{command}: {}", run.err);
    }
    assert_eq!(fs::read(&path).unwrap(), text);
}
