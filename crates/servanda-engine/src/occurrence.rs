//! Occurrences: what is known of an event at one place. Source: SEMANTICS, Truth; S1, S9.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use servanda_agreement::{At, EventId, EventRef, Named, Place};
use servanda_base::{Date, Decimal, Instant, Interval};
use servanda_evidence::{Grain, Occurrence as Said, PackedRecord, RecordId, Says, SourceId, Standard, Time};

use crate::Grounds;
use crate::admit::{Admission, Admitted};
use crate::course::Course;
use crate::knower::{Context, Knower};

/// Something that happened, once, told by one record or several.
#[derive(Debug, Clone)]
pub(crate) struct Occurrence {
    /// When, as the strictest of its records date it.
    pub time: Time,
    /// The key that its records share.
    pub key: Option<Box<str>>,
    /// Where.
    pub place: Option<Place>,
    /// How many or how much; once if its records carry no number.
    pub amount: Interval,
    /// Whether its records differ on the number.
    pub conflict: bool,
    /// Whether the number is the total of its stretch.
    pub is_total: bool,
    /// Whether qualified sources contradict each other on whether it happened.
    pub disputed: bool,
    /// Before this instant the other side may still contradict it.
    pub open_until: Instant,
    standard: Standard,
    sources: Vec<SourceId>,
    pub grounds: Grounds,
}

/// Word that something did not happen, through some time.
#[derive(Debug, Clone)]
pub(crate) struct Denial {
    /// From when; none reaches back to the start of the duty.
    pub from: Option<Instant>,
    /// The first instant of its own time.
    start: Instant,
    /// Through when, exclusive.
    pub until: Instant,
    /// The occurrence that it is about.
    pub key: Option<Box<str>>,
    /// Where.
    pub place: Option<Place>,
    /// Before this instant the other side may still contradict it.
    pub open_until: Instant,
    standard: Standard,
    source: SourceId,
    pub grounds: Grounds,
}

/// Word that it was refused.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    /// When.
    pub time: Time,
    pub place: Option<Place>,
    /// The request that was refused.
    pub key: Option<Box<str>>,
    pub grounds: Grounds,
}

/// All that is admitted about an event at one place, or at several taken together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Happenings {
    /// In order of time.
    pub occurrences: Vec<Arc<Occurrence>>,
    pub denials: Vec<Denial>,
    pub refusals: Vec<Refusal>,
    /// If they happened at one place, one after the other.
    pub course: Option<Course>,
}

/// What tells one occurrence at a place from another: its key, else its date.
type Identity<'a> = (Option<&'a str>, Option<(Date, Date)>);

impl Occurrence {
    /// Whether it is counted in the total of a stretch.
    pub(crate) fn is_part_of(&self, total: &Self) -> bool {
        total.is_total && !self.is_total && total.time.start <= self.time.start && self.time.last() <= total.time.last()
    }
}

impl Happenings {
    /// The same without what the other side may still contradict at `at`.
    pub(crate) fn settled(&self, at: Instant) -> Cow<'_, Self> {
        if self.denials.iter().all(|denial| denial.open_until <= at) {
            return Cow::Borrowed(self);
        }
        let mut settled = self.clone();
        settled.denials.retain(|denial| denial.open_until <= at);
        Cow::Owned(settled)
    }

    /// The last instant of `[from, to]` at which no denial says that it did not happen at `place`; none if all are
    /// denied. A denial without a start reaches back to `from`, where the duty began.
    pub(crate) fn last_not_denied(
        &self,
        place: Option<Place>,
        key: Option<&str>,
        (from, to): (Instant, Instant),
    ) -> Option<Instant> {
        let denials = self
            .denials
            .iter()
            .filter(|denial| denial.place == place && (denial.key.is_none() || denial.key.as_deref() == key));
        last_open(denials.map(|denial| (denial.from.unwrap_or(from), denial.until)).collect(), (from, to))
    }

    /// The last instant of `[from, to]` at which neither a denial nor a total says how often it happened at `place`.
    pub(crate) fn last_not_told(&self, place: Option<Place>, (from, to): (Instant, Instant)) -> Option<Instant> {
        let denials = self.denials.iter().filter(|denial| denial.place == place && denial.key.is_none());
        let denied = denials.map(|denial| (denial.from.unwrap_or(from), denial.until));
        let totals = self.occurrences.iter().filter(|one| one.place == place && one.is_total && !one.disputed);
        let told = totals.map(|total| (total.time.start, total.time.last().succ()));
        last_open(denied.chain(told).collect(), (from, to))
    }

    /// The records that deny that it happened at some instant of `[from, to]` at `place`.
    pub(crate) fn denied_by(&self, place: Option<Place>, key: Option<&str>, (from, to): (Instant, Instant)) -> Grounds {
        let denials = self.denials.iter().filter(|denial| {
            denial.place == place
                && (denial.key.is_none() || denial.key.as_deref() == key)
                && denial.from.unwrap_or(from) <= to
                && denial.until > from
        });
        denials.fold(Grounds::from([]), |all, denial| crate::united(&all, &denial.grounds))
    }
}

