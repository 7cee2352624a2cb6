//! Declarations: where one begins, where it ends, and the way from clause to clause.

use servanda_base::name::nearest;

use super::Parser;
use crate::keywords;
use crate::kind::SyntaxKind::*;

impl Parser<'_> {
    pub(super) fn declarations(&mut self) {
        while let Some(token) = self.token(0) {
            let word = self.word(0);
            match keywords::DECLARATIONS.iter().find(|keyword| **keyword == word) {
                Some(keyword) => {
                    if !token.column_one {
                        let message = format!("the declaration `{word}` is indented");
                        self.error_here("declaration-indented", message, "begin a declaration in column 1");
                    }
                    self.declaration(keyword);
                }
                None => self.not_a_declaration(),
            }
        }
    }

    /// What stands where a declaration was expected. A misspelt keyword is read as what it was meant to be.
    fn not_a_declaration(&mut self) {
        let word = self.word(0);
        let is_clause = keywords::CLAUSES.contains(&word);
        let meant = nearest(word, keywords::DECLARATIONS.iter().copied()).filter(|_| !word.is_empty() && !is_clause);
        let names = "`party`, `site`, `measure`, `event`, `phase`, `commitment`, `relief`, ...";
        let message = match word.is_empty() {
            true => format!("expected a declaration, found `{}`", self.text_at(0)),
            false => format!("`{word}` declares nothing"),
        };
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if is_clause => format!("indent `{word}` under the declaration it belongs to"),
            None => format!("a declaration begins with its keyword: {names}"),
        };
        self.error_here("unknown-declaration", message, help);
        match meant.and_then(|meant| keywords::DECLARATIONS.iter().find(|keyword| **keyword == meant)) {
            Some(keyword) => self.declaration(keyword),
            None => self.skip_to_declaration(),
        }
    }

    fn skip_to_declaration(&mut self) {
        self.start(Error);
        self.bump();
        while self.token(0).is_some_and(|token| !token.column_one || token.kind != Word) {
            self.bump();
        }
        self.finish();
    }

    fn declaration(&mut self, keyword: &'static str) {
        self.declaration = keyword;
        self.start(Declaration);
        self.bump();
        if self.head().is_err() {
            self.skip_to_clause();
        }
        while !self.declaration_ends() {
            let before = self.at;
            self.check_indented();
            if self.clause().is_err() {
                self.skip_to_clause();
            }
            if self.at == before {
                self.bump_error();
            }
        }
        self.finish();
        self.declaration = "";
    }

    fn check_indented(&mut self) {
        if self.token(0).is_some_and(|token| token.column_one) {
            let message = format!("the clause `{}` stands in column 1", self.text_at(0));
            self.error_here(
                "clause-not-indented",
                message,
                "indent it by two spaces; in column 1 a declaration begins",
            );
        }
    }

    fn bump_error(&mut self) {
        self.start(Error);
        self.bump();
        self.finish();
    }

    /// Past what is left of a faulty clause.
    fn skip_to_clause(&mut self) {
        self.brackets = 0;
        self.in_list = false;
        self.in_date = false;
        self.depth = 0;
        self.too_deep = false;
        if self.declaration_ends() || self.at_clause() {
            return;
        }
        self.start(Error);
        while !self.declaration_ends() && !self.at_clause() {
            self.bump();
        }
        self.finish();
    }
}
