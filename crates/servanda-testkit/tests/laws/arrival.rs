//! Arrival: whether records come one by one or at once, and in which order, makes no difference; nor does it whether
//! reasons were asked for.

use std::collections::BTreeSet;
use std::sync::Arc;

use servanda_base::{Instant, Text};
use servanda_engine::{Ledger, Reasoned, assess};
use servanda_evidence::{Log, View};
use servanda_testkit::compare::in_words;
use servanda_testkit::generate::{Dossier, dossiers};
use servanda_testkit::world::Random;

use super::said::{ALWAYS, assert_same, said, said_in};
use super::{DOSSIERS, Row, rows};

/// The same rows in another order, what is superseded first.
fn shuffled(rows: Vec<Row>, seed: u64, swaps: u64) -> Vec<Row> {
    let mut random = Random::new(seed);
    let mut order = rows;
    for _ in 0..swaps {
        let (a, b) = (random.below(order.len() as u64) as usize, random.below(order.len() as u64) as usize);
        order.swap(a, b);
    }
    let mut arrived: BTreeSet<Text> = BTreeSet::new();
    let mut sorted = Vec::new();
    while !order.is_empty() {
        let is_ready = |(_, target): &Row| target.as_ref().is_none_or(|target| arrived.contains(target));
        // What is superseded is there.
        let Some(next) = order.iter().position(is_ready) else { break };
        let row = order.remove(next);
        arrived.insert(row.0.id.clone());
        sorted.push(row);
    }
    sorted
}

/// A ledger that takes records one by one stands as one that has had them all from the start.
#[test]
fn one_by_one() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let all = rows(&dossier);
        if all.is_empty() {
            continue;
        }
        // In the order of recording, nearly so, and in any.
        for swaps in [0, 2, 50] {
            let arriving = shuffled(all.clone(), seed, swaps);
            let empty = Log::new(dossier.log.sources().clone(), Vec::new());
            let agreement = Arc::new(dossier.agreement.clone());
            let mut ledger = Ledger::new(agreement, empty, dossier.audience, dossier.standard);
            for (number, (record, target)) in arriving.iter().enumerate() {
                ledger.append(record.clone(), target.as_deref()).expect("the log takes it");
                if number % 3 != 2 && number + 1 < arriving.len() {
                    continue;
                }
                let so_far = arriving.iter().take(number + 1).cloned().collect();
                let log = Log::new(dossier.log.sources().clone(), so_far);
                let Dossier { agreement, audience, standard, .. } = &dossier;
                let view = View::new(agreement, &log, *audience, *standard, Instant::END);
                let kept = said_in(&ledger.view(), ledger.assessment());
                assert_same(seed, &view, &said(&view), &kept, ALWAYS);
            }
        }
    }
}

/// What is said is what is told without its reasons, and what is told at an instant is what the whole line tells of it.
#[test]
fn without_reasons() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let view = dossier.view();
        let (whole, asked) = (assess(&view), assess(&view));
        for (told, asked) in whole.commitments.iter().zip(&asked.commitments) {
            let parts = told.parts.iter().zip(&asked.parts).map(|((_, told), (_, asked))| (told, asked));
            for (told, asked) in parts.chain([(&told.whole, &asked.whole)]) {
                let told = told.told();
                assert_eq!(told.map(Reasoned::bare), *asked.said(), "SEED={seed}\n{}", in_words(&view));
                let ends = told.changes().flat_map(|at| [at.pred(), at, at.succ()]);
                for at in ends.chain([Instant::BEGINNING, dossier.known_at]) {
                    assert_eq!(*told.at(at), asked.told_at(at), "SEED={seed} at {at:?}\n{}", in_words(&view));
                }
            }
        }
    }
}
