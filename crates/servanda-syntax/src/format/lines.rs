//! A tree to lines of cells: what stands together, what may be a column, what a line begins.

use std::collections::HashMap;

use rowan::{NodeOrToken, TextSize};
use unicode_width::UnicodeWidthStr;

use crate::kind::SyntaxKind::{self, *};
use crate::kind::{SyntaxNode, SyntaxToken};
use crate::lexer;

/// What a line begins, which decides how far it is indented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    /// A declaration.
    Declaration,
    /// A clause.
    Clause,
    /// Nothing: a clause goes on.
    Nothing,
}

/// What stands in one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its text, evenly spaced.
    pub(super) text: String,
    /// How far the author set it off from the cell before it.
    pub(super) gap: usize,
}

/// One line of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// What it begins; a comment by itself begins what the line after it begins.
    pub(super) begins: Begins,
    /// Its columns; none in a blank line and in a comment by itself.
    pub(super) cells: Vec<Cell>,
    /// The comment at its end.
    pub(super) comment: Option<String>,
    /// Lines that follow each other and have the same sort have the same columns.
    pub(super) sort: Option<&'static str>,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.cells.is_empty() && self.comment.is_none()
    }
}

/// The lines of the block with this tree.
pub(super) fn lines(root: &SyntaxNode) -> Vec<Line> {
    let marks = marks(root);
    let mut reader = Reader { marks, lines: Vec::new(), line: empty(), gap: 0, before: None };
    for token in root.descendants_with_tokens().filter_map(NodeOrToken::into_token) {
        reader.token(&token);
    }
    reader.end_line();
    let mut lines = reader.lines;
    let mut begins = Begins::Declaration;
    for line in lines.iter_mut().rev() {
        if line.cells.is_empty() {
            line.begins = begins;
        }
        begins = line.begins;
    }
    lines
}

fn empty() -> Line {
    Line { begins: Begins::Nothing, cells: Vec::new(), comment: None, sort: None }
}

struct Reader {
    marks: HashMap<TextSize, Mark>,
    lines: Vec<Line>,
    line: Line,
    /// The spaces since the last token.
    gap: usize,
    /// The last token of the line, and its parent.
    before: Option<(SyntaxKind, SyntaxKind)>,
}

impl Reader {
    fn token(&mut self, token: &SyntaxToken) {
        match token.kind() {
            Newline => self.end_line(),
            Space => self.gap += token.text().width(),
            Comment => self.line.comment = Some(token.text().trim_end().to_owned()),
            kind => self.word(token, kind),
        }
    }

    fn end_line(&mut self) {
        self.lines.push(std::mem::replace(&mut self.line, empty()));
        self.gap = 0;
        self.before = None;
    }

    fn word(&mut self, token: &SyntaxToken, kind: SyntaxKind) {
        let mark = self.marks.get(&token.text_range().start()).copied();
        let parent = token.parent().map_or(Root, |parent| parent.kind());
        let text = written(token);
        match (mark, self.line.cells.last_mut()) {
            (None, Some(cell)) => {
                if self.before.is_some_and(|before| is_parted(before, kind, parent)) {
                    cell.text.push(' ');
                }
                cell.text.push_str(&text);
            }
            (_, None) => {
                let mark = mark.unwrap_or(Mark { begins: Begins::Nothing, sort: None });
                self.line.begins = mark.begins;
                self.line.sort = mark.sort;
                self.line.cells.push(Cell { text, gap: 0 });
            }
            (Some(_), Some(_)) => self.line.cells.push(Cell { text, gap: self.gap.max(1) }),
        }
        self.gap = 0;
        self.before = Some((kind, parent));
    }
}

/// A token as it is to be written.
fn written(token: &SyntaxToken) -> String {
    match token.kind() {
        Text => format!("\"{}\"", lexer::unquoted(token.text())),
        _ => token.text().to_owned(),
    }
}

