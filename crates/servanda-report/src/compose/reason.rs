//! The reason of a verdict, in a few words.

use servanda_agreement::{Commitment, Comparison, Condition, Deed, Form, Quantity, QuotaBound};
use servanda_base::{Decimal, Interval};
use servanda_engine::{Footing, Progress, Remark, Standing, Verdict};

use super::Question;
use crate::words::{Shown, civil, day_of_deadline, interval, percent};

impl Question<'_> {
    /// Why a commitment stands as it does: `violation attested`, `stale`, `due 2026-04-30`.
    pub(crate) fn reason(&self, commitment: &Commitment, standing: &Standing) -> String {
        let reason =
            if standing.concluded { self.conclusion(standing) } else { self.running_reason(commitment, standing) };
        match self.progress(commitment, standing) {
            Some(progress) if reason.is_empty() => progress,
            Some(progress) => format!("{reason}; {progress}"),
            None => reason,
        }
    }

    /// `concluded, met: term over`.
    pub(crate) fn in_words(&self, commitment: &Commitment, standing: &Standing) -> String {
        let concluded = if standing.concluded { "concluded, " } else { "" };
        let reason = self.reason(commitment, standing);
        let reason = if reason.is_empty() { reason } else { format!(": {reason}") };
        format!("{concluded}{}{reason}", standing.verdict)
    }

    /// On what it stands: `attested`, `carried from 2026-09-17`.
    pub(crate) fn footing(&self, footing: Footing) -> String {
        match footing {
            Footing::Attested => "attested".to_owned(),
            Footing::CarriedFrom(instant) => format!("carried from {}", civil(self.calendar(), instant)),
            Footing::BySilence => "by silence".to_owned(),
            Footing::NotCalledOn => "not called on".to_owned(),
            Footing::ByText => "by the text".to_owned(),
            Footing::Nothing => "nothing".to_owned(),
        }
    }

    fn conclusion(&self, standing: &Standing) -> String {
        if standing.remark == Remark::Replaced { "replaced" } else { "term over" }.to_owned()
    }

    fn running_reason(&self, commitment: &Commitment, standing: &Standing) -> String {
        let day = standing.deadline.filter(|deadline| deadline.at.is_finite());
        let day = day.map(|deadline| day_of_deadline(self.calendar(), deadline));
        match standing.verdict {
            Verdict::Breached | Verdict::Missed => violation(standing.remark).to_owned(),
            Verdict::Disputed => "qualified sources contradict each other".to_owned(),
            Verdict::Overdue => match day {
                Some(day) => format!("was due {day}, nobody qualified has said"),
                None => "nobody qualified has said".to_owned(),
            },
            Verdict::Unverified => {
                standing.doubts.first().map_or("cannot be told", servanda_engine::Doubt::words).to_owned()
            }
            Verdict::Curing => match day {
                Some(day) => format!("cure runs out on {day}"),
                None => "cure period runs".to_owned(),
            },
            Verdict::Pending => pending(standing.remark, day),
            Verdict::Upcoming => "not in force yet".to_owned(),
            Verdict::Late => "done after its date".to_owned(),
            Verdict::Met => met(commitment, standing).to_owned(),
            Verdict::Waived => "released by decision".to_owned(),
            Verdict::Excused => match standing.remark {
                // What each owes is owed to the others.
                Remark::Paused if !commitment.each.is_empty() => "paused by all to whom it is owed".to_owned(),
                Remark::Paused => {
                    format!("paused by {}, to whom it is owed", self.words().actors(&commitment.owed_to))
                }
                _ => "by the text".to_owned(),
            },
        }
    }

    /// How far a milestone on a comparison got: `750 of 998, 75 %`.
    fn progress(&self, commitment: &Commitment, standing: &Standing) -> Option<String> {
        let Progress { reached, of } = standing.progress?;
        let words = self.words();
        let (shown, op) = match &commitment.form {
            Form::Once { deed: Deed::Condition(Condition::Compare { left, op, right }), .. } => {
                (words.shown_of_either(left, right), *op)
            }
            _ => (Shown::Bare, Comparison::AtLeast),
        };
        let known = interval(reached) != interval(Interval::WHOLE);
        let bound = match op {
            Comparison::AtLeast | Comparison::Greater | Comparison::Equal => None,
            Comparison::AtMost => Some("at most"),
            Comparison::Less => Some("under"),
            Comparison::NotEqual => Some("other than"),
        };
        let target = words.amount(of, shown);
        Some(match bound {
            Some(bound) if known => format!("{}, to be {bound} {target}", words.amount(reached, shown)),
            Some(bound) => format!("not known how far, to be {bound} {target}"),
            None if known => {
                let far = format!("{} of {target}", words.number(reached, shown));
                percent(reached, of).map_or(far.clone(), |percent| format!("{far}, {percent}"))
            }
            None => format!("not known how far, of {target}"),
        })
    }
}

fn violation(remark: Remark) -> &'static str {
    match remark {
        // A denial, or the word of a later time that it was not done then.
        Remark::Denied => "attested undone",
        Remark::Refused => "refused",
        Remark::BySilence => "by silence",
        Remark::ByFinding => "by a finding",
        _ => "violation attested",
    }
}

fn pending(remark: Remark, day: Option<String>) -> String {
    let due = day.map(|day| format!("due {day}"));
    let what = match remark {
        Remark::CalledOnInTime => Some("called on"),
        Remark::WaitsForItsTrigger => Some("waits for its trigger"),
        _ => None,
    };
    match (what, due) {
        (Some(what), Some(due)) => format!("{what}, {due}"),
        (Some(what), None) => what.to_owned(),
        (None, Some(due)) => due,
        (None, None) => "not done yet".to_owned(),
    }
}

fn met(commitment: &Commitment, standing: &Standing) -> &'static str {
    if standing.remark == Remark::NotCalledOn || standing.footing == Footing::NotCalledOn {
        return "not called on";
    }
    if standing.remark == Remark::ByFinding {
        return "by a finding";
    }
    match &commitment.form {
        Form::Keeps { .. } => "holding",
        Form::KeepsOn { .. } => "held on the date",
        Form::Once { by: None, .. } => "done",
        Form::Once { .. } | Form::Within { .. } | Form::Every { .. } | Form::AfterEach { .. } => "in time",
        Form::Quota { bound: QuotaBound::AtLeast, .. } => "reached",
        Form::Quota { bound: QuotaBound::AtMost, amount: Quantity::Number(zero, _), .. }
            if zero.as_point() == Some(Decimal::ZERO) =>
        {
            "did not happen"
        }
        Form::Quota { bound: QuotaBound::AtMost, .. } => "within the limit",
        Form::Refrains { .. } => "did not happen",
    }
}
