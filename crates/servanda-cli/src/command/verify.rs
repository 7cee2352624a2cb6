//! `servanda verify`: whether a site follows from what it was made from.

use std::process::ExitCode;

use servanda::render;

use super::publish::no_site;
use super::threads;
use crate::args::Verify;
use crate::failure::Failure;
use crate::{output, progress, site};

/// Makes the site again and compares; exit 1 if it comes out otherwise.
pub fn run(args: &Verify) -> Result<ExitCode, Failure> {
    let page = progress::during("making the site again", || {
        let files = site::read(&args.site)?;
        servanda::verify(&files, super::SOFTWARE, threads()).map_err(|fault| no_site(&fault, &args.site))
    })?;
    output::print(&render(&page, args.format.into(), output::style()))?;
    Ok(if page.holds() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
