//! Whether the parties and the public know.

pub(super) mod empty_report;
pub(super) mod no_cadence;
pub(super) mod no_public_report;
pub(super) mod party_not_told;
