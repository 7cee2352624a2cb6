//! Random conditions and quantities.

use proptest::prelude::*;
use servanda_agreement::{
    At, CommitmentId, Comparison, Condition, Place, Quantity, ReliefId, ReliefWord, VerdictWord, Window,
};
use servanda_base::{Decimal, Interval};

use super::text::{day, event_ref, quantity_of};
use crate::build::{Draft, days};

/// Everything that is random about a condition.
#[derive(Debug, Clone)]
pub(super) enum Said {
    Compare { measure: u8, op: u8, limit: i64, change: Option<(u32, i64)>, kind: u8 },
    Count { event: u8, op: u8, limit: i64, last: Option<u32> },
    Verdict { commitment: u8, word: u8 },
    Relief { relief: u8, word: u8 },
    Happened(u8),
    Before(u8, u8),
    For(Box<Said>, u32),
    Not(Box<Said>),
    Several(u8, Vec<Said>),
}

/// What may be named, without a circle.
#[derive(Debug, Clone)]
pub(super) struct Names {
    /// The places in question.
    pub(super) each: Vec<Place>,
    /// Commitments before this one.
    pub(super) commitments: usize,
    /// Reliefs before this one.
    pub(super) reliefs: usize,
}

pub(super) fn said() -> impl Strategy<Value = Said> {
    let change = proptest::option::weighted(0.3, (5u32..50, 0i64..6));
    let compare = (0u8..9, 0u8..12, 0i64..6, change, 0u8..8)
        .prop_map(|(measure, op, limit, change, kind)| Said::Compare { measure, op, limit, change, kind });
    let count = (0u8..3, 0u8..12, 0i64..4, proptest::option::weighted(0.5, 2u32..15))
        .prop_map(|(event, op, limit, last)| Said::Count { event, op, limit, last });
    let leaf = prop_oneof![
        6 => compare,
        2 => count,
        6 => (any::<u8>(), 0u8..14).prop_map(|(commitment, word)| Said::Verdict { commitment, word }),
        1 => (any::<u8>(), 0u8..4).prop_map(|(relief, word)| Said::Relief { relief, word }),
        1 => (0u8..3).prop_map(Said::Happened),
        1 => (0u8..3, 0u8..3).prop_map(|(a, b)| Said::Before(a, b)),
    ];
    leaf.prop_recursive(2, 4, 3, |inner| {
        prop_oneof![
            2 => (inner.clone(), 1u32..12).prop_map(|(inner, term)| Said::For(Box::new(inner), term)),
            1 => inner.clone().prop_map(|inner| Said::Not(Box::new(inner))),
            2 => (0u8..3, proptest::collection::vec(inner, 2..=3)).prop_map(|(how, list)| Said::Several(how, list)),
        ]
    })
}

/// The condition of a spec. What cannot be named becomes a comparison.
pub(super) fn condition(draft: &Draft, names: &Names, said: &Said) -> Condition {
    let inner = |said: &Said| condition(draft, names, said);
    match said {
        Said::Compare { measure, op, limit, change, kind } => {
            let left = quantity_of(draft, names, *measure);
            let right = bound(&left, *limit, *change, *kind, draft, names);
            Condition::Compare { left, op: comparison(*op), right }
        }
        Said::Count { event, op, limit, last } => {
            let event = event_ref(draft, names, *event);
            let window = last.map_or(Window::Always, |last| Window::Last(days(last)));
            let left = Quantity::Count { event, window };
            Condition::Compare { left, op: comparison(*op), right: number(*limit) }
        }
        Said::Verdict { commitment, word } if names.commitments > 0 => {
            let commitment = CommitmentId::new(usize::from(*commitment) % names.commitments);
            let same = draft.agreement.commitments[commitment].each == names.each && !names.each.is_empty();
            let at = if same { At::Here } else { At::Nowhere };
            Condition::Verdict { commitment, at, word: verdict_word(*word) }
        }
        Said::Relief { relief, word } if names.reliefs > 0 => Condition::Relief {
            relief: ReliefId::new(usize::from(*relief) % names.reliefs),
            word: [ReliefWord::Granted, ReliefWord::InEffect, ReliefWord::Suspended, ReliefWord::Withdrawn]
                [usize::from(*word) % 4],
        },
        Said::Verdict { commitment: index, .. } | Said::Relief { relief: index, .. } => {
            Condition::Compare { left: quantity_of(draft, names, index % 3), op: Comparison::AtMost, right: number(3) }
        }
        Said::Happened(event) => Condition::Happened(event_ref(draft, names, *event)),
        Said::Before(a, b) => {
            let (a, b) = (event_ref(draft, names, *a), event_ref(draft, names, *b));
            if a == b { Condition::Happened(a) } else { Condition::Before(a, b) }
        }
        Said::For(said, term) => Condition::For(Box::new(inner(said)), days(*term)),
        Said::Not(said) => Condition::Not(Box::new(inner(said))),
        Said::Several(how, list) => {
            let list: Vec<Condition> = list.iter().map(inner).collect();
            match how {
                0 => Condition::All(list),
                1 => Condition::Any(list),
                _ => Condition::AtLeast(2, list),
            }
        }
    }
}

/// A number, a number that changes, the baseline, another quantity, or a number that depends on whether something has happened.
fn bound(left: &Quantity, limit: i64, change: Option<(u32, i64)>, kind: u8, draft: &Draft, names: &Names) -> Quantity {
    match (change, kind) {
        (_, 0) => Quantity::Baseline(Box::new(left.clone())),
        (None, 1) => quantity_of(draft, names, 0),
        (Some((until, _)), 2) => {
            let then = Box::new(quantity_of(draft, names, 1));
            Quantity::UntilThen { first: Box::new(number(limit)), until: day(until), then }
        }
        (Some((_, then)), 1) => Quantity::If {
            then: Box::new(number(then)),
            condition: Box::new(Condition::Happened(event_ref(draft, names, 0))),
            otherwise: Box::new(number(limit)),
        },
        (Some((until, then)), _) => {
            Quantity::UntilThen { first: Box::new(number(limit)), until: day(until), then: Box::new(number(then)) }
        }
        (None, _) => number(limit),
    }
}

fn number(value: i64) -> Quantity {
    Quantity::Number(Interval::point(Decimal::from(value)), None)
}

fn comparison(index: u8) -> Comparison {
    match index {
        0..=5 => Comparison::AtMost,
        6..=8 => Comparison::AtLeast,
        9 => Comparison::Less,
        10 => Comparison::Greater,
        _ => Comparison::Equal,
    }
}

fn verdict_word(index: u8) -> VerdictWord {
    match index {
        0..=4 => VerdictWord::Met,
        5..=8 => VerdictWord::Breached,
        9 => VerdictWord::MetOnTime,
        10 => VerdictWord::Unverified,
        11 => VerdictWord::Overdue,
        12 => VerdictWord::Late,
        _ => VerdictWord::Pending,
    }
}
