//! `servanda completions`: what a shell needs to complete the command.

use std::process::ExitCode;

use clap::CommandFactory;

use crate::args::{Args, Completions};
use crate::failure::Failure;
use crate::output;

/// Prints the script.
pub fn run(args: &Completions) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "servanda", &mut script);
    output::print_bytes(&script)?;
    Ok(ExitCode::SUCCESS)
}
