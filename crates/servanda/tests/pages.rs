//! What the pages say of small dossiers, and of the example.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;

use servanda::{Dossier, DossierFiles, LoadOptions, SourceFile, Standard};
use servanda_engine::{ReliefStatus, Verdict};

const SOURCES: &str = "id,name,standing,reliability\nV,Verifier,verifier,A\nA,A,party,B\nB,B,party,B\n";
const HEAD: &str = "agreement a \"Agreement\"\n  zone UTC\n  in force 2026-01-01 until 2027-01-01\nparty A \"A\"\nparty B \"B\"\nverifier V \"Verifier\"\n";

/// A dossier of what is declared beside the parties, and of rows `kind,subject,site,value,unit,at,recorded,source,credibility`.
fn dossier(text: &str, rows: &[&str]) -> Dossier {
    let numbered: String = rows.iter().enumerate().map(|(at, row)| format!("r{},{row}\n", at + 1)).collect();
    let evidence = format!("id,kind,subject,site,value,unit,at,recorded,source,credibility\n{numbered}");
    load(&format!("```accord\n{HEAD}{text}\n```\n"), SOURCES, &evidence)
}

fn load(text: &str, sources: &str, evidence: &str) -> Dossier {
    let files = DossierFiles {
        agreements: vec![SourceFile::new("a.accord.md", text)],
        sources: Some(SourceFile::new("sources.csv", sources)),
        evidence: vec![SourceFile::new("evidence.csv", evidence)],
    };
    let loaded = servanda::load(&files, LoadOptions::default());
    match loaded.dossier {
        Some(dossier) => dossier,
        None => panic!("{:#?}", loaded.diagnostics),
    }
}

fn oman() -> Dossier {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/oman-2026");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    load(&read("agreement.accord.md"), &read("sources.csv"), &read("evidence.csv"))
}

fn civil(dossier: &Dossier, instant: Option<servanda::Instant>) -> String {
    instant.map(|instant| dossier.civil(instant)).unwrap_or_default()
}

const CAP: &str = "measure stock \"Stock\" in kg good for 30 days\n\
                   commitment cap \"Cap\"\n  A keeps stock <= 300 kg\n  verified by V\n";

#[test]
fn the_last_verified_verdict_is_that_of_the_last_stretch_that_could_be_told() {
    let dossier = dossier(CAP, &["reading,stock,,200,kg,2026-03-01,2026-03-02,V,1"]);
    let row = |at: &str| dossier.status(&dossier.query(dossier.moment(at).unwrap())).commitments.remove(0);
    let none = row("2026-02-01");
    assert_eq!((none.said.verdict, none.last_verified), (Verdict::Unverified, None));
    let holding = row("2026-03-10");
    assert_eq!(holding.last_verified.map(|last| last.at), dossier.moment("2026-03-10"));
    assert_eq!(civil(&dossier, holding.said.next_change), "2026-03-31");
    let stale = row("2026-06-01");
    assert_eq!((stale.said.verdict, stale.said.reason.as_str()), (Verdict::Unverified, "stale"));
    let last = stale.last_verified.unwrap();
    assert_eq!((last.verdict, dossier.civil(last.at).as_str()), (Verdict::Met, "2026-03-30"));
}

#[test]
fn lesser_standards_are_told_where_they_differ() {
    let dossier = dossier(
        CAP,
        &["reading,stock,,200,kg,2026-03-01,2026-03-02,V,1", "reading,stock,,400,kg,2026-04-20,2026-04-21,A,2"],
    );
    let at = dossier.moment("2026-04-25").unwrap();
    let row = dossier.status(&dossier.query(at)).commitments.remove(0);
    assert_eq!(row.said.verdict, Verdict::Unverified);
    let breached = |standard| (standard, Verdict::Breached);
    assert_eq!(row.lesser, [breached("declared"), breached("reported"), breached("alleged")]);
    let declared = servanda::Query { standard: Standard::Declared, ..dossier.query(at) };
    let row = dossier.status(&declared).commitments.remove(0);
    assert_eq!((row.said.verdict, row.lesser), (Verdict::Breached, vec![]));
    assert_eq!(row.last_verified.map(|last| last.verdict), Some(Verdict::Met));
}

