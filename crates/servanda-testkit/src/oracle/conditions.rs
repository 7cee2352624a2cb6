//! The truth of a condition at an instant: strong Kleene, with its reasons. SEMANTICS, Truth.

use servanda_agreement::{
    At, CommitmentId, Comparison, Condition, ProcedureWord, Quantity, ReliefId, ReliefWord, VerdictWord,
};
use servanda_base::{Duration, Instant, Truth};
use servanda_engine::{Doubt, Doubts, ReliefStatus, Verdict};

use super::{Answer, Asker, Moment, Oracle, Said};

impl<'a> Oracle<'a> {
    /// The truth of a condition: with `since`, on values from readings asserted at or after it alone.
    pub fn condition(&self, condition: &'a Condition, asker: Asker, since: Option<Instant>, m: Moment) -> Answer {
        let key = (std::ptr::from_ref(condition) as usize, asker, since, m);
        if let Some(answer) = self.truths.borrow().get(&key) {
            return *answer;
        }
        let answer = self.find_truth(condition, asker, since, m);
        self.truths.borrow_mut().insert(key, answer);
        answer
    }

    /// The truth of `X met` (or `met on time`) for a whole: "the `and` of its sites'".
    pub(super) fn whole_met(&self, id: CommitmentId, on_time: bool, m: Moment) -> (Truth, Doubts) {
        let word = if on_time { VerdictWord::MetOnTime } else { VerdictWord::Met };
        let answer = self.verdict_word(id, &At::Nowhere, word, Asker::default(), m);
        (answer.truth, answer.doubts)
    }

    fn find_truth(&self, condition: &'a Condition, asker: Asker, since: Option<Instant>, m: Moment) -> Answer {
        match condition {
            Condition::Compare { left, op, right } => self.compare(left, *op, right, asker, since, m),
            Condition::Verdict { commitment, at, word } => self.verdict_word(*commitment, at, *word, asker, m),
            Condition::Relief { relief, word } => self.relief_word(*relief, *word, m),
            Condition::Procedure { procedure, word } => {
                let cases = self.cases(*procedure, m);
                let open = cases.iter().any(|case| case.is_open());
                let exhausted = cases.iter().any(|case| case.is_exhausted());
                Answer::known(match word {
                    ProcedureWord::Open => open,
                    // S33: "exhausted while any case has run out, whatever else is open; settled when all are."
                    ProcedureWord::Exhausted => exhausted,
                    ProcedureWord::Settled => !open && !exhausted && cases.iter().any(|case| case.is_settled()),
                })
            }
            Condition::Running(response) => Answer::known(self.is_running(*response, m)),
            Condition::Happened(event) => self.happened(event, asker, m),
            Condition::Before(a, b) => self.before(a, b, asker, m),
            Condition::For(inner, term) => self.holds_for(inner, *term, asker, since, m),
            Condition::Not(inner) => {
                let answer = self.condition(inner, asker, since, m);
                Answer { truth: !answer.truth, ..answer }
            }
            Condition::All(list) => self.at_least(list.len(), list, asker, since, m),
            Condition::Any(list) => self.at_least(1, list, asker, since, m),
            Condition::AtLeast(number, list) => {
                self.at_least(usize::try_from(*number).unwrap_or(usize::MAX), list, asker, since, m)
            }
        }
    }

    /// "A comparison is true if it holds on all of it, false if on none, else unknown."
    fn compare(
        &self,
        left: &'a Quantity,
        op: Comparison,
        right: &'a Quantity,
        asker: Asker,
        since: Option<Instant>,
        m: Moment,
    ) -> Answer {
        // S37: "Of two sides that are read the right one is the bound, and counts as it is known, whenever it was read."
        let since_of_bound = if left.is_read() { None } else { since };
        let (left, right) = (self.quantity(left, asker, since, m), self.quantity(right, asker, since_of_bound, m));
        let (a, b) = (left.interval, right.interval);
        let truth = match op {
            Comparison::Equal => a.equals(b),
            Comparison::NotEqual => !a.equals(b),
            Comparison::Less => a.less_than(b),
            Comparison::AtMost => a.at_most(b),
            Comparison::Greater => b.less_than(a),
            Comparison::AtLeast => b.at_most(a),
        };
        let mut doubts = left.doubts.with(right.doubts);
        if left.conflict || right.conflict {
            doubts = doubts.with(Doubts::of(Doubt::Conflict));
        }
        if doubts == Doubts::NONE {
            doubts = Doubts::of(Doubt::Inconclusive);
        }
        Answer::new(truth, doubts)
    }

    /// True if at least `number` hold, false if fewer can.
    fn at_least(
        &self,
        number: usize,
        list: &'a [Condition],
        asker: Asker,
        since: Option<Instant>,
        m: Moment,
    ) -> Answer {
        let answers: Vec<Answer> = list.iter().map(|inner| self.condition(inner, asker, since, m)).collect();
        let hold = answers.iter().filter(|answer| answer.truth == Truth::True).count();
        let may_hold = answers.iter().filter(|answer| answer.truth != Truth::False).count();
        let truth = match () {
            () if hold >= number => Truth::True,
            () if may_hold < number => Truth::False,
            () => Truth::Unknown,
        };
        Answer::new(truth, answers.iter().fold(Doubts::NONE, |doubts, answer| doubts.with(answer.doubts)))
    }

