//! Where the engine and the oracle differ, in words.

use std::fmt;

use servanda_agreement::{Agreement, CommitmentId, Place, ProcedureId, ReliefId, ResponseId};
use servanda_base::{Date, Instant, Timeline, Truth};
use servanda_engine::{Assessment, CaseState, Done, Doubts, ReliefStatus, StepStatus, Verdict};
use servanda_evidence::View;

use crate::oracle::Oracle;
use crate::show;

/// The first difference found.
#[derive(Debug, Clone)]
pub struct Disagreement {
    /// On what.
    pub about: String,
    /// At which instant.
    pub instant: Instant,
    /// What the engine says.
    pub engine: String,
    /// What the oracle says.
    pub oracle: String,
    /// The whole dossier, and the view, in words.
    pub dossier: String,
    /// The instant by RFC 3339.
    pub at: String,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.dossier)?;
        writeln!(f, "they differ on {}", self.about)?;
        writeln!(f, "  at      {}", self.at)?;
        writeln!(f, "  engine  {}", self.engine)?;
        write!(f, "  oracle  {}", self.oracle)
    }
}

impl std::error::Error for Disagreement {}

/// How much is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// Words alone.
    Words,
    /// Words, and the first doubt of what cannot be told.
    WordsAndDoubts,
}

/// The instants at which engine and oracle are asked: every instant at which something may change (among them the
/// second before the end of everything), and, for an assessment, every change that it sees, just before and after.
pub fn probe_instants(oracle: &Oracle<'_>, assessment: Option<&Assessment>) -> Vec<Instant> {
    let mut probes: Vec<Instant> = oracle.instants().to_vec();
    if let (Some(assessment), Some(first), Some(last)) = (assessment, probes.first().copied(), probes.last().copied()) {
        let seen = changes(assessment).into_iter().filter(|at| first < *at && *at < last);
        probes.extend(seen.flat_map(|at| [at.pred(), at, at.succ()]));
    }
    probes.sort_unstable();
    probes.dedup();
    probes
}

/// Asks both at every probe; the first difference is the error.
///
/// # Errors
///
/// The [`Disagreement`], with all that is needed to see who is right.
pub fn compare(
    view: &View<'_>,
    assessment: &Assessment,
    horizon: (Date, Date),
    strictness: Strictness,
) -> Result<(), Box<Disagreement>> {
    let oracle = Oracle::new(view, horizon);
    let probes = probe_instants(&oracle, Some(assessment));
    let comparison = Comparison { view, oracle: &oracle, assessment, strictness };
    for instant in probes {
        comparison.commitments(instant)?;
        comparison.reliefs(instant)?;
        comparison.procedures(instant)?;
        comparison.responses(instant)?;
        comparison.others(instant)?;
    }
    Ok(())
}

struct Comparison<'c, 'a> {
    view: &'c View<'a>,
    oracle: &'c Oracle<'a>,
    assessment: &'c Assessment,
    strictness: Strictness,
}

