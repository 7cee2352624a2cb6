//! Tokens to a lossless tree, by recursive descent.
//!
//! Every function reads what it can, reports what it cannot, and leaves the rest to the next one: a clause that is
//! wrong ends at the next clause, a declaration that is wrong at the next declaration.

mod clause;
mod condition;
mod date;
mod declaration;
mod head;
mod quantity;
mod sentence;
mod unknown;

use std::ops::Range;

use rowan::{Checkpoint, GreenNode, GreenNodeBuilder};
use servanda_base::limits;

use crate::keywords;
use crate::kind::SyntaxKind::{self, *};
use crate::lexer::{self, SyntaxError, Token};

pub(crate) use self::date::is_date;
pub(crate) use self::quantity::{decimal, scale};

/// The tree of one block's text, and what is wrong with it. The tree's text is `text`, whatever it says.
///
/// Of many errors the first [`limits::DIAGNOSTICS`] are given, and how many more there are.
pub fn parse_block(text: &str) -> (GreenNode, Vec<SyntaxError>, usize) {
    let (tokens, mut lexer_errors) = lexer::lex(text);
    let mut unlisted = lexer_errors.len().saturating_sub(limits::DIAGNOSTICS);
    lexer_errors.truncate(limits::DIAGNOSTICS);
    let significant = tokens.iter().enumerate().filter(|(_, t)| !t.kind.is_trivia()).map(|(at, _)| at).collect();
    let mut parser = Parser {
        text,
        tokens,
        significant,
        emitted: 0,
        at: 0,
        builder: GreenNodeBuilder::new(),
        lexer_errors,
        errors: Vec::new(),
        unlisted: 0,
        declaration: "",
        depth: 0,
        too_deep: false,
        brackets: 0,
        in_list: false,
        in_date: false,
        wanted: "a condition",
    };
    parser.builder.start_node(raw(Root));
    parser.declarations();
    parser.emit_until(parser.tokens.len());
    parser.builder.finish_node();
    let mut errors = parser.lexer_errors;
    errors.append(&mut parser.errors);
    errors.sort_by_key(|error| error.range.start);
    unlisted += parser.unlisted + errors.len().saturating_sub(limits::DIAGNOSTICS);
    errors.truncate(limits::DIAGNOSTICS);
    (parser.builder.finish(), errors, unlisted)
}

/// An error was reported; what follows in the clause is not to be looked at.
#[derive(Debug, Clone, Copy)]
struct Failed;

type Parsed<T = ()> = Result<T, Failed>;

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    /// The places in `tokens` of those that are not trivia.
    significant: Vec<usize>,
    /// How many of `tokens` are in the tree.
    emitted: usize,
    /// The next of `significant`.
    at: usize,
    builder: GreenNodeBuilder<'static>,
    /// What the lexer reported, in order.
    lexer_errors: Vec<SyntaxError>,
    errors: Vec<SyntaxError>,
    /// How many errors there were beyond the limit.
    unlisted: usize,
    /// The keyword of the declaration that is being read.
    declaration: &'static str,
    depth: usize,
    too_deep: bool,
    /// How many parentheses are open.
    brackets: usize,
    /// Whether a comma ends the expression that is being read.
    in_list: bool,
    /// Whether only a date may stand here.
    in_date: bool,
    /// What kind of expression is looked for, in words.
    wanted: &'static str,
}

fn raw(kind: SyntaxKind) -> rowan::SyntaxKind {
    rowan::SyntaxKind(kind as u16)
}

// What stands ahead.
impl<'a> Parser<'a> {
    fn token(&self, ahead: usize) -> Option<Token> {
        self.significant.get(self.at + ahead).and_then(|at| self.tokens.get(*at)).copied()
    }

    fn kind(&self, ahead: usize) -> Option<SyntaxKind> {
        self.token(ahead).map(|token| token.kind)
    }

    fn at(&self, kind: SyntaxKind) -> bool {
        self.kind(0) == Some(kind)
    }

