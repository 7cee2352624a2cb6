//! Relief: what is owed, what was done, and the one word that compares them, run forward in time. Source: SEMANTICS,
//! Relief; S3, S4, S16.
//!
//! ```text
//!   owed   locked ──C° true──> due ──term over──> overdue      (a latched suspend or withdraw condition locks again)
//!   done            granted ──> suspended ──> restored ...     ──> withdrawn
//! ```

use std::sync::Arc;

use servanda_agreement::{GrantTerm, Named, Relief, ReliefId, ReliefWord};
use servanda_base::{Deadline, Decimal, Instant, Timeline, Truth, timeline};
use servanda_evidence::{Decision, FindingSubject, FindingWord, RecordId, Says, Standard};

use crate::admit::Admission;
use crate::condition::sampled;
use crate::form::finite;
use crate::knower::{Context, Knower};
use crate::known::latched;
use crate::power::Act;
use crate::{
    Amount, Cause, Done, Doubt, Doubts, Grounds, JudgedAct, Judgement, ReliefAssessment, ReliefStanding, ReliefStatus,
    united,
};

/// Everything that a relief's run looks at.
struct Lines {
    when: Timeline<Judgement>,
    when_in_hindsight: Timeline<Judgement>,
    suspend: Timeline<Judgement>,
    suspend_latch: Timeline<bool>,
    withdraw: Timeline<Judgement>,
    withdraw_latch: Timeline<bool>,
    restore: Timeline<Judgement>,
    worth: Option<Timeline<Amount>>,
    from: Instant,
    until: Instant,
    by: Option<Deadline>,
}

/// Word of somebody who may confirm or contradict a grant.
struct Word {
    at: Instant,
    last: Instant,
    granted: bool,
    by_receiver: bool,
    /// Whether it is the relief's verifier's, or as good as that.
    is_verified: bool,
    admitted: bool,
    grounds: Grounds,
}

impl Word {
    /// Whether it confirms or contradicts a grant: the receiving side does both, the verifier confirms.
    fn is_of_grant(&self) -> bool {
        self.by_receiver || (self.granted && self.is_verified)
    }
}

/// The last word on a grant, where it contradicts it.
fn contradiction(words: &[Word], granted_at: Instant, at: Instant) -> Option<&Word> {
    let about = words.iter().filter(|word| word.at <= at && word.last >= granted_at && word.is_of_grant());
    let last = about.enumerate().max_by_key(|(order, word)| (word.at, *order));
    last.map(|(_, word)| word).filter(|word| !word.granted)
}

/// What is owed.
#[derive(Debug, Clone, PartialEq)]
enum Owed {
    No,
    Due(Instant, Deadline),
    Overdue(Instant),
}

/// What was given, once it was.
#[derive(Debug, Clone, PartialEq)]
struct Grant {
    judged: ReliefStatus,
    at: Instant,
    amount: Option<Decimal>,
    in_part: bool,
    confirmed: bool,
    hindsight: bool,
    suspended: Option<Cause>,
    withdrawn: Option<Cause>,
    restored: bool,
    restoration: Owed,
    acts: Vec<JudgedAct>,
    grounds: Grounds,
}

/// Where a run stands.
#[derive(Debug, Clone)]
struct State {
    owed: Owed,
    grant: Option<Grant>,
    /// Once granted in full it is never owed again.
    ever_in_full: bool,
    /// Word, or the granting side's own refusal, that it was not given, with the last instant of which it speaks.
    refusals: Vec<(Instant, Grounds)>,
}

impl Knower<'_, '_> {
    /// The lines of a relief.
    pub(crate) fn relief(&self, id: ReliefId) -> Arc<ReliefAssessment> {
        self.recalled(&self.engine.memory.reliefs, &id).unwrap_or_else(|| {
            let scope = self.engine.scope(Named::Relief(id));
            self.remembered(&self.engine.memory.reliefs, id, &scope, || self.work_out_relief(id))
        })
    }

