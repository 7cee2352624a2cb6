//! Readings: the value of a measure at one place as a timeline. Source: SEMANTICS, Readings; S6, S7.
//!
//! ```text
//!   reading     |=asserted=|- - carried - - - - - -x stale
//!   unknown                          |==|              nothing after it
//! ```

use std::ops::Deref;

use servanda_agreement::{Measure, MeasureId, Named, Place};
use servanda_base::{Bound, Instant, Interval, Timeline, timeline};
use servanda_evidence::{Grain, PackedRecord, Reading, RecordId, Says, Standard, Time};

use crate::knower::{Context, Knower};
use crate::occurrence::grounds_of;
use crate::release::Releases;
use crate::{Amount, Doubt, Doubts, Footing, Grounds, Line};

/// A reading with its times.
pub(crate) struct Read {
    pub(crate) value: Reading,
    /// The first instant at which it may have been taken.
    pub(crate) start: Instant,
    /// Asserted at these instants, `[from, until)`; empty for a reading that is asserted nowhere. Carried from `until`.
    pub(crate) from: Instant,
    pub(crate) until: Instant,
    /// The instant from which it is carried: its own, or the first of the last day on which it is asserted.
    pub(crate) carried_from: Instant,
    /// Carried no longer.
    pub(crate) stale: Instant,
}

/// An admitted reading.
pub(crate) struct AdmittedRead {
    /// Its place in canonical order.
    id: RecordId,
    pub(crate) grounds: Grounds,
    pub(crate) standard: Standard,
    read: Read,
    /// Sides that verify each other: before this instant the other side may still contradict.
    open_until: Instant,
    contradicted: bool,
}

impl Deref for AdmittedRead {
    type Target = Read;

    fn deref(&self) -> &Read {
        &self.read
    }
}

impl Amount {
    /// What is known of a number of which nothing is recorded.
    pub(crate) fn nothing(measure: &Measure, doubt: Doubt) -> Self {
        Self::unread(measure.never_negative, doubt)
    }

    /// The same of a measure that is never negative, or may be.
    pub(crate) fn unread(never_negative: bool, doubt: Doubt) -> Self {
        Self {
            interval: if never_negative { Interval::NOT_NEGATIVE } else { Interval::WHOLE },
            conflict: false,
            doubts: Doubts::of(doubt),
            footing: Footing::Nothing,
            grounds: Grounds::from([]),
        }
    }
}

impl<'a> Knower<'_, 'a> {
    /// The value of a measure that is read, at one place, from the readings admitted in `context`.
    pub(crate) fn work_out_value(&self, measure: MeasureId, place: Option<Place>, context: Context) -> Line<Amount> {
        match self.series(measure, place, context) {
            Some(series) => Line::of(series),
            None => self.swept(measure, place, context).into(),
        }
    }

    fn swept(&self, measure: MeasureId, place: Option<Place>, context: Context) -> Timeline<Amount> {
        let declared = &self.agreement().measures[measure];
        let reads = self.reads(measure, place, context);
        let mut sweep = Sweep::new(declared, reads.iter());
        // While the other side may still contradict something it is as if it were not there.
        let open = reads.iter().filter(|read| read.open_until > read.start);
        let awaited = (open.clone().map(|read| read.start).min(), open.map(|read| read.open_until).max());
        let mut value = |at| {
            let is_awaited = awaited.0.is_some_and(|from| from <= at) && awaited.1.is_some_and(|until| at < until);
            let base = if is_awaited { settled(declared, &reads, at) } else { sweep.at(at) };
            let mut amount = bounded_where(declared, &reads, at, base);
            // To whom nothing is promised, what is missing may only not be shown (S17).
            if amount.doubts == Doubts::of(Doubt::Missing) && !self.hears_of_readings() {
                amount.doubts = Doubts::of(Doubt::NothingShown);
            }
            amount
        };
        let mut line = Timeline::constant(value(Instant::BEGINNING));
        for at in changes(&reads) {
            line.push(at, value(at));
        }
        line
    }

    /// The readings of a measure at one place that are admitted in `context`: where they are to prove a violation, only
    /// those of a time at which it was owed (principle 2, S40).
    pub(crate) fn reads(&self, measure: MeasureId, place: Option<Place>, context: Context) -> Vec<AdmittedRead> {
        let declared = &self.agreement().measures[measure];
        let admission = self.admission(&declared.verification, place, context);
        let proof = self.proof(context);
        let is_counted = |read: &Read| proof.as_ref().is_none_or(|proof| proof.counts(read));
        self.admitted(self.records_at(Named::Measure(measure), place), &admission)
            .into_iter()
            .filter_map(|admitted| {
                let read = self.read(declared, admitted.record).filter(is_counted)?;
                let read = match context.since {
                    // What a flow was in its stretch proves nothing of what it is after it (S34).
                    Some(_) if declared.per.is_some() => Read { stale: read.until, ..read },
                    _ => read,
                };
                Some(AdmittedRead {
                    id: admitted.id,
                    grounds: admitted.grounds.clone(),
                    standard: admitted.standard,
                    read,
                    open_until: admitted.open_until,
                    contradicted: admitted.contradicted_by.is_some(),
                })
            })
            .collect()
    }

    /// Which readings count where they are to prove a violation; `None` where all do.
    pub(crate) fn proof(&self, context: Context) -> Option<Proof> {
        let since = context.since?;
        let releases = context.commitment.map(|id| self.releases(id, since.part)).unwrap_or_default();
        Some(Proof { since: since.at, releases })
    }

    pub(crate) fn read(&self, measure: &Measure, record: PackedRecord<'_>) -> Option<Read> {
        let Says::Reading { value, .. } = record.says() else { return None };
        Some(self.read_of(measure, record.time(), value))
    }

    /// What was read of a measure, and of which time.
    pub(crate) fn read_of(&self, measure: &Measure, time: Time, value: Reading) -> Read {
        let over = time.last().succ();
        let is_whole = time.grain != Grain::Coarse || measure.per.is_some();
        let counted_from = if is_whole { time.last() } else { time.start };
        let stale = match measure.good_for {
            None => Instant::END,
            Some(good_for) => {
                let calendar = self.calendar();
                calendar.plus(calendar.day_of(counted_from), good_for).max(over)
            }
        };
        Read {
            value: match value {
                Reading::Value(interval) if measure.never_negative => {
                    Reading::Value(interval.intersect(Interval::NOT_NEGATIVE).unwrap_or(interval))
                }
                value => value,
            },
            start: time.start,
            from: if is_whole { time.start } else { over },
            until: over,
            carried_from: match time.grain {
                Grain::Instant => time.start,
                _ => self.calendar().day_of(time.last()),
            },
            stale,
        }
    }
}