    fn text_at(&self, ahead: usize) -> &'a str {
        self.token(ahead).and_then(|token| self.text.get(token.start..token.end)).unwrap_or("")
    }

    /// The word that stands `ahead`, empty if it is no word.
    fn word(&self, ahead: usize) -> &'a str {
        if self.kind(ahead) == Some(Word) { self.text_at(ahead) } else { "" }
    }

    fn at_word(&self, word: &str) -> bool {
        self.word(0) == word
    }

    fn at_words(&self, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(ahead, word)| self.word(ahead) == *word)
    }

    fn at_name(&self, ahead: usize) -> bool {
        let word = self.word(ahead);
        !word.is_empty() && !keywords::is_reserved(word)
    }

    /// Whether the token `ahead` stands on the same line as the one before it.
    fn same_line(&self, ahead: usize) -> bool {
        self.token(ahead).is_some_and(|token| !token.first_on_line)
    }

    /// Whether the next token directly follows the one before it.
    fn touches(&self) -> bool {
        self.token(0).is_some_and(|token| token.start == self.last_end())
    }

    fn last(&self) -> Option<Token> {
        let last = self.at.checked_sub(1).and_then(|at| self.significant.get(at));
        last.and_then(|at| self.tokens.get(*at)).copied()
    }

    fn last_end(&self) -> usize {
        self.last().map_or(0, |token| token.end)
    }

    fn last_kind(&self) -> Option<SyntaxKind> {
        self.last().map(|token| token.kind)
    }

    fn at_declaration(&self) -> bool {
        self.token(0).is_some_and(|token| token.column_one) && keywords::DECLARATIONS.contains(&self.word(0))
    }

    /// Whether the declaration is over: the next one begins, or something else that stands in column 1.
    fn declaration_ends(&self) -> bool {
        match self.token(0) {
            None => true,
            Some(token) if token.column_one && token.kind == Word => {
                let word = self.word(0);
                keywords::DECLARATIONS.contains(&word) || !(keywords::CLAUSES.contains(&word) || self.at_verb_ahead())
            }
            _ => false,
        }
    }

    /// Whether a clause begins here, so that an expression ends.
    fn at_clause(&self) -> bool {
        let Some(token) = self.token(0) else { return true };
        if self.at_declaration() {
            return true;
        }
        if token.kind != Word || self.brackets > 0 {
            return false;
        }
        let word = self.word(0);
        // `excused` and `in effect` are words of a verdict too.
        if (word == "excused" && self.word(1) != "while") || self.at_words(&["in", "effect"]) {
            return false;
        }
        let begins = token.first_on_line && keywords::begins_line_of(self.declaration, word);
        // After a comma a list goes on.
        let subject = token.first_on_line && self.last_kind() != Some(Comma);
        begins || keywords::is_distinct_clause(word) || (subject && self.at_verb_ahead())
    }

    /// Whether names and a verb stand here: `IR, US each do`.
    fn at_verb_ahead(&self) -> bool {
        let mut ahead = 0;
        // A list as long as this is no list of parties, and looking further would take long on a hostile text.
        while self.at_name(ahead) && ahead < 1_000 {
            ahead += 1;
            if self.kind(ahead) == Some(Comma) {
                ahead += 1;
                continue;
            }
            let verb = if self.word(ahead) == "each" { ahead + 1 } else { ahead };
            return keywords::VERBS.contains(&self.word(verb));
        }
        false
    }
}

// Building the tree.
impl<'a> Parser<'a> {
    fn emit_until(&mut self, end: usize) {
        while self.emitted < end {
            let Some(token) = self.tokens.get(self.emitted) else { return };
            self.builder.token(raw(token.kind), self.text.get(token.start..token.end).unwrap_or(""));
            self.emitted += 1;
        }
    }

    /// Puts the spaces and comments before the next token into the tree, so that a node begins with a token.
    fn emit_trivia(&mut self) {
        if let Some(next) = self.significant.get(self.at) {
            self.emit_until(*next);
        }
    }

