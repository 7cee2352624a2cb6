//! The messages of each language, read once from what is built in.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast;

use crate::language::Language;

/// The messages of a language.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    // INVARIANT: every message without variables, as it reads.
    fixed: BTreeMap<String, String>,
}

/// The messages of a language.
pub fn catalogue(language: Language) -> &'static Catalogue {
    static ENGLISH: OnceLock<Catalogue> = OnceLock::new();
    let known = match language {
        Language::English => &ENGLISH,
    };
    known.get_or_init(|| Catalogue::new(language))
}

/// The file of a language, as it is built in.
fn source(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../locales/en.ftl"),
    }
}

impl Catalogue {
    fn new(language: Language) -> Self {
        // What cannot be read of a file is left out; the tests read all of every file.
        let resource = FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(resource, _)| resource);
        let ids: Vec<String> = messages(&resource).map(|message| message.id.name.to_owned()).collect();
        let mut bundle = FluentBundle::new_concurrent(language.code().parse().into_iter().collect());
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        let mut catalogue = Self { bundle, fixed: BTreeMap::new() };
        let fixed = ids.into_iter().filter_map(|id| catalogue.format(&id, None).map(|text| (id, text))).collect();
        catalogue.fixed = fixed;
        catalogue
    }

    /// A message that speaks of nothing; its name if there is none, which the tests rule out.
    pub fn text(&'static self, message: &str) -> &'static str {
        debug_assert!(self.fixed.contains_key(message), "no message `{message}`");
        self.fixed.get(message).map(String::as_str).unwrap_or_default()
    }

    /// A message with what it speaks of.
    pub fn told(&self, message: &str, of: &FluentArgs<'_>) -> String {
        let told = self.format(message, Some(of));
        debug_assert!(told.is_some(), "no message `{message}` that speaks of {of:?}");
        told.unwrap_or_default()
    }

    /// A message; nothing if there is none, or if it asks for what is not given.
    fn format(&self, message: &str, of: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(message)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, of, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

fn messages(resource: &FluentResource) -> impl Iterator<Item = &ast::Message<&str>> {
    resource.entries().filter_map(|entry| match entry {
        ast::Entry::Message(message) => Some(message),
        _ => None,
    })
}
