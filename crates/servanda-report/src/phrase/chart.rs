//! Charts: titles, and what they show told in words.

use super::Phrases;

impl Phrases {
    pub fn bands_title(self) -> &'static str {
        "Verdicts over time"
    }

    pub fn bands_description(self, count: usize, from: &str, until: &str, breached: usize) -> String {
        let commitments = self.counted(count, "commitment", "commitments");
        format!(
            "The verdict on {commitments} from {from} to {until}, a band for each. Breached at the end: {breached}."
        )
    }

    pub fn levels_title(self, title: &str) -> String {
        format!("{title}: measured and agreed")
    }

    pub fn levels_description(self, last: &[String], limit: Option<&str>) -> String {
        let limit = limit.map(|limit| format!(" Agreed at the end: {limit}.")).unwrap_or_default();
        format!("Last known values: {}.{limit} Where nothing is drawn, no measurement counts.", last.join("; "))
    }

    pub fn last_value(self, place: &str, value: &str, day: &str) -> String {
        format!("{place}, {value} (known up to {day})")
    }

    /// The name of the line of what was agreed.
    pub fn limit(self, is_floor: bool) -> &'static str {
        if is_floor { "agreed: at least" } else { "agreed limit" }
    }

    pub fn bars_title(self, measure: &str, day: &str) -> String {
        format!("{measure}, by place, {day}")
    }

    pub fn bars_description(self, told: &[String]) -> String {
        format!("{}.", told.join("; "))
    }

    pub fn ladder_title(self) -> &'static str {
        "Relief, step by step"
    }

    pub fn ladder_description(self, count: usize, in_effect: usize) -> String {
        let steps = self.counted(count, "step", "steps");
        format!("{steps} of relief in the order of the text; in effect: {in_effect}.")
    }

    pub fn timeline_title(self) -> &'static str {
        "What was, and what comes"
    }

    pub fn timeline_description(self, count: usize, from: &str, until: &str) -> String {
        format!("{} from {from} to {until}.", self.counted(count, "moment", "moments"))
    }

    pub fn moment_past(self, title: &str, word: &str) -> String {
        format!("{title}: {word}")
    }

    pub fn moment_ahead(self, title: &str, cause: &str) -> String {
        format!("{title}: {cause}")
    }

    /// The line of the instant asked.
    pub fn now(self) -> &'static str {
        "as of"
    }

    /// What opens the table of a chart.
    pub fn as_table(self) -> &'static str {
        "The same as a table"
    }

    pub fn uncertain(self) -> &'static str {
        "the value lies somewhere within"
    }

    pub fn gap(self) -> &'static str {
        "no measurement counts"
    }
}

impl Phrases {
    /// What was measured, where it has no place.
    pub fn measured(self) -> &'static str {
        "measured"
    }
}
