//! Every fixed text of a report, in one place: so that a language can be put in its stead.
//!
//! A text is asked for by what it says, with what it speaks of as arguments; nothing else in a report has words of its own
//! but the words of the assessment (`met`, `suspended`), which the glossary of the agreement's language holds.

mod chart;
mod guide;
mod heading;
mod site;
mod time;
mod verdict;

/// The fixed texts, in English.
#[derive(Debug, Clone, Copy, Default)]
pub struct Phrases;

impl Phrases {
    /// The language, as the web names it.
    pub fn language(self) -> &'static str {
        "en"
    }

    /// Whether it is read from left to right.
    pub fn direction(self) -> &'static str {
        "ltr"
    }

    /// `A, B and C`.
    pub fn listed(self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }

    /// `1 record`, `3 records`.
    pub fn counted(self, count: usize, one: &str, many: &str) -> String {
        if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
    }

    /// A text that begins a sentence.
    pub fn sentence(self, text: &str) -> String {
        let mut letters = text.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    /// A title within a sentence.
    pub fn quote(self, title: &str) -> String {
        format!("“{title}”")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_in_a_sentence() {
        assert_eq!(Phrases.listed(&["a"]), "a");
        assert_eq!(Phrases.listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(Phrases.sentence("was due"), "Was due");
    }
}