    fn work_out_relief(&self, id: ReliefId) -> ReliefAssessment {
        let relief = &self.agreement().reliefs[id];
        let lines = self.relief_lines(relief);
        let acts = self.acts_on(Named::Relief(id), None);
        let words = self.words(id, relief);
        let waived = self.waived(Named::Relief(id), None, &relief.granted_to);
        Run { knower: self, relief, lines: &lines, acts: &acts, words: &words, waived: &waived }.forward()
    }

    fn relief_lines(&self, relief: &Relief) -> Lines {
        let always = || Timeline::constant(Judgement::new(Truth::True));
        let never = || Timeline::constant(Judgement::new(Truth::False));
        let known = |condition: &Option<_>, none: Timeline<Judgement>| match condition {
            Some(condition) => self.truth_as_known(condition),
            None => none,
        };
        let suspend = known(&relief.suspend_when, never());
        let withdraw = known(&relief.withdraw_when, never());
        let force = self.opening(&self.agreement().in_force).unwrap_or(Instant::END);
        let suspend_latch = latched(&suspend, force);
        let restore = match relief.restore.as_ref().and_then(|restore| restore.when.as_ref()) {
            Some(condition) => self.truth_as_known(condition),
            None => suspend_latch.map(|on| Judgement::new(Truth::from(!*on))),
        };
        Lines {
            when: known(&relief.when, always()),
            when_in_hindsight: relief.when.as_ref().map_or_else(always, |when| self.truth(when, Context::default())),
            withdraw_latch: latched(&withdraw, force),
            withdraw,
            suspend,
            suspend_latch,
            restore,
            worth: relief.worth.as_ref().map(|worth| self.amount(worth, Context::default())),
            from: relief
                .from
                .as_ref()
                .map_or(Some(force), |from| self.opening(from))
                .unwrap_or(Instant::END)
                .max(force),
            until: relief.until.as_ref().and_then(|until| self.end_of_term(until)).unwrap_or(Instant::END),
            by: match &relief.term {
                GrantTerm::By(date) => Some(self.deadline(date).unwrap_or(Deadline::NEVER)),
                GrantTerm::Within(_) | GrantTerm::Open => None,
            },
        }
    }

    /// What the relief's verifier and the receiving side say of its having been given.
    fn words(&self, id: ReliefId, relief: &Relief) -> Vec<Word> {
        let admission = Admission::of_relief(relief);
        let mut records = self.records(Named::Relief(id));
        records.retain(|(_, record)| matches!(record.says(), Says::Finding { about: FindingSubject::Relief(_), .. }));
        let graded = self.graded(records, &admission);
        graded
            .into_iter()
            .filter_map(|entry| {
                let Says::Finding { word, .. } = entry.record.says() else { return None };
                let source = self.view.source(entry.record.source());
                Some(Word {
                    at: entry.record.time().start,
                    last: entry.record.time().last(),
                    granted: word == FindingWord::Granted,
                    by_receiver: source.actor.is_some_and(|actor| relief.granted_to.contains(&actor)),
                    is_verified: entry.standard <= Standard::Estimated,
                    admitted: self.admits(entry.standard),
                    grounds: Grounds::from([entry.id]),
                })
            })
            .filter(|word| word.admitted || word.is_of_grant())
            .collect()
    }

