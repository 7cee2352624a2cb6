//! Large synthetic dossiers: the engine's verdicts are those of an independent program, whatever the order of records.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use servanda_agreement::{Agreement, Named, as_written, check};
use servanda_base::{Diagnostic, Instant, SourceFile};
use servanda_engine::{Assessment, Verdict, assess, assess_by};
use servanda_evidence::{Audience, Log, ReadOptions, Standard, View, read_records, read_sources};
use servanda_testkit::world::stream::{self, Interval, Word};
use servanda_testkit::world::{END, Entry, START, Size, World, text};

fn good<T>(read: (T, Vec<Diagnostic>)) -> T {
    assert!(read.1.is_empty(), "{:#?}", read.1.first());
    read.0
}

fn agreement(world: &World) -> Agreement {
    let file = SourceFile::new("agreement.accord.md", &text::agreement(world));
    let document = good(servanda_syntax::parse(&file));
    as_written(&good(check(&[(file, document.declarations)])).unwrap())
}

fn log(agreement: &Agreement, entries: &[Entry]) -> Log {
    read(agreement, &text::evidence(entries), 1)
}

fn read(agreement: &Agreement, evidence: &str, threads: usize) -> Log {
    let sources = good(read_sources(&SourceFile::new("sources.csv", text::SOURCES), agreement));
    let files = [SourceFile::new("evidence.csv", evidence)];
    good(read_records(&files, agreement, &sources, ReadOptions { threads, ..ReadOptions::default() }))
}

fn view<'a>(agreement: &'a Agreement, log: &'a Log) -> View<'a> {
    View::new(agreement, log, Audience::Keeper, Standard::Verified, Instant::END)
}

/// The stretches of an assessment in the terms of the independent program.
fn told(world: &World, agreement: &Agreement, assessment: &Assessment) -> Vec<Interval> {
    let mut all = Vec::new();
    for index in 0..world.size.agreements {
        for question in 'a'..='e' {
            let Some(Named::Commitment(id)) = agreement.named(&format!("{question}-a{:02}", index + 1)) else {
                panic!()
            };
            let line = assessment.commitments[id.index()].whole.map(|standing| match standing.verdict {
                Verdict::Breached | Verdict::Missed | Verdict::Overdue => Word::Violated,
                Verdict::Unverified | Verdict::Disputed => Word::Unverified,
                _ => Word::Kept,
            });
            for (from, until, word) in line.stretches() {
                let from = from.max(Instant::from_unix(START)).unix();
                let until = until.min(Instant::from_unix(END)).unix();
                if *word != Word::Kept && from < until {
                    all.push(Interval { agreement: index, question, from, until, word: *word });
                }
            }
        }
    }
    all.sort_unstable();
    all
}

fn agrees(size: Size) {
    let world = World::new(size);
    let agreement = agreement(&world);
    let expected = stream::intervals(&world);
    assert!(expected.len() > 10, "{size:?} asks nothing");
    for entries in [world.entries.clone(), world.shuffled()] {
        let log = log(&agreement, &entries);
        let told = told(&world, &agreement, &assess(&view(&agreement, &log)));
        for (a, b) in told.iter().zip(&expected) {
            assert_eq!(a, b, "{size:?}");
        }
        assert_eq!(told.len(), expected.len(), "{size:?}");
    }
}

#[test]
fn the_engine_says_what_an_independent_program_says() {
    for seed in 0..4 {
        agrees(Size { agreements: 2, sites: 5, records: 5_000, seed });
    }
}

#[test]
fn so_it_does_of_many_sites_with_few_records() {
    agrees(Size { agreements: 20, sites: 50, records: 10_000, seed: 7 });
}

#[test]
fn so_it_does_of_a_hundred_thousand_records() {
    agrees(Size { agreements: 4, sites: 50, records: 100_000, seed: 1 });
}

/// Rows that are read quickly say what they say when they are read cell by cell, on however many threads.
#[test]
fn plain_rows_are_read_as_all_others() {
    let world = World::new(Size { agreements: 3, sites: 7, records: 20_000, seed: 5 });
    let agreement = agreement(&world);
    let plain = text::evidence(&world.shuffled());
    // A row with quotes is not plain.
    let quoted: String = plain
        .lines()
        .enumerate()
        .map(|(row, line)| match line.split_once(',') {
            Some((id, rest)) if row > 0 => format!("\"{id}\",{rest}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let carefully = read(&agreement, &quoted, 1);
    for threads in [1, 2, 5] {
        let quickly = read(&agreement, &plain, threads);
        assert_eq!(view(&agreement, &quickly).known(), view(&agreement, &carefully).known(), "{threads} threads");
    }
}

/// Nothing that comes out depends on the number of threads.
#[test]
fn threads_make_no_difference() {
    let world = World::new(Size { agreements: 4, sites: 5, records: 25_000, seed: 9 });
    let agreement = agreement(&world);
    let log = log(&agreement, &world.entries);
    let view = view(&agreement, &log);
    let standards = [Standard::Verified, Standard::Alleged];
    let one = format!("{:?}", assess_by(&view, &standards, 1));
    for threads in [2, 3] {
        assert!(one == format!("{:?}", assess_by(&view, &standards, threads)), "{threads} threads");
    }
}
