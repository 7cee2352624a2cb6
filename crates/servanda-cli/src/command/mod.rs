//! The commands, one file each: flags, one call, print.

mod add;
mod agenda;
mod check;
mod completions;
mod diff;
mod explain;
mod export;
mod fmt;
mod history;
mod indicators;
mod man;
mod new;
mod relief;
mod schema;
mod sources;
mod status;
mod watch;

use std::path::Path;
use std::process::ExitCode;

use servanda::{Diagnostic, Dossier, Instant, LoadOptions, Query, render};

use crate::args::{Command, Common, FailOn, Sight, Viewpoint};
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
        Command::Diff(args) => diff::run(args),
        Command::Sources(args) => sources::run(args),
        Command::Agenda(args) => agenda::run(args),
        Command::Export(args) => export::run(args),
        Command::Watch(args) => watch::run(args),
        Command::New(args) => new::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    }
}

/// The dossier of a question and the question itself; refused if the dossier has errors.
fn opened(folder: &Path, viewpoint: &Viewpoint) -> Result<(Dossier, Query), Failure> {
    loaded(folder, &viewpoint.sight, |dossier| {
        let at = viewpoint.at.as_deref().map_or(Ok(today(dossier)), |text| moment(dossier, text, "--at"))?;
        let known_at = viewpoint.known_at.as_deref().map_or(Ok(at), |text| known(dossier, text))?;
        Ok((at, known_at))
    })
}

/// The same where the times are asked in another way.
fn loaded(
    folder: &Path,
    sight: &Sight,
    times: impl FnOnce(&Dossier) -> Result<(Instant, Instant), Failure>,
) -> Result<(Dossier, Query), Failure> {
    let options = LoadOptions { skip_faulty: sight.skip_faulty, threads: threads() };
    let loaded = progress::during("reading the dossier", || {
        folder::read(folder, Needs::All).map(|files| servanda::load(&files, options))
    })?;
    let Some(dossier) = loaded.dossier else {
        diagnostics::tell(&loaded.diagnostics);
        return Err(refused(&loaded.diagnostics, loaded.records_read));
    };
    let (at, known_at) = times(&dossier)?;
    let reading = sight.reading.as_deref().map(|party| dossier.party(party)).transpose();
    let query = Query {
        at,
        known_at,
        audience: dossier.audience(&sight.audience).map_err(|unknown| Failure::unknown(&unknown))?,
        standard: sight.standard.into(),
        reading: reading.map_err(|unknown| Failure::unknown(&unknown))?,
    };
    tell_warnings(&loaded.diagnostics, sight);
    Ok((dossier, query))
}

/// How many threads may share the work.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Warnings of a dossier that is used all the same. What they quote is told to the keeper alone.
fn tell_warnings(found: &[Diagnostic], sight: &Sight) {
    if !sight.skip_faulty || found.is_empty() {
        return;
    }
    if sight.audience == "keeper" {
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

/// The last instant of today.
fn today(dossier: &Dossier) -> Instant {
    dossier.end_of_day(clock::now())
}

/// What `--known-at` says.
fn known(dossier: &Dossier, text: &str) -> Result<Instant, Failure> {
    if text == "now" { Ok(today(dossier)) } else { moment(dossier, text, "--known-at") }
}

/// What a flag says of time.
fn moment(dossier: &Dossier, text: &str, flag: &str) -> Result<Instant, Failure> {
    dossier.moment(text).ok_or_else(|| Failure::Usage {
        message: format!("`{text}` is not a date"),
        help: Some(format!("write `{flag} 2026-10-15` or `{flag} 2026-10-15T09:30`")),
    })
}

/// Prints a page; exit 4 if a breach stands and that was asked.
fn show<P>(page: &P, common: &Common, breach: impl FnOnce() -> bool) -> Result<ExitCode, Failure>
where
    P: servanda::Renderable,
{
    output::print(&render(page, common.format.into(), output::style()))?;
    Ok(finished(common.fail_on, breach))
}

/// Exit 4 if a breach stands and that was asked.
fn finished(fail_on: Option<FailOn>, breach: impl FnOnce() -> bool) -> ExitCode {
    let fails = fail_on == Some(FailOn::Breach) && breach();
    if fails { ExitCode::from(4) } else { ExitCode::SUCCESS }
}
