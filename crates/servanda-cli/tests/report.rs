//! Reports: what they never tell, that they are well made whatever is in them, and that an issue that was kept comes out again.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::{Run, copy_of, root, servanda, servanda_in};

const KINDS: [&str; 7] = ["weekly", "monthly", "briefing", "brief", "incident", "agenda", "status"];
const FORMATS: [&str; 4] = ["html", "md", "json", "plain"];

fn run(folder: &Path, line: &str) -> Run {
    servanda_in(folder, &line.split_whitespace().collect::<Vec<_>>())
}

fn told(folder: &Path, line: &str) -> String {
    let run = run(folder, line);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{line}");
    run.out
}

/// The example without the records that a word of its marking is found in.
fn without(markings: &[&str]) -> tempfile::TempDir {
    let folder = copy_of("oman-2026");
    let path = folder.path().join("evidence.csv");
    let text = fs::read_to_string(&path).unwrap();
    let is_open = |row: &&str| !markings.iter().any(|marking| row.contains(&format!(",{marking},")));
    let kept: String = text.lines().filter(is_open).map(|row| format!("{row}\n")).collect();
    assert!(kept.len() < text.len());
    fs::write(path, kept).unwrap();
    folder
}

/// Non-interference: whatever an audience may not see, no byte of its reports depends on it.
#[test]
fn what_may_not_be_seen_changes_no_byte_of_a_report() {
    let (whole, open) = (root().join("examples/oman-2026"), without(&["amber"]));
    for audience in ["public", "QA"] {
        for kind in KINDS {
            for at in ["2026-05-26", "2026-06-30", "2026-08-28", "2026-10-15", "2026-10-31", "2026-11-24"] {
                for format in FORMATS {
                    let line = format!("report {kind} . --audience {audience} --at {at} --format {format}");
                    assert_eq!(told(&whole, &line), told(open.path(), &line), "{line}");
                }
            }
        }
    }
    // Those who may see it are told of it.
    let line = "report weekly . --audience IAEA --at 2026-10-31 --format md";
    assert_ne!(told(&whole, line), told(open.path(), line));
}

/// Nor does a restricted record of any kind that would change verdicts if it were seen.
#[test]
fn a_restricted_record_of_any_kind_changes_no_byte_of_a_public_report() {
    let hidden = copy_of("oman-2026");
    let path = hidden.path().join("evidence.csv");
    let mut text = fs::read_to_string(&path).unwrap();
    text.push_str(
        "x1,reading,stockpile,natanz,,900,kg,,2026-10-15,,2026-10-20,IAEA,,1,\"red:IR,IAEA\",SECRETREF,,,SECRET\n\
         x2,event,inspection,fordow,,refused,,,2026-10-22,,2026-10-24,IAEA,,1,amber,SECRETREF,,,SECRET\n\
         x3,decision,level-breach,,,step 1 done,,,2026-10-22,,2026-10-24,IAEA,,1,amber,SECRETREF,,,SECRET\n\
         x4,finding,enrichment-cap,fordow,,breached,,,2026-10-20,,2026-10-25,IAEA,,1,amber+strict,SECRETREF,,,SECRET\n\
         x5,reading,stockpile,natanz,,901,kg,,2026-10-15,,2026-10-21,IAEA,,1,\"red:IR,IAEA\",SECRETREF,,x1,SECRET\n",
    );
    fs::write(path, text).unwrap();
    let plain = root().join("examples/oman-2026");
    for kind in KINDS {
        for format in FORMATS {
            let line = format!("report {kind} . --audience public --at 2026-11-24 --format {format}");
            let public = told(hidden.path(), &line);
            assert_eq!(public, told(&plain, &line), "{line}");
            assert!(!public.contains("SECRET"));
        }
    }
    let line = "report weekly . --audience IAEA --at 2026-11-24 --since 2026-10-18 --format md";
    assert!(told(hidden.path(), line).contains("SECRET"));
}

/// The tags of an HTML file in order, with their attributes; every one that opens is closed in its turn.
fn tags(html: &str) -> Vec<(String, String)> {
    let style = html.find("<style>").unwrap()..html.find("</style>").unwrap();
    let html = format!("{}{}", &html[..style.start + 7], &html[style.end..]);
    let mut open: Vec<String> = Vec::new();
    let mut all = Vec::new();
    let mut rest = html.as_str();
    while let Some(start) = rest.find('<') {
        assert!(!rest[..start].contains('>'), "a `>` in a text: {}", &rest[..start]);
        let end = start + rest[start..].find('>').unwrap();
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if !attributes.ends_with('/') && name != "meta" {
            open.push(name.to_owned());
        }
        all.push((name.to_owned(), attributes.to_owned()));
    }
    assert_eq!(open, Vec::<String>::new());
    all
}