impl<'a> Knower<'_, 'a> {
    /// What happened, wherever `event` says, as admitted in `context`.
    pub(crate) fn happenings(&self, event: &EventRef, context: Context) -> Arc<Happenings> {
        let places = places(&event.at, context);
        let [place] = places.as_slice() else { return Arc::new(self.happenings_in(event.event, &places, context)) };
        let subject = (event.event, *place, context);
        self.recalled(&self.engine.memory.happenings, &subject).unwrap_or_else(|| {
            let work = || {
                self.happened_more(event.event, *place, context).unwrap_or_else(|| {
                    let happenings = self.happenings_in(event.event, &places, context);
                    Happenings { course: Course::of(&happenings), ..happenings }
                })
            };
            self.engine.memory.asked(Named::Event(event.event), *place, context);
            self.remembered(
                &self.engine.memory.happenings,
                subject,
                &self.engine.scope(Named::Event(event.event)),
                work,
            )
        })
    }

    fn happenings_in(&self, event: EventId, places: &[Option<Place>], context: Context) -> Happenings {
        let mut all = Happenings::default();
        for place in places {
            let mut at = self.happenings_at(event, *place, context);
            all.occurrences.append(&mut at.occurrences);
            all.denials.append(&mut at.denials);
            all.refusals.append(&mut at.refusals);
        }
        all.occurrences.sort_by(|a, b| {
            (a.time.start, a.time.last(), a.place, &a.key).cmp(&(b.time.start, b.time.last(), b.place, &b.key))
        });
        all
    }

    /// The same, at one place.
    pub(crate) fn happenings_at(&self, event: EventId, place: Option<Place>, context: Context) -> Happenings {
        let declared = &self.agreement().events[event];
        let admission = self.admission(&declared.verification, place, context);
        let records = self.records_at(Named::Event(event), place);
        let admitted = self.admitted(records.clone(), &admission);
        let mut happenings = Happenings::default();
        let mut groups: BTreeMap<Identity<'a>, Vec<&Admitted<'a>>> = BTreeMap::new();
        for entry in &admitted {
            let Says::Event { key, value, .. } = entry.record.says() else { continue };
            let grounds = entry.grounds.clone();
            let time = entry.record.time();
            match value {
                Said::Happened(_) => {
                    let day = |at| self.calendar().date_of(at);
                    let days = key.is_none().then(|| (day(time.start), day(time.last())));
                    groups.entry((key, days)).or_default().push(entry);
                }
                Said::None => happenings.denials.push(Denial {
                    open_until: entry.open_until,
                    // With an end and no start it reaches back to the start of the duty.
                    from: matches!(time.grain, Grain::Throughout | Grain::Coarse).then_some(time.start),
                    start: time.start,
                    until: time.last().succ(),
                    key: key.map(Box::from),
                    place,
                    standard: entry.standard,
                    source: entry.record.source(),
                    grounds,
                }),
                Said::Refused => happenings.refusals.push(Refusal { time, place, key: key.map(Box::from), grounds }),
            }
        }
        for ((key, _), group) in groups {
            let told = if key.is_some() { vec![group] } else { separate(&group) };
            let one_of_several = told.len() > 1;
            happenings.occurrences.extend(told.iter().map(|told| {
                let mut occurrence = occurrence(told, key.map(Box::from), place);
                if one_of_several {
                    // That they are several takes every record of them.
                    occurrence.grounds = grounds_of(told.iter().flat_map(|entry| entry.grounds.iter().copied()));
                }
                Arc::new(occurrence)
            }));
        }
        for entry in admitted.iter().filter(|entry| entry.contradicted_by.is_some()) {
            happenings.occurrences.extend(self.said_by_other_side(entry, place, &admission, &records));
        }
        for occurrence in &mut happenings.occurrences {
            if happenings.denials.iter().any(|denial| contradicts(denial, occurrence)) {
                Arc::make_mut(occurrence).disputed = true;
            }
        }
        happenings
    }
}

