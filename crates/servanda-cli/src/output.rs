//! The terminal: stdout for data, stderr for all else.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::{AutoStream, ColorChoice};
use servanda::Style;

use crate::failure::Failure;

/// Writes data to stdout. A reader that has gone away is no error.
pub fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

/// The same for what is not text.
pub fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::CouldNot { message: format!("could not write to standard output: {error}"), help: None })
        }
        Err(_) => {
            GONE.store(true, Ordering::Relaxed);
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

/// Set once a write finds that nobody reads stdout any more.
static GONE: AtomicBool = AtomicBool::new(false);

/// Whether nobody reads stdout any more, as far as a write has found out.
pub fn reader_has_gone() -> bool {
    GONE.load(Ordering::Relaxed)
}

/// Writes a message to stderr. Nobody can be told if that fails.
pub fn tell(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Whether stderr understands colour.
pub fn stderr_has_colour() -> bool {
    AutoStream::choice(&io::stderr()) != ColorChoice::Never
}

/// How pages for people look on this stdout: colour and symbols on a terminal only.
pub fn style() -> Style {
    let stdout = io::stdout();
    let terminal = stdout.is_terminal();
    Style { colour: terminal && AutoStream::choice(&stdout) != ColorChoice::Never, symbols: terminal, ..Style::PLAIN }
}
