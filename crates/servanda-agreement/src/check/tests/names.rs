//! Names, clauses, sites, units.

use super::*;

#[test]
fn an_unknown_name_is_met_with_the_nearest() {
    refused(
        "commitment c \"C\"\n  A keeps totl <= 5 kg\n",
        "unknown-name",
        "nothing is called `totl`",
        "did you mean `total`?",
    );
    assert_eq!(place("commitment c \"C\"\n  A keeps totl <= 5 kg\n"), "totl");
    refused(
        "commitment c \"C\"\n  XYZZY keeps total <= 5 kg\n",
        "unknown-name",
        "nothing is called `XYZZY`",
        "an actor of that name must be declared",
    );
}

#[test]
fn a_name_is_declared_once() {
    refused("event total \"Total\"\n", "duplicate-name", "`total` is declared twice", "give one of them another name");
    let (_, diagnostics) = diagnose(&format!("{PREAMBLE}event total \"Total\"\n"));
    assert_eq!(diagnostics[0].labels[1].text, "first declared here");
}

#[test]
fn a_name_is_well_formed_short_and_no_keyword() {
    let said = |name: &str| {
        let diagnostics = diagnose_changed("event x \"X\"\n", |declaration| declaration.name.text = name.to_owned());
        let [diagnostic] = diagnostics.as_slice() else { panic!("{diagnostics:#?}") };
        (diagnostic.name, diagnostic.message.clone())
    };
    assert_eq!(said("a--b"), ("ill-formed-name", "`a--b` is not a name".to_owned()));
    assert_eq!(said(&"a".repeat(101)), ("name-too-long", "this name is 101 letters long".to_owned()));
    assert_eq!(said("baseline"), ("reserved-name", "`baseline` is a word of the language".to_owned()));
}

#[test]
fn a_name_of_the_wrong_kind_is_told_apart() {
    refused(
        "commitment c \"C\"\n  A keeps done <= 5\n",
        "wrong-kind",
        "`done` is an event, a measure is needed here",
        "count it: `count of done`",
    );
    refused(
        "commitment c \"C\"\n  total does done by 2026-06-01\n",
        "wrong-kind",
        "`total` is a measure, an actor is needed here",
        "name an actor instead of `total`",
    );
    refused(
        "commitment c \"C\"\n  A does done by done + 3 days\n",
        "wrong-kind",
        "`done` is an event, a date is needed here",
        "count from it: `14 days after done`",
    );
}

#[test]
fn an_agreement_needs_itself_a_zone_and_a_beginning() {
    refused_alone(
        "party A \"A\"",
        "no-agreement",
        "no `agreement` is declared",
        "begin with `agreement my-agreement \"Title\"`, `zone Europe/Vienna` and `in force 2026-01-01`",
    );
    refused_alone(
        "agreement a \"A\"\n  in force 2026-01-01",
        "missing-clause",
        "the agreement `a` has no `zone`",
        "add `zone Europe/Vienna`, the time zone in which its days are counted",
    );
    refused_alone(
        "agreement a \"A\"\n  zone UTC",
        "missing-clause",
        "the agreement `a` has no `in force`",
        "add `in force 2026-01-01`, the first day on which it binds",
    );
    refused_alone(
        "agreement a \"A\"\n  zone Asia/Muskat\n  in force 2026-01-01",
        "unknown-zone",
        "`Asia/Muskat` is not a time zone",
        "write a name of the IANA time zone database, such as `Asia/Muscat`, `Europe/Vienna` or `UTC`",
    );
    refused(
        "agreement second \"S\"\n  zone UTC\n  in force 2026-01-01\n",
        "second-agreement",
        "`second` is a second agreement in this dossier",
        "a dossier holds one agreement; keep the other in a folder of its own",
    );
}

#[test]
fn clauses_stand_where_they_belong_once() {
    refused(
        "event x \"X\"\n  cure 10 days\n",
        "clause-not-allowed",
        "an event has no clause `cure`",
        "an event may have `at`, `of`, `once`, `counted in`, `verified by`, `always reported`, `reported to public`, \
         `clause`, `title`, `allow`",
    );
    refused(
        "commitment c \"C\"\n  A keeps total <= 5 kg\n  cure 10 days\n  cure 12 days\n",
        "clause-given-twice",
        "`cure` is given twice",
        "keep one of them",
    );
    refused(
        "commitment c \"C\"\n  A keeps total <= 5 kg\n  until 2026-05-01\n  through 2026-06-01\n",
        "clause-given-twice",
        "`through` cannot stand beside `until`",
        "keep one of `until` and `through`",
    );
}