    fn bump(&mut self) {
        if let Some(next) = self.significant.get(self.at) {
            self.emit_until(next + 1);
            self.at += 1;
        }
    }

    fn start(&mut self, kind: SyntaxKind) {
        self.emit_trivia();
        self.builder.start_node(raw(kind));
    }

    fn checkpoint(&mut self) -> Checkpoint {
        self.emit_trivia();
        self.builder.checkpoint()
    }

    fn start_at(&mut self, checkpoint: Checkpoint, kind: SyntaxKind) {
        self.builder.start_node_at(checkpoint, raw(kind));
    }

    fn finish(&mut self) {
        self.builder.finish_node();
    }

    /// A node of `kind` around what `inside` reads, closed even if that failed.
    fn node<T>(&mut self, kind: SyntaxKind, inside: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        self.start(kind);
        let parsed = inside(self);
        self.finish();
        parsed
    }

    /// The same around what was read since `checkpoint` too.
    fn node_at<T>(
        &mut self,
        checkpoint: Checkpoint,
        kind: SyntaxKind,
        inside: impl FnOnce(&mut Self) -> Parsed<T>,
    ) -> Parsed<T> {
        self.start_at(checkpoint, kind);
        let parsed = inside(self);
        self.finish();
        parsed
    }

    /// One level of nesting around what `inside` reads.
    fn deeper<T>(&mut self, inside: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= limits::EXPRESSION_DEPTH {
            if !self.too_deep {
                self.too_deep = true;
                let message = format!("an expression nested more than {} deep", limits::EXPRESSION_DEPTH);
                self.error_here("nested-too-deep", message, "give a part of it a name: `indicator part \"...\" = ...`");
            }
            return Err(Failed);
        }
        self.depth += 1;
        let parsed = inside(self);
        self.depth -= 1;
        parsed
    }
}

// Errors, and the small things that are expected everywhere.
impl<'a> Parser<'a> {
    fn error(&mut self, name: &'static str, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        // Nothing is said twice of one place, nor of what a text that does not end has swallowed.
        let covered = |error: &SyntaxError| {
            let end = error.range.end + usize::from(error.name == "unterminated-text");
            error.range.start <= range.start && range.start < end.max(error.range.start + 1)
        };
        let lexed = self.lexer_errors.partition_point(|error| error.range.start <= range.start);
        let near = self.lexer_errors.get(..lexed).unwrap_or_default().iter().rev().take(2);
        if near.chain(self.errors.iter().rev().take(4)).any(covered) {
            return;
        }
        if self.errors.len() >= limits::DIAGNOSTICS {
            self.unlisted += 1;
        } else {
            self.errors.push(SyntaxError { name, range, message: message.into(), help: help.into() });
        }
    }

    fn error_here(&mut self, name: &'static str, message: impl Into<String>, help: impl Into<String>) {
        self.error(name, self.here(), message, help);
    }

    /// The next token; where the clause ends before it, the place after the last one.
    fn here(&self) -> Range<usize> {
        match self.token(0) {
            Some(token) if !self.at_end_of_clause() => token.start..token.end,
            _ => self.last_end()..self.last_end(),
        }
    }

    fn at_end_of_clause(&self) -> bool {
        self.token(0).is_none_or(|token| token.column_one || (token.first_on_line && self.at_clause()))
    }

    /// The next token in the user's words.
    fn found(&self) -> String {
        match self.token(0) {
            Some(_) if !self.at_end_of_clause() => format!("`{}`", self.text_at(0)),
            _ => "the end of the clause".into(),
        }
    }

    fn expected<T>(&mut self, name: &'static str, what: &str, help: impl Into<String>) -> Parsed<T> {
        let message = format!("expected {what}, found {}", self.found());
        self.error_here(name, message, help);
        Err(Failed)
    }

    /// The keyword `word`, with an example of the clause that it stands in.
    fn keyword(&mut self, word: &'static str, example: &str) -> Parsed {
        if self.at_word(word) {
            self.bump();
            return Ok(());
        }
        self.expected("expected-keyword", &format!("`{word}`"), format!("write `{example}`"))
    }

