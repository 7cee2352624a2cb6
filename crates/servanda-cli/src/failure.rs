//! Why a command did not do what it was asked.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// The most names that are listed.
const LISTED: usize = 40;

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

    /// What was typed names nothing that would do; with the nearest name, if any is near, else with all that would.
    pub fn unknown(unknown: &servanda::UnknownName) -> Self {
        let help = match &unknown.nearest {
            Some(nearest) => Some(format!("did you mean `{nearest}`?")),
            None => listed(&unknown.known),
        };
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

/// `write a, b or c`; of very many names the first.
fn listed(names: &[String]) -> Option<String> {
    let (shown, more) = names.split_at(names.len().min(LISTED));
    let (last, first) = shown.split_last()?;
    Some(match (first, more.len()) {
        ([], 0) => format!("write {last}"),
        (first, 0) => format!("write {} or {last}", first.join(", ")),
        (first, more) => format!("write {}, {last} or one of {more} others", first.join(", ")),
    })
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
