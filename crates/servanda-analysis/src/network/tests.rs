//! The network against brute force: what can be kept, what is earliest and latest, what contradicts.

use proptest::prelude::*;

use super::*;

/// Days tried by brute force: beyond, nothing new can happen with the rules generated here.
const REACH: i64 = 14;

/// A rule as generated: its point, those of which it asks, how many are counted, its owner.
type Drawn = (usize, Vec<(usize, i64)>, usize, usize);

fn drawn(points: usize, owners: usize) -> impl Strategy<Value = Drawn> {
    let of = proptest::collection::vec((0..points, -4_i64..5), 1..4);
    (0..points, of, 1..4_usize, 0..owners, prop::bool::weighted(0.7)).prop_map(|(after, of, needed, owner, simple)| {
        let of = if simple { of[..1].to_vec() } else { of };
        let needed = needed.min(of.len());
        (after, of, needed, owner)
    })
}

fn network(points: usize, rules: &[Drawn]) -> Network {
    let mut network = Network::new();
    for _ in 1..points {
        network.point();
    }
    for (after, of, needed, owner) in rules {
        let of = of.iter().map(|(point, days)| (PointId::new(*point), *days)).collect();
        network.after_some(PointId::new(*after), of, *needed, *owner);
    }
    network
}

/// Whether days keep a rule.
fn keeps((after, of, needed, _): &Drawn, days: &[i64]) -> bool {
    of.iter().filter(|(point, lag)| days[*after] >= days[*point] + lag).count() >= *needed
}

/// Every way in which the rules can be kept, with the origin at 0.
fn all_ways(points: usize, rules: &[Drawn]) -> Vec<Vec<i64>> {
    let mut ways = Vec::new();
    let count = (2 * REACH + 1).pow(u32::try_from(points - 1).unwrap());
    for number in 0..count {
        let mut rest = number;
        let mut days = vec![0];
        for _ in 1..points {
            days.push(rest % (2 * REACH + 1) - REACH);
            rest /= 2 * REACH + 1;
        }
        if rules.iter().all(|rule| keeps(rule, &days)) {
            ways.push(days);
        }
    }
    ways
}

/// The rules of some owners.
fn of_owners(rules: &[Drawn], owners: u32) -> Vec<Drawn> {
    rules.iter().filter(|(.., owner)| owners & (1 << owner) != 0).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// Sound and complete: a network has a solution exactly if brute force finds one, and its earliest days are the least.
    #[test]
    fn the_earliest_days_are_those_of_brute_force(rules in proptest::collection::vec(drawn(4, 4), 1..7)) {
        let network = network(4, &rules);
        let ways = all_ways(4, &rules);
        match network.earliest() {
            Err(_) => prop_assert!(ways.is_empty(), "{:?} keeps the rules", ways.first()),
            Ok(earliest) => {
                prop_assert!(!ways.is_empty());
                for point in 1..4 {
                    let least = ways.iter().map(|days| days[point]).min().unwrap();
                    match earliest.day(PointId::new(point)) {
                        Some(day) => prop_assert_eq!(day, least, "point {}", point),
                        // Nothing holds it back: it can be as early as brute force looks.
                        None => prop_assert!(least <= -REACH + 8, "point {} is not before {}", point, least),
                    }
                }
            }
        }
    }

    /// With rules of one point each, the latest days are the greatest.
    #[test]
    fn the_latest_days_are_those_of_brute_force(rules in proptest::collection::vec(drawn(4, 4), 1..7)) {
        let rules: Vec<Drawn> = rules.into_iter().map(|(after, of, _, owner)| (after, of[..1].to_vec(), 1, owner)).collect();
        let network = network(4, &rules);
        let Ok(earliest) = network.earliest() else { return Ok(()) };
        let ways = all_ways(4, &rules);
        for (point, day) in network.latest(&earliest).into_iter().enumerate().skip(1) {
            let greatest = ways.iter().map(|days| days[point]).max().unwrap();
            match day {
                Some(day) => prop_assert_eq!(day, greatest, "point {}", point),
                None => prop_assert!(greatest >= REACH - 8, "point {} is not after {}", point, greatest),
            }
        }
    }

    /// What is told to contradict each other does, and no owner can be left out of it.
    #[test]
    fn a_contradiction_is_one_and_has_nothing_to_spare(rules in proptest::collection::vec(drawn(4, 5), 2..8)) {
        let network = network(4, &rules);
        let Err(conflict) = network.earliest() else { return Ok(()) };
        let owners = conflict.rules.iter().fold(0, |owners, id| owners | 1 << network.rules()[*id].owner);
        prop_assert!(all_ways(4, &of_owners(&rules, owners)).is_empty(), "can be kept");
        for owner in (0..5).filter(|owner| owners & (1 << owner) != 0) {
            let fewer = of_owners(&rules, owners & !(1 << owner));
            prop_assert!(!all_ways(4, &fewer).is_empty(), "owner {} is not needed", owner);
        }
    }

    /// Where each rule has an owner of its own and asks for one point, no contradiction has fewer rules.
    #[test]
    fn a_contradiction_of_simple_rules_is_the_smallest(rules in proptest::collection::vec(drawn(4, 1), 2..7)) {
        let rules: Vec<Drawn> =
            rules.into_iter().enumerate().map(|(owner, (after, of, ..))| (after, of[..1].to_vec(), 1, owner)).collect();
        let network = network(4, &rules);
        let Err(conflict) = network.earliest() else { return Ok(()) };
        let smallest = (1..1_u32 << rules.len())
            .filter(|owners| all_ways(4, &of_owners(&rules, *owners)).is_empty())
            .map(u32::count_ones)
            .min();
        prop_assert_eq!(u32::try_from(conflict.rules.len()).ok(), smallest);
        prop_assert!(conflict.short.is_some_and(|days| days > 0));
    }
}

#[test]
fn fourteen_and_twenty_eight_and_fourteen_are_more_than_forty_two() {
    let mut network = Network::new();
    let (signed, declared, verified, granted) = (network.point(), network.point(), network.point(), network.point());
    network.at_least(signed, network.origin(), 0, 0);
    network.at_least(declared, signed, 14, 1);
    network.at_least(verified, declared, 28, 2);
    network.at_least(granted, verified, 14, 3);
    network.at_most(granted, signed, 42, 4);
    let conflict = network.earliest().unwrap_err();
    assert_eq!(conflict.short, Some(14));
    let owners: Vec<usize> = conflict.rules.iter().map(|id| network.rules()[*id].owner).collect();
    assert_eq!(owners.len(), 4);
    assert!(!owners.contains(&0));
}

#[test]
fn a_long_chain_is_solved_at_once() {
    let mut network = Network::new();
    let mut last = network.origin();
    for owner in 0..100_000 {
        let next = network.point();
        network.at_least(next, last, 1, owner);
        last = next;
    }
    assert_eq!(network.earliest().unwrap().day(last), Some(100_000));
}

#[test]
fn a_circle_far_from_any_date_is_found_at_once() {
    let mut network = Network::new();
    let start = network.point();
    network.at_least(start, network.origin(), 0, 0);
    let mut last = start;
    for owner in 1..5_000 {
        let next = network.point();
        network.at_least(next, last, 400, owner);
        last = next;
    }
    network.at_most(last, start, 4_999 * 400 - 1, 5_000);
    let conflict = network.earliest().unwrap_err();
    assert_eq!(conflict.short, Some(1));
    assert_eq!(conflict.rules.len(), 5_000);
}