fn values<'t>(tags: &'t [(String, String)], attribute: &str) -> Vec<&'t str> {
    let wanted = format!("{attribute}=\"");
    let of = tags.iter().filter_map(|(_, attributes)| {
        let padded = attributes.find(&wanted).filter(|at| *at == 0 || attributes.as_bytes()[at - 1] == b' ')?;
        attributes[padded + wanted.len()..].split('"').next()
    });
    of.collect()
}

/// What every HTML report is: one heading of the first rank, names that are unlike, links that lead somewhere, tables with a
/// caption, drawings with a title, no script and nothing from elsewhere.
fn assert_well_made(html: &str, what: &str) {
    let tags = tags(html);
    let count = |name: &str| tags.iter().filter(|(tag, _)| tag == name).count();
    assert_eq!(count("h1"), 1, "{what}");
    assert_eq!(count("table"), count("caption"), "{what}");
    assert_eq!(count("svg"), count("desc"), "{what}");
    assert_eq!(count("svg"), count("figure"), "{what}");
    for banned in ["script", "link", "iframe", "img", "object", "base", "form"] {
        assert_eq!(count(banned), 0, "{what}: {banned}");
    }
    for (name, attributes) in &tags {
        // Between the quotes stand values, outside them names.
        let names: String = attributes.split('"').step_by(2).collect();
        assert!(!format!(" {names}").contains(" on"), "{what}: {attributes}");
        if name == "th" {
            assert!(attributes.contains("scope="), "{what}: {attributes}");
        }
    }
    let ids = values(&tags, "id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{what}: a name twice");
    for link in values(&tags, "href") {
        match link.strip_prefix('#') {
            Some(id) => assert!(ids.contains(&id), "{what}: {link}"),
            None => assert!(link.starts_with("https://") || link.starts_with("http://"), "{what}: {link}"),
        }
    }
    for named in ["aria-labelledby"] {
        for id in values(&tags, named).iter().flat_map(|names| names.split(' ')) {
            assert!(ids.contains(&id), "{what}: {id}");
        }
    }
    assert!(!html.contains("url(http") && !html.contains("@import"), "{what}");
}

#[test]
fn every_report_is_well_made() {
    for (dossier, dates) in [
        (
            "examples/oman-2026",
            &["2026-01-01", "2026-02-06", "2026-05-31", "2026-08-28", "2026-10-15", "2027-06-01"][..],
        ),
        ("examples/jcpoa-2015", &["2016-06-01", "2019-08-01", "2025-11-24"][..]),
    ] {
        for kind in KINDS {
            for at in dates {
                for audience in ["keeper", "public", "IR"] {
                    let line = format!("report {kind} {dossier} --at {at} --audience {audience} --format html");
                    let html = servanda(&line).out;
                    assert_well_made(&html, &line);
                    // No section stands empty.
                    assert!(!html.contains("</h2>\n</section>"), "{line}");
                }
            }
        }
    }
}

/// What tries to break out: markup, a very long word, signs beyond the usual. What commands or turns a line round is refused
/// when the text and the records are read.
const HOSTILE: &str =
    "<script>alert(1)</script> & 'q' onload=x ]]> <!-- | `x` **b** \u{1f4a3}\u{1f9ff} علی --> </bdi></table><h1>";

