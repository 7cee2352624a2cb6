//! All that is said in a view, in words, and where two views are told different things.

use std::collections::{BTreeMap, BTreeSet};

use servanda_agreement::Named;
use servanda_base::{Instant, Timeline};
use servanda_engine::{Amount, Assessment, Grounds, IndicatorAssessment, Judgement, Reason, Standing, assess, explain};
use servanda_evidence::{RecordId, View};
use servanda_testkit::compare::in_words;

/// Records by their names, which, unlike their places in the log, do not depend on what else there is.
fn names(view: &View<'_>, grounds: &[RecordId]) -> Vec<String> {
    grounds.iter().filter_map(|id| view.record(*id)).map(|record| record.id.to_string()).collect()
}

/// Everything that is said in a view: each line with its stretches, in words.
pub fn said(view: &View<'_>) -> BTreeMap<String, Timeline<String>> {
    said_in(view, &assess(view))
}

/// The same of what was worked out before.
pub fn said_in(view: &View<'_>, assessment: &Assessment) -> BTreeMap<String, Timeline<String>> {
    let none = || Grounds::from([]);
    let standing = |said: &Standing| {
        format!("{:?} on {:?}", Standing { grounds: none(), ..said.clone() }, names(view, &said.grounds))
    };
    let judgement = |said: &Judgement| {
        format!("{:?} on {:?}", Judgement { grounds: none(), ..said.clone() }, names(view, &said.grounds))
    };
    let amount =
        |said: &Amount| format!("{:?} on {:?}", Amount { grounds: none(), ..said.clone() }, names(view, &said.grounds));
    let done_by = |by: Option<RecordId>| by.map(|by| names(view, &[by]));
    let Assessment { commitments, reliefs, responses, procedures, phases, scenarios, indicators } = assessment;
    let mut lines = BTreeMap::new();
    for (index, commitment) in commitments.iter().enumerate() {
        lines.insert(format!("commitment {index}"), commitment.whole.map(standing));
        lines.insert(format!("tally {index}"), commitment.tally.map(|tally| format!("{tally:?}")));
        for (place, line) in &commitment.parts {
            lines.insert(format!("commitment {index} of {place:?}"), line.map(standing));
        }
    }
    for (index, relief) in reliefs.iter().enumerate() {
        let status = relief.status.map(|said| {
            let words = servanda_engine::ReliefStanding { grounds: none(), ..said.clone() };
            format!("{words:?} on {:?}", names(view, &said.grounds))
        });
        lines.insert(format!("relief {index}"), status);
        lines.insert(format!("relief {index} owed since"), relief.owed_since.map(|since| format!("{since:?}")));
        lines.insert(format!("relief {index} done"), relief.done.map(|done| format!("{done:?}")));
    }
    for (index, response) in responses.iter().enumerate() {
        lines.insert(format!("latch {index}"), response.latch.map(|on| format!("{on:?}")));
        for (number, run) in response.runs.iter().enumerate() {
            let words = format!("{:?} on {:?}", (run.from, run.until, run.re_engaged_at), names(view, &run.grounds));
            lines.insert(format!("response {index} run {number}"), Timeline::constant(words));
            for step in &run.steps {
                let line =
                    step.status.map(|status| format!("{:?}", (status, step.opens, step.due, done_by(step.done_by))));
                lines.insert(format!("response {index} run {number} step {}", step.number), line);
            }
        }
    }
    for (index, procedure) in procedures.iter().enumerate() {
        for (number, case) in procedure.cases.iter().enumerate() {
            let (by, grounds) = (names(view, &[case.opened_by]), names(view, &case.grounds));
            let state = case.state.map(|state| format!("{:?} on {grounds:?}", (state, &case.about, &by)));
            lines.insert(format!("procedure {index} case {number}"), state);
        }
    }
    lines.extend(phases.iter().enumerate().map(|(index, line)| (format!("phase {index}"), line.map(judgement))));
    lines.extend(scenarios.iter().enumerate().map(|(index, line)| (format!("scenario {index}"), line.map(judgement))));
    for (index, indicator) in indicators.iter().enumerate() {
        let name = format!("indicator {index}");
        match indicator {
            IndicatorAssessment::Number(line) => drop(lines.insert(name, line.map(amount))),
            IndicatorAssessment::Sign(line) => drop(lines.insert(name, line.map(judgement))),
            IndicatorAssessment::Series(series) => {
                lines.extend(series.iter().map(|(place, line)| (format!("{name} {place:?}"), line.map(amount))));
            }
        }
    }
    lines
}

