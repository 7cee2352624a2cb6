//! Law: what is packed is unpacked as it was, wherever it stands.

use proptest::prelude::*;
use servanda_agreement::{ActorId, CommitmentId, EventId, MeasureId, Named, ReliefId, SiteId};
use servanda_base::{Bound, Decimal, Interval, Name, Text};

use crate::{Decision, FindingSubject, FindingWord, Grain, Occurrence, Reading};

use super::*;

fn number() -> impl Strategy<Value = Decimal> {
    let parts = (any::<i64>(), 0_u32..=28).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale));
    prop_oneof![parts, Just(Decimal::ZERO), Just(-Decimal::ZERO), Just(Decimal::MAX), Just(Decimal::new(1_250, 2))]
}

fn interval() -> impl Strategy<Value = Interval> {
    let two = (number(), number()).prop_map(|(a, b)| Interval::between(a.min(b), a.max(b)));
    let half = number().prop_map(|low| Interval::new(Bound::Exclusive(low), Bound::Open).unwrap());
    prop_oneof![4 => number().prop_map(Interval::point), 1 => two, 1 => half, 1 => Just(Interval::WHOLE)]
}

fn places() -> impl Strategy<Value = Places> {
    let site = |index: usize| Place::Site(SiteId::new(index));
    let one =
        prop_oneof![(0_usize..9).prop_map(site), (0_usize..9).prop_map(|index| Place::Party(ActorId::new(index)))];
    let far = Just(Places::from(Place::Site(SiteId::new(1 << 31))));
    prop_oneof![8 => proptest::collection::vec(one, 0..3).prop_map(Places::from), 1 => far]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![8 => "[a-zä]{0,9}", 1 => "[a-zä]{120,140}"]
}

fn note() -> impl Strategy<Value = Option<Box<str>>> {
    prop_oneof![3 => Just(None), 1 => text().prop_map(|text| Some(text.into_boxed_str()))]
}

fn body() -> impl Strategy<Value = Body> {
    let reading = prop_oneof![
        4 => interval().prop_map(Reading::Value),
        1 => Just(Reading::Unknown),
        1 => Just(Reading::Refused),
    ];
    let happened = prop_oneof![
        Just(Occurrence::Happened(None)),
        interval().prop_map(|much| Occurrence::Happened(Some(much))),
        Just(Occurrence::None),
        Just(Occurrence::Refused),
    ];
    let reading = (0_usize..9, places(), reading).prop_map(|(measure, places, value)| Body::Reading {
        measure: MeasureId::new(measure),
        places,
        value,
    });
    let event = (0_usize..9, places(), note(), happened).prop_map(|(event, places, key, value)| Body::Event {
        event: EventId::new(event),
        places,
        key,
        value,
    });
    let decision = (0_usize..9, places(), note(), number()).prop_map(|(relief, places, of, amount)| {
        let about = Named::Relief(ReliefId::new(relief));
        Body::Decision { about, places, of, act: Decision::Granted(Some(amount)) }
    });
    let finding = (0_usize..9, places()).prop_map(|(commitment, places)| {
        let about = FindingSubject::Commitment(CommitmentId::new(commitment));
        Body::Finding { about, places, word: FindingWord::Breached }
    });
    prop_oneof![4 => reading, 4 => event, 1 => decision, 1 => finding, 1 => Just(Body::Retraction)]
}

fn instant() -> impl Strategy<Value = Instant> {
    let near = (-3_000_000_000_i64..3_000_000_000).prop_map(Instant::from_unix);
    prop_oneof![8 => near, 1 => Just(Instant::BEGINNING), 1 => Just(Instant::END)]
}