#[test]
fn hostile_text_in_any_field_comes_out_harmless() {
    let folder = copy_of("oman-2026");
    let long = "w".repeat(3000);
    let agreement = folder.path().join("agreement.accord.md");
    let mut text = fs::read_to_string(&agreement).unwrap();
    // Every title is hostile; a text of the language holds no quotes.
    let titles: Vec<String> = text
        .lines()
        .filter(|line| line.chars().next().is_some_and(|c| c.is_ascii_lowercase()))
        .filter_map(|line| line.split('"').nth(1).map(str::to_owned))
        .collect();
    for (title, number) in titles.iter().zip(0..) {
        text = text.replacen(&format!("\"{title}\""), &format!("\"{HOSTILE} {number} {title}\""), 1);
    }
    text = text.replacen("Article 3 (2)", &format!("{HOSTILE} {long}"), 1);
    text = text.replacen("# Interim", "# <b>Interim", 1).replacen(
        "## Article 3. Limits",
        &format!("## {HOSTILE} {long}"),
        1,
    );
    fs::write(&agreement, text).unwrap();
    let evidence = folder.path().join("evidence.csv");
    let rows = fs::read_to_string(&evidence).unwrap();
    let rows: Vec<String> = rows
        .lines()
        .map(|row| match row.starts_with("r122,") {
            true => format!(
                "r122,reading,stockpile,natanz,,138,kg,,2026-10-01,,2026-10-03,IAEA,{HOSTILE},1,clear,{HOSTILE},javascript:alert(1),,{HOSTILE} {long}"
            ),
            false => row.to_owned(),
        })
        .collect();
    fs::write(&evidence, rows.join("\n") + "\n").unwrap();
    for kind in KINDS {
        for audience in ["keeper", "public"] {
            let line = format!("report {kind} . --at 2026-10-15 --audience {audience} --format");
            let html = told(folder.path(), &format!("{line} html"));
            assert_well_made(&html, &line);
            let md = told(folder.path(), &format!("{line} md"));
            assert!(!md.replace("\\<", "").replace("<br>", "").contains('<'), "{line}");
            assert!(html.contains("&lt;script&gt;") && html.contains("علی"), "{line}");
            let json: serde_json::Value = serde_json::from_str(&told(folder.path(), &format!("{line} json"))).unwrap();
            assert_eq!(json["report"], kind);
        }
    }
}

/// The command that stands at the foot of a report gives that report, to the byte.
#[test]
fn the_command_at_its_foot_makes_a_report_again() {
    for line in [
        "report monthly . --audience public --at 2026-10-31",
        "report monthly . --audience public --at 2026-10-15 --known-at 2026-11-20",
        "report weekly . --audience IAEA --at 2026-10-15 --since 2026-10-01",
        "report brief . --audience IR --at 2026-10-15T09:30 --standard declared",
        "report incident . --audience US --at 2026-08-28 --about enrichment-cap",
    ] {
        let folder = root().join("examples/oman-2026");
        let html = told(&folder, &format!("{line} --format html"));
        let (_, rest) = html.rsplit_once("<code>servanda ").unwrap();
        let again = rest.split("</code>").next().unwrap().replace("DOSSIER", ".");
        assert_eq!(told(&folder, &format!("{again} --format html")), html, "{line} / {again}");
    }
}

#[test]
fn an_issue_that_was_kept_comes_out_again() {
    let folder = copy_of("oman-2026");
    let path = folder.path();
    let made = told(path, "issue . public-monthly --dated 2026-06-01 --at 2026-06-01");
    assert_eq!(made, "./issues/public-monthly-0004-public.html\n");
    let file = path.join("issues/public-monthly-0004-public.html");
    let html = fs::read_to_string(&file).unwrap();
    assert_eq!(html, told(path, "report monthly . --audience public --at 2026-05-31 --format html"));
    let register = fs::read_to_string(path.join("issues.csv")).unwrap();
    assert!(register.ends_with(
        "public-monthly,4,2026-06-01,public,2026-05-31,2026-05-31,verified,en,html,issues/public-monthly-0004-public.html,servanda 0.1.0\n"
    ));
    // It is not due any more, and not made twice.
    let due = told(path, "due . public-monthly --at 2026-06-01");
    assert!(due.contains("2026-06-01  issued") && due.contains("2026-07-01  ahead"), "{due}");
    let again = run(path, "issue . public-monthly --dated 2026-06-01 --at 2026-06-02");
    assert_eq!((again.code, again.out.as_str()), (1, ""));
    assert!(again.err.contains("it was issued already: `issues/public-monthly-0004-public.html`"), "{}", again.err);
    // What becomes known later does not change it.
    let evidence = path.join("evidence.csv");
    let mut rows = fs::read_to_string(&evidence).unwrap();
    rows.push_str("z1,reading,stockpile,natanz,,999,kg,,2026-05-28,,2026-06-02,IAEA,,1,clear,REF,,,\n");
    fs::write(&evidence, &rows).unwrap();
    assert_eq!(told(path, "issue . --check"), "1 issue: the same to the byte\n");
    // What claims to have been known before, or a hand in the file, does.
    fs::write(&evidence, rows.replace("2026-06-02,IAEA,,1,clear,REF", "2026-05-30,IAEA,,1,clear,REF")).unwrap();
    assert_eq!(run(path, "issue . --check").code, 1);
    fs::write(&evidence, rows).unwrap();
    fs::write(&file, html.replace("<h1>", "<h1 >")).unwrap();
    let check = run(path, "issue . --check");
    assert_eq!(check.code, 1);
    assert!(check.out.contains("comes out otherwise"), "{}", check.out);
}

