//! Every clause, and what it is lowered to; where a clause ends.

mod common;

use common::{clauses, declared, one};
use servanda_base::{DurationUnit, SourceFile};
use servanda_syntax::ast::{ActorRole, ClauseKind, Item, Joined, ReportDay, StepClock, Term};
use servanda_syntax::parse;

/// The first words of the debug text of each clause: which it is.
fn kinds(text: &str) -> Vec<String> {
    let name = |clause: String| clause.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
    clauses(text).into_iter().map(name).collect()
}

#[test]
fn the_clauses_of_each_declaration_are_told_apart() {
    for (text, expected) in [
        ("agreement a \"A\" zone Asia/Muscat in force d until e baseline f", "Zone InForce Baseline"),
        ("body b \"B\" members IR, US", "Members"),
        ("party p \"P\" clause \"1\" title fa \"ی\" allow some-finding because \"x\"", "Clause Title Allow"),
        (
            "measure m \"M\" in kg at s of US good for 3 days never negative per year verified by V",
            "In At Of GoodFor NeverNegative Per VerifiedBy",
        ),
        ("measure m \"M\" in yes/no never falls", "InYesNo NeverFalls"),
        ("measure m \"M\" in levels none, minimum, complete never rises", "InLevels NeverRises"),
        ("measure m \"M\" = a + b\n  contested by RU as a\n  in kg", "Contested In"),
        (
            "event e \"E\" at s of US once counted in t verified by each other within 3 days always reported",
            "At Of Once CountedIn VerifiedBy AlwaysReported",
        ),
        ("event e \"E\" reported to public", "ReportedToPublic"),
        ("phase p \"P\" from d until e", "From Until"),
        ("phase p \"P\" begins when a met ends when b met", "BeginsWhen EndsWhen"),
        (
            "commitment c \"C\" track technical in phase p during q from d through e to US, RU",
            "Track InPhase During From Through To",
        ),
        (
            "commitment c \"C\" verify \"x\" by V within 3 days cure 3 days after e excused while f met as target",
            "Verify Cure ExcusedWhile AsTarget",
        ),
        (
            "commitment c \"C\" replaces b agreed d likely 1 day to 3 days most likely 2 days report likely 1 day to 2 days",
            "Replaces LikelyTakes ReportLikely",
        ),
        ("commitment c \"C\" likely 99.5 % per 30 days", "LikelyHolds"),
        (
            "relief r \"R\" US grants by d to IR when a met worth 5 USD reversible within 3 days irreversible",
            "Grants To When Worth Reversible Irreversible",
        ),
        (
            "relief r \"R\" suspend when a met withdraw when b met restore within 3 days when c met",
            "SuspendWhen WithdrawWhen Restore",
        ),
        ("relief r \"R\"\n  restore within 3 days\n  when c met", "Restore When"),
        ("procedure p \"P\" stage \"x\" 3 days then \"y\" extendable by all", "Stage Then ExtendableByAll"),
        (
            "response r \"R\" when a met step \"x\" by V within 1 day step \"y\" by V after 2 days re-engage when b met",
            "When Step Step ReEngageWhen",
        ),
        ("scenario s \"S\" when a met prepare \"x\" owner V", "When Prepare"),
        ("risk r \"R\" phase p owner V mitigation \"x\"", "Phase Owner Mitigation"),
        ("report r \"R\" every week on Friday for IR, public track technical", "Every For Track"),
        ("briefing b \"B\" every month on day 1 for public", "Every For"),
    ] {
        assert_eq!(kinds(text).join(" "), expected, "{text}");
    }
}

#[test]
fn a_clause_on_its_own_line_is_not_taken_into_the_expression_before_it() {
    let text =
        "commitment c \"C\"\n  IR keeps a <= 300 kg until d then 200 kg\n  until e\n  excused while f\n  IR does g";
    assert_eq!(kinds(text).join(" "), "Owes Until ExcusedWhile Owes");
    assert_eq!(kinds("measure m \"M\" = a + b\n  of US\n  at s").join(" "), "Of At");
    assert_eq!(common::sentence("IR,\n  US do e"), "IR,US Does e");
    assert_eq!(kinds("procedure p \"P\"\n  stage \"x\" 3 days\n  then \"y\"").join(" "), "Stage Then");
}

