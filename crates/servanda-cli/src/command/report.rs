//! `servanda report`: what is written for somebody, once or for each period.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};

use servanda::{Dossier, NoReport, NotWritten, Query, ReportAsk, Style, render_report};

use super::{moment, opened};
use crate::args::{Each, Report, ReportFormat};
use crate::failure::Failure;
use crate::{atomic, output, progress};

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
    if let (Some(each), Some(folder)) = (args.each, &args.out) {
        return series(&dossier, &query, &ask, (each, folder, args.format.unwrap_or(ReportFormat::Html)));
    }
    let report = dossier.report(&query, &ask).map_err(|fault| no_report(&fault))?;
    let content = written(&report, args.report_format(), output::style())?;
    match &args.out {
        Some(path) => atomic::write_bytes(path, &content)?,
        None => output::print_bytes(&content)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// One for each whole period, as of its end and as known then.
fn series(
    dossier: &Dossier,
    query: &Query,
    ask: &ReportAsk<'_>,
    (each, folder, format): (Each, &Path, ReportFormat),
) -> Result<ExitCode, Failure> {
    let since = ask.since.filter(|since| *since < query.at).ok_or_else(|| no_report(&NoReport::NotBefore))?;
    let periods = dossier.whole_periods(each.into(), since, query.at);
    if periods.is_empty() {
        return Err(Failure::Usage {
            message: "no whole period lies between `--since` and `--at`".to_owned(),
            help: Some("write an earlier `--since`, or a shorter period".to_owned()),
        });
    }
    fs::create_dir_all(folder).map_err(|error| Failure::file("make", folder, &error))?;
    let done = AtomicU64::new(0);
    progress::counted("reports", periods.len() as u64, &done, || {
        for (before, at) in &periods {
            let query = Query { at: *at, known_at: *at, ..*query };
            let report = dossier.report(&query, &ReportAsk { since: Some(*before), ..*ask });
            let content = written(&report.map_err(|fault| no_report(&fault))?, format, Style::PLAIN)?;
            let name = format!("{}-{}.{}", ask.kind.word(), dossier.calendar_day(*at), format.ending());
            atomic::write_bytes(&folder.join(name), &content)?;
            done.fetch_add(1, Ordering::Relaxed);
        }
        Ok::<(), Failure>(())
    })?;
    output::print(&format!("{}: {} reports\n", folder.display(), periods.len()))?;
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
