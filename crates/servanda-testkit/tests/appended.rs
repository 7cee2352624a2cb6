//! What is appended to a ledger of what recurs, nearly in order, as it mostly comes: after each record every line is, with
//! its reasons, as from scratch.

// How many is asked of the environment.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write;
use std::sync::Arc;

use servanda_agreement::{Agreement, as_written, check};
use servanda_base::{Diagnostic, Instant, SourceFile, Text};
use servanda_engine::{Ledger, assess};
use servanda_evidence::{Audience, Log, ReadOptions, Record, RecordId, Standard, View, read_records, read_sources};
use servanda_testkit::world::Random;

const AGREEMENT: &str = r#"# What recurs

Invented.

```accord
agreement recurring "Recurring"
  zone UTC
  in force 2026-01-05 until 2026-04-01
party state "Invented state"
party others "Invented others"
verifier agency "Invented agency"
verifier bureau "Invented bureau"
site n "Invented north"
site s "Invented south"
site e "Invented east"
sites three = n, s, e
measure level "Level" in % at three  good for 9 days  verified by agency or bureau
measure stock "Stock" in kg at three  good for 9 days  never negative  verified by agency or bureau
event inspected "Inspected" at three  verified by agency or bureau  always reported to public
event asked "Asked" at three  verified by agency or bureau  always reported to public
event given "Given" at three  verified by agency or bureau
event notified "Notified"  verified by agency or bureau  always reported to public
event replied "Replied"  verified by agency or bureau  always reported to public
commitment c-levels "Levels"
  state keeps level <= 50 % at each three
commitment c-stocks "Stocks"
  state keeps sum of stock at three <= 100 kg
commitment c-means "Means"
  state keeps mean of stock at three >= 10 kg
commitment c-lows "Lows"
  state keeps min of stock at three >= 3 kg
commitment c-inspections "Inspections"
  state does inspected at each three every 5 days
commitment c-access "Access"
  state does given at each three within 36 hours of asked
commitment c-reports "Reports"
  state does notified every 6 days
commitment c-answers "Answers"
  others does replied within 3 days of notified
```
"#;

const SOURCES: &str = "id,name,standing,reliability\nagency,Invented agency,verifier,A\nbureau,Invented bureau,verifier,A\nstate,Invented state,party,B\n\
                       others,Invented others,party,B\n";

fn good<T>(read: (T, Vec<Diagnostic>)) -> T {
    assert!(read.1.is_empty(), "{:#?}", read.1.first());
    read.0
}

fn agreement() -> Agreement {
    let file = SourceFile::new("agreement.accord.md", AGREEMENT);
    let document = good(servanda_syntax::parse(&file));
    as_written(&good(check(&[(file, document.declarations)])).unwrap())
}

/// How much is out of the ordinary: of so many records one.
fn evidence(seed: u64, records: u64, odd: u64) -> String {
    let mut random = Random::new(seed);
    let mut text = String::from("id,kind,subject,site,of,value,unit,at,recorded,source,credibility,supersedes\n");
    let (mut hour, mut key) = (random.below(200), 0);
    for number in 0..records {
        hour += random.below(if seed.is_multiple_of(2) { 9 } else { 30 });
        let is_odd = |random: &mut Random| odd > 0 && random.below(odd) == 0;
        // Some go on at one place, and only with what happens there.
        let is_dense = seed.is_multiple_of(4);
        let site = ["n", "s", "e"][if is_dense { 0 } else { random.below(3) as usize }];
        let mut of = String::new();
        let (kind, subject, mut value, unit) = match if is_dense { 4 + random.below(5) } else { random.below(9) } {
            0 | 1 => ("reading", "level", format!("{}", 30 + random.below(25)), "%"),
            2 | 3 => ("reading", "stock", format!("{}", random.below(50)), "kg"),
            4 => ("event", "inspected", String::new(), ""),
            5 => ("event", "asked", String::new(), ""),
            6 => ("event", "given", String::new(), ""),
            7 => ("event", "notified", String::new(), ""),
            _ => ("event", "replied", String::new(), ""),
        };
        let is_keyed = if odd == 5 || odd == 40 { random.below(3) > 0 } else { !seed.is_multiple_of(3) };
        if is_keyed && (subject == "asked" || subject == "given") {
            // Mostly the last that was asked is given, sometimes one before, or one that nobody asked for.
            key += u64::from(subject == "asked");
            let back = if random.below(3) == 0 { random.below(4) } else { 0 };
            of = format!("k{}", key.saturating_sub(back * u64::from(subject == "given")));
        }
        if kind == "event" && is_odd(&mut random) {
            value = ["none", "refused"][random.below(2) as usize].to_owned();
        }
        let site = if subject == "notified" || subject == "replied" { "" } else { site };
        let told = if is_odd(&mut random) { hour.saturating_sub(random.below(400)) } else { hour };
        let at = match random.below(if odd > 0 { 8 } else { 20 }) {
            0 => day(told),
            1 if is_odd(&mut random) || (odd == 40 && subject == "asked") => day(told)[..7].to_owned(),
            _ => format!("{}T{:02}:00:00Z", day(told), told % 24),
        };
        let recorded = format!("{}T{:02}:00:00Z", day(hour), hour % 24);
        let source = if is_odd(&mut random) { ["state", "bureau"][random.below(2) as usize] } else { "agency" };
        let corrects =
            if is_odd(&mut random) && number > 0 { format!("r{:04}", random.below(number)) } else { String::new() };
        let _ = writeln!(
            text,
            "r{number:04},{kind},{subject},{site},{of},{value},{unit},{at},{recorded},{source},1,{corrects}"
        );
        if odd > 0 && random.below(8 * odd) == 0 {
            let commitment = ["c-inspections", "c-access", "c-levels", "c-reports"][random.below(4) as usize];
            let _ = writeln!(text, "d{number:04},decision,{commitment},,,waived,,{},{recorded},others,1,", day(hour));
        }
    }
    text
}

