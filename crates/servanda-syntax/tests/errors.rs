//! Every error message, with the text that causes it: `line:column name: message (help)`.

mod common;

use common::{errors, read};

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(errors(text), *expected, "{text}");
    }
}

#[test]
fn errors_of_characters() {
    check(&[
        (
            "indicator x \"X\" = 1,550",
            "4:19 number-with-comma: a comma in the number `1,550` (write `1550` or `1_550`)",
        ),
        (
            "indicator x \"X\" = 3,67 %",
            "4:19 number-with-comma: a comma in the number `3,67` (write a decimal point: `3.67`)",
        ),
        (
            "indicator x \"X",
            "4:13 unterminated-text: the text `\"X` does not end on its line (end it with `\"`; a text does not run over lines)",
        ),
        ("indicator x “X\" = 1", "4:13 wrong-quotes: a text stands in double quotes (write `\"X\"`)"),
        ("indicator x 'X' = 1", "4:13 wrong-quotes: a text stands in double quotes (write `\"X\"`)"),
        (
            "indicator x \"a\u{202e}b\" = 1",
            "4:15 bidi-control: an invisible character that changes the direction of the text (U+202E) (delete it: with it a text may read otherwise than it is)",
        ),
        (
            "indicator x \"a\u{10}b\" = 1",
            "4:13 unprintable-text: the character U+0010 in a text (take it out: a text is one line of what can be seen)",
        ),
        (
            "indicator x \"X\" = a -b",
            "4:21 minus-without-spaces: a minus without spaces around it (write `a - b`; without spaces `a-b` is a name)",
        ),
        (
            "indicator x \"X\" = 5-3",
            "4:20 minus-without-spaces: a minus without spaces around it (write `a - b`; without spaces `a-b` is a name)",
        ),
        ("indicator x \"X\" = a ≤ 3", "4:21 unknown-sign: `≤` is not a sign of this language (write `<=`)"),
        (
            "commitment x \"X\"\n  from 2026-02-30",
            "5:8 no-such-date: `2026-02-30` is not a date of the calendar (write year, month and day: `2026-04-01`)",
        ),
        (
            "commitment x \"X\"\n  from 2026-2-3",
            "5:8 misshapen-date: `2026-2-3` has not the form of a date (write `2026-02-03`: month and day have two digits)",
        ),
        (
            "commitment x \"X\"\n  from 2026-02-03T25:00",
            "5:8 no-such-date: `2026-02-03T25:00` is not a date of the calendar (write date and time like `2026-04-01T10:00`, with an offset if need be: `2026-04-01T10:00+04:00`)",
        ),
        (
            "party IR \"I\"; party US \"U\"",
            "4:13 unknown-character: `;` stands for nothing here (delete it: a clause ends where the next one begins)",
        ),
        ("measure x \"X\" in kg & at natanz", "4:21 unknown-character: `&` stands for nothing here (write `and`)"),
        (
            "indicator x \"X\" = 1__5",
            "4:19 misplaced-underscore: `1__5` has a `_` that parts no digits (write `_` only between digits: `1_550`)",
        ),
        (
            "indicator x \"X\" = 99999999999999999999999999999999999",
            "4:19 number-too-large: the number `99999999999999999999999999999999999` is too large (write it in a larger unit; a number has at most 28 digits)",
        ),
    ]);
}

