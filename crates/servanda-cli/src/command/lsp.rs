//! `servanda lsp`: what an editor asks, over standard input and output.

use std::path::Path;
use std::process::ExitCode;

use lsp_server::Connection;
use servanda::{DossierFiles, Instant};
use servanda_editor::Outside;

use crate::clock;
use crate::failure::Failure;
use crate::folder;

/// Serves one editor until it says goodbye; exit 1 if it goes without.
pub fn run() -> Result<ExitCode, Failure> {
    let (connection, threads) = Connection::stdio();
    let in_order = servanda_editor::serve(&connection, &Disk);
    drop(connection);
    if in_order {
        threads.join().map_err(|error| Failure::CouldNot {
            message: format!("could not talk with the editor: {error}"),
            help: None,
        })?;
    }
    Ok(if in_order { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The disk and the clock. Nothing is written.
struct Disk;

impl Outside for Disk {
    fn now(&self) -> Instant {
        clock::now()
    }

    fn files(&self, folder: &str) -> Result<DossierFiles, String> {
        let path = Path::new(folder);
        if !path.is_dir() {
            return Ok(DossierFiles::default());
        }
        folder::read_what_is_there(path).map_err(|failure| failure.to_string())
    }
}
