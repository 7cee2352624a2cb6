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
    let json = to_json(std::slice::from_ref(&document)).unwrap();
    let (read, diagnostics) = read_json(&json);
    assert!(errors(&diagnostics).is_empty(), "{name}\n{}\n{json}", common::told(&diagnostics));
    let headings = |document: &Document| -> Vec<_> {
        document.declarations.iter().map(|declared| (declared.name.text.clone(), declared.heading.clone())).collect()
    };
    assert_eq!(headings(&document), headings(&read), "{name}");
    assert_eq!(to_json(std::slice::from_ref(&read)).unwrap(), json, "{name}");
    let (printed, diagnostics) = parse(&SourceFile::new(name, &read.print()));
    assert!(errors(&diagnostics).is_empty(), "{name}\n{}", common::told(&diagnostics));
    assert_eq!(to_json(std::slice::from_ref(&printed)).unwrap(), json, "{name}");
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
    for folder in ["spec", "spec/patterns"] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                let text = std::fs::read_to_string(&path).unwrap();
                // A chapter holds many agreements; each block of it is read by itself.
                for block in text.split("```accord\n").skip(1) {
                    let block = format!("```accord\n{}\n```\n", block.split("\n```").next().unwrap());
                    read += usize::from(check_round_trip(&path.display().to_string(), &block));
                }
            }
        }
    }
    assert!(read > 300, "only {read} blocks could be read");
}

#[test]
fn what_stands_beside_the_declarations_is_kept() {
    let text = "# One\n\nProse.\n\n```accord\n# before\nparty IR \"Iran\"  # after\n  # inside\n  title fa \"ایران\"\n```\n\n\
                - a list\n\n  ```accord\n  party US \"US\"\n  ```\n\nThe end.";
    let (document, _) = parse(&SourceFile::new("a.accord.md", text));
    let (read, diagnostics) = read_json(&to_json(std::slice::from_ref(&document)).unwrap());
    assert!(diagnostics.is_empty(), "{}", common::told(&diagnostics));
    assert_eq!(
        read.print(),
        "# One\n\nProse.\n\n```accord\n# before\nparty IR \"Iran\"\n  # after\n  # inside\n  title fa \"ایران\"\n```\n\n\
         - a list\n\n```accord\nparty US \"US\"\n```\n\nThe end."
    );
}

/// What is told of `items`, each of them on a line that begins with line 2.
fn told(items: &[&str]) -> String {
    let json = format!("{{\"version\": 1, \"kind\": \"agreement\", \"items\": [\n{}\n]}}\n", items.join(",\n"));
    common::told(&read_json(&json).1)
}

#[test]
fn every_item_that_does_not_fit_is_told_where_it_stands() {
    let items = [
        r#"{"party": {"name": "IR", "titel": "Iran"}}"#,
        r#"{"partie": {"name": "IR"}}"#,
        r#"{"site": {"title": "A site"}}"#,
        r#"{"party": {"name": "IR", "title": 5}}"#,
        r#"{"date": {"name": "d", "formula": {"date": "2026-04-01"}, "clauses": [{"clause": "Article 1"}, "onse"]}}"#,
        r#"{"period": {"name": "p", "every": "14 fortnights", "from": {"date": "2026-04-01"}}}"#,
        r#"{"indicator": {"name": "i", "formula": {"number": {"value": 3.67}}}}"#,
        r#"{"indicator": {"name": "i", "formula": {"yes": true}}}"#,
        r#"{"party": {"name": "IR"}, "host": {"name": "OM"}}"#,
    ];
    assert_eq!(
        told(&items),
        "2:26 unknown-field: there is no field `titel` here (did you mean `title`?)\n\
         3:2 unknown-tag: nothing here is called `partie` (did you mean `party`?)\n\
         4:10 missing-field: the field `name` is missing (add `\"name\": ...`)\n\
         5:35 does-not-fit: expected a text, found a number (write `\"5\"`, so that it stays exact)\n\
         6:96 unknown-tag: nothing here is called `onse` (did you mean `once`?)\n\
         7:35 does-not-fit: `14 fortnights` is no length of time (write a number and `hours`, `days`, `weeks`, `months` or `years`: `14 days`)\n\
         8:61 does-not-fit: expected a text, found a number (write `\"3.67\"`, so that it stays exact)\n\
         9:40 does-not-fit: `yes` has nothing to say more (write the word alone: `\"yes\"`)\n\
         10:27 does-not-fit: a second field `host` where one says what this is (write one object for each: `{\"from\": ...}, {\"until\": ...}`)"
    );
}

