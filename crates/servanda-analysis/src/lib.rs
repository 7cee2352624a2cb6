//! What can be said of an agreement before any evidence, while it can still be changed.
//!
//! ```text
//!   Agreement ──┬── feasibility ── network ──> whether all dates can be kept, when each step can be done
//!               ├── finding ── one file each ──> what will go wrong in it
//!               └── ...
//! ```
//!
//! Nothing here looks at a record, and nothing here is a verdict.

pub mod assumption;
mod dates;
pub mod dead_end;
pub mod exposure;
pub mod feasibility;
pub mod finding;
pub mod network;

use servanda_agreement::{Agreement, Declared, Named};

/// Whose clause something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// Of the declaration of the agreement itself.
    Agreement,
    /// Of something that is declared in it.
    Of(Named),
}

impl Owner {
    /// What was declared there.
    pub fn declared(self, agreement: &Agreement) -> &Declared {
        match self {
            Self::Agreement => &agreement.declared,
            Self::Of(named) => agreement.declared(named),
        }
    }
}

#[cfg(test)]
mod texts;
