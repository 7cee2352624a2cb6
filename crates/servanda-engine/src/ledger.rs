//! The ledger: an agreement and its log with all that follows, which takes one record more without working out anew
//! what that record cannot touch.
//!
//! ```text
//!   record ── about what, where ──> forgotten: values and happenings there, what depends on them ── worked out again
//!                                   all else is as it was
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use servanda_agreement::{Agreement, CommitmentId, Named, Place};
use servanda_base::quick_hash::QuickMap;
use servanda_base::{Instant, Timeline};
use servanda_evidence::{Audience, Log, PackedRecord, Places, Record, RecordId, Says, Sight, Standard, Unfit, View};

use crate::assess::{assessed, assessed_with};
use crate::fold::{Changed, Fold};
use crate::form::exchange;
use crate::index::Index;
use crate::knower::{Engine, Knower, OneMore};
use crate::line::Source;
use crate::memory::Memory;
use crate::outgrown::Part;
use crate::validity::Validity;
use crate::{Assessment, CommitmentAssessment, Line, Standing, Tally};

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
    /// Which part of a commitment is at a place.
    parts: QuickMap<(CommitmentId, Place), usize>,
    assessment: Assessment,
}

/// So many records may always have been recorded later.
const FEW: usize = 64;

/// What a record tells of: its own subject, and those of what it supersedes, each with its places.
type Told = Vec<(Named, Places)>;

impl Ledger {
    /// Of a log as it is, as `audience` sees it, by `standard`.
    pub fn new(agreement: Arc<Agreement>, log: Log, audience: Audience, standard: Standard) -> Self {
        let view = View::new(&agreement, &log, audience, standard, Instant::END);
        let engine = Engine::new(&view);
        let assessment = assessed(&engine.now());
        let dependents = dependents(&engine);
        let Engine { index, memory, .. } = engine;
        let sight = view.sight();
        let parts = parts(&agreement);
        Self { agreement, log, audience, standard, sight, index, memory, dependents, parts, assessment }
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
        let Self { agreement, log, audience, standard, memory, dependents, parts, assessment, .. } = self;
        let sight = std::mem::take(&mut self.sight).before(id);
        let view = View::with_sight(agreement, log, *audience, *standard, Instant::END, sight);
        let come: Vec<(RecordId, PackedRecord<'_>)> =
            (id.index()..log.len()).map(RecordId::new).filter_map(|id| Some((id, view.packed(id)?))).collect();
        let last = self.index.last_record;
        match Arc::get_mut(&mut self.index) {
            Some(index) => {
                come.iter().for_each(|(_, record)| index.forget(id, *record));
                come.iter().for_each(|(id, record)| index.take_in(&view, *id, *record));
            }
            None => self.index = Arc::new(Index::new(&view)),
        }
        let mut again = Again::default();
        for (_, record) in &come {
            for (subject, places) in told(&view, *record) {
                let on_it = dependents.get(&subject).map_or(&[][..], Vec::as_slice);
                again.add(agreement, memory, parts, on_it, (subject, places));
                on_it.iter().for_each(|named| memory.hear(*named, record.recorded_at()));
            }
        }
        if self.index.last_record != last && memory.looks_at_last.get() {
            memory.forget_lasts();
            again.commitments = agreement.commitments.ids().map(|id| (id, all_parts(agreement, id))).collect();
        }
        let before: Vec<Before> =
            again.commitments.iter().filter_map(|(id, parts)| Before::take(*id, parts, memory, assessment)).collect();
        again.forget(memory);
        let mut engine = Engine::remembering(&view, self.index.clone(), std::mem::take(memory));
        engine.one_more = one_more(&engine.now(), &come);
        let knower = engine.now();
        for before in before {
            if let Some(commitment) = assessment.commitments.get_mut(before.id.index()) {
                before.again(&knower, commitment);
            }
        }
        if !come.is_empty() && has_more(agreement) {
            *assessment = assessed_with(&knower, std::mem::take(&mut assessment.commitments));
        }
        *memory = engine.memory;
        memory.outgrown.take();
        self.sight = view.sight();
        again.commitments.into_keys().collect()
    }
}

/// What is to be worked out again.
#[derive(Default)]
struct Again {
    /// Each with the numbers of its parts that are touched.
    commitments: BTreeMap<CommitmentId, BTreeSet<usize>>,
    others: Vec<Named>,
    told: Vec<(Named, Places)>,
}

fn all_parts(agreement: &Agreement, id: CommitmentId) -> BTreeSet<usize> {
    (0..agreement.commitments[id].each.len()).collect()
}

/// Which part of a commitment is at a place, of all of them.
fn parts(agreement: &Agreement) -> QuickMap<(CommitmentId, Place), usize> {
    let of = |id: CommitmentId| {
        agreement.commitments[id].each.iter().enumerate().map(move |(part, place)| ((id, *place), part))
    };
    agreement.commitments.ids().flat_map(of).collect()
}

impl Again {
    /// Adds what a record about a subject may change.
    fn add(
        &mut self,
        agreement: &Agreement,
        memory: &Memory,
        parts: &QuickMap<(CommitmentId, Place), usize>,
        dependents: &[Named],
        (subject, places): (Named, Places),
    ) {
        for named in dependents {
            match named {
                Named::Commitment(id) => {
                    let scopes = memory.scopes.borrow();
                    let elsewhere = scopes.get(named).is_none_or(|scope| scope.is_read_elsewhere(subject));
                    let touched = self.commitments.entry(*id).or_default();
                    if elsewhere || places.is_empty() {
                        touched.extend(all_parts(agreement, *id));
                    } else {
                        touched.extend(places.iter().filter_map(|place| parts.get(&(*id, *place))));
                    }
                }
                named => self.others.push(*named),
            }
        }
        self.told.push((subject, places));
    }

