//! The public site: its pages, its files, how it is checked.

use super::Phrases;

// Pages and their sections.
fixed! {
    site_overview,
    reports_heading,
    skip,
    navigation,
    languages,
    text_heading,
    method_heading,
    data_heading,
    standing_heading,
    measured_heading,
    reasons_heading,
    aside_heading,
    course_heading,
    course_of,
    words_heading,
    words_caption,
    meaning,
    issues_heading,
    issues_lead,
    check_heading,
    tables_heading,
    feeds_heading,
    feeds_lead,
    proof_heading,
    proof_lead,
    embed_heading,
    embed_lead,
    as_of,
    clause_in_text,
    changes_feed,
    issues_feed,
}

// Calendars.
speaking! {
    calendar_by(who);
    calendar_granted_by(who);
    calendar_prepared_by(who);
    calendar_change(before, after);
    calendar_view(day, who, standard);
    calendar_issue(title, number);
}

impl Phrases {
    pub fn site_description(self, title: &str, agreement: &str, day: &str) -> String {
        let title = title.to_lowercase();
        self.told("site-description", [("agreement", agreement.into()), ("title", title.into()), ("day", day.into())])
    }

    pub fn thing_description(self, told: &str, day: &str) -> String {
        self.told("thing-description", [("told", told.into()), ("day", day.into())])
    }

    pub fn text_lead(self, day: &str) -> String {
        self.told("text-lead", [("day", day.into())])
    }

    /// `since 8 July 2019`, where nothing stands before it.
    pub fn since_alone(self, day: &str) -> String {
        self.told("since-alone", [("day", day.into())])
    }

    /// ` Records: r1, r2.`, after a sentence.
    pub fn records_behind(self, ids: &[String]) -> String {
        if ids.is_empty() {
            return String::new();
        }
        let told = self.told("records-behind", [("records", self.records().into()), ("ids", self.in_row(ids).into())]);
        format!(" {told}")
    }

    /// What a card says of the whole.
    pub fn card_counts(self, things: usize, bad: usize) -> String {
        self.told("card-counts", [("things", things.into()), ("bad", bad.into())])
    }

    pub fn stands_caption(self, day: &str) -> String {
        self.told("stands-caption", [("day", day.into())])
    }

    pub fn and_earlier_in_data(self, count: usize) -> String {
        self.told("and-earlier-in-data", [("count", count.into())])
    }

    pub fn check_lead(self, software: &str) -> String {
        self.told("check-lead", [("software", software.into())])
    }

    pub fn tables_lead(self, licence: &str) -> String {
        self.told("tables-lead", [("licence", licence.into())])
    }

    /// The files with tables, and what they hold.
    pub fn data_files(self) -> [(&'static str, &'static str); 15] {
        [
            ("data/status.csv", self.text("file-status-csv")),
            ("data/status.json", self.text("file-status-json")),
            ("data/history.csv", self.text("file-history-csv")),
            ("data/history.json", self.text("file-history-json")),
            ("data/relief.csv", self.text("file-relief-csv")),
            ("data/relief.json", self.text("file-relief-json")),
            ("data/indicators.csv", self.text("file-indicators-csv")),
            ("data/indicators.json", self.text("file-indicators-json")),
            ("data/agenda.csv", self.text("file-agenda-csv")),
            ("data/agenda.json", self.text("file-agenda-json")),
            ("data/sources.csv", self.text("file-sources-csv")),
            ("data/sources.json", self.text("file-sources-json")),
            ("data/records.csv", self.text("file-records-csv")),
            ("data/records.json", self.text("file-records-json")),
            ("data/datapackage.json", self.text("file-datapackage-json")),
        ]
    }

    /// The files to be followed.
    pub fn feed_files(self) -> [(&'static str, &'static str); 4] {
        [
            ("changes.atom", self.text("file-changes-atom")),
            ("reports.atom", self.text("file-reports-atom")),
            ("deadlines.ics", self.text("file-deadlines-ics")),
            ("reports.ics", self.text("file-reports-ics")),
        ]
    }

    /// The files from which the site is made again.
    pub fn proof_files(self) -> [(&'static str, &'static str); 4] {
        [
            ("proof/bundle.json", self.text("file-proof-bundle-json")),
            ("proof/sources.csv", self.text("file-proof-sources-csv")),
            ("proof/evidence.jsonl", self.text("file-proof-evidence-jsonl")),
            ("SHA256SUMS", self.text("file-sha256sums")),
        ]
    }
}
