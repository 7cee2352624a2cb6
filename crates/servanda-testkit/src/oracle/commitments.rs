//! What is said of a commitment: the frame, its parts and the whole. SEMANTICS, Frame.

use servanda_agreement::{Commitment, CommitmentId, Deed, Form, Named, Place};
use servanda_base::{Deadline, Duration, Instant, Truth};
use servanda_engine::{Doubt, Doubts, Verdict};
use servanda_evidence::{Body, Decision, FindingSubject, FindingWord};

use super::admission::says_of;
use super::{Asker, Moment, Oracle, Said};

impl<'a> Oracle<'a> {
    /// What is said of a commitment, or of one site or party of it, at `m`.
    pub fn commitment(&self, id: CommitmentId, part: Option<Place>, m: Moment) -> (Verdict, bool, Doubts) {
        let said = self.said(id, part, m);
        (said.verdict, said.concluded, said.doubts)
    }

    /// "`each S` · several parties `each`: a verdict per site or party, and the whole", whose word is the worst.
    pub(super) fn said(&self, id: CommitmentId, part: Option<Place>, m: Moment) -> Said {
        let commitment = &self.agreement.commitments[id];
        if part.is_some() || commitment.each.is_empty() {
            return self.framed(id, commitment, part, m);
        }
        let parts: Vec<Said> =
            commitment.each.iter().map(|place| self.framed(id, commitment, Some(*place), m)).collect();
        let worst = parts.iter().map(|said| said.verdict).min().unwrap_or(Verdict::Met);
        let doubts = (parts.iter().filter(|said| said.verdict == worst))
            .fold(Doubts::NONE, |doubts, said| doubts.with(said.doubts));
        Said { verdict: worst, concluded: parts.iter().all(|said| said.concluded), doubts }
    }

    /// "Frame at t: before force upcoming; waived; excuse true (only T excuses) or paused → excused; after the term,
    /// for continuing forms, concluded; else" as its form says.
    fn framed(&self, id: CommitmentId, commitment: &'a Commitment, part: Option<Place>, m: Moment) -> Said {
        let asker = Asker { commitment: Some(id), part, here: part, through: None };
        let term = self.term(commitment, id, m);
        let Some(start) = term.start.filter(|start| *start <= m.t) else {
            return Said::word(Verdict::Upcoming);
        };
        // What replaces a commitment ends it whatever its form; its term, only if its duties last (S13).
        let over = m.t >= term.end && (Self::is_continuing(&commitment.form) || term.replaced);
        let concluded = |said: Said| Said { concluded: over, ..said };
        if let Some(word) = self.released(asker, m) {
            return concluded(Said::word(word));
        }
        if over {
            // S13: "The final word of a concluded commitment is its verdict at the last instant of its term."
            let last = m.of(term.end.pred());
            return if last.t < start {
                concluded(Said::word(Verdict::Upcoming))
            } else if let Some(word) = self.released(asker, last) {
                concluded(Said::word(word))
            } else {
                concluded(self.formed(id, commitment, asker, (start, term.end), last))
            };
        }
        self.formed(id, commitment, asker, (start, term.end), m)
    }

    /// "Waived; excuse true (only T excuses) or paused → excused": the word of what is not owed at `m`.
    pub(super) fn released(&self, asker: Asker, m: Moment) -> Option<Verdict> {
        let id = asker.commitment?;
        if let Some(word) = self.released.borrow().get(&(id, asker.part, m)) {
            return *word;
        }
        let excused =
            || self.is_excused(&self.agreement.commitments[id], asker, m) || self.is_paused(id, asker.part, m);
        let word = match () {
            () if self.is_waived(id, asker.part, m) => Some(Verdict::Waived),
            () if excused() => Some(Verdict::Excused),
            () => None,
        };
        self.released.borrow_mut().insert((id, asker.part, m), word);
        word
    }

    /// Whether it is released at some instant from `from` through `through`.
    pub(super) fn is_released_in(&self, asker: Asker, (from, through): (Instant, Instant), m: Moment) -> bool {
        self.forward(from, through).any(|s| self.released(asker, m.of(s)).is_some())
    }

    /// S40: the stretches, both ends included, in which it was owed from `from` through `through`.
    pub(super) fn owed_within(
        &self,
        asker: Asker,
        (from, through): (Instant, Instant),
        m: Moment,
    ) -> Vec<(Instant, Instant)> {
        let mut stretches: Vec<(Instant, Instant)> = Vec::new();
        let mut open = None;
        for s in self.forward(from, through) {
            match (self.released(asker, m.of(s)).is_some(), open) {
                (false, None) => open = Some(s),
                (true, Some(since)) => {
                    stretches.push((since, s.pred()));
                    open = None;
                }
                _ => {}
            }
        }
        stretches.extend(open.map(|since| (since, through)));
        stretches
    }

    /// S40: "A deadline that would run out while nothing is owed: its term is counted anew from when it is owed again."
    pub(super) fn not_while_released(&self, due: Deadline, term: Duration, asker: Asker, m: Moment) -> Deadline {
        let mut due = due;
        while due.at.is_finite() && self.released(asker, m.of(due.at.pred())).is_some() {
            let after = self.instants().iter().copied().filter(|s| *s >= due.at);
            let resumed = after.into_iter().find(|s| self.released(asker, m.of(*s)).is_none());
            due = resumed.map_or(Deadline::NEVER, |resumed| self.agreement.calendar.due(resumed, term));
        }
        due
    }

    fn is_excused(&self, commitment: &'a Commitment, asker: Asker, m: Moment) -> bool {
        (commitment.excused_while.as_ref())
            .is_some_and(|excuse| self.condition(excuse, asker, None, m).truth == Truth::True)
    }

