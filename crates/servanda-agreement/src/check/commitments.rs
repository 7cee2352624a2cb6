//! Commitments: everything but the sentence itself, for which see [`super::forms`].

use servanda_base::{Decimal, Duration, DurationUnit};
use servanda_syntax::ast::{Clause, ClauseKind, Expr, Length, Sentence, Word};

use super::Checker;
use super::cycles::Node;
use super::scope::Scope;
use crate::model::*;

impl<'a> Checker<'a> {
    /// For which places each commitment has a verdict of its own: others may ask for it before it is read.
    pub(super) fn declare_each(&mut self) {
        for entry in self.entries.clone() {
            if !matches!(entry.named, Named::Commitment(_)) {
                continue;
            }
            let each = sentence(&entry.declaration.clauses).map(|owes| self.each(&Scope::new(&entry), owes));
            self.commitment_each.push(each.unwrap_or_default());
        }
    }

    /// One commitment.
    pub(super) fn commitment(&mut self, id: CommitmentId, scope: &Scope<'a>) {
        let Some(owes) = sentence(&scope.declaration.clauses) else { return };
        let term = scope.at_node(Node::Term(Named::Commitment(id)));
        for node in [Node::Term(Named::Commitment(id)), Node::Force, Node::ForceEnd] {
            self.waits_for(scope, node, owes.span);
        }
        let each = self.commitment_each.get(id.index()).cloned().unwrap_or_default();
        let here = scope.at_each(&each);
        let owed_by = self.actors(scope, &owes.owed_by);
        let form = self.form(owes, &each, &here);
        let (Some(owed_by), Some(form)) = (owed_by, form) else {
            // The other clauses are read all the same: all errors are reported at once.
            self.commitment_clauses(&mut Commitment::empty(scope.declared()), &here, &term);
            return;
        };
        let mut commitment = Commitment { owed_by, each, form, ..Commitment::empty(scope.declared()) };
        self.commitment_clauses(&mut commitment, &here, &term);
        if !commitment.owed_to_stated {
            commitment.owed_to = self.other_parties(&commitment.owed_by);
        }
        if commitment.is_milestone() {
            self.waits_for(&scope.at_node(Node::Milestones), Node::Name(Named::Commitment(id)), owes.span);
        }
        self.check_order(scope, commitment.from.as_ref(), commitment.until.as_ref());
        self.check_fit(scope, &commitment);
        self.commitments.push(commitment);
    }

    fn commitment_clauses(&mut self, commitment: &mut Commitment, here: &Scope<'a>, term: &Scope<'a>) {
        commitment.verification = self.verification(here);
        for clause in &here.declaration.clauses {
            match &clause.kind {
                ClauseKind::Track(word) => commitment.track = self.track(here, word),
                ClauseKind::InPhase(word) => commitment.in_phase = self.phase_named(here, word),
                ClauseKind::During(word) => {
                    commitment.during = self.phase_named(here, word);
                    if let Some(phase) = commitment.during {
                        self.waits_for(term, Node::Name(Named::Phase(phase)), word.span);
                    }
                }
                ClauseKind::From(date) => commitment.from = self.date(date, term),
                ClauseKind::Until(date) => commitment.until = self.until(date, false, term),
                ClauseKind::Through(date) => commitment.until = self.until(date, true, term),
                ClauseKind::To(words) => {
                    commitment.owed_to = self.actors(here, words).unwrap_or_default();
                    commitment.owed_to_stated = true;
                }
                ClauseKind::Verify { text, by, within } => {
                    if let Some(by) = self.actor(here, by) {
                        let step = VerifyStep { text: text.text.clone(), by, within: within.duration };
                        commitment.verify_steps.push(step);
                    }
                }
                ClauseKind::Cure(length, after) => {
                    let after = after.as_ref().and_then(|event| self.event_ref(event, here));
                    commitment.cure = Some(Cure { within: length.duration, after });
                }
                ClauseKind::ExcusedWhile(condition) => commitment.excused_while = self.condition(condition, here),
                ClauseKind::AsTarget => commitment.as_target = true,
                ClauseKind::Replaces(word, agreed) => commitment.replaces = self.replaces(word, agreed, here, term),
                ClauseKind::LikelyTakes(low, high, mode) => {
                    commitment.likely = self.takes(here, low, high, mode.as_ref());
                }
                ClauseKind::LikelyHolds(percent, per) => commitment.likely = self.holds(here, *percent, per),
                ClauseKind::ReportLikely(low, high, mode) => {
                    commitment.report_likely = self.takes(here, low, high, mode.as_ref());
                }
                _ => {}
            }
        }
    }

    /// `until E` or `through E`.
    pub(super) fn until(&mut self, date: &Expr, through: bool, scope: &Scope<'a>) -> Option<Until> {
        self.date(date, scope).map(|date| Until { date, through })
    }

