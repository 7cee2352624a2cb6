//! Reports in other languages: nothing of ours is left in English, lines are ordered right, an issue comes out again.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeSet;
use std::fs;

use common::{copy_of, root, servanda_in};

const LANGUAGES: [&str; 3] = ["fr", "ar", "fa"];
const KINDS: [&str; 7] = ["weekly", "monthly", "briefing", "brief", "incident", "agenda", "status"];

/// Dossiers, with days and readers.
const ASKED: [(&str, &str, &str); 7] = [
    ("oman-2026", "2026-05-26", "public"),
    ("oman-2026", "2026-08-28", "keeper"),
    ("oman-2026", "2026-10-15", "IAEA"),
    ("oman-2026", "2026-11-24", "IR"),
    ("jcpoa-2015", "2016-06-01", "keeper"),
    ("jcpoa-2015", "2019-07-15", "public"),
    ("jcpoa-2015", "2021-03-01", "keeper"),
];

/// What stands in reports in every language: markings, the name of the program.
const OURS: [&str; 6] = ["TLP", "CLEAR", "GREEN", "AMBER", "STRICT", "RED"];

/// The months of French, which ICU writes.
const MONTHS: &str = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr avr juil sept \
                      oct nov déc er";

fn told(dossier: &str, line: &str) -> String {
    let folder = root().join("examples").join(dossier);
    let run = servanda_in(&folder, &line.split_whitespace().collect::<Vec<_>>());
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{dossier}: {line}");
    run.out
}

/// The words in Latin letters.
fn words(text: &str) -> BTreeSet<String> {
    let is_latin = |c: char| c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}');
    // A word that was cut for want of room is none.
    let mut pieces: Vec<&str> = text.split('…').collect();
    let last = pieces.pop().unwrap();
    let whole: Vec<&str> = pieces.iter().map(|piece| piece.trim_end_matches(is_latin)).chain([last]).collect();
    let text = whole.join(" ");
    text.split(|c| !is_latin(c)).filter(|word| word.chars().count() > 1).map(str::to_lowercase).collect()
}

/// What a page says: its letters without tags, styles and commands.
fn letters(html: &str) -> String {
    let body = html.split("<body>").nth(1).unwrap();
    let mut out = String::new();
    for (index, piece) in body.split('<').enumerate() {
        let (tag, text) = if index == 0 { ("", piece) } else { piece.split_once('>').unwrap() };
        if !tag.starts_with("code") {
            out.push_str(text);
        }
        out.push('\n');
    }
    out.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">")
}

/// What a dossier itself brings: names, what stands in quotes, headings of the prose, and the cells of records that are free text.
fn of_dossier(dossier: &str) -> BTreeSet<String> {
    let folder = root().join("examples").join(dossier);
    let agreement = fs::read_to_string(folder.join("agreement.accord.md")).unwrap();
    let mut found = BTreeSet::new();
    for line in agreement.lines() {
        if line.starts_with('#') {
            found.extend(words(line));
        }
        line.split('"').skip(1).step_by(2).for_each(|quoted| found.extend(words(quoted)));
        // A name has a hyphen, or follows the keyword that declares it; a unit follows `in` or a number.
        let mut parts = line.split_whitespace().peekable();
        while let Some(part) = parts.next() {
            if part.contains('-')
                || part.chars().any(char::is_uppercase)
                || part == "in"
                || part.starts_with(char::is_numeric)
            {
                found.extend(words(part));
                found.extend(parts.peek().map(|next| words(next)).unwrap_or_default());
            }
        }
        if !line.starts_with(' ') {
            found.extend(line.split_whitespace().nth(1).map(words).unwrap_or_default());
        }
    }
    for file in ["evidence.csv", "sources.csv"] {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        let columns: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        let free =
            ["id", "of", "about", "note", "ref", "url", "source", "via", "name", "unit", "subject", "site", "at"];
        for line in text.lines().skip(1) {
            // A cell with commas is in quotes; what stands in them is free text too.
            line.split('"').skip(1).step_by(2).for_each(|quoted| found.extend(words(quoted)));
            for (column, cell) in columns.iter().zip(line.split(',')) {
                if free.contains(column) {
                    found.extend(words(cell));
                }
            }
        }
    }
    found
}

/// What the messages of a language say in Latin letters.
fn of_messages(language: &str) -> BTreeSet<String> {
    let file = root().join(format!("crates/servanda-report/locales/{language}.ftl"));
    let text = fs::read_to_string(file).unwrap();
    let values = text.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let line = line.split_once(" = ").map_or(line, |(_, value)| value);
        // What a message speaks of, and the names of its forms, are no words of it.
        let outside = line.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest));
        outside.collect::<Vec<_>>().join(" ").split(']').next_back().unwrap_or_default().to_owned()
    });
    values.flat_map(|value| words(&value)).collect()
}

