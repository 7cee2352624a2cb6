//! Laws of the JSON form: what can be said in one form is said in the other, whatever it is; nothing is read otherwise.

// Clippy knows tests by their attribute, which helpers have not.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod common;

use proptest::prelude::*;
use serde_json::{Value, json};
use servanda_base::{Diagnostic, SourceFile};
use servanda_syntax::{parse, parse_json, to_json};

const NAMES: &[&str] = &["a", "b-c", "IR", "Natanz2", "d-day"];
const LENGTHS: &[&str] = &["1 day", "24 hours", "2 weeks", "3 months", "10 years"];
const NUMBERS: &[&str] = &["0", "5", "300", "3.67", "1550.00", "500000000"];
const UNITS: &[&str] = &["kg", "%", "USD", "kg-UF6", "t"];
const VERDICTS: &[&str] = &["met", "met on time", "breached", "in effect", "excused", "open", "running", "due"];

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = Value> + Clone {
    prop::sample::select(words).prop_map(Value::from)
}

fn names() -> impl Strategy<Value = Value> + Clone {
    prop::collection::vec(one_of(NAMES), 1..4).prop_map(Value::from)
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => one_of(NAMES).prop_map(|name| json!({"name": name})),
        2 => (one_of(NUMBERS), prop::option::of(one_of(UNITS))).prop_map(|(value, unit)| match unit {
            Some(unit) => json!({"number": {"value": value, "unit": unit}}),
            None => json!({"number": {"value": value}}),
        }),
        1 => prop::sample::select(&[("900", "50"), ("3.6", "0.05"), ("0", "0.5"), ("0", "500000"), ("1000000", "500000")][..])
            .prop_map(|(value, half)| json!({"number": {"value": value, "give-or-take": half}})),
        1 => prop::sample::select(&["yes", "no", "baseline"][..]).prop_map(Value::from),
        1 => Just(json!({"date": "2026-04-01"})),
        1 => Just(json!({"date-time": "2026-04-01T10:00+04:00"})),
        1 => one_of(LENGTHS).prop_map(|length| json!({"duration": length})),
        1 => one_of(NAMES).prop_map(|name| json!({"start-of": name})),
        1 => (one_of(NAMES), one_of(NAMES)).prop_map(|(name, of)| json!({"of": {"name": name, "of": of}})),
        1 => any::<(bool, bool)>().prop_map(|(due, on)| json!({"share-of-milestones": {"due": due, "on-time": on}})),
        1 => (one_of(NAMES), one_of(VERDICTS)).prop_map(|(name, word)| json!({"verdict": {"name": name, "word": word}})),
        1 => (one_of(NAMES), one_of(NAMES), one_of(VERDICTS))
            .prop_map(|(name, of, word)| json!({"verdict": {"name": name, "of": of, "word": word}})),
    ]
}

/// A date; a date has no `until` of its own.
fn date() -> impl Strategy<Value = Value> + Clone {
    let sum = (one_of(NAMES), one_of(LENGTHS), prop::bool::ANY).prop_map(|(name, length, later)| {
        let sides = json!({"left": {"name": name}, "right": {"duration": length}});
        if later { json!({"+": sides}) } else { json!({"-": sides}) }
    });
    let contested = (one_of(NAMES), one_of(NAMES)).prop_map(
        |(own, by)| json!({"contested": {"own": {"name": own}, "others": [{"by": by, "as": {"date": "2026-05-01"}}]}}),
    );
    prop_oneof![one_of(NAMES).prop_map(|name| json!({"name": name})), sum, contested]
}

const SIGNS: &[&str] = &["+", "-", "*", "/", "=", "!=", "<", "<=", ">", ">=", "before"];

