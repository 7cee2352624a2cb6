//! `servanda indicators`: indicators over time.

use std::process::ExitCode;

use super::{opened, show};
use crate::args::Ask;
use crate::failure::Failure;

/// Shows the page.
pub fn run(args: &Ask) -> Result<ExitCode, Failure> {
    let (dossier, query) = opened(&args.dossier, &args.common.viewpoint)?;
    show(&dossier.indicators(&query), &args.common, || dossier.breach_stands(&query))
}
