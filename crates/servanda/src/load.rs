//! From named texts to a dossier, or to all that is wrong with it.

use servanda_agreement::{Agreement, as_written, check};
use servanda_base::encoding::{NotText, decode};
use servanda_base::{Arena, Diagnostic, Severity, SourceFile, limits};
use servanda_evidence::{Log, ReadOptions, Source, read_records, read_sources};
use servanda_syntax::Document;
use servanda_syntax::ast::Declaration;

use crate::Dossier;

/// The files of a dossier, by name.
#[derive(Debug, Clone, Default)]
pub struct DossierFiles {
    /// The agreement, as text or (`*.json`) as JSON: all are read as one.
    pub agreements: Vec<SourceFile>,
    /// Who may be cited; nobody if there is no such file.
    pub sources: Option<SourceFile>,
    /// The records, as CSV or (`*.jsonl`) as JSON lines, or the sheet of a workbook: all are read as one log.
    pub evidence: Vec<SourceFile>,
}

/// How to load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LoadOptions {
    /// Go on without the faulty rows: their errors become warnings.
    pub skip_faulty: bool,
    /// How many threads may share the work; nothing that comes out depends on it.
    pub threads: usize,
}

/// What came of loading.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The dossier, if nothing in it is an error.
    pub dossier: Option<Dossier>,
    /// Everything that is wrong: of the text, of the sources, of the records, each in order of place.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the records were read; they are not if the text has errors.
    pub records_read: bool,
}

/// Reads a dossier. A dossier with an error is refused: every error is in the diagnostics.
pub fn load(files: &DossierFiles, options: LoadOptions) -> Loaded {
    let (agreement, mut diagnostics) = read_agreement(&files.agreements);
    let Some(agreement) = agreement else { return Loaded { dossier: None, diagnostics, records_read: false } };
    let sources = files.sources.as_ref().map(|file| read_sources(file, &agreement));
    let (sources, of_sources) = sources.unwrap_or_else(|| (Arena::new(), Vec::new()));
    diagnostics.extend(of_sources);
    let threads = options.threads;
    let options = ReadOptions { skip_faulty: options.skip_faulty, threads: options.threads };
    let (log, of_records) = read_records(&files.evidence, &agreement, &sources, options);
    diagnostics.extend(of_records);
    let refused = diagnostics.iter().any(Diagnostic::is_error);
    let dossier = (!refused).then(|| dossier(agreement, sources, log, threads));
    Loaded { dossier, diagnostics, records_read: true }
}

fn dossier(contested: Agreement, sources: Arena<Source>, log: Log, threads: usize) -> Dossier {
    Dossier { agreement: as_written(&contested), contested, sources, log, threads }
}

/// The agreement, if its text has no error, and everything that is wrong with it.
fn read_agreement(files: &[SourceFile]) -> (Option<Agreement>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut documents: Vec<(SourceFile, Vec<Declaration>)> = Vec::new();
    for file in files {
        let (document, of_file) = parsed(file);
        diagnostics.extend(of_file);
        documents.push((file.clone(), document.declarations));
    }
    let (agreement, of_meaning) = check(&documents);
    diagnostics.extend(of_meaning);
    let refused = diagnostics.iter().any(Diagnostic::is_error);
    (agreement.filter(|_| !refused), bounded(diagnostics))
}

/// The first of many diagnostics, and a last one that counts the rest.
fn bounded(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let Some(unlisted) = diagnostics.len().checked_sub(limits::DIAGNOSTICS + 1).filter(|unlisted| *unlisted > 0) else {
        return diagnostics;
    };
    // An error before any warning: what is not listed may be cured later.
    diagnostics.sort_by_key(|diagnostic| !diagnostic.is_error());
    let is_error = diagnostics.iter().skip(limits::DIAGNOSTICS).any(Diagnostic::is_error);
    diagnostics.truncate(limits::DIAGNOSTICS);
    diagnostics.push(Diagnostic {
        name: "more-faults",
        severity: if is_error { Severity::Error } else { Severity::Warning },
        message: format!("{} more faults are not listed", unlisted + 1),
        labels: Vec::new(),
        clause: None,
        help: Some("cure those listed and read again".to_owned()),
    });
    diagnostics
}

/// The file of a dossier that `bytes` are: text in UTF-8, or by its name (`*.xlsx`) the sheet of records in a workbook.
///
/// # Errors
/// If they are something else; the message says what they most likely are.
pub fn read_file(path: &str, bytes: Vec<u8>) -> Result<SourceFile, NotText> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    if ending.eq_ignore_ascii_case("xlsx") { workbook(path, &bytes) } else { decode(path, bytes) }
}

#[cfg(feature = "xlsx")]
fn workbook(path: &str, bytes: &[u8]) -> Result<SourceFile, NotText> {
    use servanda_evidence::workbook::{NoWorkbook, read_workbook};
    read_workbook(path, bytes).map_err(|NoWorkbook { message, help }| NotText { message, help })
}

#[cfg(not(feature = "xlsx"))]
fn workbook(path: &str, _: &[u8]) -> Result<SourceFile, NotText> {
    let message = format!("`{path}` is a workbook, and this build of the software reads none");
    Err(NotText { message, help: "save it as `CSV UTF-8`, or build with the feature `xlsx`".to_owned() })
}

/// An agreement file in either form: `*.json` is JSON, all else is text.
fn parsed(file: &SourceFile) -> (Document, Vec<Diagnostic>) {
    if is_json(file) { servanda_syntax::parse_json(file) } else { servanda_syntax::parse(file) }
}

fn is_json(file: &SourceFile) -> bool {
    file.path().rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("json"))
}

/// The text of an agreement file in the standard layout; its prose is left as it is. JSON stays JSON.
///
/// # Errors
/// What is wrong with its syntax: a text that is not understood is not touched.
pub fn format(file: &SourceFile) -> Result<String, Vec<Diagnostic>> {
    if is_json(file) { agreement_as_json(std::slice::from_ref(file)) } else { servanda_syntax::format(file) }
}

/// The agreement of all `files`, in whatever form, as one file of JSON.
///
/// # Errors
/// What is wrong with the syntax: what is not understood has no other form.
pub fn agreement_as_json(files: &[SourceFile]) -> Result<String, Vec<Diagnostic>> {
    let (documents, diagnostics) = understood(files)?;
    servanda_syntax::to_json(&documents).ok_or(diagnostics)
}

/// The agreement of all `files`, in whatever form, as one file of text; a file of text is given as it is.
///
/// # Errors
/// What is wrong with the syntax: what is not understood has no other form.
pub fn agreement_as_text(files: &[SourceFile]) -> Result<String, Vec<Diagnostic>> {
    let (documents, _) = understood(files)?;
    Ok(documents.iter().map(Document::print).collect::<Vec<_>>().join("\n"))
}

fn understood(files: &[SourceFile]) -> Result<(Vec<Document>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (documents, diagnostics): (Vec<_>, Vec<_>) = files.iter().map(parsed).unzip();
    let diagnostics: Vec<Diagnostic> = diagnostics.into_iter().flatten().collect();
    if diagnostics.iter().any(Diagnostic::is_error) { Err(diagnostics) } else { Ok((documents, diagnostics)) }
}
