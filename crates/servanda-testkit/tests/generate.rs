//! Random dossiers are what they claim to be, and the oracle answers every question about them.

use servanda_agreement::{CommitmentId, ReliefId};
use servanda_base::Instant;
use servanda_testkit::compare::in_words;
use servanda_testkit::generate::{Dossier, seeded};
use servanda_testkit::oracle::Oracle;

/// Every answer of the oracle about a dossier, at each instant at which something may change.
fn answers(dossier: &Dossier) -> Vec<String> {
    let view = dossier.view();
    let oracle = Oracle::new(&view, dossier.horizon());
    let probes: Vec<Instant> = oracle.instants().to_vec();
    let mut answers = Vec::new();
    for t in probes {
        let m = oracle.in_view(t);
        for id in dossier.agreement.commitments.ids() {
            answers.push(format!("{:?}", oracle.commitment(id, None, m)));
        }
        answers.extend(dossier.agreement.reliefs.ids().map(|id| format!("{:?}", oracle.relief(id, m))));
        answers.extend(dossier.agreement.procedures.ids().map(|id| format!("{:?}", oracle.cases(id, m))));
        answers.extend(dossier.agreement.responses.ids().map(|id| format!("{:?}", oracle.runs(id, m))));
    }
    answers
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
    let mut words = std::collections::BTreeMap::new();
    for seed in 0..40 {
        let dossier = seeded(seed).unwrap();
        for answer in answers(&dossier) {
            let word = answer.split([',', '(']).nth(1).unwrap_or_default().to_owned();
            *words.entry(word).or_insert(0) += 1;
        }
    }
    // Every verdict that a commitment may have comes up somewhere.
    for verdict in [
        "Breached", "Disputed", "Overdue", "Unverified", "Curing", "Pending", "Upcoming", "Late", "Met", "Waived", "Excused",
    ] {
        assert!(words.contains_key(verdict), "{verdict} never came up: {words:?}");
    }
    let _ = (CommitmentId::new(0), ReliefId::new(0));
}
