//! Laws of the pages: public means independent, and what is exported is read again as the same.
//!
//! `DOSSIERS=20000` asks for more than the suite does; `SEED=17` for one alone.

use std::collections::BTreeMap;

use servanda_base::{Instant, Interval, SourceFile};
use servanda_engine::{Assessment, assess};
use servanda_evidence::{Audience, Body, Log, ReadOptions, Reading, Record, Standard, View, read_records, sees};
use servanda_report::compose::diff;
use servanda_report::sheet::{Dates, ToSheet, csv};
use servanda_report::wire::ToJson;
use servanda_report::{Language, Question, ics};
use servanda_testkit::build::days;
use servanda_testkit::generate::{Dossier, FIRST_DAY, dossiers};

/// How many dossiers each law is tried on.
const DOSSIERS: u64 = 60;

fn question<'a>(view: &'a View<'a>, assessment: &'a Assessment, at: Instant) -> Question<'a> {
    Question {
        view,
        assessment,
        at,
        lesser: &[],
        verified: None,
        readings: &[],
        reading: None,
        language: Language::English,
    }
}

/// Every page that names records or counts them, as bytes.
fn pages(dossier: &Dossier, at: Instant) -> BTreeMap<&'static str, String> {
    let view = dossier.view();
    let before = view.as_known_at(
        dossier.agreement.calendar.last_instant(dossier.agreement.calendar.date_plus(FIRST_DAY, days(20))),
    );
    let (assessment, earlier) = (assess(&view), assess(&before));
    let later = question(&view, &assessment, at);
    let agenda = later.agenda(None);
    BTreeMap::from([
        ("agenda", agenda.to_json()),
        ("calendar", ics(&agenda)),
        ("sources", later.sources().to_json()),
        ("records", later.record_rows().to_json()),
        ("diff", diff(&question(&before, &earlier, at), &later).to_json()),
    ])
}

/// The dossier as it would be if what `audience` may not see had never been recorded.
fn as_seen_by(dossier: &Dossier, audience: Audience) -> Dossier {
    let all = View::new(&dossier.agreement, &dossier.log, Audience::Keeper, Standard::Alleged, Instant::END);
    let seen = |record: &Record| sees(&dossier.agreement, audience, &record.marking);
    let rows = all.known().into_iter().filter(|(_, record)| seen(record)).map(|(_, record)| {
        let target = record.supersedes.and_then(|target| all.record(target)).filter(|target| seen(target));
        (record.clone(), target.map(|target| target.id.clone()))
    });
    Dossier { log: Log::new(dossier.log.sources().clone(), rows.collect()), audience, ..dossier.clone() }
}

#[test]
fn pages_for_an_audience_depend_only_on_what_it_may_see() {
    let mut hidden = 0;
    for (seed, dossier) in dossiers(DOSSIERS) {
        let actors = dossier.agreement.actors.ids().map(Audience::Actor);
        for audience in std::iter::once(Audience::Public).chain(actors) {
            let seen = as_seen_by(&dossier, audience);
            if seen.log.len() == dossier.log.len() {
                continue;
            }
            hidden += 1;
            let asked = Dossier { audience, ..dossier.clone() };
            for (name, page) in pages(&asked, dossier.known_at) {
                let alone = pages(&seen, dossier.known_at).remove(name);
                assert_eq!(Some(page), alone, "SEED={seed}: {name} for {audience:?}");
            }
        }
    }
    assert!(hidden > 100 || dossiers(DOSSIERS).count() < 50, "only {hidden} views had something to hide");
}

/// A record as a reader of a file gives it: of what is never negative it keeps what is not. Where it stands in a file and
/// in the log is left out.
fn as_read(dossier: &Dossier, record: &Record) -> Record {
    let mut record = Record { file: 0, line: 0, supersedes: None, ..record.clone() };
    if let Body::Reading { measure, value: Reading::Value(value), .. } = &mut record.body
        && dossier.agreement.measures[*measure].never_negative
    {
        *value = value.intersect(Interval::NOT_NEGATIVE).unwrap_or(*value);
    }
    record
}

/// Whether it is of several places that no set has: the random agreements declare no sets.
fn is_of_several(record: &Record) -> bool {
    match &record.body {
        Body::Reading { places, .. }
        | Body::Event { places, .. }
        | Body::Decision { places, .. }
        | Body::Finding { places, .. } => places.len() > 1,
        Body::Retraction => false,
    }
}

/// Random logs also hold what no file could say (an event at no site, an extension of what has no deadline): a reader
/// leaves these out. All else comes back as it was.
#[test]
fn exported_records_are_read_again_as_the_same() {
    let (mut read, mut written) = (0, 0);
    for (seed, dossier) in dossiers(DOSSIERS) {
        let keeper = Dossier { audience: Audience::Keeper, known_at: Instant::END, ..dossier };
        let view = keeper.view();
        let originals: BTreeMap<&str, &Record> =
            view.known().into_iter().map(|(_, record)| (&*record.id, record)).collect();
        let assessment = assess(&view);
        let page = question(&view, &assessment, keeper.known_at).record_rows();
        for dates in [Dates::Civil, Dates::Stamped] {
            let text = csv(&page.to_sheet(), dates);
            let file = SourceFile::new("evidence.csv", &text);
            let options = ReadOptions { skip_faulty: true, ..ReadOptions::default() };
            let (log, _) = read_records(&[file], &keeper.agreement, keeper.log.sources(), options);
            let again = Dossier { log, ..keeper.clone() };
            let again = again.view();
            for (_, record) in again.known() {
                let original = originals[&*record.id];
                if is_of_several(original) {
                    continue;
                }
                assert_eq!(as_read(&keeper, record), as_read(&keeper, original), "SEED={seed}:\n{text}");
                let target = record.supersedes.and_then(|target| again.record(target)).map(|target| &target.id);
                let owed = original.supersedes.and_then(|target| view.record(target)).map(|target| &target.id);
                assert!(target.is_none() || target == owed, "SEED={seed}: {}:\n{text}", record.id);
                read += 1;
            }
            written += page.rows.len();
        }
    }
    assert!(read * 10 > written * 6, "only {read} of {written} records were read again");
}
