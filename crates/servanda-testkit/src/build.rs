//! Small agreements and logs built by hand, without text.

use std::collections::BTreeMap;

use servanda_agreement::{
    Act, Actor, ActorId, Agreement, At, By, Commitment, CommitmentId, Comparison, Condition, DateExpr, Declared, Deed,
    Event, EventId, EventRef, Form, GrantTerm, Measure, MeasureId, Named, Place, Quantity, Relief, ReliefId, Reported,
    Role, Scale, Site, SiteId, Unit, UnitId, Until, Verification, Verifiers,
};
use servanda_base::{
    Arena, Calendar, Date, Decimal, Duration, DurationUnit, Instant, Interval, Marking, Name, Span, Text,
};
use servanda_evidence::{
    Body, Decision, FindingSubject, FindingWord, Grain, Log, Occurrence, Places, Reading, Record, Reliability, Source,
    SourceId, Standing, Time,
};

/// What is common to all that is declared, under `name`.
pub fn declared(name: &str) -> Declared {
    Declared {
        name: Name::from(name),
        title: name.to_owned(),
        titles: BTreeMap::new(),
        clause_titles: BTreeMap::new(),
        clause: None,
        heading: None,
        allows: Vec::new(),
        file: 0,
        span: Span::default(),
        name_span: Span::default(),
        clauses: Vec::new(),
    }
}

/// `n days`.
pub fn days(count: u32) -> Duration {
    Duration::new(count, DurationUnit::Day)
}

/// `n hours`.
pub fn hours(count: u32) -> Duration {
    Duration::new(count, DurationUnit::Hour)
}

/// A date written `2026-10-01`; the first of 2026 if it is none.
pub fn date(text: &str) -> Date {
    text.parse().unwrap_or(Date::constant(2026, 1, 1))
}

/// The day `text` as an agreement writes it.
pub fn on(text: &str) -> DateExpr {
    DateExpr::Day(date(text))
}

/// `V` and how soon.
pub fn verified_by(verifier: ActorId, within: Option<Duration>) -> Verification {
    Verification { by: Verifiers::AnyOf(vec![verifier]), within }
}

/// A number.
pub fn number(value: i64) -> Quantity {
    Quantity::Number(Interval::point(Decimal::from(value)), None)
}

/// A measure without places.
pub fn value_of(measure: MeasureId) -> Quantity {
    Quantity::Measure { measure, at: At::Nowhere }
}

/// `left <= right`.
pub fn at_most(left: Quantity, right: Quantity) -> Condition {
    Condition::Compare { left, op: Comparison::AtMost, right }
}

/// `left >= right`.
pub fn at_least(left: Quantity, right: Quantity) -> Condition {
    Condition::Compare { left, op: Comparison::AtLeast, right }
}

/// An event that has no place.
pub fn nowhere(event: EventId) -> EventRef {
    EventRef { event, at: At::Nowhere }
}

/// `does E by D`.
pub fn does_by(event: EventRef, by: &str) -> Form {
    Form::Once { act: Act::Does, deed: Deed::Event(event), by: Some(By::Date(on(by))) }
}

/// An agreement in the making.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What has been written so far.
    pub agreement: Agreement,
}

impl Draft {
    /// In force from one day until another, by universal time.
    pub fn new(from: &str, until: &str) -> Self {
        let mut units = Arena::new();
        units.push(Unit { symbol: Name::from("pcs"), base: Name::from("pcs"), factor: Decimal::ONE });
        let agreement = Agreement {
            declared: declared("agreement"),
            calendar: Calendar::utc(),
            in_force: on(from),
            until: Some(Until { date: on(until), through: false }),
            baseline: None,
            actors: Arena::new(),
            sites: Arena::new(),
            site_sets: Arena::new(),
            units,
            dates: Arena::new(),
            periods: Arena::new(),
            measures: Arena::new(),
            events: Arena::new(),
            phases: Arena::new(),
            commitments: Arena::new(),
            reliefs: Arena::new(),
            procedures: Arena::new(),
            responses: Arena::new(),
            scenarios: Arena::new(),
            risks: Arena::new(),
            indicators: Arena::new(),
            reports: Arena::new(),
            names: BTreeMap::new(),
        };
        Self { agreement }
    }

    /// An actor.
    pub fn actor(&mut self, name: &str, role: Role) -> ActorId {
        let id = self.agreement.actors.push(Actor { declared: declared(name), role });
        self.name(name, Named::Actor(id));
        id
    }

