//! Titles and clauses in other languages: which languages there are, and what is told in one of them and what is not.

use std::collections::BTreeSet;

use servanda_base::{Diagnostic, name};
use servanda_syntax::ast::{ClauseKind, Declaration, Item, Word};

use super::Checker;
use super::scope::Scope;
use crate::LANGUAGES;

/// How many names are told before the rest is counted.
const TOLD: usize = 8;

impl Checker<'_> {
    /// Warns of languages in which no report is written, and, for each in which the text tells a title or a clause, of those that it
    /// does not tell: once for a language, and only of what reports show.
    pub(super) fn check_languages(&mut self) {
        let mut told: BTreeSet<(&'static str, &str)> = BTreeSet::new();
        for (file, (_, declarations)) in self.documents.iter().enumerate() {
            for declaration in declarations {
                for clause in &declaration.clauses {
                    let (what, language) = match &clause.kind {
                        ClauseKind::Title(language, _) => ("title", language),
                        ClauseKind::ClauseIn(language, _) => ("clause", language),
                        _ => continue,
                    };
                    match LANGUAGES.into_iter().find(|known| *known == language.text) {
                        Some(known) => drop(told.insert((known, what))),
                        None => self.no_language(&Scope::agreement(file, declaration), language),
                    }
                }
            }
        }
        for language in LANGUAGES {
            let what = ["title", "clause"].map(|what| told.contains(&(language, what)));
            if what != [false, false] {
                self.check_told(language, what);
            }
        }
    }

    fn no_language(&mut self, scope: &Scope<'_>, language: &Word) {
        let Some(file) = self.source(scope.file) else { return };
        let message = format!("no report is written in `{}`", language.text);
        let near = name::nearest(&language.text, LANGUAGES);
        let known: Vec<String> = LANGUAGES.into_iter().map(|known| format!("`{known}`")).collect();
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("reports are written in {}", known.join(", ")),
        };
        self.diagnostics.push(Diagnostic::warning("unknown-language", file, language.span, message).help(help));
    }

    /// What reports show and a language does not tell, of titles and of clauses if it tells any.
    fn check_told(&mut self, language: &str, [titles, clauses]: [bool; 2]) {
        let mut missing: Vec<String> = Vec::new();
        let all = self.documents.iter().flat_map(|(_, declarations)| declarations);
        for declaration in all.filter(|declaration| is_shown(&declaration.item)) {
            let name = &declaration.name.text;
            if titles && declaration.title.is_some() && !tells(declaration, language, true) {
                missing.push(format!("title of `{name}`"));
            }
            let has_clause = declaration.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Clause(_)));
            if clauses && has_clause && !tells(declaration, language, false) {
                missing.push(format!("clause of `{name}`"));
            }
        }
        let Some((file, agreement)) = self.agreement.filter(|_| !missing.is_empty()) else { return };
        let Some(source) = self.source(file) else { return };
        let more = missing.len().saturating_sub(TOLD);
        missing.truncate(TOLD);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        let message = format!("not told in `{language}`: {}{more}", missing.join(", "));
        let help = format!(
            "write `title {language} \"...\"` or `clause {language} \"...\"` there; a report in `{language}` shows them as they are"
        );
        let diagnostic = Diagnostic::warning("missing-translation", source, agreement.name.span, message);
        self.diagnostics.push(diagnostic.help(help));
    }
}

fn tells(declaration: &Declaration, language: &str, is_title: bool) -> bool {
    declaration.clauses.iter().any(|clause| match &clause.kind {
        ClauseKind::Title(known, _) if is_title => known.text == language,
        ClauseKind::ClauseIn(known, _) if !is_title => known.text == language,
        _ => false,
    })
}

/// Whether reports show the title of what is declared.
fn is_shown(item: &Item) -> bool {
    !matches!(item, Item::Unit { .. } | Item::Date { .. } | Item::Period { .. } | Item::Sites(_) | Item::Risk)
}
