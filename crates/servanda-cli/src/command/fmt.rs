//! `servanda fmt`: the agreement in the standard layout.

use std::process::ExitCode;

use crate::args::Fmt;
use crate::failure::Failure;
use crate::{atomic, diagnostics, folder, output};

/// Writes what is not in the standard layout; with `--check` only lists it, and exits 1.
pub fn run(args: &Fmt) -> Result<ExitCode, Failure> {
    let (mut changed, mut faulty) = (0, 0);
    for path in folder::agreements(&args.dossier)? {
        let file = folder::text(&path)?;
        let formatted = match servanda::format(&file) {
            Ok(formatted) => formatted,
            Err(faults) => {
                diagnostics::tell(&faults);
                faulty += 1;
                continue;
            }
        };
        if formatted == file.text() {
            continue;
        }
        changed += 1;
        output::print(&format!("{}\n", path.display()))?;
        if !args.check {
            atomic::write(&path, &formatted)?;
        }
    }
    if faulty > 0 {
        return Err(Failure::Refused { summary: "what is not understood was left as it is".to_owned() });
    }
    Ok(if args.check && changed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
