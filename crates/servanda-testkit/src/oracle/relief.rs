//! What is owed in return, what was done, and the one word for both. SEMANTICS, Relief; S3, S4, S16.

use std::collections::HashMap;
use std::rc::Rc;

use servanda_agreement::{ActorId, Condition, GrantTerm, Named, Relief, ReliefId};
use servanda_base::{Deadline, Decimal, Instant, Truth};
use servanda_engine::{Cause, Done, ReliefStatus};
use servanda_evidence::{Body, Decision, FindingSubject, FindingWord, RecordId, Standard};

use super::acts::ActTaken;
use super::admission::Context;
use super::{Asker, Moment, Oracle};

/// What is said of a relief from an instant on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReliefSaid {
    /// From when.
    pub from: Instant,
    /// The one word.
    pub status: ReliefStatus,
    /// Since when a grant or a restoration has been owed, while it is.
    pub owed_since: Option<Instant>,
    /// What was done.
    pub done: Done,
}

/// What acts alone have done by an instant.
#[derive(Debug, Clone, Default)]
pub(super) struct Acted {
    granted: Option<Granted>,
    suspended: Option<ActTaken>,
    restored: bool,
    withdrawn: Option<ActTaken>,
    /// Once granted in full, it is never owed again: "looked at until the grant, never after".
    ever_in_full: bool,
    /// The receiving side contradicts the grant.
    pub(super) disputed: bool,
}

#[derive(Debug, Clone)]
struct Granted {
    by: Decisive,
    in_full: bool,
    amount: Decimal,
}

/// The act of a grant, as far as it is judged.
#[derive(Debug, Clone, Copy)]
struct Decisive {
    from: Instant,
    judged_at: Instant,
    order: RecordId,
}

impl Acted {
    pub(super) fn is_granted(&self) -> bool {
        self.granted.is_some()
    }

    pub(super) fn is_suspended(&self) -> bool {
        self.suspended.is_some()
    }

    pub(super) fn is_withdrawn(&self) -> bool {
        self.withdrawn.is_some()
    }

    fn done(&self) -> Done {
        match (&self.granted, &self.withdrawn) {
            (None, Some(_)) => Done::Withdrawn,
            (None, None) => Done::Nothing,
            (Some(_), _) if self.suspended.is_some() => Done::Suspended,
            (Some(_), _) if self.restored => Done::Restored,
            (Some(granted), _) if !granted.in_full => Done::GrantedInPart,
            _ => Done::Granted,
        }
    }
}

/// What is owed, and since when.
#[derive(Debug, Clone, Copy)]
struct Owed {
    since: Instant,
    deadline: Deadline,
    accrued: bool,
}

impl<'a> Oracle<'a> {
    /// What is said of a relief at `m`.
    pub fn relief(&self, id: ReliefId, m: Moment) -> ReliefSaid {
        let line = self.relief_line(id, m.k);
        let after = line.partition_point(|said| said.from <= m.t);
        let nothing = ReliefSaid {
            from: Instant::BEGINNING,
            status: ReliefStatus::Locked,
            owed_since: None,
            done: Done::Nothing,
        };
        after.checked_sub(1).map_or(nothing, |index| line[index])
    }

    /// What acts alone have done by `m.t`, in the order in which they took effect.
    pub(super) fn acted(&self, id: ReliefId, m: Moment) -> Acted {
        self.acted_by(id, m, |_| true)
    }

    /// Whether its own end has come.
    pub(super) fn has_lapsed(&self, id: ReliefId, m: Moment) -> bool {
        self.agreement.reliefs[id].until.as_ref().is_some_and(|until| self.until(until, m) <= m.t)
    }

    fn relief_line(&self, id: ReliefId, k: Instant) -> Rc<Vec<ReliefSaid>> {
        if let Some(line) = self.reliefs.borrow().get(&(id, k)) {
            return Rc::clone(line);
        }
        let line = Rc::new(self.run_forward(id, k));
        self.reliefs.borrow_mut().insert((id, k), Rc::clone(&line));
        line
    }

