//! Non-interference of the whole command: what an audience may not see leaves no trace in what it is told, faulty or not.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::fs;
use std::path::Path;

use common::{copy_of, servanda, servanda_in};

/// Rows that `public` may not see; each is faulty, by itself or with another. `natanz,,4` and the like are at home in
/// the example.
const HIDDEN: &[&[u8]] = &[
    // A reading without credibility and unit, as a colleague would paste it.
    b"x1,reading,cascades,natanz,,secretvalue,pcs,,2026-06-01,,2026-06-02,IAEA,,1,\"red:IR,IAEA\",SECRETREF,,,SECRET NOTE",
    b"x2,reading,nothing-of-that-name,natanz,,4,pcs,,2026-06-01,,2026-06-02,IAEA,,1,amber,SECRETREF,,,",
    // The id of a record that the public sees, and a correction of one, more narrowly marked.
    b"r001,event,channel-opened,,,,,,2026-02-17,,2026-02-18,OM,,1,green,SECRETREF,,,",
    b"x3,event,channel-opened,,,,,,2026-02-18,,2026-02-19,OM,,1,amber,SECRETREF,,r001,",
    b"x4,event,channel-opened,,,,,,2026-02-18,,2026-02-19,OM,,1,amber,SECRETREF,,nothing,",
    // A good one that corrects another.
    b"x5,reading,cascades,natanz,,5,pcs,,2026-04-20,,2026-05-03,IAEA,,1,amber,SECRETREF,,r014,",
    // No marking that can be read: the keeper's alone.
    b"x6,event,channel-opened,,,,,,2026-02-17,,2026-02-18,OM,,1,,SECRETREF,,,",
    b"x7,event,channel-opened,,,,,,2026-02-17,,2026-02-18,OM,,1,red:NOBODY,SECRETREF,,,",
    b"x8,event,channel-opened,,,,,,2026-02-17,,2026-02-18,OM,,1,claer,SECRETREF,,,",
    // No row that can be taken apart.
    b"x9,event,channel-opened,,SECRET",
    b"x10,event,channel-opened,,,,,,2026-02-17,,2026-02-18,OM,,1,clear,SECRET,too,many,fields,,,,",
    b"x11,event,channel-opened,,,,,,2026-02-17,,2026-02-18,OM,,1,amber,\"SECRET,,,",
    b"x12,event,channel-opened,,,,,,2026-02-17,,2026-02-18,OM,,1,amber,\"SECRET\" REF,,,",
    // Another encoding, in a note and in the marking itself.
    b"x13,event,channel-opened,,,,,,2026-02-17,,2026-02-18,OM,,1,amber,SECRETREF,,,caf\xe9",
    b"x14,event,channel-opened,,,,,,2026-02-17,,2026-02-18,OM,,1,cl\xe9ar,SECRETREF,,,",
    // A control character, and nothing of its credibility.
    b"x15,event,channel-opened,,,,,,2026-02-17,,2026-02-18,OM,,,amber,\x1b[31mSECRET,,,",
    b"x16,finding,stockpile-cap,,,breached,,,2026-02-17,,2026-02-18,IAEA,,,amber,SECRETREF,,,",
];

/// A row that everybody sees, and that is faulty.
const SEEN: &[u8] = b"y1,reading,stockpile,natanz,,138,litres,,2026-06-01,,2026-06-02,IAEA,,1,clear,REF,,,";

/// What is asked of the dossier in the folder.
const QUESTIONS: &[&str] = &[
    "status . --at 2026-10-15",
    "status . --at 2026-10-15 --format json",
    "explain . stockpile-cap --at 2026-10-15 --standard alleged",
    "explain . cascades --at 2026-10-15 --format json",
    "history . --at 2026-11-24",
    "history . tranche-1 --at 2026-11-24 --format csv",
    "relief . --at 2026-11-24",
    "indicators . --at 2026-11-24 --format md",
    "agenda . --at 2026-10-15",
    "sources . --at 2026-10-15",
    "diff . --known-at 2026-05-01 --known-at 2026-10-15",
    "export . records --at 2026-11-24",
    "report monthly . --at 2026-10-31 --format html",
    "report weekly . --at 2026-10-15 --format md",
    "report incident . --at 2026-10-15 --format json",
];

fn told(folder: &Path, line: &str, audience: &str) -> (i32, String, String) {
    let line = format!("{line} --audience {audience}");
    let run = servanda_in(folder, &line.split_whitespace().collect::<Vec<_>>());
    (run.code, run.out, run.err)
}

