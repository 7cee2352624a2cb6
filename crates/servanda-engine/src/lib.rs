//! From (agreement, view) to assessment: timelines of verdicts, relief and responses, each with its reasons.
//!
//! The engine sees no text and asks no clock. A timeline is computed once for all time; asking at a date is a look-up.

pub mod assessment;
pub mod words;

pub use assessment::*;
pub use words::*;
