//! A law of SEMANTICS, part 3: the agenda is exactly the change points of the projection.
//!
//! On random dossiers every row of the agenda is held against the timelines of the assessment, and the other way round:
//! no row without a change, no change without a row, and the words of a row are those of the status then.
//! `DOSSIERS=20000` asks for more than the suite does; `SEED=17` for one alone.

use std::collections::BTreeSet;

use servanda_base::{Deadline, Instant, Timeline};
use servanda_engine::{Assessment, Doubt, Progress, Remark, Standing, Verdict, assess};
use servanda_evidence::View;
use servanda_report::compose::{AgendaCause, AgendaRow, Matter, Said};
use servanda_report::{Language, Question};
use servanda_testkit::build::days;
use servanda_testkit::compare::in_words;
use servanda_testkit::generate::{Dossier, FIRST_DAY, dossiers};

/// How many dossiers the law is tried on.
const DOSSIERS: u64 = 150;

/// A change: of what kind of thing, of which of them, of which part, run and step, in which turn of a run, when.
type Change = (Matter, String, Option<String>, Option<usize>, Option<u32>, Option<AgendaCause>, Instant);

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

/// Days from before the first of force until well into the projection.
fn asked(dossier: &Dossier) -> Vec<Instant> {
    let calendar = &dossier.agreement.calendar;
    let later = |count: u32| calendar.last_instant(calendar.date_plus(FIRST_DAY, days(count)));
    let before = calendar.last_instant(calendar.date_minus(FIRST_DAY, days(10)));
    vec![before, later(12), later(33), dossier.known_at, later(75)]
}

#[test]
fn the_agenda_is_exactly_the_change_points_of_the_projection() {
    let mut told = 0;
    for (seed, dossier) in dossiers(DOSSIERS) {
        let view = dossier.view();
        let assessment = assess(&view);
        for at in asked(&dossier) {
            let page = question(&view, &assessment, at).agenda(None);
            let rows: Vec<Change> = page.rows.iter().map(change).collect();
            let agenda: BTreeSet<Change> = rows.iter().cloned().collect();
            assert_eq!(rows.len(), agenda.len(), "SEED={seed}: at {at:?} a change is told twice: {rows:?}");
            let expected: BTreeSet<Change> =
                change_points(&dossier, &assessment).into_iter().filter(|change| change.6 > at).collect();
            let missing: Vec<&Change> = expected.difference(&agenda).collect();
            let unfounded: Vec<&Change> = agenda.difference(&expected).collect();
            assert!(
                missing.is_empty() && unfounded.is_empty(),
                "SEED={seed}: at {at:?} missing {missing:?}, unfounded {unfounded:?}\n{}",
                in_words(&view)
            );
            assert!(page.rows.is_sorted_by_key(|row| row.at), "SEED={seed}: at {at:?}: not in order of time");
            told += rows.len();
        }
    }
    assert!(told > 1000 || dossiers(DOSSIERS).count() < 100, "only {told} changes were told");
}

#[test]
fn what_the_agenda_says_will_be_is_what_the_status_says_then() {
    for (seed, dossier) in dossiers(DOSSIERS) {
        let view = dossier.view();
        let assessment = assess(&view);
        let at = dossier.known_at;
        for row in question(&view, &assessment, at).agenda(None).rows {
            let (before, after) =
                (said(&view, &assessment, &row, row.at.pred()), said(&view, &assessment, &row, row.at));
            assert_eq!(before, Some(row.before.clone()), "SEED={seed}: until {:?}: {row:?}", row.at);
            assert_eq!(after, Some(row.after.clone()), "SEED={seed}: from {:?}: {row:?}", row.at);
        }
    }
}

/// How the status page tells what a row is about; what it does not tell in one phrase is left to the other test.
fn said(view: &View<'_>, assessment: &Assessment, row: &AgendaRow, at: Instant) -> Option<String> {
    let status = question(view, assessment, at).status();
    let told = |said: &Said| {
        let concluded = if said.concluded { "concluded, " } else { "" };
        let reason = if said.reason.is_empty() { String::new() } else { format!(": {}", said.reason) };
        format!("{concluded}{}{reason}", said.verdict)
    };
    let is = |id: &str| id == row.id;
    match row.kind {
        Matter::Commitment => {
            let commitment = status.commitments.iter().find(|commitment| is(&commitment.id))?;
            match &row.site {
                None => Some(told(&commitment.said)),
                Some(site) => commitment.sites.iter().find(|part| part.site == *site).map(|part| told(&part.said)),
            }
        }
        Matter::Relief => status.reliefs.iter().find(|r| is(&r.id)).map(|relief| relief.status.to_string()),
        _ => Some(if at < row.at { &row.before } else { &row.after }.clone()),
    }
}

