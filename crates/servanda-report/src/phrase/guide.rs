//! How a report is to be read, and what it says where there is nothing to be told.

use servanda_evidence::Standard;

use super::Phrases;

impl Phrases {
    pub fn guide_lead(self) -> &'static str {
        self.text("guide-lead")
    }

    pub fn guide_standard(self, standard: Standard) -> &'static str {
        self.text(match standard {
            Standard::Verified => "guide-verified",
            Standard::Estimated => "guide-estimated",
            Standard::Declared => "guide-declared",
            Standard::Reported => "guide-reported",
            Standard::Alleged => "guide-alleged",
        })
    }

    pub fn guide_view(self, is_public: bool, known: &str) -> String {
        let message = if is_public { "guide-view-public" } else { "guide-view-reader" };
        self.told(message, [("day", known.into())])
    }

    pub fn all_known(self) -> &'static str {
        self.text("all-known")
    }

    pub fn unknown_lead(self) -> &'static str {
        self.text("unknown-lead")
    }

    pub fn nothing_changed(self, day: &str) -> String {
        self.told("nothing-changed", [("day", day.into())])
    }

    pub fn nothing_comes(self, until: &str) -> String {
        self.told("nothing-comes", [("day", until.into())])
    }

    pub fn corrections_lead(self, day: &str, known: &str) -> String {
        self.told("corrections-lead", [("day", day.into()), ("known", known.into())])
    }

    pub fn no_breach(self, day: &str) -> String {
        self.told("no-breach", [("day", day.into())])
    }

    pub fn nothing_to_decide(self) -> &'static str {
        self.text("nothing-to-decide")
    }

    pub fn sources_lead(self, standard: &str) -> String {
        self.told("sources-lead", [("standard", standard.into())])
    }

    /// What stands in the place of an empty part of a brief.
    pub fn brief_empty(self, part: usize) -> &'static str {
        self.text(match part {
            0 | 1 => "brief-nothing-yet",
            2 => "brief-nothing-waits",
            3 => "brief-nothing-to-take-back",
            _ => "brief-nothing-comes",
        })
    }

    /// How things stand in numbers.
    pub fn counts(self, day: &str, running: usize, by_word: &[(&str, usize)], concluded: usize) -> String {
        let words = by_word
            .iter()
            .map(|(word, count)| self.told("counted-word", [("count", (*count).into()), ("word", (*word).into())]));
        let words: Vec<String> = words.collect();
        let words = self.listed(&words.iter().map(String::as_str).collect::<Vec<_>>());
        let counts = match running {
            0 => self.told("counts-none", [("day", day.into())]),
            _ => self.told("counts", [("count", running.into()), ("day", day.into()), ("words", words.into())]),
        };
        match concluded {
            0 => counts,
            count => format!("{counts} {}", self.told("counts-concluded", [("count", count.into())])),
        }
    }

    pub fn phase(self, count: usize) -> String {
        self.told("phase", [("count", count.into())])
    }

    pub fn needs_attention(self) -> &'static str {
        self.text("needs-attention")
    }

    pub fn news(self, day: &str, changes: usize, corrections: usize) -> String {
        let news = match changes {
            0 => self.told("news-none", [("day", day.into())]),
            count => self.told("news", [("count", count.into()), ("day", day.into())]),
        };
        if corrections == 0 { news } else { format!("{news} {}", self.text("news-corrected")) }
    }

    /// How the report is made again.
    pub fn make_again(self) -> &'static str {
        self.text("make-again")
    }

    pub fn annex_lead(self) -> &'static str {
        self.text("annex-lead")
    }

    pub fn left_out(self, count: usize) -> String {
        self.told("left-out", [("count", count.into())])
    }
}
