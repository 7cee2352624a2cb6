//! Diagnostics: what is wrong with a text or a row, where, and what would be right.

use crate::{Found, SourceFile, Span};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Hint,
    /// Probably not what was meant.
    Warning,
    /// The dossier cannot be assessed.
    Error,
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place in a file and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub file: SourceFile,
    /// The place.
    pub span: Span,
    /// What is said of it; may be empty.
    pub text: String,
}

/// One thing that is wrong. Collected, never thrown.
///
/// Messages are lower-case without a final period, with the user's words in backticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The name of this kind of diagnostic, two words or more: `unknown-name`. Each has an entry in the error gallery of
    /// the guide (`docs/src/errors`), which a test looks for.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where; the first is the place itself.
    pub labels: Vec<Label>,
    /// The clause of the agreement that it concerns: `Article 3 (2)`.
    pub clause: Option<String>,
    /// What would be right.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error called `name` at `span` of `file`.
    pub fn error(name: &'static str, file: &SourceFile, span: Span, message: impl Into<String>) -> Self {
        Self {
            name,
            severity: Severity::Error,
            message: message.into(),
            labels: vec![Label { file: file.clone(), span, text: String::new() }],
            clause: None,
            help: None,
        }
    }

    /// A warning called `name` at `span` of `file`.
    pub fn warning(name: &'static str, file: &SourceFile, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(name, file, span, message) }
    }

    /// What was found when the text of `file` was made of its bytes.
    pub fn found(file: &SourceFile, found: &Found) -> Self {
        let told = if found.is_error { Self::error } else { Self::warning };
        told(found.name, file, found.span, found.message.clone()).help(found.help.clone())
    }

    /// With the cure.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With the clause of the agreement that it concerns.
    #[must_use]
    pub fn clause(mut self, clause: Option<&str>) -> Self {
        self.clause = clause.map(str::to_owned);
        self
    }

    /// With a word at the place itself.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(first) = self.labels.first_mut() {
            first.text = text.into();
        }
        self
    }

    /// With a second place.
    #[must_use]
    pub fn also(mut self, file: &SourceFile, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { file: file.clone(), span, text: text.into() });
        self
    }

    /// Whether the dossier cannot be assessed because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
