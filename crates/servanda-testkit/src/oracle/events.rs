//! What happened and what did not: occurrences, denials, silence. SEMANTICS, Truth; S1, S2, S9, S18.

use servanda_agreement::{At, EventId, EventRef, Place};
use servanda_base::{Date, Duration, Instant, Interval, Truth};
use servanda_engine::{Doubt, Doubts};
use servanda_evidence::{Body, Grain, Occurrence as Told, Record, SourceId, Standard, Time};

use super::admission::says_of;
use super::{Answer, Asker, Moment, Oracle};

/// Something that happened, some time from `start` through `last`.
#[derive(Debug, Clone)]
pub(super) struct Occurrence {
    pub(super) place: Option<Place>,
    pub(super) key: Option<Box<str>>,
    pub(super) start: Instant,
    pub(super) last: Instant,
    /// S1: from when it is told to have happened. What is dated by a day is told from the first instant of that day,
    /// what is dated more coarsely once it surely has happened.
    pub(super) told: Instant,
    /// Qualified sources contradict each other on whether it happened.
    pub(super) disputed: bool,
    /// How often, or how much; once if not said.
    pub(super) number: Interval,
    /// The sources differ on the number.
    pub(super) conflict: bool,
    /// Whether the number is the total of the stretch.
    pub(super) total: bool,
}

impl Occurrence {
    /// "In time iff its end <= the deadline." What is dated by an instant ends with it.
    pub(super) fn is_by(&self, deadline: Instant) -> bool {
        if self.start == self.last { self.start <= deadline } else { self.last < deadline }
    }
}

/// Word that something did not happen.
#[derive(Debug, Clone)]
pub(super) struct Denial {
    pub(super) place: Option<Place>,
    pub(super) key: Option<Box<str>>,
    pub(super) start: Instant,
    pub(super) last: Instant,
    /// From when it is told.
    pub(super) told: Instant,
    /// It has an end and no start, and reaches back to the start of the duty.
    pub(super) reaches_back: bool,
    /// It was refused.
    pub(super) refused: bool,
    standard: Standard,
    source: SourceId,
}

impl<'a> Oracle<'a> {
    /// Where a name is read.
    pub(super) fn places(&self, at: &At, here: Option<Place>) -> Vec<Option<Place>> {
        match at {
            At::Nowhere => vec![None],
            At::Here => vec![here],
            At::Places(places) => places.iter().copied().map(Some).collect(),
        }
    }

    /// Every occurrence of an event that the view admits, by time.
    pub(super) fn occurrences(&self, event: &EventRef, asker: Asker, m: Moment) -> Vec<Occurrence> {
        let mut all: Vec<Occurrence> = (self.places(&event.at, asker.here).into_iter())
            .flat_map(|place| self.occurrences_at(event.event, place, asker, m))
            .collect();
        all.sort_by(|a, b| (a.start, a.last, a.place, &a.key).cmp(&(b.start, b.last, b.place, &b.key)));
        all
    }

    /// What has been reported to have begun by `m.t`, and still waits for the other side's word.
    pub(super) fn awaited(&self, event: &EventRef, asker: Asker, m: Moment) -> Vec<Occurrence> {
        let at_places = self.places(&event.at, asker.here).into_iter();
        let all = at_places.flat_map(|place| self.told_at(event.event, place, asker, m, true));
        all.filter(|one| one.start <= m.t).collect()
    }

    /// The first occurrence that nobody qualified disputes.
    pub(super) fn first_occurrence(&self, event: &EventRef, asker: Asker, m: Moment) -> Option<Occurrence> {
        self.occurrences(event, asker, m).into_iter().find(|occurrence| !occurrence.disputed)
    }

    /// Every `none` and every `refused` that the view admits.
    pub(super) fn denials(&self, event: &EventRef, asker: Asker, m: Moment) -> Vec<Denial> {
        (self.places(&event.at, asker.here).into_iter())
            .flat_map(|place| self.denials_at(event.event, place, asker, m))
            .collect()
    }