/// Whether a space stands between two tokens of a clause.
fn is_parted((before, before_in): (SyntaxKind, SyntaxKind), kind: SyntaxKind, parent: SyntaxKind) -> bool {
    let tight = matches!(kind, Comma | CloseParen) || matches!(before, OpenParen | Tilde);
    let zone = parent == Zone && before_in == Zone;
    let yes_no = parent == InYesNoClause && (kind == Slash || before == Slash);
    !tight && !zone && !yes_no
}

/// The beginning of a cell.
#[derive(Debug, Clone, Copy)]
struct Mark {
    begins: Begins,
    sort: Option<&'static str>,
}

/// Where cells begin.
fn marks(root: &SyntaxNode) -> HashMap<TextSize, Mark> {
    let mut marks = HashMap::new();
    for declaration in root.children().filter(|node| node.kind() == Declaration) {
        mark_declaration(&mut marks, &declaration);
    }
    marks
}

fn mark_declaration(marks: &mut HashMap<TextSize, Mark>, declaration: &SyntaxNode) {
    let keyword = declaration.first_token().map(|token| token.text().to_owned()).unwrap_or_default();
    for part in declaration.children_with_tokens().filter(|part| !part.kind().is_trivia()) {
        let begins = if part.kind().is_clause() { Begins::Clause } else { Begins::Nothing };
        let mut mark = Mark { begins, sort: None };
        if let Some(clause) = part.as_node().filter(|node| node.kind().is_clause()) {
            if !has_newline(clause) {
                mark.sort = clause_sort(clause.kind(), &keyword);
            }
            mark_clause(marks, clause, &keyword);
        }
        marks.insert(part.text_range().start(), mark);
    }
    let sort = if has_newline(declaration) { None } else { Some(declaration_sort(&keyword)) };
    marks.insert(declaration.text_range().start(), Mark { begins: Begins::Declaration, sort });
}

fn has_newline(node: &SyntaxNode) -> bool {
    node.descendants_with_tokens().any(|part| part.kind() == Newline)
}

/// Declarations that have their columns in common.
fn declaration_sort(keyword: &str) -> &'static str {
    match keyword {
        "party" | "host" | "verifier" | "stakeholder" | "body" => "actor",
        "site" | "sites" => "site",
        "report" | "briefing" => "report",
        "unit" => "unit",
        "date" => "date",
        "measure" => "measure",
        "event" => "event",
        "indicator" => "indicator",
        _ => "other",
    }
}

/// Clauses that have their columns in common.
fn clause_sort(kind: SyntaxKind, keyword: &str) -> Option<&'static str> {
    Some(match kind {
        StepClause => "step",
        StageClause | ThenClause => "stage",
        VerifyClause => "verify",
        PrepareClause => "prepare",
        SuspendClause | RestoreClause | WithdrawClause => "act",
        ZoneClause | InForceClause | BaselineClause if keyword == "agreement" => "agreement",
        _ => return None,
    })
}

/// The columns within a clause.
fn mark_clause(marks: &mut HashMap<TextSize, Mark>, clause: &SyntaxNode, keyword: &str) {
    let mark = Mark { begins: Begins::Nothing, sort: None };
    let parts: Vec<_> = clause.children_with_tokens().filter(|part| !part.kind().is_trivia()).collect();
    let mut columns: Vec<usize> = match clause.kind() {
        StepClause | VerifyClause => vec![1, 2, 4],
        StageClause | PrepareClause => vec![1, 2],
        ThenClause | SuspendClause | RestoreClause | WithdrawClause => vec![1],
        _ => Vec::new(),
    };
    match clause.kind() {
        ZoneClause | BaselineClause if keyword == "agreement" => columns.push(1),
        InForceClause => columns.push(2),
        _ => {}
    }
    for part in columns.into_iter().filter_map(|at| parts.get(at)) {
        marks.insert(part.text_range().start(), mark);
    }
}
