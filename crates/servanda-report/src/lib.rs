//! tmp
pub mod compose;
pub mod words;
pub mod explain;
pub mod page;
