//! Records as CSV, and who may be cited: the first byte says which.

#![no_main]

use libfuzzer_sys::fuzz_target;
use servanda::read_file;
use servanda_fuzz::{EVIDENCE, ask_everything, with_evidence};

fuzz_target!(|bytes: &[u8]| {
    let files = match bytes.split_first() {
        Some((b'S', sources)) => {
            let mut files = with_evidence("evidence.csv", EVIDENCE.as_bytes());
            files.sources = Some(read_file("sources.csv", sources.to_vec()));
            files
        }
        _ => with_evidence("evidence.csv", bytes),
    };
    ask_everything(&files);
});
