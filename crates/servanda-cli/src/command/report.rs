//! `servanda report`: what is written for somebody.

use std::process::ExitCode;

use servanda::{NoReport, NotWritten, ReportAsk, Style, render_report};

use super::{moment, opened};
use crate::args::{Report, ReportFormat};
use crate::failure::Failure;
use crate::{atomic, output};

/// Writes the report to a file or to stdout.
pub fn run(args: &Report) -> Result<ExitCode, Failure> {
    let (dossier, query) = opened(&args.dossier, &args.viewpoint)?;
    let since = args.since.as_deref().map(|text| moment(&dossier, text, "--since")).transpose()?;
    let ask = ReportAsk {
        kind: args.which.into(),
        since,
        about: args.about.as_deref(),
        clause: args.clause.as_deref(),
        language: args.lang.into(),
    };
    let report = dossier.report(&query, &ask).map_err(|fault| no_report(&fault))?;
    let content = written(&report, args.report_format(), output::style())?;
    match &args.out {
        Some(path) => atomic::write_bytes(path, &content)?,
        None => output::print_bytes(&content)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// A report in a format.
pub fn written(report: &servanda::Report, format: ReportFormat, style: Style) -> Result<Vec<u8>, Failure> {
    let could_not = |fault: NotWritten| Failure::CouldNot { message: fault.to_string(), help: None };
    render_report(report, format.into(), style).map_err(could_not)
}

/// Why there is no such report, and what would do.
pub fn no_report(fault: &NoReport) -> Failure {
    let help = match fault {
        NoReport::Unknown(unknown) => return Failure::unknown(unknown),
        NoReport::NotBefore => Some("write a `--since` before `--at`".to_owned()),
        NoReport::NotDated { near, .. } if near.is_empty() => {
            Some("`servanda due` lists the days of its issues".to_owned())
        }
        NoReport::NotDated { near, .. } => {
            let days: Vec<String> = near.iter().map(ToString::to_string).collect();
            Some(format!("the nearest issues are dated {}", days.join(" and ")))
        }
        NoReport::NotFor { known, .. } => Some(format!("it is for {}", known.join(", "))),
    };
    Failure::Usage { message: fault.to_string(), help }
}