/// Each message in English that speaks of nothing and is no single word.
fn english() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("crates/servanda-report/locales/en.ftl")).unwrap();
    let values = text.lines().filter_map(|line| line.split_once(" = ").map(|(_, value)| value.to_owned()));
    values.filter(|value| !value.contains('{') && value.contains(' ')).collect()
}

/// Every word of every report is of its language or of its dossier.
#[test]
fn nothing_of_ours_is_left_in_english() {
    let english = english();
    for language in LANGUAGES {
        let mut known = of_messages(language);
        known.extend(OURS.map(str::to_lowercase));
        if language == "fr" {
            known.extend(words(MONTHS));
        }
        for (dossier, at, audience) in ASKED {
            let own = of_dossier(dossier);
            for kind in KINDS {
                let line = format!("report {kind} . --at {at} --audience {audience} --lang {language} --format html");
                let page = letters(&told(dossier, &line));
                let strange: Vec<String> =
                    words(&page).into_iter().filter(|word| !known.contains(word) && !own.contains(word)).collect();
                assert_eq!(strange, Vec::<String>::new(), "{dossier}: {line}");
                for said in page.lines() {
                    let said = said.trim();
                    assert!(!english.contains(said), "{dossier}: {line}: `{said}`");
                }
            }
        }
    }
}

/// What is set apart is so from its beginning to its end, and only where the format lays out a line.
#[test]
fn lines_from_right_to_left_hold_together() {
    for language in LANGUAGES {
        let is_rtl = language != "fr";
        for kind in KINDS {
            let line = format!("report {kind} . --at 2026-10-15 --audience IAEA --lang {language}");
            let html = told("oman-2026", &format!("{line} --format html"));
            let direction = if is_rtl { "rtl" } else { "ltr" };
            assert!(html.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")), "{line}");
            let count = |letter: char| html.chars().filter(|c| *c == letter).count();
            let begun = count('\u{2068}') + count('\u{2067}');
            assert_eq!(begun, count('\u{2069}'), "{line}");
            assert_eq!(begun > 0, is_rtl, "{line}");
            assert!(!html.contains('\u{fffd}'), "{line}");
            for format in ["json", "plain"] {
                let text = told("oman-2026", &format!("{line} --format {format}"));
                assert!(!text.contains(['\u{2068}', '\u{2069}', '\u{200f}', '\u{fffd}']), "{line} --format {format}");
            }
            let json: serde_json::Value =
                serde_json::from_str(&told("oman-2026", &format!("{line} --format json"))).unwrap();
            assert_eq!(json["language"], language);
        }
    }
}

/// What no title is told in is shown as it is, and marked as of another language.
#[test]
fn a_title_that_is_not_told_is_shown_as_it_is() {
    let folder = copy_of("oman-2026");
    let path = folder.path().join("agreement.accord.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("  title ar \"مجمع نطنز للتخصيب\"\n", "")).unwrap();
    let line = "report monthly . --at 2026-10-31 --audience public --lang ar --format html";
    let run = servanda_in(folder.path(), &line.split_whitespace().collect::<Vec<_>>());
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("<bdi lang=\"\">Natanz enrichment complex</bdi>"));
    assert!(run.out.contains("<bdi>منشأة فوردو للتخصيب</bdi>"));
    let check = servanda_in(folder.path(), &["check", "."]);
    assert!(check.out.contains("warning[missing-translation]: not told in `ar`: title of `natanz`"), "{}", check.out);
}

/// The register keeps the language, so that an issue is made again in it.
#[test]
fn an_issue_comes_out_again_in_its_language() {
    let folder = copy_of("oman-2026");
    let run = |line: &str| servanda_in(folder.path(), &line.split_whitespace().collect::<Vec<_>>());
    for language in ["en", "ar"] {
        let made = run(&format!("issue . public-monthly --dated 2026-06-01 --at 2026-06-02 --lang {language}"));
        assert_eq!(made.code, 0, "{}", made.err);
    }
    assert!(folder.path().join("issues/public-monthly-0004-public.html").exists());
    let arabic = fs::read_to_string(folder.path().join("issues/public-monthly-0004-public-ar.html")).unwrap();
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"));
    let again = run("issue . --check");
    assert_eq!((again.code, again.out.trim()), (0, "2 issues: the same to the byte"), "{}", again.err);
    let command = arabic.split("<code>").nth(1).unwrap().split("</code>").next().unwrap();
    assert!(command.ends_with("--lang ar"), "{command}");
}
