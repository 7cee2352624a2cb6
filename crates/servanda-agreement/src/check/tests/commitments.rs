//! The forms of commitments, and what may stand beside them.

use servanda_base::{Decimal, Duration, DurationUnit, Interval};
use servanda_syntax::ast::{ClauseKind, Verb};

use super::*;

#[track_caller]
fn owes_refused(sentence: &str, name: &str, message: &str, help: &str) {
    refused(&format!("commitment c \"C\"\n  {sentence}\n"), name, message, help);
}

#[track_caller]
fn made(sentence: &str) -> Commitment {
    let agreement = accepted(&format!("commitment c \"C\"\n  {sentence}\n"));
    let (_, commitment) = agreement.commitments.iter().next().unwrap();
    commitment.clone()
}

#[test]
fn every_form_is_made() {
    assert!(
        matches!(made("A keeps total <= 5 kg on 2026-03-01, 2026-04-01").form, Form::KeepsOn { dates, .. } if dates.len() == 2)
    );
    let milestone = made("A does done by 2026-03-01");
    assert!(milestone.is_milestone());
    assert!(matches!(
        made("A achieves total >= 5 kg by done").form,
        Form::Once { deed: Deed::Condition(_), by: Some(By::Event(_)), .. }
    ));
    let every = made("A allows visit at each plants every 30 days");
    assert_eq!(every.each.len(), 2);
    let Form::Every { act: Act::Allows, event, every } = every.form else { panic!() };
    assert_eq!((event.at, every), (At::Here, Duration::new(30, DurationUnit::Day)));
    assert!(matches!(made("A does visit within 24 hours of done").form, Form::Within { of: Trigger::Event(_), .. }));
    assert!(matches!(
        made("A does visit within 24 hours of ready = yes").form,
        Form::Within { of: Trigger::Condition(_), .. }
    ));
    assert!(matches!(made("A does done within 5 days after each month").form, Form::AfterEach { .. }));
    let Form::Quota { bound, amount, .. } = made("A does visit at least 3 times per month").form else { panic!() };
    assert_eq!((bound, amount), (QuotaBound::AtLeast, number(3)));
    let Form::Quota { amount, .. } = made("A does at least 500_000 t of shipped per year").form else { panic!() };
    let tonnes = Interval::point(Decimal::from(500_000_000));
    assert!(matches!(amount, Quantity::Number(value, Some(_)) if value == tonnes));
    assert!(matches!(made("A refrains from done or visit").form, Form::Refrains { events } if events.len() == 2));
}

fn number(number: i64) -> Quantity {
    Quantity::Number(Interval::point(Decimal::from(number)), None)
}

#[test]
fn a_quota_may_be_computed_or_contested() {
    let Form::Quota { amount, .. } = made("A does visit at most (2 contested by B as 3) times per month").form else {
        panic!()
    };
    let Quantity::Contested { own, readings } = amount else { panic!() };
    assert_eq!((*own, readings.len()), (number(2), 1));
    let stepped = made("A does at least (500_000 t until 2027-01-01 then 700_000 t) of shipped per year");
    assert!(matches!(stepped.form, Form::Quota { amount: Quantity::UntilThen { .. }, .. }));
    owes_refused(
        "A does visit at least (5 kg + 3 kg) times per year",
        "unit-mismatch",
        "`visit` is counted in times, `5 kg + 3 kg` is in `kg`",
        "bring both to one unit",
    );
}

#[test]
fn it_is_owed_to_all_other_parties() {
    let commitment = made("A does done by 2026-03-01");
    assert_eq!((commitment.owed_to.len(), commitment.owed_to_stated), (1, false));
    assert_eq!(made("A, B do done by 2026-03-01").owed_to.len(), 2);
    assert!(made("A does done by 2026-03-01\n  to B").owed_to_stated);
}

#[test]
fn an_event_without_a_place_is_met_wherever_it_happens() {
    let Form::Once { deed: Deed::Event(event), .. } = made("A does visit by 2026-03-01").form else { panic!() };
    assert!(matches!(event.at, At::Places(places) if places.len() == 2));
}

