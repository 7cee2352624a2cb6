//! `servanda analyse`: the agreement thought through.

use std::process::ExitCode;

use servanda::render;

use super::{moment, opened_with};
use crate::args::Analyse;
use crate::failure::Failure;
use crate::folder::Needs;
use crate::{output, progress};

/// Shows the page.
pub fn run(args: &Analyse) -> Result<ExitCode, Failure> {
    let (dossier, query) = opened_with(&args.dossier, Needs::Text, &args.viewpoint)?;
    let until = args.until.as_deref().map(|text| moment(&dossier, text, "--until")).transpose()?;
    let page = progress::during("thinking the agreement through", || dossier.analyse(&query, &args.assume, until));
    let page = page.map_err(|fault| Failure::Usage { message: fault.message, help: Some(fault.help) })?;
    output::print(&render(&page, args.format.into(), output::style()))?;
    Ok(ExitCode::SUCCESS)
}
