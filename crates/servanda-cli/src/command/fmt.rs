//! `servanda fmt`: the agreement in the standard layout.

use std::process::ExitCode;

use crate::args::Fmt;
use crate::failure::Failure;
use crate::{atomic, folder, output};

/// Writes what is not in the standard layout; with `--check` only lists it, and exits 1.
pub fn run(args: &Fmt) -> Result<ExitCode, Failure> {
    let mut changed = 0;
    for path in folder::agreements(&args.dossier)? {
        let file = folder::text(&path)?;
        let formatted = servanda::format(&file);
        if formatted == file.text() {
            continue;
        }
        changed += 1;
        output::print(&format!("{}\n", path.display()))?;
        if !args.check {
            atomic::write(&path, &formatted)?;
        }
    }
    Ok(if args.check && changed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
