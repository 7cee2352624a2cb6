//! Memory: what was worked out, with the views in which it holds, and what of it a further record leaves as it was.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use servanda_agreement::{CommitmentId, MeasureId, Named, Place, ReliefId, ResponseId};
use servanda_base::quick_hash::QuickMap;
use servanda_base::{Instant, Timeline};

use crate::aggregate::Together;
use crate::fold::Fold;
use crate::form::Called;
use crate::knower::Context;
use crate::occurrence::Happenings;
use crate::outgrown::{Outgrown, Part, Reading, Telling};
use crate::scope::Scope;
use crate::validity::Validity;
use crate::{Amount, Doubt, Judgement, Line, ReliefAssessment, ResponseAssessment, Standing, Tally};

/// What was worked out, with the views in which it holds.
pub(crate) type Memo<K, V> = RefCell<QuickMap<K, Vec<(Validity, Arc<V>)>>>;

/// What is told of a subject at a place, for whoever asks.
type Askers = QuickMap<(Named, Option<Place>), Vec<Context>>;

/// A measure at several places together.
struct Kept {
    together: Together,
    line: Arc<Line<Amount>>,
    validity: Validity,
}

/// All that was worked out.
#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) scopes: RefCell<QuickMap<Named, Arc<Scope>>>,
    pub(crate) standings: Memo<(CommitmentId, Option<Place>), Line<Standing>>,
    pub(crate) standings_as_known: Memo<(CommitmentId, Option<Place>), Timeline<Standing>>,
    /// By the address of the condition in the agreement.
    pub(crate) truths_as_known: Memo<usize, Timeline<Judgement>>,
    pub(crate) reliefs: Memo<ReliefId, ReliefAssessment>,
    pub(crate) responses: Memo<ResponseId, ResponseAssessment>,
    pub(crate) tallies: Memo<(CommitmentId, Option<Place>), Timeline<Tally>>,
    pub(crate) values: Memo<Reading, Line<Amount>>,
    pub(crate) happenings: Memo<Telling, Happenings>,
    /// What was told before the record that is being taken in.
    pub(crate) outgrown: RefCell<Outgrown>,
    /// The calls that decide a duty from the last of what happened on.
    called: RefCell<QuickMap<Part, Called>>,
    /// What measures are at several places together, by all that is known.
    together: RefCell<QuickMap<MeasureId, Vec<Kept>>>,
    /// The values that are to prove violations of a commitment: what counts depends on when it was owed.
    proofs: RefCell<QuickMap<CommitmentId, Vec<Reading>>>,
    /// For whom values and happenings were asked.
    contexts: RefCell<Askers>,
    /// Whether anything holds only as long as no record tells of a later time.
    pub(crate) looks_at_last: Cell<bool>,
}

/// What was told by all that was known.
fn now<V>(known: Option<Vec<(Validity, Arc<V>)>>) -> Option<(Validity, Arc<V>)> {
    known?.into_iter().find(|(validity, _)| validity.contains_time(Instant::END))
}

impl Memory {
    /// Notes that the value of a measure, or what happened of an event, was asked.
    pub(crate) fn asked(&self, subject: Named, place: Option<Place>, context: Context) {
        let mut contexts = self.contexts.borrow_mut();
        let contexts = contexts.entry((subject, place)).or_default();
        if !contexts.contains(&context) {
            contexts.push(context);
        }
        if let (Named::Measure(id), Some(_), Some(commitment)) = (subject, context.since, context.commitment) {
            self.proofs.borrow_mut().entry(commitment).or_default().push((id, place, context));
        }
    }

    /// Forgets what a record about `subject` at `places` may change of its value, or of what happened; of one without
    /// places everything.
    pub(crate) fn forget_told(&self, subject: Named, places: &[Place]) {
        if let Named::Measure(id) = subject {
            self.outgrow_together(id, places);
        }
        let mut contexts = self.contexts.borrow_mut();
        let at: Vec<Option<Place>> = match places {
            [] => contexts.keys().filter(|(named, _)| *named == subject).map(|(_, place)| *place).collect(),
            places => places.iter().map(|place| Some(*place)).chain([None]).collect(),
        };
        for place in at {
            for context in contexts.remove(&(subject, place)).into_iter().flatten() {
                match subject {
                    Named::Measure(id) => {
                        let subject = (id, place, context);
                        let known = now(self.values.borrow_mut().remove(&subject));
                        if context.since.is_none() {
                            self.outgrown.borrow_mut().values.extend(known.map(|(_, line)| (subject, line)));
                        }
                    }
                    Named::Event(id) => {
                        let telling = (id, place, context);
                        let known = now(self.happenings.borrow_mut().remove(&telling));
                        self.outgrown.borrow_mut().happenings.extend(known.map(|known| (telling, known)));
                    }
                    _ => {}
                }
            }
        }
    }

