//! The analysis of ten thousand commitments, and the forecast of a hundred steps: `cargo bench --bench analysis` in this
//! folder. One core each (`taskset -c 0`): the forecast is asked for a million runs of a pool of one thread.

use std::fmt::Write;
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use servanda_agreement::{Agreement, as_written, check};
use servanda_analysis::forecast::model::model;
use servanda_analysis::forecast::run::{Work, run};
use servanda_analysis::{dead_end, exposure, feasibility};
use servanda_base::SourceFile;
use servanda_engine::assess;
use servanda_evidence::{Audience, Log, Standard, View};

const HEAD: &str = "```accord\nagreement big \"Big (invented)\"\n  zone UTC\n  in force 2026-01-01 until 2030-01-01\n\
                    party North \"N\"\nparty South \"S\"\nverifier Agency \"A\"\nmeasure stock \"S\" in kg\n";

fn agreement(text: &str) -> Agreement {
    let file = SourceFile::new("a.accord.md", text);
    let declarations = servanda_syntax::parse(&file).0.declarations;
    as_written(&check(&[(file, declarations)]).0.unwrap())
}

/// A hundred milestones, each after the one before.
fn chain() -> Agreement {
    let mut text = HEAD.to_owned();
    for i in 0..100 {
        let _ = write!(text, "event e{i} \"E{i}\" once\ncommitment c{i} \"C{i}\"\n  North does e{i} by 2029-12-01\n");
        if i > 0 {
            let _ = writeln!(text, "  from 1 day after e{}", i - 1);
        }
        let (low, high, mode) = (3 + i % 5, 12 + i % 7, 5 + i % 5);
        let _ = writeln!(text, "  likely {low} days to {high} days most likely {mode} days");
    }
    agreement(&format!("{text}```\n"))
}

/// Ten thousand commitments of four kinds, and a relief for every four.
fn wide() -> Agreement {
    let mut text = HEAD.to_owned();
    for i in 0..10_000 {
        let _ = match i % 4 {
            0 => {
                let from = if i % 200 == 0 { String::new() } else { format!("  from 1 day after e{}\n", i - 4) };
                write!(text, "event e{i} \"E\" once\ncommitment c{i} \"C\"\n  North does e{i} by 2029-12-01\n{from}")
            }
            1 => write!(text, "commitment c{i} \"C\"\n  North keeps stock <= {} kg\n  from 2026-03-01\n", 300 + i),
            2 => write!(text, "event e{i} \"E\"\ncommitment c{i} \"C\"\n  South does e{i} every 30 days\n"),
            _ => write!(
                text,
                "event e{i} \"E\" once\ncommitment c{i} \"C\"\n  South does e{i} by 2029-06-01\nrelief r{i} \"R\"\n  \
                 South grants within 10 days\n  when c{} met and (c{} met for 30 days) and (c{} met or c{i} met)\n",
                i - 3,
                i - 2,
                i - 1
            ),
        };
    }
    agreement(&format!("{text}```\n"))
}

fn analysis(criterion: &mut Criterion) {
    let wide = wide();
    let mut group = criterion.benchmark_group("10,000 commitments");
    group.sample_size(10);
    group.bench_function("dead ends", |b| b.iter(|| dead_end::dead_ends(black_box(&wide))));
    group.bench_function("feasibility", |b| b.iter(|| feasibility::feasibility(black_box(&wide))));
    group.bench_function("exposure", |b| b.iter(|| exposure::agreed(black_box(&wide))));
    group.finish();
}

fn forecast(criterion: &mut Criterion) {
    let chain = chain();
    let at = chain.calendar.last_instant("2026-01-01".parse().unwrap());
    let log = Log::default();
    let view = View::new(&chain, &log, Audience::Keeper, Standard::Verified, at);
    let model = model(&chain, &assess(&view), at);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let mut group = criterion.benchmark_group("forecast of 100 steps, one core");
    let runs = 1_000_000;
    group.sample_size(10).measurement_time(Duration::from_secs(10)).throughput(Throughput::Elements(runs));
    group.bench_function("1,000,000 runs", |b| {
        let (done, stop) = (AtomicU64::new(0), AtomicBool::new(false));
        let work = Work { runs, seed: 1, days: 1_462, done: &done, stop: &stop };
        b.iter(|| pool.install(|| run(black_box(&model.program), work)));
    });
    group.finish();
}

criterion_group!(benches, analysis, forecast);
criterion_main!(benches);
