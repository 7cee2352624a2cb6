//! The words of the assessment: verdicts, statuses, steps, acts, standards.

use servanda_agreement::{ProcedureWord, ReliefWord, VerdictWord};
use servanda_base::Truth;
use servanda_engine::{Cause, Done, ReliefStatus, StepStatus, Verdict};
use servanda_evidence::{Decision, FindingWord, Standard};

use super::Phrases;
use crate::compose::Matter;

/// Every status of a relief.
const STATUSES: [ReliefStatus; 20] = [
    ReliefStatus::Lapsed,
    ReliefStatus::Waived,
    ReliefStatus::Disputed,
    ReliefStatus::Withdrawn(Cause::Established),
    ReliefStatus::Withdrawn(Cause::Without),
    ReliefStatus::Withdrawn(Cause::NotEstablished),
    ReliefStatus::RestorationOverdue,
    ReliefStatus::RestorationDue,
    ReliefStatus::Suspended(Cause::Established),
    ReliefStatus::Suspended(Cause::Without),
    ReliefStatus::Suspended(Cause::NotEstablished),
    ReliefStatus::SuspensionOpen,
    ReliefStatus::Premature,
    ReliefStatus::AheadOfVerification,
    ReliefStatus::InEffectInPart,
    ReliefStatus::InEffect,
    ReliefStatus::Withheld,
    ReliefStatus::Overdue,
    ReliefStatus::Due,
    ReliefStatus::Locked,
];

/// Every place of a step.
const STEPS: [StepStatus; 6] = [
    StepStatus::Ahead,
    StepStatus::Due,
    StepStatus::Overdue,
    StepStatus::Done,
    StepStatus::DoneLate,
    StepStatus::Lapsed,
];

