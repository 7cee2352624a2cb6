//! Every fixed text of a report, in one place: so that a language can be put in its stead.
//!
//! ```text
//!   locales/en.ftl ── catalogue ──> messages ── Phrases ──> "No. 4 of public-monthly, dated 1 June 2026"
//! ```
//!
//! A text is asked for by what it says, with what it speaks of as arguments; nothing else in a report has words of its own
//! but what the dossier says. Messages are
//! written in Fluent, a file for each language, and are named in this module alone.

/// Texts that speak of nothing; each has the name of its message, with `_` for `-`.
macro_rules! fixed {
    ($($name:ident,)*) => {
        impl Phrases {
            $(pub fn $name(self) -> &'static str { self.text(&stringify!($name).replace('_', "-")) })*
        }
    };
}

/// Texts that speak of what they are given in words; each has the name of its message, and the names of what it speaks of.
macro_rules! speaking {
    ($($name:ident($($of:ident),+);)*) => {
        impl Phrases {
            $(pub fn $name(self, $($of: &str),+) -> String {
                self.told(&stringify!($name).replace('_', "-"), [$((stringify!($of), $of.into())),+])
            })*
        }
    };
}

mod assessment;
mod catalogue;
mod chart;
mod explain;
mod formal;
mod guide;
mod heading;
mod locale;
mod number;
mod record;
mod site;
mod time;
mod verdict;

use fluent_bundle::FluentValue;

use crate::language::Language;
use crate::render::isolated_whole;
use catalogue::catalogue;
use locale::Formats;

pub(crate) use formal::Duty;
pub(crate) use number::Known;

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

    /// Whether it is read from right to left.
    pub fn is_rtl(self) -> bool {
        self.language.is_rtl()
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
        catalogue(self.language).told(message, of.into_iter())
    }

    fn formats(self) -> &'static Formats {
        &catalogue(self.language).formats
    }

    /// Whether dates and numbers stand as programs and the texts of agreements have them, as far as people read those.
    pub fn is_english(self) -> bool {
        self.language == Language::English
    }

    /// `A, B and C`.
    pub fn listed(self, items: &[&str]) -> String {
        let items: Vec<String> = items.iter().map(|item| self.isolated(item)).collect();
        self.formats().list(&items)
    }

    /// What stands within a line of the language without a message around it, set apart from that line.
    pub fn isolated(self, text: &str) -> String {
        if self.is_rtl() { format!("\u{2068}{}\u{2069}", isolated_whole(text)) } else { text.to_owned() }
    }

    /// Between two of a row.
    pub fn comma(self) -> &'static str {
        self.text("comma")
    }

    /// Between a thing and what is said of it.
    pub fn colon(self) -> &'static str {
        self.text("colon")
    }

    /// Between two statements.
    pub fn semicolon(self) -> &'static str {
        self.text("semicolon")
    }

    /// One statement after the other: `a; b`.
    pub fn one_after_other(self, items: &[String]) -> String {
        items.join(self.semicolon())
    }

    /// One of a kind after the other, without a last word: `a, b`.
    pub fn in_row(self, items: &[String]) -> String {
        items.join(self.comma())
    }

    /// What is said of a place.
    pub fn reason_at(self, place: &str, reason: &str) -> String {
        self.told("reason-at", [("place", place.into()), ("reason", reason.into())])
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
