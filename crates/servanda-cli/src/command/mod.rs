//! The commands, one file each: flags, one call, print.

mod add;
mod check;
mod explain;
mod fmt;
mod history;
mod indicators;
mod relief;
mod status;

use std::path::Path;
use std::process::ExitCode;

use servanda::{Diagnostic, Dossier, LoadOptions, Query, render};

use crate::args::{Command, Common, FailOn};
use crate::failure::Failure;
use crate::folder::{self, Needs};
use crate::{clock, diagnostics, output, progress};

/// Runs a command.
pub fn run(command: &Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Check(args) => check::run(args),
        Command::Fmt(args) => fmt::run(args),
        Command::Status(args) => status::run(args),
        Command::Explain(args) => explain::run(args),
        Command::History(args) => history::run(args),
        Command::Add(args) => add::run(args),
        Command::Relief(args) => relief::run(args),
        Command::Indicators(args) => indicators::run(args),
    }
}

/// The dossier of a question and the question itself; refused if the dossier has errors.
fn opened(folder: &Path, common: &Common) -> Result<(Dossier, Query), Failure> {
    let options = LoadOptions { skip_faulty: common.skip_faulty, threads: threads() };
    let loaded = progress::during("reading the dossier", || {
        folder::read(folder, Needs::All).map(|files| servanda::load(&files, options))
    })?;
    let Some(dossier) = loaded.dossier else {
        diagnostics::tell(&loaded.diagnostics);
        return Err(refused(&loaded.diagnostics, loaded.records_read));
    };
    let query = query(&dossier, common)?;
    tell_warnings(&loaded.diagnostics, common);
    Ok((dossier, query))
}

/// How many threads may share the work.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Warnings of a dossier that is used all the same. What they quote is told to the keeper alone.
fn tell_warnings(found: &[Diagnostic], common: &Common) {
    if !common.skip_faulty || found.is_empty() {
        return;
    }
    if common.audience == "keeper" {
        diagnostics::tell(found);
    } else {
        output::tell("warning: faulty rows were left out; `servanda check` lists them");
    }
}

fn refused(found: &[Diagnostic], records_read: bool) -> Failure {
    let errors = found.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let errors = if errors == 1 { "1 error".to_owned() } else { format!("{errors} errors") };
    let rest = if records_read { "" } else { "; the records were not looked at" };
    Failure::Refused { summary: format!("the dossier has {errors}{rest}") }
}

fn query(dossier: &Dossier, common: &Common) -> Result<Query, Failure> {
    let today = dossier.end_of_day(clock::now());
    let moment = |text: &str, flag: &str| {
        dossier.moment(text).ok_or_else(|| Failure::Usage {
            message: format!("`{text}` is not a date"),
            help: Some(format!("write `{flag} 2026-10-15` or `{flag} 2026-10-15T09:30`")),
        })
    };
    let at = common.at.as_deref().map_or(Ok(today), |text| moment(text, "--at"))?;
    let known_at = match common.known_at.as_deref() {
        None => at,
        Some("now") => today,
        Some(text) => moment(text, "--known-at")?,
    };
    let reading = common.reading.as_deref().map(|party| dossier.party(party)).transpose();
    Ok(Query {
        at,
        known_at,
        audience: dossier.audience(&common.audience).map_err(|unknown| Failure::unknown(&unknown))?,
        standard: common.standard.into(),
        reading: reading.map_err(|unknown| Failure::unknown(&unknown))?,
    })
}

/// Prints a page; exit 4 if a breach stands and that was asked.
fn show<P>(page: &P, common: &Common, breach: impl FnOnce() -> bool) -> Result<ExitCode, Failure>
where
    P: servanda::Renderable,
{
    output::print(&render(page, common.format.into(), output::style()))?;
    let fails = common.fail_on == Some(FailOn::Breach) && breach();
    Ok(if fails { ExitCode::from(4) } else { ExitCode::SUCCESS })
}
