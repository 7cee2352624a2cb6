//! Expressions: units, kinds, places, baselines, dates, circles.

use servanda_base::{Decimal, Interval};
use servanda_syntax::ast::{ClauseKind, Expr, ExprKind};

use super::*;

fn point(value: i64) -> Quantity {
    Quantity::Number(Interval::point(Decimal::from(value)), None)
}

#[track_caller]
fn keeps_refused(condition: &str, name: &str, message: &str, help: &str) {
    refused(&format!("commitment c \"C\"\n  A keeps {condition}\n"), name, message, help);
}

#[test]
fn a_bare_number_is_not_a_quantity_of_something() {
    keeps_refused(
        "level at north <= 3.67",
        "unit-mismatch",
        "`3.67` has no unit, `level at north` is in `%`",
        "write `3.67 %`",
    );
    keeps_refused("300 >= total", "unit-mismatch", "`300` has no unit, `total` is in `kg`", "write `300 kg`");
}

#[test]
fn quantities_of_different_units_do_not_compare() {
    keeps_refused(
        "total <= 5 USD",
        "unit-mismatch",
        "`total` is in `kg`, `5 USD` is in `USD`",
        "bring both to one unit, or declare a conversion with `unit`",
    );
    keeps_refused(
        "total + items <= 5 kg",
        "unit-mismatch",
        "`total` is in `kg`, `items` is in `pcs`",
        "bring both to one unit, or declare a conversion with `unit`",
    );
}

#[test]
fn numbers_stand_in_base_units() {
    let agreement = accepted("commitment c \"C\"\n  A keeps total <= 2 t\n");
    let (_, commitment) = agreement.commitments.iter().next().unwrap();
    let Form::Keeps { condition: Condition::Compare { right, op, .. } } = &commitment.form else { panic!() };
    // With the unit in which the text writes them.
    let Quantity::Number(value, Some(unit)) = right else { panic!() };
    assert_eq!((*value, *op), (Interval::point(Decimal::from(2000)), Comparison::AtMost));
    assert_eq!(agreement.units[*unit].symbol.as_str(), "t");
}

#[test]
fn pieces_and_counts_compare_with_bare_numbers() {
    kept("A keeps items <= 5");
    kept("A keeps count of visit <= 5");
    kept("A keeps items + count of done <= 5");
}

#[test]
fn ratios_compare_with_per_cent() {
    let Condition::Compare { left, .. } = kept("A keeps total / 500 kg <= 30 %") else { panic!() };
    let Quantity::Binary { op: Arithmetic::Times, right, .. } = left else { panic!() };
    assert_eq!(*right, point(100));
    let Condition::Compare { right, .. } = kept("A keeps total <= 30 % of 500 kg") else { panic!() };
    let Quantity::Binary { left: share, op: Arithmetic::Times, .. } = right else { panic!() };
    assert_eq!(*share, Quantity::Number(Interval::point(Decimal::new(3, 1)), None));
}

#[test]
fn yes_no_and_levels_compare_with_their_own() {
    let Condition::Compare { right, op, .. } = kept("A keeps ready = yes") else { panic!() };
    assert_eq!((right, op), (point(1), Comparison::Equal));
    let Condition::Compare { right, .. } = kept("A keeps grade >= middle") else { panic!() };
    assert_eq!(right, point(1));
    keeps_refused(
        "ready = 5",
        "kind-mismatch",
        "`ready` is yes or no, `5` is a number",
        "write `ready = yes` or `ready = no`",
    );
    keeps_refused(
        "ready >= yes",
        "kind-mismatch",
        "`ready >= yes` asks for more or less of a yes or no",
        "compare it with `=` or `!=`",
    );
    keeps_refused(
        "grade >= 2",
        "kind-mismatch",
        "`grade` is one of the levels `low`, `middle`, `high`, `2` is a number",
        "compare `grade` with one of its levels",
    );
    keeps_refused(
        "grade >= medium",
        "unknown-level",
        "`medium` is not one of the levels",
        "the levels are `low`, `middle`, `high`",
    );
    keeps_refused("ready", "wrong-kind", "`ready` is a measure, a condition is needed here", "write `ready = yes`");
}

