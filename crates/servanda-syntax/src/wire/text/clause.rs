//! Clauses as they are written, each on its own line.

use super::super::clause::{Clock, Quota, Range, ReportDay, Sentence, Term, Verb, Verifiers, When};
use super::super::{Clause, Expr, Name, Text};
use super::Writer;

impl Writer {
    pub(super) fn clause(&mut self, clause: &Clause) {
        match clause {
            Clause::Comment(comment) => self.comment(comment),
            Clause::Clause(text) => self.texted("clause ", text),
            Clause::Title(title) => {
                self.named("title ", &title.language);
                self.push(" ");
                self.quoted(&title.text);
            }
            Clause::ClauseIn(of) => {
                self.named("clause ", &of.language);
                self.push(" ");
                self.quoted(&of.text);
            }
            Clause::Allow(allow) => {
                self.named("allow ", &allow.finding);
                self.push(" because ");
                self.quoted(&allow.because);
            }
            Clause::Track(track) => self.named("track ", track),
            Clause::InPhase(phase) => self.named("in phase ", phase),
            Clause::During(phase) => self.named("during ", phase),
            Clause::Zone(zone) => {
                self.push("zone ");
                self.words(zone, |c| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '+' | '-'));
            }
            Clause::InForce(force) => {
                self.dated("in force ", &force.from);
                if let Some(until) = &force.until {
                    self.dated(" until ", until);
                }
            }
            Clause::Baseline(date) => self.dated("baseline ", date),
            Clause::Members(members) => self.listed("members ", members),
            Clause::In(unit) => self.named("in ", unit),
            Clause::InYesNo => self.push("in yes/no"),
            Clause::InLevels(levels) => self.listed("in levels ", levels),
            Clause::At(sites) => self.listed("at ", sites),
            Clause::Of(parties) => self.listed("of ", parties),
            Clause::GoodFor(length) => {
                self.push("good for ");
                self.length(length);
            }
            Clause::NeverNegative => self.push("never negative"),
            Clause::NeverFalls => self.push("never falls"),
            Clause::NeverRises => self.push("never rises"),
            Clause::Per(period) => self.named("per ", period),
            Clause::Once => self.push("once"),
            Clause::CountedIn(unit) => self.named("counted in ", unit),
            Clause::AlwaysReported => self.push("always reported"),
            Clause::AlwaysReportedToPublic => self.push("always reported to public"),
            Clause::ReportedToPublic => self.push("reported to public"),
            Clause::From(date) => self.dated("from ", date),
            Clause::Until(date) => self.dated("until ", date),
            Clause::Through(date) => self.dated("through ", date),
            Clause::BeginsWhen(condition) => self.conditional("begins when ", condition),
            Clause::EndsWhen(condition) => self.conditional("ends when ", condition),
            Clause::Owes(sentence) => self.sentence(sentence),
            Clause::To(parties) => self.listed("to ", parties),
            Clause::ExcusedWhile(condition) => self.conditional("excused while ", condition),
            Clause::AsTarget => self.push("as target"),
            Clause::Replaces(replaces) => {
                self.named("replaces ", &replaces.name);
                self.dated(" agreed ", &replaces.agreed);
            }
            Clause::LikelyTakes(range) => self.range("likely ", range),
            Clause::ReportLikely(range) => self.range("report likely ", range),
            Clause::LikelyHolds(likely) => {
                self.push("likely ");
                self.number(&likely.percent);
                self.push(" % per ");
                self.length(&likely.per);
            }
            Clause::When(condition) => self.conditional("when ", condition),
            Clause::Worth(quantity) => {
                self.push("worth ");
                self.quantity(quantity);
            }
            Clause::Irreversible => self.push("irreversible"),
            Clause::SuspendWhen(condition) => self.conditional("suspend when ", condition),
            Clause::WithdrawWhen(condition) => self.conditional("withdraw when ", condition),
            Clause::ReEngageWhen(condition) => self.conditional("re-engage when ", condition),
            Clause::Then(text) => self.texted("then ", text),
            Clause::ExtendableByAll => self.push("extendable by all"),
            Clause::Phase(phase) => self.named("phase ", phase),
            Clause::Owner(owner) => self.named("owner ", owner),
            Clause::Mitigation(text) => self.texted("mitigation ", text),
            Clause::For(whom) => self.listed("for ", whom),
            Clause::Prepare(prepare) => {
                self.texted("prepare ", &prepare.text);
                self.named(" owner ", &prepare.owner);
            }
            Clause::Contested(reading) => {
                self.named("contested by ", &reading.by);
                self.push(" as ");
                self.uncontested_quantity(&reading.reading);
            }
            Clause::VerifiedBy(_)
            | Clause::Verify(_)
            | Clause::Cure(_)
            | Clause::Grants(_)
            | Clause::ReversibleWithin(_)
            | Clause::Restore(_)
            | Clause::Stage(_)
            | Clause::Step(_)
            | Clause::Every(_) => self.timed(clause),
        }
    }

    /// Clauses that have a clock.
    fn timed(&mut self, clause: &Clause) {
        match clause {
            Clause::VerifiedBy(verified) => {
                self.push("verified by ");
                match &verified.by {
                    Verifiers::AnyOf(names) => self.joined(names, " or "),
                    Verifiers::AllOf(names) => self.joined(names, " and "),
                    Verifiers::EachOther => self.push("each other"),
                }
                if let Some(within) = &verified.within {
                    self.push(" within ");
                    self.length(within);
                }
            }
            Clause::Verify(verify) => {
                self.texted("verify ", &verify.text);
                self.named(" by ", &verify.by);
                self.push(" within ");
                self.length(&verify.within);
            }
            Clause::Cure(cure) => {
                self.push("cure ");
                self.length(&cure.within);
                if let Some(after) = &cure.after {
                    self.push(" after ");
                    self.operand(after);
                }
            }
            Clause::Grants(grants) => {
                self.names(&grants.by);
                self.push(if grants.by.len() == 1 { " grants" } else { " grant" });
                match &grants.term {
                    None => {}
                    Some(Term::Within(length)) => {
                        self.push(" within ");
                        self.length(length);
                    }
                    Some(Term::By(date)) => self.dated(" by ", date),
                }
            }
            Clause::ReversibleWithin(length) => {
                self.push("reversible within ");
                self.length(length);
            }
            Clause::Restore(restore) => {
                self.push("restore within ");
                self.length(&restore.within);
                if let Some(when) = &restore.when {
                    self.conditional(" when ", when);
                }
            }
            Clause::Stage(stage) => {
                self.texted("stage ", &stage.text);
                self.push(" ");
                self.length(&stage.length);
            }
            Clause::Step(step) => {
                self.texted("step ", &step.text);
                self.named(" by ", &step.by);
                let (word, length) = match &step.clock {
                    Clock::Within(length) => (" within ", length),
                    Clock::After(length) => (" after ", length),
                };
                self.push(word);
                self.length(length);
            }
            Clause::Every(every) => {
                self.named("every ", &every.period);
                match &every.on {
                    None => {}
                    Some(ReportDay::Weekday(day)) => self.named(" on ", day),
                    Some(ReportDay::Day(day)) => self.push(&format!(" on day {day}")),
                }
            }
            _ => {}
        }
    }

    fn sentence(&mut self, sentence: &Sentence) {
        self.names(&sentence.by);
        let one = sentence.by.len() == 1;
        let (singular, plural) = match sentence.verb {
            Verb::Keeps => ("keeps", "keep"),
            Verb::Does => ("does", "do"),
            Verb::Allows => ("allows", "allow"),
            Verb::Achieves => ("achieves", "achieve"),
            Verb::RefrainsFrom => ("refrains from", "refrain from"),
        };
        let each = if sentence.each { " each" } else { "" };
        self.push(&format!("{each} {} ", if one && !sentence.each { singular } else { plural }));
        for (index, what) in sentence.what.iter().enumerate() {
            if index > 0 {
                self.push(" or ");
            }
            if sentence.verb == Verb::RefrainsFrom { self.operand(what) } else { self.condition(what) }
        }
        if let Some(sites) = &sentence.at_each {
            self.listed(" at each ", sites);
        }
        if let Some(when) = &sentence.when {
            self.when(when);
        }
    }

    fn when(&mut self, when: &When) {
        match when {
            When::On(dates) => {
                for (index, date) in dates.iter().enumerate() {
                    self.dated(if index == 0 { " on " } else { ", " }, date);
                }
            }
            When::By(date) => self.dated(" by ", date),
            When::Within(within) => {
                self.push(" within ");
                self.length(&within.length);
                self.conditional(" of ", &within.of);
            }
            When::Every(length) => {
                self.push(" every ");
                self.length(length);
            }
            When::AfterEach(after) => {
                self.push(" within ");
                self.length(&after.within);
                self.named(" after each ", &after.period);
            }
            When::AtLeast(quota) => self.quota(" at least ", quota),
            When::AtMost(quota) => self.quota(" at most ", quota),
        }
    }

    fn quota(&mut self, words: &str, quota: &Quota) {
        self.push(words);
        if self.quota_amount(&quota.amount) {
            self.push(" times");
        }
        self.named(" per ", &quota.per);
    }

    fn range(&mut self, words: &str, range: &Range) {
        self.push(words);
        self.length(&range.from);
        self.push(" to ");
        self.length(&range.to);
        if let Some(most) = &range.most_likely {
            self.push(" most likely ");
            self.length(most);
        }
    }

    fn texted(&mut self, words: &str, text: &Text) {
        self.push(words);
        self.quoted(text);
    }

    fn named(&mut self, words: &str, name: &Name) {
        self.push(words);
        self.name(name);
    }

    fn listed(&mut self, words: &str, names: &[Name]) {
        self.push(words);
        self.names(names);
    }

    fn dated(&mut self, words: &str, date: &Expr) {
        self.push(words);
        self.date(date);
    }

    fn conditional(&mut self, words: &str, condition: &Expr) {
        self.push(words);
        self.condition(condition);
    }
}
