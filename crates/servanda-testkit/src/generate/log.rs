//! Random logs.

use proptest::prelude::*;
use servanda_agreement::{ActorId, CommitmentId, EventId, MeasureId, Named, Place, ReliefId, ResponseId};
use servanda_base::{Decimal, Instant, Interval, Marking, Name};
use servanda_evidence::{
    Body, Decision, FindingSubject, FindingWord, Grain, Log, Occurrence, Places, Reading, Record, Reliability,
    SourceId, Standing, Time,
};

use super::{Cast, DAYS, FIRST_DAY};
use crate::build::{Draft, Entries, days, known_from};

/// Everything that is random about a record.
#[derive(Debug, Clone)]
pub(super) struct RecordSaid {
    kind: u8,
    about: u8,
    place: u8,
    value: u8,
    key: u8,
    day: u32,
    grain: u8,
    length: u32,
    delay: u32,
    source: u8,
    credibility: u8,
    marking: u8,
    supersedes: Option<u8>,
    /// It speaks of the same as the record before it, with another value or voice.
    echoes: bool,
}

pub(super) fn records() -> impl Strategy<Value = Vec<RecordSaid>> {
    prop_oneof![1 => proptest::collection::vec(record(), 0..=25), 2 => proptest::collection::vec(record(), 12..=25)]
}

fn record() -> impl Strategy<Value = RecordSaid> {
    let what = (0u8..26, any::<u8>(), any::<u8>(), any::<u8>(), 0u8..10);
    // Half of all records lie on a few days, so that they meet.
    let day = prop_oneof![2 => 0..DAYS, 3 => proptest::sample::select(&[0u32, 7, 14, 20, 21][..])];
    let when = (day, 0u8..12, 0u32..14, prop_oneof![3 => Just(0u32), 4 => 0u32..12]);
    let supersedes = proptest::option::weighted(0.08, any::<u8>());
    let who = (0u8..14, 0u8..12, 0u8..12, supersedes, proptest::bool::weighted(0.3));
    (what, when, who).prop_map(|(what, when, who)| RecordSaid {
        kind: what.0,
        about: what.1,
        place: what.2,
        value: what.3,
        key: what.4,
        day: when.0,
        grain: when.1,
        length: when.2,
        delay: when.3,
        source: who.0,
        credibility: who.1,
        marking: who.2,
        supersedes: who.3,
        echoes: who.4,
    })
}

/// The log of a spec.
pub(super) fn build(draft: &Draft, cast: &Cast, records: &[RecordSaid]) -> Log {
    let mut entries = Entries::new(&draft.agreement);
    let sources = sources(&mut entries, cast);
    let mut made: Vec<Record> = Vec::new();
    let mut before: Option<RecordSaid> = None;
    for own in records {
        let said = match before.take().filter(|_| own.echoes) {
            Some(before) => RecordSaid {
                value: own.value,
                source: own.source,
                credibility: own.credibility,
                delay: own.delay,
                marking: own.marking,
                supersedes: None,
                echoes: true,
                ..before
            },
            None => own.clone(),
        };
        before = Some(said.clone());
        let said = &said;
        let target = said.supersedes.filter(|_| !made.is_empty()).map(|index| &made[usize::from(index) % made.len()]);
        let (body, time) = match target {
            Some(_) if said.value.is_multiple_of(2) => (Body::Retraction, time(draft, said, Grain::Day)),
            Some(target) => (corrected(&target.body, said), target.time),
            None => body(draft, cast, said),
        };
        let recorded = recorded(draft, said, &body, time);
        let source = match entitled(draft, &body).filter(|_| said.place % 3 > 0) {
            Some(actor) => sources[[2, 3, 0, 1, 4, 6][actor.index()]],
            None => sources[SOURCE_OF[usize::from(said.source)]],
        };
        let record = entries.record(body, "2026-03-02", "2026-03-02", source);
        record.time = time;
        record.recorded_at = known_from(&draft.agreement.calendar, &record.body, time, recorded);
        record.credibility = [1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 5, 6][usize::from(said.credibility)];
        record.marking = match said.marking {
            0..=7 => Marking::Clear,
            8 => Marking::Green,
            9 => Marking::Amber,
            10 => Marking::AmberStrict,
            _ => Marking::Red(vec![Name::from("A"), Name::from("V")]),
        };
        // A record may supersede only one of the same source, and may not be marked more narrowly than it.
        if let Some(target) = target {
            record.source = target.source;
            record.marking = target.marking.clone();
            record.recorded_at = record.recorded_at.max(target.recorded_at);
        }
        let record = record.clone();
        if let Some(id) = target.map(|target| target.id.clone()) {
            entries.superseding(&id);
        }
        made.push(record);
    }
    entries.log()
}

