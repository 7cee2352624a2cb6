//! `servanda relief`: what is owed against what was done, for each side.

use std::process::ExitCode;

use super::{opened, show};
use crate::args::Ask;
use crate::failure::Failure;

/// Shows the page.
pub fn run(args: &Ask) -> Result<ExitCode, Failure> {
    let (dossier, query) = opened(&args.dossier, &args.common.viewpoint)?;
    show(&dossier.relief(&query), &args.common, || dossier.breach_stands(&query))
}
