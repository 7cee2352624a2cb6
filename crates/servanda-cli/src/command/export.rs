//! `servanda export`: a table, the records or the agreement, as a file for other programs.

use std::process::ExitCode;

use servanda::{
    Dossier, ExportFormat, LoadOptions, NoExport, Query, agreement_as_json, agreement_as_text, export, json_lines,
};

use super::{opened, refused};
use crate::args::{Export, FileFormat, What};
use crate::failure::Failure;
use crate::folder::{self, Needs};
use crate::{atomic, diagnostics, output};

/// Writes the file, or to stdout.
pub fn run(args: &Export) -> Result<ExitCode, Failure> {
    let format = args.file_format();
    if !args.what.formats().contains(&format) {
        return Err(no_such_form(args.what, format));
    }
    let bytes = match args.what {
        What::Agreement => agreement(args, format)?,
        What::Template => template(args, format)?,
        _ => {
            let (dossier, query) = opened(&args.dossier, &args.viewpoint)?;
            page(&dossier, &query, args.what, format)?
        }
    };
    match &args.out {
        Some(path) => atomic::write_bytes(path, &bytes)?,
        None => output::print_bytes(&bytes)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn page(dossier: &Dossier, query: &Query, what: What, format: FileFormat) -> Result<Vec<u8>, Failure> {
    let form = match format {
        FileFormat::Csv | FileFormat::Text => ExportFormat::Csv,
        FileFormat::Json => ExportFormat::Json,
        FileFormat::Jsonl => return Ok(json_lines(&dossier.records(query)).into_bytes()),
        FileFormat::Xlsx => ExportFormat::Xlsx,
    };
    let bytes = match what {
        What::History => {
            let page = dossier.history(query, None).map_err(|unknown| Failure::unknown(&unknown))?;
            export("History", &page, form)
        }
        What::Agenda => export("Agenda", &dossier.agenda(query, None), form),
        What::Records => export("Records", &dossier.records(query), form),
        What::Status | What::Agreement | What::Template => export("Status", &dossier.status(query), form),
    };
    bytes.map_err(no_export)
}

/// The agreement in the form asked for, whichever it has in the folder.
fn agreement(args: &Export, format: FileFormat) -> Result<Vec<u8>, Failure> {
    let files = folder::read(&args.dossier, Needs::Text)?.agreements;
    let written = if format == FileFormat::Json { agreement_as_json(&files) } else { agreement_as_text(&files) };
    written.map(String::into_bytes).map_err(|faults| {
        diagnostics::tell(&faults);
        refused(&faults, true)
    })
}

/// An empty table of records; there need be none yet.
fn template(args: &Export, format: FileFormat) -> Result<Vec<u8>, Failure> {
    let mut files = folder::read(&args.dossier, Needs::Sources)?;
    files.evidence.clear();
    let loaded = servanda::load(&files, LoadOptions::default());
    let Some(dossier) = loaded.dossier else {
        diagnostics::tell(&loaded.diagnostics);
        return Err(refused(&loaded.diagnostics, loaded.records_read));
    };
    match format {
        FileFormat::Xlsx => dossier.template().map_err(no_export),
        _ => Ok(format!("{}\n", servanda::record_columns().join(",")).into_bytes()),
    }
}

fn no_export(fault: NoExport) -> Failure {
    Failure::CouldNot { message: fault.message, help: None }
}

fn no_such_form(what: What, format: FileFormat) -> Failure {
    let listed: Vec<String> = what.formats().iter().map(|format| format!("`--format {format}`")).collect();
    Failure::Usage {
        message: format!("`{what}` has no form `{format}`"),
        help: Some(format!("write {}", listed.join(" or "))),
    }
}