/// Writes the evidence with rows put in after as many lines, counted with the header.
fn insert(folder: &Path, rows: &[(usize, &[u8])]) {
    let path = folder.join("evidence.csv");
    let text = fs::read(&path).unwrap();
    let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
    let mut out = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        for (_, row) in rows.iter().filter(|(after, _)| *after == number) {
            out.extend_from_slice(row);
            out.push(b'\n');
        }
        out.extend_from_slice(line);
    }
    for (_, row) in rows.iter().filter(|(after, _)| *after >= lines.len()) {
        out.extend_from_slice(row);
        out.push(b'\n');
    }
    fs::write(path, out).unwrap();
}

const END: usize = usize::MAX;

#[test]
fn faulty_rows_that_the_public_may_not_see_leave_no_trace() {
    // Alone, and with rows that it sees and that are faulty or not.
    for seen in [&[][..], &[(END, SEEN)][..], &[(3, SEEN), (40, SEEN)][..]] {
        let (without, with) = (copy_of("oman-2026"), copy_of("oman-2026"));
        insert(without.path(), seen);
        insert(with.path(), seen);
        // Before, between and after all others.
        let spread = HIDDEN.iter().enumerate().map(|(index, row)| ([1, 20, END][index % 3], *row));
        insert(with.path(), &spread.collect::<Vec<_>>());
        assert_eq!(servanda_in(with.path(), &["status", "."]).code, 3, "the keeper's is refused");
        for question in QUESTIONS {
            for option in ["", " --skip-faulty"] {
                let line = format!("{question}{option}");
                let (expected, found) = (told(without.path(), &line, "public"), told(with.path(), &line, "public"));
                assert_eq!(found, expected, "{line}");
                let refused = !seen.is_empty() && option.is_empty();
                assert_eq!(found.0, if refused { 3 } else { 0 }, "{line}: {}", found.2);
            }
        }
    }
}

#[test]
fn each_hidden_row_by_itself_leaves_no_trace() {
    let without = copy_of("oman-2026");
    let line = "status . --at 2026-10-15 --format json --skip-faulty";
    let expected = told(without.path(), line, "public");
    for row in HIDDEN {
        let with = copy_of("oman-2026");
        insert(with.path(), &[(20, row)]);
        assert_eq!(told(with.path(), line, "public"), expected, "{}", String::from_utf8_lossy(row));
        let plain = "status . --at 2026-10-15 --format json";
        assert_eq!(told(with.path(), plain, "public"), told(without.path(), plain, "public"));
    }
}

#[test]
fn those_who_may_see_a_faulty_row_are_told_of_it() {
    let folder = copy_of("oman-2026");
    insert(folder.path(), &[(END, HIDDEN[0])]);
    for (audience, code) in [("keeper", 3), ("IR", 3), ("IAEA", 3), ("US", 0), ("OM", 0), ("public", 0)] {
        let (found, _, err) = told(folder.path(), "status . --at 2026-10-15", audience);
        assert_eq!(found, code, "{audience}: {err}");
        assert_eq!(err.contains("secretvalue"), code == 3, "{audience}: {err}");
    }
}

