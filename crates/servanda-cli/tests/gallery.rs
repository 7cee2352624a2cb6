//! The error gallery of the guide: every diagnostic has an entry, every entry gives the diagnostic as it shows it, and
//! what it calls the cure is free of any. `UPDATE_EXPECT=1` rewrites what the entries show, and the index.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod guide;
#[path = "guide/sheet.rs"]
mod sheet;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use guide::{blocks, empty_folder, files, held, pages, root, shell, side, write};

/// Diagnostics that no example can show; the entry says why. Anything else has an example.
const WITHOUT_EXAMPLE: [&str; 5] =
    ["file-too-long", "ill-formed-name", "internal-fault", "reserved-name", "too-many-records"];

/// Examples that give other diagnostics beside their own: what cannot be read is missing where it is needed.
const IN_COMPANY: [&str; 10] = [
    "day-not-shown",
    "error-in-cell",
    "expected-list",
    "formula-without-value",
    "merged-cells",
    "misplaced-verdict",
    "more-faults",
    "superseded-left-out",
    "time-in-cell",
    "unknown-verdict",
];

/// Words with a hyphen in the source that name no diagnostic.
const OTHER_WORDS: [&str; 5] = ["arabic-indic", "date-time", "kebab-case", "re-engage", "yyyy-mm-dd"];

/// What stands before a name, so that one would be found that has not the form of names.
const NAMED_BY: [&str; 9] = [
    "Diagnostic::error(",
    "Diagnostic::warning(",
    "Fault::new(",
    "Misfit::new(",
    "misfit(",
    "error_here(",
    ".expected(",
    ".tell(span,",
    ".tell(here,",
];

/// A line longer than this is cut where it is shown.
const WIDEST: usize = 120;

/// An entry of the gallery.
struct Entry {
    name: String,
    /// What is wrong: its first sentence.
    cause: String,
    has_reason: bool,
    examples: Vec<Example>,
}

/// What is written, with its cure, and what is shown of it.
struct Example {
    /// The kind of each block, and its lines as a diff.
    parts: Vec<(String, Vec<String>)>,
    shown: Range<usize>,
    skips_faulty: bool,
}

#[test]
fn every_entry_gives_what_it_shows_and_its_cure_nothing() {
    let base = Base::read();
    let mut faults = Vec::new();
    for (page, entries) in gallery() {
        let text = fs::read_to_string(&page).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        // From the last to the first, so that the places of the others stay as they are.
        for entry in entries.iter().rev() {
            for example in entry.examples.iter().rev() {
                let said = base.said(example, '-');
                let own: Vec<String> = said.iter().filter(|one| name_of(one) == entry.name).cloned().collect();
                if own.is_empty() {
                    faults.push(format!("`{}` is not what its example gives:\n{}", entry.name, said.join("\n")));
                }
                if (own.len() < said.len()) != IN_COMPANY.contains(&entry.name.as_str()) {
                    faults.push(format!("the company of `{}` is not as listed:\n{}", entry.name, said.join("\n")));
                }
                let cured = base.said(example, '+');
                if !cured.is_empty() {
                    faults.push(format!("the cure of `{}` is none:\n{}", entry.name, cured.join("\n")));
                }
                let shown = own.join("\n\n").lines().map(cut).collect::<Vec<_>>();
                lines.splice(example.shown.clone(), shown);
            }
        }
        faults.extend(held(&page, &(lines.join("\n") + "\n")));
    }
    assert!(faults.is_empty(), "{}\n(UPDATE_EXPECT=1 rewrites what is shown)", faults.join("\n\n"));
}

#[test]
fn every_diagnostic_has_an_entry_with_an_example() {
    let entries: Vec<Entry> = gallery().into_values().flatten().collect();
    let mut told = BTreeSet::new();
    for entry in &entries {
        assert!(told.insert(entry.name.clone()), "`{}` has two entries", entry.name);
        let is_exempt = WITHOUT_EXAMPLE.contains(&entry.name.as_str());
        assert_eq!(entry.examples.is_empty(), is_exempt, "`{}`: an example, or the reason for none", entry.name);
        assert_eq!(entry.has_reason, is_exempt, "`{}`: an example, or the reason for none", entry.name);
        assert!(!entry.cause.is_empty(), "`{}` does not say what is wrong", entry.name);
    }
    let of_design = design_findings();
    let there: BTreeSet<String> = names_in_source().into_iter().filter(|name| !of_design.contains(name)).collect();
    let missing: Vec<_> = there.difference(&told).collect();
    assert!(missing.is_empty(), "without an entry in docs/src/errors: {missing:?}");
    let idle: Vec<_> = told.difference(&there).collect();
    assert!(idle.is_empty(), "in docs/src/errors, and no diagnostic: {idle:?}");
}

