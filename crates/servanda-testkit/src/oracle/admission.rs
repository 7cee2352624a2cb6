//! Who may say what: the standard at which a record counts. SEMANTICS, Views and standards; S8.

use servanda_agreement::{Act, ActorId, Deed, EventId, Form, MeasureId, Place, QuotaBound, Verification, Verifiers};
use servanda_base::{Duration, Instant};
use servanda_evidence::{
    Body, FindingSubject, FindingWord, Grain, Occurrence as Told, Reading, Record, Reliability, Source, Standard,
    Standing,
};

use super::{Asker, Moment, Oracle};

/// Who verifies, who owes, who receives: all on which the standard of a record depends.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    pub(super) verifiers: Verifiers,
    /// Those who owe, with the members of bodies.
    pub(super) owes: Vec<ActorId>,
    /// Those on the other side, who verify where the sides verify each other.
    pub(super) other_side: Vec<ActorId>,
    /// Those to whom a delivery is owed, where the text says so.
    pub(super) receivers: Vec<ActorId>,
    /// The reporting time.
    pub(super) term: Option<Duration>,
    /// Whether the event must not happen, or not too often.
    pub(super) prohibits: bool,
}

impl<'a> Oracle<'a> {
    /// In which context an event is read. "An event's or measure's own `verified by` governs it wherever it is used,
    /// the commitment's whatever has none." Its reporting time is its own, else that of the commitment that asks.
    pub(super) fn context_of_event(&self, event: EventId, place: Option<Place>, asker: Asker) -> Context {
        let mut context = self.context(&self.agreement.events[event].verification, place, asker);
        if !self.is_deed(event, asker) {
            context.receivers.clear();
        }
        context.prohibits = asker.commitment.is_some_and(|id| match &self.agreement.commitments[id].form {
            Form::Refrains { events } => events.iter().any(|prohibited| prohibited.event == event),
            Form::Quota { event: limited, bound: QuotaBound::AtMost, .. } => limited.event == event,
            _ => false,
        });
        context
    }

    /// In which context a measure is read.
    pub(super) fn context_of_measure(&self, measure: MeasureId, place: Option<Place>, asker: Asker) -> Context {
        let mut context = self.context(&self.agreement.measures[measure].verification, place, asker);
        context.receivers.clear();
        context
    }

    /// In which context a commitment itself is spoken of, by a finding.
    pub(super) fn context_of_commitment(&self, asker: Asker) -> Context {
        let mut context = self.context(&Verification::default(), None, asker);
        context.receivers.clear();
        context
    }

    /// The standard at which a record about `place` is admitted, if the view admits it.
    pub(super) fn admitted(
        &self,
        record: &'a Record,
        place: Option<Place>,
        context: &Context,
        m: Moment,
    ) -> Option<Standard> {
        let standard = self.standard_of(record, place, context, m);
        (standard <= self.view.standard()).then_some(standard)
    }

    /// S8, sentence by sentence.
    pub(super) fn standard_of(
        &self,
        record: &'a Record,
        place: Option<Place>,
        context: &Context,
        m: Moment,
    ) -> Standard {
        let source = self.view.source(record.source);
        // "Credibility 6 or reliability F: alleged only."
        if record.credibility >= 6 || source.reliability == Reliability::F {
            return Standard::Alleged;
        }
        let owes = source.actor.is_some_and(|actor| context.owes.contains(&actor));
        let by_credibility = match record.credibility {
            ..=2 => Standard::Verified,
            3 => Standard::Estimated,
            _ => Standard::Alleged,
        };
        // "A named verifier: 1-2 verified, 3 estimated, 4-5 alleged." "Nobody named: the same of every source of
        // standing `verifier` that does not owe."
        let speaks_for =
            |named: &[ActorId]| self.is_one_of(source, named) && !self.is_disowned(record, named, context, m);
        match &context.verifiers {
            Verifiers::AnyOf(named) if speaks_for(named) => return by_credibility,
            Verifiers::AllOf(named) if speaks_for(named) => {
                // What is improbable is alleged, whoever bears it out.
                let alone = by_credibility.max(Standard::Reported);
                return if self.all_have_spoken(record, place, named, m) { by_credibility } else { alone };
            }
            Verifiers::NotNamed if source.standing == Standing::Verifier && !owes => {
                return by_credibility;
            }
            Verifiers::EachOther => {
                if let Some(standard) = self.each_other(record, place, context, m) {
                    return standard;
                }
            }
            _ => {}
        }
        // "A source that is an actor who owes: declared, whatever its credibility below 6. The receiver of a delivery:
        // declared."
        let receives = source.actor.is_some_and(|actor| context.receivers.contains(&actor));
        if owes || (receives && matches!(record.body, Body::Event { .. } | Body::Finding { .. })) {
            return Standard::Declared;
        }
        if Self::is_reported(record, source) { Standard::Reported } else { Standard::Alleged }
    }

