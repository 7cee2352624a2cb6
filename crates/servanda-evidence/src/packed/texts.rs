//! Short texts, one after the other in one piece of memory: ids and keys, of which a log has millions.

/// Texts by where they begin.
#[derive(Debug, Clone, Default)]
// INVARIANT: each text stands behind one ASCII character, whose number is how many bytes it has.
pub(crate) struct Texts(String);

impl Texts {
    /// Keeps `text` and says where; `None` if it has more bytes than one ASCII character can say, or if there is no room.
    pub(crate) fn push(&mut self, text: &str) -> Option<u32> {
        // The last number of all stands for what is kept elsewhere.
        let at = u32::try_from(self.0.len()).ok().filter(|at| *at != u32::MAX)?;
        let length = u8::try_from(text.len()).ok().filter(u8::is_ascii)?;
        self.0.push(char::from(length));
        self.0.push_str(text);
        Some(at)
    }

    /// The text that was kept at `at`.
    pub(crate) fn get(&self, at: u32) -> &str {
        let at = at as usize;
        let length = self.0.as_bytes().get(at).map_or(0, |length| usize::from(*length));
        self.0.get(at + 1..at + 1 + length).unwrap_or_default()
    }

    /// Keeps all that `others` keeps, and says by how much each of it has moved; `None` if there is no room.
    pub(crate) fn absorb(&mut self, others: &Self) -> Option<u32> {
        let moved = u32::try_from(self.0.len()).ok()?;
        u32::try_from(self.0.len() + others.0.len()).ok()?;
        self.0.push_str(&others.0);
        Some(moved)
    }

    /// Makes room for so many bytes more.
    pub(crate) fn reserve(&mut self, bytes: usize) {
        self.0.reserve_exact(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_found_where_it_was_put() {
        let mut texts = Texts::default();
        let longest = "x".repeat(127);
        let kept = ["r0001", "", "bäume", &longest].map(|text| (texts.push(text).unwrap(), text.to_owned()));
        for (at, text) in &kept {
            assert_eq!(texts.get(*at), text);
        }
        assert_eq!(texts.push(&"x".repeat(128)), None);
        let mut more = Texts::default();
        let before = more.push("before").unwrap();
        let moved = more.absorb(&texts).unwrap();
        assert_eq!((more.get(before), more.get(kept[2].0 + moved)), ("before", "bäume"));
    }
}
