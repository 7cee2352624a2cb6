//! Bytes of a text to lines and columns of UTF-16, and back. Any position is answered: one beyond a line is its end.

use servanda_base::{SourceFile, Span};

use crate::wire::{Position, Range};

/// A file and where its lines begin.
///
/// ```
/// use servanda_editor::{LinedText, wire::Position};
/// let text = LinedText::new(servanda_base::SourceFile::new("a.accord.md", "é😀x\ny"));
/// assert_eq!(text.position(6), Position { line: 0, character: 3 });
/// assert_eq!(text.offset(Position { line: 0, character: 3 }), 6);
/// ```
#[derive(Debug, Clone)]
pub struct LinedText {
    /// The file.
    pub file: SourceFile,
    starts: Vec<usize>,
}

impl LinedText {
    /// The file with its lines, which end with `\n`, `\r\n` or `\r`.
    pub fn new(file: SourceFile) -> Self {
        let bytes = file.text().as_bytes();
        let ends = |at: &usize| match bytes.get(*at) {
            Some(b'\n') => true,
            Some(b'\r') => bytes.get(*at + 1) != Some(&b'\n'),
            _ => false,
        };
        let starts = std::iter::once(0).chain((0..bytes.len()).filter(ends).map(|at| at + 1)).collect();
        Self { file, starts }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.file.text()
    }

    /// The place of the byte at `offset`; of the character around it, if it is within one.
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor(self.text(), offset);
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let before = self.text().get(start..offset).unwrap_or_default();
        Position { line: number(line), character: number(before.encode_utf16().count()) }
    }

    /// The byte at a place.
    pub fn offset(&self, place: Position) -> usize {
        let line = usize::try_from(place.line).unwrap_or(usize::MAX);
        let Some(start) = self.starts.get(line).copied() else { return self.text().len() };
        let end = self.starts.get(line.saturating_add(1)).copied().unwrap_or(self.text().len());
        let content = self.text().get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r']);
        let wanted = usize::try_from(place.character).unwrap_or(usize::MAX);
        let mut units = 0;
        for (at, c) in content.char_indices() {
            units += c.len_utf16();
            if units > wanted {
                return start + at;
            }
        }
        start + content.len()
    }

    /// The places of a span.
    pub fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    /// The bytes of a range, its ends in order.
    pub fn span(&self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span::new(start.min(end), end.max(start))
    }

    /// What stands before `offset` on its line.
    pub fn line_before(&self, offset: usize) -> &str {
        let offset = floor(self.text(), offset);
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        self.text().get(start..offset).unwrap_or_default()
    }

    /// The text with `new` in place of `range`, or of everything.
    pub fn changed(&self, range: Option<Range>, new: &str) -> String {
        let Some(range) = range else { return new.to_owned() };
        self.replaced(&[(self.span(range), new)])
    }

    /// The text with each span, in order and apart, replaced.
    pub fn replaced(&self, edits: &[(Span, &str)]) -> String {
        let text = self.text();
        let mut changed = String::with_capacity(text.len());
        let mut done = 0;
        for (span, new) in edits {
            changed.push_str(text.get(done..span.start).unwrap_or_default());
            changed.push_str(new);
            done = span.end;
        }
        changed.push_str(text.get(done..).unwrap_or_default());
        changed
    }
}

/// The start of the character at `offset`; the end of the text, if that is before it.
fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_units_of_utf16() {
        let text = LinedText::new(SourceFile::new("a", "a\u{1f600}b\r\né\u{5d0}c\rz"));
        for (offset, line, character) in [(0, 0, 0), (1, 0, 1), (5, 0, 3), (6, 0, 4), (8, 1, 0), (12, 1, 2), (14, 2, 0)]
        {
            assert_eq!(text.position(offset), Position { line, character });
            assert_eq!(text.offset(Position { line, character }), offset);
        }
    }

    #[test]
    fn any_position_is_answered() {
        let text = LinedText::new(SourceFile::new("a", "a\u{1f600}b\r\nc"));
        assert_eq!(text.offset(Position { line: 0, character: 2 }), 1, "within a pair");
        assert_eq!(text.offset(Position { line: 0, character: 99 }), 6, "beyond the line");
        assert_eq!(text.offset(Position { line: 9, character: 0 }), text.text().len(), "beyond the text");
        assert_eq!(text.position(3), Position { line: 0, character: 1 }, "within a character");
        assert_eq!(LinedText::new(SourceFile::new("a", "")).position(7), Position::default());
    }

    #[test]
    fn a_change_replaces_its_range() {
        let text = LinedText::new(SourceFile::new("a", "one\ntwo\n"));
        let range = text.range(Span::new(4, 7));
        assert_eq!(text.changed(Some(range), "2"), "one\n2\n");
        assert_eq!(text.changed(None, "2"), "2");
    }
}
