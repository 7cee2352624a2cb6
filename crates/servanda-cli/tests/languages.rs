//! Reports, explanations and sites in other languages: nothing of ours is left in English, lines are ordered right, an issue comes out again.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

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
        let known = known_in(language);
        for (dossier, at, audience) in ASKED {
            let own = of_dossier(dossier);
            for kind in KINDS {
                let line = format!("report {kind} . --at {at} --audience {audience} --lang {language} --format html");
                let page = letters(&told(dossier, &line));
                assert_eq!(strange(&page, &[&known, &own]), Vec::<String>::new(), "{dossier}: {line}");
                for said in page.lines() {
                    let said = said.trim();
                    assert!(!english.contains(said), "{dossier}: {line}: `{said}`");
                }
            }
        }
    }
}

/// What the messages named `explain-...` say in English between what they speak of, as far as it is two words or more.
fn explained_in_english() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("crates/servanda-report/locales/en.ftl")).unwrap();
    let values = text.lines().filter(|line| line.starts_with("explain-")).filter_map(|line| line.split_once(" = "));
    let literals = values.flat_map(|(_, value)| {
        let pieces = value.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest));
        pieces.map(|piece| piece.trim_matches([' ', ',', ';', ':', '(', ')']).to_owned()).collect::<Vec<_>>()
    });
    let literals: BTreeSet<String> = literals.filter(|literal| literal.contains(' ')).collect();
    assert!(literals.len() > 50, "{literals:?}");
    literals
}

/// The words that a text has, of nobody's language but ours.
fn strange(text: &str, known: &[&BTreeSet<String>]) -> Vec<String> {
    words(text).into_iter().filter(|word| !known.iter().any(|known| known.contains(word))).collect()
}

fn known_in(language: &str) -> BTreeSet<String> {
    let mut known = of_messages(language);
    known.extend(OURS.map(str::to_lowercase));
    if language == "fr" {
        known.extend(words(MONTHS));
    }
    known
}

/// Of everything in both dossiers that has reasons: every word is of the language or of the dossier.
#[test]
fn no_explanation_has_a_word_of_ours_in_english() {
    for language in LANGUAGES {
        let known = known_in(language);
        let mut explained = 0;
        for (dossier, at, audience) in [ASKED[2], ASKED[4], ASKED[5]] {
            let own = of_dossier(dossier);
            let folder = root().join("examples").join(dossier);
            let text = fs::read_to_string(folder.join("agreement.accord.md")).unwrap();
            let declared = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
            let names: BTreeSet<&str> = declared.filter_map(|line| line.split_whitespace().nth(1)).collect();
            for name in names {
                let line = format!("explain . {name} --at {at} --audience {audience} --lang {language} --format md");
                let run = servanda_in(&folder, &line.split_whitespace().collect::<Vec<_>>());
                // What has no standing of its own is refused.
                if run.code == 0 {
                    explained += 1;
                    assert_eq!(strange(&run.out, &[&known, &own]), Vec::<String>::new(), "{dossier}: {line}");
                }
            }
        }
        assert!(explained > 100, "{explained}");
    }
}

/// The same of every page of a site; and nothing that an explanation says in English is on it, in its feeds and its calendars.
#[test]
fn no_site_has_a_word_of_ours_in_english() {
    let english = explained_in_english();
    for (dossier, at) in [("oman-2026", "2026-10-15"), ("jcpoa-2015", "2019-07-15")] {
        let out = tempfile::tempdir().unwrap();
        let line = format!("publish . --at {at} --out {} --lang fr,ar,fa", out.path().join("site").display());
        told(dossier, &line);
        let own = of_dossier(dossier);
        for (language, folder) in [("fr", "site"), ("ar", "site/ar"), ("fa", "site/fa")] {
            let mut known = known_in(language);
            // Languages by their own names, the program, the licence, and the files that are named.
            known.extend(words(
                "English Français servanda CC BY data proof csv json jsonl atom ics status history relief",
            ));
            known.extend(words(
                "indicators agenda sources records datapackage changes reports deadlines bundle evidence SUMS SHA",
            ));
            known.extend(words("html svg commitments badges href src img alt"));
            let (mut pages, mut files) = (0, files_below(&out.path().join(folder)));
            files.retain(|path| !path.strip_prefix(out.path()).unwrap().starts_with("site/data"));
            files.retain(|path| !path.strip_prefix(out.path()).unwrap().starts_with("site/proof"));
            if language == "fr" {
                let is_of_others =
                    |path: &Path| ["ar", "fa"].iter().any(|one| path.starts_with(out.path().join("site").join(one)));
                files.retain(|path| !is_of_others(path));
            }
            for path in files {
                let name = path.file_name().unwrap().to_str().unwrap();
                let text = fs::read_to_string(&path).unwrap();
                let said = match name.rsplit_once('.').map(|(_, ending)| ending) {
                    // The text of the agreement is in its own language.
                    Some("html") if name != "agreement.html" => {
                        pages += 1;
                        let said = letters(&text);
                        assert_eq!(
                            strange(&said, &[&known, &own]),
                            Vec::<String>::new(),
                            "{dossier}: {}",
                            path.display()
                        );
                        said
                    }
                    Some("ics") => text.replace("\r\n ", ""),
                    Some("atom" | "svg") => text,
                    _ => continue,
                };
                for literal in &english {
                    assert!(!said.contains(literal.as_str()), "{dossier}: {}: `{literal}`", path.display());
                }
            }
            assert!(pages > 20, "{pages}");
        }
    }
}

/// Every file in a folder and in those within it.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// An explanation is laid out like a report: isolates that hold together in Markdown, none where there is no line.
#[test]
fn explanations_from_right_to_left_hold_together() {
    for language in ["ar", "fa"] {
        let line = format!("explain . tranche-2 --at 2026-10-15 --lang {language}");
        let page = told("oman-2026", &format!("{line} --format md"));
        let count = |letter: char| page.chars().filter(|c| *c == letter).count();
        assert!(count('\u{2068}') > 0 && count('\u{2068}') == count('\u{2069}') && count('\u{fffd}') == 0, "{page}");
        for format in ["json", "plain", "csv"] {
            let text = told("oman-2026", &format!("{line} --format {format}"));
            assert!(!text.contains(['\u{2068}', '\u{2069}', '\u{200f}', '\u{fffd}']), "{line} --format {format}");
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