    /// `E has happened`: "T from an attested occurrence; F where a qualified `none` covers the time from force to t, or
    /// completeness and t past the reporting time; else ?." The first occurrence of an event declared `once` says that
    /// there was none before.
    pub(super) fn happened(&self, event: &EventRef, asker: Asker, m: Moment) -> Answer {
        let at_each = self.places(&event.at, asker.here).into_iter().map(|place| {
            let at = place.map_or(At::Nowhere, |place| At::Places(vec![place]));
            self.happened_at(&EventRef { at, ..event.clone() }, asker, m)
        });
        let anywhere = at_each.reduce(|a, b| Answer::new(a.truth.or(b.truth), a.doubts.with(b.doubts)));
        anywhere.unwrap_or(Answer::unknown(Doubt::Missing))
    }

    fn happened_at(&self, event: &EventRef, asker: Asker, m: Moment) -> Answer {
        let all = self.occurrences(event, asker, m);
        if all.iter().any(|occurrence| !occurrence.disputed && occurrence.told <= m.t) {
            return Answer::known(true);
        }
        if all.iter().any(|occurrence| occurrence.disputed && occurrence.start <= m.t) {
            return Answer::unknown(Doubt::Conflict);
        }
        if all.iter().any(|occurrence| occurrence.start <= m.t) {
            return Answer::unknown(Doubt::TooCoarse);
        }
        // Who has reported is not silent (S43).
        if !self.awaited(event, asker, m).is_empty() {
            return Answer::unknown(Doubt::ReportAwaited);
        }
        let once = self.agreement.events[event.event].once;
        if once && all.iter().any(|occurrence| !occurrence.disputed) {
            return Answer::known(false);
        }
        if self.is_absent(event, asker, self.in_force(m), m.t, m) {
            return Answer::known(false);
        }
        Answer::new(Truth::Unknown, self.why_silent(event, asker, m))
    }

    /// S18: "`A before B` is true once A has happened before B (or B has not been attested), false once B is attested
    /// and A did not happen before it, else unknown."
    pub(super) fn before(&self, a: &EventRef, b: &EventRef, asker: Asker, m: Moment) -> Answer {
        let happened_by_now = |occurrence: &Occurrence| !occurrence.disputed && occurrence.told <= m.t;
        let of_a = self.occurrences(a, asker, m);
        let Some(b) = self.occurrences(b, asker, m).into_iter().find(|b| happened_by_now(b)) else {
            return match self.happened(a, asker, m) {
                _ if of_a.iter().any(happened_by_now) => Answer::known(true),
                unknown if unknown.truth == Truth::Unknown => unknown,
                _ => Answer::new(Truth::Unknown, self.why_silent(a, asker, m)),
            };
        };
        if of_a.iter().any(|a| happened_by_now(a) && a.last < b.start) {
            return Answer::known(true);
        }
        // Whether it happened before is in dispute.
        if of_a.iter().any(|a| a.disputed && a.start < b.last) {
            return Answer::unknown(Doubt::Conflict);
        }
        let undisputed: Vec<&Occurrence> = of_a.iter().filter(|a| !a.disputed).collect();
        if !undisputed.is_empty() && undisputed.iter().all(|a| a.start >= b.last) {
            return Answer::known(false);
        }
        if undisputed.is_empty() && self.is_absent(a, asker, self.in_force(m), b.last, m) {
            return Answer::known(false);
        }
        Answer::unknown(if undisputed.is_empty() { Doubt::Missing } else { Doubt::TooCoarse })
    }

    /// Whether it is known that nothing happened from `from` through `to`, at any of the places: by a `none`, by
    /// several that follow each other, by completeness, or by completeness and then a `none`.
    pub(super) fn is_absent(&self, event: &EventRef, asker: Asker, from: Instant, to: Instant, m: Moment) -> bool {
        // Before anything is owed nothing is known not to have happened.
        if to < from {
            return false;
        }
        self.places(&event.at, asker.here).into_iter().all(|place| {
            let spans = self.denied_spans(event.event, place, asker, from, m);
            let rest = uncovered(&spans, from, to);
            rest.is_none_or(|rest| self.is_silent(event.event, place, asker, rest, m))
        })
    }

