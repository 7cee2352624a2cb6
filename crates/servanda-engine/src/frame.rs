//! The frame around a commitment's form: its term, waivers, pauses, excuses, findings. Source: SEMANTICS, Frame.

use std::sync::Arc;

use servanda_agreement::{ActorId, Commitment, CommitmentId, Form, Named, Place, Until};
use servanda_base::{Deadline, Instant, Timeline, Truth, timeline};
use servanda_evidence::{Decision, FindingSubject, FindingWord, Says, Standard, Time};

use crate::condition::sampled;
use crate::form::finite;
use crate::knower::{Context, Knower};
use crate::line::{Reasoned, Source};
use crate::power::Act;
use crate::{Doubt, Doubts, Footing, Grounds, Judgement, Line, Remark, Standing, united};

/// The stretch `[from, until)` in which something is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    pub from: Instant,
    pub until: Instant,
    /// Whether another commitment takes its place at the end.
    pub replaced: bool,
}

/// The deadline of a milestone from when a decision about it took effect.
pub(crate) struct Extension {
    pub from: Instant,
    /// The new deadline; none where it would be an earlier one.
    pub moved: Option<Deadline>,
    /// The records by which all to whom it is owed agreed.
    pub grounds: Grounds,
}

/// A finding that is admitted.
struct Finding {
    time: Time,
    /// Of sides that verify each other: it decides from then on.
    open_until: Instant,
    word: FindingWord,
    standard: Standard,
    grounds: Grounds,
}

impl Knower<'_, '_> {
    /// The standing of a commitment for all time: of one part, or of the whole.
    pub(crate) fn work_out_standing(&self, id: CommitmentId, part: Option<Place>) -> Line<Standing> {
        let commitment = &self.agreement().commitments[id];
        if commitment.each.is_empty() || part.is_some_and(|part| commitment.each.contains(&part)) {
            return self.framed(id, commitment, part);
        }
        let parts = commitment.each.iter().map(|part| self.standing(id, Some(*part))).collect();
        Line::folded(parts, Standing::with).unwrap_or_else(|| Timeline::constant(Standing::upcoming()).into())
    }

    /// The term of a commitment; `None` while its start is not known. What it says itself governs, then the phase that
    /// it names, then the force of the agreement.
    pub(crate) fn term(&self, id: CommitmentId) -> Option<Term> {
        let agreement = self.agreement();
        let commitment = &agreement.commitments[id];
        let phase = commitment.during.map(|phase| self.phase_bounds(phase));
        let from = match (&commitment.from, phase) {
            (Some(from), _) => self.opening(from)?,
            (None, Some((start, _))) => start?,
            (None, None) => {
                let force = self.opening(&agreement.in_force)?;
                // What replaces another begins when that was agreed, if the text does not say when (S35).
                match &commitment.replaces {
                    Some((_, agreed)) => self.opening(agreed)?.max(force),
                    None => force,
                }
            }
        };
        let end =
            |until: &Option<Until>| until.as_ref().and_then(|until| self.end_of_term(until)).unwrap_or(Instant::END);
        let until = match (&commitment.until, phase) {
            (until @ Some(_), _) => end(until),
            (None, Some((_, over))) => over.unwrap_or(Instant::END),
            (None, None) => end(&agreement.until),
        };
        let replacing = self.engine.index.replacing(id);
        let replaced_at = replacing.filter_map(|other| self.term(other)).map(|term| term.from).min();
        let replaced = replaced_at.is_some_and(|at| at < until);
        let until = replaced_at.map_or(until, |at| until.min(at));
        Some(Term { from, until: until.max(from), replaced })
    }

