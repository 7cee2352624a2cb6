//! The JSON form of what is wrong with a dossier.

use schemars::JsonSchema;
use serde::Serialize;

use servanda_analysis::finding::finding;

use super::{ToJson, VERSION, json};
use crate::check::{CheckPage, spot};

/// What is wrong with a dossier.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "servanda check, version 1")]
pub struct Check {
    /// The version of this shape.
    version: u32,
    /// Which shape this is.
    kind: &'static str,
    /// How many are errors.
    errors: usize,
    /// How many are warnings.
    warnings: usize,
    /// How many are hints.
    hints: usize,
    /// How many there are beyond those listed.
    more: usize,
    /// Faults of the text, then of its design, of the sources and of the records, each in order of place.
    diagnostics: Vec<Diagnostic>,
    /// The design findings that the agreement accepts in writing.
    accepted: Vec<Accepted>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Diagnostic {
    /// The name of this kind of diagnostic.
    name: &'static str,
    /// error, warning, hint.
    severity: &'static str,
    /// The clause of the agreement that it concerns.
    clause: Option<String>,
    file: Option<String>,
    /// From 1.
    line: Option<usize>,
    /// From 1, in characters.
    column: Option<usize>,
    /// The line on which the place ends.
    end_line: Option<usize>,
    /// One past its last character on that line.
    end_column: Option<usize>,
    message: String,
    /// What would be right.
    help: Option<String>,
    /// Of a design finding: what a good agreement is, and this one is not: measurable, verified, sequenced, apart,
    /// included, told, prepared.
    group: Option<&'static str>,
    /// Of a design finding: why it matters.
    why: Option<&'static str>,
}

/// A design finding that is accepted in writing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Accepted {
    /// What was found.
    finding: Diagnostic,
    /// Why it is accepted, in the words of the agreement.
    because: String,
}

impl ToJson for CheckPage {
    fn to_json(&self) -> String {
        json(&Check::from(self))
    }
}

impl From<&CheckPage> for Check {
    fn from(page: &CheckPage) -> Self {
        let accepted = page
            .accepted
            .iter()
            .map(|one| Accepted { finding: Diagnostic::from(&one.diagnostic), because: one.because.clone() });
        Self {
            version: VERSION,
            kind: "check",
            errors: page.errors,
            warnings: page.warnings,
            hints: page.hints,
            more: page.more,
            diagnostics: page.diagnostics.iter().map(Diagnostic::from).collect(),
            accepted: accepted.collect(),
        }
    }
}

impl From<&servanda_base::Diagnostic> for Diagnostic {
    fn from(diagnostic: &servanda_base::Diagnostic) -> Self {
        let at = spot(diagnostic);
        let finding = finding(diagnostic.name);
        Self {
            name: diagnostic.name,
            severity: diagnostic.severity.word(),
            clause: diagnostic.clause.clone(),
            file: at.as_ref().map(|at| at.file.to_owned()),
            line: at.as_ref().map(|at| at.line),
            column: at.as_ref().map(|at| at.column),
            end_line: at.as_ref().map(|at| at.end_line),
            end_column: at.as_ref().map(|at| at.end_column),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            group: finding.map(|finding| finding.group.word()),
            why: finding.map(|finding| finding.why),
        }
    }
}
