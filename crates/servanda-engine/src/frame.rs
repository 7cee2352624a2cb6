//! The frame around a commitment's form: its term, waivers, pauses, excuses, findings. Source: SEMANTICS, Frame.

use servanda_agreement::{Commitment, CommitmentId, Form, Named, Place};
use servanda_base::{Deadline, Instant, Timeline, Truth, timeline};
use servanda_evidence::{Body, Decision, FindingSubject, FindingWord, Grain, Standard, Time};

use crate::condition::sampled;
use crate::form::finite;
use crate::knower::{Context, Knower};
use crate::power::Act;
use crate::{Doubt, Doubts, Footing, Grounds, Judgement, Remark, Standing, united};

/// The stretch `[from, until)` in which something is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    pub from: Instant,
    pub until: Instant,
}

/// A finding that is admitted.
struct Finding {
    time: Time,
    word: FindingWord,
    standard: Standard,
    grounds: Grounds,
}

impl Knower<'_, '_> {
    /// The standing of a commitment for all time: of one part, or of the whole.
    pub(crate) fn work_out_standing(&self, id: CommitmentId, part: Option<Place>) -> Timeline<Standing> {
        let commitment = &self.agreement().commitments[id];
        if commitment.each.is_empty() || part.is_some_and(|part| commitment.each.contains(&part)) {
            return self.framed(id, commitment, part);
        }
        let parts: Vec<_> = commitment.each.iter().map(|part| self.standing(id, Some(*part))).collect();
        sampled(parts.iter().map(|line| line.changes().collect()), |at| {
            Standing::whole(parts.iter().map(|line| line.at(at)))
        })
    }

    /// The term of a commitment; `None` while its start is not known.
    pub(crate) fn term(&self, id: CommitmentId) -> Option<Term> {
        let agreement = self.agreement();
        let commitment = &agreement.commitments[id];
        let mut from = self.opening(&agreement.in_force)?;
        let mut until = agreement.until.as_ref().and_then(|until| self.end_of_term(until)).unwrap_or(Instant::END);
        if let Some(own) = &commitment.from {
            from = from.max(self.opening(own)?);
        }
        if let Some(end) = commitment.until.as_ref().and_then(|until| self.end_of_term(until)) {
            until = until.min(end);
        }
        if let Some(phase) = commitment.during {
            let line = self.phase(phase);
            let start = line.stretches().find(|(_, _, inside)| **inside).map(|(start, _, _)| start)?;
            from = from.max(start);
            until = until.min(line.next_change(start).unwrap_or(Instant::END));
        }
        for (other, replacing) in agreement.commitments.iter() {
            if replacing.replaces.as_ref().is_some_and(|(replaced, _)| *replaced == id)
                && other != id
                && let Some(term) = self.term(other)
            {
                until = until.min(term.from);
            }
        }
        Some(Term { from, until: until.max(from) })
    }

    fn framed(&self, id: CommitmentId, commitment: &Commitment, part: Option<Place>) -> Timeline<Standing> {
        let Some(term) = self.term(id) else { return Timeline::constant(Standing::upcoming()) };
        let context = Context { commitment: Some(id), here: part, ..Context::default() };
        let form = self.by_form(commitment, term, context);
        let duty = self.with_findings(commitment, part, &form, term, context);
        let excuse = commitment.excused_while.as_ref().map(|condition| self.truth(condition, context));
        let waived = self.released(id, commitment, part, Decision::Waived);
        let paused = self.paused(id, commitment, part);
        let continues = !matches!(commitment.form, Form::Once { .. });
        let at_end = duty.at(term.until.pred()).clone();
        let mut changes: Vec<Vec<Instant>> = vec![duty.changes().collect(), finite([term.from, term.until])];
        changes.extend([waived.changes().collect(), paused.changes().collect()]);
        changes.extend(excuse.iter().map(|line| line.changes().collect()));
        let at = |at: Instant, is_end: bool| {
            if at < term.from {
                return Standing::upcoming();
            }
            if let Some(grounds) = waived.at(at) {
                return Standing::waived(grounds.clone());
            }
            if let Some(judgement) = excuse.as_ref().map(|line| line.at(at))
                && judgement.truth == Truth::True
            {
                return Standing::excused(Remark::ExcusedByText, judgement.grounds.clone());
            }
            if let Some(grounds) = paused.at(at) {
                return Standing::excused(Remark::Paused, grounds.clone());
            }
            let standing = if is_end { at_end.clone() } else { duty.at(at).clone() };
            if commitment.as_target { standing.aimed_at() } else { standing }
        };
        sampled(changes, |instant| {
            if continues && instant >= term.until {
                return at(term.until.pred(), true).concluded();
            }
            at(instant, false)
        })
    }

