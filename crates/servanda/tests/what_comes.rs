//! The agenda, what changed with the news, and the sources, of small dossiers.

// Tests say what they expect.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use servanda::{Audience, Dossier, Format, Query, Style};

const CAP: &str = "measure stock \"Stock\" in kg good for 30 days\n\
                   commitment cap \"Cap\"\n  clause \"Article 1\"\n  A keeps stock <= 300 kg\n  verified by V\n";

/// A dossier of what is declared beside the parties, and of rows
/// `id,kind,subject,value,unit,at,recorded,source,credibility,marking,supersedes`.
fn dossier(text: &str, rows: &[&str]) -> Dossier {
    let header = "id,kind,subject,value,unit,at,recorded,source,credibility,marking,supersedes";
    common::dossier(text, header, rows.iter().map(|row| (*row).to_owned()))
}

fn query(dossier: &Dossier, at: &str) -> Query {
    dossier.query(dossier.moment(at).unwrap())
}

/// `2026-03-31 goes stale: the reading of ... goes stale; met: holding > unverified: stale`.
fn agenda(dossier: &Dossier, at: &str) -> Vec<String> {
    let page = dossier.agenda(&query(dossier, at), None);
    let told = |row: &servanda_report::compose::AgendaRow| {
        let (when, cause) = (dossier.civil(row.told_at()), row.cause.word());
        format!("{when} {} {cause}: {}; {} > {}", row.id, row.why, row.before, row.after)
    };
    page.rows.iter().map(told).collect()
}

#[test]
fn a_reading_goes_stale_and_a_term_ends() {
    let dossier = dossier(CAP, &["r1,reading,stock,200,kg,2026-03-01,2026-03-02,V,1,clear,"]);
    assert_eq!(
        agenda(&dossier, "2026-03-10"),
        [
            "2026-03-31 cap goes stale: the reading of 2026-03-01 goes stale; met: holding > unverified: stale",
            "2027-01-01 cap term ends: its term ends; unverified: stale > concluded, unverified: term over",
        ]
    );
}

#[test]
fn a_deadline_is_told_on_its_last_day_and_then_the_reporting_time_ends() {
    let text = "event paid \"Paid\" once\ncommitment pay \"Pay\"\n  A does paid by 2026-02-01\n  verified by V within 10 days\n";
    let dossier = dossier(text, &[]);
    assert_eq!(
        agenda(&dossier, "2026-02-01"),
        [
            "2026-02-01 pay deadline: last day to do it; pending: due 2026-02-01 > unverified: report awaited",
            "2026-02-11 pay reporting time ends: the verifier's reporting time ends; \
             unverified: report awaited > overdue: nobody qualified has said",
        ]
    );
    let until = dossier.moment("2026-02-05");
    assert_eq!(dossier.agenda(&query(&dossier, "2026-01-15"), until).rows.len(), 1);
}

#[test]
fn relief_may_be_claimed_and_by_when() {
    let text = format!("{CAP}relief money \"Money\"\n  B grants within 10 days\n  when cap met for 10 days\n");
    let dossier = dossier(&text, &["r1,reading,stock,200,kg,2026-03-01,2026-03-01,V,1,clear,"]);
    let money: Vec<String> = agenda(&dossier, "2026-03-05").into_iter().filter(|row| row.contains(" money ")).collect();
    assert_eq!(
        money[..2],
        [
            "2026-03-11 money may be claimed: may be claimed; to be granted by 2026-03-21; locked > due",
            "2026-03-21 money grant overdue: last day to grant it; due > overdue",
        ]
    );
}

#[test]
fn a_change_is_told_with_the_news_behind_it() {
    let rows = [
        "r1,reading,stock,200,kg,2026-03-01,2026-03-02,V,1,clear,",
        "r2,reading,stock,400,kg,2026-03-08,2026-03-09,V,1,clear,",
        "r3,reading,stock,250,kg,2026-03-08,2026-03-12,V,1,clear,r2",
    ];
    let dossier = dossier(CAP, &rows);
    let changes = |before: &str, after: &str| {
        let page = dossier.diff(&query(&dossier, after), dossier.moment(before).unwrap());
        let told = |change: &servanda_report::compose::Change| {
            format!("{} > {} by {}", change.before, change.after, change.because.join(" "))
        };
        (page.news.len(), page.changes.iter().map(told).collect::<Vec<_>>())
    };
    assert_eq!(
        changes("2026-03-05", "2026-03-10"),
        (1, vec!["met: holding > breached: violation attested by r2".to_owned()])
    );
    assert_eq!(
        changes("2026-03-10", "2026-03-15"),
        (1, vec!["breached: violation attested > met: holding by r3".to_owned()])
    );
    // Between the two that end alike nothing stands otherwise, though much became known.
    assert_eq!(changes("2026-03-05", "2026-03-15"), (2, vec![]));
}

#[test]
fn what_changed_because_nothing_came_has_no_record_behind_it() {
    let text = "event launch \"Launch\" verified by V within 5 days always reported\n\
                commitment none \"No launch\"\n  A refrains from launch\n";
    let dossier = dossier(text, &[]);
    let at = dossier.moment("2026-03-10").unwrap();
    let page = dossier.diff(&Query { at, ..query(&dossier, "2026-03-30") }, at);
    assert_eq!(page.changes.len(), 1, "{:?}", page.changes);
    assert_eq!((page.changes[0].after.as_str(), page.changes[0].because.len()), ("met: did not happen", 0));
    let text = servanda::render(&page, Format::Plain, Style::PLAIN);
    assert!(text.contains("no record: what was awaited did not come"), "{text}");
}

#[test]
fn a_source_is_told_by_what_became_of_its_records() {
    let rows = [
        "r1,reading,stock,200,kg,2026-03-01,2026-03-02,V,1,clear,",
        "r2,reading,stock,210,kg,2026-03-05,2026-03-06,V,1,clear,",
        "r3,reading,stock,220,kg,2026-03-05,2026-03-07,V,1,clear,r2",
        "r4,reading,stock,230,kg,2026-03-10,2026-03-11,V,3,clear,",
        "r5,reading,stock,900,kg,2026-03-01,2026-03-04,press,3,clear,",
        "r6,reading,stock,500,kg,2026-03-12,2026-03-13,press,5,\"red:A\",",
        "r7,retraction,,,,2026-03-14,2026-03-14,press,,\"red:A\",r6",
    ];
    let dossier = dossier(CAP, &rows);
    let page = dossier.sources(&query(&dossier, "2026-03-31"));
    let ids: Vec<&str> = page.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["V", "press"], "A and B have said nothing");
    let (v, press) = (&page.rows[0], &page.rows[1]);
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(v.kinds, [("reading", 4)]);
    assert_eq!(v.counts, [(servanda::Standard::Verified, 2), (servanda::Standard::Estimated, 1)]);
    assert_eq!(v.corrected, [pair("r2", "r3")]);
    assert_eq!(v.set_aside, [("r4".to_owned(), servanda::Standard::Estimated)]);
    assert_eq!(v.contradicted, [("r1".to_owned(), vec![pair("r5", "press")])]);
    assert_eq!(press.kinds, [("reading", 2), ("retraction", 1)]);
    assert_eq!(press.counts, [(servanda::Standard::Reported, 1)]);
    assert_eq!(press.taken_back, [pair("r6", "r7")]);
    let public = dossier.sources(&Query { audience: Audience::Public, ..query(&dossier, "2026-03-31") });
    assert_eq!(public.rows[1].kinds, [("reading", 1)]);
    assert!(public.rows[1].taken_back.is_empty());
}
