//! A record as a row of a file says it: the inverse of reading.
//!
//! What is written so and read again against the same agreement is the same record.

use servanda_agreement::{Agreement, Named, Place, Scale, UnitId, built_in_unit};
use servanda_base::{Calendar, Decimal, Instant, Interval};

use crate::{Body, Decision, FindingSubject, Grain, NewRecord, Occurrence, Reading, Record, RecordId, Time, View};

/// The fields of a record that this view shows; `None` if it does not.
///
/// What it supersedes is said only if the view shows that too: to this audience the correction of what it never saw is
/// a record of its own.
pub fn written(view: &View<'_>, id: RecordId) -> Option<NewRecord> {
    let record = view.packed(id)?.unpacked();
    let agreement = view.agreement();
    let calendar = &agreement.calendar;
    let text = |field: &Option<Box<str>>| field.as_deref().map(str::to_owned);
    let (at, through) = time(calendar, record.time);
    let superseded = record.supersedes.and_then(|target| view.packed(target));
    Some(NewRecord {
        id: Some(record.id.to_string()),
        at: Some(at),
        through,
        recorded: Some(exact(calendar, record.recorded_at)),
        source: Some(view.source(record.source).id.to_string()),
        via: text(&record.via),
        credibility: Some(record.credibility.to_string()),
        marking: Some(record.marking.to_string()),
        reference: text(&record.reference),
        url: text(&record.url),
        note: text(&record.note),
        supersedes: superseded.map(|target| target.id().to_owned()),
        ..body(agreement, &record)
    })
}

/// The fields that say what was said.
fn body(agreement: &Agreement, record: &Record) -> NewRecord {
    match &record.body {
        Body::Reading { measure, places, value } => {
            let measure = &agreement.measures[*measure];
            let (value, unit) = reading(agreement, &measure.scale, *value);
            NewRecord { value: Some(value), unit, ..of(agreement, "reading", measure.declared.name.as_str(), places) }
        }
        Body::Event { event, places, key, value } => {
            let event = &agreement.events[*event];
            let (value, unit) = match value {
                Occurrence::Happened(None) => (None, None),
                Occurrence::Happened(Some(much)) => number(agreement, event.counted_in, *much),
                Occurrence::None => (Some("none".to_owned()), None),
                Occurrence::Refused => (Some("refused".to_owned()), None),
            };
            let of_key = key.as_deref().map(str::to_owned);
            NewRecord { of: of_key, value, unit, ..of(agreement, "event", event.declared.name.as_str(), places) }
        }
        Body::Decision { about, places, of: key, act } => {
            let worth = match about {
                Named::Relief(id) => agreement.reliefs[*id].unit,
                _ => None,
            };
            let (amount, unit) = match act {
                Decision::Granted(Some(amount)) | Decision::Withdrawn(Some(amount)) => {
                    number(agreement, worth, Interval::point(*amount))
                }
                _ => (None, None),
            };
            NewRecord {
                of: key.as_deref().map(str::to_owned),
                value: Some(act.word()),
                amount,
                unit,
                ..of(agreement, "decision", agreement.declared(*about).name.as_str(), places)
            }
        }
        Body::Finding { about, places, word } => {
            let name = match about {
                FindingSubject::Commitment(id) => agreement.commitments[*id].declared.name.as_str(),
                FindingSubject::Relief(id) => agreement.reliefs[*id].declared.name.as_str(),
            };
            NewRecord { value: Some(word.word().to_owned()), ..of(agreement, "finding", name, places) }
        }
        Body::Retraction => NewRecord { kind: Some("retraction".to_owned()), ..NewRecord::default() },
    }
}

fn of(agreement: &Agreement, kind: &str, subject: &str, places: &[Place]) -> NewRecord {
    NewRecord {
        kind: Some(kind.to_owned()),
        subject: Some(subject.to_owned()),
        site: site(agreement, places),
        ..NewRecord::default()
    }
}