    /// Whether a `none` alone shows that nothing happened from `from` through `to`.
    pub(super) fn is_denied(
        &self,
        event: &EventRef,
        key: Option<&str>,
        asker: Asker,
        span: (Instant, Instant),
        m: Moment,
    ) -> bool {
        // Where nothing was owed before L, nothing can be denied of that time.
        if span.1 < span.0 {
            return false;
        }
        self.places(&event.at, asker.here).into_iter().all(|place| {
            let spans: Vec<_> = (self.denials_at(event.event, place, asker, m).into_iter())
                .filter(|denial| !denial.refused && (denial.key.is_none() || denial.key.as_deref() == key))
                .map(|denial| (if denial.reaches_back { denial.start.min(span.0) } else { denial.start }, denial.last))
                .collect();
            uncovered(&spans, span.0, span.1).is_none()
        })
    }

    /// S2: "absence up to x is known by completeness iff `due(x, r) <= max(K, t)`."
    pub(super) fn is_silent(&self, event: EventId, place: Option<Place>, asker: Asker, x: Instant, m: Moment) -> bool {
        let term = self.context_of_event(event, place, asker).term;
        // What the text promises it promises from its entry into force.
        self.is_complete(event) && x >= self.in_force(m) && self.silence_over(x, term) <= m.silence_counts_from()
    }

    /// Whether silence on this event is promised to mean absence, for this audience.
    pub(super) fn is_complete(&self, event: EventId) -> bool {
        self.view.is_complete(self.agreement.events[event].reported)
    }

    /// The reporting time of an event: its own, else that of the commitment that asks.
    pub(super) fn reporting_time(&self, event: EventId, asker: Asker) -> Option<Duration> {
        self.context_of_event(event, None, asker).term
    }

    /// Why nothing can be said where nobody has spoken.
    pub(super) fn why_silent(&self, event: &EventRef, asker: Asker, m: Moment) -> Doubts {
        Doubts::of(if self.is_complete(event.event) || self.awaits_a_word_on(event, Instant::END, asker, m) {
            Doubt::ReportAwaited
        } else if !self.view.hears_of(self.agreement.events[event.event].reported) {
            Doubt::NothingShown
        } else {
            Doubt::Missing
        })
    }

    /// Whether a report of what began by `by` still waits for the other side's word.
    pub(super) fn awaits_a_word_on(&self, event: &EventRef, by: Instant, asker: Asker, m: Moment) -> bool {
        self.awaits_word(event, by, &|_, _| true, asker, m)
    }

    /// The same, of the reports that are asked for, each with its key.
    pub(super) fn awaits_word(
        &self,
        event: &EventRef,
        by: Instant,
        is_asked: &dyn Fn(&Record, Option<&str>) -> bool,
        asker: Asker,
        m: Moment,
    ) -> bool {
        self.places(&event.at, asker.here).into_iter().any(|place| {
            let context = self.context_of_event(event.event, place, asker);
            self.records(m).iter().any(|(_, record)| {
                let is_its_own_word = match &record.body {
                    Body::Event { event: of, key, value, .. }
                        if *of == event.event && is_asked(record, key.as_deref()) =>
                    {
                        match value {
                            Told::Happened(_) => !context.prohibits,
                            Told::None => context.prohibits,
                            Told::Refused => false,
                        }
                    }
                    _ => false,
                };
                is_its_own_word
                    && record.time.start <= by
                    && says_of(record, place)
                    && self.awaits_the_other_side(record, &context, m)
            })
        })
    }

    /// The days on which a record lies: its date.
    pub(super) fn days(&self, record: &Record) -> (Date, Date) {
        let calendar = &self.agreement.calendar;
        (calendar.date_of(record.time.start), calendar.date_of(record.time.last()))
    }

    /// "Records of one event and site with the same key (`of`), or without key the same date and different sources,
    /// are one occurrence": of several records of one source on one date, each is an occurrence of its own.
    fn occurrences_at(&self, event: EventId, place: Option<Place>, asker: Asker, m: Moment) -> Vec<Occurrence> {
        let told = self.told_at(event, place, asker, m, false).into_iter();
        told.chain(self.said_by_the_other_side(event, place, asker, m)).collect()
    }

