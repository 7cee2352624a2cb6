//! Clauses as rules of a temporal network.

use std::collections::{BTreeMap, BTreeSet};

use servanda_agreement::{
    Agreement, By, Commitment, CommitmentId, Deed, EventId, EventRef, Form, GrantTerm, Named, PhaseId, Place, Relief,
    ReliefId, Trigger,
};
use servanda_base::period::Period;
use servanda_base::{Date, Duration};

use super::dates::{When, days_between, days_from, span};
use super::{Because, Step};
use crate::Owner;
use crate::network::{Network, PointId, RuleId};

/// What a rule is, in the terms of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub named: Owner,
    pub because: Because,
    pub is_limit: bool,
    /// The most days that each of its waits can take; of a limit the same as the least.
    pub slow: Vec<i64>,
}

/// A wait: a point, and the fewest and the most days after it.
pub(super) type Wait = (PointId, i64, i64);

/// An agreement as a network.
pub(super) struct Course<'a> {
    pub agreement: &'a Agreement,
    pub network: Network,
    /// What each point is.
    pub labels: Vec<Step>,
    /// What each rule is.
    pub notes: Vec<Note>,
    /// The steps that are shown, in the order of the text.
    pub shown: Vec<(Step, Owner, Option<Place>, PointId)>,
    /// Day 0.
    pub epoch: Date,
    points: BTreeMap<Step, PointId>,
    owners: BTreeMap<Owner, usize>,
    /// Points that have a day of their own in the text.
    fixed: BTreeMap<PointId, Date>,
    /// Events that are owed once: they take place in the course that is looked at.
    owed: BTreeSet<EventId>,
    replaced: BTreeSet<CommitmentId>,
    any_places: BTreeMap<(EventId, Vec<Place>), PointId>,
}

impl<'a> Course<'a> {
    /// The network of an agreement.
    pub fn of(agreement: &'a Agreement) -> Self {
        let owed = agreement.commitments.iter().filter_map(|(_, commitment)| match &commitment.form {
            Form::Once { deed: Deed::Event(event), .. } => Some(event.event),
            _ => None,
        });
        let replaced = agreement.commitments.iter().filter_map(|(_, commitment)| commitment.replaces.as_ref());
        let mut course = Course {
            agreement,
            network: Network::new(),
            labels: vec![Step::Calendar],
            notes: Vec::new(),
            shown: Vec::new(),
            epoch: Date::constant(2000, 1, 1),
            points: BTreeMap::new(),
            owners: BTreeMap::new(),
            fixed: BTreeMap::new(),
            owed: owed.collect(),
            replaced: replaced.map(|(id, _)| *id).collect(),
            any_places: BTreeMap::new(),
        };
        course.force();
        agreement.phases.ids().for_each(|id| course.phase(id));
        for (id, commitment) in agreement.commitments.iter() {
            course.begun(id, commitment);
            course.duty(id, commitment);
        }
        agreement.reliefs.iter().for_each(|(id, relief)| course.relief(id, relief));
        course
    }

    /// The same with its waits alone.
    pub fn without_limits(mut self) -> Self {
        let mut network = Network::new();
        (1..self.network.len()).for_each(|_| {
            network.point();
        });
        let waits = self.network.rules().iter().zip(&self.notes).filter(|(_, note)| !note.is_limit);
        let (rules, notes): (Vec<_>, Vec<_>) = waits.map(|((_, rule), note)| (rule.clone(), note.clone())).unzip();
        for rule in rules {
            network.after_some(rule.after, rule.of, rule.needed, rule.owner);
        }
        (self.network, self.notes) = (network, notes);
        self
    }

    /// The point of a step.
    pub fn step(&mut self, step: Step) -> PointId {
        if let Some(point) = self.points.get(&step) {
            return *point;
        }
        let point = self.new_point(step);
        self.points.insert(step, point);
        point
    }

    fn new_point(&mut self, step: Step) -> PointId {
        self.labels.push(step);
        self.network.point()
    }

    /// The first happening at any of several places; each of them comes no sooner.
    pub fn first_of(&mut self, event: &EventRef, places: &[Place]) -> PointId {
        let key = (event.event, places.to_vec());
        if let Some(point) = self.any_places.get(&key) {
            return *point;
        }
        let each: Vec<PointId> =
            places.iter().map(|place| self.step(Step::Happens(event.event, Some(*place)))).collect();
        let any = self.new_point(Step::Happens(event.event, None));
        self.any_places.insert(key, any);
        let named = Owner::Of(Named::Event(event.event));
        self.after_some(any, each.iter().map(|point| (*point, 0, 0)).collect(), 1, named);
        for point in each {
            self.limit(any, point, 0, named, Because::InOrder);
        }
        any
    }

