//! The value of a measure at an instant. SEMANTICS, Readings; S6, S7.

use servanda_agreement::{Measure, MeasureId, Place};
use servanda_base::{Instant, Interval};
use servanda_engine::{Doubt, Doubts};
use servanda_evidence::{Body, Grain, Reading, Record, Standard};

use super::admission::says_of;
use super::events::agreed;
use super::{Asker, Moment, Oracle, Value};

/// An admitted reading of one measure at one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    standard: Standard,
    pub(super) value: Reading,
    pub(super) start: Instant,
    /// One past the last instant of its own time; of an instant, itself.
    pub(super) end: Instant,
    pub(super) last: Instant,
    grain: Grain,
    /// Whether it is asserted on its own time, or was taken some time in it.
    pub(super) asserted: bool,
    /// Whether the other side, which verifies it, says something else.
    contradicted: bool,
}

impl Read {
    fn is_asserted_at(&self, t: Instant) -> bool {
        self.asserted && self.start <= t && t <= self.last
    }

    /// Whether its own time is over.
    fn has_ended(&self, t: Instant) -> bool {
        if self.grain == Grain::Instant { self.start < t } else { self.end <= t }
    }

    fn interval(&self) -> Option<Interval> {
        match self.value {
            Reading::Value(interval) => Some(interval),
            Reading::Unknown | Reading::Refused => None,
        }
    }
}

impl<'a> Oracle<'a> {
    /// The readings of a measure at a place that the view admits; with `since`, only those asserted at or after it
    /// (`v≥b`). One taken some time in a month counts only if the whole month does.
    pub(super) fn readings(
        &self,
        id: MeasureId,
        place: Option<Place>,
        asker: Asker,
        since: Option<Instant>,
        m: Moment,
    ) -> Vec<Read> {
        let context = self.context_of_measure(id, place, asker);
        let is_flow = self.agreement.measures[id].per.is_some();
        let read = |record: &'a Record| {
            let Body::Reading { measure, value, .. } = &record.body else {
                return None;
            };
            if *measure != id || !says_of(record, place) {
                return None;
            }
            let standard = self.admitted(record, place, &context, m)?;
            let time = record.time;
            let asserted = time.grain != Grain::Coarse || is_flow;
            Some(Read {
                standard,
                value: *value,
                start: time.start,
                end: time.end,
                last: time.last(),
                grain: time.grain,
                asserted,
                contradicted: self.is_spoken_against(record, place, &context, m),
            })
        };
        (self.records(m).iter().filter_map(|(_, record)| read(record)))
            .filter(|read| since.is_none_or(|since| self.proves(read, since, asker, m)))
            .collect()
    }

    /// Whether a reading is from the time of the duty: asserted at or after `since`, at an instant at which it was owed
    /// (S40).
    fn proves(&self, read: &Read, since: Instant, asker: Asker, m: Moment) -> bool {
        let taken = (read.start, read.last);
        if read.asserted {
            read.last >= since && !self.owed_within(asker, taken, m).is_empty()
        } else {
            read.start >= since && !self.is_released_in(asker, taken, m)
        }
    }

    /// The value of a measure at `m.t`: of a derived one by its formula, else from its readings.
    pub(super) fn measured(
        &self,
        id: MeasureId,
        place: Option<Place>,
        asker: Asker,
        since: Option<Instant>,
        m: Moment,
    ) -> Value {
        let measure = &self.agreement.measures[id];
        let value = match &measure.formula {
            Some(formula) => self.quantity(formula, Asker { here: place, through: Some(id), ..asker }, since, m),
            None => self.read_value(id, measure, place, asker, since, m),
        };
        // "Without a good reading the whole line, or [0, ∞)."
        let interval = match value.interval.intersect(Interval::NOT_NEGATIVE) {
            Some(interval) if measure.never_negative => interval,
            _ => value.interval,
        };
        Value { interval, ..value }
    }

    /// S7: "Standards are folded from the highest to the lowest: a value asserted at a higher standard is final, a
    /// bound is refined by lower ones where they agree with it and wins where they do not."
    fn read_value(
        &self,
        id: MeasureId,
        measure: &Measure,
        place: Option<Place>,
        asker: Asker,
        since: Option<Instant>,
        m: Moment,
    ) -> Value {
        let readings = self.readings(id, place, asker, since, m);
        let asserted: Vec<&Read> =
            readings.iter().filter(|read| read.is_asserted_at(m.t) && read.interval().is_some()).collect();
        // S34: "A flow has no value beyond its stretch, unless it is `good for` a time; carried so it proves nothing."
        let ends_with_its_stretch = measure.per.is_some() && (measure.good_for.is_none() || since.is_some());
        let carried = match () {
            () if !asserted.is_empty() || ends_with_its_stretch => Err(Doubt::Missing),
            () => self.carried(measure, &readings, m.t),
        };
        let mut known: Option<(Interval, bool)> = None;
        for standard in Standard::ALL {
            let of_now: Vec<&Read> = asserted.iter().copied().filter(|read| read.standard == standard).collect();
            let is_final = !of_now.is_empty();
            let (mut pieces, mut conflict) = said(&of_now);
            // Where nothing is asserted, what is carried takes its place, with the value that its moment was given.
            if let Ok((of, interval, of_conflict)) = carried
                && of == standard
            {
                pieces.push(interval);
                conflict |= of_conflict;
            }
            pieces.extend(
                (readings.iter().filter(|read| read.standard == standard)).filter_map(|read| bound(measure, read, m.t)),
            );
            let Some((interval, disagreement)) = agreed(&pieces) else {
                continue;
            };
            conflict |= disagreement;
            known = Some(match known {
                None => (interval, conflict),
                Some((above, flagged)) => match above.intersect(interval) {
                    Some(refined) => (refined, flagged || conflict),
                    None => (above, flagged),
                },
            });
            if is_final {
                break;
            }
        }
        let no_reading = match carried {
            Err(doubt) if asserted.is_empty() => Doubts::of(doubt),
            _ => Doubts::NONE,
        };
        match known {
            Some((interval, conflict)) => Value { interval, conflict, doubts: no_reading },
            None => Value { interval: Interval::WHOLE, conflict: false, doubts: no_reading },
        }
    }

    /// S6: "After its own time a reading is carried with the value that its moment was given: among the admitted
    /// readings whose assertion ended last, the highest standard, intersected (hull and conflict if that is empty). An
    /// admitted `unknown` or `refused` that ends then or later stops the carrying, whatever its standard."
    fn carried(&self, measure: &Measure, readings: &[Read], t: Instant) -> Result<(Standard, Interval, bool), Doubt> {
        let stopping = (readings.iter())
            .filter(|read| read.interval().is_none())
            .filter(|read| if read.asserted { read.start <= t } else { read.has_ended(t) })
            .max_by_key(|read| read.end);
        let ended = readings.iter().filter(|read| read.interval().is_some() && read.has_ended(t));
        let Some(end) = ended.clone().map(|read| read.end).max() else {
            return Err(stopping.map_or(Doubt::Missing, why_stopped));
        };
        if let Some(stopping) = stopping
            && stopping.end >= end
        {
            return Err(why_stopped(stopping));
        }
        let moment: Vec<&Read> = ended.filter(|read| read.end == end).collect();
        let Some(standard) = moment.iter().map(|read| read.standard).min() else {
            return Err(Doubt::Missing);
        };
        let given: Vec<&Read> = moment.into_iter().filter(|read| read.standard == standard).collect();
        if given.iter().all(|read| self.is_stale(measure, read, t)) {
            return Err(Doubt::Stale);
        }
        let (intervals, contradicted) = said(&given);
        agreed(&intervals)
            .map(|(interval, conflict)| (standard, interval, conflict || contradicted))
            .ok_or(Doubt::Missing)
    }

    /// S6: "`good for` counts from the first instant of the last day asserted (of the first day for a coarse one)."
    fn is_stale(&self, measure: &Measure, read: &Read, t: Instant) -> bool {
        let calendar = &self.agreement.calendar;
        let from = if read.asserted { read.last } else { read.start };
        let day = calendar.open(calendar.date_of(from));
        measure.good_for.is_some_and(|term| calendar.plus(day, term) <= t)
    }
}

