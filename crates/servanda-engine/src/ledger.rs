//! The ledger: an agreement and its log with all that follows, which takes one record more without working out anew
//! what that record cannot touch.
//!
//! ```text
//!   record ── about what, where ──> forgotten: values and happenings there, what depends on them ── worked out again
//!                                   all else is as it was
//! ```

use std::collections::BTreeSet;
use std::sync::Arc;

use servanda_agreement::{Agreement, CommitmentId, Named, Place};
use servanda_base::Instant;
use servanda_base::quick_hash::QuickMap;
use servanda_evidence::{Audience, Log, Record, RecordId, Sight, Standard, Unfit, View};

use crate::Assessment;
use crate::assess::{assessed, assessed_with};
use crate::index::{Index, places, subject};
use crate::knower::Engine;
use crate::memory::Memory;

/// What follows from an agreement and its log, all of which is known; it is the same as [`assess`](crate::assess) makes
/// of them, whatever the order in which records arrived.
pub struct Ledger {
    // INVARIANT: never changed, so that its conditions stay where they are.
    agreement: Arc<Agreement>,
    log: Log,
    audience: Audience,
    standard: Standard,
    sight: Sight,
    index: Arc<Index>,
    memory: Memory,
    /// What depends on a subject.
    dependents: QuickMap<Named, Vec<Named>>,
    assessment: Assessment,
}

/// So many records may always have been recorded later.
const FEW: usize = 64;

/// What a record tells of: its own subject, and those of what it supersedes, each with its places.
type Told = Vec<(Named, Vec<Place>)>;

impl Ledger {
    /// Of a log as it is, as `audience` sees it, by `standard`.
    pub fn new(agreement: Arc<Agreement>, log: Log, audience: Audience, standard: Standard) -> Self {
        let view = View::new(&agreement, &log, audience, standard, Instant::END);
        let engine = Engine::new(&view);
        let assessment = assessed(&engine.now());
        let dependents = dependents(&engine);
        let Engine { index, memory, .. } = engine;
        let sight = view.sight();
        Self { agreement, log, audience, standard, sight, index, memory, dependents, assessment }
    }

    /// What follows from all that was recorded so far.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The log as it is now.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The agreement.
    pub fn agreement(&self) -> &Agreement {
        &self.agreement
    }

    /// What is seen of the log now.
    pub fn view(&self) -> View<'_> {
        let (audience, standard) = (self.audience, self.standard);
        View::with_sight(&self.agreement, &self.log, audience, standard, Instant::END, self.sight.clone())
    }

    /// Takes one record more, with the id of the record that it corrects or takes back; the commitments that were looked
    /// at again, in order.
    ///
    /// What it costs does not depend on how many records there are, but on how many tell of the same at the same place,
    /// and on how many were recorded later.
    ///
    /// # Errors
    /// If the log does not take it; nothing has changed then.
    pub fn append(&mut self, record: Record, supersedes: Option<&str>) -> Result<Vec<CommitmentId>, Unfit> {
        let id = self.log.append(record, supersedes)?;
        let later = self.log.len() - id.index() - 1;
        if later > FEW && later > self.log.len() / 16 {
            let (agreement, log) = (self.agreement.clone(), std::mem::take(&mut self.log));
            *self = Self::new(agreement, log, self.audience, self.standard);
            return Ok(self.agreement.commitments.ids().collect());
        }
        Ok(self.take_in(id))
    }

    /// Takes in the record at `id`, and those behind it, which had other ids before.
    fn take_in(&mut self, id: RecordId) -> Vec<CommitmentId> {
        let Self { agreement, log, audience, standard, memory, dependents, assessment, .. } = self;
        let sight = std::mem::take(&mut self.sight).before(id);
        let view = View::with_sight(agreement, log, *audience, *standard, Instant::END, sight);
        let come: Vec<(RecordId, &Record)> =
            (id.index()..log.len()).map(RecordId::new).filter_map(|id| Some((id, view.record(id)?))).collect();
        let last = self.index.last_record;
        match Arc::get_mut(&mut self.index) {
            Some(index) => {
                come.iter().for_each(|(_, record)| index.forget(id, record));
                come.iter().for_each(|(id, record)| index.take_in(&view, *id, record));
            }
            None => self.index = Arc::new(Index::new(&view)),
        }
        let mut again = BTreeSet::new();
        if self.index.last_record != last && memory.looks_at_last.get() {
            memory.forget_lasts();
            again.extend(agreement.commitments.ids());
        }
        for (_, record) in &come {
            for (subject, places) in told(&view, record) {
                let on_it = dependents.get(&subject).map_or(&[][..], Vec::as_slice);
                again.extend(forgotten(agreement, memory, on_it, (subject, &places), record.recorded_at));
            }
        }
        let engine = Engine::remembering(&view, self.index.clone(), std::mem::take(memory));
        let knower = engine.now();
        for id in &again {
            if let Some(commitment) = assessment.commitments.get_mut(id.index()) {
                *commitment = knower.assess_commitment(*id);
            }
        }
        if !come.is_empty() && has_more(agreement) {
            *assessment = assessed_with(&knower, std::mem::take(&mut assessment.commitments));
        }
        *memory = engine.memory;
        self.sight = view.sight();
        again.into_iter().collect()
    }
}

/// Forgets what a record about a subject may change; the commitments among it.
fn forgotten(
    agreement: &Agreement,
    memory: &Memory,
    dependents: &[Named],
    (subject, places): (Named, &[Place]),
    recorded_at: Instant,
) -> Vec<CommitmentId> {
    memory.forget_told(subject, places);
    memory.truths_as_known.borrow_mut().clear();
    let mut again = Vec::new();
    for named in dependents {
        let elsewhere = memory.scopes.borrow().get(named).is_none_or(|scope| scope.is_read_elsewhere(subject));
        match named {
            Named::Commitment(id) => {
                let parts = &agreement.commitments[*id].each;
                if elsewhere || places.is_empty() {
                    memory.forget_commitment(*id, parts);
                } else {
                    memory.forget_commitment(*id, places);
                }
                again.push(*id);
            }
            named => memory.forget(*named),
        }
        memory.hear(*named, recorded_at);
    }
    again
}

/// What a record tells of, and what those do that it supersedes.
fn told(view: &View<'_>, record: &Record) -> Told {
    let chain = std::iter::successors(Some(record), |record| view.record(record.supersedes?));
    chain.filter_map(|record| Some((subject(record)?, places(record).to_vec()))).collect()
}

/// Whether an agreement has more than commitments.
fn has_more(agreement: &Agreement) -> bool {
    let Agreement { reliefs, responses, procedures, phases, scenarios, indicators, .. } = agreement;
    let none = reliefs.is_empty() && responses.is_empty() && procedures.is_empty();
    !(none && phases.is_empty() && scenarios.is_empty() && indicators.is_empty())
}

/// On each subject, what depends on it: all that is remembered by its scope.
fn dependents(engine: &Engine<'_>) -> QuickMap<Named, Vec<Named>> {
    let agreement = engine.agreement;
    let all = (agreement.commitments.ids().map(Named::Commitment))
        .chain(agreement.reliefs.ids().map(Named::Relief))
        .chain(agreement.responses.ids().map(Named::Response))
        .chain(agreement.measures.ids().map(Named::Measure))
        .chain(agreement.events.ids().map(Named::Event));
    let mut dependents: QuickMap<Named, Vec<Named>> = QuickMap::default();
    for named in all {
        for subject in engine.scope(named).subjects() {
            dependents.entry(*subject).or_default().push(named);
        }
    }
    dependents
}
