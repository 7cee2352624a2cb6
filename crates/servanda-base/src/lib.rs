//! The words that every other crate needs: instants and calendars, timelines, interval quantities, markings,
//! diagnostics.
//!
//! This crate knows nothing of agreements or evidence. It does no input or output, and nothing in it asks what time
//! it is.

pub mod arena;
pub mod calendar;
pub mod diagnostic;
pub mod encoding;
pub mod interval;
pub mod json;
pub mod limits;
pub mod marking;
pub mod name;
mod offsets;
pub mod period;
pub mod quick_hash;
pub mod source;
pub mod text;
pub mod timeline;
pub mod tournament;
pub mod truth;

pub use arena::{Arena, Id};
pub use calendar::{Calendar, Date, DateTime, Deadline, Duration, DurationUnit, Instant};
pub use diagnostic::{Diagnostic, Label, Severity};
pub use interval::{Bound, Interval};
pub use marking::{Marking, MarkingError};
pub use name::Name;
pub use rust_decimal::Decimal;
pub use source::{Found, Sheet, SourceFile, Span};
pub use text::Text;
pub use timeline::Timeline;
pub use tournament::Tournament;
pub use truth::Truth;