/// What it takes for a reading to prove a violation.
pub(crate) struct Proof {
    since: Instant,
    releases: Releases,
}

impl Proof {
    pub(crate) fn counts(&self, read: &Read) -> bool {
        read.is_at_or_after(self.since) && read.is_taken_while_owed(&self.releases)
    }
}

impl Read {
    /// The value, if it has one.
    pub(crate) fn interval(&self) -> Option<Interval> {
        match self.value {
            Reading::Value(interval) => Some(interval),
            Reading::Unknown | Reading::Refused => None,
        }
    }

    /// Asserted at some instant at which it was owed; one asserted nowhere only if it surely was taken then.
    fn is_taken_while_owed(&self, releases: &Releases) -> bool {
        let time = (self.start, self.until);
        if self.is_asserted_nowhere() { !releases.touch(time) } else { !releases.cover(time) }
    }

    /// Asserted at some instant at or after `since`; one asserted nowhere only if it surely was taken then.
    fn is_at_or_after(&self, since: Instant) -> bool {
        if self.is_asserted_nowhere() { self.start >= since } else { self.until > since }
    }

    fn is_asserted_nowhere(&self) -> bool {
        self.from == self.until
    }
}

/// The instants at which a value may change.
fn changes(reads: &[AdmittedRead]) -> Vec<Instant> {
    let mut ends: Vec<Instant> = reads.iter().map(|read| read.until).collect();
    ends.sort_unstable();
    ends.dedup();
    // What waits for another side's word takes the place of what is carried only later.
    let is_awaited = reads.iter().any(|read| read.open_until > read.start);
    let mut changes: Vec<Instant> = Vec::with_capacity(2 * reads.len());
    for read in reads {
        // What is carried goes stale only if nothing newer is carried by then.
        let next = ends.get(ends.partition_point(|end| *end <= read.until)).copied().unwrap_or(Instant::END);
        let stale = if read.stale < next || is_awaited { read.stale } else { read.until };
        let all = [read.from, read.until.pred(), read.until, read.start.succ(), stale, read.open_until];
        for at in all {
            if at.is_finite() && changes.last() != Some(&at) {
                changes.push(at);
            }
        }
    }
    timeline::merged([changes])
}

/// The value at one instant, with the bounds of a monotone measure.
fn bounded_where(measure: &Measure, reads: &[AdmittedRead], at: Instant, base: Base) -> Amount {
    if measure.never_falls || measure.never_rises { bounded(measure, reads, at, base) } else { base.amount }
}

