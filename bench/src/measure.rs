//! The parts of the work, each with its time and the memory at its end.

use std::fs;
use std::io::Write;
use std::path::Path;

use servanda_agreement::{Agreement, Named, as_written, check};
use servanda_base::{Diagnostic, Instant, SourceFile};
use servanda_engine::{Assessment, Verdict, assess, assess_by};
use servanda_evidence::{Audience, Log, ReadOptions, Standard, View, read_records, read_sources};
use servanda_testkit::world::{END, START};

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
    let before = resident();
    let whole = Clock::now();
    let part = Clock::now();
    let agreement = agreement(text);
    let checked = part.elapsed();
    let part = Clock::now();
    let log = log(&agreement, &sources, evidence, threads);
    let read = part.elapsed();
    let after_read = resident();
    let part = Clock::now();
    let view = View::new(&agreement, &log, Audience::Keeper, Standard::Verified, Instant::END);
    let assessment = assess_by(&view, &[Standard::Verified], threads).remove(0);
    let assessed = part.elapsed();
    let whole = whole.elapsed();
    let stretches: usize = assessment.commitments.iter().map(|c| c.whole.said().changes().len() + 1).sum();
    let records = log.len();
    let per = |time: std::time::Duration| time.as_secs_f64() * 1e9 / records as f64;
    println!(
        "measure records {records} threads {threads} seconds {:.6} check_ns {:.1} read_ns {:.1} assess_ns {:.1} \
         log_bytes {:.1} peak_mib {:.1} stretches {stretches}",
        whole.as_secs_f64(),
        per(checked),
        per(read),
        per(assessed),
        (after_read - before) as f64 * 1024.0 / records as f64,
        peak() as f64 / 1024.0,
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

/// KiB resident now.
fn resident() -> usize {
    status("VmRSS:")
}

/// KiB resident at most.
fn peak() -> usize {
    status("VmHWM:")
}

fn status(name: &str) -> usize {
    let text = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
