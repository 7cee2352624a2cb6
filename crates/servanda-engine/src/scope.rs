//! Scopes: the subjects on whose records something depends, and when news of them came in.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use servanda_agreement::{
    Act, At, By, Commitment, CommitmentId, Condition, DateExpr, Deed, EventRef, Form, GrantTerm, Named, Phase,
    Quantity, Relief, Reported, Response, Trigger, Verification, Verifiers, Window,
};
use servanda_base::Instant;

use crate::knower::Engine;
use crate::validity::Validity;

/// The subjects of something, with the times at which something about them became known.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    subjects: BTreeSet<Named>,
    // Those that are read not only at the place in question.
    elsewhere: BTreeSet<Named>,
    // Those that something depends on which is read itself: a date, a phase, another commitment.
    further: BTreeSet<Named>,
    // Gathered when first asked for.
    news: OnceLock<Vec<Instant>>,
    /// Whether the mere passing of time tells something: a reporting time that runs out.
    clocked: bool,
}

impl Scope {
    /// When something about its subjects became known, ascending.
    pub(crate) fn news(&self, engine: &Engine<'_>) -> &[Instant] {
        self.news.get_or_init(|| engine.index.news_of(&self.subjects))
    }

    /// Its subjects.
    pub(crate) fn subjects(&self) -> &BTreeSet<Named> {
        &self.subjects
    }

    /// Whether a subject is read not only at the place in question: then a record of it may count at any part.
    pub(crate) fn is_read_elsewhere(&self, subject: Named) -> bool {
        self.elsewhere.contains(&subject)
    }

    /// Whether something depends on a subject that is read itself.
    pub(crate) fn is_read_further(&self, subject: Named) -> bool {
        self.further.contains(&subject)
    }

    /// Takes note of news of one of its subjects.
    pub(crate) fn hear(&mut self, at: Instant) {
        if let Some(news) = self.news.get_mut()
            && let Err(place) = news.binary_search(&at)
        {
            news.insert(place, at);
        }
    }

    /// Whether the mere passing of time tells something of its subjects.
    pub(crate) fn is_clocked(&self) -> bool {
        self.clocked
    }

    /// The times of knowledge around `known_at` between which there is no news.
    pub(crate) fn between_news(&self, engine: &Engine<'_>, known_at: Instant) -> Validity {
        let news = self.news(engine);
        let after = news.partition_point(|at| *at <= known_at);
        let last = after.checked_sub(1).and_then(|index| news.get(index));
        let next = news.get(after).map_or(Instant::END, |next| next.pred());
        Validity::of_times(last.copied().unwrap_or(Instant::BEGINNING), next)
    }
}

impl Engine<'_> {
    /// The scope of a declared thing.
    pub(crate) fn scope(&self, named: Named) -> Arc<Scope> {
        if let Some(known) = self.memory.scopes.borrow().get(&named) {
            return known.clone();
        }
        let scope = Arc::new(self.scope_of(|collector| collector.named(named)));
        self.memory.scopes.borrow_mut().insert(named, scope.clone());
        scope
    }

    /// The scope of a condition.
    pub(crate) fn scope_of_condition(&self, condition: &Condition) -> Scope {
        self.scope_of(|collector| collector.condition(condition))
    }

    fn scope_of(&self, collect: impl FnOnce(&mut Collector<'_, '_>)) -> Scope {
        let none = BTreeSet::new;
        let mut collector = Collector { engine: self, subjects: none(), elsewhere: none(), further: none(), depth: 0 };
        collect(&mut collector);
        let Collector { subjects, elsewhere, further, .. } = collector;
        let agreement = self.agreement;
        let each_other = |verification: &Verification| verification.by == Verifiers::EachOther;
        // What has no verifier of its own has that of whoever asks.
        let asked_by_sides = agreement.commitments.iter().any(|(_, commitment)| each_other(&commitment.verification))
            || agreement.measures.iter().any(|(_, measure)| each_other(&measure.verification));
        let waits = |own: &Verification| each_other(own) || (own.by == Verifiers::NotNamed && asked_by_sides);
        let clocked = subjects.iter().any(|subject| match subject {
            Named::Event(id) => {
                let event = &agreement.events[*id];
                event.reported != Reported::NotPromised || waits(&event.verification)
            }
            Named::Measure(id) => waits(&agreement.measures[*id].verification),
            Named::Commitment(id) => each_other(&agreement.commitments[*id].verification),
            Named::Relief(id) => each_other(&agreement.reliefs[*id].verification),
            _ => false,
        });
        Scope { news: OnceLock::new(), subjects, elsewhere, further, clocked }
    }
}

