//! Where the checker stands: in which declaration, at which place, and how it reports from there.

use std::rc::Rc;

use servanda_base::{Arena, Diagnostic, Id, Name, SourceFile, Span};
use servanda_syntax::ast::{ClauseKind, Declaration, Text};

use super::Checker;
use super::clauses::words_of;
use super::cycles::Node;
use super::names::Entry;
use crate::model::{Allowed, Declared, Place};

/// In which declaration an expression stands, and at which places it is read.
#[derive(Clone)]
pub(super) struct Scope<'a> {
    pub(super) file: usize,
    pub(super) declaration: &'a Declaration,
    /// What waits for what is named here.
    pub(super) node: Node,
    /// The places in question of `at each`, `each` and `count of SITES where`.
    pub(super) here: Option<Rc<[Place]>>,
    /// Within `count of SITES where`: a verdict is that of the site.
    pub(super) counting: bool,
}

impl<'a> Scope<'a> {
    /// In the declaration of `entry`.
    pub(super) fn new(entry: &Entry<'a>) -> Self {
        Self {
            file: entry.file,
            declaration: entry.declaration,
            node: Node::Name(entry.named),
            here: None,
            counting: false,
        }
    }

    /// In the agreement's own declaration.
    pub(super) fn agreement(file: usize, declaration: &'a Declaration) -> Self {
        Self { file, declaration, node: Node::Force, here: None, counting: false }
    }

    /// The same, but what is named is waited for by `node`.
    pub(super) fn at_node(&self, node: Node) -> Self {
        Self { node, ..self.clone() }
    }

    /// The same, read at each of `places`; as before if there are none.
    pub(super) fn at_each(&self, places: &[Place]) -> Self {
        if places.is_empty() {
            return self.clone();
        }
        Self { here: Some(places.into()), ..self.clone() }
    }

    /// The text of the `clause` clause.
    pub(super) fn clause(&self) -> Option<&'a str> {
        clause_text(self.declaration).map(|text| text.text.as_str())
    }

    /// What is common to all that is declared.
    pub(super) fn declared(&self) -> Declared {
        let declaration = self.declaration;
        let title = declaration.title.as_ref().map_or(&declaration.name.text, |title| &title.text).clone();
        let mut declared = Declared {
            name: Name::from(declaration.name.text.as_str()),
            title,
            titles: std::collections::BTreeMap::new(),
            clause: self.clause().map(str::to_owned),
            clause_titles: std::collections::BTreeMap::new(),
            heading: declaration.heading.clone(),
            allows: Vec::new(),
            file: self.file,
            span: declaration.span,
            name_span: declaration.name.span,
            clauses: Vec::with_capacity(declaration.clauses.len()),
        };
        for clause in &declaration.clauses {
            declared.clauses.push((words_of(&clause.kind), clause.span));
            match &clause.kind {
                ClauseKind::Title(language, text) => {
                    declared.titles.insert(language.text.clone(), text.text.clone());
                }
                ClauseKind::ClauseIn(language, text) => {
                    declared.clause_titles.insert(language.text.clone(), text.text.clone());
                }
                ClauseKind::Allow(finding, because) => {
                    let (finding, because) = (finding.text.clone(), because.text.clone());
                    declared.allows.push(Allowed { finding, because, span: clause.span });
                }
                _ => {}
            }
        }
        declared
    }
}

impl<'a> Checker<'a> {
    /// Reports an error of the declaration that `scope` stands in, with its cure.
    pub(super) fn error(
        &mut self,
        scope: &Scope<'_>,
        name: &'static str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if let Some(file) = self.source(scope.file) {
            let diagnostic = Diagnostic::error(name, file, span, message).help(help).clause(scope.clause());
            self.diagnostics.push(diagnostic);
        }
    }

    /// Adds a second place to the error reported last.
    pub(super) fn also(&mut self, file: usize, span: Span, text: &str) {
        let Some(source) = self.source(file) else { return };
        if let Some(last) = self.diagnostics.pop() {
            self.diagnostics.push(last.also(source, span, text));
        }
    }

    /// The words of a file at `span`, for a message; of very many the first and the last.
    pub(super) fn words(&self, scope: &Scope<'_>, span: Span) -> String {
        let text = self.source(scope.file).map_or("", |file| file.text());
        let words = text.get(span.start..span.end).unwrap_or("");
        shortened(&words.split_whitespace().collect::<Vec<_>>())
    }

    pub(super) fn source(&self, file: usize) -> Option<&'a SourceFile> {
        self.documents.get(file).map(|(source, _)| source)
    }
}

/// The words one after the other; of very many, or very long ones, the first and the last.
fn shortened(words: &[&str]) -> String {
    const MOST: usize = 100;
    const KEPT: usize = 40;
    let text = words.join(" ");
    let length = text.chars().count();
    if length <= MOST {
        return text;
    }
    let start: String = text.chars().take(KEPT).collect();
    let end: String = text.chars().skip(length - KEPT).collect();
    format!("{} … {}", start.trim_end(), end.trim_start())
}

/// The entry at `id`, if it has been made already.
pub(super) fn made<T>(arena: &Arena<T>, id: Id<T>) -> Option<&T> {
    (id.index() < arena.len()).then(|| &arena[id])
}

fn clause_text(declaration: &Declaration) -> Option<&Text> {
    declaration.clauses.iter().find_map(|clause| match &clause.kind {
        ClauseKind::Clause(text) => Some(text),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn of_very_many_words_the_first_and_the_last_are_quoted() {
        assert_eq!(shortened(&["stockpile", "at", "natanz"]), "stockpile at natanz");
        let long = shortened(&["stockpile +"; 256]);
        assert_eq!(long, "stockpile + stockpile + stockpile + stoc … le + stockpile + stockpile + stockpile +");
    }
}
