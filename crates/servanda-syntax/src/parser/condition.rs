//! Conditions: `or`, `and`, `not`, `for`, verdict words and comparisons, loosest first.

use servanda_base::name::nearest;

use super::{Failed, Parsed, Parser};
use crate::keywords;
use crate::kind::SyntaxKind::{self, *};

/// What an expression turned out to be.
pub(super) type ParsedExpr = Parsed<SyntaxKind>;

impl Parser<'_> {
    /// A condition, or a quantity where both may stand.
    pub(super) fn condition(&mut self) -> Parsed {
        self.wanted("a condition", |p| p.any_of_both()).map(|_| ())
    }

    /// Any expression, without a word on which kind is wanted.
    pub(super) fn any_of_both(&mut self) -> ParsedExpr {
        self.deeper(Self::or)
    }

    pub(super) fn wanted<T>(&mut self, what: &'static str, inside: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.wanted, what);
        let result = inside(self);
        self.wanted = before;
        result
    }

    fn or(&mut self) -> ParsedExpr {
        self.chain("or", OrExpr, AndExpr, Self::and)
    }

    fn and(&mut self) -> ParsedExpr {
        self.chain("and", AndExpr, OrExpr, Self::not)
    }

    /// `A word B word C`, none of which may be `mixed` without parentheses.
    fn chain(
        &mut self,
        word: &'static str,
        kind: SyntaxKind,
        mixed: SyntaxKind,
        part: fn(&mut Self) -> ParsedExpr,
    ) -> ParsedExpr {
        let checkpoint = self.checkpoint();
        let start = self.here().start;
        let mut found = part(self)?;
        if !self.at_word(word) {
            return Ok(found);
        }
        let mut is_mixed = found == mixed;
        let parsed = self.node_at(checkpoint, kind, |p| {
            while p.at_word(word) {
                p.bump();
                found = part(p)?;
                is_mixed |= found == mixed;
            }
            Ok(kind)
        });
        if is_mixed {
            let message = "`and` and `or` are mixed without parentheses";
            let help = "write `(A and B) or C` or `A and (B or C)`, whichever is meant";
            self.error("and-mixed-with-or", start..self.last_end(), message, help);
        }
        parsed
    }

    fn not(&mut self) -> ParsedExpr {
        if !self.at_word("not") {
            return self.held();
        }
        let start = self.here().start;
        let inner = self.node(NotExpr, |p| {
            p.bump();
            p.deeper(Self::not)
        })?;
        if inner == ForExpr {
            let message = "`not` and `for` are mixed without parentheses";
            let help = "write `(not C) for D` or `not (C for D)`, whichever is meant";
            self.error("not-mixed-with-for", start..self.last_end(), message, help);
        }
        Ok(NotExpr)
    }

    /// `C for D`.
    fn held(&mut self) -> ParsedExpr {
        let checkpoint = self.checkpoint();
        let found = self.comparison()?;
        if self.at_word("for") && self.kind(1) == Some(Number) && !self.at_clause() {
            return self.node_at(checkpoint, ForExpr, |p| {
                p.bump();
                p.length()?;
                Ok(ForExpr)
            });
        }
        Ok(found)
    }

    fn comparison(&mut self) -> ParsedExpr {
        let checkpoint = self.checkpoint();
        let start = self.here().start;
        let found = self.quantity_or_condition()?;
        if self.at_comparison() {
            let parsed = self.node_at(checkpoint, CompareExpr, |p| {
                p.bump();
                p.wanted("a quantity", Self::quantity_or_condition)?;
                Ok(CompareExpr)
            })?;
            return if self.at_comparison() { self.chained(start) } else { Ok(parsed) };
        }
        if self.at_clause() {
            return Ok(found);
        }
        match self.word(0) {
            "has" => self.node_at(checkpoint, HappenedExpr, |p| {
                p.bump();
                p.keyword("happened", "EVENT has happened")?;
                Ok(HappenedExpr)
            }),
            "before" => self.node_at(checkpoint, BeforeExpr, |p| {
                p.bump();
                p.wanted("an event or a date", Self::quantity_or_condition)?;
                Ok(BeforeExpr)
            }),
            _ => self.verdict(checkpoint, found),
        }
    }

    pub(super) fn at_comparison(&self) -> bool {
        matches!(self.kind(0), Some(Equal | NotEqual | Less | AtMost | Greater | AtLeast))
    }

    fn chained<T>(&mut self, start: usize) -> Parsed<T> {
        let end = self.here().end;
        let help = "write each comparison by itself: `a < b and b < c`";
        self.error("chained-comparison", start..end, "comparisons are not chained", help);
        Err(Failed)
    }

    /// `NAME met`, `NAME of P met on time`, `NAME in effect`.
    fn verdict(&mut self, checkpoint: rowan::Checkpoint, found: SyntaxKind) -> ParsedExpr {
        let word = self.word(0);
        let in_effect = self.at_words(&["in", "effect"]);
        if !keywords::VERDICTS.contains(&word) && !in_effect {
            return self.unknown_verdict(found);
        }
        if !matches!(found, NameExpr | OfExpr) {
            let message = format!("`{word}` follows the name of a commitment or a relief");
            let help = match found {
                AtExpr => format!("for one site of it write `NAME of SITE {word}`"),
                _ => format!("write `NAME {word}` or `NAME of P {word}`"),
            };
            self.error_here("misplaced-verdict", message, help);
            return Err(Failed);
        }
        self.node_at(checkpoint, VerdictExpr, |p| {
            p.bump();
            if in_effect {
                p.bump();
            } else if word == "met" && p.at_words(&["on", "time"]) {
                p.bump();
                p.bump();
            }
            Ok(VerdictExpr)
        })
    }

    /// A word after a name that says nothing.
    fn unknown_verdict(&mut self, found: SyntaxKind) -> ParsedExpr {
        let word = self.word(0);
        let new_line = self.brackets == 0 && !self.same_line(0);
        if word.is_empty() || keywords::is_reserved(word) || new_line || !matches!(found, NameExpr | OfExpr) {
            return Ok(found);
        }
        let help = match nearest(word, keywords::VERDICTS.iter().copied()) {
            _ if matches!(word, "is" | "are" | "was" | "were") => format!("leave out `{word}`: `NAME met`"),
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "after a name may stand `met`, `breached`, `granted`, `has happened`, ... or a comparison".into(),
        };
        self.error_here("unknown-verdict", format!("`{word}` says nothing of what stands before it"), help);
        Err(Failed)
    }

    /// `(A, B, C)`, at least one.
    pub(super) fn list(&mut self, example: &str) -> Parsed {
        if !self.at(OpenParen) {
            return self.expected("expected-list", "a list in parentheses", format!("write `{example}`"));
        }
        self.bump();
        self.inside_brackets(true, |p| {
            p.any_of_both()?;
            while p.at(Comma) {
                p.bump();
                p.any_of_both()?;
            }
            Ok(())
        })
    }

    /// What `inside` reads, and the parenthesis that closes it.
    pub(super) fn inside_brackets<T>(&mut self, list: bool, inside: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        let before = std::mem::replace(&mut self.in_list, list);
        self.brackets += 1;
        let parsed = inside(self);
        self.brackets = self.brackets.saturating_sub(1);
        self.in_list = before;
        let value = parsed?;
        if !self.at(CloseParen) {
            let what = if list { "`,` or `)`" } else { "`)`" };
            return self.expected("expected-parenthesis", what, "close the parenthesis with `)`");
        }
        self.bump();
        Ok(value)
    }
}