/// What readings of one moment and standard say, and whether that is contradicted: nothing is left of what was agreed.
fn said(reads: &[&Read]) -> (Vec<Interval>, bool) {
    let intervals: Vec<Interval> = reads.iter().filter_map(|read| read.interval()).collect();
    let contradicted = reads.iter().any(|read| read.contradicted);
    let is_agreed = agreed(&intervals).is_some_and(|(_, conflict)| !conflict);
    (if contradicted && is_agreed { vec![Interval::WHOLE] } else { intervals }, contradicted)
}

/// "A measure that `never falls` bounds all later values from below and all earlier ones from above (`never rises`
/// the other way)." S7: at every instant, stale or not.
fn bound(measure: &Measure, read: &Read, t: Instant) -> Option<Interval> {
    let interval = read.interval().filter(|_| !read.contradicted)?;
    let (earlier, later) =
        if read.asserted { (t <= read.last, read.start <= t) } else { (t <= read.start, read.last <= t) };
    let at_least = interval.low();
    let at_most = interval.high();
    let mut known = Interval::WHOLE;
    let (from_below, from_above) = match (measure.never_falls, measure.never_rises) {
        (false, false) => return None,
        (true, false) => (later, earlier),
        (false, true) => (earlier, later),
        (true, true) => (earlier || later, earlier || later),
    };
    if from_below {
        known = Interval::new(at_least, known.high()).unwrap_or(known);
    }
    if from_above {
        known = Interval::new(known.low(), at_most).unwrap_or(known);
    }
    (!known.is_whole()).then_some(known)
}

fn why_stopped(read: &Read) -> Doubt {
    if read.value == Reading::Refused { Doubt::Refused } else { Doubt::NotKnown }
}
