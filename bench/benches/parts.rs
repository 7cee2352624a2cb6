//! Parts of the work on 10,000 records of one agreement, with statistics: `cargo bench` in this folder.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use servanda_agreement::{Agreement, as_written, check};
use servanda_base::{Instant, SourceFile};
use servanda_engine::assess;
use servanda_evidence::{Audience, Log, ReadOptions, Standard, View, read_records, read_sources};
use servanda_testkit::world::{Entry, Size, World, text};

fn world() -> (World, Agreement) {
    let world = World::new(Size { agreements: 1, sites: 50, records: 10_000, seed: 7 });
    let file = SourceFile::new("agreement.accord.md", &text::agreement(&world));
    let declarations = servanda_syntax::parse(&file).0.declarations;
    let agreement = as_written(&check(&[(file, declarations)]).0.unwrap());
    (world, agreement)
}

fn read(agreement: &Agreement, evidence: &SourceFile) -> Log {
    let sources = read_sources(&SourceFile::new("sources.csv", text::SOURCES), agreement).0;
    read_records(std::slice::from_ref(evidence), agreement, &sources, ReadOptions::default()).0
}

fn view<'a>(agreement: &'a Agreement, log: &'a Log, at: Instant) -> View<'a> {
    View::new(agreement, log, Audience::Keeper, Standard::Verified, at)
}

fn parts(criterion: &mut Criterion) {
    let (world, agreement) = world();
    let file = |entries: &[Entry]| SourceFile::new("evidence.csv", &text::evidence(entries));
    let (whole, shuffled) = (file(&world.entries), file(&world.shuffled()));
    let log = read(&agreement, &whole);
    let half = Instant::from_unix((servanda_testkit::world::START + servanda_testkit::world::END) / 2);
    criterion.bench_function("reading, in order", |b| b.iter(|| read(&agreement, black_box(&whole))));
    criterion.bench_function("reading, shuffled", |b| b.iter(|| read(&agreement, black_box(&shuffled))));
    criterion.bench_function("view", |b| b.iter(|| view(&agreement, black_box(&log), Instant::END)));
    criterion.bench_function("view as known at half time", |b| {
        b.iter(|| view(&agreement, &log, Instant::END).as_known_at(half))
    });
    criterion.bench_function("assessment", |b| b.iter(|| assess(&view(&agreement, black_box(&log), Instant::END))));
    criterion.bench_function("assessment as known at half time", |b| b.iter(|| assess(&view(&agreement, &log, half))));
    // One more record, which tells of a time long past: what it takes to have every verdict again.
    let mut late = world.entries.clone();
    if let Some(first) = late.first().copied() {
        let recorded = first.recorded + 2 * (servanda_testkit::world::END - servanda_testkit::world::START);
        late.push(Entry { recorded, number: u32::try_from(late.len()).unwrap_or(u32::MAX), ..first });
    }
    let late = file(&late);
    criterion.bench_function("a late record, everything again", |b| {
        b.iter(|| {
            let log = read(&agreement, black_box(&late));
            assess(&view(&agreement, &log, Instant::END))
        });
    });
}

criterion_group!(benches, parts);
criterion_main!(benches);
