//! Validity: for which times of knowledge what was worked out at one of them holds too.
//!
//! ```text
//!   worked out at K    asked: has this reporting time passed?  (yes: from then on)  (no: until then)
//!                      asked: how far does silence tell?       (the same all day)
//!   good in            |-----------K----------------|          all answers are the same in here
//! ```
//!
//! Records are no matter of windows: what is known of a subject changes with its news (see `scope`), and is looked up
//! there. Here is what changes by the mere passing of time.

use servanda_base::Instant;

use crate::knower::Knower;

/// Times of knowledge, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Validity {
    pub from: Instant,
    pub through: Instant,
}

impl Validity {
    pub(crate) const ALWAYS: Self = Self { from: Instant::BEGINNING, through: Instant::END };

    pub(crate) fn contains(self, known_at: Instant) -> bool {
        self.from <= known_at && known_at <= self.through
    }

    pub(crate) fn narrowed(self, to: Self) -> Self {
        Self { from: self.from.max(to.from), through: self.through.min(to.through) }
    }
}

impl Knower<'_, '_> {
    /// Whether an instant has passed in this view. Every such question goes through here.
    pub(crate) fn has_passed(&self, at: Instant) -> bool {
        let passed = at <= self.known_at();
        self.holds_within(match passed {
            true => Validity { from: at, through: Instant::END },
            false => Validity { from: Instant::BEGINNING, through: at.pred() },
        });
        passed
    }

    /// Notes that what is being worked out holds only for times of knowledge in `validity`.
    pub(crate) fn holds_within(&self, validity: Validity) {
        self.engine.validity.set(self.engine.validity.get().narrowed(validity));
    }

    /// Works something out, and for which times of knowledge it holds as long as there is no news.
    pub(crate) fn with_validity<T>(&self, work: impl FnOnce() -> T) -> (T, Validity) {
        let outer = self.engine.validity.replace(Validity::ALWAYS);
        let done = work();
        let own = self.engine.validity.replace(outer);
        self.holds_within(own);
        (done, own)
    }
}