/// Any tree, whether or not it makes sense: what it means is for the checker to say.
fn expression() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(4, 24, 3, |inner| {
        let list = prop::collection::vec(inner.clone(), 1..4).prop_map(Value::from);
        let two = (inner.clone(), inner.clone());
        let three = (inner.clone(), inner.clone(), inner.clone());
        prop_oneof![
            6 => (prop::sample::select(SIGNS), two.clone())
                .prop_map(|(sign, (left, right))| json!({sign: {"left": left, "right": right}})),
            2 => (prop::sample::select(&["all", "any", "later-of", "earlier-of"][..]), list.clone())
                .prop_map(|(tag, list)| json!({tag: list})),
            1 => (0u32..9, list).prop_map(|(count, of)| json!({"at-least": {"count": count, "of": of}})),
            2 => (prop::sample::select(&["not", "happened", "baseline-of"][..]), inner.clone())
                .prop_map(|(tag, inner)| json!({tag: inner})),
            1 => (inner.clone(), one_of(LENGTHS))
                .prop_map(|(condition, length)| json!({"for": {"condition": condition, "length": length}})),
            1 => (inner.clone(), one_of(LENGTHS))
                .prop_map(|(event, length)| json!({"after": {"event": event, "length": length}})),
            1 => (0u32..99, inner.clone()).prop_map(|(day, date)| json!({"day-of": {"day": day, "date": date}})),
            2 => (inner.clone(), names()).prop_map(|(what, sites)| json!({"at": {"what": what, "sites": sites}})),
            1 => (prop::sample::select(&["sum", "max", "min", "mean"][..]), inner.clone(), prop::option::of(names()))
                .prop_map(|(how, of, at)| match at {
                    Some(at) => json!({"aggregate": {"how": how, "of": of, "at": at, "in": "month"}}),
                    None => json!({"aggregate": {"how": how, "of": of}}),
                }),
            2 => (inner.clone(), prop::option::of(names()), 0..4, date())
                .prop_map(|(of, at, window, date)| {
                    let mut count = json!({"of": of});
                    if let Some(at) = at {
                        count["at"] = at;
                    }
                    match window {
                        0 => {}
                        1 => count["window"] = json!({"last": "30 days"}),
                        2 => count["window"] = json!({"since": date}),
                        _ => count["window"] = json!({"in": "quarter"}),
                    }
                    json!({"count": count})
                }),
            1 => (one_of(NAMES), inner.clone())
                .prop_map(|(sites, condition)| json!({"count-where": {"sites": sites, "condition": condition}})),
            1 => two.clone().prop_map(|(percent, of)| json!({"percent-of": {"percent": percent, "of": of}})),
            1 => three.prop_map(|(a, b, c)| json!({"if": {"condition": a, "then": b, "else": c}})),
            1 => (two, date())
                .prop_map(|((a, b), date)| json!({"until-then": {"first": a, "until": date, "then": b}})),
            1 => (inner.clone(), prop::collection::vec((one_of(NAMES), inner), 1..3)).prop_map(|(own, others)| {
                let others: Vec<Value> = others.into_iter().map(|(by, other)| json!({"by": by, "as": other})).collect();
                json!({"contested": {"own": own, "others": others}})
            }),
        ]
    })
}

