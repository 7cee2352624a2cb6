//! How standings are made: a word never stands without what it stands on.

use servanda_base::{Deadline, Truth};

use crate::{Doubt, Doubts, Footing, Grounds, Judgement, Remark, Standing, Truths, Verdict, united};

impl Truths {
    /// The truths of a single verdict.
    pub fn of(verdict: Verdict) -> Self {
        Self { met: verdict.is_met(), met_on_time: verdict.is_met_on_time(), breached: verdict.is_breached() }
    }
}

impl Standing {
    fn new(verdict: Verdict) -> Self {
        Self {
            verdict,
            concluded: false,
            truths: Truths::of(verdict),
            doubts: Doubts::NONE,
            remark: Remark::None,
            footing: Footing::Attested,
            grounds: Grounds::from([]),
            deadline: None,
            progress: None,
        }
    }

    /// Not in force yet.
    pub(crate) fn upcoming() -> Self {
        Self { footing: Footing::ByText, ..Self::new(Verdict::Upcoming) }
    }

    /// Its date is ahead.
    pub(crate) fn pending(deadline: Option<Deadline>) -> Self {
        Self { footing: Footing::ByText, deadline, ..Self::new(Verdict::Pending) }
    }

    /// It cannot be told, for these reasons; a conflict makes it disputed.
    pub(crate) fn unverified(doubts: Doubts) -> Self {
        let verdict = if doubts.has(Doubt::Conflict) { Verdict::Disputed } else { Verdict::Unverified };
        Self { doubts, footing: Footing::of_doubts(doubts), ..Self::new(verdict) }
    }

    /// Nobody has said, though it was time; an audience to which nothing is promised is only not shown it.
    pub(crate) fn overdue(hears: bool) -> Self {
        if hears {
            Self { footing: Footing::Nothing, ..Self::new(Verdict::Overdue) }
        } else {
            Self::unverified(Doubts::of(Doubt::NothingShown))
        }
    }

    /// Held or done, on these records.
    pub(crate) fn met(footing: Footing, grounds: Grounds) -> Self {
        Self { footing, grounds, ..Self::new(Verdict::Met) }
    }

    /// Done after its date.
    pub(crate) fn late(grounds: Grounds) -> Self {
        Self { grounds, ..Self::new(Verdict::Late) }
    }

    /// Violated, within the cure period.
    pub(crate) fn curing(footing: Footing, grounds: Grounds, until: Option<Deadline>) -> Self {
        Self { footing, grounds, deadline: until, ..Self::new(Verdict::Curing) }
    }

    /// Violated, on these records.
    pub(crate) fn breached(remark: Remark, footing: Footing, grounds: Grounds) -> Self {
        Self { remark, footing, grounds, ..Self::new(Verdict::Breached) }
    }

    /// Released by decision.
    pub(crate) fn waived(grounds: Grounds) -> Self {
        Self { grounds, ..Self::new(Verdict::Waived) }
    }

    /// Not owed meanwhile.
    pub(crate) fn excused(remark: Remark, grounds: Grounds) -> Self {
        Self { remark, grounds, ..Self::new(Verdict::Excused) }
    }

    /// What a condition's truth makes of it where nothing else decides.
    pub(crate) fn of_unknown(judgement: &Judgement) -> Self {
        let doubts = if judgement.doubts == Doubts::NONE { Doubts::of(Doubt::Inconclusive) } else { judgement.doubts };
        Self { footing: judgement.footing, grounds: judgement.grounds.clone(), ..Self::unverified(doubts) }
    }

    pub(crate) fn remarked(self, remark: Remark) -> Self {
        Self { remark, ..self }
    }

    pub(crate) fn on(self, grounds: &Grounds) -> Self {
        Self { grounds: united(&self.grounds, grounds), ..self }
    }

    pub(crate) fn due(self, deadline: Deadline) -> Self {
        Self { deadline: Some(deadline), ..self }
    }

    /// Of a commitment `as target`: missing it is not a breach.
    pub(crate) fn aimed_at(self) -> Self {
        if self.verdict != Verdict::Breached {
            return self;
        }
        Self { verdict: Verdict::Missed, truths: Truths::of(Verdict::Missed), ..self }
    }

    /// The final word of a term that is over.
    pub(crate) fn concluded(self) -> Self {
        Self { concluded: true, deadline: None, ..self }
    }

    /// The standing of a whole of two parts, which are wholes of parts themselves.
    // INVARIANT: the parts of one commitment are concluded together.
    pub(crate) fn with(&self, other: &Self) -> Self {
        let concluded = self.concluded && other.concluded;
        let counts = |part: &Self| concluded || !part.concluded;
        let is_worse = counts(other) && (other.speaks() < self.speaks() || !counts(self));
        let (worst, rest) = if is_worse { (other, self) } else { (self, other) };
        let mut whole = Self { concluded, ..worst.clone() };
        whole.truths = Truths {
            met: self.truths.met.min(other.truths.met),
            met_on_time: self.truths.met_on_time.min(other.truths.met_on_time),
            breached: self.truths.breached.max(other.truths.breached),
        };
        if rest.speaks() == worst.speaks() {
            whole.doubts = self.doubts.with(other.doubts);
            whole.footing = self.footing.and(other.footing);
            whole.grounds = united(&self.grounds, &other.grounds);
            whole.deadline = self.deadline.into_iter().chain(other.deadline).min();
        }
        whole
    }

    /// Of parts that have one word, what was put to the test and is attested speaks for the whole.
    fn speaks(&self) -> (Verdict, bool) {
        (self.verdict, matches!(self.remark, Remark::NotCalledOn | Remark::BySilence))
    }

    /// The standing of a whole: the worst word of its parts, on the grounds of those that have it.
    pub(crate) fn whole<'p>(parts: impl IntoIterator<Item = &'p Self>) -> Self {
        let parts: Vec<&Self> = parts.into_iter().collect();
        let concluded = !parts.is_empty() && parts.iter().all(|part| part.concluded);
        // A concluded part no longer stands for a whole that goes on.
        let ranked = parts.iter().filter(|part| concluded || !part.concluded);
        let Some(worst) = ranked.min_by_key(|part| part.speaks()) else { return Self::upcoming() };
        let mut whole = Self { concluded, ..(*worst).clone() };
        whole.truths = Truths {
            met: parts.iter().map(|part| part.truths.met).min().unwrap_or(Truth::Unknown),
            met_on_time: parts.iter().map(|part| part.truths.met_on_time).min().unwrap_or(Truth::Unknown),
            breached: parts.iter().map(|part| part.truths.breached).max().unwrap_or(Truth::Unknown),
        };
        for part in parts.iter().filter(|part| part.speaks() == worst.speaks()) {
            whole.doubts = whole.doubts.with(part.doubts);
            whole.footing = whole.footing.and(part.footing);
            whole.grounds = united(&whole.grounds, &part.grounds);
            whole.deadline = whole.deadline.into_iter().chain(part.deadline).min();
        }
        whole
    }
}
