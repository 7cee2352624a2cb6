//! A form for collecting records: an empty table with the choices that the agreement leaves, lists of them, and how to
//! fill it in. What is filled in is read as evidence as it is.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Format, Formula, Workbook, Worksheet, XlsxError};
use servanda_agreement::{Agreement, Declared, Scale};
use servanda_base::{Arena, limits};
use servanda_evidence::Source;

use super::{Formats, NoWorkbook, header, new_book};
use crate::sheet::RECORD_COLUMNS;

/// What stands in the columns, in words.
const HELP: [&str; RECORD_COLUMNS.len()] = [
    "Unique in the dossier: r001.",
    "reading: the value of a measure. event: something that happened. decision: an act of a party. finding: a verdict of a verifier. retraction: takes a record back.",
    "The measure, the event, or what the decision or finding is about: see the sheet Lists.",
    "Where or whose, if anywhere: see the sheet Lists.",
    "The occurrence that it belongs to: a request and its answer, a period, the commitment in dispute.",
    "A reading: 205, >300, <=5, 100..120, 62±3, ~900, yes, no, unknown, refused. An event: empty, a number, none, refused. A decision: granted, suspended, restored, withdrawn, waived, extended, opened, settled, ... A finding: met, breached, unknown.",
    "The unit of the value or the amount.",
    "The amount of a grant.",
    "When it was so: 2026-06-10, 2026-06-10T09:30, some time in 2026-06, 2026-06-01..2026-06-14.",
    "Through when it was so, if throughout a stretch of time.",
    "When it became known to the keeper of the log: 2026-06-12.",
    "Who vouches for it: an id of sources.csv, see the sheet Lists.",
    "Who carried it, if another.",
    "Of this record: 1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.",
    "Who may see it: clear (everyone), green, amber, amber+strict, or red: and names, as red:IR,IAEA. Needed in every row.",
    "The document.",
    "Where the document is.",
    "A remark, one line.",
    "The id of the record that this one corrects or retracts.",
];

/// The choices of one column: its place in the table, its name, and what may be chosen.
struct Choice {
    column: u16,
    title: &'static str,
    words: Vec<(String, String)>,
    /// Whether nothing else may stand there.
    is_closed: bool,
}

/// An empty table of records for `agreement` and who may be cited, as a workbook: the sheets `Records`, `Lists` and
/// `Instructions`.
///
/// # Errors
/// If the lists do not fit into a sheet.
pub fn template(agreement: &Agreement, sources: &Arena<Source>) -> Result<Vec<u8>, NoWorkbook> {
    let choices = choices(agreement, sources);
    let mut book = new_book(&agreement.declared.title)?;
    let formats = Formats::new();
    records(&mut book, &choices, &formats)?;
    lists(&mut book, &choices, &formats)?;
    instructions(&mut book, agreement, &formats)?;
    Ok(book.save_to_buffer()?)
}

fn records(book: &mut Workbook, choices: &[Choice], formats: &Formats) -> Result<(), XlsxError> {
    let page = book.add_worksheet().set_name("Records")?;
    header(page, RECORD_COLUMNS, formats)?;
    // Cells of text: a spreadsheet makes a day out of `2026-06`, and a date out of `1..2`.
    let as_text = Format::new().set_num_format("@");
    for (column, name) in (0_u16..).zip(RECORD_COLUMNS) {
        let width = if matches!(*name, "note" | "url") { 40 } else { 16 };
        page.set_column_format(column, &as_text)?;
        page.set_column_width(column, width)?;
    }
    for (column, help) in (0_u16..).zip(HELP) {
        page.insert_note(0, column, &rust_xlsxwriter::Note::new(help).add_author_prefix(false))?;
    }
    for (place, choice) in choices.iter().enumerate() {
        validate(page, place, choice)?;
    }
    let last = u16::try_from(RECORD_COLUMNS.len()).unwrap_or(1) - 1;
    page.autofilter(0, 0, 0, last)?;
    Ok(())
}

fn validate(page: &mut Worksheet, place: usize, choice: &Choice) -> Result<(), XlsxError> {
    let letter = column_number_to_name(list_column(place));
    let last = choice.words.len() + 1;
    let list = Formula::new(format!("=Lists!${letter}$2:${letter}${last}"));
    let style = if choice.is_closed { DataValidationErrorStyle::Stop } else { DataValidationErrorStyle::Warning };
    let told = if choice.is_closed { "Choose from the list." } else { "This is not on the list. Is it meant so?" };
    let validation = DataValidation::new()
        .allow_list_formula(list)
        .set_error_style(style)
        .set_error_title(choice.title)?
        .set_error_message(told)?;
    page.add_data_validation(1, choice.column, limits::SHEET_ROWS - 1, choice.column, &validation)?;
    Ok(())
}

/// Where the list stands: each has a column for its words and one for what they mean.
fn list_column(place: usize) -> u16 {
    u16::try_from(place * 2).unwrap_or(0)
}

fn lists(book: &mut Workbook, choices: &[Choice], formats: &Formats) -> Result<(), XlsxError> {
    let page = book.add_worksheet().set_name("Lists")?;
    for (place, choice) in choices.iter().enumerate() {
        let column = list_column(place);
        page.write_string_with_format(0, column, choice.title, &formats.header)?;
        page.write_string_with_format(0, column + 1, "meaning", &formats.header)?;
        for (row, (word, meaning)) in (1_u32..).zip(&choice.words) {
            page.write_string(row, column, word)?;
            page.write_string(row, column + 1, meaning)?;
        }
        page.set_column_width(column, 24)?;
        page.set_column_width(column + 1, 40)?;
    }
    page.set_freeze_panes(1, 0)?;
    Ok(())
}

