//! From named texts to a dossier, or to all that is wrong with it.

use servanda_agreement::{Agreement, as_written, check};
use servanda_base::{Arena, Diagnostic, SourceFile};
use servanda_evidence::{Log, ReadOptions, Source, read_records, read_sources};
use servanda_syntax::ast::Declaration;

use crate::Dossier;

/// The files of a dossier, by name.
#[derive(Debug, Clone, Default)]
pub struct DossierFiles {
    /// The agreement: all are read as one.
    pub agreements: Vec<SourceFile>,
    /// Who may be cited; nobody if there is no such file.
    pub sources: Option<SourceFile>,
    /// The records: all are read as one log.
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
        let (document, of_file) = servanda_syntax::parse(file);
        diagnostics.extend(of_file);
        documents.push((file.clone(), document.declarations));
    }
    let (agreement, of_meaning) = check(&documents);
    diagnostics.extend(of_meaning);
    let refused = diagnostics.iter().any(Diagnostic::is_error);
    (agreement.filter(|_| !refused), diagnostics)
}

/// The text of an agreement file in the standard layout; its prose is left as it is.
///
/// # Errors
/// What is wrong with its syntax: a text that is not understood is not touched.
pub fn format(file: &SourceFile) -> Result<String, Vec<Diagnostic>> {
    servanda_syntax::format(file)
}
