//! Pages of paper, looked at: each is drawn and held against the picture of it that somebody has looked at.
//!
//! `UPDATE_EXPECT=1` takes the pages as they are now for right; look at `tests/paper/*.png` then.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use common::{root, servanda_in};

/// How large a page is drawn: 446 by 631 dots.
const SCALE: f32 = 0.75;
/// By how much a dot may differ, of 255: edges are not drawn alike on every processor.
const SHADE: u8 = 48;
/// How many dots of a thousand may differ by more.
const DOTS: usize = 2;

/// The pages of a report on `oman-2026`, drawn.
fn drawn(line: &str) -> Vec<Pixmap> {
    drawn_of(&root().join("examples/oman-2026"), line)
}

/// The pages of a report on a dossier, drawn.
fn drawn_of(dossier: &Path, line: &str) -> Vec<Pixmap> {
    let out = tempfile::tempdir().unwrap();
    let path = out.path().join("report.pdf");
    let line = format!("report {line} --out {}", path.display());
    let run = servanda_in(dossier, &line.split_whitespace().collect::<Vec<_>>());
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""), "{line}");
    let pdf = Pdf::new(fs::read(path).unwrap()).unwrap();
    let settings = RenderSettings { x_scale: SCALE, y_scale: SCALE, bg_color: WHITE, ..RenderSettings::default() };
    let (cache, interpreter) = (RenderCache::new(), InterpreterSettings::default());
    pdf.pages().iter().map(|page| render(page, &cache, &interpreter, &settings)).collect()
}

/// Whether two pages look alike.
fn is_alike(one: &Pixmap, other: &Pixmap) -> bool {
    if (one.width(), one.height()) != (other.width(), other.height()) {
        return false;
    }
    let all = one.data_as_u8_slice().chunks_exact(4).zip(other.data_as_u8_slice().chunks_exact(4));
    let differs = |(a, b): (&[u8], &[u8])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > SHADE);
    let (count, differing) =
        all.fold((0, 0), |(count, differing), dot| (count + 1, differing + usize::from(differs(dot))));
    differing * 1000 <= count * DOTS
}

fn picture(name: &str, page: usize) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/paper/{name}-{page}.png"))
}

/// Holds the first `pages` pages of a report against their pictures.
fn check(name: &str, line: &str, pages: usize) {
    let drawn = drawn(line);
    assert!(drawn.len() >= pages, "{line}: {} pages", drawn.len());
    for (page, number) in drawn.into_iter().take(pages).zip(1..) {
        let path = picture(name, number);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, page.into_png().unwrap()).unwrap();
            continue;
        }
        let expected = fs::read(&path).unwrap_or_else(|_| panic!("{}: no picture", path.display()));
        if !is_alike(&page, &Pixmap::from_png(Cursor::new(expected)).unwrap()) {
            let now = Path::new(env!("CARGO_TARGET_TMPDIR")).join(path.file_name().unwrap());
            fs::write(&now, page.into_png().unwrap()).unwrap();
            panic!(
                "{} does not look like {}: look at both; UPDATE_EXPECT=1 takes the first",
                now.display(),
                path.display()
            );
        }
    }
}

#[test]
fn the_technical_summary_looks_as_it_did() {
    check("weekly", "weekly . --audience IAEA --at 2026-10-31", 4);
}

#[test]
fn the_public_report_looks_as_it_did_in_each_language() {
    for (language, pages) in [("en", 2), ("fr", 1), ("ar", 3), ("fa", 2)] {
        let line = format!("monthly . --audience public --at 2026-10-31 --lang {language}");
        check(&format!("monthly-{language}"), &line, pages);
    }
}

#[test]
fn a_brief_and_an_incident_note_look_as_they_did() {
    check("brief", "brief . --audience US --at 2026-10-31", 1);
    check("incident", "incident . --audience US --at 2026-08-28", 1);
}

#[test]
fn other_pages_are_told_apart() {
    let pages = drawn("status . --audience public --at 2026-10-15");
    let others = drawn("status . --audience public --at 2026-10-14");
    assert!(is_alike(&pages[0], &pages[0]));
    assert!(!is_alike(&pages[0], &others[0]));
}

#[test]
fn the_status_has_one_page() {
    for language in ["en", "fr", "ar", "fa"] {
        let line = format!("status . --audience public --at 2026-10-15 --lang {language}");
        assert_eq!(drawn(&line).len(), 1, "{line}");
    }
    check("status", "status . --audience public --at 2026-10-15", 1);
}

#[test]
fn the_status_of_a_large_agreement_has_one_page() {
    let mut text = String::from(
        "```accord\nagreement big \"A large agreement (invented)\"\n  zone UTC\n  in force 2026-01-01 until 2028-01-01\n\
         party A \"Republic of the Upper Lands\"\nparty B \"Republic of the Lower Lands\"\nverifier V \"Agency\"\n",
    );
    // Of 400 undertakings a third is overdue, a quarter is reported as done, the rest is still to come.
    let mut records = String::from("id,kind,subject,at,recorded,source,credibility\n");
    for number in 0..400 {
        let by = ["2026-03-01", "2026-12-01", "2027-06-01"][number % 3];
        let party = ["A", "B"][number % 2];
        text += &format!(
            "event e{number} \"Act {number}\"\ncommitment c{number} \"Undertaking {number} on the facilities of the third annex\"\n  \
             clause \"Annex {number}\"\n  {party} does e{number} by {by}\n  verified by V\n"
        );
        if number % 4 == 0 {
            records += &format!("r{number},event,e{number},2026-02-10,2026-02-12,V,1\n");
        }
    }
    text += "```\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("agreement.accord.md"), text).unwrap();
    fs::write(folder.path().join("sources.csv"), "id,name,standing,reliability\nV,Agency,verifier,A\n").unwrap();
    fs::write(folder.path().join("evidence.csv"), records).unwrap();
    for language in ["en", "fr", "ar", "fa"] {
        let line = format!("status . --at 2027-01-15 --lang {language}");
        assert_eq!(drawn_of(folder.path(), &line).len(), 1, "{line}");
    }
}
