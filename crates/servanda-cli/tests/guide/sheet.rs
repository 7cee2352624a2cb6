//! A small workbook (XLSX) from a sketch of its sheet, with whatever a spreadsheet would not let one write.
//!
//! ```text
//!   id | kind                  cells, in the order of the columns
//!   ⟨row 7⟩ r1 | reading       a row where it says
//!   ⟨0.0367 as 0.00%⟩          a number in a format; also a day, `2026-06-10`, or a time of day, `09:30`
//!   ⟨=A1+1⟩ ⟨=A1+1 is 2⟩       a formula without and with its value
//!   ⟨#N/A⟩                     an error
//!   ⟨as above⟩                 merged with the cell above
//! ```

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OF_OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const OF_PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Writes the workbook that these lines sketch.
pub fn write(path: &Path, lines: &[&str]) {
    let mut formats: Vec<String> = Vec::new();
    let (mut rows, mut merged) = (String::new(), String::new());
    let mut number = 0;
    for line in lines {
        let given = line.strip_prefix("⟨row ").and_then(|rest| rest.split_once("⟩ "));
        let (row, cells) = given.map_or((number + 1, *line), |(row, cells)| (row.parse().unwrap(), cells));
        number = row;
        let _ = write!(rows, "<row r=\"{row}\">");
        for (column, cell) in cells.split(" | ").enumerate() {
            let name = format!("{}{row}", letter(column));
            if cell.trim() == "⟨as above⟩" {
                let _ = write!(merged, "<mergeCell ref=\"{}{}:{name}\"/>", letter(column), row - 1);
            } else {
                rows.push_str(&xml(&name, cell.trim(), &mut formats));
            }
        }
        rows.push_str("</row>");
    }
    let merged = if merged.is_empty() { merged } else { format!("<mergeCells>{merged}</mergeCells>") };
    pack(path, &format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{merged}</worksheet>"), &formats);
}

fn letter(column: usize) -> char {
    char::from(b'A' + u8::try_from(column).unwrap())
}

/// A cell in the words of the format.
fn xml(name: &str, cell: &str, formats: &mut Vec<String>) -> String {
    let Some(special) = cell.strip_prefix('⟨').and_then(|rest| rest.strip_suffix('⟩')) else {
        return format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>");
    };
    if let Some(formula) = special.strip_prefix('=') {
        let (formula, value) = formula.split_once(" is ").unwrap_or((formula, ""));
        let value = if value.is_empty() { String::new() } else { format!("<v>{value}</v>") };
        return format!("<c r=\"{name}\"><f>{formula}</f>{value}</c>");
    }
    if special.starts_with('#') {
        return format!("<c r=\"{name}\" t=\"e\"><v>{special}</v></c>");
    }
    let (value, format) = special.split_once(" as ").expect("a number in a format");
    formats.push(format.to_owned());
    format!("<c r=\"{name}\" s=\"{}\"><v>{}</v></c>", formats.len(), serial(value))
}

/// A number as it is; a day as the days since 1899-12-30; a time of day as a part of one.
fn serial(value: &str) -> String {
    let parts = |sign: char| value.split(sign).map(|part| part.parse::<i64>().ok()).collect::<Option<Vec<i64>>>();
    match (parts('-').as_deref(), parts(':').as_deref()) {
        (Some(&[year, month, day]), _) => {
            // The year begins in March, so that the day that is not always there is the last.
            let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
            let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
            (days - 693_899).to_string()
        }
        (_, Some(&[hour, minute])) => {
            let minutes = hour * 60 + minute;
            format!("0.{:06}", minutes * 1_000_000 / (24 * 60))
        }
        _ => value.to_owned(),
    }
}

fn pack(path: &Path, sheet: &str, formats: &[String]) {
    let listed =
        formats.iter().zip(164..).map(|(format, id)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{format}\"/>"));
    let used = formats.iter().zip(164..).map(|(_, id)| format!("<xf numFmtId=\"{id}\" applyNumberFormat=\"1\"/>"));
    let styles = format!(
        "<styleSheet xmlns=\"{MAIN}\"><numFmts>{}</numFmts><cellXfs><xf numFmtId=\"0\"/>{}</cellXfs></styleSheet>",
        listed.collect::<String>(),
        used.collect::<String>()
    );
    let related = |id: u8, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"{OF_OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |all: &str| format!("<Relationships xmlns=\"{OF_PACKAGE}/relationships\">{all}</Relationships>");
    let sheets = "<sheets><sheet name=\"Records\" sheetId=\"1\" r:id=\"r1\"/></sheets>";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{OF_PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            ),
        ),
        ("_rels/.rels", relations(&related(1, "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OF_OFFICE}\">{sheets}</workbook>")),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&(related(1, "worksheet", "worksheets/sheet1.xml") + &related(2, "styles", "styles.xml"))),
        ),
        ("xl/styles.xml", styles),
        ("xl/worksheets/sheet1.xml", sheet.to_owned()),
    ];
    let mut writer = ZipWriter::new(File::create(path).unwrap());
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in parts {
        writer.start_file(name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap();
}
