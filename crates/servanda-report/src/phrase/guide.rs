//! How a report is to be read, and what it says where there is nothing to be told.

use servanda_evidence::Standard;

use super::Phrases;

impl Phrases {
    pub fn guide_lead(self) -> &'static str {
        "Each commitment has one word at a time. It follows from the text of the agreement and from the records, by rules that are the same for every side:"
    }

    pub fn guide_standard(self, standard: Standard) -> &'static str {
        match standard {
            Standard::Verified => {
                "A record counts here only if those vouch for it whom the text names as verifiers. What a side says of itself, \
                 what the press writes and what is leaked never changes a verdict in this report, however often it is repeated."
            }
            Standard::Estimated => "Estimates of the verifiers count here too.",
            Standard::Declared => "What the sides declare of themselves counts here too. It is not verified.",
            Standard::Reported => "What independent sources and the press report counts here too. It is not verified.",
            Standard::Alleged => {
                "Every claim counts here, however weak. Nothing in this report may be cited as verified."
            }
        }
    }

    pub fn guide_view(self, is_public: bool, known: &str) -> String {
        let who = match is_public {
            true => {
                "from public records alone; confidential ones, if there are any, have no bearing on any word, number or chart in it"
            }
            false => "from the records that its reader may see, and from no others",
        };
        format!(
            "This report was made {who}. It tells what was known up to {known}; what becomes known later is told in a later \
             issue, which also says what is corrected. Silence is not failure: what nobody qualified has said is not known."
        )
    }

    pub fn all_known(self) -> &'static str {
        "There is no commitment in force of which it cannot be told whether it is kept."
    }

    pub fn unknown_lead(self) -> &'static str {
        "Of these commitments it cannot be told at present whether they are kept. That is said of no side as a reproach."
    }

    pub fn nothing_changed(self, day: &str) -> String {
        format!("Nothing stands otherwise than on {day}.")
    }

    pub fn nothing_comes(self, until: &str) -> String {
        format!("Nothing changes up to {until} if nothing more is recorded.")
    }

    pub fn corrections_lead(self, day: &str, known: &str) -> String {
        format!(
            "What was told of {day} rested on what was known on {known}. Since then records have become known that speak of that time. \
             With them it reads otherwise:"
        )
    }

    pub fn no_breach(self, day: &str) -> String {
        format!("On {day} no commitment in force was breached or within its time to be put right.")
    }

    pub fn nothing_to_decide(self) -> &'static str {
        "There is nothing that asks for the attention of the joint body."
    }

    pub fn sources_lead(self, standard: &str) -> String {
        format!(
            "Every record has a source. Counted by the standard “{standard}”: records that stand and decide something. Set aside: records that \
             count only by a lesser standard, such as a party's own declaration or an unnamed claim."
        )
    }

    /// What stands in the place of an empty part of a brief.
    pub fn brief_empty(self, part: usize) -> &'static str {
        match part {
            0 | 1 => "Nothing yet.",
            2 => "No relief waits for a condition.",
            3 => "There is no relief to take back.",
            _ => "Nothing within the next 30 days, if nothing more is recorded.",
        }
    }

    /// How things stand in numbers.
    pub fn counts(self, day: &str, running: usize, by_word: &[(&str, usize)], concluded: usize) -> String {
        let words: Vec<String> = by_word.iter().map(|(word, count)| format!("{count} {word}")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let concluded = match concluded {
            0 => String::new(),
            1 => " The term of 1 more is over.".to_owned(),
            many => format!(" The terms of {many} more are over."),
        };
        match running {
            0 => format!("On {day} no commitment was in force or ahead.{concluded}"),
            1 => format!("On {day} the one commitment stood as follows: {}.{concluded}", self.listed(&words)),
            _ => format!("On {day} the {running} commitments stood as follows: {}.{concluded}", self.listed(&words)),
        }
    }

    pub fn phase(self, count: usize) -> &'static str {
        if count == 1 { "The process is in the phase " } else { "The process is in the phases " }
    }

    pub fn needs_attention(self) -> &'static str {
        "What asks for attention:"
    }

    pub fn news(self, day: &str, changes: usize, corrections: usize) -> String {
        let changes = match changes {
            0 => "nothing stands otherwise".to_owned(),
            1 => "1 thing stands otherwise".to_owned(),
            many => format!("{many} things stand otherwise"),
        };
        let corrections = match corrections {
            0 => String::new(),
            _ => " What was told of that day is corrected below.".to_owned(),
        };
        format!("Compared with {day}, {changes}.{corrections}")
    }

    /// How the report is made again.
    pub fn make_again(self) -> &'static str {
        "To make this report again from the same dossier:"
    }

    pub fn annex_lead(self) -> &'static str {
        "Every record that is cited above, in the order in which they became known."
    }

    pub fn left_out(self, count: usize) -> String {
        let rows = self.counted(count, "row", "rows");
        format!("{rows} of the evidence could not be read and are left out: no verdict rests on them.")
    }
}