    /// What is told of by records that are admitted, or by those that still wait for the other side's word.
    fn told_at(&self, event: EventId, place: Option<Place>, asker: Asker, m: Moment, awaited: bool) -> Vec<Occurrence> {
        let context = self.context_of_event(event, place, asker);
        let mut groups: Vec<(Group, Vec<Telling<'a>>)> = Vec::new();
        for (_, record) in self.records(m).iter() {
            let Body::Event { event: of, key, value: Told::Happened(number), .. } = &record.body else {
                continue;
            };
            if *of != event || !says_of(record, place) {
                continue;
            }
            let is_awaited = || !context.prohibits && self.awaits_the_other_side(record, &context, m);
            let standard = match self.admitted(record, place, &context, m) {
                Some(standard) if !awaited => standard,
                None if awaited && is_awaited() => Standard::Verified,
                _ => continue,
            };
            let group = match key {
                Some(key) => Group::Keyed(key.clone()),
                None => {
                    let days = self.days(record);
                    let nth = (groups.iter().flat_map(|(group, records)| records.iter().map(move |r| (group, r.1))))
                        .filter(|(group, other)| {
                            matches!(group, Group::Dated(of, _) if *of == days) && other.source == record.source
                        })
                        .count();
                    Group::Dated(days, nth)
                }
            };
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, records)) => records.push((standard, record, *number)),
                None => groups.push((group, vec![(standard, record, *number)])),
            }
        }
        let denials = self.denials_at(event, place, asker, m);
        // S42: what the owing side says against itself stands, whatever the other side says.
        let contradicted = |record: &Record| !context.prohibits && self.is_spoken_against(record, place, &context, m);
        (groups.into_iter())
            .filter_map(|(group, records)| occurrence(place, group, &records, &denials, &contradicted))
            .collect()
    }

    /// S42: what the owing side says not to have done, and the other side says that it did, is in dispute.
    fn said_by_the_other_side(&self, event: EventId, place: Option<Place>, asker: Asker, m: Moment) -> Vec<Occurrence> {
        let context = self.context_of_event(event, place, asker);
        let mut disputed = Vec::new();
        for (_, record) in self.records(m).iter().filter(|_| context.prohibits) {
            let is_denial = matches!(&record.body, Body::Event { event: of, value: Told::None, .. } if *of == event);
            if !is_denial || !says_of(record, place) || self.admitted(record, place, &context, m).is_none() {
                continue;
            }
            for word in self.spoken_against(record, place, &context, m) {
                let Body::Event { key, value: Told::Happened(number), .. } = &word.body else { continue };
                disputed.push(Occurrence {
                    place,
                    key: key.clone(),
                    start: word.time.start,
                    last: word.time.last(),
                    told: word.time.told_from(),
                    disputed: true,
                    number: number.unwrap_or(Interval::point(1.into())),
                    conflict: false,
                    total: false,
                });
            }
        }
        disputed
    }

    fn denials_at(&self, event: EventId, place: Option<Place>, asker: Asker, m: Moment) -> Vec<Denial> {
        let context = self.context_of_event(event, place, asker);
        let mut denials = Vec::new();
        for (_, record) in self.records(m).iter() {
            let Body::Event { event: of, key, value: value @ (Told::None | Told::Refused), .. } = &record.body else {
                continue;
            };
            if *of != event || !says_of(record, place) {
                continue;
            }
            let Some(standard) = self.admitted(record, place, &context, m) else {
                continue;
            };
            let refused = *value == Told::Refused;
            denials.push(Denial {
                place,
                key: key.clone(),
                start: record.time.start,
                last: record.time.last(),
                told: record.time.told_from(),
                reaches_back: !refused && matches!(record.time.grain, Grain::Day | Grain::Instant),
                refused,
                standard,
                source: record.source,
            });
        }
        denials
    }

    /// The stretches in which nothing happened at a place: of a `none`, and the rest of the stretch of a total.
    fn denied_spans(
        &self,
        event: EventId,
        place: Option<Place>,
        asker: Asker,
        from: Instant,
        m: Moment,
    ) -> Vec<(Instant, Instant)> {
        (self.denials_at(event, place, asker, m).into_iter())
            .filter(|denial| !denial.refused && denial.key.is_none())
            .map(|denial| (if denial.reaches_back { denial.start.min(from) } else { denial.start }, denial.last))
            .collect()
    }

    /// The stretches of which all is known at a place: those of denials, and those with a total.
    pub(super) fn known_spans(
        &self,
        event: EventId,
        place: Option<Place>,
        asker: Asker,
        from: Instant,
        m: Moment,
    ) -> Vec<(Instant, Instant)> {
        let mut spans = self.denied_spans(event, place, asker, from, m);
        let totals = self.occurrences_at(event, place, asker, m).into_iter().filter(|occurrence| occurrence.total);
        spans.extend(totals.map(|total| (total.start, total.last)));
        spans
    }
}