#[test]
fn errors_of_expressions() {
    check(&[
        (
            "indicator x \"X\" = -3",
            "4:19 negative-number: a minus with nothing before it (write `0 - 5`; a minus stands between two quantities)",
        ),
        (
            "indicator x \"X\" = a met and b met or c met",
            "4:19 and-mixed-with-or: `and` and `or` are mixed without parentheses (write `(A and B) or C` or `A and (B or C)`, whichever is meant)",
        ),
        (
            "indicator x \"X\" = not a met for 3 days",
            "4:19 not-mixed-with-for: `not` and `for` are mixed without parentheses (write `(not C) for D` or `not (C for D)`, whichever is meant)",
        ),
        (
            "indicator x \"X\" = 1 < a < 3",
            "4:19 chained-comparison: comparisons are not chained (write each comparison by itself: `a < b and b < c`)",
        ),
        (
            "indicator x \"X\" = (a + b",
            "4:25 expected-parenthesis: expected `)`, found the end of the clause (close the parenthesis with `)`)",
        ),
        (
            "indicator x \"X\" = all of (a met, b met",
            "4:39 expected-parenthesis: expected `,` or `)`, found the end of the clause (close the parenthesis with `)`)",
        ),
        (
            "indicator x \"X\" = a is met",
            "4:21 unknown-verdict: `is` says nothing of what stands before it (leave out `is`: `NAME met`)",
        ),
        (
            "indicator x \"X\" = a mett",
            "4:21 unknown-verdict: `mett` says nothing of what stands before it (did you mean `met`?)",
        ),
        (
            "indicator x \"X\" = a at natanz met",
            "4:31 misplaced-verdict: `met` follows the name of a commitment or a relief (for one site of it write `NAME of SITE met`)",
        ),
        (
            "indicator x \"X\" = 5 until 2026-01-01",
            "4:21 until-without-then: `until` inside an expression is followed by `then` (write `300 kg until D then 200 kg`; if the term ends at `until`, begin a line with it)",
        ),
        (
            "indicator x \"X\" = ",
            "4:18 expected-condition: expected a condition, found the end of the clause (write a comparison `M <= 300 kg`, a word `NAME met`, or `EVENT has happened`)",
        ),
        (
            "indicator x \"X\" = a +",
            "4:22 expected-quantity: expected another term, found the end of the clause (write a number, a name, or an expression in parentheses)",
        ),
        (
            "indicator x \"X\" = at most 2 of (a met)",
            "4:19 at-most-of: `at most` does not begin a condition (write `not at least 3 of (...)` for `at most 2 of (...)`)",
        ),
        (
            "indicator x \"X\" = sum stockpile",
            "4:19 expected-expression: expected a condition, found the keyword `sum` (write `sum of ...`; no name is a keyword)",
        ),
        (
            "indicator x \"X\" = ~a",
            "4:20 expected-number: expected a number, found `a` (write `~900` for 900 give or take a half of its last digit)",
        ),
        (
            "indicator x \"X\" = count of (a) where b met",
            "4:32 expected-name: expected the name of sites before `where`, found `where` (write `count of SITES where C`)",
        ),
        (
            "indicator x \"X\" = 3 if a met",
            "4:29 expected-keyword: expected `else`, found the end of the clause (write `300 kg if access met else 200 kg`)",
        ),
        (
            "indicator x \"X\" = share of commitments met",
            "4:28 expected-keyword: expected `milestones`, found `commitments` (write `share of milestones due met on time`)",
        ),
        (
            "indicator x \"X\" = a contested RU as b",
            "4:31 expected-keyword: expected `by`, found `RU` (write `800 pcs contested by RU as 700 pcs`)",
        ),
        (
            "indicator x \"X\" = (a and) met",
            "4:25 expected-condition: expected a condition, found `)` (write a comparison `M <= 300 kg`, a word `NAME met`, or `EVENT has happened`)",
        ),
    ]);
}

