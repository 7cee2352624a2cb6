//! What is claimed, as a node without what it rests on.

use servanda_agreement::{CommitmentId, Place, ReliefId};
use servanda_base::{Deadline, Instant, Truth};
use servanda_engine::{
    Amount, Bearing, Called, Claim, Footing, Grounds, Heard, Instance, JudgedAct, Judgement, Owed, ReliefStanding,
    Remark, Since, Standing, Step, Verdict,
};

use servanda_evidence::Standard;

use super::Node;
use super::from_engine::Above;
use crate::compose::{CaseRow, Question, done_word, step_clock, truth_word};
use crate::words::{Shown, civil, day_of_deadline};

impl Question<'_> {
    pub(super) fn claim(&self, claim: &Claim, grounds: &Grounds, above: Above<'_>) -> Node {
        let (agreement, words, calendar) = (self.agreement(), self.words(), self.calendar());
        let day = |instant: Instant| civil(calendar, instant);
        match claim {
            Claim::Commitment(id, place, standing, since) => self.standing(*id, *place, above, standing, *since),
            Claim::Relief(id, standing, since) => self.relief_standing(*id, standing, *since),
            Claim::Act(act) => self.act(act),
            Claim::Owed(owed) => self.owed(*owed),
            Claim::Response(id, running, since) => {
                let title = agreement.responses[*id].declared.title.clone();
                self.state(title, if *running { "running" } else { "not running" }, *since)
            }
            Claim::Run { from, until, re_engaged_at } => {
                let text = match until {
                    None => format!("runs since {}", day(*from)),
                    Some(until) => format!("ran from {} until {}", day(*from), day(*until)),
                };
                let notes = re_engaged_at.map(|at| format!("way back open since {}", day(at)));
                Node { text, notes: notes.into_iter().collect(), ..Node::default() }
            }
            Claim::Step(id, step) => {
                let response = &agreement.responses[*id];
                let mut steps = response.steps.iter().chain(&response.steps_back);
                let found = nth(&mut steps, step.number);
                let (text, by) = found.map(|found| (found.text.as_str(), words.actor(found.by))).unwrap_or_default();
                self.step_node(format!("step {}, {text} ({by})", step.number), *step)
            }
            Claim::VerifyStep(id, step) => {
                let found = nth(&mut agreement.commitments[*id].verify_steps.iter(), step.number);
                let (text, by) = found.map(|found| (found.text.as_str(), words.actor(found.by))).unwrap_or_default();
                self.step_node(format!("verification step {}, {text} ({by})", step.number), *step)
            }
            Claim::Procedure(id, open) => {
                let title = agreement.procedures[*id].declared.title.clone();
                self.state(title, if *open { "open" } else { "no open case" }, Instant::BEGINNING)
            }
            Claim::Case { procedure, about, state, since } => {
                let row = CaseRow::of(&agreement.procedures[*procedure], about.as_deref(), *state);
                let word = row.map(|row| row.words(calendar)).unwrap_or_default();
                let about = about.as_ref().map(|about| format!(" on {about}")).unwrap_or_default();
                self.state(format!("case{about}"), &word, *since)
            }
            Claim::Scenario(id, judgement, since) => {
                let title = agreement.scenarios[*id].declared.title.clone();
                self.state(title, super::holds_word(judgement.truth), *since)
            }
            Claim::Phase(id, from, until) => {
                let word = match (from, until) {
                    (Some(from), Some(until)) => format!("from {} until {}", day(*from), day(*until)),
                    (Some(from), None) => format!("since {}", day(*from)),
                    (None, _) => "not begun".to_owned(),
                };
                let text = format!("phase {}", agreement.phases[*id].declared.title);
                Node { text, word: Some(word), ..Node::default() }
            }
            Claim::AsKnown(condition, judgement, at, bearing) => {
                let mut node =
                    self.judged(format!("{} {}", bearing_word(*bearing), words.condition(condition)), judgement);
                let released = match bearing {
                    Bearing::RestoreUnless => "; to be restored once it is known not to hold",
                    _ => "",
                };
                node.notes.insert(0, format!("as it was known on {}{released}", day(*at)));
                node
            }
            Claim::Condition(condition, place, judgement) => {
                self.judged(format!("{}{}", words.condition(condition), self.at(*place)), judgement)
            }
            Claim::Stretch(condition, place, truth, (from, until)) => {
                let text = format!("{}{}", words.condition(condition), self.at(*place));
                let bound = |word: &str, at: Instant| {
                    if at.is_finite() { format!(" {word} {}", day(at)) } else { String::new() }
                };
                let (from, until) = (bound("from", *from), bound("until", *until));
                Node { text, word: Some(format!("{}{from}{until}", truth_word(*truth))), ..Node::default() }
            }
            Claim::NotOwed(standing, (from, until)) => {
                let cause = match standing.remark {
                    Remark::ExcusedByText => "excused by the text",
                    Remark::Paused => "paused",
                    _ => "waived",
                };
                let text = format!("not owed from {} until {}", day(*from), day(*until));
                Node { text, word: Some(cause.to_owned()), ..Node::default() }
            }
            Claim::Violation(since, cured_by) => {
                let word = if !cured_by.at.is_finite() {
                    "the cure period has not begun".to_owned()
                } else {
                    let verb = if cured_by.at <= self.at { "ran" } else { "runs" };
                    format!("the cure period {verb} out on {}", day_of_deadline(calendar, *cured_by))
                };
                Node { text: format!("violated since {}", day(*since)), word: Some(word), ..Node::default() }
            }
            Claim::Quantity(quantity, place, amount) => {
                let shown = match words.shown(quantity) {
                    Shown::Bare => above.shown,
                    shown => shown,
                };
                self.amount(format!("{}{}", words.quantity_in(quantity, shown), self.at(*place)), amount, shown)
            }
            Claim::Measure(id, place, amount) => {
                let text = format!("{}{}", agreement.measures[*id].declared.name, self.at(*place));
                self.amount(text, amount, words.shown_measure(*id))
            }
            Claim::Everywhere(id) => {
                Node { text: agreement.measures[*id].declared.name.to_string(), ..Node::default() }
            }
            Claim::Event(heard) => self.heard(heard, grounds),
            Claim::Instance(instance) => self.instance(instance, above),
            Claim::AnsweredBefore => {
                Node { text: "for the periods before".to_owned(), word: Some(count(grounds)), ..Node::default() }
            }
            Claim::Deadline(deadline, own) => {
                let own =
                    own.map(|own| format!(", extended from {}", day_of_deadline(calendar, own))).unwrap_or_default();
                Node { text: format!("due {}{own}", day_of_deadline(calendar, *deadline)), ..Node::default() }
            }
        }
    }

    fn at(&self, place: Option<Place>) -> String {
        place.map(|place| format!(" at {}", self.words().place(place))).unwrap_or_default()
    }

    fn standing(
        &self,
        id: CommitmentId,
        place: Option<Place>,
        above: Above<'_>,
        standing: &Standing,
        since: Since,
    ) -> Node {
        let commitment = &self.agreement().commitments[id];
        let title = &commitment.declared.title;
        let text = match place.map(|place| self.words().place_title(place)) {
            Some(place) if above.commitment == Some(id) => place.to_owned(),
            Some(place) => format!("{title}, {place}"),
            None => title.clone(),
        };
        let mut notes = vec![self.since_on(Some(standing.footing), since.word, standing.deadline)];
        if since.reason != since.word && since.reason.is_finite() {
            notes.push(format!("for this reason since {}", civil(self.calendar(), since.reason)));
        }
        notes.extend(self.last_verified_words(id, place, standing));
        Node {
            text,
            word: Some(self.verdict_words(commitment, standing)),
            verdict: Some(standing.verdict),
            notes,
            ..Node::default()
        }
    }

    /// The last verified verdict and its date, of what cannot be told at the instant asked.
    fn last_verified_words(&self, id: CommitmentId, place: Option<Place>, standing: &Standing) -> Option<String> {
        let is_open = matches!(standing.verdict, Verdict::Unverified | Verdict::Disputed | Verdict::Overdue);
        // A standing of another time, or known otherwise, has another past.
        let is_now = self.assessment.commitments.get(id.index())?.whole.told_at(self.at) == *standing;
        let is_known = self.verified.is_some() || self.view.standard() == Standard::Verified;
        let last =
            if is_open && is_now && is_known && place.is_none() { self.last_verified(id)? } else { return None };
        Some(format!("last verified {} on {}", last.verdict, civil(self.calendar(), last.at)))
    }

    fn relief_standing(&self, id: ReliefId, standing: &ReliefStanding, since: Instant) -> Node {
        let mut notes = vec![self.since_on(None, since, standing.deadline)];
        if standing.hindsight {
            notes.push("what is known today judges the act otherwise".to_owned());
        }
        notes.retain(|note| !note.is_empty());
        let doubt = standing.doubts.first().map(|doubt| format!(": {}", doubt.words())).unwrap_or_default();
        Node {
            text: self.agreement().reliefs[id].declared.title.clone(),
            word: Some(format!("{}{doubt}", standing.status)),
            notes,
            ..Node::default()
        }
    }

    /// An act: what judges it stands below.
    fn act(&self, act: &JudgedAct) -> Node {
        let day = |instant: Instant| civil(self.calendar(), instant);
        let mut notes = Vec::new();
        notes.extend(act.owed_since.map(|since| format!("it had been owed since {}", day(since))));
        notes.extend(act.held_since.map(|since| {
            format!("its condition was known to hold since {}, and never known otherwise after", day(since))
        }));
        Node { text: format!("{} on {}", done_word(act.done), day(act.at)), notes, ..Node::default() }
    }

    fn owed(&self, owed: Owed) -> Node {
        let what = if owed.restoration { "restoration owed" } else { "owed" };
        let due = owed.due.at.is_finite().then(|| {
            let verb = if owed.due.at <= self.at { "was due" } else { "due" };
            format!("{verb} {}", day_of_deadline(self.calendar(), owed.due))
        });
        Node { text: format!("{what} since {}", civil(self.calendar(), owed.since)), word: due, ..Node::default() }
    }

    fn step_node(&self, text: String, step: Step) -> Node {
        let opens = step.opens.is_finite().then_some(step.opens);
        let due = step.due.filter(|due| due.at.is_finite());
        Node { text, word: Some(step_clock(self.calendar(), step.status, due, opens)), ..Node::default() }
    }

    fn heard(&self, heard: &Heard, grounds: &Grounds) -> Node {
        let words = self.words();
        let key = heard.key.as_ref().map(|key| format!(" of {key}")).unwrap_or_default();
        let text = format!("{}{key}{}", words.event(&heard.event), self.at(heard.place));
        let promise = words.promise(self.agreement().events[heard.event.event].reported);
        let mut notes: Vec<String> = match (promise, heard.within) {
            (Some(promise), Some(within)) => vec![format!("{promise}, within {within}")],
            (Some(promise), None) => vec![promise.to_owned()],
            (None, Some(within)) => vec![format!("reported within {within}")],
            (None, None) => Vec::new(),
        };
        notes.extend(
            heard
                .silent_by
                .map(|by| format!("a report was due by {}: silence tells", day_of_deadline(self.calendar(), by))),
        );
        Node { text, word: Some(count(grounds)), notes, ..Node::default() }
    }

    fn instance(&self, instance: &Instance, above: Above<'_>) -> Node {
        let calendar = self.calendar();
        let text = match &instance.called {
            Called::On(at, key, place) => {
                let key = key.as_ref().map(|key| format!(" by {key}")).unwrap_or_default();
                format!("set off on {}{key}{}", civil(calendar, *at), self.at(*place))
            }
            Called::LastDone(at) => format!("last done on {}", civil(calendar, *at)),
            Called::TermBegan(at) => format!("the term began on {}", civil(calendar, *at)),
            Called::Period(start, end) => {
                format!("{} through {}", civil(calendar, *start), civil(calendar, end.pred()))
            }
        };
        let commitment = above.commitment.map(|id| &self.agreement().commitments[id]);
        let word = commitment.map(|commitment| self.verdict_words(commitment, &instance.standing));
        let mut notes: Vec<String> = Vec::new();
        if let (Some((count, asked)), Some(commitment)) = (&instance.counted, commitment) {
            notes.push(self.words().counted(commitment, count.interval, asked.interval));
        }
        notes.extend(instance.due.map(|due| format!("due {}", day_of_deadline(calendar, due))));
        Node { text, word, verdict: Some(instance.standing.verdict), notes, ..Node::default() }
    }

    fn state(&self, text: String, word: &str, since: Instant) -> Node {
        let notes = if since.is_finite() { vec![self.since_on(None, since, None)] } else { Vec::new() };
        Node { text, word: Some(word.to_owned()), notes, ..Node::default() }
    }

    fn judged(&self, text: String, judgement: &Judgement) -> Node {
        let doubt = judgement.doubts.first().filter(|_| judgement.truth == Truth::Unknown);
        let doubt = doubt.map(|doubt| format!(", {}", doubt.words())).unwrap_or_default();
        Node { text, word: Some(format!("{}{doubt}", truth_word(judgement.truth))), ..Node::default() }
    }

    fn amount(&self, text: String, amount: &Amount, shown: Shown<'_>) -> Node {
        let mut notes = Vec::new();
        if matches!(amount.footing, Footing::CarriedFrom(_)) {
            notes.push(self.footing(amount.footing));
        }
        if amount.conflict {
            notes.push("qualified sources do not agree".to_owned());
        }
        notes.extend(amount.doubts.first().map(|doubt| doubt.words().to_owned()));
        Node { text, word: Some(self.words().amount(amount.interval, shown)), notes, ..Node::default() }
    }

    /// `attested, since 2026-10-12, due 2026-10-22`.
    fn since_on(&self, footing: Option<Footing>, since: Instant, deadline: Option<Deadline>) -> String {
        let calendar = self.calendar();
        let footing = footing.filter(|footing| *footing != Footing::Nothing).map(|footing| self.footing(footing));
        let since = since.is_finite().then(|| format!("since {}", civil(calendar, since)));
        let due = deadline.filter(|deadline| deadline.at.is_finite());
        let due = due.map(|deadline| format!("due {}", day_of_deadline(calendar, deadline)));
        [footing, since, due].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

fn count(grounds: &Grounds) -> String {
    match grounds.len() {
        0 => "nothing recorded".to_owned(),
        1 => "1 record".to_owned(),
        count => format!("{count} records"),
    }
}

/// The step of that number, which counts from 1.
fn nth<T>(steps: &mut impl Iterator<Item = T>, number: u32) -> Option<T> {
    steps.nth(usize::try_from(number).ok()?.checked_sub(1)?)
}

fn bearing_word(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::When => "when",
        Bearing::Suspend | Bearing::RestoreUnless => "suspend when",
        Bearing::Withdraw => "withdraw when",
        Bearing::Restore => "restore when",
        Bearing::ReEngage => "re-engage when",
    }
}
