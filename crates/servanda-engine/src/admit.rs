//! Admission: by which standard a record counts, for whom it is asked. Source: SEMANTICS, Views and standards; S8.

use servanda_agreement::{Act, ActorId, Deed, EventId, Form, Place, QuotaBound, Relief, Role, Verification, Verifiers};
use servanda_base::{Calendar, Duration, Instant};
use servanda_evidence::{
    FindingSubject, FindingWord, Grain, Occurrence, PackedRecord, Reading, RecordId, Reliability, Says, Standard,
    Standing,
};

use crate::Grounds;
use crate::knower::{Context, Knower};
use crate::occurrence::grounds_of;

/// Who verifies, who owes, who receives: what decides the standard of a record.
pub(crate) struct Admission<'a> {
    pub(crate) verification: &'a Verification,
    within: Option<Duration>,
    /// The events that must not happen, or not too often.
    prohibited: Vec<EventId>,
    /// The event that a party is to do, if it is to do one.
    deed: Option<EventId>,
    owing: Vec<ActorId>,
    others: Vec<ActorId>,
    receiving: Vec<ActorId>,
}

impl<'a> Admission<'a> {
    /// Whether a record tells of the very deed that the receiver is owed.
    fn is_of_delivery(&self, record: PackedRecord<'_>) -> bool {
        match (record.says(), self.deed) {
            (Says::Event { event, .. }, Some(deed)) => event == deed,
            (Says::Finding { about, .. }, None) => matches!(about, FindingSubject::Relief(_)),
            _ => false,
        }
    }

    /// Whether a record of the owing side speaks against it: that it did not do what it owes, or did what it must not.
    fn speaks_against_itself(&self, record: PackedRecord<'_>) -> bool {
        match record.says() {
            Says::Event { event, value: Occurrence::Happened(_), .. } => self.prohibited.contains(&event),
            Says::Event { event, .. } => !self.prohibited.contains(&event),
            Says::Finding { word, .. } => matches!(word, FindingWord::Breached | FindingWord::Withheld),
            _ => false,
        }
    }

    /// Of a relief: who grants owes, who receives may say whether it did.
    pub(crate) fn of_relief(relief: &'a Relief) -> Self {
        Self {
            verification: &relief.verification,
            within: relief.verification.within,
            prohibited: Vec::new(),
            deed: None,
            owing: relief.granted_by.clone(),
            others: relief.granted_to.clone(),
            receiving: relief.granted_to.clone(),
        }
    }
}

/// A record that counts.
#[derive(Debug, Clone)]
pub(crate) struct Admitted<'a> {
    pub(crate) id: RecordId,
    pub(crate) record: PackedRecord<'a>,
    /// The strictest standard by which it counts.
    pub(crate) standard: Standard,
    /// Sides that verify each other: before this instant the other side may still contradict.
    pub(crate) open_until: Instant,
    /// Sides that verify each other: the other side has contradicted.
    pub(crate) contradicted_by: Option<RecordId>,
    /// The record, those of the other verifiers without which it would not count, and what contradicts it.
    pub(crate) grounds: Grounds,
}