#[test]
fn what_is_missing_is_said() {
    refused(
        "commitment c \"C\"\n  cure 10 days\n",
        "missing-clause",
        "the commitment `c` has no `keeps`, `does`, `allows`, `achieves` or `refrains from`",
        "say who owes what: `P keeps CONDITION`, `P does EVENT by DATE`, `P allows EVENT every 30 days`",
    );
    refused(
        "relief r \"R\"\n  worth 5 USD\n",
        "missing-clause",
        "the relief `r` has no `grants`",
        "say who grants it: `P grants within 10 days` or `P grants by DATE`",
    );
    refused(
        "response r \"R\"\n  step \"Talk\" by A within 3 days\n",
        "missing-clause",
        "the response `r` has no `when`",
        "say what sets it off: `when COMMITMENT breached`",
    );
    refused(
        "measure m \"M\"\n",
        "missing-clause",
        "it is not said in what `m` is measured",
        "add `in kg`, `in %`, `in pcs`, `in yes/no` or `in levels low, high`, or a formula `= a + b`",
    );
}

#[test]
fn units_are_known_or_declared() {
    refused(
        "measure m \"M\" in kgg\n",
        "unknown-unit",
        "`kgg` is not a unit",
        "did you mean `kg`? a unit of its own is declared: `unit kgg = 1 kg`",
    );
    refused("unit kg = 5 t\n", "built-in-unit", "the unit `kg` is built in", "leave the declaration out");
    refused(
        "unit aa = 2 bb\nunit bb = 2 aa\n",
        "circular-definition",
        "`aa` is declared by way of itself",
        "declare one of them by a built-in unit",
    );
    let agreement = accepted("unit kg-UF6 = 0.676 kg-U\nmeasure u \"U\" in kg-UF6\n");
    let unit = agreement.units.iter().find(|(_, unit)| unit.symbol.as_str() == "kg-UF6").unwrap().1;
    assert_eq!((unit.base.as_str(), unit.factor.to_string()), ("kg-U", "0.676".to_owned()));
}

#[test]
fn sets_of_sites_hold_sites_and_not_themselves() {
    refused(
        "sites one = two\nsites two = one\n",
        "circular-definition",
        "`one` waits for `two`, which waits for `one`",
        "name the sites themselves in one of them",
    );
    refused(
        "sites one = done\n",
        "wrong-kind",
        "`done` is an event, a site or a set of sites is needed here",
        "name a site or a set of sites instead of `done`",
    );
    let agreement = accepted("sites all-sites = plants, depot, north\n");
    let Some(Named::SiteSet(id)) = agreement.named("all-sites") else { panic!() };
    assert_eq!(agreement.site_sets[id].sites.len(), 3);
}

#[test]
fn bodies_are_made_of_actors() {
    refused(
        "body team \"Team\" members joint\n",
        "body-in-body",
        "the body `joint` cannot be a member of a body",
        "name the members of `joint` themselves",
    );
    refused("body team \"Team\" members A, A\n", "named-twice", "`A` is named twice", "name it once");
}

#[test]
fn the_clause_of_the_agreement_is_cited() {
    let body = "commitment c \"C\"\n  clause \"Article 3\"\n  A keeps total <= 5\n";
    let (_, diagnostics) = diagnose(&format!("{PREAMBLE}{body}"));
    assert_eq!(diagnostics[0].clause.as_deref(), Some("Article 3"));
}

#[test]
fn all_errors_are_reported_at_once() {
    let body =
        "commitment c \"C\"\n  A keeps totl <= 5 kg\n  verified by W\ncommitment d \"D\"\n  A keeps total <= 5\n";
    let (_, diagnostics) = diagnose(&format!("{PREAMBLE}{body}"));
    let names: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.name).collect();
    assert_eq!(names, ["unknown-name", "unknown-name", "unit-mismatch"]);
}

#[test]
fn what_the_parser_has_reported_is_not_reported_again() {
    let said = |body: &str| {
        let file = SourceFile::new("agreement.accord.md", &format!("```accord\n{PREAMBLE}{body}\n```\n"));
        let (declarations, faults) = parse(&file);
        let (agreement, diagnostics) = super::super::check(&[(file, declarations)]);
        assert!(agreement.is_none());
        let all = faults.iter().chain(&diagnostics);
        all.map(|diagnostic| diagnostic.name).collect::<Vec<_>>()
    };
    assert_eq!(said("commitment c \"C\"\n  A keeps (total <=\n"), ["expected-quantity"]);
    assert_eq!(said("event sum \"S\"\n"), ["reserved-word"]);
    assert_eq!(said("measure m \"M\" in\n"), ["expected-unit"]);
    assert_eq!(said("commitment c \"C\"\n  A does dne by 2026-02-30\n"), ["no-such-date", "unknown-name"]);
    assert_eq!(said("date d 2026-02-30\nphase p \"P\" from 2026-01-01 until d\n"), ["no-such-date"]);
}
