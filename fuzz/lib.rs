//! What the targets share: a small dossier, which is invented, and every question that is put to what could be read.

use servanda::{DossierFiles, Format, LoadOptions, Query, SourceFile, Style, load, read_file, render};

/// The agreement of the small dossier.
pub const AGREEMENT: &str = include_str!("small/agreement.accord.md");

/// Who may be cited in it.
pub const SOURCES: &str = include_str!("small/sources.csv");

/// Its records.
pub const EVIDENCE: &str = include_str!("small/evidence.csv");

/// The small dossier with other records.
pub fn with_evidence(path: &str, bytes: &[u8]) -> DossierFiles {
    DossierFiles {
        agreements: vec![SourceFile::new("agreement.accord.md", AGREEMENT)],
        sources: Some(SourceFile::new("sources.csv", SOURCES)),
        evidence: vec![read_file(path, bytes.to_vec())],
    }
}

/// Reads a dossier, and asks everything of it if it is not refused. Nothing may panic; what is refused says why. Gives
/// whether it was read.
pub fn ask_everything(files: &DossierFiles) -> bool {
    let loaded = load(files, LoadOptions { skip_faulty: true, threads: 1, findings: true });
    let refused = loaded.diagnostics.iter().any(servanda::Diagnostic::is_error);
    assert_eq!(loaded.dossier.is_none(), refused, "what is refused says why, and nothing else is");
    let Some(dossier) = loaded.dossier else { return false };
    let Some(at) = dossier.moment("2026-06-01") else { return true };
    let query: Query = dossier.query(at);
    let status = dossier.status(&query);
    for format in [Format::Plain, Format::Json, Format::Csv] {
        render(&status, format, Style::PLAIN);
    }
    if let Ok(history) = dossier.history(&query, None) {
        render(&history, Format::Plain, Style::PLAIN);
    }
    render(&dossier.agenda(&query, None), Format::Plain, Style::PLAIN);
    render(&dossier.sources(&query), Format::Plain, Style::PLAIN);
    for name in ["cap", "pay", "access", "ease"] {
        if let Ok(page) = dossier.explain(&query, name) {
            render(&page, Format::Plain, Style::PLAIN);
        }
    }
    true
}
