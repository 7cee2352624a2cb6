//! Where names stand: in the text where they are declared and used, and in the cells of the records.

use servanda_agreement::check::keyword;
use servanda_base::{SourceFile, Span};
use servanda_evidence::table::Cell;
use servanda_syntax::ast::{ClauseKind, Declaration, Item};
use servanda_syntax::{Document, SyntaxKind, SyntaxToken, keywords};

/// Units have names of their own; all else that is declared shares one space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Space {
    Names,
    Units,
}

/// A name where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The name.
    pub name: String,
    /// What it may be the name of.
    pub space: Space,
    /// Where.
    pub span: Span,
    /// Whether it is declared here.
    pub is_declaration: bool,
    /// Whether only an actor may be meant: the source of a record, who may see it.
    pub wants_actor: bool,
}

/// What is declared under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// The name.
    pub name: String,
    /// Its space.
    pub space: Space,
    /// `commitment`.
    pub keyword: &'static str,
    /// The title, if it has one.
    pub title: Option<String>,
    /// The clause of the agreement.
    pub clause: Option<String>,
    /// Where its name stands.
    pub span: Span,
    /// Where the whole declaration stands.
    pub whole: Span,
}

impl Declared {
    /// Of a declaration.
    pub fn of(declaration: &Declaration) -> Self {
        let clause = declaration.clauses.iter().find_map(|clause| match &clause.kind {
            ClauseKind::Clause(text) => Some(text.text.clone()),
            _ => None,
        });
        let is_unit = matches!(declaration.item, Item::Unit(_));
        Self {
            name: declaration.name.text.clone(),
            space: if is_unit { Space::Units } else { Space::Names },
            keyword: keyword(&declaration.item),
            title: declaration.title.as_ref().map(|title| title.text.clone()),
            clause,
            span: declaration.name.span,
            whole: declaration.span,
        }
    }

    /// Whether it is a party, host, verifier, stakeholder or body.
    pub fn is_actor(&self) -> bool {
        matches!(self.keyword, "party" | "host" | "verifier" | "stakeholder" | "body")
    }
}

/// The levels that the measures of a document have. They are no names, but may read like one.
pub fn levels(document: &Document) -> Vec<&str> {
    let clauses = document.declarations.iter().flat_map(|declaration| &declaration.clauses);
    let levels = clauses.filter_map(|clause| match &clause.kind {
        ClauseKind::InLevels(words) => Some(words.iter().map(|word| word.text.as_str())),
        _ => None,
    });
    levels.flatten().collect()
}

/// The names in a document, in order.
pub fn in_document(document: &Document) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for parsed in &document.blocks {
        let tokens = parsed.tree().descendants_with_tokens().filter_map(rowan::NodeOrToken::into_token);
        for token in tokens.filter(|token| token.kind() == SyntaxKind::Word) {
            let Some((space, is_declaration)) = role(&token) else { continue };
            if is_declaration || !keywords::is_reserved(token.text()) {
                let range = token.text_range();
                let span = parsed.block.span_in_file(range.start().into(), range.end().into());
                let name = token.text().to_owned();
                found.push(Occurrence { name, space, span, is_declaration, wants_actor: false });
            }
        }
    }
    found
}

/// As what a word stands there, if as a name.
fn role(token: &SyntaxToken) -> Option<(Space, bool)> {
    use SyntaxKind::{
        AllowClause, ClauseInClause, Error, InLevelsClause, Name, NameExpr, TitleClause, TrackClause, Unit, ZoneClause,
    };
    let parent = token.parent()?;
    match parent.kind() {
        Unit => Some((Space::Units, false)),
        NameExpr | Error => Some((Space::Names, false)),
        Name => {
            let above: Vec<SyntaxKind> = parent.ancestors().skip(1).take(2).map(|node| node.kind()).collect();
            // A language, a finding, a track, a zone and a level are no names.
            let none = [TitleClause, ClauseInClause, AllowClause, TrackClause, ZoneClause, InLevelsClause];
            if above.iter().any(|kind| none.contains(kind)) {
                return None;
            }
            let is_declaration = above.first() == Some(&SyntaxKind::Declaration);
            let declares = parent.parent().filter(|_| is_declaration).and_then(|node| node.first_token());
            let is_unit = declares.is_some_and(|word| word.text() == "unit");
            Some((if is_unit { Space::Units } else { Space::Names }, is_declaration))
        }
        _ => None,
    }
}

/// The words in the cells of a table that may be names, in order.
pub fn in_table(file: &SourceFile, cells: &[Cell]) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for cell in cells {
        let (space, wants_actor) = match cell.column.as_str() {
            "subject" | "site" | "of" => (Space::Names, false),
            "source" | "via" | "marking" => (Space::Names, true),
            "id" if file.path().ends_with("sources.csv") => (Space::Names, true),
            "unit" => (Space::Units, false),
            _ => continue,
        };
        let names: Vec<&str> = match cell.text.split_once(':') {
            Some((_, seen_by)) if cell.column == "marking" => seen_by.split(',').map(str::trim).collect(),
            _ if cell.column == "marking" => Vec::new(),
            _ => vec![cell.text.as_str()],
        };
        // A marking begins with its colour, which is no name.
        let colour = if cell.column == "marking" { cell.text.find(':').unwrap_or(0) } else { 0 };
        let mut from = cell.span.start + colour;
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            let Some(span) = word_in(file, name, Span::new(from, cell.span.end)) else { continue };
            from = span.end;
            found.push(Occurrence { name: name.to_owned(), space, span, is_declaration: false, wants_actor });
        }
    }
    found
}

/// Where `name` first stands whole within `span`.
fn word_in(file: &SourceFile, name: &str, span: Span) -> Option<Span> {
    let text = file.text().get(span.start..span.end)?;
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    let whole = |at: &usize| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(*at + name.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    };
    let at = text.match_indices(name).map(|(at, _)| at).find(whole)?;
    Some(Span::new(span.start + at, span.start + at + name.len()))
}