fn day(hour: u64) -> String {
    let calendar = servanda_base::Calendar::utc();
    calendar.date_of(Instant::from_unix(1_767_571_200 + i64::try_from(hour).unwrap() * 3_600)).to_string()
}

/// The records in the order in which they come, each with what it corrects: nearly that of recording.
fn coming(agreement: &Agreement, whole: &Log, seed: u64, odd: u64) -> Vec<(Record, Option<Text>)> {
    let view = View::new(agreement, whole, Audience::Keeper, Standard::Alleged, Instant::END);
    let id = |target: RecordId| view.record(target).map(|target| target.id.clone());
    let mut rows: Vec<_> =
        view.known().into_iter().map(|(_, record)| (record.clone(), record.supersedes.and_then(id))).collect();
    let mut random = Random::new(seed ^ 77);
    for index in 1..rows.len() {
        let (one, other) = (&rows[index - 1], &rows[index]);
        if odd > 0 && random.below(odd) == 0 && other.1.as_ref() != Some(&one.0.id) {
            rows.swap(index - 1, index);
        }
    }
    rows
}

fn is_as_from_scratch(ledger: &Ledger, with_reasons: bool, seed: u64) {
    let anew = assess(&ledger.view());
    for (index, (kept, anew)) in ledger.assessment().commitments.iter().zip(&anew.commitments).enumerate() {
        let parts = kept.parts.iter().zip(&anew.parts).map(|(kept, anew)| (&kept.1, &anew.1));
        for (kept, anew) in parts.chain([(&kept.whole, &anew.whole)]) {
            let number = ledger.log().len();
            assert_eq!(kept.said(), anew.said(), "SEED={seed}: commitment {index}, {number} records");
            if with_reasons {
                assert_eq!(kept.told(), anew.told(), "SEED={seed}: commitment {index}, {number} records");
            }
        }
        assert_eq!(kept.tally, anew.tally, "SEED={seed}: tally {index}, {} records", ledger.log().len());
    }
}

#[test]
fn after_each_record_every_line_is_as_from_scratch() {
    let agreement = Arc::new(agreement());
    let sources = good(read_sources(&SourceFile::new("sources.csv", SOURCES), &agreement));
    let seeds = std::env::var("DOSSIERS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(60);
    for seed in 0..seeds {
        let odd = [0, 12, 40, 5][seed as usize % 4];
        let file = SourceFile::new("evidence.csv", &evidence(seed / 4, 90, odd));
        // Rows that may not correct what they name are left out.
        let (whole, _) = read_records(&[file], &agreement, &sources, ReadOptions::default());
        assert!(whole.len() > 70, "SEED={seed}: {} records", whole.len());
        let mut coming = coming(&agreement, &whole, seed, odd);
        // A ledger that begins with some of them at once, and one that begins with none.
        let at_once: Vec<_> = coming.drain(..if seed.is_multiple_of(2) { 30 } else { 0 }).collect();
        let log = Log::new(sources.clone(), at_once);
        let mut ledger = Ledger::new(agreement.clone(), log, Audience::Keeper, Standard::Verified);
        for (number, (record, target)) in coming.into_iter().enumerate() {
            ledger.append(record, target.as_deref()).unwrap();
            is_as_from_scratch(&ledger, number % 5 == 4, seed);
        }
        is_as_from_scratch(&ledger, true, seed);
    }
}