    /// "Run forward, evidence before acts at equal instants: locked → (C° T) due since d → overdue; latched suspend or
    /// withdraw → locked; acts as above."
    fn run_forward(&self, id: ReliefId, k: Instant) -> Vec<ReliefSaid> {
        let relief = &self.agreement.reliefs[id];
        let suspend = self.latch(relief.suspend_when.as_ref(), k);
        let owed = self.owed_line(id, k, &|_| true);
        let withdraw = self.latch(relief.withdraw_when.as_ref(), k);
        let restoration = self.restoration_line(id, k, &suspend, &withdraw);
        // "A grant is judged once."
        let mut judged: HashMap<RecordId, ReliefStatus> = HashMap::new();
        let mut line = Vec::new();
        for (index, from) in self.instants().iter().enumerate() {
            let m = Moment { t: *from, k };
            let acted = self.acted(id, m);
            let granted = acted.granted.as_ref().map(|granted| {
                *judged.entry(granted.by.order).or_insert_with(|| self.judge_grant(id, relief, granted, k))
            });
            let granted = granted.map(|status| match &acted.granted {
                Some(granted) if !granted.in_full && status == ReliefStatus::InEffect => ReliefStatus::InEffectInPart,
                _ => status,
            });
            let debts = (owed[index], restoration[index]);
            let status = self.status(id, relief, &acted, granted, debts, suspend[index], m);
            let owed_since = owed[index].or(restoration[index]).map(|owed| owed.since);
            line.push(ReliefSaid { from: *from, status, owed_since, done: acted.done() });
        }
        line
    }

    /// "The status is one word, the first that applies of: lapsed, waived, disputed, ..., due, locked."
    #[allow(clippy::too_many_arguments)]
    fn status(
        &self,
        id: ReliefId,
        relief: &'a Relief,
        acted: &Acted,
        granted: Option<ReliefStatus>,
        (owed, restoration): (Option<Owed>, Option<Owed>),
        suspension_open: bool,
        m: Moment,
    ) -> ReliefStatus {
        if self.has_lapsed(id, m) {
            return ReliefStatus::Lapsed;
        }
        if self.is_relief_waived(id, m) {
            return ReliefStatus::Waived;
        }
        if acted.disputed {
            return ReliefStatus::Disputed;
        }
        if let Some(withdrawn) = &acted.withdrawn {
            return ReliefStatus::Withdrawn(self.cause(relief.withdraw_when.as_ref(), withdrawn, m.k));
        }
        if let Some(granted) = granted {
            return match (restoration, &acted.suspended) {
                (Some(owed), _) if owed.accrued => ReliefStatus::RestorationOverdue,
                (Some(_), _) => ReliefStatus::RestorationDue,
                (None, Some(act)) => ReliefStatus::Suspended(self.cause(relief.suspend_when.as_ref(), act, m.k)),
                (None, None) if suspension_open => ReliefStatus::SuspensionOpen,
                (None, None) => granted,
            };
        }
        match owed {
            Some(owed) if self.is_withheld(id, owed, m) => ReliefStatus::Withheld,
            Some(owed) if owed.accrued => ReliefStatus::Overdue,
            Some(_) => ReliefStatus::Due,
            None => ReliefStatus::Locked,
        }
    }

    /// "A grant is judged once, by what was known then: `premature` (condition false), `ahead of verification`
    /// (unknown)." S4: "A grant while it is due or overdue is performance, and never premature."
    fn judge_grant(&self, id: ReliefId, relief: &'a Relief, granted: &Granted, k: Instant) -> ReliefStatus {
        let act = granted.by;
        let owed = self.owed_line(id, k, &|order| order < (act.from, act.order));
        let was_owed = self.on_line(&owed, act.judged_at).is_some() || self.on_line(&owed, act.from).is_some();
        let condition = self.known_then(relief.when.as_ref(), act.judged_at, k).unwrap_or(Truth::True);
        match condition {
            Truth::False if !was_owed => ReliefStatus::Premature,
            Truth::Unknown if !was_owed => ReliefStatus::AheadOfVerification,
            _ => ReliefStatus::InEffect,
        }
    }

    /// "`Without cause` (condition false at the act), `cause not established` (unknown)"; while the latched condition
    /// is on, the cause is there.
    fn cause(&self, condition: Option<&'a Condition>, act: &ActTaken, k: Instant) -> Cause {
        let latch = self.latch(condition, k);
        if self.on_line(&latch, act.judged_at) {
            return Cause::Established;
        }
        match self.known_then(condition, act.judged_at, k) {
            Some(Truth::True) => Cause::Established,
            Some(Truth::Unknown) => Cause::NotEstablished,
            Some(Truth::False) | None => Cause::Without,
        }
    }

