//! What is claimed, as a node without what it rests on.

use servanda_agreement::{CommitmentId, Place, ReliefId, ResponseId};
use servanda_base::{Deadline, Instant, Truth};
use servanda_engine::{
    Amount, Bearing, Called, Claim, Footing, Grounds, Heard, Instance, JudgedAct, Judgement, Owed, ReliefStanding,
    Remark, Since, Standing, Step, Verdict,
};
use servanda_evidence::Standard;

use super::Node;
use super::from_engine::Above;
use crate::compose::{CaseRow, Question};
use crate::words::Shown;

impl Question<'_> {
    pub(super) fn claim(&self, claim: &Claim, grounds: &Grounds, above: Above<'_>) -> Node {
        let (agreement, words, say) = (self.agreement(), self.words(), self.say());
        match claim {
            Claim::Commitment(id, place, standing, since) => self.standing(*id, *place, above, standing, *since),
            Claim::Relief(id, standing, since) => self.relief_standing(*id, standing, *since),
            Claim::Act(act) => self.act(act),
            Claim::Owed(owed) => self.owed(*owed),
            Claim::Response(id, running, since) => {
                self.state(agreement.responses[*id].declared.title.clone(), say.runs(*running), *since)
            }
            Claim::Run { from, until, re_engaged_at } => self.run_node(*from, *until, *re_engaged_at),
            Claim::Step(id, step) => self.response_step(*id, *step),
            Claim::VerifyStep(id, step) => {
                let found = nth(&mut agreement.commitments[*id].verify_steps.iter(), step.number);
                let (text, by) = found.map(|found| (found.text.as_str(), words.actor(found.by))).unwrap_or_default();
                self.step_node(say.explain_verification_step(&say.number_of(step.number), text, by), *step)
            }
            Claim::Procedure(id, open) => {
                let word = if *open { say.case_name("open") } else { say.explain_no_open_case() };
                self.state(agreement.procedures[*id].declared.title.clone(), word, Instant::BEGINNING)
            }
            Claim::Case { procedure, about, state, since } => {
                let row = CaseRow::of(&agreement.procedures[*procedure], about.as_deref(), *state);
                self.case_node(row, about.as_deref(), *since)
            }
            Claim::Scenario(id, judgement, since) => {
                self.state(agreement.scenarios[*id].declared.title.clone(), say.holds(judgement.truth), *since)
            }
            Claim::Phase(id, from, until) => {
                let word = match (from, until) {
                    (Some(from), Some(until)) => say.explain_from_until(&self.day(*from), &self.day(*until)),
                    (Some(from), None) => say.since_alone(&self.day(*from)),
                    (None, _) => say.not_begun().to_owned(),
                };
                let text = say.explain_phase(&agreement.phases[*id].declared.title);
                Node { text, word: Some(word), ..Node::default() }
            }
            Claim::AsKnown(condition, judgement, at, bearing) => {
                let mut node = self.judged(self.bears(*bearing, &words.condition(condition)), judgement);
                let day = self.day(*at);
                node.notes.insert(
                    0,
                    match bearing {
                        Bearing::RestoreUnless => say.explain_as_known_to_restore(&day),
                        _ => say.explain_as_known(&day),
                    },
                );
                node
            }
            Claim::Condition(condition, place, judgement) => {
                self.judged(self.at(words.condition(condition), *place), judgement)
            }
            Claim::Stretch(condition, place, truth, (from, until)) => {
                let from = if from.is_finite() { say.explain_from(&self.day(*from)) } else { String::new() };
                let until = if until.is_finite() { say.explain_until(&self.day(*until)) } else { String::new() };
                let text = self.at(words.condition(condition), *place);
                Node { text, word: Some(format!("{}{from}{until}", say.truth(*truth))), ..Node::default() }
            }
            Claim::NotOwed(standing, (from, until)) => {
                let cause = match standing.remark {
                    Remark::ExcusedByText => say.explain_excused_by_text(),
                    Remark::Paused => say.act_paused(),
                    _ => say.verdict_name(Verdict::Waived),
                };
                let text = say.explain_not_owed(&self.day(*from), &self.day(*until));
                Node { text, word: Some(cause.to_owned()), ..Node::default() }
            }
            Claim::Violation(since, cured_by) => self.violation(*since, *cured_by),
            Claim::Quantity(quantity, place, amount) => {
                let shown = match words.shown(quantity) {
                    Shown::Bare => above.shown,
                    shown => shown,
                };
                self.amount(self.at(words.quantity_in(quantity, shown), *place), amount, shown)
            }
            Claim::Measure(id, place, amount) => {
                let text = self.at(agreement.measures[*id].declared.name.to_string(), *place);
                self.amount(text, amount, words.shown_measure(*id))
            }
            Claim::Everywhere(id) => {
                Node { text: agreement.measures[*id].declared.name.to_string(), ..Node::default() }
            }
            Claim::Event(heard) => self.heard(heard, grounds),
            Claim::Instance(instance) => self.instance(instance, above),
            Claim::AnsweredBefore => Node {
                text: say.explain_periods_before().to_owned(),
                word: Some(say.explain_recorded_count(grounds.len())),
                ..Node::default()
            },
            Claim::Deadline(deadline, own) => {
                let due = self.last_day(*deadline);
                let text = match own {
                    Some(own) => say.explain_due_extended(&due, &self.last_day(*own)),
                    None => say.explain_due(&due),
                };
                Node { text, ..Node::default() }
            }
        }
    }

    /// An instant in words.
    pub(super) fn day(&self, at: Instant) -> String {
        self.say().text_moment(self.calendar(), at)
    }

    fn last_day(&self, deadline: Deadline) -> String {
        self.say().text_deadline(self.calendar(), deadline)
    }

    /// What is said of a place.
    fn at(&self, what: String, place: Option<Place>) -> String {
        let place = place.map(|place| self.say().formal_at(self.words().place(place), false));
        format!("{what}{}", place.unwrap_or_default())
    }

    fn standing(
        &self,
        id: CommitmentId,
        place: Option<Place>,
        above: Above<'_>,
        standing: &Standing,
        since: Since,
    ) -> Node {
        let say = self.say();
        let commitment = &self.agreement().commitments[id];
        let title = &commitment.declared.title;
        let text = match place.map(|place| self.words().place_title(place)) {
            Some(place) if above.commitment == Some(id) => place.to_owned(),
            Some(place) => say.explain_of_place(title, place),
            None => title.clone(),
        };
        let mut notes = vec![self.since_on(Some(standing.footing), since.word, standing.deadline)];
        if since.reason != since.word && since.reason.is_finite() {
            notes.push(say.explain_for_this_reason_since(&self.day(since.reason)));
        }
        notes.extend(self.last_verified_words(id, place, standing));
        Node { text, notes, ..self.verdict_node(commitment, standing) }
    }

    /// The last verified verdict and its date, of what cannot be told at the instant asked.
    fn last_verified_words(&self, id: CommitmentId, place: Option<Place>, standing: &Standing) -> Option<String> {
        let is_open = matches!(standing.verdict, Verdict::Unverified | Verdict::Disputed | Verdict::Overdue);
        // A standing of another time, or known otherwise, has another past.
        let is_now = self.assessment.commitments.get(id.index())?.whole.told_at(self.at) == *standing;
        let is_known = self.verified.is_some() || self.view.standard() == Standard::Verified;
        let last =
            if is_open && is_now && is_known && place.is_none() { self.last_verified(id)? } else { return None };
        Some(self.say().explain_last_verified(self.say().verdict_name(last.verdict), &self.day(last.at)))
    }

    fn relief_standing(&self, id: ReliefId, standing: &ReliefStanding, since: Instant) -> Node {
        let say = self.say();
        let mut notes = vec![self.since_on(None, since, standing.deadline)];
        if standing.hindsight {
            notes.push(say.explain_hindsight().to_owned());
        }
        notes.retain(|note| !note.is_empty());
        let status = say.relief_name(standing.status);
        let word = match standing.doubts.first() {
            Some(doubt) => say.reason_at(status, say.explain_doubt(doubt)),
            None => status.to_owned(),
        };
        let text = self.agreement().reliefs[id].declared.title.clone();
        Node { text, word: Some(word), notes, ..Node::default() }
    }

    /// An act: what judges it stands below.
    fn act(&self, act: &JudgedAct) -> Node {
        let say = self.say();
        let mut notes = Vec::new();
        notes.extend(act.owed_since.map(|since| say.explain_act_owed_since(&self.day(since))));
        notes.extend(act.held_since.map(|since| say.explain_act_held_since(&self.day(since))));
        Node { text: say.explain_act(say.done_name(act.done), &self.day(act.at)), notes, ..Node::default() }
    }

    fn owed(&self, owed: Owed) -> Node {
        let say = self.say();
        let since = self.day(owed.since);
        let text = if owed.restoration { say.explain_restoration_owed_since(&since) } else { say.owed_since(&since) };
        let due = owed.due.at.is_finite().then(|| match owed.due.at <= self.at {
            true => say.explain_was_due(&self.last_day(owed.due)),
            false => say.explain_due(&self.last_day(owed.due)),
        });
        Node { text, word: due, ..Node::default() }
    }

    fn violation(&self, since: Instant, cured_by: Deadline) -> Node {
        let say = self.say();
        let word = if !cured_by.at.is_finite() {
            say.explain_cure_not_begun().to_owned()
        } else if cured_by.at <= self.at {
            say.explain_cure_ran_out(&self.last_day(cured_by))
        } else {
            say.explain_cure_runs_out(&self.last_day(cured_by))
        };
        Node { text: say.explain_violated_since(&self.day(since)), word: Some(word), ..Node::default() }
    }

    fn run_node(&self, from: Instant, until: Option<Instant>, re_engaged_at: Option<Instant>) -> Node {
        let say = self.say();
        let text = match until {
            None => say.explain_runs_since(&self.day(from)),
            Some(until) => say.explain_ran(&self.day(from), &self.day(until)),
        };
        let notes = re_engaged_at.map(|at| say.explain_way_back_since(&self.day(at)));
        Node { text, notes: notes.into_iter().collect(), ..Node::default() }
    }

    fn response_step(&self, id: ResponseId, step: Step) -> Node {
        let say = self.say();
        let response = &self.agreement().responses[id];
        let mut steps = response.steps.iter().chain(&response.steps_back);
        let found = nth(&mut steps, step.number);
        let found = found.map(|found| (found.text.as_str(), self.words().actor(found.by)));
        let (text, by) = found.unwrap_or_default();
        self.step_node(say.explain_step(&say.number_of(step.number), text, by), step)
    }

    fn step_node(&self, text: String, step: Step) -> Node {
        let opens = step.opens.is_finite().then_some(step.opens);
        let due = step.due.filter(|due| due.at.is_finite());
        let word = self.say().step_clock(self.calendar(), step.status, due, opens);
        Node { text, word: Some(word), ..Node::default() }
    }

    fn case_node(&self, row: Option<CaseRow>, about: Option<&str>, since: Instant) -> Node {
        let say = self.say();
        let word = row.map(|row| row.words(say, self.calendar())).unwrap_or_default();
        self.state(say.explain_case_of(about), &word, since)
    }

    fn heard(&self, heard: &Heard, grounds: &Grounds) -> Node {
        let (words, say) = (self.words(), self.say());
        let key = heard.key.as_ref().map(|key| say.formal_at(key, true)).unwrap_or_default();
        let text = self.at(format!("{}{key}", words.event(&heard.event)), heard.place);
        let promise = words.promise(self.agreement().events[heard.event.event].reported);
        let within = heard.within.map(|length| say.length(length));
        let mut notes: Vec<String> = match (promise, within) {
            (Some(promise), Some(within)) => vec![say.explain_promised_within(promise, &within)],
            (Some(promise), None) => vec![promise.to_owned()],
            (None, Some(within)) => vec![say.explain_reported_within(&within)],
            (None, None) => Vec::new(),
        };
        notes.extend(heard.silent_by.map(|by| say.explain_silence_tells(&self.last_day(by))));
        Node { text, word: Some(say.explain_recorded_count(grounds.len())), notes, ..Node::default() }
    }

    fn instance(&self, instance: &Instance, above: Above<'_>) -> Node {
        let say = self.say();
        let text = match &instance.called {
            Called::On(at, key, place) => {
                let day = self.day(*at);
                let set_off = match key {
                    Some(key) => say.explain_set_off_by(&day, key),
                    None => say.explain_set_off(&day),
                };
                self.at(set_off, *place)
            }
            Called::LastDone(at) => say.explain_last_done(&self.day(*at)),
            Called::TermBegan(at) => say.explain_term_began(&self.day(*at)),
            Called::Period(start, end) => say.record_through(Some(&self.day(*start)), &self.day(end.pred())),
        };
        let commitment = above.commitment.map(|id| &self.agreement().commitments[id]);
        let mut notes: Vec<String> = Vec::new();
        if let (Some((count, asked)), Some(commitment)) = (&instance.counted, commitment) {
            notes.push(self.words().counted(commitment, count.interval, asked.interval));
        }
        notes.extend(instance.due.map(|due| say.explain_due(&self.last_day(due))));
        let node = commitment.map(|commitment| self.verdict_node(commitment, &instance.standing));
        Node { text, verdict: Some(instance.standing.verdict), notes, ..node.unwrap_or_default() }
    }

    fn state(&self, text: String, word: &str, since: Instant) -> Node {
        let notes = if since.is_finite() { vec![self.since_on(None, since, None)] } else { Vec::new() };
        Node { text, word: Some(word.to_owned()), notes, ..Node::default() }
    }

    fn judged(&self, text: String, judgement: &Judgement) -> Node {
        let say = self.say();
        let truth = say.truth(judgement.truth);
        let word = match judgement.doubts.first().filter(|_| judgement.truth == Truth::Unknown) {
            Some(doubt) => say.explain_said(truth, say.explain_doubt(doubt)),
            None => truth.to_owned(),
        };
        Node { text, word: Some(word), ..Node::default() }
    }

    fn amount(&self, text: String, amount: &Amount, shown: Shown<'_>) -> Node {
        let say = self.say();
        let mut notes = Vec::new();
        if matches!(amount.footing, Footing::CarriedFrom(_)) {
            notes.push(self.footing(amount.footing));
        }
        if amount.conflict {
            notes.push(say.explain_sources_disagree().to_owned());
        }
        notes.extend(amount.doubts.first().map(|doubt| say.explain_doubt(doubt).to_owned()));
        Node { text, word: Some(self.words().amount(amount.interval, shown)), notes, ..Node::default() }
    }

    /// `attested, since 2026-10-12, due 2026-10-22`.
    fn since_on(&self, footing: Option<Footing>, since: Instant, deadline: Option<Deadline>) -> String {
        let say = self.say();
        let footing = footing.filter(|footing| *footing != Footing::Nothing).map(|footing| self.footing(footing));
        let since = since.is_finite().then(|| say.since_alone(&self.day(since)));
        let due = say.explain_due_on(self.calendar(), deadline);
        say.in_row(&[footing, since, due].into_iter().flatten().collect::<Vec<_>>())
    }

    /// What a condition does to a relief or a response.
    fn bears(&self, bearing: Bearing, condition: &str) -> String {
        let say = self.say();
        match bearing {
            Bearing::When => say.explain_when(condition),
            Bearing::Suspend | Bearing::RestoreUnless => say.explain_suspend_when(condition),
            Bearing::Withdraw => say.explain_withdraw_when(condition),
            Bearing::Restore => say.explain_restore_when(condition),
            Bearing::ReEngage => say.explain_re_engage_when(condition),
        }
    }
}

/// The step of that number, which counts from 1.
fn nth<T>(steps: &mut impl Iterator<Item = T>, number: u32) -> Option<T> {
    steps.nth(usize::try_from(number).ok()?.checked_sub(1)?)
}
