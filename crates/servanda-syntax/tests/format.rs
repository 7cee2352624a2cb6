//! What the formatter does, by examples.

// Clippy knows tests by their attribute, which helpers have not.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod common;

use servanda_base::SourceFile;
use servanda_syntax::format;

fn formatted(text: &str) -> String {
    let whole = format(&SourceFile::new("a.accord.md", &format!("```accord\n{text}\n```\n"))).unwrap();
    whole.strip_prefix("```accord\n").and_then(|rest| rest.strip_suffix("\n```\n")).unwrap().to_owned()
}

fn check(text: &str, expected: &str) {
    assert_eq!(formatted(text), expected);
    assert_eq!(formatted(expected), expected);
}

#[test]
fn clauses_are_indented_and_words_parted_by_one_space() {
    check(
        "commitment  cap   \"Cap\"\n     IR keeps   a<=3.67%   at each  s\n\tverified\u{a0}by IAEA",
        "commitment cap \"Cap\"\n  IR keeps a <= 3.67 % at each s\n  verified by IAEA",
    );
}

#[test]
fn what_goes_on_is_indented_behind_its_parenthesis() {
    check(
        "scenario x “X”\n  when any of ( a met ,\n b met)\n  or c met",
        "scenario x \"X\"\n  when any of (a met,\n               b met)\n    or c met",
    );
    check("relief x \"X\"\n  when a met\n  and b met", "relief x \"X\"\n  when  a met\n    and b met");
}

#[test]
fn one_blank_line_is_kept_and_every_comment() {
    check(
        "\n# first\nparty A \"A\"# behind\n\n\n  # last\n\nparty B \"B\"\n\n",
        "# first\nparty A \"A\"  # behind\n\n# last\n\nparty B \"B\"",
    );
}

#[test]
fn columns_that_were_meant_are_made_even() {
    check(
        "site a  \"A\"\nsite longer \"B\"\nsites both = a, longer",
        "site a      \"A\"\nsite longer \"B\"\nsites both = a, longer",
    );
    check(
        "procedure p \"P\"\n  stage \"A\"   5 days\n  stage \"Longer\"  15 days\n  then \"end\"",
        "procedure p \"P\"\n  stage \"A\"        5 days\n  stage \"Longer\"  15 days\n  then \"end\"",
    );
}

#[test]
fn zones_and_yes_no_are_not_torn_apart() {
    check("agreement a \"A\"\n  zone America/Port-au-Prince", "agreement a \"A\"\n  zone America/Port-au-Prince");
    check("measure m \"M\" in yes / no", "measure m \"M\" in yes/no");
}

#[test]
fn the_prose_and_the_marks_of_a_quote_stay() {
    let text = "Prose   as it is.  \n\n> ```accord\n> party   A \"A\"\n>\n>\n> party B \"B\"\n> ```\n\nmore\n";
    let expected = "Prose   as it is.  \n\n> ```accord\n> party A \"A\"\n>\n> party B \"B\"\n> ```\n\nmore\n";
    assert_eq!(format(&SourceFile::new("a", text)).unwrap(), expected);
    let list = "1. one\n\n   ```accord\n   party   A \"A\"\n     title fr \"A\"\n   ```\r\n";
    assert_eq!(format(&SourceFile::new("a", list)).unwrap(), list.replace("   A \"A\"\n", " A \"A\"\n"));
    let crlf = "```accord\r\nparty  A \"A\"\r\n```\r\n";
    assert_eq!(format(&SourceFile::new("a", crlf)).unwrap(), "```accord\r\nparty A \"A\"\r\n```\r\n");
}

#[test]
fn a_text_with_an_error_is_refused() {
    let diagnostics = format(&common::file("party")).unwrap_err();
    assert!(common::told(&diagnostics).contains("expected-name"));
}

#[test]
fn the_arrangement_of_muscat_is_nearly_as_it_was() {
    let text = include_str!("../../../examples/oman-2026/agreement.accord.md");
    let formatted = format(&SourceFile::new("a", text)).unwrap();
    let changed = text.lines().zip(formatted.lines()).filter(|(before, after)| before != after).count();
    assert_eq!(text.lines().count(), formatted.lines().count());
    assert!(changed <= 5, "{changed} lines changed");
}
