//! A whole agreement.

use servanda_base::{Decimal, Duration, DurationUnit, Interval, SourceFile};

use super::*;

fn oman() -> Agreement {
    let text = include_str!("../../../../../examples/oman-2026/agreement.accord.md");
    let (agreement, diagnostics) = check_file(SourceFile::new("agreement.accord.md", text));
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    agreement.unwrap()
}

fn commitment(agreement: &Agreement, name: &str) -> Commitment {
    let Some(Named::Commitment(id)) = agreement.named(name) else { panic!("no {name}") };
    agreement.commitments[id].clone()
}

#[test]
fn the_example_checks_clean() {
    let agreement = oman();
    assert_eq!(agreement.calendar.zone_name(), "Asia/Muscat");
    assert_eq!(agreement.baseline, Some(DateExpr::Day("2026-04-20".parse().unwrap())));
    assert_eq!((agreement.commitments.len(), agreement.reliefs.len(), agreement.events.len()), (11, 2, 10));
    assert_eq!(agreement.parties().count(), 2);
}

#[test]
fn the_cap_on_the_stock_steps_down() {
    let agreement = oman();
    let cap = commitment(&agreement, "stockpile-cap");
    assert_eq!(cap.declared.clause.as_deref(), Some("Article 3 (2)"));
    assert_eq!(cap.cure, Some(Cure { within: Duration::new(10, DurationUnit::Day), after: None }));
    let Form::Keeps { condition: Condition::Compare { left, op, right } } = cap.form else { panic!() };
    assert!(
        matches!(left, Quantity::Aggregate { how: Aggregate::Sum, at: At::Places(places), .. } if places.len() == 3)
    );
    assert_eq!(op, Comparison::AtMost);
    let Quantity::UntilThen { first, until, .. } = right else { panic!() };
    let kg = agreement.units.iter().find(|(_, unit)| unit.symbol.as_str() == "kg").map(|(id, _)| id);
    assert_eq!(*first, Quantity::Number(Interval::point(Decimal::from(300)), kg));
    assert_eq!(until, DateExpr::Day("2026-10-01".parse().unwrap()));
}

#[test]
fn the_level_is_read_at_each_site() {
    let agreement = oman();
    let cap = commitment(&agreement, "enrichment-cap");
    assert_eq!(cap.each.len(), 3);
    let Form::Keeps { condition: Condition::Compare { left, .. } } = cap.form else { panic!() };
    assert!(matches!(left, Quantity::Measure { at: At::Here, .. }));
    let access = commitment(&agreement, "access");
    assert!(matches!(
        access.form,
        Form::Within {
            act: Act::Does,
            event: EventRef { at: At::Here, .. },
            of: Trigger::Event(EventRef { at: At::Here, .. }),
            ..
        }
    ));
}

#[test]
fn relief_follows_verification() {
    let agreement = oman();
    let Some(Named::Relief(id)) = agreement.named("tranche-2") else { panic!() };
    let relief = &agreement.reliefs[id];
    let worth = Quantity::Number(Interval::point(Decimal::from(750_000_000)), relief.unit);
    assert_eq!(relief.worth, Some(worth));
    let Some(Condition::All(parts)) = &relief.when else { panic!() };
    assert!(matches!(parts.as_slice(), [Condition::Relief { .. }, Condition::For(..), Condition::AtLeast(2, _)]));
}

#[test]
fn a_large_agreement_checks_clean() {
    let text = include_str!("../../../../../examples/jcpoa-2015/agreement.accord.md");
    let (agreement, diagnostics) = check_file(SourceFile::new("agreement.accord.md", text));
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    assert!(agreement.is_some());
}
