//! What is typed for the tools around the questions: schemas, a starter, completions, manual pages, watching.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::Ask;

#[derive(Debug, ClapArgs)]
pub struct Schema {
    /// Which one: `status`, `agenda`, ...; without a name they are listed
    pub name: Option<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
What is written is invented and says so; it is dated around the day on which it is to be looked at.")]
pub struct New {
    /// The folder to make; an empty one is filled, any other is left alone
    pub dossier: PathBuf,
    /// The day on which it is to be looked at [default: today]
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub struct Completions {
    /// For which shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, ClapArgs)]
pub struct Man {
    /// The folder to write every page to [default: the main page, to standard output]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Example:
  servanda watch oman-2026 status --audience public

Looks at the files of the dossier twice a second, until it is interrupted; errors are told, and it goes on.")]
pub struct Watch {
    #[command(flatten)]
    pub ask: Ask,
    /// What to run; of the options `check` takes `--format` alone
    #[arg(value_enum, default_value_t = Watched::Status)]
    pub what: Watched,
}

/// What can be run again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Watched {
    /// How everything stands
    Status,
    /// What is wrong with the dossier
    Check,
}
