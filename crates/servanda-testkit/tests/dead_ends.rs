//! Dead ends against exhaustive exploration: small agreements, every course of events, the oracle as judge.
//!
//! Sound: what is called a dead end is reached in no course. Complete, where nothing but plain facts is asked: what is not
//! called one is reached in some course.

// Clippy knows tests by their attribute, which helpers have not.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use servanda_agreement::{Agreement, Condition, Named, ReliefId, ResponseId, as_written, check};
use servanda_analysis::Owner;
use servanda_analysis::dead_end::{Why, dead_ends};
use servanda_base::{Date, Instant, SourceFile};
use servanda_engine::ReliefStatus;
use servanda_evidence::{Audience, Body, Decision, FindingSubject, FindingWord, Occurrence, Standard, Standing, View};
use servanda_testkit::build::{Entries, date};
use servanda_testkit::generate;
use servanda_testkit::oracle::Oracle;

const HEAD: &str = "agreement small \"Small\"\n  zone UTC\n  in force 2026-01-01\nparty North \"N\"\nparty South \"S\"\n\
    verifier Agency \"A\"\nevent a \"A\" once   verified by Agency\nevent b \"B\" once   verified by Agency\n\
    commitment one \"1\"\n  North does a by 2026-01-08\n  verified by Agency\n\
    commitment two \"2\"\n  South does b by 2026-01-08\n  as target\n  verified by Agency\n";

/// Plain facts: each can come about, and none stands in the way of another. (What a relief that was granted says of the
/// order of events is not carried over to what waits for it: of that the analysis is silent.)
const FACTS: &[&str] = &[
    "one met",
    "two met",
    "a has happened",
    "b has happened",
    "a before b",
    "loan granted",
    "permit granted",
    "loan in effect",
];

/// Words of all kinds.
const WORDS: &[&str] = &[
    "one breached",
    "two breached",
    "two missed",
    "one missed",
    "one late",
    "one pending",
    "two curing",
    "one overdue",
    "one unverified",
    "loan suspended",
    "permit withdrawn",
    "loan overdue",
    "permit due",
    "count of a >= 2",
    "count of a >= 1",
    "count of b < 1",
    "one met on time",
    "two concluded",
    "one upcoming",
    "loan lapsed",
];

fn condition(atoms: &'static [&'static str], denied: bool) -> impl Strategy<Value = String> {
    let atom = prop::sample::select(atoms);
    let leaf = (atom, prop::bool::weighted(if denied { 0.25 } else { 0.0 }))
        .prop_map(|(atom, not)| if not { format!("(not ({atom}))") } else { format!("({atom})") });
    leaf.prop_recursive(2, 6, 3, |inner| {
        (proptest::collection::vec(inner, 2..4), 0..3_usize).prop_map(|(all, how)| match how {
            0 | 1 => format!("({})", all.join(" and ")),
            _ => format!("({})", all.join(" or ")),
        })
    })
}

fn agreement(loan: &str, permit: &str, alarm: &str) -> Option<Agreement> {
    let text = format!(
        "```accord\n{HEAD}relief loan \"L\"\n  South grants within 2 days\n  when {loan}\nrelief permit \"P\"\n  North grants\n  when {permit}\n\
         response alarm \"R\"\n  when {alarm}\n  step \"Call\" by South within 3 days\n```\n"
    );
    let file = SourceFile::new("a.accord.md", &text);
    let (document, _) = servanda_syntax::parse(&file);
    let (agreement, found) = check(&[(file, document.declarations)]);
    // Circles of names that need no act are errors of the text already.
    agreement.filter(|_| !found.iter().any(servanda_base::Diagnostic::is_error)).map(|read| as_written(&read))
}

/// What the sides and the verifier do, as one of many courses.
#[derive(Debug, Clone, Copy)]
struct Course {
    a: Option<&'static str>,
    b: Option<&'static str>,
    /// Whether what did not happen is attested not to have.
    denied: bool,
    grants: bool,
    suspends: bool,
    /// What is found of the first commitment.
    found: Option<FindingWord>,
}

