//! The commands, one file each: flags, one call, print.

mod add;
mod agenda;
mod analyse;
mod check;
mod completions;
mod diff;
mod due;
mod explain;
mod export;
mod fmt;
mod forecast;
mod history;
mod indicators;
mod issue;
mod lsp;
mod man;
mod new;
mod publish;
mod relief;
mod report;
mod schema;
mod sources;
mod status;
mod verify;
mod watch;

use std::path::Path;
use std::process::ExitCode;

use servanda::{Diagnostic, Dossier, Instant, LeftOut, LoadOptions, Query, limits, render};

use crate::args::{Command, Common, FailOn, Sight, Viewpoint};
use crate::failure::Failure;
use crate::folder::{self, Needs};
use crate::{clock, diagnostics, output, progress};

/// What this software is called where it says what it made.
const SOFTWARE: &str = concat!("servanda ", env!("CARGO_PKG_VERSION"));

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
        Command::Lsp => lsp::run(),
        Command::Analyse(args) => analyse::run(args),
        Command::Forecast(args) => forecast::run(args),
        Command::Report(args) => report::run(args),
        Command::Due(args) => due::run(args),
        Command::Issue(args) => issue::run(args),
        Command::Publish(args) => publish::run(args),
        Command::Verify(args) => verify::run(args),
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
    opened_with(folder, Needs::All, viewpoint)
}

/// The same of a dossier that may have less.
fn opened_with(folder: &Path, needs: Needs, viewpoint: &Viewpoint) -> Result<(Dossier, Query), Failure> {
    loaded_with(folder, needs, &viewpoint.sight, |dossier| {
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
    loaded_with(folder, Needs::All, sight, times)
}

fn loaded_with(
    folder: &Path,
    needs: Needs,
    sight: &Sight,
    times: impl FnOnce(&Dossier) -> Result<(Instant, Instant), Failure>,
) -> Result<(Dossier, Query), Failure> {
    let options = LoadOptions { skip_faulty: sight.skip_faulty, threads: threads(), findings: false };
    let loaded = progress::during("reading the dossier", || {
        let files = folder::read(folder, needs)?;
        servanda::load_for(&files, &sight.audience, options).map_err(|unknown| Failure::unknown(&unknown))
    })?;
    let Some(dossier) = loaded.dossier else {
        tell(&loaded.diagnostics, sight);
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
    if sight.skip_faulty {
        tell(&loaded.diagnostics, sight);
        tell_left_out(&loaded.left_out);
    }
    Ok((dossier, query))
}

/// How many threads may share the work.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What was found in the dossier as the audience has it.
fn tell(found: &[Diagnostic], sight: &Sight) {
    diagnostics::tell(found);
    if !found.is_empty() && sight.audience != "keeper" {
        output::tell("note: lines are counted without the rows that this audience may not see");
    }
}

fn tell_left_out(rows: &[LeftOut]) {
    match rows.len() {
        0 => return,
        1 => output::tell("warning: 1 row was left out as faulty:"),
        many => output::tell(&format!("warning: {many} rows were left out as faulty:")),
    }
    for LeftOut { file, line, id, message } in rows.iter().take(limits::DIAGNOSTICS) {
        let id = id.as_ref().map(|id| format!(" `{id}`")).unwrap_or_default();
        output::tell(&format!("  {file}:{line}{id}: {message}"));
    }
    if let Some(more) = rows.len().checked_sub(limits::DIAGNOSTICS).filter(|more| *more > 0) {
        output::tell(&format!("  ... and {more} more"));
    }
}

pub fn refused(found: &[Diagnostic], records_read: bool) -> Failure {
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

/// Whether that was asked and the commitment called `name` is breached, or any if none is named.
fn breached(fail_on: Option<FailOn>, dossier: &Dossier, query: &Query, name: Option<&str>) -> Result<bool, Failure> {
    match (fail_on, name) {
        (None, _) => Ok(false),
        (Some(FailOn::Breach), None) => Ok(dossier.breach_stands(query)),
        (Some(FailOn::Breach), Some(name)) => dossier.is_breached(query, name).map_err(|unknown| Failure::Usage {
            message: format!("{unknown}: `--fail-on breach` asks about commitments"),
            help: Some("leave it out, or name a commitment".to_owned()),
        }),
    }
}
