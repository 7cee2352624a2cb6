//! A dossier in its other forms: JSON, JSON lines and workbooks say what the text and the CSV say.

// Clippy knows tests by their attribute, which helpers have not; tests read files.
#![allow(clippy::disallowed_methods, clippy::indexing_slicing, clippy::unwrap_used, clippy::panic)]

mod common;

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use common::{copy_of, root, servanda, servanda_in};

const DAYS: &[(&str, &[&str])] =
    &[("oman-2026", &["2026-05-10", "2026-10-15"]), ("jcpoa-2015", &["2016-01-20", "2019-07-15"])];

/// Exports `what` of the dossier `folder` into `file`.
fn export(folder: &Path, what: &str, file: &Path) {
    let run = servanda_in(folder, &["export", ".", what, "--at", "2026-11-24", "--out", file.to_str().unwrap()]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""), "{what}");
}

/// What `status` and `history` say of the dossier in `folder`.
fn said(folder: &Path, days: &[&str]) -> String {
    let mut said = String::new();
    for at in days {
        for command in ["status", "history", "relief"] {
            let run = servanda_in(folder, &[command, ".", "--at", at]);
            assert_eq!(run.code, 0, "{}", run.err);
            said += &run.out;
        }
    }
    said
}

#[test]
fn a_dossier_says_the_same_in_every_form() {
    for (name, days) in DAYS {
        let original = root().join("examples").join(name);
        let wanted = said(&original, days);
        let folder = copy_of(name);
        let at = |file: &str| folder.path().join(file);
        export(&original, "agreement", &at("agreement.json"));
        fs::remove_file(at("agreement.accord.md")).unwrap();
        assert_eq!(servanda_in(folder.path(), &["check", "."]).code, 0);
        assert_eq!(said(folder.path(), days), wanted, "{name}: agreement.json");
        for ending in ["jsonl", "xlsx"] {
            let _ = fs::remove_file(at("evidence.csv"));
            let _ = fs::remove_file(at("evidence.jsonl"));
            export(&original, "records", &at(&format!("evidence.{ending}")));
            let check = servanda_in(folder.path(), &["check", "."]);
            assert_eq!(check.code, 0, "{}", check.out);
            assert_eq!(said(folder.path(), days), wanted, "{name}: evidence.{ending}");
        }
        // And back to text.
        let text = at("back.md");
        export(folder.path(), "agreement", &text);
        fs::remove_file(at("agreement.json")).unwrap();
        fs::rename(text, at("agreement.accord.md")).unwrap();
        assert_eq!(said(folder.path(), days), wanted, "{name}: back to text");
    }
}

#[test]
fn an_agreement_stands_in_one_form() {
    let folder = copy_of("oman-2026");
    export(folder.path(), "agreement", &folder.path().join("agreement.json"));
    let run = servanda_in(folder.path(), &["check", "."]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("are the agreement in two forms") && run.err.contains("keep one of them"), "{}", run.err);
}

#[test]
fn errors_of_the_json_are_told_in_the_json() {
    let folder = copy_of("oman-2026");
    let json = folder.path().join("agreement.json");
    export(folder.path(), "agreement", &json);
    fs::remove_file(folder.path().join("agreement.accord.md")).unwrap();
    let text = fs::read_to_string(&json).unwrap();
    let wrong = text.replacen("\"name\": \"enrichment-level\"\n", "\"name\": \"enrichment-levle\"\n", 2);
    fs::write(&json, &wrong).unwrap();
    let run = servanda_in(folder.path(), &["check", "."]);
    assert_eq!(run.code, 3);
    let line = wrong.lines().position(|line| line.contains("enrichment-levle")).unwrap() + 1;
    assert!(run.out.contains("agreement.json:") && run.out.contains("enrichment-lev"), "{}", run.out);
    assert!(run.out.contains(&format!("{line} |")) || run.out.contains("|"), "{}", run.out);
    // `fmt` writes JSON evenly too.
    fs::write(&json, text.replace('\n', "")).unwrap();
    assert_eq!(servanda_in(folder.path(), &["fmt", "."]).code, 0);
    assert_eq!(fs::read_to_string(&json).unwrap(), text);
}

