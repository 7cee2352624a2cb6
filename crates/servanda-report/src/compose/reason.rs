//! The reason of a verdict, in a few words.

use servanda_agreement::{Commitment, Comparison, Condition, Deed, Form, Quantity, QuotaBound};
use servanda_base::{Decimal, Interval};
use servanda_engine::{Footing, Progress, Remark, Standing, Verdict};

use super::Question;
use crate::language::Language;
use crate::words::{Shown, interval};

/// How what is met was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It holds.
    Holding,
    /// It held on the date asked.
    OnItsDate,
    /// Done, without a date.
    Done,
    /// Done by its date.
    InTime,
    /// Done as often as agreed.
    AsOften,
    /// Not more often than agreed.
    WithinTheLimit,
    /// What was ruled out did not happen.
    DidNotHappen,
    /// Nothing has called for it.
    NotCalledOn,
    /// A finding says so.
    ByFinding,
}

impl Kept {
    /// How a commitment was kept that stands so.
    pub(crate) fn of(commitment: &Commitment, standing: &Standing) -> Self {
        if standing.remark == Remark::NotCalledOn || standing.footing == Footing::NotCalledOn {
            return Self::NotCalledOn;
        }
        if standing.remark == Remark::ByFinding {
            return Self::ByFinding;
        }
        match &commitment.form {
            Form::Keeps { .. } => Self::Holding,
            Form::KeepsOn { .. } => Self::OnItsDate,
            Form::Once { by: None, .. } => Self::Done,
            Form::Once { .. } | Form::Within { .. } | Form::Every { .. } | Form::AfterEach { .. } => Self::InTime,
            Form::Quota { bound: QuotaBound::AtLeast, .. } => Self::AsOften,
            Form::Quota { bound: QuotaBound::AtMost, amount: Quantity::Number(zero, _), .. }
                if zero.as_point() == Some(Decimal::ZERO) =>
            {
                Self::DidNotHappen
            }
            Form::Quota { bound: QuotaBound::AtMost, .. } => Self::WithinTheLimit,
            Form::Refrains { .. } => Self::DidNotHappen,
        }
    }
}

impl Question<'_> {
    /// Why a commitment stands as it does: `violation attested`, `stale`, `due 2026-04-30`.
    pub(crate) fn reason(&self, commitment: &Commitment, standing: &Standing) -> String {
        let reason = match standing.concluded {
            true => self.say().explain_over(standing.remark == Remark::Replaced).to_owned(),
            false => self.running_reason(commitment, standing),
        };
        match self.progress(commitment, standing) {
            Some(progress) => self.say().one_after_other(&[reason, progress]),
            None => reason,
        }
    }

    /// `concluded, met: term over`, in English in every language: it is compared, and taken apart again.
    pub(crate) fn in_words(&self, commitment: &Commitment, standing: &Standing) -> String {
        let concluded = if standing.concluded { "concluded, " } else { "" };
        let reason = Self { language: Language::English, ..*self }.reason(commitment, standing);
        format!("{concluded}{}: {reason}", standing.verdict)
    }

    /// On what it stands: `attested`, `carried from 2026-09-17`.
    pub(crate) fn footing(&self, footing: Footing) -> String {
        self.say().explain_footing(self.calendar(), footing)
    }

    fn running_reason(&self, commitment: &Commitment, standing: &Standing) -> String {
        let say = self.say();
        let day = standing.deadline.filter(|deadline| deadline.at.is_finite());
        let day = day.map(|deadline| say.text_deadline(self.calendar(), deadline));
        let day = day.as_deref();
        match standing.verdict {
            Verdict::Breached | Verdict::Missed => say.explain_violated(standing.remark).to_owned(),
            Verdict::Disputed => say.explain_doubt(servanda_engine::Doubt::Conflict).to_owned(),
            Verdict::Overdue => say.explain_unsaid(day),
            Verdict::Unverified => {
                let doubt = standing.doubts.first().map(|doubt| say.explain_doubt(doubt));
                doubt.unwrap_or_else(|| say.explain_cannot_be_told()).to_owned()
            }
            Verdict::Curing => say.explain_curing(day),
            Verdict::Pending => say.explain_pending(standing.remark, day),
            Verdict::Upcoming => say.upcoming().to_owned(),
            Verdict::Late => say.explain_done_late().to_owned(),
            Verdict::Met => say.explain_kept(Kept::of(commitment, standing)).to_owned(),
            Verdict::Waived => say.explain_waived().to_owned(),
            Verdict::Excused => match standing.remark {
                // What each owes is owed to the others.
                Remark::Paused if !commitment.each.is_empty() => say.explain_paused_by_all().to_owned(),
                Remark::Paused => say.paused(&self.words().actors(&commitment.owed_to)),
                _ => say.explain_by_text().to_owned(),
            },
        }
    }

    /// How far a milestone on a comparison got: `750 of 998, 75 %`.
    fn progress(&self, commitment: &Commitment, standing: &Standing) -> Option<String> {
        let Progress { reached, of } = standing.progress?;
        let (say, words) = (self.say(), self.words());
        let (shown, op) = match &commitment.form {
            Form::Once { deed: Deed::Condition(Condition::Compare { left, op, right }), .. } => {
                (words.shown_of_either(left, right), *op)
            }
            _ => (Shown::Bare, Comparison::AtLeast),
        };
        let is_known = interval(reached) != interval(Interval::WHOLE);
        let is_towards = matches!(op, Comparison::AtLeast | Comparison::Greater | Comparison::Equal);
        let target = words.amount(of, shown);
        let bound = say.compared(op, &target);
        Some(match (is_towards, is_known) {
            (false, true) => say.explain_to_be(&words.amount(reached, shown), &bound),
            (false, false) => say.explain_not_known_to_be(&bound),
            (true, true) => {
                let far = say.explain_progress(&words.number(reached, shown), &target);
                let percent = words.percent(reached, of);
                percent.map_or(far.clone(), |percent| say.explain_said(&far, &percent))
            }
            (true, false) => say.explain_not_known_how_far(&target),
        })
    }
}
