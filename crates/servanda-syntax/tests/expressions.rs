//! Every form of an expression, and what it is lowered to.

mod common;

use common::{expression, one, sentence};
use servanda_syntax::ast::Item;

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(expression(text), *expected, "{text}");
    }
}

#[test]
fn numbers() {
    check(&[
        ("1550", "1550"),
        ("1_550 pcs", "1550pcs"),
        ("3.67 %", "3.67%"),
        ("500 million USD", "500000000USD"),
        ("1.2 billion", "1200000000.0"),
        ("~900", "900±50.0"),
        ("~905 kg", "905±0.5kg"),
        ("~3.60 kg", "3.60±0.05kg"),
        ("~500 million USD", "500000000±50000000.0USD"),
        ("0.676 kg-U", "0.676kg-U"),
        ("24 hours", "[24 hours]"),
        ("1.5 hours", "1.5hours"),
        ("yes", "yes"),
    ]);
}

#[test]
fn arithmetic_and_what_binds_tighter() {
    check(&[
        ("a + b * c", "(Plus a (Times b c))"),
        ("a - b - c", "(Minus (Minus a b) c)"),
        ("(a + b) / 2", "(Divide [(Plus a b)] 2)"),
        ("3 % of a + b", "(Plus (% 3 a) b)"),
        (
            "2.8 % of baseline of cfc + 100 % of baseline of hcfc",
            "(Plus (% 2.8 (baseline cfc)) (% 100 (baseline hcfc)))",
        ),
        ("(a + 1) % of b of US at x", "(% [(Plus a 1)] (at (of b US) x))"),
        ("deployed of US + deployed of RU at bases", "(Plus (of deployed US) (at (of deployed RU) bases))"),
        (
            "300 kg until 2026-10-01 then 200 kg until 2027-01-01 then 100 kg",
            "(until 300kg 2026-10-01 (until 200kg 2027-01-01 100kg))",
        ),
        ("300 kg if access met else 200 kg", "(if <access met> 300kg 200kg)"),
        ("a + 1 if b >= 2 or c met else 0", "(if (any (AtLeast b 2) <c met>) (Plus a 1) 0)"),
        ("a <= 800 contested by RU as 700 contested by CN as 600", "(AtMost a (contested 800 RU:700 CN:600))"),
        ("300 kg contested by IR as 400 kg until d then 200 kg", "(until (contested 300kg IR:400kg) d 200kg)"),
    ]);
}

#[test]
fn sums_and_counts() {
    check(&[
        ("sum of stockpile at declared", "(sum stockpile at:declared)"),
        ("max of level at natanz, fordow", "(max level at:natanz,fordow)"),
        ("mean of flow in fuel-year", "(mean flow in:fuel-year)"),
        ("sum of flow of US at bases in month", "(sum (of flow US) at:bases in:month)"),
        ("min of (a + b) at s", "(min [(Plus a b)] at:s)"),
        ("count of inspection", "(count inspection)"),
        ("count of inspection at declared in the last 30 days", "(count inspection at:declared last:30 days)"),
        ("count of inspection since 2026-01-01", "(count inspection since:2026-01-01)"),
        ("count of reintroduced of US in quarter", "(count (of reintroduced US) in:quarter)"),
        ("count of declared where access has happened", "(count declared where (happened access))"),
        ("count of declared where a >= 2 and b met", "(count declared where (all (AtLeast a 2) <b met>))"),
        ("count of declared where (a met) >= 2", "(AtLeast (count declared where [<a met>]) 2)"),
        (
            "count of declared where (a met or b met) and c met",
            "(count declared where (all [(any <a met> <b met>)] <c met>))",
        ),
        ("share of milestones met", "(share due:false on-time:false)"),
        ("share of milestones due met on time", "(share due:true on-time:true)"),
        ("a <= baseline", "(AtMost a baseline)"),
        ("baseline of sum of a at s", "(baseline (sum a at:s))"),
    ]);
}