#[test]
fn a_measure_of_several_places_says_where() {
    keeps_refused(
        "stock <= 5 kg",
        "place-missing",
        "`stock` is read in several places (`north`, `south`): say where",
        "write `stock at north`, `sum of stock` or, after the condition, `at each SITES`",
    );
    keeps_refused(
        "armed <= 5",
        "place-missing",
        "`armed` is read in several places (`A`, `B`): say where",
        "write `armed of A` or `sum of armed`, or let each party owe it: `P, P each ...`",
    );
    keeps_refused(
        "stock at plants <= 5 kg",
        "several-places",
        "`stock at plants` is 2 numbers, one is needed here",
        "write `sum of stock at plants` (or `max`, `min`, `mean`), or name one place",
    );
    keeps_refused(
        "stock at depot <= 5 kg",
        "unknown-place",
        "`depot` is not among the places of `stock`",
        "`stock` has `north`, `south`; add the place to its declaration if it belongs there",
    );
}

#[test]
fn the_place_is_here_where_it_is_in_question() {
    let Condition::Compare { left, .. } = kept("A keeps stock <= 5 kg at each plants") else { panic!() };
    assert!(matches!(left, Quantity::Measure { at: At::Here, .. }));
    let Condition::Compare { left, .. } = kept("A keeps (count of plants where stock <= 5 kg) >= 1") else { panic!() };
    let Quantity::CountWhere { places, condition } = left else { panic!() };
    assert_eq!(places.len(), 2);
    assert!(matches!(*condition, Condition::Compare { left: Quantity::Measure { at: At::Here, .. }, .. }));
    let Condition::Compare { left, .. } = kept("A, B each keep armed <= 5") else { panic!() };
    assert!(matches!(left, Quantity::Measure { at: At::Here, .. }));
    let Condition::Compare { left, .. } = kept("A keeps sum of stock <= 5 kg") else { panic!() };
    assert!(matches!(left, Quantity::Aggregate { at: At::Places(places), .. } if places.len() == 2));
}

#[test]
fn what_is_the_same_everywhere_is_not_asked_at_each() {
    keeps_refused(
        "total <= 5 kg at each plants",
        "same-everywhere",
        "nothing in this sentence differs from site to site",
        "declare what is kept or done here with `at SITES`, or leave `at each` out",
    );
}

#[test]
fn a_baseline_is_that_of_the_other_side() {
    let Condition::Compare { left, right, .. } = kept("A keeps sum of stock at plants <= baseline") else { panic!() };
    assert_eq!(right, Quantity::Baseline(Box::new(left)));
    kept("A keeps total <= 90 % of baseline");
    kept("A keeps total - baseline <= 5 kg");
    keeps_refused(
        "total + baseline <= 5 kg",
        "lonely-baseline",
        "it is not clear what this is the baseline of",
        "write `baseline of Q`; `baseline` alone is a whole side of a comparison or of a minus",
    );
    refused_alone(
        "agreement a \"A\"\n  zone UTC\n  in force 2026-01-01\nparty A \"A\"\nmeasure m \"M\" in kg\n\
         commitment c \"C\"\n  A keeps m <= baseline",
        "no-baseline",
        "the agreement does not say when its baseline is",
        "add `baseline 2026-04-20` to the `agreement`",
    );
}

#[test]
fn derived_measures_have_the_places_and_units_of_their_parts() {
    let agreement = accepted("measure twice \"Twice\" = stock + stock\n");
    let Some(Named::Measure(id)) = agreement.named("twice") else { panic!() };
    let measure = &agreement.measures[id];
    assert_eq!(measure.places.len(), 2);
    let Scale::Number(unit) = measure.scale else { panic!() };
    assert_eq!(agreement.units[unit].symbol.as_str(), "kg");
    refused(
        "measure x \"X\" = y + total\nmeasure y \"Y\" = x + total\n",
        "circular-definition",
        "`x` waits for `y`, which waits for `x`",
        "let one of them be read, or computed from measures that are read",
    );
    refused(
        "measure x \"X\" in % = total + total\n",
        "unit-mismatch",
        "`total + total` is in `kg`, the measure is declared otherwise",
        "leave `in ...` out, or declare a conversion with `unit`",
    );
}

#[test]
fn dates_are_possible_and_in_order() {
    refused("date d \"D\" day 0 of 2026-04-01\n", "impossible-date", "there is no day 0", "the date itself is day 1");
    refused(
        "commitment c \"C\"\n  A keeps total <= 5 kg\n  from 2026-05-01\n  until 2026-05-01\n",
        "ends-before-it-begins",
        "the term begins on 2026-05-01 and is over by 2026-05-01",
        "let it end after it begins; `until` does not include its date, `through` does",
    );
    refused(
        "date one \"One\" two + 3 days\ndate two \"Two\" one + 3 days\n",
        "circular-definition",
        "`one` waits for `two`, which waits for `one`",
        "give one of them a date of the calendar, or let it count from an event",
    );
}

