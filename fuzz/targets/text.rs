//! An agreement as text: lossless, its layout stable, its JSON equal to it; and what it means is asked.

#![no_main]

use libfuzzer_sys::fuzz_target;
use servanda::{DossierFiles, SourceFile, agreement_as_json, agreement_as_text, format, read_file};
use servanda_fuzz::{EVIDENCE, SOURCES, ask_everything};

fuzz_target!(|bytes: &[u8]| {
    let file = read_file("agreement.accord.md", bytes.to_vec());
    if let Ok(laid_out) = format(&file) {
        let again = format(&SourceFile::new("agreement.accord.md", laid_out.as_str()));
        assert_eq!(again.ok(), Some(laid_out), "what is laid out stays as it is");
    }
    if let Ok(text) = agreement_as_text(std::slice::from_ref(&file)) {
        assert_eq!(text, file.text(), "nothing of a text is lost");
    }
    let sources = Some(SourceFile::new("sources.csv", SOURCES));
    let evidence = vec![SourceFile::new("evidence.csv", EVIDENCE)];
    let is_read = ask_everything(&DossierFiles { agreements: vec![file.clone()], sources, evidence });
    if let Some(json) = is_read.then(|| agreement_as_json(std::slice::from_ref(&file)).ok()).flatten() {
        let again = agreement_as_json(&[SourceFile::new("agreement.json", json.as_str())]);
        assert_eq!(again.ok(), Some(json), "what is written as JSON reads the same");
    }
});
