//! Laws of the syntax: printing is lossless, formatting is idempotent and changes no meaning, nothing panics.

// Clippy knows tests by their attribute, which helpers have not.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod common;

use proptest::prelude::*;
use servanda_base::{Diagnostic, SourceFile};
use servanda_syntax::{Document, SyntaxKind, SyntaxNode, format, parse, parse_json, to_json};

const OMAN: &str = include_str!("../../../examples/oman-2026/agreement.accord.md");

/// Words of the language and of no language, in any order.
fn soup() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(PARTS).prop_map(str::to_owned),
        1 => "[ \\n\"“”#(),0-9a-zé\u{a0}\u{202e}-]{0,6}",
    ];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.join(" "))
}

const PARTS: &[&str] = &[
    "\n",
    "\n  ",
    "\r\n  ",
    "\ncommitment x \"X\"",
    "\nrelief y",
    "\nmeasure m = ",
    "\nindicator i = ",
    "\ndate d",
    "\nreport r every",
    "IR, US each do",
    "IR keeps",
    "US grants",
    "(",
    ")",
    ",",
    "not",
    "and",
    "or",
    "for",
    "if",
    "else",
    "until",
    "then",
    "at",
    "of",
    "at least 2 of (",
    "any of (",
    "sum of",
    "count of",
    "where",
    "in the last",
    "3 days",
    "500 million USD",
    "~9_00",
    "3.67 %",
    "% of",
    "<=",
    "=",
    "+",
    " - ",
    "*",
    "/",
    "a",
    "b-c",
    "met",
    "on time",
    "in effect",
    "has happened",
    "before",
    "2026-04-01",
    "2026-04-01T10:00",
    "\"text\"",
    "\"open",
    "# note",
    "contested by RU as",
    "within 3 days of",
    "every 3 days",
    "per week",
    "verified by",
    "likely",
    "step",
    "zone",
    "```",
    "\n```\n",
    "after",
    "baseline",
    "share of milestones",
    "later of (",
];

