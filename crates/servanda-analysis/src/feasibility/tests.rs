//! What can be kept, and what cannot.

use super::*;
use crate::texts::agreement;

/// A line for each step, and what is wrong.
fn told(declarations: &str) -> String {
    let agreement = agreement(declarations);
    let found = feasibility(&agreement);
    let mut lines: Vec<String> = Vec::new();
    let name = |owner: Owner| owner.declared(&agreement).name.to_string();
    let reasons = |reasons: &[Reason]| {
        let said = |reason: &Reason| {
            let sign = if reason.is_limit { "<=" } else { ">=" };
            format!(
                "{} {sign} {}",
                name(reason.named),
                reason.day.map_or(reason.days.to_string(), |day| day.to_string())
            )
        };
        reasons.iter().map(said).collect::<Vec<_>>().join(", ")
    };
    if let Some(conflict) = &found.conflict {
        lines.push(format!("conflict, short {:?}: {}", conflict.short, reasons(&conflict.reasons)));
    }
    for step in &found.steps {
        let day = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
        let place = step.place.map(|place| format!(" at {}", agreement.place_name(place))).unwrap_or_default();
        let slack = step.slack.map_or("-".to_owned(), |days| days.to_string());
        lines.push(format!(
            "{}{place}: {} to {}, slack {slack}",
            name(step.named),
            day(step.earliest),
            day(step.latest)
        ));
    }
    let path: Vec<String> =
        found.critical_path.iter().map(|link| format!("{} {}", name(link.reason.named), link.on)).collect();
    if !path.is_empty() {
        lines.push(format!("path: {}", path.join(", ")));
    }
    for tight in &found.tight {
        lines.push(format!("tight {} by {}: {}", name(tight.named), tight.short, reasons(&tight.reasons)));
    }
    lines.join("\n")
}

fn check(declarations: &str, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(told(declarations), expected.join("\n"));
}

#[test]
fn a_milestone_lies_between_its_beginning_and_its_date() {
    check(
        "event handover \"H\" once
commitment disarm \"D\"
  North does handover by 2026-03-10
  from 2026-02-01
  verified by Agency",
        "disarm: 2026-02-01 to 2026-03-10, slack 37
         path: disarm 2026-02-01, disarm 2026-02-01",
    );
}

#[test]
fn a_date_before_the_beginning_cannot_be_kept() {
    check(
        "event handover \"H\" once
commitment disarm \"D\"
  North does handover by 2026-03-10
  from 2026-04-01
  verified by Agency",
        "conflict, short Some(22): disarm >= 2026-04-01, disarm >= 0, disarm <= 2026-03-10",
    );
}

#[test]
fn what_must_have_been_kept_for_long_holds_back_what_is_promised_for_a_date() {
    check(
        "measure stock \"S\" in kg
commitment cap \"C\"
  North keeps stock <= 300 kg
  from 2026-02-01
relief loan \"L\"
  South grants by 2026-03-01
  when cap met for 2 months",
        "conflict, short Some(31): cap >= 2026-02-01, loan >= 59, loan >= 0, loan <= 2026-03-01",
    );
}

#[test]
fn durations_that_follow_each_other_are_added() {
    let text = "event signed \"S\" once
event declared \"D\" once
commitment declare \"D\"
  North does declared by 120 days after signed
  from 14 days after signed
relief loan \"L\"
  South grants by LIMIT after signed
  when (declare met) for 28 days
event paid \"P\" once
commitment pay \"P\"
  South does paid by 42 days after signed
  during paying
phase paying \"P\" begins when loan granted for 14 days";
    check(
        &text.replace("LIMIT", "50 days"),
        "conflict, short Some(14): declare >= 14, declare >= 0, loan >= 28, loan >= 0, paying >= 14, pay >= 0, pay >= 0, pay <= 42",
    );
}

#[test]
fn whoever_comes_first_of_several_is_waited_for() {
    check(
        "event a \"A\" once
event b \"B\" once
commitment one \"1\"
  North does a by 2026-05-01
  from 2026-04-01
commitment two \"2\"
  North does b by 2026-06-01
  from 2026-02-01
relief loan \"L\"
  South grants within 10 days
  when one met or two met",
        "one: 2026-04-01 to 2026-05-01, slack 30
         two: 2026-02-01 to 2026-06-01, slack 120
         loan: 2026-02-01 to -, slack -
         path: one 2026-04-01, one 2026-04-01",
    );
}

#[test]
fn what_the_text_allows_everyone_may_be_more_than_it_promises() {
    check(
        "event declared \"D\" once
commitment declare \"D\"
  North does declared by 2026-03-01
  verified by Agency within 28 days
relief loan \"L\"
  South grants by 2026-03-10
  when declare met",
        "declare: 2026-01-01 to 2026-03-01, slack 59
         loan: 2026-01-01 to 2026-03-10, slack 68
         path: example 2026-01-01, loan 2026-01-01, loan 2026-01-01
         tight loan by 19: declare <= 2026-03-01, loan >= 28, loan >= 0, loan <= 2026-03-10",
    );
}

#[test]
fn what_cannot_be_put_into_days_holds_nothing_back() {
    check(
        "measure stock \"S\" in kg
relief loan \"L\"
  South grants by 2026-01-05
  when stock <= 300 kg for 60 days",
        "loan: 2026-01-01 to 2026-01-05, slack 4
         path: example 2026-01-01, loan 2026-01-01, loan 2026-01-01",
    );
}
