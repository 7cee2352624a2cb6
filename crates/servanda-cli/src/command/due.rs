//! `servanda due`: what is to be issued by the cadence of the text.

use std::process::ExitCode;

use servanda::{Instant, render};

use super::report::no_report;
use super::{moment, today};
use crate::args::Due;
use crate::failure::Failure;
use crate::{output, register};

/// Seconds in the thirty days that are looked ahead.
const AHEAD: i64 = 30 * 86_400;

/// Shows the issues that are due, and those that come.
pub fn run(args: &Due) -> Result<ExitCode, Failure> {
    let dossier = register::dossier(&args.dossier, "keeper")?;
    let at = args.at.as_deref().map_or(Ok(today(&dossier)), |text| moment(&dossier, text, "--at"))?;
    let ahead = dossier.end_of_day(Instant::from_unix(at.unix().saturating_add(AHEAD)));
    let until = args.until.as_deref().map_or(Ok(ahead), |text| moment(&dossier, text, "--until"))?;
    let issued: Vec<_> = register::read(&args.dossier)?.iter().map(register::Kept::issued).collect();
    let page = dossier.due(at, until, args.report.as_deref(), &issued).map_err(|fault| no_report(&fault))?;
    output::print(&render(&page, args.format.into(), output::style()))?;
    Ok(ExitCode::SUCCESS)
}
