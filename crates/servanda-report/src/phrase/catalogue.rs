//! The messages of each language, read once from what is built in.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use servanda_base::Decimal;

use super::locale::Formats;
use crate::language::Language;
use crate::render::isolated_whole;

/// The messages of a language.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    // INVARIANT: every message without variables, as it reads.
    fixed: BTreeMap<String, String>,
    /// How the language writes what is counted and dated.
    pub formats: Formats,
}

/// The messages of a language.
pub fn catalogue(language: Language) -> &'static Catalogue {
    static ALL: [OnceLock<Catalogue>; 4] = [const { OnceLock::new() }; 4];
    let [english, french, arabic, persian] = &ALL;
    let known = match language {
        Language::English => english,
        Language::French => french,
        Language::Arabic => arabic,
        Language::Persian => persian,
    };
    known.get_or_init(|| Catalogue::new(language))
}

/// The file of a language, as it is built in.
fn source(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../locales/en.ftl"),
        Language::French => include_str!("../../locales/fr.ftl"),
        Language::Arabic => include_str!("../../locales/ar.ftl"),
        Language::Persian => include_str!("../../locales/fa.ftl"),
    }
}

impl Catalogue {
    fn new(language: Language) -> Self {
        // What cannot be read of a file is left out; the tests read all of every file.
        let resource = FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(resource, _)| resource);
        let ids: Vec<String> = messages(&resource).map(|message| message.id.name.to_owned()).collect();
        let mut bundle = FluentBundle::new_concurrent(language.code().parse().into_iter().collect());
        // Where a line is read from right to left, what a message speaks of is set apart from it.
        bundle.set_use_isolating(language.is_rtl());
        bundle.set_formatter(match language {
            Language::English => None,
            Language::French => Some(|value, _| number(Language::French, value)),
            Language::Arabic => Some(|value, _| number(Language::Arabic, value)),
            Language::Persian => Some(|value, _| number(Language::Persian, value)),
        });
        bundle.add_resource_overriding(resource);
        let mut catalogue = Self { bundle, fixed: BTreeMap::new(), formats: Formats::new(language) };
        let fixed = ids.into_iter().filter_map(|id| catalogue.format(&id, None).map(|text| (id, text))).collect();
        catalogue.fixed = fixed;
        catalogue
    }

    /// A message that speaks of nothing; nothing if there is none, which the tests rule out.
    pub fn text(&'static self, message: &str) -> &'static str {
        debug_assert!(self.fixed.contains_key(message), "no message `{message}`");
        self.fixed.get(message).map(String::as_str).unwrap_or_default()
    }

    /// A message with what it speaks of.
    pub fn told<'a>(&self, message: &str, of: impl Iterator<Item = (&'static str, FluentValue<'a>)>) -> String {
        let told = self.format(message, Some(&of.map(|(name, value)| (name, closed(value))).collect()));
        debug_assert!(told.is_some(), "no message `{message}`, or it speaks of something else");
        told.unwrap_or_default()
    }

    /// A message; nothing if there is none, or if it asks for what is not given.
    fn format(&self, message: &str, of: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(message)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, of, &mut errors).into_owned();
        // What begins with something that is set apart says by no letter of its own from where it is read.
        let is_led = text.starts_with('\u{2068}');
        errors.is_empty().then(|| if is_led { format!("\u{200f}{text}") } else { text })
    }
}

/// What a message speaks of, such that nothing in it reaches out of its place.
fn closed(value: FluentValue<'_>) -> FluentValue<'_> {
    match value {
        FluentValue::String(text) if text.contains(['\u{2068}', '\u{2069}']) => isolated_whole(&text).into(),
        value => value,
    }
}

/// A count as the language writes it; Fluent itself knows no digits but ours.
fn number(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    // A count is whole, and written as such.
    let count: Decimal = number.as_string().parse().ok()?;
    Some(catalogue(language).formats.number(count))
}

fn messages(resource: &FluentResource) -> impl Iterator<Item = &ast::Message<&str>> {
    resource.entries().filter_map(|entry| match entry {
        ast::Entry::Message(message) => Some(message),
        _ => None,
    })
}
