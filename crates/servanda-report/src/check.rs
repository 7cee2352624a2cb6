//! What is wrong with a dossier, as a page.

use servanda_base::{Diagnostic, Severity, limits};

use crate::page::{Block, Column, Line, Page, Row, Section, Table, ToPage, Tone};
use crate::sheet::{Sheet, ToSheet};

/// What is wrong with a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckPage {
    /// The dossier, as the user named it.
    pub dossier: String,
    /// The first of them, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// How many are errors, of all.
    pub errors: usize,
    /// How many are warnings, of all.
    pub warnings: usize,
    /// How many there are beyond those listed.
    pub more: usize,
}

/// Where a diagnostic points.
pub(crate) struct Spot<'a> {
    pub(crate) file: &'a str,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl CheckPage {
    /// The page of all `diagnostics`; the first [`limits::DIAGNOSTICS`] are listed, the rest counted.
    pub fn of(dossier: &str, mut diagnostics: Vec<Diagnostic>) -> Self {
        let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let more = diagnostics.len().saturating_sub(limits::DIAGNOSTICS);
        diagnostics.truncate(limits::DIAGNOSTICS);
        Self { dossier: dossier.to_owned(), diagnostics, errors, warnings, more }
    }

    /// `no errors, 2 warnings`.
    pub fn summary(&self) -> String {
        let count = |count: usize, word: &str| match count {
            0 => format!("no {word}s"),
            1 => format!("1 {word}"),
            _ => format!("{count} {word}s"),
        };
        let listed = if self.more > 0 { format!("; {} more not listed", self.more) } else { String::new() };
        format!("{}, {}{listed}", count(self.errors, "error"), count(self.warnings, "warning"))
    }
}

/// Where a diagnostic points, if anywhere.
pub(crate) fn spot(diagnostic: &Diagnostic) -> Option<Spot<'_>> {
    let label = diagnostic.labels.first()?;
    let (line, column) = label.file.line_column(label.span.start);
    Some(Spot { file: label.file.path(), line, column })
}

impl ToPage for CheckPage {
    fn to_page(&self) -> Page {
        let rows = self
            .diagnostics
            .iter()
            .map(|diagnostic| {
                let at =
                    spot(diagnostic).map(|at| format!("{}:{}:{}", at.file, at.line, at.column)).unwrap_or_default();
                let tone = if diagnostic.is_error() { Tone::Bad } else { Tone::Doubtful };
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
        let page = CheckPage::of("a", vec![one; limits::DIAGNOSTICS + 2]);
        assert_eq!(page.summary(), "1002 errors, no warnings; 2 more not listed");
        assert_eq!(page.diagnostics.len(), limits::DIAGNOSTICS);
    }
}
