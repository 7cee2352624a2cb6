//! Responses, procedures, scenarios, phases, indicators: what runs on what was known. SEMANTICS, Relief; S12, S15.

use servanda_agreement::{ActorId, Named, PhaseId, ProcedureId, Response, ResponseId, Role, Step, StepClock};
use servanda_base::{Deadline, Instant, Truth};
use servanda_engine::{CaseState, StepStatus};
use servanda_evidence::Decision;

use super::acts::ActTaken;
use super::{Moment, Oracle};

/// A run of a response, as it stands at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunSaid {
    /// When it started.
    pub from: Instant,
    /// When it was over, if it is ever.
    pub until: Option<Instant>,
    /// When the way back opened, if it ever does.
    pub re_engaged_at: Option<Instant>,
    /// Its steps up, and, once the way back is open, those back.
    pub steps: Vec<StepSaid>,
}

/// A step of a run, as it stands at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepSaid {
    /// Its number, from 1.
    pub number: u32,
    /// What is said of it.
    pub status: StepStatus,
}

/// A case of a procedure, as it stands at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseSaid {
    /// What it is about.
    pub about: Option<Box<str>>,
    /// When it was opened.
    pub opened: Instant,
    /// By whom, if by an actor.
    pub opener: Option<ActorId>,
    /// Where it stands.
    pub state: CaseState,
}

impl CaseSaid {
    pub(super) fn is_open(&self) -> bool {
        matches!(self.state, CaseState::Stage(..))
    }

    pub(super) fn is_settled(&self) -> bool {
        self.state == CaseState::Settled
    }

    pub(super) fn is_exhausted(&self) -> bool {
        self.state == CaseState::Exhausted
    }
}

/// A step in its run.
struct Stepped<'s> {
    number: u32,
    step: &'s Step,
    /// From when its clock runs.
    from: Instant,
    /// When the latch went off, of a step up.
    latch_off: Option<Instant>,
}

impl<'a> Oracle<'a> {
    /// The runs of a response that have started by `m.t`, in the view at `m.k`.
    ///
    /// S15: "A run of a response is open, and the response running, while its latch is on; a new run starts when it
    /// comes on again."
    pub fn runs(&self, id: ResponseId, m: Moment) -> Vec<RunSaid> {
        let response = &self.agreement.responses[id];
        let latch = &*self.latch(Some(&response.when), m.k);
        let goes = |on: bool| {
            let changed = move |index: &usize| latch[*index] == on && (*index == 0 || latch[*index - 1] != on);
            let all = (0..self.instants().len()).filter(changed).map(|index| self.instants()[index]);
            all.collect::<Vec<Instant>>()
        };
        let (on, off) = (goes(true), goes(false));
        let acts = self.acts(Named::Response(id), None, Moment { t: Instant::END, k: m.k });
        (on.iter().enumerate().filter(|(_, from)| **from <= m.t))
            .map(|(index, from)| {
                let next = on.get(index + 1).copied().unwrap_or(Instant::END);
                let until = off.iter().copied().find(|off| off > from);
                // "What is done after the next run has begun belongs to that run."
                let own: Vec<ActTaken> =
                    acts.iter().filter(|act| *from <= act.judged_at && act.judged_at < next).cloned().collect();
                self.run(response, *from, until, next, &own, m)
            })
            .collect()
    }

    /// `NAME running`: whether a run is open.
    pub(super) fn is_running(&self, id: ResponseId, m: Moment) -> bool {
        self.runs(id, m).last().is_some_and(|run| run.until.is_none_or(|until| m.t < until))
    }

    /// "The way back opens when its condition is known true after the latch has gone off and before the next run; its
    /// steps are counted from there."
    fn run(
        &self,
        response: &'a Response,
        from: Instant,
        latch_off: Option<Instant>,
        next: Instant,
        acts: &[ActTaken],
        m: Moment,
    ) -> RunSaid {
        let way_back = response.re_engage_when.as_ref();
        let re_engaged_at = latch_off.and_then(|off| {
            self.forward(off, next.pred()).find(|s| self.known_then(way_back, *s, m.k) == Some(Truth::True))
        });
        let up = (1..).zip(&response.steps).map(|(number, step)| Stepped { number, step, from, latch_off });
        let first_back = u32::try_from(response.steps.len()).unwrap_or(u32::MAX).saturating_add(1);
        let back = (first_back..).zip(&response.steps_back);
        let back = re_engaged_at
            .filter(|opened| *opened <= m.t)
            .into_iter()
            .flat_map(|from| back.clone().map(move |(number, step)| Stepped { number, step, from, latch_off: None }));
        let steps = up.chain(back);
        let steps = steps.map(|step| StepSaid { number: step.number, status: self.step_status(&step, acts, m.t) });
        RunSaid { from, until: latch_off, re_engaged_at, steps: steps.collect() }
    }

    /// "Steps whose time had not come when the latch goes off lapse, steps overdue stay so." S26: the time of a step
    /// has come "when it is due (`within D`) or when its time opens (`after D`)".
    fn step_status(&self, step: &Stepped<'_>, acts: &[ActTaken], t: Instant) -> StepStatus {
        let calendar = &self.agreement.calendar;
        let (opens, due) = match step.step.clock {
            StepClock::Within(term) => (step.from, Some(calendar.due(step.from, term))),
            StepClock::After(term) => (calendar.due(step.from, term).at, None),
        };
        if let Some(act) = act_of(step, acts)
            && act.from.max(step.from) <= t
        {
            let is_late = due.is_some_and(|due| act.from >= due.at && act.judged_at > due.at);
            return if is_late { StepStatus::DoneLate } else { StepStatus::Done };
        }
        if let Some(off) = step.latch_off
            && off <= t
            && off < due.map_or(opens, |due| due.at)
        {
            return StepStatus::Lapsed;
        }
        match due {
            _ if t < opens => StepStatus::Ahead,
            Some(due) if due.at <= t => StepStatus::Overdue,
            _ => StepStatus::Due,
        }
    }

