//! The public site: that it follows from what it was made from, tells nothing else, and can be read by others.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use common::{copy_of, root, servanda, servanda_in};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::RcDom;

type Files = BTreeMap<String, Vec<u8>>;

fn published(dossier: &Path, flags: &str, out: &Path) -> String {
    let line = format!("publish . --out {} {flags}", out.display());
    let run = servanda_in(dossier, &line.split_whitespace().collect::<Vec<_>>());
    assert_eq!(run.code, 0, "{line}: {}", run.err);
    run.out
}

fn site(dossier: &Path, flags: &str) -> (tempfile::TempDir, Files) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    published(dossier, flags, &out);
    let files = files(&out);
    (folder, files)
}

fn files(folder: &Path) -> Files {
    fn within(folder: &Path, prefix: &str, all: &mut Files) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
            match path.is_dir() {
                true => within(&path, &format!("{name}/"), all),
                false => _ = all.insert(name, fs::read(&path).unwrap()),
            }
        }
    }
    let mut all = Files::new();
    within(folder, "", &mut all);
    all
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    std::str::from_utf8(&files[path]).unwrap()
}

fn pages(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    files.keys().filter(|path| path.ends_with(".html")).map(|path| (path.as_str(), text(files, path)))
}

/// The values of an attribute, as they stand.
fn values<'t>(page: &'t str, attribute: &str) -> Vec<&'t str> {
    let start = format!(" {attribute}=\"");
    page.split(start.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

const OMAN: &str = "--at 2026-10-15 --url https://example.org/oman";
const FOUR: &str = "--at 2026-10-15 --url https://example.org/oman --lang en,fr,ar,fa";

fn oman() -> std::path::PathBuf {
    root().join("examples/oman-2026")
}

#[test]
fn a_site_follows_from_its_records_and_comes_out_the_same() {
    for (example, flags) in [("oman-2026", OMAN), ("jcpoa-2015", "--at 2019-07-15")] {
        let dossier = root().join("examples").join(example);
        let (folder, before) = site(&dossier, flags);
        let out = folder.path().join("site");
        let run = servanda(&format!("verify {}", out.display()));
        assert_eq!(run.code, 0, "{}", run.out);
        assert!(run.out.contains("It holds"), "{}", run.out);
        // Without the dossier, and again: not a byte is another.
        assert!(published(&dossier, flags, &out).contains(": 0 files written"));
        assert_eq!(before, files(&out));
    }
}

/// Every page is there in each language, leads to the others, and is made again; what has no words is there once.
#[test]
fn a_site_in_several_languages_follows_and_leads_from_each_to_the_others() {
    let (folder, files) = site(&oman(), FOUR);
    let out = folder.path().join("site");
    let run = servanda(&format!("verify {}", out.display()));
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(published(&oman(), FOUR, &out).contains(": 0 files written"));
    let bundle: serde_json::Value = serde_json::from_slice(&files["proof/bundle.json"]).unwrap();
    assert_eq!(bundle["languages"], serde_json::json!(["en", "fr", "ar", "fa"]));
    let is_of = |path: &str, language: &str| path.strip_prefix(language).is_some_and(|rest| rest.starts_with('/'));
    let others = ["fr", "ar", "fa"];
    let root: Vec<&String> = files.keys().filter(|path| !others.iter().any(|one| is_of(path, one))).collect();
    let is_once = |path: &str| {
        ["data/", "proof/"].iter().any(|folder| path.starts_with(folder))
            || ["style.css", "rtl.css", "sitemap.xml", "SHA256SUMS"].contains(&path)
    };
    for language in others {
        let there: Vec<&str> = files.keys().filter_map(|path| path.strip_prefix(language)?.strip_prefix('/')).collect();
        let asked: Vec<&str> = root.iter().map(|path| path.as_str()).filter(|path| !is_once(path)).collect();
        assert_eq!(there, asked, "{language}");
        let direction = if language == "fr" { "ltr" } else { "rtl" };
        let head = format!("<html lang=\"{language}\" dir=\"{direction}\">");
        assert!(pages(&files).filter(|(path, _)| is_of(path, language)).all(|(_, page)| page.contains(&head)));
        assert!(text(&files, &format!("{language}/changes.atom")).contains(&format!("xml:lang=\"{language}\"")));
        for calendar in ["deadlines.ics", "reports.ics"] {
            let calendar: icalendar::Calendar = text(&files, &format!("{language}/{calendar}")).parse().unwrap();
            assert!(!calendar.components.is_empty());
        }
        let feed = feed_rs::parser::parse(&files[&format!("{language}/changes.atom")][..]).unwrap();
        let english = feed_rs::parser::parse(&files["changes.atom"][..]).unwrap();
        assert_eq!(feed.entries.len(), english.entries.len());
        assert!(feed.entries.iter().zip(&english.entries).all(|(own, other)| own.id != other.id), "{language}");
        assert!(text(&files, "sitemap.xml").contains(&format!("oman/{language}/relief/tranche-1.html</loc>")));
    }
    let page = text(&files, "ar/commitments/stockpile-cap.html");
    assert!(page.contains(
        "<link rel=\"alternate\" hreflang=\"fa\" href=\"https://example.org/oman/fa/commitments/stockpile-cap.html\">"
    ));
    assert!(page.contains(
        "<a href=\"../../commitments/stockpile-cap.html\" lang=\"en\" hreflang=\"en\" dir=\"ltr\">English</a>"
    ));
    assert!(page.contains("<span lang=\"ar\" aria-current=\"true\">العربية</span>"));
    // English is what it is alone, but for the way to the other languages.
    let alone = site(&oman(), OMAN).1;
    assert_eq!(alone.len(), root.len() - 1, "rtl.css is there for the others");
    for path in root.iter().filter(|path| !path.ends_with(".html")) {
        let differs =
            ["rtl.css", "style.css", "sitemap.xml", "SHA256SUMS", "proof/bundle.json"].contains(&path.as_str());
        assert!(differs || alone.get(*path) == files.get(*path), "{path}");
    }
    let told = text(&files, "commitments/stockpile-cap.html");
    let (before, rest) = told.split_once("<nav class=\"languages\"").unwrap();
    let told = format!("{before}{}", rest.split_once("</nav>\n").unwrap().1);
    let told: String = told.lines().filter(|line| !line.contains("hreflang")).map(|line| format!("{line}\n")).collect();
    assert_eq!(told, text(&alone, "commitments/stockpile-cap.html"));
    assert!(!text(&alone, "proof/bundle.json").contains("languages"));
    // What is told otherwise in one language does not follow.
    let forged = page.replacen("غير مستوفى", "مستوفى", 1);
    assert_ne!(page, forged);
    fs::write(out.join("ar/commitments/stockpile-cap.html"), forged).unwrap();
    let run = servanda(&format!("verify {}", out.display()));
    assert_eq!(run.code, 1);
    assert!(run.out.contains("ar/commitments/stockpile-cap.html"), "{}", run.out);
}

/// The first language stands at the root, whichever it is.
#[test]
fn any_language_may_be_the_first() {
    let (folder, files) = site(&oman(), "--at 2026-10-15 --lang fa --lang en");
    assert!(text(&files, "index.html").contains("<html lang=\"fa\" dir=\"rtl\">"));
    assert!(
        text(&files, "en/index.html")
            .contains("<a href=\"../index.html\" lang=\"fa\" hreflang=\"fa\" dir=\"rtl\">فارسی</a>")
    );
    let out = folder.path().join("site");
    assert_eq!(servanda(&format!("verify {}", out.display())).code, 0);
    // One language less: its files are gone.
    let said = published(&oman(), "--at 2026-10-15 --lang fa", &out);
    assert!(said.contains(" removed"), "{said}");
    assert!(!out.join("en").exists());
    // A language that stands twice is a slip, and one that nobody knows is told.
    let line = "publish . --at 2026-10-15 --out never --lang en,fr,en";
    let run = servanda_in(&oman(), &line.split_whitespace().collect::<Vec<_>>());
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("`en` is asked for twice"), "{}", run.err);
    let path = out.join("proof/bundle.json");
    let bundle = fs::read_to_string(&path).unwrap();
    for (languages, told) in [("\"tlh\"", "`tlh` is no language"), ("\"fa\", \"fa\"", "`fa` stands twice")] {
        assert!(bundle.contains("\"fa\""));
        fs::write(&path, bundle.replacen("\"fa\"", languages, 1)).unwrap();
        let run = servanda(&format!("verify {}", out.display()));
        assert_eq!(run.code, 1);
        assert!(run.err.contains(told), "{}", run.err);
    }
}

