//! `servanda history`: every change of verdict with the records behind it.

use std::process::ExitCode;

use super::{breached, opened, show};
use crate::args::AskMaybe;
use crate::failure::Failure;

/// Shows the page.
pub fn run(args: &AskMaybe) -> Result<ExitCode, Failure> {
    let (dossier, query) = opened(&args.dossier, &args.common.viewpoint)?;
    let page = dossier.history(&query, args.name.as_deref()).map_err(|unknown| Failure::unknown(&unknown))?;
    let fails = breached(args.common.fail_on, &dossier, &query, args.name.as_deref())?;
    show(&page, &args.common, || fails)
}