    fn framed(&self, id: CommitmentId, commitment: &Commitment, part: Option<Place>) -> Line<Standing> {
        let Some(term) = self.term(id) else { return Timeline::constant(Standing::upcoming()).into() };
        let context = Context { commitment: Some(id), here: part, ..Context::default() };
        let form = self.by_form(commitment, term, context);
        let ends = term.replaced || !matches!(commitment.form, Form::Once { .. });
        // Of most commitments nothing was decided or found.
        if self.is_left_alone(id) {
            return Line::of(InTerm { duty: form, term, ends });
        }
        let duty = self.with_findings(commitment, part, form, term, context);
        let releases = self.releases(id, part);
        if releases.is_empty() && !commitment.as_target {
            return Line::of(InTerm { duty, term, ends });
        }
        let changes = [duty.changes().collect(), finite([term.from, term.until]), releases.changes()];
        let released = |at: Instant| releases.at(at).cloned();
        let owed = |at: Instant| {
            let standing = duty.at(at).clone();
            if commitment.as_target { standing.aimed_at() } else { standing }
        };
        let last = term.until.pred();
        sampled(changes, |at| {
            if at < term.from {
                Standing::upcoming()
            } else if ends && at >= term.until {
                let at_end = || {
                    if last < term.from { Standing::upcoming() } else { released(last).unwrap_or_else(|| owed(last)) }
                };
                let last_word = released(at).unwrap_or_else(at_end).concluded();
                if term.replaced { last_word.remarked(Remark::Replaced) } else { last_word }
            } else {
                released(at).unwrap_or_else(|| owed(at))
            }
        })
        .into()
    }

    /// The form's line with the findings of those who may decide laid over it.
    fn with_findings(
        &self,
        commitment: &Commitment,
        part: Option<Place>,
        form: Arc<Line<Standing>>,
        term: Term,
        context: Context,
    ) -> Arc<Line<Standing>> {
        let findings = self.findings(commitment, part, context);
        if findings.is_empty() {
            return form;
        }
        let once = matches!(commitment.form, Form::Once { .. });
        let changes: Vec<Instant> =
            findings.iter().flat_map(|f| [f.time.start, f.time.last().succ(), f.open_until]).collect();
        let line =
            sampled([timeline::merged([finite(changes), form.changes().collect(), finite([term.from])])], |at| {
                let decides = |finding: &&Finding| {
                    finding.time.start.max(finding.open_until) <= at && (once || at <= finding.time.last())
                };
                let latest = findings.iter().filter(decides).map(|finding| finding.time.start).max();
                let deciding: Vec<&Finding> = findings
                    .iter()
                    .filter(decides)
                    .filter(|finding| !once || Some(finding.time.start) == latest)
                    .collect();
                of_findings(&deciding).unwrap_or_else(|| form.at(at).clone())
            });
        Arc::new(line.into())
    }

    fn findings(&self, commitment: &Commitment, part: Option<Place>, context: Context) -> Vec<Finding> {
        let Some(id) = context.commitment else { return Vec::new() };
        let admission = self.admission(&commitment.verification, part, context);
        let mut records = self.records(Named::Commitment(id));
        records.retain(|(_, record)| match record.says() {
            Says::Finding { about: FindingSubject::Commitment(_), .. } => {
                let places = record.places();
                places.is_empty() || part.is_none_or(|part| places.contains(&part))
            }
            _ => false,
        });
        self.admitted(records, &admission)
            .into_iter()
            .filter_map(|admitted| match admitted.record.says() {
                Says::Finding { word, .. } => Some(Finding {
                    time: admitted.record.time(),
                    open_until: admitted.open_until,
                    word,
                    standard: admitted.standard,
                    grounds: admitted.grounds.clone(),
                }),
                _ => None,
            })
            .collect()
    }

    /// The deadlines to which a milestone was moved by all to whom it is owed, from when each took effect: never to an
    /// earlier date.
    pub(crate) fn extensions(&self, own: Deadline, context: Context) -> Vec<Extension> {
        let Some(id) = context.commitment else { return Vec::new() };
        let owed_to = self.agreement().owed_to(id, context.here);
        let mut acts = self.acts_on(Named::Commitment(id), context.here);
        acts.retain(|act| act.decision == Decision::Extended && act.through.is_some());
        let instants = timeline::merged([acts.iter().map(|act| act.from).collect()]);
        let moved_at = |at: Instant| {
            let longest = |who: &ActorId| {
                let own = acts.iter().filter(|act| act.from <= at && self.speaks_for(act, *who, &owed_to));
                own.max_by_key(|act| act.through)
            };
            let agreed: Vec<&Act> = owed_to.iter().map(longest).collect::<Option<_>>()?;
            let end = agreed.iter().filter_map(|act| act.through).min()?;
            let closes_day = self.calendar().open(self.calendar().date_of(end)) == end;
            let grounds = agreed.iter().fold(Grounds::from([]), |all, act| united(&all, &act.grounds));
            Some(Extension { from: at, moved: (end > own.at).then_some(Deadline { at: end, closes_day }), grounds })
        };
        instants.into_iter().filter_map(moved_at).collect()
    }
}

