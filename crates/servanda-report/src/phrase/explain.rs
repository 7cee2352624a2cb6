//! Why something stands as it does, in few words: what `explain` says, and the pages of a site.

use servanda_agreement::{QuotaBound, Reported};
use servanda_base::{Calendar, Deadline, Instant, Truth};
use servanda_engine::{Doubt, Footing, Remark, StepStatus};

use super::Phrases;
use crate::compose::Kept;

fixed! {
    explain_cannot_be_told,
    explain_done_late,
    explain_waived,
    explain_paused_by_all,
    explain_by_text,
    explain_attested_in_part,
    explain_confirmed,
    explain_on_its_word,
    explain_judged_otherwise,
    explain_each_other,
    explain_as_target,
    explain_irreversible,
    explain_extendable,
    explain_no_open_case,
    explain_case,
    explain_excused_by_text,
    explain_cure_not_begun,
    explain_periods_before,
    explain_hindsight,
    explain_sources_disagree,
    explain_heading,
    explain_next_heading,
    explain_the_keeper,
}

speaking! {
    explain_due(day);
    explain_was_due(day);
    explain_said(word, reason);
    explain_progress(reached, target);
    explain_to_be(reached, bound);
    explain_not_known_how_far(target);
    explain_not_known_to_be(bound);
    explain_during(phase);
    explain_term_from(date);
    explain_term_until(date);
    explain_term_through(date);
    explain_verified_by(who);
    explain_verified_within(who, length);
    explain_verify_step(step, who, length);
    explain_cure(length);
    explain_cure_after(length, event);
    explain_excused_while(condition);
    explain_replaces(name, date);
    explain_within(length);
    explain_when(condition);
    explain_worth(worth);
    explain_reversible_within(length);
    explain_suspend_when(condition);
    explain_withdraw_when(condition);
    explain_restore_when(condition);
    explain_restore_within(length);
    explain_restore_within_when(length, condition);
    explain_re_engage_when(condition);
    explain_step_within(step, who, length);
    explain_step_after(step, who, length);
    explain_stage(title, length);
    explain_then(what);
    explain_prepare(what, who);
    explain_runs_since(day);
    explain_ran(from, until);
    explain_way_back_since(day);
    explain_step(number, text, who);
    explain_verification_step(number, text, who);
    explain_case_on(about);
    explain_stage_of(number, count, title);
    explain_stage_of_until(number, count, title, day);
    explain_phase(title);
    explain_from_until(from, until);
    explain_from(day);
    explain_until(day);
    explain_as_known(day);
    explain_as_known_to_restore(day);
    explain_not_owed(from, until);
    explain_violated_since(day);
    explain_cure_ran_out(day);
    explain_cure_runs_out(day);
    explain_due_extended(day, own);
    explain_of_place(title, place);
    explain_for_this_reason_since(day);
    explain_last_verified(word, day);
    explain_act(act, day);
    explain_act_owed_since(day);
    explain_act_held_since(day);
    explain_restoration_owed_since(day);
    explain_stands_by(word, day);
    explain_stands_from(word, day);
    explain_promised_within(promise, length);
    explain_reported_within(length);
    explain_silence_tells(day);
    explain_set_off(day);
    explain_set_off_by(day, key);
    explain_last_done(day);
    explain_term_began(day);
    explain_next(day);
    explain_next_word(day, word);
    explain_next_step(number, text, word);
    explain_corrected_by(record);
    explain_taken_back_by(record);
    explain_counts_from(standard);
    explain_via(source, carrier);
    explain_recorded(day);
    explain_as_of(day);
    explain_known_on(day);
    explain_for(who);
    explain_standard(standard);
    explain_as_read_by(party);
}

impl Phrases {
    /// An instant as programs and the texts of agreements write it in English, as people do in other languages.
    pub fn text_moment(self, calendar: &Calendar, at: Instant) -> String {
        if self.is_english() { crate::words::civil(calendar, at) } else { self.moment(calendar, at) }
    }

    /// The number of a step.
    pub fn number_of(self, number: u32) -> String {
        self.decimal(number.into())
    }

    /// Where a step stands, with its clock: `due: by 2026-10-15`, `ahead: from 2026-11-11`.
    pub fn step_clock(
        self,
        calendar: &Calendar,
        status: StepStatus,
        due: Option<Deadline>,
        opens: Option<Instant>,
    ) -> String {
        let word = self.step_name(status);
        match (status, due, opens) {
            (StepStatus::Due | StepStatus::Overdue, Some(due), _) => {
                self.explain_stands_by(word, &self.text_deadline(calendar, due))
            }
            (StepStatus::Ahead, _, Some(opens)) => self.explain_stands_from(word, &self.text_moment(calendar, opens)),
            _ => word.to_owned(),
        }
    }

