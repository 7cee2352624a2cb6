//! `servanda watch`: the status or the errors again, whenever a file of the dossier changes.
//!
//! The files are looked at twice a second rather than asked of the system: that works on every file system and for files
//! that are replaced by renaming, which is how editors and this command write. Once something has changed, it waits until
//! nothing does any more.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, SystemTime};

use crate::args::{Check, Watch, Watched};
use crate::failure::Failure;
use crate::{folder, output};

use super::{check, status};

/// How often the files are looked at.
const EVERY: Duration = Duration::from_millis(500);
/// How long nothing may have changed before it is run again.
const QUIET: Duration = Duration::from_millis(100);

/// Runs until it is interrupted, or nobody reads any more.
pub fn run(args: &Watch) -> Result<ExitCode, Failure> {
    let folder = &args.ask.dossier;
    // A folder that is not there now was mistyped; one that goes away later may come back.
    folder::agreements(folder)?;
    let stop = interrupted()?;
    let mut seen = stamps(folder);
    loop {
        show(args);
        if output::reader_has_gone() {
            return Ok(ExitCode::SUCCESS);
        }
        let Some(now) = changed(folder, &seen, &stop) else { return Ok(ExitCode::SUCCESS) };
        output::tell(&format!("\n-- {} --", told(folder, &seen, &now)));
        seen = now;
    }
}

/// Runs once; what goes wrong is told.
fn show(args: &Watch) {
    let ran = match args.what {
        Watched::Status => status::run(&args.ask),
        Watched::Check => check::run(&Check {
            dossier: Some(args.ask.dossier.clone()),
            format: args.ask.common.format.into(),
            no_findings: false,
            explain: None,
        }),
    };
    if let Err(failure) = ran {
        output::tell(&failure.to_string());
    }
}

/// Hears when it is interrupted.
fn interrupted() -> Result<Receiver<()>, Failure> {
    let (tell, hear) = mpsc::channel();
    ctrlc::set_handler(move || {
        // Told once is enough.
        let _ = tell.send(());
    })
    .map_err(|error| Failure::CouldNot {
        message: format!("could not listen for an interrupt: {error}"),
        help: None,
    })?;
    Ok(hear)
}

/// The files once they have changed and rest again; `None` if it was interrupted first.
fn changed(folder: &Path, seen: &Stamps, stop: &Receiver<()>) -> Option<Stamps> {
    let mut now = stamps(folder);
    while now == *seen {
        wait(stop, EVERY)?;
        now = stamps(folder);
    }
    loop {
        wait(stop, QUIET)?;
        let later = stamps(folder);
        if later == now {
            return Some(now);
        }
        now = later;
    }
}

fn wait(stop: &Receiver<()>, how_long: Duration) -> Option<()> {
    match stop.recv_timeout(how_long) {
        Err(RecvTimeoutError::Timeout) => Some(()),
        _ => None,
    }
}

/// What tells one state of a file from another, for each file of a dossier.
type Stamps = BTreeMap<PathBuf, Stamp>;

/// When a file was changed, how long it is, and which one it is: a file that is renamed into place may be older.
type Stamp = (Option<SystemTime>, u64, (u64, i64, i64));

/// The stamps of the files that are there; none of a folder that cannot be read.
fn stamps(folder: &Path) -> Stamps {
    let agreements = folder::agreements(folder).unwrap_or_default();
    let evidence = folder::evidence(folder).unwrap_or_default();
    let files = agreements.into_iter().chain(evidence).chain([folder.join("sources.csv")]);
    files.filter_map(|file| Some((file.metadata().ok()?, file))).map(|(data, file)| (file, stamp(&data))).collect()
}

fn stamp(data: &Metadata) -> Stamp {
    (data.modified().ok(), data.len(), identity(data))
}

#[cfg(unix)]
fn identity(data: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (data.ino(), data.ctime(), data.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_data: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

/// `evidence.csv changed, more.csv is new`.
fn told(folder: &Path, before: &Stamps, after: &Stamps) -> String {
    let name = |path: &Path| path.strip_prefix(folder).unwrap_or(path).display().to_string();
    let gone = before.keys().filter(|path| !after.contains_key(*path)).map(|path| format!("{} is gone", name(path)));
    let other = after.iter().filter_map(|(path, stamp)| match before.get(path) {
        None => Some(format!("{} is new", name(path))),
        Some(old) if old != stamp => Some(format!("{} changed", name(path))),
        Some(_) => None,
    });
    gone.chain(other).collect::<Vec<_>>().join(", ")
}
