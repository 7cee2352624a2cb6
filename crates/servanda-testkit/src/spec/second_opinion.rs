//! What the oracle says of a subject at an instant: the word alone. Chapters hold for the engine and the oracle alike.

use servanda_agreement::{Agreement, IndicatorValue};
use servanda_base::{Instant, Truth};
use servanda_engine::CaseState;

use super::answer::{step_word, truth_word};
use super::subject::Subject;
use crate::oracle::{Moment, Oracle};

/// The word of the oracle; `None` of what it is not asked.
pub fn second_opinion<'a>(
    oracle: &Oracle<'a>,
    agreement: &'a Agreement,
    subject: &Subject,
    at: Instant,
) -> Option<String> {
    let m = oracle.in_view(at);
    Some(match subject {
        Subject::Commitment(id, place) => {
            let (verdict, concluded, _) = oracle.commitment(*id, *place, m);
            if concluded { format!("concluded: {verdict}") } else { verdict.to_string() }
        }
        Subject::Relief(id) => oracle.relief(*id, m).status.to_string(),
        Subject::Scenario(id) => {
            let as_known = oracle.as_it_stood(at, m.k);
            truth_word(oracle.truth(&agreement.scenarios[*id].when, Moment { t: at, ..as_known }).truth).to_owned()
        }
        Subject::Phase(id) => truth_word(Truth::from(oracle.phase(*id, m))).to_owned(),
        Subject::Indicator(id, _) => match &agreement.indicators[*id].value {
            IndicatorValue::Sign(condition) => truth_word(oracle.truth(condition, m).truth).to_owned(),
            IndicatorValue::Number(..) | IndicatorValue::Series(..) => return None,
        },
        Subject::Response(id) => {
            let runs = oracle.runs(*id, m);
            let open = runs.iter().any(|run| run.from <= at && run.until.is_none_or(|until| at < until));
            if open { "running" } else { "not running" }.to_owned()
        }
        Subject::Step(id, number) => {
            let runs = oracle.runs(*id, m);
            let Some(run) = runs.iter().rev().find(|run| run.from <= at) else { return Some("no run".to_owned()) };
            let step = run.steps.iter().find(|step| step.number == *number);
            step.map_or("not open", |step| step_word(step.status)).to_owned()
        }
        Subject::Procedure(id, about) => {
            let cases = oracle.cases(*id, m);
            let about = about.as_deref();
            let mut cases = cases.iter().rev().filter(|case| about.is_none() || case.about.as_deref() == about);
            match cases.next().map(|case| case.state) {
                None | Some(CaseState::NotOpen) => "not open".to_owned(),
                Some(CaseState::Stage(stage, _)) => format!("stage {}", stage + 1),
                Some(CaseState::Settled) => "settled".to_owned(),
                Some(CaseState::Exhausted) => "exhausted".to_owned(),
            }
        }
        Subject::VerifyStep(..) => return None,
    })
}
