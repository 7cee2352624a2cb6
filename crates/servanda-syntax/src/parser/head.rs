//! What stands between the keyword of a declaration and its clauses.

use super::{Parsed, Parser};
use crate::keywords;
use crate::kind::SyntaxKind::*;

impl Parser<'_> {
    /// `NAME ["..."]`, and what the declaration is made of.
    pub(super) fn head(&mut self) -> Parsed {
        self.declared_name()?;
        if self.at(Text) && !self.at_end_of_clause() {
            self.bump();
        } else if self.same_line(0) && self.at_name(0) && !matches!(self.declaration, "date" | "sites" | "unit") {
            let title = self.text_at(0);
            return self.expected("expected-text", "a title in double quotes", format!("write `\"{title} ...\"`"));
        }
        match self.declaration {
            "sites" => self.site_list(),
            "unit" => self.formula("unit kg-UF6 = 0.676 kg-U"),
            "indicator" => self.formula("indicator stock \"...\" = sum of stockpile at declared"),
            "date" => self.node(FormulaClause, |p| p.date()),
            "period" => self.period_length(),
            "measure" if self.at(Equal) => self.formula(""),
            _ => Ok(()),
        }
    }

    fn declared_name(&mut self) -> Parsed {
        let word = self.word(0);
        let kind = self.declaration;
        if word.is_empty() || self.token(0).is_some_and(|token| token.column_one) {
            let example = format!("write `{kind} NAME \"...\"`: a name of letters, digits and `-`");
            return self.expected("expected-name", &format!("the name of the {kind}"), example);
        }
        if keywords::is_reserved(word) {
            let message = format!("`{word}` is a keyword and cannot be the name of the {kind}");
            self.error_here("reserved-word", message, format!("choose another name: `{word}-1`, `the-{word}`"));
        } else {
            self.check_name();
        }
        self.node(Name, |p| {
            p.bump();
            Ok(())
        })
    }

    fn site_list(&mut self) -> Parsed {
        self.node(FormulaClause, |p| {
            p.sign(Equal, "=", "sites declared = natanz, fordow")?;
            p.names("the name of a site", &[])
        })
    }

    pub(super) fn formula(&mut self, example: &str) -> Parsed {
        self.node(FormulaClause, |p| {
            p.sign(Equal, "=", example)?;
            match p.declaration {
                // A reading of another party is a clause of the measure.
                "measure" => p.uncontested_quantity(),
                "unit" => p.quantity(),
                _ => p.condition(),
            }
        })
    }

    fn period_length(&mut self) -> Parsed {
        let example = "period fuel-year \"...\" every 1 year from 1995-10-22";
        self.node(FormulaClause, |p| {
            p.keyword("every", example)?;
            p.length()?;
            p.keyword("from", example)?;
            p.date()
        })
    }
}
