//! What can be said of an agreement before any evidence, while it can still be changed.

pub mod finding;
