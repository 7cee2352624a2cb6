//! Whether what is owed can be told from what is not.

pub(super) mod estimate_as_limit;
pub(super) mod evidence_never_stale;
pub(super) mod unit_without_conversion;
pub(super) mod unmeasurable_commitment;
pub(super) mod vague_deadline;