impl<'a> Knower<'_, 'a> {
    /// The admission of what has `own` verification, at `place`, in `context`.
    pub(crate) fn admission(&self, own: &'a Verification, place: Option<Place>, context: Context) -> Admission<'a> {
        let commitment = context.commitment.map(|id| &self.agreement().commitments[id]);
        let derived = context.through.map(|id| &self.agreement().measures[id].verification);
        let named = [Some(own), derived, commitment.map(|commitment| &commitment.verification)];
        let verification =
            named.into_iter().flatten().find(|verification| verification.by != Verifiers::NotNamed).unwrap_or(own);
        let mut owing = commitment.map(|commitment| commitment.owed_by.clone()).unwrap_or_default();
        if let Some(Place::Party(party)) = context.here
            && owing.contains(&party)
        {
            owing = vec![party];
        }
        if let Some(Place::Party(party)) = place
            && !owing.contains(&party)
        {
            owing.push(party);
        }
        let others: Vec<ActorId> = match context.commitment {
            Some(id) => self.agreement().owed_to(id, context.here),
            None => self.agreement().parties().collect(),
        };
        let others: Vec<ActorId> = others.into_iter().filter(|party| !owing.contains(party)).collect();
        let deed = commitment.and_then(|commitment| deed(&commitment.form));
        let delivery = deed.is_some() && commitment.is_some_and(|commitment| commitment.owed_to_stated);
        let within = named.into_iter().flatten().find_map(|verification| verification.within);
        let prohibited = commitment.map(|commitment| prohibited(&commitment.form)).unwrap_or_default();
        Admission {
            verification,
            within,
            prohibited,
            deed,
            owing,
            receiving: if delivery { others.clone() } else { Vec::new() },
            others,
        }
    }

    /// The strictest standard by which a record counts, its peers apart.
    pub(crate) fn grade(&self, record: PackedRecord<'_>, admission: &Admission<'_>) -> Standard {
        let source = self.view.source(record.source());
        if record.credibility() >= 6 || source.reliability == Reliability::F {
            return Standard::Alleged;
        }
        let is = |actors: &[ActorId]| source.actor.is_some_and(|actor| self.speaks_for_any(actor, actors));
        let owes = is(&admission.owing);
        let verifies = match &admission.verification.by {
            Verifiers::NotNamed => source.standing == Standing::Verifier && !owes,
            // Nobody verifies himself as the member of a body (S39).
            Verifiers::AnyOf(by) | Verifiers::AllOf(by) => {
                is(by) && (!owes || source.actor.is_some_and(|actor| by.contains(&actor)))
            }
            Verifiers::EachOther => owes,
        };
        if verifies {
            return match (record.credibility(), &admission.verification.by) {
                (_, Verifiers::EachOther) | (..=2, _) => Standard::Verified,
                (3, _) => Standard::Estimated,
                _ => Standard::Alleged,
            };
        }
        self.grade_of_others(record, admission)
    }

    /// The standard of a record that is no verifier's word.
    fn grade_of_others(&self, record: PackedRecord<'_>, admission: &Admission<'_>) -> Standard {
        let source = self.view.source(record.source());
        let is = |actors: &[ActorId]| source.actor.is_some_and(|actor| self.speaks_for_any(actor, actors));
        let owes = is(&admission.owing);
        // Of sides that verify each other the other one only contradicts.
        if admission.verification.by == Verifiers::EachOther && is(&admission.others) {
            return Standard::Alleged;
        }
        let tells_of_delivery = admission.is_of_delivery(record) && is(&admission.receiving);
        if owes || tells_of_delivery {
            return Standard::Declared;
        }
        if self.is_reported(record) { Standard::Reported } else { Standard::Alleged }
    }

    /// Whether a record is word of a verifier, an independent source or the press that is good enough to be reported.
    pub(crate) fn is_reported(&self, record: PackedRecord<'_>) -> bool {
        let source = self.view.source(record.source());
        matches!(source.standing, Standing::Verifier | Standing::Independent | Standing::Media)
            && source.reliability <= Reliability::C
            && record.credibility() <= 3
    }

    /// Whether `actor` is one of `actors` or a member of a body among them.
    pub(crate) fn speaks_for_any(&self, actor: ActorId, actors: &[ActorId]) -> bool {
        actors.contains(&actor)
            || actors.iter().any(|body| match &self.agreement().actors[*body].role {
                Role::Body { members } => members.contains(&actor),
                _ => false,
            })
    }

    /// Those of `records`, all about one thing, that count by the standard of the view.
    pub(crate) fn admitted(
        &self,
        records: Vec<(RecordId, PackedRecord<'a>)>,
        admission: &Admission<'_>,
    ) -> Vec<Admitted<'a>> {
        let mut graded = self.graded(records, admission);
        graded.retain(|entry| self.admits(entry.standard));
        graded
    }

    /// Each of `records`, all about one thing, with the strictest standard by which it counts.
    pub(crate) fn graded(
        &self,
        records: Vec<(RecordId, PackedRecord<'a>)>,
        admission: &Admission<'_>,
    ) -> Vec<Admitted<'a>> {
        let all = if self.looks_at_others(admission) { records.clone() } else { Vec::new() };
        records
            .into_iter()
            .map(|(id, record)| {
                let mut standard = self.grade(record, admission);
                let mut open_until = Instant::BEGINNING;
                let mut contradicted_by = None;
                let mut grounds: Grounds = Grounds::from([id]);
                if standard <= Standard::Estimated
                    && let Some(by) = self.disowned_by(record, admission, &all)
                {
                    standard = self.grade_of_others(record, admission);
                    grounds = grounds_of([id, by]);
                }
                match &admission.verification.by {
                    Verifiers::AllOf(by) if standard <= Standard::Estimated => {
                        let words = by.iter().map(|other| self.word_of(*other, (id, record), &all));
                        match words.collect::<Option<Vec<RecordId>>>() {
                            Some(words) => grounds = grounds_of(words.into_iter().chain([id])),
                            None => standard = Standard::Reported,
                        }
                    }
                    Verifiers::EachOther
                        if standard == Standard::Verified && !admission.speaks_against_itself(record) =>
                    {
                        let due = self.contradiction_due(record, admission);
                        contradicted_by = self.contradictions(record, admission, due, &all).next();
                        grounds = grounds_of(contradicted_by.into_iter().chain([id]));
                        // Until then it is a declaration; once it is over in this view it is verified from the start.
                        if contradicted_by.is_none() && !self.has_passed(due) {
                            if self.admits(Standard::Declared) {
                                standard = Standard::Declared;
                            } else {
                                open_until = due;
                            }
                        }
                    }
                    _ => {}
                }
                Admitted { id, record, standard, open_until, contradicted_by, grounds }
            })
            .collect()
    }

    /// Whether what one record counts for may depend on others: where several must agree, or may contradict each other.
    pub(crate) fn looks_at_others(&self, admission: &Admission<'_>) -> bool {
        let is_body = |actor: &ActorId| matches!(self.agreement().actors[*actor].role, Role::Body { .. });
        match &admission.verification.by {
            Verifiers::NotNamed => false,
            Verifiers::AnyOf(by) => by.iter().any(is_body),
            Verifiers::AllOf(_) | Verifiers::EachOther => true,
        }
    }

    /// Of a record that counts only as a body's, by the word of a member: what another member has recorded against it
    /// (principle 5).
    fn disowned_by(
        &self,
        record: PackedRecord<'_>,
        admission: &Admission<'_>,
        all: &[(RecordId, PackedRecord<'_>)],
    ) -> Option<RecordId> {
        let (Verifiers::AnyOf(by) | Verifiers::AllOf(by)) = &admission.verification.by else { return None };
        let actor = self.view.source(record.source()).actor.filter(|actor| !by.contains(actor))?;
        let bodies = by.iter().filter(|body| self.agreement().members(**body).contains(&actor));
        let mut others = bodies.flat_map(|body| self.agreement().members(*body)).filter(|other| *other != actor);
        others.find_map(|other| {
            let against = all.iter().find(|(_, word)| {
                self.view.source(word.source()).actor == Some(other)
                    && word.credibility() < 6
                    && (contradicts(record, *word) || contradicts(*word, record))
            });
            against.map(|(id, _)| *id)
        })
    }

    /// What `verifier` has recorded of the same thing: this very record, or another.
    fn word_of(
        &self,
        verifier: ActorId,
        (id, record): (RecordId, PackedRecord<'_>),
        all: &[(RecordId, PackedRecord<'_>)],
    ) -> Option<RecordId> {
        let is_word = |other: PackedRecord<'_>| {
            let source = self.view.source(other.source());
            source.actor.is_some_and(|actor| self.speaks_for_any(actor, &[verifier]))
                && other.credibility() < 6
                && source.reliability != Reliability::F
                && same_thing(self.calendar(), record, other)
        };
        if is_word(record) {
            return Some(id);
        }
        all.iter().find(|(_, other)| is_word(*other)).map(|(id, _)| *id)
    }

    /// When the other side has had its time to contradict: the reporting time, or the day of recording.
    pub(crate) fn contradiction_due(&self, record: PackedRecord<'_>, admission: &Admission<'_>) -> Instant {
        let day = self.calendar().date_of(record.recorded_at());
        match admission.within {
            None => self.calendar().close(day),
            Some(within) => self.calendar().due(record.recorded_at(), within).at,
        }
    }

    /// The records of the other side that contradict one of the owing side in time.
    pub(crate) fn contradictions<'r>(
        &'r self,
        record: PackedRecord<'r>,
        admission: &'r Admission<'_>,
        due: Instant,
        all: &'r [(RecordId, PackedRecord<'a>)],
    ) -> impl Iterator<Item = RecordId> + 'r {
        let speaks_against = move |other: PackedRecord<'_>| contradicts(record, other) || contradicts(other, record);
        let contradicting = all.iter().filter(move |(_, other)| {
            let source = self.view.source(other.source());
            let is_other_side = source.actor.is_some_and(|actor| self.speaks_for_any(actor, &admission.others));
            is_other_side && other.credibility() < 6 && other.recorded_at() < due && speaks_against(*other)
        });
        contradicting.map(|(id, _)| *id)
    }
}

