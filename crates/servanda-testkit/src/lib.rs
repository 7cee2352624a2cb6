//! What the tests share: the oracle, which is a second and independent reading of SEMANTICS, and the runner of the
//! specification.
//!
//! Nothing here is fast, and nothing here is used outside of tests.

#![allow(clippy::indexing_slicing)]

pub mod oracle;
pub mod spec;
