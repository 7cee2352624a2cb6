//! Where what was written stood in the file that it was written from.

use servanda_base::Span;

/// Stretches of a text, one within the other, each with its place elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    // INVARIANT: by their start, the outer before the inner; a parent comes before its children.
    stretches: Vec<Stretch>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    written: Span,
    place: Span,
    parent: Option<usize>,
}

impl Places {
    /// The place of the innermost stretch around the bytes `written`.
    pub fn of(&self, written: Span) -> Span {
        let before = self.stretches.partition_point(|stretch| stretch.written.start <= written.start);
        let mut at = before.checked_sub(1);
        while let Some(stretch) = at.and_then(|at| self.stretches.get(at)) {
            if written.end <= stretch.written.end {
                return stretch.place;
            }
            at = stretch.parent;
        }
        // Between two stretches: what stands before.
        before.checked_sub(1).and_then(|at| self.stretches.get(at)).map_or(Span::default(), |stretch| stretch.place)
    }
}

/// Stretches while they are being written.
#[derive(Debug, Default)]
pub struct Builder {
    places: Places,
    open: Vec<usize>,
}

impl Builder {
    /// A stretch begins at `start`; what it stands for is `place`.
    pub fn open(&mut self, start: usize, place: Span) -> usize {
        let index = self.places.stretches.len();
        let parent = self.open.last().copied();
        self.places.stretches.push(Stretch { written: Span::new(start, start), place, parent });
        self.open.push(index);
        index
    }

    /// The stretch `opened` ends.
    pub fn close(&mut self, opened: usize, end: usize) {
        self.open.pop();
        if let Some(stretch) = self.places.stretches.get_mut(opened) {
            stretch.written.end = end;
        }
    }

    /// All stretches.
    pub fn finish(self) -> Places {
        self.places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_stretch_tells_the_place() {
        let mut builder = Builder::default();
        let outer = builder.open(0, Span::new(100, 200));
        let inner = builder.open(2, Span::new(110, 120));
        builder.close(inner, 5);
        let next = builder.open(6, Span::new(130, 140));
        builder.close(next, 8);
        builder.close(outer, 10);
        let places = builder.finish();
        assert_eq!(places.of(Span::new(3, 4)), Span::new(110, 120));
        assert_eq!(places.of(Span::new(5, 5)), Span::new(110, 120));
        assert_eq!(places.of(Span::new(3, 7)), Span::new(100, 200));
        assert_eq!(places.of(Span::new(8, 9)), Span::new(100, 200));
        assert_eq!(places.of(Span::new(11, 12)), Span::new(130, 140));
    }
}
