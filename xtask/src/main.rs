//! Chores of the house. `cargo xtask tidy` checks what the papers say of the code, `cargo xtask guide` makes the pages of
//! the book that follow from `spec/`; both run as tests.

// Chores read files and stop with a message.
#![allow(clippy::disallowed_methods)]

mod guide;
mod tidy;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    match std::env::args().nth(1).as_deref() {
        Some("tidy") => {
            let mut faults = tidy::faults(&root);
            faults.extend(guide::faults(&root));
            faults.iter().for_each(|fault| eprintln!("{fault}"));
            if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Some("guide") => match guide::write(&root) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("the pages could not be written: {error}");
                ExitCode::FAILURE
            }
        },
        _ => {
            eprintln!("usage: cargo xtask tidy | guide");
            ExitCode::from(2)
        }
    }
}