#[test]
fn words_belong_to_what_they_are_asked_of() {
    let others = "commitment c \"C\"\n  A does done\nrelief r \"R\"\n  B grants\n  when c met\n";
    refused(
        &format!("{others}scenario s \"S\"\n  when r met\n"),
        "wrong-word",
        "`r` is a relief, it is never `met`",
        "a relief may be `granted`, `in effect`, `suspended`, `withdrawn`, `lapsed`, `waived`, `withheld`, `overdue`, \
         `due` or `locked`",
    );
    refused(
        &format!("{others}scenario s \"S\"\n  when c granted\n"),
        "wrong-word",
        "`c` is a commitment, it is never `granted`",
        "a commitment may be `met`, `met on time`, `breached`, `missed`, `disputed`, `overdue`, `unverified`, \
         `curing`, `pending`, `upcoming`, `late`, `waived`, `excused` or `concluded`",
    );
    refused(
        "scenario s \"S\"\n  when done met\n",
        "wrong-kind",
        "`done` is an event, a commitment is needed here",
        "write `done has happened`",
    );
    refused(
        &format!("{others}scenario s \"S\"\n  when c of A met\n"),
        "unknown-place",
        "`c` has no verdict of its own for `A`",
        "leave `of A` out, or let each party owe it: `P, P each ...`",
    );
    refused(
        &format!("{others}scenario s \"S\"\n  when at least 3 of (c met, r granted)\n"),
        "impossible-count",
        "`at least 3 of` 2 conditions says nothing",
        "write a number from 1 to 2",
    );
}

#[test]
fn circles_pass_through_an_act_or_not_at_all() {
    refused(
        "commitment c \"C\"\n  A does done\n  excused while d breached\n\
         commitment d \"D\"\n  B does done\n  excused while c breached\n",
        "circular-definition",
        "`c` waits for `d`, which waits for `c`",
        "let one of them rest on an act (`granted`, `in effect`, `suspended`, `withdrawn`), an event or a date",
    );
    accepted(
        "commitment c \"C\"\n  A does done\n  excused while r suspended\n\
         relief r \"R\"\n  B grants within 10 days\n  when c met\n  suspend when c breached\n",
    );
    refused(
        "commitment c \"C\"\n  A does done\n  excused while r overdue\n\
         relief r \"R\"\n  B grants within 10 days\n  when c met\n",
        "circular-definition",
        "`c` waits for `r`, which waits for `c`",
        "let one of them rest on an act (`granted`, `in effect`, `suspended`, `withdrawn`), an event or a date",
    );
    refused(
        "commitment c \"C\"\n  A does done\n  excused while s running\n\
         response s \"S\"\n  when c breached\n  step \"Talk\" by A within 3 days\n",
        "circular-definition",
        "`c` waits for `s`, which waits for `c`",
        "let one of them rest on an act (`granted`, `in effect`, `suspended`, `withdrawn`), an event or a date",
    );
}

#[test]
fn nesting_is_limited() {
    let diagnostics = diagnose_changed("scenario s \"S\"\n  when total <= 5 kg\n", |declaration| {
        let ClauseKind::When(condition) = &mut declaration.clauses[0].kind else { panic!() };
        for _ in 0..400 {
            *condition = Expr { span: condition.span, kind: ExprKind::Not(Box::new(condition.clone())) };
        }
    });
    assert_eq!(diagnostics[0].name, "too-deep");
    assert_eq!(diagnostics[0].help.as_deref(), Some("declare parts of it as measures of their own"));
}

