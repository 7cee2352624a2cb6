//! Why a command did not do what it was asked.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// Why not; each with its exit code.
#[derive(Debug)]
pub enum Failure {
    /// The outside failed: exit 1.
    CouldNot { message: String, help: Option<String> },
    /// Wrong usage: exit 2.
    Usage { message: String, help: Option<String> },
    /// The dossier has errors, which have been told: exit 3.
    Refused { summary: String },
}

impl Failure {
    /// A file could not be read or written.
    pub fn file(doing: &str, path: &Path, error: &io::Error) -> Self {
        Self::CouldNot { message: format!("could not {doing} `{}`: {error}", path.display()), help: None }
    }

    /// What was typed names nothing; with the nearest name, if any is near.
    pub fn unknown(unknown: &servanda::UnknownName) -> Self {
        let help = unknown.nearest.as_ref().map(|nearest| format!("did you mean `{nearest}`?"));
        Self::Usage { message: unknown.to_string(), help }
    }

    /// Its exit code.
    pub fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::CouldNot { .. } => 1,
            Self::Usage { .. } => 2,
            Self::Refused { .. } => 3,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (message, help) = match self {
            Self::CouldNot { message, help } | Self::Usage { message, help } => (message, help.as_deref()),
            Self::Refused { summary } => (summary, None),
        };
        write!(f, "error: {message}")?;
        help.map_or(Ok(()), |help| write!(f, "\n  help: {help}"))
    }
}