    fn owner(&mut self, named: Owner) -> usize {
        let next = self.owners.len();
        *self.owners.entry(named).or_insert(next)
    }

    fn note(&mut self, id: RuleId, note: Note) {
        debug_assert_eq!(id.index(), self.notes.len());
        self.notes.push(note);
    }

    /// `after` comes no sooner than a wait is over.
    fn wait(&mut self, after: PointId, (before, least, most): Wait, named: Owner, because: Because) {
        let owner = self.owner(named);
        let id = self.network.at_least(after, before, least, owner);
        self.note(id, Note { named, because, is_limit: false, slow: vec![most] });
    }

    /// `after` comes once so many of several waits are over.
    fn after_some(&mut self, after: PointId, waits: Vec<Wait>, needed: usize, named: Owner) {
        let owner = self.owner(named);
        let slow = waits.iter().map(|(.., most)| *most).collect();
        let of = waits.into_iter().map(|(point, least, _)| (point, least)).collect();
        let id = self.network.after_some(after, of, needed, owner);
        self.note(id, Note { named, because: Because::WaitsForSome, is_limit: false, slow });
    }

    /// `later` comes at most so many days after `earlier`.
    fn limit(&mut self, later: PointId, earlier: PointId, days: i64, named: Owner, because: Because) {
        let owner = self.owner(named);
        let id = self.network.at_most(later, earlier, days, owner);
        self.note(id, Note { named, because, is_limit: true, slow: vec![-days] });
    }

    /// A step is planned for a day.
    pub fn planned(&mut self, point: PointId, day: i64, named: Owner) {
        self.wait(point, (self.network.origin(), day, day), named, Because::Deadline);
    }

    /// `point` comes no sooner than a date.
    fn not_before(&mut self, point: PointId, when: &When, named: Owner, because: Because) {
        if let When::Latest(all) = when {
            all.iter().for_each(|when| self.not_before(point, when, named, because));
        } else if let Some(wait) = self.wait_for(when, named) {
            self.wait(point, wait, named, because);
        }
    }

    /// A date as a wait.
    fn wait_for(&mut self, when: &When, named: Owner) -> Option<Wait> {
        match when {
            When::Day(day, _) => {
                let days = days_between(self.epoch, *day);
                Some((self.network.origin(), days, days))
            }
            When::From(point, least, most) => Some((*point, *least, *most)),
            When::Latest(_) => {
                let part = self.new_point(Step::Part(named));
                self.not_before(part, when, named, Because::Begins);
                Some((part, 0, 0))
            }
            When::Earliest(all) => {
                let waits: Vec<Wait> = all.iter().filter_map(|when| self.wait_for(when, named)).collect();
                let part = self.new_point(Step::Part(named));
                self.after_some(part, waits, 1, named);
                Some((part, 0, 0))
            }
            When::Untold => None,
        }
    }

    /// `point` comes no later than a date. Of the later of several dates nothing is said: either may be it.
    fn not_after(&mut self, point: PointId, when: &When, named: Owner, because: Because) {
        match when {
            When::Day(day, _) => {
                let days = days_between(self.epoch, *day);
                self.limit(point, self.network.origin(), days, named, because);
            }
            When::From(earlier, _, most) => self.limit(point, *earlier, *most, named, because),
            // Dates that count from an event are among them only once it has happened.
            When::Earliest(all) => {
                for when in all.iter().filter(|when| matches!(when, When::Day(..))) {
                    self.not_after(point, when, named, because);
                }
            }
            When::Latest(_) | When::Untold => {}
        }
    }

    fn force(&mut self) {
        let agreement = self.agreement;
        let when = self.when(&agreement.in_force);
        if let When::Day(day, _) = when {
            // The days of the network count from here, so that the numbers stay small.
            self.epoch = day;
        }
        let point = self.step(Step::Force);
        if let When::Day(day, _) = when {
            self.fixed.insert(point, day);
        }
        let named = Owner::Agreement;
        self.not_before(point, &when, named, Because::Begins);
    }

