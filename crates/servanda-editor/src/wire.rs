//! The parts of the Language Server Protocol (3.17) that are used, as they stand in its messages.
//!
//! Columns count units of UTF-16, lines and columns are from 0, ranges are half-open.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Position {
    pub line: u32,
    pub character: u32,
}

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Range {
    pub start: Position,
    pub end: Position,
}

/// A stretch of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Location {
    pub uri: String,
    pub range: Range,
}

/// A second place of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct RelatedInformation {
    pub location: Location,
    pub message: String,
}

/// What is wrong with a text. Severity: 1 error, 2 warning, 4 hint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Diagnostic {
    pub range: Range,
    pub severity: u8,
    pub code: String,
    pub source: String,
    pub message: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related_information: Vec<RelatedInformation>,
}

/// What `textDocument/publishDiagnostics` carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct PublishDiagnostics {
    pub uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    pub diagnostics: Vec<Diagnostic>,
}

/// A replacement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct TextEdit {
    pub range: Range,
    pub new_text: String,
}

/// Replacements in several files.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct WorkspaceEdit {
    pub changes: BTreeMap<String, Vec<TextEdit>>,
}

/// Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Markup {
    pub kind: String,
    pub value: String,
}

/// What is shown at a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Hover {
    pub contents: Markup,
    pub range: Range,
}

/// What may stand at the cursor. Kind: 14 a keyword, 18 a name, 11 a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct CompletionItem {
    pub label: String,
    pub kind: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    pub sort_text: String,
    pub text_edit: TextEdit,
}

/// Lines that may be folded away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct FoldingRange {
    pub start_line: u32,
    pub end_line: u32,
}

/// A declaration in the outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct DocumentSymbol {
    pub name: String,
    pub detail: String,
    pub kind: u8,
    pub range: Range,
    pub selection_range: Range,
}

/// Which text.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs)]
pub struct TextDocument {
    pub uri: String,
    #[serde(default)]
    pub version: Option<i64>,
    #[serde(default)]
    pub text: Option<String>,
}

/// The parameters of all requests and notifications about one text; each has some of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct About {
    pub text_document: TextDocument,
    #[serde(default)]
    pub position: Position,
    #[serde(default)]
    pub content_changes: Vec<ContentChange>,
    #[serde(default)]
    pub context: Context,
    #[serde(default)]
    pub new_name: Option<String>,
}

/// A change of a text; without a range, of all of it.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs)]
pub struct ContentChange {
    #[serde(default)]
    pub range: Option<Range>,
    pub text: String,
}

/// Whether the declaration is asked for too.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct Context {
    pub include_declaration: bool,
}

/// An answer as JSON.
pub(crate) fn value(answer: impl Serialize) -> serde_json::Value {
    serde_json::to_value(answer).unwrap_or(serde_json::Value::Null)
}
