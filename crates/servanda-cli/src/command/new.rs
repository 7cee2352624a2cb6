//! `servanda new`: a small invented dossier to begin from.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use servanda::{Calendar, Date};

use crate::args::New;
use crate::failure::Failure;
use crate::{clock, folder, output};

/// Makes the folder in one step, and says what to do with it.
pub fn run(args: &New) -> Result<ExitCode, Failure> {
    let path = &args.dossier;
    let day = match &args.at {
        None => Calendar::utc().date_of(clock::now()),
        Some(text) => text.parse::<Date>().map_err(|_| Failure::Usage {
            message: format!("`{text}` is not a day"),
            help: Some("write `--at 2026-10-15`".to_owned()),
        })?,
    };
    if !folder::is_free(path)? {
        return Err(Failure::CouldNot {
            message: format!("`{}` is there already, and is not an empty folder", path.display()),
            help: Some("name a folder that does not exist yet".to_owned()),
        });
    }
    make(path, day).map_err(|error| Failure::file("make", path, &error))?;
    let shown = path.display();
    output::print(&format!("{shown}\n"))?;
    output::tell(&format!(
        "An invented dossier, to be replaced. Look at it with `servanda status {shown} --at {day}`."
    ));
    Ok(ExitCode::SUCCESS)
}

/// The files are written beside the folder, which then takes its name: it is there as a whole or not at all.
fn make(path: &Path, day: Date) -> io::Result<()> {
    let beside = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let made = tempfile::Builder::new().prefix(".servanda-new-").tempdir_in(beside)?;
    for (name, text) in servanda::starter(day) {
        fs::write(made.path().join(name), text)?;
    }
    folder::let_others_read(made.path())?;
    if path.is_dir() {
        fs::remove_dir(path)?;
    }
    fs::rename(made.path(), path)?;
    // What it was has moved: there is nothing left to take away.
    let _ = made.keep();
    Ok(())
}
