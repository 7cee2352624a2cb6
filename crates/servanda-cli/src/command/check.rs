//! `servanda check`: the errors and warnings of the text and the records.

use std::process::ExitCode;

use servanda::{CheckPage, LoadOptions, render};

use crate::args::{Check, Format};
use crate::failure::Failure;
use crate::folder::{self, Needs};
use crate::{diagnostics, output};

/// Exit 0 with warnings, 3 with errors.
pub fn run(args: &Check) -> Result<ExitCode, Failure> {
    let files = folder::read(&args.dossier, Needs::Text)?;
    let loaded = servanda::load(&files, LoadOptions::default());
    if matches!(args.format, Format::Human | Format::Plain) {
        diagnostics::tell(&loaded.diagnostics);
    }
    if !loaded.records_read {
        output::tell("note: the records were not looked at, since the text has errors");
    } else if files.sources.is_none() || files.evidence.is_empty() {
        output::tell("note: without sources.csv and evidence only the text was checked");
    }
    let page = CheckPage::of(&args.dossier.display().to_string(), loaded.diagnostics);
    match args.format {
        Format::Human | Format::Plain => output::print(&format!("{}: {}\n", page.dossier, page.summary()))?,
        format => output::print(&render(&page, format.into(), output::style()))?,
    }
    Ok(if page.errors > 0 { ExitCode::from(3) } else { ExitCode::SUCCESS })
}