/// Walks through declarations and expressions and collects what they depend on.
struct Collector<'e, 'a> {
    engine: &'e Engine<'a>,
    subjects: BTreeSet<Named>,
    elsewhere: BTreeSet<Named>,
    further: BTreeSet<Named>,
    /// How far from what is asked itself: only that has its place in question.
    depth: u32,
}

impl Collector<'_, '_> {
    fn named(&mut self, named: Named) {
        self.elsewhere.insert(named);
        if self.depth > 1 {
            self.further.insert(named);
        }
        self.read(named);
    }

    /// A measure or an event, read at `at`.
    fn read_at(&mut self, named: Named, at: &At) {
        if *at != At::Here || self.depth > 1 {
            self.elsewhere.insert(named);
        }
        if self.depth > 1 {
            self.further.insert(named);
        }
        self.read(named);
    }

    /// Goes through what is read elsewhere than at the place in question.
    fn further(&mut self, go: impl FnOnce(&mut Self)) {
        self.depth += 1;
        go(self);
        self.depth -= 1;
    }

    fn read(&mut self, named: Named) {
        if self.subjects.insert(named) {
            self.further(|collector| collector.what_it_reads(named));
        }
    }

    fn what_it_reads(&mut self, named: Named) {
        let agreement = self.engine.agreement;
        match named {
            Named::Measure(id) => {
                if let Some(formula) = &agreement.measures[id].formula {
                    self.quantity(formula);
                }
            }
            Named::Commitment(id) => self.commitment(id, &agreement.commitments[id]),
            Named::Relief(id) => self.relief(&agreement.reliefs[id]),
            Named::Response(id) => self.response(&agreement.responses[id]),
            Named::Phase(id) => self.phase(&agreement.phases[id]),
            Named::Date(id) => self.date(&agreement.dates[id].date),
            Named::Scenario(id) => self.condition(&agreement.scenarios[id].when),
            _ => {}
        }
    }

    fn commitment(&mut self, id: CommitmentId, commitment: &Commitment) {
        let agreement = self.engine.agreement;
        self.date(&agreement.in_force);
        let terms = agreement.until.iter().chain(&commitment.until).map(|until| &until.date);
        let terms = terms.chain(commitment.replaces.iter().map(|(_, agreed)| agreed));
        for date in terms.chain(&commitment.from) {
            self.date(date);
        }
        if let Some(phase) = commitment.during {
            self.named(Named::Phase(phase));
        }
        for other in self.engine.index.replacing(id) {
            // Only its term: what it demands has no bearing on the one it replaces.
            self.subjects.insert(Named::Commitment(other));
            self.elsewhere.insert(Named::Commitment(other));
            let other = &agreement.commitments[other];
            let agreed = other.replaces.iter().map(|(_, agreed)| agreed);
            other.from.iter().chain(agreed).for_each(|date| self.date(date));
        }
        if let Some(event) = commitment.cure.as_ref().and_then(|cure| cure.after.as_ref()) {
            self.event(event);
        }
        if let Some(condition) = &commitment.excused_while {
            self.condition(condition);
        }
        self.form(&commitment.form);
    }

    fn form(&mut self, form: &Form) {
        match form {
            Form::Keeps { condition } => self.condition(condition),
            Form::KeepsOn { condition, dates } => {
                self.condition(condition);
                dates.iter().for_each(|date| self.date(date));
            }
            Form::Once { deed, by, act: Act::Does | Act::Allows } => {
                match deed {
                    Deed::Event(event) => self.event(event),
                    Deed::Condition(condition) => self.condition(condition),
                }
                match by {
                    Some(By::Date(date)) => self.date(date),
                    Some(By::Event(event)) => self.event(event),
                    None => {}
                }
            }
            Form::Within { event, of, .. } => {
                self.event(event);
                match of {
                    Trigger::Event(trigger) => self.event(trigger),
                    Trigger::Condition(condition) => {
                        self.condition(condition);
                    }
                }
            }
            Form::Every { event, .. } | Form::AfterEach { event, .. } => self.event(event),
            Form::Quota { event, amount, .. } => {
                self.event(event);
                self.quantity(amount);
            }
            Form::Refrains { events } => events.iter().for_each(|event| self.event(event)),
        }
    }

