//! Reports to be printed and to be edited: PDF and Word. What they never tell, that they come out the same, and that no text
//! breaks out of its place.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use common::{copy_of, root, servanda_in};

const KINDS: [&str; 7] = ["weekly", "monthly", "briefing", "brief", "incident", "agenda", "status"];

/// The file that a report is written to.
fn made(folder: &Path, line: &str, ending: &str) -> Vec<u8> {
    let out = tempfile::tempdir().unwrap();
    let path = out.path().join(format!("report.{ending}"));
    let line = format!("report {line} --out {}", path.display());
    let run = servanda_in(folder, &line.split_whitespace().collect::<Vec<_>>());
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""), "{line}");
    fs::read(path).unwrap()
}

/// The parts of a Word document, by name.
fn parts(docx: &[u8]) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.docx");
    fs::write(&path, docx).unwrap();
    let mut package = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..package.len() {
        let mut part = package.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(part.name().unwrap().to_string(), text);
    }
    parts
}

/// Every element that opens is closed in its turn; the names of all, with their attributes.
fn elements(xml: &str) -> Vec<(String, String)> {
    let (mut open, mut all) = (Vec::new(), Vec::new());
    let mut rest = xml;
    while let Some(start) = rest.find('<') {
        assert!(!rest[..start].contains('>'), "a `>` in a text: {}", &rest[..start]);
        let end = start + rest[start..].find('>').unwrap();
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if tag.starts_with('?') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let inner = tag.strip_suffix('/').unwrap_or(tag);
        let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        if inner == tag {
            open.push(name.to_owned());
        }
        all.push((name.to_owned(), attributes.to_owned()));
    }
    assert_eq!(open, Vec::<String>::new());
    all
}

fn value<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    attributes.split_once(&format!("{name}=\""))?.1.split('"').next()
}

/// Non-interference: no byte of them depends on a record that the public may not see.
#[test]
fn what_the_public_may_not_see_changes_no_byte_of_them() {
    let open = copy_of("oman-2026");
    let path = open.path().join("evidence.csv");
    let text = fs::read_to_string(&path).unwrap();
    let kept: String = text.lines().filter(|row| !row.contains(",amber,")).map(|row| format!("{row}\n")).collect();
    assert!(kept.len() < text.len());
    fs::write(path, kept).unwrap();
    let whole = root().join("examples/oman-2026");
    for ending in ["pdf", "docx"] {
        for kind in KINDS {
            let line = format!("{kind} . --audience public --at 2026-10-15");
            assert_eq!(made(&whole, &line, ending), made(open.path(), &line, ending), "{line} {ending}");
        }
        let line = "weekly . --audience IAEA --at 2026-10-31";
        assert_ne!(made(&whole, line, ending), made(open.path(), line, ending));
    }
}

#[test]
fn a_pdf_is_for_archives_and_tells_nothing_of_the_machine() {
    let pdf = made(&root().join("examples/jcpoa-2015"), "monthly . --audience public --at 2019-07-31", "pdf");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let text = String::from_utf8_lossy(&pdf);
    for expected in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "Joint Comprehensive Plan of Action",
        "2019-07-31",
    ] {
        assert!(text.contains(expected), "{expected}");
    }
    let here = root().display().to_string();
    assert!(!text.contains(&here));
}

#[test]
fn a_word_document_is_well_made() {
    for kind in KINDS {
        let parts = parts(&made(
            &root().join("examples/oman-2026"),
            &format!("{kind} . --audience IAEA --at 2026-10-15"),
            "docx",
        ));
        for (name, text) in &parts {
            assert!(!elements(text).is_empty(), "{kind} {name}");
        }
        let body = elements(&parts["word/document.xml"]);
        let of = |name: &str, attribute: &str| -> Vec<String> {
            let all = body.iter().filter(|(element, _)| element == name);
            all.filter_map(|(_, attributes)| value(attributes, attribute).map(str::to_owned)).collect()
        };
        // Every style is there, every link within leads somewhere, every address is declared.
        let styles: BTreeSet<String> = elements(&parts["word/styles.xml"])
            .iter()
            .filter(|(element, _)| element == "w:style")
            .filter_map(|(_, attributes)| value(attributes, "w:styleId").map(str::to_owned))
            .collect();
        for used in ["w:pStyle", "w:rStyle", "w:tblStyle"].iter().flat_map(|element| of(element, "w:val")) {
            assert!(styles.contains(&used), "{kind}: {used}");
        }
        let places: BTreeSet<String> = of("w:bookmarkStart", "w:name").into_iter().collect();
        for anchor in of("w:hyperlink", "w:anchor") {
            assert!(places.contains(&anchor), "{kind}: {anchor}");
        }
        let declared = &parts["word/_rels/document.xml.rels"];
        for link in of("w:hyperlink", "r:id") {
            assert!(declared.contains(&format!("Id=\"{link}\"")), "{kind}: {link}");
        }
        assert!(of("w:pStyle", "w:val").iter().any(|style| style == "Heading1"), "{kind}");
        assert!(parts["word/footer1.xml"].contains("TLP:"), "{kind}");
        assert!(parts["docProps/core.xml"].contains("2026-10-15T"), "{kind}");
    }
}

/// Whatever stands in a text: it stays text, and the report is made.
#[test]
fn no_text_breaks_out_of_its_place() {
    let folder = copy_of("oman-2026");
    let path = folder.path().join("evidence.csv");
    let mut text = fs::read_to_string(&path).unwrap();
    let hostile = "#panic() $x$ *b* _i_ \\ </w:t> & <b> @ref ``` \u{1f4a5} \u{645}\u{631}\u{62d}\u{628}\u{627}";
    let long = "w".repeat(300);
    text.push_str(&format!(
        "x1,reading,enrichment-level,natanz,,3.5,%,,2026-10-14,,2026-10-14,IAEA,,1,clear,{hostile},,,{hostile} {long}\n"
    ));
    fs::write(path, text).unwrap();
    let line = "weekly . --audience public --at 2026-10-15";
    assert!(made(folder.path(), line, "pdf").starts_with(b"%PDF"));
    let body = &parts(&made(folder.path(), line, "docx"))["word/document.xml"];
    assert!(!elements(body).is_empty());
    assert!(body.contains("&lt;/w:t&gt; &amp; &lt;b&gt;"), "{body}");
}

#[test]
fn the_ending_of_the_file_says_the_format() {
    let folder = root().join("examples/oman-2026");
    let line = "status . --audience public --at 2026-10-15";
    assert_eq!(made(&folder, &format!("{line} --format pdf"), "print"), made(&folder, line, "pdf"));
    assert_eq!(made(&folder, &format!("{line} --format docx"), "print"), made(&folder, line, "docx"));
}
