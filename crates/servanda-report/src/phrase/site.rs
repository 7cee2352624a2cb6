//! The public site: its pages, its files, how it is checked.

use super::Phrases;

/// Texts that speak of nothing.
macro_rules! fixed {
    ($($name:ident: $text:literal,)*) => {
        impl Phrases {
            $(pub fn $name(self) -> &'static str { $text })*
        }
    };
}

// Pages and their sections.
fixed! {
    site_overview: "Overview",
    reports_heading: "Reports",
    skip: "Skip to the content",
    navigation: "Pages",
    text_heading: "The text",
    method_heading: "Method",
    data_heading: "Data",
    standing_heading: "How it stands",
    measured_heading: "What was measured",
    reasons_heading: "Why",
    aside_heading: "Seen, and not counted",
    course_heading: "How it came",
    course_of: "Every change, the last first",
    words_heading: "The words",
    words_caption: "What each word means",
    meaning: "What it means",
    issues_heading: "Issued so far",
    issues_lead: "Each report tells of what was known when it was issued, and stays as it is. What is found out later is told in a later one.",
    check_heading: "How to check this site",
    tables_heading: "Tables",
    feeds_heading: "Feeds and calendars",
    feeds_lead: "To be followed in a reader of feeds or in a calendar.",
    proof_heading: "What everything here follows from",
    proof_lead: "The text and the records from which every page was made, and from nothing else. With them and with the software anybody can make the site again and compare.",
    embed_heading: "To be shown elsewhere",
    embed_lead: "This sign shows how it stands at present:",
    as_of: "As of",
    clause_in_text: "In the text",
    changes_feed: "Changes of verdict",
    issues_feed: "Reports",
}

impl Phrases {
    pub fn site_description(self, title: &str, agreement: &str, day: &str) -> String {
        format!("{agreement}: {}, as of {day}", title.to_lowercase())
    }

    pub fn thing_description(self, told: &str, day: &str) -> String {
        format!("{told} As of {day}.")
    }

    pub fn text_lead(self, day: &str) -> String {
        format!("The words of the agreement, and in the margin how each duty and each relief stood on {day}")
    }

    /// `since 8 July 2019`, where nothing stands before it.
    pub fn since_alone(self, day: &str) -> String {
        format!("since {day}")
    }

    /// ` Records: r1, r2.`, after a sentence.
    pub fn records_behind(self, ids: &[String]) -> String {
        if ids.is_empty() { String::new() } else { format!(" {}: {}.", self.records(), ids.join(", ")) }
    }

    /// What a card says of the whole.
    pub fn card_counts(self, things: usize, bad: usize) -> String {
        let things = self.counted(things, "commitment or relief", "commitments and reliefs");
        match bad {
            0 => format!("{things}, none breached"),
            _ => format!("{things}, {bad} not kept"),
        }
    }

    pub fn stands_caption(self, day: &str) -> String {
        format!("How it stood on {day}")
    }

    pub fn number_of(self, number: usize) -> String {
        format!("No. {number}")
    }

    pub fn and_earlier_in_data(self, count: usize) -> String {
        format!("{} before them are in data/history.csv.", self.counted(count, "change", "changes"))
    }

    pub fn check_lead(self, made_by: &str) -> String {
        format!(
            "The site was made by {made_by}, which is free software, from the folder proof/ and from nothing else. Whoever has \
             a copy of the site can have every page made again and compared; the second line shows that no file was changed."
        )
    }

    pub fn tables_lead(self, licence: &str) -> String {
        format!("The same as on the pages, for spreadsheets and programs. Licence: {licence}.")
    }

    /// The files with tables, and what they hold.
    pub fn data_files(self) -> [(&'static str, &'static str); 15] {
        [
            ("data/status.csv", "How everything stands"),
            ("data/status.json", "The same, with notes and parts"),
            ("data/history.csv", "Every change of verdict"),
            ("data/history.json", "The same"),
            ("data/relief.csv", "What was owed and what was done"),
            ("data/relief.json", "The same, by side"),
            ("data/indicators.csv", "Figures over time"),
            ("data/indicators.json", "The same, by figure"),
            ("data/agenda.csv", "What comes if nothing more is recorded"),
            ("data/agenda.json", "The same"),
            ("data/sources.csv", "Who said what, and what became of it"),
            ("data/sources.json", "The same"),
            ("data/records.csv", "Every record, in the columns in which evidence is collected"),
            ("data/records.json", "The same, with what became of each"),
            ("data/datapackage.json", "What the tables hold, and their licence (Frictionless Data Package)"),
        ]
    }

    /// The files to be followed.
    pub fn feed_files(self) -> [(&'static str, &'static str); 4] {
        [
            ("changes.atom", "Changes of verdict (Atom)"),
            ("reports.atom", "Reports as they are issued (Atom)"),
            ("deadlines.ics", "What falls due, goes stale or may be claimed (iCalendar)"),
            ("reports.ics", "The days on which reports are issued (iCalendar)"),
        ]
    }

    /// The files from which the site is made again.
    pub fn proof_files(self) -> [(&'static str, &'static str); 4] {
        [
            ("proof/bundle.json", "As of when, as known when, for whom, by which standard"),
            ("proof/sources.csv", "Who is cited"),
            ("proof/evidence.jsonl", "The records"),
            ("SHA256SUMS", "The sum of every other file"),
        ]
    }
}