impl<'a> Knower<'_, 'a> {
    /// What the owing side says not to have done, and the other side says that it did (S42).
    fn said_by_other_side(
        &self,
        denial: &Admitted<'a>,
        place: Option<Place>,
        admission: &Admission<'_>,
        records: &[(RecordId, PackedRecord<'a>)],
    ) -> Vec<Arc<Occurrence>> {
        if !matches!(denial.record.says(), Says::Event { value: Said::None, .. }) {
            return Vec::new();
        }
        let due = self.contradiction_due(denial.record, admission);
        let words = self.contradictions(denial.record, admission, due, records);
        let words = words.filter_map(|id| records.iter().find(|(of, _)| *of == id));
        let disputed = words.map(|(id, word)| Occurrence {
            time: word.time(),
            key: match word.says() {
                Says::Event { key, .. } => key.map(Box::from),
                _ => None,
            },
            place,
            amount: match word.says() {
                Says::Event { value: Said::Happened(Some(number)), .. } => number,
                _ => Interval::point(Decimal::ONE),
            },
            conflict: false,
            is_total: false,
            disputed: true,
            open_until: Instant::BEGINNING,
            standard: denial.standard,
            sources: vec![word.source()],
            grounds: grounds_of([denial.id, *id]),
        });
        disputed.map(Arc::new).collect()
    }
}

/// The places at which a name is read; one that has no place is read nowhere in particular.
pub(crate) fn places(at: &At, context: Context) -> Vec<Option<Place>> {
    match at {
        At::Nowhere => vec![None],
        At::Here => vec![context.here],
        At::Places(places) => places.iter().map(|place| Some(*place)).collect(),
    }
}

/// Records without key of one date: each source tells of as many occurrences as it has records.
fn separate<'g, 'a>(group: &[&'g Admitted<'a>]) -> Vec<Vec<&'g Admitted<'a>>> {
    let mut told: Vec<Vec<&'g Admitted<'a>>> = Vec::new();
    for entry in group {
        let source = entry.record.source();
        match told.iter_mut().find(|occurrence| occurrence.iter().all(|other| other.record.source() != source)) {
            Some(occurrence) => occurrence.push(entry),
            None => told.push(vec![entry]),
        }
    }
    told
}

/// One occurrence of what several records tell: dated by the strictest of them.
pub(crate) fn occurrence(told: &[&Admitted<'_>], key: Option<Box<str>>, place: Option<Place>) -> Occurrence {
    let standard = told.iter().map(|entry| entry.standard).min().unwrap_or(Standard::Alleged);
    let best: Vec<&&Admitted<'_>> = told.iter().filter(|entry| entry.standard == standard).collect();
    let time = common(&best.iter().map(|entry| entry.record.time()).collect::<Vec<_>>());
    let numbers = best.iter().map(|entry| match entry.record.says() {
        Says::Event { value: Said::Happened(Some(number)), .. } => (number, true),
        _ => (Interval::point(Decimal::ONE), false),
    });
    let common_number = numbers.clone().try_fold(Interval::WHOLE, |common, (number, _)| common.intersect(number));
    let hull = || numbers.clone().map(|(number, _)| number).reduce(Interval::hull).unwrap_or(Interval::WHOLE);
    Occurrence {
        time,
        key,
        place,
        amount: common_number.unwrap_or_else(hull),
        conflict: common_number.is_none(),
        is_total: best.iter().any(|entry| entry.record.time().grain == Grain::Throughout)
            && numbers.clone().any(|(_, stated)| stated),
        disputed: best.iter().any(|entry| entry.contradicted_by.is_some()),
        open_until: best.iter().map(|entry| entry.open_until).min().unwrap_or(Instant::BEGINNING),
        standard,
        sources: best.iter().map(|entry| entry.record.source()).collect(),
        grounds: grounds_of(best.iter().flat_map(|entry| entry.grounds.iter().copied())),
    }
}

/// The time that several datings have in common, or their hull if they have none.
fn common(times: &[Time]) -> Time {
    let start = times.iter().map(|time| time.start).max().unwrap_or(Instant::END);
    let last = times.iter().map(|time| time.last()).min().unwrap_or(Instant::END);
    if let Some(time) = times.iter().find(|time| time.start == start && time.last() == last) {
        return *time;
    }
    if start <= last {
        return Time { start, end: last.succ(), grain: Grain::Coarse };
    }
    let start = times.iter().map(|time| time.start).min().unwrap_or(start);
    let last = times.iter().map(|time| time.last()).max().unwrap_or(last);
    Time { start, end: last.succ(), grain: Grain::Coarse }
}

/// Whether a denial covers the whole time of an occurrence, by as strict a standard, from another source.
fn contradicts(denial: &Denial, occurrence: &Occurrence) -> bool {
    denial.standard <= occurrence.standard
        && denial.start <= occurrence.time.start
        && occurrence.time.last() < denial.until
        && !occurrence.sources.contains(&denial.source)
        && (denial.key.is_none() || denial.key == occurrence.key)
}

/// The last instant of `[from, to]` that lies in none of the stretches.
fn last_open(stretches: Vec<(Instant, Instant)>, (from, to): (Instant, Instant)) -> Option<Instant> {
    let mut open = to;
    while open >= from {
        let covering = stretches.iter().filter(|(start, until)| *start <= open && open < *until);
        match covering.map(|(start, _)| *start).min() {
            Some(start) if start.is_finite() => open = start.pred(),
            Some(_) => return None,
            None => return Some(open),
        }
    }
    None
}

/// A list of records as grounds.
pub(crate) fn grounds_of(ids: impl IntoIterator<Item = RecordId>) -> Grounds {
    let mut ids = ids.into_iter();
    let (Some(first), second) = (ids.next(), ids.next()) else { return Grounds::default() };
    let Some(second) = second else { return Grounds::from([first]) };
    let mut ids: Vec<RecordId> = [first, second].into_iter().chain(ids).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into()
}