/// Non-interference: no byte, no name and no number of files depends on a record that the public may not see.
#[test]
fn what_the_public_may_not_see_changes_no_byte() {
    let open = copy_of("oman-2026");
    let path = open.path().join("evidence.csv");
    let all = fs::read_to_string(&path).unwrap();
    let kept: String = all.lines().filter(|row| !row.contains(",amber,")).map(|row| format!("{row}\n")).collect();
    assert!(kept.len() < all.len());
    fs::write(path, kept).unwrap();
    for flags in [OMAN, FOUR] {
        assert_eq!(site(&oman(), flags).1, site(open.path(), flags).1, "{flags}");
    }
    let of_iaea = format!("{OMAN} --audience IAEA");
    assert_ne!(site(&oman(), &of_iaea).1, site(open.path(), &of_iaea).1);
}

#[test]
fn a_verdict_that_does_not_follow_is_told() {
    let (folder, files) = site(&oman(), OMAN);
    let out = folder.path().join("site");
    let verify = || servanda(&format!("verify {} --format json", out.display()));
    let forged = |path: &str, from: &str, to: &str| {
        let content = text(&files, path);
        assert!(content.contains(from), "{path}: {from}");
        fs::write(out.join(path), content.replacen(from, to, 1)).unwrap();
    };
    forged("commitments/stockpile-cap.html", "breached", "met");
    forged("data/history.json", "\"verdict\": \"breached\"", "\"verdict\": \"met\"");
    fs::remove_file(out.join("sources.html")).unwrap();
    fs::write(out.join("more.html"), "all is well").unwrap();
    fs::write(out.join("robots.txt"), "").unwrap();
    let run = verify();
    assert_eq!(run.code, 1);
    let said: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(said["holds"], false);
    assert_eq!(said["otherwise"].as_array().unwrap().len(), 1);
    assert_eq!(said["otherwise"][0]["published"], "met");
    assert_eq!(said["otherwise"][0]["follows"], "breached");
    let differing: Vec<&str> =
        said["differing"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap()).collect();
    assert_eq!(differing, ["commitments/stockpile-cap.html", "data/history.json"]);
    assert_eq!(said["missing"], serde_json::json!(["sources.html"]));
    assert_eq!(said["foreign"], serde_json::json!(["more.html", "robots.txt"]));
    // Another record is another site.
    published(&oman(), OMAN, &out);
    fs::remove_file(out.join("more.html")).unwrap();
    assert_eq!(verify().code, 0);
    forged("proof/evidence.jsonl", "\"value\":\"138\"", "\"value\":\"13\"");
    assert_eq!(verify().code, 1);
    fs::remove_file(out.join("proof/bundle.json")).unwrap();
    let run = verify();
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.contains("there is no `proof/bundle.json`"), "{}", run.err);
}

