//! What can never come about, and what is not said to be so.

use super::*;
use crate::texts::agreement;

fn told(declarations: &str) -> Vec<String> {
    let agreement = agreement(declarations);
    let name = |owner: &Owner| owner.declared(&agreement).name.to_string();
    let told = dead_ends(&agreement).into_iter().map(|dead_end| {
        let names: Vec<String> = dead_end.names.iter().map(name).collect();
        let why = match dead_end.why {
            Why::Circle => "circle".to_owned(),
            Why::WaitsFor(other) => format!("waits for {}", agreement.declared(other).name),
            Why::AtOnce(all) => format!("{} at once", all.len()),
            Why::Lapses { due, last } => format!("due {due}, lapses after {last}"),
        };
        format!("{}: {why}", names.join(" "))
    });
    told.collect()
}

const CAP: &str = "measure stock \"S\" in kg   never negative
event paid \"P\" once
event built \"B\" once
commitment cap \"C\"
  North keeps stock <= 300 kg
  verified by Agency
commitment goal \"G\"
  North keeps stock <= 200 kg
  as target
  verified by Agency
";

fn check(declarations: &str, expected: &[&str]) {
    assert_eq!(told(&format!("{CAP}{declarations}")), expected);
}

#[test]
fn two_reliefs_that_wait_for_each_other() {
    check(
        "relief one \"1\"\n  South grants within 10 days\n  when two granted and cap met\n\
         relief two \"2\"\n  North grants within 10 days\n  when one in effect\n\
         relief three \"3\"\n  North grants within 10 days\n  when two granted",
        &["one two: circle", "three: waits for two"],
    );
}

#[test]
fn a_way_out_is_no_circle() {
    check(
        "relief one \"1\"\n  South grants within 10 days\n  when two granted or cap met\n\
         relief two \"2\"\n  North grants within 10 days\n  when one granted",
        &[],
    );
}

#[test]
fn a_phase_that_waits_for_what_is_owed_in_it() {
    check(
        "phase building \"P\" begins when loan granted\n\
         commitment build \"B\"\n  North does built by 2026-06-01\n  during building\n\
         relief loan \"L\"\n  South grants within 10 days\n  when build met",
        &["building loan: circle"],
    );
}

#[test]
fn words_that_exclude_each_other() {
    check("relief loan \"L\"\n  South grants within 10 days\n  when cap met and cap breached", &["loan: 2 at once"]);
    check("relief loan \"L\"\n  South grants within 10 days\n  when cap met and (not cap breached)", &[]);
    check("relief loan \"L\"\n  South grants within 10 days\n  when cap curing", &["loan: 1 at once"]);
}

#[test]
fn a_target_is_never_breached() {
    let response = |when: &str| format!("response alarm \"A\"\n  when {when}\n  step \"Call\" by South within 3 days");
    check(&response("goal breached"), &["alarm: 1 at once"]);
    check(&response("goal missed"), &[]);
    check(&response("cap missed"), &["alarm: 1 at once"]);
    check(&response("goal breached or cap breached"), &[]);
}

#[test]
fn numbers_that_do_not_exist() {
    let relief = |when: &str| format!("relief loan \"L\"\n  South grants within 10 days\n  when {when}");
    check(&relief("stock <= 100 kg and stock > 100 kg"), &["loan: 2 at once"]);
    check(&relief("stock <= 100 kg and stock >= 100 kg"), &[]);
    check(&relief("stock < 0 kg"), &["loan: 1 at once"]);
    check(&relief("count of paid >= 2"), &["loan: 1 at once"]);
    check(&relief("count of paid >= 1"), &[]);
    check(&relief("share of milestones met > 100 %"), &["loan: 1 at once"]);
}

#[test]
fn what_would_have_to_come_before_itself() {
    let relief = |when: &str| format!("relief loan \"L\"\n  South grants within 10 days\n  when {when}");
    check(&relief("paid before built and built before paid"), &["loan: 2 at once"]);
    check(&relief("paid before built"), &[]);
    check(&relief("paid before built and (not paid has happened)"), &["loan: 2 at once"]);
}

#[test]
fn what_lapses_before_it_can_be_due() {
    check(
        "relief loan \"L\"\n  South grants within 10 days\n  when cap met for 60 days\n  until 2026-02-15",
        &["loan: due 2026-03-02, lapses after 2026-02-14"],
    );
    check("relief loan \"L\"\n  South grants within 10 days\n  when cap met for 60 days\n  until 2026-03-15", &[]);
}

#[test]
fn acts_that_exclude_each_other() {
    check(
        "relief one \"1\"\n  South grants within 10 days\n  when cap met\n\
         relief two \"2\"\n  South grants within 10 days\n  when one in effect and one suspended",
        &["two: 2 at once"],
    );
    check(
        "relief one \"1\"\n  South grants\n  when cap met\n\
         response alarm \"A\"\n  when one overdue\n  step \"Call\" by South within 3 days",
        &["alarm: 1 at once"],
    );
}