    /// The cases of a procedure that have been opened by `m.t`, by the instant of opening.
    pub fn cases(&self, id: ProcedureId, m: Moment) -> Vec<CaseSaid> {
        let acts = self.acts(Named::Procedure(id), None, m);
        let mut cases: Vec<(CaseSaid, Vec<(Decision, ActorId)>)> = Vec::new();
        for act in acts.iter().filter(|act| act.from <= m.t) {
            for (case, _) in &mut cases {
                self.run_out(id, case, act.from);
            }
            let same = cases.iter().rposition(|(case, _)| case.is_open() && (act.of.is_none() || case.about == act.of));
            match (act.what, same) {
                (Decision::Opened, None) => {
                    let stages = &self.agreement.procedures[id].stages;
                    let Some(first) = stages.first() else {
                        continue;
                    };
                    let state = CaseState::Stage(0, self.agreement.calendar.due(act.from, first.within));
                    cases.push((
                        CaseSaid { about: act.of.clone(), opened: act.from, opener: act.by, state },
                        Vec::new(),
                    ));
                }
                (Decision::Opened, Some(_)) => {}
                (Decision::Settled, None) => {
                    let late = cases.iter_mut().rev().find(|(case, _)| act.of.is_none() || case.about == act.of);
                    if let Some((case, consents)) = late.filter(|(case, _)| case.is_exhausted())
                        && self.moves(act, case, consents)
                    {
                        case.state = CaseState::Settled;
                    }
                }
                (_, Some(index)) => {
                    let (case, consents) = &mut cases[index];
                    if self.moves(act, case, consents) {
                        self.apply(id, case, act);
                    }
                }
                (_, None) => {}
            }
        }
        for (case, _) in &mut cases {
            self.run_out(id, case, m.t);
        }
        cases.into_iter().map(|(case, _)| case).collect()
    }

    /// "The body or all parties to the dispute move and settle": a body's word, or that of a member that is no party,
    /// at once; that of parties when the last of them has said so.
    fn moves(&self, act: &ActTaken, case: &CaseSaid, consents: &mut Vec<(Decision, ActorId)>) -> bool {
        if act.is_told() || act.by.is_none_or(|by| self.agreement.actors[by].role != Role::Party) {
            return true;
        }
        consents.extend(act.by.map(|by| (act.what, by)));
        let all = self.parties_to(case).iter().all(|party| consents.contains(&(act.what, *party)));
        if all {
            consents.retain(|(what, _)| *what != act.what);
        }
        all
    }

    /// S20: "The parties to a dispute are whoever opened it and whoever owes what it is about; all of them if it does
    /// not say what it is about."
    fn parties_to(&self, case: &CaseSaid) -> Vec<ActorId> {
        let commitment = match case.about.as_deref().and_then(|name| self.agreement.named(name)) {
            Some(Named::Commitment(id)) => &self.agreement.commitments[id],
            _ => return self.agreement.parties().collect(),
        };
        (commitment.owed_by.iter().chain(&case.opener).copied())
            .filter(|actor| self.agreement.actors[*actor].role == Role::Party)
            .collect()
    }

    fn apply(&self, id: ProcedureId, case: &mut CaseSaid, act: &ActTaken) {
        let procedure = &self.agreement.procedures[id];
        let CaseState::Stage(stage, deadline) = case.state else {
            return;
        };
        case.state = match act.what {
            Decision::Settled => CaseState::Settled,
            Decision::Stage => match procedure.stages.get(stage + 1) {
                Some(next) => CaseState::Stage(stage + 1, self.agreement.calendar.due(act.from, next.within)),
                None => case.state,
            },
            Decision::Extended
                if procedure.extendable_by_all && act.through.is_finite() && act.through > deadline.at =>
            {
                let calendar = &self.agreement.calendar;
                let closes_day = calendar.open(calendar.date_of(act.through)) == act.through;
                CaseState::Stage(stage, Deadline { at: act.through, closes_day })
            }
            _ => case.state,
        };
    }

    /// "`stage` D, one after another, `then` if the last runs out."
    fn run_out(&self, id: ProcedureId, case: &mut CaseSaid, t: Instant) {
        let stages = &self.agreement.procedures[id].stages;
        while let CaseState::Stage(stage, deadline) = case.state
            && deadline.at <= t
        {
            case.state = match stages.get(stage + 1) {
                Some(next) => {
                    CaseState::Stage(stage + 1, self.agreement.calendar.due_after(deadline, Some(next.within)))
                }
                None => CaseState::Exhausted,
            };
        }
    }

    /// Whether the process is in a phase at `m.t`: it has begun and has not ended; unknown does neither (S12).
    pub fn phase(&self, id: PhaseId, m: Moment) -> bool {
        let begun = self.phase_begins(id, m).is_some_and(|when| self.opens(when) <= m.t);
        begun && self.phase_end_instant(id, m) > m.t
    }
}

/// The act by which a step was done: the first of its number that is not before its run, or before the way back.
fn act_of<'c>(step: &Stepped<'_>, acts: &'c [ActTaken]) -> Option<&'c ActTaken> {
    acts.iter().find(|act| act.what == Decision::StepDone(step.number) && act.judged_at >= step.from)
}