fn instructions(book: &mut Workbook, agreement: &Agreement, formats: &Formats) -> Result<(), XlsxError> {
    let page = book.add_worksheet().set_name("Instructions")?;
    let lines = [
        format!("Records for: {}", agreement.declared.title),
        "One row of the sheet Records is one statement by one source. A row is never changed once it is in the log: a correction is a new row that names the old one in `supersedes`.".to_owned(),
        "Required are id, kind, subject (but of a retraction), at, recorded, source and marking. All else may stay empty.".to_owned(),
        "All cells are texts, so that what you write stays as you write it. Dates are year-month-day. Write no formulas, and merge no cells.".to_owned(),
        format!("Days are those of the time zone {}.", agreement.calendar.zone_name()),
        "Save the file as evidence.xlsx in the folder of the dossier, or under any name in its folder evidence, and run `servanda check`.".to_owned(),
    ];
    page.set_column_width(0, 18)?;
    page.set_column_width(1, 110)?;
    let mut row = 0;
    for line in lines {
        page.write_string_with_format(row, 1, line, &formats.text)?;
        row += 1;
    }
    row += 1;
    page.write_string_with_format(row, 0, "column", &formats.header)?;
    page.write_string_with_format(row, 1, "what to write", &formats.header)?;
    for (name, help) in RECORD_COLUMNS.iter().zip(HELP) {
        row += 1;
        page.write_string_with_format(row, 0, *name, &formats.text)?;
        page.write_string_with_format(row, 1, help, &formats.text)?;
    }
    Ok(())
}

fn choices(agreement: &Agreement, sources: &Arena<Source>) -> Vec<Choice> {
    let column = |name: &str| {
        let place = RECORD_COLUMNS.iter().position(|column| *column == name);
        place.and_then(|place| u16::try_from(place).ok()).unwrap_or(0)
    };
    let fixed = |words: &[(&str, &str)]| {
        words.iter().map(|(word, meaning)| ((*word).to_owned(), (*meaning).to_owned())).collect()
    };
    let kinds = [
        ("reading", "the value of a measure"),
        ("event", "something that happened"),
        ("decision", "an act of a party"),
        ("finding", "a verdict of a verifier"),
        ("retraction", "takes a record back"),
    ];
    let markings = [
        ("clear", "everyone"),
        ("green", "the community"),
        ("amber", "the organisations concerned and those they serve"),
        ("amber+strict", "the organisations concerned"),
        ("red:", "those named alone: red:IR,IAEA"),
    ];
    let credibility = [
        ("1", "confirmed by other sources"),
        ("2", "probably true"),
        ("3", "possibly true"),
        ("4", "doubtful"),
        ("5", "improbable"),
        ("6", "cannot be judged"),
    ];
    let cited = sources.iter().map(|(_, source)| (source.id.to_string(), source.name.to_string())).collect();
    let choice = |name: &'static str, words, is_closed| Choice { column: column(name), title: name, words, is_closed };
    let all = [
        choice("kind", fixed(&kinds), true),
        choice("subject", subjects(agreement), true),
        choice("site", places(agreement), true),
        choice("source", cited, true),
        choice("credibility", fixed(&credibility), true),
        choice("marking", fixed(&markings), false),
    ];
    all.into_iter().filter(|choice| !choice.words.is_empty()).collect()
}

/// Whatever a record can be about, with what it is.
fn subjects(agreement: &Agreement) -> Vec<(String, String)> {
    let said = |what: String, declared: &Declared| (declared.name.to_string(), format!("{what}: {}", declared.title));
    let measure = |scale: &Scale| match scale {
        Scale::Number(unit) => format!("measure in {}", agreement.units[*unit].symbol),
        Scale::YesNo => "measure, yes or no".to_owned(),
        Scale::Levels(levels) => {
            format!("measure: {}", levels.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
    };
    let mut words: Vec<(String, String)> = Vec::new();
    let read = agreement.measures.iter().filter(|(_, of)| of.formula.is_none());
    words.extend(read.map(|(_, of)| said(measure(&of.scale), &of.declared)));
    words.extend(agreement.events.iter().map(|(_, of)| said("event".to_owned(), &of.declared)));
    words.extend(agreement.commitments.iter().map(|(_, of)| said("commitment".to_owned(), &of.declared)));
    words.extend(agreement.reliefs.iter().map(|(_, of)| said("relief".to_owned(), &of.declared)));
    words.extend(agreement.procedures.iter().map(|(_, of)| said("procedure".to_owned(), &of.declared)));
    words.extend(agreement.responses.iter().map(|(_, of)| said("response".to_owned(), &of.declared)));
    words
}

/// Sites, sets of them, and the parties.
fn places(agreement: &Agreement) -> Vec<(String, String)> {
    let said = |declared: &Declared| (declared.name.to_string(), declared.title.to_string());
    let mut words: Vec<(String, String)> = agreement.sites.iter().map(|(_, of)| said(&of.declared)).collect();
    words.extend(agreement.site_sets.iter().map(|(_, of)| said(&of.declared)));
    words.extend(agreement.actors.iter().map(|(_, of)| said(&of.declared)));
    words
}
