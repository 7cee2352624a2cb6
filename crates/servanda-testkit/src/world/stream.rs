//! The six questions answered by an independent program: one pass over what stands, in order of time, with a queue of
//! what runs out next. It knows nothing of agreements, views or reasons.

use std::collections::{BTreeMap, BTreeSet};

use super::{DAY, END, Entry, START, What, World};

/// What is said of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word {
    /// Known to be kept.
    Kept,
    /// Known not to be.
    Violated,
    /// It cannot be told.
    Unverified,
}

/// A maximal stretch of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// The agreement, from 0.
    pub agreement: u16,
    /// The question, `a` to `e`.
    pub question: char,
    /// From when.
    pub from: i64,
    /// Until when.
    pub until: i64,
    /// Violated or unverified.
    pub word: Word,
}

/// Every stretch in which a question is violated or unverified, in order.
pub fn intervals(world: &World) -> Vec<Interval> {
    let mut agreements: Vec<Agreement> = (0..world.size.agreements).map(|index| Agreement::new(world, index)).collect();
    for entry in world.standing() {
        agreements[usize::from(entry.agreement)].take(&entry);
    }
    let mut all: Vec<Interval> = agreements.into_iter().flat_map(Agreement::finish).collect();
    all.sort_unstable();
    all
}

/// What runs out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Clock {
    Level(u16),
    Stock(u16),
    Inspection(u16),
    Request(u32),
    Declaration,
}

struct Agreement {
    level_bound: i64,
    stock_bound: i64,
    deadline: i64,
    /// Of each site: whether its fresh level is too high; nothing if there is none.
    levels: Vec<Option<bool>>,
    stocks: Vec<Option<i64>>,
    not_inspected: BTreeSet<u16>,
    unanswered: BTreeSet<u32>,
    declared: bool,
    clocks: BTreeSet<(i64, Clock)>,
    running: BTreeMap<Clock, i64>,
    lines: [Line; 5],
    index: u16,
}

impl Agreement {
    fn new(world: &World, index: u16) -> Self {
        let (bounds, sites) = (world.bounds[usize::from(index)], world.size.sites);
        let mut new = Self {
            level_bound: bounds.level,
            stock_bound: bounds.stock,
            deadline: bounds.deadline,
            levels: vec![None; usize::from(sites)],
            stocks: vec![None; usize::from(sites)],
            not_inspected: BTreeSet::new(),
            unanswered: BTreeSet::new(),
            declared: false,
            clocks: BTreeSet::new(),
            running: BTreeMap::new(),
            lines: [Line::new(), Line::new(), Line::new(), Line::new(), Line::new()],
            index,
        };
        for site in 0..sites {
            new.set(Clock::Inspection(site), end_of_day(START + 30 * DAY));
        }
        new.set(Clock::Declaration, new.deadline);
        new.tell(START);
        new
    }

    fn set(&mut self, clock: Clock, at: i64) {
        if let Some(old) = self.running.insert(clock, at) {
            self.clocks.remove(&(old, clock));
        }
        self.clocks.insert((at, clock));
    }

    fn stop(&mut self, clock: Clock) {
        if let Some(old) = self.running.remove(&clock) {
            self.clocks.remove(&(old, clock));
        }
    }

    /// Lets everything run out that does so by `at`.
    fn run(&mut self, at: i64) {
        while let Some((due, clock)) = self.clocks.first().copied().filter(|(due, _)| *due <= at) {
            self.stop(clock);
            match clock {
                Clock::Level(site) => self.levels[usize::from(site)] = None,
                Clock::Stock(site) => self.stocks[usize::from(site)] = None,
                Clock::Inspection(site) => _ = self.not_inspected.insert(site),
                Clock::Request(key) => _ = self.unanswered.insert(key),
                Clock::Declaration => {}
            }
            self.tell(due);
        }
    }

    fn take(&mut self, entry: &Entry) {
        self.run(entry.at);
        let site = usize::from(entry.site);
        let fresh_until = start_of_day(entry.at) + 45 * DAY;
        match entry.what {
            What::Level(value) => {
                self.levels[site] = Some(value > self.level_bound);
                self.set(Clock::Level(entry.site), fresh_until);
            }
            What::Stock(value) => {
                self.stocks[site] = Some(value);
                self.set(Clock::Stock(entry.site), fresh_until);
            }
            What::Inspection => {
                self.not_inspected.remove(&entry.site);
                self.set(Clock::Inspection(entry.site), end_of_day(entry.at + 30 * DAY));
            }
            What::Request(key) => self.set(Clock::Request(key), entry.at + DAY),
            What::Grant(key) => {
                self.stop(Clock::Request(key));
                self.unanswered.remove(&key);
            }
            What::Declaration => self.declared = true,
        }
        self.tell(entry.at);
    }

    fn tell(&mut self, at: i64) {
        let violated = |is: bool| if is { Word::Violated } else { Word::Kept };
        let known = |word: Word, all: bool| if word == Word::Kept && !all { Word::Unverified } else { word };
        let sum: i64 = self.stocks.iter().flatten().sum();
        let words = [
            known(violated(self.levels.contains(&Some(true))), !self.levels.contains(&None)),
            known(violated(sum > self.stock_bound), !self.stocks.contains(&None)),
            violated(!self.not_inspected.is_empty()),
            violated(!self.unanswered.is_empty()),
            violated(!self.declared && at >= self.deadline),
        ];
        for (line, word) in self.lines.iter_mut().zip(words) {
            line.push(at, word);
        }
    }

    fn finish(mut self) -> Vec<Interval> {
        self.run(END - 1);
        let (index, lines) = (self.index, self.lines);
        let of_line = |(line, question): (Line, char)| {
            let ends: Vec<i64> = line.0.iter().skip(1).map(|(at, _)| *at).chain([END]).collect();
            let stretches = line.0.into_iter().zip(ends).filter(|((_, word), _)| *word != Word::Kept);
            stretches.map(move |((from, word), until)| Interval { agreement: index, question, from, until, word })
        };
        lines.into_iter().zip('a'..).flat_map(of_line).collect()
    }
}

/// The changes of a word.
struct Line(Vec<(i64, Word)>);

impl Line {
    fn new() -> Self {
        Self(vec![(START, Word::Kept)])
    }

    fn push(&mut self, at: i64, word: Word) {
        match self.0.last_mut() {
            Some((from, last)) if *from == at => *last = word,
            Some((_, last)) if *last == word => {}
            _ => self.0.push((at, word)),
        }
        if let [.., (_, a), (_, b)] = self.0[..]
            && a == b
        {
            self.0.pop();
        }
    }
}

fn start_of_day(at: i64) -> i64 {
    at - at.rem_euclid(DAY)
}

fn end_of_day(at: i64) -> i64 {
    start_of_day(at) + DAY
}
