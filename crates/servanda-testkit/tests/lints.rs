//! The pages of `spec/lints`: every design finding has one, the draft on it gives the finding as it is shown, its cure gives
//! none, and it can be accepted in writing. `UPDATE_EXPECT=1` rewrites what is said and shown.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use servanda_agreement::{Agreement, DESIGN_FINDINGS, check};
use servanda_analysis::finding::{FINDINGS, Finding, Findings, findings};
use servanda_base::{Diagnostic, Severity, SourceFile};

/// How wide the text of a page is.
const WIDE: usize = 120;

#[test]
fn the_draft_gives_the_finding_and_the_cure_gives_none() {
    let base = base();
    let mut faults = Vec::new();
    for finding in FINDINGS {
        let page = Page::of(finding.name);
        let draft = found(&page.files(&base, '-'));
        if !draft.diagnostics.iter().all(|one| one.name == finding.name) || draft.diagnostics.is_empty() {
            faults.push(format!("`{}` is not what its draft gives:\n{}", finding.name, shown(&draft.diagnostics)));
        }
        let cured = found(&page.files(&base, '+'));
        if !cured.diagnostics.is_empty() {
            faults.push(format!("the cure of `{}` is none:\n{}", finding.name, shown(&cured.diagnostics)));
        }
        faults.extend(held(&page.path, &page.rewritten(finding, &draft.diagnostics)));
    }
    assert!(faults.is_empty(), "{}\n(UPDATE_EXPECT=1 rewrites what is shown)", faults.join("\n\n"));
}

#[test]
fn the_base_has_no_finding_and_the_index_has_all() {
    let found = found(&[SourceFile::new("base.accord.md", &base())]);
    assert_eq!(shown(&found.diagnostics), "");
    let path = folder().join("README.md");
    let text = fs::read_to_string(&path).unwrap();
    let (head, _) = text.split_once("|---|---|\n").unwrap();
    let mut group = "";
    let mut rows = String::new();
    for finding in FINDINGS {
        if finding.group.word() != group {
            group = finding.group.word();
            rows += &format!("| **{group}** | |\n");
        }
        rows += &format!("| [`{0}`]({0}.md) | {1} |\n", finding.name, finding.what);
    }
    assert_eq!(held(&path, &format!("{head}|---|---|\n{rows}")), None);
    let pages = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let pages: BTreeSet<String> = pages.filter(|page| page != "README.md").collect();
    assert_eq!(pages, FINDINGS.iter().map(|finding| format!("{}.md", finding.name)).collect());
}

#[test]
fn the_names_are_words_of_the_language() {
    let names: Vec<&str> = FINDINGS.iter().map(|finding| finding.name).collect();
    assert_eq!(names, DESIGN_FINDINGS);
    for finding in FINDINGS {
        assert!(finding.severity < Severity::Error, "`{}` makes no text meaningless", finding.name);
        assert!(finding.what.ends_with('.') && finding.why.ends_with('.') && !finding.cure.ends_with('.'));
    }
}

#[test]
fn every_finding_can_be_accepted_where_it_is_told_or_for_the_whole_text() {
    let base = base();
    for finding in FINDINGS {
        let files = Page::of(finding.name).files(&base, '-');
        let before = found(&files);
        let allow = format!("\n  allow {} because \"tested\"", finding.name);
        // In each declaration that it is about.
        let mut here = files.clone();
        for one in &before.diagnostics {
            let label = &one.labels[0];
            let at = files.iter().position(|file| file.path() == label.file.path()).unwrap();
            let name = name_line(&label.file, label.span.start);
            here[at] = SourceFile::new(here[at].path(), &here[at].text().replacen(&name, &(name.clone() + &allow), 1));
        }
        accepted(finding, &here, before.diagnostics.len());
        // In that of the agreement.
        let whole: Vec<SourceFile> = files
            .iter()
            .map(|file| {
                let text = file.text().replacen("\n  zone UTC", &format!("\n  zone UTC{allow}"), 1);
                SourceFile::new(file.path(), &text)
            })
            .collect();
        accepted(finding, &whole, before.diagnostics.len());
    }
}