    /// Keeps what a measure is at several places together, by all that is known.
    pub(crate) fn keep_together(&self, together: Together, line: Arc<Line<Amount>>, validity: Validity) {
        let mut kept = self.together.borrow_mut();
        let of_measure = kept.entry(together.measure).or_default();
        of_measure.retain(|kept| kept.together != together);
        of_measure.push(Kept { together, line, validity });
    }

    /// What a measure was at several places together before the record that is being taken in.
    pub(crate) fn outgrown_together(&self, together: &Together) -> Option<(Fold<Amount>, Validity)> {
        let outgrown = &mut self.outgrown.borrow_mut().together;
        let index = outgrown.iter().position(|(known, ..)| known == together)?;
        let (_, fold, validity) = outgrown.swap_remove(index);
        Some((fold, validity))
    }

    /// Lets go of what a measure is at `places` where it is taken together with others.
    fn outgrow_together(&self, measure: MeasureId, places: &[Place]) {
        let mut together = self.together.borrow_mut();
        let Some(kept) = together.get_mut(&measure) else { return };
        let is_touched = |kept: &mut Kept| {
            places.is_empty() || places.iter().any(|place| kept.together.places.contains(&Some(*place)))
        };
        for Kept { together, line, validity } in kept.extract_if(.., is_touched) {
            let [place] = places else { continue };
            let (index, fold) = (together.index_of(*place), Arc::into_inner(line).and_then(Line::into_fold));
            if let (Some(index), Some(mut fold)) = (index, fold) {
                fold.let_go(index, &Arc::new(Line::fixed(Amount::unknown(Doubt::Missing))));
                self.outgrown.borrow_mut().together.push((together, fold, validity));
            }
        }
    }

    /// Keeps the calls that decide a duty from the last of what happened on.
    pub(crate) fn keep_called(&self, part: Part, called: Called) {
        self.called.borrow_mut().insert(part, called);
    }

    /// Forgets how a commitment, or a part of it, stands: where it was told by all that was known.
    pub(crate) fn forget_standing(&self, part: Part) -> Option<Validity> {
        self.standings_as_known.borrow_mut().remove(&part);
        let called = self.called.borrow_mut().remove(&part);
        self.outgrown.borrow_mut().called.extend(called.map(|called| (part, called)));
        now(self.standings.borrow_mut().remove(&part)).map(|(validity, _)| validity)
    }

    /// Forgets how often it came out; how often it had, by all that was known.
    pub(crate) fn forget_tally(&self, part: Part) -> Option<(Validity, Arc<Timeline<Tally>>)> {
        now(self.tallies.borrow_mut().remove(&part))
    }

    /// Forgets what was to prove violations of a commitment.
    pub(crate) fn forget_proofs(&self, id: CommitmentId) {
        for subject in self.proofs.borrow_mut().remove(&id).into_iter().flatten() {
            self.values.borrow_mut().remove(&subject);
        }
    }

    /// Forgets what else a record about `subject` may change: of a relief, of a response.
    pub(crate) fn forget(&self, named: Named) {
        match named {
            Named::Relief(id) => drop(self.reliefs.borrow_mut().remove(&id)),
            Named::Response(id) => drop(self.responses.borrow_mut().remove(&id)),
            _ => {}
        }
    }

    /// Takes note that there is news of one of the subjects of what is named, later than all other.
    pub(crate) fn hear(&self, named: Named, at: Instant) {
        let mut scopes = self.scopes.borrow_mut();
        match scopes.get_mut(&named).map(Arc::get_mut) {
            Some(Some(scope)) => scope.hear(at),
            // It is gathered anew when it is asked for.
            Some(None) => drop(scopes.remove(&named)),
            None => {}
        }
    }

    /// Forgets what holds only as long as no record tells of a later time.
    pub(crate) fn forget_lasts(&self) {
        if !self.looks_at_last.replace(false) {
            return;
        }
        fn lasting<K, V>(memo: &Memo<K, V>) {
            memo.borrow_mut().values_mut().for_each(|all| all.retain(|(validity, _)| !validity.looks_at_last()));
        }
        lasting(&self.standings);
        lasting(&self.standings_as_known);
        lasting(&self.truths_as_known);
        lasting(&self.reliefs);
        lasting(&self.responses);
        lasting(&self.tallies);
        lasting(&self.values);
        lasting(&self.happenings);
        self.together.borrow_mut().clear();
    }
}
