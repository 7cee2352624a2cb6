//! `servanda status`: how everything stands.

use std::process::ExitCode;

use super::{opened, show};
use crate::args::Ask;
use crate::failure::Failure;

/// Shows the page.
pub fn run(args: &Ask) -> Result<ExitCode, Failure> {
    let (dossier, query) = opened(&args.dossier, &args.common.viewpoint)?;
    show(&dossier.status(&query), &args.common, || dossier.breach_stands(&query))
}
