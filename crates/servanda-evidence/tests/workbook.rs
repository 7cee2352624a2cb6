//! Records in a workbook: the same records and checks as in CSV, and what a cell hides is told.
#![cfg(feature = "xlsx")]
// Clippy knows tests by their attribute, which helpers have not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::io::{Cursor, Read, Write};

use common::{OMAN_EVIDENCE, agreement, sources};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use servanda_base::{Diagnostic, SourceFile, limits};
use servanda_evidence::workbook::{NoWorkbook, read_workbook};
use servanda_evidence::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const HEADER: [&str; 10] =
    ["id", "kind", "subject", "site", "value", "unit", "at", "recorded", "source", "credibility"];
const ROW: [&str; 10] = ["r1", "reading", "stockpile", "natanz", "150", "kg", "2026-06-10", "2026-06-12", "IAEA", "1"];

fn write_row(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0_u16..).zip(cells) {
        sheet.write_string(row, column, *cell).unwrap();
    }
}

/// A workbook with a header and one good row, changed by `change`.
fn workbook(change: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Records").unwrap();
    write_row(sheet, 0, &HEADER);
    write_row(sheet, 1, &ROW);
    change(sheet);
    workbook.save_to_buffer().unwrap()
}

/// The workbook with one of its parts changed.
fn patched(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let new = if name == part { change(&text) } else { text.clone() };
        assert!(name != part || new != text, "{part} was not changed:\n{text}");
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(new.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn opened(bytes: &[u8]) -> Result<SourceFile, NoWorkbook> {
    read_workbook("evidence.xlsx", bytes)
}

fn read(bytes: &[u8]) -> (Log, Vec<Diagnostic>) {
    let file = opened(bytes).unwrap_or_else(|fault| panic!("{fault:?}"));
    read_records(&[file], &agreement(), &sources(&agreement()), ReadOptions::default())
}

/// What is told, each with its cell.
fn told(bytes: &[u8]) -> Vec<String> {
    let (_, diagnostics) = read(bytes);
    diagnostics.iter().map(|d| format!("{}: {}: {}", d.labels[0].text, d.severity.word(), d.message)).collect()
}

fn said(log: &Log) -> Vec<String> {
    let agreement = agreement();
    let view = View::new(&agreement, log, Audience::Keeper, Standard::Alleged, servanda_base::Instant::END);
    view.known().into_iter().map(|(id, _)| format!("{:?}", written(&view, id))).collect()
}

#[test]
fn the_example_says_the_same_as_a_workbook() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let day = Format::new().set_num_format("d mmm yyyy");
    for (row, line) in (0_u32..).zip(to_json_lines(&SourceFile::new("a.csv", OMAN_EVIDENCE)).unwrap().lines()) {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        for (column, name) in (0_u16..).zip(OMAN_EVIDENCE.lines().next().unwrap().split(',')) {
            sheet.write_string(0, column, name).unwrap();
            let cell = record[name].as_str().unwrap_or_default();
            let date = ExcelDateTime::parse_from_str(cell).ok().filter(|_| cell.len() == 10 && name != "id");
            match (date, cell.parse::<f64>()) {
                (Some(date), _) => sheet.write_datetime_with_format(row + 1, column, date, &day).unwrap(),
                (None, Ok(number)) => sheet.write_number(row + 1, column, number).unwrap(),
                (None, Err(_)) => sheet.write_string(row + 1, column, cell).unwrap(),
            };
        }
    }
    let (log, faults) = read(&workbook.save_to_buffer().unwrap());
    assert_eq!(faults, []);
    let csv = SourceFile::new("evidence.csv", OMAN_EVIDENCE);
    let (of_csv, _) = read_records(&[csv], &agreement(), &sources(&agreement()), ReadOptions::default());
    assert_eq!(log.len(), 159);
    assert_eq!(said(&log), said(&of_csv));
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_says_so() {
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let time = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let bytes = workbook(|sheet| {
        sheet.write_number_with_format(1, 6, 46_183.0, &day).unwrap();
        sheet.write_number_with_format(1, 7, 46_184.5, &time).unwrap();
    });
    let text = |bytes: &[u8]| opened(bytes).unwrap().text().lines().nth(1).unwrap().to_owned();
    assert_eq!(text(&bytes), "r1,reading,stockpile,natanz,150,kg,2026-06-10,2026-06-11T12:00,IAEA,1");
    let apple = patched(&bytes, "xl/workbook.xml", |text| text.replace("<workbookPr ", "<workbookPr date1904=\"1\" "));
    assert_eq!(text(&apple), "r1,reading,stockpile,natanz,150,kg,2030-06-11,2030-06-12T12:00,IAEA,1");
}

#[test]
fn a_date_says_what_its_cell_shows() {
    let read = |number: f64, format: Format| {
        let bytes = workbook(|sheet| {
            sheet.write_number_with_format(1, 6, number, &format).unwrap();
        });
        let row = opened(&bytes).unwrap().text().lines().nth(1).unwrap().to_owned();
        (row.split(',').nth(6).unwrap().to_owned(), told(&bytes))
    };
    // What was typed as `2026-06` is held as the first of June, and shown as a month.
    let (month, _) = read(46_174.0, Format::new().set_num_format_index(17));
    assert_eq!(month, "2026-06");
    assert_eq!(read(46_174.0, Format::new().set_num_format("\"day\" mmm yyyy")).0, "2026-06");
    let (_, told) = read(46_183.0, Format::new().set_num_format("mmm-yy"));
    assert_eq!(told[0], "cell G2: error: the cell holds 2026-06-10 and does not show the day");
    // A time of day that is not shown is not said.
    assert_eq!(read(46_183.39, Format::new().set_num_format_index(14)).0, "2026-06-10");
    assert_eq!(read(46_183.5, Format::new().set_num_format_index(22)).0, "2026-06-10T12:00");
}

#[test]
fn a_formula_is_worth_what_was_last_computed_and_that_is_said() {
    let bytes = workbook(|sheet| {
        sheet.write_formula(1, 4, Formula::new("=100+50").set_result("150")).unwrap();
    });
    let (log, _) = read(&bytes);
    assert_eq!(log.len(), 1);
    assert_eq!(told(&bytes), ["cell E2: warning: 1 cell is a formula; what the spreadsheet last computed is read"]);
    let bare = patched(&bytes, "xl/worksheets/sheet1.xml", |text| text.replace("<v>150</v>", ""));
    assert!(
        told(&bare).contains(&"cell E2: error: a formula whose value is not in the file".to_owned()),
        "{:?}",
        told(&bare)
    );
    let wrong = workbook(|sheet| {
        sheet.write_formula(1, 4, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    });
    assert_eq!(told(&wrong)[0], "cell E2: error: the cell holds an error, `#DIV/0!`");
}

#[test]
fn what_a_cell_hides_is_told() {
    let percent = Format::new().set_num_format("0.00%");
    let shown = workbook(|sheet| {
        sheet.write_number_with_format(1, 4, 0.0367, &percent).unwrap();
    });
    assert!(
        told(&shown)
            .contains(&"cell E2: error: a percentage: the cell holds 0.0367 and shows a hundred times that".to_owned()),
        "{:?}",
        told(&shown)
    );
    let merged = workbook(|sheet| {
        write_row(sheet, 2, &ROW);
        sheet.merge_range(1, 8, 2, 8, "IAEA", &Format::new()).unwrap();
    });
    assert!(
        told(&merged).contains(&"cell I2: error: 2 × 1 cells are merged into one".to_owned()),
        "{:?}",
        told(&merged)
    );
    let lines = workbook(|sheet| {
        sheet.write_string(1, 3, "natanz\nfordow").unwrap();
    });
    assert_eq!(told(&lines)[0], "cell D2: error: the field contains a line break");
    let time = workbook(|sheet| {
        sheet.write_number_with_format(1, 6, 0.5, &Format::new().set_num_format("hh:mm")).unwrap();
        sheet.write_boolean(1, 4, true).unwrap();
    });
    assert_eq!(told(&time)[1], "cell G2: error: a time of day without its day");
    assert!(opened(&time).unwrap().text().contains("natanz,yes,kg"));
}

#[test]
fn faults_cite_the_sheet_and_the_cell() {
    let bytes = workbook(|sheet| {
        write_row(
            sheet,
            5,
            &["r1", "reading", "stockpile", "natans", "1,5 \"x\"", "kg", "2026-06-10", "2026-06-12", "IAEA", "1"],
        );
    });
    let (_, diagnostics) = read(&bytes);
    assert!(diagnostics.iter().all(|d| d.labels[0].file.path() == "evidence.xlsx, sheet Records"));
    let told = told(&bytes);
    assert!(told[0].starts_with("the first, cell A2") || told[0].starts_with("cell A6"), "{told:?}");
    assert!(told.iter().any(|told| told.starts_with("cell D6: error: ")), "{told:?}");
    assert!(told.iter().any(|told| told.starts_with("cell E6: error: ")), "{told:?}");
}

#[test]
fn numbers_stored_as_text_are_numbers() {
    let (log, faults) = read(&workbook(|_| {}));
    assert_eq!((log.len(), faults), (1, Vec::new()));
}

#[test]
fn the_sheet_of_the_records_is_the_one_that_says_so() {
    let mut two = Workbook::new();
    two.add_worksheet().set_name("Notes").unwrap().write_string(0, 0, "x").unwrap();
    write_row(two.add_worksheet().set_name("evidence").unwrap(), 0, &HEADER);
    assert!(opened(&two.save_to_buffer().unwrap()).unwrap().path().ends_with("sheet evidence"));
    let mut unsaid = Workbook::new();
    unsaid.add_worksheet().set_name("A").unwrap();
    unsaid.add_worksheet().set_name("B").unwrap();
    let told = opened(&unsaid.save_to_buffer().unwrap()).unwrap_err();
    assert_eq!(told.message, "`evidence.xlsx` does not say which of its sheets holds the records: `A`, `B`");
}

#[test]
fn what_is_cut_off_or_no_workbook_is_told_so() {
    let bytes = workbook(|_| {});
    for length in [0, 10, bytes.len() / 2, bytes.len() - 1] {
        let told = opened(&bytes[..length]).unwrap_err();
        assert!(told.message.starts_with("`evidence.xlsx` is no workbook (XLSX), or not the whole of one"), "{told:?}");
    }
    let mut damaged = bytes.clone();
    let middle = bytes.len() / 3;
    damaged[middle..middle + 40].fill(0x55);
    assert!(opened(&damaged).is_err());
    let garbled = patched(&bytes, "xl/worksheets/sheet1.xml", |text| text[..text.len() / 2].to_owned());
    assert!(opened(&garbled).unwrap_err().message.starts_with("`evidence.xlsx` cannot be read as a workbook: "));
}

#[test]
fn a_bomb_does_not_go_off() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("xl/sharedStrings.xml", SimpleFileOptions::default().large_file(true)).unwrap();
    let zeros = vec![b'0'; 1 << 20];
    for _ in 0..=limits::WORKBOOK_BYTES >> 20 {
        writer.write_all(&zeros).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20, "{}", bytes.len());
    let told = opened(&bytes).unwrap_err();
    assert_eq!(told.message, format!("`evidence.xlsx` unpacks to more than {} bytes", limits::WORKBOOK_BYTES));
}

#[test]
fn cells_far_out_are_refused_and_not_reached() {
    let wide = workbook(|sheet| {
        sheet.write_string(1, 16_000, "x").unwrap();
    });
    assert!(told(&wide)[0].contains("a cell beyond row 1048576 or column 256"), "{:?}", told(&wide));
    let far = patched(&workbook(|_| {}), "xl/worksheets/sheet1.xml", |text| {
        text.replace("<row r=\"2\"", "<row r=\"4294967294\"").replace("A2\"", "A4294967294\"")
    });
    // Either is right: it is refused as a whole, or cell by cell.
    if let Ok(file) = opened(&far) {
        assert!(!file.found().is_empty());
    }
}