#[test]
fn what_was_left_out_is_listed_for_each_audience() {
    let folder = copy_of("oman-2026");
    insert(folder.path(), &[(1, HIDDEN[0]), (END, SEEN)]);
    let line = "status . --at 2026-10-15 --skip-faulty";
    let text = fs::read_to_string(folder.path().join("evidence.csv")).unwrap();
    let lines = text.lines().count();
    let seen = text.lines().filter(|row| !row.contains(",amber,") && !row.contains("red:")).count();
    let (code, _, err) = told(folder.path(), line, "keeper");
    assert_eq!(code, 0);
    let message = |err: &str| err.split("warning: ").last().unwrap_or_default().to_owned();
    assert!(message(&err).starts_with("2 rows were left out as faulty:\n  ./evidence.csv:2 `x1`: "), "{err}");
    assert!(err.contains(&format!("  ./evidence.csv:{lines} `y1`: ")), "{err}");
    // The public counts lines without the rows that it may not see.
    let (code, _, err) = told(folder.path(), line, "public");
    assert_eq!(code, 0);
    assert!(
        message(&err).starts_with(&format!("1 row was left out as faulty:\n  ./evidence.csv:{seen} `y1`: ")),
        "{err}"
    );
    let json = |audience: &str| -> serde_json::Value {
        serde_json::from_str(&told(folder.path(), &format!("{line} --format json"), audience).1).unwrap()
    };
    let ids = |audience: &str| -> Vec<String> {
        let json = json(audience);
        json["left_out"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("keeper"), ["x1", "y1"]);
    assert_eq!(ids("public"), ["y1"]);
    let row = &json("public")["left_out"][0];
    assert_eq!((row["file"].as_str(), row["line"].as_u64()), (Some("./evidence.csv"), u64::try_from(seen).ok()));
    assert!(row["message"].as_str().unwrap().contains("litres"), "{row}");
}

#[test]
fn both_rows_of_one_id_are_listed_as_left_out() {
    let folder = copy_of("oman-2026");
    let twin = b"r002,event,agenda-agreed,,,,,,2026-03-05,,2026-03-06,OM,,1,clear,REF,,,";
    insert(folder.path(), &[(END, twin)]);
    let (code, _, err) = told(folder.path(), "status . --at 2026-10-15 --skip-faulty", "public");
    assert_eq!(code, 0);
    assert!(err.contains("2 rows were left out as faulty"), "{err}");
    assert!(err.contains("evidence.csv:3 `r002`: the id `r002` stands twice"), "{err}");
}

#[test]
fn a_declassified_correction_is_a_record_of_its_own_to_those_who_never_saw_the_first() {
    let folder = copy_of("oman-2026");
    let open = b"x1,reading,cascades,natanz,,5,pcs,,2026-04-20,,2026-05-03,IAEA,,1,clear,REF,,r014,";
    insert(folder.path(), &[(END, open)]);
    for audience in ["keeper", "public", "US"] {
        let (code, out, err) = told(folder.path(), "export . records --at 2026-11-24", audience);
        assert_eq!((code, err.as_str()), (0, ""), "{audience}");
        assert!(out.contains("\nx1,reading,cascades,natanz,"), "{audience}");
        assert_eq!(out.contains(",r014"), audience != "public", "{audience}");
    }
}

#[test]
fn a_misspelt_marking_of_the_header_refuses_the_dossier_for_all() {
    let folder = copy_of("oman-2026");
    let path = folder.path().join("evidence.csv");
    let text = fs::read_to_string(&path).unwrap().replacen(",marking,", ",markng,", 1);
    fs::write(path, text).unwrap();
    for audience in ["keeper", "IR", "public"] {
        for option in ["", " --skip-faulty"] {
            let (code, out, err) = told(folder.path(), &format!("status .{option}"), audience);
            assert_eq!((code, out.as_str()), (3, ""), "{audience}");
            assert!(err.contains("did you mean `marking`?"), "{audience}: {err}");
            assert!(err.contains("evidence.csv:1:"), "{audience}: {err}");
        }
    }
}

#[test]
fn of_lines_of_json_the_public_sees_those_that_are_marked_so() {
    let folder = copy_of("oman-2026");
    let run = servanda_in(folder.path(), &["export", ".", "records", "--at", "2026-11-24", "--format", "jsonl"]);
    assert_eq!(run.code, 0, "{}", run.err);
    fs::remove_file(folder.path().join("evidence.csv")).unwrap();
    fs::write(folder.path().join("evidence.jsonl"), &run.out).unwrap();
    let line = "status . --at 2026-10-15";
    let expected = told(folder.path(), line, "public");
    assert_eq!(expected.0, 0, "{}", expected.2);
    let hidden = "{\"id\": \"x1\", \"kind\": \"reading\", \"subject\": \"SECRET\", \"marking\": \"amber\"}\n{\"id\": \"x2\", SECRET\n\
                  {\"id\": \"x3\", \"kind\": \"event\", \"subject\": \"SECRET\"}\n";
    fs::write(folder.path().join("evidence.jsonl"), format!("{hidden}{}", run.out)).unwrap();
    assert_eq!(told(folder.path(), line, "public"), expected);
    assert_eq!(told(folder.path(), line, "keeper").0, 3);
}

#[test]
fn an_unknown_audience_is_two_even_of_a_faulty_dossier() {
    let folder = copy_of("oman-2026");
    insert(folder.path(), &[(END, SEEN)]);
    let (code, out, err) = told(folder.path(), "status .", "natanz");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("`natanz` is a site, not an audience"), "{err}");
    assert!(err.contains("write public, keeper, "), "{err}");
    assert!(!servanda("status examples/oman-2026 --audience public").err.contains("note:"));
}