#[test]
fn every_link_leads_somewhere_and_nothing_comes_from_elsewhere() {
    let several = [("oman-2026", FOUR), ("jcpoa-2015", "--at 2019-07-15 --lang ar,en")];
    for (example, flags) in [("oman-2026", OMAN), ("jcpoa-2015", "--at 2019-07-15")].into_iter().chain(several) {
        let (_folder, files) = site(&root().join("examples").join(example), flags);
        for (path, page) in pages(&files) {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let ids = values(page, "id");
            let once: BTreeSet<&&str> = ids.iter().collect();
            assert_eq!(once.len(), ids.len(), "{path}: an id stands twice");
            for link in values(page, "href").into_iter().chain(values(page, "src")) {
                if link.starts_with("https://") || link.starts_with("http://") {
                    continue;
                }
                let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
                let (mut from, mut beside) = (folder, target);
                while let Some(above) = beside.strip_prefix("../") {
                    assert!(!from.is_empty(), "{path}: {link} leads out of the site");
                    (from, beside) = (from.rsplit_once('/').map_or("", |(above, _)| above), above);
                }
                let target = match (target, from) {
                    ("", _) => path.to_owned(),
                    (_, "") => beside.to_owned(),
                    (_, from) => format!("{from}/{beside}"),
                };
                assert!(files.contains_key(&target), "{path}: {link}");
                assert!(anchor.is_empty() || values(text(&files, &target), "id").contains(&anchor), "{path}: {link}");
            }
            assert!(values(page, "src").iter().all(|source| !source.contains("://")), "{path}");
            assert!(!page.contains("<script"), "{path}");
        }
    }
}