    fn phase(&mut self, id: PhaseId) {
        let phase = &self.agreement.phases[id];
        let named = Owner::Of(Named::Phase(id));
        if let (None, Some(condition)) = (&phase.from, &phase.begins_when) {
            let begins = self.step(Step::PhaseBegins(id));
            self.waits_for(begins, condition, named);
        }
        if let (None, Some(condition)) = (&phase.until, &phase.ends_when) {
            let ends = self.step(Step::PhaseEnds(id));
            self.waits_for(ends, condition, named);
            let begins = self.phase_begins(id);
            self.not_before(ends, &begins, named, Because::NotBefore);
        }
    }

    /// The beginning of a commitment's term.
    fn begun(&mut self, id: CommitmentId, commitment: &'a Commitment) {
        let named = Owner::Of(Named::Commitment(id));
        let point = self.step(Step::Begun(id));
        let when = match (&commitment.from, commitment.during, &commitment.replaces) {
            (Some(from), ..) => self.when(from),
            (None, Some(phase), _) => self.phase_begins(phase),
            (None, None, Some((_, agreed))) => self.when(agreed),
            (None, None, None) => When::Untold,
        };
        if let When::Day(day, _) = when {
            self.fixed.insert(point, day);
        }
        self.not_before(point, &when, named, Because::Begins);
        if commitment.from.is_none() && commitment.during.is_none() {
            let force = self.step(Step::Force);
            if let (When::Untold, Some(day)) = (&when, self.fixed.get(&force).copied()) {
                self.fixed.insert(point, day);
            }
            self.wait(point, (force, 0, 0), named, Because::Begins);
        }
    }

    /// What is owed.
    fn duty(&mut self, id: CommitmentId, commitment: &'a Commitment) {
        let named = Owner::Of(Named::Commitment(id));
        match &commitment.form {
            Form::Once { deed, by, .. } => {
                for place in parts(commitment) {
                    self.once(id, place, deed, by.as_ref());
                }
            }
            Form::Keeps { condition } => self.in_order(condition, named),
            Form::KeepsOn { dates, .. } => {
                let point = self.step(Step::Tested(id));
                let dates: Vec<When> = dates.iter().map(|date| self.when(date)).collect();
                self.not_before(point, &When::Earliest(dates), named, Because::DayOver);
            }
            Form::AfterEach { within, period, .. } => {
                let (point, begun) = (self.step(Step::Tested(id)), self.step(Step::Begun(id)));
                let (least, most) = self.first_whole(begun, *period);
                self.wait(point, (begun, least, most + span(*within).1), named, Because::PeriodOver);
            }
            Form::Within { event, within, of: Trigger::Event(trigger), .. } => {
                let answers = |event: EventId| self.agreement.events[event].once && self.owed.contains(&event);
                if answers(trigger.event) && self.agreement.events[event.event].once && !self.replaced.contains(&id) {
                    for place in parts(commitment) {
                        let (answer, request) = (self.event(event, place), self.event(trigger, place));
                        self.wait(answer, (request, 0, 0), named, Because::WaitsFor);
                        self.limit(answer, request, span(*within).1, named, Because::Within(*within));
                    }
                }
            }
            Form::Within { .. } | Form::Every { .. } | Form::Quota { .. } | Form::Refrains { .. } => {}
        }
    }

    /// The days from the beginning of a term to the end of its first whole period.
    fn first_whole(&self, begun: PointId, period: Period) -> (i64, i64) {
        if let Some(day) = self.fixed.get(&begun) {
            let first = period.first_day(*day);
            let whole = if first < *day { period.next(first) } else { first };
            let days = days_between(*day, period.next(whole));
            return (days, days);
        }
        let (least, most) = match period {
            Period::Day => (1, 1),
            Period::Week => (7, 7),
            Period::Month => (28, 31),
            Period::Quarter => (90, 92),
            Period::Year => (365, 366),
            Period::Every { every, .. } => span(every),
        };
        (least, 2 * most - 1)
    }