impl Phrases {
    /// The word of a verdict.
    pub fn verdict_name(self, verdict: Verdict) -> &'static str {
        self.text(match verdict {
            Verdict::Breached => "verdict-breached",
            Verdict::Missed => "verdict-missed",
            Verdict::Disputed => "verdict-disputed",
            Verdict::Overdue => "verdict-overdue",
            Verdict::Unverified => "verdict-unverified",
            Verdict::Curing => "verdict-curing",
            Verdict::Pending => "verdict-pending",
            Verdict::Upcoming => "verdict-upcoming",
            Verdict::Late => "verdict-late",
            Verdict::Met => "verdict-met",
            Verdict::Waived => "verdict-waived",
            Verdict::Excused => "verdict-excused",
        })
    }

    /// The word of a verdict, of one whose term is over with that said.
    pub fn verdict_word(self, verdict: Verdict, concluded: bool) -> String {
        let word = self.verdict_name(verdict);
        if concluded { self.told("verdict-concluded", [("word", word.into())]) } else { word.to_owned() }
    }

    /// The word by which a condition asks for a verdict.
    pub fn verdict_asked(self, word: VerdictWord) -> &'static str {
        self.text(match word {
            VerdictWord::Met => "verdict-met",
            VerdictWord::MetOnTime => "verdict-met-on-time",
            VerdictWord::Breached => "verdict-breached",
            VerdictWord::Missed => "verdict-missed",
            VerdictWord::Disputed => "verdict-disputed",
            VerdictWord::Overdue => "verdict-overdue",
            VerdictWord::Unverified => "verdict-unverified",
            VerdictWord::Curing => "verdict-curing",
            VerdictWord::Pending => "verdict-pending",
            VerdictWord::Upcoming => "verdict-upcoming",
            VerdictWord::Late => "verdict-late",
            VerdictWord::Waived => "verdict-waived",
            VerdictWord::Excused => "verdict-excused",
            VerdictWord::Concluded => "verdict-final",
        })
    }

    /// The word of the status of a relief.
    pub fn relief_name(self, status: ReliefStatus) -> &'static str {
        self.text(match status {
            ReliefStatus::Lapsed => "status-lapsed",
            ReliefStatus::Waived => "status-waived",
            ReliefStatus::Disputed => "status-disputed",
            ReliefStatus::Withdrawn(Cause::Established) => "status-withdrawn",
            ReliefStatus::Withdrawn(Cause::Without) => "status-withdrawn-without-cause",
            ReliefStatus::Withdrawn(Cause::NotEstablished) => "status-withdrawn-unknown-cause",
            ReliefStatus::RestorationOverdue => "status-restoration-overdue",
            ReliefStatus::RestorationDue => "status-restoration-due",
            ReliefStatus::Suspended(Cause::Established) => "status-suspended",
            ReliefStatus::Suspended(Cause::Without) => "status-suspended-without-cause",
            ReliefStatus::Suspended(Cause::NotEstablished) => "status-suspended-unknown-cause",
            ReliefStatus::SuspensionOpen => "status-suspension-open",
            ReliefStatus::Premature => "status-premature",
            ReliefStatus::AheadOfVerification => "status-ahead-of-verification",
            ReliefStatus::InEffectInPart => "status-in-effect-in-part",
            ReliefStatus::InEffect => "status-in-effect",
            ReliefStatus::Withheld => "status-withheld",
            ReliefStatus::Overdue => "status-overdue",
            ReliefStatus::Due => "status-due",
            ReliefStatus::Locked => "status-locked",
        })
    }

    /// The word by which a condition asks for the status of a relief.
    pub fn relief_asked(self, word: ReliefWord) -> &'static str {
        self.text(match word {
            ReliefWord::Granted => "status-granted",
            ReliefWord::InEffect => "status-in-effect",
            ReliefWord::Suspended => "status-suspended",
            ReliefWord::Withdrawn => "status-withdrawn",
            ReliefWord::Lapsed => "status-lapsed",
            ReliefWord::Waived => "status-waived",
            ReliefWord::Withheld => "status-withheld",
            ReliefWord::Overdue => "status-overdue",
            ReliefWord::Due => "status-due",
            ReliefWord::Locked => "status-locked",
        })
    }

    /// The word by which a condition asks for a procedure.
    pub fn procedure_asked(self, word: ProcedureWord) -> &'static str {
        self.text(match word {
            ProcedureWord::Open => "case-open",
            ProcedureWord::Settled => "case-settled",
            ProcedureWord::Exhausted => "case-exhausted",
        })
    }

    /// Where a case stands, by the word that the rows of procedures have for it.
    pub fn case_name(self, word: &'static str) -> &'static str {
        match word {
            "open" => self.text("case-open"),
            "settled" => self.text("case-settled"),
            "exhausted" => self.text("case-exhausted"),
            "not open" => self.text("case-not-open"),
            other => other,
        }
    }

    /// `stage 2, Ministers by 2026-11-02`.
    pub fn case_stage(self, number: usize, title: &str, day: Option<&str>) -> String {
        let stage = [("number", number.into()), ("title", title.into())];
        let [number, title] = stage;
        match day {
            Some(day) => self.told("case-stage-by", [number, title, ("day", day.into())]),
            None => self.told("case-stage", [number, title]),
        }
    }

    /// Where a step stands.
    pub fn step_name(self, status: StepStatus) -> &'static str {
        self.text(match status {
            StepStatus::Ahead => "step-ahead",
            StepStatus::Due => "step-due",
            StepStatus::Overdue => "step-overdue",
            StepStatus::Done => "step-done",
            StepStatus::DoneLate => "step-done-late",
            StepStatus::Lapsed => "step-lapsed",
        })
    }

    /// What was done of a relief.
    pub fn done_name(self, done: Done) -> &'static str {
        self.text(match done {
            Done::Nothing => "act-nothing",
            Done::Granted => "act-granted",
            Done::GrantedInPart => "act-granted-in-part",
            Done::Suspended => "act-suspended",
            Done::Restored => "act-restored",
            Done::Withdrawn => "act-withdrawn",
        })
    }

    /// What was decided.
    pub fn act_name(self, act: Decision) -> String {
        let message = match act {
            Decision::Granted(_) => "act-granted",
            Decision::Refused => "act-refused",
            Decision::Suspended => "act-suspended",
            Decision::Restored => "act-restored",
            Decision::Withdrawn(_) => "act-withdrawn",
            Decision::Waived => "act-waived",
            Decision::Extended => "act-extended",
            Decision::Paused => "act-paused",
            Decision::Resumed => "act-resumed",
            Decision::Countermeasure => "act-countermeasure",
            Decision::Announced => "act-announced",
            Decision::Opened => "act-opened",
            Decision::Stage => "act-stage",
            Decision::Settled => "act-settled",
            Decision::StepDone(number) => return self.told("act-step-done", [("number", number.into())]),
        };
        self.text(message).to_owned()
    }

    /// An act on a part: `granted 500 million USD`.
    pub fn act_in_part(self, act: &str, amount: &str) -> String {
        self.told("act-in-part", [("act", act.into()), ("amount", amount.into())])
    }

    /// What was found.
    pub fn found(self, word: FindingWord) -> &'static str {
        self.text(match word {
            FindingWord::Met => "found-met",
            FindingWord::Breached => "found-breached",
            FindingWord::Unknown => "found-unknown",
            FindingWord::Granted => "found-granted",
            FindingWord::Withheld => "found-withheld",
        })
    }

    /// What it takes for a record to count.
    pub fn standard(self, standard: Standard) -> &'static str {
        self.text(match standard {
            Standard::Verified => "standard-verified",
            Standard::Estimated => "standard-estimated",
            Standard::Declared => "standard-declared",
            Standard::Reported => "standard-reported",
            Standard::Alleged => "standard-alleged",
        })
    }

    /// The same, by its word.
    pub fn standard_named(self, word: &'static str) -> &'static str {
        Standard::ALL.into_iter().find(|standard| standard.word() == word).map_or(word, |one| self.standard(one))
    }

    /// Whether something is so.
    pub fn truth(self, truth: Truth) -> &'static str {
        self.text(match truth {
            Truth::True => "yes",
            Truth::False => "no",
            Truth::Unknown => "not-known",
        })
    }

    /// How something stands, by the words that the rows of changes have for it, in one word or few.
    pub fn state(self, of: Matter, words: &str) -> String {
        let status =
            || STATUSES.into_iter().find(|status| status.to_string() == words).map(|one| self.relief_name(one));
        let step =
            || STEPS.into_iter().find(|step| crate::compose::step_word(*step) == words).map(|s| self.step_name(s));
        let state = match (of, words) {
            (_, "none") => Some(self.text("state-not-begun")),
            (Matter::Phase, "yes" | "current") => Some(self.text("state-current")),
            (Matter::Phase, "no" | "not current") => Some(self.text("state-not-current")),
            (_, "yes") => Some(self.text("state-holds")),
            (_, "no") => Some(self.text("state-does-not-hold")),
            (_, "not known") => Some(self.text("not-known")),
            (Matter::Response, "running") => Some(self.text("state-running")),
            (Matter::Response, "not running") => Some(self.text("state-not-running")),
            (Matter::Response, "the way back is open") => Some(self.text("state-way-back-open")),
            (Matter::Relief, _) => status(),
            (Matter::Step | Matter::Verification, _) => step(),
            // A case is worded in the language already.
            _ => None,
        };
        state.map_or_else(|| self.with_dates(words), str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::{done_word, step_word};

    /// What is said in English is what the engine and the text say.
    #[test]
    fn the_words_are_those_of_the_engine() {
        let say = Phrases::default();
        for verdict in crate::page::VERDICTS {
            assert_eq!(say.verdict_name(verdict), verdict.word());
        }
        for status in STATUSES {
            assert_eq!(say.relief_name(status), status.to_string());
        }
        for step in STEPS {
            assert_eq!(say.step_name(step), step_word(step));
        }
        for standard in Standard::ALL {
            assert_eq!(say.standard(standard), standard.word());
        }
        for done in
            [Done::Nothing, Done::Granted, Done::GrantedInPart, Done::Suspended, Done::Restored, Done::Withdrawn]
        {
            assert_eq!(say.done_name(done), done_word(done));
        }
        for act in [Decision::Granted(None), Decision::Countermeasure, Decision::StepDone(3), Decision::Opened] {
            assert_eq!(say.act_name(act), act.word());
        }
    }
}