#[test]
fn what_accepts_nothing_is_told() {
    let base = base();
    let allowed = base.replacen("\n  zone UTC", "\n  zone UTC\n  allow no-verifier because \"of old\"", 1);
    let twice = "```accord\ncommitment disarm \"D\"\n  North does handover\n  allow vague-deadline because \"a\"\n  \
                 allow vague-deadline because \"b\"\n```\n";
    let found = found(&[SourceFile::new("base.accord.md", &allowed), SourceFile::new("text.accord.md", twice)]);
    let names: Vec<(&str, usize)> = found
        .diagnostics
        .iter()
        .map(|one| (one.name, one.labels[0].file.line_column(one.labels[0].span.start).0))
        .collect();
    assert_eq!(names, [("nothing-to-allow", 4), ("nothing-to-allow", 5)]);
    assert_eq!(found.accepted.iter().map(|one| one.because.as_str()).collect::<Vec<_>>(), ["a"]);
}

#[test]
fn ten_thousand_commitments_are_looked_at_in_well_under_a_second() {
    let mut text = String::from(
        "```accord\nagreement big \"Big\"\n  zone UTC\n  in force 2026-01-01 until 2027-01-01\nparty A \"A\"\nparty B \"B\"\n\
         verifier V \"V\"\nsite s \"S\"\nmeasure m \"M\" in kg at s\nevent e \"E\" once\nevent common \"C\"\n",
    );
    for n in 0..5_000 {
        text += &format!(
            "commitment c{n} \"C\"\n  A does common by 2026-06-01\n  track political\ncommitment d{n} \"D\"\n  \
             A keeps m at s <= {n} kg\n  excused while common has happened\n  track technical\n  verified by V\n\
             relief r{n} \"R\"\n  B grants by 2026-02-01\n  when common has happened and c{n} met and r{} granted\n",
            (n + 1) % 5_000
        );
    }
    let files = [SourceFile::new("big.accord.md", &(text + "```\n"))];
    let agreement = agreement(&files);
    let start = std::time::Instant::now();
    let found = findings(&agreement, &files);
    let took = start.elapsed();
    assert!(found.diagnostics.len() > 10_000);
    println!("{} findings in {took:?}", found.diagnostics.len());
    // A pass over all pairs would take minutes; the bound leaves room for a busy machine.
    assert!(took < std::time::Duration::from_secs(5), "{took:?}");
}

fn accepted(finding: &Finding, files: &[SourceFile], count: usize) {
    let found = found(files);
    assert_eq!(shown(&found.diagnostics), "", "`{}` is not accepted", finding.name);
    assert_eq!(found.accepted.len(), count, "`{}`", finding.name);
    assert!(found.accepted.iter().all(|one| one.because == "tested" && one.diagnostic.name == finding.name));
}

/// The first line of the declaration around an offset.
fn name_line(file: &SourceFile, offset: usize) -> String {
    let text = file.text();
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    let lines: Vec<&str> = text[..end].lines().collect();
    lines.iter().rev().find(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).unwrap().to_string()
}

/// A page of a finding.
struct Page {
    path: PathBuf,
    lines: Vec<String>,
    is_alone: bool,
    example: std::ops::Range<usize>,
    shown: std::ops::Range<usize>,
}

