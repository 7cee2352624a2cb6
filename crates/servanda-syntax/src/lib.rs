//! The text of an agreement as a lossless tree, and the tree as text again.
//!
//! This crate knows how declarations, clauses and expressions are written, never what they mean: names are not
//! resolved here and nothing is typed.

pub mod ast;
mod document;
mod format;
pub mod keywords;
mod kind;
mod lexer;
mod lower;
pub mod markdown;
mod parser;

pub use document::{Document, ParsedBlock, parse};
pub use format::format;
pub use kind::{Accord, SyntaxKind, SyntaxNode, SyntaxToken};
