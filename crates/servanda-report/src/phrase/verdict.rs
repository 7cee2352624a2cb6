//! Why something stands as it does, in plain words.

use servanda_agreement::Comparison;
use servanda_engine::{Cause, Doubt, ReliefStatus, Remark, Verdict};

use super::Phrases;
use crate::compose::{AgendaCause, Matter};

impl Phrases {
    /// The word of a verdict, of one whose term is over with that said.
    pub fn verdict_word(self, word: &str, concluded: bool) -> String {
        if concluded { format!("{word} (concluded)") } else { word.to_owned() }
    }

    pub fn concluded(self, replaced: bool) -> &'static str {
        if replaced { "replaced by a later commitment" } else { "its term is over; this is the final word" }
    }

    pub fn violated(self, remark: Remark, is_ruled_out: bool) -> &'static str {
        match remark {
            Remark::Denied => "it was attested that this was not done",
            Remark::Refused => "it was refused",
            Remark::BySilence => "nothing was reported in the time in which it would have been",
            Remark::ByFinding => "a finding says so",
            _ if is_ruled_out => "it is attested that what was ruled out was done",
            _ => "what was attested is not what was agreed",
        }
    }

    /// Why it cannot be told.
    pub fn doubt(self, doubt: Doubt) -> &'static str {
        match doubt {
            Doubt::Conflict => "qualified sources contradict each other",
            Doubt::NothingShown => "no record that this reader may see speaks of it",
            Doubt::ReportAwaited => "the report of the verifier is awaited",
            Doubt::Refused => "the verifier was refused",
            Doubt::NotKnown => "the verifier could not tell",
            Doubt::TimingUnknown => "it was done, but not known when",
            Doubt::TooCoarse => "the time that was reported is too coarse to tell",
            Doubt::NotMeasuredSince => "nothing was measured since the limit began",
            Doubt::Stale => "the last measurement is too old to count",
            Doubt::Inconclusive => "what was measured does not decide it",
            Doubt::Missing => "nothing qualified has been reported",
        }
    }

    pub fn cannot_be_told(self) -> &'static str {
        "it cannot be told"
    }

    pub fn overdue(self, day: Option<&str>) -> String {
        match day {
            Some(day) => format!("it was due on {day}, and nobody qualified has said whether it was done"),
            None => "nobody qualified has said whether it was done".to_owned(),
        }
    }

    pub fn curing(self, day: Option<&str>) -> String {
        match day {
            Some(day) => format!("not as agreed, but it may still be put right by {day}"),
            None => "not as agreed, but it may still be put right".to_owned(),
        }
    }

    pub fn pending(self, remark: Remark, day: Option<&str>) -> String {
        match (remark, day) {
            (Remark::WaitsForItsTrigger, _) => "waits for what sets it off".to_owned(),
            (Remark::CalledOnInTime, Some(day)) => format!("called on, to be done by {day}"),
            (Remark::CalledOnInTime, None) => "called on".to_owned(),
            (_, Some(day)) => format!("to be done by {day}"),
            (_, None) => "not done yet".to_owned(),
        }
    }

    pub fn upcoming(self) -> &'static str {
        "not in force yet"
    }

    pub fn late(self) -> &'static str {
        "done, after its date"
    }

    /// What `reason` of the assessment says of what is met.
    pub fn met(self, reason: &str) -> String {
        match reason {
            "holding" => "kept",
            "held on the date" => "kept on its date",
            "done" => "done",
            "in time" => "done in time",
            "reached" => "as often as agreed",
            "within the limit" => "within the limit",
            "did not happen" => "what was ruled out did not happen",
            "not called on" => "nothing has called for it yet",
            "by a finding" => "a finding says so",
            other => other,
        }
        .to_owned()
    }

    pub fn waived(self) -> &'static str {
        "released by decision of those to whom it is owed"
    }

    pub fn paused(self, by: &str) -> String {
        format!("paused by {by}, to whom it is owed")
    }

    pub fn excused(self) -> &'static str {
        "not owed at present, by the text itself"
    }

    /// `215 kg measured, at most 200 kg agreed`.
    pub fn measured_and_agreed(self, measured: &str, agreed: &str) -> String {
        format!("{measured} measured, {agreed} agreed")
    }

    pub fn reached(self, reached: &str, of: &str) -> String {
        format!("reached: {reached}, agreed: {of}")
    }

    /// What a verdict means.
    pub fn means(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Breached => {
                "it is attested that what was agreed is not kept, and no time to put it right is left."
            }
            Verdict::Missed => "a target that is not a duty was not reached.",
            Verdict::Disputed => "qualified sources contradict each other; this is never read as a breach.",
            Verdict::Overdue => "its date is over, and nobody qualified has said whether it was done.",
            Verdict::Unverified => "it cannot be told at present. This is neither kept nor broken.",
            Verdict::Curing => "not as agreed, within the time that the text gives to put it right.",
            Verdict::Pending => "its date is still ahead.",
            Verdict::Upcoming => "not in force yet.",
            Verdict::Late => "done, after its date.",
            Verdict::Met => "kept, or done in time, as attested by those whom the text names.",
            Verdict::Waived => "those to whom it is owed have released it.",
            Verdict::Excused => "not owed at present, by the text or by decision.",
        }
    }

    /// What the status of a relief means, as far as the word does not say it.
    pub fn relief_means(self, status: ReliefStatus) -> &'static str {
        match status {
            ReliefStatus::Locked => "Its condition is not known to be fulfilled.",
            ReliefStatus::Due => "Its condition is fulfilled; it is to be granted.",
            ReliefStatus::Overdue | ReliefStatus::Withheld => {
                "Its condition is fulfilled, and the time for granting it is over."
            }
            ReliefStatus::Premature => "It was granted though its condition was not fulfilled.",
            ReliefStatus::AheadOfVerification => "It was granted before its condition was verified.",
            ReliefStatus::SuspensionOpen => "In effect; there is cause to suspend it.",
            ReliefStatus::RestorationDue => "It was suspended; the cause is gone, and it is to be restored.",
            ReliefStatus::RestorationOverdue => "The cause is gone, and the time for restoring it is over.",
            ReliefStatus::Suspended(Cause::Without) | ReliefStatus::Withdrawn(Cause::Without) => {
                "It was taken back while the condition that the text sets for that was known not to hold."
            }
            ReliefStatus::Suspended(Cause::NotEstablished) | ReliefStatus::Withdrawn(Cause::NotEstablished) => {
                "It was taken back while it was not known whether the condition that the text sets for that held."
            }
            ReliefStatus::Disputed => "Qualified sources contradict each other.",
            _ => "",
        }
    }

    /// Why something changes if nothing more is recorded.
    pub fn cause(self, cause: AgendaCause) -> &'static str {
        match cause {
            AgendaCause::Deadline => "deadline",
            AgendaCause::ReportAwaited => "the report of the verifier is then awaited",
            AgendaCause::ReportingTimeEnds => "the time for the verifier's report ends",
            AgendaCause::CureRunsOut => "the time to put it right runs out",
            AgendaCause::GoesStale => "the last measurement is then too old to count",
            AgendaCause::DemandChanges => "what is demanded changes",
            AgendaCause::TermBegins => "its term begins",
            AgendaCause::TermEnds => "its term ends",
            AgendaCause::MayBeClaimed => "its condition is then fulfilled",
            AgendaCause::GrantOverdue => "the time for granting it ends",
            AgendaCause::ClaimEnds => "it is then no longer due",
            AgendaCause::MayBeSuspended => "there is then cause to suspend it",
            AgendaCause::Lapses => "it lapses",
            AgendaCause::RunBegins => "the response begins",
            AgendaCause::RunEnds => "the response ends",
            AgendaCause::WayBackOpens => "the way back opens",
            AgendaCause::StepOpens => "its time comes",
            AgendaCause::StepRunsOut => "its time runs out",
            AgendaCause::StepLapses => "it is then no longer to be taken",
            AgendaCause::StageRunsOut => "the time of the stage runs out",
            AgendaCause::PhaseBegins => "the phase begins",
            AgendaCause::PhaseEnds => "the phase ends",
            AgendaCause::ScenarioHolds => "the scenario then holds",
            AgendaCause::ScenarioEnds => "the scenario no longer holds",
            AgendaCause::Recorded => "by what is recorded already",
            AgendaCause::Follows => "follows from what else changes",
        }
    }

    /// A state in one word or few, where the word alone says too little.
    pub fn state(self, of: Matter, words: &str) -> &str {
        match (of, words) {
            (_, "none") => "not begun",
            (Matter::Phase, "yes") => "current",
            (Matter::Phase, "no") => "not current",
            (_, "yes") => "holds",
            (_, "no") => "does not hold",
            (_, other) => other,
        }
    }

    pub fn comparison(self, op: Comparison) -> &'static str {
        match op {
            Comparison::Equal => "equal to",
            Comparison::NotEqual => "other than",
            Comparison::Less => "under",
            Comparison::AtMost => "at most",
            Comparison::Greater => "over",
            Comparison::AtLeast => "at least",
        }
    }

    pub fn is_so(self, what: &str, word: &str) -> String {
        format!("{what} is {word}")
    }

    pub fn is_not_so(self, what: &str, word: &str) -> String {
        format!("{what} is not {word}")
    }

    pub fn running(self, title: &str) -> String {
        format!("{title} is running")
    }

    pub fn has_happened(self, event: &str) -> String {
        format!("{event} has happened")
    }

    pub fn before(self, one: &str, other: &str) -> String {
        format!("{one} before {other}")
    }

    pub fn lasting(self, condition: &str, duration: &str) -> String {
        format!("{condition} for {duration}")
    }

    pub fn not(self, condition: &str) -> String {
        format!("not {condition}")
    }

    pub fn all_of(self, parts: &[String]) -> String {
        parts.join(" and ")
    }

    pub fn any_of(self, parts: &[String]) -> String {
        parts.join(" or ")
    }

    pub fn at_least_of(self, count: u32, parts: &[String]) -> String {
        format!("at least {count} of: {}", parts.join(", "))
    }

    pub fn at(self, places: &str) -> String {
        format!(" at {places}")
    }

    pub fn total(self, measure: &str) -> String {
        format!("total of {measure}")
    }

    pub fn until_then(self, first: &str, until: &str, then: &str) -> String {
        format!("{first} until {until}, then {then}")
    }

    pub fn baseline(self) -> &'static str {
        "the declared baseline"
    }

    pub fn keeps(self, condition: &str, places: &str) -> String {
        if places.is_empty() { condition.to_owned() } else { format!("{condition}, at each of {places}") }
    }
}
