//! What explanations say: as it was known when an act was taken, the instances that decide, what was promised.

// Tests read files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use servanda::{Dossier, Format, Style, render};

/// A dossier of what is declared beside the parties, and of rows `kind,subject,of,value,unit,at,through,recorded,source`.
fn dossier(text: &str, rows: &[&str]) -> Dossier {
    let numbered = rows.iter().enumerate().map(|(at, row)| format!("r{},{row},1", at + 1));
    common::dossier(text, "id,kind,subject,of,value,unit,at,through,recorded,source,credibility", numbered)
}

/// What is said of a name at a date, as text.
#[track_caller]
fn explained(dossier: &Dossier, name: &str, at: &str, known_at: &str) -> String {
    let known_at = dossier.moment(known_at).unwrap();
    let query = servanda::Query { known_at, ..dossier.query(dossier.moment(at).unwrap()) };
    match dossier.explain(&query, name) {
        Ok(page) => render(&page, Format::Plain, Style::PLAIN),
        Err(error) => panic!("{error:?}"),
    }
}

#[track_caller]
fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "`{part}` is not said in\n{text}");
    }
}

const RELIEF: &str = "measure lv \"Level\" in % good for 400 days verified by V\n\
    commitment cap \"Cap\"\n  A keeps lv <= 5 %\n  verified by V\n\
    relief r \"Relief\"\n  B grants within 10 days\n  when cap met\n  suspend when cap breached\n  restore within 5 days\n";

#[test]
fn an_act_is_explained_by_what_was_known_when_it_was_taken() {
    let dossier = dossier(
        RELIEF,
        &[
            "reading,lv,,4,%,2026-01-03,,2026-01-03,V",
            "decision,r,,granted,,2026-01-25,,2026-01-25,B",
            "decision,r,,suspended,,2026-02-01,,2026-02-01,B",
            "reading,lv,,6,%,2026-03-01,,2026-03-01,V",
        ],
    );
    let text = explained(&dossier, "r", "2026-02-20", "2026-02-20");
    says(&text, &["restoration overdue", "granted on 2026-01-25", "it had been owed since 2026-01-03"]);
    says(
        &text,
        &["suspended on 2026-02-01\n    - suspend when cap breached: no\n        as it was known on 2026-02-01"],
    );
    says(&text, &["restoration owed since 2026-02-01: was due 2026-02-06"]);
    let text = explained(&dossier, "r", "2026-03-10", "2026-03-10");
    says(&text, &["suspended without cause", "suspend when cap breached: yes\n      as it was known on 2026-03-10"]);
}

#[test]
fn what_decides_is_not_set_aside() {
    let dossier = dossier(
        RELIEF,
        &[
            "reading,lv,,4,%,2026-01-03,,2026-01-03,V",
            "decision,r,,granted,,2026-01-25,,2026-01-25,B",
            "finding,r,,withheld,,2026-01-26,,2026-01-26,A",
        ],
    );
    let text = explained(&dossier, "r", "2026-02-05", "2026-02-05");
    says(&text, &["disputed", "r3: r, withheld"]);
    assert!(!text.contains("Set aside"), "{text}");
}

#[test]
fn an_extension_is_a_reason() {
    let dossier = dossier(
        "event done \"Done\" verified by V\ncommitment c \"C\"\n  A does done by 2026-03-01\n",
        &["decision,c,,extended,,2026-02-10,2026-03-15,2026-02-10,B", "event,done,,,,2026-03-10,,2026-03-10,V"],
    );
    let text = explained(&dossier, "c", "2026-03-12", "2026-03-12");
    says(&text, &["met, in time", "due 2026-03-15, extended from 2026-03-01\n    - r1: c, extended"]);
    let at = dossier.moment("2026-03-12").unwrap();
    let rows = dossier.history(&dossier.query(at), None).unwrap().rows;
    assert_eq!(rows.last().unwrap().records, ["r1", "r2"]);
}

#[test]
fn the_request_that_was_missed_is_told_with_its_promise() {
    let dossier = dossier(
        "event asked \"Asked\" verified by V within 2 days always reported\n\
         event answered \"Answered\" verified by V within 2 days always reported\n\
         commitment c \"C\"\n  A does answered within 3 days of asked\n",
        &[
            "event,asked,k1,,,2026-02-01,,2026-02-01,V",
            "event,asked,k2,,,2026-02-10,,2026-02-10,V",
            "event,answered,k1,,,2026-02-02,,2026-02-02,V",
            "event,answered,k2,,,2026-05-02,,2026-05-02,V",
        ],
    );
    let text = explained(&dossier, "c", "2026-03-15", "2026-06-01");
    says(&text, &["set off on 2026-02-10 by k2: breached", "due 2026-02-13", "always reported, within 2 days"]);
    assert!(!text.contains("r1:") && !text.contains("r3:"), "{text}");
}

#[test]
fn an_empty_period_is_named_and_nothing_after_it() {
    let dossier = dossier(
        "event met-up \"Met\" verified by V within 7 days always reported\n\
         commitment c \"C\"\n  A does met-up at least 1 time per week\n",
        &["event,met-up,,,,2026-01-06,,2026-01-06,V", "event,met-up,,,,2026-03-06,,2026-03-06,V"],
    );
    let text = explained(&dossier, "c", "2026-01-26", "2026-04-01");
    says(&text, &["2026-01-19 through 2026-01-25: breached, by silence", "counted: 0; at least 1 asked"]);
    says(&text, &["met-up: nothing recorded", "a report was due by 2026-02-01: silence tells"]);
    assert!(!text.contains("r2:"), "{text}");
}

