//! The `servanda` command: parse flags, load, one pure call, print.
//!
//! The only place that reads files, the clock and the terminal. Data goes to stdout, all else to stderr.

// Everything below this crate is pure; here are the files and the clock.
#![allow(clippy::disallowed_methods)]

mod args;
mod atomic;
mod clock;
mod command;
mod diagnostics;
mod failure;
mod folder;
mod gallery;
mod output;
mod progress;
mod register;
mod site;

use std::process::ExitCode;

use clap::Parser;

/// What reports and verdicts are made of is small and short-lived; DECISIONS.md has the numbers.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = args::Args::parse();
    match command::run(&args.command) {
        Ok(code) => code,
        Err(failure) => {
            output::tell(&failure.to_string());
            failure.code()
        }
    }
}