fn courses(wide: bool) -> Vec<Course> {
    let mut all = Vec::new();
    for a in [None, Some("2026-01-04"), Some("2026-01-14")] {
        for b in [None, Some("2026-01-05"), Some("2026-01-12")] {
            for (denied, grants, suspends) in
                [(false, true, false), (true, true, false), (false, false, false), (true, true, true)]
            {
                for found in if wide { vec![None, Some(FindingWord::Breached)] } else { vec![None] } {
                    all.push(Course { a, b, denied, grants, suspends, found });
                }
            }
        }
    }
    all
}

/// What is reached in a course: relief that is ever due, responses that ever start.
fn reached(agreement: &Agreement, course: Course) -> BTreeSet<Named> {
    let mut granted: Vec<(ReliefId, Date)> = Vec::new();
    loop {
        let log = entries(agreement, course, &granted).log();
        let known_at = agreement.calendar.last_instant(date("2026-02-10"));
        let view = View::new(agreement, &log, Audience::Keeper, Standard::Verified, known_at);
        let oracle = Oracle::new(&view, (date("2025-12-30"), date("2026-02-12")));
        let due = |id: ReliefId| {
            let owed = |at: &&Instant| oracle.relief(id, oracle.in_view(**at)).owed_since.is_some();
            oracle.instants().iter().find(owed).copied()
        };
        let due: Vec<(ReliefId, Instant)> =
            agreement.reliefs.ids().filter_map(|id| Some((id, due(id)?))).filter(|(_, at)| at.is_finite()).collect();
        let more = due.iter().filter(|(id, _)| course.grants && !granted.iter().any(|(other, _)| other == id));
        let more: Vec<(ReliefId, Date)> = more.map(|(id, at)| (*id, agreement.calendar.date_of(*at))).collect();
        if more.is_empty() {
            let ends = oracle.in_view(known_at);
            let runs = |id: &ResponseId| !oracle.runs(*id, ends).is_empty();
            let mut reached: BTreeSet<Named> = agreement.responses.ids().filter(runs).map(Named::Response).collect();
            reached.extend(due.iter().map(|(id, _)| Named::Relief(*id)));
            reached.extend(granted.iter().map(|(id, _)| Named::Relief(*id)));
            return reached;
        }
        granted.extend(more);
    }
}

fn entries(agreement: &Agreement, course: Course, granted: &[(ReliefId, Date)]) -> Entries {
    let mut entries = Entries::new(agreement);
    let actor =
        |name: &str| agreement.actors.iter().find(|(_, actor)| actor.declared.name.as_str() == name).map(|(id, _)| id);
    let agency = entries.source("Agency", Standing::Verifier, actor("Agency"));
    let north = entries.source("North", Standing::Party, actor("North"));
    let south = entries.source("South", Standing::Party, actor("South"));
    for ((event, _), day) in agreement.events.iter().zip([course.a, course.b]) {
        match day {
            Some(day) => {
                entries.happened(event, day, day, agency);
            }
            None if course.denied => {
                entries.tells(event, None, Occurrence::None, "2026-01-01/2026-01-20", "2026-01-20", agency);
            }
            None => {}
        }
    }
    if let Some(word) = course.found {
        let first = FindingSubject::Commitment(agreement.commitments.ids().next().unwrap());
        entries.record(
            Body::Finding { about: first, places: Default::default(), word },
            "2026-01-16",
            "2026-01-16",
            agency,
        );
    }
    for (id, day) in granted {
        let by = if agreement.reliefs[*id].granted_by == [actor("South").unwrap()] { south } else { north };
        let day = day.to_string();
        entries.decides(Named::Relief(*id), Decision::Granted(None), &day, &day, by);
        if course.suspends {
            entries.decides(Named::Relief(*id), Decision::Suspended, "2026-01-25", "2026-01-25", by);
            entries.decides(Named::Relief(*id), Decision::Withdrawn(None), "2026-01-30", "2026-01-30", by);
        }
    }
    entries
}

