//! A duty to do something once, in time: `does E by D`, and each instance of the recurring forms. SEMANTICS, Frame.

use servanda_agreement::{Act, By, CommitmentId, Condition, EventRef, Named, Reported};
use servanda_base::{Duration, Instant, Truth};
use servanda_engine::{Doubt, Doubts, Verdict};
use servanda_evidence::{Decision, Record};

use super::dates::Due;
use super::events::{Denial, Occurrence};
use super::{Answer, Asker, Moment, Oracle, Said};

/// One duty to do one thing once.
#[derive(Debug, Clone)]
pub(super) struct Duty<'e> {
    pub(super) act: Act,
    pub(super) event: &'e EventRef,
    /// The request or period that the answer names, if the duty has a name.
    pub(super) key: Option<Box<str>>,
    /// Where absence is to be shown from; what was over before is no answer.
    pub(super) since: Instant,
    /// Whether what had only begun before is no answer either.
    pub(super) begins_after: bool,
    /// By when; unknown while it waits for an event.
    pub(super) due: Option<Due>,
    /// What may be the doing of it, by time.
    pub(super) answers: Vec<Occurrence>,
}

impl Duty<'_> {
    /// The instant from which it is closed: something undisputed that answers it has surely happened.
    pub(super) fn closed_at(&self) -> Option<Instant> {
        self.answers.iter().filter(|answer| !answer.disputed).map(|answer| answer.told).min()
    }
}

impl<'a> Oracle<'a> {
    /// `does E by D`: "only occurrences after the start of force".
    pub(super) fn does_once(
        &self,
        act: Act,
        event: &'a EventRef,
        by: Option<&'a By>,
        asker: Asker,
        (start, _): (Instant, Instant),
        m: Moment,
    ) -> Said {
        let answers: Vec<Occurrence> =
            self.occurrences(event, asker, m).into_iter().filter(|answer| answer.start >= start).collect();
        let due = self.due_by(by, asker, m);
        let duty = Duty { act, event, key: None, since: start, begins_after: true, due, answers };
        self.judged(&duty, asker, m)
    }

    /// The verdict of one duty:
    ///
    /// "Done at [a, b): met if b <= L; late if a >= L and undone at L is attested, else unverified (done, timing
    /// unknown); between a and b, or where L lies between, unverified (time too coarse). Not done: t < L pending; then
    /// unverified (report awaited) until due(L, r), while nothing speaks against it; then breached if denied ..., or by
    /// completeness; else overdue."
    pub(super) fn judged(&self, duty: &Duty<'_>, asker: Asker, m: Moment) -> Said {
        let undisputed = || duty.answers.iter().filter(|answer| !answer.disputed);
        let done: Vec<&Occurrence> = undisputed().filter(|answer| answer.told <= m.t).collect();
        if done.iter().any(|answer| duty.due.is_none_or(|due| answer.is_by(due.first.at))) {
            return Said::word(Verdict::Met);
        }
        if duty.answers.iter().any(|answer| answer.disputed && answer.start <= m.t) {
            return Said::disputed();
        }
        let Some(due) = duty.due else {
            let doing = undisputed().any(|answer| answer.start <= m.t);
            return if doing { Said::unverified(Doubt::TooCoarse) } else { Said::word(Verdict::Pending) };
        };
        if let Some(first) = done.first() {
            return match () {
                () if first.start < due.last.at => Said::unverified(Doubt::TooCoarse),
                () if self.is_undone_attested(duty, due, first, asker, m) => Said::word(Verdict::Late),
                () => Said::unverified(Doubt::TimingUnknown),
            };
        }
        if undisputed().any(|answer| answer.start <= m.t) {
            return Said::unverified(Doubt::TooCoarse);
        }
        self.undone(duty, due, asker, m)
    }