#[test]
fn what_the_text_cannot_say_the_json_cannot_either() {
    let number = r#"{"indicator": {"name": "i", "formula": {"number": {"value": "900", "give-or-take": "37"}}}}"#;
    assert!(told(&[number]).starts_with("2:1 no-words: the language has no words for this"), "{}", told(&[number]));
    let names = [
        r#"{"party": {"name": "IR\n  title fa \"x\""}}"#,
        r#"{"party": {"name": "IR", "title": "a \"quoted\" word"}}"#,
        r#"{"party": {"name": "IR", "title": "a\u202eb"}}"#,
        r#"{"comment": "one\ntwo"}"#,
    ];
    assert_eq!(
        told(&names),
        "2:20 not-a-name: `IR\\n  title fa \\\"x\\\"` has not the form of a name (a name has letters A to Z, digits and `-`)\n\
         3:35 unprintable-text: a double quote in a text (write “ and ” for a quotation within a text)\n\
         4:35 unprintable-text: the character U+202E in a text (take it out: a text is one line of what can be seen)\n\
         5:13 control-character: a comment of several lines (write one comment for each line)"
    );
    // What the parser says of the words is told at their place in the JSON.
    let reserved = r#"{"party": {"name": "when", "clauses": [{"at": ["the"]}]}}"#;
    assert_eq!(
        told(&[reserved]).lines().map(|line| line.split(':').take(3).collect::<Vec<_>>().join(":")).collect::<Vec<_>>(),
        [
            "2:20 reserved-word: `when` is a keyword and cannot be the name of the party (choose another name",
            "2:48 reserved-word: expected the name of a site or of sites, found the keyword `the` (no name is a keyword; another one would be `the-the`)"
        ]
    );
}

#[test]
fn prose_neither_begins_nor_swallows_a_block() {
    let open = told(&[r#"{"prose": "```\ncode"}"#, r#"{"party": {"name": "IR"}}"#]);
    assert!(open.starts_with("2:11 block-in-prose: "), "{open}");
    let block = told(&[r#"{"prose": "```accord\nparty US\n```\n"}"#, r#"{"party": {"name": "IR"}}"#]);
    assert!(block.starts_with("2:11 block-in-prose: "), "{block}");
}

#[test]
fn a_file_that_is_no_agreement_is_told_so() {
    let of = |json: &str| common::told(&read_json(json).1);
    assert!(of("[]").starts_with("1:1 does-not-fit: expected an agreement, found a list"));
    assert!(
        of("{\"kind\": \"agreement\", \"items\": []}").starts_with("1:1 missing-field: the field `version` is missing")
    );
    assert!(of("{\"version\": 2, \"kind\": \"agreement\", \"items\": []}").starts_with("1:13 unknown-version: "));
    assert!(of("{\"version\": 1, \"items\": [}").starts_with("1:26 not-json: expected a value, found `}`"));
    let truncated =
        to_json(&[parse(&SourceFile::new("a.accord.md", "```accord\nparty IR \"Iran\"\n```\n")).0]).unwrap();
    let told = of(&truncated[..truncated.len() / 2]);
    assert!(told.contains(" not-json: "), "{told}");
}

#[test]
fn nesting_has_the_limit_of_the_text() {
    let nested = |levels: usize| {
        let formula = format!("{}{}{}", r#"{"not": "#.repeat(levels), r#"{"name": "a"}"#, "}".repeat(levels));
        told(&[&format!(r#"{{"indicator": {{"name": "i", "formula": {formula}}}}}"#)])
    };
    assert_eq!(nested(60), "");
    assert!(nested(70).contains("nested-too-deep"), "{}", nested(70));
    assert!(nested(100_000).contains("not-json: values nested more than 320 deep"));
}

#[test]
fn the_schema_is_that_of_the_form() {
    let path = root().join("schemas/agreement.v1.json");
    let schema = servanda_syntax::wire::schema();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &schema).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == schema, "{} is not the schema of the form: run with UPDATE_EXPECT=1", path.display());
}

#[test]
fn examples_fit_the_schema() {
    let schema: serde_json::Value = serde_json::from_str(&servanda_syntax::wire::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for example in ["oman-2026", "jcpoa-2015"] {
        let path = root().join("examples").join(example).join("agreement.accord.md");
        let (document, _) = parse(&SourceFile::new(example, &std::fs::read_to_string(&path).unwrap()));
        let json = serde_json::from_str(&to_json(std::slice::from_ref(&document)).unwrap()).unwrap();
        let faults: Vec<String> = validator.iter_errors(&json).map(|fault| fault.to_string()).take(3).collect();
        assert!(faults.is_empty(), "{example}: {faults:?}");
    }
    for wrong in [
        r#"{"version": 2, "kind": "agreement", "items": []}"#,
        r#"{"version": 1, "kind": "agreement", "items": [{"party": {"name": "A", "x": 1}}]}"#,
    ] {
        assert!(!validator.is_valid(&serde_json::from_str(wrong).unwrap()));
    }
}
