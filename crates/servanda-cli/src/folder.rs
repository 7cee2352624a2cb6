//! A dossier on disk: which files it has, and their texts.

use std::fs;
use std::path::{Path, PathBuf};

use servanda::{DossierFiles, SourceFile, read_file};

use crate::failure::Failure;

const EXPECTED: &str = "a dossier is a folder with the agreement (*.accord.md) or agreement.json, sources.csv, and the evidence \
                        (evidence.csv, evidence.jsonl or evidence.xlsx, also in a folder evidence/)";

/// The endings of files of records.
const EVIDENCE: &[&str] = &[".csv", ".jsonl", ".xlsx"];

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
        return Err(missing(folder, "evidence.csv (or .jsonl, .xlsx), nor such a file in evidence/"));
    }
    Ok(DossierFiles {
        agreements: texts(&agreements)?,
        sources: if sources.is_file() { Some(text(&sources)?) } else { None },
        evidence: texts(&evidence)?,
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
    let texts = listed(folder, &[".accord.md"])?;
    let json = folder.join("agreement.json");
    match (texts.first(), json.is_file()) {
        (None, false) => Err(missing(folder, "file *.accord.md and no agreement.json")),
        (None, true) => Ok(vec![json]),
        (Some(_), false) => Ok(texts),
        (Some(text), true) => Err(Failure::CouldNot {
            message: format!("`{}` and `{}` are the agreement in two forms", text.display(), json.display()),
            help: Some("keep one of them in the folder".to_owned()),
        }),
    }
}

/// The evidence files of a dossier: `evidence.csv` and the like, then those of `evidence/` by name.
pub fn evidence(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let single = EVIDENCE.iter().map(|ending| folder.join(format!("evidence{ending}")));
    let mut files: Vec<PathBuf> = single.filter(|path| path.is_file()).collect();
    let many = folder.join("evidence");
    if many.is_dir() {
        files.extend(listed(&many, EVIDENCE)?);
    }
    Ok(files)
}

/// Whether nothing would be lost by a new folder of this name: there is none, or an empty one.
pub fn is_free(path: &Path) -> Result<bool, Failure> {
    // A link that leads nowhere is there too.
    if fs::symlink_metadata(path).is_err() {
        return Ok(true);
    }
    if !path.is_dir() || path.is_symlink() {
        return Ok(false);
    }
    let mut entries = fs::read_dir(path).map_err(|error| Failure::file("list", path, &error))?;
    Ok(entries.next().is_none())
}

/// A temporary folder is its owner's alone; that of a dossier is not.
#[cfg(unix)]
pub fn let_others_read(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

/// Elsewhere it is as its parent.
#[cfg(not(unix))]
pub fn let_others_read(_path: &Path) -> std::io::Result<()> {
    Ok(())
}

/// A file with its text.
pub fn text(path: &Path) -> Result<SourceFile, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::file("read", path, &error))?;
    Ok(read_file(&path.display().to_string(), bytes))
}

fn texts(paths: &[PathBuf]) -> Result<Vec<SourceFile>, Failure> {
    paths.iter().map(|path| text(path)).collect()
}

fn listed(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::file("list", folder, &error))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Failure::file("list", folder, &error))?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let is_wanted = endings.iter().any(|ending| name.ends_with(ending));
        if is_wanted && !name.starts_with(['.', '~']) && path.is_file() {
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