    /// Nothing that answers the duty has begun to happen.
    fn undone(&self, duty: &Duty<'_>, due: Due, asker: Asker, m: Moment) -> Said {
        if m.t < due.first.at {
            return Said::word(Verdict::Pending);
        }
        if m.t < due.last.at {
            return Said::unverified(Doubt::TooCoarse);
        }
        let reported_by = self.agreement.calendar.due_after(due.last, self.reporting_time(duty.event.event, asker)).at;
        let breached = match duty.act {
            Act::Does => {
                let denied = self.denied_from(duty, due, Instant::END, asker, m).is_some_and(|from| from <= m.t);
                denied || self.is_first_answer_telling(duty, due) || self.is_absent_by_silence(duty, due, asker, m)
            }
            // "Breached needs an attested refusal, and one since the last occurrence counts for the deadline that it
            // precedes, once that deadline and the reporting time are over."
            Act::Allows => {
                // S40: refused while nothing was owed, it was not refused.
                let owed = |denial: &Denial| !self.is_released_in(asker, (denial.start, denial.last), m);
                let refused =
                    |denial: &Denial| denial.refused && denial.last >= duty.since && denial.told <= m.t && owed(denial);
                m.t >= reported_by && self.denials_of(duty, asker, m).iter().any(refused)
            }
        };
        if breached {
            return Said::word(Verdict::Breached);
        }
        if m.t < reported_by || self.awaits_an_answer(duty, asker, m) {
            return Said::unverified(Doubt::ReportAwaited);
        }
        self.overdue(self.agreement.events[duty.event.event].reported)
    }

    /// Whether a report that may answer this duty still waits for the other side's word.
    fn awaits_an_answer(&self, duty: &Duty<'_>, asker: Asker, m: Moment) -> bool {
        let is_answer = |record: &Record, key: Option<&str>| {
            let first = if duty.begins_after { record.time.start } else { record.time.last() };
            first >= duty.since && (key.is_none() || duty.key.is_none() || key == duty.key.as_deref())
        };
        self.awaits_word(duty.event, m.t, &is_answer, asker, m)
    }

    /// S17: silence is overdue for those who would hear of it, nothing shown to others.
    pub(super) fn overdue(&self, reported: Reported) -> Said {
        if self.view.hears_of(reported) { Said::word(Verdict::Overdue) } else { Said::unverified(Doubt::NothingShown) }
    }

    /// "Undone at L is attested (a denial, a false assertion, `once`, completeness)."
    fn is_undone_attested(&self, duty: &Duty<'_>, due: Due, done: &Occurrence, asker: Asker, m: Moment) -> bool {
        self.denied_from(duty, due, done.start, asker, m).is_some()
            || self.is_first_answer_telling(duty, due)
            || self.is_absent_by_silence(duty, due, asker, m)
    }

    /// "The first attested occurrence of an event declared `once` says there was none before, as does the first answer
    /// to a keyed request."
    fn is_first_answer_telling(&self, duty: &Duty<'_>, due: Due) -> bool {
        let once = self.agreement.events[duty.event.event].once;
        let first = duty.answers.iter().find(|answer| !answer.disputed);
        let first = first.filter(|first| first.start >= due.last.at);
        first.is_some_and(|first| once || (duty.key.is_some() && first.key == duty.key))
    }

    /// S2: absence up to L by completeness.
    fn is_absent_by_silence(&self, duty: &Duty<'_>, due: Due, asker: Asker, m: Moment) -> bool {
        let term = self.reporting_time(duty.event.event, asker);
        // Who has reported is not silent.
        !self.awaits_an_answer(duty, asker, m)
            && self.is_complete(duty.event.event)
            && self.agreement.calendar.due_after(due.last, term).at <= m.silence_counts_from()
    }

    /// From when it is denied: "from L where that is attested, else from the assertion". What was done is not
    /// denied by a refusal that came later.
    fn denied_from(&self, duty: &Duty<'_>, due: Due, done: Instant, asker: Asker, m: Moment) -> Option<Instant> {
        let before = due.last.at.pred();
        if self.is_denied(duty.event, duty.key.as_deref(), asker, (duty.since, before), m) {
            return Some(due.last.at);
        }
        // A refusal is an answer at its time: on the last instant before L, or after it; at every place where it may be
        // done.
        let denials = self.denials_of(duty, asker, m);
        let refused_at = |place| {
            (denials.iter().filter(|denial| denial.place == place && denial.refused && denial.last >= before))
                .filter(|denial| denial.start <= before || denial.last < done)
                .map(|denial| if denial.start <= before { due.last.at } else { denial.told.max(due.last.at) })
                .min()
        };
        let places: Option<Vec<Instant>> =
            self.places(&duty.event.at, asker.here).into_iter().map(refused_at).collect();
        places.and_then(|from| from.into_iter().max())
    }

