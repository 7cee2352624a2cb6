//! The parts of the work, each with its time and the memory at its end.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use servanda_agreement::{Agreement, Named, as_written, check};
use servanda_base::{Diagnostic, Instant, SourceFile};
use servanda_engine::{Assessment, Ledger, Verdict, assess, assess_by};
use servanda_evidence::{
    Audience, Body, Log, ReadOptions, Record, RecordId, Standard, View, read_records, read_sources,
};
use servanda_testkit::world::{END, START, Size, World};

use crate::memory::held_by;

/// Splits the fields of the evidence with the csv crate, and counts them.
pub fn split(folder: &Path) {
    let text = fs::read(folder.join("evidence.csv")).unwrap();
    let mut best = f64::MAX;
    let mut counted = (0, 0);
    for _ in 0..3 {
        let clock = Clock::now();
        let mut reader = csv::Reader::from_reader(text.as_slice());
        let mut record = csv::ByteRecord::new();
        counted = (0, 0);
        while reader.read_byte_record(&mut record).unwrap() {
            counted = (counted.0 + 1, counted.1 + record.iter().map(<[u8]>::len).sum::<usize>());
        }
        best = best.min(clock.elapsed().as_secs_f64());
    }
    println!("split records {} seconds {best:.6} check {}", counted.0, counted.1);
}

/// Text and CSV to every verdict interval.
pub fn measure(folder: &Path, threads: usize) {
    let file = |name: &str| SourceFile::new(name, &fs::read_to_string(folder.join(name)).unwrap());
    let (text, sources, evidence) = (file("agreement.accord.md"), file("sources.csv"), file("evidence.csv"));
    let whole = Clock::now();
    let part = Clock::now();
    let agreement = agreement(text);
    let checked = part.elapsed();
    let part = Clock::now();
    let log = log(&agreement, &sources, evidence, threads);
    let read = part.elapsed();
    let part = Clock::now();
    let view = View::new(&agreement, &log, Audience::Keeper, Standard::Verified, Instant::END);
    let assessment = assess_by(&view, &[Standard::Verified], threads).remove(0);
    let assessed = part.elapsed();
    let whole = whole.elapsed();
    // The reasons are worked out when they are asked for: of every commitment at half time.
    let part = Clock::now();
    let half = Instant::from_unix((START + END) / 2);
    let grounds: usize = assessment.commitments.iter().map(|c| c.whole.told_at(half).grounds.len()).sum();
    let reasons_us = part.elapsed().as_secs_f64() * 1e6 / assessment.commitments.len() as f64;
    let stretches: usize = assessment.commitments.iter().map(|c| c.whole.said().changes().len() + 1).sum();
    let (records, peak) = (log.len(), peak());
    let evidence = file("evidence.csv");
    // The text is kept, so that what is held is the log alone.
    let log_bytes = held_by(|| self::log(&agreement, &sources, evidence.clone(), threads));
    let per = |time: std::time::Duration| time.as_secs_f64() * 1e9 / records as f64;
    println!(
        "measure records {records} threads {threads} seconds {:.6} check_ns {:.1} read_ns {:.1} assess_ns {:.1} \
         log_bytes {:.1} peak_mib {:.1} stretches {stretches} reasons_us {reasons_us:.1} grounds {grounds}",
        whole.as_secs_f64(),
        per(checked),
        per(read),
        per(assessed),
        log_bytes as f64 / records as f64,
        peak as f64 / 1024.0,
    );
}

/// The hand-written program; its intervals go to stdout.
pub fn limit(folder: &Path) {
    let clock = Clock::now();
    let records = crate::limit::run(folder);
    eprintln!(
        "limit records {records} seconds {:.6} peak_mib {:.1}",
        clock.elapsed().as_secs_f64(),
        peak() as f64 / 1024.0
    );
}

