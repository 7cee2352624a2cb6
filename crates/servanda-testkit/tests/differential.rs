//! The engine held against the oracle, on random dossiers: they must agree at, just before and just after every change.
//!
//! `DOSSIERS=20000` asks for more than the suite does; `SEED=17` for one alone.

use servanda_testkit::compare::{Strictness, compare};
use servanda_testkit::generate;

/// How many dossiers the suite compares.
const DOSSIERS: u64 = 400;

#[test]
fn engine_and_oracle_agree() {
    let seeds = generate::seeds(DOSSIERS);
    let mut compared = 0;
    let mut disagreements = Vec::new();
    for seed in seeds.clone() {
        let Some(dossier) = generate::seeded(seed) else { continue };
        let view = dossier.view();
        let assessment = servanda_engine::assess(&view);
        compared += 1;
        if let Err(disagreement) = compare(&view, &assessment, dossier.horizon(), Strictness::Words) {
            disagreements.push((seed, disagreement));
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