    /// `NAME granted` and the like.
    pub(crate) fn relief_truth(&self, id: ReliefId, word: ReliefWord) -> Timeline<Judgement> {
        if !word.rests_on_acts() {
            return self.relief(id).status.map(|standing| Judgement {
                grounds: standing.grounds.clone(),
                ..Judgement::new(Truth::from(is_called(standing.status, word)))
            });
        }
        // What rests on acts does not look at what is owed, so that circles of names end here.
        let relief = &self.agreement().reliefs[id];
        let acts = self.acts_on(Named::Relief(id), None);
        let words = self.words(id, relief);
        let until = relief.until.as_ref().and_then(|until| self.end_of_term(until)).unwrap_or(Instant::END);
        let changes = acts.iter().map(|act| act.from).chain(words.iter().map(|word| word.at)).chain([until]);
        sampled([timeline::merged([finite(changes)])], |at| {
            let done = done_by(&acts, &words, at);
            let given = matches!(done.what, Done::Granted | Done::GrantedInPart | Done::Restored);
            let suspended = done.what == Done::Suspended;
            let truth = match word {
                ReliefWord::Granted => given || suspended,
                ReliefWord::InEffect => given && at < until,
                ReliefWord::Suspended => suspended,
                _ => done.what == Done::Withdrawn,
            };
            let judgement =
                if done.disputed { Judgement::unknown(Doubt::Conflict) } else { Judgement::new(Truth::from(truth)) };
            Judgement { grounds: done.grounds, ..judgement }
        })
    }
}

fn is_called(status: ReliefStatus, word: ReliefWord) -> bool {
    match word {
        ReliefWord::Granted | ReliefWord::InEffect => false,
        ReliefWord::Suspended => matches!(status, ReliefStatus::Suspended(_)),
        ReliefWord::Withdrawn => matches!(status, ReliefStatus::Withdrawn(_)),
        ReliefWord::Lapsed => status == ReliefStatus::Lapsed,
        ReliefWord::Waived => status == ReliefStatus::Waived,
        ReliefWord::Withheld => status == ReliefStatus::Withheld,
        ReliefWord::Overdue => status == ReliefStatus::Overdue,
        ReliefWord::Due => status == ReliefStatus::Due,
        ReliefWord::Locked => status == ReliefStatus::Locked,
    }
}

/// What the acts up to an instant come to, by themselves.
struct Acted {
    what: Done,
    disputed: bool,
    grounds: Grounds,
}

fn done_by(acts: &[Act], words: &[Word], at: Instant) -> Acted {
    let mut acted = Acted { what: Done::Nothing, disputed: false, grounds: Grounds::from([]) };
    let mut amount: Option<Decimal> = None;
    let mut granted_at = None;
    let told = words.iter().filter(|word| word.granted && word.admitted);
    let told = told.map(|word| (word.at, &word.grounds, Decision::Granted(None), true));
    let own = acts.iter().map(|act| (act.from, &act.grounds, act.decision, false));
    let mut all: Vec<_> = own.chain(told).filter(|(from, ..)| *from <= at).collect();
    all.sort_by_key(|(from, grounds, ..)| (*from, grounds.first().copied()));
    for (from, grounds, decision, is_told) in all {
        acted.what = match (decision, acted.what) {
            // Word of a grant stands for the act that it tells of, if there is none.
            (Decision::Granted(_), was) if is_told && was != Done::Nothing => was,
            (Decision::Granted(given), was) => {
                amount = given.map(|given| given + amount.unwrap_or_default());
                granted_at = if matches!(was, Done::Nothing | Done::Withdrawn) { Some(from) } else { granted_at };
                if was == Done::Suspended { was } else { Done::Granted }
            }
            (Decision::Suspended, Done::Granted | Done::Restored) => Done::Suspended,
            (Decision::Restored, Done::Suspended) => Done::Restored,
            (Decision::Withdrawn(taken), was @ (Done::Granted | Done::Restored | Done::Suspended)) => {
                amount = taken.zip(amount).map(|(taken, amount)| amount - taken).filter(|left| *left > Decimal::ZERO);
                if amount.is_some() { was } else { Done::Withdrawn }
            }
            (_, was) => was,
        };
        acted.grounds = united(&acted.grounds, grounds);
    }
    let stands = matches!(acted.what, Done::Granted | Done::Restored | Done::Suspended);
    if let Some(word) = granted_at.filter(|_| stands).and_then(|granted_at| contradiction(words, granted_at, at)) {
        acted.disputed = true;
        acted.grounds = united(&acted.grounds, &word.grounds);
    }
    acted
}

