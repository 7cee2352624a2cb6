//! Records and sources, the log that keeps them, and the view that is the only door to them.
//!
//! Records are read against an agreement: their subjects and places are its ids, their values stand in its base units.
//! This crate knows who may see a record and when it was known, never what follows from it.

pub mod add;
mod csv;
pub mod forms;
mod jsonl;
pub mod log;
mod packed;
pub mod places;
pub mod read;
pub mod record;
pub mod source;
pub mod table;
pub mod view;
pub mod wire;
#[cfg(feature = "xlsx")]
pub mod workbook;
mod written;

pub use add::{NewRecord, add, append_line, free_id};
pub use forms::{Form, record_columns, to_csv, to_json_lines};
pub use log::*;
pub use packed::{Glance, PackedRecord, Says, ShortNumber};
pub use places::Places;
pub use read::{ReadOptions, read_more, read_records, read_sources};
pub use record::*;
pub use source::*;
pub use view::*;
pub use wire::line as json_line;
pub use written::written;