fn record() -> impl Strategy<Value = Record> {
    let grain = prop_oneof![Just(Grain::Instant), Just(Grain::Day), Just(Grain::Coarse), Just(Grain::Throughout)];
    let time = (instant(), instant(), grain).prop_map(|(start, end, grain)| Time { start, end, grain });
    let red = Marking::Red(vec![Name::from("IR")]);
    let marking = prop_oneof![Just(Marking::Clear), Just(Marking::AmberStrict), Just(red)];
    let who = (0_usize..4, note(), 1_u8..=6, marking);
    let file = prop_oneof![8 => 0_usize..3, 1 => Just(70_000_usize)];
    let line = prop_oneof![8 => 1_usize..1_000, 1 => Just(1_usize << 40)];
    let rest = (note(), note(), note(), prop_oneof![4 => Just(None), 1 => Just(Some(0_usize))], file, line);
    (text(), body(), time, instant(), who, rest).prop_map(
        |(
            id,
            body,
            time,
            recorded_at,
            (source, via, credibility, marking),
            (reference, url, note, target, file, line),
        )| {
            Record {
                id: Text::from(id),
                body,
                time,
                recorded_at,
                source: SourceId::new(source),
                via,
                credibility,
                marking,
                reference,
                url,
                note,
                supersedes: target.map(RecordId::new),
                file,
                line,
            }
        },
    )
}

fn unpacked(packed: &Packed) -> Vec<Record> {
    (0..packed.len()).map(|index| packed.record(index).unpacked()).collect()
}

fn packed(records: &[Record]) -> Packed {
    let mut packed = Packed::default();
    records.iter().for_each(|record| packed.push(record));
    packed
}

proptest! {
    #[test]
    fn nothing_is_lost(records in proptest::collection::vec(record(), 0..20), parts in 0_usize..20) {
        prop_assert_eq!(&unpacked(&packed(&records)), &records);
        let (first, second) = records.split_at(parts.min(records.len()));
        let mut absorbed = packed(first);
        absorbed.absorb(packed(second));
        prop_assert_eq!(&unpacked(&absorbed), &records);
    }

    #[test]
    fn each_answer_is_that_of_the_record(record in record()) {
        let packed = packed(std::slice::from_ref(&record));
        let one = packed.record(0);
        prop_assert_eq!(one.subject(), record.body.subject());
        prop_assert_eq!(one.places(), record.body.places().cloned().unwrap_or_default());
        prop_assert_eq!(one.place(), record.body.places().and_then(|places| match places.as_ref() {
            [place] => Some(*place),
            _ => None,
        }));
        prop_assert_eq!(one.is_retraction(), record.body == Body::Retraction);
        prop_assert_eq!(one.is_reading_or_event(), matches!(record.body, Body::Reading { .. } | Body::Event { .. }));
        if let Some(glance) = one.glance() {
            prop_assert_eq!((glance.time(), glance.provenance_number()), (record.time, one.provenance_number()));
            let number = Reading::Value(Interval::point(glance.number.decimal()));
            let is_told = matches!(&record.body, Body::Reading { value, .. } if *value == number);
            prop_assert!(is_told);
        }
    }

    #[test]
    fn what_is_put_between_moves_what_is_behind(records in proptest::collection::vec(record(), 1..20), at in 0_usize..20) {
        let (last, others) = records.split_last().unwrap();
        let mut packed = packed(others);
        let at = at.min(others.len());
        packed.insert(at, last);
        let mut expected: Vec<Record> = others.to_vec();
        let moved = |id: RecordId| RecordId::new(id.index() + usize::from(id.index() >= at));
        expected.iter_mut().skip(at).for_each(|later| later.supersedes = later.supersedes.map(moved));
        expected.insert(at, last.clone());
        prop_assert_eq!(unpacked(&packed), expected);
    }

    #[test]
    fn what_supersedes_is_told_and_all_else_kept(record in record()) {
        let mut packed = packed(std::slice::from_ref(&record));
        packed.supersede(0, RecordId::new(7));
        prop_assert_eq!(unpacked(&packed), [Record { supersedes: Some(RecordId::new(7)), ..record }]);
    }
}