    /// S4: "A relief is due from when its condition is known true until that is known false; unknown keeps it." "At
    /// the end of the term the debt accrues: `overdue` until granted, waived, or a latched `suspend`/`withdraw`
    /// condition is on." Only the acts chosen count.
    fn owed_line(&self, id: ReliefId, k: Instant, chosen: &dyn Fn((Instant, RecordId)) -> bool) -> Vec<Option<Owed>> {
        let relief = &self.agreement.reliefs[id];
        let suspend = self.latch(relief.suspend_when.as_ref(), k);
        let withdraw = self.latch(relief.withdraw_when.as_ref(), k);
        let mut owed: Option<Owed> = None;
        let mut line = Vec::new();
        for (index, s) in self.instants().iter().enumerate() {
            let m = Moment { t: *s, k };
            let begins =
                relief.from.as_ref().map_or(Some(self.in_force(m)), |from| self.date(from, m).map(|w| self.opens(w)));
            let in_force = begins.is_some_and(|begins| begins <= *s) && !self.has_lapsed(id, m);
            let ended = self.acted_by(id, m, chosen).ever_in_full || self.is_relief_waived(id, m);
            if !in_force || suspend[index] || withdraw[index] || ended {
                owed = None;
                line.push(owed);
                continue;
            }
            if let Some(debt) = &mut owed {
                debt.accrued |= debt.deadline.at <= *s;
            }
            match self.known_then(relief.when.as_ref(), *s, k).unwrap_or(Truth::True) {
                Truth::True if owed.is_none() => {
                    let deadline = self.grant_deadline(&relief.term, *s, m);
                    owed = Some(Owed { since: *s, deadline, accrued: deadline.at <= *s });
                }
                Truth::False if owed.is_some_and(|debt| !debt.accrued) => owed = None,
                _ => {}
            }
            line.push(owed);
        }
        line
    }

    /// "`restore within D [when C]` (default: latch off): a restoration is owed like a grant, `restoration due` since
    /// its condition is known true, gone if that turns false within the term, accrued at its end"; like a grant not
    /// while "a latched suspend/withdraw condition is on" (S41).
    fn restoration_line(&self, id: ReliefId, k: Instant, suspend: &[bool], withdraw: &[bool]) -> Vec<Option<Owed>> {
        let relief = &self.agreement.reliefs[id];
        let mut owed: Option<Owed> = None;
        let mut suspended_by = None;
        let mut line = Vec::new();
        for (index, s) in self.instants().iter().enumerate() {
            let acted = self.acted(id, Moment { t: *s, k });
            // What is suspended anew was restored in between.
            let act = acted.suspended.as_ref().map(|act| act.order);
            owed = owed.filter(|_| act == suspended_by);
            suspended_by = act;
            let is_suspended = acted.is_granted() && acted.is_suspended() && !suspend[index] && !withdraw[index];
            let Some(restore) = relief.restore.as_ref().filter(|_| is_suspended) else {
                owed = None;
                line.push(owed);
                continue;
            };
            if let Some(debt) = &mut owed {
                debt.accrued |= debt.deadline.at <= *s;
            }
            let condition = match &restore.when {
                Some(condition) => self.known_then(Some(condition), *s, k).unwrap_or(Truth::True),
                None => Truth::from(!suspend[index]),
            };
            match condition {
                Truth::True if owed.is_none() => {
                    let deadline = self.agreement.calendar.due(*s, restore.within);
                    owed = Some(Owed { since: *s, deadline, accrued: deadline.at <= *s });
                }
                Truth::False if owed.is_some_and(|debt| !debt.accrued) => owed = None,
                _ => {}
            }
            line.push(owed);
        }
        line
    }

    /// "`due(d, within)`, or the later of DATE and d."
    fn grant_deadline(&self, term: &'a GrantTerm, since: Instant, m: Moment) -> Deadline {
        match term {
            GrantTerm::Within(term) => self.agreement.calendar.due(since, *term),
            GrantTerm::By(date) => match self.date(date, m).map(|when| self.closes(when)) {
                Some(deadline) if deadline.at >= since => deadline,
                Some(_) => Deadline { at: since, closes_day: false },
                None => Deadline::NEVER,
            },
            GrantTerm::Open => Deadline::NEVER,
        }
    }

