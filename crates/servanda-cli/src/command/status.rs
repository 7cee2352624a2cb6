//! `servanda status`: how everything stands.

use std::process::ExitCode;

use super::{opened, show};
use crate::args::Ask;
use crate::failure::Failure;
use crate::progress;

/// Shows the page.
pub fn run(args: &Ask) -> Result<ExitCode, Failure> {
    let (dossier, query) = opened(&args.dossier, &args.common.viewpoint)?;
    let page = progress::during("working out how everything stands", || dossier.status(&query));
    show(&page, &args.common, || dossier.breach_stands(&query))
}
