//! The JSON form: round trips of real agreements, and what is told of JSON that does not fit.

// Clippy knows tests by their attribute, which helpers have not; tests read files.
#![allow(clippy::disallowed_methods, clippy::indexing_slicing, clippy::unwrap_used)]

mod common;

use std::path::{Path, PathBuf};

use servanda_base::{Diagnostic, SourceFile};
use servanda_syntax::{Document, format, parse, parse_json, to_json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read_json(json: &str) -> (Document, Vec<Diagnostic>) {
    parse_json(&SourceFile::new("agreement.json", json))
}

fn errors(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect()
}

/// What is declared, without places and parentheses.
fn meaning(document: &Document) -> String {
    let mut shown = common::placeless(&format!("{:#?}", document.declarations));
    shown.retain(|c| !c.is_whitespace());
    shown
}

/// Text to JSON, to text, to JSON: what is declared stays what it is, and so does the prose.
fn check_round_trip(name: &str, text: &str) -> bool {
    let (document, diagnostics) = parse(&SourceFile::new(name, text));
    if !errors(&diagnostics).is_empty() {
        return false;
    }
    let json = to_json(&document).unwrap();
    let (read, diagnostics) = read_json(&json);
    assert!(errors(&diagnostics).is_empty(), "{name}\n{}\n{json}", common::told(&diagnostics));
    let headings = |document: &Document| -> Vec<_> {
        document.declarations.iter().map(|declared| (declared.name.text.clone(), declared.heading.clone())).collect()
    };
    assert_eq!(headings(&document), headings(&read), "{name}");
    assert_eq!(to_json(&read).unwrap(), json, "{name}");
    let (printed, diagnostics) = parse(&SourceFile::new(name, &read.print()));
    assert!(errors(&diagnostics).is_empty(), "{name}\n{}", common::told(&diagnostics));
    assert_eq!(to_json(&printed).unwrap(), json, "{name}");
    assert_eq!(meaning(&printed), meaning(&read), "{name}");
    true
}

#[test]
fn examples_survive_the_round_trip() {
    for example in ["oman-2026", "jcpoa-2015"] {
        let path = root().join("examples").join(example).join("agreement.accord.md");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(check_round_trip(example, &text));
        let formatted = format(&SourceFile::new(example, &text)).unwrap();
        assert!(check_round_trip(example, &formatted));
    }
}

#[test]
fn chapters_of_the_specification_survive_the_round_trip() {
    let mut read = 0;
    for entry in std::fs::read_dir(root().join("spec")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let text = std::fs::read_to_string(&path).unwrap();
            // A chapter holds many agreements; each block of it is read by itself.
            for block in text.split("```accord\n").skip(1) {
                let block = block.split("\n```").next().unwrap();
                read += usize::from(check_round_trip(&path.display().to_string(), &format!("```accord\n{block}\n```\n")));
            }
        }
    }
    assert!(read > 150, "only {read} blocks could be read");
}
