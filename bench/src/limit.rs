//! The limit: a program written by hand for exactly these six questions. One pass over the peers' `log.csv`, nothing kept
//! but the state of the questions and the intervals found. No reasons, one time, one source.

use std::collections::{HashMap, VecDeque};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use servanda_testkit::world::{DAY, END, START};

const FRESH: i64 = 45 * DAY;
const INSPECTED: i64 = 31 * DAY;

struct Record {
    at: i64,
    kind: u8,
    agreement: usize,
    site: usize,
    value: i64,
    key: u32,
}

/// Answers the six questions from `folder/peers` and writes every interval.
pub fn run(folder: &Path) -> usize {
    let folder = folder.join("peers");
    let params = fs::read_to_string(folder.join("params.csv")).unwrap();
    let mut agreements: Vec<Agreement> = params.lines().skip(1).map(Agreement::new).collect();
    let mut file = fs::File::open(folder.join("log.csv")).unwrap();
    let mut buffer = vec![0; 1 << 18];
    let (mut have, mut records, mut first) = (0, 0, true);
    loop {
        let read = file.read(&mut buffer[have..]).unwrap();
        if read == 0 {
            break;
        }
        let end = have + read;
        let last = memchr::memrchr(b'\n', &buffer[..end]).map_or(0, |at| at + 1);
        let start = if std::mem::take(&mut first) { memchr::memchr(b'\n', &buffer[..last]).unwrap() + 1 } else { 0 };
        for line in buffer[start..last].split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let record = parsed(line);
            records += 1;
            agreements[record.agreement].take(&record);
        }
        buffer.copy_within(last..end, 0);
        have = end - last;
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for agreement in &mut agreements {
        for (question, word, from, until) in agreement.finish() {
            writeln!(out, "{},{question},{word},{from},{until}", agreement.name).unwrap();
        }
    }
    records
}

fn parsed(line: &[u8]) -> Record {
    // The time has a fixed width.
    let mut cells = line[21..].split(|byte| *byte == b',');
    let mut cell = || cells.next().unwrap();
    let (kind, agreement, site, value, key) = (cell(), cell(), cell(), cell(), cell());
    let number = |text: &[u8]| text.iter().filter(|b| **b != b'.').fold(0_i64, |n, b| n * 10 + i64::from(b - b'0'));
    Record {
        at: unix(line),
        kind: kind[0],
        agreement: number(&agreement[1..]) as usize - 1,
        site: number(&site[1..]) as usize - 1,
        value: number(value),
        key: if key.is_empty() { 0 } else { number(&key[1..]) as u32 },
    }
}

/// `2023-01-01T00:00:00Z` (H. Hinnant's days from civil).
fn unix(b: &[u8]) -> i64 {
    let two = |at: usize| i64::from((b[at] - b'0') * 10 + (b[at + 1] - b'0'));
    let (year, month, day) = (two(0) * 100 + two(2), two(5), two(8));
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year / 400, year % 400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    days * DAY + two(11) * 3_600 + two(14) * 60 + two(17)
}

fn day(at: i64) -> i64 {
    at - at % DAY
}

#[derive(Clone, Copy, Default)]
struct Site {
    level_at: i64,
    level_fresh: bool,
    too_high: bool,
    stock_at: i64,
    stock_fresh: bool,
    stock: i64,
    inspected_at: i64,
    not_inspected: bool,
}

struct Agreement {
    name: String,
    level: i64,
    stock: i64,
    deadline: i64,
    sites: Vec<Site>,
    high: u32,
    no_level: u32,
    sum: i64,
    no_stock: u32,
    not_inspected: u32,
    unanswered: u32,
    declared: bool,
    levels: VecDeque<(i64, usize)>,
    stocks: VecDeque<(i64, usize)>,
    inspections: VecDeque<(i64, usize)>,
    requests: VecDeque<(i64, u32)>,
    open: HashMap<u32, bool>,
    next: i64,
    lines: [Line; 5],
}

impl Agreement {
    fn new(row: &str) -> Self {
        let cells: Vec<&str> = row.split(',').collect();
        let hundredths = |text: &str| text.replace('.', "").parse().unwrap();
        let sites: usize = cells[4].parse().unwrap();
        Self {
            name: cells[0].to_owned(),
            level: hundredths(cells[1]),
            stock: hundredths(cells[2]),
            deadline: unix(cells[3].as_bytes()),
            sites: vec![Site { inspected_at: START, ..Site::default() }; sites],
            high: 0,
            no_level: sites as u32,
            sum: 0,
            no_stock: sites as u32,
            not_inspected: 0,
            unanswered: 0,
            declared: false,
            levels: VecDeque::new(),
            stocks: VecDeque::new(),
            inspections: (0..sites).map(|site| (START + INSPECTED, site)).collect(),
            requests: VecDeque::new(),
            open: HashMap::new(),
            next: START,
            lines: [2, 2, 0, 0, 0].map(Line::new),
        }
    }

    fn tell_level(&mut self, at: i64) {
        self.lines[0].set(
            at,
            if self.high > 0 {
                1
            } else if self.no_level > 0 {
                2
            } else {
                0
            },
        );
    }

