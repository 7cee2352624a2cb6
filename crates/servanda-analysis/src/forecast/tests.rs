//! The forecast against chances that are known.

use servanda_engine::assess;
use servanda_evidence::{Audience, Log, Standard, View};

use super::*;
use crate::texts::agreement;

fn ask(runs: u64, seed: u64) -> (AtomicU64, AtomicBool, u64, u64) {
    (AtomicU64::new(0), AtomicBool::new(false), runs, seed)
}

fn made(declarations: &str, at: &str, runs: u64, seed: u64) -> (Agreement, Forecast) {
    let agreement = agreement(declarations);
    let at = agreement.calendar.last_instant(at.parse().unwrap());
    let log = Log::default();
    let view = View::new(&agreement, &log, Audience::Keeper, Standard::Verified, at);
    let assessment = assess(&view);
    let (done, stop, runs, seed) = ask(runs, seed);
    let forecast = forecast(&agreement, &assessment, at, Ask { runs, seed, done: &done, stop: &stop }).unwrap();
    (agreement, forecast)
}

const CHAIN: &str = "event a \"A\" once\nevent b \"B\" once\nmeasure stock \"S\" in kg\n\
    commitment first \"F\"\n  North does a by 2026-03-01\n  likely 20 days to 45 days most likely 30 days\n\
    commitment second \"S\"\n  South does b by 2026-06-01\n  from 5 days after a\n  likely 10 days to 10 days\n\
    commitment cap \"C\"\n  North keeps stock <= 300 kg\n  likely 97 % per 30 days\n\
    relief loan \"L\"\n  South grants within 10 days\n  when second met and cap met for 60 days\n  likely 1 day to 7 days\n\
    scenario trouble \"T\"\n  when cap breached\n";

#[test]
fn what_follows_comes_after_what_it_follows() {
    let (_, forecast) = made(CHAIN, "2026-01-01", 20_000, 1);
    let [first, second] = [&forecast.milestones[0], &forecast.milestones[1]];
    for (a, b) in first.quantiles.iter().zip(&second.quantiles) {
        assert_eq!(days_between(a.unwrap(), b.unwrap()), 15);
    }
    assert!(forecast.reliefs[0].quantiles[0] > second.quantiles[0]);
    assert_eq!(first.by.last().unwrap().1, Chance(10_000));
}

/// Stated chances are frequencies: of a limit that holds with 97 % through each 30 days the chance is known exactly.
#[test]
fn stated_chances_are_those_that_are_known() {
    let (_, forecast) = made(CHAIN, "2026-01-01", 200_000, 3);
    for (day, chance) in &forecast.scenarios[0].by {
        // A day is over when the next begins.
        let days = days_between(forecast.at, *day) as f64 + 1.0;
        let known = 1.0 - 0.97_f64.powf(days / 30.0);
        let stated = f64::from(chance.0) / 10_000.0;
        // Four standard errors of 200,000 runs.
        assert!((stated - known).abs() < 0.005, "{day}: {stated} against {known}");
    }
}

#[test]
fn the_same_seed_gives_the_same_and_another_gives_another() {
    let one = made(CHAIN, "2026-01-01", 30_000, 7).1;
    assert_eq!(one, made(CHAIN, "2026-01-01", 30_000, 7).1);
    assert_ne!(one, made(CHAIN, "2026-01-01", 30_000, 8).1);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| made(CHAIN, "2026-01-01", 50_000, 7).1)
    };
    assert_eq!(with(1), with(3));
}

#[test]
fn what_has_been_under_way_for_long_comes_sooner() {
    let early = made(CHAIN, "2026-01-01", 20_000, 1).1;
    let late = made(CHAIN, "2026-01-25", 20_000, 1).1;
    let middle = |forecast: &Forecast| forecast.milestones[0].quantiles[1].unwrap();
    // It can be done on none of the days that have passed, so the middle date moves back, by less than they are.
    assert!(middle(&late) >= middle(&early));
    assert!(days_between(middle(&early), middle(&late)) < 10);
    assert_eq!(late.milestones[0].quantiles.map(|day| day.is_some()), [true; 3]);
}