/// A record of an occurrence, with its standard and its number.
type Telling<'a> = (Standard, &'a Record, Option<Interval>);

#[derive(Debug, PartialEq, Eq)]
enum Group {
    Keyed(Box<str>),
    Dated((Date, Date), usize),
}

/// S9: "Of the records of one occurrence those of the strictest standard date it: their common time, or the hull if
/// they have none. A `none` of the same standard or a stricter one that covers the whole time of an occurrence, from
/// another source, makes it disputed."
fn occurrence(
    place: Option<Place>,
    group: Group,
    records: &[Telling<'_>],
    denials: &[Denial],
    contradicted: &dyn Fn(&Record) -> bool,
) -> Option<Occurrence> {
    let strictest = records.iter().map(|(standard, ..)| *standard).min()?;
    let dating: Vec<_> = records.iter().filter(|(standard, ..)| *standard == strictest).collect();
    let starts = dating.iter().map(|(_, record, _)| record.time.start);
    let lasts = dating.iter().map(|(_, record, _)| record.time.last());
    let common = (starts.clone().max()?, lasts.clone().min()?);
    let (start, last) = if common.0 <= common.1 { common } else { (starts.min()?, lasts.max()?) };
    let by_day = |time: Time| matches!(time.grain, Grain::Day | Grain::Instant);
    let is_told_at_once = common.0 <= common.1 && dating.iter().any(|(_, record, _)| by_day(record.time));
    let told = if is_told_at_once { start } else { last };
    let key = match group {
        Group::Keyed(key) => Some(key),
        Group::Dated(..) => None,
    };
    let once = Interval::point(1.into());
    let numbers: Vec<Interval> = dating.iter().map(|(_, _, number)| number.unwrap_or(once)).collect();
    let (number, conflict) = agreed(&numbers)?;
    let contradicted = dating.iter().any(|(_, record, _)| contradicted(record));
    let disputed = contradicted
        || denials.iter().any(|denial| {
            !denial.refused
                && denial.standard <= strictest
                && (denial.key.is_none() || denial.key == key)
                && denial.start <= start
                && denial.last >= last
                && dating.iter().all(|(_, record, _)| record.source != denial.source)
        });
    let total = dating.iter().any(|(_, record, number)| record.time.grain == Grain::Throughout && number.is_some());
    Some(Occurrence { place, key, start, last, told, disputed, number, conflict, total })
}

/// What all say together: the intersection, or the hull and a conflict if there is none.
pub(super) fn agreed(intervals: &[Interval]) -> Option<(Interval, bool)> {
    let (first, rest) = intervals.split_first()?;
    let common = rest.iter().try_fold(*first, |common, next| common.intersect(*next));
    Some(match common {
        Some(common) => (common, false),
        None => (rest.iter().fold(*first, |hull, next| hull.hull(*next)), true),
    })
}

/// The last instant from `from` through `to` that no span covers, if any, walking back from `to` without a gap.
pub(super) fn uncovered(spans: &[(Instant, Instant)], from: Instant, to: Instant) -> Option<Instant> {
    let mut at = to;
    while at >= from && at.is_finite() {
        match spans.iter().filter(|(start, last)| *start <= at && at <= *last).map(|(start, _)| *start).min() {
            Some(start) => at = start.pred(),
            None => return Some(at),
        }
    }
    None
}