    fn forget(&self, memory: &Memory) {
        memory.truths_as_known.borrow_mut().clear();
        self.told.iter().for_each(|(subject, places)| memory.forget_told(*subject, places));
        self.others.iter().for_each(|named| memory.forget(*named));
    }
}

/// What was said of a commitment before it is worked out again.
struct Before {
    id: CommitmentId,
    /// Of the whole; how often it came out only where it has no parts.
    whole: Said,
    /// The parts that it is folded from, without those that are touched.
    fold: Option<Fold<Standing>>,
    /// Of the parts that are touched, each with its number.
    parts: Vec<(usize, Place, Said)>,
}

/// What was said of a part, and how often it came out.
struct Said {
    line: Arc<Timeline<Standing>>,
    tally: Option<(Validity, Arc<Timeline<Tally>>)>,
}

impl Before {
    /// Takes what was said, and lets go of what it was worked out from, which may then grow in place.
    fn take(id: CommitmentId, touched: &BTreeSet<usize>, memory: &Memory, assessment: &mut Assessment) -> Option<Self> {
        let CommitmentAssessment { whole, parts: all, .. } = assessment.commitments.get_mut(id.index())?;
        memory.forget_proofs(id);
        let nothing = Arc::new(Line::fixed(Standing::upcoming()));
        let validity = memory.forget_standing((id, None));
        let (line, source) = std::mem::replace(whole, nothing.clone()).taken();
        let tally = memory.forget_tally((id, None));
        let mut fold = None;
        match source {
            Some(source) if all.is_empty() => outgrow((id, None), validity, source, memory),
            source => fold = source.and_then(Source::into_fold),
        }
        let mut parts = Vec::with_capacity(touched.len());
        for index in touched.iter().copied() {
            let Some((place, line)) = all.get_mut(index) else { continue };
            fold.iter_mut().for_each(|fold| fold.let_go(index, &nothing));
            let part = (id, Some(*place));
            let validity = memory.forget_standing(part);
            let (line, source) = std::mem::replace(line, nothing.clone()).taken();
            source.into_iter().for_each(|source| outgrow(part, validity, source, memory));
            parts.push((index, *place, Said { line, tally: memory.forget_tally(part) }));
        }
        Some(Self { id, whole: Said { line, tally }, fold, parts })
    }

