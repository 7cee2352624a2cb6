//! An agreement as JSON, or records as JSON lines: what begins a file of either says which it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use servanda::{DossierFiles, SourceFile, read_file};
use servanda_fuzz::{EVIDENCE, SOURCES, ask_everything, with_evidence};

fuzz_target!(|bytes: &[u8]| {
    ask_everything(&with_evidence("evidence.jsonl", bytes));
    ask_everything(&DossierFiles {
        agreements: vec![read_file("agreement.json", bytes.to_vec())],
        sources: Some(SourceFile::new("sources.csv", SOURCES)),
        evidence: vec![SourceFile::new("evidence.csv", EVIDENCE)],
    });
});