/// One who has the power to take a decision.
fn entitled(draft: &Draft, body: &Body) -> Option<ActorId> {
    let Body::Decision { about, act, .. } = body else { return None };
    match (about, act) {
        (Named::Commitment(id), _) => draft.agreement.commitments[*id].owed_to.first().copied(),
        (Named::Relief(id), Decision::Waived) => draft.agreement.reliefs[*id].granted_to.first().copied(),
        (Named::Relief(id), _) => draft.agreement.reliefs[*id].granted_by.first().copied(),
        (Named::Response(id), Decision::StepDone(number)) => {
            let response = &draft.agreement.responses[*id];
            let index = usize::try_from(number.saturating_sub(1)).ok()?;
            response.steps.iter().chain(&response.steps_back).nth(index).map(|step| step.by)
        }
        _ => None,
    }
}

/// V most often, then the parties.
const SOURCE_OF: [usize; 14] = [0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6];

fn sources(entries: &mut Entries, cast: &Cast) -> Vec<SourceId> {
    let [a, b, v, w, h, _] = [0, 1, 2, 3, 4, 5].map(|index| cast.actors[index]);
    let mut sources = vec![
        entries.source("V", Standing::Verifier, Some(v)),
        entries.source("W", Standing::Verifier, Some(w)),
        entries.source("A", Standing::Party, Some(a)),
        entries.source("B", Standing::Party, Some(b)),
        entries.source("H", Standing::Independent, Some(h)),
        entries.source("wire", Standing::Media, None),
    ];
    sources.push(entries.source("J", Standing::Independent, Some(cast.actors[5])));
    entries.reliability(sources[5], Reliability::C);
    sources
}

fn body(draft: &Draft, cast: &Cast, said: &RecordSaid) -> (Body, Time) {
    let agreement = &draft.agreement;
    // The first of a kind is spoken of most.
    let pick = |len: usize| if said.about < 80 { 0 } else { usize::from(said.about) % len.max(1) };
    match said.kind {
        0..=7 => {
            let read: Vec<MeasureId> =
                agreement.measures.iter().filter(|(_, m)| m.formula.is_none()).map(|(id, _)| id).collect();
            let measure = read[pick(read.len())];
            let places = place(&agreement.measures[measure].places, said);
            (
                Body::Reading { measure, places: places.into(), value: reading(said.value) },
                time(draft, said, Grain::Day),
            )
        }
        8..=14 => {
            let event = EventId::new(pick(agreement.events.len()));
            let places = place(&agreement.events[event].places, said);
            let value = match said.value % 10 {
                0 | 1 => Occurrence::None,
                2 => Occurrence::Refused,
                3 => Occurrence::Happened(Some(Interval::point(Decimal::from(2)))),
                _ => Occurrence::Happened(None),
            };
            let key: Option<Box<str>> = match said.key {
                0 | 1 => Some("k1".into()),
                2 => Some("k2".into()),
                3 => {
                    let first = FIRST_DAY
                        .saturating_add(std::time::Duration::from_secs(u64::from(said.length % 4) * 7 * 86_400));
                    Some(first.to_string().into())
                }
                _ => None,
            };
            (Body::Event { event, places: places.into(), key, value }, time(draft, said, Grain::Day))
        }
        15 | 16 => {
            let commitment = CommitmentId::new(pick(agreement.commitments.len()));
            decision(draft, said, Named::Commitment(commitment))
        }
        17..=21 if !agreement.reliefs.is_empty() => {
            decision(draft, said, Named::Relief(ReliefId::new(pick(agreement.reliefs.len()))))
        }
        22 | 23 => {
            let procedure = agreement.named("disputes").filter(|_| said.about.is_multiple_of(2));
            let response = (!agreement.responses.is_empty()).then(|| Named::Response(ResponseId::new(0)));
            match procedure.or(response) {
                Some(about) => decision(draft, said, about),
                None => finding(draft, cast, said),
            }
        }
        _ => finding(draft, cast, said),
    }
}

fn decision(draft: &Draft, said: &RecordSaid, about: Named) -> (Body, Time) {
    let amount = (said.key < 3).then(|| Decimal::from(60));
    let act = match (about, said.value % 6) {
        (Named::Commitment(_), 0 | 1) => Decision::Waived,
        (Named::Commitment(_), 2 | 3) => Decision::Extended,
        (Named::Commitment(_), 4) => Decision::Paused,
        (Named::Commitment(_), _) => Decision::Resumed,
        (Named::Relief(_), 0..=2) => Decision::Granted(amount),
        (Named::Relief(_), 3) => Decision::Suspended,
        (Named::Relief(_), 4) => Decision::Restored,
        (Named::Relief(_), _) if said.key < 5 => Decision::Withdrawn(None),
        (Named::Relief(_), _) => Decision::Waived,
        (Named::Procedure(_), 0..=2) => Decision::Opened,
        (Named::Procedure(_), 3) => Decision::Stage,
        (Named::Procedure(_), 4) => Decision::Extended,
        (Named::Procedure(_), _) => Decision::Settled,
        (_, step) => Decision::StepDone(1 + u32::from(step) % 4),
    };
    // A waiver or an extension may say through when.
    let through =
        act == Decision::Extended || (matches!(act, Decision::Waived | Decision::Paused) && said.key.is_multiple_of(2));
    let time = if through {
        time(draft, &RecordSaid { grain: 11, length: said.length + 1, ..said.clone() }, Grain::Throughout)
    } else if said.grain == 0 {
        time(draft, said, Grain::Instant)
    } else {
        time(draft, &RecordSaid { grain: 5, ..said.clone() }, Grain::Day)
    };
    let of = matches!(about, Named::Procedure(_)).then(|| "c0".into()).filter(|_| said.key < 7);
    (Body::Decision { about, places: Places::default(), of, act }, time)
}

