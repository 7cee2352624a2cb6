//! Random dossiers are what they claim to be, and the oracle answers every question about them.

use std::collections::BTreeSet;

use servanda_base::Instant;
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
    for seed in 0..100 {
        words.extend(answers(&seeded(seed).unwrap()));
    }
    let verdicts = ["breached", "disputed", "overdue", "unverified", "curing", "pending", "upcoming", "late", "met"];
    let others =
        ["missed", "waived", "excused", "locked", "due", "overdue", "in effect", "premature", "suspension open"];
    for word in verdicts.into_iter().chain(others) {
        assert!(words.contains(word), "{word} never came up: {words:?}");
    }
}

/// What `oracle::instants` claims: between two neighbours nothing changes.
#[test]
fn nothing_changes_between_the_instants_of_the_oracle() {
    for seed in 100..115 {
        let dossier = seeded(seed).unwrap();
        let view = dossier.view();
        let oracle = Oracle::new(&view, dossier.horizon());
        for pair in oracle.instants().windows(2) {
            let (first, middle, last) = (pair[0], between(pair[0], pair[1]), pair[1].pred());
            for id in dossier.agreement.commitments.ids() {
                let said = oracle.commitment(id, None, oracle.in_view(first));
                for later in [middle, last] {
                    let found = oracle.commitment(id, None, oracle.in_view(later));
                    let at = dossier.agreement.calendar.rfc3339(later);
                    assert_eq!(found, said, "seed {seed}, {id:?} at {at}\n{}", in_words(&view));
                }
            }
        }
    }
}

fn between(a: Instant, b: Instant) -> Instant {
    Instant::from_unix(a.unix() + (b.unix() - a.unix()) / 2)
}