/// The events that a form prohibits, or limits.
fn prohibited(form: &Form) -> Vec<EventId> {
    match form {
        Form::Refrains { events } => events.iter().map(|event| event.event).collect(),
        Form::Quota { event, bound: QuotaBound::AtMost, .. } => vec![event.event],
        _ => Vec::new(),
    }
}

/// The event that the party itself does: it may be a delivery.
fn deed(form: &Form) -> Option<EventId> {
    match form {
        Form::Once { act: Act::Does, deed: Deed::Event(event), .. }
        | Form::Within { act: Act::Does, event, .. }
        | Form::Every { act: Act::Does, event, .. }
        | Form::Quota { act: Act::Does, event, .. }
        | Form::AfterEach { act: Act::Does, event, .. } => Some(event.event),
        _ => None,
    }
}

/// Whether two records speak of one occurrence, or read one place at overlapping times.
fn same_thing(calendar: &Calendar, a: PackedRecord<'_>, b: PackedRecord<'_>) -> bool {
    let days =
        |record: PackedRecord<'_>| (calendar.date_of(record.time().start), calendar.date_of(record.time().last()));
    let overlap = a.time().start <= b.time().last() && b.time().start <= a.time().last();
    match (a.says(), b.says()) {
        (Says::Reading { measure: x, .. }, Says::Reading { measure: y, .. }) => x == y && share_place(a, b) && overlap,
        (Says::Event { event: x, key: j, .. }, Says::Event { event: y, key: k, .. }) => {
            x == y && share_place(a, b) && j == k && (j.is_some() || days(a) == days(b))
        }
        // Whether a relief was given is one thing, whenever it is told; how a commitment stands is one each time.
        (Says::Finding { about: x, .. }, Says::Finding { about: y, .. }) => {
            x == y && (matches!(x, FindingSubject::Relief(_)) || overlap)
        }
        _ => false,
    }
}

/// Whether the second record speaks against the first.
pub(crate) fn contradicts(first: PackedRecord<'_>, second: PackedRecord<'_>) -> bool {
    let overlap = first.time().start <= second.time().last() && second.time().start <= first.time().last();
    match (first.says(), second.says()) {
        (
            Says::Reading { measure: x, value: Reading::Value(v) },
            Says::Reading { measure: y, value: Reading::Value(w) },
        ) => x == y && share_place(first, second) && overlap && v.intersect(w).is_none(),
        (
            Says::Event { event: x, key: j, value: Occurrence::Happened(_) },
            Says::Event { event: y, key: k, value: Occurrence::None | Occurrence::Refused },
        ) => {
            let same_key = j == k || k.is_none();
            let reaches_back = second.time().grain != Grain::Throughout || second.time().start <= first.time().start;
            x == y
                && share_place(first, second)
                && same_key
                && reaches_back
                && second.time().last() >= first.time().last()
        }
        _ => false,
    }
}

fn share_place(a: PackedRecord<'_>, b: PackedRecord<'_>) -> bool {
    let (a, b) = (a.places(), b.places());
    (a.is_empty() && b.is_empty()) || a.iter().any(|place| b.contains(place))
}
