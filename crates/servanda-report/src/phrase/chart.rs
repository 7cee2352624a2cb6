//! Charts: titles, and what they show told in words.

use super::Phrases;

impl Phrases {
    pub fn bands_title(self) -> &'static str {
        self.text("bands-title")
    }

    pub fn bands_description(self, count: usize, from: &str, until: &str, breached: usize) -> String {
        let span = [("from", from.into()), ("until", until.into())];
        let [from, until] = span;
        self.told("bands-description", [("count", count.into()), from, until, ("breached", breached.into())])
    }

    pub fn levels_title(self, title: &str) -> String {
        self.told("levels-title", [("title", title.into())])
    }

    pub fn levels_description(self, last: &[String], limit: Option<&str>) -> String {
        let last = self.one_after_other(last);
        match limit {
            Some(limit) => self.told("levels-description-limit", [("last", last.into()), ("limit", limit.into())]),
            None => self.told("levels-description", [("last", last.into())]),
        }
    }

    pub fn last_value(self, place: &str, value: &str, day: &str) -> String {
        self.told("last-value", [("place", place.into()), ("value", value.into()), ("day", day.into())])
    }

    /// The name of the line of what was agreed.
    pub fn limit(self, is_floor: bool) -> &'static str {
        self.text(if is_floor { "limit-floor" } else { "limit-ceiling" })
    }

    pub fn bars_title(self, measure: &str, day: &str) -> String {
        self.told("bars-title", [("measure", measure.into()), ("day", day.into())])
    }

    pub fn bars_description(self, told: &[String]) -> String {
        self.told("bars-description", [("told", self.one_after_other(told).into())])
    }

    pub fn ladder_title(self) -> &'static str {
        self.text("ladder-title")
    }

    pub fn ladder_description(self, count: usize, in_effect: usize) -> String {
        self.told("ladder-description", [("count", count.into()), ("given", in_effect.into())])
    }

    pub fn timeline_title(self) -> &'static str {
        self.text("timeline-title")
    }

    pub fn timeline_description(self, count: usize, from: &str, until: &str) -> String {
        let args = [("count", count.into()), ("from", from.into()), ("until", until.into())];
        self.told("timeline-description", args)
    }

    pub fn moment_past(self, title: &str, word: &str) -> String {
        self.told("moment-past", [("title", title.into()), ("word", word.into())])
    }

    pub fn moment_ahead(self, title: &str, cause: &str) -> String {
        self.told("moment-ahead", [("title", title.into()), ("cause", cause.into())])
    }

    /// The line of the instant asked.
    pub fn now(self) -> &'static str {
        self.text("now")
    }

    /// What opens the table of a chart.
    pub fn as_table(self) -> &'static str {
        self.text("as-table")
    }

    pub fn uncertain(self) -> &'static str {
        self.text("uncertain")
    }

    pub fn gap(self) -> &'static str {
        self.text("gap")
    }

    /// What was measured, where it has no place.
    pub fn measured(self) -> &'static str {
        self.text("measured")
    }
}