    /// S39: "A member's record counts as its body's unless it owes, or another member's record contradicts it; what is
    /// of less than estimated standing is contradicted by nobody."
    fn is_disowned(&self, record: &'a Record, named: &[ActorId], context: &Context, m: Moment) -> bool {
        let Some(actor) = self.view.source(record.source).actor.filter(|actor| !named.contains(actor)) else {
            return false;
        };
        if context.owes.contains(&actor) {
            return true;
        }
        let is_fellow = |other: ActorId| {
            other != actor
                && named.iter().any(|body| {
                    let members = self.agreement.members(*body);
                    members.contains(&actor) && members.contains(&other)
                })
        };
        self.records(m).iter().any(|(_, word)| {
            word.credibility < 6
                && self.view.source(word.source).actor.is_some_and(is_fellow)
                && (denies(record, word) || denies(word, record))
        })
    }

    /// "Other verifiers, and independents and media of reliability A to C with credibility 1 to 3: reported."
    pub(super) fn is_reported(record: &Record, source: &Source) -> bool {
        matches!(source.standing, Standing::Verifier | Standing::Independent | Standing::Media)
            && source.reliability <= Reliability::C
            && record.credibility <= 3
    }

    /// "Verified where the owing side's record is not contradicted by the other's within the reporting time ...; no
    /// `within` means that day, counted from `recorded`; before it is over, report awaited; the owing side's own
    /// denial is verified." What is contradicted stays verified and is disputed, at the lower standards too.
    fn each_other(&self, record: &'a Record, place: Option<Place>, context: &Context, m: Moment) -> Option<Standard> {
        let actor = self.view.source(record.source).actor?;
        if context.owes.contains(&actor) {
            let denies = match &record.body {
                Body::Event { value: Told::None | Told::Refused, .. } => !context.prohibits,
                // Of what it must not do, that it did it.
                Body::Event { value: Told::Happened(_), .. } => context.prohibits,
                Body::Finding { word, .. } => matches!(word, FindingWord::Breached | FindingWord::Withheld),
                _ => false,
            };
            let contradicted = self.is_spoken_against(record, place, context, m);
            // Who takes its word for it takes it as a declaration until then, whatever lies ahead.
            let now = if self.view.standard() < Standard::Declared { m.silence_counts_from() } else { m.k };
            let over = self.objection_ends(record, context) <= now;
            return Some(if denies || contradicted || over { Standard::Verified } else { Standard::Declared });
        }
        if context.other_side.contains(&actor) {
            return Some(Standard::Alleged);
        }
        None
    }

    /// Whether the other side contradicts a report of the owing side.
    pub(super) fn is_spoken_against(
        &self,
        record: &Record,
        place: Option<Place>,
        context: &Context,
        m: Moment,
    ) -> bool {
        !self.spoken_against(record, place, context, m).is_empty()
    }

