//! Every fault of a row: its name, its place, its message and its cure.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::*;
use servanda_base::limits;

#[test]
fn unknown_names_are_met_with_the_nearest() {
    let fault = |row: Cells, name, place, message, help| one_fault(&[row], name, place, message, help);
    fault(
        reading().with("subject", "stokpile"),
        "unknown-name",
        "stokpile",
        "unknown name `stokpile`",
        "did you mean `stockpile`?",
    );
    fault(
        reading().with("site", "natans"),
        "unknown-site",
        "natans",
        "unknown site `natans`",
        "did you mean `natanz`?",
    );
    fault(
        reading().with("site", "arak"),
        "unknown-site",
        "arak",
        "unknown site `arak`",
        "write `natanz`, `fordow` or `isfahan`",
    );
    fault(
        reading().with("source", "IAEE"),
        "unknown-source",
        "IAEE",
        "unknown source `IAEE`",
        "did you mean `IAEA`? A new source needs a line in sources.csv",
    );
    fault(
        reading().with("source", "agency-x"),
        "unknown-source",
        "agency-x",
        "unknown source `agency-x`",
        "add a line for `agency-x` to sources.csv",
    );
    fault(
        reading().with("kind", "raeding"),
        "unknown-kind",
        "raeding",
        "unknown kind `raeding`",
        "did you mean `reading`?",
    );
    fault(reading().with("unit", "Kg"), "unknown-unit", "Kg", "unknown unit `Kg`", "did you mean `kg`?");
    fault(reading().with("unit", "lbs."), "unknown-unit", "lbs.", "unknown unit `lbs.`", "write `kg` or `t`");
}

#[test]
fn a_subject_must_be_of_its_kind() {
    one_fault(
        &[reading().with("subject", "inspection")],
        "wrong-subject",
        "inspection",
        "`inspection` is an event, not a measure",
        "what fits here is `cascades`, `deployed`, `enrichment-level`, `sealed`, `stockpile`, `tension` or `total`",
    );
    one_fault(
        &[reading().with("subject", "total").with("site", "")],
        "derived-measure",
        "total",
        "`total` is computed and never read",
        "record the measures from which it is computed",
    );
    one_fault(
        &[decision("enrichment-cap", "granted")],
        "wrong-subject",
        "enrichment-cap",
        "`enrichment-cap` is a commitment, not a relief",
        "what fits here is `licence`, `tranche-1` or `tranche-2`",
    );
    for (subject, value) in
        [("tranche-1", "paused"), ("disputes", "waived"), ("enrichment-cap", "opened"), ("disputes", "step 1 done")]
    {
        assert_eq!(read(&[decision(subject, value)]).1[0].name, "wrong-subject", "{subject} {value}");
    }
    for (subject, value) in [("tranche-1", "met"), ("enrichment-cap", "withheld")] {
        assert_eq!(read(&[finding(subject, value)]).1[0].name, "unknown-value", "{subject} {value}");
    }
    no_fault(&[
        decision("tranche-1", "waived"),
        decision("enrichment-cap", "waived").with("id", "r2").with("site", "natanz"),
        decision("baseline-declaration", "extended").with("id", "r3").with("through", "2026-07-10"),
        decision("disputes", "extended").with("id", "r4").with("through", "2026-07-10"),
        decision("level-breach", "step 4 done").with("id", "r5"),
        decision("baseline-declaration", "step 2 done").with("id", "r6"),
        decision("stockpile", "countermeasure").with("id", "r7"),
        decision("tranche-1", "withdrawn").with("id", "r8").with("amount", "5").with("unit", "USD"),
        finding("tranche-1", "withheld").with("id", "r9"),
        finding("enrichment-cap", "unknown").with("id", "r10").with("site", "declared"),
        decision("tranche-1", "announced").with("id", "r11").with("at", "2026-09-01"),
    ]);
}

