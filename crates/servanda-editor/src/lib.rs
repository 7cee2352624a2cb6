//! What an editor is told of a dossier: the language server, without its process.
//!
//! ```text
//!   editor ── messages ──> serve ── texts, overlaid with what is open ──> OpenDossier ──┬── findings, hover, completion
//!                            │                                                          └── names, rename, outline, layout
//!                         Outside: the files of a folder, what time it is
//! ```
//!
//! All answers are pure functions of the texts and the time. Nothing here reads or writes a file: what is to be changed goes to
//! the editor as edits. A text that is half-written is the usual case: what can be read of it is answered for.

mod complete;
mod dossier;
mod findings;
mod hover;
mod layout;
mod names;
mod outline;
mod position;
mod rename;
mod serve;
mod server;
mod uri;
pub mod wire;

pub use dossier::{OpenDossier, Part};
pub use names::{Declared, Occurrence, Space};
pub use position::LinedText;
pub use serve::{Outside, serve};
pub use uri::{path_of, uri_of};
