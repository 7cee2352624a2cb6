//! What is wrong with a dossier, as a page.

use servanda_analysis::finding::Accepted;
use servanda_base::{Diagnostic, Label, Severity, limits};

use crate::page::{Block, Column, Line, Page, Row, Section, Table, ToPage, Tone};
use crate::sheet::{Sheet, ToSheet};

/// What is wrong with a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckPage {
    /// The dossier, as the user named it.
    pub dossier: String,
    /// The first of them, in order; if there are more than can be listed, errors before warnings before hints.
    pub diagnostics: Vec<Diagnostic>,
    /// The design findings that the agreement accepts in writing.
    pub accepted: Vec<Accepted>,
    /// How many are errors, of all.
    pub errors: usize,
    /// How many are warnings, of all.
    pub warnings: usize,
    /// How many are hints, of all.
    pub hints: usize,
    /// How many there are beyond those listed.
    pub more: usize,
}

/// Where a diagnostic points.
pub(crate) struct Spot<'a> {
    pub(crate) file: &'a str,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) end_line: usize,
    pub(crate) end_column: usize,
}

impl CheckPage {
    /// The page of all `diagnostics` and of what is accepted; the first [`limits::DIAGNOSTICS`] of each are listed, the
    /// rest counted.
    pub fn of(dossier: &str, diagnostics: Vec<Diagnostic>, mut accepted: Vec<Accepted>) -> Self {
        let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        let (errors, warnings, hints) = (count(Severity::Error), count(Severity::Warning), count(Severity::Hint));
        let (diagnostics, more) = listed(diagnostics);
        accepted.truncate(limits::DIAGNOSTICS);
        Self { dossier: dossier.to_owned(), diagnostics, accepted, errors, warnings, hints, more }
    }

    /// `no errors, 2 warnings, 1 hint; 3 accepted in writing`.
    pub fn summary(&self) -> String {
        let count = |count: usize, word: &str| match count {
            0 => format!("no {word}s"),
            1 => format!("1 {word}"),
            _ => format!("{count} {word}s"),
        };
        let mut summary = format!("{}, {}", count(self.errors, "error"), count(self.warnings, "warning"));
        if self.hints > 0 {
            summary.push_str(&format!(", {}", count(self.hints, "hint")));
        }
        if !self.accepted.is_empty() {
            summary.push_str(&format!("; {} accepted in writing", self.accepted.len()));
        }
        if self.more > 0 {
            summary.push_str(&format!("; {} more not listed", self.more));
        }
        summary
    }
}

/// Those that are listed, and how many more there are. What has no place counts others, and is listed whatever their
/// number.
fn listed(diagnostics: Vec<Diagnostic>) -> (Vec<Diagnostic>, usize) {
    if diagnostics.len() <= limits::DIAGNOSTICS {
        return (diagnostics, 0);
    }
    let (mut placed, counts): (Vec<_>, Vec<_>) = diagnostics.into_iter().partition(|one| !one.labels.is_empty());
    // An error before any warning: what is not listed may be cured later.
    placed.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
    let more = placed.len().saturating_sub(limits::DIAGNOSTICS);
    placed.truncate(limits::DIAGNOSTICS);
    placed.extend(counts);
    (placed, more)
}

/// Where a diagnostic points, if anywhere.
pub(crate) fn spot(diagnostic: &Diagnostic) -> Option<Spot<'_>> {
    diagnostic.labels.first().map(spot_of)
}

/// Where a label points.
pub(crate) fn spot_of(label: &Label) -> Spot<'_> {
    let (line, column) = label.file.line_column(label.span.start);
    let (end_line, end_column) = label.file.line_column(label.span.end.max(label.span.start));
    Spot { file: label.file.path(), line, column, end_line, end_column }
}

impl ToPage for CheckPage {
    fn to_page(&self) -> Page {
        let rows = self
            .diagnostics
            .iter()
            .map(|diagnostic| {
                let at =
                    spot(diagnostic).map(|at| format!("{}:{}:{}", at.file, at.line, at.column)).unwrap_or_default();
                let tone = match diagnostic.severity {
                    Severity::Error => Tone::Bad,
                    Severity::Warning => Tone::Doubtful,
                    Severity::Hint => Tone::Plain,
                };
                Row::Cells {
                    mark: None,
                    depth: 0,
                    cells: vec![
                        Line::plain(&diagnostic.message),
                        Line::of(format!("{}[{}]", diagnostic.severity.word(), diagnostic.name), tone),
                        Line::faint(at),
                    ],
                    notes: diagnostic.help.iter().map(|help| Line::faint(format!("help: {help}"))).collect(),
                }
            })
            .collect();
        let columns = vec![Column::rest("message"), Column::up_to("what", 24), Column::up_to("where", 24)];
        let blocks = if self.diagnostics.is_empty() { Vec::new() } else { vec![Block::Table(Table { columns, rows })] };
        Page {
            title: self.dossier.clone(),
            subtitle: self.summary(),
            sections: vec![Section { heading: None, blocks }],
        }
    }
}

impl ToSheet for CheckPage {
    fn to_sheet(&self) -> Sheet {
        let rows = self.diagnostics.iter().map(|diagnostic| {
            let at = spot(diagnostic);
            vec![
                diagnostic.name.into(),
                diagnostic.severity.word().into(),
                diagnostic.clause.clone().into(),
                at.as_ref().map(|at| at.file).into(),
                at.as_ref().map(|at| at.line).into(),
                at.as_ref().map(|at| at.column).into(),
                diagnostic.message.clone().into(),
                diagnostic.help.clone().into(),
            ]
        });
        let columns = &["name", "severity", "clause", "file", "line", "column", "message", "help"];
        Sheet { columns, rows: rows.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use servanda_base::{SourceFile, Span};

    #[test]
    fn what_is_not_listed_is_counted() {
        let file = SourceFile::new("a.accord.md", "x");
        let one = Diagnostic::error("unknown-name", &file, Span::new(0, 1), "`x` is not declared");
        let page = CheckPage::of("a", vec![one; limits::DIAGNOSTICS + 2], Vec::new());
        assert_eq!(page.summary(), "1002 errors, no warnings; 2 more not listed");
        assert_eq!(page.diagnostics.len(), limits::DIAGNOSTICS);
    }

    #[test]
    fn an_error_is_listed_before_what_is_only_advice() {
        let file = SourceFile::new("a.accord.md", "x");
        let hint = Diagnostic::warning("no-verifier", &file, Span::new(0, 1), "nobody verifies `x`");
        let error = Diagnostic::error("unknown-name", &file, Span::new(0, 1), "`x` is not declared");
        let all = vec![hint; limits::DIAGNOSTICS].into_iter().chain([error]).collect();
        let page = CheckPage::of("a", all, Vec::new());
        assert!(page.diagnostics.first().is_some_and(Diagnostic::is_error));
    }
}
