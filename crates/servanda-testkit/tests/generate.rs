//! Random dossiers are what they claim to be, and the oracle answers every question about them.

use std::collections::BTreeSet;

use servanda_testkit::compare::in_words;
use servanda_testkit::generate::{Dossier, seeded};
use servanda_testkit::oracle::Oracle;

/// Every word of the oracle about a dossier, at each instant at which something may change.
fn answers(dossier: &Dossier) -> BTreeSet<String> {
    let view = dossier.view();
    let oracle = Oracle::new(&view, dossier.horizon());
    let mut words = BTreeSet::new();
    for t in oracle.instants() {
        let m = oracle.in_view(*t);
        words.extend(dossier.agreement.commitments.ids().map(|id| oracle.commitment(id, None, m).0.to_string()));
        words.extend(dossier.agreement.reliefs.ids().map(|id| oracle.relief(id, m).status.to_string()));
        for id in dossier.agreement.procedures.ids() {
            words.extend(oracle.cases(id, m).into_iter().map(|case| format!("{:?}", case.state)));
        }
        for id in dossier.agreement.responses.ids() {
            let steps = oracle.runs(id, m).into_iter().flat_map(|run| run.steps);
            words.extend(steps.map(|step| format!("{:?}", step.status)));
        }
    }
    words
}

#[test]
fn the_same_seed_gives_the_same_dossier() {
    for seed in 0..20 {
        let (a, b) = (seeded(seed).unwrap(), seeded(seed).unwrap());
        assert_eq!(in_words(&a.view()), in_words(&b.view()));
    }
}

#[test]
fn the_oracle_answers_every_question_about_random_dossiers() {
    let mut words = BTreeSet::new();
    for seed in 0..60 {
        words.extend(answers(&seeded(seed).unwrap()));
    }
    // Every verdict and every status comes up somewhere.
    for word in [
        "breached",
        "missed",
        "disputed",
        "overdue",
        "unverified",
        "curing",
        "pending",
        "upcoming",
        "late",
        "met",
        "waived",
        "excused",
        "locked",
        "due",
        "in effect",
        "in effect in part",
        "premature",
        "ahead of verification",
        "suspension open",
        "suspended",
        "suspended without cause",
        "withdrawn without cause",
        "lapsed",
        "withheld",
        "restoration due",
    ] {
        assert!(words.contains(word), "{word} never came up: {words:?}");
    }
}
