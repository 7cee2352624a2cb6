//! A dossier on disk: which files it has, and their texts.

use std::fs;
use std::path::{Path, PathBuf};

use servanda::{DossierFiles, SourceFile};

use crate::failure::Failure;

const EXPECTED: &str =
    "a dossier is a folder with the agreement (*.accord.md), sources.csv, and evidence.csv or evidence/*.csv";

/// What a command needs of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// The agreement alone; what else there is, is read.
    Text,
    /// Also sources; there may be no evidence yet.
    Sources,
    /// Everything.
    All,
}

/// The files of the dossier in `folder`.
pub fn read(folder: &Path, needs: Needs) -> Result<DossierFiles, Failure> {
    let agreements = agreements(folder)?;
    let sources = folder.join("sources.csv");
    let evidence = evidence(folder)?;
    if needs != Needs::Text && !sources.is_file() {
        return Err(missing(folder, "sources.csv"));
    }
    if needs == Needs::All && evidence.is_empty() {
        return Err(missing(folder, "evidence.csv and no file evidence/*.csv"));
    }
    Ok(DossierFiles {
        agreements: texts(&agreements)?,
        sources: if sources.is_file() { Some(text(&sources)?) } else { None },
        evidence: texts(&evidence)?,
    })
}

/// The files of the dossier that `folder` may become: none of them is missed.
pub fn read_what_is_there(folder: &Path) -> Result<DossierFiles, Failure> {
    let sources = folder.join("sources.csv");
    Ok(DossierFiles {
        agreements: texts(&listed(folder, ".accord.md")?)?,
        sources: if sources.is_file() { Some(text(&sources)?) } else { None },
        evidence: texts(&evidence(folder)?)?,
    })
}

/// The agreement files of a dossier, by name.
pub fn agreements(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !folder.is_dir() {
        let message = match folder.exists() {
            true => format!("`{}` is not a folder", folder.display()),
            false => format!("there is no folder `{}`", folder.display()),
        };
        return Err(Failure::CouldNot { message, help: Some(EXPECTED.to_owned()) });
    }
    let files = listed(folder, ".accord.md")?;
    if files.is_empty() { Err(missing(folder, "file *.accord.md")) } else { Ok(files) }
}

/// The evidence files of a dossier: `evidence.csv`, then those of `evidence/` by name.
pub fn evidence(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let single = folder.join("evidence.csv");
    let mut files = if single.is_file() { vec![single] } else { Vec::new() };
    let many = folder.join("evidence");
    if many.is_dir() {
        files.extend(listed(&many, ".csv")?);
    }
    Ok(files)
}

/// A file with its text.
pub fn text(path: &Path) -> Result<SourceFile, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::file("read", path, &error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceFile::new(&path.display().to_string(), &text)),
        Err(error) => {
            let line = error.as_bytes().iter().take(error.utf8_error().valid_up_to()).filter(|b| **b == b'\n').count();
            Err(Failure::CouldNot {
                message: format!("`{}` is not in UTF-8: see line {}", path.display(), line + 1),
                help: Some("save the file in the encoding UTF-8".to_owned()),
            })
        }
    }
}

fn texts(paths: &[PathBuf]) -> Result<Vec<SourceFile>, Failure> {
    paths.iter().map(|path| text(path)).collect()
}

fn listed(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::file("list", folder, &error))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Failure::file("list", folder, &error))?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.ends_with(ending) && !name.starts_with('.') && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn missing(folder: &Path, what: &str) -> Failure {
    Failure::CouldNot {
        message: format!("the folder `{}` has no {what}", folder.display()),
        help: Some(EXPECTED.to_owned()),
    }
}
