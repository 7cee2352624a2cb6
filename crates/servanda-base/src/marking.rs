//! Traffic Light Protocol 2.0 markings: who may see a record.

use std::fmt;

use crate::Name;

/// The marking of a record. Source: FIRST, Traffic Light Protocol 2.0.
///
/// ```
/// use servanda_base::Marking;
/// assert_eq!("red:US, IR".parse::<Marking>().unwrap().to_string(), "red:IR,US");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Marking {
    /// Seen by all.
    #[default]
    Clear,
    /// Seen by every declared actor.
    Green,
    /// Seen by parties, verifiers, host and bodies.
    Amber,
    /// Seen by parties and verifiers.
    AmberStrict,
    /// Seen by those named, in the order of their names.
    Red(Vec<Name>),
}

/// Why a text is no marking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkingError {
    /// Nothing is written.
    Empty,
    /// `red` that names nobody.
    NamesNobody,
    /// Not a word of the protocol.
    Unknown,
}

impl std::str::FromStr for Marking {
    type Err = MarkingError;

    fn from_str(text: &str) -> Result<Self, MarkingError> {
        match text {
            "" => Err(MarkingError::Empty),
            "clear" => Ok(Self::Clear),
            "green" => Ok(Self::Green),
            "amber" => Ok(Self::Amber),
            "amber+strict" => Ok(Self::AmberStrict),
            _ => match text.strip_prefix("red") {
                Some(rest) if rest.is_empty() || rest == ":" => Err(MarkingError::NamesNobody),
                Some(rest) => {
                    let names = rest.strip_prefix(':').ok_or(MarkingError::Unknown)?;
                    let mut names: Vec<Name> = names.split(',').map(|name| Name::from(name.trim())).collect();
                    if names.iter().any(|name| !Name::is_valid(name.as_str())) {
                        return Err(MarkingError::NamesNobody);
                    }
                    names.sort();
                    names.dedup();
                    Ok(Self::Red(names))
                }
                None => Err(MarkingError::Unknown),
            },
        }
    }
}

impl fmt::Display for Marking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clear => f.write_str("clear"),
            Self::Green => f.write_str("green"),
            Self::Amber => f.write_str("amber"),
            Self::AmberStrict => f.write_str("amber+strict"),
            Self::Red(names) => {
                let names: Vec<&str> = names.iter().map(Name::as_str).collect();
                write!(f, "red:{}", names.join(","))
            }
        }
    }
}
