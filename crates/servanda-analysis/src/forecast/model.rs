//! An agreement as a program: what is still open follows from its `likely` clauses, what is known from what has happened.
//!
//! What nothing is assumed of is taken as the text has it: a milestone comes on its date, a limit holds, relief is granted
//! on the last day of its term; each of these is told with the forecast. A limit that is broken stays broken: nothing is
//! assumed of its being kept again. What is measured or counted, and what is said of procedures, is not foreseen at all.

use std::collections::{BTreeMap, BTreeSet};

use servanda_agreement::{
    Agreement, By, CommitmentId, Condition, DateExpr, Deed, EventRef, Form, GrantTerm, Likely, Named, PhaseId,
    ReliefId, ReliefWord, VerdictWord,
};
use servanda_base::{Calendar, Date, Duration, DurationUnit, Instant, Timeline, Truth};
use servanda_engine::{Assessment, Done, Standing, Verdict};

use super::program::{DrawId, Line, Program, Register};
use super::table::{NEVER, Table};
use crate::dates::fixed;

/// An assumption that is drawn in each run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// Whose assumption it is.
    pub named: Named,
    /// Of what.
    pub of: Assumed,
}

/// Of what something is assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assumed {
    /// How long it takes.
    Takes,
    /// How long it holds.
    Holds,
    /// How late the verifier's word comes.
    Reports,
}

/// What is taken as the text has it, or not foreseen, because nothing is assumed of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Taken {
    /// A milestone comes on its date.
    OnItsDate,
    /// It is late, or has no date: it never comes.
    NeverDone,
    /// A limit or a recurring duty holds.
    Holds,
    /// A limit that is broken stays broken.
    StaysBroken,
    /// Relief is granted on the last day of its term.
    AtTheEndOfItsTerm,
    /// What its condition asks besides is not foreseen, and taken never to come.
    NotForeseen,
}

/// A program, and what its parts are.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// What is run.
    pub program: Program,
    /// What each draw is.
    pub drawn: Vec<Drawn>,
    /// Milestones, with the place of each among the watched.
    pub milestones: Vec<(CommitmentId, usize)>,
    /// Relief.
    pub reliefs: Vec<(ReliefId, usize)>,
    /// Scenarios.
    pub scenarios: Vec<(Named, usize)>,
    /// Where each watched thing is worked out.
    pub registers: Vec<Register>,
    /// When each watched thing has come, if it has.
    pub came: Vec<Option<Date>>,
    /// What is taken as the text has it.
    pub taken: BTreeSet<(Named, Taken)>,
}

/// The program of an agreement as it stands on a day.
pub fn model(agreement: &Agreement, assessment: &Assessment, at: Instant) -> Model {
    let mut compiler = Compiler {
        agreement,
        assessment,
        at,
        today: agreement.calendar.date_of(at),
        model: Model::default(),
        done: BTreeMap::new(),
        kept: BTreeMap::new(),
        due: BTreeMap::new(),
        granted: BTreeMap::new(),
        under_way: BTreeSet::new(),
    };
    for (id, commitment) in agreement.commitments.iter().filter(|(_, commitment)| commitment.is_milestone()) {
        let _ = commitment;
        let done = compiler.done(id);
        let place = compiler.watch(done);
        compiler.model.milestones.push((id, place));
    }
    for id in agreement.reliefs.ids() {
        let granted = compiler.granted(id);
        let place = compiler.watch(granted);
        compiler.model.reliefs.push((id, place));
    }
    for ((id, scenario), line) in agreement.scenarios.iter().zip(&assessment.scenarios) {
        let named = Named::Scenario(id);
        let so = match line.at(at).truth {
            Truth::True => compiler.line(Line::Fixed(0.0, NEVER)),
            _ => {
                // What held in the past and does not hold now is not what comes.
                let (so, today) = (compiler.condition(&scenario.when, named), compiler.line(Line::Fixed(0.0, NEVER)));
                compiler.line(Line::All(vec![so, today]))
            }
        };
        let place = compiler.watch(so);
        compiler.model.scenarios.push((named, place));
    }
    compiler.model
}