    /// `technical` or `political`.
    pub(super) fn track(&mut self, scope: &Scope<'_>, word: &Word) -> Option<Track> {
        match word.text.as_str() {
            "technical" => Some(Track::Technical),
            "political" => Some(Track::Political),
            _ => {
                let message = format!("there is no track `{}`", word.text);
                self.error(scope, "unknown-track", word.span, message, "write `technical` or `political`");
                None
            }
        }
    }

    /// `likely A to B [most likely M]`.
    pub(super) fn takes(
        &mut self,
        scope: &Scope<'_>,
        low: &Length,
        high: &Length,
        mode: Option<&Length>,
    ) -> Option<Likely> {
        let (a, b) = (hours(low.duration), hours(high.duration));
        let m = mode.map_or(a, |mode| hours(mode.duration));
        if a > b || m < a || m > b {
            let message = "what is most likely must lie between the shortest and the longest";
            let help = "write the shorter first: `likely 10 days to 30 days most likely 14 days`";
            self.error(scope, "likely-out-of-order", low.span.to(high.span), message, help);
            return None;
        }
        Some(Likely::Takes { low: low.duration, high: high.duration, mode: mode.map(|mode| mode.duration) })
    }

    fn holds(&mut self, scope: &Scope<'_>, percent: Decimal, per: &Length) -> Option<Likely> {
        if percent.is_sign_negative() || percent > Decimal::ONE_HUNDRED {
            let message = format!("{percent} % is not a probability");
            self.error(scope, "likely-out-of-order", per.span, message, "write a number from 0 to 100");
            return None;
        }
        Some(Likely::Holds { percent, per: per.duration })
    }

    fn replaces(
        &mut self,
        word: &Word,
        agreed: &Expr,
        here: &Scope<'a>,
        term: &Scope<'a>,
    ) -> Option<(CommitmentId, DateExpr)> {
        let agreed = self.date(agreed, here);
        match self.resolve(here, &word.text, word.span, "a commitment")? {
            Named::Commitment(old) => {
                let old_term = here.at_node(Node::Term(Named::Commitment(old)));
                self.waits_for(&old_term, term.node, word.span);
                agreed.map(|agreed| (old, agreed))
            }
            _ => {
                self.wrong_kind(here, &word.text, word.span, "a commitment", "");
                None
            }
        }
    }

    /// Reports clauses that mean nothing beside the form of the commitment.
    fn check_fit(&mut self, scope: &Scope<'_>, commitment: &Commitment) {
        let form = &commitment.form;
        let continuing = matches!(form, Form::Keeps { .. });
        let once = matches!(form, Form::Once { .. } | Form::Within { .. });
        let state = matches!(form, Form::Keeps { .. } | Form::KeepsOn { .. } | Form::Refrains { .. });
        for clause in &scope.declaration.clauses {
            let (message, help) = match &clause.kind {
                ClauseKind::Cure(..) if !continuing => {
                    ("only what is to be kept can be cured", "leave `cure` out, or give a later date")
                }
                ClauseKind::Verify { .. } if state => (
                    "steps of verification follow an act, and there is none here",
                    "leave `verify` out, or commit somebody to do something",
                ),
                ClauseKind::LikelyTakes(..) if state || matches!(form, Form::Every { .. } | Form::Quota { .. }) => (
                    "this is kept or repeated, it does not take a time",
                    "say how likely it is to hold: `likely 95 % per 30 days`",
                ),
                ClauseKind::LikelyHolds(..) if once => (
                    "this is done once, it does not hold through a time",
                    "say how long it takes: `likely 10 days to 30 days`",
                ),
                ClauseKind::AsTarget if matches!(form, Form::Refrains { .. }) => {
                    ("a prohibition cannot be a target", "leave `as target` out")
                }
                ClauseKind::During(_) if commitment.from.is_some() || commitment.until.is_some() => (
                    "`during` and a date of its own are two terms",
                    "write `in phase` to group it, or leave the dates out",
                ),
                _ => continue,
            };
            self.error(scope, "clause-does-not-fit", clause.span, message, help);
        }
    }
}

impl Commitment {
    fn empty(declared: Declared) -> Self {
        Self {
            declared,
            owed_by: Vec::new(),
            each: Vec::new(),
            form: Form::Refrains { events: Vec::new() },
            track: None,
            in_phase: None,
            during: None,
            from: None,
            until: None,
            owed_to: Vec::new(),
            owed_to_stated: false,
            verification: Verification::default(),
            verify_steps: Vec::new(),
            cure: None,
            excused_while: None,
            as_target: false,
            replaces: None,
            likely: None,
            report_likely: None,
        }
    }
}

/// The sentence of a commitment.
pub(super) fn sentence(clauses: &[Clause]) -> Option<&Sentence> {
    clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::Owes(sentence) => Some(sentence),
        _ => None,
    })
}

/// About how long a duration is, to put durations in order.
fn hours(duration: Duration) -> u64 {
    let unit = match duration.unit {
        DurationUnit::Hour => 1,
        DurationUnit::Day => 24,
        DurationUnit::Week => 168,
        DurationUnit::Month => 730,
        DurationUnit::Year => 8766,
    };
    u64::from(duration.count).saturating_mul(unit)
}
