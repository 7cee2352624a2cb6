//! The finite set of instants at which anything may change.
//!
//! Everything in SEMANTICS is built from the instants of the records and the dates of the agreement by four steps:
//! adding a calendar duration (which keeps the time of day), running to the end of a day (which gives midnight),
//! adding hours (which moves the time of day by a whole number of hours), and, by S1, taking the second before the
//! end of something, or after what was so at one instant alone. So every instant at which an answer changes has one of
//! a few *times of day*: midnight, the second before it, that of some record or date, and what hours make of those. The
//! grid of these times on every day of the horizon holds them all, however deeply terms are added to terms. Between two
//! neighbours in it nothing changes, so that "somewhere in", "since", "first" and "last" can be read off it.
//!
//! (Where a zone changes its offset, hours shift the time of day by less or more than their number; such zones need a
//! horizon without a change.)

use std::collections::BTreeSet;

use servanda_agreement::{Agreement, Reported, Verification, Verifiers};
use servanda_base::{Date, DurationUnit, Instant};
use servanda_evidence::{Grain, View};

use super::visit;

const DAY: i64 = 86_400;

/// All of them, ascending, for a view and the days of a horizon.
pub(super) fn candidates(view: &View<'_>, horizon: (Date, Date)) -> Vec<Instant> {
    let calendar = &view.agreement().calendar;
    let found = visit::found(view.agreement());
    let hours: BTreeSet<i64> = (found.durations.iter())
        .filter(|duration| duration.unit == DurationUnit::Hour)
        .map(|duration| i64::from(duration.count) * 3_600 % DAY)
        .collect();
    let mut times: BTreeSet<i64> = [0, DAY - 1].into();
    let mut seed = found.instants;
    for (_, record) in view.known() {
        seed.extend([record.time.start, record.time.end, record.time.last(), record.recorded_at]);
        if record.time.grain == Grain::Instant {
            seed.push(record.time.end.succ());
        }
        if record.time.grain == Grain::Coarse {
            seed.push(record.time.start.succ());
        }
    }
    for instant in seed {
        let time = calendar.civil(instant).time();
        let second = i64::from(time.hour()) * 3_600 + i64::from(time.minute()) * 60 + i64::from(time.second());
        times.extend([second, (second + DAY - 1) % DAY]);
    }
    loop {
        let moved: Vec<i64> = times.iter().flat_map(|time| hours.iter().map(move |hour| (time + hour) % DAY)).collect();
        let before = times.len();
        times.extend(moved);
        if times.len() == before {
            break;
        }
    }
    let mut instants = BTreeSet::new();
    let mut day = horizon.0;
    while day <= horizon.1 {
        let open = calendar.open(day);
        instants.extend(times.iter().map(|time| Instant::from_unix(open.unix() + time)));
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    instants.into_iter().collect()
}

/// Whether silence means anything in an agreement: completeness is promised, or the sides verify each other.
pub(super) fn silence_speaks(agreement: &Agreement) -> bool {
    let each_other = |verification: &Verification| verification.by == Verifiers::EachOther;
    let promised = |reported: Reported| matches!(reported, Reported::Always | Reported::AlwaysToPublic);
    agreement.events.iter().any(|(_, event)| promised(event.reported) || each_other(&event.verification))
        || agreement.measures.iter().any(|(_, measure)| each_other(&measure.verification))
        || agreement.commitments.iter().any(|(_, commitment)| each_other(&commitment.verification))
        || agreement.reliefs.iter().any(|(_, relief)| each_other(&relief.verification))
}