    /// Works the commitment out again: the parts that are touched, and the whole. Where a reading has come, nothing
    /// before it changes of what is local.
    fn again(self, knower: &Knower<'_, '_>, assessed: &mut CommitmentAssessment) {
        let id = self.id;
        let scope = knower.engine.scope(Named::Commitment(id));
        // An excuse may look at all times.
        let is_excused = knower.agreement().commitments[id].excused_while.is_some();
        let is_read_here = |one: &&OneMore| {
            matches!(one.subject, Named::Measure(_)) && !is_excused && !scope.is_read_further(one.subject)
        };
        let since = knower.engine.one_more.as_ref().filter(is_read_here).map(|one| one.since);
        let mut changed = Vec::with_capacity(self.parts.len());
        let mut is_counted = true;
        for (index, place, before) in self.parts {
            let part = (id, Some(place));
            let line = knower.standing(id, part.1);
            let from = before.goes_on(knower, part, &line, since, &mut assessed.tally, &mut is_counted);
            if let Some(part) = assessed.parts.get_mut(index) {
                part.1 = line.clone();
            }
            changed.push(Changed { index, line, from });
        }
        if assessed.parts.is_empty() {
            assessed.whole = knower.standing(id, None);
            self.whole.goes_on(knower, (id, None), &assessed.whole, since, &mut assessed.tally, &mut is_counted);
        } else {
            assessed.whole = Arc::new(whole_of(assessed, self.fold, changed, self.whole.line));
        }
        if !is_counted {
            assessed.tally = knower.tally(id);
        }
        assessed.steps = knower.steps_of(id);
    }
}

impl Said {
    /// Goes on as `line`, with how often it came out; the first instant at which something else is said.
    fn goes_on(
        self,
        knower: &Knower<'_, '_>,
        part: Part,
        line: &Line<Standing>,
        since: Option<Instant>,
        all: &mut Timeline<Tally>,
        is_counted: &mut bool,
    ) -> Option<Instant> {
        let gone_on = knower.engine.memory.outgrown.borrow_mut().gone_on.remove(&part);
        let since = match &gone_on {
            Some(gone_on) => Some(gone_on.from),
            None => since.filter(|_| line.is_local()),
        };
        // Before anybody asks for all that is said.
        let from = line.say_on(self.line, since.unwrap_or(Instant::BEGINNING));
        match (gone_on, self.tally) {
            (Some(gone_on), Some(before)) => {
                exchange(all, &gone_on.before, &gone_on.after);
                knower.tally_goes_on(part, before, &gone_on);
            }
            (None, Some((_, before))) => exchange(all, &before, &knower.tally_of(part.0, part.1)),
            (_, None) => *is_counted = false,
        }
        from
    }
}

/// Keeps what the form made of a part, for who goes on from it.
fn outgrow(part: Part, validity: Option<Validity>, source: Box<dyn Source<Standing>>, memory: &Memory) {
    let duty = validity.zip(source.into_duty());
    memory.outgrown.borrow_mut().duties.extend(duty.map(|duty| (part, duty)));
}

/// The whole of parts of which some have changed.
fn whole_of(
    assessed: &CommitmentAssessment,
    fold: Option<Fold<Standing>>,
    changed: Vec<Changed<Standing>>,
    before: Arc<Timeline<Standing>>,
) -> Line<Standing> {
    let parts = || assessed.parts.iter().map(|(_, line)| line.clone()).collect();
    let fold = fold.or_else(|| Fold::new(parts(), Standing::with));
    let Some(mut fold) = fold else { return Line::known(Timeline::constant(Standing::upcoming())) };
    let from = fold.change(changed);
    let whole = Line::of(fold);
    match from {
        Some(from) => drop(whole.say_on(before, from)),
        None => whole.say(before),
    }
    whole
}

/// The record that has come, if it is a reading or tells of an event, and nothing else has changed.
fn one_more(knower: &Knower<'_, '_>, come: &[(RecordId, PackedRecord<'_>)]) -> Option<OneMore> {
    let [(id, record)] = come else { return None };
    let (place, is_at_several) = (record.place(), record.places().len() > 1);
    let (subject, since) = match record.says() {
        Says::Reading { measure, .. } => {
            (Named::Measure(measure), knower.read(&knower.agreement().measures[measure], *record)?.from)
        }
        Says::Event { event, .. } if !is_at_several => (Named::Event(event), record.time().start),
        _ => return None,
    };
    record.supersedes().is_none().then_some(OneMore { id: *id, subject, place, since })
}

/// What a record tells of, and what those do that it supersedes.
fn told(view: &View<'_>, record: PackedRecord<'_>) -> Told {
    let chain = std::iter::successors(Some(record), |record| view.packed(record.supersedes()?));
    chain.filter_map(|record| Some((record.subject()?, record.places()))).collect()
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