/// One run of a relief through time.
struct Run<'r, 'e, 'a> {
    knower: &'r Knower<'e, 'a>,
    relief: &'r Relief,
    lines: &'r Lines,
    acts: &'r [Act],
    words: &'r [Word],
    waived: &'r Timeline<Option<Grounds>>,
}

impl Run<'_, '_, '_> {
    fn forward(&self) -> ReliefAssessment {
        let lines = self.lines;
        let mut ahead = timeline::merged([
            lines.when.changes().collect(),
            lines.suspend.changes().collect(),
            lines.withdraw.changes().collect(),
            lines.restore.changes().collect(),
            finite(self.acts.iter().map(|act| act.from)),
            finite(self.words.iter().map(|word| word.at)),
            self.waived.changes().collect(),
            finite([lines.from, lines.until].into_iter().chain(lines.by.map(|by| by.at))),
        ]);
        let mut state = State { owed: Owed::No, grant: None, ever_in_full: false, refusals: Vec::new() };
        let first = self.standing(&state, Instant::BEGINNING);
        let mut assessment = ReliefAssessment {
            status: Timeline::constant(first),
            owed_since: Timeline::constant(None),
            done: Timeline::constant(Done::Nothing),
            acts: Timeline::constant(Arc::from([])),
        };
        let mut index = 0;
        while let Some(at) = ahead.get(index).copied() {
            index += 1;
            self.step(&mut state, at);
            for term in [state.owed.clone(), state.restoration()].iter().filter_map(Owed::deadline) {
                if let Err(place) = ahead.binary_search(&term.at)
                    && term.at > at
                    && term.at.is_finite()
                {
                    ahead.insert(place, term.at);
                }
            }
            assessment.status.push(at, self.standing(&state, at));
            assessment.owed_since.push(at, state.owed_since());
            assessment.done.push(at, state.done());
            assessment.acts.push(at, state.grant.iter().flat_map(|grant| grant.acts.iter().cloned()).collect());
        }
        assessment
    }

    /// Evidence before acts, at equal instants.
    fn step(&self, state: &mut State, at: Instant) {
        self.evidence(state, at);
        // Acts, and word of them, in the order of the log.
        let acts = self.acts.iter().filter(|act| act.from == at).map(|act| (act.grounds.first(), Some(act), None));
        let words = self.words.iter().filter(|word| word.at == at).map(|word| (word.grounds.first(), None, Some(word)));
        let mut all: Vec<(Option<&RecordId>, Option<&Act>, Option<&Word>)> = acts.chain(words).collect();
        all.sort_by_key(|(id, ..)| *id);
        for (_, act, word) in all {
            if let Some(act) = act {
                self.act(state, act);
            }
            if let Some(word) = word {
                self.word(state, word);
            }
        }
        if let Some(grant) = &mut state.grant {
            self.restoration(grant, at);
        }
    }

    fn evidence(&self, state: &mut State, at: Instant) {
        let lines = self.lines;
        let truth = lines.when.at(at).truth;
        let in_force = at >= lines.from && at < lines.until;
        let ended = state.ever_in_full || self.waived.at(at).is_some();
        state.owed = match &state.owed {
            _ if self.is_locked(at) || ended || !in_force => Owed::No,
            Owed::No if truth == Truth::True => {
                let since = at;
                let deadline = self.term(since);
                if at >= deadline.at { Owed::Overdue(since) } else { Owed::Due(since, deadline) }
            }
            // What is owed until the end of the term accrues with it.
            Owed::Due(since, deadline) if at >= deadline.at => Owed::Overdue(*since),
            Owed::Due(..) if truth == Truth::False => Owed::No,
            owed => owed.clone(),
        };
    }

    /// Whether what it may be suspended or withdrawn for is on.
    fn is_locked(&self, at: Instant) -> bool {
        *self.lines.suspend_latch.at(at) || *self.lines.withdraw_latch.at(at)
    }

    /// When a grant that is due since `since` becomes overdue.
    fn term(&self, since: Instant) -> Deadline {
        match (&self.relief.term, self.lines.by) {
            (GrantTerm::Within(within), _) => self.knower.calendar().due(since, *within),
            (GrantTerm::By(_), Some(by)) => by.max(Deadline { at: since, closes_day: false }),
            _ => Deadline::NEVER,
        }
    }

    fn act(&self, state: &mut State, act: &Act) {
        match act.decision {
            Decision::Granted(amount) => self.grant(state, act, amount),
            Decision::Refused => state.refusals.push((act.judged_at, act.grounds.clone())),
            Decision::Suspended | Decision::Restored | Decision::Withdrawn(_) => {
                if let Some(grant) = &mut state.grant {
                    self.take_back(grant, act);
                }
            }
            _ => {}
        }
    }

    /// A grant is judged once, by what was known when it was made.
    fn grant(&self, state: &mut State, act: &Act, amount: Option<Decimal>) {
        if let Some(grant) = state.grant.as_mut().filter(|grant| grant.withdrawn.is_none()) {
            // A further part of it.
            grant.amount = grant.amount.zip(amount).map(|(a, b)| a + b);
            grant.in_part = grant.in_part && self.is_in_part(grant.amount, act.from);
            grant.acts.push(JudgedAct::of(act, Done::GrantedInPart));
            grant.grounds = united(&grant.grounds, &act.grounds);
            state.ever_in_full |= !grant.in_part;
            state.owed = if state.ever_in_full { Owed::No } else { state.owed.clone() };
            return;
        }
        let known = self.lines.when.at(act.judged_at);
        let owed = match &state.owed {
            Owed::No => self.owed_without_it(state, act),
            owed => owed.clone(),
        };
        let judged = match known.truth {
            _ if owed != Owed::No => ReliefStatus::InEffect,
            Truth::True => ReliefStatus::InEffect,
            Truth::False => ReliefStatus::Premature,
            Truth::Unknown => ReliefStatus::AheadOfVerification,
        };
        let hindsight = self.lines.when_in_hindsight.at(act.judged_at).truth;
        let differs = match judged {
            ReliefStatus::InEffect => hindsight == Truth::False,
            _ => hindsight == Truth::True,
        };
        let in_part = self.is_in_part(amount, act.from);
        state.ever_in_full |= !in_part;
        state.grant = Some(Grant {
            judged,
            at: act.from,
            amount,
            in_part,
            confirmed: false,
            hindsight: differs,
            suspended: None,
            withdrawn: None,
            restored: false,
            restoration: Owed::No,
            acts: vec![JudgedAct {
                owed_since: owed.since(),
                ..JudgedAct::of(act, if in_part { Done::GrantedInPart } else { Done::Granted })
            }],
            grounds: united(&act.grounds, &known.grounds),
        });
        if state.ever_in_full {
            state.owed = Owed::No;
        }
    }

    /// What would have been owed by the instant by which a grant is judged, had it not been given.
    fn owed_without_it(&self, state: &State, act: &Act) -> Owed {
        let lines = self.lines;
        let mut without = state.clone();
        let until_judged = timeline::merged([
            lines.when.changes().collect(),
            lines.suspend_latch.changes().collect(),
            lines.withdraw_latch.changes().collect(),
            self.waived.changes().collect(),
        ]);
        for at in until_judged.into_iter().filter(|at| act.from < *at && *at <= act.judged_at) {
            self.evidence(&mut without, at);
        }
        without.owed
    }

    fn is_in_part(&self, amount: Option<Decimal>, at: Instant) -> bool {
        let worth = self.lines.worth.as_ref().and_then(|worth| worth.at(at).interval.low().value());
        amount.zip(worth).is_some_and(|(amount, worth)| amount < worth)
    }

    fn take_back(&self, grant: &mut Grant, act: &Act) {
        let lines = self.lines;
        let cause = |line: &Timeline<Judgement>, latch: &Timeline<bool>| match line.at(act.judged_at).truth {
            _ if *latch.at(act.judged_at) => Cause::Established,
            Truth::True => Cause::Established,
            Truth::False => Cause::Without,
            Truth::Unknown => Cause::NotEstablished,
        };
        // What is unknown ends no consequence: it is judged by when it was last known.
        let held = |line: &Timeline<Judgement>, latch: &Timeline<bool>| {
            let is_doubtful = line.at(act.judged_at).truth == Truth::Unknown && *latch.at(act.judged_at);
            is_doubtful.then(|| latch.since(act.judged_at))
        };
        match act.decision {
            Decision::Suspended if grant.suspended.is_none() => {
                let held_since = held(&lines.suspend, &lines.suspend_latch);
                grant.acts.push(JudgedAct { held_since, ..JudgedAct::of(act, Done::Suspended) });
                grant.suspended = Some(cause(&lines.suspend, &lines.suspend_latch));
                grant.grounds = united(&grant.grounds, &lines.suspend.at(act.judged_at).grounds);
            }
            Decision::Restored if grant.suspended.is_some() => {
                grant.acts.push(JudgedAct::of(act, Done::Restored));
                grant.suspended = None;
                grant.restored = true;
                grant.restoration = Owed::No;
            }
            Decision::Withdrawn(taken) => {
                let left = taken.zip(grant.amount).map(|(taken, amount)| amount - taken);
                match left.filter(|left| *left > Decimal::ZERO) {
                    Some(left) => {
                        grant.amount = Some(left);
                        grant.in_part = true;
                    }
                    // The first withdrawal of the whole is the one that is judged.
                    None if grant.withdrawn.is_none() => {
                        let held_since = held(&lines.withdraw, &lines.withdraw_latch);
                        grant.acts.push(JudgedAct { held_since, ..JudgedAct::of(act, Done::Withdrawn) });
                        grant.withdrawn = Some(cause(&lines.withdraw, &lines.withdraw_latch));
                        grant.restoration = Owed::No;
                        grant.grounds = united(&grant.grounds, &lines.withdraw.at(act.judged_at).grounds);
                    }
                    None => {}
                }
            }
            _ => {}
        }
        grant.grounds = united(&grant.grounds, &act.grounds);
    }

    fn word(&self, state: &mut State, word: &Word) {
        match &mut state.grant {
            Some(grant) => {
                grant.confirmed |= word.granted;
                grant.grounds = united(&grant.grounds, &word.grounds);
            }
            // Word that is admitted stands for the act that it tells of.
            None if word.granted && word.admitted => {
                let act = Act {
                    from: word.at,
                    judged_at: self.knower.calendar().last_instant(self.knower.calendar().date_of(word.at)),
                    through: None,
                    decision: Decision::Granted(None),
                    of: None,
                    actor: None,
                    grounds: word.grounds.clone(),
                };
                self.grant(state, &act, None);
                if let Some(grant) = &mut state.grant {
                    grant.confirmed = true;
                }
            }
            None => {}
        }
        if !word.granted && word.admitted {
            state.refusals.push((word.last, word.grounds.clone()));
        }
    }

    /// A restoration is owed like a grant: not while what it may be suspended or withdrawn for is on (S41).
    fn restoration(&self, grant: &mut Grant, at: Instant) {
        let Some(restore) = self.relief.restore.as_ref().filter(|_| grant.suspended.is_some()) else { return };
        let truth = self.lines.restore.at(at).truth;
        grant.restoration = match &grant.restoration {
            _ if self.is_locked(at) => Owed::No,
            Owed::No if truth == Truth::True => Owed::Due(at, self.knower.calendar().due(at, restore.within)),
            // What is owed until the end of the term accrues with it.
            Owed::Due(since, deadline) if at >= deadline.at => Owed::Overdue(*since),
            Owed::Due(..) if truth == Truth::False => Owed::No,
            owed => owed.clone(),
        };
    }

    /// The one word: the first that applies.
    fn standing(&self, state: &State, at: Instant) -> ReliefStanding {
        let lines = self.lines;
        let mut grounds: Grounds = Grounds::from([]);
        let status = if at >= lines.until {
            ReliefStatus::Lapsed
        } else if let Some(waived) = self.waived.at(at) {
            grounds = waived.clone();
            ReliefStatus::Waived
        } else if let Some(grant) = &state.grant {
            grounds = grant.grounds.clone();
            let open = *lines.suspend_latch.at(at);
            if open && grant.suspended.is_none() && grant.withdrawn.is_none() {
                grounds = united(&grounds, &lines.suspend.at(at).grounds);
            }
            let disputed = grant.withdrawn.is_none() && contradiction(self.words, grant.at, at).is_some();
            if disputed { ReliefStatus::Disputed } else { status_of(grant, open) }
        } else {
            grounds = lines.when.at(at).grounds.clone();
            match (&state.owed, state.withheld()) {
                (Owed::No, _) => ReliefStatus::Locked,
                (_, Some(withheld)) => {
                    grounds = united(&grounds, &withheld);
                    ReliefStatus::Withheld
                }
                (Owed::Due(..), None) => ReliefStatus::Due,
                (Owed::Overdue(_), None) => ReliefStatus::Overdue,
            }
        };
        let deadline = match &state.grant {
            Some(grant) => grant.restoration.deadline(),
            None => state.owed.deadline(),
        };
        let grant = state.grant.as_ref();
        ReliefStanding {
            status,
            confirmed: grant.is_some_and(|grant| grant.confirmed),
            hindsight: grant.is_some_and(|grant| grant.hindsight),
            doubts: if status == ReliefStatus::Locked { lines.when.at(at).doubts } else { Doubts::NONE },
            grounds,
            deadline,
        }
    }
}

