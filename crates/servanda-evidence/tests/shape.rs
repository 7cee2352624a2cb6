//! Faults of a file rather than of a value: headers, numbers of fields, quotes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{covered, read_text};

#[test]
fn headers_must_name_the_columns() {
    let row = "r1,event,team-met,2026-06-10,2026-06-12,IAEA";
    for (header, name, place, message, help) in [
        (
            "id,kind,subject,at,recorded,sorce",
            "unknown-column",
            "sorce",
            "unknown column `sorce`",
            "did you mean `source`?",
        ),
        (
            "id,kind,subject,at,recorded,id",
            "duplicate-column",
            "id",
            "the column `id` stands twice",
            "leave one of them out",
        ),
        (
            "id,kind,subject,at,recorded,",
            "unknown-column",
            "",
            "column 6 has no name",
            "name it, or take away the separator that makes it",
        ),
    ] {
        let (log, faults) = read_text(&format!("{header}\n{row}\n"));
        assert!(log.is_empty());
        let all: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert!(all.contains(&"the column `source` is missing"), "{all:?}");
        let unknown = faults.iter().find(|fault| fault.name == name && fault.message == message).unwrap();
        assert_eq!(unknown.help.as_deref(), Some(help));
        assert_eq!(covered(unknown, 0), place);
    }
    let (log, faults) = read_text(&format!("{row}\n"));
    assert!(log.is_empty() && faults.iter().any(|fault| fault.name == "missing-column"));
    let (_, faults) = read_text("");
    assert_eq!((faults[0].name, faults[0].message.as_str()), ("no-header", "the file has no header line"));
}

#[test]
fn under_a_misspelt_marking_nothing_is_read() {
    let text = "id,kind,subject,at,recorded,source,credibility,markng\nr1,event,team-met,2026-06-10,2026-06-12,IAEA,1,red:IR\n";
    let (log, faults) = read_text(text);
    assert!(log.is_empty());
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].help.as_deref(), Some("did you mean `marking`?"));
}

#[test]
fn optional_columns_may_be_left_out_and_stand_in_any_order() {
    let text = "source,recorded,at,subject,kind,credibility,id\nIAEA,2026-06-12,2026-06-10,team-met,event,1,r1\n";
    let (log, faults) = read_text(text);
    assert_eq!(faults, []);
    assert_eq!(log.len(), 1);
}

#[test]
fn rows_have_as_many_fields_as_the_header() {
    let header = "id,kind,subject,at,recorded,source,credibility";
    let (_, faults) = read_text(&format!(
        "{header}\nr1,event,team-met,2026-06-10\nr2,event,team-met,2026-06-10,2026-06-12,IAEA,1,x\n"
    ));
    assert_eq!(faults.len(), 2);
    assert_eq!(faults[0].message, "the row has too few fields: 4, where the header has 7");
    assert_eq!(faults[0].labels[0].file.line_column(faults[0].labels[0].span.start), (2, 1));
    assert_eq!(faults[1].message, "the row has too many fields: 8, where the header has 7");
    assert_eq!(covered(&faults[1], 0), "x");
    let help = "every row has as many separators as the header; a text that contains one stands in double quotes";
    assert_eq!(faults[1].help.as_deref(), Some(help));
}

#[test]
fn quotes_are_closed_on_their_line() {
    let header = "id,kind,subject,at,recorded,source,credibility,note";
    let good = "event,team-met,2026-06-10,2026-06-12,IAEA,1";
    let (log, faults) = read_text(&format!("{header}\nr1,{good},\"open\nr2,{good},ok\nr3,{good},\"a\"b\n"));
    assert_eq!(log.len(), 1);
    assert_eq!(faults[0].message, "the quote that opens here is not closed on its line");
    assert_eq!(covered(&faults[0], 0), "\"open");
    assert_eq!(faults[1].message, "text stands after the quote that closes");
    assert_eq!(faults[1].name, "unclosed-quote");
}
