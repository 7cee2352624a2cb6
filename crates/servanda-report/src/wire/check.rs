//! The JSON form of what is wrong with a dossier.

use schemars::JsonSchema;
use serde::Serialize;

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
    /// How many there are beyond those listed.
    more: usize,
    /// In the order of the text, then of the sources, then of the records.
    diagnostics: Vec<Diagnostic>,
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
    message: String,
    /// What would be right.
    help: Option<String>,
}

impl ToJson for CheckPage {
    fn to_json(&self) -> String {
        json(&Check::from(self))
    }
}

impl From<&CheckPage> for Check {
    fn from(page: &CheckPage) -> Self {
        let diagnostics = page.diagnostics.iter().map(|diagnostic| {
            let at = spot(diagnostic);
            Diagnostic {
                name: diagnostic.name,
                severity: diagnostic.severity.word(),
                clause: diagnostic.clause.clone(),
                file: at.as_ref().map(|at| at.file.to_owned()),
                line: at.as_ref().map(|at| at.line),
                column: at.as_ref().map(|at| at.column),
                message: diagnostic.message.clone(),
                help: diagnostic.help.clone(),
            }
        });
        Self {
            version: VERSION,
            kind: "check",
            errors: page.errors,
            warnings: page.warnings,
            more: page.more,
            diagnostics: diagnostics.collect(),
        }
    }
}
