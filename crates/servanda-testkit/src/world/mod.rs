//! Synthetic dossiers of any size: the same world for the engine, for an independent program and for other tools.
//!
//! ```text
//!   Size ── World::new ──> entries in order of recording ── text ──> agreement, sources.csv, evidence.csv
//!                                                       ── stream ──> the verdicts, worked out on their own
//! ```
//!
//! Invented throughout. Agreements over three years, each with six questions: (a) a level at or below its bound at each
//! site; (b) the sum of stocks at or below its bound; (c) an inspection at each site every 30 days; (d) access within 24
//! hours of each request; (e) a declaration by a date; (f) readings older than 45 days no longer count. Sites have
//! episodes beyond their bound and gaps longer than 45 days; some records are corrected, some come in late.

mod random;
pub mod stream;
pub mod text;

pub use random::Random;

/// Seconds of a day.
pub const DAY: i64 = 86_400;
/// The first instant of force: 2023-01-01T00:00:00Z.
pub const START: i64 = 1_672_531_200;
/// The first instant after it: 2026-01-01T00:00:00Z.
pub const END: i64 = 1_767_225_600;
const SPAN: i64 = END - START;

/// How large a world is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Agreements.
    pub agreements: u16,
    /// Sites of each.
    pub sites: u16,
    /// Records of all.
    pub records: usize,
    /// Of the same seed everything is the same.
    pub seed: u64,
}

/// What an entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A level, in hundredths of a unit.
    Level(i64),
    /// A stock, in hundredths of a unit.
    Stock(i64),
    /// An inspection.
    Inspection,
    /// A request of access, with its number.
    Request(u32),
    /// The answer to it.
    Grant(u32),
    /// The declaration.
    Declaration,
}

/// One record.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// When it was so.
    pub at: i64,
    /// When it became known.
    pub recorded: i64,
    /// The agreement, from 0.
    pub agreement: u16,
    /// The site within it, from 0.
    pub site: u16,
    /// What it says.
    pub what: What,
    /// Its number, in order of recording.
    pub number: u32,
    /// The number of the one that it corrects.
    pub corrects: Option<u32>,
    /// Whether it is corrected.
    pub corrected: bool,
}

/// What one agreement demands.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// The highest level, in hundredths.
    pub level: i64,
    /// The highest sum of stocks, in hundredths.
    pub stock: i64,
    /// The end of the last day of the declaration.
    pub deadline: i64,
}

/// A world.
#[derive(Debug, Clone)]
pub struct World {
    /// How large it is.
    pub size: Size,
    /// One for each agreement.
    pub bounds: Vec<Bounds>,
    /// In order of recording.
    pub entries: Vec<Entry>,
}

impl World {
    /// The world of a size.
    pub fn new(size: Size) -> Self {
        let mut making = Making { size, random: Random::new(size.seed), entries: Vec::new(), requests: 0 };
        let bounds = (0..size.agreements).map(|agreement| making.agreement(agreement)).collect();
        let mut entries = making.entries;
        entries.sort_by_key(|entry| (entry.recorded, entry.number));
        let mut numbers = vec![0; entries.len()];
        for (number, entry) in (0..).zip(&mut entries) {
            numbers[std::mem::replace(&mut entry.number, number) as usize] = number;
        }
        for entry in &mut entries {
            entry.corrects = entry.corrects.map(|old| numbers[old as usize]);
        }
        Self { size, bounds, entries }
    }

    /// What stands at the end: nothing that was corrected, in order of time.
    pub fn standing(&self) -> Vec<Entry> {
        let mut standing: Vec<Entry> = self.entries.iter().copied().filter(|entry| !entry.corrected).collect();
        standing.sort_by_key(|entry| (entry.at, entry.number));
        standing
    }

    /// The same records in another order.
    pub fn shuffled(&self) -> Vec<Entry> {
        let mut random = Random::new(self.size.seed ^ 0x5EED);
        let mut entries = self.entries.clone();
        for index in (1..entries.len()).rev() {
            let other = random.below(index as u64 + 1) as usize;
            entries.swap(index, other);
        }
        entries
    }
}

/// A world in the making.
struct Making {
    size: Size,
    random: Random,
    entries: Vec<Entry>,
    requests: u32,
}

impl Making {
    fn agreement(&mut self, agreement: u16) -> Bounds {
        let level = [30_000, 36_700, 50_000, 200_000][self.random.below(4) as usize];
        let means: Vec<i64> = (0..self.size.sites).map(|_| self.random.between(200_000, 900_000)).collect();
        let bounds = Bounds { level, stock: means.iter().sum::<i64>() * 104 / 100, deadline: START + 60 * DAY };
        match self.random.below(10) {
            0..7 => self.declare(agreement, (30, 59)),
            7..9 => self.declare(agreement, (61, 120)),
            _ => {}
        }
        // Twice the stocks of all sites are higher.
        let episodes = [(10, 40), (55, 85)].map(|(low, high)| {
            let from = START + SPAN * self.random.between(low, high) / 100;
            (from, from + self.random.between(10, 30) * DAY)
        });
        for site in 0..self.size.sites {
            self.site(agreement, site, level, means[usize::from(site)], &episodes);
        }
        bounds
    }

    fn declare(&mut self, agreement: u16, (low, high): (i64, i64)) {
        let at = START + self.random.between(low * DAY, high * DAY);
        self.put(agreement, 0, at, What::Declaration);
    }

