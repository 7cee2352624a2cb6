//! The checked agreement: every name resolved, every unit converted, every expression typed.
//!
//! This crate is the only one that knows the syntax tree; those downstream see [`Agreement`] alone, which holds no
//! text but what is to be shown to people. It does not know evidence, and evaluates nothing.

pub mod check;
pub mod findings;
pub mod model;
pub mod reading;

pub use check::check;
pub use check::units::built_in_unit;
pub use findings::DESIGN_FINDINGS;
pub use model::*;
pub use reading::{as_written, contesting_parties, read_as};
