//! What became of each record of a view: by which standard it counts, and which others speak against it.

use std::collections::BTreeMap;

use servanda_agreement::{Named, Place};
use servanda_evidence::{Occurrence, PackedRecord, RecordId, Says, Standard, View};

use crate::admit::{Admission, contradicts};
use crate::knower::{Context, Engine, Knower};

/// What became of a record that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The record.
    pub record: RecordId,
    /// The strictest standard by which it counts for anything that asks for it; none for a decision, which is an act of
    /// its author and is not graded.
    pub counts_from: Option<Standard>,
    /// Records of other sources that say what cannot be so as well, ascending.
    pub contradicted_by: Vec<RecordId>,
}

/// Records about one thing.
type Alike<'a> = Vec<(RecordId, PackedRecord<'a>)>;

/// What became of every record that stands in a view, in canonical order.
pub fn accounts(view: &View<'_>) -> Vec<Account> {
    let engine = Engine::new(view);
    let knower = engine.now();
    let mut alike: BTreeMap<(Named, Option<Place>), Alike<'_>> = BTreeMap::new();
    for (id, record) in view.known_packed().filter(|(id, _)| view.stands(*id)) {
        if let Some(subject) = record.subject() {
            alike.entry((subject, party(record))).or_default().push((id, record));
        }
    }
    let mut accounts: Vec<Account> =
        alike.iter().flat_map(|((subject, place), records)| knower.accounts_of(*subject, *place, records)).collect();
    accounts.sort_by_key(|account| account.record);
    accounts
}

impl<'a> Knower<'_, 'a> {
    /// What became of the records about one subject.
    fn accounts_of(
        &self,
        about: Named,
        place: Option<Place>,
        records: &[(RecordId, PackedRecord<'a>)],
    ) -> Vec<Account> {
        let mut accounts: Vec<Account> = records
            .iter()
            .map(|(record, _)| Account { record: *record, counts_from: None, contradicted_by: Vec::new() })
            .collect();
        for admission in self.admissions(about, place) {
            for (account, graded) in accounts.iter_mut().zip(self.graded(records.to_vec(), &admission)) {
                let known = account.counts_from.unwrap_or(Standard::Alleged);
                account.counts_from = Some(known.min(graded.standard)).filter(|_| is_graded(graded.record));
            }
        }
        let others = Others::of(records);
        for (account, (_, record)) in accounts.iter_mut().zip(records) {
            let against = others
                .near(*record)
                .filter(|(_, other)| other.source() != record.source() && speak_against(*record, *other));
            account.contradicted_by = against.map(|(id, _)| *id).collect();
            account.contradicted_by.sort_unstable();
        }
        accounts
    }

    /// Every way in which records about a subject are admitted: for its own sake, and for each commitment that asks.
    fn admissions(&self, about: Named, place: Option<Place>) -> Vec<Admission<'a>> {
        let agreement = self.agreement();
        let own = match about {
            Named::Measure(id) => &agreement.measures[id].verification,
            Named::Event(id) => &agreement.events[id].verification,
            Named::Commitment(id) => &agreement.commitments[id].verification,
            Named::Relief(id) => return vec![Admission::of_relief(&agreement.reliefs[id])],
            _ => return Vec::new(),
        };
        let asking = agreement.commitments.iter().filter(|(id, _)| match about {
            Named::Commitment(about) => *id == about,
            about => self.engine.scope(Named::Commitment(*id)).subjects().contains(&about),
        });
        let mut contexts = vec![Context::default()];
        for (id, commitment) in asking {
            let of_commitment = Context { commitment: Some(id), ..Context::default() };
            let owing = commitment.each.iter().filter(|part| matches!(part, Place::Party(_)));
            contexts.push(of_commitment);
            contexts.extend(owing.map(|part| of_commitment.at(Some(*part))));
        }
        contexts.into_iter().map(|context| self.admission(own, place, context)).collect()
    }
}

/// The party whose own the subject of a record is, if it is one's own: it owes.
fn party(record: PackedRecord<'_>) -> Option<Place> {
    if !matches!(record.says(), Says::Reading { .. } | Says::Event { .. }) {
        return None;
    }
    record.places().first().copied().filter(|place| matches!(place, Place::Party(_)))
}

/// Whether records of its kind are graded; decisions are attributed.
fn is_graded(record: PackedRecord<'_>) -> bool {
    matches!(record.says(), Says::Reading { .. } | Says::Event { .. } | Says::Finding { .. })
}

/// Records about one subject, so kept that those which may speak against one are found without asking all.
struct Others<'a> {
    /// Readings and findings, by where their time begins.
    timed: Alike<'a>,
    /// How long the longest of these times is, in seconds.
    longest: i64,
    /// Occurrences, and word that there was none.
    happened: Alike<'a>,
    denied: Alike<'a>,
}

impl<'a> Others<'a> {
    fn of(records: &[(RecordId, PackedRecord<'a>)]) -> Self {
        let is_event = |record: PackedRecord<'_>| matches!(record.says(), Says::Event { .. });
        let has_happened =
            |record: PackedRecord<'_>| matches!(record.says(), Says::Event { value: Occurrence::Happened(_), .. });
        let (events, mut timed): (Alike<'a>, Alike<'a>) =
            records.iter().copied().partition(|(_, record)| is_event(*record));
        timed.sort_by_key(|(_, record)| record.time().start);
        let longest = timed.iter().map(|(_, record)| record.time().last().unix() - record.time().start.unix()).max();
        let (happened, denied) = events.into_iter().partition(|(_, record)| has_happened(*record));
        Self { timed, longest: longest.unwrap_or(0), happened, denied }
    }

    /// Those that may speak against `record`: of an event those that say the other, else those whose time may overlap.
    fn near(&self, record: PackedRecord<'_>) -> impl Iterator<Item = &(RecordId, PackedRecord<'a>)> {
        let near = match record.says() {
            Says::Event { value: Occurrence::Happened(_), .. } => &self.denied[..],
            Says::Event { .. } => &self.happened[..],
            _ => {
                let earliest = record.time().start.unix().saturating_sub(self.longest);
                let from = self.timed.partition_point(|(_, other)| other.time().start.unix() < earliest);
                let until = self.timed.partition_point(|(_, other)| other.time().start <= record.time().last());
                self.timed.get(from..until).unwrap_or_default()
            }
        };
        near.iter()
    }
}

fn speak_against(one: PackedRecord<'_>, other: PackedRecord<'_>) -> bool {
    contradicts(one, other) || contradicts(other, one)
}