impl Page {
    fn of(name: &str) -> Self {
        let path = folder().join(format!("{name}.md"));
        let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("`{name}` has no page"));
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let block = |info: &str| {
            let start = lines.iter().position(|line| line == &format!("```{info}"))? + 1;
            let length = lines[start..].iter().position(|line| line == "```")?;
            Some(start..start + length)
        };
        let beside = block("diff accord");
        let is_alone = beside.is_none();
        let example = beside.or_else(|| block("diff alone")).expect("an example");
        let shown = block("findings").expect("what is found");
        Self { path, lines, is_alone, example, shown }
    }

    /// The files of the draft (`-`) or of its cure (`+`).
    fn files(&self, base: &str, sign: char) -> Vec<SourceFile> {
        let side = self.lines[self.example.clone()].iter().filter_map(|line| {
            let (first, rest) = line.split_at_checked(1).expect("a line of a diff begins with a sign");
            (first == " " || first.starts_with(sign)).then(|| format!("{rest}\n"))
        });
        let text = format!("```accord\n{}```\n", side.collect::<String>());
        let own = SourceFile::new("text.accord.md", &text);
        if self.is_alone { vec![own] } else { vec![SourceFile::new("base.accord.md", base), own] }
    }

    /// The page as it should be: what is said of the finding, the example, what is found.
    fn rewritten(&self, finding: &Finding, found: &[Diagnostic]) -> String {
        let severity = match finding.severity {
            Severity::Hint => "A hint",
            _ => "A warning",
        };
        let head = format!(
            "# {}\n\n{}\n\n{}\n\n{}\n\n{}\n\n",
            finding.name,
            wrapped(&format!("{severity}, under *{}*: what the agreement is not yet.", finding.group.word())),
            wrapped(finding.what),
            wrapped(&format!("**Why.** {}", finding.why)),
            wrapped(&format!("**What to do.** {}.", capital(finding.cure))),
        );
        let start = self.lines.iter().position(|line| line == "## Example").expect("a heading `## Example`");
        let mut rest: Vec<String> = self.lines[start..self.shown.start].to_vec();
        rest.extend(shown(found).lines().map(str::to_owned));
        rest.extend_from_slice(&self.lines[self.shown.end..]);
        head + &rest.iter().map(|line| format!("{line}\n")).collect::<String>()
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().unwrap();
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > WIDE {
            lines.push(word.to_owned());
        } else {
            let gap = if last.is_empty() { "" } else { " " };
            *last += &format!("{gap}{word}");
        }
    }
    lines.join("\n")
}

/// What is found, in the lines of a page.
fn shown(found: &[Diagnostic]) -> String {
    let of = |one: &Diagnostic| {
        let at = one.labels.first().map(|label| label.file.line_column(label.span.start));
        assert!(at.is_some(), "`{}` has no place", one.name);
        let clause = one.clause.iter().map(|clause| format!("  clause: {clause}\n")).collect::<String>();
        let help = one.help.iter().map(|help| format!("  help: {help}\n")).collect::<String>();
        format!("{}[{}]: {}\n{clause}{help}", one.severity.word(), one.name, one.message)
    };
    found.iter().map(of).collect()
}

fn found(files: &[SourceFile]) -> Findings {
    findings(&agreement(files), files)
}

fn agreement(files: &[SourceFile]) -> Agreement {
    let parsed = files.iter().map(|file| {
        let (document, faults) = servanda_syntax::parse(file);
        assert!(faults.is_empty(), "{}\n{faults:#?}", file.text());
        (file.clone(), document.declarations)
    });
    let (agreement, faults) = check(&parsed.collect::<Vec<_>>());
    let own = files.last().map(SourceFile::text).unwrap_or_default();
    agreement.unwrap_or_else(|| panic!("{own}\n{}", shown(&faults)))
}

fn base() -> String {
    let text = fs::read_to_string(folder().join("README.md")).unwrap();
    let (_, rest) = text.split_once("```accord base\n").unwrap();
    let (base, _) = rest.split_once("```\n").unwrap();
    format!("```accord\n{base}```\n")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/lints")
}

/// Holds a page to what it should be; rewrites it if told so. Gives the first difference.
fn held(path: &Path, should_be: &str) -> Option<String> {
    let is = fs::read_to_string(path).unwrap();
    if is == should_be {
        return None;
    }
    if std::env::var("UPDATE_EXPECT").is_ok_and(|value| value == "1") {
        fs::write(path, should_be).unwrap();
        return None;
    }
    let first = is.lines().zip(should_be.lines()).find(|(is, should_be)| is != should_be);
    Some(format!("{}: {first:?}", path.display()))
}