#[test]
fn what_stands_in_a_clause() {
    let kind = |text: &str| one(text).clauses.remove(0).kind;
    let ClauseKind::VerifiedBy { by, joined, within } = kind("event e \"E\" verified by A and B within 2 weeks") else {
        panic!()
    };
    assert_eq!((by.len(), joined), (2, Joined::And));
    assert_eq!(within.unwrap().duration.unit, DurationUnit::Week);
    let ClauseKind::VerifiedBy { by, joined, .. } = kind("event e \"E\" verified by each other") else { panic!() };
    assert_eq!((by.len(), joined), (0, Joined::EachOther));
    let ClauseKind::Every { period, on } = kind("report r \"R\" every week on Friday") else { panic!() };
    assert_eq!((period.text.as_str(), on), ("week", Some(ReportDay::Weekday(5))));
    let ClauseKind::Every { on, .. } = kind("report r \"R\" every month on day 31") else { panic!() };
    assert_eq!(on, Some(ReportDay::Day(31)));
    let ClauseKind::Step { clock, .. } = kind("response r \"R\" step \"x\" by V after 2 days") else { panic!() };
    assert!(matches!(clock, StepClock::After(length) if length.duration.count == 2));
    let ClauseKind::Grants { by, term } = kind("relief r \"R\" US, EU grant within 10 days") else { panic!() };
    assert_eq!(by.len(), 2);
    assert!(matches!(term, Some(Term::Within(_))));
    let ClauseKind::AlwaysReported { to_public } = kind("event e \"E\" always reported to public") else { panic!() };
    assert!(to_public);
    let ClauseKind::Zone(zone) = kind("agreement a \"A\" zone America/Argentina/Buenos_Aires") else { panic!() };
    assert_eq!(zone.text, "America/Argentina/Buenos_Aires");
}

#[test]
fn heads() {
    let items: Vec<_> = declared(
        "host OM \"O\"\nsites s = a, b\nsites t \"T\" = a\nunit kg-UF6 = 0.676 kg-U\n\
         period fuel-year \"F\" every 1 year from 1995-10-22\nmeasure m \"M\" in t",
    )
    .into_iter()
    .map(|declaration| (declaration.item, declaration.title.map(|title| title.text)))
    .collect();
    assert!(matches!(&items[0], (Item::Actor(ActorRole::Host), Some(title)) if title == "O"));
    assert!(matches!(&items[1], (Item::Sites(sites), None) if sites.len() == 2));
    assert!(matches!(&items[2], (Item::Sites(sites), Some(_)) if sites.len() == 1));
    assert!(matches!(&items[3].0, Item::Unit(expr) if common::show(expr) == "0.676kg-U"));
    assert!(matches!(&items[4].0, Item::Period { every, .. } if every.duration.count == 1));
    assert!(matches!(&items[5].0, Item::Measure(None)));
}

#[test]
fn places_are_those_of_the_file() {
    let text =
        "## Article 7\r\n\r\n- item\r\n\r\n  > ```accord\r\n  > party IR \"Iran\"\r\n  >   clause \"1\"\r\n  > ```\r\n";
    let (document, diagnostics) = parse(&SourceFile::new("a.accord.md", text));
    assert!(diagnostics.is_empty(), "{}", common::told(&diagnostics));
    let party = &document.declarations[0];
    assert_eq!(party.heading.as_deref(), Some("Article 7"));
    assert_eq!(&text[party.name.span.start..party.name.span.end], "IR");
    let clause = party.clauses[0].span;
    assert_eq!(&text[clause.start..clause.end], "clause \"1\"");
    assert_eq!(document.print(), text);
}

#[test]
fn only_closed_accord_blocks_are_read() {
    let read = |text: &str| {
        let (document, diagnostics) = parse(&SourceFile::new("a.accord.md", text));
        (document.declarations.len(), common::told(&diagnostics))
    };
    assert_eq!(read("```\nparty A \"A\"\n```\n"), (0, String::new()));
    assert_eq!(read("    party A \"A\"\n"), (0, String::new()));
    assert_eq!(read("~~~ accord\nparty A \"A\"\n~~~\n"), (1, String::new()));
    let unclosed = "1:1 unclosed-block: the block that begins here does not end (end it with a line ```` ``` ````)";
    assert_eq!(read("```accord\nparty A \"A\"\n"), (1, unclosed.to_owned()));
    assert_eq!(read("```accord").1, unclosed);
    let (_, other) = read("```Accord\nparty A \"A\"\n```\n");
    assert!(other.starts_with("1:1 block-not-read: the block `Accord` is not read"), "{other}");
}