#[test]
fn responses_procedures_scenarios_and_verification_are_told_with_their_clocks() {
    let dossier = dossier(
        "measure lv \"Level\" in % good for 30 days verified by V\n\
         event done \"Done\" once verified by V\n\
         commitment cap \"Cap\"\n  A keeps lv <= 5 %\n  verified by V\n\
         commitment d \"D\"\n  A does done by 2026-02-15\n  verify \"samples\" by V within 5 days\n  verify \"report\" by V within 10 days\n\
         response ladder \"Ladder\"\n  when cap breached\n  step \"call\" by A within 3 days\n  step \"meet\" by B within 10 days\n\
         procedure pr \"Disputes\"\n  stage \"one\" 10 days\n  then \"may stop\"\n\
         scenario sc \"Crisis\"\n  when cap breached\n  prepare \"plan\" owner A\n",
        &[
            "event,done,,,,2026-02-10,,2026-02-10,V",
            "decision,d,,step 1 done,,2026-02-14,,2026-02-14,V",
            "reading,lv,,6,%,2026-03-01,,2026-03-01,V",
            "decision,ladder,,step 1 done,,2026-03-02,,2026-03-02,A",
            "decision,pr,,opened,,2026-03-01,,2026-03-01,A",
            "decision,pr,cap,opened,,2026-03-02,,2026-03-02,A",
        ],
    );
    let told = |name: &str, at: &str| explained(&dossier, name, at, at);
    let steps = told("ladder", "2026-03-05");
    says(&steps, &["step 1, call (A): done", "r4: ladder, step 1 done", "step 2, meet (B): due: by 2026-03-11"]);
    says(&steps, &["2026-03-12: step 2, meet, overdue"]);
    let verified = told("d", "2026-02-18");
    says(&verified, &["verification step 1, samples (V): done", "verification step 2, report (V): due: by 2026-02-20"]);
    let cases = told("pr", "2026-03-20");
    says(&cases, &["case: exhausted: may stop", "case on cap: exhausted: may stop", "r5: pr, opened", "r6: pr of cap"]);
    let scenario = told("sc", "2026-03-05");
    says(&scenario, &["prepare plan, owner A", "Crisis: holds", "2026-03-31: not known"]);
    let stale = told("cap", "2026-04-10");
    says(&stale, &["unverified, stale", "last verified breached on 2026-03-30", "lv: not known\n"]);
}

#[test]
fn the_text_is_quoted_in_its_own_unit() {
    let dossier = dossier(
        "unit kg-UF6 = 0.676 kg-U\nmeasure stock \"Stock\" in kg-U good for 30 days\n\
         commitment cap \"Cap\"\n  A keeps stock <= 300 kg-UF6\n  verified by V\n",
        &["reading,stock,,100,kg-U,2026-03-01,,2026-03-01,V"],
    );
    let text = explained(&dossier, "cap", "2026-03-02", "2026-03-02");
    says(&text, &["A keeps stock <= 300 kg-UF6 (202.8 kg-U)"]);
    assert_eq!(text.matches("stock: 100 kg-U").count(), 1, "{text}");
}

#[test]
fn a_milestone_says_how_far_it_got_and_nothing_more_once_it_is_done() {
    let dossier = dossier(
        "measure lv \"Level\" in % good for 400 days verified by V\n\
         measure p \"Progress\" in pcs good for 40 days never falls verified by V\n\
         commitment down \"Down\"\n  A achieves lv <= 2 % by 2026-05-01\n\
         commitment up \"Up\"\n  A achieves p >= 100 pcs by 2026-06-01\n",
        &[
            "reading,lv,,6,%,2026-03-01,,2026-03-01,V",
            "reading,p,,34.8,pcs,2026-03-20,,2026-03-20,V",
            "reading,p,,100,pcs,2026-05-01,,2026-05-01,V",
        ],
    );
    says(&explained(&dossier, "down", "2026-03-02", "2026-03-02"), &["6 %, to be at most 2 %"]);
    let at = dossier.moment("2026-12-01").unwrap();
    let rows = dossier.history(&dossier.query(at), Some("up")).unwrap().rows;
    let reasons: Vec<&str> = rows.iter().map(|row| row.reason.as_str()).collect();
    assert!(reasons.contains(&"due 2026-06-01; at most 34.8 of 100 pcs, at most 35 %"), "{reasons:?}");
    assert_eq!(*reasons.last().unwrap(), "in time; 100 of 100 pcs, 100 %");
    assert_eq!(rows.iter().filter(|row| row.verdict.to_string() == "met").count(), 1);
}

#[test]
fn a_pause_is_that_of_those_to_whom_it_is_owed() {
    let dossier = dossier(
        "measure lv \"Level\" in %\ncommitment cap \"Cap\"\n  A keeps lv <= 5 %\n",
        &["decision,cap,,paused,,2026-03-10,,2026-03-10,B"],
    );
    says(&explained(&dossier, "cap", "2026-03-12", "2026-03-12"), &["excused, paused by B, to whom it is owed"]);
}
