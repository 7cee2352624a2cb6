//! `servanda report`: what is written for somebody.

use std::process::ExitCode;

use servanda::render;

use super::opened;
use crate::args::{Report, Which};
use crate::failure::Failure;
use crate::output;

/// Shows the report.
pub fn run(args: &Report) -> Result<ExitCode, Failure> {
    let (dossier, query) = opened(&args.dossier, &args.viewpoint)?;
    let text = match args.which {
        Which::Brief => render(&dossier.brief(&query), args.format.into(), output::style()),
    };
    output::print(&text)?;
    Ok(ExitCode::SUCCESS)
}