    /// The acts on a relief, one after the other. A finding that it was granted stands for the grant that it tells of,
    /// if no grant is recorded before it.
    fn acted_by(&self, id: ReliefId, m: Moment, chosen: impl Fn((Instant, RecordId)) -> bool) -> Acted {
        let relief = &self.agreement.reliefs[id];
        let mut acted = Acted::default();
        let mut acts = self.acts(Named::Relief(id), None, m);
        acts.retain(|act| act.from <= m.t && chosen((act.from, act.order)));
        let mut steps: Vec<(Instant, RecordId, Option<ActTaken>, Instant)> =
            acts.into_iter().map(|act| (act.from, act.order, Some(act.clone()), act.judged_at)).collect();
        for found in self.found_on_relief(id, m) {
            if found.word == FindingWord::Granted && found.from <= m.t && chosen((found.from, found.order)) {
                steps.push((found.from, found.order, None, found.last));
            }
        }
        steps.sort_by_key(|(from, order, ..)| (*from, *order));
        for (from, order, act, judged_at) in steps {
            let by = Decisive { from, judged_at, order };
            match act.as_ref().map(|act| act.what) {
                Some(Decision::Granted(amount)) => self.grant(&mut acted, relief, amount, by, m),
                None if acted.granted.is_none() && acted.withdrawn.is_none() => {
                    self.grant(&mut acted, relief, None, by, m);
                }
                Some(Decision::Suspended) if acted.granted.is_some() && acted.suspended.is_none() => {
                    acted.suspended = act;
                    acted.restored = false;
                }
                Some(Decision::Restored) if acted.suspended.is_some() => {
                    acted.suspended = None;
                    acted.restored = true;
                }
                Some(Decision::Withdrawn(amount)) => withdraw(&mut acted, amount, act),
                _ => {}
            }
        }
        acted.disputed = acted.granted.as_ref().is_some_and(|granted| self.is_contradicted(id, granted.by.from, m));
        acted
    }

    /// "A partial grant is `in effect in part`": its amounts add up until they reach the worth.
    fn grant(&self, acted: &mut Acted, relief: &'a Relief, amount: Option<Decimal>, by: Decisive, m: Moment) {
        let before = acted.granted.take();
        let sum = amount.unwrap_or_default() + before.as_ref().map_or(Decimal::ZERO, |granted| granted.amount);
        let worth = relief.worth.as_ref().map(|worth| self.quantity(worth, Asker::default(), None, m.of(by.from)));
        let falls_short =
            worth.is_some_and(|worth| servanda_base::Interval::point(sum).less_than(worth.interval) == Truth::True);
        let was_full = before.as_ref().is_some_and(|granted| granted.in_full);
        let in_full = was_full || amount.is_none() || !falls_short;
        if before.is_none() {
            acted.suspended = None;
            acted.restored = false;
            acted.withdrawn = None;
        }
        acted.ever_in_full |= in_full;
        acted.granted = Some(Granted { by: before.map_or(by, |granted| granted.by), in_full, amount: sum });
    }

    /// "A contradiction by the receiving side makes it `disputed`", unless the relief's verifier or the receiving side
    /// itself has confirmed it since.
    fn is_contradicted(&self, id: ReliefId, granted_at: Instant, m: Moment) -> bool {
        let relief = &self.agreement.reliefs[id];
        let last_word = (self.words_on_relief(id, m).into_iter())
            .filter(|found| found.from <= m.t && found.last >= granted_at)
            .filter(|found| {
                let receives = found.by.is_some_and(|by| relief.granted_to.contains(&by));
                receives || (found.word == FindingWord::Granted && found.standard <= Standard::Estimated)
            })
            .max_by_key(|found| (found.from, found.order));
        last_word.is_some_and(|found| found.word == FindingWord::Withheld)
    }

    /// S24: "once the granting side's own refusal, or an admitted finding, says that it was not given at some time
    /// since it became due".
    fn is_withheld(&self, id: ReliefId, owed: Owed, m: Moment) -> bool {
        let found = (self.found_on_relief(id, m).iter())
            .any(|found| found.word == FindingWord::Withheld && found.from <= m.t && found.last >= owed.since);
        let refused = (self.acts(Named::Relief(id), None, m).iter())
            .any(|act| act.what == Decision::Refused && act.from <= m.t && act.judged_at >= owed.since);
        found || refused
    }

