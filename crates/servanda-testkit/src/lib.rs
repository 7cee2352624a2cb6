//! What the tests share: the runner of the specification.
//!
//! Nothing here is fast, and nothing here is used outside of tests.

#![allow(clippy::indexing_slicing)]

pub mod spec;