struct Compiler<'a> {
    agreement: &'a Agreement,
    assessment: &'a Assessment,
    at: Instant,
    today: Date,
    model: Model,
    done: BTreeMap<CommitmentId, Register>,
    kept: BTreeMap<CommitmentId, Register>,
    due: BTreeMap<ReliefId, Register>,
    granted: BTreeMap<ReliefId, Register>,
    // What is being worked out: what waits for itself never comes.
    under_way: BTreeSet<Named>,
}

#[allow(clippy::float_arithmetic)]
impl Compiler<'_> {
    fn line(&mut self, line: Line) -> Register {
        self.model.program.line(line)
    }

    fn never(&mut self) -> Register {
        self.line(Line::Fixed(NEVER, NEVER))
    }

    fn watch(&mut self, register: Register) -> usize {
        self.model.registers.push(register);
        let came = self.came(register);
        self.model.came.push(came);
        self.model.program.watch(register)
    }

    fn take(&mut self, named: Named, taken: Taken) {
        self.model.taken.insert((named, taken));
    }

    fn draw(&mut self, named: Named, of: Assumed, table: Table) -> DrawId {
        self.model.drawn.push(Drawn { named, of });
        self.model.program.draw(table)
    }

    /// The days from today to a day.
    fn days_to(&self, day: Date) -> f32 {
        let utc = Calendar::utc();
        let days = (utc.open(day).unix() - utc.open(self.today).unix()) / 86_400;
        days as f32
    }

    fn days_to_instant(&self, at: Instant) -> f32 {
        if at.is_finite() { self.days_to(self.agreement.calendar.date_of(at)) } else { -NEVER }
    }

    /// The days of a length of time, counted from today where it is one of the calendar.
    fn length(&self, length: Duration) -> f64 {
        if length.is_clock() {
            return f64::from(length.count) / 24.0;
        }
        let utc = Calendar::utc();
        let days = (utc.open(utc.date_plus(self.today, length)).unix() - utc.open(self.today).unix()) / 86_400;
        days as f64
    }

    fn standing(&self, id: CommitmentId) -> Option<(&Timeline<Standing>, &Standing)> {
        let line = &*self.assessment.commitments.get(id.index())?.whole;
        Some((line, line.at(self.at)))
    }

    /// The day on which something has begun that has begun for good.
    fn came(&self, register: Register) -> Option<Date> {
        match self.model.program.lines.get(register.0) {
            Some(Line::Fixed(from, _)) if *from < 0.0 && *from > -NEVER => {
                let days = Duration::new((-*from) as u32, DurationUnit::Day);
                Some(Calendar::utc().date_minus(self.today, days))
            }
            _ => None,
        }
    }

    /// From when what is owed once is done.
    fn done(&mut self, id: CommitmentId) -> Register {
        if let Some(register) = self.done.get(&id) {
            return *register;
        }
        if !self.under_way.insert(Named::Commitment(id)) {
            return self.never();
        }
        let register = self.work_out_done(id);
        self.under_way.remove(&Named::Commitment(id));
        self.done.insert(id, register);
        register
    }

    fn work_out_done(&mut self, id: CommitmentId) -> Register {
        let (commitment, named) = (&self.agreement.commitments[id], Named::Commitment(id));
        if let Some((line, standing)) = self.standing(id)
            && matches!(standing.verdict, Verdict::Met | Verdict::Late | Verdict::Waived)
        {
            let since = line.map(|standing| matches!(standing.verdict, Verdict::Met | Verdict::Late | Verdict::Waived));
            let since = self.days_to_instant(since.since(self.at));
            return self.line(Line::Fixed(since, NEVER));
        }
        let begins = self.begins(id);
        let begins = match &commitment.form {
            Form::Once { deed: Deed::Condition(condition), .. } => {
                let so = self.condition(condition, named);
                self.line(Line::All(vec![begins, so]))
            }
            _ => begins,
        };
        match &commitment.likely {
            Some(Likely::Takes { low, high, mode }) => self.takes(named, begins, (*low, *high, *mode)),
            _ => self.on_its_date(id, begins),
        }
    }

    /// A drawn time after something begins; what has begun is under way, and what is left of it is drawn.
    fn takes(
        &mut self,
        named: Named,
        begins: Register,
        (low, high, mode): (Duration, Duration, Option<Duration>),
    ) -> Register {
        let (low, high) = (self.length(low), self.length(high));
        let mode = mode.map_or((low + high) / 2.0, |mode| self.length(mode));
        if let Some(Line::Fixed(from, _)) = self.model.program.lines.get(begins.0)
            && *from < 0.0
            && *from > -NEVER
        {
            let elapsed = -f64::from(*from);
            let draw = self.draw(named, Assumed::Takes, Table::pert_left(low, high, mode, elapsed));
            let today = self.line(Line::Fixed(0.0, NEVER));
            return self.line(Line::After(today, draw));
        }
        let draw = self.draw(named, Assumed::Takes, Table::pert(low, high, mode));
        self.line(Line::After(begins, draw))
    }

    /// What nothing is assumed of comes on its date, if that is still ahead.
    fn on_its_date(&mut self, id: CommitmentId, begins: Register) -> Register {
        let named = Named::Commitment(id);
        if matches!(&self.agreement.commitments[id].form, Form::Once { deed: Deed::Condition(_), .. }) {
            return begins;
        }
        match self.deadline(id).filter(|days| *days >= 0.0) {
            Some(days) => {
                self.take(named, Taken::OnItsDate);
                let date = self.line(Line::Fixed(days, NEVER));
                self.line(Line::All(vec![begins, date]))
            }
            None => {
                self.take(named, Taken::NeverDone);
                self.never()
            }
        }
    }

    /// The days to the date of a milestone, where the text tells it.
    fn deadline(&self, id: CommitmentId) -> Option<f32> {
        match &self.agreement.commitments[id].form {
            Form::Once { by: Some(By::Date(date)), .. } => fixed(self.agreement, date).map(|day| self.days_to(day)),
            _ => None,
        }
    }

    /// From when a commitment's term runs.
    fn begins(&mut self, id: CommitmentId) -> Register {
        let commitment = &self.agreement.commitments[id];
        let named = Named::Commitment(id);
        match (&commitment.from, commitment.during) {
            (Some(from), _) => self.date(from, named),
            (None, Some(phase)) => self.phase(phase),
            (None, None) => self.date(&self.agreement.in_force, named),
        }
    }

    fn phase(&mut self, id: PhaseId) -> Register {
        let phase = &self.agreement.phases[id];
        match (&phase.from, &phase.begins_when) {
            (Some(from), _) => self.date(from, Named::Phase(id)),
            (None, Some(condition)) => {
                if !self.under_way.insert(Named::Phase(id)) {
                    return self.never();
                }
                let so = match self.assessment.phases.get(id.index()).map(|line| (line.at(self.at).truth, line)) {
                    Some((Truth::True, line)) => {
                        let since = self.days_to_instant(line.map(|judgement| judgement.truth).since(self.at));
                        self.line(Line::Fixed(since, NEVER))
                    }
                    _ => self.condition(condition, Named::Phase(id)),
                };
                self.under_way.remove(&Named::Phase(id));
                so
            }
            (None, None) => self.date(&self.agreement.in_force, Named::Phase(id)),
        }
    }

    /// From a date on.
    fn date(&mut self, date: &DateExpr, named: Named) -> Register {
        if let Some(day) = fixed(self.agreement, date) {
            let days = self.days_to(day);
            return self.line(Line::Fixed(days, NEVER));
        }
        match date {
            DateExpr::Instant(instant) => {
                let days = self.days_to_instant(*instant);
                self.line(Line::Fixed(days, NEVER))
            }
            DateExpr::Named(id) => self.date(&self.agreement.dates[*id].date, named),
            DateExpr::StartOf(phase) => self.phase(*phase),
            DateExpr::After(length, event) => {
                let happens = self.happens(event, named);
                let days = self.length(*length) as f32;
                self.line(Line::Later(happens, days))
            }
            DateExpr::Plus(of, length) => {
                let (of, days) = (self.date(of, named), self.length(*length) as f32);
                self.line(Line::Later(of, days))
            }
            DateExpr::Minus(of, length) => {
                let (of, days) = (self.date(of, named), -self.length(*length) as f32);
                self.line(Line::Later(of, days))
            }
            DateExpr::DayOf(count, of) => {
                let days = self.length(Duration::new(count.saturating_sub(1), DurationUnit::Day)) as f32;
                let of = self.date(of, named);
                self.line(Line::Later(of, days))
            }
            DateExpr::LaterOf(all) => {
                let all = all.iter().map(|date| self.date(date, named)).collect();
                self.line(Line::All(all))
            }
            DateExpr::EarlierOf(all) => {
                let all = all.iter().map(|date| self.date(date, named)).collect();
                self.line(Line::Some(all, 1))
            }
            DateExpr::Contested { own, .. } => self.date(own, named),
            DateExpr::Day(_) | DateExpr::EndOf(_) => {
                self.take(named, Taken::NotForeseen);
                self.never()
            }
        }
    }

    /// From when an event has happened: by the milestone that asks for it.
    fn happens(&mut self, event: &EventRef, named: Named) -> Register {
        let asks = self.agreement.commitments.iter().filter(|(_, commitment)| {
            matches!(&commitment.form, Form::Once { deed: Deed::Event(asked), .. } if asked.event == event.event)
        });
        let asks: Vec<CommitmentId> = asks.map(|(id, _)| id).collect();
        if asks.is_empty() {
            self.take(named, Taken::NotForeseen);
            return self.never();
        }
        let all = asks.into_iter().map(|id| self.done(id)).collect();
        self.line(Line::Some(all, 1))
    }

    /// While a continuing commitment is kept.
    fn kept(&mut self, id: CommitmentId) -> Register {
        if let Some(register) = self.kept.get(&id) {
            return *register;
        }
        if !self.under_way.insert(Named::Commitment(id)) {
            return self.never();
        }
        let register = self.work_out_kept(id);
        self.under_way.remove(&Named::Commitment(id));
        self.kept.insert(id, register);
        register
    }

    fn work_out_kept(&mut self, id: CommitmentId) -> Register {
        let named = Named::Commitment(id);
        let current = self.standing(id).map(|(line, standing)| {
            let met = |standing: &Standing| standing.truths.met;
            let broken = matches!(standing.verdict, Verdict::Breached | Verdict::Missed | Verdict::Curing);
            (met(standing), broken, line.map(met).since(self.at))
        });
        let (from, runs) = match current {
            Some((_, true, since)) => {
                self.take(named, Taken::StaysBroken);
                let since = self.days_to_instant(since);
                return self.line(Line::Fixed(-NEVER, since));
            }
            Some((Truth::True, ..)) => {
                let since = current.map_or(0.0, |(.., since)| self.days_to_instant(since));
                (self.line(Line::Fixed(since, NEVER)), 0.0)
            }
            _ => {
                let begins = self.begins(id);
                let ahead = match self.model.program.lines.get(begins.0) {
                    Some(Line::Fixed(from, _)) if *from < NEVER => from.max(0.0),
                    _ => 0.0,
                };
                let today = self.line(Line::Fixed(0.0, NEVER));
                (self.line(Line::All(vec![begins, today])), ahead)
            }
        };
        match &self.agreement.commitments[id].likely {
            Some(Likely::Holds { percent, per }) => {
                let holds = percent.to_string().parse::<f64>().unwrap_or(100.0) / 100.0;
                let per = self.length(*per);
                let draw = self.draw(named, Assumed::Holds, Table::survival(holds, per));
                self.line(Line::Until(from, draw, runs))
            }
            _ => {
                self.take(named, Taken::Holds);
                from
            }
        }
    }

    /// While a condition is so.
    fn condition(&mut self, condition: &Condition, named: Named) -> Register {
        match condition {
            Condition::Verdict { commitment, word, .. } => self.verdict(*commitment, *word, named),
            Condition::Relief { relief, word } => match word {
                ReliefWord::InEffect if self.is_suspended(*relief) => self.unforeseen(named),
                ReliefWord::Granted | ReliefWord::InEffect => self.granted(*relief),
                ReliefWord::Due => self.due(*relief),
                ReliefWord::Locked => {
                    let due = self.due(*relief);
                    self.line(Line::Not(due))
                }
                _ => self.unforeseen(named),
            },
            Condition::Happened(event) => self.happens(event, named),
            Condition::Before(first, then) => {
                let (first, then) = (self.happens(first, named), self.happens(then, named));
                let before = self.line(Line::Not(then));
                self.line(Line::All(vec![first, before]))
            }
            Condition::For(condition, length) => {
                let so = self.condition(condition, named);
                let days = self.length(*length) as f32;
                self.line(Line::For(so, days))
            }
            Condition::Not(condition) => {
                let so = self.condition(condition, named);
                self.line(Line::Not(so))
            }
            Condition::All(all) => {
                let all = all.iter().map(|condition| self.condition(condition, named)).collect();
                self.line(Line::All(all))
            }
            Condition::Any(any) => self.some(any, 1, named),
            Condition::AtLeast(count, some) => self.some(some, usize::try_from(*count).unwrap_or(usize::MAX), named),
            Condition::Running(id) => {
                if !self.under_way.insert(Named::Response(*id)) {
                    return self.never();
                }
                let so = self.condition(&self.agreement.responses[*id].when, named);
                self.under_way.remove(&Named::Response(*id));
                so
            }
            Condition::Compare { .. } | Condition::Procedure { .. } => self.unforeseen(named),
        }
    }

    fn some(&mut self, some: &[Condition], count: usize, named: Named) -> Register {
        let some = some.iter().map(|condition| self.condition(condition, named)).collect();
        self.line(Line::Some(some, count))
    }

    fn unforeseen(&mut self, named: Named) -> Register {
        self.take(named, Taken::NotForeseen);
        self.never()
    }

    fn verdict(&mut self, id: CommitmentId, word: VerdictWord, named: Named) -> Register {
        let commitment = &self.agreement.commitments[id];
        if !matches!(commitment.form, Form::Once { .. }) {
            let kept = self.kept(id);
            let cure = commitment.cure.as_ref().map_or(0.0, |cure| self.length(cure.within) as f32);
            return match word {
                VerdictWord::Met | VerdictWord::MetOnTime => self.reported(id, kept),
                VerdictWord::Breached if !commitment.as_target => self.line(Line::Ended(kept, cure)),
                VerdictWord::Missed if commitment.as_target => self.line(Line::Ended(kept, cure)),
                _ => self.unforeseen(named),
            };
        }
        let (done, deadline) = (self.done(id), self.deadline(id));
        match (word, deadline) {
            (VerdictWord::Met, _) => self.reported(id, done),
            (VerdictWord::MetOnTime, Some(days)) => {
                let done = self.line(Line::By(done, days));
                self.reported(id, done)
            }
            (VerdictWord::MetOnTime, None) => self.reported(id, done),
            (VerdictWord::Late, Some(days)) => self.line(Line::NotBy(done, days)),
            (VerdictWord::Breached | VerdictWord::Overdue | VerdictWord::Missed, Some(days)) => {
                self.line(Line::Between(days + 1.0, done))
            }
            (VerdictWord::Pending, _) => self.line(Line::Not(done)),
            _ => self.unforeseen(named),
        }
    }

    /// The same once the verifier has said so: only of what is still to be said.
    fn reported(&mut self, id: CommitmentId, so: Register) -> Register {
        let is_known = matches!(self.model.program.lines.get(so.0), Some(Line::Fixed(from, _)) if *from < 0.0);
        match (&self.agreement.commitments[id].report_likely, is_known) {
            (Some(Likely::Takes { low, high, mode }), false)
                if matches!(self.agreement.commitments[id].form, Form::Once { .. }) =>
            {
                let (low, high) = (self.length(*low), self.length(*high));
                let mode = mode.map_or((low + high) / 2.0, |mode| self.length(mode));
                let draw = self.draw(Named::Commitment(id), Assumed::Reports, Table::pert(low, high, mode));
                self.line(Line::After(so, draw))
            }
            _ => so,
        }
    }

    /// From when a relief is due.
    fn due(&mut self, id: ReliefId) -> Register {
        if let Some(register) = self.due.get(&id) {
            return *register;
        }
        if !self.under_way.insert(Named::Relief(id)) {
            return self.never();
        }
        let register = self.work_out_due(id);
        self.under_way.remove(&Named::Relief(id));
        self.due.insert(id, register);
        register
    }

    fn work_out_due(&mut self, id: ReliefId) -> Register {
        let (relief, named) = (&self.agreement.reliefs[id], Named::Relief(id));
        let owed = self.assessment.reliefs.get(id.index()).and_then(|assessed| *assessed.owed_since.at(self.at));
        if let Some(since) = owed {
            let since = self.days_to_instant(since);
            return self.line(Line::Fixed(since, NEVER));
        }
        let from = relief.from.as_ref().unwrap_or(&self.agreement.in_force);
        let today = self.line(Line::Fixed(0.0, NEVER));
        let mut all = vec![self.date(from, named), today];
        if let Some(when) = &relief.when {
            all.push(self.condition(when, named));
        }
        let so = self.line(Line::All(all));
        // What is due stays owed.
        self.line(Line::Later(so, 0.0))
    }

    /// Whether a relief is suspended: nothing is assumed of its being restored.
    fn is_suspended(&self, id: ReliefId) -> bool {
        let assessed = self.assessment.reliefs.get(id.index());
        assessed.is_some_and(|assessed| *assessed.done.at(self.at) == Done::Suspended)
    }

    /// From when a relief is granted.
    fn granted(&mut self, id: ReliefId) -> Register {
        if let Some(register) = self.granted.get(&id) {
            return *register;
        }
        let register = self.work_out_granted(id);
        self.granted.insert(id, register);
        register
    }

    fn work_out_granted(&mut self, id: ReliefId) -> Register {
        let (relief, named) = (&self.agreement.reliefs[id], Named::Relief(id));
        if let Some(assessed) = self.assessment.reliefs.get(id.index()) {
            let given =
                |done: &Done| matches!(done, Done::Granted | Done::GrantedInPart | Done::Restored | Done::Suspended);
            if given(assessed.done.at(self.at)) {
                let since = self.days_to_instant(assessed.done.map(given).since(self.at));
                return self.line(Line::Fixed(since, NEVER));
            }
        }
        let due = self.due(id);
        let granted = match (&relief.likely, &relief.term) {
            (Some(Likely::Takes { low, high, mode }), _) => self.takes(named, due, (*low, *high, *mode)),
            (_, GrantTerm::Within(length)) => {
                self.take(named, Taken::AtTheEndOfItsTerm);
                let days = self.length(*length) as f32;
                let granted = self.line(Line::Later(due, days));
                let today = self.line(Line::Fixed(0.0, NEVER));
                self.line(Line::All(vec![granted, today]))
            }
            (_, GrantTerm::By(date)) => {
                self.take(named, Taken::AtTheEndOfItsTerm);
                let by = self.date(date, named);
                self.line(Line::All(vec![due, by]))
            }
            (_, GrantTerm::Open) => {
                self.take(named, Taken::AtTheEndOfItsTerm);
                due
            }
        };
        match relief.until.as_ref().and_then(|until| fixed(self.agreement, &until.date).map(|day| (day, until.through)))
        {
            Some((day, through)) => {
                let last = self.days_to(day) - if through { 0.0 } else { 1.0 };
                self.line(Line::By(granted, last))
            }
            None => granted,
        }
    }
}
