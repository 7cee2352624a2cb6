//! What parties read differently.

use servanda_base::{Decimal, Interval};

use super::*;
use crate::reading::{as_written, contesting_parties, read_as};

const TEXT: &str = "date d-day \"D-day\" 2026-03-01 contested by A as 2026-04-01\n\
    commitment c \"C\"\n  B keeps total <= (300 kg contested by B as 250 kg)\n";

fn bound(agreement: &Agreement) -> &Quantity {
    let (_, commitment) = agreement.commitments.iter().next().unwrap();
    match &commitment.form {
        Form::Keeps { condition: Condition::Compare { right, .. } } => right,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_reading_is_that_of_one_party_and_else_the_text() {
    let agreement = accepted(TEXT);
    let parties = contesting_parties(&agreement);
    assert_eq!(parties.len(), 2);
    let is_number = |quantity: &Quantity, number: i64| match quantity {
        Quantity::Number(value, _) => *value == Interval::point(Decimal::from(number)),
        _ => false,
    };
    assert!(is_number(bound(&as_written(&agreement)), 300));
    assert!(is_number(bound(&read_as(&agreement, parties[0])), 300));
    assert!(is_number(bound(&read_as(&agreement, parties[1])), 250));
    let day = |agreement: Agreement| agreement.dates.iter().next().map(|(_, date)| date.date.clone()).unwrap();
    assert_eq!(day(read_as(&agreement, parties[0])), DateExpr::Day("2026-04-01".parse().unwrap()));
    assert_eq!(day(as_written(&agreement)), DateExpr::Day("2026-03-01".parse().unwrap()));
}

#[test]
fn a_formula_may_be_contested() {
    let agreement = accepted("measure twice \"Twice\" = total + total contested by A as total\n");
    let Some(Named::Measure(id)) = agreement.named("twice") else { panic!() };
    assert!(matches!(agreement.measures[id].formula, Some(Quantity::Contested { .. })));
}

#[test]
fn only_actors_contest() {
    refused(
        "date d-day \"D-day\" 2026-03-01 contested by C as 2026-04-01\n",
        "unknown-name",
        "nothing is called `C`",
        "did you mean `A`?",
    );
}
