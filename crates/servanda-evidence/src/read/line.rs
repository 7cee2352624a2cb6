//! A line of a file taken apart: where it ends, where its cells end, and whether it is written plainly.
//!
//! Eight bytes are looked at together, as one number.

use servanda_base::quick_hash::QuickMap;

/// More columns than this are read cell by cell.
pub(super) const MOST_COLUMNS: usize = 32;

const LOW_BITS: u64 = 0x7f7f_7f7f_7f7f_7f7f;
const HIGH_BITS: u64 = !LOW_BITS;
/// The bits of which a printable character has some.
const PRINTABLE_BITS: u64 = 0x6060_6060_6060_6060;

/// One line.
pub(super) struct Line {
    /// How many bytes it has, without what ends it.
    pub length: usize,
    /// Where the next one begins.
    pub next: usize,
    /// Whether it is printable ASCII without quotes, of no more than so many cells.
    pub is_plain: bool,
    /// How many cells it has, if it is plain.
    pub count: usize,
    ends: [u32; MOST_COLUMNS],
}

/// The same byte eight times.
fn eight(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The highest bit of each byte that is nought.
fn noughts(word: u64) -> u64 {
    !(((word & LOW_BITS) + LOW_BITS) | word | LOW_BITS)
}

impl Line {
    /// The line with which `text` begins, whose cells are separated by `separator`.
    pub(super) fn first(text: &[u8], separator: u8) -> Self {
        let mut line = Self { length: 0, next: 0, is_plain: true, count: 0, ends: [0; MOST_COLUMNS] };
        let (words, rest) = text.as_chunks::<8>();
        // After the last line the text ends as if a line did.
        let mut last = [b'\n'; 8];
        last.iter_mut().zip(rest).for_each(|(place, byte)| *place = *byte);
        for (number, word) in words.iter().chain([&last]).enumerate() {
            let word = u64::from_le_bytes(*word);
            let unprintable = noughts(word & PRINTABLE_BITS) | noughts(word ^ LOW_BITS) | (word & HIGH_BITS);
            let odd = unprintable | noughts(word ^ eight(b'"'));
            let before_odd = (odd & odd.wrapping_neg()).wrapping_sub(1);
            let mut separators = noughts(word ^ eight(separator)) & before_odd;
            while separators != 0 {
                line.end_cell(number * 8 + separators.trailing_zeros() as usize / 8);
                separators &= separators - 1;
            }
            if odd != 0 {
                line.end(text, number * 8 + odd.trailing_zeros() as usize / 8);
                break;
            }
        }
        line
    }

    fn end_cell(&mut self, at: usize) {
        match (self.ends.get_mut(self.count), u32::try_from(at)) {
            (Some(end), Ok(at)) => *end = at,
            _ => self.is_plain = false,
        }
        self.count += 1;
    }

    /// Ends the line at a byte that stands in no plain cell, if it is the end of a line.
    fn end(&mut self, text: &[u8], at: usize) {
        (self.length, self.next) = match text.get(at..) {
            None | Some([]) => (text.len(), text.len()),
            Some([b'\n', ..]) => (at, at + 1),
            Some([b'\r', b'\n', ..]) => (at, at + 2),
            Some([b'\r']) => (at, at + 1),
            Some(rest) => {
                self.is_plain = false;
                let length = at + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                (length, (length + 1).min(text.len()))
            }
        };
        self.end_cell(self.length);
    }

    /// Where a cell of a plain line begins and ends.
    pub(super) fn cell(&self, position: usize) -> (usize, usize) {
        let end_of = |position: usize| self.ends.get(position).map_or(0, |end| *end as usize);
        (position.checked_sub(1).map_or(0, |before| end_of(before) + 1), end_of(position))
    }
}

/// What is known by name, found by what stands in a cell: a short name as one number.
pub(super) struct Names<'a, V> {
    short: QuickMap<u128, V>,
    long: QuickMap<&'a str, V>,
}

/// So many bytes a short name has at most.
const SHORT: usize = 16;

