//! What all findings look at, gathered in a few passes over the agreement.

use std::collections::BTreeSet;

use servanda_agreement::{
    Act, ActorId, Agreement, At, By, Commitment, Declared, Event, EventId, EventRef, Form, Measure, MeasureId, Place,
    Report, Role, SiteId, Track, Trigger, VerdictWord, Verification, Verifiers,
};
use servanda_base::Date;

use super::days::Days;
use super::walk::{self, Leaf};

/// Of a formula so many of the measures that it is made of are looked at.
const BASES: usize = 64;

/// An agreement, and what follows from it at once.
#[derive(Debug)]
pub struct Survey<'a> {
    /// The agreement.
    pub agreement: &'a Agreement,
    /// The days that the text knows.
    pub days: Days<'a>,
    // For each event, what the commitments say under which it is done or let be done.
    deeds: Vec<Deeds<'a>>,
    // For each measure, those that are read for it: itself, or those of its formula.
    bases: Vec<Vec<MeasureId>>,
    // Where each party lets somebody in: at which sites; at all of them if an access has no place.
    access: Vec<Access>,
}

/// What the commitments say under which an event is done, all together.
#[derive(Debug, Clone, Copy, Default)]
pub struct Deeds<'a> {
    /// The first of them.
    pub first: Option<&'a Declared>,
    /// Whether one of them says by when, or how often.
    pub is_dated: bool,
    /// Whether all of them are of the political track.
    pub is_political: bool,
    /// The first day by which it is owed once, with the time to report it.
    pub promised: Option<Date>,
}

/// Where a party lets somebody in.
#[derive(Debug, Clone, Default)]
struct Access {
    everywhere: bool,
    sites: BTreeSet<SiteId>,
}

/// What a commitment or a condition rests on that is read or attested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// Readings of a measure.
    Of(MeasureId),
    /// Occurrences of an event.
    That(EventId),
}

impl<'a> Survey<'a> {
    /// Gathers it.
    pub fn of(agreement: &'a Agreement) -> Self {
        let mut survey = Self {
            agreement,
            days: Days::of(agreement),
            deeds: vec![Deeds::default(); agreement.events.len()],
            bases: bases(agreement),
            access: vec![Access::default(); agreement.actors.len()],
        };
        for (_, commitment) in agreement.commitments.iter() {
            survey.note_deed(commitment);
            survey.note_access(commitment);
        }
        survey
    }

    fn note_deed(&mut self, commitment: &'a Commitment) {
        if matches!(commitment.form, Form::Refrains { .. } | Form::Keeps { .. } | Form::KeepsOn { .. }) {
            return;
        }
        let is_dated = !matches!(commitment.form, Form::Once { by: None | Some(By::Event(_)), .. });
        let due = match &commitment.form {
            Form::Once { by: Some(By::Date(by)), .. } => self.days.day(by),
            _ => None,
        };
        let is_political = commitment.track == Some(Track::Political);
        let mut events = Vec::new();
        walk::deed(&commitment.form, &mut |leaf, _| {
            if let Leaf::Event(event) = leaf {
                events.push(event.event);
            }
        });
        for id in events {
            let within = self.agreement.events[id].verification.within.or(commitment.verification.within);
            let promised = due.map(|due| within.map_or(due, |within| self.days.later(due, within)));
            let Some(deeds) = self.deeds.get_mut(id.index()) else { continue };
            deeds.is_political = is_political && (deeds.first.is_none() || deeds.is_political);
            deeds.first = deeds.first.or(Some(&commitment.declared));
            deeds.is_dated |= is_dated;
            deeds.promised = [deeds.promised, promised].into_iter().flatten().min();
        }
    }

    fn note_access(&mut self, commitment: &Commitment) {
        let Some((act, event)) = act_of(&commitment.form) else { return };
        // Whoever answers a request at a site opens it, in whichever words.
        let lets_in = act == Act::Allows || matches!(commitment.form, Form::Within { of: Trigger::Event(_), .. });
        if !lets_in {
            return;
        }
        let places = self.places_of(event, commitment);
        for party in &commitment.owed_by {
            let Some(access) = self.access.get_mut(party.index()) else { continue };
            match &places {
                None => access.everywhere = true,
                Some(places) => access.sites.extend(places.iter().filter_map(|place| match place {
                    Place::Site(site) => Some(*site),
                    Place::Party(_) => None,
                })),
            }
        }
    }

    /// Where an event of a commitment takes place; `None` if it has no place.
    fn places_of(&self, event: &EventRef, commitment: &Commitment) -> Option<Vec<Place>> {
        match &event.at {
            At::Nowhere => None,
            At::Here => Some(commitment.each.clone()),
            At::Places(places) => Some(places.clone()),
        }
    }

    /// Whether a party lets anybody in at a site.
    pub fn lets_in(&self, party: ActorId, site: SiteId) -> bool {
        self.access.get(party.index()).is_some_and(|access| access.everywhere || access.sites.contains(&site))
    }

