//! `servanda check`: the errors and warnings of the text and the records, and what is found in the design.

use std::path::PathBuf;
use std::process::ExitCode;

use servanda::{CheckPage, FINDINGS, Format, LoadOptions, UnknownName, finding, render};

use crate::args::{Check, CheckFormat};
use crate::failure::Failure;
use crate::folder::{self, Needs};
use crate::{diagnostics, gallery, output};

/// What is wrong is the data here, and so goes to stdout. Exit 0 with warnings, 3 with errors.
pub fn run(args: &Check) -> Result<ExitCode, Failure> {
    if let Some(name) = &args.explain {
        return explain(name);
    }
    let dossier = args.dossier.clone().unwrap_or_else(|| PathBuf::from("."));
    let files = folder::read(&dossier, Needs::Text)?;
    let options = LoadOptions { findings: !args.no_findings, threads: super::threads(), ..LoadOptions::default() };
    let loaded = servanda::load(&files, options);
    if !loaded.records_read {
        output::tell("note: the records were not looked at: cure what is wrong with the text and the sources first");
    } else if files.sources.is_none() || files.evidence.is_empty() {
        output::tell("note: without sources.csv and evidence only the text was checked");
    }
    let page = CheckPage::of(&dossier.display().to_string(), loaded.diagnostics, loaded.accepted);
    output::print(&written(&page, args.format))?;
    if matches!(args.format, CheckFormat::Human | CheckFormat::Plain) {
        tell_of_why(&page);
    }
    Ok(if page.errors > 0 { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

fn written(page: &CheckPage, format: CheckFormat) -> String {
    let style = output::style();
    let rendered = |format| render(page, format, style);
    match format {
        CheckFormat::Human | CheckFormat::Plain => {
            let colour = style.colour && format == CheckFormat::Human;
            let found = diagnostics::text(&page.diagnostics, colour);
            let more = if page.more > 0 { format!("... and {} more\n", page.more) } else { String::new() };
            format!("{found}{more}{}: {}\n", page.dossier, page.summary())
        }
        CheckFormat::Json => rendered(Format::Json),
        CheckFormat::Csv => rendered(Format::Csv),
        CheckFormat::Md => rendered(Format::Markdown),
        CheckFormat::Sarif => servanda::sarif(page),
        CheckFormat::Github => servanda::github(page),
    }
}

/// Where to read on, if there is a design finding.
fn tell_of_why(page: &CheckPage) {
    if let Some(first) = page.diagnostics.iter().find(|diagnostic| finding(diagnostic.name).is_some()) {
        output::tell(&format!("note: why a finding matters is said by `servanda check --explain {}`", first.name));
    }
}

/// What a name in brackets means.
fn explain(name: &str) -> Result<ExitCode, Failure> {
    let text = match (finding(name), gallery::entry(name)) {
        (Some(finding), _) => servanda::explain_finding(finding, output::style()),
        (None, Some(entry)) => entry.to_owned(),
        (None, None) => {
            let names = FINDINGS.iter().map(|finding| finding.name).chain(gallery::names());
            return Err(Failure::unknown(&UnknownName::among(name, "a finding, an error or a warning", names)));
        }
    };
    output::print(&text)?;
    Ok(ExitCode::SUCCESS)
}