/// A value before the bounds of a monotone measure, with the standard that it has.
struct Base {
    amount: Amount,
    standard: Option<Standard>,
    asserted: bool,
}

/// Goes through readings in order of time: at each instant those that are asserted, or the last that were.
struct Sweep<'r> {
    measure: &'r Measure,
    /// By their starts, what has not begun; by their ends.
    begin: std::iter::Peekable<std::vec::IntoIter<&'r AdmittedRead>>,
    ends: Vec<&'r AdmittedRead>,
    /// How many of `ends` are over.
    over: usize,
    // INVARIANT: in the order of `reads`.
    asserted: Vec<&'r AdmittedRead>,
}

impl<'r> Sweep<'r> {
    fn new(measure: &'r Measure, reads: impl Iterator<Item = &'r AdmittedRead> + Clone) -> Self {
        let mut begin: Vec<&AdmittedRead> = reads.clone().filter(|read| !read.is_asserted_nowhere()).collect();
        begin.sort_by_key(|read| read.from);
        let mut ends: Vec<&AdmittedRead> = reads.collect();
        ends.sort_by_key(|read| read.until);
        Self { measure, begin: begin.into_iter().peekable(), ends, over: 0, asserted: Vec::new() }
    }

    /// The value at one instant, which lies not before that of the last call.
    fn at(&mut self, at: Instant) -> Base {
        self.asserted.retain(|read| at < read.until);
        while let Some(read) = self.begin.next_if(|read| read.from <= at) {
            if at < read.until {
                let place = self.asserted.partition_point(|other| other.id < read.id);
                self.asserted.insert(place, read);
            }
        }
        while self.ends.get(self.over).is_some_and(|read| read.until <= at) {
            self.over += 1;
        }
        if !self.asserted.is_empty() {
            return combined(self.measure, &self.asserted, Footing::Attested);
        }
        if self.measure.per.is_some() && self.measure.good_for.is_none() {
            return Base::nothing(self.measure, Doubt::Missing);
        }
        let ended = self.ends.get(..self.over).unwrap_or_default();
        let Some(over) = ended.last().map(|read| read.until) else {
            return Base::nothing(self.measure, Doubt::Missing);
        };
        let last = ended.get(ended.partition_point(|read| read.until < over)..).unwrap_or_default();
        carried(self.measure, last, over, at)
    }
}

/// The value from what the other side can no longer contradict at `at`.
fn settled(measure: &Measure, reads: &[AdmittedRead], at: Instant) -> Base {
    let mut base = Sweep::new(measure, reads.iter().filter(|read| read.open_until <= at)).at(at);
    if base.amount.doubts == Doubts::of(Doubt::Missing) {
        let awaited: Vec<&AdmittedRead> =
            reads.iter().filter(|read| read.start <= at && at < read.open_until).collect();
        if !awaited.is_empty() {
            base.amount.doubts = Doubts::of(Doubt::ReportAwaited);
            base.amount.grounds = grounds_of_reads(&awaited);
        }
    }
    base
}

/// What readings whose assertion ended together are worth later.
fn carried(measure: &Measure, last: &[&AdmittedRead], over: Instant, at: Instant) -> Base {
    if let Some(cut) = last.iter().find(|read| read.interval().is_none()) {
        return Base::cut(measure, cut);
    }
    // The value that the moment was given stands as a whole, and as long as any of what gave it is good (S6).
    let strictest = last.iter().map(|read| read.standard).min();
    let given: Vec<&AdmittedRead> = last.iter().copied().filter(|read| Some(read.standard) == strictest).collect();
    if given.iter().all(|read| at >= read.stale) {
        let mut base = Base::nothing(measure, Doubt::Stale);
        base.amount.grounds = grounds_of_reads(&given);
        return base;
    }
    let from = given.iter().map(|read| read.carried_from).min().unwrap_or(over);
    let mut base = combined(measure, &given, Footing::CarriedFrom(from));
    base.asserted = false;
    base
}

impl Base {
    fn nothing(measure: &Measure, doubt: Doubt) -> Self {
        Self { amount: Amount::nothing(measure, doubt), standard: None, asserted: false }
    }

    fn cut(measure: &Measure, by: &AdmittedRead) -> Self {
        let doubt = if by.value == Reading::Refused { Doubt::Refused } else { Doubt::NotKnown };
        let mut base = Self::nothing(measure, doubt);
        base.amount.grounds = by.grounds.clone();
        base
    }
}

