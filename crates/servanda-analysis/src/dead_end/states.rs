//! The verdicts that a commitment can get, as sets, and those for which a word is true or false.

use servanda_agreement::{Agreement, At, Commitment, CommitmentId, Form, VerdictWord};
use servanda_engine::Verdict;

/// A set of verdicts, each while its term runs and once it is concluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct States(u32);

/// All verdicts, by their order.
const ALL: [Verdict; 12] = [
    Verdict::Breached,
    Verdict::Missed,
    Verdict::Disputed,
    Verdict::Overdue,
    Verdict::Unverified,
    Verdict::Curing,
    Verdict::Pending,
    Verdict::Upcoming,
    Verdict::Late,
    Verdict::Met,
    Verdict::Waived,
    Verdict::Excused,
];

impl States {
    fn of(is: impl Fn(Verdict, bool) -> bool) -> Self {
        let mut set = 0;
        for (index, verdict) in ALL.into_iter().enumerate() {
            for concluded in [false, true] {
                if is(verdict, concluded) {
                    set |= 1 << (2 * index + usize::from(concluded));
                }
            }
        }
        Self(set)
    }

    /// Those in both.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether there is none.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether what has not begun is among them.
    pub(super) fn has_upcoming(self) -> bool {
        !self.and(Self::of(|verdict, concluded| verdict == Verdict::Upcoming && !concluded)).is_empty()
    }

    /// Those that a commitment can get at all. What a finding can say is possible for every form.
    pub(super) fn possible(agreement: &Agreement, id: CommitmentId) -> Self {
        let commitment = &agreement.commitments[id];
        let continues = !matches!(commitment.form, Form::Once { .. });
        let ends = continues && has_end(agreement, commitment) || is_replaced(agreement, id);
        Self::of(|verdict, concluded| {
            (ends || !concluded)
                && match verdict {
                    Verdict::Breached => !commitment.as_target,
                    Verdict::Missed => commitment.as_target,
                    Verdict::Curing => commitment.cure.is_some(),
                    _ => true,
                }
        })
    }

    /// Those for which a word is true, or false. Of a whole with parts the truth is the `and` or the `or` of theirs, which
    /// its word, the worst of them, tells only in part.
    pub(super) fn asked(agreement: &Agreement, id: CommitmentId, at: &At, word: VerdictWord, so: bool) -> Self {
        let whole = !agreement.commitments[id].each.is_empty() && *at == At::Nowhere;
        let doubted = |verdict| matches!(verdict, Verdict::Disputed | Verdict::Overdue | Verdict::Unverified);
        let unmet = |verdict| {
            matches!(verdict, Verdict::Breached | Verdict::Missed | Verdict::Curing) || whole && doubted(verdict)
        };
        let met = |verdict| matches!(verdict, Verdict::Late | Verdict::Met | Verdict::Waived);
        Self::of(|verdict, concluded| {
            let is = |word: Verdict| (verdict == word && !concluded) == so;
            match word {
                VerdictWord::Met if so => met(verdict),
                VerdictWord::Met => unmet(verdict),
                VerdictWord::MetOnTime if so => met(verdict) && verdict != Verdict::Late,
                VerdictWord::MetOnTime => {
                    unmet(verdict) || verdict == Verdict::Late || whole && !met(verdict) && verdict != Verdict::Excused
                }
                VerdictWord::Breached if so => verdict == Verdict::Breached,
                VerdictWord::Breached => verdict != Verdict::Breached && !doubted(verdict),
                VerdictWord::Missed => is(Verdict::Missed),
                VerdictWord::Disputed => is(Verdict::Disputed),
                VerdictWord::Overdue => is(Verdict::Overdue),
                VerdictWord::Unverified => is(Verdict::Unverified),
                VerdictWord::Curing => is(Verdict::Curing),
                VerdictWord::Pending => is(Verdict::Pending),
                VerdictWord::Upcoming => is(Verdict::Upcoming),
                VerdictWord::Late => is(Verdict::Late),
                VerdictWord::Waived => is(Verdict::Waived),
                VerdictWord::Excused => is(Verdict::Excused),
                VerdictWord::Concluded => concluded == so,
            }
        })
    }
}

fn has_end(agreement: &Agreement, commitment: &Commitment) -> bool {
    let phase_ends = commitment.during.is_some_and(|phase| {
        let phase = &agreement.phases[phase];
        phase.until.is_some() || phase.ends_when.is_some()
    });
    commitment.until.is_some() || phase_ends || agreement.until.is_some()
}

fn is_replaced(agreement: &Agreement, id: CommitmentId) -> bool {
    agreement.commitments.iter().any(|(_, other)| other.replaces.as_ref().is_some_and(|(old, _)| *old == id))
}