/// What is called a dead end.
fn dead(agreement: &Agreement) -> BTreeSet<Named> {
    let names = dead_ends(agreement).into_iter().flat_map(|dead_end| dead_end.names);
    names.filter_map(|owner| if let Owner::Of(named) = owner { Some(named) } else { None }).collect()
}

fn explored(agreement: &Agreement, wide: bool) -> BTreeSet<Named> {
    courses(wide).into_iter().flat_map(|course| reached(agreement, course)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// In no course is anything reached that is called a dead end.
    #[test]
    fn a_dead_end_is_reached_in_no_course(
        loan in prop_oneof![condition(WORDS, true), condition(FACTS, true)],
        permit in prop_oneof![condition(FACTS, true), condition(WORDS, true)],
        alarm in condition(WORDS, true),
    ) {
        let Some(agreement) = agreement(&loan, &permit, &alarm) else { return Ok(()) };
        let dead = dead(&agreement);
        if !dead.is_empty() {
            let explored = explored(&agreement, true);
            prop_assert!(explored.is_disjoint(&dead), "{dead:?} is called a dead end, {explored:?} is reached");
        }
    }

    /// Of plain facts, whatever is reached in no course is called a dead end, and nothing else.
    #[test]
    fn what_is_reached_in_no_course_is_a_dead_end(
        loan in condition(FACTS, false),
        permit in condition(FACTS, false),
        alarm in condition(FACTS, false),
    ) {
        let Some(agreement) = agreement(&loan, &permit, &alarm) else { return Ok(()) };
        let reliefs = agreement.reliefs.ids().map(Named::Relief);
        let all: BTreeSet<Named> = reliefs.chain(agreement.responses.ids().map(Named::Response)).collect();
        let never: BTreeSet<Named> = all.difference(&explored(&agreement, false)).copied().collect();
        prop_assert_eq!(dead(&agreement), never);
    }
}

/// Of random dossiers with conditions of every kind: nothing comes about that is said to ask for what cannot be at once.
#[test]
fn what_cannot_be_at_once_comes_about_in_no_random_dossier() {
    let mut claimed = 0;
    for (seed, dossier) in generate::dossiers(1_500) {
        let mut dead = dead_ends(&dossier.agreement);
        // Random records do not heed what the text says of numbers: that something happens once, that nothing is negative.
        let is_number = |(condition, _): &(Condition, bool)| matches!(condition, Condition::Compare { .. });
        dead.retain(|dead_end| matches!(&dead_end.why, Why::AtOnce(all) if !all.iter().any(is_number)));
        if dead.is_empty() {
            continue;
        }
        claimed += dead.len();
        let assessment = servanda_engine::assess(&dossier.view());
        for owner in dead.iter().flat_map(|dead_end| &dead_end.names) {
            let comes_about = match owner {
                Owner::Of(Named::Relief(id)) => {
                    // A restoration may be owed of what was granted too early.
                    let mut status = assessment.reliefs[id.index()].status.stretches();
                    status.any(|(_, _, standing)| matches!(standing.status, ReliefStatus::Due | ReliefStatus::Overdue))
                }
                Owner::Of(Named::Response(id)) => !assessment.responses[id.index()].runs.is_empty(),
                _ => false,
            };
            assert!(!comes_about, "seed {seed}: {owner:?} comes about: {dead:?}");
        }
    }
    assert!(claimed > 10, "only {claimed} dead ends among them");
}

/// The courses are wide enough to find what is to be found.
#[test]
fn the_courses_reach_what_they_are_made_for() {
    let agreement = agreement("one met", "loan granted", "one breached").unwrap();
    let explored = explored(&agreement, true);
    assert_eq!(explored.len(), 3, "{explored:?}");
}
