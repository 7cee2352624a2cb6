//! Headings, captions, column titles and labels.

use super::Phrases;
use crate::report::{Issue, Kind};

/// Texts that speak of nothing.
macro_rules! fixed {
    ($($name:ident: $text:literal,)*) => {
        impl Phrases {
            $(pub fn $name(self) -> &'static str { $text })*
        }
    };
}

// Columns.
fixed! {
    commitment: "Commitment",
    verdict: "Verdict",
    since: "Since",
    next_change: "What comes next",
    records: "Records",
    record: "Record",
    relief: "Relief",
    status: "Status",
    worth: "Worth",
    what: "What",
    who: "Who",
    when: "Date",
    then: "Then",
    was: "Was",
    is: "Is",
    was_said: "What was told",
    is_known: "As known now",
    because: "Records behind it",
    from: "From",
    through: "Through",
    value: "Value",
    place: "Place",
    of_when: "Of",
    source: "Source",
    sign: "Sign",
    seen: "Seen",
    indicator: "Figure",
    step: "Step",
    procedure: "Procedure",
    stage: "Stage",
    scenario: "Scenario",
    prepare: "To be prepared, and by whom",
    why_not_known: "Why it is not known",
    last_known: "Last known",
    who_verifies: "Who verifies",
    records_said: "Records",
    records_counting: "Counted",
    set_aside: "Set aside",
    condition: "On what condition",
    how_reversible: "Whether it can be taken back",
    fact: "Of what",
    content: "What is known",
    known_column: "Became known",
    document: "Document",
}

// Labels of what a report says of itself.
fixed! {
    label_for: "For",
    label_at: "As of",
    label_known_at: "As known on",
    label_issue: "Issue",
    label_previous: "Compared with",
    label_standard: "Standard",
    label_reading: "The text as read by",
    public: "the public",
    keeper: "the keeper of the records",
    contents: "Contents",
}

// Headings.
fixed! {
    summary_heading: "In brief",
    corrections_heading: "Corrections",
    commitments_heading: "The commitments",
    relief_heading: "The relief",
    readings_heading: "Measurements that became known",
    events_heading: "Inspections, access and decisions that became known",
    clocks_heading: "What is running",
    unknown_heading: "What is not known, and why",
    signs_heading: "Signs",
    figures_heading: "The figures",
    next_heading: "What comes",
    guide_heading: "How to read this",
    sources_heading: "Sources",
    annex_heading: "Annex: records cited",
    scenarios_heading: "Scenarios to prepare for",
    response_heading: "The response",
    consequences_heading: "What it means for the relief",
    not_kept_heading: "Commitments that are not kept",
    cases_heading: "Disputes before the parties",
    responses_heading: "Responses that are running",
}

// Captions.
fixed! {
    readings_caption: "Readings",
    events_caption: "What happened",
    acts_caption: "Decisions and findings",
    cases_caption: "Procedures that are open",
    verification_caption: "Steps of verification that are due",
    scenarios_caption: "Scenarios that are known to hold",
    annex_caption: "Records cited",
    course_caption: "The last changes of the verdict",
    not_kept_caption: "Breached, missed or within the time to be put right",
}

// Words within tables and sentences.
fixed! {
    about: "about ",
    corrects: "corrects ",
    part: "– ",
    nothing_came: "no record: what was awaited did not come, or a time ran out",
    way_back: "on the way back",
    never: "never",
    none: "none",
    not_known: "not known",
    taken_back: "A record is taken back",
    verifier_not_named: "any verifier",
    each_other: "each side the other",
    always: "always",
    granted_when: "when ",
    suspended_when: "suspended when ",
    restored_when: "restored when ",
    withdrawn_when: "withdrawn when ",
    no_condition: "the text names no condition",
    never_taken_back: "cannot be taken back",
    silent_on_taking_back: "the text does not say",
    done: "done",
    continuing: "continuing",
    clause: "Clause",
    owed_by: "Owed by",
    agreed: "What was agreed",
    where_it_is: "Where",
    known_since: "Known since",
    up_to_now: "at present",
    deadline: "Deadline",
    evidence: "Evidence",
    leads_back: "The way back opens when ",
}

impl Phrases {
    /// The title of a report that has none from the text.
    pub fn kind(self, kind: Kind) -> &'static str {
        match kind {
            Kind::Weekly => "Technical summary",
            Kind::Monthly => "Public report",
            Kind::Briefing => "Regional briefing",
            Kind::Brief => "What each side gave and got",
            Kind::Incident => "Incident note",
            Kind::Agenda => "Agenda for the joint body",
            Kind::Status => "Status",
        }
    }

    /// `No. 4 of public-monthly, dated 1 June 2026`.
    pub fn issue(self, issue: &Issue) -> String {
        format!("No. {} of {}, dated {}", issue.number, issue.name, self.date(issue.dated))
    }

    /// `No. 4`, beside a title.
    pub fn number(self, issue: &Issue) -> String {
        format!("No. {}", issue.number)
    }

    pub fn changes_heading(self, day: &str) -> String {
        format!("What changed since {day}")
    }

    pub fn changes_caption(self, day: &str) -> String {
        format!("What stands otherwise than on {day}")
    }

    pub fn corrections_caption(self, day: &str) -> String {
        format!("What was told of {day}, and what is known of that day now")
    }

    pub fn commitments_caption(self, day: &str) -> String {
        format!("How each commitment stood on {day}")
    }

    pub fn relief_caption(self, day: &str) -> String {
        format!("How the relief stood on {day}")
    }

    pub fn figures_caption(self, day: &str) -> String {
        format!("The figures that the agreement names, on {day}")
    }

    pub fn signs_caption(self, count: usize, day: &str) -> String {
        format!("{} that the agreement names, on {day}", self.counted(count, "sign", "signs"))
    }

    pub fn next_caption(self, until: &str) -> String {
        format!("What changes up to {until} if nothing more is recorded")
    }

    pub fn unknown_caption(self, day: &str) -> String {
        format!("What could not be told on {day}")
    }

    pub fn sources_caption(self, day: &str) -> String {
        format!("Who has said what, as known on {day}")
    }

    pub fn steps_caption(self, title: &str) -> String {
        format!("Steps: {title}")
    }

    pub fn facts_caption(self, title: &str) -> String {
        format!("Facts: {title}")
    }

    pub fn given_caption(self, party: &str) -> String {
        format!("Given by: {party}")
    }

    pub fn received_caption(self, party: &str) -> String {
        format!("Received by: {party}")
    }

    pub fn conditional_caption(self, party: &str) -> String {
        format!("Relief to or from: {party}, on condition")
    }

    pub fn reversible_caption(self, party: &str) -> String {
        format!("Relief to or from: {party}, that can be taken back")
    }

    /// The heading of a part of a brief; of whose, where there are several.
    pub fn brief_heading(self, part: usize, party: Option<&str>) -> String {
        let heading = match part {
            0 => "Given",
            1 => "Received",
            2 => "Conditional",
            3 => "Reversible",
            _ => "Next",
        };
        party.map_or_else(|| heading.to_owned(), |party| format!("{party}: {}", heading.to_lowercase()))
    }

    pub fn incident_heading(self, title: &str) -> String {
        format!("What happened: {title}")
    }

    /// `1. Commitments that are not kept`.
    pub fn item(self, number: usize, heading: &str) -> String {
        format!("{number}. {heading}")
    }

    pub fn on_day(self, day: &str) -> String {
        self.sentence(&format!("on {day}"))
    }

    pub fn step_of(self, number: u32, run: Option<usize>) -> String {
        match run.filter(|run| *run > 1) {
            Some(run) => format!("step {number}, run {run}, of "),
            None => format!("step {number} of "),
        }
    }

    pub fn stage_of(self, number: usize, count: usize) -> String {
        format!("stage {number} of {count}: ")
    }

    pub fn runs_out(self, day: &str) -> String {
        format!("runs out on {day}")
    }

    pub fn running_since(self, day: &str) -> String {
        format!(", running since {day}")
    }

    pub fn since_day(self, day: &str) -> String {
        format!(", since {day}")
    }

    pub fn last_verified(self, word: &str, day: &str) -> String {
        format!("last known: {word}, on {day}")
    }

    pub fn verdict_on(self, word: &str, day: &str) -> String {
        format!("{word}, on {day}")
    }

    /// What a verdict will be if nothing more is recorded.
    pub fn next_word(self, word: &str, day: &str) -> String {
        format!("{word} on {day}")
    }

    /// What comes next of what keeps its word: it becomes final.
    pub fn term_ends(self, day: &str) -> String {
        format!("its term ends with {day}")
    }

    /// `by A, to B; worth 500 million USD`.
    pub fn between(self, by: &str, to: &str, worth: Option<&str>) -> String {
        let to = if to.is_empty() { String::new() } else { format!(", to {to}") };
        let worth = worth.map(|worth| format!("; worth {worth}")).unwrap_or_default();
        format!("by {by}{to}{worth}")
    }

    pub fn owed_since(self, day: &str) -> String {
        format!("owed since {day}")
    }

    pub fn to_be_done_by(self, day: &str) -> String {
        format!("to be done by {day}")
    }

    pub fn its_time_comes(self, day: &str) -> String {
        format!("its time comes on {day}")
    }

    pub fn done_on(self, word: &str, day: &str, confirmed: bool) -> String {
        let whose = if confirmed { "confirmed" } else { "on the word of the granting side" };
        format!("{word} on {day}, {whose}")
    }

    pub fn taken_back_within(self, length: &str) -> String {
        format!("can be taken back within {length}")
    }

    /// What kind of source it is.
    pub fn source_standing(self, word: &str) -> String {
        match word {
            "party" => "party to the agreement",
            "unattributed" => "nobody who can be named",
            "media" => "the press",
            "independent" => "independent source",
            other => other,
        }
        .to_owned()
    }

    pub fn and_more(self, count: usize) -> String {
        format!("… and {count} more.")
    }

    pub fn and_earlier(self, count: usize) -> String {
        if count == 0 { String::new() } else { format!("and {count} before them") }
    }

    pub fn and_more_or_none(self, count: usize) -> String {
        if count == 0 { String::new() } else { format!("and {count} more") }
    }
}
