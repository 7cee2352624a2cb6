//! Headings, captions, column titles and labels.

use super::Phrases;
use crate::report::{Issue, Kind};

// Columns.
fixed! {
    commitment,
    verdict,
    since,
    next_change,
    records,
    record,
    relief,
    status,
    worth,
    what,
    who,
    when,
    then,
    was,
    is,
    was_said,
    is_known,
    because,
    from,
    through,
    value,
    place,
    of_when,
    source,
    sign,
    seen,
    indicator,
    step,
    procedure,
    stage,
    scenario,
    prepare,
    why_not_known,
    last_known,
    who_verifies,
    records_said,
    records_counting,
    set_aside,
    condition,
    how_reversible,
    fact,
    content,
    known_column,
    document,
}

// Labels of what a report says of itself.
fixed! {
    label_for,
    label_at,
    label_known_at,
    label_issue,
    label_previous,
    label_standard,
    label_reading,
    public,
    keeper,
    contents,
}

// Headings.
fixed! {
    summary_heading,
    corrections_heading,
    commitments_heading,
    relief_heading,
    readings_heading,
    events_heading,
    clocks_heading,
    unknown_heading,
    signs_heading,
    figures_heading,
    next_heading,
    guide_heading,
    sources_heading,
    annex_heading,
    scenarios_heading,
    response_heading,
    consequences_heading,
    not_kept_heading,
    cases_heading,
    responses_heading,
}

// Captions.
fixed! {
    readings_caption,
    events_caption,
    acts_caption,
    cases_caption,
    verification_caption,
    scenarios_caption,
    annex_caption,
    course_caption,
    not_kept_caption,
}

// Words within tables and sentences.
fixed! {
    about,
    corrects,
    part,
    nothing_came,
    way_back,
    never,
    none,
    not_known,
    taken_back,
    verifier_not_named,
    each_other,
    always,
    granted_when,
    suspended_when,
    restored_when,
    withdrawn_when,
    no_condition,
    never_taken_back,
    silent_on_taking_back,
    done,
    continuing,
    clause,
    owed_by,
    agreed,
    where_it_is,
    known_since,
    up_to_now,
    deadline,
    evidence,
    leads_back,
}

