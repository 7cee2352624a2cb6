//! The register of what was issued: `issues.csv` of a dossier, and the files that it names.
//!
//! A line is added for each issue and never changed; a file is never written over.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use clap::ValueEnum;
use servanda::{Date, Dossier, Issued, Language, LoadOptions};

use crate::args::ReportFormat;
use crate::atomic;
use crate::command::{refused, threads};
use crate::failure::Failure;
use crate::folder::{self, Needs};
use crate::{diagnostics, progress};

/// The columns of the register.
const COLUMNS: [&str; 11] =
    ["report", "number", "dated", "audience", "at", "known_at", "standard", "language", "format", "file", "made_by"];

/// An issue that is kept, with its view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The name of the clause.
    pub report: String,
    /// From 1.
    pub number: usize,
    /// The day on which it is dated.
    pub dated: Date,
    /// For whom.
    pub audience: String,
    /// As of when.
    pub at: String,
    /// As known when.
    pub known_at: String,
    /// By which standard.
    pub standard: String,
    /// In which language.
    pub language: Language,
    /// Its format.
    pub format: ReportFormat,
    /// Its file, within the folder of the dossier.
    pub file: String,
    /// What made it.
    pub made_by: String,
}

impl Kept {
    /// Whether it is this issue, for this reader, in this language.
    pub fn is(&self, report: &str, dated: Date, audience: &str, language: Language) -> bool {
        (self.report.as_str(), self.dated, self.audience.as_str(), self.language) == (report, dated, audience, language)
    }

    /// What the calendar of issues asks of it.
    pub fn issued(&self) -> Issued {
        Issued { report: self.report.clone(), dated: self.dated, audience: self.audience.clone() }
    }

    fn row(&self) -> [String; 11] {
        let format = self.format.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
        [
            self.report.clone(),
            self.number.to_string(),
            self.dated.to_string(),
            self.audience.clone(),
            self.at.clone(),
            self.known_at.clone(),
            self.standard.clone(),
            self.language.code().to_owned(),
            format,
            self.file.clone(),
            self.made_by.clone(),
        ]
    }
}

/// The dossier as a reader has it; refused if it has errors.
pub fn dossier(folder: &Path, reader: &str) -> Result<Dossier, Failure> {
    let options = LoadOptions { skip_faulty: false, threads: threads(), findings: false };
    let loaded = progress::during("reading the dossier", || {
        let files = folder::read(folder, Needs::All)?;
        servanda::load_for(&files, reader, options).map_err(|unknown| Failure::unknown(&unknown))
    })?;
    loaded.dossier.ok_or_else(|| {
        diagnostics::tell(&loaded.diagnostics);
        refused(&loaded.diagnostics, loaded.records_read)
    })
}

/// What was issued, in the order in which it was; nothing if there is no register.
pub fn read(folder: &Path) -> Result<Vec<Kept>, Failure> {
    let path = folder.join("issues.csv");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Failure::file("read", &path, &error)),
    };
    parsed(&text).map_err(|(line, what)| Failure::CouldNot {
        message: format!("`{}`, line {line}: {what}", path.display()),
        help: Some("the register is written by `servanda issue` alone".to_owned()),
    })
}

/// The issues of a register; else the line, from 1, and what is wrong with it.
fn parsed(text: &str) -> Result<Vec<Kept>, (usize, String)> {
    let mut lines = text.lines().zip(1..);
    let header = lines.next().map(|(line, _)| line.to_owned()).unwrap_or_default();
    if header != COLUMNS.join(",") {
        return Err((1, format!("the columns are to be {}", COLUMNS.join(","))));
    }
    lines.filter(|(line, _)| !line.is_empty()).map(|(line, number)| kept(line).map_err(|what| (number, what))).collect()
}

/// An issue as a line has it. No value that is written holds a comma or a quote: names, numbers, dates and files do not.
fn kept(line: &str) -> Result<Kept, String> {
    let cells: Vec<&str> = line.split(',').collect();
    if cells.len() != COLUMNS.len() {
        return Err(format!("{} values where there are to be {}", cells.len(), COLUMNS.len()));
    }
    let cells: BTreeMap<&str, &str> = COLUMNS.into_iter().zip(cells).collect();
    let cell = |column: &str| cells.get(column).copied().unwrap_or_default();
    let wrong = |column: &str| format!("`{}` is no {column}", cell(column));
    let file = cell("file");
    let is_inside =
        file.strip_prefix("issues/").is_some_and(|name| !name.contains(['/', '\\']) && !name.starts_with('.'));
    if !is_inside {
        return Err(format!("`{file}` is no file of the folder issues/"));
    }
    Ok(Kept {
        report: cell("report").to_owned(),
        number: cell("number").parse().map_err(|_| wrong("number"))?,
        dated: cell("dated").parse().map_err(|_| wrong("dated"))?,
        audience: cell("audience").to_owned(),
        at: cell("at").to_owned(),
        known_at: cell("known_at").to_owned(),
        standard: cell("standard").to_owned(),
        language: cell("language").parse().map_err(|_| wrong("language"))?,
        format: ReportFormat::from_str(cell("format"), false).map_err(|_| wrong("format"))?,
        file: file.to_owned(),
        made_by: cell("made_by").to_owned(),
    })
}

/// Keeps issues: first the files, then the lines that name them.
pub fn keep(folder: &Path, made: &[(Kept, Vec<u8>)]) -> Result<(), Failure> {
    let files = folder.join("issues");
    fs::create_dir_all(&files).map_err(|error| Failure::file("make", &files, &error))?;
    let path = folder.join("issues.csv");
    atomic::exclusively(&path, |old| {
        let before = if old.is_empty() { Vec::new() } else { read(folder)? };
        let mut text = if old.is_empty() { format!("{}\n", COLUMNS.join(",")) } else { old.to_owned() };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        for (kept, content) in made {
            if before.iter().any(|one| one.is(&kept.report, kept.dated, &kept.audience, kept.language)) {
                let message = format!("`{}` was issued meanwhile", kept.file);
                return Err(Failure::CouldNot { message, help: None });
            }
            atomic::write_bytes(&folder.join(&kept.file), content)?;
            text.push_str(&kept.row().join(","));
            text.push('\n');
        }
        atomic::write(&path, &text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> Kept {
        Kept {
            report: "public-monthly".to_owned(),
            number: 4,
            dated: "2026-06-01".parse().unwrap(),
            audience: "public".to_owned(),
            at: "2026-05-31".to_owned(),
            known_at: "2026-05-31".to_owned(),
            standard: "verified".to_owned(),
            language: Language::Arabic,
            format: ReportFormat::Html,
            file: "issues/public-monthly-0004-public.html".to_owned(),
            made_by: "servanda 0.1.0".to_owned(),
        }
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let text = format!("{}\n{}\n", COLUMNS.join(","), kept().row().join(","));
        assert_eq!(parsed(&text), Ok(vec![kept()]));
    }

    #[test]
    fn a_register_that_was_written_in_is_told_with_its_line() {
        let bad = Kept { file: "issues/../evidence.csv".to_owned(), ..kept() };
        let text = format!("{}\n{}\n", COLUMNS.join(","), bad.row().join(","));
        assert_eq!(parsed(&text).unwrap_err().0, 2);
        assert_eq!(parsed("a,b\n").unwrap_err().0, 1);
        let short = format!("{}\na,b\n", COLUMNS.join(","));
        assert_eq!(parsed(&short), Err((2, "2 values where there are to be 11".to_owned())));
    }
}