#[test]
fn conditions() {
    check(&[
        ("a = yes", "(Equal a yes)"),
        ("a != none", "(NotEqual a none)"),
        ("a < 1 and b > 2 and c met", "(all (Less a 1) (Greater b 2) <c met>)"),
        ("a met or b breached", "(any <a met> <b breached>)"),
        ("a met on time", "<a met on time>"),
        ("a of US met", "<a of:US met>"),
        ("tranche in effect", "<tranche in effect>"),
        ("a excused or b excused", "(any <a excused> <b excused>)"),
        ("d exhausted", "<d exhausted>"),
        ("r running", "<r running>"),
        ("e has happened", "(happened e)"),
        ("e at natanz has happened", "(happened (at e natanz))"),
        ("e before f of US", "(before e (of f US))"),
        ("a met for 30 days", "(for <a met> 30 days)"),
        ("a <= 5 for 2 weeks and b met", "(all (for (AtMost a 5) 2 weeks) <b met>)"),
        ("not a met and b met", "(all (not <a met>) <b met>)"),
        ("not any of (a met, b at x >= 3)", "(not (any <a met> (AtLeast (at b x) 3)))"),
        ("(not a met) for 1 day", "(for [(not <a met>)] 1 day)"),
        ("at least 2 of (a met, b met, all of (c met, d met))", "(at-least 2 <a met> <b met> (all <c met> <d met>))"),
        ("sum of a at x, y <= 3", "(AtMost (sum a at:x,y) 3)"),
    ]);
}

#[test]
fn a_condition_runs_over_lines() {
    check(&[("any of (a met,\n     b met)\n   and c met", "(all (any <a met> <b met>) <c met>)")]);
}

#[test]
fn dates() {
    let date = |text: &str| match one(&format!("date x \"X\" {text}")).item {
        Item::Date(expr) => common::show(&expr),
        other => panic!("{other:?}"),
    };
    for (text, expected) in [
        ("2026-04-01", "2026-04-01"),
        ("2026-04-01T10:00", "2026-04-01T10:00"),
        ("2026-04-01T10:00:30+04:00", "2026-04-01T10:00:30+04:00"),
        ("d-day + 180 days", "(Plus d-day [180 days])"),
        ("d-day - 2 weeks", "(Minus d-day [2 weeks])"),
        ("30 days after inspection", "(after 30 days inspection)"),
        ("30 days after inspection at natanz", "(after 30 days (at inspection natanz))"),
        ("start of limits", "(start limits)"),
        ("end of limits + 1 day", "(Plus (end limits) [1 day])"),
        ("later of (a, b + 3 months)", "(later a (Plus b [3 months]))"),
        ("earlier of (a, 2026-01-01)", "(earlier a 2026-01-01)"),
        ("day 180 of d-day", "(day 180 d-day)"),
        ("2016-12-01 contested by FARC as 2016-11-30", "(contested 2016-12-01 FARC:2016-11-30)"),
    ] {
        assert_eq!(date(text), expected, "{text}");
    }
}

#[test]
fn sentences() {
    for (text, expected) in [
        ("IR keeps a <= 3.67 % at each declared", "IR Keeps (AtMost a 3.67%) at each declared"),
        ("IR keeps a met on 2026-01-01, 2026-02-01", "IR Keeps <a met> on 2026-01-01, 2026-02-01"),
        ("IR, US do agreed-on by 2026-01-01", "IR,US Does agreed-on by 2026-01-01"),
        ("IR, US each do e by f", "IR,US each Does e by f"),
        ("IR does e by 30 days after f", "IR Does e by (after 30 days f)"),
        ("IR achieves at least 2 of (a met, b met) by d", "IR Achieves (at-least 2 <a met> <b met>) by d"),
        ("IR allows e at each s within 24 hours of f", "IR Allows e at each s within 24 hours of f"),
        ("IR does e within 1 day of a met for 3 days", "IR Does e within 1 day of (for <a met> 3 days)"),
        ("IR allows e at each s every 30 days", "IR Allows e at each s every 30 days"),
        ("IR allows e every 30 days at each s", "IR Allows e at each s every 30 days"),
        ("IR does e at least 1 times per week", "IR Does e at least 1 per week"),
        ("IR does e at most 1 time per week at each s", "IR Does e at each s at most 1 per week"),
        (
            "KEDO does at least 500_000 t of oil of US per fuel-year",
            "KEDO Does (of oil US) at least 500000t per fuel-year",
        ),
        ("IR does e within 10 days after each quarter", "IR Does e within 10 days after each quarter"),
        ("IR refrains from e or f at x", "IR RefrainsFrom e or (at f x)"),
        ("EU, US each refrain from e", "EU,US each RefrainsFrom e"),
        ("IR does e", "IR Does e"),
    ] {
        assert_eq!(sentence(text), expected, "{text}");
    }
}
