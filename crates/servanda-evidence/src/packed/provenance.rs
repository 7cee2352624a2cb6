//! Provenance: who vouches for a record, how well, and who may see it. Many records share one.

use std::collections::HashMap;

use servanda_base::Marking;

use crate::SourceId;

/// Who vouches for a record, who carried it, how credible it is, who may see it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Provenance {
    pub source: SourceId,
    pub via: Option<Box<str>>,
    pub credibility: u8,
    pub marking: Marking,
}

/// Every provenance that occurs, by number.
#[derive(Debug, Clone, Default)]
pub(crate) struct Provenances {
    // INVARIANT: each once; `numbers` is its inverse.
    all: Vec<Provenance>,
    numbers: HashMap<Provenance, u32>,
    /// The number that was asked for last, and most often is again.
    last: u32,
}

impl Provenances {
    /// The number of a provenance, which is kept if it is new.
    pub(crate) fn number(&mut self, source: SourceId, via: Option<&str>, credibility: u8, marking: &Marking) -> u32 {
        let is_same = |last: &Provenance| {
            last.source == source
                && last.credibility == credibility
                && last.marking == *marking
                && last.via.as_deref() == via
        };
        if !self.all.get(self.last as usize).is_some_and(is_same) {
            self.last =
                self.number_of(Provenance { source, via: via.map(Box::from), credibility, marking: marking.clone() });
        }
        self.last
    }

    fn number_of(&mut self, provenance: Provenance) -> u32 {
        if let Some(number) = self.numbers.get(&provenance) {
            return *number;
        }
        // As many as there are records at most, whose numbers have as many bits.
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(provenance.clone());
        self.numbers.insert(provenance, number);
        number
    }

    /// The provenance of that number.
    // INVARIANT: a number was given out by these provenances, of which none is ever taken away.
    #[allow(clippy::indexing_slicing)]
    pub(crate) fn get(&self, number: u32) -> &Provenance {
        &self.all[number as usize]
    }

    /// Keeps all that `others` keeps, and says which number each has now.
    pub(crate) fn absorb(&mut self, others: &Self) -> Vec<u32> {
        others.all.iter().map(|provenance| self.number_of(provenance.clone())).collect()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }
}
