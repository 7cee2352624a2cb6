//! What the tests share: the oracle, which is a second and independent reading of SEMANTICS, random dossiers, and the
//! runner of the specification.
//!
//! Nothing here is fast, and nothing here is used outside of tests.

#![allow(clippy::indexing_slicing)]

pub mod build;
pub mod compare;
pub mod generate;
pub mod oracle;
pub mod show;
pub mod spec;
pub mod world;
