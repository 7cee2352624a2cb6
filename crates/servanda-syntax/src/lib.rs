//! The text of an agreement as a lossless tree, and the tree as text again; the same as JSON, and back.
//!
//! This crate knows how declarations, clauses and expressions are written, never what they mean: names are not
//! resolved here and nothing is typed.

pub mod ast;
mod document;
mod format;
mod json;
pub mod keywords;
mod kind;
mod lexer;
mod lower;
pub mod markdown;
mod parser;
pub mod wire;

pub use document::{Document, ParsedBlock, parse};
pub use format::format;
pub use json::{parse_json, to_json};
pub use kind::{Accord, SyntaxKind, SyntaxNode, SyntaxToken};