#[test]
fn the_entries_stand_in_the_order_of_their_names_and_the_index_has_all() {
    let mut index = BTreeMap::new();
    for (page, entries) in gallery() {
        let title = fs::read_to_string(&page).unwrap().lines().next().unwrap().trim_start_matches("# ").to_owned();
        let file = page.file_name().unwrap().to_string_lossy().into_owned();
        for entry in entries {
            let row = format!("| [`{0}`]({file}#{0}) | {1} | {title} |", entry.name, entry.cause);
            index.insert(entry.name, row);
        }
    }
    let path = folder().join("README.md");
    let text = fs::read_to_string(&path).unwrap();
    let (head, _) = text.split_once("|---|---|---|\n").expect("the index is a table");
    let rows: String = index.into_values().map(|row| row + "\n").collect();
    assert_eq!(held(&path, &format!("{head}|---|---|---|\n{rows}")), None);
}

#[test]
fn a_diagnostic_without_an_entry_would_be_found() {
    let names = names_in("self.error(scope, \"made-up\", x);\n// \"not-this\"\nFault::new(\n  \"short\", m)");
    assert_eq!(names, BTreeSet::from(["made-up".to_owned(), "short".to_owned()]));
    assert!(names_in("let text = \"a \\\"b-c\\\" d\"; \n#[cfg(test)]\nmod tests { \"in-test\"").is_empty());
}

/// What every example stands beside.
struct Base {
    agreement: String,
    sources: String,
}

impl Base {
    fn read() -> Self {
        let text = fs::read_to_string(folder().join("README.md")).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let block = |info: &str| {
            let blocks = blocks(&lines);
            let block = blocks.iter().find(|block| block.info == info).expect(info);
            lines[block.lines.clone()].join("\n") + "\n"
        };
        Self { agreement: fenced(&block("accord base")), sources: block("csv base") }
    }

    /// Every diagnostic that the example gives with the lines of this sign, as the command prints it.
    fn said(&self, example: &Example, sign: char) -> Vec<String> {
        let folder = empty_folder("gallery");
        let dossier = folder.join("example");
        write(&dossier.join("sources.csv"), &self.sources);
        if example.parts.iter().all(|(kind, _)| kind != "alone" && kind != "json") {
            write(&dossier.join("agreement.accord.md"), &self.agreement);
        }
        let mut command = match example.skips_faulty {
            true => "servanda status example --skip-faulty --at 2026-06-01".to_owned(),
            false => "servanda check example".to_owned(),
        };
        for (kind, lines) in &example.parts {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let lines = side(&lines, sign);
            if kind == "sheet" {
                sheet::write(&dossier.join("evidence.xlsx"), &lines);
                continue;
            }
            let text: String = lines.into_iter().map(expanded).collect();
            match kind.as_str() {
                "json" => write(&dossier.join("agreement.json"), &text),
                "jsonl" => write(&dossier.join("evidence.jsonl"), &text),
                "accord" | "alone" => write(&dossier.join("text.accord.md"), &fenced(&text)),
                "file" => write(&dossier.join("text.accord.md"), &text),
                "evidence" => write(&dossier.join("evidence.csv"), &text),
                "sources" => write(&dossier.join("sources.csv"), &text),
                "command" => command = text,
                other => panic!(
                    "a block is a diff of accord, alone, file, json, evidence, jsonl, sheet, sources or command, not `{other}`"
                ),
            }
        }
        let output = shell(&command, &folder).output().expect("a shell");
        // What is wrong is what `check` is asked for, and what any other answer stands beside.
        let printed = [output.stdout, output.stderr].concat();
        let of_design = design_findings();
        let said = diagnostics(&String::from_utf8(printed).unwrap());
        said.into_iter().filter(|one| !of_design.contains(name_of(one))).collect()
    }
}

