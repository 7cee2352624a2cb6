//! Engine and oracle agree on random dossiers, at, just before and just after every change.

use servanda_testkit::compare::{Strictness, compare};
use servanda_testkit::generate::seeded;

/// How many of the dossiers of these seeds they differ on, and the first difference of each.
fn differences(seeds: std::ops::Range<u64>) -> Vec<(u64, String, String)> {
    let mut found = Vec::new();
    for seed in seeds {
        let dossier = seeded(seed).unwrap();
        let view = dossier.view();
        let assessment = servanda_engine::assess(&view);
        if let Err(difference) = compare(&view, &assessment, dossier.horizon(), Strictness::Words) {
            let line = format!(
                "{} at {}: engine {} oracle {}",
                difference.about, difference.at, difference.engine, difference.oracle
            );
            found.push((seed, line, difference.to_string()));
        }
    }
    found
}

#[test]
#[ignore = "a survey, for people"]
#[allow(clippy::disallowed_methods)]
fn survey() {
    let from = std::env::var("FROM").map_or(0, |text| text.parse().unwrap());
    let count: u64 = std::env::var("COUNT").map_or(40, |text| text.parse().unwrap());
    let show = std::env::var("SHOW").is_ok();
    let found = differences(from..from + count);
    for (seed, line, whole) in &found {
        println!("seed {seed}: {line}");
        if show {
            println!("{whole}");
        }
    }
    println!("{} of {count}", found.len());
}
