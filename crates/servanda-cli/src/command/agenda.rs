//! `servanda agenda`: what falls due, goes stale or may be claimed.

use std::process::ExitCode;

use servanda::{Format, ics, render};

use super::{finished, moment, opened};
use crate::args::{Agenda, AgendaFormat};
use crate::failure::Failure;
use crate::output;

/// Shows the page, or writes it as a calendar.
pub fn run(args: &Agenda) -> Result<ExitCode, Failure> {
    let (dossier, query) = opened(&args.dossier, &args.viewpoint)?;
    let until = args.until.as_deref().map(|text| moment(&dossier, text, "--until")).transpose()?;
    let page = dossier.agenda(&query, until);
    let text = match args.format {
        AgendaFormat::Human => render(&page, Format::Human, output::style()),
        AgendaFormat::Plain => render(&page, Format::Plain, output::style()),
        AgendaFormat::Json => render(&page, Format::Json, output::style()),
        AgendaFormat::Csv => render(&page, Format::Csv, output::style()),
        AgendaFormat::Md => render(&page, Format::Markdown, output::style()),
        AgendaFormat::Ics => ics(&page),
    };
    output::print(&text)?;
    Ok(finished(args.fail_on, || dossier.breach_stands(&query)))
}