    /// The form's line with the findings of those who may decide laid over it.
    fn with_findings(
        &self,
        commitment: &Commitment,
        part: Option<Place>,
        form: &Timeline<Standing>,
        term: Term,
        context: Context,
    ) -> Timeline<Standing> {
        let findings = self.findings(commitment, part, context);
        if findings.is_empty() {
            return form.clone();
        }
        let once = matches!(commitment.form, Form::Once { .. });
        let changes: Vec<Instant> =
            findings.iter().flat_map(|finding| [finding.time.start, finding.time.last().succ()]).collect();
        sampled([timeline::merged([finite(changes), form.changes().collect(), finite([term.from])])], |at| {
            let decides = |finding: &&Finding| {
                finding.time.start <= at && (once || at <= finding.time.last()) && finding.time.grain != Grain::Coarse
            };
            let latest = findings.iter().filter(decides).map(|finding| finding.time.start).max();
            let deciding: Vec<&Finding> = findings
                .iter()
                .filter(decides)
                .filter(|finding| !once || Some(finding.time.start) == latest)
                .collect();
            of_findings(&deciding).unwrap_or_else(|| form.at(at).clone())
        })
    }

    fn findings(&self, commitment: &Commitment, part: Option<Place>, context: Context) -> Vec<Finding> {
        let Some(id) = context.commitment else { return Vec::new() };
        let admission = self.admission(&commitment.verification, part, context);
        let mut records = self.records(Named::Commitment(id));
        records.retain(|(_, record)| match &record.body {
            Body::Finding { about: FindingSubject::Commitment(_), places, .. } => {
                places.is_empty() || part.is_none_or(|part| places.contains(&part))
            }
            _ => false,
        });
        self.admitted(records, &admission)
            .into_iter()
            .filter_map(|admitted| match &admitted.record.body {
                Body::Finding { word, .. } => Some(Finding {
                    time: admitted.record.time,
                    word: *word,
                    standard: admitted.standard,
                    grounds: std::rc::Rc::from([admitted.id]),
                }),
                _ => None,
            })
            .collect()
    }

    /// While a commitment is released by a decision of all to whom it is owed, with the records of it.
    fn released(
        &self,
        id: CommitmentId,
        commitment: &Commitment,
        part: Option<Place>,
        decision: Decision,
    ) -> Timeline<Option<Grounds>> {
        let mut line = Timeline::constant(None);
        for act in self.joint_acts(Named::Commitment(id), part, &commitment.owed_to, decision) {
            line = line.until_then(act.from, &Timeline::constant(Some(act.grounds.clone())));
            if let Some(through) = act.through {
                line.push(through.max(act.from), None);
            }
        }
        line
    }

    fn paused(&self, id: CommitmentId, commitment: &Commitment, part: Option<Place>) -> Timeline<Option<Grounds>> {
        let subject = Named::Commitment(id);
        let mut acts: Vec<(Act, bool)> = self
            .joint_acts(subject, part, &commitment.owed_to, Decision::Paused)
            .into_iter()
            .map(|act| (act, true))
            .chain(self.joint_acts(subject, part, &commitment.owed_to, Decision::Resumed).into_iter().map(|act| (act, false)))
            .collect();
        acts.sort_by_key(|(act, pauses)| (act.from, *pauses));
        let mut line = Timeline::constant(None);
        for (act, pauses) in acts {
            line = line.until_then(act.from, &Timeline::constant(pauses.then(|| act.grounds.clone())));
            if let Some(through) = act.through.filter(|_| pauses) {
                line.push(through.max(act.from), None);
            }
        }
        line
    }

    /// The deadlines to which a milestone was moved by all to whom it is owed, from when each took effect.
    pub(crate) fn extensions(&self, commitment: &Commitment, context: Context) -> Vec<(Instant, Deadline)> {
        let Some(id) = context.commitment else { return Vec::new() };
        self.joint_acts(Named::Commitment(id), context.here, &commitment.owed_to, Decision::Extended)
            .into_iter()
            .filter_map(|act| {
                let at = act.through?;
                Some((act.from, Deadline { at, closes_day: self.calendar().open(self.calendar().date_of(at)) == at }))
            })
            .collect()
    }
}

/// What several findings for one time make of a commitment, the strictest standard deciding.
fn of_findings(findings: &[&Finding]) -> Option<Standing> {
    let strictest = findings.iter().map(|finding| finding.standard).min()?;
    let deciding = findings.iter().filter(|finding| finding.standard == strictest);
    let grounds = deciding.clone().fold(Grounds::from([]), |all, finding| united(&all, &finding.grounds));
    let mut words: Vec<FindingWord> = deciding.map(|finding| finding.word).collect();
    words.retain(|word| *word != FindingWord::Unknown);
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