/// By the rules of HTML there is nothing to mend in any page.
#[test]
fn pages_are_well_made() {
    let (_folder, files) = site(&oman(), FOUR);
    for (path, page) in pages(&files) {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
        assert_eq!(dom.errors.borrow().as_slice(), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn feeds_and_calendars_are_read_by_others() {
    let (_folder, files) = site(&oman(), OMAN);
    let changes = feed_rs::parser::parse(&files["changes.atom"][..]).unwrap();
    let first = &changes.entries[0];
    assert_eq!(first.title.as_ref().unwrap().content, "Cap on the stock: breached");
    assert_eq!(first.links[0].href, "https://example.org/oman/commitments/stockpile-cap.html");
    assert!(changes.entries.windows(2).all(|pair| pair[0].updated >= pair[1].updated));
    let ids: BTreeSet<&str> = changes.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids.len(), changes.entries.len());
    let reports = feed_rs::parser::parse(&files["reports.atom"][..]).unwrap();
    assert_eq!(reports.entries[0].title.as_ref().unwrap().content, "Public report, No. 8");
    for calendar in ["deadlines.ics", "reports.ics"] {
        let calendar: icalendar::Calendar = text(&files, calendar).parse().unwrap();
        assert!(!calendar.components.is_empty());
    }
    let map = text(&files, "sitemap.xml");
    assert!(map.contains("<loc>https://example.org/oman/commitments/stockpile-cap.html</loc>"));
}

#[test]
fn the_text_has_its_verdicts_in_the_margin() {
    let (_folder, files) = site(&oman(), OMAN);
    let page = text(&files, "agreement.html");
    let place = page.split("id=\"stockpile-cap\"").nth(1).unwrap().split("<div class=\"passage\"").next().unwrap();
    assert!(place.contains("breached") && place.contains("since 12 October 2026"), "{place}");
    // Nothing of the text is left out.
    let plain = page.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'");
    let source = fs::read_to_string(oman().join("agreement.accord.md")).unwrap();
    for line in source.lines().filter(|line| line.starts_with("  ") && !line.contains('&')) {
        assert!(plain.contains(line.trim_end()), "{line}");
    }
}

/// Whatever stands in a text: it stays text.
#[test]
fn no_text_breaks_out_of_its_place() {
    let folder = copy_of("oman-2026");
    let hostile = "</code><script>alert(1)</script> & \u{1f4a5} <b>";
    let path = folder.path().join("evidence.csv");
    let mut rows = fs::read_to_string(&path).unwrap();
    rows.push_str(&format!(
        "x1,reading,enrichment-level,natanz,,3.5,%,,2026-10-14,,2026-10-14,IAEA,,1,clear,{hostile},javascript:alert(1),{hostile},\n"
    ));
    fs::write(path, rows).unwrap();
    let path = folder.path().join("agreement.accord.md");
    let words = fs::read_to_string(&path).unwrap();
    let words = words.replacen("\"Cap on the stock\"", "\"Cap <script>alert(1)</script> on the stock\"", 1);
    fs::write(
        path,
        format!(
            "{words}\n<script>alert(1)</script> [go](javascript:alert(1)) ![s](https://example.org/x.png) \u{202e}\n"
        ),
    )
    .unwrap();
    let (site, files) = site(folder.path(), FOUR);
    let is_markup = |path: &str| [".html", ".svg", ".atom", ".xml"].iter().any(|ending| path.ends_with(ending));
    for (path, content) in files.iter().filter(|(path, _)| is_markup(path)) {
        let content = std::str::from_utf8(content).unwrap();
        assert!(!content.contains("<script") && !content.contains("\u{202e}"), "{path}");
        assert!(!content.contains("href=\"javascript") && !content.contains("<img src=\"http"), "{path}");
    }
    assert_eq!(servanda(&format!("verify {}", site.path().join("site").display())).code, 0);
}

#[test]
fn a_folder_that_is_no_site_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    let line = ["publish", ".", "--at", "2026-10-15", "--out", folder.path().to_str().unwrap()];
    let run = servanda_in(&oman(), &line);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("is no site"), "{}", run.err);
    assert_eq!(files(folder.path()).len(), 1);
}
