//! Records in a workbook.

#![no_main]

use libfuzzer_sys::fuzz_target;
use servanda_fuzz::{ask_everything, with_evidence};

fuzz_target!(|bytes: &[u8]| {
    ask_everything(&with_evidence("evidence.xlsx", bytes));
});