    fn relief(&mut self, relief: &Relief) {
        let restore = relief.restore.as_ref().and_then(|restore| restore.when.as_ref());
        let by = match &relief.term {
            GrantTerm::By(date) => Some(date),
            GrantTerm::Within(_) | GrantTerm::Open => None,
        };
        for date in by.into_iter().chain(&relief.from).chain(relief.until.as_ref().map(|until| &until.date)) {
            self.date(date);
        }
        for condition in
            [&relief.when, &relief.suspend_when, &relief.withdraw_when].into_iter().flatten().chain(restore)
        {
            self.condition(condition);
        }
    }

    fn response(&mut self, response: &Response) {
        self.condition(&response.when);
        if let Some(condition) = &response.re_engage_when {
            self.condition(condition);
        }
    }

    fn phase(&mut self, phase: &Phase) {
        for date in phase.from.iter().chain(phase.until.as_ref().map(|until| &until.date)) {
            self.date(date);
        }
        for condition in phase.begins_when.iter().chain(&phase.ends_when) {
            self.condition(condition);
        }
    }

    fn event(&mut self, event: &EventRef) {
        self.read_at(Named::Event(event.event), &event.at);
    }

    fn date(&mut self, date: &DateExpr) {
        self.further(|collector| collector.date_of(date));
    }

    fn date_of(&mut self, date: &DateExpr) {
        match date {
            DateExpr::Day(_) | DateExpr::Instant(_) => {}
            DateExpr::Named(id) => self.named(Named::Date(*id)),
            DateExpr::StartOf(phase) | DateExpr::EndOf(phase) => self.named(Named::Phase(*phase)),
            DateExpr::Plus(date, _) | DateExpr::Minus(date, _) | DateExpr::DayOf(_, date) => self.date(date),
            DateExpr::After(_, event) => self.event(event),
            DateExpr::LaterOf(dates) | DateExpr::EarlierOf(dates) => dates.iter().for_each(|date| self.date(date)),
            DateExpr::Contested { own, .. } => self.date(own),
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Compare { left, right, .. } => {
                self.quantity(left);
                self.quantity(right);
            }
            Condition::Verdict { commitment, .. } => self.named(Named::Commitment(*commitment)),
            // The words of a relief and of a procedure rest on acts alone, but for those that rest on what is owed.
            Condition::Relief { relief, word } => {
                if word.rests_on_acts() {
                    self.subjects.insert(Named::Relief(*relief));
                    self.elsewhere.insert(Named::Relief(*relief));
                } else {
                    self.named(Named::Relief(*relief));
                }
            }
            Condition::Procedure { procedure, .. } => self.named(Named::Procedure(*procedure)),
            Condition::Running(response) => self.named(Named::Response(*response)),
            Condition::Happened(event) => self.event(event),
            Condition::Before(a, b) => {
                self.event(a);
                self.event(b);
            }
            Condition::For(condition, _) => {
                self.condition(condition);
            }
            Condition::Not(condition) => self.condition(condition),
            Condition::All(all) | Condition::Any(all) | Condition::AtLeast(_, all) => {
                all.iter().for_each(|condition| self.condition(condition));
            }
        }
    }

    fn quantity(&mut self, quantity: &Quantity) {
        match quantity {
            Quantity::Number(..) => {}
            Quantity::Measure { measure, at } | Quantity::Aggregate { measure, at, .. } => {
                self.read_at(Named::Measure(*measure), at);
            }
            Quantity::Count { event, window } => {
                self.event(event);
                if let Window::Since(date) = window {
                    self.date(date);
                }
            }
            Quantity::CountWhere { condition, .. } => self.further(|collector| collector.condition(condition)),
            Quantity::Baseline(of) => {
                self.quantity(of);
                if let Some(date) = &self.engine.agreement.baseline {
                    self.date(date);
                }
            }
            Quantity::Binary { left, right, .. } => {
                self.quantity(left);
                self.quantity(right);
            }
            Quantity::UntilThen { first, until, then } => {
                self.quantity(first);
                self.date(until);
                self.quantity(then);
            }
            Quantity::If { then, condition, otherwise } => {
                self.quantity(then);
                self.condition(condition);
                self.quantity(otherwise);
            }
            Quantity::ShareOfMilestones { .. } => {
                let agreement = self.engine.agreement;
                for (id, _) in agreement.commitments.iter().filter(|(_, commitment)| commitment.is_milestone()) {
                    self.named(Named::Commitment(id));
                }
            }
            Quantity::Contested { own, .. } => self.quantity(own),
        }
    }
}