impl<'a> Comparison<'_, 'a> {
    fn commitments(&self, t: Instant) -> Result<(), Box<Disagreement>> {
        for (index, assessed) in self.assessment.commitments.iter().enumerate() {
            let id = CommitmentId::new(index);
            self.standing(id, None, &assessed.whole, t)?;
            for (place, line) in &assessed.parts {
                self.standing(id, Some(*place), line, t)?;
            }
        }
        Ok(())
    }

    fn standing(
        &self,
        id: CommitmentId,
        part: Option<Place>,
        line: &Timeline<servanda_engine::Standing>,
        t: Instant,
    ) -> Result<(), Box<Disagreement>> {
        let agreement = self.view.agreement();
        let standing = line.at(t);
        let (verdict, concluded, doubts) = self.oracle.commitment(id, part, self.oracle.in_view(t));
        let name = &agreement.commitments[id].declared.name;
        let part = part.map(|place| format!(" of {}", agreement.place_name(place))).unwrap_or_default();
        self.same(
            || format!("commitment {name}{part}"),
            t,
            &self.words(standing.verdict, standing.concluded, standing.doubts),
            &self.words(verdict, concluded, doubts),
        )
    }

    fn words(&self, verdict: Verdict, concluded: bool, doubts: Doubts) -> String {
        let concluded = if concluded { "concluded, " } else { "" };
        match doubts.first() {
            Some(doubt) if self.strictness == Strictness::WordsAndDoubts && verdict == Verdict::Unverified => {
                format!("{concluded}{verdict} ({})", doubt.words())
            }
            _ => format!("{concluded}{verdict}"),
        }
    }

    fn reliefs(&self, t: Instant) -> Result<(), Box<Disagreement>> {
        let agreement = self.view.agreement();
        for (index, assessed) in self.assessment.reliefs.iter().enumerate() {
            let said = self.oracle.relief(ReliefId::new(index), self.oracle.in_view(t));
            let standing = assessed.status.at(t).status;
            let words = |status: ReliefStatus, since: Option<Instant>, done: Done| {
                let since = since.filter(|_| is_owed(status)).map(|since| show::instant(agreement, since));
                format!("{status}, owed since {since:?}, done {done:?}")
            };
            self.same(
                || format!("relief {}", agreement.reliefs[ReliefId::new(index)].declared.name),
                t,
                &words(standing, *assessed.owed_since.at(t), *assessed.done.at(t)),
                &words(said.status, said.owed_since, said.done),
            )?;
        }
        Ok(())
    }

    fn procedures(&self, t: Instant) -> Result<(), Box<Disagreement>> {
        for (index, assessed) in self.assessment.procedures.iter().enumerate() {
            let said = self.oracle.cases(ProcedureId::new(index), self.oracle.in_view(t));
            let said: Vec<CaseState> = said.into_iter().map(|case| case.state).collect();
            let states = assessed.cases.iter().map(|case| *case.state.at(t));
            let states: Vec<CaseState> = states.filter(|state| *state != CaseState::NotOpen).collect();
            self.same(|| format!("procedure {index}"), t, &format!("{states:?}"), &format!("{said:?}"))?;
        }
        Ok(())
    }

    fn responses(&self, t: Instant) -> Result<(), Box<Disagreement>> {
        let agreement = self.view.agreement();
        for (index, assessed) in self.assessment.responses.iter().enumerate() {
            let said = self.oracle.runs(ResponseId::new(index), self.oracle.in_view(t));
            let words = |from: Instant, until: Option<Instant>, steps: Vec<StepStatus>| {
                let over = until.filter(|until| *until <= t).map(|until| show::instant(agreement, until));
                format!("[from {} until {over:?} steps {steps:?}]", show::instant(agreement, from))
            };
            let runs: Vec<String> = (assessed.runs.iter().filter(|run| run.from <= t))
                .map(|run| {
                    let up = agreement.responses[ResponseId::new(index)].steps.len();
                    let is_back = |number: u32| usize::try_from(number).is_ok_and(|number| number > up);
                    let is_open = run.re_engaged_at.is_some_and(|at| at <= t);
                    let steps = run.steps.iter().filter(|step| is_open || !is_back(step.number));
                    words(run.from, run.until, steps.map(|step| *step.status.at(t)).collect())
                })
                .collect();
            let said: Vec<String> = (said.into_iter())
                .map(|run| words(run.from, run.until, run.steps.iter().map(|step| step.status).collect()))
                .collect();
            self.same(|| format!("response {index}"), t, &runs.join(" "), &said.join(" "))?;
        }
        Ok(())
    }

    fn others(&self, t: Instant) -> Result<(), Box<Disagreement>> {
        let agreement = self.view.agreement();
        for (line, id) in self.assessment.phases.iter().zip(agreement.phases.ids()) {
            let said = Truth::from(self.oracle.phase(id, self.oracle.in_view(t)));
            let engine = line.at(t).truth;
            self.same(|| "a phase".to_owned(), t, &format!("{engine:?}"), &format!("{said:?}"))?;
        }
        for (line, (_, scenario)) in self.assessment.scenarios.iter().zip(agreement.scenarios.iter()) {
            let m = self.oracle.as_it_stood(t, self.view.known_at());
            let said = self.oracle.truth(&scenario.when, m).truth;
            let engine = line.at(t).truth;
            self.same(|| "a scenario".to_owned(), t, &format!("{engine:?}"), &format!("{said:?}"))?;
        }
        Ok(())
    }

    fn same(
        &self,
        about: impl Fn() -> String,
        t: Instant,
        engine: &str,
        oracle: &str,
    ) -> Result<(), Box<Disagreement>> {
        if engine == oracle {
            return Ok(());
        }
        Err(Box::new(Disagreement {
            about: about(),
            instant: t,
            engine: engine.to_owned(),
            oracle: oracle.to_owned(),
            dossier: in_words(self.view),
            at: show::instant(self.view.agreement(), t),
        }))
    }
}