    fn tell_stock(&mut self, at: i64) {
        self.lines[1].set(
            at,
            if self.sum > self.stock {
                1
            } else if self.no_stock > 0 {
                2
            } else {
                0
            },
        );
    }

    fn run_out(&mut self, at: i64) {
        while let Some((due, site)) = self.levels.pop_front_if(|(due, _)| *due <= at) {
            let site = &mut self.sites[site];
            if site.level_fresh && day(site.level_at) + FRESH == due {
                site.level_fresh = false;
                self.high -= u32::from(std::mem::take(&mut site.too_high));
                self.no_level += 1;
                self.tell_level(due);
            }
        }
        while let Some((due, site)) = self.stocks.pop_front_if(|(due, _)| *due <= at) {
            let site = &mut self.sites[site];
            if site.stock_fresh && day(site.stock_at) + FRESH == due {
                site.stock_fresh = false;
                self.sum -= std::mem::take(&mut site.stock);
                self.no_stock += 1;
                self.tell_stock(due);
            }
        }
        while let Some((due, site)) = self.inspections.pop_front_if(|(due, _)| *due <= at) {
            let site = &mut self.sites[site];
            if day(site.inspected_at) + INSPECTED == due && !site.not_inspected {
                site.not_inspected = true;
                self.not_inspected += 1;
                self.lines[2].set(due, 1);
            }
        }
        while let Some((due, key)) = self.requests.pop_front_if(|(due, _)| *due <= at) {
            if let Some(late) = self.open.get_mut(&key) {
                *late = true;
                self.unanswered += 1;
                self.lines[3].set(due, 1);
            }
        }
        if self.deadline <= at && !self.declared {
            self.lines[4].set(self.deadline, 1);
        }
        let deadline = if self.deadline > at { self.deadline } else { i64::MAX };
        let queues =
            [&self.levels, &self.stocks, &self.inspections].map(|queue| queue.front().map_or(i64::MAX, |x| x.0));
        let requests = self.requests.front().map_or(i64::MAX, |x| x.0);
        self.next = queues.into_iter().min().unwrap().min(requests).min(deadline);
    }

    fn take(&mut self, record: &Record) {
        let at = record.at;
        if at >= self.next {
            self.run_out(at);
        }
        let site = &mut self.sites[record.site];
        match record.kind {
            b'l' => {
                let too_high = record.value > self.level;
                self.high = self.high + u32::from(too_high) - u32::from(site.too_high);
                self.no_level -= u32::from(!site.level_fresh);
                (site.too_high, site.level_fresh, site.level_at) = (too_high, true, at);
                self.levels.push_back((day(at) + FRESH, record.site));
                self.tell_level(at);
            }
            b's' => {
                self.sum += record.value - site.stock;
                self.no_stock -= u32::from(!site.stock_fresh);
                (site.stock, site.stock_fresh, site.stock_at) = (record.value, true, at);
                self.stocks.push_back((day(at) + FRESH, record.site));
                self.tell_stock(at);
            }
            b'i' => {
                site.inspected_at = at;
                self.not_inspected -= u32::from(std::mem::take(&mut site.not_inspected));
                self.inspections.push_back((day(at) + INSPECTED, record.site));
                self.lines[2].set(at, u8::from(self.not_inspected > 0));
            }
            b'r' => {
                self.open.insert(record.key, false);
                self.requests.push_back((at + DAY, record.key));
                self.next = self.next.min(at + DAY);
            }
            b'g' => {
                if self.open.remove(&record.key) == Some(true) {
                    self.unanswered -= 1;
                    self.lines[3].set(at, u8::from(self.unanswered > 0));
                }
            }
            _ => {
                self.declared = true;
                if at >= self.deadline {
                    self.lines[4].set(at, 0);
                }
            }
        }
    }

    fn finish(&mut self) -> Vec<(char, &'static str, i64, i64)> {
        self.run_out(END - 1);
        let word = |word: u8| if word == 1 { "violated" } else { "unverified" };
        let lines = self.lines.iter_mut().zip('a'..);
        let mut all = Vec::new();
        for (line, question) in lines {
            line.end();
            all.extend(line.found.iter().map(|(said, from, until)| (question, word(*said), *from, *until)));
        }
        all
    }
}

/// Gathers the stretches of one word: 0 kept, 1 violated, 2 unverified.
struct Line {
    said: u8,
    since: i64,
    next: u8,
    next_at: i64,
    found: Vec<(u8, i64, i64)>,
}

impl Line {
    fn new(said: u8) -> Self {
        Self { said, since: START, next: said, next_at: START, found: Vec::new() }
    }

    fn set(&mut self, at: i64, word: u8) {
        if word == self.next {
            return;
        }
        if at > self.next_at {
            self.flush();
        }
        (self.next, self.next_at) = (word, at);
    }

    fn flush(&mut self) {
        if self.next != self.said {
            if self.said != 0 && self.next_at > self.since {
                self.found.push((self.said, self.since, self.next_at));
            }
            (self.said, self.since) = (self.next, self.next_at);
        }
    }

    fn end(&mut self) {
        self.flush();
        if self.said != 0 && END > self.since {
            self.found.push((self.said, self.since, END));
        }
    }
}