#[test]
fn a_record_is_added_to_the_form_that_the_folder_has() {
    let folder = copy_of("oman-2026");
    let lines = folder.path().join("evidence.jsonl");
    export(folder.path(), "records", &lines);
    fs::remove_file(folder.path().join("evidence.csv")).unwrap();
    let args = "add . --kind reading --subject stockpile --site natanz --value 150 --unit kg --on 2026-11-20 \
                --recorded 2026-11-21 --source IAEA --credibility 1 --marking clear";
    let run = servanda_in(folder.path(), &args.split_whitespace().collect::<Vec<_>>());
    assert_eq!(run.code, 0, "{}", run.err);
    let text = fs::read_to_string(&lines).unwrap();
    assert!(text.ends_with(&run.out) && run.out.starts_with("{\"id\":"), "{}", run.out);
    assert_eq!(servanda_in(folder.path(), &["check", "."]).code, 0);
}

fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// A part of a workbook, as it stands in the file.
fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn workbooks_have_dates_numbers_and_a_header_that_stays() {
    let folder = tempfile::tempdir().unwrap();
    for (what, dates) in [("status", "deadline"), ("history", "from"), ("agenda", "at"), ("records", "at")] {
        let out = folder.path().join(format!("{what}.xlsx"));
        let line = format!("export examples/oman-2026 {what} --at 2026-08-28 --out {}", out.display());
        assert_eq!(servanda(&line).code, 0);
        let bytes = fs::read(&out).unwrap();
        assert_eq!(servanda(&line).code, 0);
        assert_eq!(fs::read(&out).unwrap(), bytes, "{what}: not the same bytes twice");
        let mut book = opened(&bytes);
        let name = book.sheet_names()[0].clone();
        assert_eq!(name.to_lowercase(), what);
        let range = book.worksheet_range(&name).unwrap();
        let header: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
        let column = header.iter().position(|name| name == dates).unwrap_or_else(|| panic!("{what}: {header:?}"));
        let dated = range.rows().skip(1).filter(|row| matches!(row[column], Data::DateTime(_))).count();
        assert!(dated > 3, "{what}: {dated} dates");
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(
            sheet.contains("<pane ySplit=\"1\"") && sheet.contains("<autoFilter ref=\"A1:") && sheet.contains("<cols>")
        );
        assert!(!sheet.contains("<f>"), "{what}: a formula");
        if what == "records" {
            let value = header.iter().position(|name| name == "value").unwrap();
            assert!(range.rows().filter(|row| matches!(row[value], Data::Float(_))).count() > 10);
        }
    }
}

#[test]
fn the_template_offers_what_the_agreement_has_and_is_read_back() {
    let folder = copy_of("oman-2026");
    let evidence = folder.path().join("evidence.xlsx");
    export(folder.path(), "template", &evidence);
    fs::remove_file(folder.path().join("evidence.csv")).unwrap();
    let check = servanda_in(folder.path(), &["check", "."]);
    assert_eq!((check.code, check.err.as_str()), (0, ""));
    let bytes = fs::read(&evidence).unwrap();
    let mut book = opened(&bytes);
    assert_eq!(book.sheet_names(), ["Records", "Lists", "Instructions"]);
    let lists = book.worksheet_range("Lists").unwrap();
    let all: Vec<String> = lists.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
    for word in ["reading", "stockpile", "natanz", "declared", "IAEA", "amber+strict", "tranche-1"] {
        assert!(all.iter().any(|cell| cell == word), "{word}");
    }
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert_eq!(sheet.matches("<dataValidation type=\"list\"").count(), 6, "{sheet}");
    let csv = servanda("export examples/oman-2026 template --format csv").out;
    assert!(csv.starts_with("id,kind,subject,site,of,value,") && csv.lines().count() == 1);
}

#[test]
fn a_form_that_something_does_not_have_is_told() {
    let run = servanda("export examples/oman-2026 status --format text");
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "error: `status` has no form `text`\n  help: write `--format csv` or `--format json` or `--format xlsx`\n"
    );
    assert_eq!(servanda("export examples/oman-2026 agreement --format xlsx").code, 2);
}