/// Whether it is a word for what is owed.
fn is_owed(status: ReliefStatus) -> bool {
    matches!(
        status,
        ReliefStatus::Due
            | ReliefStatus::Overdue
            | ReliefStatus::Withheld
            | ReliefStatus::RestorationDue
            | ReliefStatus::RestorationOverdue
    )
}

/// A dossier and the view of it, in words.
pub fn in_words(view: &View<'_>) -> String {
    let agreement: &Agreement = view.agreement();
    let mut lines = vec![format!(
        "audience {:?}, standard {}, known at {}",
        view.audience(),
        view.standard(),
        show::instant(agreement, view.known_at())
    )];
    lines.push(format!(
        "in force {:?} until {:?} baseline {:?}",
        agreement.in_force, agreement.until, agreement.baseline
    ));
    lines.extend(agreement.actors.iter().map(|(id, actor)| format!("{id:?} {} {:?}", actor.declared.name, actor.role)));
    for (_, measure) in agreement.measures.iter() {
        lines.push(format!(
            "measure {} at {:?} good for {:?} never negative {} falls {} rises {} verified {:?} = {:?}",
            measure.declared.name,
            measure.places,
            measure.good_for,
            measure.never_negative,
            measure.never_falls,
            measure.never_rises,
            measure.verification,
            measure.formula
        ));
    }
    for (_, event) in agreement.events.iter() {
        lines.push(format!(
            "event {} at {:?} once {} {:?} verified {:?}",
            event.declared.name, event.places, event.once, event.reported, event.verification
        ));
    }
    lines.extend(agreement.commitments.iter().map(|(_, commitment)| show::commitment(agreement, commitment)));
    lines.extend(agreement.reliefs.iter().map(|(_, relief)| show::relief(agreement, relief)));
    for (_, response) in agreement.responses.iter() {
        let back = response.re_engage_when.as_ref().map(|back| show::condition(agreement, back));
        let when = show::condition(agreement, &response.when);
        lines.push(format!(
            "response when {when} re-engage when {back:?} steps {:?} back {:?}",
            response.steps, response.steps_back
        ));
    }
    lines.push("records (of this view):".to_owned());
    lines.extend(view.known().iter().map(|(id, record)| {
        let stands = if view.stands(*id) { "" } else { " (ended)" };
        format!("  {}{stands}", show::record(view, record))
    }));
    lines.join("\n")
}

/// Every instant at which an assessment changes.
fn changes(assessment: &Assessment) -> Vec<Instant> {
    let mut all = Vec::new();
    for commitment in &assessment.commitments {
        all.extend(commitment.whole.changes());
        all.extend(commitment.parts.iter().flat_map(|(_, line)| line.changes()));
    }
    for relief in &assessment.reliefs {
        all.extend(relief.status.changes().chain(relief.owed_since.changes()).chain(relief.done.changes()));
    }
    for response in &assessment.responses {
        all.extend(response.latch.changes());
        for run in &response.runs {
            all.extend(std::iter::once(run.from).chain(run.until).chain(run.re_engaged_at));
            all.extend(run.steps.iter().flat_map(|step| step.status.changes()));
        }
    }
    for procedure in &assessment.procedures {
        all.extend(procedure.cases.iter().flat_map(|case| case.state.changes()));
    }
    all
}
