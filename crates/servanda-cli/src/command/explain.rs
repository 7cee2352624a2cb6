//! `servanda explain`: why one thing stands as it does, down to records and documents.

use std::process::ExitCode;

use servanda::NoStanding;

use super::{breached, opened, show};
use crate::args::AskAbout;
use crate::failure::Failure;

/// Shows the page.
pub fn run(args: &AskAbout) -> Result<ExitCode, Failure> {
    let (dossier, query) = opened(&args.dossier, &args.common.viewpoint)?;
    let page = dossier.explain_in(&query, &args.name, args.lang.into()).map_err(|why| match why {
        NoStanding::Unknown(unknown) => Failure::unknown(&unknown),
        other => Failure::Usage { message: other.to_string(), help: None },
    })?;
    let fails = breached(args.common.fail_on, &dossier, &query, Some(&args.name))?;
    show(&page, &args.common, || fails)
}