fn status_of(grant: &Grant, open: bool) -> ReliefStatus {
    if let Some(cause) = grant.withdrawn {
        return ReliefStatus::Withdrawn(cause);
    }
    match (&grant.restoration, grant.suspended) {
        (Owed::Overdue(_), Some(_)) => return ReliefStatus::RestorationOverdue,
        (Owed::Due(..), Some(_)) => return ReliefStatus::RestorationDue,
        (_, Some(cause)) => return ReliefStatus::Suspended(cause),
        _ => {}
    }
    match grant.judged {
        _ if open => ReliefStatus::SuspensionOpen,
        ReliefStatus::InEffect if grant.in_part => ReliefStatus::InEffectInPart,
        judged => judged,
    }
}

impl JudgedAct {
    fn of(act: &Act, done: Done) -> Self {
        let (at, judged_at, grounds) = (act.from, act.judged_at, act.grounds.clone());
        Self { done, at, judged_at, owed_since: None, held_since: None, grounds }
    }
}

impl Owed {
    fn deadline(&self) -> Option<Deadline> {
        match self {
            Self::Due(_, deadline) => Some(*deadline),
            Self::No | Self::Overdue(_) => None,
        }
    }

    fn since(&self) -> Option<Instant> {
        match self {
            Self::No => None,
            Self::Due(since, _) | Self::Overdue(since) => Some(*since),
        }
    }
}

impl State {
    /// The records by which what is owed now was not given.
    fn withheld(&self) -> Option<Grounds> {
        let since = self.owed.since()?;
        let about = self.refusals.iter().filter(|(last, _)| *last >= since);
        about.map(|(_, grounds)| grounds.clone()).reduce(|a, b| united(&a, &b))
    }

    fn restoration(&self) -> Owed {
        self.grant.as_ref().map_or(Owed::No, |grant| grant.restoration.clone())
    }

    fn owed_since(&self) -> Option<Instant> {
        self.owed.since().or_else(|| self.restoration().since())
    }

    fn done(&self) -> Done {
        match &self.grant {
            None => Done::Nothing,
            Some(grant) if grant.withdrawn.is_some() => Done::Withdrawn,
            Some(grant) if grant.suspended.is_some() => Done::Suspended,
            Some(grant) if grant.restored => Done::Restored,
            Some(grant) if grant.in_part => Done::GrantedInPart,
            Some(_) => Done::Granted,
        }
    }
}