/// The value that readings of one moment give: of the strictest standard, what they have in common, else their hull.
fn combined(measure: &Measure, reads: &[&AdmittedRead], footing: Footing) -> Base {
    let values: Vec<&&AdmittedRead> = reads.iter().filter(|read| read.interval().is_some()).collect();
    let Some(standard) = values.iter().map(|read| read.standard).min() else {
        return reads.first().map_or_else(|| Base::nothing(measure, Doubt::Missing), |cut| Base::cut(measure, cut));
    };
    let best: Vec<&&AdmittedRead> = values.into_iter().filter(|read| read.standard == standard).collect();
    let intervals: Vec<Interval> = best.iter().filter_map(|read| read.interval()).collect();
    let common = intersection(&intervals);
    let contradicted = best.iter().any(|read| read.contradicted);
    let interval = match common {
        Some(interval) if !contradicted => interval,
        Some(_) => Interval::WHOLE,
        None => hull(&intervals),
    };
    let conflict = common.is_none() || contradicted;
    let amount = Amount {
        interval,
        conflict,
        doubts: if conflict { Doubts::of(Doubt::Conflict) } else { Doubts::NONE },
        footing,
        grounds: grounds_of_reads(best.iter().copied()),
    };
    Base { amount, standard: Some(standard), asserted: true }
}

/// The records of several readings.
fn grounds_of_reads<'r>(reads: impl IntoIterator<Item = &'r &'r AdmittedRead>) -> Grounds {
    grounds_of(reads.into_iter().flat_map(|read| read.grounds.iter().copied()))
}

fn intersection(intervals: &[Interval]) -> Option<Interval> {
    intervals.iter().try_fold(Interval::WHOLE, |common, interval| common.intersect(*interval))
}

fn hull(intervals: &[Interval]) -> Interval {
    intervals.iter().copied().reduce(Interval::hull).unwrap_or(Interval::WHOLE)
}

/// The value with the bounds that earlier and later readings of a monotone measure give (S7): from the strictest
/// standard down, each refines what is known where it agrees with it, and is ignored where it does not; what is asserted
/// is final.
fn bounded(measure: &Measure, reads: &[AdmittedRead], at: Instant, base: Base) -> Amount {
    let Base { mut amount, standard: own_standard, asserted } = base;
    let mut known: Option<Interval> = None;
    let mut conflict = false;
    for standard in Standard::ALL {
        let is_own = own_standard == Some(standard);
        let bounds: Vec<(Interval, &Grounds)> = reads
            .iter()
            .filter(|read| read.standard == standard && at >= read.open_until && !read.contradicted)
            .filter_map(|read| Some((bound_of(measure, read, at)?, &read.grounds)))
            .collect();
        let level: Vec<Interval> =
            bounds.iter().map(|(bound, _)| *bound).chain(is_own.then_some(amount.interval)).collect();
        let before = known.unwrap_or(Interval::WHOLE);
        let common = intersection(&level);
        if !level.is_empty()
            && let Some(refined) = before.intersect(common.unwrap_or_else(|| hull(&level)))
        {
            known = Some(refined);
            conflict |= common.is_none() || (is_own && amount.conflict);
            let tightening = bounds.iter().filter(|(bound, _)| before.intersect(*bound) != Some(before));
            amount.grounds = tightening.fold(amount.grounds, |all, (_, grounds)| crate::united(&all, grounds));
        }
        if asserted && is_own {
            break;
        }
    }
    let doubts = amount.doubts.without(Doubt::Conflict);
    amount.doubts = if conflict { doubts.with(Doubts::of(Doubt::Conflict)) } else { doubts };
    amount.conflict = conflict;
    let known = known.unwrap_or(Interval::WHOLE);
    amount.interval =
        if measure.never_negative { known.intersect(Interval::NOT_NEGATIVE).unwrap_or(known) } else { known };
    amount
}

/// What one reading of a monotone measure says of the value at another instant.
fn bound_of(measure: &Measure, read: &AdmittedRead, at: Instant) -> Option<Interval> {
    let interval = read.interval()?;
    let nowhere = read.is_asserted_nowhere();
    let is_later = at >= if nowhere { read.until.pred() } else { read.from };
    let is_earlier = if nowhere { at <= read.start } else { at < read.until };
    let from_below = Interval::new(interval.low(), Bound::Open);
    let from_above = Interval::new(Bound::Open, interval.high());
    let (after, before) = if measure.never_falls { (from_below, from_above) } else { (from_above, from_below) };
    let bounds: Vec<Interval> = after.filter(|_| is_later).into_iter().chain(before.filter(|_| is_earlier)).collect();
    intersection(&bounds).filter(|bound| !bound.is_whole())
}