    /// The denials that speak of this duty: those that name it, and those that name none.
    fn denials_of(&self, duty: &Duty<'_>, asker: Asker, m: Moment) -> Vec<Denial> {
        (self.denials(duty.event, asker, m).into_iter())
            .filter(|denial| denial.key.is_none() || denial.key == duty.key)
            .collect()
    }

    /// `achieves C by D`: "a condition already true then is met"; "breached if false by an assertion whose time
    /// includes the last instant before L or lies after it. It runs from L where that is attested, else from the
    /// assertion."
    pub(super) fn achieves(
        &self,
        condition: &'a Condition,
        by: Option<&'a By>,
        asker: Asker,
        (start, _): (Instant, Instant),
        m: Moment,
    ) -> Said {
        let truth = |s: Instant| self.condition(condition, asker, None, m.of(s));
        let done = self.forward(start, m.t).find(|s| truth(*s).truth == Truth::True);
        let due = self.due_by(by, asker, m);
        let Some(due) = due else {
            return Said::word(if done.is_some() { Verdict::Met } else { Verdict::Pending });
        };
        let before = due.last.at.pred();
        // S45: "What is in dispute proves nothing."
        let is_disputed = |s: Instant| {
            let all = truth(s);
            all.truth == Truth::Unknown && all.doubts.has(Doubt::Conflict)
        };
        let false_from = (self.forward(before, done.map_or(m.t, Instant::pred)))
            .filter(|s| !is_disputed(*s))
            .find(|s| self.condition(condition, asker, Some(before), m.of(*s)).truth == Truth::False);
        if let Some(done) = done {
            return match () {
                () if done < due.first.at => Said::word(Verdict::Met),
                () if done < due.last.at => Said::unverified(Doubt::TooCoarse),
                () if false_from.is_some() => Said::word(Verdict::Late),
                () => Said::unverified(Doubt::TimingUnknown),
            };
        }
        if m.t < due.first.at {
            return Said::word(Verdict::Pending);
        }
        if m.t < due.last.at {
            return Said::unverified(Doubt::TooCoarse);
        }
        if false_from.is_some() {
            return Said::word(Verdict::Breached);
        }
        let now: Answer = truth(m.t);
        if now.doubts.has(Doubt::Conflict) {
            return Said::disputed();
        }
        let term: Option<Duration> = self.context_of_commitment(asker).term;
        if m.t < self.agreement.calendar.due_after(due.last, term).at {
            return Said {
                doubts: now.doubts.with(Doubts::of(Doubt::ReportAwaited)),
                ..Said::unverified(Doubt::ReportAwaited)
            };
        }
        self.overdue(Reported::NotPromised)
    }

    /// The deadline of a commitment owed once, as extended.
    pub(super) fn due_by(&self, by: Option<&'a By>, asker: Asker, m: Moment) -> Option<Due> {
        let due = match by? {
            By::Date(date) => Due::exactly(self.closes(self.date(date, m)?)),
            By::Event(event) => self.due_by_event(event, asker, m)?,
        };
        Some(self.extended(due, asker, m))
    }

    /// The deadline of a milestone, for the share of those that are due.
    pub(super) fn milestone_due(&self, by: &'a By, id: CommitmentId, m: Moment) -> Option<Due> {
        self.due_by(Some(by), Asker { commitment: Some(id), ..Asker::default() }, m)
    }

    /// "A deadline moves only by the decision of all to whom it is owed": from when the last of them has said so, to
    /// the end that all of them gave. S23: of what is owed once, and never to an earlier date.
    pub(super) fn extended(&self, due: Due, asker: Asker, m: Moment) -> Due {
        let Some(id) = asker.commitment else {
            return due;
        };
        let owed_to = self.agreement.owed_to(id, asker.part);
        let acts = self.acts(Named::Commitment(id), asker.part, m);
        let extensions: Vec<_> = (acts.iter())
            .filter(|act| act.what == Decision::Extended && act.from <= m.t && act.through.is_finite())
            .collect();
        let ends = |who| extensions.iter().filter(|act| act.speaks_for(who)).map(|act| act.through).max();
        let agreed: Option<Vec<Instant>> = owed_to.iter().map(|who| ends(*who)).collect();
        match agreed.and_then(|ends| ends.into_iter().min()) {
            Some(end) if end > due.last.at => {
                let calendar = &self.agreement.calendar;
                let closes_day = calendar.open(calendar.date_of(end)) == end;
                Due::exactly(servanda_base::Deadline { at: end, closes_day })
            }
            _ => due,
        }
    }
}