    /// What the commitments say under which an event is done.
    pub fn deeds(&self, event: EventId) -> Deeds<'a> {
        self.deeds.get(event.index()).copied().unwrap_or_default()
    }

    /// The measures that are read for a measure.
    pub fn bases(&self, measure: MeasureId) -> &[MeasureId] {
        self.bases.get(measure.index()).map(Vec::as_slice).unwrap_or_default()
    }

    /// What the deed of a commitment rests on, each once, in order: measures as they are read, and events.
    pub fn evidence_of(&self, commitment: &Commitment) -> Vec<Evidence> {
        let mut evidence = Vec::new();
        walk::deed(&commitment.form, &mut |leaf, _| self.add_evidence(leaf, &mut evidence));
        evidence
    }

    /// The same of a leaf.
    pub fn add_evidence(&self, leaf: Leaf<'_>, evidence: &mut Vec<Evidence>) {
        let mut add = |one: Evidence| {
            if !evidence.contains(&one) && evidence.len() < BASES {
                evidence.push(one);
            }
        };
        match leaf {
            Leaf::Measure(measure, _) => self.bases(measure).iter().for_each(|base| add(Evidence::Of(*base))),
            Leaf::Event(event) => add(Evidence::That(event.event)),
            _ => {}
        }
    }

    /// Who verifies, by its own declaration.
    pub fn verification_of(&self, evidence: Evidence) -> &'a Verification {
        match evidence {
            Evidence::Of(id) => &self.agreement.measures[id].verification,
            Evidence::That(id) => &self.agreement.events[id].verification,
        }
    }

    /// Its declaration.
    pub fn declared(&self, evidence: Evidence) -> &'a Declared {
        match evidence {
            Evidence::Of(id) => &self.agreement.measures[id].declared,
            Evidence::That(id) => &self.agreement.events[id].declared,
        }
    }

    /// Who verifies a piece of evidence where a commitment asks for it: its own verifier, else the commitment's.
    pub fn verifiers(&self, evidence: Evidence, commitment: &'a Commitment) -> &'a Verifiers {
        match &self.verification_of(evidence).by {
            Verifiers::NotNamed => &commitment.verification.by,
            own => own,
        }
    }

    /// What nobody is named to verify in the deed of a commitment.
    pub fn unverified(&self, commitment: &'a Commitment) -> Option<Evidence> {
        let evidence = self.evidence_of(commitment);
        evidence.into_iter().find(|one| *self.verifiers(*one, commitment) == Verifiers::NotNamed)
    }

    /// Whether every one of those who verify owes what they verify, alone or through all members of a body.
    pub fn is_own_judge(&self, verifiers: &Verifiers, owed_by: &[ActorId]) -> bool {
        let (Verifiers::AnyOf(named) | Verifiers::AllOf(named)) = verifiers else { return false };
        let owes = |actor: &ActorId| owed_by.contains(actor);
        let of_owing = |actor: &ActorId| owes(actor) || self.agreement.members(*actor).iter().all(owes);
        !named.is_empty() && named.iter().all(of_owing)
    }

    /// The audience of a report without the public: its actors, and the members of its bodies.
    pub fn audience(&self, report: &Report) -> BTreeSet<ActorId> {
        let listed = report.audience.iter().copied();
        listed.flat_map(|actor| self.agreement.members(actor).into_iter().chain([actor])).collect()
    }

    /// Every actor to whom a report or a briefing goes.
    pub fn told(&self) -> BTreeSet<ActorId> {
        self.agreement.reports.iter().flat_map(|(_, report)| self.audience(report)).collect()
    }

    /// The stakeholders.
    pub fn stakeholders(&self) -> impl Iterator<Item = (ActorId, &'a Declared)> {
        let actors = self.agreement.actors.iter().filter(|(_, actor)| actor.role == Role::Stakeholder);
        actors.map(|(id, actor)| (id, &actor.declared))
    }

    /// What the agreement itself declares.
    pub fn whole(&self) -> &'a Declared {
        &self.agreement.declared
    }

    /// The name of a measure, for a message.
    pub fn measure(&self, id: MeasureId) -> &'a Measure {
        &self.agreement.measures[id]
    }

    /// An event.
    pub fn event(&self, id: EventId) -> &'a Event {
        &self.agreement.events[id]
    }
}

/// Whether a word says that something has gone wrong.
pub fn is_failure(word: VerdictWord) -> bool {
    matches!(word, VerdictWord::Breached | VerdictWord::Missed | VerdictWord::Overdue | VerdictWord::Curing)
}

/// Whether a word says that something was done or is kept.
pub fn is_success(word: VerdictWord) -> bool {
    matches!(word, VerdictWord::Met | VerdictWord::MetOnTime)
}

/// Who acts, and what is done; of what is kept, nobody.
fn act_of(form: &Form) -> Option<(Act, &EventRef)> {
    match form {
        Form::Once { act, deed: servanda_agreement::Deed::Event(event), .. }
        | Form::Within { act, event, .. }
        | Form::Every { act, event, .. }
        | Form::Quota { act, event, .. }
        | Form::AfterEach { act, event, .. } => Some((*act, event)),
        _ => None,
    }
}

/// For each measure those that are read for it.
fn bases(agreement: &Agreement) -> Vec<Vec<MeasureId>> {
    let mut known: Vec<Option<Vec<MeasureId>>> = vec![None; agreement.measures.len()];
    for id in agreement.measures.ids() {
        bases_of(agreement, id, &mut known);
    }
    known.into_iter().map(Option::unwrap_or_default).collect()
}

// The checker has refused circles and formulas that are nested too deep.
fn bases_of(agreement: &Agreement, id: MeasureId, known: &mut Vec<Option<Vec<MeasureId>>>) -> Vec<MeasureId> {
    if let Some(Some(bases)) = known.get(id.index()) {
        return bases.clone();
    }
    let mut bases = Vec::new();
    match &agreement.measures[id].formula {
        None => bases.push(id),
        Some(formula) => {
            let mut named = Vec::new();
            walk::quantity(formula, &mut |leaf, _| {
                if let Leaf::Measure(measure, _) = leaf
                    && named.len() < BASES
                {
                    named.push(measure);
                }
            });
            let all = named.into_iter().flat_map(|measure| bases_of(agreement, measure, known));
            let all: BTreeSet<MeasureId> = all.collect();
            bases.extend(all.into_iter().take(BASES));
        }
    }
    if let Some(place) = known.get_mut(id.index()) {
        *place = Some(bases.clone());
    }
    bases
}