/// The example with some of its bytes replaced or deleted.
fn mutated() -> impl Strategy<Value = String> {
    let change = (0..OMAN.len(), 0usize..12, prop::sample::select(PARTS));
    prop::collection::vec(change, 1..6).prop_map(|changes| {
        let mut text = OMAN.to_owned();
        for (at, length, with) in changes {
            let floor = |mut at: usize| {
                at = at.min(text.len());
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            let (from, to) = (floor(at), floor(at + length));
            text.replace_range(from..to.max(from), with);
        }
        text
    })
}

/// Where nothing was reported, everything is in the plain structures.
fn check_nothing_left_out(document: &Document) {
    let nodes = document.blocks.iter().flat_map(|parsed| parsed.tree().children().collect::<Vec<_>>());
    let (nodes, declared) = (nodes.collect::<Vec<_>>(), &document.declarations);
    assert_eq!(nodes.len(), declared.len());
    for (node, declaration) in nodes.iter().zip(declared) {
        let clause = |node: &SyntaxNode| node.kind().is_clause() && node.kind() != SyntaxKind::FormulaClause;
        assert_eq!(node.children().filter(clause).count(), declaration.clauses.len(), "{}", node.text());
    }
}

fn check_lossless(text: &str) {
    let file = SourceFile::new("a.accord.md", text);
    let (document, diagnostics) = parse(&file);
    assert_eq!(document.print(), text);
    for parsed in &document.blocks {
        assert_eq!(parsed.tree().text().to_string(), parsed.block.text);
    }
    if diagnostics.is_empty() {
        check_nothing_left_out(&document);
    }
    for diagnostic in diagnostics {
        let span = diagnostic.labels[0].span;
        assert!(text.get(span.start..span.end).is_some(), "{span:?}");
        assert!(diagnostic.help.is_some_and(|help| !help.is_empty()));
        assert!(!diagnostic.message.ends_with('.'));
    }
}

/// What a text means: its declarations as debug text, without places.
fn meaning(text: &str) -> String {
    let (document, diagnostics) = parse(&SourceFile::new("a.accord.md", text));
    assert!(!diagnostics.iter().any(Diagnostic::is_error), "{}", common::told(&diagnostics));
    common::placeless(&format!("{:?}", document.declarations))
}

fn check_format(text: &str) {
    let Ok(formatted) = format(&SourceFile::new("a.accord.md", text)) else { return };
    assert_eq!(meaning(text), meaning(&formatted), "{text}\n{formatted}");
    let again = format(&SourceFile::new("a.accord.md", &formatted)).unwrap();
    assert_eq!(formatted, again);
}

/// Whatever parses as text is printed as JSON and read back to the same meaning.
fn check_json(text: &str) {
    let (document, diagnostics) = parse(&SourceFile::new("a.accord.md", text));
    if diagnostics.iter().any(Diagnostic::is_error) {
        return;
    }
    let json = to_json(std::slice::from_ref(&document)).unwrap();
    let (read, diagnostics) = parse_json(&SourceFile::new("a.json", &json));
    let is_faulty = diagnostics.iter().any(Diagnostic::is_error);
    assert!(!is_faulty, "{text}\n{json}\n{}\n{}", read.print(), common::told(&diagnostics));
    assert_eq!(to_json(std::slice::from_ref(&read)).unwrap(), json);
    let headings = |document: &Document| -> Vec<_> {
        document.declarations.iter().map(|declaration| declaration.heading.clone()).collect()
    };
    assert_eq!(headings(&read), headings(&document));
}

/// The example with its spaces, blank lines and comments changed where they mean nothing.
fn respaced() -> impl Strategy<Value = String> {
    let gaps = prop::sample::select(&[" ", "  ", "     ", "\u{a0}", "\t"][..]);
    let ends = prop::sample::select(&["\n", "\n\n", "\n\n\n", "  # note\n", "\n# note\n", "  \n"][..]);
    (prop::collection::vec(gaps, 40..60), prop::collection::vec(ends, 20..40), any::<bool>()).prop_map(
        |(gaps, ends, crlf)| {
            let (mut gap, mut end) = (gaps.iter().cycle(), ends.iter().cycle());
            let mut inside = false;
            let mut text = String::new();
            for line in OMAN.lines() {
                let fence = line.starts_with("```");
                if !inside || fence {
                    text.push_str(line);
                    text.push('\n');
                } else {
                    let mut quoted = false;
                    let indent = line.len() - line.trim_start().len();
                    text.push_str(&" ".repeat(indent));
                    for c in line.trim_start().chars() {
                        quoted ^= c == '"';
                        match c {
                            ' ' if !quoted => text.push_str(gap.next().unwrap()),
                            c => text.push(c),
                        }
                    }
                    text.push_str(end.next().unwrap());
                }
                inside ^= fence;
            }
            if crlf { text.replace('\n', "\r\n") } else { text }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn format_is_idempotent_and_keeps_the_meaning(text in respaced()) {
        check_lossless(&text);
        assert!(format(&SourceFile::new("a.accord.md", &text)).is_ok());
        check_format(&text);
    }

    #[test]
    fn format_of_a_mutated_agreement_keeps_the_meaning(text in mutated()) {
        check_format(&text);
    }

    #[test]
    fn json_of_a_mutated_agreement_keeps_the_meaning(text in mutated(), respaced in respaced()) {
        check_json(&text);
        check_json(&respaced);
        let quoted: String = respaced.lines().flat_map(|line| ["> ", line, "\n"]).collect();
        check_json(&quoted);
    }

    #[test]
    fn json_of_any_words_keeps_the_meaning(text in soup()) {
        check_json(&format!("# A\n\n```accord\n{text}\n```\n"));
        for declaration in ["indicator i \"I\" = ", "measure m = ", "commitment c \"C\"\n  IR keeps "] {
            check_json(&format!("```accord\n{declaration}{text}\n```\n"));
        }
    }

    #[test]
    fn print_is_lossless_on_any_words(text in soup()) {
        check_lossless(&format!("# A\n\n```accord\n{text}\n```\n"));
        check_lossless(&text);
    }

    #[test]
    fn print_is_lossless_on_any_text(text in "\\PC*") {
        check_lossless(&format!("> ```accord\n> {text}\n> ```\n"));
    }

    #[test]
    fn print_is_lossless_on_a_mutated_agreement(text in mutated()) {
        check_lossless(&text);
    }
}

#[test]
fn deep_nesting_is_refused_and_long_chains_too() {
    let deep = format!("indicator x \"X\" = {}1{}", "(".repeat(5_000), ")".repeat(5_000));
    assert!(common::errors(&deep).contains("nested-too-deep"));
    let not = format!("indicator x \"X\" = {} a met", "not ".repeat(50_000));
    assert!(common::errors(&not).contains("nested-too-deep"));
    let schedule = format!("indicator x \"X\" = {} 1", "1 until 2026-01-01 then ".repeat(5_000));
    assert!(common::errors(&schedule).contains("nested-too-deep"));
    let sum = format!("indicator x \"X\" = {} 1", "1 + ".repeat(5_000));
    assert!(common::errors(&sum).contains("too-many-terms"));
    let percent = format!("indicator x \"X\" = {} 1", "1 % of ".repeat(5_000));
    assert!(common::errors(&percent).contains("nested-too-deep"));
}