    fn sign(&mut self, kind: SyntaxKind, sign: &str, example: &str) -> Parsed {
        if self.at(kind) {
            self.bump();
            return Ok(());
        }
        self.expected("expected-sign", &format!("`{sign}`"), format!("write `{example}`"))
    }

    fn quoted(&mut self, example: &str) -> Parsed {
        if self.at(Text) {
            self.bump();
            return Ok(());
        }
        self.expected("expected-text", "a text in double quotes", format!("write `{example}`"))
    }

    /// One name that is declared somewhere.
    fn name(&mut self, what: &str) -> Parsed {
        self.any_name(what, &[])
    }

    /// One name, or one of the keywords `also`.
    fn any_name(&mut self, what: &str, also: &[&str]) -> Parsed {
        let word = self.word(0);
        if word.is_empty() || self.at_end_of_clause() {
            return self.expected("expected-name", what, "write a name as it is declared: letters, digits, `-`");
        }
        if keywords::is_reserved(word) && !also.contains(&word) {
            let message = format!("expected {what}, found the keyword `{word}`");
            self.error_here(
                "reserved-word",
                message,
                format!("no name is a keyword; another one would be `the-{word}`"),
            );
            return Err(Failed);
        }
        self.check_name();
        self.start(Name);
        self.bump();
        self.finish();
        Ok(())
    }

    /// Reports a word that has not the form of a name.
    fn check_name(&mut self) {
        let word = self.word(0);
        if !servanda_base::Name::is_valid(word) {
            let plain: String = word.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
            let plain = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
            let help = match servanda_base::Name::is_valid(&plain) && plain.len() * 2 > word.len() {
                true => format!("write `{plain}`: a name has letters A to Z, digits and `-`"),
                false => "a name has letters A to Z, digits and `-`; its title, in quotes, may have any".into(),
            };
            self.error_here("not-a-name", format!("`{word}` has not the form of a name"), help);
        } else if word.len() > limits::NAME_BYTES {
            let help = format!("a name has at most {} letters", limits::NAME_BYTES);
            self.error_here("name-too-long", "a name too long", help);
        }
    }

    /// `A, B, C`.
    fn names(&mut self, what: &str, also: &[&str]) -> Parsed {
        self.node(Names, |p| {
            p.any_name(what, also)?;
            while p.at(Comma) && !p.in_list {
                p.bump();
                p.any_name(what, also)?;
            }
            Ok(())
        })
    }

    fn unit(&mut self) -> Parsed {
        if self.at(Percent) || (self.kind(0) == Some(Word) && !self.at_end_of_clause()) {
            return self.node(Unit, |p| {
                p.bump();
                Ok(())
            });
        }
        self.expected("expected-unit", "a unit", "write a unit: `kg`, `%`, `pcs`, `USD`, or one that is declared")
    }

    /// `24 hours`.
    fn length(&mut self) -> Parsed {
        let example = "write a number and `hours`, `days`, `weeks`, `months` or `years`: `14 days`";
        if !self.at(Number) {
            return self.expected("expected-duration", "a duration", example);
        }
        if keywords::duration_unit(self.word(1)).is_none() {
            self.node(Length, |p| {
                p.bump();
                Ok(())
            })?;
            return self.expected("expected-duration", "`hours`, `days`, `weeks`, `months` or `years`", example);
        }
        self.check_count("a duration");
        self.node(Length, |p| {
            p.bump();
            p.bump();
            Ok(())
        })
    }

    /// Reports a number that does not count anything.
    fn check_count(&mut self, what: &str) {
        let digits = self.text_at(0).replace('_', "");
        if digits.parse::<u32>().is_err() {
            let message = format!("{what} of `{}`", self.text_at(0));
            self.error_here("expected-whole-number", message, "write a whole number, in a smaller unit if need be");
        }
    }
}
