//! Short texts that are held by the million: up to 22 bytes in place.

use std::fmt;
use std::ops::Deref;

/// Bytes that are held in place.
const IN_PLACE: usize = 22;

/// A text that never changes. Ids and keys are short, so that most of them need no memory of their own.
///
/// ```
/// use servanda_base::Text;
/// assert_eq!(&*Text::from("r0001"), "r0001");
/// ```
#[derive(Clone)]
pub struct Text(Held);

#[derive(Clone)]
enum Held {
    // INVARIANT: the first `length` bytes are UTF-8.
    InPlace { length: u8, bytes: [u8; IN_PLACE] },
    Apart(Box<str>),
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Held::InPlace { length, bytes } => {
                let bytes = bytes.get(..usize::from(*length)).unwrap_or_default();
                std::str::from_utf8(bytes).unwrap_or_default()
            }
            Held::Apart(text) => text,
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        let mut bytes = [0; IN_PLACE];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(text.as_bytes());
                Self(Held::InPlace { length, bytes })
            }
            _ => Self(Held::Apart(text.into())),
        }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}
impl Eq for Text {}
impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Text {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (**self).cmp(other)
    }
}
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_every_length_are_held() {
        for length in 0..40 {
            let text = "ä1".repeat(length);
            assert_eq!(&*Text::from(text.as_str()), text);
        }
        assert!(Text::from("b") > Text::from("a"));
        assert_eq!(size_of::<Text>(), 24);
    }
}