#[test]
fn decisions_have_their_own_faults() {
    let fault = |row: Cells, name, place, message, help| one_fault(&[row], name, place, message, help);
    fault(
        decision("tranche-1", "grantd"),
        "unknown-value",
        "grantd",
        "unknown decision `grantd`",
        "did you mean `granted`?",
    );
    fault(
        decision("level-breach", "step 5 done"),
        "unknown-step",
        "step 5 done",
        "`level-breach` has no step 5",
        "its steps run from 1 to 4, those back counted on from those up",
    );
    fault(
        decision("enrichment-cap", "step 1 done"),
        "unknown-step",
        "step 1 done",
        "`enrichment-cap` has no step 1",
        "it has no steps at all",
    );
    fault(
        decision("baseline-declaration", "extended"),
        "missing-value",
        "",
        "an extension says through when",
        "write the last day of the longer term in the column `through`",
    );
    fault(
        decision("enrichment-cap", "extended").with("through", "2026-07-10"),
        "wrong-subject",
        "extended",
        "`enrichment-cap` is not owed once, so that it has no deadline to extend",
        "write `waived` or `paused`; only what is done once, as by `P does EVENT by DATE`, is extended",
    );
    fault(
        decision("consultation", "extended").with("through", "2026-07-10"),
        "wrong-subject",
        "extended",
        "the stages of `consultation` cannot be extended",
        "the text would have to say `extendable by all`",
    );
    fault(
        decision("licence", "granted").with("amount", "5").with("unit", "USD"),
        "unexpected-value",
        "5",
        "`licence` is not worth an amount",
        "leave `amount` empty",
    );
    fault(
        decision("tranche-1", "granted").with("amount", "5"),
        "missing-unit",
        "",
        "the unit of `tranche-1` is missing",
        "write `USD` in the column `unit`",
    );
    fault(
        decision("tranche-1", "granted").with("amount", "-5").with("unit", "USD"),
        "negative-value",
        "-5",
        "the amount `-5` is not above zero",
        "write how much was granted; leave it empty for all of it",
    );
    let (log, faults) = read(&[decision("disputes", "opened").with("of", "enrichment-cpa")]);
    assert_eq!((log.len(), faults[0].is_error()), (1, false));
    assert_eq!(faults[0].message, "nothing is declared as `enrichment-cpa`");
    assert_eq!(faults[0].help.as_deref(), Some("did you mean `enrichment-cap`?"));
}

#[test]
fn places_must_be_said_and_fit() {
    one_fault(
        &[reading().with("site", "")],
        "missing-site",
        "",
        "the row does not say at which site `stockpile` is counted",
        "write `natanz`, `fordow` or `isfahan` in the column `site`",
    );
    one_fault(
        &[reading().with("site", "qom")],
        "wrong-site",
        "qom",
        "`stockpile` has no place `qom`",
        "write `natanz`, `fordow` or `isfahan`",
    );
    assert_eq!(read(&[reading().with("site", "everywhere")]).1[0].name, "wrong-site");
    one_fault(
        &[reading().with("site", "stockpile")],
        "wrong-site",
        "stockpile",
        "`stockpile` is a measure, not a site",
        "write `natanz`, `fordow` or `isfahan`",
    );
    one_fault(
        &[event("team-met").with("site", "natanz")],
        "unexpected-value",
        "natanz",
        "`team-met` has no sites of its own",
        "leave `site` empty",
    );
    let deployed = || reading().with("subject", "deployed").with("unit", "pcs");
    one_fault(
        &[deployed().with("site", "QA")],
        "wrong-site",
        "QA",
        "`deployed` has no place `QA`",
        "write `IR` or `US`",
    );
    no_fault(&[deployed().with("site", "IR"), reading().with("id", "r2").with("site", "declared")]);
}

