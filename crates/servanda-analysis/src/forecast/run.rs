//! Running a program: many runs side by side, counted by days, so that memory does not depend on their number.
//!
//! Runs are cut into batches, each with its own stream of ChaCha (the batch's number), and counts are whole numbers: what
//! comes out is the same to the byte for any number of threads.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rayon::prelude::*;

use super::program::{Line, Program, Register};
use super::table::{CELLS, NEVER, Table};

/// Runs side by side.
const LANES: usize = 64;
/// Runs of one stream of random bits.
const BATCH: u64 = 8_192;
/// Runs that the effect of each assumption is read from, at most.
const DRIVER_RUNS: u64 = 1 << 17;

/// Where each run of some lanes has one number.
type Lanes = [f32; LANES];

/// How the work is done.
#[derive(Debug, Clone, Copy)]
pub struct Work<'w> {
    /// How many runs.
    pub runs: u64,
    /// From which the random bits follow.
    pub seed: u64,
    /// The days that are counted one by one; what comes later, or never, is counted together.
    pub days: usize,
    /// Runs that are done, for whoever watches.
    pub done: &'w AtomicU64,
    /// Whether to stop.
    pub stop: &'w AtomicBool,
}

/// On how many runs something begins on each day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    // INVARIANT: a number for each day from today on, and last one for all that comes later or never.
    days: Vec<u64>,
}

/// On how many of the runs in which a draw came out low, and in which it came out high, something begins on each day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swing {
    /// Where the draw was among the lowest tenth.
    pub low: Counts,
    /// Where it was among the highest tenth.
    pub high: Counts,
}

/// The counts of everything that a program watches; `None` if it was stopped.
pub fn run(program: &Program, work: Work<'_>) -> Option<Vec<Counts>> {
    let empty = || vec![Counts::new(work.days); program.watched.len()];
    let counted = (0..work.runs.div_ceil(BATCH)).into_par_iter().fold(empty, |mut counts, batch| {
        if !work.stop.load(Ordering::Relaxed) {
            let runs = BATCH.min(work.runs - batch * BATCH);
            Machine::new(program).batch(work.seed, batch, runs, |machine, lanes| {
                for (register, counts) in program.watched.iter().zip(&mut counts) {
                    machine.from(*register).iter().take(lanes).for_each(|day| counts.add(*day));
                }
            });
            work.done.fetch_add(runs, Ordering::Relaxed);
        }
        counts
    });
    let counts = counted.reduce(empty, |a, b| a.into_iter().zip(b).map(|(a, b)| a.and(&b)).collect());
    (!work.stop.load(Ordering::Relaxed)).then_some(counts)
}

/// How much each draw moves the beginning of `target`; `None` if it was stopped.
pub fn swings(program: &Program, target: Register, work: Work<'_>) -> Option<Vec<Swing>> {
    let none = || Swing { low: Counts::new(work.days), high: Counts::new(work.days) };
    let empty = || vec![none(); program.draws()];
    let runs = work.runs.min(DRIVER_RUNS);
    let counted = (0..runs.div_ceil(BATCH)).into_par_iter().fold(empty, |mut swings, batch| {
        if !work.stop.load(Ordering::Relaxed) {
            let of_batch = BATCH.min(runs - batch * BATCH);
            Machine::new(program).batch(work.seed, batch, of_batch, |machine, lanes| {
                for (draws, swing) in machine.bits.chunks_exact(LANES).zip(&mut swings) {
                    for (draw, day) in draws.iter().zip(machine.from(target)).take(lanes) {
                        match *draw {
                            low if low < u32::MAX / 10 => swing.low.add(*day),
                            high if high > u32::MAX / 10 * 9 => swing.high.add(*day),
                            _ => {}
                        }
                    }
                }
            });
        }
        swings
    });
    let both = |a: Swing, b: Swing| Swing { low: a.low.and(&b.low), high: a.high.and(&b.high) };
    let swings = counted.reduce(empty, |a, b| a.into_iter().zip(b).map(|(a, b)| both(a, b)).collect());
    (!work.stop.load(Ordering::Relaxed)).then_some(swings)
}

impl Counts {
    fn new(days: usize) -> Self {
        Self { days: vec![0; days + 1] }
    }

    #[inline(always)]
    fn add(&mut self, day: f32) {
        let last = self.days.len() - 1;
        // What began in the past counts today.
        let place = (day.max(0.0) as usize).min(last);
        if let Some(count) = self.days.get_mut(place) {
            *count += 1;
        }
    }

    fn and(mut self, other: &Self) -> Self {
        self.days.iter_mut().zip(&other.days).for_each(|(count, more)| *count += more);
        self
    }

    /// How many runs were counted.
    pub fn runs(&self) -> u64 {
        self.days.iter().sum()
    }

    /// In how many runs it begins within so many days from today.
    pub fn by(&self, days: usize) -> u64 {
        self.days.iter().take((days + 1).min(self.days.len() - 1)).sum()
    }

    /// The first day by which it begins in so many per cent of the runs; `None` if it never does within those counted.
    pub fn quantile(&self, percent: u64) -> Option<usize> {
        let wanted = (self.runs() * percent).div_ceil(100).max(1);
        let mut sum = 0;
        let reached = self.days.iter().take(self.days.len() - 1).position(|count| {
            sum += count;
            sum >= wanted
        });
        reached.filter(|_| self.runs() > 0)
    }
}

/// The state of some runs side by side.
struct Machine<'p> {
    program: &'p Program,
    bytes: Vec<u8>,
    bits: Vec<u32>,
    starts: Vec<Lanes>,
    ends: Vec<Lanes>,
}