impl<'a, V> FromIterator<(&'a str, V)> for Names<'a, V> {
    fn from_iter<I: IntoIterator<Item = (&'a str, V)>>(all: I) -> Self {
        let (mut short, mut long) = (QuickMap::default(), QuickMap::default());
        for (name, value) in all {
            match name.len() <= SHORT && !name.contains('\0') {
                true => _ = short.insert(number(name.as_bytes(), name.len()), value),
                false => _ = long.insert(name, value),
            }
        }
        Self { short, long }
    }
}

impl<V> Names<'_, V> {
    /// What the name is known as that has so many bytes and stands at the beginning of `text`.
    pub(super) fn find(&self, text: &str, length: usize) -> Option<&V> {
        if length <= SHORT {
            return self.short.get(&number(text.as_bytes(), length));
        }
        self.long.get(text.get(..length)?)
    }
}

/// The first bytes of `text` as one number.
fn number(text: &[u8], length: usize) -> u128 {
    let bytes = match text.first_chunk::<SHORT>() {
        Some(bytes) => *bytes,
        None => {
            let mut bytes = [0; SHORT];
            bytes.iter_mut().zip(text).for_each(|(place, byte)| *place = *byte);
            bytes
        }
    };
    let beyond = 8 * (SHORT - length.min(SHORT));
    u128::from_le_bytes(bytes) & u128::MAX.checked_shr(u32::try_from(beyond).unwrap_or(0)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a text with their cells; a line that is not plain has none.
    fn lines(mut text: &str) -> Vec<(&str, Vec<&str>)> {
        let mut lines = Vec::new();
        while !text.is_empty() {
            let line = Line::first(text.as_bytes(), b',');
            let cells = (0..if line.is_plain { line.count } else { 0 }).map(|position| line.cell(position));
            lines.push((&text[..line.length], cells.map(|(start, end)| &text[start..end]).collect()));
            text = &text[line.next..];
        }
        lines
    }

    #[test]
    fn every_line_is_taken_apart_as_others_do() {
        let pieces = [
            "",
            "a",
            "abcdefg",
            "abcdefgh",
            "a long cell, of more than sixteen bytes",
            ",",
            ",,",
            "\"",
            "é",
            "\u{7f}",
            "\r",
            "x\ty",
        ];
        for first in pieces {
            for second in pieces {
                for (end, is_last) in [("\n", false), ("\r\n", false), ("", true)] {
                    let text = format!("{first}{second}{end}{}", if is_last { "" } else { "z,y\n" });
                    let expected: Vec<&str> = text.split_terminator('\n').collect();
                    let found = lines(&text);
                    assert_eq!(found.len(), expected.len(), "{text:?}");
                    for ((line, cells), expected) in found.iter().zip(expected) {
                        let trimmed = expected.strip_suffix('\r').unwrap_or(expected);
                        let is_plain = trimmed.bytes().all(|byte| (b' '..=b'~').contains(&byte) && byte != b'"');
                        let split: Vec<&str> = if is_plain { trimmed.split(',').collect() } else { Vec::new() };
                        assert_eq!(cells, &split, "{text:?}");
                        assert_eq!(line.trim_end_matches('\r'), expected.trim_end_matches('\r'), "{text:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn more_cells_than_there_may_be_are_not_plain() {
        assert!(Line::first(",".repeat(MOST_COLUMNS - 1).as_bytes(), b',').is_plain);
        let line = Line::first(",".repeat(MOST_COLUMNS).as_bytes(), b',');
        assert_eq!((line.is_plain, line.length), (false, MOST_COLUMNS));
    }

    #[test]
    fn names_of_every_length_are_found() {
        let names = ["a", "ab", "a2", "sixteen-bytes-ok", "seventeen-bytes-ok", "seventeen-bytes-no"];
        let known: Names<'_, usize> = names.into_iter().enumerate().map(|(index, name)| (name, index)).collect();
        for (index, name) in names.into_iter().enumerate() {
            assert_eq!(known.find(name, name.len()), Some(&index));
            assert_eq!(known.find(&format!("{name},and what follows"), name.len()), Some(&index));
            assert_eq!(known.find(&format!("{name}x"), name.len() + 1), None);
        }
        assert_eq!(known.find("", 0), None);
    }
}
