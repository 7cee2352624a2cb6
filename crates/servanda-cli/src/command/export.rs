//! `servanda export`: a table or the records, as a file for other programs.

use std::process::ExitCode;

use servanda::export;

use super::opened;
use crate::args::{Export, What};
use crate::failure::Failure;
use crate::{atomic, output};

/// Writes the file, or to stdout.
pub fn run(args: &Export) -> Result<ExitCode, Failure> {
    let (dossier, query) = opened(&args.dossier, &args.viewpoint)?;
    let format = args.format.into();
    let bytes = match args.what {
        What::Status => export(&dossier.status(&query), format),
        What::History => {
            let page = dossier.history(&query, None).map_err(|unknown| Failure::unknown(&unknown))?;
            export(&page, format)
        }
        What::Agenda => export(&dossier.agenda(&query, None), format),
        What::Records => export(&dossier.records(&query), format),
    };
    match &args.out {
        Some(path) => atomic::write_bytes(path, &bytes)?,
        None => output::print_bytes(&bytes)?,
    }
    Ok(ExitCode::SUCCESS)
}