/// What can be explained, explained at some instants, by the names of the records.
pub fn explained(view: &View<'_>, instants: &[Instant]) -> BTreeMap<String, Timeline<String>> {
    let agreement = view.agreement();
    let all = agreement.commitments.ids().map(Named::Commitment).chain(agreement.reliefs.ids().map(Named::Relief));
    let all = all.chain(agreement.responses.ids().map(Named::Response));
    let mut lines = BTreeMap::new();
    for (named, at) in all.flat_map(|named| instants.iter().map(move |at| (named, *at))) {
        let Some(explanation) = explain(view, named, at) else { continue };
        let aside = explanation.set_aside.iter().map(|aside| (names(view, &[aside.record]), words_of(view, aside.why)));
        let aside: Vec<_> = aside.collect();
        let reasons: Vec<_> = reasons(&explanation.reason).iter().map(|reason| names(view, &reason.grounds)).collect();
        let words = format!("{reasons:?}, set aside {aside:?}, next {:?}", explanation.next_change);
        lines.insert(format!("explanation of {named:?} at {at:?}"), Timeline::constant(words));
    }
    lines
}

fn words_of(view: &View<'_>, why: servanda_engine::WhySetAside) -> String {
    use servanda_engine::WhySetAside;
    match why {
        WhySetAside::CorrectedBy(by) => format!("corrected by {:?}", names(view, &[by])),
        WhySetAside::TakenBackBy(by) => format!("taken back by {:?}", names(view, &[by])),
        WhySetAside::CountsFrom(standard) => format!("counts from {standard}"),
    }
}

/// A reason and all below it.
pub fn reasons(reason: &Reason) -> Vec<&Reason> {
    std::iter::once(reason).chain(reason.because.iter().flat_map(reasons)).collect()
}

/// Where two views are told different things in the stretch given.
fn difference(
    one: &BTreeMap<String, Timeline<String>>,
    other: &BTreeMap<String, Timeline<String>>,
    (first, last): (Instant, Instant),
) -> Option<String> {
    let all: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    for name in all {
        let (Some(a), Some(b)) = (one.get(name), other.get(name)) else {
            return Some(format!("{name}: only one of both has it"));
        };
        let changes = a.changes().chain(b.changes()).filter(|at| first < *at && *at <= last);
        let mut instants: Vec<Instant> = std::iter::once(first).chain(changes).collect();
        instants.sort_unstable();
        if let Some(at) = instants.into_iter().find(|at| a.at(*at) != b.at(*at)) {
            return Some(format!("{name} at {at:?}:\n  one   {}\n  other {}", a.at(at), b.at(at)));
        }
    }
    None
}

/// Fails where two views are told different things in the stretch given.
// Clippy knows tests by their attribute, which this has not.
#[allow(clippy::panic)]
pub fn assert_same(
    seed: u64,
    view: &View<'_>,
    one: &BTreeMap<String, Timeline<String>>,
    other: &BTreeMap<String, Timeline<String>>,
    stretch: (Instant, Instant),
) {
    if let Some(difference) = difference(one, other, stretch) {
        panic!("SEED={seed}: {difference}\n{}", in_words(view));
    }
}

/// All time.
pub const ALWAYS: (Instant, Instant) = (Instant::BEGINNING, Instant::END);
