//! Large synthetic dossiers: the engine's verdicts are those of an independent program, whatever the order of records.

#![allow(clippy::unwrap_used, clippy::panic)]

use servanda_agreement::{Agreement, Named, as_written, check};
use servanda_base::{Diagnostic, Instant, SourceFile};
use servanda_engine::{Assessment, Verdict, assess};
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
    let sources = good(read_sources(&SourceFile::new("sources.csv", text::SOURCES), agreement));
    let files = [SourceFile::new("evidence.csv", &text::evidence(entries))];
    good(read_records(&files, agreement, &sources, ReadOptions::default()))
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
        let view = View::new(&agreement, &log, Audience::Keeper, Standard::Verified, Instant::END);
        let told = told(&world, &agreement, &assess(&view));
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
