//! The extension in `editors/vscode`: its files are sound, and its grammar has the words of the parser.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use servanda_syntax::keywords;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../editors/vscode")
}

fn json(name: &str) -> Value {
    let text = fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The words between the first `(?:` and its `)`.
fn words(pattern: &str) -> BTreeSet<&str> {
    let (_, rest) = pattern.split_once("(?:").unwrap();
    let (list, _) = rest.split_once(')').unwrap();
    list.split('|').collect()
}

#[test]
fn the_grammar_has_the_words_of_the_parser_and_no_others() {
    let grammar = json("syntaxes/accord.tmLanguage.json");
    let lists: [(&str, &[&str]); 5] = [
        ("declaration", keywords::DECLARATIONS),
        ("clause", keywords::CLAUSES),
        ("verb", keywords::VERBS),
        ("verdict", keywords::VERDICTS),
        ("operator", keywords::OPERATORS),
    ];
    let mut all = BTreeSet::new();
    for (rule, expected) in lists {
        let pattern = grammar["repository"][rule]["match"].as_str().unwrap();
        let found = words(pattern);
        assert_eq!(found, expected.iter().copied().collect(), "{rule}");
        all.extend(found.into_iter().map(str::to_owned));
    }
    assert!(all.iter().all(|word| keywords::is_reserved(word)));
}

#[test]
fn every_rule_that_a_grammar_includes_is_there() {
    for name in ["syntaxes/accord.tmLanguage.json", "syntaxes/accord.markdown.tmLanguage.json"] {
        let grammar = json(name);
        for included in grammar["patterns"].as_array().unwrap() {
            let rule = included["include"].as_str().unwrap().trim_start_matches('#');
            assert!(grammar["repository"][rule].is_object(), "{name}: {rule}");
        }
    }
    let injected = json("syntaxes/accord.markdown.tmLanguage.json");
    let block = &injected["repository"]["accord-block"]["patterns"][0];
    assert_eq!(block["patterns"][0]["include"], json("syntaxes/accord.tmLanguage.json")["scopeName"]);
}

#[test]
fn the_manifest_names_files_that_are_there_and_fit() {
    let manifest = json("package.json");
    let contributes = &manifest["contributes"];
    let mut named =
        vec![manifest["main"].as_str().unwrap(), contributes["languages"][0]["configuration"].as_str().unwrap()];
    for grammar in contributes["grammars"].as_array().unwrap() {
        let path = grammar["path"].as_str().unwrap();
        assert_eq!(json(path)["scopeName"], grammar["scopeName"], "{path}");
        named.push(path);
    }
    for path in named {
        assert!(folder().join(path).is_file(), "{path}");
    }
    assert_eq!(json("language-configuration.json")["comments"]["lineComment"], "#");
    let client = fs::read_to_string(folder().join("extension.js")).unwrap();
    assert!(client.contains("args: [\"lsp\"]") && manifest["dependencies"]["vscode-languageclient"].is_string());
    assert!(contributes["configuration"]["properties"]["servanda.path"].is_object() && client.contains("\"path\""));
}