    /// The verdict of its form; "missed" for "breached" of a commitment `as target`.
    fn formed(
        &self,
        id: CommitmentId,
        commitment: &'a Commitment,
        asker: Asker,
        term: (Instant, Instant),
        m: Moment,
    ) -> Said {
        let key = (id, asker.part, m);
        if let Some(said) = self.formed.borrow().get(&key) {
            return *said;
        }
        let said = self.found_by(id, commitment, asker, m).unwrap_or_else(|| self.by_form(commitment, asker, term, m));
        let said = match said.verdict {
            Verdict::Breached if commitment.as_target => Said { verdict: Verdict::Missed, ..said },
            _ => said,
        };
        self.formed.borrow_mut().insert(key, said);
        said
    }

    fn by_form(&self, commitment: &'a Commitment, asker: Asker, term: (Instant, Instant), m: Moment) -> Said {
        match &commitment.form {
            Form::Keeps { condition } => self.keeps(condition, commitment, asker, term.0, m),
            Form::KeepsOn { condition, dates } => self.keeps_on(condition, dates, commitment, asker, m),
            Form::Once { act, deed: Deed::Event(event), by } => {
                self.does_once(*act, event, by.as_ref(), asker, term, m)
            }
            Form::Once { deed: Deed::Condition(condition), by, .. } => {
                self.achieves(condition, by.as_ref(), asker, term, m)
            }
            Form::Within { act, event, within, of } => self.within(*act, event, *within, of, asker, term, m),
            Form::Every { act, event, every } => self.every(*act, event, *every, asker, term, m),
            Form::AfterEach { act, event, within, period } => {
                self.after_each(*act, event, *within, *period, asker, term, m)
            }
            Form::Quota { act, event, bound, amount, per } => {
                self.quota(*act, event, *bound, amount, *per, asker, term, m)
            }
            Form::Refrains { events } => self.refrains(events, asker, term.0, m),
        }
    }

    /// S10: "A finding on a commitment decides it for the time of the finding; on one that is owed once, from its time
    /// on until the next finding." Among findings of one time the strictest standard decides; if those differ, it is
    /// disputed.
    fn found_by(&self, id: CommitmentId, commitment: &'a Commitment, asker: Asker, m: Moment) -> Option<Said> {
        let once = matches!(commitment.form, Form::Once { .. });
        let context = self.context_of_commitment(asker);
        let mut found = Vec::new();
        for (_, record) in self.records(m).iter() {
            let Body::Finding { about: FindingSubject::Commitment(about), word, .. } = &record.body else {
                continue;
            };
            // The time of a finding is the time that it is about, some time in a month as well: all of the month.
            let decides = record.time.start <= m.t && (once || m.t <= record.time.last());
            if *about != id || !decides || !says_of(record, asker.part) {
                continue;
            }
            if let Some(standard) = self.admitted(record, asker.part, &context, m) {
                found.push((record.time.start, standard, *word));
            }
        }
        let latest = found.iter().map(|(start, ..)| *start).filter(|_| once).max();
        found.retain(|(start, ..)| latest.is_none_or(|latest| *start == latest));
        let strictest = found.iter().map(|(_, standard, _)| *standard).min()?;
        let words: Vec<FindingWord> =
            found.iter().filter(|(_, standard, _)| *standard == strictest).map(|(.., word)| *word).collect();
        // Who could not tell contradicts nobody.
        match (words.contains(&FindingWord::Met), words.contains(&FindingWord::Breached)) {
            (true, true) => Some(Said::disputed()),
            (true, false) => Some(Said::word(Verdict::Met)),
            (false, true) => Some(Said::word(Verdict::Breached)),
            (false, false) => words.contains(&FindingWord::Unknown).then(|| Said::unverified(Doubt::NotKnown)),
        }
    }

    /// "Waived: released by decision", of all to whom it is owed, for as long as each of them said.
    fn is_waived(&self, id: CommitmentId, part: Option<Place>, m: Moment) -> bool {
        let owed_to = &self.agreement.owed_to(id, part);
        let acts = self.acts(Named::Commitment(id), part, m);
        self.all_consent(owed_to, |who| {
            acts.iter()
                .any(|act| act.what == Decision::Waived && act.speaks_for(who) && act.from <= m.t && m.t < act.through)
        })
    }

    /// "Paused by both sides": from the last of those to whom it is owed, until all of them have resumed.
    fn is_paused(&self, id: CommitmentId, part: Option<Place>, m: Moment) -> bool {
        let owed_to = &self.agreement.owed_to(id, part);
        let acts = self.acts(Named::Commitment(id), part, m);
        let turns = acts.iter().flat_map(|act| [act.from, act.through]).filter(|at| at.is_finite() && *at <= m.t);
        let mut turns: Vec<Instant> = turns.collect();
        turns.sort_unstable();
        turns.dedup();
        let mut paused = false;
        for t in turns {
            // Whose last word by then is a pause (that has not run out), and whose is not.
            let says_paused = |who| {
                (acts.iter().filter(|act| act.speaks_for(who) && act.from <= t))
                    .filter(|act| matches!(act.what, Decision::Paused | Decision::Resumed))
                    .max_by_key(|act| (act.from, act.order))
                    .is_some_and(|act| act.what == Decision::Paused && t < act.through)
            };
            let word: Vec<bool> = owed_to.iter().map(|who| says_paused(*who)).collect();
            match () {
                () if !word.is_empty() && word.iter().all(|paused| *paused) => paused = true,
                () if word.iter().all(|paused| !*paused) => paused = false,
                () => {}
            }
        }
        paused
    }
}
