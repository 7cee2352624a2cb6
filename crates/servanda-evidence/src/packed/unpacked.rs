//! Records unpacked for those who want them by reference: a few neighbours at a time, when first asked for, and kept.

use std::sync::OnceLock;

use crate::Record;

use super::Packed;

/// So many are unpacked together.
const TOGETHER: usize = 16;

/// What was unpacked so far.
#[derive(Debug, Clone, Default)]
// INVARIANT: once made, as many groups as all records fill; what stands in them is what the packed records say.
pub(crate) struct Unpacked(OnceLock<Vec<OnceLock<Box<[Record]>>>>);

impl Unpacked {
    /// The record at `index` of `packed`.
    // INVARIANT: who asks knows how many there are.
    #[allow(clippy::indexing_slicing)]
    pub(crate) fn record(&self, packed: &Packed, index: usize) -> &Record {
        let groups = self.0.get_or_init(|| vec![OnceLock::new(); packed.len().div_ceil(TOGETHER)]);
        let first = index - index % TOGETHER;
        let range = first..(first + TOGETHER).min(packed.len());
        let group =
            groups[index / TOGETHER].get_or_init(|| range.map(|index| packed.record(index).unpacked()).collect());
        &group[index % TOGETHER]
    }

    /// Forgets what was at `index` and behind it; so many records there are now.
    pub(crate) fn forget_from(&mut self, index: usize, records: usize) {
        if let Some(groups) = self.0.get_mut() {
            groups.truncate(index / TOGETHER);
            groups.resize_with(records.div_ceil(TOGETHER), OnceLock::new);
        }
    }
}
