//! Non-interference on random dossiers: no byte of a report depends on a record that its audience may not see.

// Tests may stop.
#![allow(clippy::unwrap_used, clippy::panic)]

use servanda_agreement::Agreement;
use servanda_base::{Instant, Text};
use servanda_engine::assess;
use servanda_evidence::{Audience, Log, Record, Standard, View, sees};
use servanda_report::asked::{Asked, asked};
use servanda_report::cadence::Place;
use servanda_report::compose::{Occasion, Question, report};
use servanda_report::report::Kind;
use servanda_report::{Language, ReportFormat, Style, render_report};
use servanda_testkit::generate::{Dossier, dossiers};

/// How many dossiers it is tried on.
const DOSSIERS: u64 = 40;

/// What an audience may see of a log, as a log of its own.
fn seen(dossier: &Dossier, audience: Audience) -> Log {
    let all = View::new(&dossier.agreement, &dossier.log, Audience::Keeper, Standard::Alleged, Instant::END);
    let known = all.known();
    let kept = known.iter().filter(|(_, record)| sees(&dossier.agreement, audience, &record.marking));
    let rows: Vec<(Record, Option<Text>)> = kept
        .map(|(_, record)| {
            let target = record.supersedes.and_then(|target| all.record(target));
            let target = target.filter(|target| sees(&dossier.agreement, audience, &target.marking));
            ((*record).clone(), target.map(|target| target.id.clone()))
        })
        .collect();
    Log::new(dossier.log.sources().clone(), rows)
}

/// Every report in two formats, as of some time, compared with half the time before it.
fn reports(agreement: &Agreement, asked: &Asked, log: &Log, audience: Audience, known_at: Instant) -> Vec<Vec<u8>> {
    let at = |time: Instant, known_at: Instant| {
        let view = View::new(agreement, log, audience, Standard::Verified, known_at);
        let assessment = assess(&view);
        (view, assessment, time)
    };
    let before_at = Instant::from_unix(known_at.unix() - 40 * 86_400);
    let all = [at(known_at, known_at), at(before_at, before_at), at(before_at, known_at)];
    let [now, before, revised] = all.each_ref().map(|(view, assessment, at)| Question {
        view,
        assessment,
        at: *at,
        lesser: &[],
        verified: None,
        readings: &[],
        reading: None,
        language: Language::English,
    });
    let place = Place { issue: None, previous: Some(before_at) };
    let made = Kind::ALL.into_iter().flat_map(|kind| {
        let occasion = Occasion {
            kind,
            language: Language::English,
            title: None,
            now: &now,
            before: Some(&before),
            revised: Some(&revised),
            place: &place,
            asked,
            about: None,
        };
        let report = report(&occasion);
        [ReportFormat::Html, ReportFormat::Json].map(|format| render_report(&report, format, Style::PLAIN).unwrap())
    });
    made.collect()
}

#[test]
fn no_byte_of_a_report_depends_on_what_its_audience_may_not_see() {
    let mut compared = 0;
    for (seed, dossier) in dossiers(DOSSIERS) {
        let (agreement, asked) = asked(&dossier.agreement);
        for audience in std::iter::once(Audience::Public).chain(agreement.actors.ids().map(Audience::Actor)) {
            let seen = seen(&dossier, audience);
            if seen.len() == dossier.log.len() {
                continue;
            }
            let whole = reports(&agreement, &asked, &dossier.log, audience, dossier.known_at);
            let open = reports(&agreement, &asked, &seen, audience, dossier.known_at);
            assert_eq!(whole, open, "SEED={seed} {audience:?}");
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared} compared");
}