/// The design findings: they have pages of their own, which run as a test of their own.
fn design_findings() -> BTreeSet<String> {
    let pages = pages(&root().join("spec/lints")).into_iter().filter(|page| !page.ends_with("README.md"));
    pages.map(|page| page.file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

fn fenced(text: &str) -> String {
    format!("```accord\n{text}```\n")
}

/// A line with all that it stands for: `⟨3 × ab⟩` within it, or three lines of it after `⟨3 ×⟩`.
fn expanded(line: &str) -> String {
    if let Some((count, rest)) = line.strip_prefix('⟨').and_then(|rest| rest.split_once(" ×⟩ ")) {
        let count: usize = count.parse().unwrap();
        let line = |n: usize| rest.replace("{n}", &n.to_string()).replace("{n+1}", &(n + 1).to_string()) + "\n";
        return (1..=count).map(line).collect();
    }
    let mut line = line.to_owned();
    while let Some((before, rest)) = line.split_once('⟨') {
        let (count, rest) = rest.split_once(" × ").unwrap();
        let (again, after) = rest.split_once('⟩').unwrap();
        line = format!("{before}{}{after}", again.repeat(count.parse().unwrap()));
    }
    line + "\n"
}

/// What is printed, parted into diagnostics.
fn diagnostics(printed: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in printed.lines() {
        if ["error[", "warning[", "hint["].iter().any(|severity| line.starts_with(severity)) {
            found.push(String::new());
        } else if ["note: ", "warning: ", "error: ", "example: ", "... and "]
            .iter()
            .any(|other| line.starts_with(other))
        {
            break;
        }
        if let Some(last) = found.last_mut() {
            last.push_str(line.trim_end());
            last.push('\n');
        }
    }
    found.iter().map(|one| one.trim_end().to_owned()).collect()
}

/// The name of a diagnostic as it is printed: `error[unknown-name]: ...`.
fn name_of(diagnostic: &str) -> &str {
    diagnostic.split(['[', ']']).nth(1).unwrap_or_default()
}

fn cut(line: &str) -> String {
    match line.chars().count() > WIDEST {
        true => line.chars().take(WIDEST - 1).chain(['…']).collect(),
        false => line.to_owned(),
    }
}

fn folder() -> PathBuf {
    root().join("docs/src/errors")
}

/// The entries, page by page.
fn gallery() -> BTreeMap<PathBuf, Vec<Entry>> {
    let pages = pages(&folder()).into_iter().filter(|page| !page.ends_with("README.md"));
    pages.map(|page| (page.clone(), entries(&page))).collect()
}

fn entries(page: &Path) -> Vec<Entry> {
    let text = fs::read_to_string(page).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let blocks = blocks(&lines);
    let in_block = |at: usize| blocks.iter().any(|block| block.lines.contains(&at));
    let starts: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("## ") && !in_block(*at)).collect();
    let mut entries = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(lines.len());
        let own = blocks.iter().filter(|block| (*start..end).contains(&block.lines.start));
        let mut examples = Vec::new();
        let mut parts = Vec::new();
        for block in own {
            let content: Vec<String> = lines[block.lines.clone()].iter().map(|line| (*line).to_owned()).collect();
            if let Some(kind) = block.info.strip_prefix("diff ") {
                parts.push((kind.to_owned(), content));
            } else {
                assert!(block.info.starts_with("text"), "{}: a block `{}`", page.display(), block.info);
                let skips_faulty = block.info == "text skip-faulty";
                examples.push(Example { parts: std::mem::take(&mut parts), shown: block.lines.clone(), skips_faulty });
            }
        }
        assert!(parts.is_empty(), "`{}`: what it gives is not shown", lines[*start]);
        let prose: Vec<&str> = lines[start + 2..end].iter().take_while(|line| !line.is_empty()).copied().collect();
        let prose = prose.join(" ");
        entries.push(Entry {
            name: lines[*start].trim_start_matches("## ").to_owned(),
            cause: prose.split(". ").next().unwrap_or_default().trim_end_matches('.').to_owned(),
            has_reason: lines[*start..end].iter().any(|line| line.starts_with("No example: ")),
            examples,
        });
    }
    let names: Vec<&String> = entries.iter().map(|entry| &entry.name).collect();
    assert!(names.is_sorted(), "{}: in the order of their names: {names:?}", page.display());
    entries
}

/// The name of every diagnostic that the source can give.
fn names_in_source() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for krate in fs::read_dir(root().join("crates")).unwrap() {
        let source = krate.unwrap().path().join("src");
        // The messages of reports have names of the same form.
        let is_own = |file: &PathBuf| {
            !file
                .components()
                .any(|part| ["tests", "phrase", "phrase.rs"].map(Some).contains(&part.as_os_str().to_str()))
        };
        let own = files(&source, "rs").into_iter().filter(is_own);
        let texts: Vec<String> = own.map(|file| fs::read_to_string(file).unwrap()).collect();
        let ways = ["Diagnostic::error(", "Diagnostic::warning(", "Diagnostic {", "Fault::new("];
        let makes = |text: &String| ways.iter().any(|way| without_tests(text).contains(way));
        // The crate that says what a diagnostic is makes none.
        let is_base = source.parent().unwrap().ends_with("servanda-base");
        if !is_base && texts.iter().any(makes) {
            names.extend(texts.iter().flat_map(|text| names_in(text)));
        }
    }
    names
}

/// Every text of the form of a name, and whatever stands where a name does.
fn names_in(source: &str) -> BTreeSet<String> {
    let code: String = without_tests(source).lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let texts: Vec<&str> = code.split('"').collect();
    let mut names = BTreeSet::new();
    for pair in texts.windows(2).take(texts.len().saturating_sub(2)) {
        let before: String = pair[0].chars().filter(|c| !c.is_whitespace()).collect();
        let is_word = !pair[1].is_empty() && pair[1].chars().all(|c| c.is_ascii_lowercase());
        let is_named = is_word && NAMED_BY.iter().any(|call| before.ends_with(call));
        if is_named || has_form_of_name(pair[1]) {
            names.insert(pair[1].to_owned());
        }
    }
    OTHER_WORDS.iter().for_each(|word| {
        names.remove(*word);
    });
    names
}

fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
}

fn has_form_of_name(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() > 1 && parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase()))
}