#[test]
fn errors_of_clauses() {
    check(&[
        (
            "commitment x \"X\"\n  IR kepes a <= 3",
            "5:6 unknown-verb: `kepes` is no verb of a commitment (did you mean `keeps`?)",
        ),
        (
            "commitment x \"X\"\n  IR must keep a <= 3",
            "5:6 unknown-verb: `must` is no verb of a commitment (write what it owes in the present: `IR keeps ...`, `IR does ...`)",
        ),
        (
            "commitment x \"X\"\n  varified by IAEA",
            "5:3 unknown-clause: no clause begins with `varified` (did you mean `verified`?)",
        ),
        (
            "commitment x \"X\"\nfrom 2026-01-01",
            "4:17 clause-not-indented: the clause `from` stands in column 1 (indent it by two spaces; in column 1 a declaration begins)",
        ),
        (
            "commitment x \"X\"\n  IR does e every month",
            "5:19 expected-duration: expected a duration, found `month` (write `every 1 month` (never more than that between one and the next), or `at least 1 times per month`)",
        ),
        (
            "commitment x \"X\"\n  IR does e within 10 days after f",
            "5:28 expected-keyword: expected `of`, found `after` (write `within 5 days of EVENT`, or `within 5 days after each PERIOD`)",
        ),
        (
            "commitment x \"X\"\n  IR does e by",
            "5:15 expected-date: expected a date or an event, found the end of the clause (write a date `2026-04-01`, a declared date, or `D after EVENT`)",
        ),
        (
            "commitment x \"X\"\n  IR does e on 2026-01-01",
            "5:13 done-on-a-date: `on` after what a party does (write `by D` for what is done once; `on D` is for what a party keeps)",
        ),
        (
            "commitment x \"X\"\n  IR refrains from a and b",
            "5:22 refrains-from-both: `and` after `refrains from` (write `refrains from A or B`: both are forbidden)",
        ),
        (
            "commitment x \"X\"\n  IR keeps a <= 3\n  until 2026-01-01 then 5",
            "6:20 then-without-quantity: `then` follows a clause `until`, which only ends the term (put `until D then Q` on the line of the quantity that it changes)",
        ),
        (
            "commitment x \"X\"\n  cure ten days",
            "5:8 expected-duration: expected a duration, found `ten` (write a number and `hours`, `days`, `weeks`, `months` or `years`: `14 days`)",
        ),
        (
            "commitment x \"X\"\n  cure 10 fortnights",
            "5:11 expected-duration: expected `hours`, `days`, `weeks`, `months` or `years`, found `fortnights` (write a number and `hours`, `days`, `weeks`, `months` or `years`: `14 days`)",
        ),
        (
            "commitment x \"X\"\n  verified by A, B",
            "5:16 verifiers-with-comma: verifiers with a comma between them (write `verified by A or B` (either is enough) or `verified by A and B` (both))",
        ),
        (
            "commitment x \"X\"\n  verified by A or B and C",
            "5:22 and-mixed-with-or: verifiers are joined by `or` and by `and` (name a `body` of those who verify together, or write two commitments)",
        ),
        (
            "report x \"X\" every week on Fryday for IR",
            "4:28 expected-day: expected a day of the week or `day N`, found `Fryday` (did you mean `Friday`?)",
        ),
        (
            "commitment x \"X\"\n  clause \"Article 1\"\n  cure 3\n  track\n  verified IAEA\ncommitment y \"Y\"\n  worth",
            "6:9 expected-duration: expected `hours`, `days`, `weeks`, `months` or `years`, found the end of the clause (write a number and `hours`, `days`, `weeks`, `months` or `years`: `14 days`)\n7:8 expected-name: expected `technical` or `political`, found the end of the clause (write a name as it is declared: letters, digits, `-`)\n8:12 expected-keyword: expected `by`, found `IAEA` (write `verified by IAEA within 5 days`)\n10:8 expected-quantity: expected a quantity, found the end of the clause (write a number, a name, or an expression in parentheses)",
        ),
        (
            "relief x \"X\"\n  US, EU each grant within 3 days",
            "5:21 each-grants: `each` does not stand before `grants` (write one relief for each of them)",
        ),
        (
            "commitment x \"X\"\n  IR keeps a <= 3 verified by IAEA\n  IR keeps",
            "6:11 expected-condition: expected a condition, found the end of the clause (write a comparison `M <= 300 kg`, a word `NAME met`, or `EVENT has happened`)",
        ),
        (
            "commitment x \"X\"\n  IR shall keep a <= 3",
            "5:6 unknown-verb: `shall` is no verb of a commitment (write what it owes in the present: `IR keeps ...`, `IR does ...`)",
        ),
        (
            "commitment x \"X\"\n  likely 3 days",
            "5:16 expected-keyword: expected `to`, found the end of the clause (write `likely 10 days to 30 days most likely 14 days`)",
        ),
        (
            "commitment x \"X\"\n  likely 99 %",
            "5:14 expected-keyword: expected `per`, found the end of the clause (write `likely 99 % per 30 days`)",
        ),
        (
            "agreement a \"A\"\n  zone",
            "5:7 expected-zone: expected a time zone, found the end of the clause (write the name of a zone: `zone Asia/Muscat`, `zone UTC`)",
        ),
        (
            "response x \"X\"\n  step \"a\" by IR",
            "5:17 expected-keyword: expected `within` or `after`, found the end of the clause (write `step \"Removal plan\" by IR within 5 days`)",
        ),
        (
            "event x \"X\" verified by IAEA always told",
            "4:37 expected-keyword: expected `reported`, found `told` (write `always reported to public`)",
        ),
        (
            "relief x \"X\"\n  worth 1.5 days after a\n  reversible 3 days",
            "5:18 expected-clause: expected a clause, found `after` (a clause of a relief begins with `P grants ...`, `when`, `worth`, `reversible within`, `suspend when`, `withdraw when`, `restore within`, or begin the next declaration in column 1)\n6:14 expected-keyword: expected `within`, found `3` (write `reversible within 14 days`)",
        ),
        (
            "commitment x \"X\"\n  cure 99999999999 days",
            "5:8 expected-whole-number: a duration of `99999999999` (write a whole number, in a smaller unit if need be)",
        ),
    ]);
}