    /// A site.
    pub fn site(&mut self, name: &str) -> SiteId {
        let id = self.agreement.sites.push(Site { declared: declared(name) });
        self.name(name, Named::Site(id));
        id
    }

    /// A measure, in pieces; what else it is may be changed.
    pub fn measure(&mut self, name: &str, places: Vec<Place>, change: impl FnOnce(&mut Measure)) -> MeasureId {
        let mut measure = Measure {
            declared: declared(name),
            scale: Scale::Number(UnitId::new(0)),
            places,
            good_for: None,
            never_negative: false,
            never_falls: false,
            never_rises: false,
            per: None,
            verification: Verification::default(),
            formula: None,
        };
        change(&mut measure);
        let id = self.agreement.measures.push(measure);
        self.name(name, Named::Measure(id));
        id
    }

    /// An event; what else it is may be changed.
    pub fn event(&mut self, name: &str, places: Vec<Place>, change: impl FnOnce(&mut Event)) -> EventId {
        let mut event = Event {
            declared: declared(name),
            places,
            once: false,
            counted_in: None,
            verification: Verification::default(),
            reported: Reported::NotPromised,
        };
        change(&mut event);
        let id = self.agreement.events.push(event);
        self.name(name, Named::Event(id));
        id
    }

    /// A commitment of one party, owed to all other parties; what else it is may be changed.
    pub fn commitment(
        &mut self,
        name: &str,
        by: ActorId,
        form: Form,
        change: impl FnOnce(&mut Commitment),
    ) -> CommitmentId {
        let owed_to = self.agreement.parties().filter(|party| *party != by).collect();
        let mut commitment = Commitment {
            declared: declared(name),
            owed_by: vec![by],
            each: Vec::new(),
            form,
            track: None,
            in_phase: None,
            during: None,
            from: None,
            until: None,
            owed_to,
            owed_to_stated: false,
            verification: Verification::default(),
            verify_steps: Vec::new(),
            cure: None,
            excused_while: None,
            as_target: false,
            replaces: None,
            likely: None,
            report_likely: None,
        };
        change(&mut commitment);
        let id = self.agreement.commitments.push(commitment);
        self.name(name, Named::Commitment(id));
        id
    }

    /// A relief of one party to all other parties; what else it is may be changed.
    pub fn relief(
        &mut self,
        name: &str,
        by: ActorId,
        when: Option<Condition>,
        change: impl FnOnce(&mut Relief),
    ) -> ReliefId {
        let granted_to = self.agreement.parties().filter(|party| *party != by).collect();
        let mut relief = Relief {
            declared: declared(name),
            granted_by: vec![by],
            granted_to,
            term: GrantTerm::Within(days(10)),
            when,
            worth: None,
            unit: None,
            reversible: None,
            suspend_when: None,
            withdraw_when: None,
            restore: None,
            from: None,
            until: None,
            track: None,
            in_phase: None,
            verification: Verification::default(),
            likely: None,
        };
        change(&mut relief);
        let id = self.agreement.reliefs.push(relief);
        self.name(name, Named::Relief(id));
        id
    }

    /// Gives a name to what was pushed otherwise.
    pub fn name(&mut self, name: &str, named: Named) {
        self.agreement.names.insert(Name::from(name), named);
    }
}

/// A log in the making.
#[derive(Debug, Clone)]
pub struct Entries {
    calendar: Calendar,
    sources: Arena<Source>,
    records: Vec<(Record, Option<Text>)>,
}

impl Entries {
    /// A log for an agreement, in its zone.
    pub fn new(agreement: &Agreement) -> Self {
        Self { calendar: agreement.calendar.clone(), sources: Arena::new(), records: Vec::new() }
    }

    /// Somebody who may be cited, of reliability A.
    pub fn source(&mut self, id: &str, standing: Standing, actor: Option<ActorId>) -> SourceId {
        self.sources.push(Source {
            id: id.into(),
            name: id.into(),
            standing,
            reliability: Reliability::A,
            url: None,
            actor,
        })
    }

    /// A source is of another reliability.
    pub fn reliability(&mut self, source: SourceId, reliability: Reliability) {
        self.sources[source].reliability = reliability;
    }

