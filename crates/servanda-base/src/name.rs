//! Names, and the nearest known one to a name that is not known.

use std::fmt;
use std::sync::Arc;

/// A name as an agreement declares it: `[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*`. Cheap to copy.
///
/// ```
/// use servanda_base::Name;
/// assert_eq!(Name::from("enrichment-cap").as_str(), "enrichment-cap");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(Arc<str>);

impl Name {
    /// The text of the name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `text` has the form of a name.
    pub fn is_valid(text: &str) -> bool {
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()))
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The known name that `unknown` was most likely meant to be, if any is near enough to say.
pub fn nearest<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = unknown.to_lowercase();
    let reach = wanted.chars().count().div_ceil(3).max(1);
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&wanted, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= reach)
        .min_by_key(|(distance, name)| (*distance, *name))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_only_when_near() {
        assert_eq!(nearest("enrichment-levle", ["enrichment-level", "stockpile"]), Some("enrichment-level"));
        assert_eq!(nearest("cascades", ["enrichment-level", "stockpile"]), None);
    }
}