#[test]
fn a_certain_world_is_forecast_to_the_day() {
    let text = "event a \"A\" once\ncommitment first \"F\"\n  North does a by 2026-03-01\n  likely 30 days to 30 days\n\
        relief loan \"L\"\n  South grants within 10 days\n  when first met\n";
    let (_, forecast) = made(text, "2026-01-01", 1_000, 1);
    let day = |text: &str| Some(text.parse().unwrap());
    assert_eq!(forecast.milestones[0].quantiles, [day("2026-01-31"); 3]);
    assert_eq!(forecast.reliefs[0].quantiles, [day("2026-02-10"); 3]);
    assert_eq!(forecast.taken, [(Named::Relief(servanda_base::Id::new(0)), Taken::AtTheEndOfItsTerm)]);
}

#[test]
fn the_assumption_that_matters_most_comes_first() {
    let text = "event a \"A\" once\nevent b \"B\" once\n\
        commitment slow \"S\"\n  North does a by 2026-09-01\n  likely 10 days to 200 days\n\
        commitment quick \"Q\"\n  North does b by 2026-09-01\n  likely 10 days to 12 days\n\
        relief loan \"L\"\n  South grants within 10 days\n  when slow met and quick met\n  likely 1 day to 5 days\n";
    let (agreement, forecast) = made(text, "2026-01-01", 50_000, 1);
    let names: Vec<&str> =
        forecast.drivers.iter().map(|driver| agreement.declared(driver.drawn.named).name.as_str()).collect();
    assert_eq!(names[0], "slow");
    assert!(forecast.drivers[0].days.unwrap() > 80);
    let quick = &forecast.drivers[names.iter().position(|name| *name == "quick").unwrap()];
    assert!(quick.days.unwrap().abs() < 5, "{quick:?}");
}

#[test]
fn what_waits_for_itself_never_comes_and_nothing_hangs() {
    let text = "relief one \"1\"\n  South grants within 10 days\n  when two granted\n\
        relief two \"2\"\n  North grants within 10 days\n  when one granted\n";
    let (_, forecast) = made(text, "2026-01-01", 1_000, 1);
    assert!(forecast.reliefs.iter().all(|relief| relief.quantiles == [None; 3]));
}

#[test]
fn an_empty_agreement_has_an_empty_forecast() {
    let (_, forecast) = made("", "2026-01-01", 1_000, 1);
    assert!(forecast.milestones.is_empty() && forecast.reliefs.is_empty() && forecast.drivers.is_empty());
}

#[test]
fn what_is_stopped_gives_nothing() {
    let agreement = agreement(CHAIN);
    let at = agreement.calendar.last_instant("2026-01-01".parse().unwrap());
    let log = Log::default();
    let view = View::new(&agreement, &log, Audience::Keeper, Standard::Verified, at);
    let (done, stop) = (AtomicU64::new(0), AtomicBool::new(true));
    let ask = Ask { runs: 1_000_000, seed: 1, done: &done, stop: &stop };
    assert_eq!(forecast(&agreement, &assess(&view), at, ask), None);
}

/// Calibration: worlds with known chances, played out by another generator, against what is stated of them.
#[test]
fn stated_chances_agree_with_what_then_happens() {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;
    use rand_distr::{Distribution, Pert};
    let mut rng = ChaCha20Rng::seed_from_u64(11);
    for (low, high, mode, report) in [(20.0, 45.0, 30.0, 6.0), (5.0, 90.0, 10.0, 3.0), (1.0, 30.0, 28.0, 12.0)] {
        let text = format!(
            "event a \"A\" once\ncommitment first \"F\"\n  North does a by 2026-06-01\n  verified by Agency\n  \
             likely {low} days to {high} days most likely {mode} days\n  report likely 0 days to {report} days\n\
             relief loan \"L\"\n  South grants within 10 days\n  when first met\n  likely 2 days to 20 days most likely 5 days\n"
        );
        let (_, forecast) = made(&text, "2026-01-01", 100_000, 5);
        let pert = |low: f64, high: f64, mode: f64| Pert::new(low, high).with_mode(mode).unwrap();
        let (takes, reports, grants) = (pert(low, high, mode), pert(0.0, report, report / 2.0), pert(2.0, 20.0, 5.0));
        let worlds = 100_000;
        let happened: Vec<f64> =
            (0..worlds).map(|_| takes.sample(&mut rng) + reports.sample(&mut rng) + grants.sample(&mut rng)).collect();
        for (day, chance) in &forecast.reliefs[0].by {
            let days = days_between(forecast.at, *day) as f64 + 1.0;
            let often = happened.iter().filter(|happened| **happened < days).count() as f64 / f64::from(worlds);
            let stated = f64::from(chance.0) / 10_000.0;
            assert!((stated - often).abs() < 0.01, "{low} to {high}, {day}: {stated} against {often}");
        }
    }
}