    fn once(&mut self, id: CommitmentId, place: Option<Place>, deed: &'a Deed, by: Option<&'a By>) {
        let named = Owner::Of(Named::Commitment(id));
        let done = match deed {
            // What happens only once is the doing of it.
            Deed::Event(event) if self.agreement.events[event.event].once && self.places(event, place).len() < 2 => {
                self.event(event, place)
            }
            _ => self.step(Step::Done(id, place)),
        };
        self.points.insert(Step::Done(id, place), done);
        self.shown.push((Step::Done(id, place), named, place, done));
        let begun = self.step(Step::Begun(id));
        self.wait(done, (begun, 0, 0), named, Because::NotBefore);
        match deed {
            Deed::Event(event) => {
                let first = self.event(event, place);
                if first != done {
                    self.wait(done, (first, 0, 0), named, Because::InOrder);
                }
            }
            Deed::Condition(condition) => self.waits_for(done, condition, named),
        }
        if self.replaced.contains(&id) {
            return;
        }
        match by {
            Some(By::Date(date)) => {
                let when = self.when(date);
                self.not_after(done, &when, named, Because::Deadline);
            }
            Some(By::Event(event)) => {
                let event = self.event(event, place);
                self.limit(done, event, 0, named, Because::InOrder);
            }
            None => {}
        }
    }

    fn relief(&mut self, id: ReliefId, relief: &'a Relief) {
        let named = Owner::Of(Named::Relief(id));
        let (due, granted) = (self.step(Step::Due(id)), self.step(Step::Granted(id)));
        self.shown.push((Step::Granted(id), named, None, granted));
        match &relief.from {
            Some(from) => {
                let from = self.when(from);
                self.not_before(due, &from, named, Because::Begins);
            }
            None => {
                let force = self.step(Step::Force);
                self.wait(due, (force, 0, 0), named, Because::Begins);
            }
        }
        if let Some(when) = &relief.when {
            self.waits_for(due, when, named);
        }
        self.wait(granted, (due, 0, 0), named, Because::NotBefore);
        match &relief.term {
            GrantTerm::Within(length) => self.limit(granted, due, span(*length).1, named, Because::Within(*length)),
            GrantTerm::By(date) => {
                let when = self.when(date);
                self.not_after(granted, &when, named, Because::Deadline);
            }
            GrantTerm::Open => {}
        }
        if let Some(until) = &relief.until {
            let last = self.last_day(until);
            self.not_after(granted, &last, named, Because::Lapses);
        }
    }

    /// How long it takes from a point until something has been so for a length of time.
    pub fn span_from(&self, point: PointId, length: Duration) -> (i64, i64) {
        match self.fixed.get(&point) {
            Some(day) if !length.is_clock() => {
                let days = days_from(*day, length);
                (days, days)
            }
            _ => span(length),
        }
    }

    /// `point` waits for a condition.
    fn waits_for(&mut self, point: PointId, condition: &servanda_agreement::Condition, named: Owner) {
        for (wait, because) in self.waits_of(condition, named) {
            self.wait(point, wait, named, because);
        }
    }

    /// A wait for all of several, as one.
    pub fn as_one(&mut self, waits: Vec<(Wait, Because)>, named: Owner) -> Option<Wait> {
        match waits.as_slice() {
            [] => None,
            [(wait, _)] => Some(*wait),
            _ => {
                let part = self.new_point(Step::Part(named));
                for (wait, because) in waits {
                    self.wait(part, wait, named, because);
                }
                Some((part, 0, 0))
            }
        }
    }

    /// A wait for so many of several, as one.
    pub fn some_of(&mut self, waits: Vec<Wait>, needed: usize, named: Owner) -> Wait {
        let part = self.new_point(Step::Part(named));
        self.after_some(part, waits, needed, named);
        (part, 0, 0)
    }

    /// What must come in order for as long as a condition is to be kept.
    fn in_order(&mut self, condition: &servanda_agreement::Condition, named: Owner) {
        use servanda_agreement::Condition;
        match condition {
            Condition::Before(first, then) => {
                let once =
                    |event: &EventRef| self.agreement.events[event.event].once && self.owed.contains(&event.event);
                if once(first) && once(then) {
                    let (first, then) = (self.event(first, None), self.event(then, None));
                    self.wait(then, (first, 0, 0), named, Because::InOrder);
                }
            }
            Condition::All(all) => all.iter().for_each(|condition| self.in_order(condition, named)),
            _ => {}
        }
    }
}

/// The parts of a commitment; the whole where it has none.
pub(super) fn parts(commitment: &Commitment) -> Vec<Option<Place>> {
    match commitment.each.as_slice() {
        [] => vec![None],
        each => each.iter().map(|place| Some(*place)).collect(),
    }
}
