//! The engine held against the oracle, on random dossiers: they must agree at, just before and just after every change.
//!
//! `DOSSIERS=20000` asks for more than the suite does; `SEED=17` for one alone.

#![allow(clippy::panic)]

use servanda_base::Instant;
use servanda_evidence::View;
use servanda_testkit::compare::{Strictness, compare};
use servanda_testkit::generate;

/// How many dossiers the suite compares.
const DOSSIERS: u64 = 400;

#[test]
fn engine_and_oracle_agree() {
    compare_all(DOSSIERS, |_, view| vec![view.clone()]);
}

/// The same views as they were known earlier: where what is yet to be confirmed, contradicted or reported is open.
#[test]
fn engine_and_oracle_agree_as_known_before() {
    compare_all(DOSSIERS / 4, |seed, view| {
        let news: Vec<Instant> = view.known().into_iter().map(|(_, record)| record.recorded_at).collect();
        let at =
            |part: u64| news.get(usize::try_from((seed * 7 + part * news.len() as u64) / 3).ok()? % news.len().max(1));
        (0..3).filter_map(at).map(|at| view.as_known_at(*at)).collect()
    });
}

fn compare_all(number: u64, views: impl for<'a> Fn(u64, &View<'a>) -> Vec<View<'a>>) {
    let seeds = generate::seeds(number);
    let mut compared = 0;
    let mut disagreements = Vec::new();
    for seed in seeds.clone() {
        let Some(dossier) = generate::seeded(seed) else { continue };
        compared += 1;
        for view in views(seed, &dossier.view()) {
            let assessment = servanda_engine::assess(&view);
            if let Err(disagreement) = compare(&view, &assessment, dossier.horizon(), Strictness::Words) {
                disagreements.push((seed, disagreement));
            }
        }
    }
    for (seed, disagreement) in disagreements.iter().skip(1) {
        eprintln!(
            "seed {seed}: {}: engine {}, oracle {}",
            disagreement.about, disagreement.engine, disagreement.oracle
        );
    }
    if let Some((seed, first)) = disagreements.first() {
        panic!("{} of {compared} dossiers differ; the first, SEED={seed}:\n{first}", disagreements.len());
    }
    assert!(compared * 2 > seeds.end - seeds.start, "only {compared} seeds gave a dossier");
}