    /// The records by which the other side contradicts a report of the owing side.
    pub(super) fn spoken_against(
        &self,
        record: &Record,
        place: Option<Place>,
        context: &Context,
        m: Moment,
    ) -> Vec<&'a Record> {
        if context.verifiers != Verifiers::EachOther || !self.is_by(record, &context.owes) {
            return Vec::new();
        }
        let others = self.records(m);
        let others = others.iter().map(|(_, other)| *other).filter(|other| self.is_by(other, &context.other_side));
        others.filter(|other| self.contradicts(record, other, place, context)).collect()
    }

    /// Whether a report of the owing side still waits for the other side's word.
    pub(super) fn awaits_the_other_side(&self, record: &'a Record, context: &Context, m: Moment) -> bool {
        context.verifiers == Verifiers::EachOther
            && self.is_by(record, &context.owes)
            && record.credibility < 6
            && self.view.source(record.source).reliability < Reliability::F
            && self.objection_ends(record, context) > m.silence_counts_from()
    }

    /// When the other side's time to contradict a record is over.
    fn objection_ends(&self, record: &Record, context: &Context) -> Instant {
        let calendar = &self.agreement.calendar;
        match context.term {
            Some(term) => calendar.due(record.recorded_at, term).at,
            None => calendar.close(calendar.date_of(record.recorded_at)),
        }
    }

    /// Whether `word`, of the other side, contradicts `record`, of the owing side, in its time.
    fn contradicts(&self, record: &Record, word: &Record, place: Option<Place>, context: &Context) -> bool {
        if word.credibility >= 6 || word.recorded_at >= self.objection_ends(record, context) {
            return false;
        }
        match (&record.body, &word.body) {
            (
                Body::Event { event: a, key: key_a, value: Told::Happened(_), .. },
                Body::Event { event: b, key: key_b, value: Told::None | Told::Refused, .. },
            ) => {
                a == b
                    && says_of(word, place)
                    && (key_b.is_none() || key_a == key_b)
                    && word.time.start <= record.time.start
                    && word.time.last() >= record.time.last()
            }
            // S42: that it did what it says not to have done, and must not do.
            (
                Body::Event { event: a, value: Told::None | Told::Refused, .. },
                Body::Event { event: b, value: Told::Happened(_), .. },
            ) => context.prohibits && a == b && says_of(word, place) && denies(word, record),
            (
                Body::Reading { measure: a, value: Reading::Value(x), .. },
                Body::Reading { measure: b, value: Reading::Value(y), .. },
            ) => a == b && says_of(word, place) && overlap(record, word) && x.intersect(*y).is_none(),
            _ => false,
        }
    }

    /// "`V and V`: a record of one counts as a verifier's only if each other one has a record of the same thing (same
    /// event and occurrence, or a reading of the same place and overlapping time)."
    fn all_have_spoken(&self, record: &'a Record, place: Option<Place>, named: &[ActorId], m: Moment) -> bool {
        let records = self.records(m);
        named.iter().all(|verifier| {
            records.iter().any(|(_, other)| {
                let source = self.view.source(other.source);
                // What cannot be judged bears out nobody.
                other.credibility < 6
                    && source.reliability < Reliability::F
                    && self.is_one_of(source, &[*verifier])
                    && says_of(other, place)
                    && self.same_thing(record, other)
            })
        })
    }

    fn same_thing(&self, record: &Record, other: &Record) -> bool {
        match (&record.body, &other.body) {
            (Body::Event { event: a, key: key_a, .. }, Body::Event { event: b, key: key_b, .. }) => {
                a == b && key_a == key_b && (key_a.is_some() || self.days(record) == self.days(other))
            }
            (Body::Reading { measure: a, .. }, Body::Reading { measure: b, .. }) => a == b && overlap(record, other),
            // Whether a relief was given is one thing, whenever it is told; how a commitment stands is one each time.
            (Body::Finding { about: a, .. }, Body::Finding { about: b, .. }) => {
                a == b && (matches!(a, FindingSubject::Relief(_)) || overlap(record, other))
            }
            _ => false,
        }
    }

    /// Whether a source is one of these actors; of a body, any of its members.
    pub(super) fn is_one_of(&self, source: &Source, actors: &[ActorId]) -> bool {
        source.actor.is_some_and(|actor| {
            actors.iter().any(|named| *named == actor || self.agreement.members(*named).contains(&actor))
        })
    }

    fn is_by(&self, record: &Record, actors: &[ActorId]) -> bool {
        self.view.source(record.source).actor.is_some_and(|actor| actors.contains(&actor))
    }

    /// Whether the commitment that asks is a delivery of this very event.
    fn is_deed(&self, event: EventId, asker: Asker) -> bool {
        asker.commitment.is_some_and(|id| match &self.agreement.commitments[id].form {
            Form::Once { act: Act::Does, deed: Deed::Event(deed), .. } => deed.event == event,
            Form::Within { act: Act::Does, event: deed, .. }
            | Form::Every { act: Act::Does, event: deed, .. }
            | Form::Quota { act: Act::Does, event: deed, .. }
            | Form::AfterEach { act: Act::Does, event: deed, .. } => deed.event == event,
            _ => false,
        })
    }

    fn context(&self, own: &Verification, place: Option<Place>, asker: Asker) -> Context {
        let commitment = asker.commitment.map(|id| &self.agreement.commitments[id]);
        let derived = asker.through.map(|id| &self.agreement.measures[id].verification);
        let named = [Some(own), derived, commitment.map(|commitment| &commitment.verification)];
        let verifiers = (named.iter().flatten())
            .map(|verification| &verification.by)
            .find(|by| **by != Verifiers::NotNamed)
            .cloned()
            .unwrap_or_default();
        let term = named.iter().flatten().find_map(|verification| verification.within);
        let mut owes = match (asker.part, commitment) {
            (Some(Place::Party(party)), _) => vec![party],
            (_, Some(commitment)) => commitment.owed_by.clone(),
            _ => Vec::new(),
        };
        if let Some(Place::Party(party)) = place
            && !owes.contains(&party)
        {
            owes.push(party);
        }
        let members: Vec<ActorId> = owes.iter().flat_map(|actor| self.agreement.members(*actor)).collect();
        owes.extend(members);
        let owed_to = asker.commitment.map_or(Vec::new(), |id| self.agreement.owed_to(id, asker.part));
        let other_side = if commitment.is_some() { owed_to.clone() } else { self.agreement.parties().collect() };
        Context {
            verifiers,
            other_side: other_side.into_iter().filter(|actor| !owes.contains(actor)).collect(),
            receivers: if commitment.is_some_and(|c| c.owed_to_stated) { owed_to } else { Vec::new() },
            owes,
            term,
            prohibits: false,
        }
    }
}

