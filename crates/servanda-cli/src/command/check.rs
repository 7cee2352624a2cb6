//! `servanda check`: the errors and warnings of the text and the records.

use std::process::ExitCode;

use servanda::{CheckPage, LoadOptions, render};

use crate::args::{Check, Format};
use crate::failure::Failure;
use crate::folder::{self, Needs};
use crate::{diagnostics, output};

/// What is wrong is the data here, and so goes to stdout. Exit 0 with warnings, 3 with errors.
pub fn run(args: &Check) -> Result<ExitCode, Failure> {
    let files = folder::read(&args.dossier, Needs::Text)?;
    let loaded = servanda::load(&files, LoadOptions::default());
    if !loaded.records_read {
        output::tell("note: the records were not looked at: cure what is wrong with the text and the sources first");
    } else if files.sources.is_none() || files.evidence.is_empty() {
        output::tell("note: without sources.csv and evidence only the text was checked");
    }
    let style = output::style();
    let colour = style.colour && args.format == Format::Human;
    let found = match args.format {
        Format::Human | Format::Plain => diagnostics::text(&loaded.diagnostics, colour),
        _ => String::new(),
    };
    let page = CheckPage::of(&args.dossier.display().to_string(), loaded.diagnostics);
    match args.format {
        Format::Human | Format::Plain => output::print(&format!("{found}{}: {}\n", page.dossier, page.summary()))?,
        format => output::print(&render(&page, format.into(), style))?,
    }
    Ok(if page.errors > 0 { ExitCode::from(3) } else { ExitCode::SUCCESS })
}
