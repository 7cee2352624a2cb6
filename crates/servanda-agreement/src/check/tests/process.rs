//! Relief, responses, reports, indicators.

use super::*;

const COMMITMENT: &str = "commitment c \"C\"\n  A does done by 2026-03-01\n";

#[track_caller]
fn refused_with(body: &str, name: &str, message: &str, help: &str) {
    refused(&format!("{COMMITMENT}{body}"), name, message, help);
}

#[test]
fn relief_is_restored_only_if_it_can_be_suspended() {
    refused_with(
        "relief r \"R\"\n  B grants within 10 days\n  when c met\n  restore within 14 days\n",
        "restore-without-suspend",
        "there is nothing to restore: the relief is never suspended",
        "add `suspend when CONDITION`, or leave `restore` out",
    );
    refused_with(
        "relief r \"R\"\n  B grants within 10 days\n  irreversible\n  suspend when c breached\n",
        "clause-does-not-fit",
        "what is `irreversible` cannot be suspended or withdrawn",
        "write `reversible within 14 days`, or leave this clause out",
    );
}

#[test]
fn relief_is_worth_something_in_a_unit() {
    let agreement = accepted("relief r \"R\"\n  B grants within 10 days\n  worth 5 million USD\n");
    let (_, relief) = agreement.reliefs.iter().next().unwrap();
    assert_eq!(agreement.units[relief.unit.unwrap()].symbol.as_str(), "USD");
    assert_eq!(relief.granted_to.len(), 1);
}

#[test]
fn the_steps_after_re_engage_lead_back() {
    let agreement = accepted(&format!(
        "{COMMITMENT}response r \"R\"\n  when c breached\n  step \"Talk\" by joint within 3 days\n  \
         re-engage when c met\n  step \"Visit\" by V within 5 days\n"
    ));
    let (_, response) = agreement.responses.iter().next().unwrap();
    assert_eq!((response.steps.len(), response.steps_back.len()), (1, 1));
}

#[test]
fn reports_are_due_on_days_that_exist() {
    refused(
        "report r \"R\" every month on Friday for A\n",
        "impossible-day",
        "only a week has weekdays",
        "write `every week on Friday`, or `on day 1` of a longer period",
    );
    refused(
        "report r \"R\" every month on day 32 for A\n",
        "impossible-day",
        "there is no day 32 in this period",
        "write a day from 1 to 31",
    );
    let agreement = accepted("report r \"R\" every week on Friday for A, public\n");
    let (_, report) = agreement.reports.iter().next().unwrap();
    assert_eq!((report.day, report.audience.len(), report.for_public), (Some(5), 1, true));
}

#[test]
fn indicators_are_numbers_series_or_signs() {
    let agreement = accepted(
        "indicator one \"One\" = sum of stock\nindicator two \"Two\" = stock\nindicator three \"Three\" = done has happened\n\
         indicator four \"Four\" = one / 2\nscenario s \"S\"\n  when three\n",
    );
    let values: Vec<&IndicatorValue> = agreement.indicators.iter().map(|(_, indicator)| &indicator.value).collect();
    assert!(matches!(
        values.as_slice(),
        [
            IndicatorValue::Number(_, Some(_)),
            IndicatorValue::Series(_, places),
            IndicatorValue::Sign(_),
            IndicatorValue::Number(..)
        ] if places.len() == 2
    ));
}

#[test]
fn phases_that_wait_for_each_other_are_refused() {
    refused(
        "phase one \"One\"\n  from end of two\nphase two \"Two\"\n  from 2026-02-01\n  until start of one\n",
        "circular-definition",
        "`one` waits for `two`, which waits for `one`",
        "give one of them a date of the calendar, or let it count from an event",
    );
}

#[test]
fn periods_are_days_or_longer_and_known() {
    refused(
        "period p \"P\" every 5 hours from 2026-01-01\n",
        "ill-formed-period",
        "a period cannot be 5 hours long",
        "count it in days, weeks, months or years",
    );
    refused(
        "period p \"P\" every 1 year from 3 days after done\n",
        "not-supported-yet",
        "`3 days after done` is not a day that is known from the text",
        "let the period begin on a date, such as `from 1995-10-22`",
    );
}

#[test]
fn measures_are_read_or_computed() {
    refused(
        "measure m \"M\" in kg never falls never rises\n",
        "never-changes",
        "`m` can neither fall nor rise",
        "keep one of `never falls` and `never rises`",
    );
    refused(
        "measure m \"M\" good for 5 days = total + total\n",
        "clause-of-a-reading",
        "`m` is computed and never read, `good for` says nothing of it",
        "say `good for` of the measures that it is computed from",
    );
    refused("measure m \"M\" in levels low, low\n", "named-twice", "`low` is named twice", "name it once");
}

#[test]
fn what_has_verdicts_of_its_own_is_asked_for_by_place() {
    let each = "commitment e \"E\"\n  A, B each keep armed <= 5\n";
    accepted(&format!("{each}scenario s \"S\"\n  when e of A met\n"));
    refused(
        &format!("{each}scenario s \"S\"\n  when e of V met\n"),
        "unknown-place",
        "`e` has no verdict of its own for `V`",
        "it has verdicts for `A`, `B`",
    );
}

#[test]
fn a_commitment_may_be_replaced() {
    let agreement = accepted(&format!(
        "{COMMITMENT}commitment d \"D\"\n  A does done by 2026-05-01\n  from 2026-02-15\n  replaces c agreed 2026-02-10\n"
    ));
    let (id, _) = agreement.commitments.iter().next().unwrap();
    assert_eq!(agreement.commitments.iter().nth(1).unwrap().1.replaces.as_ref().unwrap().0, id);
    refused(
        "commitment d \"D\"\n  A does done by 2026-05-01\n  replaces d agreed 2026-02-10\n",
        "circular-definition",
        "`d` waits for itself",
        "let one of them rest on an act (`granted`, `in effect`, `suspended`, `withdrawn`), an event or a date",
    );
}
