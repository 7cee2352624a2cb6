//! Feasibility: whether all dates and lengths of time of an agreement can be kept together, and what follows from them.
//!
//! ```text
//!   clauses ── rules ──> Network ── earliest, latest ──> when each step can be done, its slack, the critical path
//!                                └─ contradiction ─────> the clauses that cannot all be kept
//! ```
//!
//! The course looked at is the one that the text foresees: every milestone is done in its time, every relief is released
//! and granted in its term. Days are counted, not hours: what does not fit within one day is not seen. Months and years
//! are exact where they count from a known day, else the shortest and the longest that they can be. Whatever cannot be
//! put into days (a measured limit, a negation) holds nothing back, so that nothing is called impossible that is not.

mod dates;
mod rules;
mod slow;
mod waits;

use servanda_agreement::{Agreement, CommitmentId, EventId, PhaseId, Place, ReliefId};
use servanda_base::{Calendar, Date, Duration};

use crate::Owner;
use crate::network::{Earliest, PointId, RuleId};
use rules::Course;

/// What takes place on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The beginning of the calendar that is looked at: where dates count from.
    Calendar,
    /// The agreement enters into force.
    Force,
    /// The term of a commitment begins.
    Begun(CommitmentId),
    /// What is owed once is done: the whole, or its part at a site or of a party.
    Done(CommitmentId, Option<Place>),
    /// The first verdict that is put to the test: a period or a date that a commitment names is over.
    Tested(CommitmentId),
    /// The event first happens, at one place or any.
    Happens(EventId, Option<Place>),
    /// The condition of a relief is true.
    Due(ReliefId),
    /// A relief is granted.
    Granted(ReliefId),
    /// A phase begins.
    PhaseBegins(PhaseId),
    /// A phase ends.
    PhaseEnds(PhaseId),
    /// A part of a condition is true.
    Part(Owner),
}

/// What a clause says of the time between two steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Because {
    /// It begins on a day, or with something.
    Begins,
    /// Nothing is done before it begins.
    NotBefore,
    /// It is done by a day.
    Deadline,
    /// It is done so soon after something.
    Within(Duration),
    /// It waits for something to be so.
    WaitsFor,
    /// It waits for something to have been so for that long.
    WaitsForLong(Duration),
    /// It waits for some of several.
    WaitsForSome,
    /// A period has to be over first.
    PeriodOver,
    /// A day that it names has to be over first.
    DayOver,
    /// It lapses on a day.
    Lapses,
    /// One thing comes before another.
    InOrder,
}

/// A clause, and what it says of the time between two steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// Whose clause it is.
    pub named: Owner,
    /// What it says.
    pub because: Because,
    /// From this step ...
    pub from: Step,
    /// ... to this one.
    pub to: Step,
    /// So many days at least; where `is_limit` at most.
    pub days: i64,
    /// Whether it is a limit, and not a wait.
    pub is_limit: bool,
    /// The day, where the clause names one.
    pub day: Option<Date>,
}

/// When a step can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepDates {
    /// Which step: what is owed once, or a relief granted.
    pub step: Step,
    /// Whose it is.
    pub named: Owner,
    /// At a site or of a party.
    pub place: Option<Place>,
    /// No earlier; `None` if nothing holds it back.
    pub earliest: Option<Date>,
    /// No later; `None` if there is no end to it.
    pub latest: Option<Date>,
    /// The days between.
    pub slack: Option<i64>,
}

/// A link of the critical path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Why it is no earlier.
    pub reason: Reason,
    /// The day of the step at its end.
    pub on: Date,
}

/// Clauses that cannot all be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Each with what it says; where they form one chain, in its order.
    pub reasons: Vec<Reason>,
    /// By how many days they miss, where they form one chain.
    pub short: Option<i64>,
}

/// A date that is kept only if somebody needs less time than the text allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tight {
    /// The step.
    pub step: Step,
    /// Whose it is.
    pub named: Owner,
    /// The chain of terms that leads to it, each used to its end, and last the limit that it misses.
    pub reasons: Vec<Reason>,
    /// By how many days.
    pub short: i64,
}

/// Whether all dates can be kept, and what follows from them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feasibility {
    /// Clauses that contradict each other, if some do; then nothing else is said.
    pub conflict: Option<Contradiction>,
    /// When each step can be done, in the order of the text.
    pub steps: Vec<StepDates>,
    /// The chain that holds back the last of them.
    pub critical_path: Vec<Link>,
    /// Dates that are kept only if somebody needs less time than the text allows.
    pub tight: Vec<Tight>,
}

/// Whether all dates and lengths of time of an agreement can be kept, and what follows from them.
pub fn feasibility(agreement: &Agreement) -> Feasibility {
    let course = Course::of(agreement);
    let earliest = match course.network.earliest() {
        Err(conflict) => {
            let mut reasons: Vec<Reason> = conflict.rules.iter().filter_map(|id| course.reason(*id, None)).collect();
            if conflict.short.is_some() {
                // A circle is told from where it starts on a day, or else from after a limit.
                let starts = |reason: &Reason| !reason.is_limit && reason.from == Step::Calendar;
                let after_limit = || reasons.iter().position(|reason| reason.is_limit).map(|at| at + 1);
                let start = reasons.iter().position(starts).or_else(after_limit).unwrap_or(0);
                let length = reasons.len().max(1);
                reasons.rotate_left(start % length);
            }
            let conflict = Some(Contradiction { reasons, short: conflict.short });
            return Feasibility { conflict, ..Feasibility::default() };
        }
        Ok(earliest) => earliest,
    };
    let latest = course.network.latest(&earliest);
    let steps = course.steps(&earliest, &latest);
    let last = steps.iter().filter(|step| step.earliest.is_some()).max_by_key(|step| (step.earliest, step.named));
    let critical_path = last.map(|last| course.path_to(last.step, &earliest)).unwrap_or_default();
    Feasibility { conflict: None, steps, critical_path, tight: course.tight(&earliest) }
}