/// The intervals, in the words of the peers.
pub fn intervals(folder: &Path) {
    let file = |name: &str| SourceFile::new(name, &fs::read_to_string(folder.join(name)).unwrap());
    let agreement = agreement(file("agreement.accord.md"));
    let log = log(&agreement, &file("sources.csv"), file("evidence.csv"), 1);
    let view = View::new(&agreement, &log, Audience::Keeper, Standard::Verified, Instant::END);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for row in told(&agreement, &assess(&view)) {
        writeln!(out, "{row}").unwrap();
    }
}

/// Records that are appended to a ledger one by one: how long each takes until every verdict is up to date.
const APPENDED: usize = 2_000;

/// The last records of the evidence come one by one; then some that tell of a time long past, and corrections.
///
/// What is appended of one kind goes through [`counted`], so that its instructions can be counted alone.
pub fn follow(folder: &Path, kind_counted: &str) {
    let text = fs::read_to_string(folder.join("evidence.csv")).unwrap();
    let file = |name: &str| SourceFile::new(name, &fs::read_to_string(folder.join(name)).unwrap());
    let agreement = Arc::new(agreement(file("agreement.accord.md")));
    let sources = file("sources.csv");
    let whole = log(&agreement, &sources, SourceFile::new("evidence.csv", &text), 1);
    let number = whole.len();
    let cut = text.match_indices('\n').nth(number - APPENDED).unwrap().0 + 1;
    let before = log(&agreement, &sources, SourceFile::new("evidence.csv", &text[..cut]), 1);
    let mut ledger = Ledger::new(agreement.clone(), before, Audience::Keeper, Standard::Verified);
    let view = View::new(&agreement, &whole, Audience::Keeper, Standard::Verified, Instant::END);
    let of = |id: usize| view.record(RecordId::new(id)).unwrap();
    let target = |record: &Record| record.supersedes.map(|id| of(id.index()).id.to_string());
    let mut taken: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut append = |what: &'static str, record: Record, target: Option<String>| {
        let clock = std::time::Instant::now();
        if what == kind_counted {
            counted(&mut ledger, record, target.as_deref());
        } else {
            ledger.append(record, target.as_deref()).unwrap();
        }
        taken.entry(what).or_default().push(clock.elapsed().as_secs_f64() * 1e6);
    };
    for id in number - APPENDED..number {
        let record = of(id).clone();
        let what = if record.supersedes.is_some() { "correction" } else { kind(&agreement, &record) };
        append(what, record.clone(), target(&record));
    }
    // Told late: of a time long past, recorded now.
    let last = of(number - 1).recorded_at;
    for (count, id) in (number / 3..number / 2).step_by(number / 6 / 300).enumerate() {
        let record = of(id).clone();
        if record.supersedes.is_some() {
            continue;
        }
        let what = match kind(&agreement, &record) {
            "level" => "late-level",
            "stock" => "late-stock",
            _ => "late-event",
        };
        let id = format!("late{count:04}").as_str().into();
        append(what, Record { id, recorded_at: last.succ(), ..record }, None);
    }
    let same = same_as_anew(&ledger);
    print!("follow records {number} same {same}");
    for (what, mut all) in taken {
        all.sort_by(f64::total_cmp);
        let at = |share: f64| all[((all.len() - 1) as f64 * share) as usize];
        print!(" {what}-p50 {:.1} {what}-p99 {:.1} {what}-max {:.1}", at(0.5), at(0.99), at(1.0));
    }
    println!();
}

/// What `valgrind --tool=callgrind --collect-atstart=no --toggle-collect='*measure::counted'` counts.
#[inline(never)]
fn counted(ledger: &mut Ledger, record: Record, target: Option<&str>) {
    ledger.append(record, target).unwrap();
}

/// Whether a ledger says what an assessment of its log says.
fn same_as_anew(ledger: &Ledger) -> bool {
    let anew = assess(&ledger.view());
    let all = ledger.assessment().commitments.iter().zip(&anew.commitments);
    all.into_iter().all(|(kept, anew)| {
        let parts = kept.parts.iter().zip(&anew.parts).all(|(kept, anew)| kept.1.said() == anew.1.said());
        parts && kept.whole.said() == anew.whole.said() && kept.tally == anew.tally
    })
}