impl Phrases {
    /// The title of a report that has none from the text.
    pub fn kind(self, kind: Kind) -> &'static str {
        self.text(match kind {
            Kind::Weekly => "kind-weekly",
            Kind::Monthly => "kind-monthly",
            Kind::Briefing => "kind-briefing",
            Kind::Brief => "kind-brief",
            Kind::Incident => "kind-incident",
            Kind::Agenda => "kind-agenda",
            Kind::Status => "kind-status",
        })
    }

    /// `No. 4 of public-monthly, dated 1 June 2026`.
    pub fn issue(self, issue: &Issue) -> String {
        let day = self.date_in_full(issue.dated);
        let args = [("number", issue.number.into()), ("name", issue.name.as_str().into()), ("day", day.into())];
        self.told("issue", args)
    }

    /// `No. 4`, beside a title.
    pub fn number(self, issue: &Issue) -> String {
        self.told("number", [("number", issue.number.into())])
    }

    pub fn changes_heading(self, day: &str) -> String {
        self.told("changes-heading", [("day", day.into())])
    }

    pub fn changes_caption(self, day: &str) -> String {
        self.told("changes-caption", [("day", day.into())])
    }

    pub fn corrections_caption(self, day: &str) -> String {
        self.told("corrections-caption", [("day", day.into())])
    }

    pub fn commitments_caption(self, day: &str) -> String {
        self.told("commitments-caption", [("day", day.into())])
    }

    pub fn relief_caption(self, day: &str) -> String {
        self.told("relief-caption", [("day", day.into())])
    }

    pub fn figures_caption(self, day: &str) -> String {
        self.told("figures-caption", [("day", day.into())])
    }

    pub fn signs_caption(self, count: usize, day: &str) -> String {
        self.told("signs-caption", [("count", count.into()), ("day", day.into())])
    }

    pub fn next_caption(self, until: &str) -> String {
        self.told("next-caption", [("day", until.into())])
    }

    pub fn unknown_caption(self, day: &str) -> String {
        self.told("unknown-caption", [("day", day.into())])
    }

    pub fn sources_caption(self, day: &str) -> String {
        self.told("sources-caption", [("day", day.into())])
    }

    pub fn steps_caption(self, title: &str) -> String {
        self.told("steps-caption", [("title", title.into())])
    }

    pub fn facts_caption(self, title: &str) -> String {
        self.told("facts-caption", [("title", title.into())])
    }

    pub fn given_caption(self, party: &str) -> String {
        self.told("given-caption", [("party", party.into())])
    }

    pub fn received_caption(self, party: &str) -> String {
        self.told("received-caption", [("party", party.into())])
    }

    pub fn conditional_caption(self, party: &str) -> String {
        self.told("conditional-caption", [("party", party.into())])
    }

    pub fn reversible_caption(self, party: &str) -> String {
        self.told("reversible-caption", [("party", party.into())])
    }

    /// The heading of a part of a brief; of whose, where there are several.
    pub fn brief_heading(self, part: usize, party: Option<&str>) -> String {
        let (own, of) = match part {
            0 => ("brief-given", "brief-given-of"),
            1 => ("brief-received", "brief-received-of"),
            2 => ("brief-conditional", "brief-conditional-of"),
            3 => ("brief-reversible", "brief-reversible-of"),
            _ => ("brief-next", "brief-next-of"),
        };
        party.map_or_else(|| self.text(own).to_owned(), |party| self.told(of, [("party", party.into())]))
    }

    pub fn incident_heading(self, title: &str) -> String {
        self.told("incident-heading", [("title", title.into())])
    }

    /// `1. Commitments that are not kept`.
    pub fn item(self, number: usize, heading: &str) -> String {
        self.told("item-heading", [("number", number.into()), ("heading", heading.into())])
    }

    pub fn on_day(self, day: &str) -> String {
        self.told("on-day", [("day", day.into())])
    }

    pub fn step_of(self, number: u32, run: Option<usize>) -> String {
        match run.filter(|run| *run > 1) {
            Some(run) => self.told("step-of-run", [("number", number.into()), ("run", run.into())]),
            None => self.told("step-of", [("number", number.into())]),
        }
    }

    pub fn stage_of(self, number: usize, count: usize) -> String {
        self.told("stage-of", [("number", number.into()), ("count", count.into())])
    }

    pub fn runs_out(self, day: &str) -> String {
        self.told("runs-out", [("day", day.into())])
    }

    pub fn running_since(self, day: &str) -> String {
        self.told("running-since", [("day", day.into())])
    }

    pub fn since_day(self, day: &str) -> String {
        self.told("since-day", [("day", day.into())])
    }

    pub fn last_verified(self, word: &str, day: &str) -> String {
        self.told("last-verified", [("word", word.into()), ("day", day.into())])
    }

    pub fn verdict_on(self, word: &str, day: &str) -> String {
        self.told("verdict-on", [("word", word.into()), ("day", day.into())])
    }

    /// What a verdict will be if nothing more is recorded.
    pub fn next_word(self, word: &str, day: &str) -> String {
        self.told("next-word", [("word", word.into()), ("day", day.into())])
    }

    /// What comes next of what keeps its word: it becomes final.
    pub fn term_ends(self, day: &str) -> String {
        self.told("term-ends", [("day", day.into())])
    }

    /// `by A, to B; worth 500 million USD`.
    pub fn between(self, by: &str, to: &str, worth: Option<&str>) -> String {
        let between = match to {
            "" => self.told("between-by", [("by", by.into())]),
            to => self.told("between-by-to", [("by", by.into()), ("to", to.into())]),
        };
        match worth {
            Some(worth) => self.told("between-worth", [("between", between.into()), ("worth", worth.into())]),
            None => between,
        }
    }

    pub fn owed_since(self, day: &str) -> String {
        self.told("owed-since", [("day", day.into())])
    }

    pub fn to_be_done_by(self, day: &str) -> String {
        self.told("to-be-done-by", [("day", day.into())])
    }

    pub fn its_time_comes(self, day: &str) -> String {
        self.told("its-time-comes", [("day", day.into())])
    }

    pub fn done_on(self, word: &str, day: &str, confirmed: bool) -> String {
        let message = if confirmed { "done-confirmed" } else { "done-on-word" };
        self.told(message, [("word", word.into()), ("day", day.into())])
    }

    pub fn taken_back_within(self, length: &str) -> String {
        self.told("taken-back-within", [("length", length.into())])
    }

    /// What kind of source it is.
    pub fn source_standing(self, word: &'static str) -> &'static str {
        match word {
            "party" => self.text("source-party"),
            "unattributed" => self.text("source-unattributed"),
            "media" => self.text("source-media"),
            "independent" => self.text("source-independent"),
            "verifier" => self.text("standing-verifier"),
            other => other,
        }
    }

    pub fn and_more(self, count: usize) -> String {
        self.told("and-more", [("count", count.into())])
    }

    pub fn and_earlier(self, count: usize) -> String {
        if count == 0 { String::new() } else { self.told("and-earlier", [("count", count.into())]) }
    }

    pub fn and_more_or_none(self, count: usize) -> String {
        if count == 0 { String::new() } else { self.told("and-others", [("count", count.into())]) }
    }
}
