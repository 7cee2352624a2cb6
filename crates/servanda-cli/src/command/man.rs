//! `servanda man`: the manual pages.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory;
use clap_mangen::Man as Page;

use crate::args::{Args, Man};
use crate::failure::Failure;
use crate::{atomic, output};

/// Prints the main page, or writes every page to a folder.
pub fn run(args: &Man) -> Result<ExitCode, Failure> {
    let mut command = Args::command().disable_help_subcommand(true);
    let Some(folder) = &args.out else {
        output::print_bytes(&page(command)?)?;
        return Ok(ExitCode::SUCCESS);
    };
    fs::create_dir_all(folder).map_err(|error| Failure::file("make", folder, &error))?;
    command.build();
    for of in command.get_subcommands().cloned() {
        write(folder, of)?;
    }
    write(folder, command)?;
    Ok(ExitCode::SUCCESS)
}

/// `servanda-agenda.1`.
fn write(folder: &Path, command: clap::Command) -> Result<(), Failure> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
    atomic::write_bytes(&folder.join(format!("{name}.1")), &page(command)?)
}

fn page(command: clap::Command) -> Result<Vec<u8>, Failure> {
    let mut text = Vec::new();
    Page::new(command).render(&mut text).map_err(|error| Failure::CouldNot {
        message: format!("could not write the manual page: {error}"),
        help: None,
    })?;
    Ok(text)
}