#[test]
fn a_milestone_on_a_comparison_says_how_far_it_got() {
    let dossier = dossier(
        "measure destroyed \"Destroyed\" in pcs never falls\n\
         commitment destroy \"Destroy\"\n  A achieves destroyed >= 998 pcs by 2026-06-30\n  verified by V\n",
        &["reading,destroyed,,750,pcs,2026-06-01,2026-06-02,V,1"],
    );
    let at = dossier.moment("2026-06-10").unwrap();
    let row = dossier.status(&dossier.query(at)).commitments.remove(0);
    assert_eq!(row.said.verdict, Verdict::Pending);
    assert!(row.said.reason.starts_with("due 2026-06-30; "), "{}", row.said.reason);
    assert!(row.said.reason.contains("750 of 998 pcs, 75 %"), "{}", row.said.reason);
}

#[test]
fn a_contested_date_is_told_where_it_matters() {
    let dossier = dossier(
        "event paid \"Paid\" once\n\
         date due-day \"Due\" 2026-02-01 contested by B as 2026-03-01\n\
         commitment pay \"Pay\"\n  A does paid by due-day\n  verified by V\n",
        &["event,paid,,,,2026-02-10,2026-02-11,V,1"],
    );
    let at = dossier.moment("2026-04-01").unwrap();
    let row = dossier.status(&dossier.query(at)).commitments.remove(0);
    assert_eq!((row.said.verdict, row.readings), (Verdict::Late, vec![("B".to_owned(), Verdict::Met)]));
    let query = servanda::Query { reading: Some(dossier.party("B").unwrap()), ..dossier.query(at) };
    let page = dossier.status(&query);
    assert_eq!((page.commitments[0].said.verdict, page.frame.reading.as_deref()), (Verdict::Met, Some("B")));
}

#[test]
fn a_concluded_commitment_keeps_its_final_word_and_changes_when_it_concludes() {
    let dossier = dossier(CAP, &["reading,stock,,200,kg,2026-12-20,2026-12-21,V,1"]);
    let at = dossier.moment("2027-02-01").unwrap();
    let page = dossier.status(&dossier.query(at));
    let said = &page.commitments[0].said;
    assert_eq!((said.verdict, said.concluded, said.reason.as_str()), (Verdict::Met, true, "term over"));
    assert_eq!(civil(&dossier, said.since), "2027-01-01");
    assert_eq!((page.counts.concluded, page.counts.verdicts.len()), (1, 0));
}

#[test]
fn the_ledger_of_a_relief_has_a_line_for_each_change() {
    let dossier = dossier(
        "relief release \"Release\"\n  B grants within 10 days\n  worth 5 million USD\n",
        &["decision,release,,granted,,2026-01-20,2026-01-20,B,1"],
    );
    let page = dossier.relief(&dossier.query(dossier.moment("2026-02-01").unwrap()));
    assert_eq!(page.sides.iter().map(|side| side.party.as_str()).collect::<Vec<_>>(), ["A", "B"]);
    let (row, ledger) = &page.sides[1].reliefs[0];
    assert_eq!((row.status, row.worth.as_deref()), (ReliefStatus::InEffect, Some("5 million USD")));
    let told: Vec<(ReliefStatus, String)> =
        ledger.iter().map(|line| (line.status, civil(&dossier, line.from))).collect();
    let since = |status, day: &str| (status, day.to_owned());
    assert_eq!(
        told,
        [
            since(ReliefStatus::Locked, ""),
            since(ReliefStatus::Due, "2026-01-01"),
            since(ReliefStatus::Overdue, "2026-01-12"),
            since(ReliefStatus::InEffect, "2026-01-20"),
        ]
    );
}

