//! Explained: the reasons alone suffice to recompute the verdict.

use std::collections::BTreeSet;

use servanda_agreement::Named;
use servanda_base::Instant;
use servanda_engine::{Footing, Standing, assess, explain};
use servanda_evidence::{Body, RecordId, View};
use servanda_testkit::compare::in_words;
use servanda_testkit::generate::{Dossier, dossiers};

use super::said::reasons;
use super::{DOSSIERS, Row, day, is_decided, reads_names, retaining, rows, with_rows, without_bounds};

/// The reasons of what is decided name a record, or say that it was decided by silence or by the text.
///
/// Only of forms that ask for no verdict, relief, procedure, running response or count: their reasons lie one step further.
#[test]
fn by_records() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let dossier = without_bounds(dossier);
        let view = dossier.view();
        let assessment = assess(&view);
        for at in [dossier.agreement.calendar.last_instant(day(25, &dossier)), dossier.known_at] {
            for (id, commitment) in dossier.agreement.commitments.ids().zip(&assessment.commitments) {
                let explanation = explain(&view, Named::Commitment(id), at).expect("a commitment has a standing");
                let standing = commitment.whole.at(at);
                let decided = is_decided(standing) && !reads_names(&dossier.agreement.commitments[id].form);
                let by_record = reasons(&explanation.reason).iter().any(|reason| !reason.grounds.is_empty());
                assert!(
                    !decided || by_record || standing.footing != Footing::Attested,
                    "SEED={seed}: {id:?} at {at:?} {standing:?}\n{}",
                    in_words(&view)
                );
            }
        }
    }
}

/// The names of records, and of those that they supersede.
fn with_superseded(view: &View<'_>, records: &BTreeSet<RecordId>) -> BTreeSet<String> {
    let all = records.iter().filter_map(|id| view.record(*id));
    let chain = all.flat_map(|record| std::iter::successors(Some(record), |record| view.record(record.supersedes?)));
    chain.map(|record| record.id.to_string()).collect()
}

/// With nothing recorded but the reasons, what was decided is decided in the same way: by records and by silence.
///
/// A record of several places that is a reason at one of them tells of the others too, so that here each is of one.
#[test]
fn the_reasons_alone_suffice() {
    let mut tried = 0;
    for (seed, dossier) in dossiers(DOSSIERS) {
        let dossier = with_rows(&dossier, rows(&dossier).into_iter().map(of_one_place).collect());
        let view = dossier.view();
        let assessment = assess(&view);
        for (id, commitment) in dossier.agreement.commitments.ids().zip(&assessment.commitments) {
            let line = &commitment.whole;
            let decided = line.stretches().filter(|(_, _, standing)| is_decided(standing));
            for at in decided.flat_map(|(from, until, _)| [from, until.pred()]).filter(|at| at.is_finite()) {
                let explanation = explain(&view, Named::Commitment(id), at).expect("a commitment has a standing");
                let kept = with_superseded(&view, &explanation.reason.records());
                let fewer: Dossier = retaining(&dossier, |record| kept.contains(&*record.id));
                let again = assess(&fewer.view()).commitments[id.index()].whole.at(at).clone();
                let (said, told) = (line.at(at), words(&again));
                tried += 1;
                assert_eq!(
                    words(said),
                    told,
                    "SEED={seed}: {} at {}\nkept {kept:?}\n{}",
                    dossier.agreement.commitments[id].declared.name,
                    time(&dossier, at),
                    in_words(&view)
                );
            }
        }
    }
    assert!(tried > 0 || dossiers(DOSSIERS).count() < 20, "nothing was decided");
}

fn of_one_place((mut record, target): Row) -> Row {
    match &mut record.body {
        Body::Reading { places, .. }
        | Body::Event { places, .. }
        | Body::Decision { places, .. }
        | Body::Finding { places, .. } => *places = places.iter().copied().take(1).collect(),
        Body::Retraction => {}
    }
    (record, target)
}

fn words(standing: &Standing) -> String {
    format!("{}{}", if standing.concluded { "concluded, " } else { "" }, standing.verdict)
}

fn time(dossier: &Dossier, at: Instant) -> String {
    dossier.agreement.calendar.rfc3339(at)
}