#[test]
fn values_must_fit_their_measure() {
    let fault = |row: Cells, name, place, message, help| one_fault(&[row], name, place, message, help);
    fault(
        reading().with("value", "1,550"),
        "comma-in-number",
        "\"1,550\"",
        "`1,550` has a comma",
        "write `1550`, or `1.550` if the comma was to be a decimal point",
    );
    fault(
        reading().with("value", "a lot"),
        "not-a-number",
        "a lot",
        "`a lot` is no number",
        "write a number (`205`), a bound (`>300`, `<=5`), a range (`100..120`, `62±3`) or about so much (`~900`)",
    );
    fault(
        reading().with("value", "unknwon"),
        "unknown-value",
        "unknwon",
        "unknown value `unknwon`",
        "did you mean `unknown`?",
    );
    fault(
        reading().with("value", ""),
        "missing-value",
        "",
        "`value` is empty",
        "write what was read, `unknown` or `refused`",
    );
    fault(
        reading().with("unit", ""),
        "missing-unit",
        "",
        "the unit of `stockpile` is missing",
        "write `kg` in the column `unit`",
    );
    fault(reading().with("unit", "%"), "wrong-unit", "%", "`stockpile` is not counted in `%`", "write `kg` or `t`");
    fault(
        reading().with("value", "-5"),
        "negative-value",
        "-5",
        "`stockpile` is never negative, and `-5` is",
        "correct the value; what could not be read is `unknown`",
    );
    fault(reading().with("amount", "5"), "unexpected-value", "5", "a reading has no `amount`", "leave `amount` empty");
    let sealed = || reading().with("subject", "sealed").with("site", "").with("unit", "");
    fault(
        sealed().with("value", "1"),
        "unknown-value",
        "1",
        "unknown value `1`",
        "write `no`, `yes`, `unknown` or `refused`",
    );
    fault(
        sealed().with("value", "yes").with("unit", "kg"),
        "unexpected-value",
        "kg",
        "`sealed` has no `unit`",
        "leave `unit` empty",
    );
    let tension = || sealed().with("subject", "tension");
    fault(tension().with("value", "hihg"), "unknown-value", "hihg", "unknown value `hihg`", "did you mean `high`?");
    no_fault(&[
        tension().with("value", "high"),
        sealed().with("id", "r2").with("value", "no"),
        reading().with("id", "r3").with("value", "refused").with("unit", ""),
        reading().with("id", "r4").with("value", "~0.5").with("unit", "t"),
    ]);
}

#[test]
fn events_carry_a_number_where_they_are_counted() {
    let fault = |row: Cells, name, place, message, help| one_fault(&[row], name, place, message, help);
    fault(
        event("fuel-delivered"),
        "missing-value",
        "",
        "`fuel-delivered` is counted in `kg`, and the row says no number",
        "write how much in the column `value`; `>0` if no more is known",
    );
    fault(
        event("team-met").with("value", "0"),
        "zero-events",
        "0",
        "an event that happened `0` times did not happen",
        "write `none`",
    );
    fault(
        event("team-met").with("value", "refuse"),
        "unknown-value",
        "refuse",
        "unknown value `refuse`",
        "did you mean `refused`?",
    );
    fault(
        event("team-met").with("unit", "pcs"),
        "unexpected-value",
        "pcs",
        "`team-met` has no `unit`",
        "leave `unit` empty",
    );
    no_fault(&[
        event("fuel-delivered").with("value", "12").with("unit", "t"),
        event("fuel-delivered").with("id", "r2").with("value", "none"),
        event("team-met").with("id", "r3").with("value", "2").with("through", "2026-06-11"),
    ]);
}

#[test]
fn times_must_exist_and_follow_each_other() {
    let fault = |row: Cells, name, place, message, help| one_fault(&[row], name, place, message, help);
    fault(
        reading().with("at", "2026-02-30"),
        "impossible-date",
        "2026-02-30",
        "there is no day `2026-02-30`",
        "`2026-02` has the days 01 to 28",
    );
    fault(
        reading().with("through", "2026-06-09"),
        "time-backwards",
        "2026-06-09",
        "through `2026-06-09` lies before `at`",
        "`at` is the beginning, `through` the last day of it",
    );
    fault(
        reading().with("recorded", "2026-06"),
        "not-a-time",
        "2026-06",
        "`2026-06` is neither a day nor an instant",
        "write a day as `2026-06-10` or an instant as `2026-06-10T08:00`",
    );
    fault(
        reading().with("recorded", "2026-06-09"),
        "recorded-too-early",
        "2026-06-09",
        "a reading cannot be recorded before it was so: `2026-06-09` is before `at`",
        "only a decision may be recorded ahead of its day; correct `at` or `recorded`",
    );
    fault(
        reading().with("recorded", ""),
        "missing-value",
        "",
        "`recorded` is empty",
        "say when it became known to the keeper of the log: `2026-06-12`",
    );
    no_fault(&[
        reading().with("at", "2026-06-12T23:00"),
        reading().with("id", "r2").with("recorded", "2026-06-10T00:00"),
        decision("tranche-1", "suspended").with("id", "r3").with("recorded", "2026-06-01"),
    ]);
}