/// A declaration with an expression in each place where one may stand.
fn declaration() -> impl Strategy<Value = Value> {
    let clause = (
        prop::sample::select(&["begins-when", "ends-when", "excused-while", "when", "suspend-when", "worth"][..]),
        expression(),
    )
        .prop_map(|(tag, expression)| json!({tag: expression}));
    let verb = prop::sample::select(&["keeps", "does", "allows", "achieves", "refrains-from"][..]);
    let sentence = (names(), any::<bool>(), verb, expression(), prop::option::of(names()), 0..7, expression())
        .prop_map(|(by, each, verb, what, at_each, when, other)| {
            let mut sentence = json!({"by": by});
            if each {
                sentence["each"] = json!(true);
            }
            sentence["verb"] = json!(verb);
            sentence["what"] = json!([what]);
            if let Some(at_each) = at_each {
                sentence["at-each"] = at_each;
            }
            let amount = json!({"number": {"value": "3", "unit": "kg"}});
            let when = match (verb, when) {
                ("keeps", 0..3) => json!({"on": [{"date": "2026-04-01"}, {"name": "d-day"}]}),
                ("keeps" | "refrains-from", _) | (_, 0) => Value::Null,
                (_, 1) => json!({"by": {"name": "d-day"}}),
                (_, 2) => json!({"within": {"length": "3 days", "of": other}}),
                (_, 3) => json!({"every": "14 days"}),
                (_, 4) => json!({"after-each": {"within": "5 days", "period": "month"}}),
                (_, 5) => json!({"at-least": {"amount": amount, "per": "month"}}),
                _ => json!({"at-most": {"amount": other, "per": "fuel-year"}}),
            };
            if !when.is_null() {
                sentence["when"] = when;
            }
            json!({"owes": sentence})
        });
    prop_oneof![
        expression().prop_map(|formula| json!({"indicator": {"name": "x", "title": "X", "formula": formula}})),
        expression().prop_map(|formula| json!({"measure": {"name": "x", "formula": formula}})),
        (prop::sample::select(&["commitment", "relief", "phase"][..]), clause)
            .prop_map(|(keyword, clause)| json!({keyword: {"name": "x", "title": "X", "clauses": [clause]}})),
        sentence.prop_map(|sentence| json!({"commitment": {"name": "x", "title": "X", "clauses": [
            sentence, {"comment": "a remark"}, {"from": {"date": "2026-04-01"}}, {"until": {"name": "d-day"}},
        ]}})),
    ]
}

fn agreement(items: &[Value]) -> String {
    json!({"version": 1, "kind": "agreement", "items": items}).to_string()
}

fn errors(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).map(|diagnostic| diagnostic.name).collect()
}

fn as_value(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_json_says_the_text_says(items in prop::collection::vec(declaration(), 1..3)) {
        let json = agreement(&items);
        let (document, diagnostics) = parse_json(&SourceFile::new("agreement.json", &json));
        assert!(errors(&diagnostics).is_empty(), "{json}\n{}\n{}", document.print(), common::told(&diagnostics));
        assert_eq!(as_value(&to_json(std::slice::from_ref(&document)).unwrap()), as_value(&json));
        let (printed, diagnostics) = parse(&SourceFile::new("a.accord.md", &document.print()));
        assert!(errors(&diagnostics).is_empty());
        assert_eq!(as_value(&to_json(std::slice::from_ref(&printed)).unwrap()), as_value(&json));
    }

    /// A program that writes nonsense is told so, or is read as what it wrote; no text slips in as anything else.
    #[test]
    fn nothing_is_read_otherwise_than_it_was_written(
        name in "[a-z\"\\n #=,-]{0,12}",
        title in "\\PC{0,12}",
        prose in "[#a \\n`~<>!-]{0,20}|\\PC*",
        formula in expression(),
    ) {
        let item = json!({"indicator": {"name": name, "title": title, "formula": formula}});
        let json = agreement(&[json!({"prose": prose}), item, json!({"party": {"name": "IR"}})]);
        let (document, diagnostics) = parse_json(&SourceFile::new("agreement.json", &json));
        for diagnostic in &diagnostics {
            let span = diagnostic.labels[0].span;
            assert!(json.get(span.start..span.end).is_some(), "{span:?} in {json}");
        }
        if errors(&diagnostics).is_empty() {
            assert_eq!(document.declarations.len(), 2);
            assert_eq!(document.declarations[0].name.text, name);
            assert_eq!(document.declarations[0].title.as_ref().map(|title| title.text.as_str()), Some(title.as_str()));
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[\\[\\]{}\":,a-z0-9\\\\ ]{0,60}|\\PC*") {
        let (_, diagnostics) = parse_json(&SourceFile::new("agreement.json", &text));
        assert!(!errors(&diagnostics).is_empty());
    }
}
