//! Distributions as tables: the inverse of the distribution function, at evenly spaced chances, with straight lines between.
//!
//! A draw is then one look-up instead of a beta variate. Sources: PERT as the beta distribution of shape 1 + 4 (m - a) /
//! (b - a) and 1 + 4 (b - m) / (b - a) (D. Vose, Risk Analysis, 2008); survival with a constant hazard.

/// The cells of a table: a power of two, so that the first bits of a draw are the place in it.
pub(super) const CELLS: usize = 1 << BITS;
const BITS: u32 = 10;
/// The steps by which a density is summed.
const STEPS: usize = 1 << 13;

/// The inverse of a distribution function, in days.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    // INVARIANT: one more than there are cells, never falling.
    points: Vec<f32>,
}

impl Table {
    /// From `low` to `high` days, most likely `mode`.
    pub fn pert(low: f64, high: f64, mode: f64) -> Self {
        Self::inverse(&Pert::of(low, high, mode), 0.0)
    }

    /// The same for what has been under way for `elapsed` days and is not done: the days that are left.
    pub fn pert_left(low: f64, high: f64, mode: f64, elapsed: f64) -> Self {
        Self::inverse(&Pert::of(low, high, mode), elapsed)
    }

    /// Until a limit fails that holds through each `per` days with the chance `holds`. What holds for sure never fails.
    pub fn survival(holds: f64, per: f64) -> Self {
        let rate = -holds.max(1e-12).ln() / per.max(1e-9);
        let day = |cell: usize| {
            // The last cell would reach to the end of time.
            let chance = (cell as f64).min(CELLS as f64 - 0.25) / CELLS as f64;
            if rate <= 0.0 { NEVER } else { ((-(1.0 - chance).ln() / rate) as f32).min(NEVER) }
        };
        Self { points: (0..=CELLS).map(day).collect() }
    }

    /// The days that a draw of 32 bits stands for.
    // INVARIANT: the first bits of a draw are a cell, and a cell has a point at its end.
    #[allow(clippy::indexing_slicing)]
    #[inline(always)]
    pub fn days(&self, draw: u32) -> f32 {
        let points: &[f32; CELLS + 1] = match self.points.as_slice().try_into() {
            Ok(points) => points,
            Err(_) => return NEVER,
        };
        let cell = (draw >> (32 - BITS)) as usize;
        let part = (draw << BITS >> BITS) as f32 * (1.0 / (1_u32 << (32 - BITS)) as f32);
        let low = points[cell];
        low + (points[cell + 1] - low) * part
    }

    /// The points, for the loops that draw many.
    #[inline(always)]
    pub(super) fn points(&self) -> Option<&[f32; CELLS + 1]> {
        self.points.as_slice().try_into().ok()
    }

    fn inverse(pert: &Pert, elapsed: f64) -> Self {
        let sums = pert.sums();
        let total = sums.last().copied().unwrap_or(0.0);
        if pert.width <= 0.0 || total <= 0.0 {
            return Self { points: vec![((pert.low - elapsed).max(0.0)) as f32; CELLS + 1] };
        }
        let width = pert.width / STEPS as f64;
        let passed = at(&sums, ((elapsed - pert.low) / width).clamp(0.0, STEPS as f64));
        if passed >= total * (1.0 - 1e-9) {
            // Longer under way than was thought possible: it is as if it began today.
            return Self::inverse(pert, 0.0);
        }
        let mut step = 0;
        let day = |cell: usize| {
            let wanted = passed + (total - passed) * cell as f64 / CELLS as f64;
            while sums.get(step + 1).is_some_and(|sum| *sum < wanted) {
                step += 1;
            }
            let (before, after) = (at(&sums, step as f64), at(&sums, step as f64 + 1.0));
            let part = if after > before { ((wanted - before) / (after - before)).clamp(0.0, 1.0) } else { 0.0 };
            let day = pert.low + (step as f64 + part).min(STEPS as f64) * width;
            (day - elapsed).max(0.0) as f32
        };
        Self { points: (0..=CELLS).map(day).collect() }
    }
}

/// A day that never comes: far beyond every calendar, and still a number.
pub const NEVER: f32 = 1.0e9;

struct Pert {
    low: f64,
    width: f64,
    alpha: f64,
    beta: f64,
}

impl Pert {
    fn of(low: f64, high: f64, mode: f64) -> Self {
        let width = high - low;
        let part = if width > 0.0 { ((mode - low) / width).clamp(0.0, 1.0) } else { 0.5 };
        Self { low, width, alpha: 1.0 + 4.0 * part, beta: 5.0 - 4.0 * part }
    }