fn kind(agreement: &Agreement, record: &Record) -> &'static str {
    match &record.body {
        Body::Reading { measure, .. } if agreement.measures[*measure].declared.name.as_str().starts_with("level") => {
            "level"
        }
        Body::Reading { .. } => "stock",
        _ => "event",
    }
}

/// What stands of the evidence as it was known at half time, and every verdict then.
pub fn known_at(folder: &Path) {
    let file = |name: &str| SourceFile::new(name, &fs::read_to_string(folder.join(name)).unwrap());
    let agreement = agreement(file("agreement.accord.md"));
    let log = log(&agreement, &file("sources.csv"), file("evidence.csv"), 1);
    let half = Instant::from_unix((START + END) / 2);
    let clock = Clock::now();
    let view = View::new(&agreement, &log, Audience::Keeper, Standard::Verified, half);
    let standing = view.standing_packed().count();
    let viewed = clock.elapsed();
    let clock = Clock::now();
    let assessment = assess(&view);
    let assessed = clock.elapsed();
    println!(
        "known-at records {} standing {standing} view_ms {:.1} assess_ms {:.1} commitments {}",
        log.len(),
        viewed.as_secs_f64() * 1e3,
        assessed.as_secs_f64() * 1e3,
        assessment.commitments.len()
    );
}

/// Reads and checks an agreement of so many commitments.
pub fn check_many(commitments: usize) {
    let size = Size { agreements: u16::try_from(commitments / 5).unwrap(), sites: 2, records: 0, seed: 7 };
    let text = servanda_testkit::world::text::agreement(&World::new(size));
    let file = SourceFile::new("agreement.accord.md", &text);
    let clock = Clock::now();
    let checked = agreement(file);
    println!("check commitments {} seconds {:.3}", checked.commitments.len(), clock.elapsed().as_secs_f64());
}

fn told(agreement: &Agreement, assessment: &Assessment) -> Vec<String> {
    let mut rows = Vec::new();
    for index in 1.. {
        for question in 'a'..='e' {
            let name = format!("{question}-a{index:02}");
            let Some(Named::Commitment(id)) = agreement.named(&name) else { return rows };
            let line = assessment.commitments[id.index()].whole.said().map(|standing| match standing.verdict {
                Verdict::Breached | Verdict::Missed | Verdict::Overdue => Some("violated"),
                Verdict::Unverified | Verdict::Disputed => Some("unverified"),
                _ => None,
            });
            for (from, until, word) in line.stretches() {
                let from = from.max(Instant::from_unix(START)).unix();
                let until = until.min(Instant::from_unix(END)).unix();
                if let Some(word) = word.filter(|_| from < until) {
                    rows.push(format!("A{index:02},{question},{word},{from},{until}"));
                }
            }
        }
    }
    rows
}

fn good<T>(read: (T, Vec<Diagnostic>)) -> T {
    assert!(read.1.is_empty(), "{:#?}", read.1.first());
    read.0
}

fn agreement(file: SourceFile) -> Agreement {
    let document = good(servanda_syntax::parse(&file));
    as_written(&good(check(&[(file, document.declarations)])).unwrap())
}

fn log(agreement: &Agreement, sources: &SourceFile, evidence: SourceFile, threads: usize) -> Log {
    let sources = good(read_sources(sources, agreement));
    good(read_records(&[evidence], agreement, &sources, ReadOptions { threads, ..ReadOptions::default() }))
}

/// Time that this thread was given, without what it waited for others: the machine may be shared.
type Clock = cpu_time::ThreadTime;

/// KiB resident at most.
fn peak() -> usize {
    status("VmHWM:")
}

fn status(name: &str) -> usize {
    let text = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
