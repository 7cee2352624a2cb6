//! The checked agreement: every name resolved, every unit converted, every expression typed.
//!
//! This crate is the only one that knows the syntax tree; those downstream see [`Agreement`] alone, which holds no
//! text but what is to be shown to people.

pub mod model;

pub use model::*;
