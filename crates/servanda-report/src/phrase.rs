//! Every fixed text of a report, in one place: so that a language can be put in its stead.
//!
//! ```text
//!   locales/en.ftl ── catalogue ──> messages ── Phrases ──> "No. 4 of public-monthly, dated 1 June 2026"
//! ```
//!
//! A text is asked for by what it says, with what it speaks of as arguments; nothing else in a report has words of its own
//! but the words of the assessment (`met`, `suspended`), which the glossary of the agreement's language holds. Messages are
//! written in Fluent, a file for each language, and are named in this module alone.

/// Texts that speak of nothing; each has the name of its message, with `_` for `-`.
macro_rules! fixed {
    ($($name:ident,)*) => {
        impl Phrases {
            $(pub fn $name(self) -> &'static str { self.text(&stringify!($name).replace('_', "-")) })*
        }
    };
}

mod catalogue;
mod chart;
mod guide;
mod heading;
mod site;
mod time;
mod verdict;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::language::Language;
use catalogue::catalogue;

/// The fixed texts, in a language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Phrases {
    language: Language,
}

impl Phrases {
    /// The texts in a language.
    pub fn of(language: Language) -> Self {
        Self { language }
    }

    /// The language, as the web names it.
    pub fn language(self) -> &'static str {
        self.language.code()
    }

    /// From where to where it is read, as the web names it.
    pub fn direction(self) -> &'static str {
        self.language.direction().word()
    }

    /// A message that speaks of nothing.
    pub(crate) fn text(self, message: &str) -> &'static str {
        catalogue(self.language).text(message)
    }

    /// A message with what it speaks of.
    pub(crate) fn told<'a, const N: usize>(self, message: &str, of: [(&'static str, FluentValue<'a>); N]) -> String {
        catalogue(self.language).told(message, &FluentArgs::from_iter(of))
    }

    /// `A, B and C`.
    pub fn listed(self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first @ .., last] => self.told("listed", [("first", first.join(", ").into()), ("last", (*last).into())]),
        }
    }

    /// A text that begins a sentence.
    pub fn sentence(self, text: &str) -> String {
        let mut letters = text.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    /// A title within a sentence.
    pub fn quote(self, title: &str) -> String {
        self.told("quote", [("title", title.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_in_a_sentence() {
        let say = Phrases::default();
        assert_eq!(say.listed(&["a"]), "a");
        assert_eq!(say.listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(say.sentence("was due"), "Was due");
    }
}
