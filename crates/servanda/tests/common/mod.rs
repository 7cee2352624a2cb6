//! A small dossier, which is invented.

use servanda::{Dossier, DossierFiles, LoadOptions, SourceFile};

const SOURCES: &str =
    "id,name,standing,reliability\nV,Verifier,verifier,A\nA,A,party,B\nB,B,party,B\npress,Press,media,C\n";
const HEAD: &str = "agreement a \"Agreement\"\n  zone UTC\n  in force 2026-01-01 until 2027-01-01\n\
                    party A \"A\"\nparty B \"B\"\nverifier V \"Verifier\"\n";

/// A dossier of what is declared beside the parties and their verifier, and of rows under a header.
pub fn dossier(text: &str, header: &str, rows: impl IntoIterator<Item = String>) -> Dossier {
    let rows: String = rows.into_iter().map(|row| row + "\n").collect();
    let files = DossierFiles {
        agreements: vec![SourceFile::new("a.accord.md", &format!("```accord\n{HEAD}{text}\n```\n"))],
        sources: Some(SourceFile::new("sources.csv", SOURCES)),
        evidence: vec![SourceFile::new("evidence.csv", &format!("{header}\n{rows}"))],
    };
    let loaded = servanda::load(&files, LoadOptions::default());
    match loaded.dossier {
        Some(dossier) => dossier,
        None => panic!("{:#?}", loaded.diagnostics),
    }
}
