//! From named texts to a dossier, or to all that is wrong with it.

use servanda_agreement::{Agreement, as_written, check};
use servanda_analysis::finding::{Accepted, Findings, findings};
use servanda_base::encoding::{NotText, decode};
use servanda_base::{Arena, Diagnostic, Severity, SourceFile, limits};
use servanda_evidence::{Audience, LeftOut, Log, ReadOptions, Source, read_records, read_sources};
use servanda_syntax::Document;
use servanda_syntax::ast::Declaration;

use crate::ask::audience_named;
use crate::{Dossier, UnknownName};

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
    /// Look for design findings too; they are told beside what is wrong.
    pub findings: bool,
}

/// What came of loading.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The dossier, if nothing in it is an error.
    pub dossier: Option<Dossier>,
    /// Everything that is wrong: of the text, of its design if that was asked for, of the sources, of the records, each in
    /// order of place.
    pub diagnostics: Vec<Diagnostic>,
    /// The design findings that the agreement accepts in writing, if they were asked for.
    pub accepted: Vec<Accepted>,
    /// Whether the records were read; they are not if the text has errors or the sources cannot be read.
    pub records_read: bool,
    /// The rows that were left out as faulty.
    pub left_out: Vec<LeftOut>,
}

impl Loaded {
    /// Nothing but what is wrong: the records were not read.
    fn unread(diagnostics: Vec<Diagnostic>) -> Self {
        Self { dossier: None, diagnostics, accepted: Vec::new(), records_read: false, left_out: Vec::new() }
    }
}

/// Reads a dossier, for its keeper. A dossier with an error is refused: every error is in the diagnostics.
///
/// Asked for another audience, what was read for the keeper gives the records that they may see; what was left out as
/// faulty, and whether the dossier is refused, is told for them by [`load_for`] alone.
pub fn load(files: &DossierFiles, options: LoadOptions) -> Loaded {
    let (agreement, diagnostics) = read_agreement(&files.agreements);
    let Some(agreement) = agreement else { return Loaded::unread(diagnostics) };
    read_evidence(agreement, diagnostics, files, Audience::Keeper, options)
}

/// Reads a dossier as `audience` (`public`, `keeper` or the name of an actor) has it: records that they may not see are
/// not there, whether faulty or not, so that nothing that is told or refused depends on them.
///
/// # Errors
/// If there is no such audience.
pub fn load_for(files: &DossierFiles, audience: &str, options: LoadOptions) -> Result<Loaded, UnknownName> {
    let (agreement, diagnostics) = read_agreement(&files.agreements);
    let Some(agreement) = agreement else { return Ok(Loaded::unread(diagnostics)) };
    let audience = audience_named(&agreement, audience)?;
    Ok(read_evidence(agreement, diagnostics, files, audience, options))
}

fn read_evidence(
    agreement: Agreement,
    mut diagnostics: Vec<Diagnostic>,
    files: &DossierFiles,
    audience: Audience,
    options: LoadOptions,
) -> Loaded {
    let Findings { diagnostics: of_design, accepted } = match options.findings {
        true => findings(&agreement, &files.agreements),
        false => Findings::default(),
    };
    diagnostics.extend(of_design);
    let sources = files.sources.as_ref().map(|file| read_sources(file, &agreement));
    let (sources, of_sources) = sources.unwrap_or_else(|| (Arena::new(), Vec::new()));
    diagnostics.extend(of_sources);
    if files.sources.as_ref().is_some_and(SourceFile::is_unreadable) {
        return Loaded { accepted, ..Loaded::unread(diagnostics) };
    }
    let threads = options.threads;
    let options = ReadOptions { skip_faulty: options.skip_faulty, audience, threads };
    let (log, of_records) = read_records(&files.evidence, &agreement, &sources, options);
    diagnostics.extend(of_records);
    let refused = diagnostics.iter().any(Diagnostic::is_error);
    let left_out = log.left_out(audience).to_vec();
    let dossier = (!refused).then(|| dossier(agreement, sources, log, threads));
    Loaded { dossier, diagnostics, accepted, records_read: true, left_out }
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
        let is_refused = is_json(file) && of_file.iter().any(Diagnostic::is_error);
        diagnostics.extend(of_file);
        if is_refused && document.declarations.is_empty() {
            // What it declares is not known, so that nothing else can be said of it.
            return (None, bounded(diagnostics));
        }
        documents.push((file.clone(), document.declarations));
    }
    if files.iter().any(SourceFile::is_unreadable) {
        return (None, diagnostics);
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
/// If they are something else, that is an error found in the file, which says what they most likely are.
pub fn read_file(path: &str, bytes: Vec<u8>) -> SourceFile {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let read = if ending.eq_ignore_ascii_case("xlsx") { workbook(path, &bytes) } else { decode(path, bytes) };
    read.unwrap_or_else(|NotText { message, help }| SourceFile::unreadable(path, message, help))
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
    let (document, told) = if is_json(file) { servanda_syntax::parse_json(file) } else { servanda_syntax::parse(file) };
    if !file.has_error() {
        return (document, told);
    }
    let found = file.found().iter().map(|found| Diagnostic::found(file, found));
    // What is said of an empty text is not said of one that cannot be read.
    (document, if file.is_unreadable() { found.collect() } else { found.chain(told).collect() })
}

fn is_json(file: &SourceFile) -> bool {
    file.path().rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("json"))
}

/// The text of an agreement file in the standard layout; its prose is left as it is. JSON stays JSON.
///
/// # Errors
/// What is wrong with its syntax: a text that is not understood is not touched.
pub fn format(file: &SourceFile) -> Result<String, Vec<Diagnostic>> {
    if file.has_error() {
        return Err(parsed(file).1);
    }
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