#[test]
fn credibility_and_marking_are_words_of_their_systems() {
    let fault = |row: Cells, name, place, message, help| one_fault(&[row], name, place, message, help);
    fault(
        reading().with("credibility", "7"),
        "unknown-credibility",
        "7",
        "unknown credibility `7`",
        "write a number from `1` (confirmed by other sources) to `5` (improbable), or `6` (cannot be judged)",
    );
    fault(
        reading().with("marking", "red:"),
        "marking-names-nobody",
        "red:",
        "the marking `red:` names nobody",
        "name the actors who may see it: `red:IR,IAEA`",
    );
    fault(
        reading().with("marking", "red:IR,IEAE"),
        "unknown-actor",
        "\"red:IR,IEAE\"",
        "the marking names `IEAE`, who is no actor",
        "did you mean `IAEA`?",
    );
    fault(
        reading().with("marking", ""),
        "missing-value",
        "",
        "`marking` is empty",
        "the file has the column, so every row says who may see it: `clear` is everyone",
    );
    let marking = "TLP:AMBER+STRICT";
    fault(
        reading().with("marking", marking),
        "unknown-marking",
        marking,
        "unknown marking `TLP:AMBER+STRICT`",
        "did you mean `amber+strict`?",
    );
}

#[test]
fn no_credibility_is_six_with_one_warning() {
    let (log, faults) = read(&[
        reading(),
        reading().with("id", "r2").with("credibility", ""),
        reading().with("id", "r3").with("credibility", ""),
    ]);
    assert_eq!((log.len(), faults.len(), faults[0].is_error()), (3, 1, false));
    assert_eq!(
        faults[0].message,
        "2 readings, events and findings have no credibility: they count as 6, cannot be judged"
    );
    assert!(covered(&faults[0], 0).starts_with("r2,"));
}

#[test]
fn control_characters_and_endless_fields_are_refused() {
    one_fault(
        &[reading().with("note", "see \u{202e}fdp")],
        "control-character",
        "see \u{202e}fdp",
        "the field contains the control character U+202E",
        "take it out: a field is one line of plain text",
    );
    one_fault(
        &[reading().with("subject", "stock\u{1b}[0mpile")],
        "control-character",
        "stock\u{1b}[0mpile",
        "the field contains the control character U+001B",
        "take it out: a field is one line of plain text",
    );
    let endless = "x".repeat(limits::FIELD_BYTES + 1);
    one_fault(
        &[reading().with("note", &endless)],
        "field-too-long",
        &endless,
        "the field has 65537 bytes",
        "a field has at most 65536; a longer text goes into a document, and `url` says where",
    );
}

#[test]
fn all_faults_of_all_rows_are_told_at_once() {
    let (log, faults) = read(&[
        reading().with("subject", "stokpile").with("at", "2026-13-01").with("source", "IAEE").with("credibility", "9"),
        reading().with("id", "r2"),
        reading().with("id", "").with("unit", "kgs").with("value", "x").with("marking", "blue"),
    ]);
    assert_eq!(log.len(), 1);
    let names: Vec<_> = faults.iter().map(|fault| fault.name).collect();
    assert_eq!(
        names,
        [
            "unknown-name",
            "impossible-date",
            "unknown-source",
            "unknown-credibility",
            "missing-value",
            "not-a-number",
            "unknown-unit",
            "unknown-marking"
        ]
    );
}

#[test]
fn faults_beyond_the_limit_are_counted() {
    let rows: Vec<Cells> = (0..limits::DIAGNOSTICS + 5)
        .map(|index| reading().with("id", &format!("r{index}")).with("unit", "%"))
        .collect();
    let (log, faults) = read(&rows);
    assert!(log.is_empty());
    assert_eq!(faults.len(), limits::DIAGNOSTICS + 1);
    assert_eq!(faults.last().unwrap().message, "5 more faults are not listed");
    assert!(faults.last().unwrap().is_error());
}
