//! The files of messages: whole, alike, and asked for.

// Tests read files, and stop where these are not as they should be.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser;
use servanda_report::Language;

fn source(language: Language) -> String {
    let path = format!("{}/locales/{}.ftl", env!("CARGO_MANIFEST_DIR"), language.code());
    fs::read_to_string(path).unwrap()
}

fn messages(language: Language) -> Vec<Message<String>> {
    let resource = parser::parse(source(language));
    let resource = resource.unwrap_or_else(|(_, errors)| panic!("{language}: {errors:?}"));
    let messages = resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    messages.collect()
}

fn names(messages: &[Message<String>]) -> BTreeSet<String> {
    messages.iter().map(|message| message.id.name.clone()).collect()
}

/// The names of messages that the sources ask for: what is quoted in `phrase`, but for what a message speaks of
/// (`("day", day.into())`) and what is compared with (`"yes" =>`).
fn asked() -> BTreeSet<String> {
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let mut files: Vec<_> =
        fs::read_dir(format!("{sources}/phrase")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.push(format!("{sources}/phrase.rs").into());
    let mut names = BTreeSet::new();
    // The locales name no message.
    for file in files.iter().filter(|file| !file.ends_with("locale.rs")) {
        let text = fs::read_to_string(file).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let line = line.rsplit("=> ").next().unwrap();
            let pieces: Vec<&str> = line.split('"').collect();
            for at in (1..pieces.len()).step_by(2) {
                // No call, and not the pair of messages that may stand after `=>`.
                let is_variable = pieces[at - 1]
                    .strip_suffix('(')
                    .is_some_and(|before| !before.is_empty() && !before.ends_with(char::is_alphanumeric));
                if is_name(pieces[at]) && !is_variable {
                    names.insert(pieces[at].to_owned());
                }
            }
        }
        for list in text.split("fixed! {").skip(1) {
            let list = list.split('}').next().unwrap();
            names.extend(list.split(',').map(|name| name.trim().replace('_', "-")).filter(|name| !name.is_empty()));
        }
        for list in text.split("speaking! {").skip(1) {
            let calls = list.split('}').next().unwrap().lines().filter_map(|line| line.trim().split_once('('));
            names.extend(calls.map(|(name, _)| name.replace('_', "-")));
        }
    }
    names
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[test]
fn no_message_stands_twice() {
    for language in Language::ALL {
        let messages = messages(language);
        assert_eq!(messages.len(), names(&messages).len(), "{language}");
    }
}

#[test]
fn each_message_is_asked_for_and_each_that_is_asked_for_is_there() {
    let told = names(&messages(Language::English));
    let asked = asked();
    assert_eq!(told.difference(&asked).collect::<Vec<_>>(), Vec::<&String>::new(), "nobody asks for these");
    assert_eq!(asked.difference(&told).collect::<Vec<_>>(), Vec::<&String>::new(), "these are not there");
}

/// What a message speaks of.
fn variables(message: &Message<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if let Some(pattern) = &message.value {
        of_pattern(pattern, &mut found);
    }
    found
}

fn of_pattern(pattern: &Pattern<String>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression(expression: &Expression<String>, found: &mut BTreeSet<String>) {
    let inline = match expression {
        Expression::Select { selector, variants } => {
            variants.iter().for_each(|variant| of_pattern(&variant.value, found));
            selector
        }
        Expression::Inline(inline) => inline,
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, found),
        InlineExpression::StringLiteral { .. } => {}
        other => panic!("a form that is not used here: {other:?}"),
    }
}

#[test]
fn every_language_has_the_same_messages_that_speak_of_the_same() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let own = messages(language);
        assert_eq!(names(&own), names(&english), "{language}");
        for message in &own {
            let same = english.iter().find(|one| one.id.name == message.id.name).unwrap();
            assert_eq!(variables(message), variables(same), "{language}: {}", message.id.name);
        }
    }
}