// INVARIANT: registers and draws of a program name lines and tables that come before those that use them; each has its
// place in the machine.
#[allow(clippy::indexing_slicing)]
impl<'p> Machine<'p> {
    fn new(program: &'p Program) -> Self {
        let draws = program.draws() * LANES;
        let lines = program.lines.len();
        Self {
            program,
            bytes: vec![0; 4 * draws],
            bits: vec![0; draws],
            starts: vec![[0.0; LANES]; lines],
            ends: vec![[NEVER; LANES]; lines],
        }
    }

    fn from(&self, register: Register) -> &Lanes {
        &self.starts[register.0]
    }

    /// Does the runs of a batch, some lanes at a time.
    fn batch(&mut self, seed: u64, batch: u64, runs: u64, mut each: impl FnMut(&Self, usize)) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(batch);
        let mut left = usize::try_from(runs).unwrap_or(usize::MAX);
        while left > 0 {
            rng.fill_bytes(&mut self.bytes);
            for (bits, bytes) in self.bits.iter_mut().zip(self.bytes.chunks_exact(4)) {
                *bits = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
            }
            self.lanes();
            let lanes = left.min(LANES);
            each(self, lanes);
            left -= lanes;
        }
    }

    fn lanes(&mut self) {
        let program = self.program;
        for (index, line) in program.lines.iter().enumerate() {
            let (starts, open) = self.starts.split_at_mut(index);
            let (ends, open_ends) = self.ends.split_at_mut(index);
            let (Some(start), Some(end)) = (open.first_mut(), open_ends.first_mut()) else { continue };
            step(line, &program.tables, &self.bits, (starts, ends), (start, end));
        }
    }
}

/// One line, in all lanes.
#[allow(clippy::indexing_slicing)]
#[inline(always)]
fn step(
    line: &Line,
    tables: &[Table],
    bits: &[u32],
    (starts, ends): (&[Lanes], &[Lanes]),
    (start, end): (&mut Lanes, &mut Lanes),
) {
    match line {
        Line::Fixed(from, until) => (*start, *end) = ([*from; LANES], [*until; LANES]),
        Line::After(of, draw) => {
            let draws = &bits[draw.0 * LANES..(draw.0 + 1) * LANES];
            if let Some(points) = tables[draw.0].points() {
                added(start, &starts[of.0], points, draws);
            }
            *end = [NEVER; LANES];
        }
        Line::Later(of, days) => {
            for lane in 0..LANES {
                start[lane] = starts[of.0][lane] + days;
                end[lane] = ends[of.0][lane] + days;
            }
        }
        Line::Until(of, draw, day) => {
            let draws = &bits[draw.0 * LANES..(draw.0 + 1) * LANES];
            if let Some(points) = tables[draw.0].points() {
                added(end, &[*day; LANES], points, draws);
            }
            *start = starts[of.0];
        }
        Line::All(all) => {
            (*start, *end) = ([-NEVER; LANES], [NEVER; LANES]);
            for of in all {
                for lane in 0..LANES {
                    start[lane] = start[lane].max(starts[of.0][lane]);
                    end[lane] = end[lane].min(ends[of.0][lane]);
                }
            }
            never_if_empty(start, end);
        }
        Line::Some(some, count) => {
            *end = [-NEVER; LANES];
            let mut days: Vec<f32> = Vec::with_capacity(some.len());
            for lane in 0..LANES {
                days.clear();
                days.extend(some.iter().map(|of| starts[of.0][lane]));
                days.sort_by(f32::total_cmp);
                start[lane] = count.checked_sub(1).map_or(-NEVER, |place| days.get(place).copied().unwrap_or(NEVER));
                end[lane] = some.iter().map(|of| ends[of.0][lane]).fold(start[lane], f32::max);
            }
        }
        Line::For(of, days) => {
            *end = ends[of.0];
            for lane in 0..LANES {
                start[lane] = starts[of.0][lane] + days;
            }
            never_if_empty(start, end);
        }
        Line::Not(of) => (*start, *end) = ([-NEVER; LANES], starts[of.0]),
        Line::Ended(of, days) => {
            *end = [NEVER; LANES];
            for lane in 0..LANES {
                // What never began never ended.
                let began = starts[of.0][lane] < NEVER;
                start[lane] = if began { ends[of.0][lane] + days } else { NEVER };
            }
        }
        Line::By(of, day) => {
            *end = [NEVER; LANES];
            for lane in 0..LANES {
                start[lane] = if starts[of.0][lane] < day + 1.0 { starts[of.0][lane] } else { NEVER };
            }
        }
        Line::NotBy(of, day) => {
            *end = [NEVER; LANES];
            for lane in 0..LANES {
                start[lane] = if starts[of.0][lane] < day + 1.0 { NEVER } else { starts[of.0][lane] };
            }
        }
        Line::Between(day, of) => {
            (*start, *end) = ([*day; LANES], starts[of.0]);
            never_if_empty(start, end);
        }
    }
}

/// What lies a drawn time after something.
#[allow(clippy::indexing_slicing)]
#[inline(always)]
fn added(out: &mut Lanes, of: &Lanes, points: &[f32; CELLS + 1], draws: &[u32]) {
    const PART: f32 = 1.0 / (1_u32 << 22) as f32;
    for ((out, of), draw) in out.iter_mut().zip(of).zip(draws) {
        let cell = (draw >> 22) as usize;
        let part = (draw & ((1 << 22) - 1)) as f32 * PART;
        let low = points[cell];
        *out = of + low + (points[cell + 1] - low) * part;
    }
}

#[allow(clippy::indexing_slicing)]
#[inline(always)]
fn never_if_empty(start: &mut Lanes, end: &Lanes) {
    for lane in 0..LANES {
        start[lane] = if start[lane] < end[lane] { start[lane] } else { NEVER };
    }
}