    /// Whether a response runs.
    pub fn runs(self, running: bool) -> &'static str {
        self.text(if running { "state-running" } else { "state-not-running" })
    }

    /// Whether a scenario holds.
    pub fn holds(self, truth: Truth) -> &'static str {
        self.text(match truth {
            Truth::True => "state-holds",
            Truth::False => "state-does-not-hold",
            Truth::Unknown => "not-known",
        })
    }

    /// What has not begun.
    pub fn not_begun(self) -> &'static str {
        self.text("state-not-begun")
    }

    /// What was put off by those to whom it is owed.
    pub fn act_paused(self) -> &'static str {
        self.text("act-paused")
    }

    /// That its term is over.
    pub fn concluded_word(self) -> &'static str {
        self.text("verdict-final")
    }

    /// A case of a procedure.
    pub fn explain_case_of(self, about: Option<&str>) -> String {
        about.map_or_else(|| self.explain_case().to_owned(), |about| self.explain_case_on(about))
    }

    /// What was violated, by how that is known.
    pub fn explain_violated(self, remark: Remark) -> &'static str {
        self.text(match remark {
            // A denial, or the word of a later time that it was not done then.
            Remark::Denied => "explain-denied",
            Remark::Refused => "explain-refused",
            Remark::BySilence => "explain-by-silence",
            Remark::ByFinding => "explain-by-finding",
            _ => "explain-violation",
        })
    }

    /// Why it cannot be told.
    pub fn explain_doubt(self, doubt: Doubt) -> &'static str {
        self.text(match doubt {
            Doubt::Conflict => "doubt-conflict",
            Doubt::NothingShown => "explain-doubt-nothing-shown",
            Doubt::ReportAwaited => "explain-doubt-report-awaited",
            Doubt::Refused => "explain-doubt-refused",
            Doubt::NotKnown => "explain-doubt-not-known",
            Doubt::TimingUnknown => "explain-doubt-timing-unknown",
            Doubt::TooCoarse => "explain-doubt-too-coarse",
            Doubt::NotMeasuredSince => "explain-doubt-not-measured-since",
            Doubt::Stale => "explain-doubt-stale",
            Doubt::Inconclusive => "explain-doubt-inconclusive",
            Doubt::Missing => "explain-doubt-missing",
        })
    }

    /// Nobody has said what was due.
    pub fn explain_unsaid(self, day: Option<&str>) -> String {
        self.by_day(day, "explain-nobody-has-said", "explain-unsaid-since")
    }

    /// The time to put it right.
    pub fn explain_curing(self, day: Option<&str>) -> String {
        self.by_day(day, "explain-cure-runs", "explain-cure-until")
    }

    /// What is still ahead.
    pub fn explain_pending(self, remark: Remark, day: Option<&str>) -> String {
        match remark {
            Remark::CalledOnInTime => self.by_day(day, "explain-called-on", "explain-called-on-until"),
            Remark::WaitsForItsTrigger => self.by_day(day, "explain-waits", "explain-waits-until"),
            _ => self.by_day(day, "pending", "explain-due"),
        }
    }

    /// How it was kept.
    pub fn explain_kept(self, kept: Kept) -> &'static str {
        self.text(match kept {
            Kept::NotCalledOn => "explain-not-called-on",
            Kept::ByFinding => "explain-by-finding",
            Kept::Holding => "explain-holding",
            Kept::OnItsDate => "explain-held-on-its-date",
            Kept::Done => "met-done",
            Kept::InTime => "explain-in-time",
            Kept::AsOften => "explain-reached",
            Kept::WithinTheLimit => "met-within-the-limit",
            Kept::DidNotHappen => "explain-did-not-happen",
        })
    }

    /// Why it is over.
    pub fn explain_over(self, is_replaced: bool) -> &'static str {
        self.text(if is_replaced { "explain-replaced" } else { "explain-term-over" })
    }

    /// On what it stands.
    pub fn explain_footing(self, calendar: &Calendar, footing: Footing) -> String {
        let message = match footing {
            Footing::Attested => "explain-attested",
            Footing::CarriedFrom(at) => {
                return self.told("explain-carried-from", [("day", self.text_moment(calendar, at).into())]);
            }
            Footing::BySilence => "explain-by-silence",
            Footing::NotCalledOn => "explain-not-called-on",
            Footing::ByText => "explain-by-text",
            Footing::Nothing => "act-nothing",
        };
        self.text(message).to_owned()
    }

    /// `due 2026-10-22`, if there is a day.
    pub fn explain_due_on(self, calendar: &Calendar, due: Option<Deadline>) -> Option<String> {
        let due = due.filter(|due| due.at.is_finite())?;
        Some(self.explain_due(&self.text_deadline(calendar, due)))
    }

    /// What the text promises of the reporting of an event.
    pub fn explain_promise(self, reported: Reported) -> Option<&'static str> {
        Some(self.text(match reported {
            Reported::NotPromised => return None,
            Reported::Always => "explain-always-reported",
            Reported::AlwaysToPublic => "explain-always-reported-to-public",
            Reported::ToPublic => "explain-reported-to-public",
        }))
    }

    /// How much was counted of what is asked.
    pub fn explain_counted(self, bound: QuotaBound, counted: &str, asked: &str) -> String {
        let message = match bound {
            QuotaBound::AtLeast => "explain-counted-at-least",
            QuotaBound::AtMost => "explain-counted-at-most",
        };
        self.told(message, [("counted", counted.into()), ("asked", asked.into())])
    }

    /// `US grants within 10 days`: so many who grant, and when.
    pub fn explain_grants(self, (who, count): (&str, usize), clock: &str) -> String {
        self.told("explain-grants", [("who", who.into()), ("count", count.into()), ("clock", clock.into())])
    }

    /// How many records there are.
    pub fn explain_recorded_count(self, count: usize) -> String {
        match count {
            0 => self.text("explain-nothing-recorded").to_owned(),
            count => self.told("explain-records", [("count", count.into())]),
        }
    }

    /// That only the last records are shown, and how many were before them.
    pub fn explain_last_records(self, count: usize, earlier: usize) -> String {
        self.told("explain-last-records", [("count", count.into()), ("earlier", earlier.into())])
    }
}
