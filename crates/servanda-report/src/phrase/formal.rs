//! What the text demands, in words close to its own language: by names.

use servanda_agreement::QuotaBound;
use servanda_base::Duration;

use super::Phrases;

/// What is to be done with what a commitment names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    Keeps,
    Does,
    Allows,
    Achieves,
    Refrains,
}

impl Phrases {
    /// Each of those who owe.
    pub fn duty_each(self, who: &str) -> String {
        self.told("duty-each", [("who", who.into())])
    }

    pub fn duty_at_each(self, places: &str) -> String {
        self.told("duty-at-each", [("places", places.into())])
    }

    /// `IR does baseline-declared by 2026-05-20`: so many who owe, what, where, when.
    pub fn duty(self, duty: Duty, (who, count): (&str, usize), what: &str, at: &str, clock: &str) -> String {
        let (who, count, at) = (("who", who.into()), ("count", count.into()), ("at", at.into()));
        match duty {
            Duty::Keeps => self.told("duty-keeps", [who, count, at, ("condition", what.into())]),
            Duty::Does => self.told("duty-does", [who, count, at, ("event", what.into()), ("clock", clock.into())]),
            Duty::Allows => self.told("duty-allows", [who, count, at, ("event", what.into()), ("clock", clock.into())]),
            Duty::Achieves => {
                self.told("duty-achieves", [who, count, at, ("condition", what.into()), ("clock", clock.into())])
            }
            Duty::Refrains => self.told("duty-refrains", [who, count, at, ("events", what.into())]),
        }
    }

    /// `IR keeps enrichment-level <= 3.67 % on 2026-07-01`.
    pub fn duty_on(self, (who, count): (&str, usize), condition: &str, at: &str, dates: &str) -> String {
        let (who, count, at) = (("who", who.into()), ("count", count.into()), ("at", at.into()));
        self.told("duty-keeps-on", [who, count, at, ("condition", condition.into()), ("dates", dates.into())])
    }

    pub fn duty_by(self, date: &str) -> String {
        self.told("duty-by", [("date", date.into())])
    }

    pub fn duty_within(self, length: Duration, trigger: &str) -> String {
        self.told("duty-within", [("length", self.length(length).into()), ("trigger", trigger.into())])
    }

    pub fn duty_every(self, every: &str) -> String {
        self.told("duty-every", [("length", every.into())])
    }

    pub fn duty_per(self, period: &str) -> String {
        self.told("duty-per", [("period", period.into())])
    }

    pub fn duty_after_each(self, length: Duration, period: &str) -> String {
        self.told("duty-after-each", [("length", self.length(length).into()), ("period", period.into())])
    }

    /// `at least 10 kg of delivered`.
    pub fn quota(self, bound: QuotaBound, amount: &str, event: &str) -> String {
        let message = match bound {
            QuotaBound::AtLeast => "quota-at-least",
            QuotaBound::AtMost => "quota-at-most",
        };
        self.told(message, [("amount", amount.into()), ("event", event.into())])
    }

    /// `inspection at least 2 times`; `count` chooses the form of the word alone.
    pub fn quota_times(self, bound: QuotaBound, amount: &str, event: &str, count: u32) -> String {
        let message = match bound {
            QuotaBound::AtLeast => "quota-times-at-least",
            QuotaBound::AtMost => "quota-times-at-most",
        };
        self.told(message, [("amount", amount.into()), ("event", event.into()), ("count", count.into())])
    }

    pub fn formal_is(self, name: &str, word: &str) -> String {
        self.told("formal-is", [("name", name.into()), ("word", word.into())])
    }

    pub fn formal_running(self, name: &str) -> String {
        self.told("formal-running", [("name", name.into())])
    }

    pub fn formal_at_least_of(self, count: u32, parts: &str) -> String {
        self.told("formal-at-least-of", [("count", count.into()), ("parts", parts.into())])
    }

    pub fn formal_count(self, event: &str, window: &str) -> String {
        self.told("formal-count", [("event", event.into()), ("window", window.into())])
    }

    pub fn formal_count_where(self, places: &str, condition: &str) -> String {
        self.told("formal-count-where", [("places", places.into()), ("condition", condition.into())])
    }

    pub fn formal_baseline(self, what: &str) -> String {
        self.told("formal-baseline", [("what", what.into())])
    }

    pub fn formal_own_baseline(self) -> &'static str {
        self.text("formal-own-baseline")
    }

    pub fn formal_until_then(self, first: &str, until: &str, then: &str) -> String {
        self.told("formal-until-then", [("first", first.into()), ("until", until.into()), ("then", then.into())])
    }

    pub fn formal_if_else(self, then: &str, condition: &str, otherwise: &str) -> String {
        let condition = ("condition", condition.into());
        self.told("formal-if-else", [("then", then.into()), condition, ("otherwise", otherwise.into())])
    }

    /// The share of milestones that were met.
    pub fn formal_share(self, due: bool, on_time: bool) -> &'static str {
        self.text(match (due, on_time) {
            (false, false) => "formal-share-met",
            (false, true) => "formal-share-met-on-time",
            (true, false) => "formal-share-due-met",
            (true, true) => "formal-share-due-met-on-time",
        })
    }

    pub fn formal_contested(self, party: &str, what: &str) -> String {
        self.told("formal-contested", [("party", party.into()), ("what", what.into())])
    }

    pub fn formal_percent_of(self, percent: &str, what: &str) -> String {
        self.told("formal-percent-of", [("percent", percent.into()), ("what", what.into())])
    }

    /// Where; of whom, if the places are parties.
    pub fn formal_at(self, places: &str, of_parties: bool) -> String {
        self.told(if of_parties { "formal-of" } else { "formal-at" }, [("places", places.into())])
    }

    pub fn formal_in_last(self, length: Duration) -> String {
        self.told("formal-in-last", [("length", self.length(length).into())])
    }

    pub fn formal_since(self, date: &str) -> String {
        self.told("formal-since", [("date", date.into())])
    }

    pub fn formal_in(self, period: &str) -> String {
        self.told("formal-in", [("period", period.into())])
    }

    /// The start or the end of a phase.
    pub fn formal_end_of(self, phase: &str, is_start: bool) -> String {
        self.told(if is_start { "formal-start-of" } else { "formal-end-of" }, [("phase", phase.into())])
    }

    pub fn formal_after(self, length: Duration, event: &str) -> String {
        self.told("formal-after", [("length", self.length(length).into()), ("event", event.into())])
    }

    pub fn formal_day_of(self, number: u32, date: &str) -> String {
        self.told("formal-day-of", [("number", number.into()), ("date", date.into())])
    }

    /// The later or the earlier of several dates.
    pub fn formal_of_dates(self, dates: &str, is_later: bool) -> String {
        self.told(if is_later { "formal-later-of" } else { "formal-earlier-of" }, [("dates", dates.into())])
    }
}