/// Whether a record speaks of a place; one without places speaks of what has none.
pub(super) fn says_of(record: &Record, place: Option<Place>) -> bool {
    let places = match &record.body {
        Body::Reading { places, .. }
        | Body::Event { places, .. }
        | Body::Decision { places, .. }
        | Body::Finding { places, .. } => places,
        Body::Retraction => return false,
    };
    place.is_none_or(|place| places.is_empty() || places.contains(&place))
}

/// Whether `word` says that what `record` tells of did not happen, or reads something else at the same time and place.
fn denies(record: &Record, word: &Record) -> bool {
    let same_place =
        |p: &[Place], q: &[Place]| (p.is_empty() && q.is_empty()) || p.iter().any(|place| q.contains(place));
    match (&record.body, &word.body) {
        (
            Body::Event { event: a, key: key_a, places: p, value: Told::Happened(_) },
            Body::Event { event: b, key: key_b, places: q, value: Told::None | Told::Refused },
        ) => {
            let reaches_back = word.time.grain != Grain::Throughout || word.time.start <= record.time.start;
            a == b
                && same_place(p, q)
                && (key_b.is_none() || key_a == key_b)
                && reaches_back
                && word.time.last() >= record.time.last()
        }
        (
            Body::Reading { measure: a, places: p, value: Reading::Value(x) },
            Body::Reading { measure: b, places: q, value: Reading::Value(y) },
        ) => a == b && same_place(p, q) && overlap(record, word) && x.intersect(*y).is_none(),
        _ => false,
    }
}

fn overlap(a: &Record, b: &Record) -> bool {
    a.time.start <= b.time.last() && b.time.start <= a.time.last()
}
