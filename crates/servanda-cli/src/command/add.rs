//! `servanda add`: one checked record, appended to the evidence in one step.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use servanda::{Dossier, LoadOptions, SourceFile};

use super::refused;
use crate::args::Add;
use crate::failure::Failure;
use crate::folder::{self, Needs};
use crate::{atomic, clock, diagnostics, output};

/// Prints the row that was added.
pub fn run(args: &Add) -> Result<ExitCode, Failure> {
    let files = folder::read(&args.dossier, Needs::Sources)?;
    let target = target(&args.dossier, args.file.as_deref())?;
    let loaded = servanda::load(&files, LoadOptions::default());
    let Some(dossier) = loaded.dossier else {
        diagnostics::tell(&loaded.diagnostics);
        return Err(refused(&loaded.diagnostics, loaded.records_read));
    };
    let record = args.record(dossier.civil(dossier.end_of_day(clock::now())));
    let path = target.display().to_string();
    let others: Vec<SourceFile> = files.evidence.into_iter().filter(|file| file.path() != path).collect();
    let added = atomic::exclusively(&target, |old| {
        let into = SourceFile::new(&path, old);
        let text = dossier.add(&into, &others, &record).map_err(|faults| {
            diagnostics::tell(&faults);
            Failure::Refused { summary: "nothing was added".to_owned() }
        })?;
        atomic::write(&target, &text)?;
        Ok(text.lines().next_back().unwrap_or_default().to_owned())
    })?;
    output::print(&format!("{added}\n"))?;
    if let Some(recorded) = args.recorded.as_deref().filter(|recorded| is_ahead(&dossier, recorded)) {
        output::tell(&format!("warning: recorded on {recorded}, which is ahead: nothing shows the record until then"));
    }
    if args.needs_credibility() {
        output::tell("warning: without a credibility the record counts as 6, cannot be judged");
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether a day or an instant lies after today.
fn is_ahead(dossier: &Dossier, text: &str) -> bool {
    dossier.moment(text).is_some_and(|moment| moment > dossier.end_of_day(clock::now()))
}

/// The file to append to: the one named, else the only one there is, else a new `evidence.csv`.
fn target(folder: &Path, named: Option<&Path>) -> Result<PathBuf, Failure> {
    // A workbook is for its spreadsheet to write.
    let mut files = folder::evidence(folder)?;
    files.retain(|path| path.extension().is_none_or(|ending| ending != "xlsx"));
    if let Some(name) = named {
        let places = [folder.join(name), folder.join("evidence").join(name), name.to_owned()];
        let known = places.into_iter().find(|place| files.contains(place));
        return known.ok_or_else(|| Failure::Usage {
            message: format!("`{}` is not an evidence file of this dossier", name.display()),
            help: Some(format!("its evidence files are: {}", listed(&files))),
        });
    }
    match files.as_slice() {
        [] => Ok(folder.join("evidence.csv")),
        [only] => Ok(only.clone()),
        _ => Err(Failure::Usage {
            message: "the dossier has several evidence files".to_owned(),
            help: Some(format!("say with `--file` which one: {}", listed(&files))),
        }),
    }
}

fn listed(files: &[PathBuf]) -> String {
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    names.join(", ")
}
