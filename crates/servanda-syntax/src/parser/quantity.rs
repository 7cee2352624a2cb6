//! Quantities: schedules, sums, products, and what they are made of.

use servanda_base::{Decimal, limits};

use super::condition::ParsedExpr;
use super::{Failed, Parsed, Parser};
use crate::keywords;
use crate::kind::SyntaxKind::*;

/// How many terms one sum or product may have.
const TERMS: usize = 4 * limits::EXPRESSION_DEPTH;

impl Parser<'_> {
    pub(super) fn quantity(&mut self) -> Parsed {
        self.wanted("a quantity", Self::quantity_or_condition).map(|_| ())
    }

    /// The formula of a measure, up to `contested`, which is its own clause there.
    pub(super) fn uncontested_quantity(&mut self) -> Parsed {
        self.wanted("a quantity", |p| p.scheduled(false)).map(|_| ())
    }

    pub(super) fn quantity_or_condition(&mut self) -> ParsedExpr {
        self.scheduled(true)
    }

    /// `Q until D then Q`, `Q if C else Q`.
    fn scheduled(&mut self, contested: bool) -> ParsedExpr {
        let checkpoint = self.checkpoint();
        let found = self.sum(contested)?;
        if self.at_clause() {
            return Ok(found);
        }
        match self.word(0) {
            "until" if !self.in_date => self.node_at(checkpoint, UntilThenExpr, |p| {
                let until = p.here();
                p.bump();
                p.date()?;
                p.then(until)?;
                p.wanted("a quantity", |p| p.deeper(|p| p.scheduled(contested)))?;
                Ok(UntilThenExpr)
            }),
            "if" => self.node_at(checkpoint, IfExpr, |p| {
                p.bump();
                p.condition()?;
                p.keyword("else", "300 kg if access met else 200 kg")?;
                p.wanted("a quantity", |p| p.deeper(|p| p.scheduled(contested)))?;
                Ok(IfExpr)
            }),
            _ => Ok(found),
        }
    }

    fn then(&mut self, until: std::ops::Range<usize>) -> Parsed {
        if self.at_word("then") {
            self.bump();
            return Ok(());
        }
        let message = "`until` inside an expression is followed by `then`";
        let help = "write `300 kg until D then 200 kg`; if the term ends at `until`, begin a line with it";
        self.error("until-without-then", until, message, help);
        Err(Failed)
    }

    /// How much a quota asks for; the `of` after it belongs to the quota.
    pub(super) fn quota_amount(&mut self) -> ParsedExpr {
        let checkpoint = self.checkpoint();
        let found = if self.at(OpenParen) { self.operand()? } else { self.number()? };
        if !self.at_word("contested") || self.at_clause() {
            return Ok(found);
        }
        self.node_at(checkpoint, ContestedExpr, |p| {
            while p.at_word("contested") && !p.at_clause() {
                p.reading_of_another()?;
                p.wanted("the other reading", Self::number)?;
            }
            Ok(ContestedExpr)
        })
    }

    /// A sum and, if it may be, what others read instead.
    pub(super) fn sum(&mut self, contested: bool) -> ParsedExpr {
        let checkpoint = self.checkpoint();
        let found = self.terms()?;
        if !contested || !self.at_word("contested") || self.at_clause() {
            return Ok(found);
        }
        self.node_at(checkpoint, ContestedExpr, |p| {
            while p.at_word("contested") && !p.at_clause() {
                p.reading_of_another()?;
                p.wanted("the other reading", Self::terms)?;
            }
            Ok(ContestedExpr)
        })
    }

    /// `contested by P as`.
    pub(super) fn reading_of_another(&mut self) -> Parsed {
        self.bump();
        let example = "800 pcs contested by RU as 700 pcs";
        self.keyword("by", example)?;
        self.name("who contests it")?;
        self.keyword("as", example)
    }

    fn terms(&mut self) -> ParsedExpr {
        let checkpoint = self.checkpoint();
        let mut found = self.factors()?;
        let mut terms = 1;
        while matches!(self.kind(0), Some(Plus | Minus)) {
            terms += 1;
            self.check_terms(terms)?;
            found = self.node_at(checkpoint, BinaryExpr, |p| {
                p.bump();
                p.wanted("another term", Self::factors)?;
                Ok(BinaryExpr)
            })?;
        }
        Ok(found)
    }

    fn factors(&mut self) -> ParsedExpr {
        let checkpoint = self.checkpoint();
        let mut found = self.operand()?;
        let mut terms = 1;
        while matches!(self.kind(0), Some(Star | Slash)) {
            terms += 1;
            self.check_terms(terms)?;
            found = self.node_at(checkpoint, BinaryExpr, |p| {
                p.bump();
                p.wanted("another factor", Self::operand)?;
                Ok(BinaryExpr)
            })?;
        }
        Ok(found)
    }

    fn check_terms(&mut self, terms: usize) -> Parsed {
        if terms <= TERMS {
            return Ok(());
        }
        let message = format!("more than {TERMS} terms in one sum or product");
        self.error_here("too-many-terms", message, "give a part of it a name: `measure part \"...\" = ...`");
        Err(Failed)
    }

    /// A primary expression with `of`, `at` and `% of` after it.
    pub(super) fn operand(&mut self) -> ParsedExpr {
        let checkpoint = self.checkpoint();
        let found = self.owned()?;
        if self.at(Percent) && self.word(1) == "of" {
            return self.node_at(checkpoint, PercentOfExpr, |p| {
                p.bump();
                p.bump();
                p.wanted("a quantity", |p| p.deeper(Self::operand))?;
                Ok(PercentOfExpr)
            });
        }
        if self.at_word("at") && self.at_name(1) && !self.at_clause() {
            return self.node_at(checkpoint, AtExpr, |p| {
                p.bump();
                p.names("a site", &[])?;
                Ok(AtExpr)
            });
        }
        Ok(found)
    }

    /// A primary expression, of a party.
    fn owned(&mut self) -> ParsedExpr {
        let checkpoint = self.checkpoint();
        let found = self.primary()?;
        if found != NameExpr || !self.at_word("of") || self.at_clause() {
            return Ok(found);
        }
        self.node_at(checkpoint, OfExpr, |p| {
            p.bump();
            p.name("a party or a site")?;
            Ok(OfExpr)
        })
    }

    fn primary(&mut self) -> ParsedExpr {
        let checkpoint = self.checkpoint();
        match self.kind(0) {
            _ if self.at_end_of_clause() => self.no_operand(),
            Some(Number | Tilde) => self.number(),
            Some(Date | DateTime) => self.date_literal(),
            Some(OpenParen) => self.node_at(checkpoint, ParenExpr, |p| {
                p.bump();
                p.inside_brackets(false, Self::any_of_both)?;
                Ok(ParenExpr)
            }),
            Some(Word) if self.at_name(0) => {
                self.check_name();
                self.start_at(checkpoint, NameExpr);
                self.bump();
                self.finish();
                Ok(NameExpr)
            }
            Some(Word) => self.phrase(),
            Some(Minus) => {
                let help = "write `0 - 5`; a minus stands between two quantities";
                self.error_here("negative-number", "a minus with nothing before it", help);
                Err(Failed)
            }
            _ => self.no_operand(),
        }
    }

    fn no_operand<T>(&mut self) -> Parsed<T> {
        let help = match self.wanted {
            "a condition" => "write a comparison `M <= 300 kg`, a word `NAME met`, or `EVENT has happened`",
            "a date" | "a date or an event" => "write a date `2026-04-01`, a declared date, or `D after EVENT`",
            _ => "write a number, a name, or an expression in parentheses",
        };
        let name = match self.wanted {
            "a condition" => "expected-condition",
            "a date" | "a date or an event" => "expected-date",
            _ => "expected-quantity",
        };
        self.expected(name, self.wanted, help)
    }

    /// What begins with a keyword.
    fn phrase(&mut self) -> ParsedExpr {
        let of = self.word(1) == "of";
        match self.word(0) {
            "sum" | "max" | "min" | "mean" if of => self.aggregate(),
            "count" if of => self.count(),
            "share" if of => self.share(),
            "baseline" => self.baseline(),
            "later" if of => self.phrase_list(LaterOfExpr, "later of (D, D)"),
            "earlier" if of => self.phrase_list(EarlierOfExpr, "earlier of (D, D)"),
            "all" if of => self.phrase_list(AllOfExpr, "all of (C, C)"),
            "any" if of => self.phrase_list(AnyOfExpr, "any of (C, C)"),
            "at" if matches!(self.word(1), "least" | "most") => self.at_least(),
            "start" if of => self.edge(StartOfExpr),
            "end" if of => self.edge(EndOfExpr),
            "day" if self.kind(1) == Some(Number) => self.day_of(),
            "yes" | "no" => self.node(YesNoExpr, |p| {
                p.bump();
                Ok(YesNoExpr)
            }),
            word => {
                let message = format!("expected {}, found the keyword `{word}`", self.wanted);
                let help = match word {
                    "sum" | "max" | "min" | "mean" | "count" | "share" | "later" | "earlier" | "all" | "any"
                    | "start" | "end" => format!("write `{word} of ...`; no name is a keyword"),
                    "not" => "put what is denied in parentheses: `(not C)`".to_owned(),
                    _ => "something is missing before it; no name is a keyword".to_owned(),
                };
                self.error_here("expected-expression", message, help);
                Err(Failed)
            }
        }
    }

    fn aggregate(&mut self) -> ParsedExpr {
        self.node(AggregateExpr, |p| {
            p.bump();
            p.bump();
            p.wanted("a measure", |p| p.deeper(Self::owned))?;
            p.sites()?;
            p.within_period()?;
            p.sites()?;
            Ok(AggregateExpr)
        })
    }

    fn sites(&mut self) -> Parsed {
        if self.at_word("at") && self.at_name(1) && !self.at_clause() {
            self.bump();
            self.names("a site", &[])?;
        }
        Ok(())
    }

    /// `in PERIOD`.
    fn within_period(&mut self) -> Parsed {
        let period = self.at_name(1) || keywords::PERIODS.contains(&self.word(1));
        if !self.at_word("in") || !period || self.at_clause() || self.word(1) == "effect" {
            return Ok(());
        }
        self.node(Window, |p| {
            p.bump();
            p.any_name("a period", keywords::PERIODS)
        })
    }

    fn count(&mut self) -> ParsedExpr {
        let checkpoint = self.checkpoint();
        self.bump();
        self.bump();
        let found = self.wanted("an event or sites", |p| p.deeper(Self::owned))?;
        if self.at_word("where") {
            if found != NameExpr {
                return self.expected(
                    "expected-name",
                    "the name of sites before `where`",
                    "write `count of SITES where C`",
                );
            }
            return self.node_at(checkpoint, CountWhereExpr, |p| {
                p.bump();
                p.where_condition()?;
                Ok(CountWhereExpr)
            });
        }
        self.node_at(checkpoint, CountExpr, |p| {
            p.sites()?;
            p.window()?;
            p.sites()?;
            Ok(CountExpr)
        })
    }

    /// Everything that follows, unless it is a condition in parentheses with which the count is compared no more.
    fn where_condition(&mut self) -> Parsed {
        if self.closed_condition_ahead() {
            return self.wanted("a condition", |p| p.deeper(Self::primary)).map(|_| ());
        }
        self.condition()
    }

    /// Whether a parenthesis opens here after whose end a comparison or a sum goes on.
    fn closed_condition_ahead(&self) -> bool {
        let (mut ahead, mut open, mut says) = (0, 0usize, false);
        while let Some(kind) = self.kind(ahead) {
            match kind {
                OpenParen => open += 1,
                CloseParen => open = open.saturating_sub(1),
                Equal | NotEqual | Less | AtMost | Greater | AtLeast => says = true,
                Word => says |= keywords::VERDICTS.contains(&self.word(ahead)) || self.word(ahead) == "happened",
                _ => {}
            }
            ahead += 1;
            if open == 0 {
                break;
            }
        }
        let goes_on = matches!(
            self.kind(ahead),
            Some(Equal | NotEqual | Less | AtMost | Greater | AtLeast | Plus | Minus | Star | Slash)
        );
        self.at(OpenParen) && says && goes_on
    }

    fn window(&mut self) -> Parsed {
        if self.at_word("since") {
            return self.node(Window, |p| {
                p.bump();
                p.date()
            });
        }
        if self.at_words(&["in", "the"]) && !self.at_clause() {
            return self.node(Window, |p| {
                p.bump();
                p.bump();
                p.keyword("last", "count of EVENT in the last 30 days")?;
                p.length()
            });
        }
        self.within_period()
    }

    fn share(&mut self) -> ParsedExpr {
        self.node(ShareExpr, |p| {
            let example = "share of milestones due met on time";
            p.bump();
            p.bump();
            p.keyword("milestones", example)?;
            if p.at_word("due") {
                p.bump();
            }
            p.keyword("met", example)?;
            if p.at_words(&["on", "time"]) {
                p.bump();
                p.bump();
            }
            Ok(ShareExpr)
        })
    }

    fn baseline(&mut self) -> ParsedExpr {
        if self.word(1) != "of" {
            return self.node(BaselineExpr, |p| {
                p.bump();
                Ok(BaselineExpr)
            });
        }
        self.node(BaselineOfExpr, |p| {
            p.bump();
            p.bump();
            p.wanted("a quantity", |p| p.deeper(Self::operand))?;
            Ok(BaselineOfExpr)
        })
    }

    fn phrase_list(&mut self, kind: crate::kind::SyntaxKind, example: &str) -> ParsedExpr {
        self.node(kind, |p| {
            p.bump();
            p.bump();
            p.list(example)?;
            Ok(kind)
        })
    }

    /// `at least N of (...)`.
    fn at_least(&mut self) -> ParsedExpr {
        if self.word(1) == "most" {
            let help = "write `not at least 3 of (...)` for `at most 2 of (...)`";
            self.error_here("at-most-of", "`at most` does not begin a condition", help);
            return Err(Failed);
        }
        self.node(AtLeastExpr, |p| {
            let example = "at least 2 of (A met, B met, C met)";
            p.bump();
            p.bump();
            if !p.at(Number) {
                return p.expected("expected-whole-number", "a whole number", format!("write `{example}`"));
            }
            p.check_count("a number");
            p.bump();
            p.keyword("of", example)?;
            p.list(example)?;
            Ok(AtLeastExpr)
        })
    }

    /// `~900`, `500 million USD`, `14 days`, `30 days after EVENT`.
    fn number(&mut self) -> ParsedExpr {
        let unit = keywords::duration_unit(self.word(1));
        if self.at(Number) && unit.is_some() && !self.text_at(0).contains('.') {
            return self.duration();
        }
        self.node(NumberExpr, |p| {
            if p.at(Tilde) {
                p.bump();
            }
            if !p.at(Number) {
                return p.expected(
                    "expected-number",
                    "a number",
                    "write `~900` for 900 give or take a half of its last digit",
                );
            }
            p.check_size();
            p.bump();
            if scale(p.word(0)).is_some() && p.same_line(0) {
                p.bump();
            }
            let percent = p.at(Percent) && p.word(1) != "of";
            let named = p.at_name(0) || keywords::duration_unit(p.word(0)).is_some();
            if percent || (named && p.same_line(0)) {
                p.unit()?;
            }
            Ok(NumberExpr)
        })
    }

    /// Reports a number that has no place in 28 digits.
    pub(super) fn check_size(&mut self) {
        let factor = scale(self.word(1)).unwrap_or(1);
        let number = decimal(self.text_at(0)).and_then(|number| number.checked_mul(factor.into()));
        if number.is_none() {
            let message = format!("the number `{}` is too large", self.text_at(0));
            self.error_here("number-too-large", message, "write it in a larger unit; a number has at most 28 digits");
        }
    }
}

/// The number that `digits` says, with its underscores.
pub(crate) fn decimal(digits: &str) -> Option<Decimal> {
    digits.replace(['_', ','], "").parse().ok()
}

/// What a word behind a number multiplies it by.
pub(crate) fn scale(word: &str) -> Option<u32> {
    Some(match word {
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        _ => return None,
    })
}