    /// The distribution function, but for its scale, at the end of each step. Each step is summed at its middle.
    fn sums(&self) -> Vec<f64> {
        let mut sum = 0.0;
        let mut sums = vec![0.0];
        for step in 0..STEPS {
            let x = (step as f64 + 0.5) / STEPS as f64;
            sum += x.powf(self.alpha - 1.0) * (1.0 - x).powf(self.beta - 1.0);
            sums.push(sum);
        }
        sums
    }
}

/// The value of sums between two steps.
fn at(sums: &[f64], step: f64) -> f64 {
    let whole = step.floor().max(0.0) as usize;
    let last = sums.last().copied().unwrap_or(0.0);
    let low = sums.get(whole).copied().unwrap_or(last);
    let high = sums.get(whole + 1).copied().unwrap_or(last);
    low + (high - low) * (step - step.floor())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_chacha::ChaCha8Rng;
    use rand_chacha::rand_core::{Rng, SeedableRng};
    use rand_distr::{Distribution, Pert as Reference};

    /// The largest distance between the distribution functions of draws by table and by `rand_distr`.
    fn distance(low: f64, high: f64, mode: f64) -> f64 {
        let mut rng = ChaCha8Rng::seed_from_u64(7);
        let count = 200_000;
        let table = Table::pert(low, high, mode);
        let mut ours: Vec<f64> = (0..count).map(|_| f64::from(table.days(rng.next_u32()))).collect();
        let reference = Reference::new(low, high).with_mode(mode).unwrap();
        let mut theirs: Vec<f64> = (0..count).map(|_| reference.sample(&mut rng)).collect();
        ours.sort_by(f64::total_cmp);
        theirs.sort_by(f64::total_cmp);
        let mut farthest: f64 = 0.0;
        let mut at = 0;
        for (index, value) in ours.iter().enumerate() {
            while at < count && theirs[at] <= *value {
                at += 1;
            }
            farthest = farthest.max((index as f64 + 1.0 - at as f64).abs() / count as f64);
        }
        farthest
    }

    #[test]
    fn draws_are_distributed_as_those_of_rand_distr() {
        for (low, high, mode) in
            [(20.0, 45.0, 30.0), (0.0, 10.0, 0.0), (5.0, 6.0, 6.0), (1.0, 400.0, 30.0), (10.0, 20.0, 15.0)]
        {
            // Kolmogorov and Smirnov: two samples of 200,000 differ by more than 0.0055 once in two hundred times.
            let distance = distance(low, high, mode);
            assert!(distance < 0.006, "{low} to {high}, most likely {mode}: {distance}");
        }
    }

    #[test]
    fn draws_lie_between_the_ends() {
        let table = Table::pert(20.0, 45.0, 30.0);
        assert_eq!((table.days(0), table.days(u32::MAX).round()), (20.0, 45.0));
        let exact = Table::pert(14.0, 14.0, 14.0);
        assert_eq!((exact.days(0), exact.days(u32::MAX)), (14.0, 14.0));
    }

    #[test]
    fn what_is_under_way_has_less_time_left_and_never_less_than_none() {
        let left = Table::pert_left(20.0, 45.0, 30.0, 30.0);
        assert_eq!(left.days(0), 0.0);
        assert!((left.days(u32::MAX) - 15.0).abs() < 0.1);
        // Longer than was thought possible: anew from today.
        assert_eq!(Table::pert_left(20.0, 45.0, 30.0, 60.0), Table::pert(20.0, 45.0, 30.0));
    }

    #[test]
    fn a_limit_holds_as_often_as_it_is_said_to() {
        let mut rng = ChaCha8Rng::seed_from_u64(7);
        let table = Table::survival(0.97, 30.0);
        let count = 100_000;
        let held = |days: f32, rng: &mut ChaCha8Rng| {
            (0..count).filter(|_| table.days(rng.next_u32()) >= days).count() as f64 / f64::from(count)
        };
        for (days, chance) in
            [(30.0, 0.97), (90.0, 0.97_f64.powi(3)), (360.0, 0.97_f64.powi(12)), (3_600.0, 0.97_f64.powi(120))]
        {
            let held = held(days, &mut rng);
            assert!((held - chance).abs() < 0.004, "{days} days: {held} against {chance}");
        }
        assert_eq!(Table::survival(1.0, 30.0).days(u32::MAX), NEVER);
    }
}
