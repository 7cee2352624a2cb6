//! The words that a commitment, a relief or a procedure may be asked for.

use crate::model::{ProcedureWord, ReliefWord, VerdictWord};

/// The verdict that `word` is.
pub(super) fn verdict_word(word: &str) -> Option<VerdictWord> {
    Some(match word {
        "met" => VerdictWord::Met,
        "met on time" => VerdictWord::MetOnTime,
        "breached" => VerdictWord::Breached,
        "missed" => VerdictWord::Missed,
        "disputed" => VerdictWord::Disputed,
        "overdue" => VerdictWord::Overdue,
        "unverified" => VerdictWord::Unverified,
        "curing" => VerdictWord::Curing,
        "pending" => VerdictWord::Pending,
        "upcoming" => VerdictWord::Upcoming,
        "late" => VerdictWord::Late,
        "waived" => VerdictWord::Waived,
        "excused" => VerdictWord::Excused,
        "concluded" => VerdictWord::Concluded,
        _ => return None,
    })
}

/// The status of a relief that `word` is.
pub(super) fn relief_word(word: &str) -> Option<ReliefWord> {
    Some(match word {
        "granted" => ReliefWord::Granted,
        "in effect" => ReliefWord::InEffect,
        "suspended" => ReliefWord::Suspended,
        "withdrawn" => ReliefWord::Withdrawn,
        "lapsed" => ReliefWord::Lapsed,
        "waived" => ReliefWord::Waived,
        "withheld" => ReliefWord::Withheld,
        "overdue" => ReliefWord::Overdue,
        "due" => ReliefWord::Due,
        "locked" => ReliefWord::Locked,
        _ => return None,
    })
}

/// The state of a procedure that `word` is.
pub(super) fn procedure_word(word: &str) -> Option<ProcedureWord> {
    Some(match word {
        "open" => ProcedureWord::Open,
        "settled" => ProcedureWord::Settled,
        "exhausted" => ProcedureWord::Exhausted,
        _ => return None,
    })
}