    /// A time as a record writes it: `2026-10-01`, `2026-10-01T08:00`, `2026-10`, `2026-10-01..2026-10-05` (some time
    /// in it), `2026-10-01/2026-10-05` (throughout).
    pub fn time(&self, text: &str) -> Time {
        let of_days = |first: &str, last: &str, grain| Time {
            start: self.calendar.open(date(first)),
            end: self.calendar.close(date(last)),
            grain,
        };
        if let Some((first, last)) = text.split_once("..") {
            return of_days(first, last, Grain::Coarse);
        }
        if let Some((first, last)) = text.split_once('/') {
            return of_days(first, last, Grain::Throughout);
        }
        if text.contains('T') {
            let start = self.calendar.instant_at(text.parse().unwrap_or_default());
            return Time { start, end: start, grain: Grain::Instant };
        }
        if text.len() == 7 {
            let first = date(&format!("{text}-01"));
            return Time {
                start: self.calendar.open(first),
                end: self.calendar.close(first.last_of_month()),
                grain: Grain::Coarse,
            };
        }
        of_days(text, text, Grain::Day)
    }

    /// A record: its time and when it was recorded as they are written. What else it is may be changed.
    pub fn record(&mut self, body: Body, at: &str, recorded: &str, source: SourceId) -> &mut Record {
        let id = format!("r{:03}", self.records.len() + 1).into();
        let time = self.time(at);
        let recorded_at = known_from(&self.calendar, &body, time, self.time(recorded).start);
        let record = Record {
            id,
            body,
            time,
            recorded_at,
            source,
            via: None,
            credibility: 1,
            marking: Marking::Clear,
            reference: None,
            url: None,
            note: None,
            supersedes: None,
            file: 0,
            line: self.records.len() + 2,
        };
        self.records.push((record, None));
        // INVARIANT: one was just pushed.
        let last = self.records.len() - 1;
        &mut self.records[last].0
    }

    /// The last record supersedes another.
    pub fn superseding(&mut self, id: &str) {
        if let Some((_, supersedes)) = self.records.last_mut() {
            *supersedes = Some(id.into());
        }
    }

    /// A reading of a whole number.
    pub fn reads(
        &mut self,
        measure: MeasureId,
        place: Option<Place>,
        value: i64,
        at: &str,
        recorded: &str,
        source: SourceId,
    ) -> &mut Record {
        let value = Reading::Value(Interval::point(Decimal::from(value)));
        self.record(Body::Reading { measure, places: place.into_iter().collect(), value }, at, recorded, source)
    }

    /// An event, its key and what is said of it.
    pub fn tells(
        &mut self,
        event: EventId,
        key: Option<&str>,
        value: Occurrence,
        at: &str,
        recorded: &str,
        source: SourceId,
    ) -> &mut Record {
        let body = Body::Event { event, places: Places::default(), key: key.map(Into::into), value };
        self.record(body, at, recorded, source)
    }

    /// An event that happened, without place or key.
    pub fn happened(&mut self, event: EventId, at: &str, recorded: &str, source: SourceId) -> &mut Record {
        self.tells(event, None, Occurrence::Happened(None), at, recorded, source)
    }

    /// A decision.
    pub fn decides(&mut self, about: Named, act: Decision, at: &str, recorded: &str, source: SourceId) -> &mut Record {
        self.record(Body::Decision { about, places: Places::default(), of: None, act }, at, recorded, source)
    }

    /// A finding.
    pub fn finds(
        &mut self,
        about: FindingSubject,
        word: FindingWord,
        at: &str,
        recorded: &str,
        source: SourceId,
    ) -> &mut Record {
        self.record(Body::Finding { about, places: Places::default(), word }, at, recorded, source)
    }

    /// The log.
    pub fn log(&self) -> Log {
        Log::new(self.sources.clone(), self.records.clone())
    }

    /// An instant as a record writes it.
    pub fn instant(&self, text: &str) -> Instant {
        self.time(text).start
    }
}

/// S19: "A reading, event or finding that is dated by an instant later on the day on which it was recorded is known
/// from that instant, not from the first of the day."
pub fn known_from(calendar: &Calendar, body: &Body, time: Time, recorded_at: Instant) -> Instant {
    let announced = matches!(body, Body::Decision { .. } | Body::Retraction);
    let same_day = calendar.date_of(time.start) == calendar.date_of(recorded_at);
    if time.grain == Grain::Instant && same_day && !announced { recorded_at.max(time.start) } else { recorded_at }
}