#[test]
fn a_quantity_a_date_a_condition_an_event_are_told_apart() {
    keeps_refused(
        "total",
        "wrong-kind",
        "`total` is a measure, a condition is needed here",
        "compare it with something: `total <= ...`",
    );
    keeps_refused(
        "done",
        "verb-and-form",
        "`done` is an event, it cannot be kept",
        "write `does done by DATE`, `refrains from done` or `keeps count of done <= 3`",
    );
    keeps_refused(
        "plants <= 5",
        "wrong-kind",
        "`plants` is a set of sites, a measure is needed here",
        "write `count of plants where ...`",
    );
    keeps_refused(
        "count of total <= 5",
        "wrong-kind",
        "`total` is a measure, an event is needed here",
        "write `sum of total`",
    );
    keeps_refused(
        "total + ready <= 5 kg",
        "not-a-number",
        "`ready` is not a number to calculate with",
        "write `1 if ready = ... else 0`",
    );
    keeps_refused(
        "sum of ready <= 5",
        "not-a-number",
        "`ready` is not a number, it has no `sum`",
        "count the places instead: `count of SITES where ready = ...`",
    );
    keeps_refused(
        "total <= 5 kg until total then 4 kg",
        "wrong-kind",
        "`total` is a measure, a date is needed here",
        "name a date instead of `total`",
    );
    keeps_refused(
        "total has happened",
        "wrong-kind",
        "`total` is a measure, an event is needed here",
        "name an event instead of `total`",
    );
    keeps_refused(
        "total <= 5 kg % of 3 kg",
        "unit-mismatch",
        "`5 kg` is in `kg`, per cent is needed here",
        "write a number of per cent: `90 % of ...`",
    );
}

#[test]
fn what_is_counted_differs_from_site_to_site() {
    keeps_refused(
        "(count of plants where total <= 5 kg) >= 1",
        "same-everywhere",
        "nothing in this condition differs within `plants`",
        "name a measure, an event or a commitment that has these places",
    );
    let all = "sites wide = north, south, depot\ncommitment c \"C\"\n  A keeps (count of wide where visit has happened) >= 1\n";
    refused(
        all,
        "unknown-place",
        "`depot` is not among the places of `visit`",
        "`visit` has `north`, `south`; add the place to its declaration if it belongs there",
    );
}

#[test]
fn a_verdict_is_that_of_the_site_counted_and_else_the_whole() {
    let each = "commitment e \"E\"\n  A allows visit at each plants every 30 days\n";
    let agreement = accepted(&format!(
        "{each}scenario s \"S\"\n  when (count of plants where e met) >= 1 and e met and e of north met\n"
    ));
    let (_, scenario) = agreement.scenarios.iter().next().unwrap();
    let Condition::All(parts) = &scenario.when else { panic!() };
    let Condition::Compare { left: Quantity::CountWhere { condition, .. }, .. } = &parts[0] else { panic!() };
    assert!(matches!(**condition, Condition::Verdict { at: At::Here, .. }));
    assert!(matches!(parts[1], Condition::Verdict { at: At::Nowhere, .. }));
    assert!(matches!(&parts[2], Condition::Verdict { at: At::Places(places), .. } if places.len() == 1));
}

#[test]
fn time_is_measured_too() {
    let agreement =
        accepted("measure downtime \"Downtime\" in days\ncommitment c \"C\"\n  A keeps downtime <= 48 hours\n");
    let (_, commitment) = agreement.commitments.iter().next().unwrap();
    let Form::Keeps { condition: Condition::Compare { right, .. } } = &commitment.form else { panic!() };
    assert!(matches!(right, Quantity::Number(value, Some(_)) if *value == Interval::point(Decimal::from(172_800))));
    keeps_refused(
        "total <= 2 months",
        "not-a-quantity",
        "`2 months` is not always equally long",
        "count it in days or hours",
    );
}

#[test]
fn every_kind_of_expression_is_made() {
    for condition in [
        "~900 kg >= total",
        "max of level at plants <= 5 %",
        "mean of level <= 5 %",
        "sum of armed in year <= 5",
        "count of visit at north in the last 30 days <= 2",
        "count of visit since 2026-03-01 <= 2",
        "count of shipped in month >= 500 t",
        "baseline of total <= 5 kg",
        "total <= 5 kg if ready = yes else 3 kg",
        "share of milestones due met on time >= 50 %",
        "done before visit",
        "(ready = yes for 30 days)",
        "not (ready = yes)",
        "all of (ready = yes, done has happened)",
        "any of (ready = yes, done has happened)",
        "at least 1 of (ready = yes, visit at north has happened)",
        "armed of A <= armed of B",
        "total <= 5 kg until 30 days after done then 3 kg",
        "total <= 5 kg until later of (2026-03-01, day 180 of 2026-01-01) then 3 kg",
        "10 % of total + 3 kg <= 5 kg",
    ] {
        kept(&format!("A keeps {condition}"));
    }
}