    fn is_relief_waived(&self, id: ReliefId, m: Moment) -> bool {
        let acts = self.acts(Named::Relief(id), None, m);
        self.all_consent(&self.agreement.reliefs[id].granted_to, |who| {
            acts.iter()
                .any(|act| act.what == Decision::Waived && act.speaks_for(who) && act.from <= m.t && m.t < act.through)
        })
    }

    /// The findings on a relief that the view admits.
    fn found_on_relief(&self, id: ReliefId, m: Moment) -> Vec<Found> {
        let mut words = self.words_on_relief(id, m);
        words.retain(|found| found.standard <= self.view.standard());
        words
    }

    /// The findings on a relief, with the standard of each.
    fn words_on_relief(&self, id: ReliefId, m: Moment) -> Vec<Found> {
        let relief = &self.agreement.reliefs[id];
        let owes: Vec<ActorId> = relief.granted_by.iter().flat_map(|by| self.agreement.members(*by)).collect();
        let context = Context {
            verifiers: relief.verification.by.clone(),
            owes: owes.into_iter().chain(relief.granted_by.iter().copied()).collect(),
            other_side: relief.granted_to.clone(),
            receivers: relief.granted_to.clone(),
            term: relief.verification.within,
            prohibits: false,
        };
        let mut found = Vec::new();
        for (order, record) in self.records(m).iter() {
            let Body::Finding { about: FindingSubject::Relief(about), word, .. } = &record.body else {
                continue;
            };
            if *about == id {
                found.push(Found {
                    word: *word,
                    from: record.time.start,
                    last: record.time.last(),
                    order: *order,
                    by: self.view.source(record.source).actor,
                    standard: self.standard_of(record, None, &context, m),
                });
            }
        }
        found
    }

    /// φ°: the truth of a condition as known then.
    pub(super) fn known_then(&self, condition: Option<&'a Condition>, t: Instant, k: Instant) -> Option<Truth> {
        condition.map(|condition| self.truth(condition, self.as_it_stood(t, k)).truth)
    }

    /// "latch(φ): T → on, F → off, ? → keep; initially off", at every instant of the grid. Nothing
    /// runs before the agreement is in force.
    pub(super) fn latch(&self, condition: Option<&'a Condition>, k: Instant) -> Rc<Vec<bool>> {
        let key = (condition.map_or(0, |condition| std::ptr::from_ref(condition) as usize), k);
        if let Some(line) = self.latches.borrow().get(&key) {
            return Rc::clone(line);
        }
        let begins = self.in_force(Moment { t: k, k });
        let mut on = false;
        let line: Vec<bool> = (self.instants().iter())
            .map(|s| {
                match self.known_then(condition, *s, k).filter(|_| *s >= begins) {
                    Some(Truth::True) => on = true,
                    Some(Truth::False) => on = false,
                    Some(Truth::Unknown) | None => {}
                }
                on
            })
            .collect();
        let line = Rc::new(line);
        self.latches.borrow_mut().insert(key, Rc::clone(&line));
        line
    }

    /// What a line over the grid says at an instant.
    fn on_line<T: Copy + Default>(&self, line: &[T], t: Instant) -> T {
        let after = self.instants().partition_point(|instant| *instant <= t);
        after.checked_sub(1).and_then(|index| line.get(index)).copied().unwrap_or_default()
    }
}

/// A finding on a relief.
struct Found {
    word: FindingWord,
    from: Instant,
    last: Instant,
    order: RecordId,
    by: Option<ActorId>,
    standard: Standard,
}

/// What is withdrawn in part is granted in part; what is withdrawn otherwise is granted no more.
fn withdraw(acted: &mut Acted, amount: Option<Decimal>, act: Option<ActTaken>) {
    let Some(granted) = &mut acted.granted else {
        return;
    };
    match amount {
        Some(amount) if amount < granted.amount => {
            granted.amount -= amount;
            granted.in_full = false;
        }
        _ => {
            acted.granted = None;
            acted.suspended = None;
            acted.restored = false;
            acted.withdrawn = act;
        }
    }
}