#[test]
fn the_words_of_the_example_are_those_of_its_text() {
    let dossier = oman();
    let query = dossier.query(dossier.moment("2026-10-15").unwrap());
    let says = |name: &str| dossier.explain(&query, name).unwrap().says.join("\n");
    for (name, words) in [
        ("channel", "IR, US do channel-opened by 2026-02-20\nverified by OM"),
        ("enrichment-cap", "IR keeps enrichment-level <= 3.67 % at each declared\nfrom 2026-05-01\nverified by IAEA"),
        (
            "stockpile-cap",
            "IR keeps sum of stockpile at declared <= 300 kg until 2026-10-01 then 200 kg\nfrom 2026-05-01\n\
             verified by IAEA\ncure 10 days",
        ),
        ("research-freeze", "IR keeps sum of cascades at declared <= baseline\nfrom 2026-05-01\nverified by IAEA"),
        (
            "inspections",
            "IR allows inspection at each declared every 30 days\nfrom 2026-05-01\nverified by IAEA within 5 days",
        ),
        (
            "access",
            "IR does access-granted at each declared within 24 hours of access-requested\nverified by IAEA within 3 days",
        ),
        (
            "team",
            "technical-team does team-met at least 1 time per week\nfrom 2026-04-01\nverified by OM within 7 days",
        ),
        (
            "tranche-2",
            "US grants within 10 days\nwhen tranche-1 granted and stockpile-cap met for 60 days and at least 2 of \
             (inspections met, access met, research-freeze met)\nworth 750 million USD\nreversible within 30 days\n\
             suspend when enrichment-cap breached or stockpile-cap breached\n\
             restore within 14 days when enrichment-cap met for 14 days and stockpile-cap met\n\
             withdraw when access breached for 30 days\nverified by QA",
        ),
        (
            "partial",
            "when at least 2 of (enrichment-cap met, stockpile-cap met, inspections met)\n\
             prepare Phased plan for the open points, owner joint-commission",
        ),
        ("sites-with-access", "= count of declared where access-agreed has happened"),
        ("stock-change", "= sum of stockpile at declared - baseline"),
        ("timelines-met", "= share of milestones due met on time"),
        ("sign-access", "= count of inspection >= 1"),
    ] {
        assert_eq!(says(name), words, "{name}");
    }
}

#[test]
fn an_explanation_goes_down_to_the_documents_and_says_what_was_set_aside() {
    let dossier = oman();
    let page = dossier.explain(&dossier.query(dossier.moment("2026-10-15").unwrap()), "stockpile-cap").unwrap();
    let aside: Vec<(&str, &str)> =
        page.set_aside.iter().map(|aside| (aside.record.id.as_str(), aside.why.as_str())).collect();
    assert_eq!(aside[0], ("r054", "corrected by r059"));
    assert_eq!(aside[1].0, "r068");
    let mut references = Vec::new();
    let mut nodes = vec![&page.root];
    while let Some(node) = nodes.pop() {
        references.extend(node.records.iter().filter_map(|record| record.reference.as_deref()));
        nodes.extend(&node.children);
    }
    assert_eq!(references, ["IAEA/T/07-S"; 3]);
}

#[test]
fn what_an_audience_may_not_see_is_on_no_page() {
    let dossier = oman();
    let at = dossier.moment("2026-10-15").unwrap();
    let query = servanda::Query { audience: dossier.audience("public").unwrap(), ..dossier.query(at) };
    let amber = ["r014", "r017", "r020", "r072", "r075", "r078"];
    let style = servanda::Style::PLAIN;
    let mut pages = vec![
        servanda::render(&dossier.status(&query), servanda::Format::Json, style),
        servanda::render(&dossier.relief(&query), servanda::Format::Json, style),
        servanda::render(&dossier.history(&query, None).unwrap(), servanda::Format::Json, style),
        servanda::render(&dossier.indicators(&query), servanda::Format::Json, style),
    ];
    for name in ["research-freeze", "tranche-2", "cascades"] {
        pages.push(servanda::render(&dossier.explain(&query, name).unwrap(), servanda::Format::Json, style));
    }
    let keeper =
        servanda::render(&dossier.explain(&dossier.query(at), "cascades").unwrap(), servanda::Format::Json, style);
    assert!(keeper.contains("r072"));
    for page in pages {
        assert!(amber.iter().all(|id| !page.contains(id)), "{page}");
    }
}

#[test]
fn moments_are_days_or_instants() {
    let dossier = oman();
    let rfc3339 = |text: &str| dossier.calendar().rfc3339(dossier.moment(text).unwrap());
    assert_eq!(rfc3339("2026-10-15"), "2026-10-15T23:59:59+04:00");
    assert_eq!(rfc3339("2026-10-15T09:30"), "2026-10-15T09:30:00+04:00");
    assert_eq!(rfc3339("2026-10-15T09:30:00Z"), "2026-10-15T13:30:00+04:00");
    assert_eq!(dossier.moment("2026-02-30"), None);
    assert_eq!(dossier.moment("today"), None);
}