    fn site(&mut self, agreement: u16, site: u16, level: i64, mean: i64, episodes: &[(i64, i64)]) {
        let sites = usize::from(self.size.agreements) * usize::from(self.size.sites);
        let share = self.size.records / sites;
        let before = self.entries.len();
        // In a world with few records to each site everything happens more seldom.
        let slow = (300 / share.max(1) as i64).max(1);
        for at in self.cadence((20 * slow, 29 * slow), 10, (31 * slow, 50 * slow), -10) {
            self.put(agreement, site, at, What::Inspection);
        }
        for at in self.cadence((15 * slow, 35 * slow), 0, (1, 2), 0) {
            let key = self.requests;
            self.requests += 1;
            self.put(agreement, site, at, What::Request(key));
            let delay = match self.random.below(100) {
                0..97 => self.random.between(3_600, 23 * 3_600),
                97..99 => self.random.between(25 * 3_600, 96 * 3_600),
                _ => continue,
            };
            if at + delay < END {
                self.put(agreement, site, at + delay, What::Grant(key));
            }
        }
        // The last site takes what the division leaves over, the declarations among it.
        let is_last = agreement + 1 == self.size.agreements && site + 1 == self.size.sites;
        let due = if is_last { self.size.records } else { self.due(agreement, site) };
        let rest = due.saturating_sub(self.entries.len().max(before));
        let stocks = rest * 16 / 100;
        self.levels(agreement, site, level, rest - stocks);
        self.stocks(agreement, site, mean, stocks, episodes);
    }

    /// How many records there are to be once this site is done.
    fn due(&self, agreement: u16, site: u16) -> usize {
        let done = usize::from(agreement) * usize::from(self.size.sites) + usize::from(site) + 1;
        self.size.records * done / (usize::from(self.size.agreements) * usize::from(self.size.sites))
    }

    fn levels(&mut self, agreement: u16, site: u16, bound: i64, number: usize) {
        let high = (self.random.below(10) < 3).then(|| {
            let from = START + self.random.between(0, SPAN);
            from..from + self.random.between(1, 20) * DAY
        });
        for (at, corrected) in self.readings(number) {
            // One in a thousand is beyond its bound by itself.
            let is_high = high.as_ref().is_some_and(|high| high.contains(&at)) || self.random.below(1_000) == 0;
            let share = if is_high { self.random.between(101, 130) } else { self.random.between(80, 99) };
            self.reading(agreement, site, at, What::Level(bound * share / 100), corrected);
        }
    }

    fn stocks(&mut self, agreement: u16, site: u16, mean: i64, number: usize, episodes: &[(i64, i64)]) {
        for (at, corrected) in self.readings(number) {
            let more = if episodes.iter().any(|(from, until)| *from <= at && at < *until) { 8 } else { 0 };
            let share = self.random.between(95, 105) + more;
            self.reading(agreement, site, at, What::Stock(mean * share / 100), corrected);
        }
    }

    /// When readings are taken that make so many records: one in five hundred is first recorded wrongly.
    fn readings(&mut self, records: usize) -> Vec<(i64, bool)> {
        let corrections = records / 501;
        let is_corrected = |index: usize| index % 500 == 250 && index / 500 < corrections;
        let times = self.times(records - corrections).into_iter().enumerate();
        times.map(|(index, at)| (at, is_corrected(index))).collect()
    }

    fn reading(&mut self, agreement: u16, site: u16, at: i64, what: What, corrected: bool) {
        if !corrected {
            self.put(agreement, site, at, what);
            return;
        }
        let wrong = match what {
            What::Level(value) => What::Level(value * 3),
            What::Stock(value) => What::Stock(value / 2),
            other => other,
        };
        self.put(agreement, site, at, wrong);
        let Some(first) = self.entries.last_mut() else { return };
        first.corrected = true;
        let (first, later) = (*first, self.random.between(DAY, 20 * DAY));
        let (corrects, number) = (Some(first.number), first.number + 1);
        let recorded = first.recorded + later;
        self.entries.push(Entry { what, recorded, corrects, corrected: false, number, ..first });
    }

    fn put(&mut self, agreement: u16, site: u16, at: i64, what: What) {
        let late = if self.random.below(200) == 0 { self.random.between(DAY, 40 * DAY) } else { 0 };
        let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push(Entry {
            at,
            recorded: at + late,
            agreement,
            site,
            what,
            number,
            corrects: None,
            corrected: false,
        });
    }

    /// So many times over the whole span, evenly but not quite; at one series in fifty with a gap of 47 to 90 days.
    fn times(&mut self, number: usize) -> Vec<i64> {
        let gap = if self.random.below(50) == 0 { self.random.between(47, 90) * DAY } else { 0 };
        let gap_at = self.random.between(0, SPAN * 9 / 10);
        let number = number as i64;
        (0..number)
            .map(|index| {
                let step = (SPAN - gap) / number;
                let at = index * step + self.random.between(step / 10, step * 9 / 10);
                START + if at >= gap_at { at + gap } else { at }
            })
            .collect()
    }

    /// Times with so many days between them; so many of a thousand gaps are longer.
    fn cadence(&mut self, (low, high): (i64, i64), long: u64, longer: (i64, i64), first: i64) -> Vec<i64> {
        let mut at = START + first * DAY;
        let mut times = Vec::new();
        loop {
            let (low, high) = if self.random.below(1_000) < long { longer } else { (low, high) };
            at += self.random.between(low * DAY, high * DAY);
            match at {
                _ if at >= END => return times,
                _ if at > START => times.push(at),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_world_has_as_many_records_as_asked() {
        for (agreements, sites, records) in [(1, 1, 500), (2, 10, 10_000), (20, 50, 10_000), (4, 25, 100_000)] {
            let size = Size { agreements, sites, records, seed: 7 };
            assert_eq!(World::new(size).entries.len(), records, "{size:?}");
        }
    }
}
