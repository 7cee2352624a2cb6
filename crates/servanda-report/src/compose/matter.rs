//! What a row is about: the kinds of thing that stand in some way and change.

/// A kind of thing that stands in some way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Matter {
    Commitment,
    Verification,
    Relief,
    Response,
    Step,
    Procedure,
    Phase,
    Scenario,
}

impl Matter {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Commitment => "commitment",
            Self::Verification => "verification",
            Self::Relief => "relief",
            Self::Response => "response",
            Self::Step => "step",
            Self::Procedure => "procedure",
            Self::Phase => "phase",
            Self::Scenario => "scenario",
        }
    }
}