#[test]
fn verbs_go_with_their_forms() {
    owes_refused(
        "A keeps done",
        "verb-and-form",
        "`done` is an event, it cannot be kept",
        "write `does done by DATE`, `refrains from done` or `keeps count of done <= 3`",
    );
    owes_refused(
        "A does total <= 5 kg every 30 days",
        "verb-and-form",
        "`total <= 5 kg` is a condition, only an event is done again and again",
        "declare an event and name it here, or write `keeps total <= 5 kg`",
    );
    owes_refused(
        "A achieves done every 30 days",
        "verb-and-form",
        "what is achieved is achieved once",
        "write `does` or `allows`, or `achieves ... by DATE`",
    );
    owes_refused(
        "A does done every 0 days",
        "zero-length",
        "`0 days` is no time at all",
        "write at least 1 hour or 1 day",
    );
}

#[test]
fn a_quota_is_one_of_something() {
    owes_refused(
        "A does at least 3 times per month",
        "missing-deed",
        "it is not said what is to be done",
        "name an event: `P does EVENT at least 3 times per month`",
    );
}

#[test]
fn quotas_are_counted_in_what_is_counted() {
    owes_refused(
        "A does done at least 1.5 times per month",
        "impossible-count",
        "`done` cannot happen 1.5 times",
        "write a whole number",
    );
    owes_refused(
        "A does at least 5 t of done per month",
        "unit-mismatch",
        "`done` is counted in times, not in `t`",
        "declare it with `counted in t`, or write `5 times`",
    );
    owes_refused(
        "A does shipped at least 5 times per month",
        "unit-mismatch",
        "`shipped` is counted in `t`, and 5 has no unit",
        "write `5 t`",
    );
    owes_refused(
        "A does done at least 3 times per mont",
        "unknown-name",
        "nothing is called `mont`",
        "did you mean `month`?",
    );
}

#[test]
fn clauses_fit_the_form() {
    owes_refused(
        "A does done by 2026-03-01\n  cure 10 days",
        "clause-does-not-fit",
        "only what is to be kept can be cured",
        "leave `cure` out, or give a later date",
    );
    owes_refused(
        "A keeps total <= 5 kg\n  verify \"Count\" by V within 3 days",
        "clause-does-not-fit",
        "steps of verification follow an act, and there is none here",
        "leave `verify` out, or commit somebody to do something",
    );
    owes_refused(
        "A does done by 2026-03-01\n  likely 30 days to 10 days",
        "likely-out-of-order",
        "what is most likely must lie between the shortest and the longest",
        "write the shorter first: `likely 10 days to 30 days most likely 14 days`",
    );
    owes_refused(
        "A does done by 2026-03-01\n  track civil",
        "unknown-track",
        "there is no track `civil`",
        "write `technical` or `political`",
    );
}

#[test]
fn what_is_not_supported_is_refused() {
    owes_refused(
        "A, B each allow visit at each plants every 30 days",
        "not-supported-yet",
        "verdicts for each party at each site cannot be asked for in one commitment yet",
        "write one commitment for each party",
    );
}

#[test]
fn nobody_performs_for_another() {
    let event = "event notified \"Notified\" of A, B\n";
    refused(
        &format!("{event}commitment c \"C\"\n  A does notified by 2026-03-01\n"),
        "place-missing",
        "`notified` is done by several (`A`, `B`): say by whom",
        "write `notified of A`, or let each owe its own: `P, P each ...`",
    );
    accepted(&format!("{event}commitment c \"C\"\n  A does notified of A by 2026-03-01\n"));
    accepted(&format!("{event}commitment c \"C\"\n  A, B each do notified by 2026-03-01\n"));
}

#[test]
fn what_is_kept_has_no_date_by_which_it_is_done() {
    let body = "commitment c \"C\"\n  A achieves total <= 5 kg by 2026-03-01\n";
    let diagnostics = diagnose_changed(body, |declaration| {
        let ClauseKind::Owes(sentence) = &mut declaration.clauses[0].kind else { panic!() };
        sentence.verb = Verb::Keeps;
    });
    assert_eq!((diagnostics.len(), diagnostics[0].name), (1, "verb-and-form"));
    assert_eq!(diagnostics[0].message, "`keeps` has no date by which it is done");
    let help = "write `achieves CONDITION by DATE`, or `keeps CONDITION` with `from DATE`";
    assert_eq!(diagnostics[0].help.as_deref(), Some(help));
}
