//! Validity: for which times of knowledge, and by which standards, what was worked out at one of them holds too.
//!
//! ```text
//!   worked out at K    asked: has this reporting time passed?  (yes: from then on)  (no: until then)
//!                      asked: how far does silence tell?       (the same all day)
//!                      asked: does this record count?          (yes: from its grade down)  (no: above it)
//!   holds for          |-----------K----------------|          all answers are the same in here
//! ```
//!
//! Which records there are is no matter of validity: what is known of a subject changes with its news (see `scope`), and
//! is looked up there.

use servanda_base::Instant;
use servanda_evidence::Standard;

use crate::knower::Knower;

/// Times of knowledge and standards, all ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Validity {
    from: Instant,
    through: Instant,
    strictest: Standard,
    laxest: Standard,
    // Holds only as long as no record tells of a time later than any other.
    looks_at_last: bool,
}

impl Validity {
    pub(crate) const ALWAYS: Self = Self {
        from: Instant::BEGINNING,
        through: Instant::END,
        strictest: Standard::Verified,
        laxest: Standard::Alleged,
        looks_at_last: false,
    };

    /// By every standard, at these times.
    pub(crate) fn of_times(from: Instant, through: Instant) -> Self {
        Self { from, through, ..Self::ALWAYS }
    }

    /// At all times, by the same standards.
    pub(crate) fn at_all_times(self) -> Self {
        Self { from: Instant::BEGINNING, through: Instant::END, ..self }
    }

    /// As long as no record tells of a later time than any other.
    pub(crate) fn until_later_told() -> Self {
        Self { looks_at_last: true, ..Self::ALWAYS }
    }

    pub(crate) fn looks_at_last(self) -> bool {
        self.looks_at_last
    }

    /// The last time at which it holds.
    pub(crate) fn through(self) -> Instant {
        self.through
    }

    pub(crate) fn contains_time(self, known_at: Instant) -> bool {
        self.from <= known_at && known_at <= self.through
    }

    pub(crate) fn narrowed(self, to: Self) -> Self {
        Self {
            from: self.from.max(to.from),
            through: self.through.min(to.through),
            strictest: self.strictest.max(to.strictest),
            laxest: self.laxest.min(to.laxest),
            looks_at_last: self.looks_at_last || to.looks_at_last,
        }
    }
}

impl Knower<'_, '_> {
    /// Whether an instant has passed in this view. Every such question goes through here.
    pub(crate) fn has_passed(&self, at: Instant) -> bool {
        let passed = at <= self.known_at();
        self.holds_within(match passed {
            true => Validity::of_times(at, Instant::END),
            false => Validity::of_times(Instant::BEGINNING, at.pred()),
        });
        passed
    }

    /// Whether what counts from `grade` down counts in this view. Every such question goes through here.
    pub(crate) fn admits(&self, grade: Standard) -> bool {
        let admits = grade <= self.view.standard();
        self.holds_within(match (admits, Standard::ALL.iter().rev().find(|standard| **standard < grade)) {
            (false, Some(above)) => Validity { laxest: *above, ..Validity::ALWAYS },
            _ => Validity { strictest: grade, ..Validity::ALWAYS },
        });
        admits
    }

    /// Whether what is of this validity holds in this view.
    pub(crate) fn is_of(&self, validity: Validity) -> bool {
        let standard = self.view.standard();
        validity.contains_time(self.known_at()) && validity.strictest <= standard && standard <= validity.laxest
    }

    /// Notes that what is being worked out holds only where `validity` says.
    pub(crate) fn holds_within(&self, validity: Validity) {
        self.engine.validity.set(self.engine.validity.get().narrowed(validity));
    }

    /// Works something out, and where it holds as long as there is no news.
    pub(crate) fn with_validity<T>(&self, work: impl FnOnce() -> T) -> (T, Validity) {
        let outer = self.engine.validity.replace(Validity::ALWAYS);
        let done = work();
        let own = self.engine.validity.replace(outer);
        self.holds_within(own);
        (done, own)
    }
}