fn change(row: &AgendaRow) -> Change {
    let step = row.step.as_ref().map(|(number, _)| *number);
    // A run may end at the instant at which the way back opens: these are two changes.
    let turn = Some(row.cause).filter(|_| row.kind == Matter::Response);
    (row.kind, row.id.clone(), row.site.clone(), row.run, step, turn, row.at)
}

/// Every instant at which a line of the assessment changes in what is told of it.
fn change_points(dossier: &Dossier, assessment: &Assessment) -> Vec<Change> {
    let agreement = &dossier.agreement;
    let mut all = Vec::new();
    let mut add = |kind, name: &str, part: Option<String>, run, step, instants: Vec<Instant>| {
        let finite = instants.into_iter().filter(|at| at.is_finite());
        all.extend(finite.map(|at| (kind, name.to_owned(), part.clone(), run, step, None, at)));
    };
    let mut turns = Vec::new();
    for ((_, declared), assessed) in agreement.commitments.iter().zip(&assessment.commitments) {
        let name = declared.declared.name.as_str();
        add(Matter::Commitment, name, None, None, None, points(&assessed.whole, standing));
        for (place, line) in &assessed.parts {
            let part = Some(agreement.place_name(*place).to_string());
            add(Matter::Commitment, name, part, None, None, points(line, standing));
        }
        for step in &assessed.steps {
            add(Matter::Verification, name, None, None, Some(step.number), points(&step.status, |s| *s));
        }
    }
    for ((_, declared), assessed) in agreement.reliefs.iter().zip(&assessment.reliefs) {
        let instants = points(&assessed.status, |standing| (standing.status, standing.deadline));
        add(Matter::Relief, declared.declared.name.as_str(), None, None, None, instants);
    }
    for ((_, declared), assessed) in agreement.responses.iter().zip(&assessment.responses) {
        let name = declared.declared.name.as_str();
        for (run, number) in assessed.runs.iter().zip(1..) {
            for (turn, at) in [
                (AgendaCause::RunBegins, Some(run.from)),
                (AgendaCause::RunEnds, run.until),
                (AgendaCause::WayBackOpens, run.re_engaged_at),
            ] {
                let turn = |at| (Matter::Response, name.to_owned(), None, Some(number), None, Some(turn), at);
                turns.extend(at.map(turn));
            }
            for step in &run.steps {
                add(Matter::Step, name, None, Some(number), Some(step.number), points(&step.status, |s| *s));
            }
        }
    }
    for ((_, declared), assessed) in agreement.procedures.iter().zip(&assessment.procedures) {
        for (case, number) in assessed.cases.iter().zip(1..) {
            let instants = points(&case.state, |state| *state);
            add(Matter::Procedure, declared.declared.name.as_str(), None, Some(number), None, instants);
        }
    }
    for ((_, declared), line) in agreement.phases.iter().zip(&assessment.phases) {
        let instants = points(line, |judgement| judgement.truth);
        add(Matter::Phase, declared.declared.name.as_str(), None, None, None, instants);
    }
    for ((_, declared), line) in agreement.scenarios.iter().zip(&assessment.scenarios) {
        let instants = points(line, |judgement| judgement.truth);
        add(Matter::Scenario, declared.declared.name.as_str(), None, None, None, instants);
    }
    all.extend(turns);
    all
}

/// What is told of a standing: the word, whether it is final, why in a word, and the date that counts.
fn standing(standing: &Standing) -> (Verdict, bool, Option<Doubt>, Remark, Option<Progress>, Option<Deadline>) {
    let Standing { verdict, concluded, doubts, remark, progress, deadline, .. } = standing;
    (*verdict, *concluded, doubts.first(), *remark, *progress, *deadline)
}

fn points<T: PartialEq + Clone, U: PartialEq + Clone>(line: &Timeline<T>, what: impl Fn(&T) -> U) -> Vec<Instant> {
    line.map(what).changes().collect()
}
