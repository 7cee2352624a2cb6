//! Why something stands as it does, in plain words.

use servanda_agreement::Comparison;
use servanda_engine::{Cause, Doubt, ReliefStatus, Remark, Verdict};

use super::Phrases;
use crate::compose::{AgendaCause, Kept};

impl Phrases {
    pub fn concluded(self, replaced: bool) -> &'static str {
        self.text(if replaced { "concluded-replaced" } else { "concluded" })
    }

    pub fn violated(self, remark: Remark, is_ruled_out: bool) -> &'static str {
        self.text(match remark {
            Remark::Denied => "violated-denied",
            Remark::Refused => "violated-refused",
            Remark::BySilence => "violated-by-silence",
            Remark::ByFinding => "violated-by-finding",
            _ if is_ruled_out => "violated-ruled-out",
            _ => "violated",
        })
    }

    /// Why it cannot be told.
    pub fn doubt(self, doubt: Doubt) -> &'static str {
        self.text(match doubt {
            Doubt::Conflict => "doubt-conflict",
            Doubt::NothingShown => "doubt-nothing-shown",
            Doubt::ReportAwaited => "doubt-report-awaited",
            Doubt::Refused => "doubt-refused",
            Doubt::NotKnown => "doubt-not-known",
            Doubt::TimingUnknown => "doubt-timing-unknown",
            Doubt::TooCoarse => "doubt-too-coarse",
            Doubt::NotMeasuredSince => "doubt-not-measured-since",
            Doubt::Stale => "doubt-stale",
            Doubt::Inconclusive => "doubt-inconclusive",
            Doubt::Missing => "doubt-missing",
        })
    }

    pub fn cannot_be_told(self) -> &'static str {
        self.text("cannot-be-told")
    }

    pub fn overdue(self, day: Option<&str>) -> String {
        self.by_day(day, "overdue", "overdue-since")
    }

    pub fn curing(self, day: Option<&str>) -> String {
        self.by_day(day, "curing", "curing-until")
    }

    pub fn pending(self, remark: Remark, day: Option<&str>) -> String {
        match remark {
            Remark::WaitsForItsTrigger => self.text("pending-waits").to_owned(),
            Remark::CalledOnInTime => self.by_day(day, "pending-called-on", "pending-called-on-until"),
            _ => self.by_day(day, "pending", "pending-until"),
        }
    }

    pub(super) fn by_day(self, day: Option<&str>, without: &str, with: &str) -> String {
        day.map_or_else(|| self.text(without).to_owned(), |day| self.told(with, [("day", day.into())]))
    }

    pub fn upcoming(self) -> &'static str {
        self.text("upcoming")
    }

    pub fn late(self) -> &'static str {
        self.text("late")
    }

    /// How it was kept.
    pub fn met(self, kept: Kept) -> &'static str {
        self.text(match kept {
            Kept::Holding => "met-holding",
            Kept::OnItsDate => "met-on-its-date",
            Kept::Done => "met-done",
            Kept::InTime => "met-in-time",
            Kept::AsOften => "met-as-often",
            Kept::WithinTheLimit => "met-within-the-limit",
            Kept::DidNotHappen => "met-did-not-happen",
            Kept::NotCalledOn => "met-not-called-on",
            Kept::ByFinding => "met-by-finding",
        })
    }

    pub fn waived(self) -> &'static str {
        self.text("waived")
    }

    pub fn paused(self, by: &str) -> String {
        self.told("paused", [("by", by.into())])
    }

    pub fn excused(self) -> &'static str {
        self.text("excused")
    }

    /// `215 kg measured, at most 200 kg agreed`.
    pub fn measured_and_agreed(self, measured: &str, agreed: &str) -> String {
        self.told("measured-and-agreed", [("measured", measured.into()), ("agreed", agreed.into())])
    }

    /// A reason, and what was measured.
    pub fn why_and_measured(self, why: &str, measured: &str) -> String {
        self.told("why-and-measured", [("why", why.into()), ("measured", measured.into())])
    }

    pub fn reached(self, reached: &str, of: &str) -> String {
        self.told("reached", [("reached", reached.into()), ("of", of.into())])
    }

    /// What a verdict means.
    pub fn means(self, verdict: Verdict) -> &'static str {
        self.text(match verdict {
            Verdict::Breached => "means-breached",
            Verdict::Missed => "means-missed",
            Verdict::Disputed => "means-disputed",
            Verdict::Overdue => "means-overdue",
            Verdict::Unverified => "means-unverified",
            Verdict::Curing => "means-curing",
            Verdict::Pending => "means-pending",
            Verdict::Upcoming => "means-upcoming",
            Verdict::Late => "means-late",
            Verdict::Met => "means-met",
            Verdict::Waived => "means-waived",
            Verdict::Excused => "means-excused",
        })
    }

    /// What the status of a relief means, as far as the word does not say it.
    pub fn relief_means(self, status: ReliefStatus) -> &'static str {
        self.text(match status {
            ReliefStatus::Locked => "relief-means-locked",
            ReliefStatus::Due => "relief-means-due",
            ReliefStatus::Overdue | ReliefStatus::Withheld => "relief-means-overdue",
            ReliefStatus::Premature => "relief-means-premature",
            ReliefStatus::AheadOfVerification => "relief-means-ahead-of-verification",
            ReliefStatus::SuspensionOpen => "relief-means-suspension-open",
            ReliefStatus::RestorationDue => "relief-means-restoration-due",
            ReliefStatus::RestorationOverdue => "relief-means-restoration-overdue",
            ReliefStatus::Suspended(Cause::Without) | ReliefStatus::Withdrawn(Cause::Without) => {
                "relief-means-taken-back"
            }
            ReliefStatus::Suspended(Cause::NotEstablished) | ReliefStatus::Withdrawn(Cause::NotEstablished) => {
                "relief-means-taken-back-unknown"
            }
            ReliefStatus::Disputed => "relief-means-disputed",
            _ => return "",
        })
    }

    /// Why something changes if nothing more is recorded.
    pub fn cause(self, cause: AgendaCause) -> &'static str {
        self.text(match cause {
            AgendaCause::Deadline => "cause-deadline",
            AgendaCause::ReportAwaited => "cause-report-awaited",
            AgendaCause::ReportingTimeEnds => "cause-reporting-time-ends",
            AgendaCause::CureRunsOut => "cause-cure-runs-out",
            AgendaCause::GoesStale => "cause-goes-stale",
            AgendaCause::DemandChanges => "cause-demand-changes",
            AgendaCause::TermBegins => "cause-term-begins",
            AgendaCause::TermEnds => "cause-term-ends",
            AgendaCause::MayBeClaimed => "cause-may-be-claimed",
            AgendaCause::GrantOverdue => "cause-grant-overdue",
            AgendaCause::ClaimEnds => "cause-claim-ends",
            AgendaCause::MayBeSuspended => "cause-may-be-suspended",
            AgendaCause::Lapses => "cause-lapses",
            AgendaCause::RunBegins => "cause-run-begins",
            AgendaCause::RunEnds => "cause-run-ends",
            AgendaCause::WayBackOpens => "cause-way-back-opens",
            AgendaCause::StepOpens => "cause-step-opens",
            AgendaCause::StepRunsOut => "cause-step-runs-out",
            AgendaCause::StepLapses => "cause-step-lapses",
            AgendaCause::StageRunsOut => "cause-stage-runs-out",
            AgendaCause::PhaseBegins => "cause-phase-begins",
            AgendaCause::PhaseEnds => "cause-phase-ends",
            AgendaCause::ScenarioHolds => "cause-scenario-holds",
            AgendaCause::ScenarioEnds => "cause-scenario-ends",
            AgendaCause::Recorded => "cause-recorded",
            AgendaCause::Follows => "cause-follows",
        })
    }

    /// `at most 200 kg`.
    pub fn compared(self, op: Comparison, with: &str) -> String {
        self.told("compared", [("comparison", self.comparison(op).into()), ("with", with.into())])
    }

    /// `“Stock” at most 200 kg`.
    pub fn comparison_of(self, left: &str, op: Comparison, right: &str) -> String {
        self.told("comparison", [("left", left.into()), ("compared", self.compared(op, right).into())])
    }

    fn comparison(self, op: Comparison) -> &'static str {
        self.text(match op {
            Comparison::Equal => "compare-equal",
            Comparison::NotEqual => "compare-other",
            Comparison::Less => "compare-under",
            Comparison::AtMost => "compare-at-most",
            Comparison::Greater => "compare-over",
            Comparison::AtLeast => "compare-at-least",
        })
    }

    pub fn is_so(self, what: &str, word: &str) -> String {
        self.told("is-so", [("what", what.into()), ("word", word.into())])
    }

    pub fn is_not_so(self, what: &str, word: &str) -> String {
        self.told("is-not-so", [("what", what.into()), ("word", word.into())])
    }

    pub fn running(self, title: &str) -> String {
        self.told("running", [("title", title.into())])
    }

    pub fn has_happened(self, event: &str) -> String {
        self.told("has-happened", [("event", event.into())])
    }

    pub fn before(self, one: &str, other: &str) -> String {
        self.told("before", [("one", one.into()), ("other", other.into())])
    }

    pub fn lasting(self, condition: &str, length: &str) -> String {
        self.told("lasting", [("condition", condition.into()), ("length", length.into())])
    }

    pub fn not(self, condition: &str) -> String {
        self.told("not", [("condition", condition.into())])
    }

    pub fn all_of(self, parts: &[String]) -> String {
        self.joined("all-of", parts)
    }

    pub fn any_of(self, parts: &[String]) -> String {
        self.joined("any-of", parts)
    }

    pub fn at_least_of(self, count: u32, parts: &[String]) -> String {
        self.told("at-least-of", [("count", count.into()), ("parts", self.in_row(parts).into())])
    }

    fn joined(self, message: &str, parts: &[String]) -> String {
        let joined = parts.iter().cloned();
        joined
            .reduce(|one, other| self.told(message, [("one", one.into()), ("other", other.into())]))
            .unwrap_or_default()
    }

    pub fn at(self, places: &str) -> String {
        self.told("at", [("places", places.into())])
    }

    pub fn total(self, measure: &str) -> String {
        self.told("total", [("measure", measure.into())])
    }

    pub fn until_then(self, first: &str, until: &str, then: &str) -> String {
        self.told("until-then", [("first", first.into()), ("until", until.into()), ("then", then.into())])
    }

    pub fn baseline(self) -> &'static str {
        self.text("baseline")
    }

    pub fn keeps(self, condition: &str, places: &str) -> String {
        match places {
            "" => condition.to_owned(),
            places => self.told("keeps-at", [("condition", condition.into()), ("places", places.into())]),
        }
    }
}