/// A duty that nobody has released: upcoming before its term, concluded after it if it is one that ends.
struct InTerm {
    duty: Arc<Line<Standing>>,
    term: Term,
    ends: bool,
}

impl InTerm {
    fn last_word(&self, at_end: Standing) -> Standing {
        let last_word = at_end.concluded();
        if self.term.replaced { last_word.remarked(Remark::Replaced) } else { last_word }
    }

    fn framed(&self, duty: &Timeline<Standing>) -> Timeline<Standing> {
        let Term { from, until, .. } = self.term;
        let last = until.pred();
        let at_end = if last < from { Standing::upcoming() } else { duty.at(last).clone() };
        let mut line = duty.clone().beginning(from, Standing::upcoming());
        if self.ends && until.is_finite() {
            line.push(until, self.last_word(at_end));
        }
        line
    }
}

impl Source<Standing> for InTerm {
    fn at(&self, at: Instant) -> Standing {
        let Term { from, until, .. } = self.term;
        let last = until.pred();
        match () {
            () if self.ends && until.is_finite() && at >= until => {
                self.last_word(if last < from { Standing::upcoming() } else { self.duty.told_at(last) })
            }
            () if at < from => Standing::upcoming(),
            () => self.duty.told_at(at),
        }
    }

    fn told(&self) -> Timeline<Standing> {
        self.framed(self.duty.told())
    }

    fn said(&self) -> Timeline<Standing> {
        self.framed(self.duty.said()).map(Standing::bare)
    }

    fn each_said(&self, since: Instant, to: &mut dyn FnMut(Instant, &Standing)) {
        let Term { from, until, .. } = self.term;
        let is_over = self.ends && until.is_finite() && since >= until;
        if is_over || since < from {
            let line = self.said();
            to(since, line.at(since));
            line.changes_after(since).for_each(|(at, standing)| to(at, standing));
            return;
        }
        let mut last = None;
        self.duty.each_said(since, &mut |at, standing| {
            if !self.ends || at < until {
                to(at, standing);
                last = Some(standing.clone());
            }
        });
        if let Some(last) = last.filter(|_| self.ends && until.is_finite()) {
            to(until, &self.last_word(last));
        }
    }

    fn is_local(&self) -> bool {
        self.duty.is_local()
    }

    fn into_duty(self: Box<Self>) -> Option<Timeline<Standing>> {
        Arc::into_inner(self.duty)?.into_told()
    }
}

/// What several findings for one time make of a commitment, the strictest standard deciding.
fn of_findings(findings: &[&Finding]) -> Option<Standing> {
    let strictest = findings.iter().map(|finding| finding.standard).min()?;
    let deciding = findings.iter().filter(|finding| finding.standard == strictest);
    let grounds = deciding.clone().fold(Grounds::from([]), |all, finding| united(&all, &finding.grounds));
    let mut words: Vec<FindingWord> = deciding.map(|finding| finding.word).collect();
    // Who could not tell contradicts nobody.
    words.retain(|word| *word != FindingWord::Unknown);
    words.sort_unstable();
    words.dedup();
    let standing = match words.as_slice() {
        [] => Standing::unverified(Doubts::of(Doubt::NotKnown)).on(&grounds),
        [FindingWord::Met] => Standing::met(Footing::Attested, grounds),
        [FindingWord::Breached] => Standing::breached(Remark::ByFinding, Footing::Attested, grounds),
        _ => Standing::unverified(Doubts::of(Doubt::Conflict)).on(&grounds),
    };
    Some(standing.remarked(Remark::ByFinding))
}

/// Whether a process is inside something, as a judgement.
pub(crate) fn inside(line: &Timeline<bool>) -> Timeline<Judgement> {
    line.map(|inside| Judgement::new(Truth::from(*inside)))
}