#[test]
fn errors_of_declarations() {
    check(&[
        (
            "comitment x \"X\"\n  IR keeps a <= 3",
            "4:1 unknown-declaration: `comitment` declares nothing (did you mean `commitment`?)",
        ),
        (
            "measure phase \"X\" in kg",
            "4:9 reserved-word: `phase` is a keyword and cannot be the name of the measure (choose another name: `phase-1`, `the-phase`)",
        ),
        (
            "measure café_x \"X\" in kg",
            "4:9 not-a-name: `café_x` has not the form of a name (write `caf-x`: a name has letters A to Z, digits and `-`)",
        ),
        (
            "measure x \"X\" in",
            "4:17 expected-unit: expected a unit, found the end of the clause (write a unit: `kg`, `%`, `pcs`, `USD`, or one that is declared)",
        ),
        (
            "measure x \"X\" never up",
            "4:21 expected-keyword: expected `negative`, `falls` or `rises`, found `up` (write `never negative`, `never falls` or `never rises`)",
        ),
        ("party IR Iran", "4:10 expected-text: expected a title in double quotes, found `Iran` (write `\"Iran ...\"`)"),
        (
            "party",
            "4:6 expected-name: expected the name of the party, found the end of the clause (write `party NAME \"...\"`: a name of letters, digits and `-`)",
        ),
        (
            "  party IR",
            "4:3 declaration-indented: the declaration `party` is indented (begin a declaration in column 1)",
        ),
        (
            "hello world\nparty IR",
            "4:1 unknown-declaration: `hello` declares nothing (a declaration begins with its keyword: `party`, `site`, `measure`, `event`, `phase`, `commitment`, `relief`, ...)",
        ),
        (
            "commitment x \"X\"\n  allow because \"y\"",
            "5:9 reserved-word: expected the name of a finding, found the keyword `because` (no name is a keyword; another one would be `the-because`)",
        ),
        (
            "date x \"X\" a met",
            "4:14 expected-clause: expected a clause, found `met` (a clause of a date begins with `clause`, `title`, `allow`, or begin the next declaration in column 1)",
        ),
        (
            "period x \"X\" 1 year",
            "4:14 expected-keyword: expected `every`, found `1` (write `period fuel-year \"...\" every 1 year from 1995-10-22`)",
        ),
        ("sites x natanz", "4:9 expected-sign: expected `=`, found `natanz` (write `sites declared = natanz, fordow`)"),
        ("unit kg-U 1 kg", "4:11 expected-sign: expected `=`, found `1` (write `unit kg-UF6 = 0.676 kg-U`)"),
        (
            "zone UTC",
            "4:1 unknown-declaration: `zone` declares nothing (indent `zone` under the declaration it belongs to)",
        ),
        (
            "step \"a\" by IR",
            "4:1 unknown-declaration: `step` declares nothing (indent `step` under the declaration it belongs to)",
        ),
    ]);
}

#[test]
fn what_is_understood_without_a_word() {
    for text in [
        "indicator x “X” = 1",
        "indicator x „X“ = 1",
        "indicator x \"X\" = a\u{a0}+\u{202f}b",
        "indicator x \"X “Y” Z\" = 5kg + 3.67%",
        "relief x \"X\"\n  US grants within 3 days when a met suspend when b breached restore within 3 days when a met",
        "commitment x \"X\"\n  IR does e at least 2 times per week\n  from d\n  IR keeps a <= 3",
        "# only a comment",
        "",
    ] {
        assert_eq!(errors(text), "", "{text}");
    }
}

#[test]
fn every_error_of_a_file_is_reported_at_once_and_the_rest_is_read() {
    let text = "party IR \"I\"\nparty 3 \"X\"\nmeasure m \"M\" in kg never up good for 3 days\n\
                commitment c \"C\"\n  clause \"Article 3 (2)\"\n  IR keeps m <= 1,5 kg\n  cure 3\n  verified by IAEA\n\
                event e \"E\" onec";
    let (document, diagnostics) = read(text);
    let names: Vec<_> = diagnostics.iter().map(|d| d.name).collect();
    let expected = ["expected-name", "expected-keyword", "number-with-comma", "expected-duration", "unknown-clause"];
    assert_eq!(names, expected);
    let declared: Vec<_> = document.declarations.iter().map(|d| (d.name.text.as_str(), d.clauses.len())).collect();
    assert_eq!(declared, [("IR", 0), ("m", 2), ("c", 3), ("e", 0)]);
}

#[test]
fn an_error_cites_the_clause_in_which_it_lies() {
    let text = "commitment c \"C\"\n  clause \"Article 3 (2)\"\n  cure 3\nevent e \"E\" onec";
    let clauses: Vec<_> = read(text).1.into_iter().map(|d| d.clause).collect();
    assert_eq!(clauses, [Some("Article 3 (2)".to_owned()), None]);
}