    /// "`C for D` at t: T iff C was T since some s with s ⊕ D <= t; F iff F somewhere in the last D; else ?."
    ///
    /// The last D holds every x with x ⊕ D >= t, so that on whole seconds there is none between the two.
    fn holds_for(
        &self,
        inner: &'a Condition,
        term: Duration,
        asker: Asker,
        since: Option<Instant>,
        m: Moment,
    ) -> Answer {
        let calendar = &self.agreement.calendar;
        let mut unbroken = true;
        let mut doubts = Doubts::NONE;
        // What was so at an instant was so until the next one at which something changes.
        let mut so_until = m.t;
        for s in self.back_from(m.t) {
            let in_window = calendar.plus(so_until, term) >= m.t;
            if !in_window {
                break;
            }
            let answer = self.condition(inner, asker, since, m.of(s));
            match answer.truth {
                Truth::False => return Answer::known(false),
                Truth::True if unbroken && calendar.plus(s, term) <= m.t => {
                    return Answer::known(true);
                }
                Truth::True => {}
                Truth::Unknown => {
                    unbroken = false;
                    doubts = doubts.with(answer.doubts);
                }
            }
            so_until = s.pred();
        }
        Answer::new(Truth::Unknown, doubts)
    }

    /// "`met` and `breached` are truths; every other word is true exactly when it is the verdict."
    fn verdict_word(&self, id: CommitmentId, at: &At, word: VerdictWord, asker: Asker, m: Moment) -> Answer {
        let each = &self.agreement.commitments[id].each;
        let asked = match at {
            At::Nowhere => None,
            At::Here => asker.here,
            At::Places(places) => places.first().copied(),
        };
        let part = asked.filter(|place| each.contains(place));
        let parts: Vec<Said> = match part {
            Some(_) => vec![self.said(id, part, m)],
            None if each.is_empty() => vec![self.said(id, None, m)],
            None => each.iter().map(|place| self.said(id, Some(*place), m)).collect(),
        };
        let all = |truth: fn(Verdict) -> Truth| {
            let answers = parts.iter().map(|said| Answer::new(truth(said.verdict), said.doubts));
            answers.reduce(|a, b| Answer::new(a.truth.and(b.truth), a.doubts.with(b.doubts)))
        };
        let any = |truth: fn(Verdict) -> Truth| {
            let answers = parts.iter().map(|said| Answer::new(truth(said.verdict), said.doubts));
            answers.reduce(|a, b| Answer::new(a.truth.or(b.truth), a.doubts.with(b.doubts)))
        };
        let truth = match word {
            VerdictWord::Met => all(Verdict::is_met),
            VerdictWord::MetOnTime => all(Verdict::is_met_on_time),
            VerdictWord::Breached => any(Verdict::is_breached),
            VerdictWord::Concluded => Some(Answer::known(self.said(id, part, m).concluded)),
            // Of what is concluded the verdict is `concluded`; only `met` and `breached` are those of its final word.
            _ => {
                let said = self.said(id, part, m);
                Some(Answer::known(!said.concluded && is_word(said.verdict, word)))
            }
        };
        truth.unwrap_or(Answer::unknown(Doubt::Missing))
    }

    /// S16: `granted`, `in effect`, `suspended`, `withdrawn` rest on acts alone; every other word is the status.
    fn relief_word(&self, id: ReliefId, word: ReliefWord, m: Moment) -> Answer {
        let acts = self.acted(id, m);
        let unless_disputed = |so: bool| {
            if acts.disputed { Answer::unknown(Doubt::Conflict) } else { Answer::known(so) }
        };
        let status = || self.relief(id, m).status;
        match word {
            ReliefWord::Granted => unless_disputed(acts.is_granted()),
            ReliefWord::InEffect => {
                unless_disputed(acts.is_granted() && !acts.is_suspended() && !self.has_lapsed(id, m))
            }
            ReliefWord::Suspended => unless_disputed(acts.is_suspended()),
            ReliefWord::Withdrawn => unless_disputed(acts.is_withdrawn()),
            ReliefWord::Lapsed => Answer::known(self.has_lapsed(id, m)),
            ReliefWord::Waived => Answer::known(status() == ReliefStatus::Waived),
            ReliefWord::Withheld => Answer::known(status() == ReliefStatus::Withheld),
            ReliefWord::Overdue => Answer::known(status() == ReliefStatus::Overdue),
            ReliefWord::Due => Answer::known(status() == ReliefStatus::Due),
            ReliefWord::Locked => Answer::known(status() == ReliefStatus::Locked),
        }
    }
}

fn is_word(verdict: Verdict, word: VerdictWord) -> bool {
    matches!(
        (verdict, word),
        (Verdict::Missed, VerdictWord::Missed)
            | (Verdict::Disputed, VerdictWord::Disputed)
            | (Verdict::Overdue, VerdictWord::Overdue)
            | (Verdict::Unverified, VerdictWord::Unverified)
            | (Verdict::Curing, VerdictWord::Curing)
            | (Verdict::Pending, VerdictWord::Pending)
            | (Verdict::Upcoming, VerdictWord::Upcoming)
            | (Verdict::Late, VerdictWord::Late)
            | (Verdict::Waived, VerdictWord::Waived)
            | (Verdict::Excused, VerdictWord::Excused)
    )
}