/// The earliest day of every step that is bounded, if nobody holds anything back but by what it waits for: limits are
/// left out, so that what comes late is looked at too.
pub(crate) fn earliest_without_limits(agreement: &Agreement) -> Vec<(Step, Date)> {
    let course = Course::of(agreement).without_limits();
    let Ok(earliest) = course.network.earliest() else { return Vec::new() };
    let of = |(point, step): (PointId, &Step)| Some((*step, course.day(earliest.day(point)?)?));
    course.labels.iter().enumerate().filter_map(|(index, step)| of((PointId::new(index), step))).collect()
}

/// The sequence as agreed: what is owed once on the last day on which all can still be kept, all else as soon as it can
/// be then. Empty if not everything can be kept.
pub(crate) fn planned(agreement: &Agreement) -> Vec<(Step, Date)> {
    let mut course = Course::of(agreement);
    let Ok(earliest) = course.network.earliest() else { return Vec::new() };
    let latest = course.network.latest(&earliest);
    let owed = course.shown.iter().filter(|(step, ..)| matches!(step, Step::Done(..)));
    let last = owed.filter_map(|(_, named, _, point)| Some((*point, *named, (*latest.get(point.index())?)?)));
    for (point, named, day) in last.collect::<Vec<_>>() {
        course.planned(point, day, named);
    }
    // Where the last days of all do not go together, each is taken as early as it can be.
    let planned = course.network.earliest().unwrap_or(earliest);
    let of = |step: Step, point: PointId| Some((step, course.day(planned.day(point)?)?));
    let owed = course.shown.iter().filter_map(|(step, .., point)| of(*step, *point));
    let begun = course.labels.iter().enumerate().filter(|(_, step)| matches!(step, Step::Begun(_)));
    owed.chain(begun.filter_map(|(index, step)| of(*step, PointId::new(index)))).collect()
}

impl Course<'_> {
    /// The day that is so many days after the origin.
    fn day(&self, days: i64) -> Option<Date> {
        let length = Duration::new(u32::try_from(days.unsigned_abs()).ok()?, servanda_base::DurationUnit::Day);
        let calendar = Calendar::utc();
        Some(if days < 0 { calendar.date_minus(self.epoch, length) } else { calendar.date_plus(self.epoch, length) })
    }

    /// What a rule says; of a rule that asks for some of several, of the one that `earliest` counts last.
    fn reason(&self, id: RuleId, earliest: Option<&Earliest>) -> Option<Reason> {
        let (rule, note) = (&self.network.rules()[id], self.notes.get(id.index())?);
        let (of, days) = match earliest {
            Some(earliest) => earliest.decider(rule)?,
            None => *rule.of.first()?,
        };
        let (label, other) = (self.label(of), self.label(rule.after));
        let (from, to, days) = if note.is_limit { (other, label, -days) } else { (label, other, days) };
        let day = (from == Step::Calendar).then(|| self.day(days)).flatten();
        Some(Reason { named: note.named, because: note.because, from, to, days, is_limit: note.is_limit, day })
    }

    fn label(&self, point: PointId) -> Step {
        self.labels.get(point.index()).copied().unwrap_or(Step::Calendar)
    }

    /// When each step that is shown can be done.
    fn steps(&self, earliest: &Earliest, latest: &[Option<i64>]) -> Vec<StepDates> {
        let dated = |(step, named, place, point): &(Step, Owner, Option<Place>, PointId)| {
            let first = earliest.day(*point);
            let last = latest.get(point.index()).copied().flatten();
            StepDates {
                step: *step,
                named: *named,
                place: *place,
                earliest: first.and_then(|day| self.day(day)),
                latest: last.and_then(|day| self.day(day)),
                slack: first.zip(last).map(|(first, last)| last - first),
            }
        };
        self.shown.iter().map(dated).collect()
    }

    /// The chain of rules that holds a step back.
    fn path_to(&self, step: Step, earliest: &Earliest) -> Vec<Link> {
        let Some((.., point)) = self.shown.iter().find(|(shown, ..)| *shown == step) else { return Vec::new() };
        let (mut links, mut point) = (Vec::new(), *point);
        while let Some(id) = earliest.by(point).filter(|_| links.len() <= self.network.len()) {
            let on = earliest.day(point).and_then(|day| self.day(day));
            if let Some((reason, on)) = self.reason(id, Some(earliest)).zip(on) {
                links.push(Link { reason, on });
            }
            let Some((from, _)) = earliest.decider(&self.network.rules()[id]) else { break };
            point = from;
        }
        links.reverse();
        links
    }
}

#[cfg(test)]
mod tests;