/// The name of the one place, or of the set whose members they are.
fn site(agreement: &Agreement, places: &[Place]) -> Option<String> {
    if let [place] = places {
        return Some(agreement.place_name(*place).to_string());
    }
    let is_of = |place: &Place, sites: &[servanda_agreement::SiteId]| match place {
        Place::Site(site) => sites.contains(site),
        Place::Party(_) => false,
    };
    let mut sets = agreement.site_sets.iter().map(|(_, set)| set);
    let set =
        sets.find(|set| set.sites.len() == places.len() && places.iter().all(|place| is_of(place, &set.sites)))?;
    (!places.is_empty()).then(|| set.declared.name.to_string())
}

/// The value and the unit of a reading.
fn reading(agreement: &Agreement, scale: &Scale, value: Reading) -> (String, Option<String>) {
    let interval = match value {
        Reading::Unknown => return ("unknown".to_owned(), None),
        Reading::Refused => return ("refused".to_owned(), None),
        Reading::Value(interval) => interval,
    };
    let position = interval.as_point().and_then(|point| usize::try_from(point.trunc()).ok());
    let level = match scale {
        Scale::Number(unit) => {
            let (value, unit) = number(agreement, Some(*unit), interval);
            return (value.unwrap_or_default(), unit);
        }
        Scale::YesNo => position.and_then(|at| ["no", "yes"].get(at).map(ToString::to_string)),
        Scale::Levels(levels) => position.and_then(|at| levels.get(at)).map(ToString::to_string),
    };
    (level.unwrap_or_else(|| "unknown".to_owned()), None)
}

/// A number in base units, in the first unit of its dimension in which it can be written exactly.
fn number(agreement: &Agreement, unit: Option<UnitId>, value: Interval) -> (Option<String>, Option<String>) {
    let Some(own) = unit.map(|unit| &agreement.units[unit]) else { return (Some(value.to_string()), None) };
    let same = agreement.units.iter().map(|(_, unit)| unit).filter(|unit| unit.base == own.base).cloned();
    let known = std::iter::once(own.clone()).chain(same).chain(built_in_unit(own.base.as_str()));
    let exact = known.into_iter().find_map(|unit| Some((divided(value, unit.factor)?, unit.symbol)));
    let (value, symbol) = exact.unwrap_or_else(|| (value, own.base.clone()));
    (Some(value.to_string()), Some(symbol.to_string()))
}

/// `value` counted in a unit of `factor` base units, if that comes out even.
fn divided(value: Interval, factor: Decimal) -> Option<Interval> {
    use servanda_base::Bound;
    let end = |bound: Bound| match bound {
        Bound::Open => Some(Bound::Open),
        Bound::Inclusive(end) => end.checked_div(factor).map(Bound::Inclusive),
        Bound::Exclusive(end) => end.checked_div(factor).map(Bound::Exclusive),
    };
    let divided = Interval::new(end(value.low())?, end(value.high())?)?;
    (divided.scale(factor) == value.scale(Decimal::ONE)).then_some(divided)
}

/// The columns `at` and `through`.
fn time(calendar: &Calendar, time: Time) -> (String, Option<String>) {
    match time.grain {
        Grain::Instant => (calendar.rfc3339(time.start), None),
        Grain::Day => (calendar.date_of(time.start).to_string(), None),
        Grain::Throughout => (exact(calendar, time.start), Some(inclusive_end(calendar, time.end))),
        Grain::Coarse => {
            let first = calendar.date_of(time.start);
            let is_month = calendar.open(first.first_of_month()) == time.start
                && calendar.close(first.last_of_month()) == time.end;
            let text = match is_month {
                true => first.strftime("%Y-%m").to_string(),
                false => format!("{}..{}", exact(calendar, time.start), inclusive_end(calendar, time.end)),
            };
            (text, None)
        }
    }
}

/// The day if it is the first instant of one, else the instant.
fn exact(calendar: &Calendar, instant: Instant) -> String {
    let day = calendar.date_of(instant);
    if calendar.open(day) == instant { day.to_string() } else { calendar.rfc3339(instant) }
}

/// The last day or instant before `end`.
fn inclusive_end(calendar: &Calendar, end: Instant) -> String {
    let last = end.pred();
    let day = calendar.date_of(last);
    if calendar.close(day) == end { day.to_string() } else { calendar.rfc3339(last) }
}