#[test]
fn an_issue_is_made_for_each_reader_and_tells_what_it_may() {
    let folder = copy_of("oman-2026");
    let made = told(folder.path(), "issue . technical-weekly --at 2026-10-20 --format md");
    let files: Vec<&str> = made.lines().collect();
    assert_eq!(files.len(), 4, "{made}");
    assert!(files.iter().all(|file| file.starts_with("./issues/technical-weekly-0036-")), "{made}");
    let text = |reader: &str| {
        fs::read_to_string(folder.path().join(format!("issues/technical-weekly-0036-{reader}.md"))).unwrap()
    };
    assert!(
        text("IAEA").contains("TLP:AMBER+STRICT") && text("OM").contains("TLP:AMBER\\*\\*")
            || text("OM").contains("**TLP:AMBER**")
    );
    assert_eq!(told(folder.path(), "issue . --check"), "4 issues: the same to the byte\n");
    let nothing = run(folder.path(), "issue . technical-weekly --at 2026-10-20 --format md");
    assert_eq!((nothing.code, nothing.out.as_str()), (0, ""));
    assert!(nothing.err.contains("nothing is to be issued"));
}

#[test]
fn what_cannot_be_issued_is_refused_with_what_would_do() {
    let folder = copy_of("oman-2026");
    for (line, code, message) in [
        (
            "issue . public-monthly --dated 2026-06-02 --at 2026-07-01",
            2,
            "the nearest issues are dated 2026-06-01 and 2026-07-01",
        ),
        ("issue . public-monthly --dated 2026-07-01 --at 2026-06-15", 2, "tells of days that are not over"),
        ("issue . public-monthly --audience IR --at 2026-06-15", 2, "it is for public"),
        ("issue . public-montly --at 2026-06-15", 2, "did you mean `public-monthly`?"),
        ("issue . public-monthly --at 2026-02-10", 2, "no issue of `public-monthly` is due yet"),
        ("report monthly . --at 2026-06-15 --since 2026-06-15", 2, "write a `--since` before `--at`"),
        ("report incident . --at 2026-06-15 --about tranche-1", 2, "`tranche-1` is a relief, not a commitment"),
        ("report monthly . --at 2026-06-15 --clause neighbour", 2, "did you mean `neighbours`?"),
        ("due . public-montly", 2, "did you mean `public-monthly`?"),
    ] {
        let run = run(folder.path(), line);
        assert_eq!((run.code, run.out.as_str()), (code, ""), "{line}");
        assert!(run.err.contains(message), "{line}: {}", run.err);
    }
    assert!(!folder.path().join("issues.csv").exists() && !folder.path().join("issues").exists());
}

#[test]
fn a_report_goes_to_a_file_in_the_form_that_its_name_says() {
    let folder = copy_of("oman-2026");
    for (file, begins) in [("r.html", "<!DOCTYPE html>"), ("r.md", "# Status"), ("r.json", "{\n"), ("r.txt", "Interim")]
    {
        assert_eq!(told(folder.path(), &format!("report status . --at 2026-10-15 --out {file}")), "");
        assert!(fs::read_to_string(folder.path().join(file)).unwrap().starts_with(begins), "{file}");
    }
}

/// One for each month, as it would have been written then: the same as each by itself.
#[test]
fn a_series_is_each_report_as_of_its_day() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("reports");
    let jcpoa = root().join("examples/jcpoa-2015");
    let run = |line: &str| {
        let line = line.replace("OUT", &out.display().to_string());
        servanda_in(&jcpoa, &line.split_whitespace().collect::<Vec<_>>())
    };
    let all = "report monthly . --audience public --each month --since 2019-04-30 --at 2019-07-15 --out OUT";
    assert!(run(all).out.ends_with("reports: 2 reports\n"));
    let mut names: Vec<String> =
        fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["monthly-2019-05-31.html", "monthly-2019-06-30.html"]);
    let one = run("report monthly . --audience public --since 2019-05-31 --at 2019-06-30 --format html");
    assert_eq!(fs::read_to_string(out.join("monthly-2019-06-30.html")).unwrap(), one.out);
    let none = run("report monthly . --each year --since 2019-04-30 --at 2019-07-15 --out OUT");
    assert_eq!(none.code, 2);
    assert!(none.err.contains("no whole period lies between"), "{}", none.err);
}