fn finding(draft: &Draft, cast: &Cast, said: &RecordSaid) -> (Body, Time) {
    let agreement = &draft.agreement;
    if said.about.is_multiple_of(3) && !agreement.reliefs.is_empty() {
        let relief = ReliefId::new(usize::from(said.about / 3) % agreement.reliefs.len());
        let word = if said.value.is_multiple_of(2) { FindingWord::Granted } else { FindingWord::Withheld };
        let body = Body::Finding { about: FindingSubject::Relief(relief), places: Places::default(), word };
        return (body, time(draft, &RecordSaid { grain: 5, ..said.clone() }, Grain::Day));
    }
    let commitment = CommitmentId::new(usize::from(said.about) % agreement.commitments.len());
    let word = [FindingWord::Met, FindingWord::Breached, FindingWord::Unknown][usize::from(said.value) % 3];
    let each = &agreement.commitments[commitment].each;
    let places = if said.key < 3 { place(each, said) } else { Vec::new() };
    let _ = cast;
    (
        Body::Finding { about: FindingSubject::Commitment(commitment), places: places.into(), word },
        time(draft, said, Grain::Day),
    )
}

/// A correction says the same kind of thing, with another value.
fn corrected(body: &Body, said: &RecordSaid) -> Body {
    let mut body = body.clone();
    if let Body::Reading { value, .. } = &mut body {
        *value = reading(said.value);
    }
    body
}

fn reading(value: u8) -> Reading {
    let low = Decimal::from(value % 6);
    match value / 6 % 12 {
        0 => Reading::Unknown,
        1 => Reading::Refused,
        2 => Reading::Value(Interval::above(low)),
        3 => Reading::Value(Interval::no_more_than(low)),
        4 => Reading::Value(Interval::between(low, low + Decimal::ONE)),
        _ => Reading::Value(Interval::point(low)),
    }
}

/// One of the places, or all of them.
fn place(places: &[Place], said: &RecordSaid) -> Vec<Place> {
    match places.len() {
        0 => Vec::new(),
        _ if said.place.is_multiple_of(8) => places.to_vec(),
        number => vec![places[usize::from(said.place) % number]],
    }
}

/// Mostly days; noons, coarse stretches, stretches throughout.
fn time(draft: &Draft, said: &RecordSaid, _usual: Grain) -> Time {
    let calendar = &draft.agreement.calendar;
    let first = calendar.date_plus(FIRST_DAY, days(said.day));
    let last = calendar.date_plus(first, days(said.length));
    match said.grain {
        0 | 1 => {
            let noon = calendar.instant_at(first.at(12, 0, 0, 0));
            Time { start: noon, end: noon, grain: Grain::Instant }
        }
        2 => Time {
            start: calendar.open(first.first_of_month()),
            end: calendar.close(first.last_of_month()),
            grain: Grain::Coarse,
        },
        3 => Time { start: calendar.open(first), end: calendar.close(last), grain: Grain::Coarse },
        4 | 11 => Time { start: calendar.open(first), end: calendar.close(last), grain: Grain::Throughout },
        _ => Time { start: calendar.open(first), end: calendar.close(first), grain: Grain::Day },
    }
}

/// Recorded some days after it was so; a decision, perhaps before. Sometimes at noon.
fn recorded(draft: &Draft, said: &RecordSaid, body: &Body, time: Time) -> Instant {
    let calendar = &draft.agreement.calendar;
    let ended = calendar.date_of(time.last());
    let day = match body {
        Body::Decision { .. } if said.delay > 8 => calendar.date_minus(calendar.date_of(time.start), days(3)),
        Body::Decision { .. } => calendar.date_plus(calendar.date_of(time.start), days(said.delay / 2)),
        _ => calendar.date_plus(ended, days(said.delay)),
    };
    if said.key == 9 && said.delay > 0 {
        return calendar.instant_at(day.at(12, 0, 0, 0));
    }
    calendar.open(day)
}
